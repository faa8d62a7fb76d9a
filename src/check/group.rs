//! Observations with the same key, told apart by the way in which they put the thing. A group keeps where they stand and
//! not what they say, so that a text of which nearly everything stands once costs little memory, and one more place of a
//! thing that stands in thousands costs little time.

use std::collections::BTreeMap;

use super::engine::Checked;
use super::pair::Pair;
use super::rule::Seen;
use super::ways::{Way, part};

/// Where an observation is: its segment, and its number among those of the segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) segment: usize,
    pub(super) number: usize,
}

/// The places of one way, in order; never none.
#[derive(Debug)]
pub(super) struct Places {
    name: Box<str>,
    places: Vec<Place>,
}

/// The places of a group.
#[derive(Debug, Default)]
pub(super) enum Members {
    #[default]
    None,
    /// As it is with most.
    One(Place),
    /// By the name of their way.
    Several(Vec<Places>),
}

/// The pairs of a document: those that it was made of, and those that took their place.
#[derive(Debug)]
pub(super) struct Pairs<'a> {
    pub(super) first: &'a [Pair],
    pub(super) changed: BTreeMap<usize, Pair>,
}

/// What is known of the segments of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segments<'a> {
    pub(super) pairs: &'a Pairs<'a>,
    pub(super) checked: &'a [Checked],
}

impl<'a> Segments<'a> {
    pub(super) fn seen(self, place: Place) -> Seen<'a> {
        let Pairs { first, changed } = self.pairs;
        Seen {
            segment: place.segment,
            pair: changed.get(&place.segment).unwrap_or_else(|| &first[place.segment]),
            observation: &self.checked[place.segment].observations[place.number].1,
        }
    }

    fn name(self, place: Place) -> &'a str {
        part(&self.seen(place).observation.value, 0)
    }
}

impl Members {
    /// Adds `place`, which is not in it.
    pub(super) fn add(&mut self, place: Place, segments: Segments<'_>) {
        match self {
            Members::None => *self = Members::One(place),
            Members::One(first) => {
                let mut ways = Vec::with_capacity(2);
                enter(&mut ways, segments.name(*first), *first);
                enter(&mut ways, segments.name(place), place);
                *self = Members::Several(ways);
            }
            Members::Several(ways) => enter(ways, segments.name(place), place),
        }
    }

    /// Takes `place` out, whose way has the name `name`.
    pub(super) fn remove(&mut self, place: Place, name: &str) {
        match self {
            Members::One(one) if *one == place => *self = Members::None,
            Members::Several(ways) => {
                if let Ok(way) = ways.binary_search_by(|way| (*way.name).cmp(name)) {
                    let places = &mut ways[way].places;
                    if let Ok(at) = places.binary_search(&place) {
                        places.remove(at);
                    }
                    if places.is_empty() {
                        ways.remove(way);
                    }
                }
                if ways.is_empty() {
                    *self = Members::None;
                }
            }
            _ => {}
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Members::None)
    }

    /// Whether there is anything to compare.
    pub(super) fn are_several(&self) -> bool {
        matches!(self, Members::Several(ways) if ways.iter().map(|way| way.places.len()).sum::<usize>() > 1)
    }

    fn first(&self) -> Option<Place> {
        match self {
            Members::None => None,
            Members::One(place) => Some(*place),
            Members::Several(ways) => ways.iter().filter_map(|way| way.places.first().copied()).min(),
        }
    }
}

fn enter(ways: &mut Vec<Places>, name: &str, place: Place) {
    match ways.binary_search_by(|way| (*way.name).cmp(name)) {
        Ok(way) => {
            let places = &mut ways[way].places;
            places.insert(places.partition_point(|other| *other < place), place);
        }
        Err(way) => ways.insert(way, Places { name: name.into(), places: vec![place] }),
    }
}

/// The observations with one key, of which there are at least two, as a rule is given them.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    key: &'a str,
    members: &'a Members,
    segments: Segments<'a>,
}

impl<'a> Group<'a> {
    pub(super) fn new(key: &'a str, members: &'a Members, segments: Segments<'a>) -> Self {
        Group { key, members, segments }
    }

    /// What they have in common.
    pub fn key(&self) -> &'a str {
        self.key
    }

    /// The segment of the first of them.
    pub(super) fn first_segment(&self) -> usize {
        self.members.first().map_or(0, |place| place.segment)
    }

    /// The ways in which the thing is put, the usual one first: the commonest, then the one of the lowest `rank`, which
    /// is told by the value of its first place, then the first in the text.
    pub(in crate::check) fn ways<R: Ord>(&self, rank: impl Fn(&'a str) -> R) -> Vec<Way<'a>> {
        let Members::Several(ways) = self.members else { return Vec::new() };
        let segments = self.segments;
        let mut ways: Vec<(Way<'a>, Place)> =
            ways.iter().map(|way| (Way::new(&way.places, segments), way.places[0])).collect();
        ways.sort_by(|(a, a_place), (b, b_place)| {
            let by_rank = || rank(a.value).cmp(&rank(b.value));
            b.count.cmp(&a.count).then_with(by_rank).then(a_place.cmp(b_place))
        });
        ways.into_iter().map(|(way, _)| way).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule::Observation;
    use crate::model::finding::Side;

    fn observed(value: &str) -> Checked {
        let value = value.replace('|', "\u{1F}");
        let observation = Observation { key: "kitu".into(), value, side: Side::Target, span: 0..0 };
        Checked { observations: vec![(0, observation)], ..Checked::default() }
    }

    #[test]
    fn the_usual_way_is_the_commonest_then_the_best_then_the_first() {
        let usual = |values: &[&str]| -> String {
            let checked: Vec<Checked> = values.iter().map(|value| observed(value)).collect();
            let first = vec![Pair::default(); values.len()];
            let pairs = Pairs { first: &first, changed: BTreeMap::new() };
            let segments = Segments { pairs: &pairs, checked: &checked };
            let mut members = Members::default();
            for segment in (0..values.len()).rev() {
                members.add(Place { segment, number: 0 }, segments);
            }
            let ways = Group::new("kitu", &members, segments).ways(|value| part(value, 1));
            ways.iter().map(|way| format!("{}{}", way.name, way.count)).collect()
        };
        assert_eq!(usual(&["a|0", "b|0", "b|1"]), "b2a1");
        assert_eq!(usual(&["a|1", "b|0"]), "b1a1");
        assert_eq!(usual(&["b|0", "a|0"]), "b1a1");
        assert_eq!(usual(&[]), "");
    }

    #[test]
    fn what_was_added_can_be_taken_out() {
        let checked = [observed("a"), observed("b"), observed("a")];
        let first = vec![Pair::default(); 3];
        let pairs = Pairs { first: &first, changed: BTreeMap::new() };
        let segments = Segments { pairs: &pairs, checked: &checked };
        let mut members = Members::default();
        let place = |segment| Place { segment, number: 0 };
        for segment in [1, 0, 2] {
            members.add(place(segment), segments);
        }
        assert!(members.are_several() && members.first() == Some(place(0)));
        members.remove(place(0), "a");
        members.remove(place(2), "a");
        assert!(!members.are_several() && members.first() == Some(place(1)));
        members.remove(place(1), "b");
        assert!(members.is_empty());
    }
}
