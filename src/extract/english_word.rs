//! What an English word can be in a noun phrase, without a tagger: by the list of common words, else by its ending.

use std::sync::{Arc, LazyLock};

use fnv::FnvHashMap;

use super::general::General;
use crate::terminology::english::{singulars, verb_forms};
use crate::text::light_words::is_light_word;
use crate::text::remembered::Remembered;

/// What a word can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The citation form as a noun; the word itself where it is none.
    pub(super) lemma: String,
    /// A noun.
    pub(super) noun: bool,
    /// A plural.
    pub(super) plural: bool,
    /// A verb in its base form or its third person.
    pub(super) verb: bool,
    /// An adjective that says of what kind a thing is.
    pub(super) kind: bool,
    /// An adjective or participle that says how it is, and is part of no term.
    pub(super) quality: bool,
    /// In -ing: the doing, or a participle.
    pub(super) ing: bool,
    /// A participle in -ed.
    pub(super) participle: bool,
    /// Only its ending says that it is an adjective: it may be a noun (`pandemic`).
    pub(super) by_ending: bool,
    /// One of the commonest words of the language.
    pub(super) common: bool,
}

impl Shape {
    /// Whether it can stand in a noun phrase at all.
    pub(super) fn fits(&self) -> bool {
        self.noun || self.kind || self.quality || self.ing || self.participle
    }
}

/// What is no noun, whatever it ends in.
const CONTRACTED: [&str; 7] = ["n't", "'ll", "'re", "'ve", "'d", "'m", "let's"];

/// Singulars that look like plurals.
const NO_PLURALS: [&str; 12] = [
    "aids", "diabetes", "feces", "faeces", "herpes", "measles", "mumps", "rabies", "scabies", "series", "species",
    "tetanus",
];

/// Nouns in -ie, whose plural looks like one of a noun in -y.
const IN_IE: [&str; 12] = [
    "birdie", "brownie", "calorie", "cookie", "freebie", "hoodie", "magpie", "rookie", "selfie", "smoothie", "sortie",
    "zombie",
];

/// Nouns in -ly.
const NOUNS_IN_LY: [&str; 8] = ["anomaly", "assembly", "butterfly", "family", "fly", "lily", "monopoly", "supply"];

/// Endings of adjectives, of words with at least two letters before them.
const ADJECTIVES: [&str; 13] =
    ["al", "ar", "ary", "ic", "ous", "ive", "able", "ible", "ful", "less", "ish", "ese", "oid"];

/// Nouns with such an ending that it would be wrong to wait for evidence of.
#[rustfmt::skip]
const NOUNS: [&str; 38] = [
    "additive", "animal", "antibiotic", "arsenic", "bar", "cable", "canal", "capital", "cellar", "cereal", "clinic",
    "collar", "crystal", "dollar", "epidemic", "fabric", "fungal", "glossary", "hospital", "interval", "jar", "journal",
    "library", "logic", "magnetic", "metal", "mineral", "mosaic", "pandemic", "plastic", "radar", "salary", "signal",
    "solar", "sugar", "terminal", "traffic", "vegetable",
];

static VERBS: LazyLock<FnvHashMap<String, (&'static str, bool)>> = LazyLock::new(|| {
    let verbs = General::english().all().filter(|word| word.can_be('v'));
    let mut forms = FnvHashMap::default();
    for verb in verbs {
        for form in verb_forms(&verb.word) {
            forms.insert(form, (verb.word.as_str(), verb.can_be('n')));
        }
    }
    forms
});

/// What `word`, folded, can be.
pub(super) fn shape(word: &str) -> Arc<Shape> {
    static SHAPES: LazyLock<Remembered<Shape>> = LazyLock::new(Remembered::default);
    SHAPES.of(word, || find(word))
}

fn find(word: &str) -> Shape {
    let general = General::english();
    let mut shape = Shape { lemma: word.to_owned(), ..Shape::default() };
    let letters = word.chars().count();
    if is_light_word(word) || letters < 2 || !word.starts_with(char::is_alphabetic) && !is_compound(word) {
        return shape;
    }
    if word == "men" || CONTRACTED.iter().any(|end| word.ends_with(end)) {
        return shape;
    }
    if let Some(entry) = general.get(word) {
        shape.noun = entry.can_be('n');
        shape.verb = entry.can_be('v');
        shape.kind = entry.can_be('a');
        shape.quality = entry.can_be('q');
        shape.common = entry.frequency == 1;
        return shape;
    }
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
    if let Some(owner) = owner {
        // Parkinson's disease: as it is.
        shape.kind = !is_light_word(owner) && general.get(owner).is_none();
        return shape;
    }
    let of_list = singulars(word).into_iter().find(|one| general.get(one).is_some_and(|entry| entry.can_be('n')));
    if let Some(singular) = of_list {
        let entry = general.get(&singular);
        shape.verb = entry.is_some_and(|entry| entry.can_be('v'));
        shape.common = entry.is_some_and(|entry| entry.frequency == 1);
        (shape.noun, shape.plural, shape.lemma) = (true, true, singular);
        return shape;
    }
    if let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est"))
        && [stem.to_owned(), format!("{stem}e")].iter().any(|stem| is_adjective(stem))
    {
        // greener, safest
        shape.quality = true;
        return shape;
    }
    if let Some((_, noun)) = VERBS.get(word) {
        // A form of a common verb: the doing may be a term, what was done is a mere quality.
        shape.ing = word.ends_with("ing");
        shape.common = shape.ing && !noun;
        shape.quality = !shape.ing && (word.ends_with("ed") || word.ends_with("en"));
        return shape;
    }
    by_ending(word, letters, &mut shape);
    shape
}

