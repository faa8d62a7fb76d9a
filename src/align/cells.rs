//! What speaks for pairing the sentences before each cell of the band: one for one, one for two, two for one, two for two.
//!
//! Words speak as in IBM model 1 (Brown et al. 1993; for sentences Moore 2002): how much likelier a word is beside the
//! words of the other side than by itself. Both directions count. A word of which nothing is known says nothing.

use std::ops::Range;
use std::thread;

use super::band::Band;
use super::length::Lengths;
use super::side::{Joint, Manner, Side};
use super::table::{Rows, Table};
use super::weights::Weights;

/// The rows that one thread works on at a time.
const BLOCK: usize = 512;

/// What two documents are compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence<'a> {
    pub(super) source: &'a Side,
    pub(super) target: &'a Side,
    pub(super) table: &'a Table,
    pub(super) lengths: Lengths,
    pub(super) weights: &'a Weights,
}

/// The kinds of pairs, in the order of [`Cells`]: how many sentences of the source, and of the target.
pub(super) const KINDS: [(usize, usize); 4] = [(1, 1), (1, 2), (2, 1), (2, 2)];

/// For each cell what the four kinds of pairs that end there are worth.
#[derive(Debug)]
pub(super) struct Cells {
    values: Vec<[f32; 4]>,
}

impl Cells {
    /// The values of all cells of `band`.
    pub(super) fn new(evidence: &Evidence<'_>, band: &Band, done: &mut dyn FnMut(f64)) -> Cells {
        let mut values = vec![[0.0; 4]; band.cells()];
        if evidence.weights.words > 0.0 {
            let Evidence { source, target, table, weights, .. } = evidence;
            let target_speaks = Speaking::new(target, &table.backward, weights);
            let source_speaks = Speaking::new(source, &table.forward, weights);
            let speaking = (&target_speaks, &source_speaks);
            let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
            let mut rest = values.as_mut_slice();
            let mut row = 0;
            while row < band.rows() {
                thread::scope(|scope| {
                    for _ in 0..threads {
                        let rows = row..(row + BLOCK).min(band.rows());
                        let (block, after) =
                            std::mem::take(&mut rest).split_at_mut(band.start(rows.end) - band.start(row));
                        rest = after;
                        row = rows.end;
                        if !block.is_empty() {
                            scope.spawn(move || words(evidence, speaking, band, rows, block));
                        }
                    }
                });
                done(row as f64 / band.rows() as f64);
            }
        }
        let mut cells = Cells { values };
        cells.combine(evidence, band);
        cells
    }

    /// What the kinds of [`KINDS`] are worth that end at `cell`.
    pub(super) fn at(&self, cell: usize) -> &[f32; 4] {
        &self.values[cell]
    }

    /// Puts what words say in each direction together with lengths and the likelihood of each kind. From the last cell
    /// to the first, because each needs those before it as they were.
    fn combine(&mut self, evidence: &Evidence<'_>, band: &Band) {
        let Evidence { source, target, lengths, weights, .. } = evidence;
        let passages = Passages::new(source, target, weights);
        for row in (0..band.rows()).rev() {
            let (low, high) = band.columns(row);
            for column in (low..=high).rev() {
                let cell = band.start(row) + column - low;
                if row == 0 || column == 0 {
                    self.values[cell] = [f32::NEG_INFINITY; 4];
                    continue;
                }
                let raw = |values: &[[f32; 4]], row: usize, column: usize| {
                    band.cell(row, column).map_or([0.0; 4], |cell| values[cell])
                };
                let here = self.values[cell];
                let left = raw(&self.values, row, column - 1);
                let above = raw(&self.values, row - 1, column);
                let (s, t) = (row - 1, column - 1);
                let length =
                    |side: &Side, at: usize, two: bool| side.lengths[at] + if two { side.lengths[at - 1] } else { 0.0 };
                let value = |kind: usize, words: f32, prior: f32| {
                    let (two_sources, two_targets) = (KINDS[kind].0 == 2, KINDS[kind].1 == 2);
                    if two_sources && row < 2 || two_targets && column < 2 {
                        return f32::NEG_INFINITY;
                    }
                    let fit = lengths.weighed(length(source, s, two_sources), length(target, t, two_targets), weights);
                    let begin = passages.worth(row - KINDS[kind].0, column - KINDS[kind].1);
                    let inside = if two_sources { passages.inside(source.joints[s]) } else { 0.0 }
                        + if two_targets { passages.inside(target.joints[t]) } else { 0.0 };
                    weights.words * words + fit + prior + weights.pair + begin + inside
                };
                // [sources given one target sentence .. two]: by target words (0: one source, 1: two), by source words.
                self.values[cell] = [
                    value(0, here[0] + here[2], 0.0),
                    value(1, left[0] + here[0] + here[3], weights.merged),
                    value(2, here[1] + above[2] + here[2], weights.merged),
                    value(3, left[1] + here[1] + above[3] + here[3], weights.crossed),
                ];
            }
        }
    }
}

