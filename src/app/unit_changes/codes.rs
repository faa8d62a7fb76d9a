//! A new text for a segment with inline codes: those that still stand in it stay codes.

use super::super::document::typed_segment;
use crate::model::segment::{Code, Segment};

/// `text` in the place of `before`, and how many of its codes have no place in it. What was not changed at the start and
/// end keeps its codes; between, a code is found again by its content. Where there was no code, Markdown is understood as
/// in any text that is typed.
pub(in crate::app) fn retyped(before: &Segment, text: &str) -> (Segment, usize) {
    if before.codes().is_empty() {
        return (typed_segment(text), 0);
    }
    let (start, end) = unchanged(before.text(), text);
    let tail = before.text().len() - end;
    let shift = |at: usize| at + text.len() - before.text().len();
    let mut codes: Vec<Code> = Vec::new();
    let mut done = 0;
    for code in before.codes() {
        let span = if code.span.end <= start {
            Some(code.span.clone())
        } else if code.span.start >= tail {
            Some(shift(code.span.start)..shift(code.span.end))
        } else {
            let content = before.content(code);
            let here = text.get(done.max(start)..).filter(|_| !content.is_empty());
            here.and_then(|here| here.find(content)).map(|at| {
                let at = at + done.max(start);
                at..at + content.len()
            })
        };
        if let Some(span) = span.filter(|span| span.start >= done) {
            done = span.end;
            codes.push(Code { span, ..code.clone() });
        }
    }
    let lost = before.codes().len() - codes.len();
    match Segment::checked(text.to_owned(), codes) {
        Some(segment) => (segment, lost),
        None => (Segment::plain(text), before.codes().len()),
    }
}

/// How many bytes the two have in common at the start and, of the rest, at the end.
fn unchanged(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = one.chars().zip(other.chars()).take_while(same).map(|(a, _)| a.len_utf8()).sum();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.chars().rev().zip(other.chars().rev()).take_while(same).map(|(a, _)| a.len_utf8()).sum();
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    fn bold() -> Segment {
        let mut builder = SegmentBuilder::default();
        builder.push_text("Bonyeza ");
        builder.push_code(CodeKind::Start, "<b>");
        builder.push_text("Hifadhi");
        builder.push_code(CodeKind::End, "</b>");
        builder.push_text(" sasa");
        builder.push_code(CodeKind::Placeholder, "");
        builder.finish()
    }

    fn contents(segment: &Segment) -> Vec<&str> {
        segment.codes().iter().map(|code| segment.content(code)).collect()
    }

    #[test]
    fn codes_that_still_stand_there_stay_codes() {
        for (text, codes, lost) in [
            ("Bonyeza <b>Hifadhi</b> sasa", &["<b>", "</b>", ""][..], 0),
            ("Bofya <b>Hifadhi</b> sasa", &["<b>", "</b>", ""], 0),
            ("Bonyeza <b>Hifadhi yote</b> sasa", &["<b>", "</b>", ""], 0),
            ("Sasa bofya <b>Weka</b>!", &["<b>", "</b>", ""], 0),
            ("Bonyeza Hifadhi sasa", &[""], 2),
            ("", &[""], 2),
        ] {
            let (segment, gone) = retyped(&bold(), text);
            assert_eq!((segment.text(), contents(&segment), gone), (text, codes.to_vec(), lost), "{text}");
        }
    }

    #[test]
    fn markdown_is_understood_where_there_was_no_code() {
        let (segment, lost) = retyped(&Segment::plain("Endesha programu."), "Endesha `cargo run`.");
        assert_eq!((contents(&segment), lost), (vec!["`cargo run`"], 0));
    }
}
