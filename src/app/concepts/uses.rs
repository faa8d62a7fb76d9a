//! Where terms are used: in the units of the memories, on the side of their language.

use std::collections::BTreeSet;

use crate::app::AppError;
use crate::matching::concordance::Sought;
use crate::model::concept::{Concept, Term};
use crate::store::Store;
use crate::terminology::inflection::forms;
use crate::terminology::recognise::Recogniser;
use crate::terminology::word_forms::word_forms;
use crate::text::language::Language;
use crate::text::search_words::search_words;
use crate::text::tokens::tokenise;

/// In how many texts that hold the words of a term it is looked for: enough to say whether it is used, and a bound to the
/// time that takes.
const MOST_TEXTS: usize = 1000;

/// How many units are named.
const NAMED: usize = 5;

/// Where one term of a concept is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermUse {
    /// The name of the concept.
    pub concept: String,
    /// The term.
    pub term: Term,
    /// In how many units it stands, in any form.
    pub units: u64,
    /// Whether there may be more: only the first texts were read.
    pub more: bool,
    /// The first of them.
    pub first: Vec<i64>,
}

/// Where the terms of `wanted` are used: for each of its terms, in the order of the concept. Rejected units do not count,
/// and a word inside a longer term of another concept is a use of that one.
///
/// # Errors
/// What the store reports.
pub fn uses(store: &Store, wanted: &[Concept]) -> Result<Vec<TermUse>, AppError> {
    let concepts = store.concepts()?;
    let mut recognisers: Vec<(Language, Recogniser)> = Vec::new();
    let mut found = Vec::new();
    for concept in wanted {
        let number = concepts.iter().position(|one| one.name == concept.name);
        for (at, term) in concept.terms.iter().enumerate() {
            let recogniser = match recognisers.iter().position(|(language, _)| *language == term.language) {
                Some(at) => at,
                None => {
                    recognisers.push((term.language.clone(), Recogniser::new(&concepts, &term.language)));
                    recognisers.len() - 1
                }
            };
            let recogniser = &recognisers[recogniser].1;
            let base = term.language.base();
            let (texts, more) = store.first_with_words(base, &[sought(store, term)?], MOST_TEXTS)?;
            let mut units = BTreeSet::new();
            for (unit, segment) in texts {
                let stands =
                    |one: &crate::terminology::recognise::Occurrence| Some(one.concept) == number && one.term == at;
                if !units.contains(&unit) && recogniser.recognise(&segment).iter().any(stands) {
                    units.insert(unit);
                }
            }
            found.push(TermUse {
                concept: concept.name.clone(),
                term: term.clone(),
                units: units.len() as u64,
                more,
                first: units.into_iter().take(NAMED).collect(),
            });
        }
    }
    Ok(found)
}

/// The words under which a text with `term` is found: those of its listed forms, and of a verb every form of its first
/// word that stands anywhere.
fn sought(store: &Store, term: &Term) -> Result<Sought, AppError> {
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    let mut add = |words: Vec<String>| {
        if !words.is_empty() && !alternatives.contains(&words) {
            alternatives.push(words);
        }
    };
    let words = |text: &str| -> Vec<String> {
        search_words(text, &tokenise(text, [])).into_iter().map(|word| word.folded).collect()
    };
    for form in forms(term) {
        add(words(&form.text));
    }
    let base = term.language.base();
    let first = term.text.split_whitespace().next().unwrap_or_default();
    let verbs = word_forms(first.trim_start_matches('-'), base).verbs;
    if base == "sw" && !verbs.is_empty() {
        let rest: Vec<String> = words(term.text.trim()).into_iter().skip(words(first).len()).collect();
        store.words_in_concordance(base, &mut |word| {
            if verbs.has(word) {
                add([vec![word.to_owned()], rest.clone()].concat());
            }
        })?;
    }
    Ok(Sought { alternatives, prefix: false })
}
