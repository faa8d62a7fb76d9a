//! What the tests of the formats share.

use std::ops::ControlFlow;

use super::{UnitSink, Warning};
use crate::model::unit::Unit;
use crate::text::positions::Position;

/// Keeps what a reader finds.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) units: Vec<(Unit, Position)>,
    pub(super) warnings: Vec<Warning>,
    /// How many units to take before asking to stop.
    pub(super) limit: Option<usize>,
}

impl Collected {
    /// The texts of each unit's first two variants.
    pub(super) fn texts(&self) -> Vec<(&str, &str)> {
        self.units.iter().map(|(unit, _)| (unit.variants[0].segment.text(), unit.variants[1].segment.text())).collect()
    }
}

impl UnitSink for Collected {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        self.units.push((unit, at));
        if self.limit == Some(self.units.len()) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn warning(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}
