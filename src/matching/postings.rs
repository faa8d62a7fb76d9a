//! How segments are listed under their elements, and where.
//!
//! Elements are ranked, rarest first; a segment is listed under the first of its elements in that order, as many as a
//! threshold of [`LOWEST_SCORE`] needs. Two segments that are as alike as a threshold asks for share one of the first
//! elements that this threshold needs (the prefix filter of AllPairs, Bayardo et al. 2007, and PPJoin, Xiao et al.
//! 2008). Any fixed order serves; a good one makes the lists short.
//!
//! The list of an element is cut into *bands* of similar length, √2 apart, and into two *tiers*: the first has all that
//! a threshold of [`TIER_SCORE`] can need. A list's address is its [`Key`].

use super::elements::Element;
use super::outline::Width;
use crate::model::score::distance_allowed;

/// The lowest threshold that the index serves.
pub const LOWEST_SCORE: u8 = 50;
/// The lowest threshold that the first tier serves alone.
pub const TIER_SCORE: u8 = 70;

/// The place of an element in the order of all elements, rare ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(pub u64);

/// Ranks below this are of rare elements.
const FIRST_FREQUENT: u64 = 1 << 32;

impl Rank {
    /// The rank of an element that no vocabulary counts among the frequent ones: one of `ranks`, which are at most 2³².
    /// Elements that share a rank share a list; their segments are told apart when they are compared.
    pub fn rare(element: Element, ranks: u64) -> Rank {
        Rank(element.0 % ranks.clamp(1, FIRST_FREQUENT))
    }

    /// The rank of the frequent element that has `rarer` frequent ones before it.
    pub fn frequent(rarer: u64) -> Rank {
        Rank(FIRST_FREQUENT + rarer)
    }
}

/// The least number of tokens in each band.
const BANDS: [u32; 32] = [
    1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 1448, 2048, 2896, 4096, 5793,
    8192, 11585, 16384, 23170, 32768, 46341, 65536,
];

/// The band of segments with so many tokens.
pub fn band(tokens: u32) -> u8 {
    BANDS.partition_point(|least| *least <= tokens).saturating_sub(1) as u8
}

/// Where a list stands: rank, tier, band, and part, in this order of weight. Long lists have several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u64);

/// How many parts a list can have.
pub const PARTS: u64 = 256;

impl Key {
    /// The first part of the list of `rank` in `tier` (0 or 1) and `band`.
    pub fn new(rank: Rank, tier: u8, band: u8) -> Key {
        Key((rank.0 << 14) | (u64::from(tier) << 13) | (u64::from(band) << 8))
    }

    /// The same list without its part.
    pub fn list(self) -> Key {
        Key(self.0 & !(PARTS - 1))
    }

    /// The band.
    pub fn band(self) -> u8 {
        (self.0 >> 8 & 31) as u8
    }

    /// How much of a signature the postings of the list keep: in the second tier, which few thresholds need, less.
    pub fn width(self) -> Width {
        if self.0 >> 13 & 1 == 0 { Width::Narrow } else { Width::Narrowest }
    }

    /// The number of the part, below [`PARTS`].
    pub fn part(self) -> u64 {
        self.0 & (PARTS - 1)
    }

    /// The last part that a list can have.
    pub fn last_part(self) -> Key {
        Key(self.0 | (PARTS - 1))
    }

    /// The part after this one; `None` after the last.
    pub fn next_part(self) -> Option<Key> {
        (self != self.last_part()).then_some(Key(self.0 + 1))
    }

    /// As a number that keeps the order.
    pub fn number(self) -> i64 {
        self.0 as i64
    }

    /// Back from [`Key::number`].
    pub fn from_number(number: i64) -> Key {
        Key(number as u64)
    }
}

/// A segment in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The number of the variant.
    pub variant: i64,
    /// How many tokens it has.
    pub tokens: u32,
    /// How many of its elements come before this one in the order of ranks.
    pub position: u32,
    /// Its signature, in the [`Key::width`] of the list.
    pub signature: u32,
}

/// The lists that a segment of these ranks, in ascending order, stands in, and its position there.
pub fn places(ranks: &[Rank]) -> impl Iterator<Item = (Key, u32)> + '_ {
    let tokens = ranks.len();
    let band = band(tokens as u32);
    let first_tier = distance_allowed(TIER_SCORE, tokens);
    let all = if tokens == 0 { 0 } else { distance_allowed(LOWEST_SCORE, tokens) + 1 };
    ranks[..all.min(tokens)]
        .iter()
        .enumerate()
        .map(move |(at, rank)| (Key::new(*rank, u8::from(at > first_tier), band), at as u32))
}

/// How many bits the tokens above the least of a band need.
fn band_bits(band: u8) -> u32 {
    let band = usize::from(band);
    BANDS.get(band + 1).map_or(32, |next| (next - BANDS[band] - 1).checked_ilog2().map_or(0, |log| log + 1))
}

fn signature_bytes(key: Key) -> usize {
    if key.width() == Width::Narrow { 4 } else { 2 }
}

/// Writes lists as bytes: for each posting, in the order of variants, the distance from the variant before, and in one
/// number the position and the tokens above the band's least, both as LEB128; then the signature in four or two bytes.
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
    last: i64,
}

