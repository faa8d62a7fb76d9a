//! The pieces of a text by which terms are compared: folded words, cut at their hyphens.
//!
//! `low-carbon` and `low carbon` have the same pieces; what joined them is kept beside each piece, so that a term is
//! never found inside a hyphenated word.

use std::ops::Range;

use crate::model::segment::{CodeKind, Segment};
use crate::text::fold::{fold, is_hyphen};
use crate::text::tokens::TokenKind;

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
pub(super) struct Piece {
    /// The piece as it is compared.
    pub(super) folded: String,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    /// What is before it.
    pub(super) joint: Joint,
    /// Whether it is a mark and no word or number.
    pub(super) mark: bool,
}

/// Cuts `segment` into pieces; the contents of its codes are none.
pub(super) fn pieces(segment: &Segment) -> Vec<Piece> {
    let text = segment.text();
    let mut codes = segment.codes().iter();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joint = Joint::Open;
    // Where the word, and the formatting codes that touch it, ended.
    let mut word_end = None;
    for token in segment.tokens() {
        let Range { start, end } = token.span;
        match token.kind {
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
                push_token(text, start..end, joint, mark, &mut pieces);
                joint = Joint::Open;
                word_end = (!mark).then_some(end);
            }
        }
    }
    pieces
}

/// The pieces of a form. Plain words, as most are, need not be cut as a text is.
pub(super) fn form_pieces(form: &str) -> Vec<Piece> {
    if !form.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') {
        return pieces(&Segment::plain(form));
    }
    let mut start = 0;
    let mut pieces = Vec::new();
    for word in form.split(' ') {
        let span = start..start + word.len();
        start = span.end + 1;
        if !word.is_empty() {
            pieces.push(Piece { folded: word.to_owned(), span, joint: Joint::Open, mark: false });
        }
    }
    pieces
}

/// A token becomes as many pieces as its hyphens part; a soft hyphen parts none.
fn push_token(text: &str, token: Range<usize>, first: Joint, mark: bool, pieces: &mut Vec<Piece>) {
    let mut joint = first;
    let mut start = token.start;
    let hyphens = text[token.clone()].char_indices().filter(|(_, c)| is_hyphen(*c) && *c != '\u{AD}');
    let ends = hyphens.map(|(at, c)| (token.start + at, c.len_utf8())).filter(|_| !mark);
    for (end, width) in ends.chain([(token.end, 0)]) {
        if start < end {
            let piece = &text[start..end];
            let folded = if piece.contains('\u{AD}') { fold(&piece.replace('\u{AD}', "")) } else { fold(piece) };
            pieces.push(Piece { folded, span: start..end, joint, mark });
            joint = Joint::Hyphen;
        }
        start = end + width;
    }
}

/// The pieces of a term or query, in one string with spaces between them; marks at both ends (quotation marks, the
/// hyphen of a stem, a question mark) do not count, except that `C++` and `C#` stay apart from `C`.
pub(super) fn key(text: &str) -> String {
    let pieces = pieces(&Segment::plain(text));
    let counts = |piece: &Piece| !piece.mark || matches!(piece.folded.as_str(), "+" | "#" | "%" | "&" | "@");
    let (Some(first), Some(last)) = (pieces.iter().position(counts), pieces.iter().rposition(counts)) else {
        return String::new();
    };
    let words: Vec<&str> = pieces[first..=last].iter().map(|piece| piece.folded.as_str()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::SegmentBuilder;

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
            assert_eq!(form_pieces(form), pieces(&Segment::plain(form)), "{form:?}");
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
        let joints: Vec<Joint> = pieces(&builder.finish()).iter().map(|piece| piece.joint).collect();
        assert_eq!(joints, [Joint::Open, Joint::Hyphen, Joint::Open, Joint::Glued, Joint::Open, Joint::Barrier]);
    }
}
