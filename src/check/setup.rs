//! What all rules of a run share.

use super::profile::Profile;
use crate::model::concept::Concept;
use crate::swahili::orthography::locale::Locale;
use crate::terminology::recognise::Recogniser;
use crate::text::language::Language;

/// Languages, glossary and profile of a run.
#[derive(Debug)]
pub struct Setup {
    /// The language of the sources.
    pub source: Language,
    /// The language of the translations, or of the texts where there is only one.
    pub target: Language,
    /// The glossary; without one, rules about terms are silent.
    pub glossary: Option<Glossary>,
    /// Which rules run, how severe, and with which settings.
    pub profile: Profile,
}

impl Setup {
    /// How figures are written in the translations, where they are in Swahili.
    pub fn locale(&self) -> Option<Locale> {
        Locale::of(&self.target)
    }
}

/// A glossary whose terms can be found in both languages.
#[derive(Debug)]
pub struct Glossary {
    /// The concepts that both recognisers were made from.
    pub concepts: Vec<Concept>,
    /// Finds terms in sources.
    pub of_source: Recogniser,
    /// Finds terms in translations.
    pub of_target: Recogniser,
}

impl Glossary {
    /// Makes `concepts` ready for texts in these languages.
    pub fn new(concepts: Vec<Concept>, source: &Language, target: &Language) -> Self {
        let of_source = Recogniser::new(&concepts, source);
        let of_target = Recogniser::new(&concepts, target);
        Glossary { concepts, of_source, of_target }
    }
}
