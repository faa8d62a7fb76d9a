//! The index in memory, with the tokens of every segment: made once, then many queries find and compare without the
//! database.
//!
//! The same prefix filter as in [`super::postings`], for one lowest threshold. Segments are numbered by length, so that
//! each list is in the order of lengths and a query reads only the part that can match.

mod build;

use fnv::FnvHashMap;

pub use build::ImageBuilder;

use super::distance::{Pattern, short_distance};
use super::elements::each_occurrence;
use super::near::Near;
use super::query::Query;
use super::sieve::Sieve;
use super::work::Work;
use crate::matching::outline::Width;
use crate::model::score::distance_allowed;

/// All segments of one language in memory.
#[derive(Debug)]
pub struct Image {
    /// The lowest threshold that can be asked for.
    threshold: u8,
    /// The number of each distinct token, by its hash.
    words: FnvHashMap<u64, u32>,
    /// The elements of second and later occurrences, by token and occurrence.
    repeated: FnvHashMap<(u32, u32), u32>,
    /// The rank of each element; those of first occurrences have the numbers of their tokens.
    ranks: Vec<u32>,
    /// Where the list of each rank begins in `postings`, and the end of the last.
    starts: Vec<u32>,
    postings: Vec<InList>,
    /// The segments, shortest first.
    segments: Vec<Stored>,
    /// The tokens of all segments.
    tokens: Vec<u32>,
    /// Segments too long for a posting, as places in `segments`; they are compared with every query.
    oversized: Vec<u32>,
}

/// A segment in a list.
#[derive(Clone, Copy, Debug, Default)]
struct InList {
    signature: u64,
    segment: u32,
    tokens: u16,
    position: u16,
}

/// A segment.
#[derive(Clone, Copy, Debug)]
struct Stored {
    variant: i64,
    /// Where its tokens begin.
    start: u32,
    tokens: u32,
}

impl Image {
    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The segments that have a raw score of at least `threshold` with `query`, likeliest first, each with its
    /// distance. A threshold below that of the image is taken for that of the image.
    pub fn near(&self, query: &Query, threshold: u8, work: &mut Work) -> Vec<Near> {
        let threshold = threshold.max(self.threshold);
        let sieve = query.sieve(threshold, Width::Wide);
        let words: Vec<u32> = query.hashes().iter().map(|hash| self.word(*hash)).collect();
        let mut candidates = self.candidates(&words, &sieve, work);
        candidates.sort_unstable();
        candidates.dedup();
        work.candidates += candidates.len() as u64;
        work.verified += candidates.len() as u64;
        self.compare(query, &words, candidates.into_iter(), threshold)
    }

    /// What [`Image::near`] gives, by comparing every segment with `query`.
    pub fn scan(&self, query: &Query, threshold: u8) -> Vec<Near> {
        let words: Vec<u32> = query.hashes().iter().map(|hash| self.word(*hash)).collect();
        let all = 0..self.segments.len() as u32;
        self.compare(query, &words, all.filter(|segment| self.segments[*segment as usize].tokens > 0), threshold)
    }

    /// Those of `candidates` that reach `threshold`.
    fn compare(&self, query: &Query, words: &[u32], candidates: impl Iterator<Item = u32>, threshold: u8) -> Vec<Near> {
        let comparison = Comparison::new(words);
        let numbers: Vec<u32> = query.number_hashes().iter().map(|hash| self.word(*hash)).collect();
        let mut near: Vec<Near> = candidates
            .filter_map(|segment| {
                let Stored { variant, start, tokens } = self.segments[segment as usize];
                let limit = distance_allowed(threshold, words.len().max(tokens as usize));
                let theirs = &self.tokens[start as usize..(start + tokens) as usize];
                let least_distance = comparison.distance(theirs, limit)? as u32;
                let other_numbers = numbers.iter().any(|number| !theirs.contains(number));
                Some(Near { least_distance, variant, tokens, other_numbers })
            })
            .collect();
        near.sort_unstable();
        near
    }

