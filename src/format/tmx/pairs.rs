//! Which codes of a segment stand as pairs in TMX, and under which numbers.
//!
//! `bpt` and `ept` need each other in the same segment and a number that no other pair there has; `hi` elements must
//! close in the reverse order of their opening. What has no partner is written as `it`.

use std::collections::{HashMap, HashSet};

use crate::model::segment::{Code, CodeKind};

/// How a code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `bpt` or `ept` with this number.
    Paired(u32),
    /// `hi`, opening or closing.
    Highlight,
    /// On its own.
    Alone,
}

/// The form of each of `codes`.
pub(super) fn forms(codes: &[Code]) -> Vec<Form> {
    let mut forms = vec![Form::Alone; codes.len()];
    let mut open: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    let mut highlights = Vec::new();
    let mut pairs = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        match code.kind {
            CodeKind::Start => open.entry(code.pair.as_deref()).or_default().push(at),
            CodeKind::End => {
                pairs.extend(open.get_mut(&code.pair.as_deref()).and_then(Vec::pop).map(|from| (from, at)))
            }
            CodeKind::HighlightStart if code.span.is_empty() => highlights.push(at),
            CodeKind::HighlightEnd if code.span.is_empty() => {
                if let Some(from) = highlights.pop() {
                    (forms[from], forms[at]) = (Form::Highlight, Form::Highlight);
                }
            }
            _ => {}
        }
    }
    // A pair keeps its number where it has one to itself; the others get what is free.
    pairs.sort_unstable();
    let mut taken = HashSet::new();
    let mut unnumbered = Vec::new();
    for (from, to) in pairs {
        match codes[from].pair.as_deref().and_then(number).filter(|number| taken.insert(*number)) {
            Some(number) => (forms[from], forms[to]) = (Form::Paired(number), Form::Paired(number)),
            None => unnumbered.push((from, to)),
        }
    }
    let mut free = (1..).filter(|number| !taken.contains(number));
    for ((from, to), number) in unnumbered.into_iter().zip(&mut free) {
        (forms[from], forms[to]) = (Form::Paired(number), Form::Paired(number));
    }
    forms
}

/// The number that `pair` is, where it is written as a number is.
fn number(pair: &str) -> Option<u32> {
    pair.parse().ok().filter(|number: &u32| number.to_string() == pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(kind: CodeKind, pair: &str) -> Code {
        Code { pair: (!pair.is_empty()).then(|| pair.to_owned()), ..Code::new(kind, 0..0) }
    }

    #[test]
    fn pairs_get_numbers_of_their_own() {
        use CodeKind::{End, Start};
        let codes = [
            code(Start, "2"),
            code(Start, "b"),
            code(End, "2"),
            code(End, "b"),
            code(Start, "2"),
            code(End, "2"),
            code(Start, ""),
            code(End, ""),
        ];
        let numbers = [2, 1, 2, 1, 3, 3, 4, 4].map(Form::Paired);
        assert_eq!(forms(&codes), numbers);
    }

    #[test]
    fn what_has_no_partner_stands_alone() {
        use CodeKind::{End, HighlightEnd, HighlightStart, Start};
        let codes = [code(End, "1"), code(Start, "1"), code(HighlightEnd, ""), code(HighlightStart, "")];
        assert_eq!(forms(&codes), [Form::Alone; 4]);
        let codes = [code(HighlightStart, ""), code(HighlightStart, ""), code(HighlightEnd, "")];
        assert_eq!(forms(&codes), [Form::Alone, Form::Highlight, Form::Highlight]);
    }
}