/// Where passages begin, and how much that says: nothing where each sentence is a passage.
struct Passages<'a> {
    source: &'a [Joint],
    target: &'a [Joint],
    weight: f32,
    apart: f32,
}

impl<'a> Passages<'a> {
    fn new(source: &'a Side, target: &'a Side, weights: &Weights) -> Self {
        let within = |side: &Side| side.joints.iter().filter(|joint| **joint == Joint::Within).count();
        let inner = |side: &Side| within(side) as f32 / side.len().max(1) as f32;
        // A document in one passage tells as little as one of a passage a sentence.
        let several = |side: &Side| side.len() - within(side) > 2;
        let says = several(source) && several(target);
        let weight = if says { weights.passage * (2.0 * inner(source).min(inner(target))).min(1.0) } else { 0.0 };
        Passages { source: &source.joints, target: &target.joints, weight, apart: weights.apart }
    }

    /// Of a pair whose first sentences these are.
    fn worth(&self, source: usize, target: usize) -> f32 {
        match (self.source[source] == Joint::Within, self.target[target] == Joint::Within) {
            (false, false) => -0.5 * self.weight,
            (true, true) => 0.0,
            _ => self.weight,
        }
    }

    /// Of a pair with two sentences of one side, of which the second follows the first in this way.
    fn inside(&self, joint: Joint) -> f32 {
        match joint {
            Joint::Within => 0.0,
            Joint::Passage => self.weight,
            Joint::Apart => self.weight + self.apart,
        }
    }
}

/// What a side's words are worth beside those of the other side.
struct Speaking<'a> {
    side: &'a Side,
    /// For each word the logarithm of nothing found, 0 where nothing can be found; and one through its likelihood.
    words: Vec<(f32, f32)>,
    spread: f32,
}

impl<'a> Speaking<'a> {
    fn new(side: &'a Side, known: &Rows, weights: &Weights) -> Self {
        let total = side.total() as f32 + weights.unseen;
        let words = (0..).zip(&side.vocabulary).map(|(number, word)| {
            // Marks and codes are freely changed.
            let loose = matches!(word.manner, Manner::Mark | Manner::Code | Manner::Kind);
            let missed = if known.of(number).is_empty() || loose { 0.0 } else { weights.unexplained };
            (missed, (total / (word.sentences as f32 + 0.5)).min(weights.rarest))
        });
        Speaking { side, words: words.collect(), spread: 1.0 - weights.unexplained.exp() }
    }

    /// The evidence of the words of `sentence` for standing beside `others` words with the given likelihoods.
    fn evidence(&self, sentence: usize, likely: &[f32], others: usize) -> f32 {
        let share = self.spread / others.max(4) as f32;
        let word = |word: &u32| {
            let (missed, rarity) = self.words[*word as usize];
            match likely[*word as usize] {
                0.0 => missed,
                likely => (1.0 - self.spread + share * likely * rarity).ln(),
            }
        };
        self.side.words(sentence).iter().map(word).sum()
    }
}

