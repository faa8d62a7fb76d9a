//! What the rules about verbs share.

use std::ops::Range;

use crate::check::pair::Text;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::verb::VerbForm;

/// The likely forms of `word`, folded, where it is a verb and nothing else.
pub(super) fn verb_forms(word: &str) -> Vec<VerbForm> {
    let morphology = Morphology::shipped();
    if morphology.is_listed(word) {
        return Vec::new();
    }
    let likely = |reading: Reading| match reading {
        Reading::Verb { form, likely: true, .. } => Some(form),
        _ => None,
    };
    morphology.readings(word).iter().cloned().filter_map(likely).collect()
}

/// The form of `word`, folded, where it is a verb with a subject and no relative marker, and nothing else.
pub(super) fn finite(word: &str) -> Option<VerbForm> {
    let forms = verb_forms(word);
    let all = forms.iter().all(|form| !form.subject.is_empty() && form.relative.is_empty());
    let mut first = *forms.first()?;
    first.subject = forms.iter().map(|form| form.subject).collect();
    all.then_some(first)
}

/// The words of `text` that its grammar could not place, each with whether it begins its sentence.
pub(super) fn unplaced<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (Range<usize>, bool)> + 't {
    let sentences = text.sentences().iter();
    sentences
        .flat_map(|(start, sentence)| sentence.unknown.iter().map(move |span| (span.clone(), span.start == *start)))
}

/// Whether `word`, folded, is nothing that the lexicon and the grammar know.
pub(super) fn is_unknown(word: &str) -> bool {
    Morphology::shipped().readings(word).is_empty()
}
