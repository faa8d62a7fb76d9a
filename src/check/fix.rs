//! What the safe suggestions of findings make of a text.

use std::ops::Range;

use crate::model::finding::{Finding, Side};
use crate::model::segment::{Code, Segment};

/// Words that are exchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What stands there then.
    pub replacement: String,
}

/// What can be exchanged in the translation `target` without a look: the first suggestion of each safe finding among
/// `findings`, which are those of its segment. Of findings that overlap the first counts; codes are left alone.
pub fn edits(target: &Segment, findings: &[&Finding]) -> Vec<Edit> {
    let safe = findings.iter().filter(|one| one.is_safe && one.side == Side::Target);
    let mut edits: Vec<Edit> = safe
        .filter_map(|one| Some(Edit { span: one.span.clone(), replacement: one.suggestions.first()?.clone() }))
        .filter(|edit| target.text().get(edit.span.clone()).is_some_and(|words| words != edit.replacement))
        .filter(|edit| !touches_code(target, &edit.span))
        .collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut end, mut is_first) = (0, true);
    edits.retain(|edit| {
        let is_behind = is_first || edit.span.start > end || (edit.span.start == end && !edit.span.is_empty());
        if is_behind {
            (end, is_first) = (edit.span.end, false);
        }
        is_behind
    });
    edits
}

/// Whether a change of the bytes `span` of `target` would change one of its codes, or move it among the words.
pub fn touches_code(target: &Segment, span: &Range<usize>) -> bool {
    target.codes().iter().any(|code| touches(span, &code.span))
}

/// Whether a change of `span` would change the code at `code`, or move it among the words.
fn touches(span: &Range<usize>, code: &Range<usize>) -> bool {
    match code.is_empty() {
        true => span.start < code.start && code.start < span.end || span.is_empty() && span.start == code.start,
        false => span.start < code.end && code.start < span.end,
    }
}

/// `segment` with `edits`, which are in order and touch no code; `None` where they do not fit it.
pub fn apply(segment: &Segment, edits: &[Edit]) -> Option<Segment> {
    let mut text = String::with_capacity(segment.text().len());
    let mut done = 0;
    for edit in edits {
        text.push_str(segment.text().get(done..edit.span.start)?);
        text.push_str(&edit.replacement);
        done = edit.span.end;
    }
    text.push_str(segment.text().get(done..)?);
    let moved = |at: usize| {
        let before = edits.iter().filter(|edit| edit.span.end <= at);
        let (out, into) =
            before.fold((0, 0), |(out, into), edit| (out + edit.span.len(), into + edit.replacement.len()));
        at + into - out
    };
    let codes =
        segment.codes().iter().map(|code| Code { span: moved(code.span.start)..moved(code.span.end), ..code.clone() });
    Segment::checked(text, codes.collect())
}

/// The one exchange that makes `after` of `before`: as few whole characters as can be.
pub fn difference(before: &str, after: &str) -> Edit {
    let same = |(a, b): &(char, char)| a == b;
    let length = |(c, _): (char, char)| c.len_utf8();
    let ahead: usize = before.chars().zip(after.chars()).take_while(same).map(length).sum();
    let (old, new) = (&before[ahead..], &after[ahead..]);
    let behind: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(length).sum();
    Edit { span: ahead..before.len() - behind, replacement: new[..new.len() - behind].to_owned() }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::model::finding::Severity;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    fn finding(span: Range<usize>, suggestion: &str) -> Finding {
        Finding {
            rule: Cow::Borrowed("a.b"),
            severity: Severity::Warning,
            segment: 0,
            side: Side::Target,
            span,
            message: String::new(),
            suggestions: vec![suggestion.to_owned()],
            is_safe: true,
            evidence: Vec::new(),
            about: None,
        }
    }

    fn fixed(target: &Segment, findings: &[Finding]) -> Segment {
        let findings: Vec<&Finding> = findings.iter().collect();
        apply(target, &edits(target, &findings)).unwrap()
    }

    #[test]
    fn safe_suggestions_are_made_and_others_are_not() {
        let target = Segment::plain("a  b  c  d");
        let unsafe_one = Finding { is_safe: false, ..finding(4..6, " ") };
        let of_source = Finding { side: Side::Source, ..finding(4..6, "") };
        let findings = [finding(1..3, " "), unsafe_one, of_source, finding(7..9, " "), finding(8..10, "x")];
        assert_eq!(fixed(&target, &findings).text(), "a b  c d");
        assert_eq!(fixed(&target, &[finding(1..3, "  "), finding(90..91, "x")]), target);
    }

    #[test]
    fn codes_stay_where_they_are() {
        let mut builder = SegmentBuilder::default();
        builder.push_text("a  ");
        builder.push_code(CodeKind::Placeholder, "<x  y>");
        builder.push_text(" b ");
        builder.push_code(CodeKind::Placeholder, "");
        builder.push_text(" c");
        let target = builder.finish();
        assert_eq!(target.text(), "a  <x  y> b  c");
        let findings = [finding(1..3, " "), finding(5..7, " "), finding(11..13, " ")];
        let fixed = fixed(&target, &findings);
        assert_eq!(fixed.text(), "a <x  y> b  c");
        assert_eq!(fixed.codes().iter().map(|code| code.span.clone()).collect::<Vec<_>>(), [2..8, 11..11]);
    }

    #[test]
    fn what_is_put_in_at_one_place_is_put_in_once() {
        let target = Segment::plain("ab");
        assert_eq!(fixed(&target, &[finding(1..1, " "), finding(1..1, "-")]).text(), "a b");
        assert_eq!(fixed(&target, &[finding(0..1, "c"), finding(1..1, "-"), finding(1..2, "d")]).text(), "cd");
    }
}
