//! The shape of a word form with its analyses. What does not apply to an analysis is left out.

use serde::Serialize;

use crate::app::morph::{AnalysedWord, Analysis};
use crate::swahili::agreement::Agreement;
use crate::swahili::verb::VerbForm;

#[derive(Serialize)]
pub(super) struct MorphJson<'a> {
    schema: &'static str,
    form: &'a str,
    analyses: Vec<AnalysisJson<'a>>,
}

#[derive(Serialize)]
struct AnalysisJson<'a> {
    lemma: &'a str,
    part_of_speech: &'static str,
    known: bool,
    related: bool,
    likely: bool,
    gloss: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<Vec<String>>,
    #[serde(flatten)]
    noun: Option<NounJson<'a>>,
    #[serde(flatten)]
    verb: Option<VerbJson>,
}

#[derive(Serialize)]
struct NounJson<'a> {
    noun_class: String,
    number: &'static str,
    locative: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    classes: Option<&'a str>,
}

#[derive(Serialize)]
struct VerbJson {
    tense: &'static str,
    negative: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subject: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    object: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relative: Vec<String>,
    reflexive: bool,
    plural_addressee: bool,
    extensions: Vec<&'static str>,
}

impl<'a> MorphJson<'a> {
    pub(super) fn of(word: &'a AnalysedWord) -> Self {
        let analyses = word.analyses.iter().map(AnalysisJson::of).collect();
        MorphJson { schema: "istilahi/morph/1", form: &word.form, analyses }
    }
}

impl<'a> AnalysisJson<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        AnalysisJson {
            lemma: &analysis.lemma,
            part_of_speech: analysis.part,
            known: analysis.known,
            related: analysis.related,
            likely: analysis.likely,
            gloss: analysis.gloss,
            kind: analysis.kind,
            from: analysis.from,
            agreement: analysis.agreement.map(Agreement::names),
            noun: analysis.noun.as_ref().map(|noun| NounJson {
                noun_class: noun.class.to_string(),
                number: if noun.plural { "plural" } else { "singular" },
                locative: noun.locative,
                classes: noun.classes.as_deref(),
            }),
            verb: analysis.verb.as_ref().map(VerbJson::of),
        }
    }
}

impl VerbJson {
    fn of(form: &VerbForm) -> Self {
        VerbJson {
            tense: form.tense.as_str(),
            negative: form.negative,
            subject: form.subject.names(),
            object: form.object.names(),
            relative: form.relative.names(),
            reflexive: form.reflexive,
            plural_addressee: form.plural_addressee,
            extensions: form.extensions.iter().map(|extension| extension.as_str()).collect(),
        }
    }
}
