//! Words in another class than they should be.

use istilahi::swahili::agreement::Agreement;
use istilahi::swahili::concord::{self, ConcordKind, negative_subject};
use istilahi::swahili::morphology::{Morphology, Reading};
use istilahi::swahili::noun_class::NounClass;

use super::Random;

fn classes() -> impl Iterator<Item = NounClass> {
    NounClass::all().filter(|class| class.number() < 15)
}

/// What a noun may ask for beside `agreement`: a noun of class 9 can as well be plural.
fn widened(agreement: Agreement) -> Agreement {
    let nine_ten = Agreement::of(&[9, 10]);
    let persons = Agreement::of(&[1, 2]);
    let wider = if agreement.meets(nine_ten) { agreement.or(nine_ten) } else { agreement };
    // Institutions take the concords of persons as well.
    if agreement.meets(persons) { wider } else { wider.or(persons) }
}

/// What `word` agrees with, whatever it is.
fn agreement(word: &str) -> Agreement {
    let readings = Morphology::shipped().readings(word).to_vec().into_iter();
    let of = |reading| match reading {
        Reading::Concord(concord) => concord.agreement,
        Reading::Adjective { agreement, .. } => agreement,
        Reading::Verb { form, likely: true, .. } if !form.relative.is_empty() => form.relative,
        Reading::Verb { form, likely: true, .. } => form.subject,
        _ => Agreement::NONE,
    };
    readings.map(of).collect()
}

/// Whether `word` has the concord of class 9 or 10.
pub(super) fn is_nine_ten(word: &str) -> bool {
    agreement(&word.to_lowercase()).meets(Agreement::of(&[9, 10]))
}

/// The modifier or relative `word` as a noun of another class would have it.
pub(super) fn other_modifier(word: &str, random: &mut Random) -> Option<String> {
    let morphology = Morphology::shipped();
    let lower = word.to_lowercase();
    let right = widened(agreement(&lower));
    let mut others: Vec<String> = Vec::new();
    for reading in morphology.readings(&lower).iter().cloned() {
        match reading {
            Reading::Concord(concord) => {
                let same = |form: &(ConcordKind, &str, String)| (form.0, form.1) == (concord.kind, concord.lemma);
                others.extend(classes().flat_map(concord::forms).filter(same).map(|form| form.2));
            }
            Reading::Adjective { adjective, .. } => {
                let adjective = &morphology.lexicon().adjectives[adjective as usize];
                others.extend(classes().flat_map(|class| adjective.forms(class)));
            }
            Reading::Verb { form, likely: true, .. } if form.relative.meets(form.subject) => {
                let class = form.subject.and(form.relative).classes().next()?;
                let (tense, stem) = lower.strip_prefix(class.subject())?.split_once(class.relative())?;
                let made = |class: NounClass| format!("{}{tense}{}{stem}", class.subject(), class.relative());
                others.extend(classes().map(made));
            }
            _ => continue,
        }
        break;
    }
    others.retain(|other| *other != lower && !agreement(other).is_empty() && !agreement(other).meets(right));
    others.sort();
    others.dedup();
    random.pick(&others)
}

/// The verb `word` with the subject prefix of another class; that of one thing where `singular`.
pub(super) fn other_subject(word: &str, singular: bool, random: &mut Random) -> Option<String> {
    let lower = word.to_lowercase();
    let right = agreement(&lower);
    let negative = lower.starts_with("ha") && !right.has(NounClass::PERSON);
    let prefix = |class: NounClass| if negative { negative_subject(class) } else { class.subject().to_owned() };
    let rest = right.classes().find_map(|class| lower.strip_prefix(&prefix(class)))?;
    let wider = widened(right);
    let wanted = |class: &NounClass| !singular || matches!(class.number(), 5 | 7 | 9);
    let others = classes().filter(|class| wanted(class) && (singular || !wider.has(*class)));
    let mut others: Vec<String> = others.map(|class| format!("{}{rest}", prefix(class))).collect();
    others.retain(|other| *other != lower && (singular || !agreement(other).meets(wider)));
    others.sort();
    others.dedup();
    random.pick(&others)
}
