//! Which texts of a unit are source and target.

use crate::model::unit::Unit;
use crate::text::language::Language;

/// The two languages that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The language of the source.
    pub from: Language,
    /// The language of the translation.
    pub to: Language,
}

impl Sides {
    /// The place of the source among the variants of `unit`: the first of those nearest to the language.
    pub fn source(&self, unit: &Unit) -> Option<usize> {
        nearest(unit, &self.from)
    }

    /// The place of the translation.
    pub fn target(&self, unit: &Unit) -> Option<usize> {
        nearest(unit, &self.to)
    }
}

fn nearest(unit: &Unit, wanted: &Language) -> Option<usize> {
    let near = |at: usize| unit.variants[at].language.serves(wanted);
    let best = (0..unit.variants.len()).filter_map(near).max()?;
    (0..unit.variants.len()).find(|at| near(*at) == Some(best))
}
