//! A mark with what stands before and after it, and whether a space belongs there.

use std::ops::Range;

use crate::check::pair::Text;
use crate::check::prose::{begins_as_sentence, is_prose, is_swahili, letters, run_around};
use crate::text::tokens::{Token, TokenKind};

/// A mark between its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint<'a, 't> {
    text: &'a Text<'t>,
    /// The mark.
    pub(super) mark: char,
    /// Where it stands.
    pub(super) token: &'a Token,
    before: Option<&'a Token>,
    after: Option<&'a Token>,
}

/// A fault at a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// What is wrong.
    pub(super) message: String,
    /// The bytes to be replaced.
    pub(super) span: Range<usize>,
    /// By what.
    pub(super) right: String,
    /// Whether that is right without a look.
    pub(super) is_safe: bool,
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '"' | '%')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}')
}

/// Whether `mark` stands in `text` behind a space.
pub(super) fn stands_apart(text: &str, mark: char) -> bool {
    text.char_indices().any(|(at, c)| c == mark && text[..at].ends_with(char::is_whitespace))
}

/// Whether `mark` stands in `text` with a space behind it.
pub(super) fn is_followed_by_space(text: &str, mark: char) -> bool {
    text.char_indices().any(|(at, c)| c == mark && text[at + c.len_utf8()..].starts_with(char::is_whitespace))
}

/// Whether `mark` stands in `text` between a word and a word that is not parted from it. For a full stop the second
/// must look like the start of a sentence, for an opening bracket no more than the first is asked for.
pub(super) fn is_glued(text: &str, mark: char) -> bool {
    text.char_indices().filter(|(_, c)| *c == mark).any(|(at, _)| {
        let behind = &text[at + mark.len_utf8()..];
        let before = text[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || is_closing(c)) {
            return false;
        }
        match mark {
            '.' => begins_as_sentence(behind),
            '(' => before.is_some_and(char::is_alphabetic),
            _ => behind.starts_with(char::is_alphabetic),
        }
    })
}

