//! The part of the matrix that is looked at: all of it for short documents, a band around anchors for others.

use super::anchors::Anchor;

/// So many cells are always affordable.
const ALL: usize = 400_000;
/// More are never looked at, but for what keeps the band together.
const MOST: usize = 6_000_000;
/// How far around an anchor and the way between two of them.
const AROUND: usize = 12;

/// For each row, which is a place between sentences of the source, the first and last place between sentences of the
/// target. Both ascend.
#[derive(Debug)]
pub(super) struct Band {
    rows: Vec<(u32, u32)>,
    starts: Vec<usize>,
}

impl Band {
    /// Whether the whole matrix is looked at, whatever anchors there are.
    pub(super) fn is_whole(sources: usize, targets: usize) -> bool {
        (sources + 1).saturating_mul(targets + 1) <= ALL
    }

    /// The band for documents of so many sentences around `anchors`.
    pub(super) fn new(sources: usize, targets: usize, anchors: &[Anchor]) -> Band {
        if Band::is_whole(sources, targets) {
            return Band::of(vec![(0, targets as u32); sources + 1]);
        }
        let cells = MOST / (sources + 1);
        let mut points: Vec<(usize, usize)> = vec![(0, 0)];
        points.extend(anchors.iter().map(|anchor| (anchor.source as usize, anchor.target as usize)));
        points.push((sources, targets));
        let mut rows: Vec<(u32, u32)> = vec![(u32::MAX, 0); sources + 1];
        let mut reach = |row: usize, from: usize, to: usize| {
            let (low, high) = &mut rows[row];
            *low = (*low).min(from as u32);
            *high = (*high).max(to.min(targets) as u32);
        };
        // A gap without anchors may use what the others leave.
        let spare = (cells / 2).saturating_sub(AROUND).max(AROUND);
        for pair in points.windows(2) {
            let ((row, column), (last_row, last_column)) = (pair[0], pair[1]);
            let (down, across) = (last_row - row, last_column - column);
            let wide = if down.max(across) <= 60 { across } else { (down.max(across) / 8).clamp(AROUND, spare) };
            for at in row.saturating_sub(AROUND)..=(last_row + AROUND).min(sources) {
                let inside = at.clamp(row, last_row) - row;
                let line = |inside: usize| column + (inside * across).checked_div(down).unwrap_or(0);
                let (from, to) = (line(inside.saturating_sub(1)), line((inside + 1).min(down)));
                let to = if down == 0 { last_column } else { to };
                let half = if at < row || at > last_row { AROUND } else { wide.max(AROUND) };
                reach(at, from.saturating_sub(half), to + half);
            }
        }
        rows[0].0 = 0;
        rows[sources].1 = targets as u32;
        for at in 1..rows.len() {
            rows[at].1 = rows[at].1.max(rows[at - 1].1);
        }
        for at in (1..rows.len()).rev() {
            rows[at - 1].0 = rows[at - 1].0.min(rows[at].0);
        }
        Band::of(rows)
    }

    fn of(rows: Vec<(u32, u32)>) -> Band {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for (low, high) in &rows {
            starts.push(cells);
            cells += (high - low) as usize + 1;
        }
        starts.push(cells);
        Band { rows, starts }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The first and last column of a row.
    pub(super) fn columns(&self, row: usize) -> (usize, usize) {
        let (low, high) = self.rows[row];
        (low as usize, high as usize)
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Where the cells of a row begin.
    pub(super) fn start(&self, row: usize) -> usize {
        self.starts[row]
    }

    /// The number of a cell; `None` outside the band.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let (low, high) = self.columns(row);
        (low <= column && column <= high).then(|| self.starts[row] + column - low)
    }

    /// The rows of `among` that have `column`; they are without a break.
    pub(super) fn rows_with(&self, column: usize, among: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let rows = &self.rows[among.clone()];
        let first = rows.partition_point(|(_, high)| (*high as usize) < column);
        let last = rows.partition_point(|(low, _)| *low as usize <= column);
        among.start + first..among.start + last.max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_bounded_and_leads_from_end_to_end() {
        for (sources, targets) in [(100_000, 100_000), (100_000, 10), (10, 100_000), (0, 5), (5, 0), (2_000, 9_000)] {
            for anchors in [vec![], vec![Anchor { source: 3, target: 4, weight: 1.0 }]] {
                let anchors = if sources.min(targets) > 9 { anchors } else { Vec::new() };
                let band = Band::new(sources, targets, &anchors);
                assert_eq!(band.columns(0).0, 0);
                assert_eq!(band.columns(sources).1, targets);
                assert!(band.cells() < 4 * MOST, "{sources} {targets} {}", band.cells());
                for row in 1..band.rows() {
                    let (before, here) = (band.columns(row - 1), band.columns(row));
                    assert!(before.0 <= here.0 && before.1 <= here.1 && here.0 <= before.1);
                }
            }
        }
        let band = Band::new(1_000, 1_000, &[]);
        let rows = band.rows_with(500, 0..1_001);
        assert!(rows.contains(&500) && rows.clone().all(|row| band.cell(row, 500).is_some()));
        assert!(band.cell(rows.end, 500).is_none());
    }
}
