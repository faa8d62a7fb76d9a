//! Whether the sentences of two documents go together in the order that they have: the best way through both is compared
//! with those through the target in orders that no translation has.
//!
//! Texts on one subject, or of one form, have words in common wherever their sentences stand; only those of a translation
//! go together in their own order and in no other. What is compared is a section of long documents.

use std::ops::Range;

use super::Texts;
use super::band::Band;
use super::cells::{Cells, Evidence};
use super::learn::Bead;
use super::path::best_path;
use crate::model::passage::PassageKind;

/// In so many other orders the target is read.
const ORDERS: usize = 8;
/// Sentences of a section of either document.
const SECTION: usize = 300;
/// Places at which sections of long documents begin.
const SECTIONS: usize = 3;

/// Fewer sentences have too few orders to tell anything, and count as this.
const FEWEST: usize = 4;
const TOO_FEW: f32 = 3.0;
/// Nothing is told by more than this.
const MOST: f64 = 12.0;

/// By how much the best way through the documents is worth more than those in other orders are on average: a difference
/// of logarithms, divided by the root of how many sentences there are, as sums of what is there by chance grow.
pub(super) fn in_order(evidence: &Evidence<'_>, texts: &Texts<'_>, beads: &[(Bead, f64)]) -> f32 {
    let (sources, targets) = section(beads);
    if sources.is_empty() || targets.is_empty() {
        return 0.0;
    }
    if evidence.source.len().min(evidence.target.len()) < FEWEST {
        return TOO_FEW;
    }
    let source = evidence.source.of(sources.clone(), sources.clone());
    let kinds: Vec<PassageKind> = texts.target[targets.clone()].iter().map(|part| part.kind).collect();
    let worth = |order: &[usize]| {
        let target = evidence.target.of(targets.clone(), order.iter().map(|at| targets.start + at));
        let evidence = Evidence { source: &source, target: &target, ..*evidence };
        let band = Band::new(source.len(), target.len(), &[]);
        best_path(&Cells::new(&evidence, &band, &mut |_| {}), &band, evidence.weights).1
    };
    let own = worth(&(0..kinds.len()).collect::<Vec<_>>());
    let others: f64 = (0..ORDERS).map(|time| worth(&order(&kinds, time))).sum();
    let size = (sources.len() as f64 * targets.len() as f64).sqrt();
    ((own - others / ORDERS as f64) / size.sqrt()).min(MOST) as f32
}

/// The sentences of these kinds the other way round, begun at another place each `time`: neighbours stay neighbours.
/// Each stands where one of its kind stood, so that the form of the document stays as it is.
fn order(kinds: &[PassageKind], time: usize) -> Vec<usize> {
    let mut groups: Vec<(PassageKind, Vec<usize>)> = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        match groups.iter_mut().find(|(known, _)| known == kind) {
            Some((_, places)) => places.push(at),
            None => groups.push((*kind, vec![at])),
        }
    }
    let mut order = vec![0; kinds.len()];
    for (_, places) in groups {
        let mut turned: Vec<usize> = places.iter().rev().copied().collect();
        turned.rotate_left(places.len() * time / ORDERS);
        places.into_iter().zip(turned).for_each(|(place, from)| order[place] = from);
    }
    order
}

/// The sentences of both documents that are compared: of several sections of the way that in which most are paired.
fn section(beads: &[(Bead, f64)]) -> (Range<usize>, Range<usize>) {
    let from = |start: usize| {
        let (mut paired, mut end) = (0, start);
        let first = &beads[start].0;
        while let Some((last, _)) = beads.get(end) {
            if last.0.end - first.0.start > SECTION || last.1.end - first.1.start > SECTION {
                break;
            }
            paired += usize::from(!last.0.is_empty() && !last.1.is_empty());
            end += 1;
        }
        let last = beads[start..end].last().map_or(first, |(last, _)| last);
        (paired, (first.0.start..last.0.end, first.1.start..last.1.end))
    };
    let starts = (0..beads.len()).step_by(beads.len() / SECTIONS + 1);
    let found = starts.map(from).max_by_key(|(paired, _)| *paired);
    found.map(|(_, section)| section).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_order_has_the_same_sentences_and_each_kind_where_it_was() {
        let heading = PassageKind::Heading(1);
        let kinds: Vec<PassageKind> =
            (0..40).map(|at| if at % 8 == 0 { heading } else { PassageKind::Paragraph }).collect();
        let orders: Vec<Vec<usize>> = (0..ORDERS).map(|time| order(&kinds, time)).collect();
        for (at, order) in orders.iter().enumerate() {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..40));
            assert!(order.iter().zip(&kinds).all(|(from, kind)| kinds[*from] == *kind));
            assert!(order.iter().enumerate().filter(|(place, from)| place == *from).count() < 15, "{order:?}");
            assert!(orders[..at].iter().all(|other| other != order));
        }
        assert!(order(&[], 0).is_empty());
    }

    #[test]
    fn a_section_is_where_most_is_paired_and_not_too_long() {
        let one = |at: usize| ((at..at + 1, at..at + 1), 1.0);
        let short: Vec<_> = (0..20).map(one).collect();
        assert_eq!(section(&short), (0..20, 0..20));
        // Nothing of the first five hundred sentences is translated.
        let alone = (0..500).map(|at| ((at..at + 1, 0..0), 1.0));
        let rest = (0..1_000).map(|at| ((500 + at..501 + at, at..at + 1), 1.0));
        let (source, target) = section(&alone.chain(rest).collect::<Vec<_>>());
        assert_eq!((source.len(), target.len()), (SECTION, SECTION));
        assert!(source.start >= 500);
        assert_eq!(section(&[]), (0..0, 0..0));
    }
}
