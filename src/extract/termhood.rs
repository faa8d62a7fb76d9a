//! How much a phrase is a term.
//!
//! The C-value of Frantzi, Ananiadou & Mima 2000 with the length of Barrón-Cedeño et al. 2009, so that single words
//! have one: `log2(words + 1) · (f − nested / longer)`, where `f` counts occurrences, `nested` those inside longer
//! candidates, and `longer` how many different ones these are. It is weighed by weirdness (Ahmad, Gillam & Tostevin
//! 1999): how much more often the text has the words than general language.

use super::general::General;

/// How a phrase stands in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Occurrences.
    pub(super) all: usize,
    /// Those that are inside no longer candidate.
    pub(super) free: usize,
    /// How many different longer candidates it stands in.
    pub(super) longer: usize,
}

/// The C-value of a phrase of `words` content words; never below 0.
pub(super) fn c_value(counts: Counts, words: usize) -> f64 {
    let Counts { all, free, longer } = counts;
    let nested = all.saturating_sub(free) as f64;
    let inside = if longer == 0 { 0.0 } else { nested / longer as f64 };
    ((words + 1) as f64).log2() * (all as f64 - inside).max(0.0)
}

/// How much commoner `word` is in the text than in general language, 0 to 1: 0 where it is not, 1 from a thousand times
/// on. `count` of `total` words of the text are this one.
pub(super) fn weirdness(general: &General, word: &str, count: usize, total: usize) -> f64 {
    const MOST: f64 = 1000.0;
    let per_million = 1e6 * count as f64 / total.max(1) as f64;
    ((1.0 + per_million / general.per_million(word)).ln() / (1.0 + MOST).ln()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_inside_one_longer_phrase_alone_is_no_term() {
        let of = |all, free, longer| c_value(Counts { all, free, longer }, 1);
        assert_eq!(of(8, 8, 0), 8.0);
        assert_eq!(of(8, 0, 1), 0.0);
        assert_eq!(of(8, 4, 2), 6.0);
        assert!(c_value(Counts { all: 8, free: 8, longer: 0 }, 2) > of(8, 8, 0));
    }

    #[test]
    fn rare_words_are_weird_and_common_ones_are_not() {
        let of = |word, count| weirdness(General::english(), word, count, 10_000);
        assert!(of("thermistor", 5) > 0.7 && of("people", 20) < 0.3 && of("thermistor", 0) == 0.0);
    }
}
