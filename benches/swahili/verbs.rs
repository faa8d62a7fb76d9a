//! Verb forms that lead to their verbs among all verbs of the lexicon.

use std::collections::{BTreeMap, BTreeSet};

use istilahi::swahili::morphology::{Morphology, Reading};

use crate::figures::{Case, print, rows};
use crate::rival::lemmas;

pub(crate) fn measure() {
    let mut right: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows("verb_forms.csv") {
        right.entry(row[0].to_lowercase()).or_default().extend(row[1].split('|').map(str::to_owned));
    }
    let morphology = Morphology::shipped();
    let cases: Vec<Case> = right
        .iter()
        .map(|(form, right)| Case { form: form.clone(), right: right.clone(), found: found(morphology, form, right) })
        .collect();
    print("verb forms, typed set", "0.99, 0.99", &cases);
    let words: Vec<&str> = right.keys().map(String::as_str).collect();
    if let Some(lemmas) = lemmas(&words) {
        let cases: Vec<Case> = right
            .iter()
            .zip(lemmas)
            .map(|((form, right), lemma)| {
                let is_verb = morphology.lexicon().verb_number(&lemma).is_some();
                let found = Some(lemma).filter(|_| is_verb).into_iter().collect();
                Case { form: form.clone(), right: right.clone(), found }
            })
            .collect();
        print("verb forms, simplemma", "none", &cases);
    }
}

/// The verbs that `form` is likely a form of. A verb that the lexicon has beside the one it comes from counts as that
/// one where the set cites it by that one.
fn found(morphology: &Morphology, form: &str, right: &[String]) -> BTreeSet<String> {
    let lexicon = morphology.lexicon();
    let mut found = BTreeSet::new();
    for reading in morphology.readings(form) {
        if let Reading::Verb { verb, likely: true, .. } = reading {
            let entry = &lexicon.verbs[verb as usize];
            let base = entry.base.as_ref().filter(|base| right.contains(base) && !right.contains(&entry.verb));
            found.insert(base.unwrap_or(&entry.verb).clone());
        }
    }
    found
}
