//! The shape of a concept.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::super::Effect;
use super::super::concept_names::{is_name, slug};
use super::word;
use crate::model::concept::is_noun_class_set;
use crate::model::concept::{Concept, Term, TermStatus};
use crate::text::language::Language;

/// The `schema` of a concept.
pub(super) const SCHEMA: &str = "istilahi/concept/1";

/// What a report says of a concept that it found.
pub(super) const OF_REPORTS: &[&str] = &["matched"];

type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
pub(super) struct ConceptJson<'a> {
    schema: Text<'a>,
    id: Text<'a>,
    #[serde(default)]
    domain: Option<Text<'a>>,
    #[serde(default)]
    definition: Option<Text<'a>>,
    #[serde(default)]
    do_not_translate: bool,
    #[serde(default)]
    note: Option<Text<'a>>,
    #[serde(default)]
    terms: Vec<TermJson<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_written: Option<Text<'a>>,
    /// What else stands there.
    #[serde(flatten, skip_serializing)]
    pub(super) rest: BTreeMap<String, IgnoredAny>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "a term, an object with lang and term")]
struct TermJson<'a> {
    lang: Text<'a>,
    term: Text<'a>,
    #[serde(default)]
    status: Option<Text<'a>>,
    #[serde(default)]
    part_of_speech: Option<Text<'a>>,
    #[serde(default)]
    noun_class: Option<Text<'a>>,
    #[serde(default)]
    plural: Option<Text<'a>>,
    #[serde(default)]
    animate: bool,
    #[serde(default)]
    source: Option<Text<'a>>,
    #[serde(default)]
    note: Option<Text<'a>>,
}

fn lent(text: &Option<String>) -> Option<Text<'_>> {
    text.as_deref().map(Cow::Borrowed)
}

fn owned(text: Option<Text<'_>>) -> Option<String> {
    text.map(Cow::into_owned)
}

impl<'a> ConceptJson<'a> {
    pub(super) fn of(concept: &'a Concept) -> Self {
        ConceptJson {
            schema: SCHEMA.into(),
            id: concept.name.as_str().into(),
            domain: lent(&concept.domain),
            definition: lent(&concept.definition),
            do_not_translate: concept.do_not_translate,
            note: lent(&concept.note),
            terms: concept.terms.iter().map(TermJson::of).collect(),
            as_written: lent(&concept.as_written),
            rest: BTreeMap::new(),
        }
    }

    /// The concept; `warn` hears of what it does not hold as it should.
    pub(super) fn into_concept(self, warn: &mut dyn FnMut(&'static str, Effect, String)) -> Concept {
        let name = if is_name(&self.id) { self.id.clone().into_owned() } else { slug(&self.id) };
        if name != self.id {
            let message = format!("`{}` is no concept name; the concept became `{name}`", self.id);
            warn("names that are none", Effect::Repaired, message);
        }
        let mut terms: Vec<Term> = Vec::with_capacity(self.terms.len());
        for term in self.terms {
            let Some(term) = term.into_term(warn) else { continue };
            if terms.iter().any(|known| known.language == term.language && known.text == term.text) {
                let (language, text) = (&term.language, &term.text);
                let message =
                    format!("concept `{name}` has the {language} term `{text}` twice; the second was left out");
                warn("terms that stand there twice", Effect::Repaired, message);
            } else {
                terms.push(term);
            }
        }
        Concept {
            name,
            domain: owned(self.domain),
            definition: owned(self.definition),
            do_not_translate: self.do_not_translate,
            note: owned(self.note),
            terms,
            as_written: owned(self.as_written),
        }
    }
}

impl<'a> TermJson<'a> {
    fn of(term: &'a Term) -> Self {
        TermJson {
            lang: term.language.as_str().into(),
            term: term.text.as_str().into(),
            status: Some(term.status.as_str().into()),
            part_of_speech: term.part_of_speech.map(|word| word.as_str().into()),
            noun_class: lent(&term.noun_class),
            plural: lent(&term.plural),
            animate: term.animate,
            source: lent(&term.source),
            note: lent(&term.note),
        }
    }

    /// The term; `None` where it has no text or no language.
    fn into_term(self, warn: &mut dyn FnMut(&'static str, Effect, String)) -> Option<Term> {
        let language: Language = match self.lang.parse() {
            Ok(language) => language,
            Err(error) => {
                warn("unknown languages", Effect::Repaired, format!("{error}; the term was left out"));
                return None;
            }
        };
        if self.term.trim().is_empty() {
            warn("terms without text", Effect::Repaired, "a term here has no text; it was left out".to_owned());
            return None;
        }
        let noun_class = owned(self.noun_class);
        if let Some(class) = noun_class.as_ref().filter(|class| !is_noun_class_set(class)) {
            let message = format!("`{class}` is no noun class; read as if it were not there");
            warn("unknown noun classes", Effect::Repaired, message);
        }
        Some(Term {
            status: word(self.status, warn).unwrap_or(TermStatus::Preferred),
            part_of_speech: word(self.part_of_speech, warn),
            noun_class: noun_class.filter(|class| is_noun_class_set(class)),
            plural: owned(self.plural),
            animate: self.animate,
            source: owned(self.source),
            note: owned(self.note),
            ..Term::new(language, self.term)
        })
    }
}
