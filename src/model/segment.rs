//! A segment: text with inline codes in it.
//!
//! The text is complete, as people read it: a code's native content (`<b>`, `` `cargo run` ``, `](https://…)`) stands in
//! it, and the code is a span over that content. An empty code is an empty span. Codes are in order and do not overlap.

use std::ops::Range;

use super::words::vocabulary;
use crate::text::fold::{fold, folded_hash, is_invisible, normalise, stable_hash};
use crate::text::segmentation::Cutter;
use crate::text::segmentation::codes::{CodeInText, CodeRole};
use crate::text::tokens::{Token, TokenKind, tokenise};

vocabulary! {
    /// What an inline code is. As a token of the match score, a code counts by its kind alone.
    CodeKind: "inline code kind" {
        /// Opens a pair whose end is in the same segment (TMX `bpt`).
        Start = "start",
        /// Closes a pair (TMX `ept`).
        End = "end",
        /// Opens a pair that ends outside the segment (TMX `it pos="begin"`).
        IsolatedStart = "isolated-start",
        /// Closes a pair that began outside the segment (TMX `it pos="end"`).
        IsolatedEnd = "isolated-end",
        /// Stands alone (TMX `ph`).
        Placeholder = "placeholder",
        /// Text in code type that is not translated (a Markdown code span).
        CodeSpan = "code-span",
        /// A picture.
        Image = "image",
        /// Opens highlighted text (TMX `hi`).
        HighlightStart = "highlight-start",
        /// Closes highlighted text.
        HighlightEnd = "highlight-end",
        /// A code that the file itself cannot classify (TMX `ut`).
        Unknown = "unknown",
    }
}

impl CodeKind {
    /// What such a code is to whoever cuts the text.
    fn role(self) -> CodeRole {
        match self {
            CodeKind::Start | CodeKind::IsolatedStart | CodeKind::HighlightStart => CodeRole::Opening,
            CodeKind::End | CodeKind::IsolatedEnd | CodeKind::HighlightEnd => CodeRole::Closing,
            CodeKind::Placeholder | CodeKind::Unknown => CodeRole::Isolated,
            CodeKind::CodeSpan | CodeKind::Image => CodeRole::Object,
        }
    }
}

/// One inline code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it is.
    pub kind: CodeKind,
    /// The bytes of its native content in the segment's text.
    pub span: Range<usize>,
    /// What binds the two ends of a pair (TMX `i`).
    pub pair: Option<String>,
    /// What binds the code to its counterpart in the other language (TMX `x`).
    pub counterpart: Option<String>,
    /// What it stands for, in the file's words (TMX `type`): `bold`, `link`.
    pub category: Option<String>,
}

impl Code {
    /// A code of `kind` over `span` that is bound to nothing.
    pub fn new(kind: CodeKind, span: Range<usize>) -> Self {
        Code { kind, span, pair: None, counterpart: None, category: None }
    }
}

/// One language's text of a unit, or one piece of a new text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    text: String,
    codes: Vec<Code>,
}

impl Segment {
    /// A segment of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Segment { text: text.into(), codes: Vec::new() }
    }

    /// A segment with codes from a place that may be damaged; `None` where the spans do not fit the text.
    pub fn checked(text: String, codes: Vec<Code>) -> Option<Self> {
        Self::fit(&text, &codes).then_some(Segment { text, codes })
    }

    fn fit(text: &str, codes: &[Code]) -> bool {
        let mut done = 0;
        codes.iter().all(|Code { span, .. }| {
            let fits = done <= span.start && span.start <= span.end && text.get(span.clone()).is_some();
            done = span.end;
            fits
        })
    }

    /// The complete text, codes' contents included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The inline codes, in order.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The native content of `code`.
    pub fn content(&self, code: &Code) -> &str {
        &self.text[code.span.clone()]
    }

    /// Whether there is nothing to translate: no character but white space outside the codes.
    pub fn is_blank(&self) -> bool {
        self.without_codes().chars().all(|c| c.is_whitespace() || is_invisible(c))
    }

    /// The text without the codes' contents.
    pub fn without_codes(&self) -> String {
        let mut plain = String::with_capacity(self.text.len());
        let mut done = 0;
        for code in &self.codes {
            plain.push_str(&self.text[done..code.span.start]);
            done = code.span.end;
        }
        plain.push_str(&self.text[done..]);
        plain
    }

    /// The tokens, with spans into [`Segment::text`].
    pub fn tokens(&self) -> Vec<Token> {
        tokenise(&self.text, self.codes.iter().map(|code| code.span.clone()))
    }

    /// The tokens as matching compares them: words, numbers and marks folded, codes by their kind.
    pub fn folded_tokens(&self) -> Vec<String> {
        let mut codes = self.codes.iter();
        self.tokens()
            .iter()
            .map(|token| match token.kind {
                TokenKind::Code => code_token(codes.next()),
                _ => fold(&self.text[token.span.clone()]),
            })
            .collect()
    }

    /// The [`stable_hash`] of each of [`Segment::folded_tokens`], in their order.
    pub fn token_hashes(&self) -> Vec<u64> {
        self.hashes_of(&self.tokens())
    }

    /// The same for `tokens`, which are [`Segment::tokens`] of this segment.
    pub fn hashes_of(&self, tokens: &[Token]) -> Vec<u64> {
        let mut codes = self.codes.iter();
        tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Code => stable_hash(&code_token(codes.next())),
                _ => folded_hash(&self.text[token.span.clone()]),
            })
            .collect()
    }

    /// The form whose equality makes a match exact: [`normalise`]d text.
    pub fn normal_form(&self) -> String {
        normalise(&self.text)
    }

    /// The part `range` of the segment, with the codes that lie in it; white space at its ends is kept.
    pub fn slice(&self, range: Range<usize>) -> Segment {
        let first = self.codes.partition_point(|code| code.span.start < range.start);
        let codes = self.codes[first..]
            .iter()
            .take_while(|code| code.span.start <= range.end)
            .filter(|code| code.span.end <= range.end)
            .map(|code| {
                let span = code.span.start - range.start..code.span.end - range.start;
                Code { span, ..code.clone() }
            })
            .collect();
        Segment { text: self.text[range].to_owned(), codes }
    }

    /// The sentences of the segment, by the shipped rules, as segments of their own, with the byte each starts at.
    pub fn sentences(&self, base_language: &str) -> Vec<(usize, Segment)> {
        self.cut(&Cutter::shipped(base_language))
    }

    /// The bytes of each sentence of the segment, in order, by the shipped rules.
    pub fn sentence_ranges(&self, base_language: &str) -> Vec<Range<usize>> {
        self.ranges(&Cutter::shipped(base_language))
    }

    /// The segments into which `cutter` cuts this one, with the byte each starts at.
    pub fn cut(&self, cutter: &Cutter) -> Vec<(usize, Segment)> {
        let ranges = self.ranges(cutter).into_iter();
        ranges.map(|range| (range.start, self.slice(range))).collect()
    }

    fn ranges(&self, cutter: &Cutter) -> Vec<Range<usize>> {
        let codes = self.codes.iter().map(|code| CodeInText { span: code.span.clone(), role: code.kind.role() });
        cutter.cut(&self.text, &codes.collect::<Vec<_>>())
    }
}

