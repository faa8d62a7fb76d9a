//! What must change in a match's source to give the new text, token by token.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::segment::Segment;

/// One stretch of a word diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happens to it.
    pub operation: Operation,
    /// The text, with the white space behind each token.
    pub text: String,
}

/// What happens to a stretch of text on the way from the memory's source to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// It stands in both.
    Equal,
    /// It stands in the memory only.
    Delete,
    /// It stands in the new text only.
    Insert,
}

/// The diff from `old` (the memory's source) to `new`: equal and inserted stretches together are the new text, equal
/// and deleted ones the old but for its case and white space.
pub fn word_diff(old: &Segment, new: &Segment) -> Vec<Change> {
    let (old_parts, new_parts) = (parts(old), parts(new));
    let mut changes: Vec<Change> = Vec::new();
    let mut push = |operation, text: String| {
        if text.is_empty() {
            return;
        }
        match changes.last_mut() {
            Some(last) if last.operation == operation => last.text.push_str(&text),
            _ => changes.push(Change { operation, text }),
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &tokens_with_contents(old), &tokens_with_contents(new)) {
        let (deleted, inserted) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            push(Operation::Equal, new_parts[inserted].concat());
        } else {
            push(Operation::Delete, old_parts[deleted].concat());
            push(Operation::Insert, new_parts[inserted].concat());
        }
    }
    changes
}

/// The folded tokens, with codes by their contents: for the score any link is like another, for a reader it is not.
fn tokens_with_contents(segment: &Segment) -> Vec<String> {
    let mut codes = segment.codes().iter();
    let with_content = |token: String| match token.starts_with('\u{FFFC}') {
        true => codes.next().map_or(token, |code| format!("\u{FFFC}{}", segment.content(code))),
        false => token,
    };
    segment.folded_tokens().into_iter().map(with_content).collect()
}

/// The text cut at the start of each token but the first.
fn parts(segment: &Segment) -> Vec<&str> {
    let text = segment.text();
    let tokens = segment.tokens();
    let start = |at: usize| if at == 0 { 0 } else { tokens.get(at).map_or(text.len(), |token| token.span.start) };
    (0..tokens.len()).map(|at| &text[start(at)..start(at + 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    fn shown(old: &str, new: &str) -> String {
        word_diff(&Segment::plain(old), &Segment::plain(new))
            .into_iter()
            .map(|change| match change.operation {
                Operation::Equal => change.text,
                Operation::Delete => format!("[-{}-]", change.text),
                Operation::Insert => format!("{{+{}+}}", change.text),
            })
            .collect()
    }

    #[test]
    fn the_contents_of_codes_are_compared() {
        let run = |content: &str| {
            let mut builder = SegmentBuilder::default();
            builder.push_text("Run ");
            builder.push_code(CodeKind::CodeSpan, content);
            builder.push_text(" now");
            builder.finish()
        };
        let texts: Vec<String> = word_diff(&run("`a`"), &run("`b`")).into_iter().map(|change| change.text).collect();
        assert_eq!(texts, ["Run ", "`a` ", "`b` ", "now"]);
    }

    #[test]
    fn words_and_numbers_are_compared_whole() {
        assert_eq!(
            shown("Output rose by 5 per cent.", "Output fell by 50 per cent."),
            "Output [-rose -]{+fell +}by [-5 -]{+50 +}per cent."
        );
        assert_eq!(shown("", "New text"), "{+New text+}");
        assert_eq!(shown("same  text", "Same text"), "Same text");
    }
}
