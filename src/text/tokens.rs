//! Tokens: what the match score counts.
//!
//! A token is a word (with its inner apostrophes and hyphens), a number (with its inner separators), one punctuation
//! mark or symbol, one inline code, or one Han character. White space is no token.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::{is_apostrophe, is_hyphen, is_invisible};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with digits: `aluminium`, `ng'ombe`, `COVID-19`, `3D`.
    Word,
    /// Digits with inner separators: `12`, `1,234.50`.
    Number,
    /// One mark or symbol.
    Punctuation,
    /// One inline code or placeholder.
    Code,
}

/// One token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// Cuts `text` into tokens. `codes` are the byte spans of the inline codes in it, in order and not overlapping; each
/// is one token, whatever it holds, also where it holds nothing. Invisible characters are part of no token's ends.
pub fn tokenise(text: &str, codes: impl IntoIterator<Item = Range<usize>>) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut done = 0;
    for code in codes {
        tokenise_plain(text, done..code.start, &mut tokens);
        done = code.end;
        tokens.push(Token { kind: TokenKind::Code, span: code });
    }
    tokenise_plain(text, done..text.len(), &mut tokens);
    tokens
}

fn tokenise_plain(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let part = &text[range.clone()];
    let mut chars = part.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first == ' ' || first.is_whitespace() || is_invisible(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let starts_word = match first.is_ascii() {
            true => first.is_ascii_alphanumeric(),
            false => !is_han(first) && (first.is_alphanumeric() || is_combining_mark(first)),
        };
        let kind = if !starts_word {
            // A mark keeps the combining characters that modify it, an emoji its variation selector.
            let belongs = |c: char| !c.is_ascii() && (is_combining_mark(c) || is_joiner(c));
            while let Some((at, c)) = chars.next_if(|(_, c)| belongs(*c)) {
                end = at + c.len_utf8();
            }
            if is_han(first) { TokenKind::Word } else { TokenKind::Punctuation }
        } else {
            let mut has_letter = !first.is_numeric();
            let mut last = first;
            while let Some((at, c)) = chars.peek().copied() {
                let after = || part[at + c.len_utf8()..].chars().next();
                // Most characters are ASCII, and those need no look into the tables of Unicode.
                let inside = match c {
                    '0'..='9' | 'a'..='z' | 'A'..='Z' => true,
                    '\'' | '-' | '.' | ',' => joins(last, c, after(), has_letter),
                    '\0'..='\x7F' => false,
                    _ => {
                        (c.is_alphanumeric() && !is_han(c))
                            || is_combining_mark(c)
                            || is_invisible(c)
                            || joins(last, c, after(), has_letter)
                    }
                };
                if !inside {
                    break;
                }
                has_letter |= c.is_alphabetic();
                chars.next();
                if !is_invisible(c) {
                    end = at + c.len_utf8();
                    last = c;
                }
            }
            if has_letter { TokenKind::Word } else { TokenKind::Number }
        };
        tokens.push(Token { kind, span: range.start + start..range.start + end });
    }
}

/// Whether `mark` joins what stands before and after it into one token.
fn joins(before: char, mark: char, after: Option<char>, has_letter: bool) -> bool {
    let Some(after) = after.filter(|c| c.is_alphanumeric() && !is_han(*c)) else {
        return false;
    };
    if !before.is_alphanumeric() && !is_combining_mark(before) {
        return false;
    }
    match mark {
        '.' | ',' => before.is_numeric() && after.is_numeric() && !has_letter,
        c if is_apostrophe(c) => true,
        c if is_hyphen(c) => has_letter || after.is_alphabetic(),
        _ => false,
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}')
}

/// Whether `c` is a Han character, a token of its own because Chinese writes no spaces (Unicode blocks CJK Unified
/// Ideographs, its extensions, compatibility ideographs, and the iteration mark).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text, []).into_iter().map(|token| &text[token.span]).collect()
    }

    #[test]
    fn words_keep_inner_apostrophes_and_hyphens() {
        assert_eq!(words("Ng'ombe wa bei-nafuu, 'sasa'."), ["Ng'ombe", "wa", "bei-nafuu", ",", "'", "sasa", "'", "."]);
        assert_eq!(words("Desemba-24-2024 COVID-19"), ["Desemba-24-2024", "COVID-19"]);
    }

    #[test]
    fn numbers_keep_inner_separators() {
        assert_eq!(
            words("1,234.50 10-20 5% 3.5mm v1.2."),
            ["1,234.50", "10", "-", "20", "5", "%", "3.5mm", "v1", ".", "2", "."]
        );
    }

    #[test]
    fn han_characters_are_tokens() {
        assert_eq!(words("中国稀土 Group"), ["中", "国", "稀", "土", "Group"]);
    }

    #[test]
    fn codes_are_tokens_even_when_empty() {
        let text = "Run `a b` now";
        let tokens = tokenise(text, [4..9, 10..10]);
        let kinds: Vec<_> = tokens.iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [TokenKind::Word, TokenKind::Code, TokenKind::Code, TokenKind::Word]);
        assert_eq!(tokens[1].span, 4..9);
    }

    #[test]
    fn invisible_characters_part_no_words() {
        assert_eq!(words("\u{FEFF}alu\u{AD}mini\u{200B} \u{200F}bora"), ["alu\u{AD}mini", "bora"]);
    }

    #[test]
    fn combining_marks_stay_with_their_letter() {
        assert_eq!(words("cafe\u{301}s 👍\u{fe0f}"), ["cafe\u{301}s", "👍\u{fe0f}"]);
    }
}