/// The likelihood of each word of the other side beside a sentence or two.
struct Beside<'a> {
    rows: &'a Rows,
    likely: Vec<f32>,
    touched: Vec<u32>,
}

impl<'a> Beside<'a> {
    fn new(rows: &'a Rows, words: usize) -> Self {
        Beside { rows, likely: vec![0.0; words], touched: Vec::new() }
    }

    /// Forgets what was set, and sets what stands beside `words`.
    fn set<'w>(&mut self, words: impl Iterator<Item = &'w u32>) {
        for word in self.touched.drain(..) {
            self.likely[word as usize] = 0.0;
        }
        for word in words {
            for (other, likely) in self.rows.of(*word) {
                self.likely[*other as usize] += likely;
                self.touched.push(*other);
            }
        }
    }
}

/// What words say of single pairs of sentences, both directions together.
pub(super) struct Comparison<'a> {
    evidence: &'a Evidence<'a>,
    speaking: (Speaking<'a>, Speaking<'a>),
    beside: (Beside<'a>, Beside<'a>),
}

impl<'a> Comparison<'a> {
    pub(super) fn new(evidence: &'a Evidence<'a>) -> Self {
        let Evidence { source, target, table, weights, .. } = evidence;
        Comparison {
            evidence,
            speaking: (Speaking::new(target, &table.backward, weights), Speaking::new(source, &table.forward, weights)),
            beside: (
                Beside::new(&table.forward, target.vocabulary.len()),
                Beside::new(&table.backward, source.vocabulary.len()),
            ),
        }
    }

    /// The evidence for one sentence of the source and one of the target.
    pub(super) fn of(&mut self, source: usize, target: usize) -> f32 {
        let (here, there) = (self.evidence.source.words(source), self.evidence.target.words(target));
        self.beside.0.set(here.iter());
        self.beside.1.set(there.iter());
        self.speaking.0.evidence(target, &self.beside.0.likely, here.len())
            + self.speaking.1.evidence(source, &self.beside.1.likely, there.len())
    }
}

/// What words say in the cells of `rows`: of the target beside one and two sentences of the source, of the source beside
/// one and two of the target.
fn words(
    evidence: &Evidence<'_>,
    (target_speaks, source_speaks): (&Speaking<'_>, &Speaking<'_>),
    band: &Band,
    rows: Range<usize>,
    block: &mut [[f32; 4]],
) {
    let Evidence { source, target, table, .. } = evidence;
    let first = band.start(rows.start);
    let mut one = Beside::new(&table.forward, target.vocabulary.len());
    let mut two = Beside::new(&table.forward, target.vocabulary.len());
    for row in rows.clone().filter(|row| *row > 0) {
        let before = if row > 1 { source.words(row - 2) } else { &[] };
        let own = source.words(row - 1);
        one.set(own.iter());
        two.set(before.iter().chain(own));
        let (low, high) = band.columns(row);
        for column in low.max(1)..=high {
            let value = &mut block[band.start(row) - first + column - low];
            value[0] = target_speaks.evidence(column - 1, &one.likely, own.len());
            value[1] = target_speaks.evidence(column - 1, &two.likely, own.len() + before.len());
        }
    }
    let mut one = Beside::new(&table.backward, source.vocabulary.len());
    let mut two = Beside::new(&table.backward, source.vocabulary.len());
    let (low, high) = (band.columns(rows.start).0, band.columns(rows.end - 1).1);
    for column in low.max(1)..=high {
        let before = if column > 1 { target.words(column - 2) } else { &[] };
        let own = target.words(column - 1);
        one.set(own.iter());
        two.set(before.iter().chain(own));
        for row in band.rows_with(column, rows.clone()).filter(|row| *row > 0) {
            let value = &mut block[band.start(row) - first + column - band.columns(row).0];
            value[2] = source_speaks.evidence(row - 1, &one.likely, own.len());
            value[3] = source_speaks.evidence(row - 1, &two.likely, own.len() + before.len());
        }
    }
}
