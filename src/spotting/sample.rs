//! A sample of a memory: what its words usually go with.

use fnv::FnvHashMap;

use super::features::{features, key};

/// Units of a memory, of which is known which word stands in which.
///
/// What the caller supplies: units of the same two languages, drawn from the whole of the memory and not for a phrase
/// (every *k*-th serves), a few hundred to [`Sample::ENOUGH`]; units with the phrase may be among them and are left
/// out by their numbers. Without a sample, spotting goes by the occurrences alone.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The place of each unit.
    places: FnvHashMap<i64, u32>,
    /// For each word of a source the units it stands in.
    source: Lists,
    /// For each feature of a word of a target the same.
    target: Lists,
}

impl Sample {
    /// A larger sample takes longer to read and is hardly better.
    pub const ENOUGH: usize = 600;

    /// Adds the unit with the number `unit` and the folded tokens of its two texts.
    pub fn add(&mut self, unit: i64, source: &[String], target: &[String]) {
        let place = self.places.len() as u32;
        if *self.places.entry(unit).or_insert(place) != place {
            return;
        }
        for word in source {
            self.source.enter(key(&[word]), place);
        }
        for feature in target.iter().flat_map(|word| features(word)) {
            self.target.enter(feature, place);
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

    /// The units whose source has `word`, ascending.
    pub(super) fn with_source(&self, word: &str) -> Vec<u32> {
        self.source.of(key(&[word]))
    }

    /// The units whose target has a word with `feature`, ascending.
    pub(super) fn with_target(&self, feature: u64) -> Vec<u32> {
        self.target.of(feature)
    }
}

/// Ascending lists of places, all in one: most are of a single place.
#[derive(Clone, Debug, Default)]
struct Lists {
    /// The last entry of each list.
    last: FnvHashMap<u64, u32>,
    /// A place, and the entry before it in its list.
    entries: Vec<(u32, Option<u32>)>,
}

impl Lists {
    fn enter(&mut self, key: u64, place: u32) {
        let entry = self.entries.len() as u32;
        match self.last.get_mut(&key) {
            Some(last) if self.entries[*last as usize].0 == place => {}
            Some(last) => self.entries.push((place, Some(std::mem::replace(last, entry)))),
            None => {
                self.last.insert(key, entry);
                self.entries.push((place, None));
            }
        }
    }

    fn of(&self, key: u64) -> Vec<u32> {
        let mut places = Vec::new();
        let mut next = self.last.get(&key).copied();
        while let Some(entry) = next {
            let (place, before) = self.entries[entry as usize];
            places.push(place);
            next = before;
        }
        places.reverse();
        places
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
        assert_eq!(sample.with_target(key(&["bati"])), [0, 1]);
        assert!(sample.with_source("lead").is_empty() && sample.place(9) == Some(1) && sample.place(1).is_none());
    }
}
