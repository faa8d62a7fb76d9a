//! The words of a text as its readers go through them: folded, with their bytes and their neighbours.
//!
//! A phrase such as `saa mbili na nusu` is words in a row with nothing but white space between; whatever else stands
//! there ends it, and is a word of its own here.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::folded;
use super::tokens::{Token, TokenKind, tokenise};

/// One token with its folded form.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    /// Lower case, one kind of apostrophe: for comparing only.
    pub folded: Cow<'a, str>,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Word, number, mark or code.
    pub kind: TokenKind,
}

impl Written<'_> {
    /// Its value where it is a number of digits only and at most `most` of them; figures of one to four digits are
    /// what clocks and dates are made of.
    pub fn digits(&self, most: usize) -> Option<u16> {
        let plain = self.kind == TokenKind::Number && self.folded.len() <= most;
        // Digits of other scripts do not parse.
        plain.then(|| self.folded.parse().ok()).flatten()
    }

    /// Whether `next` stands at it without a space, as in `2:30`.
    pub fn touches(&self, next: &Written<'_>) -> bool {
        self.span.end == next.span.start
    }
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Vec<Written<'_>> {
    words_of(text, &tokenise(text, []))
}

/// The words of `text`, whose tokens are `tokens`.
pub fn words_of<'a>(text: &'a str, tokens: &[Token]) -> Vec<Written<'a>> {
    let written = |Token { kind, span }: &Token| {
        let folded = folded(text.get(span.clone()).unwrap_or_default());
        Written { folded, span: span.clone(), kind: *kind }
    };
    tokens.iter().map(written).collect()
}

/// `words` without the codes that hold nothing: what a reader sees, where a code stands inside a phrase
/// (`saa <g>2</g> asubuhi`).
pub fn as_seen<'w, 'a>(words: &'w [Written<'a>]) -> Cow<'w, [Written<'a>]> {
    let shows = |word: &&Written<'_>| word.kind != TokenKind::Code || !word.span.is_empty();
    if words.iter().all(|word| shows(&word)) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.iter().filter(shows).cloned().collect())
}

/// The folded word at `at`, or nothing after the end, which equals no word that is looked for.
pub fn at<'w>(words: &'w [Written<'_>], at: usize) -> &'w str {
    words.get(at).map_or("", |word| &word.folded)
}

/// The bytes from the word `from` up to the word `to`, which is not part of them.
pub fn span(words: &[Written<'_>], from: usize, to: usize) -> Range<usize> {
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
        assert_eq!(found.iter().map(|word| &*word.folded).collect::<Vec<_>>(), ["saa", "2", ":", "30", "asubuhi"]);
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
    fn a_code_that_holds_nothing_parts_no_phrase() {
        let text = "saa 2 <b>";
        let written = words_of(text, &tokenise(text, [4..4, 6..9]));
        assert_eq!(as_seen(&written).iter().map(|word| &*word.folded).collect::<Vec<_>>(), ["saa", "2", "<b>"]);
        assert!(matches!(as_seen(&written[..1]), Cow::Borrowed(_)));
    }

    #[test]
    fn a_span_of_nothing_is_empty() {
        assert_eq!(span(&[], 0, 0), 0..0);
        assert_eq!(span(&words("moja"), 0, 0), 0..0);
        assert_eq!(span(&words("moja"), 3, 9), 0..0);
    }
}
