//! Names: capitalised words, and words with digits in them, that stand in the target as they stand in the source.
//!
//! That the old name is the same in both languages does not prove it of the new one, so a name that may have another
//! form in the target's language is exchanged and doubted.

use std::ops::Range;

use super::places;
use crate::model::segment::Segment;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::Morphology;
use crate::text::fold::{fold, is_apostrophe};
use crate::text::language::Language;

/// Whether `word` looks like a name or a part of one.
pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || word.contains(char::is_numeric)
}

/// The name without an English possessive ending, and that ending.
pub(super) fn stem(name: &str) -> (&str, &str) {
    let without_s = name.strip_suffix('s').filter(|rest| rest.ends_with(is_apostrophe));
    let stem = without_s.or_else(|| name.ends_with(is_apostrophe).then_some(name));
    let stem = stem.map_or(name, |rest| rest.trim_end_matches(is_apostrophe));
    name.split_at(stem.len())
}

/// How `name` of the sources is written in the target's language, where the list of places knows it.
pub(super) fn known(name: &str, from: &Language, to: &Language) -> Option<&'static str> {
    match (from.base(), to.base()) {
        ("en", "sw") => places::in_swahili(name),
        ("sw", "en") => places::in_english(name),
        _ => None,
    }
}

/// The places where `name` stands as words of its own outside codes.
pub(super) fn occurrences(segment: &Segment, name: &str) -> Vec<Range<usize>> {
    let text = segment.text();
    if name.is_empty() {
        return Vec::new();
    }
    let spans = text.match_indices(name).map(|(at, _)| at..at + name.len());
    spans
        .filter(|span| {
            let before = text[..span.start].ends_with(char::is_alphanumeric);
            let after = text[span.end..].starts_with(char::is_alphanumeric);
            let in_code = segment.codes().iter().any(|code| code.span.start < span.end && span.start < code.span.end);
            !before && !after && !in_code
        })
        .collect()
}

/// Whether `name`, new in the text and not in the list of places, may well be written otherwise in the target's
/// language. `first`: it begins a sentence, so that its capital says nothing.
pub(super) fn is_doubtful(name: &str, first: bool, from: &Language, to: &Language) -> bool {
    let made = name.contains(|c: char| c.is_numeric()) || name.chars().filter(|c| c.is_uppercase()).count() > 1;
    let one_word = !name.contains(char::is_whitespace);
    if made && one_word {
        // An acronym or the name of a product.
        return false;
    }
    let folded = fold(name);
    match (from.base(), to.base()) {
        _ if first => true,
        ("en", "sw") => {
            let ending = ["ish", "ese", "ian", "ean", "ic", "ans"].iter().any(|ending| folded.ends_with(ending));
            ending || folded.split(' ').any(has_swahili_word)
        }
        ("sw", "en") => folded.split(' ').any(|word| !Morphology::shipped().readings(word).is_empty()),
        _ => false,
    }
}

/// Whether the lexicon has a Swahili noun for the English word.
fn has_swahili_word(english: &str) -> bool {
    let glosses = Lexicon::shipped().nouns.iter().map(|noun| noun.gloss.as_str());
    let mut words = glosses.flat_map(|gloss| gloss.split([';', ',']));
    words.any(|gloss| gloss.trim().trim_start_matches("the ").eq_ignore_ascii_case(english))
}

/// Whether the text at `span` stands in brackets.
pub(super) fn in_brackets(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default().trim_end().ends_with(['(', '[']);
    let after = text.get(span.end..).unwrap_or_default().trim_start().starts_with([')', ']']);
    before || after
}
