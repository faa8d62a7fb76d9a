//! Vowels and syllables of Swahili. Every syllable has one vowel; the syllabic `m` is not counted.

/// Whether `c` is a vowel of Swahili, in lower case.
pub fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// How many syllables `word`, folded, has, but for a syllabic `m`.
pub fn syllables(word: &str) -> usize {
    word.chars().filter(|c| is_vowel(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_go_by_vowels() {
        for (word, expected) in [("la", 1), ("unganisha", 4), ("mtu", 1), ("chukua", 3), ("", 0), ("é", 0)] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
