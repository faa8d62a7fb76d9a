//! The best way through the band: dynamic programming over three states, so that a missing passage costs little more
//! than a missing sentence.

use super::band::Band;
use super::cells::{Cells, KINDS};
use super::learn::Bead;
use super::weights::Weights;

/// What the last step was: a pair, a sentence of the source alone, one of the target alone.
pub(super) const STATES: usize = 3;
const PAIR: usize = 0;
const SOURCE: usize = 1;
const TARGET: usize = 2;

/// What it costs to go on with a sentence alone, by the state before. A gap in the target is closed before one in the
/// source begins, so that there is one way through both.
pub(super) fn gap_costs(weights: &Weights) -> [[f32; STATES]; STATES] {
    let none = f32::NEG_INFINITY;
    [[none; 3], [weights.gap, weights.further, none], [weights.gap, weights.gap, weights.further]]
}

/// What the best ways to a place are worth, by their last step. In long documents they add up to more than an `f32`
/// can tell a word's evidence beside.
type Values = [f64; STATES];

/// The best state before, by its value and number.
fn best(values: &Values, costs: [f32; STATES]) -> (f64, u8) {
    let mut best = (f64::NEG_INFINITY, 0);
    for state in 0..STATES {
        let value = values[state] + f64::from(costs[state]);
        if value > best.0 {
            best = (value, state as u8);
        }
    }
    best
}

/// The best way through `band`, and what it is worth: pairs and single sentences in order, all sentences in them.
pub(super) fn best_path(cells: &Cells, band: &Band, weights: &Weights) -> (Vec<Bead>, f64) {
    let costs = gap_costs(weights);
    let none = [f64::NEG_INFINITY; STATES];
    let mut back = vec![0_u8; band.cells()];
    // The last two rows and this one.
    let mut rows: [Vec<Values>; 3] = Default::default();
    for row in 0..band.rows() {
        let (low, high) = band.columns(row);
        rows.rotate_left(1);
        let [second, first, current] = &mut rows;
        current.clear();
        for column in low..=high {
            let cell = band.start(row) + column - low;
            let before = |up: usize, left: usize| {
                let (Some(row), Some(column)) = (row.checked_sub(up), column.checked_sub(left)) else { return &none };
                let values = if up == 1 { &*first } else { &*second };
                let (low, _) = band.columns(row);
                column.checked_sub(low).and_then(|at| values.get(at)).unwrap_or(&none)
            };
            let mut value = none;
            let mut steps = 0;
            if row == 0 && column == 0 {
                value[PAIR] = 0.0;
            } else {
                for (kind, (up, left)) in KINDS.into_iter().enumerate() {
                    let (from, state) = best(before(up, left), [0.0; STATES]);
                    let from = from + f64::from(cells.at(cell)[kind]);
                    if from > value[PAIR] {
                        value[PAIR] = from;
                        steps = (kind as u8) << 2 | state;
                    }
                }
                let (from, state) = best(before(1, 0), costs[SOURCE]);
                value[SOURCE] = from;
                steps |= state << 4;
                if let Some(left) = column.checked_sub(low + 1).and_then(|at| current.get(at)) {
                    let (from, state) = best(left, costs[TARGET]);
                    value[TARGET] = from;
                    steps |= state << 6;
                }
            }
            back[cell] = steps;
            current.push(value);
        }
    }
    let last = rows[2].last().copied().unwrap_or(none);
    let state = (0..STATES).max_by(|a, b| last[*a].total_cmp(&last[*b])).unwrap_or(PAIR);
    (trace(&back, band, state), last[state])
}

/// Goes back along the best steps.
fn trace(back: &[u8], band: &Band, mut state: usize) -> Vec<Bead> {
    let mut beads = Vec::new();
    let mut row = band.rows() - 1;
    let mut column = band.columns(row).1;
    while row > 0 || column > 0 {
        let steps = band.cell(row, column).map_or(0, |cell| back[cell]);
        let (up, left, before) = match state {
            PAIR => (KINDS[usize::from(steps >> 2 & 3)].0, KINDS[usize::from(steps >> 2 & 3)].1, steps & 3),
            SOURCE => (1, 0, steps >> 4 & 3),
            _ => (0, 1, steps >> 6 & 3),
        };
        // A state that cannot be there would lead out of the band.
        let (up, left) = match (up > row, left > column) {
            (false, false) => (up, left),
            (true, _) => (0, 1.min(column)),
            (_, true) => (1, 0),
        };
        if up == 0 && left == 0 {
            beads.push((0..row, column..column));
            break;
        }
        beads.push((row - up..row, column - left..column));
        row -= up;
        column -= left;
        state = usize::from(before);
    }
    beads.reverse();
    beads
}
