//! Verb forms that lead to their verbs among all verbs of the lexicon.

use std::collections::{BTreeMap, BTreeSet};

use istilahi::swahili::morphology::{Morphology, Reading};
use istilahi::swahili::verb::extension::extended;

use crate::figures::{Case, print, rows};
use crate::rival::lemmas;

pub(crate) fn measure() {
    measure_on("verb forms, typed set", "verb_forms.csv");
    measure_on("verb forms, second set", "verb_forms_blind.csv");
}

fn measure_on(name: &str, file: &str) {
    let mut right: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(file) {
        right.entry(row[0].to_lowercase()).or_default().extend(row[1].split('|').map(str::to_owned));
    }
    let morphology = Morphology::shipped();
    let cases: Vec<Case> = right
        .iter()
        .map(|(form, right)| Case { form: form.clone(), right: right.clone(), found: found(morphology, form, right) })
        .collect();
    print(name, "0.99, 0.99", &cases);
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
        print(&format!("{name}, simplemma"), "none", &cases);
    }
}

/// The verbs that `form` is likely a form of. A verb and the one it comes from (someka, soma) are the same root, whichever
/// of them the set and the lexicon cite.
fn found(morphology: &Morphology, form: &str, right: &[String]) -> BTreeSet<String> {
    let lexicon = morphology.lexicon();
    let mut found = BTreeSet::new();
    for reading in morphology.readings(form).iter() {
        if let Reading::Verb { verb, form, likely: true } = reading {
            let entry = &lexicon.verbs[*verb as usize];
            let base = entry.base.as_ref().filter(|base| right.contains(base));
            let made = (1..=form.extensions.len()).flat_map(|length| extended(&entry.verb, &form.extensions[..length]));
            let made = made.map(|stem| format!("{stem}a")).find(|made| right.contains(made));
            let same = if right.contains(&entry.verb) { None } else { base.cloned().or(made) };
            found.insert(same.unwrap_or_else(|| entry.verb.clone()));
        }
    }
    found
}
