use super::verbs::{is_unknown, unplaced, verb_forms};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::verb::Tense;
use crate::text::fold::fold;

rule! {
    /// A negative present that keeps its -a
    ///
    /// ## What it finds
    ///
    /// A negative verb without a tense that ends in `-a`, and is a verb only with `-i`: `hazizalisha`.
    ///
    /// ## Why
    ///
    /// The negative present of a Bantu verb ends in `-i`. Loans keep their vowel (`hajibu`, `hawasamehe`).
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mashine hizi [[hazizalisha]] umeme.
    /// suggest: hazizalishi
    ///
    /// sw: Mwalimu hajibu maswali.
    /// sw: Hatukusoma, hatujasoma na hatutasoma.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write `-i`. Where the habitual was meant, write `hu-` for `ha-`.
    Negative = "sw.negative", Warning
}

impl Rule for Negative {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (span, is_first) in unplaced(text) {
            let written = text.at(&span);
            let folded = fold(written);
            let Some(root) = folded.strip_suffix('a').filter(|root| root.len() > 5) else { continue };
            let is_name = written.starts_with(char::is_uppercase) && !is_first;
            if is_name || !(folded.starts_with("ha") || folded.starts_with("si")) || !is_unknown(&folded) {
                continue;
            }
            let right = format!("{root}i");
            let forms = verb_forms(&right);
            if forms.iter().any(|form| form.negative && form.tense == Tense::Present) {
                found.report(span, format!("the negative present `{written}` ends in -i")).suggest(right);
            }
        }
    }
}
