//! Several ways to put one thing in a text: which is the usual one, and which of them are at odds with it.
//!
//! The value of an observation is a way with what else a rule needs to know of it, packed into one string; ways are told
//! apart by the first part.

use super::rule::Seen;

/// Parts the values of observations. No text that is read holds it.
const BETWEEN: char = '\u{1F}';

/// Packs `parts` into the key or value of an observation.
pub(in crate::check) fn pack(parts: &[&str]) -> String {
    let mut packed = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            packed.push(BETWEEN);
        }
        packed.extend(part.split(BETWEEN));
    }
    packed
}

/// The part of `packed` with this number; empty where there is none.
pub(in crate::check) fn part(packed: &str, number: usize) -> &str {
    packed.split(BETWEEN).nth(number).unwrap_or_default()
}

/// One way, and how often it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Way<'a> {
    /// The first part of its values.
    pub(in crate::check) name: &'a str,
    /// The first of its values.
    pub(in crate::check) value: &'a str,
    /// In how many places it was seen.
    pub(in crate::check) count: usize,
}

/// A way that stands in more places than this is reported in the first of them alone: it is to be decided once.
const MOST_PLACES: usize = 5;

impl Way<'_> {
    /// Whether neither way leads, so that this one is hardly a slip.
    pub(in crate::check) fn rivals(&self, usual: &Way<'_>) -> bool {
        self.count > 1 && self.count * 2 > usual.count
    }

    /// Whether the place with this number, from 0, among its own is to be reported.
    pub(in crate::check) fn is_reported_at(&self, place: usize) -> bool {
        place == 0 || self.count <= MOST_PLACES
    }

    /// What a message adds where only the first place is reported.
    pub(in crate::check) fn rest(&self) -> String {
        if self.count <= MOST_PLACES { String::new() } else { format!("; this one stands {}", places(self.count - 1)) }
    }
}

/// The ways in `seen`, the usual one first: the commonest, then the one of the lowest `rank`, then the first in the text.
pub(in crate::check) fn ways<'a, R: Ord>(seen: &[Seen<'a>], rank: impl Fn(&'a str) -> R) -> Vec<Way<'a>> {
    let mut places: Vec<(&str, &str, usize)> = Vec::with_capacity(seen.len());
    for (place, one) in seen.iter().enumerate() {
        let value = one.observation.value.as_str();
        places.push((part(value, 0), value, place));
    }
    places.sort_by_key(|(name, _, place)| (*name, *place));
    let mut ways: Vec<(Way<'a>, usize)> = places
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| (Way { name: same[0].0, value: same[0].1, count: same.len() }, same[0].2))
        .collect();
    ways.sort_by(|(a, a_place), (b, b_place)| {
        let by_rank = || rank(a.value).cmp(&rank(b.value));
        b.count.cmp(&a.count).then_with(by_rank).then(a_place.cmp(b_place))
    });
    ways.into_iter().map(|(way, _)| way).collect()
}

/// `in 3 other places`, as messages say it.
pub(in crate::check) fn places(count: usize) -> String {
    if count == 1 { "in another place".to_owned() } else { format!("in {count} other places") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule::Observation;
    use crate::model::finding::Side;

    #[test]
    fn the_usual_way_is_the_commonest_then_the_best_then_the_first() {
        let usual = |values: &[&str]| -> String {
            let observe = |value: &&str| Observation {
                key: String::new(),
                value: (*value).replace('|', "\u{1F}"),
                side: Side::Target,
                span: 0..0,
            };
            let all: Vec<Observation> = values.iter().map(observe).collect();
            let seen: Vec<Seen<'_>> =
                all.iter().enumerate().map(|(segment, observation)| Seen { segment, observation }).collect();
            ways(&seen, |value| part(value, 1)).iter().map(|way| format!("{}{}", way.name, way.count)).collect()
        };
        assert_eq!(usual(&["a|0", "b|0", "b|1"]), "b2a1");
        assert_eq!(usual(&["a|1", "b|0"]), "b1a1");
        assert_eq!(usual(&["b|0", "a|0"]), "b1a1");
        assert_eq!(usual(&[]), "");
    }

    #[test]
    fn what_is_packed_comes_back() {
        let packed = pack(&["a", "", "c\u{1F}d"]);
        assert_eq!([0, 1, 2, 3].map(|number| part(&packed, number)), ["a", "", "cd", ""]);
    }
}
