//! Subjects and their verbs: nouns at the start of a clause and the finite verb that follows them.

use super::coordination;
use super::disagreement::{Disagreement, DisagreementKind, distinct, exchanged};
use super::item::{Item, ItemKind, Word};
use super::open::plural;
use super::{Sentence, Span};
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{ConcordKind, negative_subject};
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::{Tense, VerbForm};

/// A subject with the verb that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The noun, or the nouns from the first to the last.
    pub nouns: Span,
    /// The verb.
    pub verb: Span,
    /// What the verb may agree with.
    pub agreement: Agreement,
    /// Whether two nouns are joined.
    pub coordinated: bool,
}

/// Nouns of number or group, with which the verb need not agree: `asilimia 45 ya watu wanaishi`.
const PARTITIVES: &[&str] = &[
    "aina", "asilimia", "baadhi", "bilioni", "elfu", "idadi", "jozi", "jumla", "kikundi", "kila", "kundi", "mia",
    "milioni", "moja", "mojawapo", "nusu", "robo", "sehemu", "theluthi", "thuluthi", "timu", "umati", "wingi",
];

/// The ends of verbs whose i- is no subject, also after a noun: `mtu inabidi aende`, `haifai`.
pub const IMPERSONAL: &[&str] = &["bidi", "faa", "fai", "pasa", "pasi", "wezekana", "wezekani", "lazimu"];

/// Reads the subjects of `items` and the verbs that fail to agree with them.
pub(super) fn read(items: &[Item], sentence: &mut Sentence) {
    let mut start = true;
    // Nouns without a verb before a comma are a list, and so is what follows it.
    let mut list = true;
    for (at, item) in items.iter().enumerate() {
        if start {
            list = matches!(&item.kind, ItemKind::Word(word) if word.is_plainly_noun() && !word.is_place());
            if let Some((nouns, end)) = nouns(items, at) {
                verb_after(items, &nouns, end, sentence);
            } else if let Some((names, verb)) = coordination::names(items, at) {
                names_before(items, names, verb, sentence);
            }
        }
        list &= !matches!(&item.kind, ItemKind::Word(word) if subject_of(word).is_some());
        start = match item.kind {
            // watu waliothibitishwa kuwa na ugonjwa: having it, and no clause.
            ItemKind::Clause => !matches!(items.get(at + 1), Some(Item { kind: ItemKind::Joining { .. }, .. })),
            ItemKind::Break => true,
            ItemKind::Comma => !list,
            ItemKind::Open => start,
            _ => false,
        };
    }
}

/// A noun that the verb could agree with.
pub(super) struct Conjunct {
    index: usize,
    pub(super) agreement: Agreement,
    /// It has a noun for a complement, so that a noun joined by na may belong to that one.
    pub(super) has_complement: bool,
    /// It is a plural, and not the singular as well, as in classes 9 and 10.
    pub(super) plural: bool,
    /// It is written with a capital, so that it could be somebody's name.
    name: bool,
    pub(super) lemma: Option<&'static str>,
    /// `au` stands before it, so that the verb may agree with either.
    pub(super) or: bool,
}

/// The nouns of the subject from `at`, and the index of the first item after it. None where the items do not begin with
/// a noun, or hold something of which the classes are not known.
fn nouns(items: &[Item], at: usize) -> Option<(Vec<Conjunct>, usize)> {
    let mut conjuncts: Vec<Conjunct> = Vec::new();
    let (mut index, mut expects_noun, mut after_particle, mut in_relative, mut or) = (at, true, false, false, false);
    // hizo pande zote: a demonstrative may stand first.
    if let ItemKind::Word(word) = &items.get(at)?.kind
        && word.nouns.is_empty()
        && word.concords.iter().any(|concord| is_demonstrative(concord.kind))
    {
        index += 1;
    }
    while let Some(item) = items.get(index) {
        let has_complement = conjuncts.last().is_some_and(|last| last.has_complement);
        match &item.kind {
            // The complement of a relative verb, up to the verb of the clause.
            ItemKind::Word(word) if in_relative => {
                let joined = matches!(items[index - 1].kind, ItemKind::Joining { .. });
                let is = |kinds: &[ConcordKind]| word.concords.iter().any(|one| kinds.contains(&one.kind));
                let verb = !std::mem::replace(&mut after_particle, is(PARTICLES)) && subject_of(word).is_some();
                if is(&[ConcordKind::Amba])
                    || (joined && (verb || word.concords.iter().any(|one| is_demonstrative(one.kind))))
                {
                    return None;
                }
                if verb {
                    break;
                }
            }
            ItemKind::Adverb | ItemKind::Preposition(_) | ItemKind::Joining { .. } | ItemKind::Number
                if in_relative => {}
            _ if in_relative => return None,
            ItemKind::Word(word) if after_particle => {
                after_particle = false;
                if !word.is_infinitive() && word.is_plainly_verb() {
                    return None;
                }
                if let Some(last) = conjuncts.last_mut() {
                    last.has_complement |= !word.nouns.is_empty() || word.is_infinitive();
                }
            }
            ItemKind::Adverb | ItemKind::Number if after_particle => after_particle = false,
            ItemKind::Number | ItemKind::Percent => {}
            ItemKind::Unknown | ItemKind::Name | ItemKind::Ki if after_particle => {
                after_particle = false;
                if let Some(last) = conjuncts.last_mut() {
                    last.has_complement = true;
                }
            }
            ItemKind::Unknown | ItemKind::Name if has_complement => {}
            ItemKind::Preposition(_) if has_complement => after_particle = true,
            // Two nouns: kitabu na kisu; or two with one complement: utafiti na maendeleo ya teknolojia.
            ItemKind::Joining { both } => {
                expects_noun = true;
                or |= !both;
            }
            ItemKind::Word(word) if expects_noun => {
                conjuncts.push(Conjunct { or, ..conjunct(word, index)? });
                expects_noun = false;
            }
            ItemKind::Word(word) => match role(word, has_complement)? {
                Role::Particle => after_particle = true,
                Role::Modifier => {}
                Role::Relative => in_relative = true,
                Role::Verb => break,
            },
            _ => break,
        }
        index += 1;
    }
    (!conjuncts.is_empty() && !expects_noun).then_some((conjuncts, index))
}

