//! `istilahi/candidate/1`: a term candidate.

use serde::Serialize;

use crate::app::extract::{Context, Extracted, Translation};
use crate::extract::ClassEvidence;

#[derive(Serialize)]
pub(super) struct CandidateJson<'a> {
    schema: &'static str,
    lang: &'a str,
    term: &'a str,
    count: usize,
    score: f64,
    known: bool,
    concept: Option<&'a str>,
    name: bool,
    noun_class: Option<&'a str>,
    class_evidence: &'a [String],
    forms: Vec<FormJson<'a>>,
    translations: Vec<TranslationJson<'a>>,
    units: &'a [i64],
    contexts: Vec<ContextJson<'a>>,
}

#[derive(Serialize)]
struct FormJson<'a> {
    form: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    term: &'a str,
    count: usize,
    score: f64,
    noun_class: Option<&'a str>,
    concept: Option<&'a str>,
}

#[derive(Serialize)]
struct ContextJson<'a> {
    file: &'a str,
    unit: Option<i64>,
    line: Option<usize>,
    text: &'a str,
}

impl<'a> CandidateJson<'a> {
    pub(super) fn of(found: &'a Extracted) -> Self {
        let candidate = &found.candidate;
        let forms = candidate.forms.iter().map(|(form, count)| FormJson { form, count: *count });
        let (class, evidence) = class_of(candidate.class.as_ref());
        CandidateJson {
            schema: "istilahi/candidate/1",
            lang: found.language.as_str(),
            term: &candidate.term,
            count: candidate.count,
            score: rounded(candidate.score),
            known: found.known.is_some(),
            concept: found.known.as_deref(),
            name: candidate.is_name,
            noun_class: class,
            class_evidence: evidence,
            forms: forms.collect(),
            translations: found.translations.iter().map(translation).collect(),
            units: &found.units,
            contexts: found.contexts.iter().map(context).collect(),
        }
    }
}

fn class_of(class: Option<&ClassEvidence>) -> (Option<&str>, &[String]) {
    class.map_or((None, &[]), |class| (Some(&class.class), &class.evidence))
}

fn translation(found: &Translation) -> TranslationJson<'_> {
    TranslationJson {
        term: &found.term,
        count: found.count,
        score: rounded(found.score),
        noun_class: class_of(found.class.as_ref()).0,
        concept: found.known.as_deref(),
    }
}

fn context(found: &Context) -> ContextJson<'_> {
    let line = (found.place.line > 0).then_some(found.place.line);
    ContextJson { file: &found.place.file, unit: found.place.unit, line, text: &found.text }
}

/// To two decimals: more would only be noise.
fn rounded(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