    /// The segments that the lists let in, some of them more than once.
    fn candidates(&self, words: &[u32], sieve: &Sieve, work: &mut Work) -> Vec<u32> {
        let mut ranks: Vec<u32> = Vec::with_capacity(words.len());
        each_occurrence(words, |word, before| ranks.push(self.rank(word, before).unwrap_or(0)));
        ranks.sort_unstable();
        let (least, most) = sieve.lengths();
        let from = self.segments.partition_point(|segment| segment.tokens < least) as u32;
        let to = self.segments.partition_point(|segment| segment.tokens <= most) as u32;
        let mut candidates = Vec::new();
        for (place, rank) in ranks.iter().enumerate().take(sieve.prefix()) {
            // Rank 0 is of what the image does not know, and has no list.
            let list = &self.postings[self.starts[*rank as usize] as usize..self.starts[*rank as usize + 1] as usize];
            let list = &list[list.partition_point(|posting| posting.segment < from)..];
            let list = &list[..list.partition_point(|posting| posting.segment < to)];
            work.lists += 1;
            work.postings += list.len() as u64;
            for posting in list {
                let (tokens, position) = (u32::from(posting.tokens), u32::from(posting.position));
                if sieve.overlap_in_list(place as u32, tokens, position, posting.signature).is_some() {
                    candidates.push(posting.segment);
                }
            }
        }
        let oversized = self.oversized.iter().filter(|segment| (from..to).contains(*segment));
        candidates.extend(oversized);
        candidates
    }

    fn word(&self, hash: u64) -> u32 {
        self.words.get(&hash).copied().unwrap_or(UNKNOWN)
    }

    fn rank(&self, word: u32, before: u32) -> Option<u32> {
        let element = if before == 0 { word } else { *self.repeated.get(&(word, before))? };
        self.ranks.get(element as usize).copied()
    }
}

/// The word of a token that stands in no segment.
const UNKNOWN: u32 = u32::MAX;

/// A query's words, ready for being compared with others.
enum Comparison {
    /// For up to 64 words, a table by their last eight bits.
    Short {
        length: usize,
        words: Box<[u32; 256]>,
        places: Box<[u64; 256]>,
    },
    Long(Pattern<u32>),
}

impl Comparison {
    fn new(words: &[u32]) -> Comparison {
        if words.is_empty() || words.len() > 64 {
            return Comparison::Long(Pattern::new(words));
        }
        let mut table = Box::new([UNKNOWN; 256]);
        let mut places = Box::new([0_u64; 256]);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| **word != UNKNOWN) {
            let slot = slot(&table, *word);
            table[slot] = *word;
            places[slot] |= 1 << at;
        }
        Comparison::Short { length: words.len(), words: table, places }
    }

    fn distance(&self, theirs: &[u32], limit: usize) -> Option<usize> {
        match self {
            Comparison::Long(pattern) => pattern.distance(theirs, limit),
            Comparison::Short { length, words, places } => {
                if length.abs_diff(theirs.len()) > limit {
                    return None;
                }
                short_distance(*length, theirs.iter().map(|word| places[slot(words, *word)]), limit)
            }
        }
    }
}

/// Where `word` stands in the table, or the empty slot where it would.
#[inline]
fn slot(table: &[u32; 256], word: u32) -> usize {
    let mut slot = word as u8;
    while table[usize::from(slot)] != word && table[usize::from(slot)] != UNKNOWN {
        slot = slot.wrapping_add(1);
    }
    usize::from(slot)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, proptest};

    use super::*;
    use crate::matching::candidate::Neighbours;
    use crate::model::segment::Segment;

    fn sentence(longest: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "g", "5"]), 0..longest)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn finds_what_brute_force_finds(
            texts in prop::collection::vec(sentence(24), 0..60),
            long in prop::collection::vec(sentence(150), 0..3),
            queries in prop::collection::vec(sentence(24), 1..4),
            (lowest, threshold) in (50..=100_u8, 50..=100_u8),
        ) {
            let texts: Vec<Segment> = texts.into_iter().chain(long.clone()).map(Segment::plain).collect();
            let mut builder = ImageBuilder::default();
            for (text, variant) in texts.iter().zip(1..) {
                builder.add(variant, &text.token_hashes());
            }
            let image = builder.finish(lowest).unwrap();
            let threshold = threshold.max(lowest);
            for query in queries.into_iter().chain(long) {
                let query = Query::new(Segment::plain(query), Neighbours::default());
                let mut expected: Vec<Near> = texts.iter().zip(1..).filter_map(|(text, variant)| {
                    let theirs = text.token_hashes();
                    let distance = strsim::generic_levenshtein(&query.hashes().to_vec(), &theirs);
                    let longer = query.hashes().len().max(theirs.len());
                    // Segments without tokens are found by their text.
                    (distance <= distance_allowed(threshold, longer) && !theirs.is_empty()).then_some(Near {
                        least_distance: distance as u32,
                        variant,
                        tokens: theirs.len() as u32,
                        other_numbers: query.number_hashes().iter().any(|number| !theirs.contains(number)),
                    })
                }).collect();
                expected.sort_unstable();
                assert_eq!(image.near(&query, threshold, &mut Work::default()), expected);
                assert_eq!(image.scan(&query, threshold), expected);
            }
        }
    }
}
