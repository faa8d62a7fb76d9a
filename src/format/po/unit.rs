//! From an entry to its units.

use super::entry::Entry;
use super::placeholders::{Family, segment};
use super::{BETWEEN, CONTEXT, FLAGS, FORM, FROM_DEVELOPER, PLURAL_ID, PREVIOUS, REFERENCE, SINGULAR_ID};
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// A language with its name in the file.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) language: Language,
    pub(super) written: String,
}

impl Named {
    /// A language that the file does not name.
    pub(super) fn unwritten(language: &Language) -> Self {
        Named { language: language.clone(), written: language.to_string() }
    }

    fn variant(&self, text: &str, families: &[Family]) -> Variant {
        let variant = Variant::new(self.language.clone(), segment(text, families));
        Variant { language_as_written: self.written.clone(), ..variant }
    }
}

/// The units of `entry`, which is a message: one, two where it has a plural, none where it is not translated.
/// `one_form`: whether the language has the same form for every number, so that it is the plural's too.
pub(super) fn units(entry: &Entry, source: &Named, target: &Named, one_form: bool) -> Vec<Unit> {
    let id = entry.id().unwrap_or_default();
    let families = Family::named(entry.comments.flags.iter().map(String::as_str));
    let status = if entry.is_fuzzy() { Status::Draft } else { Status::Translated };
    let annotations = annotations(entry);
    let unit = |text: &str, translation: &str, more: Vec<Annotation>| {
        let variants = vec![source.variant(text, &families), target.variant(translation, &families)];
        let annotations = annotations.iter().cloned().chain(more).collect();
        Unit { annotations, ..Unit::new(status, Origin::Human, variants) }
    };
    let Some(plural) = &entry.plural else {
        return entry.form(0).map(|form| unit(id, form, Vec::new())).into_iter().collect();
    };
    let mut units = Vec::new();
    if let Some(form) = entry.form(0) {
        units.push(unit(id, form, vec![Annotation::property(PLURAL_ID, plural.value.as_str())]));
    }
    let last = entry.forms.len().saturating_sub(1);
    if let Some(form) = entry.form(last).filter(|_| !plural.value.is_empty() && (last > 0 || one_form)) {
        let mut more = vec![Annotation::property(SINGULAR_ID, id)];
        if last != 1 {
            more.push(Annotation::property(FORM, last.to_string()));
        }
        let between = (1..last).filter_map(|number| Some((number, entry.form(number)?)));
        more.extend(between.map(|(number, form)| Annotation::property(&format!("{BETWEEN}{number}"), form)));
        units.push(unit(&plural.value, form, more));
    }
    units
}

/// The units of `entry` for a check: each form of the translation by itself, with the text of which it is a form; what is
/// not translated has an empty one. `forms`: how many the header says that a plural has.
pub(super) fn units_to_check(entry: &Entry, source: &Named, target: &Named, forms: Option<usize>) -> Vec<Unit> {
    let id = entry.id().unwrap_or_default();
    let families = Family::named(entry.comments.flags.iter().map(String::as_str));
    let status = if entry.is_fuzzy() { Status::Draft } else { Status::Translated };
    let unit = |text: &str, form: usize| {
        let translation = entry.form(form).unwrap_or_default();
        let variants = vec![source.variant(text, &families), target.variant(translation, &families)];
        Unit { annotations: annotations(entry), ..Unit::new(status, Origin::Human, variants) }
    };
    let Some(plural) = entry.plural.as_ref().map(|plural| plural.value.as_str()).filter(|plural| !plural.is_empty())
    else {
        return vec![unit(id, 0)];
    };
    // A language with one form has no singular of its own.
    if forms == Some(1) {
        return vec![unit(plural, 0)];
    }
    let last = forms.unwrap_or(2).max(entry.forms.len()).max(2);
    // Who says nothing of a form beyond those that the entry has may have none for it.
    let there = (1..last).filter(|form| *form < entry.forms.len().max(2));
    std::iter::once(unit(id, 0)).chain(there.map(|form| unit(plural, form))).collect()
}

/// The comments of `entry` and its context.
fn annotations(entry: &Entry) -> Vec<Annotation> {
    let comments = &entry.comments;
    let mut found = Vec::new();
    let note = |lines: &[String]| {
        let is_blank = lines.iter().all(|line| line.trim().is_empty());
        (!is_blank).then(|| Annotation::note(lines.join("\n")))
    };
    found.extend(note(&comments.translator));
    if let Some(mut note) = note(&comments.extracted) {
        note.attributes.push((FROM_DEVELOPER.0.to_owned(), FROM_DEVELOPER.1.to_owned()));
        found.push(note);
    }
    if let Some(context) = &entry.context {
        found.push(Annotation::property(CONTEXT, context.value.as_str()));
    }
    if !comments.references.is_empty() {
        found.push(Annotation::property(REFERENCE, comments.references.join(" ")));
    }
    if !comments.flags.is_empty() {
        found.push(Annotation::property(FLAGS, comments.flags.join(", ")));
    }
    for (name, text) in PREVIOUS.iter().zip(&comments.previous) {
        found.extend(text.as_ref().map(|text| Annotation::property(name, text.value.as_str())));
    }
    found
}
