//! Which of several words that stand together translate each other: expectation and maximisation as in IBM model 1
//! (Brown et al. 1993), over the pairs of words that are significant.
//!
//! Words of one subject stand together in many sentences. Where each word of a sentence is explained by one of the other
//! side, what belongs together is left, and what merely keeps it company is not.

use super::learn::{Bead, words};
use super::side::Side;
use super::table::Link;

/// How often.
const TIMES: usize = 3;
/// How likely a word is there without any that it translates.
const BY_ITSELF: f32 = 0.05;

/// A link with how many beads have both of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) link: Link,
    pub(super) beads: u32,
}

/// The links with what is left of each in either direction, in `beads`. `counts` is in how many beads each word is;
/// `seen` is in the order of the source's words and for each of these of the target's.
pub(super) fn sharpen(
    source: &Side,
    target: &Side,
    beads: &[Bead],
    counts: &(Vec<u32>, Vec<u32>),
    mut seen: Vec<Seen>,
) -> Vec<Link> {
    let mut starts = vec![0_u32; source.vocabulary.len() + 1];
    seen.iter().for_each(|one| starts[one.link.source as usize + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    // Of one bead: the links between its words, by the place of the words on either side.
    let mut between: Vec<(usize, usize, usize)> = Vec::new();
    let mut sums: (Vec<f32>, Vec<f32>) = Default::default();
    let mut expected = vec![(0.0_f32, 0.0_f32); seen.len()];
    for _ in 0..TIMES {
        expected.fill((0.0, 0.0));
        for (from, to) in beads {
            words(source, from, &mut here);
            words(target, to, &mut there);
            between.clear();
            for (one, word) in here.iter().enumerate() {
                let start = starts[*word as usize] as usize;
                let row = &seen[start..starts[*word as usize + 1] as usize];
                if row.is_empty() {
                    continue;
                }
                for (other, word) in there.iter().enumerate() {
                    if let Ok(at) = row.binary_search_by_key(word, |one| one.link.target) {
                        between.push((start + at, one, other));
                    }
                }
            }
            for (sums, words) in [(&mut sums.0, &here), (&mut sums.1, &there)] {
                sums.clear();
                sums.resize(words.len(), BY_ITSELF);
            }
            for (link, one, other) in &between {
                sums.0[*one] += seen[*link].link.backward;
                sums.1[*other] += seen[*link].link.forward;
            }
            for (link, one, other) in &between {
                expected[*link].0 += seen[*link].link.forward / sums.1[*other];
                expected[*link].1 += seen[*link].link.backward / sums.0[*one];
            }
        }
        for (one, (forward, backward)) in seen.iter_mut().zip(&expected) {
            let without_own = 1.0 - 1.0 / one.beads as f32;
            let likely = |expected: f32, count: u32| expected * without_own / (count as f32 + 0.5);
            one.link.forward = likely(*forward, counts.0[one.link.source as usize]);
            one.link.backward = likely(*backward, counts.1[one.link.target as usize]);
        }
    }
    seen.into_iter().map(|one| one.link).filter(|link| link.forward.max(link.backward) >= LEAST).collect()
}

/// What is less likely in both directions is left out.
const LEAST: f32 = 0.02;

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::super::table::Link;
    use super::*;
    use crate::model::passage::PassageKind;
    use crate::model::segment::Segment;

    /// The words of a language of which nothing is known stand as they are.
    fn side(texts: &[&str]) -> Side {
        let segments: Vec<Segment> = texts.iter().map(|text| Segment::plain(*text)).collect();
        let part = |segment| Part { segment, passage: 0, kind: PassageKind::Paragraph };
        Side::read(&segments.iter().map(part).collect::<Vec<_>>(), &"fr".parse().unwrap())
    }

    /// Sharpens links between all words that stand together in `pairs`, all equally likely, and tells how likely each
    /// is then, forward and backward.
    fn sharpened(pairs: &[(&str, &str)]) -> impl Fn(&str, &str) -> Option<(f32, f32)> + use<> {
        let (sources, targets): (Vec<&str>, Vec<&str>) = pairs.iter().copied().unzip();
        let (source, target) = (side(&sources), side(&targets));
        let beads: Vec<Bead> = (0..pairs.len()).map(|at| (at..at + 1, at..at + 1)).collect();
        let numbers = |side: &Side| 0..side.vocabulary.len() as u32;
        let has = |side: &Side, at: usize, word: u32| side.words(at).contains(&word);
        let mut seen = Vec::new();
        for (one, other) in numbers(&source).flat_map(|one| numbers(&target).map(move |other| (one, other))) {
            let beads = (0..pairs.len()).filter(|at| has(&source, *at, one) && has(&target, *at, other)).count() as u32;
            let link = Link { source: one, target: other, forward: 0.5, backward: 0.5 };
            seen.extend((beads > 0).then_some(Seen { link, beads }));
        }
        let count = |side: &Side| side.vocabulary.iter().map(|word| word.sentences).collect::<Vec<_>>();
        let links = sharpen(&source, &target, &beads, &(count(&source), count(&target)), seen);
        move |one: &str, other: &str| {
            let named = |link: &&Link| {
                let (source, target) =
                    (&source.vocabulary[link.source as usize], &target.vocabulary[link.target as usize]);
                (source.text.as_str(), target.text.as_str()) == (one, other)
            };
            links.iter().find(named).map(|link| (link.forward, link.backward))
        }
    }

    #[test]
    fn of_words_that_keep_company_those_that_explain_each_other_are_left() {
        let together = ("zorb plick", "zuru pali");
        let (zorb, plick) = (("zorb", "zuru"), ("plick", "pali"));
        let found = sharpened(&[together, together, together, zorb, zorb, zorb, plick, plick, plick]);
        let (forward, backward) = found("zorb", "zuru").unwrap();
        assert!(forward > 0.6 && backward > 0.6, "{forward} {backward}");
        assert!(found("plick", "pali").is_some_and(|(forward, _)| forward > 0.6));
        let company = found("zorb", "pali").map_or(0.0, |(forward, backward)| forward.max(backward));
        assert!(company < 0.15, "{company}");
    }

    #[test]
    fn what_one_pair_says_alone_is_not_heard() {
        let found = sharpened(&[("zorb", "zuru"), ("zorb", "zuru"), ("plick", "pali")]);
        assert!(found("zorb", "zuru").is_some_and(|(forward, backward)| forward < 0.5 && backward < 0.5));
        assert_eq!(found("plick", "pali"), None);
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        assert_eq!(sharpened(&[])("zorb", "zuru"), None);
        assert_eq!(sharpened(&[("zorb", ""), ("", "zuru")])("zorb", "zuru"), None);
    }
}
