//! Units of measure as concepts, for exchanging one word of measure for another beside a number.
//!
//! Only units whose Swahili word is settled. A glossary that has the unit comes before this list.

use std::sync::LazyLock;

use crate::model::concept::{Concept, PartOfSpeech, Term};
use crate::terminology::recognise::Recogniser;
use crate::text::language::Language;

/// English, other English spelling, Swahili, its classes, its plural.
#[rustfmt::skip]
const UNITS: [(&str, &str, &str, &str, &str); 28] = [
    ("tonne", "", "tani", "9/10", "tani"), ("kilogram", "kilogramme", "kilogramu", "9/10", "kilogramu"),
    ("gram", "gramme", "gramu", "9/10", "gramu"), ("milligram", "", "miligramu", "9/10", "miligramu"),
    ("kilometre", "kilometer", "kilomita", "9/10", "kilomita"), ("metre", "meter", "mita", "9/10", "mita"),
    ("centimetre", "centimeter", "sentimita", "9/10", "sentimita"),
    ("millimetre", "millimeter", "milimita", "9/10", "milimita"), ("mile", "", "maili", "9/10", "maili"),
    ("foot", "", "futi", "9/10", "futi"), ("inch", "", "inchi", "9/10", "inchi"),
    ("litre", "liter", "lita", "9/10", "lita"), ("millilitre", "milliliter", "mililita", "9/10", "mililita"),
    ("hectare", "", "hekta", "9/10", "hekta"), ("acre", "", "ekari", "9/10", "ekari"),
    ("second", "", "sekunde", "9/10", "sekunde"), ("minute", "", "dakika", "9/10", "dakika"),
    ("hour", "", "saa", "9/10", "saa"), ("day", "", "siku", "9/10", "siku"), ("week", "", "wiki", "9/10", "wiki"),
    ("month", "", "mwezi", "3/4", "miezi"), ("year", "", "mwaka", "3/4", "miaka"),
    ("watt", "", "wati", "9/10", "wati"), ("kilowatt", "", "kilowati", "9/10", "kilowati"),
    ("megawatt", "", "megawati", "9/10", "megawati"), ("volt", "", "volti", "9/10", "volti"),
    ("dollar", "", "dola", "9/10", "dola"), ("euro", "", "yuro", "9/10", "yuro"),
];

/// The units as concepts.
pub(super) fn concepts() -> &'static [Concept] {
    static CONCEPTS: LazyLock<Vec<Concept>> = LazyLock::new(|| {
        let noun = |language: Language, text: &str| {
            let mut term = Term::new(language, text);
            term.part_of_speech = Some(PartOfSpeech::Noun);
            term
        };
        let concept = |(english, other, swahili, classes, plural): &(&str, &str, &str, &str, &str)| {
            let mut concept = Concept::new(*english);
            let spellings = [*english, *other].into_iter().filter(|text| !text.is_empty());
            concept.terms.extend(spellings.map(|text| noun(Language::english(), text)));
            let mut term = noun(Language::swahili(), swahili);
            term.noun_class = Some((*classes).to_owned());
            term.plural = Some((*plural).to_owned());
            concept.terms.push(term);
            concept
        };
        UNITS.iter().map(concept).collect()
    });
    &CONCEPTS
}

/// Finds the units of a language; none of one that is neither English nor Swahili.
pub(super) fn recogniser(language: &Language) -> Option<&'static Recogniser> {
    static ENGLISH: LazyLock<Recogniser> = LazyLock::new(|| Recogniser::new(concepts(), &Language::english()));
    static SWAHILI: LazyLock<Recogniser> = LazyLock::new(|| Recogniser::new(concepts(), &Language::swahili()));
    match language.base() {
        "en" => Some(&ENGLISH),
        "sw" => Some(&SWAHILI),
        _ => None,
    }
}