/// A code as matching compares it. No text token holds U+FFFC followed by a word, so it equals nothing but its like.
fn code_token(code: Option<&Code>) -> String {
    format!("\u{FFFC}{}", code.map_or("", |code| code.kind.as_str()))
}

/// Puts a segment together from left to right.
#[derive(Debug, Default)]
pub struct SegmentBuilder {
    segment: Segment,
}

impl SegmentBuilder {
    /// Appends text.
    pub fn push_text(&mut self, text: &str) {
        self.segment.text.push_str(text);
    }

    /// Appends a code with its native content.
    pub fn push_code(&mut self, kind: CodeKind, content: &str) -> &mut Code {
        let start = self.segment.text.len();
        self.segment.text.push_str(content);
        self.segment.codes.push(Code::new(kind, start..self.segment.text.len()));
        self.segment.codes.last_mut().expect("one was pushed just now")
    }

    /// The length of the text so far, in bytes.
    pub fn len(&self) -> usize {
        self.segment.text.len()
    }

    /// Whether nothing was appended.
    pub fn is_empty(&self) -> bool {
        self.segment.text.is_empty() && self.segment.codes.is_empty()
    }

    /// The finished segment.
    pub fn finish(self) -> Segment {
        self.segment
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold() -> Segment {
        let mut builder = SegmentBuilder::default();
        builder.push_text("Run ");
        builder.push_code(CodeKind::CodeSpan, "`cargo`");
        builder.push_text(" ");
        builder.push_code(CodeKind::Start, "**");
        builder.push_text("now");
        builder.push_code(CodeKind::End, "**");
        builder.push_text(".");
        builder.finish()
    }

    #[test]
    fn a_code_is_one_token_by_its_kind() {
        assert_eq!(bold().text(), "Run `cargo` **now**.");
        assert_eq!(bold().folded_tokens(), ["run", "\u{FFFC}code-span", "\u{FFFC}start", "now", "\u{FFFC}end", "."]);
        assert_eq!(bold().without_codes(), "Run  now.");
        let hashes: Vec<u64> = bold().folded_tokens().iter().map(|token| stable_hash(token)).collect();
        assert_eq!(bold().token_hashes(), hashes);
    }

    #[test]
    fn sentences_carry_their_codes() {
        let mut builder = SegmentBuilder::default();
        builder.push_text("First. ");
        builder.push_code(CodeKind::CodeSpan, "`x. Y`");
        builder.push_text(" second.");
        let sentences = builder.finish().sentences("en");
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[1].0, 7);
        assert_eq!(sentences[1].1.text(), "`x. Y` second.");
        assert_eq!(sentences[1].1.codes()[0].span, 0..6);
    }

    #[test]
    fn damaged_codes_are_refused() {
        assert!(Segment::checked("é".into(), vec![Code::new(CodeKind::Start, 0..1)]).is_none());
        assert!(Segment::checked("ab".into(), vec![Code::new(CodeKind::Start, 1..5)]).is_none());
        assert!(Segment::checked("ab".into(), vec![Code::new(CodeKind::Start, 1..1)]).is_some());
    }

    #[test]
    fn only_codes_is_blank() {
        let mut builder = SegmentBuilder::default();
        builder.push_code(CodeKind::Image, "![a](b.png)");
        builder.push_text(" ");
        assert!(builder.finish().is_blank());
    }
}
