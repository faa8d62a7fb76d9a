use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::lexicon::variants::VariantKind;
use crate::swahili::morphology::Morphology;
use crate::text::fold::fold;
use crate::text::letter_case::with_case;

rule! {
    /// A word that is never spelt like this
    ///
    /// ## What it finds
    ///
    /// Spellings that no dictionary has: `r` for `l` and `l` for `r` (`maendereo`), `z` for `dh` (`zarura`), `s` for `th`,
    /// a dropped `h`, a vowel too many or too few (`Kingereza`), in all forms of the word. They are the rows of the kind
    /// `slip` in the program's list of variants.
    ///
    /// Spellings that occur beside the standard one (`mtaalam`, `maalum`) are for `spelling.standard` and `spelling.mixed`.
    ///
    /// ## Why
    ///
    /// Readers notice, and search finds the right spelling only.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Kiwanda kinahitaji leseni kwa [[zarura]] hii.
    /// suggest: dharura
    ///
    /// sw: Mtaalam wa maabara alisoma ripoti kwa Kiingereza.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write what is suggested.
    Slip = "spelling.slip", Warning, precision 1.0
}

impl Rule for Slip {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (spelt, span) in text.spelt() {
            let word = text.at(span);
            let is_word = || !Morphology::shipped().readings(&fold(word)).is_empty();
            if spelt.group.kind == VariantKind::Slip
                && spelt.is_other()
                && !spelt.is_ambiguous()
                && !is_name(text, span, &spelt.group.preferred)
                && !is_word()
            {
                let standard = with_case(&spelt.standard, word);
                found.report(span.clone(), format!("`{word}` is spelt `{standard}`")).suggest(standard);
            }
        }
    }
}

/// Whether a common noun has a capital inside a sentence, so that it is a name: Zaifu.
pub(super) fn is_name(text: &Text<'_>, span: &Range<usize>, preferred: &str) -> bool {
    text.at(span).starts_with(char::is_uppercase)
        && preferred.starts_with(char::is_lowercase)
        && !text.begins_sentence(span)
}
