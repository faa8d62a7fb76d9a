//! Readings of words that the lexicon does not have, by their shape. They help a person on; no check may rely on them.

use super::reading::Reading;
use crate::swahili::letters::syllables;
use crate::swahili::noun::singulars;
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::analyse::template;

/// Prefixes with the class that they speak for in most nouns, the longer ones first.
const SHAPES: [(&str, u8); 13] = [
    ("wa", 2),
    ("mi", 4),
    ("ma", 6),
    ("ki", 7),
    ("ch", 7),
    ("vi", 8),
    ("vy", 8),
    ("ku", 15),
    ("ji", 5),
    ("mw", 1),
    ("m", 3),
    ("u", 14),
    ("", 9),
];

pub(super) fn readings(word: &str, readings: &mut Vec<Reading>) {
    if word.len() < 3
        || syllables(word) == 0
        || !word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'\'' | b'-'))
    {
        return;
    }
    if let Some((lemma, form)) = template(word) {
        readings.push(Reading::GuessedVerb { lemma: lemma.to_owned(), form });
    }
    let shape = SHAPES.iter().find(|(prefix, _)| word.starts_with(prefix));
    let Some(class) = shape.and_then(|(_, number)| NounClass::new(*number)) else {
        return;
    };
    let singular = singulars(word).into_iter().find(|(_, pair)| pair.plural == Some(class));
    let lemma = singular.map_or_else(|| word.to_owned(), |(noun, _)| noun);
    readings.push(Reading::GuessedNoun { class, lemma });
}
