//! Words that carry a sentence and no subject of it, in English and Swahili: a look-up of theirs would say nothing.

use super::function_words::is_function_word;

/// English and Swahili words that are light beside the function words; sorted, folded.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "about", "after", "again", "aidha", "all", "also", "am", "ambacho", "ambalo", "ambao", "ambapo", "ambavyo",
    "ambaye", "ambayo", "ambazo", "among", "any", "anyone", "anything", "at", "baadhi", "bado", "baina", "basi",
    "because", "been", "before", "being", "between", "bila", "both", "but", "could", "did", "do", "does", "during",
    "each", "either", "else", "every", "few", "gani", "get", "gets", "had", "hadi", "hao", "hapa", "hapo", "haya",
    "he", "her", "here", "hicho", "hiki", "hili", "hilo", "him", "his", "hivi", "hivyo", "how", "however", "huku",
    "huo", "huyo", "huyu", "i", "if", "ikiwa", "ila", "ingawa", "into", "je", "just", "kabla", "kisha", "kutoka",
    "kwamba", "lake", "lao", "less", "made", "make", "makes", "many", "may", "me", "might", "mimi", "more", "most",
    "much", "must", "my", "ndani", "ndio", "ndiyo", "neither", "no", "nor", "nyingi", "nyingine", "only", "other",
    "others", "ought", "our", "out", "over", "own", "pale", "pamoja", "per", "sababu", "sana", "shall", "she",
    "should", "si", "since", "sisi", "so", "some", "such", "take", "takes", "than", "them", "then", "there", "these",
    "they", "those", "through", "tu", "under", "until", "up", "upon", "us", "very", "wake", "wako", "wala", "wangu",
    "wao", "we", "wengi", "wengine", "wetu", "what", "when", "where", "whether", "while", "who", "whom", "whose",
    "why", "within", "without", "would", "yake", "yako", "yale", "yangu", "yao", "yet", "yetu", "yeye", "you", "your",
    "zake", "zako", "zao", "zile",
];

/// Whether `token`, folded, is a function word, a pronoun, an auxiliary or the like, or a letter on its own.
pub fn is_light_word(token: &str) -> bool {
    let mut letters = token.chars();
    let alone = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none();
    alone || LIGHT.binary_search(&token).is_ok() || is_function_word(token)
}

/// Whether `token`, folded, names something: it has a letter and is no light word and no inline code.
pub fn is_content_word(token: &str) -> bool {
    !token.starts_with('\u{FFFC}') && token.chars().any(char::is_alphabetic) && !is_light_word(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_things_are_content_and_what_carries_them_is_light() {
        for word in ["virus", "covid-19", "3d", "稀", "madini", "kupima"] {
            assert!(is_content_word(word), "{word}");
        }
        for word in ["the", "you", "ambayo", "na", "12", ",", "s", "", "\u{FFFC}code-span", "\0"] {
            assert!(!is_content_word(word), "{word:?}");
        }
        assert!(LIGHT.is_sorted());
        assert!(LIGHT.iter().all(|word| *word == super::super::fold::fold(word)));
    }
}
