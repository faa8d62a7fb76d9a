use super::unwanted;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::concept::TermStatus;

rule! {
    /// A term that the glossary advises against
    ///
    /// ## What it finds
    ///
    /// A term with the status *deprecated* in any form. Where there is a source, it must speak of the concept: a
    /// deprecated term may well be right in another sense.
    ///
    /// ## Why
    ///
    /// Such a term is understood, but another one was chosen since.
    ///
    /// ## Example
    ///
    /// ```text
    /// concept: expert | en: expert | sw: mtaalamu [1/2] | sw deprecated: mtaalam [1/2]
    /// en: The experts agreed.
    /// sw: [[Wataalam]] walikubaliana.
    /// suggest: Wataalamu
    ///
    /// concept: new-material | en: new material | sw: nyenzo mpya [9/10] | sw deprecated: kifaa kipya [7/8]
    /// en: The new devices arrived.
    /// sw: Vifaa vipya vilifika.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the preferred term where the text allows it.
    Deprecated = "term.deprecated", Info
}

impl Rule for Deprecated {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        unwanted::report(TermStatus::Deprecated, self, reading, found);
    }
}
