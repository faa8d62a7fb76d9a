use super::unwanted;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::concept::TermStatus;

rule! {
    /// A term that the glossary forbids
    ///
    /// ## What it finds
    ///
    /// A term with the status *forbidden* in any form: singular, plural, place, and every tense of a verb. It is silent
    /// where the same words are also a good term of another concept, where they are part of a longer good term, and, for
    /// single words that mean something else as well, where the source does not speak of the concept. An adverb that is
    /// also a noun is left alone where it stands as one. What `machine.non-word` or `machine.boilerplate` reports on the
    /// same words is not reported twice.
    ///
    /// ## Why
    ///
    /// Somebody decided that this word is wrong. A list of plain words misses most of its forms, since Swahili nouns
    /// change at the front.
    ///
    /// ## Example
    ///
    /// ```text
    /// concept: transformer | en: transformer | sw: transfoma [9/10] | sw forbidden: kibadilishaji umeme [7/8] (vibadilishaji umeme)
    /// en: Two transformers were replaced.
    /// sw: [[Vibadilishaji umeme]] viwili vilibadilishwa.
    /// suggest: Transfoma
    ///
    /// concept: transformer | en: transformer | sw: transfoma [9/10] | sw forbidden: kigeuzi [7/8]
    /// en: The variable holds a number.
    /// sw: Kigeuzi kina namba.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the preferred term, and look at the words that agree with it. If the finding is wrong because the word has
    /// another sense in your texts, make it *deprecated*, or forbid a longer phrase.
    Forbidden = "term.forbidden", Warning
}

impl Rule for Forbidden {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        unwanted::report(TermStatus::Forbidden, self, reading, found);
    }
}
