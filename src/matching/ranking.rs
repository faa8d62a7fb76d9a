//! The best matches of one query.

use std::cmp::{Ordering, Reverse};

use super::candidate::{Candidate, Standing};
use crate::model::score::{MatchKind, Score, by_final_score};

/// A candidate that reached the threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The candidate; of several with the same texts the best one.
    pub candidate: Candidate,
    /// What kind of match it is.
    pub kind: MatchKind,
    /// How alike it is.
    pub score: Score,
    /// Where else the same texts stand, whatever they score: (memory, unit). Filled in by whoever has the memory.
    pub also: Vec<(String, i64)>,
}

impl Match {
    /// Whether the source is the same text as the query.
    pub fn has_same_text(&self) -> bool {
        self.kind < MatchKind::Fuzzy
    }

    fn order(&self, other: &Match) -> Ordering {
        order(
            (&self.score, self.kind, self.candidate.standing()),
            (&other.score, other.kind, other.candidate.standing()),
        )
    }
}

/// Better first: final score, kind, the memory's priority, the unit's status, the newer change, the older unit, its
/// first variant.
fn order(a: (&Score, MatchKind, Standing<'_>), b: (&Score, MatchKind, Standing<'_>)) -> Ordering {
    let key =
        |kind: MatchKind, standing: &Standing<'_>| (kind, Reverse(standing.priority), Reverse(standing.status.rank()));
    by_final_score(a.0, b.0)
        .then_with(|| key(a.1, &a.2).cmp(&key(b.1, &b.2)))
        .then_with(|| b.2.changed.cmp(a.2.changed))
        .then_with(|| (a.2.unit, a.2.variant).cmp(&(b.2.unit, b.2.variant)))
}

/// The best matches so far.
#[derive(Debug)]
pub struct Ranking {
    wanted: usize,
    min_score: u8,
    best: Vec<Match>,
}

impl Ranking {
    /// An empty ranking for the best `wanted` matches (at least one) of at least `min_score` points.
    pub fn new(wanted: usize, min_score: u8) -> Self {
        Ranking { wanted: wanted.max(1), min_score, best: Vec::new() }
    }

    /// The points below which a final score can no longer enter. Points are whole and equal scores may still differ
    /// in rank, so it is the floor of the last one's.
    pub fn threshold(&self) -> u8 {
        match self.best.last() {
            Some(last) if self.best.len() >= self.wanted => self.min_score.max(last.score.points() as u8),
            _ => self.min_score,
        }
    }

    /// The source variant of the last match, where there are as many as are wanted.
    pub fn last_variant(&self) -> Option<i64> {
        self.best.last().filter(|_| self.best.len() >= self.wanted).map(|last| last.candidate.variant)
    }

    /// Whether a match would enter.
    pub fn admits(&self, score: &Score, kind: MatchKind, standing: Standing<'_>) -> bool {
        let last = self.best.last().filter(|_| self.best.len() >= self.wanted);
        score.reaches(self.min_score)
            && last.is_none_or(|last| {
                order((score, kind, standing), (&last.score, last.kind, last.candidate.standing())).is_lt()
            })
    }

    /// Takes a match in at its place, behind its equals. Of several with the same texts only the best stays.
    pub fn push(&mut self, new: Match) {
        if let Some(at) = self.best.iter().position(|known| known.candidate.same_texts(&new.candidate)) {
            if self.best[at].order(&new) != Ordering::Greater {
                return;
            }
            self.best.remove(at);
        }
        let at = self.best.partition_point(|known| known.order(&new) != Ordering::Greater);
        self.best.insert(at, new);
        self.best.truncate(self.wanted);
    }

    /// The matches, best first.
    pub fn finish(self) -> Vec<Match> {
        self.best
    }
}