fn is_adjective(word: &str) -> bool {
    General::english().get(word).is_some_and(|entry| (entry.can_be('q') || entry.can_be('a')) && !entry.can_be('v'))
}

fn is_common(word: &str) -> bool {
    General::english().get(word).is_some()
}

/// `3d`, `5g`: a number that is part of a word.
fn is_compound(word: &str) -> bool {
    word.contains(char::is_alphabetic) && word.chars().count() <= 4 && word.ends_with(char::is_alphabetic)
}

fn by_ending(word: &str, letters: usize, shape: &mut Shape) {
    let ends = |ending: &str| word.ends_with(ending) && letters > ending.len() + 1;
    let is_verb = |word: &str| ["ize", "ise", "ify", "izes", "ises", "ifies"].iter().any(|end| word.ends_with(end));
    if ends("ly") && !NOUNS_IN_LY.contains(&word) || is_verb(word) && letters > 6 {
        return;
    }
    if ends("ing") && letters > 5 {
        (shape.ing, shape.noun) = (true, false);
        return;
    }
    let of_verb = |end: &str| word.strip_suffix(end).is_some_and(|stem| stem.ends_with("ee") && is_common(stem));
    if ends("ed") && letters > 4 && (!ends("eed") || of_verb("d")) {
        shape.participle = true;
        return;
    }
    if NOUNS.contains(&word) {
        shape.noun = true;
        return;
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    if word.contains('-') && (General::english().get(last).is_some_and(|entry| !entry.can_be('n'))) {
        // high-risk is a kind, follow-up a noun; a long-lasting one is a kind again.
        shape.kind = true;
        return;
    }
    if ends("borne") {
        shape.kind = true;
        return;
    }
    if ADJECTIVES.iter().any(|ending| ends(ending) && letters > ending.len() + 2) {
        (shape.kind, shape.by_ending) = (true, true);
        return;
    }
    shape.noun = true;
    if ends("ss") || ends("us") || ends("is") || ends("ics") || NO_PLURALS.iter().any(|one| word.ends_with(one)) {
        return;
    }
    // Of a compound the last word has the plural, and is a better known one.
    if let Some((before, last)) = word.rsplit_once('-')
        && last.chars().count() > 2
    {
        let last = self::shape(last);
        if last.plural {
            (shape.plural, shape.lemma) = (true, [before, "-", &last.lemma].concat());
        }
        return;
    }
    // viruses is of virus, diagnoses of diagnosis.
    let mut found = singulars(word);
    if let Some(stem) = word.strip_suffix("es") {
        // misses is of no missis, and caches, with a single vowel before it, of cache.
        let single = stem.strip_suffix("ach").is_some_and(|before| !before.ends_with(['e', 'o']));
        found.retain(|one| if ends("sses") { one == stem } else { !single || one != stem });
    }
    found.sort_by_key(|one| !IN_IE.contains(&one.as_str()));
    if last.chars().count() < 3 {
        // probe-rs
        found.clear();
    }
    // No noun ends in -ous: greenhouses are of greenhouse.
    let of_us = |one: &&String| one.ends_with("us") && !one.ends_with("ous");
    let singular = found
        .iter()
        .find(of_us)
        .or_else(|| found.iter().find(|one| one.ends_with("ouse")))
        .or_else(|| found.first())
        .cloned();
    if let Some(singular) = singular {
        (shape.plural, shape.lemma) = (true, singular);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_the_list_and_by_their_ending() {
        let noun = |word: &str| shape(word).noun && !shape(word).verb;
        for word in ["furnace", "thermistor", "viruses", "covid-19", "dht11", "analysis", "temperature"] {
            assert!(noun(word), "{word}");
        }
        for word in ["respiratory", "clinical", "infectious", "antiviral"] {
            assert!(shape(word).kind, "{word}");
        }
        for word in ["the", "quickly", "consequently", "normalize", "is", "12", "s"] {
            assert!(!shape(word).fits(), "{word}");
        }
        for (plural, singular) in [
            ("furnaces", "furnace"),
            ("caches", "cache"),
            ("cookies", "cookie"),
            ("batteries", "battery"),
            ("approaches", "approach"),
            ("recesses", "recess"),
            ("probe-rs", "probe-rs"),
            ("use-cases", "use-case"),
            ("sub-analyses", "sub-analysis"),
            ("ad-hoc", "ad-hoc"),
        ] {
            assert_eq!(shape(plural).lemma, singular);
        }
        assert!(!shape("freed").noun && shape("seaweed").noun && !shape("itself").fits());
        assert!(shape("increases").verb && shape("increases").noun);
        assert!(shape("distancing").ing && shape("infected").quality && shape("used").quality);
    }
}
