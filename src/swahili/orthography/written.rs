//! The words of a text as the readers of this room go through them: folded, with their bytes and their neighbours.
//!
//! A phrase such as `saa mbili na nusu` is words in a row with nothing but white space between; whatever else stands
//! there ends it, and is a word of its own here.

use std::ops::Range;

use crate::text::fold::fold;
use crate::text::tokens::{TokenKind, tokenise};

/// One token with its folded form.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Lower case, one kind of apostrophe: for comparing only.
    pub(super) folded: String,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// Word, number or mark.
    pub(super) kind: TokenKind,
}

impl Written {
    /// Its value where it is a number of digits only and at most `most` of them; figures of one to four digits are
    /// what clocks and dates are made of.
    pub(super) fn digits(&self, most: usize) -> Option<u16> {
        let plain = self.kind == TokenKind::Number && self.folded.len() <= most;
        // Digits of other scripts do not parse.
        plain.then(|| self.folded.parse().ok()).flatten()
    }

    /// Whether `next` stands at it without a space, as in `2:30`.
    pub(super) fn touches(&self, next: &Written) -> bool {
        self.span.end == next.span.start
    }
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Written> {
    tokenise(text, [])
        .into_iter()
        .map(|token| Written { folded: fold(&text[token.span.clone()]), span: token.span, kind: token.kind })
        .collect()
}

/// The folded word at `at`, or nothing after the end, which equals no word that is looked for.
pub(super) fn at(words: &[Written], at: usize) -> &str {
    words.get(at).map_or("", |word| &word.folded)
}

/// The bytes from the word `from` up to the word `to`, which is not part of them.
pub(super) fn span(words: &[Written], from: usize, to: usize) -> Range<usize> {
    let start = words.get(from).map_or(0, |word| word.span.start);
    let end = to.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.span.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let found = words("Saa 2:30 Asubuhi");
        assert_eq!(
            found.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>(),
            ["saa", "2", ":", "30", "asubuhi"]
        );
        assert!(found[1].touches(&found[2]) && !found[0].touches(&found[1]));
        assert_eq!(span(&found, 1, 4), 4..8);
        assert_eq!(at(&found, 9), "");
    }

    #[test]
    fn only_short_figures_of_plain_digits_have_a_value() {
        for (text, value) in
            [("24", Some(24)), ("2024", Some(2024)), ("12345", None), ("1.5", None), ("٣", None), ("a", None)]
        {
            assert_eq!(words(text)[0].digits(4), value, "{text}");
        }
    }

    #[test]
    fn a_span_of_nothing_is_empty() {
        assert_eq!(span(&[], 0, 0), 0..0);
        assert_eq!(span(&words("moja"), 0, 0), 0..0);
        assert_eq!(span(&words("moja"), 3, 9), 0..0);
    }
}
