//! Which codes of a segment belong together, and the ids under which both XLIFFs write them.

use std::collections::{HashMap, HashSet};

use crate::model::segment::{Code, CodeKind, Segment};

/// How a code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One end of a pair whose elements could enclose the text: nothing stands across it.
    Nested,
    /// One end of another pair.
    Crossing,
    /// On its own.
    Alone,
}

/// For each code the place of its partner: `Start` with `End` of the same pair, highlights in the order of nesting.
pub(super) fn partners(codes: &[Code]) -> Vec<Option<usize>> {
    let mut partners = vec![None; codes.len()];
    let mut open: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    let mut highlights = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        let from = match code.kind {
            CodeKind::Start => {
                open.entry(code.pair.as_deref()).or_default().push(at);
                None
            }
            CodeKind::End => open.get_mut(&code.pair.as_deref()).and_then(Vec::pop),
            CodeKind::HighlightStart if code.span.is_empty() => {
                highlights.push(at);
                None
            }
            CodeKind::HighlightEnd if code.span.is_empty() => highlights.pop(),
            _ => None,
        };
        if let Some(from) = from {
            (partners[from], partners[at]) = (Some(at), Some(from));
        }
    }
    partners
}

/// The form of each code. Only of the codes that `encloses` says can be elements around text it matters what stands
/// across what; the others are `Crossing`.
pub(super) fn forms(codes: &[Code], partners: &[Option<usize>], encloses: impl Fn(usize) -> bool) -> Vec<Form> {
    let mut forms = vec![Form::Alone; codes.len()];
    let mut open: Vec<usize> = Vec::new();
    for at in 0..codes.len() {
        let Some(partner) = partners[at] else { continue };
        if partner > at {
            if encloses(at) {
                open.push(at);
            }
            continue;
        }
        let form = if open.last() == Some(&partner) { Form::Nested } else { Form::Crossing };
        if let Some(place) = open.iter().rposition(|one| *one == partner) {
            open.remove(place);
        }
        (forms[partner], forms[at]) = (form, form);
    }
    forms
}

/// `segment` with the ends of pairs agreeing in all but their content, and what has no partner isolated.
pub(super) fn completed(segment: Segment) -> Segment {
    if segment.codes().is_empty() {
        return segment;
    }
    let mut codes = segment.codes().to_vec();
    for (at, partner) in partners(segment.codes()).into_iter().enumerate() {
        match (codes[at].kind, partner) {
            (CodeKind::Start, None) => (codes[at].kind, codes[at].pair) = (CodeKind::IsolatedStart, None),
            (CodeKind::End, None) => (codes[at].kind, codes[at].pair) = (CodeKind::IsolatedEnd, None),
            (CodeKind::End, Some(from)) => {
                let start = codes[from].clone();
                (codes[at].counterpart, codes[at].category) = (start.counterpart, start.category);
            }
            _ => {}
        }
    }
    Segment::checked(segment.text().to_owned(), codes).unwrap_or(segment)
}

/// Ids for the codes of a unit, the same in both languages.
#[derive(Default)]
pub(super) struct Ids {
    /// What was given to the codes of the first language that have no counterpart: kind, content, id.
    free: Vec<(CodeKind, String, String)>,
    last: usize,
}

impl Ids {
    /// An id for each code of `segment`; both ends of a pair have the same. `allows` says which ids the format takes.
    pub(super) fn give(
        &mut self,
        segment: &Segment,
        partners: &[Option<usize>],
        allows: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let codes = segment.codes();
        let mut ids = vec![String::new(); codes.len()];
        let mut taken: HashSet<String> = HashSet::new();
        let mut nameless = Vec::new();
        let firsts = || (0..codes.len()).filter(|at| partners[*at].is_none_or(|partner| partner > *at));
        for at in firsts() {
            let code = &codes[at];
            let own = code.counterpart.clone().filter(|id| !id.starts_with('_'));
            let of_pair = || match code.kind {
                CodeKind::Start if code.counterpart.is_none() => code.pair.as_ref().map(|pair| format!("_{pair}")),
                _ => None,
            };
            match own.or_else(of_pair).filter(|id| allows(id) && !taken.contains(id)) {
                Some(id) => {
                    taken.insert(id.clone());
                    ids[at] = id;
                }
                None => nameless.push(at),
            }
        }
        let mut earlier = std::mem::take(&mut self.free);
        let mut given = Vec::new();
        for at in nameless {
            let (kind, content) = (codes[at].kind, segment.content(&codes[at]));
            let same =
                earlier.iter().position(|(other, text, id)| *other == kind && text == content && !taken.contains(id));
            let id = match same {
                Some(same) => earlier.remove(same).2,
                None => loop {
                    self.last += 1;
                    let id = format!("_{}", self.last);
                    if !taken.contains(&id) {
                        break id;
                    }
                },
            };
            taken.insert(id.clone());
            given.push((kind, content.to_owned(), id.clone()));
            ids[at] = id;
        }
        self.free = given;
        for at in firsts() {
            if let Some(partner) = partners[at] {
                ids[partner] = ids[at].clone();
            }
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::SegmentBuilder;

    fn segment(codes: &[(CodeKind, &str, &str)]) -> Segment {
        let mut builder = SegmentBuilder::default();
        for (kind, pair, content) in codes {
            builder.push_code(*kind, content).pair = (!pair.is_empty()).then(|| (*pair).to_owned());
        }
        builder.finish()
    }

    #[test]
    fn what_crosses_encloses_nothing() {
        use CodeKind::{End, Start};
        let codes = segment(&[(Start, "1", ""), (Start, "2", ""), (End, "1", ""), (End, "2", ""), (End, "3", "")]);
        let partners = partners(codes.codes());
        let forms = forms(codes.codes(), &partners, |_| true);
        assert_eq!(forms, [Form::Crossing, Form::Nested, Form::Crossing, Form::Nested, Form::Alone]);
        assert_eq!(completed(codes).codes()[4].kind, CodeKind::IsolatedEnd);
    }

    #[test]
    fn equal_codes_of_both_languages_have_one_id() {
        use CodeKind::Placeholder;
        let (en, sw) = (
            segment(&[(Placeholder, "", "{a}"), (Placeholder, "", "{b}")]),
            segment(&[(Placeholder, "", "{b}"), (Placeholder, "", "{c}"), (Placeholder, "", "{a}")]),
        );
        let mut ids = Ids::default();
        assert_eq!(ids.give(&en, &partners(en.codes()), |_| true), ["_1", "_2"]);
        assert_eq!(ids.give(&sw, &partners(sw.codes()), |_| true), ["_2", "_3", "_1"]);
    }
}
