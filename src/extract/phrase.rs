//! A noun phrase as it stands in a segment, and what every language has in common there.

use std::ops::Range;

use crate::swahili::agreement::Agreement;
use crate::text::tokens::TokenKind;
use crate::text::written::Written;

/// The most words of a candidate: longer phrases are descriptions.
pub(super) const LONGEST: usize = 6;

/// One occurrence of a noun phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Phrase {
    /// The citation forms of its words, by which occurrences are the same.
    pub(super) words: Vec<String>,
    /// Its bytes in the segment's text.
    pub(super) span: Range<usize>,
    /// Whether no longer phrase stands around it here.
    pub(super) is_whole: bool,
    /// Whether it has the head of the longest phrase that stands here: `sensor` in `light sensor`, `kihisi` in `kihisi
    /// cha joto`.
    pub(super) is_head: bool,
    /// Whether the words around it leave no doubt that it is a noun phrase.
    pub(super) is_sure: bool,
    /// Whether an article or the like stands before it.
    pub(super) is_determined: bool,
    /// Whether this is the form that a glossary cites: the singular.
    pub(super) is_cited: bool,
    /// Whether it is written with capitals, where that says something; `None` at the start of a sentence, or in a
    /// heading with capitals throughout.
    pub(super) is_capital: Option<bool>,
    /// What its head says of its class.
    pub(super) class: Head,
}

/// The head of a Swahili phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    /// The pair of classes that the lexicon or the word's making gives it, and how that is known.
    pub(super) known: Option<(String, Source)>,
    /// The word that agrees with it, as it is written, and the classes that it speaks for.
    pub(super) concord: Option<(String, Agreement)>,
}

/// How the class of a noun is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The lexicon has the noun.
    Lexicon,
    /// It is made from a verb or noun of the lexicon.
    Derived,
}

/// Which words of a text are part of a code, an address or a file's name, and no language.
pub(super) fn codes(text: &str, words: &[Written<'_>]) -> Vec<bool> {
    let mut in_code = false;
    let mut found = vec![false; words.len()];
    for (at, word) in words.iter().enumerate() {
        let written = &text[word.span.clone()];
        if written == "`" {
            in_code = !in_code;
        }
        let before = text[..word.span.start].chars().next_back();
        let after = text[word.span.end..].chars().next();
        let beyond = text[word.span.end..].chars().nth(1);
        let joins = |c: Option<char>| c.is_some_and(|c| "_/\\@=<>{}[]#$%&~^|+".contains(c));
        let dotted = |c: Option<char>, next: Option<char>| {
            c.is_some_and(|c| matches!(c, '.' | ':')) && next.is_some_and(char::is_alphanumeric)
        };
        let before_dot = text[..word.span.start].chars().rev().nth(1);
        // **T**emperature: an emphasis that begins or ends inside of a word leaves pieces of it.
        let is_broken = is_letter_beyond_emphasis(text[..word.span.start].chars().rev())
            || is_letter_beyond_emphasis(text[word.span.end..].chars());
        let address = word.folded.starts_with("http") || word.folded == "www";
        let is_code = word.kind == TokenKind::Code || in_code || address;
        found[at] = is_code
            || is_broken
            || joins(before)
            || joins(after)
            || dotted(after, beyond)
            || dotted(before, before_dot.filter(|_| !before.is_some_and(char::is_whitespace)));
    }
    // A quotation mark of code that nothing closes is none.
    if in_code {
        let last = words.iter().rposition(|word| &text[word.span.clone()] == "`").unwrap_or_default();
        for (at, word) in words.iter().enumerate().skip(last) {
            found[at] = word.kind == TokenKind::Code;
        }
    }
    found
}

/// Whether `word` has marks beside it that nothing but code has there. A sentence may begin right after a full stop, so
/// that a capital behind one says nothing.
pub(super) fn is_written_as_code(text: &str, word: &Written<'_>) -> bool {
    let mut before = text[..word.span.start].chars().rev();
    let mut after = text[word.span.end..].chars();
    let (before, after) = ((before.next(), before.next()), (after.next(), after.next()));
    let joins = |(first, second): (Option<char>, Option<char>)| match first {
        Some('`' | '_' | '=' | '\\' | '@') => true,
        Some('.') => second.is_some_and(|c| c.is_ascii_lowercase()),
        _ => false,
    };
    word.kind == TokenKind::Code || word.kind == TokenKind::Word && (joins(before) || joins(after))
}

/// Whether marks of emphasis come first, and a letter or digit at once after them.
fn is_letter_beyond_emphasis(letters: impl Iterator<Item = char>) -> bool {
    let mut letters = letters.peekable();
    let mut marks = 0;
    while letters.next_if(|c| matches!(c, '*' | '_')).is_some() {
        marks += 1;
    }
    marks > 0 && letters.next().is_some_and(char::is_alphanumeric)
}

/// Whether most words of the text that could be written small have a capital: a heading or a name.
pub(super) fn is_in_capitals(text: &str, words: &[Written<'_>]) -> bool {
    let long = |word: &&Written<'_>| word.kind == TokenKind::Word && word.folded.chars().count() > 3;
    let capital = |word: &&Written<'_>| text[word.span.clone()].starts_with(char::is_uppercase);
    let count = words.iter().filter(long).count();
    2 * words.iter().filter(long).filter(capital).count() > count && count > 0
}

/// Whether a word is an abbreviation in capitals, such as `ICU`, `mRNA`, `COVID-19`: no name because of them.
pub(super) fn is_abbreviation(written: &str) -> bool {
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let small = written.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && small <= 1
}

/// Whether the phrase `span` is written as a name; `None` where its capitals say nothing. `first` is the place of the
/// first word of its sentence, `in_capitals` whether its text has capitals throughout.
pub(super) fn capitals(
    text: &str,
    words: &[Written<'_>],
    (from, to): (usize, usize),
    in_capitals: bool,
) -> Option<bool> {
    let starts = from == 0 || words[..from].iter().rev().take(1).any(|word| ends_clause(&text[word.span.clone()]));
    let written = |at: usize| &text[words[at].span.clone()];
    let letters: Vec<&str> = (from..to).map(written).filter(|word| word.chars().count() > 2).collect();
    let considered: Vec<&&str> = letters.iter().filter(|word| !is_abbreviation(word)).collect();
    if considered.is_empty() {
        return Some(false);
    }
    let capital = considered.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let inner = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_uppercase);
    if considered.iter().any(|word| inner(word)) {
        return Some(true);
    }
    if in_capitals || (starts && (considered.len() == 1 || capital == 1)) {
        return if capital == 0 { Some(false) } else { None };
    }
    Some(capital == considered.len())
}

/// Whether what follows `mark` may begin a sentence, an item or a heading.
pub(super) fn ends_clause(mark: &str) -> bool {
    matches!(
        mark,
        "." | ":"
            | "?"
            | "!"
            | "\u{2026}"
            | "*"
            | "#"
            | "-"
            | ">"
            | "\u{2022}"
            | "|"
            | "\""
            | "\u{201C}"
            | "'"
            | "("
            | "["
    )
}
