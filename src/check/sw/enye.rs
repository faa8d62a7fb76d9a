use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// `-enye`, `-enyewe` or `-o-ote` that does not agree
    ///
    /// ## What it finds
    ///
    /// `mwenye` after a thing (`ukuta mwenye nyufa`), `yeyote` with one, and any other form of `-enye`, `-enyewe`
    /// and `-o-ote` that is not of the class of its noun.
    ///
    /// ## Why
    ///
    /// These words follow the concord of pronouns: in classes 3, 11 and 14 it is `wenye`, `wowote`. `mwenye` and
    /// `yeyote` are for persons and animals; `mwenye` is also for the inside of a place.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Ukuta [[mwenye]] nyufa ulibomolewa.
    /// suggest: wenye
    ///
    /// sw: Kifaa [[yeyote]] kinaweza kutumika.
    /// suggest: chochote
    ///
    /// sw: Tumia vijiti vyako mwenyewe.
    /// sw: Mtu yeyote mwenye kitambulisho anaweza kuingia.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the word the concord of its noun.
    Enye = "sw.enye", Warning
}

impl Rule for Enye {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::Having, found);
    }
}
