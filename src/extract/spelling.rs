//! Spellings of one term: hyphen, space or neither, British and American English, the variant groups of Swahili.

use crate::swahili::orthography::variants::group;

/// The key under which spellings of one term are counted together. `words` are citation forms, folded.
pub(super) fn key(words: &[String], base: &str) -> String {
    let mut key = String::new();
    for word in words {
        let common = match base {
            "sw" => group(word).map_or_else(|| word.clone(), |group| group.preferred.to_lowercase()),
            _ => american(word),
        };
        key.extend(common.chars().filter(|c| c.is_alphanumeric()));
        // A Swahili word is never one with its neighbour.
        if base == "sw" {
            key.push(' ');
        }
    }
    key
}

/// An English word with the differences between British and American spelling levelled. No spelling to show: `tour`
/// becomes something that nobody writes, the same for every `tour`.
fn american(word: &str) -> String {
    let mut word = word.replace("isation", "ization").replace("sulph", "sulf").replace("aluminium", "aluminum");
    if word.len() > 5 {
        word = word.replace("haem", "hem").replace("aem", "em").replace("oed", "ed").replace("rhoea", "rhea");
        for (british, american) in
            [("our", "or"), ("tre", "ter"), ("bre", "ber"), ("ogue", "og"), ("yse", "yze"), ("ise", "ize")]
        {
            if let Some(stem) = word.strip_suffix(british) {
                word = format!("{stem}{american}");
                break;
            }
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::key;

    fn of(words: &str, base: &str) -> String {
        key(&words.split(' ').map(str::to_owned).collect::<Vec<_>>(), base)
    }

    #[test]
    fn spellings_of_one_term_have_one_key() {
        for (one, other) in
            [("lock-down", "lockdown"), ("lock down", "lockdown"), ("tumour", "tumor"), ("haemoglobin", "hemoglobin")]
        {
            assert_eq!(of(one, "en"), of(other, "en"), "{one} {other}");
        }
        assert_eq!(of("kitaalam", "sw"), of("kitaalamu", "sw"));
        assert_ne!(of("mtu -a kazi", "sw"), of("mtu kazi", "sw"));
    }
}