/// The agreeing words that have a complement.
const PARTICLES: &[ConcordKind] = &[ConcordKind::Associative, ConcordKind::Having];

/// What a word does after a noun of the subject.
enum Role {
    /// `-a`, `-enye`.
    Particle,
    Modifier,
    Relative,
    Verb,
}

fn role(word: &Word, has_complement: bool) -> Option<Role> {
    let is = |wanted: &[ConcordKind]| word.concords.iter().any(|concord| wanted.contains(&concord.kind));
    Some(if is(PARTICLES) {
        Role::Particle
    } else if is(&[ConcordKind::Amba, ConcordKind::RelativeCopula]) {
        return None;
    } else if word.concords.iter().any(|concord| concord.kind.is_modifier()) || !word.adjectives.is_empty() {
        Role::Modifier
    } else if word.concords.iter().any(|concord| concord.kind.has_subject()) {
        Role::Verb
    } else if word.is_plainly_verb() {
        if word.verbs.iter().all(|form| !form.relative.is_empty()) { Role::Relative } else { Role::Verb }
    } else if word.is_plainly_noun() && has_complement {
        // A noun beside a noun inside the complement: virusi vya korona.
        Role::Modifier
    } else {
        return None;
    })
}

fn is_demonstrative(kind: ConcordKind) -> bool {
    matches!(kind, ConcordKind::Near | ConcordKind::Referring | ConcordKind::Far)
}

fn conjunct(word: &Word, index: usize) -> Option<Conjunct> {
    let unclear = word.nouns.is_empty() || word.joins || !word.concords.is_empty();
    if unclear || word.is_place() {
        return None;
    }
    Some(Conjunct {
        index,
        agreement: word.agreement(),
        has_complement: false,
        plural: word.nouns.iter().all(|head| head.plural),
        name: word.text.starts_with(char::is_uppercase),
        or: false,
        lemma: word.nouns.first().and_then(|head| head.noun).map(|noun| noun.noun.as_str()),
    })
}

/// Compares the nouns with the verb after them, if `items[at]` is one.
fn verb_after(items: &[Item], conjuncts: &[Conjunct], at: usize, sentence: &mut Sentence) {
    let Some(Item { span, kind: ItemKind::Word(word) }) = items.get(at) else {
        return;
    };
    let (Some(found), Some(first), Some(last)) = (subject_of(word), conjuncts.first(), conjuncts.last()) else {
        return;
    };
    let nouns = items[first.index].span.start..items[last.index].span.end;
    let coordinated = coordination::is_coordination(conjuncts);
    let every = conjuncts.iter().map(|conjunct| conjunct.agreement).collect::<Agreement>();
    // Two things of different classes take vi- or zi-.
    let together = plural(every).or(Agreement::of(&[8, 10]));
    let agreement = if coordinated {
        together
    } else if conjuncts.len() > 1 {
        // Where na could join inside the complement or two nouns, either is right.
        every.or(together)
    } else {
        first.agreement
    };
    sentence.subjects.push(Subject { nouns: nouns.clone(), verb: span.clone(), agreement, coordinated });
    // Of two groups the members do not count.
    let partitive = !coordinated && first.lemma.is_some_and(|lemma| PARTITIVES.contains(&lemma));
    // Bahati alisema: a word can be somebody's name.
    let name = first.name
        && !first.has_complement
        && found.meets(Agreement::of(&[1, 2]))
        && !first.agreement.meets(Agreement::of(&[1, 2]));
    // watu aliwagusa: the noun is the object.
    let object: Agreement = word.verbs.iter().map(|form| form.object).collect();
    if found.meets(agreement)
        || object.meets(agreement)
        || partitive
        || name
        || is_excused(word, found, items.get(at + 1))
    {
        return;
    }
    let kind = if coordinated { DisagreementKind::Coordination } else { DisagreementKind::Subject };
    let mut forms = if coordinated { suggestions(word, found, of_both(conjuncts)) } else { Vec::new() };
    forms.extend(suggestions(word, found, agreement));
    let suggestions = distinct(forms.into_iter());
    let word = span.clone();
    sentence.disagreements.push(Disagreement { kind, word, with: nouns, expected: agreement, found, suggestions });
}

