use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A verb in the singular after two subjects
    ///
    /// ## What it finds
    ///
    /// Two things or two names joined by `na` whose verb is in the singular.
    ///
    /// ## Why
    ///
    /// Two subjects have a verb in the plural: that of their class where they share one (`kikundi na kikundi …
    /// vilitia`), else `vi-` or `zi-`. Names take the class of what they name: companies `zi-`, organisations
    /// `ya-`, persons `wa-`.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Kikundi cha vijana na kikundi cha wazee [[kilitia]] saini.
    /// suggest: vilitia
    ///
    /// sw: Toyota na Nissan [[itaongeza]] bei mwakani.
    ///
    /// sw: Kitabu na kisu vilipotea.
    /// sw: Uchumi na siasa za nchi zinabadilika.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the verb into the plural. Which class names ask for, nobody but the writer knows.
    Coordination = "sw.coordination", Warning
}

impl Rule for Coordination {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::VerbOfTwo, found);
    }
}
