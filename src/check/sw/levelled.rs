use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// The concord of class 9 or 10 with a noun of another class
    ///
    /// ## What it finds
    ///
    /// A word with the concord of class 9 or 10 (`ya`, `za`, `kubwa`, `inayo…`) beside a noun of another class, and
    /// an institution whose verb is in class 9 (`Shirika ilitangaza`).
    ///
    /// ## Why
    ///
    /// Colloquial Swahili, most of all where it is a second language, gives every thing the concords of classes 9 and
    /// 10, and some write so. In the standard language it is a fault as any other; it is an info because many writers
    /// know it and let it stand. A profile can raise it.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mfumo [[ya]] maji unahitaji matengenezo.
    /// suggest: wa
    ///
    /// sw: Mitambo [[kubwa]] ya umeme imezimwa.
    /// suggest: mikubwa
    ///
    /// sw: Mashine kubwa ya umeme imezimwa.
    /// sw: Matatizo ya maji na ya umeme yamekwisha.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the word the concord of its noun, above all in texts that are published.
    Levelled = "sw.levelled", Info, precision 0.93
}

impl Rule for Levelled {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::Levelled, found);
    }
}
