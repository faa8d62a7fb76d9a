//! Warnings that could come once for every unit of a file.

use std::collections::BTreeMap;

use super::{Effect, Warning};
use crate::text::positions::Position;

/// How many warnings of a kind are given.
const MOST: usize = 100;

/// Gives the first warnings of each kind, and says at the end how many more there were.
#[derive(Default)]
pub(super) struct Limited {
    kinds: BTreeMap<&'static str, (usize, Position)>,
}

impl Limited {
    /// A warning of the kind `what`, a plural such as `rows without a translation`; `None` where there were enough of
    /// them.
    pub(super) fn warning(
        &mut self,
        what: &'static str,
        position: Position,
        effect: Effect,
        message: impl Into<String>,
    ) -> Option<Warning> {
        let (count, last) = self.kinds.entry(what).or_default();
        *count += 1;
        *last = position;
        (*count <= MOST).then(|| Warning { position, message: message.into(), effect })
    }

    /// Whether there was one of the kind `what`.
    pub(super) fn has(&self, what: &'static str) -> bool {
        self.kinds.contains_key(what)
    }

    /// What to say at the end.
    pub(super) fn rest(self) -> impl Iterator<Item = Warning> {
        self.kinds.into_iter().filter(|(_, (count, _))| *count > MOST).map(|(what, (count, position))| Warning {
            position,
            message: format!("{} more {what}, up to here", count - MOST),
            effect: Effect::Kept,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_counted() {
        let mut limited = Limited::default();
        let at = |line| Position { line, column: 1 };
        let given = (1..=130).filter_map(|line| limited.warning("odd rows", at(line), Effect::Skipped, "odd")).count();
        assert!(limited.has("odd rows") && !limited.has("even rows"));
        let rest: Vec<_> = limited.rest().collect();
        assert_eq!((given, rest.len(), rest[0].position.line), (100, 1, 130));
        assert_eq!(rest[0].message, "30 more odd rows, up to here");
    }
}
