//! The match score.
//!
//! raw = 100 · (1 − d / max(m, n)) over folded tokens, where d is their Levenshtein distance and m and n are their
//! numbers; final = raw less the itemised penalties, never below 0. Everything is compared in integers, so that a
//! threshold is the same for an index and for brute force.

use std::cmp::Ordering;

use super::words::vocabulary;

/// Tenths of a point: what penalties are counted in.
pub type Tenths = u32;

vocabulary! {
    /// What kind of match it is, from the texts before any penalty. In order of worth.
    MatchKind: "match kind" {
        /// Equal text between equal neighbours.
        Context = "context",
        /// Equal text.
        Exact = "exact",
        /// Similar text.
        Fuzzy = "fuzzy",
    }
}

vocabulary! {
    /// Why points were taken off.
    Reason: "penalty" {
        /// Letters differ in case only.
        Case = "case",
        /// Marks differ only in shape (quotation marks, dashes) or in the white space around them.
        Punctuation = "punctuation",
        /// The figures are others.
        Number = "number",
        /// The contents of inline codes are others.
        InlineCode = "inline-code",
        /// The memory carries a penalty.
        Memory = "memory",
        /// The unit is only a draft.
        Status = "status",
        /// The unit was translated by a machine.
        MachineOrigin = "machine-origin",
        /// The unit was paired by a program.
        AlignmentOrigin = "alignment-origin",
    }
}

/// Points taken off for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// Why.
    pub reason: Reason,
    /// How many tenths of a point.
    pub tenths: Tenths,
}

impl Penalty {
    /// The points, as people see them.
    pub fn points(&self) -> f64 {
        f64::from(self.tenths) / 10.0
    }
}

/// How alike two segments are, with what was taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Levenshtein distance of the folded tokens.
    distance: u32,
    /// The number of tokens of the longer one.
    length: u32,
    penalties: Vec<Penalty>,
}

impl Score {
    /// The score of two segments at `distance`, the longer of them with `length` tokens. Two empty ones are equal.
    pub fn new(distance: u32, length: u32, penalties: Vec<Penalty>) -> Self {
        let length = length.max(1);
        Score { distance: distance.min(length), length, penalties }
    }

    /// The same with more taken off.
    pub fn less(mut self, penalties: impl IntoIterator<Item = Penalty>) -> Self {
        self.penalties.extend(penalties);
        self
    }

    /// The Levenshtein distance of the folded tokens.
    pub fn distance(&self) -> u32 {
        self.distance
    }

    /// What was taken off.
    pub fn penalties(&self) -> &[Penalty] {
        &self.penalties
    }

    /// Points before penalties, 0 to 100, cut after one decimal: nothing short of 100 is shown as 100.
    pub fn raw_points(&self) -> f64 {
        (1000 * u64::from(self.length - self.distance) / u64::from(self.length)) as f64 / 10.0
    }

    /// Points after penalties, 0 to 100, cut after one decimal.
    pub fn points(&self) -> f64 {
        let (numerator, denominator) = self.final_fraction();
        (1000 * numerator / denominator) as f64 / 10.0
    }

    /// The same in tenths of a point.
    pub fn final_tenths(&self) -> Tenths {
        let (numerator, denominator) = self.final_fraction();
        Tenths::try_from(1000 * numerator / denominator).unwrap_or(0)
    }

    /// Whether the final score is at least `threshold` points.
    pub fn reaches(&self, threshold: u8) -> bool {
        let (numerator, denominator) = self.final_fraction();
        100 * numerator >= u64::from(threshold) * denominator
    }

    /// The final score as a fraction of 1: (numerator, denominator).
    fn final_fraction(&self) -> (u64, u64) {
        let length = u64::from(self.length);
        let taken: u64 = self.penalties.iter().map(|penalty| u64::from(penalty.tenths)).sum();
        let raw = 1000 * u64::from(self.length - self.distance);
        (raw.saturating_sub(taken * length), 1000 * length)
    }
}

/// The larger final score first; what was taken off for what does not matter.
pub fn by_final_score(a: &Score, b: &Score) -> Ordering {
    let ((mine, my_unit), (theirs, their_unit)) = (a.final_fraction(), b.final_fraction());
    (u128::from(theirs) * u128::from(my_unit)).cmp(&(u128::from(mine) * u128::from(their_unit)))
}

/// The largest distance at which two segments, the longer with `length` tokens, still have a raw score of at least
/// `threshold` points: 100·d ≤ (100 − t)·length.
pub fn distance_allowed(threshold: u8, length: usize) -> usize {
    (100 - usize::from(threshold.min(100))) * length / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_cut_and_never_rounded_up() {
        let score = Score::new(1, 2000, Vec::new());
        assert_eq!(score.raw_points(), 99.9);
        assert!(!score.reaches(100));
        assert_eq!(Score::new(0, 0, Vec::new()).points(), 100.0);
    }

    #[test]
    fn penalties_come_off_and_stop_at_zero() {
        let off = |tenths| vec![Penalty { reason: Reason::Number, tenths }];
        let score = Score::new(3, 26, off(20));
        assert_eq!((score.raw_points(), score.points()), (88.4, 86.4));
        assert_eq!(Score::new(9, 10, off(500)).points(), 0.0);
        assert!(Score::new(3, 10, Vec::new()).reaches(70));
        assert!(!Score::new(3, 10, off(1)).reaches(70));
    }

    #[test]
    fn order_is_by_the_final_score() {
        let exact_but_penalised = Score::new(0, 9, vec![Penalty { reason: Reason::Memory, tenths: 150 }]);
        assert_eq!(by_final_score(&Score::new(1, 10, Vec::new()), &exact_but_penalised), Ordering::Less);
    }

    #[test]
    fn allowed_distance_is_the_integer_bound() {
        for length in 0..300 {
            for threshold in 50..=100 {
                let allowed = distance_allowed(threshold, length);
                assert!(100 * allowed <= (100 - threshold as usize) * length);
                assert!(100 * (allowed + 1) > (100 - threshold as usize) * length);
            }
        }
    }
}
