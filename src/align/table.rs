//! Which words translate which, and how likely, in both directions.

/// What is known of one pair of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    /// The word of the source.
    pub(super) source: u32,
    /// The word of the target.
    pub(super) target: u32,
    /// How likely the source word is translated so, from 0 to 1.
    pub(super) forward: f32,
    /// How likely the target word translates it, from 0 to 1.
    pub(super) backward: f32,
}

/// For each word of one document its counterparts in the other.
#[derive(Debug, Default)]
pub(super) struct Rows {
    starts: Vec<u32>,
    links: Vec<(u32, f32)>,
}

impl Rows {
    fn new(words: usize, links: impl Iterator<Item = (u32, u32, f32)> + Clone) -> Rows {
        let mut starts = vec![0_u32; words + 1];
        for (from, _, _) in links.clone() {
            starts[from as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![(0, 0.0); starts.last().copied().unwrap_or(0) as usize];
        for (from, to, likely) in links {
            all[next[from as usize] as usize] = (to, likely);
            next[from as usize] += 1;
        }
        Rows { starts, links: all }
    }

    /// The counterparts of `word` with their likelihood.
    pub(super) fn of(&self, word: u32) -> &[(u32, f32)] {
        let at = word as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.links[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// Both directions.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// From the words of the source.
    pub(super) forward: Rows,
    /// From the words of the target.
    pub(super) backward: Rows,
}

impl Table {
    /// A table of `links`; of several between the same words the likeliest counts. `sizes` is how many words each
    /// document has.
    pub(super) fn new(mut links: Vec<Link>, sizes: (usize, usize)) -> Table {
        links.sort_unstable_by_key(|link| (link.source, link.target));
        links.dedup_by(|next, kept| {
            let same = (next.source, next.target) == (kept.source, kept.target);
            if same {
                kept.forward = kept.forward.max(next.forward);
                kept.backward = kept.backward.max(next.backward);
            }
            same
        });
        Table {
            forward: Rows::new(sizes.0, links.iter().map(|link| (link.source, link.target, link.forward))),
            backward: Rows::new(sizes.1, links.iter().map(|link| (link.target, link.source, link.backward))),
        }
    }
}
