use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A relative that agrees with no noun
    ///
    /// ## What it finds
    ///
    /// `amba-`, a relative verb or `-lio` with a marker that no noun before it in the clause asks for. A marker of
    /// class 9 or 10 is reported by `sw.levelled`.
    ///
    /// ## Why
    ///
    /// The marker says which noun is described. With the wrong one the reader looks for another noun.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Maeneo [[ambao]] yaliathirika yalifungwa.
    /// suggest: ambayo
    ///
    /// sw: Kazi [[unaofanyika]] hapa ni nyingi.
    /// suggest: inayofanyika
    ///
    /// sw: Mwili wa mwanadamu ambao una maji mengi huhitaji chumvi.
    /// sw: Walipofika walikuta mlango umefungwa.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the relative the marker of the noun that it describes.
    Amba = "sw.amba", Warning, precision 0.86
}

impl Rule for Amba {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::Relative, found);
    }
}
