//! Names with the kind of what they name, in English behind them or in Swahili before them: `Acme Group`, `Kikundi cha
//! Acme`.

use std::ops::Range;

use crate::check::pair::Text;
use crate::text::fold::fold;
use crate::text::tokens::{Token, TokenKind};

/// Kinds in Swahili with what they are in English; a kind in English is one of a Swahili one alone.
const KINDS: &[(&str, &[&str])] = &[
    ("kikundi", &["group"]),
    ("kundi", &["group"]),
    ("kampuni", &["company", "corporation", "corp", "inc", "ltd", "limited"]),
    ("shirika", &["corporation", "organization", "organisation", "agency"]),
    ("benki", &["bank"]),
    ("chuo kikuu", &["university"]),
    ("taasisi", &["institute", "institution"]),
    ("wakfu", &["foundation"]),
    ("hospitali", &["hospital"]),
    ("mfuko", &["fund"]),
    ("chama", &["association", "party"]),
];

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name without its kind, folded.
    pub(super) core: String,
    /// The kind in English.
    pub(super) kind: &'static str,
    /// Where both stand.
    pub(super) span: Range<usize>,
}

/// Hands `take` every name of this shape in `text`.
pub(super) fn names(text: &Text<'_>, take: &mut dyn FnMut(Name)) {
    let tokens = text.tokens();
    // Every name has two words in capitals beside each other, or a Swahili kind before one.
    let mut at = 0;
    while at < tokens.len() {
        if !is_big(text, tokens, at) {
            at += 1;
            continue;
        }
        let end = run(text, tokens, at);
        english(text, &tokens[at..end], take);
        at = end;
    }
    swahili(text, tokens, take);
}

/// `Acme Group`: the last word of a row of capitals is a kind.
fn english(text: &Text<'_>, row: &[Token], take: &mut dyn FnMut(Name)) {
    let Some((last, before)) = row.split_last().filter(|(_, before)| !before.is_empty()) else { return };
    let word = fold(text.at(&last.span));
    for (_, kinds) in KINDS {
        if let Some(kind) = kinds.iter().find(|kind| **kind == word) {
            let span = before[0].span.start..last.span.end;
            take(Name { core: core(text, before), kind, span });
            return;
        }
    }
}

/// `Kikundi cha Acme`: a kind, an associative, and a row of capitals.
fn swahili(text: &Text<'_>, tokens: &[Token], take: &mut dyn FnMut(Name)) {
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let first = text.at(&token.span);
        // The first letters tell most words apart before anything is folded.
        if !first.is_ascii()
            || !KINDS
                .iter()
                .any(|(kind, _)| kind.get(..3).zip(first.get(..3)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b)))
        {
            continue;
        }
        let first = first.to_ascii_lowercase();
        let second = tokens.get(at + 1).map(|next| text.at(&next.span).to_ascii_lowercase());
        let found = KINDS.iter().find_map(|(kind, kinds)| match kind.split_once(' ') {
            Some((one, two)) => (first == one && second.as_deref() == Some(two)).then_some((at + 2, kinds)),
            None => (first == *kind).then_some((at + 1, kinds)),
        });
        let Some((next, kinds)) = found else { continue };
        let of = tokens.get(next).map(|token| text.at(&token.span));
        if !matches!(of, Some("cha" | "la" | "ya" | "wa")) || !is_big(text, tokens, next + 1) {
            continue;
        }
        let end = run(text, tokens, next + 1);
        let row = &tokens[next + 1..end];
        let Some(last) = row.last() else { continue };
        // Behind a further `ya` there is more of the name than the row.
        let goes_on =
            tokens.get(end).is_some_and(|token| matches!(text.at(&token.span), "cha" | "la" | "ya" | "wa" | "za"));
        if !goes_on {
            for kind in *kinds {
                take(Name { core: core(text, row), kind, span: token.span.start..last.span.end });
            }
        }
    }
}

/// Whether the token `at` is a word that begins with a capital.
fn is_big(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Word && text.at(&token.span).starts_with(char::is_uppercase))
}

/// The end of the row of words in capitals that begins at `at`, with nothing but spaces between them.
fn run(text: &Text<'_>, tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    while is_big(text, tokens, end) {
        let between = text.at(&(tokens[end - 1].span.end..tokens[end].span.start));
        if !between.chars().all(|c| c == ' ' || c == '\u{A0}') {
            break;
        }
        end += 1;
    }
    end
}

fn core(text: &Text<'_>, row: &[Token]) -> String {
    let words: Vec<String> = row.iter().map(|token| fold(text.at(&token.span))).collect();
    words.join(" ")
}
