use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// Nothing is translated
    ///
    /// ## What it finds
    ///
    /// A translation in which nothing stands but white space and inline codes, though the source has text. A source
    /// without a letter or figure, such as a line of dashes, needs no translation.
    ///
    /// ## Why
    ///
    /// The reader gets a gap, or the text in the other language.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Switch off the furnace.
    /// sw: [[]]
    ///
    /// en: Switch off the furnace.
    /// sw: Zima tanuri.
    ///
    /// en: ———
    /// sw:
    /// ```
    ///
    /// ## What to do
    ///
    /// Translate it. `suggest` gives a draft where the memory has one.
    Empty = "segment.empty", Error
}

impl Rule for Empty {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = reading.source.as_ref() else { return };
        let target = reading.target.segment;
        if target.is_blank() && source.segment.without_codes().contains(char::is_alphanumeric) {
            found.report(0..target.text().len(), "not translated");
        }
    }
}
