//! How likely each step of the best way is among all ways: forward and backward sums (Rabiner 1989), kept only where
//! the best way goes.

use super::band::Band;
use super::cells::{Cells, KINDS};
use super::learn::Bead;
use super::path::{STATES, gap_costs};
use super::weights::Weights;

type Values = [f64; STATES];
const NONE: Values = [f64::NEG_INFINITY; STATES];

/// The probability of each of `beads`, which are a way through `band`, from 0 to 1.
pub(super) fn posteriors(cells: &Cells, band: &Band, weights: &Weights, beads: &[Bead]) -> Vec<f64> {
    let sharp = f64::from(weights.sharpness);
    let costs = gap_costs(weights).map(|row| row.map(|cost| f64::from(cost) * sharp));
    let mut starts = vec![NONE; beads.len()];
    let mut next = 0;
    let mut rows: [Vec<Values>; 3] = Default::default();
    for row in 0..band.rows() {
        let (low, high) = band.columns(row);
        rows.rotate_left(1);
        let [second, first, current] = &mut rows;
        current.clear();
        for column in low..=high {
            let cell = band.start(row) + column - low;
            let before = |up: usize, left: usize| {
                let (Some(row), Some(column)) = (row.checked_sub(up), column.checked_sub(left)) else { return NONE };
                let values = if up == 1 { &*first } else { &*second };
                let at = column.checked_sub(band.columns(row).0);
                at.and_then(|at| values.get(at)).copied().unwrap_or(NONE)
            };
            let value = if row == 0 && column == 0 {
                [0.0, NONE[1], NONE[2]]
            } else {
                let worth = cells.at(cell);
                let pairs = KINDS.iter().zip(worth).filter(|(_, worth)| worth.is_finite());
                let pair = pairs.fold(NONE[0], |sum, ((up, left), worth)| {
                    add(sum, total(&before(*up, *left)) + f64::from(*worth) * sharp)
                });
                let left = column.checked_sub(low + 1).and_then(|at| current.get(at)).copied().unwrap_or(NONE);
                [pair, plus(&before(1, 0), &costs[1]), plus(&left, &costs[2])]
            };
            current.push(value);
        }
        while let Some((source, target)) = beads.get(next).filter(|(source, _)| source.start == row) {
            debug_assert_eq!(source.start, row);
            starts[next] = target.start.checked_sub(low).and_then(|at| current.get(at)).copied().unwrap_or(NONE);
            next += 1;
        }
    }
    let all = rows[2].last().map_or(NONE[0], total);
    backward(cells, band, &costs, sharp, beads, &starts, all)
}

/// The sums from the end, put together with those from the start.
fn backward(
    cells: &Cells,
    band: &Band,
    costs: &[Values; STATES],
    sharp: f64,
    beads: &[Bead],
    starts: &[Values],
    all: f64,
) -> Vec<f64> {
    let mut found = vec![0.0; beads.len()];
    let mut next = beads.len();
    let last_row = band.rows() - 1;
    let mut rows: [Vec<Values>; 3] = Default::default();
    for row in (0..=last_row).rev() {
        let (low, high) = band.columns(row);
        rows.rotate_right(1);
        let [current, first, second] = &mut rows;
        current.clear();
        current.resize(high - low + 1, NONE);
        for column in (low..=high).rev() {
            if row == last_row && column == high {
                current[column - low] = [0.0; STATES];
                continue;
            }
            let after = |down: usize, right: usize| {
                let values = match down {
                    0 => &*current,
                    1 => &*first,
                    _ => &*second,
                };
                if row + down > last_row {
                    return NONE;
                }
                let at = (column + right).checked_sub(band.columns(row + down).0);
                at.and_then(|at| values.get(at)).copied().unwrap_or(NONE)
            };
            let pair = KINDS.iter().enumerate().fold(NONE[0], |sum, (kind, (down, right))| {
                let after = after(*down, *right)[0];
                let cell = (row + down <= last_row).then(|| band.cell(row + down, column + right)).flatten();
                match cell.map(|cell| cells.at(cell)[kind]).filter(|worth| worth.is_finite()) {
                    Some(worth) if after.is_finite() => add(sum, after + f64::from(worth) * sharp),
                    _ => sum,
                }
            });
            let (down, right) = (after(1, 0)[1], after(0, 1)[2]);
            let state = |state: usize| add(pair, add(down + costs[1][state], right + costs[2][state]));
            current[column - low] = [state(0), state(1), state(2)];
        }
        while next > 0 && beads[next - 1].0.end == row {
            next -= 1;
            let (source, target) = &beads[next];
            let end = target.end.checked_sub(low).and_then(|at| current.get(at)).copied().unwrap_or(NONE);
            let (state, worth) = match (source.len(), target.len()) {
                (_, 0) => (1, plus(&starts[next], &costs[1])),
                (0, _) => (2, plus(&starts[next], &costs[2])),
                size => {
                    let kind = KINDS.iter().position(|kind| *kind == size);
                    let cell = band.cell(row, target.end);
                    let worth = kind.zip(cell).map_or(f32::NEG_INFINITY, |(kind, cell)| cells.at(cell)[kind]);
                    (0, total(&starts[next]) + f64::from(worth) * sharp)
                }
            };
            let probability = (worth + end[state] - all).exp();
            found[next] = if probability.is_finite() { probability.clamp(0.0, 1.0) } else { 0.0 };
        }
    }
    found
}

/// The logarithm of the sum of two numbers given as logarithms.
fn add(a: f64, b: f64) -> f64 {
    let (more, less) = if a > b { (a, b) } else { (b, a) };
    // What is a hundred million times less adds nothing.
    if less < more - 18.0 || less == f64::NEG_INFINITY { more } else { more + (less - more).exp().ln_1p() }
}

fn total(values: &Values) -> f64 {
    add(values[0], add(values[1], values[2]))
}

fn plus(values: &Values, costs: &Values) -> f64 {
    add(values[0] + costs[0], add(values[1] + costs[1], values[2] + costs[2]))
}
