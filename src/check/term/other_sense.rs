//! Words of an English source that look like a term and are none: another part of speech, or a part of a name.

use crate::check::pair::Text;
use crate::model::concept::{PartOfSpeech, Term};
use crate::terminology::recognise::Occurrence;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

/// Words before a noun, so that what looks like a verb is none: `a sign`.
#[rustfmt::skip]
const BEFORE_NOUN: &[&str] = &[
    "a", "an", "any", "each", "every", "her", "his", "its", "my", "no", "our", "some", "that", "the", "their", "these",
    "this", "those", "your",
];
/// Words before a verb, so that what looks like a noun is none: `to share`.
#[rustfmt::skip]
const BEFORE_VERB: &[&str] = &[
    "can", "cannot", "could", "i", "may", "might", "must", "shall", "should", "they", "to", "we", "who", "will",
    "would", "you",
];

/// Whether `occurrence` of `term` in an English source is plainly not that term.
pub(super) fn is_other(source: &Text<'_>, occurrence: &Occurrence, term: &Term) -> bool {
    if source.language.base() != "en" {
        return false;
    }
    let tokens = source.tokens();
    let at = tokens.partition_point(|token| token.span.start < occurrence.span.start);
    let after = tokens.partition_point(|token| token.span.start < occurrence.span.end);
    let word = |at: Option<usize>| {
        let token = at.and_then(|at| tokens.get(at)).filter(|token| token.kind == TokenKind::Word);
        token.map_or("", |token| source.at(&token.span))
    };
    let (before, earlier, next) = (word(at.checked_sub(1)), word(at.checked_sub(2)), word(Some(after)));
    let written = source.at(&occurrence.span);
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => {
            let is_bare = fold(written) == fold(&term.text) || written.ends_with('s');
            let has = |word: &str| BEFORE_NOUN.contains(&fold(word).as_str());
            is_bare && (has(before) || (has(earlier) && !before.ends_with('s')) || next == "of")
        }
        Some(PartOfSpeech::ProperNoun) => false,
        _ => {
            let is_big = |word: &str| word.starts_with(char::is_uppercase);
            // The first word of a sentence has a capital too.
            let in_name =
                is_big(written) && !is_big(term.text.trim()) && is_big(before) && (is_big(earlier) || is_big(next));
            let is_bare = !written.contains(char::is_whitespace) && fold(written) == fold(term.text.trim());
            in_name || (is_bare && BEFORE_VERB.contains(&fold(before).as_str()))
        }
    }
}
