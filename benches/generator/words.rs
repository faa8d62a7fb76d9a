//! Words by their rank: how often each is drawn, and how it is written in the two languages.
//!
//! Frequencies follow Zipf's law as Mandelbrot amended it, 1/(rank + 1.35), and from rank 8192 on the steeper law of
//! rare words, rank to the power −1.8 (Ferrer i Cancho and Solé 2001). There is no last word, so the vocabulary grows
//! with the text as in real text (Heaps). Everything is integer arithmetic: the same words on every machine.

use super::Random;

/// How many ranks have a frequency of their own; rarer words are drawn from bins of ranks.
const COMMON: u32 = 8192;

/// The bits of a random number that say where in the table to begin to look.
const GUIDE_BITS: u32 = 14;

/// The commonest words of both languages; an article has no counterpart.
const FUNCTION_WORDS: [(&str, &str); 48] = [
    ("the", ""),
    ("of", "ya"),
    ("and", "na"),
    ("to", "kwa"),
    ("in", "katika"),
    ("a", ""),
    ("for", "kwa"),
    ("with", "pamoja"),
    ("is", "ni"),
    ("on", "juu"),
    ("as", "kama"),
    ("that", "kwamba"),
    ("are", "ni"),
    ("by", "na"),
    ("or", "au"),
    ("from", "kutoka"),
    ("be", "kuwa"),
    ("was", "ilikuwa"),
    ("this", "hii"),
    ("have", "wana"),
    ("not", "si"),
    ("it", "hiyo"),
    ("an", ""),
    ("at", "kwenye"),
    ("can", "anaweza"),
    ("has", "ina"),
    ("which", "ambayo"),
    ("were", "walikuwa"),
    ("their", "zao"),
    ("may", "huenda"),
    ("will", "itakuwa"),
    ("also", "pia"),
    ("other", "nyingine"),
    ("more", "zaidi"),
    ("been", "imekuwa"),
    ("should", "inapaswa"),
    ("who", "ambao"),
    ("they", "wao"),
    ("between", "kati"),
    ("after", "baada"),
    ("all", "yote"),
    ("if", "ikiwa"),
    ("but", "lakini"),
    ("during", "wakati"),
    ("when", "wakati"),
    ("any", "yoyote"),
    ("such", "kama"),
    ("no", "hakuna"),
];

const ENGLISH_ONSETS: [&str; 24] = [
    "t", "s", "r", "c", "m", "l", "p", "d", "n", "f", "b", "st", "h", "g", "tr", "v", "pr", "w", "ch", "sh", "pl",
    "br", "cr", "gr",
];
const ENGLISH_NUCLEI: [&str; 10] = ["e", "a", "i", "o", "u", "ea", "ai", "ou", "oo", "ee"];
const ENGLISH_CODAS: [&str; 12] = ["n", "s", "t", "", "r", "l", "nd", "st", "m", "ng", "nt", "ck"];
const SWAHILI_ONSETS: [&str; 25] = [
    "k", "m", "w", "t", "n", "l", "s", "y", "h", "b", "z", "j", "p", "f", "r", "d", "ng", "sh", "ch", "g", "mb", "nd",
    "v", "ny", "nj",
];
const SWAHILI_NUCLEI: [&str; 5] = ["a", "i", "u", "e", "o"];

/// Draws ranks. Rank 0 is the commonest word.
pub(super) struct Frequencies {
    /// First rank of each bin, how many ranks are in it, and the weight of it and all before it.
    bins: Vec<(u32, u32, u64)>,
    guide: Vec<u32>,
}

impl Frequencies {
    pub(super) fn new() -> Self {
        let weight = |rank: u32| (100 << 50) / (100 * (u64::from(rank) + 1) + 135);
        let mut bins = Vec::new();
        let mut total = 0;
        for rank in 0..COMMON {
            total += weight(rank);
            bins.push((rank, 1, total));
        }
        // Bins that grow by a quarter each; (5/4)^−1.8 is 0.6692, and 0.82 is the mean within a bin of its first.
        let (mut start, mut density) = (COMMON, weight(COMMON));
        while start < 1 << 31 && density > 0 {
            let ranks = start / 4;
            total += density * u64::from(ranks) * 82 / 100;
            bins.push((start, ranks, total));
            start += ranks;
            density = density * 6692 / 10_000;
        }
        let from = |slot: u64| ((u128::from(slot) * u128::from(total)) >> GUIDE_BITS) as u64;
        let guide = (0..1 << GUIDE_BITS).map(|slot| bins.partition_point(|bin| bin.2 <= from(slot)) as u32).collect();
        Frequencies { bins, guide }
    }

