//! Several ways to put one thing in a text: which is the usual one, and which of them are at odds with it.
//!
//! The value of an observation is a way with what else a rule needs to know of it, packed into one string; ways are told
//! apart by the first part.

use super::group::{Place, Segments};
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

/// One way, and where it was seen.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Way<'a> {
    /// The first part of its values.
    pub(in crate::check) name: &'a str,
    /// The first of its values.
    pub(in crate::check) value: &'a str,
    /// In how many places it was seen.
    pub(in crate::check) count: usize,
    places: &'a [Place],
    segments: Segments<'a>,
}

/// A way that stands in more places than this is reported in the first of them alone: it is to be decided once.
const MOST_PLACES: usize = 5;

impl<'a> Way<'a> {
    /// The way that was seen in `places`, of which there is at least one.
    pub(super) fn new(places: &'a [Place], segments: Segments<'a>) -> Self {
        let value = segments.seen(places[0]).observation.value.as_str();
        Way { name: part(value, 0), value, count: places.len(), places, segments }
    }

    /// What was seen in each place, in order.
    pub(in crate::check) fn seen(&self) -> impl Iterator<Item = Seen<'a>> + use<'a> {
        let segments = self.segments;
        self.places.iter().map(move |place| segments.seen(*place))
    }

    /// The first place.
    pub(in crate::check) fn first(&self) -> Seen<'a> {
        self.segments.seen(self.places[0])
    }

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

/// `in 3 other places`, as messages say it.
pub(in crate::check) fn places(count: usize) -> String {
    if count == 1 { "in another place".to_owned() } else { format!("in {count} other places") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let packed = pack(&["a", "", "c\u{1F}d"]);
        assert_eq!([0, 1, 2, 3].map(|number| part(&packed, number)), ["a", "", "cd", ""]);
    }
}
