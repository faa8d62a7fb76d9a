//! Units that say the same: two hashes of each are kept, and those with equal ones stand side by side when sorted.

use super::Kind;
use crate::model::segment::Segment;
use crate::store::{StoredUnit, standing};
use crate::text::fold::stable_hash;
use crate::text::tokens::TokenKind;

/// What is kept of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The hash of its words.
    words: i64,
    /// The hash of its texts.
    texts: i64,
    /// How good it is among its likes, its number last.
    standing: (u8, u8, i64),
}

/// A unit that says the same as one that is kept instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Like {
    pub(super) kind: Kind,
    /// Its number.
    pub(super) unit: i64,
    /// The number of the one that is kept.
    pub(super) kept: i64,
}

/// Collects units, and tells which of them say the same.
pub(super) struct Likes {
    exact: bool,
    near: bool,
    entries: Vec<Entry>,
}

impl Likes {
    /// For those of `kinds` that are about likes, among some `units`.
    pub(super) fn new(kinds: &[Kind], units: u64) -> Self {
        let (exact, near) = (kinds.contains(&Kind::Duplicate), kinds.contains(&Kind::NearDuplicate));
        let most = if exact || near { usize::try_from(units).unwrap_or(0) } else { 0 };
        Likes { exact, near, entries: Vec::with_capacity(most) }
    }

    pub(super) fn add(&mut self, stored: &StoredUnit) {
        if !self.exact && !self.near {
            return;
        }
        let (unit, texts) = (&stored.unit, stored.content_key());
        let words = if self.near { words_key(stored) } else { texts };
        self.entries.push(Entry { words, texts, standing: standing(unit.status, unit.origin, stored.id) });
    }

    /// The units that say the same as others, by the one that is kept.
    pub(super) fn find(mut self) -> Vec<Like> {
        let mut found = Vec::new();
        self.entries.sort_unstable();
        for same_words in self.entries.chunk_by(|one, other| one.words == other.words) {
            let best = same_words.iter().min_by_key(|one| one.standing).map_or(0, |one| one.standing.2);
            for same_texts in same_words.chunk_by(|one, other| one.texts == other.texts) {
                let Some((first, rest)) = same_texts.split_first() else { continue };
                let first = first.standing.2;
                if self.near && first != best {
                    found.push(Like { kind: Kind::NearDuplicate, unit: first, kept: best });
                }
                if self.exact {
                    let like = |other: &Entry| Like { kind: Kind::Duplicate, unit: other.standing.2, kept: first };
                    found.extend(rest.iter().map(like));
                }
            }
        }
        found.sort_by_key(|like| like.kept);
        found
    }
}

/// Equal for units whose texts differ in nothing but capitals, marks, spaces and the writing of numbers.
fn words_key(stored: &StoredUnit) -> i64 {
    let variants = stored.unit.variants.iter();
    let mut texts: Vec<String> =
        variants.map(|one| [one.language.base(), "\u{0}", &words(&one.segment)].concat()).collect();
    texts.sort_unstable();
    stable_hash(&texts.join("\u{1}")) as i64
}

/// Marks that part words and change nothing in what they say. Others do: `%`, `+`, `<`.
fn is_mark(mark: &str) -> bool {
    const MARKS: &str = ".,;:!?…'\"‘’“”„«»()[]-–—/";
    mark.chars().all(|c| MARKS.contains(c))
}

/// The words of a text, as they are compared.
fn words(segment: &Segment) -> String {
    let tokens = segment.tokens();
    let folded = segment.folded_tokens();
    let mut words = String::with_capacity(segment.text().len());
    let mut before: Option<(TokenKind, usize)> = None;
    for (token, folded) in tokens.iter().zip(&folded) {
        let text = segment.text().get(token.span.clone()).unwrap_or_default();
        let (end, begins) = (before.map_or(0, |(_, end)| end), token.span.start);
        let behind = segment.text().get(token.span.end..).unwrap_or_default();
        match token.kind {
            // The minus of a number: after a space or nothing, right before a digit.
            TokenKind::Punctuation
                if matches!(text, "-" | "−" | "–")
                    && begins >= end
                    && behind.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                let is_apart = begins == 0 || begins > end;
                words.push_str(if is_apart { " -" } else { " " });
            }
            TokenKind::Punctuation if is_mark(text) => {}
            // What a placeholder stands for is no matter of writing.
            TokenKind::Code => {
                words.push(' ');
                words.push_str(text);
            }
            TokenKind::Number => {
                // 10 000 is one number.
                let gap = segment.text().get(end..begins).unwrap_or_default();
                let goes_on = matches!(before, Some((TokenKind::Number, _)))
                    && matches!(gap, " " | "\u{A0}" | "\u{202F}")
                    && text.len() == 3;
                if !goes_on && !words.ends_with('-') {
                    words.push(' ');
                }
                words.push_str(&number(text));
            }
            _ => {
                words.push(' ');
                words.push_str(folded);
            }
        }
        before = Some((token.kind, token.span.end));
    }
    words
}

/// The digits of a number without the marks between its thousands, with a dot before its decimals.
fn number(text: &str) -> String {
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let is_thousands = |part: &&str| part.len() == 3;
    let same_marks = marks.windows(2).all(|two| two[0] == two[1]);
    match (parts.as_slice(), marks.as_slice()) {
        // 1,234,567 or 1.234.567; a single mark before three digits is read as one of thousands.
        ([first, rest @ ..], [_, ..])
            if same_marks && first.len() <= 3 && *first != "0" && rest.iter().all(is_thousands) =>
        {
            parts.concat()
        }
        ([before @ .., last], [_, ..]) => [&before.concat(), ".", last].concat(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    fn of(text: &str) -> String {
        words(&Segment::plain(text))
    }

    #[test]
    fn what_does_not_matter_is_left_out() {
        for (one, other) in [
            ("Copper, tin and zinc.", "copper tin  and Zinc"),
            ("It costs 1,500 shillings!", "It costs 1500 shillings."),
            ("It costs 1 500 shillings", "It costs 1.500 shillings"),
            ("\u{201C}Ore\u{201D} (raw)", "ore raw"),
            ("12,345.5 t", "12345.5 t"),
        ] {
            assert_eq!(of(one), of(other), "{one}");
        }
    }

    #[test]
    fn codes_with_other_content_are_others() {
        let of = |content: &str| {
            let mut builder = SegmentBuilder::default();
            builder.push_text("Open ");
            builder.push_code(CodeKind::Placeholder, content);
            words(&builder.finish())
        };
        assert_eq!(of("{0}"), of("{0}"));
        assert_ne!(of("{0}"), of("{1}"));
    }

    #[test]
    fn what_matters_is_kept() {
        for (one, other) in [
            ("1.5 t", "15 t"),
            ("-5 °C", "5 °C"),
            ("5 %", "5"),
            ("x < 3", "x 3"),
            ("copper", "coppers"),
            ("2 300 and 4", "2 301 and 4"),
            ("0.125", "125"),
        ] {
            assert_ne!(of(one), of(other), "{one}");
        }
    }
}
