//! Making an [`Image`] from segments, in whatever order they come.

use fnv::FnvHashMap;

use super::{Image, InList, Stored};
use crate::matching::elements::each_occurrence;
use crate::matching::outline::Outline;
use crate::model::score::distance_allowed;

/// Takes in segments.
#[derive(Debug, Default)]
pub struct ImageBuilder {
    words: FnvHashMap<u64, u32>,
    segments: Vec<Stored>,
    signatures: Vec<u64>,
    tokens: Vec<u32>,
    is_full: bool,
}

impl ImageBuilder {
    /// Adds the segment of the variant with this number and these token hashes. An image holds 4 billion tokens; `false`
    /// says that there are too many.
    pub fn add(&mut self, variant: i64, hashes: &[u64]) -> bool {
        let end = u32::try_from(self.tokens.len() + hashes.len());
        self.is_full |= end.is_err();
        let Some(start) = end.ok().filter(|_| !self.is_full).map(|end| end - hashes.len() as u32) else {
            return false;
        };
        for hash in hashes {
            let next = self.words.len() as u32;
            self.tokens.push(*self.words.entry(*hash).or_insert(next));
        }
        self.segments.push(Stored { variant, start, tokens: hashes.len() as u32 });
        self.signatures.push(Outline::of_hashes(hashes).signature);
        true
    }

    /// The image, for thresholds from `threshold` up; `None` where the segments had too many tokens.
    pub fn finish(self, threshold: u8) -> Option<Image> {
        if self.is_full {
            return None;
        }
        let ImageBuilder { words, segments, signatures, tokens, .. } = self;
        let mut order: Vec<u32> = (0..segments.len() as u32).collect();
        order.sort_by_key(|at| segments[*at as usize].tokens);
        let elements = Elements::of(&words, &segments, &tokens);
        let ranks = elements.ranks();

        // The lists one after the other: first how long each is, then what is in it.
        let mut starts = vec![0_u32; elements.counts.len() + 2];
        let mut oversized = Vec::new();
        let mut own: Vec<u32> = Vec::new();
        for (place, at) in order.iter().enumerate() {
            match elements.prefix(&segments[*at as usize], &tokens, &ranks, threshold, &mut own) {
                true => own.iter().for_each(|rank| starts[*rank as usize + 1] += 1),
                false => oversized.push(place as u32),
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut postings = vec![InList::default(); starts.last().copied().unwrap_or(0) as usize];
        let mut next = starts.clone();
        for (place, at) in order.iter().enumerate() {
            let segment = &segments[*at as usize];
            if !elements.prefix(segment, &tokens, &ranks, threshold, &mut own) {
                continue;
            }
            for (position, rank) in own.iter().enumerate() {
                let free = &mut next[*rank as usize];
                postings[*free as usize] = InList {
                    signature: signatures[*at as usize],
                    segment: place as u32,
                    tokens: segment.tokens as u16,
                    position: position as u16,
                };
                *free += 1;
            }
        }
        Some(Image {
            threshold,
            words,
            repeated: elements.repeated,
            ranks,
            starts,
            postings,
            segments: order.into_iter().map(|at| segments[at as usize]).collect(),
            tokens,
            oversized,
        })
    }
}

/// The elements of all segments: those of first occurrences have the numbers of their words, the others follow.
struct Elements {
    repeated: FnvHashMap<(u32, u32), u32>,
    counts: Vec<u32>,
}

impl Elements {
    fn of(words: &FnvHashMap<u64, u32>, segments: &[Stored], tokens: &[u32]) -> Elements {
        let mut elements = Elements { repeated: FnvHashMap::default(), counts: vec![0; words.len()] };
        for segment in segments {
            each_occurrence(tokens_of(segment, tokens), |word, before| {
                let next = elements.counts.len() as u32;
                let element = if before == 0 { word } else { *elements.repeated.entry((word, before)).or_insert(next) };
                match elements.counts.get_mut(element as usize) {
                    Some(count) => *count += 1,
                    None => elements.counts.push(1),
                }
            });
        }
        elements
    }

    /// The rank of each element, from 1, rarest first.
    fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.counts.len() as u32).collect();
        order.sort_unstable_by_key(|element| (self.counts[*element as usize], *element));
        let mut ranks = vec![0; order.len()];
        for (element, rank) in order.into_iter().zip(1..) {
            ranks[element as usize] = rank;
        }
        ranks
    }

    /// Puts the ranks under which a segment is listed into `own`; `false` where it is too long to be listed.
    fn prefix(&self, segment: &Stored, tokens: &[u32], ranks: &[u32], threshold: u8, own: &mut Vec<u32>) -> bool {
        own.clear();
        if segment.tokens > u32::from(u16::MAX) {
            return false;
        }
        let words = tokens_of(segment, tokens);
        each_occurrence(words, |word, before| {
            let element = if before == 0 { word } else { self.repeated[&(word, before)] };
            own.push(ranks[element as usize]);
        });
        own.sort_unstable();
        own.truncate(if words.is_empty() { 0 } else { distance_allowed(threshold, words.len()) + 1 });
        true
    }
}

fn tokens_of<'a>(segment: &Stored, tokens: &'a [u32]) -> &'a [u32] {
    &tokens[segment.start as usize..(segment.start + segment.tokens) as usize]
}