/// What a verb of the nouns usually agrees with: the plural of the class that they share, else class 8.
fn of_both(conjuncts: &[Conjunct]) -> Agreement {
    let mut agreements = conjuncts.iter().map(|one| one.agreement.without(Agreement::of(&[1, 2])));
    let first = agreements.next().unwrap_or_default();
    let shared = agreements.fold(first, Agreement::and);
    match shared {
        Agreement::NONE => Agreement::of(&[8]),
        _ if shared.meets(Agreement::of(&[9, 10])) => Agreement::of(&[10]),
        _ => plural(shared),
    }
}

/// Two names joined by na, of companies or things, before a verb in the singular.
fn names_before(items: &[Item], names: Span, at: usize, sentence: &mut Sentence) {
    let Some(Item { span, kind: ItemKind::Word(word) }) = items.get(at) else {
        return;
    };
    let Some(found) = subject_of(word) else {
        return;
    };
    // What the implied noun is, nobody says: kampuni, shirika, kikundi, or persons.
    let agreement = Agreement::of(&[2, 6, 8, 10]);
    sentence.subjects.push(Subject { nouns: names.clone(), verb: span.clone(), agreement, coordinated: true });
    let singular = found.without(Agreement::of(&[4, 5, 7, 9])).is_empty();
    if singular && !is_excused(word, found, items.get(at + 1)) {
        sentence.disagreements.push(Disagreement {
            kind: DisagreementKind::Coordination,
            word: span.clone(),
            with: names,
            expected: agreement,
            found,
            suggestions: suggestions(word, found, agreement),
        });
    }
}

/// What the subject prefix of `word` can stand for; none where it has none or is a relative.
pub(super) fn subject_of(word: &Word) -> Option<Agreement> {
    let copula = word.concords.iter().filter(|one| one.kind.is_verb());
    let of_copula: Agreement = copula.map(|concord| concord.agreement).collect();
    if !of_copula.is_empty() {
        return Some(of_copula);
    }
    if !word.is_plainly_verb() || word.verbs.iter().any(|form| form.subject.is_empty() || !form.relative.is_empty()) {
        return None;
    }
    Some(word.verbs.iter().map(|form| form.subject).collect())
}

/// Whether the verb is none that has to agree with a noun before it.
fn is_excused(word: &Word, found: Agreement, next: Option<&Item>) -> bool {
    let persons = [Agreement::FIRST, Agreement::SECOND, Agreement::FIRST_PLURAL, Agreement::SECOND_PLURAL];
    let persons: Agreement = persons.into_iter().collect();
    let places = Agreement::of(&[15, 16, 17, 18]);
    let of_no_noun = found.without(persons.or(places)).is_empty();
    // imeripotiwa kuwa: it has been reported that.
    let of_itself = (!word.verbs.is_empty() && word.verbs.iter().all(VerbForm::is_passive))
        || ["ikana", "ekana"].iter().any(|end| word.folded.ends_with(end));
    let says = of_itself && matches!(next.map(|item| &item.kind), Some(ItemKind::Clause));
    let impersonal =
        found.meets(Agreement::of(&[9])) && (says || IMPERSONAL.iter().any(|verb| word.folded.ends_with(verb)));
    let clause =
        word.verbs.iter().any(|form| matches!(form.tense, Tense::Subjunctive | Tense::Indefinite | Tense::Situative));
    of_no_noun || impersonal || clause
}

/// The verb with the subject prefix of each class that is expected.
fn suggestions(word: &Word, found: Agreement, expected: Agreement) -> Vec<String> {
    let of_kind = |kinds: &[ConcordKind]| word.concords.iter().any(|one| kinds.contains(&one.kind));
    let negative = of_kind(&[ConcordKind::HaveNot, ConcordKind::NotLocated])
        || (word.verbs.iter().any(|form| form.negative) && word.folded.starts_with("ha"));
    let located = of_kind(&[ConcordKind::Located, ConcordKind::NotLocated]);
    let prefix = |class: NounClass| match (negative, located && class == NounClass::PERSON) {
        (true, true) => "hayu".to_owned(),
        (false, true) => "yu".to_owned(),
        (true, false) => negative_subject(class),
        (false, false) => class.subject().to_owned(),
    };
    exchanged(&word.folded, prefix, found, expected)
}
