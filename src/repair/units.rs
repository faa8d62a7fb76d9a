//! Units of measure as concepts, for exchanging one word of measure for another beside a number.
//!
//! Only units whose Swahili word is settled. A glossary that has the unit comes before this list.

use std::sync::LazyLock;

use crate::model::concept::{Concept, PartOfSpeech, Term};
use crate::placeables::measures::{MEASURES, Measure};
use crate::terminology::recognise::Recogniser;
use crate::text::language::Language;

/// The units as concepts.
pub(super) fn concepts() -> &'static [Concept] {
    static CONCEPTS: LazyLock<Vec<Concept>> = LazyLock::new(|| {
        let noun = |language: Language, text: &str| {
            let mut term = Term::new(language, text);
            term.part_of_speech = Some(PartOfSpeech::Noun);
            term
        };
        let concept = |measure: &Measure| {
            let classes = measure.classes?;
            let mut concept = Concept::new(measure.english);
            // Feet and other irregular plurals are no spelling of their own.
            let spellings = [measure.english, measure.other].into_iter().filter(|text| is_spelling(text));
            concept.terms.extend(spellings.map(|text| noun(Language::english(), text)));
            let singular = measure.swahili.first()?;
            let plural = if classes == "3/4" { measure.swahili.get(1)? } else { singular };
            let mut term = noun(Language::swahili(), singular);
            term.noun_class = Some(classes.to_owned());
            term.plural = Some((*plural).to_owned());
            concept.terms.push(term);
            Some(concept)
        };
        MEASURES.iter().filter_map(concept).collect()
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

fn is_spelling(text: &str) -> bool {
    !matches!(text, "" | "feet" | "inches" | "ton")
}
