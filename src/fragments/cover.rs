//! Which of the pieces that overlap are kept.

/// Chooses among `spans`, given as (start, end, worth) with starts and ends both ascending, those that do not overlap
/// and are worth most together; of equal choices the one with fewer pieces. Gives their indexes, ascending.
pub(super) fn choose(spans: &[(usize, usize, usize)]) -> Vec<usize> {
    // best[n]: worth and number of pieces of the best choice among the first n, and where the one before its last ends.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    let mut before: Vec<usize> = Vec::with_capacity(spans.len());
    for (at, (start, _, worth)) in spans.iter().enumerate() {
        let free = spans[..at].partition_point(|(_, end, _)| end <= start);
        let (sum, pieces) = best[free];
        let with = (sum + worth, pieces + 1);
        let without = best[at];
        let better = with.0 > without.0 || with.0 == without.0 && with.1 < without.1;
        best.push(if better { with } else { without });
        before.push(if better { free } else { usize::MAX });
    }
    let mut chosen = Vec::new();
    let mut at = spans.len();
    while at > 0 {
        match before[at - 1] {
            usize::MAX => at -= 1,
            free => {
                chosen.push(at - 1);
                at = free;
            }
        }
    }
    chosen.reverse();
    chosen
}
