use super::glued::is_loose;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::prose::{begins_as_sentence, run_around};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::morphology::Morphology;
use crate::swahili::orthography::capitals::capital;
use crate::text::fold::fold;
use crate::text::tokens::{Token, TokenKind};

rule! {
    /// A sentence that begins right behind the one before
    ///
    /// ## What it finds
    ///
    /// A full stop, question or exclamation mark between two words without a space, where the second has a capital and
    /// one of them is Swahili: `mwisho.Hatua`. Addresses, file names, abbreviations before a name (`Dkt.Shein`) and what
    /// stands like this in the source are left alone.
    ///
    /// ## Why
    ///
    /// Programs cut the text into sentences at the space, so that two sentences become one segment which no memory knows.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mkutano ulifika [[mwisho.Hatua]] inayofuata ni kuandika ripoti.
    /// fix: Mkutano ulifika mwisho. Hatua inayofuata ni kuandika ripoti.
    ///
    /// sw: Barua ilitoka kwa Dkt.Shein, na faili inaitwa Ripoti.Docx leo.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the space in. `check --fix` does it.
    GluedSentence = "word.glued-sentence", Info, precision 1.0
}

impl Rule for GluedSentence {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for three in text.tokens().windows(3) {
            let [before, mark, after] = three else { continue };
            if !are_glued(before, mark, after) || !matches!(text.at(&mark.span), "." | "!" | "?") {
                continue;
            }
            let (first, second) = (text.at(&before.span), text.at(&after.span));
            // A short word with a capital is an abbreviation: Dkt., Bw.
            let abbreviated = first.len() <= 4 && first.starts_with(char::is_uppercase);
            if !begins_as_sentence(second) || abbreviated || first.len() < 2 || !first.ends_with(char::is_lowercase) {
                continue;
            }
            let span = before.span.start..after.span.end;
            let known = |word: &str| {
                let word = fold(word);
                capital(&word).is_some() || !Morphology::shipped().readings(&word).is_empty()
            };
            // What has a capital on both sides is a name in two parts, such as a file's.
            let is_name = first.starts_with(char::is_uppercase) && capital(&fold(first)).is_none() && !known(second);
            if !is_name
                && (known(first) || known(second))
                && is_loose(text, &span)
                && run_around(text.text(), span.start).matches('.').count() <= 2
                && !reading.source_has(text.at(&span))
            {
                let mark = text.at(&mark.span);
                found.report(span, format!("no space behind `{mark}`")).mend(format!("{first}{mark} {second}"));
            }
        }
    }
}

fn are_glued(before: &Token, mark: &Token, after: &Token) -> bool {
    (before.kind, mark.kind, after.kind) == (TokenKind::Word, TokenKind::Punctuation, TokenKind::Word)
        && before.span.end == mark.span.start
        && mark.span.end == after.span.start
}