impl<'a, 't> Joint<'a, 't> {
    /// The marks of `text`, each with its neighbours.
    pub(super) fn all(text: &'a Text<'t>) -> impl Iterator<Item = Joint<'a, 't>> {
        let tokens = text.tokens();
        tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punctuation).filter_map(
            move |(at, token)| {
                let mark = text.at(&token.span).chars().next()?;
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                Some(Joint { text, mark, token, before, after: tokens.get(at + 1) })
            },
        )
    }

    fn word(&self, token: Option<&Token>) -> &'a str {
        token.map_or("", |token| self.text.at(&token.span))
    }

    /// The white space before the mark.
    fn gap_before(&self) -> Option<Range<usize>> {
        let gap = self.before?.span.end..self.token.span.start;
        let white = self.text.at(&gap);
        (!white.is_empty() && white.chars().all(is_space)).then_some(gap)
    }

    /// The white space after the mark.
    fn gap_after(&self) -> Option<Range<usize>> {
        let gap = self.token.span.end..self.after?.span.start;
        let white = self.text.at(&gap);
        (!white.is_empty() && white.chars().all(is_space)).then_some(gap)
    }

    fn is_joined_before(&self) -> bool {
        self.before.is_some_and(|before| before.span.end == self.token.span.start)
    }

    fn is_joined_after(&self) -> bool {
        self.after.is_some_and(|after| after.span.start == self.token.span.end)
    }

    /// Whether a word or figure, or what closes one, stands before the mark.
    fn ends_something(&self) -> bool {
        self.before.is_some_and(|before| match before.kind {
            TokenKind::Word | TokenKind::Number => true,
            TokenKind::Punctuation => self.text.at(&before.span).starts_with(is_closing),
            TokenKind::Code => false,
        })
    }

    /// White space before a mark that belongs to the word before it.
    pub(super) fn space_before(&self) -> Option<Slip> {
        let gap = self.gap_before().filter(|_| self.ends_something())?;
        let next = self.word(self.after);
        let is_word = self.after.is_some_and(|after| after.kind == TokenKind::Word) && letters(next) >= 2;
        let is_number = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Number);
        // `. . .`, `: :`, a ratio `1 : 2`.
        if self.word(self.before).starts_with(self.mark)
            || next.starts_with(self.mark)
            || (self.mark == ':' && is_number(self.before) && is_number(self.after))
        {
            return None;
        }
        let mut right = self.mark.to_string();
        if self.is_joined_after() {
            let run = run_around(self.text.text(), self.token.span.start);
            let glued = match self.mark {
                // `.NET`, `.5`, `:ishara:`, `!muhimu` stand as they are.
                '.' => self.starts_sentence(),
                ',' | ';' => true,
                ':' => run.matches(':').count() == 1,
                _ => false,
            };
            let may_follow: &[char] = match self.mark {
                ')' | '”' => &['.', ',', ';', ':', '!', '?', '"', '”', ')'],
                ':' | ';' => &[],
                _ => &['"', '”', '’', '»', ')', '\''],
            };
            if glued && is_word && is_prose(self.text.text(), self.token.span.start) {
                right.push(' ');
            } else if !next.starts_with(may_follow) {
                return None;
            }
        }
        let is_safe = right.len() == self.mark.len_utf8();
        let message = format!("white space before `{}`", self.mark);
        Some(Slip { message, span: gap.start..self.token.span.end, right, is_safe })
    }

    /// White space after a mark that opens something.
    pub(super) fn space_inside(&self) -> Option<Slip> {
        let gap = self.gap_after()?;
        let opens = self.after.is_some_and(|after| matches!(after.kind, TokenKind::Word | TokenKind::Number));
        // `:(` and the like: what stands right before is no space.
        if !opens || self.is_joined_before() {
            return None;
        }
        let message = format!("white space after `{}`", self.mark);
        Some(Slip { message, span: self.token.span.start..gap.end, right: self.mark.to_string(), is_safe: true })
    }

    /// No white space after a mark that ends a part of a sentence.
    pub(super) fn missing_after(&self) -> Option<Slip> {
        let is_word = self.after.is_some_and(|after| after.kind == TokenKind::Word);
        if !(is_word && self.is_joined_before() && self.is_joined_after() && self.ends_something()) {
            return None;
        }
        let (before, next) = (self.word(self.before), self.word(self.after));
        let is_initial = self.before.is_some_and(|one| one.kind == TokenKind::Word) && letters(before) < 2;
        if is_initial || letters(next) < 2 || !next.starts_with(char::is_alphabetic) {
            return None;
        }
        let both = |is: fn(&str) -> bool| is(before) || is(next);
        let is_slip = match self.mark {
            '.' => self.starts_sentence() && (!self.is_swahili() || both(is_swahili)),
            // `xml:lang`, `saa:dakika` of a pattern: only where what follows is a Swahili word in a sentence.
            ':' => self.is_swahili() && is_swahili(before) && is_swahili(next),
            _ => true,
        };
        if !is_slip || !is_prose(self.text.text(), self.token.span.start) {
            return None;
        }
        let is_safe = self.mark == ',' && next.starts_with(char::is_lowercase);
        let message = format!("no space after `{}`", self.mark);
        Some(Slip { message, span: self.token.span.clone(), right: format!("{} ", self.mark), is_safe })
    }

    /// No white space before a bracket with several words: `COVID-19(toleo la saba)`.
    pub(super) fn missing_before_bracket(&self) -> Option<Slip> {
        let word = self.word(self.before);
        let is_word = self.before.is_some_and(|before| before.kind == TokenKind::Word) && letters(word) >= 2;
        if !is_word || !self.is_joined_before() || !is_prose(self.text.text(), self.token.span.start) {
            return None;
        }
        let inside = self.text.text().get(self.token.span.end..)?.split(')').next()?;
        let mut words = inside.split_whitespace();
        let first = words.next().filter(|first| first.len() >= 2 && first.chars().all(char::is_alphabetic))?;
        words.next().filter(|_| !self.is_swahili() || is_swahili(first))?;
        let span = self.token.span.clone();
        Some(Slip { message: "no space before `(`".to_owned(), span, right: " (".to_owned(), is_safe: true })
    }

    fn is_swahili(&self) -> bool {
        self.text.language.base() == "sw"
    }

    /// Whether what follows could begin a sentence, and what is before could end one.
    fn starts_sentence(&self) -> bool {
        begins_as_sentence(self.word(self.after)) && !self.word(self.before).ends_with(char::is_uppercase)
    }
}
