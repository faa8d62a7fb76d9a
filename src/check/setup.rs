//! What all rules of a run share.

use std::sync::{Arc, OnceLock};

use super::profile::Profile;
use super::term::ContentWords;
use crate::model::concept::{Concept, Term};
use crate::model::finding::Side;
use crate::swahili::orthography::locale::Locale;
use crate::terminology::recognise::{Occurrence, Recogniser};
use crate::text::language::Language;

/// Languages, glossary and profile of a run.
#[derive(Debug)]
pub struct Setup {
    /// The language of the sources.
    pub source: Language,
    /// The language of the translations, or of the texts where there is only one.
    pub target: Language,
    /// The glossary; without one, rules about terms are silent.
    pub glossary: Option<Arc<Glossary>>,
    /// Which rules run, how severe, and with which settings.
    pub profile: Profile,
}

impl Setup {
    /// How figures are written in the translations, where they are in Swahili.
    pub fn locale(&self) -> Option<Locale> {
        Locale::of(&self.target)
    }
}

/// A glossary whose terms can be found in both languages. What finds them is made when a rule first asks.
#[derive(Debug)]
pub struct Glossary {
    /// The concepts that both recognisers are made from.
    pub concepts: Vec<Concept>,
    source: Language,
    target: Language,
    of_source: OnceLock<Recogniser>,
    of_target: OnceLock<Recogniser>,
    has_kept: bool,
    /// By concept, see [`Glossary::words_of`].
    words: Vec<OnceLock<ContentWords>>,
}

impl Glossary {
    /// Makes `concepts` ready for texts in these languages.
    pub fn new(concepts: Vec<Concept>, source: &Language, target: &Language) -> Self {
        let words = concepts.iter().map(|_| OnceLock::new()).collect();
        let (of_source, of_target) = (OnceLock::new(), OnceLock::new());
        let has_kept = concepts.iter().any(|concept| concept.do_not_translate);
        Glossary { concepts, has_kept, source: source.clone(), target: target.clone(), of_source, of_target, words }
    }

    /// Finds terms in texts of `side`.
    pub fn recogniser(&self, side: Side) -> &Recogniser {
        match side {
            Side::Source => self.of_source.get_or_init(|| Recogniser::new(&self.concepts, &self.source)),
            Side::Target => self.of_target.get_or_init(|| Recogniser::new(&self.concepts, &self.target)),
        }
    }

    /// Whether any concept is a name that is not translated.
    pub fn has_kept(&self) -> bool {
        self.has_kept
    }

    /// The term that `occurrence` is one of, with its concept.
    pub fn term(&self, occurrence: &Occurrence) -> Option<(&Concept, &Term)> {
        let concept = self.concepts.get(occurrence.concept)?;
        Some((concept, concept.terms.get(occurrence.term)?))
    }

    /// The usable terms of a concept for translations, the preferred one first.
    pub fn usable<'a>(&self, concept: &'a Concept) -> Vec<&'a Term> {
        let mut terms = concept.terms_in(&self.target);
        terms.retain(|term| term.status.is_usable());
        terms
    }

    /// Whether the concept of this number has several terms for translations.
    pub fn has_synonyms(&self, concept: usize) -> bool {
        let terms = self.concepts.get(concept).map_or(&[][..], |concept| &concept.terms);
        terms.iter().filter(|term| term.language.serves(&self.target).is_some()).nth(1).is_some()
    }

    /// The content words of the usable terms of the concept of this number.
    pub(super) fn words_of(&self, concept: usize) -> Option<&ContentWords> {
        let words = self.words.get(concept)?;
        let terms = self.usable(self.concepts.get(concept)?);
        Some(words.get_or_init(|| ContentWords::of(&terms, self.target.base())))
    }
}
