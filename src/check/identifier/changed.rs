use super::names::changed;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A name with digits of which one became another
    ///
    /// ## What it finds
    ///
    /// A name of the source whose copy in the translation differs in one character, where one of the two characters is
    /// a digit: `A330` for `A320`, `SI` for `S1`, `C0V` for `CoV`. Hyphens and capitals do not count.
    ///
    /// ## Why
    ///
    /// It is the name of another thing, or of none, and no reader can tell.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The A320 has two engines.
    /// sw: [[A330]] ina injini mbili.
    /// suggest: A320
    ///
    /// en: SARS-CoV2 binds the S1 protein.
    /// sw: SARS-CoV-2 hushikamana na protini ya [[SI]].
    ///
    /// en: COVID-19 in Q1.
    /// sw: UVIKO-19 katika R1.
    /// ```
    ///
    /// ## What to do
    ///
    /// Copy the name from the source.
    Changed = "identifier.changed", Warning
}

impl Rule for Changed {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        for (was, is) in changed(source, &reading.target) {
            let (was, written) = (source.at(&was), reading.target.at(&is));
            found.report(is, format!("`{written}` stands where the source has `{was}`")).suggest(was);
        }
    }
}
