//! A sample of a memory: what its words usually go with.

use std::collections::HashMap;

use super::features::features;

/// Units of a memory, of which is known which word stands in which.
///
/// What the caller supplies: units of the same two languages, drawn from the whole of the memory and not for a phrase
/// (every *k*-th serves), a few hundred to [`Sample::ENOUGH`]; units with the phrase may be among them and are left
/// out by their numbers. Without a sample, spotting goes by the occurrences alone.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The place of each unit.
    places: HashMap<i64, u32>,
    /// For each word of a source the units it stands in, ascending.
    source: HashMap<String, Vec<u32>>,
    /// For each feature of a word of a target the same.
    target: HashMap<String, Vec<u32>>,
}

impl Sample {
    /// A larger sample is hardly better.
    pub const ENOUGH: usize = 2000;

    /// Adds the unit with the number `unit` and the folded tokens of its two texts.
    pub fn add(&mut self, unit: i64, source: &[String], target: &[String]) {
        let place = self.places.len() as u32;
        if *self.places.entry(unit).or_insert(place) != place {
            return;
        }
        for word in source {
            enter(&mut self.source, word, place);
        }
        for feature in target.iter().flat_map(|word| features(word)) {
            enter(&mut self.target, &feature, place);
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place of a unit.
    pub(super) fn place(&self, unit: i64) -> Option<u32> {
        self.places.get(&unit).copied()
    }

    /// The units whose source has `word`.
    pub(super) fn with_source(&self, word: &str) -> &[u32] {
        self.source.get(word).map_or(&[], Vec::as_slice)
    }

    /// The units whose target has a word with `feature`.
    pub(super) fn with_target(&self, feature: &str) -> &[u32] {
        self.target.get(feature).map_or(&[], Vec::as_slice)
    }
}

fn enter(index: &mut HashMap<String, Vec<u32>>, word: &str, place: u32) {
    match index.get_mut(word) {
        Some(places) if places.last() == Some(&place) => {}
        Some(places) => places.push(place),
        None => drop(index.insert(word.to_owned(), vec![place])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_counts_once_however_often_it_is_given_or_says_a_word() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut sample = Sample::default();
        sample.add(7, &words("tin and tin"), &words("bati na bati"));
        sample.add(9, &words("tin"), &words("bati"));
        sample.add(7, &words("lead"), &words("risasi"));
        assert_eq!(sample.len(), 2);
        assert_eq!(sample.with_source("tin"), [0, 1]);
        assert_eq!(sample.with_target("bati"), [0, 1]);
        assert!(sample.with_source("lead").is_empty() && sample.place(9) == Some(1) && sample.place(1).is_none());
    }
}
