use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A word that does not agree with its noun
    ///
    /// ## What it finds
    ///
    /// `-a`, a demonstrative, a possessive, an adjective or a numeral that has the concord of another class than
    /// the noun it stands with. It is silent where an earlier noun could be meant (`mradi wa ujenzi na ukarabati wa
    /// barabara`), where a word near it is not known, and where usage is divided. A concord of class 9 or 10 is
    /// reported by `sw.levelled`, `-enye` and `-o-ote` by `sw.enye`.
    ///
    /// ## Why
    ///
    /// The concord tells the reader which words belong together. A wrong one is a plain fault, and often the noun
    /// was exchanged and the rest left as it was.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Kiwango [[la]] joto kimepanda.
    /// suggest: cha
    ///
    /// sw: Wasomaji walipenda picha [[vikubwa]] za jarida hilo.
    /// suggest: kubwa
    ///
    /// sw: Mradi wa ujenzi na ukarabati wa barabara unaendelea.
    /// sw: Daktari wetu alifika na rafiki yangu.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the word the concord of its noun; the first suggestion has the noun's own class.
    NounPhrase = "sw.noun-phrase", Warning, precision 0.98
}

impl Rule for NounPhrase {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::Modifier, found);
    }
}
