//! A segment with its tokens, so that they are made once for all that looks at them.
//!
//! Tokens are compared by 64-bit hashes of their folded forms. That two of ten million different tokens have the same
//! one has a chance of three in a million.

use crate::model::segment::Segment;
use crate::text::tokens::{Token, TokenKind};

/// A segment, its tokens and their hashes.
#[derive(Clone, Debug)]
pub struct Tokenised {
    segment: Segment,
    tokens: Vec<Token>,
    hashes: Vec<u64>,
}

impl Tokenised {
    /// Cuts `segment` into tokens.
    pub fn new(segment: Segment) -> Tokenised {
        let tokens = segment.tokens();
        let hashes = segment.hashes_of(&tokens);
        Tokenised { segment, tokens, hashes }
    }

    /// The segment.
    pub fn segment(&self) -> &Segment {
        &self.segment
    }

    /// The segment again, without its tokens.
    pub fn into_segment(self) -> Segment {
        self.segment
    }

    /// The tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The hash of each folded token.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// A token as it is written.
    pub(super) fn written(&self, token: &Token) -> &str {
        &self.segment.text()[token.span.clone()]
    }

    /// The tokens with a digit in them, as they are written, sorted. Inline codes are none: what is in them is compared
    /// on its own.
    pub(super) fn numbers(&self) -> Vec<&str> {
        let mut numbers: Vec<&str> =
            self.tokens.iter().filter(|token| self.is_number(token)).map(|token| self.written(token)).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The hashes of the same tokens. A text without one of them has other [`Tokenised::numbers`].
    pub(super) fn number_hashes(&self) -> Vec<u64> {
        let both = self.tokens.iter().zip(&self.hashes);
        both.filter(|(token, _)| self.is_number(token)).map(|(_, hash)| *hash).collect()
    }

    fn is_number(&self, token: &Token) -> bool {
        token.kind != TokenKind::Code && has_digit(self.written(token))
    }

    /// The contents of the inline codes, sorted.
    pub(super) fn code_contents(&self) -> Vec<&str> {
        let mut contents: Vec<&str> = self.segment.codes().iter().map(|code| self.segment.content(code)).collect();
        contents.sort_unstable();
        contents
    }

    /// Whether a token at `index` is an inline code.
    pub(super) fn is_code(&self, index: usize) -> bool {
        self.tokens[index].kind == TokenKind::Code
    }
}

fn has_digit(text: &str) -> bool {
    match text.is_ascii() {
        true => text.bytes().any(|byte| byte.is_ascii_digit()),
        false => text.contains(char::is_numeric),
    }
}
