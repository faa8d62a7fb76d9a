//! The pieces of a text by which terms are compared: folded words, cut at their hyphens.
//!
//! `low-carbon` and `low carbon` have the same pieces; what joined them is kept beside each piece, so that a term is
//! never found inside a hyphenated word.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::segment::{CodeKind, Segment};
use crate::text::fold::{folded, is_hyphen};
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, words};

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A token boundary.
    Open,
    /// A hyphen inside one token.
    Hyphen,
    /// Nothing but codes: `<b>K</b>ifaa` is one word to the reader.
    Glued,
    /// A code whose content is read: nothing matches across it.
    Barrier,
}

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The piece as it is compared.
    pub(super) folded: Cow<'a, str>,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// What is before it.
    pub(super) joint: Joint,
    /// Whether it is a mark and no word or number.
    pub(super) mark: bool,
}

/// Cuts `segment`, whose words are `words`, into pieces; the contents of its codes are none.
pub(super) fn pieces<'w>(segment: &'w Segment, words: &'w [Written<'_>]) -> Vec<Piece<'w>> {
    let text = segment.text();
    let mut codes = segment.codes().iter();
    let mut pieces: Vec<Piece<'w>> = Vec::with_capacity(words.len());
    let mut joint = Joint::Open;
    // Where the word, and the formatting codes that touch it, ended.
    let mut word_end = None;
    for word in words {
        let Range { start, end } = word.span;
        match word.kind {
            TokenKind::Code => match codes.next().map(|code| code.kind) {
                Some(CodeKind::CodeSpan | CodeKind::Image) | None => joint = Joint::Barrier,
                // A placeholder may be a line break, so it parts words.
                Some(CodeKind::Placeholder | CodeKind::Unknown) => {}
                Some(_) if word_end == Some(start) => word_end = Some(end),
                Some(_) => {}
            },
            kind => {
                let mark = kind == TokenKind::Punctuation;
                if word_end == Some(start) && !mark && joint == Joint::Open {
                    let touches = pieces.last().is_some_and(|last| last.span.end < start);
                    joint = if touches { Joint::Glued } else { Joint::Open };
                }
                push_word(text, word, joint, mark, &mut pieces);
                joint = Joint::Open;
                word_end = (!mark).then_some(end);
            }
        }
    }
    pieces
}

/// Hands the pieces of a form to `take`. Plain words, as most are, need not be cut as a text is.
pub(super) fn with_pieces<T>(form: &str, take: impl FnOnce(&[Piece<'_>]) -> T) -> T {
    if !form.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') {
        let segment = Segment::plain(form);
        return take(&pieces(&segment, &words(form)));
    }
    let mut start = 0;
    let mut pieces = Vec::new();
    for word in form.split(' ') {
        let span = start..start + word.len();
        start = span.end + 1;
        if !word.is_empty() {
            pieces.push(Piece { folded: Cow::Borrowed(word), span, joint: Joint::Open, mark: false });
        }
    }
    take(&pieces)
}

/// A word becomes as many pieces as its hyphens part; a soft hyphen parts none.
fn push_word<'w>(text: &'w str, word: &'w Written<'_>, first: Joint, mark: bool, pieces: &mut Vec<Piece<'w>>) {
    let written = &text[word.span.clone()];
    if mark || !written.contains(is_hyphen) {
        pieces.push(Piece { folded: Cow::Borrowed(&word.folded), span: word.span.clone(), joint: first, mark });
        return;
    }
    let mut joint = first;
    let mut start = word.span.start;
    let hyphens = written.char_indices().filter(|(_, c)| is_hyphen(*c));
    let ends = hyphens.map(|(at, c)| (word.span.start + at, c.len_utf8()));
    for (end, width) in ends.chain([(word.span.end, 0)]) {
        if start < end {
            pieces.push(Piece { folded: folded(&text[start..end]), span: start..end, joint, mark });
            joint = Joint::Hyphen;
        }
        start = end + width;
    }
}

/// The pieces of a term or query, in one string with spaces between them; marks at both ends (quotation marks, the
/// hyphen of a stem, a question mark) do not count, except that `C++` and `C#` stay apart from `C`.
pub(super) fn key(text: &str) -> String {
    let (segment, words) = (Segment::plain(text), words(text));
    let pieces = pieces(&segment, &words);
    let counts = |piece: &Piece<'_>| !piece.mark || matches!(&*piece.folded, "+" | "#" | "%" | "&" | "@");
    let (Some(first), Some(last)) = (pieces.iter().position(counts), pieces.iter().rposition(counts)) else {
        return String::new();
    };
    let words: Vec<&str> = pieces[first..=last].iter().map(|piece| &*piece.folded).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::SegmentBuilder;
    use crate::text::written::words_of;

    #[test]
    fn hyphens_apostrophes_and_outer_marks_do_not_make_another_key() {
        assert_eq!(key("Low\u{2011}Carbon  fuel"), key("low carbon fuel"));
        assert_eq!(key("“NG\u{2019}OMBE”?"), key("ng'ombe"));
        assert_eq!(key("-zuri"), "zuri");
        assert_eq!(key("tekno\u{AD}lojia"), "teknolojia");
        assert_eq!(key("C++"), "c + +");
        for blank in ["", " \n\t", "...", "-", "\u{AD}"] {
            assert_eq!(key(blank), "", "{blank:?}");
        }
    }

    #[test]
    fn a_form_is_cut_as_a_text_is() {
        for form in
            ["", "mfumo", "mfumo wa  viwanda ", "low-carbon", "REEs", "ng'ombe", "C++", "日本", "Uchina wa kale"]
        {
            let (segment, words) = (Segment::plain(form), words(form));
            with_pieces(form, |cut| assert_eq!(cut, pieces(&segment, &words), "{form:?}"));
        }
    }

    #[test]
    fn joints_say_what_is_between_words() {
        let mut builder = SegmentBuilder::default();
        builder.push_text("low-carbon ");
        builder.push_code(CodeKind::Start, "<b>");
        builder.push_text("k");
        builder.push_code(CodeKind::End, "</b>");
        builder.push_text("ifaa");
        builder.push_code(CodeKind::Placeholder, "<br/>");
        builder.push_text("sasa ");
        builder.push_code(CodeKind::CodeSpan, "`x`");
        builder.push_text(" leo");
        let segment = builder.finish();
        let words = words_of(segment.text(), &segment.tokens());
        let joints: Vec<Joint> = pieces(&segment, &words).iter().map(|piece| piece.joint).collect();
        assert_eq!(joints, [Joint::Open, Joint::Hyphen, Joint::Open, Joint::Glued, Joint::Open, Joint::Barrier]);
    }
}
