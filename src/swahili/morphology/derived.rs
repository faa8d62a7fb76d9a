//! Words made from known ones: who does it (`mtumiaji`), the doing (`utumiaji`), small things (`kijiti`), the manner or
//! field of something (`kiteknolojia`). They are looked for where the word itself is not listed.

use super::Morphology;
use super::reading::Reading;
use crate::swahili::letters::is_vowel;
use crate::swahili::noun::diminutive;
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::{Tense, VerbForm};

/// Prefixes of nouns in -ji with their class and the prefix of the citation form.
const DOERS: [(&str, u8, &str); 7] =
    [("mw", 1, "mw"), ("mu", 1, "mu"), ("m", 1, "m"), ("wa", 2, "m"), ("u", 14, "u"), ("w", 2, "mw"), ("w", 14, "w")];

pub(super) fn readings(morphology: &Morphology, word: &str, readings: &mut Vec<Reading>) {
    doers(morphology, word, readings);
    if let Some(of) = word.strip_prefix("ki").filter(|of| of.len() > 3) {
        let known = morphology.listed(of).iter().any(|reading| match reading {
            Reading::Noun { plural, locative, .. } => !plural && !locative,
            Reading::Adjective { .. } => true,
            _ => false,
        });
        if known {
            readings.push(Reading::Manner { of: of.to_owned() });
        }
    }
    for (prefix, class) in [("ki", 7), ("vi", 8)] {
        if let (Some(stem), Some(class)) = (word.strip_prefix(prefix), NounClass::new(class)) {
            small(morphology, word, stem, class, readings);
        }
    }
}

/// `m-` and `wa-` before a stem with `-ji`; `u-` is the doing. Before a vowel m- is mw-, u- stays or is w-.
fn doers(morphology: &Morphology, word: &str, readings: &mut Vec<Reading>) {
    let Some(stem) = word.strip_suffix("ji").filter(|stem| stem.ends_with('a')) else {
        return;
    };
    for (prefix, class, cited) in DOERS {
        let (Some(verb), Some(class)) = (stem.strip_prefix(prefix), NounClass::new(class)) else {
            continue;
        };
        let starts_with_vowel = verb.starts_with(is_vowel);
        if (prefix == "mw" || prefix == "w") && !starts_with_vowel {
            continue;
        }
        let bare = VerbForm::new(Tense::Imperative);
        for parse in morphology.parses(verb) {
            let form = VerbForm { extensions: &[], ..parse.form };
            if form == bare && parse.letters == verb.len() {
                let cited = if prefix == "wa" && starts_with_vowel { "mw" } else { cited };
                readings.push(Reading::Doer { verb: parse.verb, class, lemma: format!("{cited}{verb}ji") });
                return;
            }
        }
    }
}

fn small(morphology: &Morphology, word: &str, stem: &str, class: NounClass, readings: &mut Vec<Reading>) {
    let stems = [stem, stem.strip_prefix("ji").unwrap_or(stem)];
    for noun in stems.iter().flat_map(|stem| [format!("m{stem}"), (*stem).to_owned()]) {
        for reading in morphology.listed(&noun) {
            let Reading::Noun { noun: number, class: of, plural: false, locative: false } = reading else {
                continue;
            };
            let Some((one, many)) = diminutive(&noun, *of) else { continue };
            if one == word || many == word {
                readings.push(Reading::Diminutive { noun: *number, class, lemma: one });
                return;
            }
        }
    }
}