    pub(super) fn draw(&self, random: &mut Random) -> u32 {
        let bits = random.next();
        let total = self.bins.last().expect("there are bins").2;
        let at = ((u128::from(bits) * u128::from(total)) >> 64) as u64;
        let mut bin = self.guide[(bits >> (64 - GUIDE_BITS)) as usize] as usize;
        while self.bins[bin].2 <= at {
            bin += 1;
        }
        let (start, ranks, _) = self.bins[bin];
        if ranks == 1 { start } else { start + random.below(ranks as usize) as u32 }
    }
}

/// Whether the word is a function word.
pub(super) fn is_function_word(rank: u32) -> bool {
    (rank as usize) < FUNCTION_WORDS.len()
}

/// Appends the English word of this rank. Two ranks never share a word, function words aside.
pub(super) fn push_english(out: &mut String, rank: u32) {
    let Some(rest) = rank.checked_sub(FUNCTION_WORDS.len() as u32) else {
        return out.push_str(FUNCTION_WORDS[rank as usize].0);
    };
    let start = out.len();
    let syllable = (ENGLISH_ONSETS.len() * ENGLISH_NUCLEI.len()) as u64;
    let (mut code, syllables) = shuffled(u64::from(rest), syllable * ENGLISH_CODAS.len() as u64, syllable);
    let coda = take(&mut code, ENGLISH_CODAS.len());
    for _ in 0..syllables {
        out.push_str(ENGLISH_ONSETS[take(&mut code, ENGLISH_ONSETS.len())]);
        out.push_str(ENGLISH_NUCLEI[take(&mut code, ENGLISH_NUCLEI.len())]);
    }
    out.push_str(ENGLISH_CODAS[coda]);
    if is_name(rank) {
        capitalise(out, start);
    }
}

/// Appends the Swahili word for the English word of this rank; nothing for an article, a name as it is.
pub(super) fn push_swahili(out: &mut String, rank: u32) {
    let Some(rest) = rank.checked_sub(FUNCTION_WORDS.len() as u32) else {
        return out.push_str(FUNCTION_WORDS[rank as usize].1);
    };
    if is_name(rank) {
        return push_english(out, rank);
    }
    let syllable = (SWAHILI_ONSETS.len() * SWAHILI_NUCLEI.len()) as u64;
    let (mut code, syllables) = shuffled(u64::from(rest), syllable * syllable, syllable);
    for _ in 0..=syllables {
        out.push_str(SWAHILI_ONSETS[take(&mut code, SWAHILI_ONSETS.len())]);
        out.push_str(SWAHILI_NUCLEI[take(&mut code, SWAHILI_NUCLEI.len())]);
    }
}

/// Puts a capital at `at`.
pub(super) fn capitalise(out: &mut str, at: usize) {
    if let Some(first) = out.get_mut(at..at + 1) {
        first.make_ascii_uppercase();
    }
}

/// A rare word in seventeen is a name.
fn is_name(rank: u32) -> bool {
    rank > 1000 && rank.is_multiple_of(17)
}

/// The number that spells word `rest`, and of how many syllables (one, or one more for each time `further` is needed):
/// short words first, and those of one length in an order that has nothing to do with how common they are.
fn shuffled(rest: u64, shortest: u64, further: u64) -> (u64, u32) {
    let (mut rest, mut size, mut syllables) = (rest, shortest, 1);
    while rest >= size {
        rest -= size;
        size *= further;
        syllables += 1;
    }
    // A prime that divides no size: no two words are spelt by one number.
    (rest * 1_000_003 % size, syllables)
}

fn take(code: &mut u64, end: usize) -> usize {
    let digit = *code % end as u64;
    *code /= end as u64;
    digit as usize
}
