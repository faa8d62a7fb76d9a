//! Phrases of units that are held in memory: for tests, and for memories that have no index of phrases.

use std::collections::HashMap;
use std::convert::Infallible;

use super::phrases::Phrases;

/// Units by their words.
#[derive(Clone, Debug, Default)]
pub struct InMemory {
    units: Vec<(i64, Vec<String>)>,
    /// For each token the indexes of the units that have it, ascending.
    with: HashMap<String, Vec<u32>>,
}

impl InMemory {
    /// Adds the unit with the number `unit` and the folded tokens of its source.
    pub fn add(&mut self, unit: i64, source: Vec<String>) {
        let place = self.units.len() as u32;
        for token in &source {
            let places = self.with.entry(token.clone()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        self.units.push((unit, source));
    }
}

impl Phrases for InMemory {
    type Error = Infallible;

    fn units_with(&self, phrase: &[String], at_most: usize) -> Result<Vec<i64>, Infallible> {
        let places = phrase.iter().map(|token| self.with.get(token).map_or(&[][..], Vec::as_slice));
        let rarest = places.min_by_key(|places| places.len()).unwrap_or_default();
        let units = rarest.iter().map(|place| &self.units[*place as usize]);
        let having = units.filter(|(_, source)| source.windows(phrase.len()).any(|window| window == phrase));
        Ok(having.map(|(unit, _)| *unit).take(at_most).collect())
    }
}
