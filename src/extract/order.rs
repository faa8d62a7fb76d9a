//! The words of a noun phrase in the order that two languages can be compared in: counted from the head.
//!
//! English has the head last (`soil moisture sensor`) but for what follows `of`, Swahili has it first (`kihisi cha unyevu
//! wa udongo`): read from the head on, the words of both stand for each other one by one.

/// The place of each of `words`, counted from the head; `None` for `of` and `-a`.
pub(super) fn places(words: &[String], base: &str) -> Vec<Option<usize>> {
    if base == "sw" {
        let mut next = 0..;
        return words.iter().map(|word| if word == "-a" { None } else { next.next() }).collect();
    }
    let of = words.iter().position(|word| word == "of");
    let group = of.unwrap_or(words.len());
    let place = |at: usize| match of {
        Some(of) if at == of => None,
        // What follows comes after what stands before.
        Some(of) if at > of => Some(of + words.len() - 1 - at),
        _ => Some(group - 1 - at),
    };
    (0..words.len()).map(place).collect()
}

/// The content words of `words`, from the head on; adjectives of Swahili without their hyphen.
pub(super) fn from_head<'w>(words: &'w [String], base: &str) -> Vec<&'w str> {
    let mut placed: Vec<(usize, &str)> =
        places(words, base).into_iter().zip(words).filter_map(|(place, word)| Some((place?, word.as_str()))).collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, word)| if base == "sw" { word.trim_start_matches('-') } else { word }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_two_languages_stand_one_by_one() {
        let of = |text: &str, base: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            from_head(&words, base).join(" ")
        };
        assert_eq!(of("soil moisture sensor", "en"), "sensor moisture soil");
        assert_eq!(of("kihisi -a unyevu -a udongo", "sw"), "kihisi unyevu udongo");
        assert_eq!(of("acute shortness of tidal breath", "en"), "shortness acute breath tidal");
        assert_eq!(of("mkono -refu -a chuma", "sw"), "mkono refu chuma");
        assert_eq!(places(&[], "en"), []);
        assert_eq!(of("of", "en"), "");
    }
}
