use super::slip::is_name;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::lexicon::variants::VariantKind;
use crate::text::letter_case::with_case;

rule! {
    /// A spelling that is not the standard one
    ///
    /// ## What it finds
    ///
    /// Spellings that occur but are not those of the dictionaries: `kitaalam` for `kitaalamu`, English spellings of loans
    /// (`December`), words written apart or together against the rule. Where both spellings are standard, or the other
    /// one is as common, nothing is said.
    ///
    /// ## Why
    ///
    /// A client or a style guide may want the standard throughout; `spelling.mixed` speaks up only where a text has both.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Faida za [[kitaalam]] ni nyingi.
    /// suggest: kitaalamu
    ///
    /// sw: Faida za kitaalamu zinaonyeshwa na mtihani maalum.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the standard, or turn the rule off.
    Standard = "spelling.standard", Info
}

impl Rule for Standard {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (spelt, span) in text.spelt() {
            let group = spelt.group;
            let common = group.note.as_deref().is_some_and(|note| note.contains("common") || note.contains("in use"));
            let one_sided = matches!(group.kind, VariantKind::Spelling | VariantKind::Loan);
            if one_sided
                && !common
                && spelt.is_other()
                && !spelt.is_ambiguous()
                && !is_name(text, span, &group.preferred)
            {
                let word = text.at(span);
                let standard = with_case(&spelt.standard, word);
                found
                    .report(span.clone(), format!("the standard spelling of `{word}` is `{standard}`"))
                    .suggest(standard);
            }
        }
    }
}