impl Packer {
    /// Goes on behind a list that was packed before.
    pub fn after(bytes: Vec<u8>, key: Key) -> Packer {
        let last = unpack(&bytes, key).last().map_or(0, |posting| posting.variant);
        Packer { bytes, last }
    }

    /// Appends a posting, whose variant comes after all that are there.
    pub fn push(&mut self, key: Key, posting: &Posting) {
        write_number(&mut self.bytes, posting.variant.wrapping_sub(self.last) as u64);
        let above = u64::from(posting.tokens.saturating_sub(BANDS[usize::from(key.band())]));
        write_number(&mut self.bytes, u64::from(posting.position) << band_bits(key.band()) | above);
        let signature = posting.signature.to_le_bytes();
        self.bytes.extend_from_slice(&signature[..signature_bytes(key)]);
        self.last = posting.variant;
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bytes so far; the packer begins a new list.
    pub fn take(&mut self) -> Vec<u8> {
        self.last = 0;
        std::mem::take(&mut self.bytes)
    }
}

/// The postings of a packed list. Damaged bytes end it early.
pub fn unpack(bytes: &[u8], key: Key) -> Unpacked<'_> {
    Unpacked {
        bytes,
        last: 0,
        least: BANDS[usize::from(key.band())],
        bits: band_bits(key.band()),
        signature: signature_bytes(key),
    }
}

/// See [`unpack`].
#[derive(Clone, Debug)]
pub struct Unpacked<'a> {
    bytes: &'a [u8],
    last: i64,
    least: u32,
    bits: u32,
    signature: usize,
}

impl Iterator for Unpacked<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        self.last = self.last.wrapping_add(read_number(&mut self.bytes)? as i64);
        let place = read_number(&mut self.bytes)?;
        let tokens = self.least.wrapping_add((place & ((1 << self.bits) - 1)) as u32);
        let position = (place >> self.bits) as u32;
        let signature = if self.signature == 4 {
            let (signature, rest) = self.bytes.split_first_chunk()?;
            self.bytes = rest;
            u32::from_le_bytes(*signature)
        } else {
            let (signature, rest) = self.bytes.split_first_chunk()?;
            self.bytes = rest;
            u32::from(u16::from_le_bytes(*signature))
        };
        Some(Posting { variant: self.last, tokens, position, signature })
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[inline]
fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let (first, rest) = bytes.split_first()?;
    if *first < 0x80 {
        *bytes = rest;
        return Some(u64::from(*first));
    }
    let mut number = 0;
    for at in 0..10 {
        let byte = *bytes.get(at)?;
        number |= u64::from(byte & 0x7F) << (7 * at).min(63);
        if byte < 0x80 {
            *bytes = &bytes[at + 1..];
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::*;

    proptest! {
        #[test]
        fn what_was_packed_is_unpacked(
            lengths in prop::collection::vec((any::<u32>(), any::<u32>(), any::<u32>(), 1..1_000_000_i64), 0..50),
            cut in any::<prop::sample::Index>(),
            number in 0..32_u8,
            tier in 0..=1_u8,
        ) {
            let key = Key::new(Rank::frequent(7), tier, number);
            let least = BANDS[usize::from(number)];
            let most = BANDS.get(usize::from(number) + 1).map_or(u32::MAX, |next| next - 1);
            let mut variant = 0;
            let postings: Vec<Posting> = lengths
                .into_iter()
                .map(|(tokens, position, signature, step)| {
                    variant += step;
                    let tokens = least + tokens % (most - least + 1);
                    let signature = if tier == 0 { signature } else { signature % (1 << 16) };
                    Posting { variant, tokens, position, signature }
                })
                .collect();
            let mut packer = Packer::default();
            let cut = cut.index(postings.len() + 1);
            postings[..cut].iter().for_each(|posting| packer.push(key, posting));
            let mut packer = Packer::after(packer.take(), key);
            postings[cut..].iter().for_each(|posting| packer.push(key, posting));
            let bytes = packer.take();
            assert_eq!(unpack(&bytes, key).collect::<Vec<_>>(), postings);
        }

        #[test]
        fn damaged_lists_end(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            assert!(unpack(&bytes, Key::new(Rank(0), 0, 0)).count() <= bytes.len());
        }
    }

    #[test]
    fn keys_keep_the_order_of_rank_tier_and_band() {
        let rare = Rank::rare(Element(u64::MAX), u64::MAX);
        let keys = [
            Key::new(rare, 0, 31),
            Key::new(rare, 1, 0),
            Key::new(Rank::frequent(0), 0, 0),
            Key::new(Rank::frequent(0), 0, 0).next_part().unwrap(),
            Key::new(Rank::frequent(0), 0, 0).last_part(),
            Key::new(Rank::frequent(0), 0, 1),
        ];
        assert!(keys.is_sorted());
        assert!(keys.iter().all(|key| Key::from_number(key.number()) == *key));
        assert_eq!(keys[4].next_part(), None);
        assert_eq!(keys[4].list(), keys[2]);
        assert_eq!(keys[0].band(), 31);
    }

    #[test]
    fn bands_begin_where_the_table_says() {
        assert!(BANDS.iter().enumerate().all(|(at, least)| usize::from(band(*least)) == at));
        assert_eq!((band(0), band(5), band(u32::MAX)), (0, 3, 31));
    }
}
