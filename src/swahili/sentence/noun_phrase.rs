//! Noun phrases: which words agree with which noun, and which with none that they could belong to.

use super::disagreement::{Disagreement, DisagreementKind, adjective_forms, agreeing_forms, distinct, own_first};
use super::item::{Item, ItemKind, Word};
use super::open::{Before, Certainty, Open, OpenNouns, Reach};
use super::{Sentence, Span};
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{Concord, ConcordKind};
use crate::swahili::lexicon::adjectives::Kind;
use crate::swahili::relative::agree_with;
use crate::swahili::verb::Tense;

/// A noun with the words that agree with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// The noun, or the pronoun or infinitive that stands for one.
    pub head: Span,
    /// What agrees with it; the classes that it can have here.
    pub agreement: Agreement,
    /// The words that do, in order.
    pub agreeing: Vec<Span>,
}

/// Nouns that a number names or multiplies, and does not count.
const LABELLED: &[&str] = &[
    "asilimia", "bilioni", "daraja", "darasa", "elfu", "kidato", "kifungu", "laki", "mia", "milioni", "mwezi", "namba",
    "nambari", "nukta", "saa", "sura", "tarehe", "toleo", "trilioni", "ukurasa",
];

/// Reads the noun phrases of `items` and what disagrees in them.
pub(super) fn read(items: &[Item], sentence: &mut Sentence) {
    let mut reader = Reader {
        sentence,
        nouns: OpenNouns::default(),
        before: Before::default(),
        labelled: false,
        after_possessive: false,
    };
    let mut outside = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match &item.kind {
            ItemKind::Word(word) => {
                let next = items.get(at + 1).map(|next| &next.kind);
                reader.word(word, &item.span, next);
            }
            ItemKind::Number => match reader.before {
                Before::Noun | Before::Relative => {}
                Before::Particle => reader.before = Before::Noun,
                Before::Other | Before::Infinitive
                    if matches!(items.get(at + 1), Some(Item { kind: ItemKind::Percent, .. })) => {}
                Before::Other | Before::Infinitive => reader.anything(),
            },
            ItemKind::Percent => {
                reader.open(&item.span, Agreement::of(&[9, 10]), Agreement::NONE, Certainty::Plain, false);
                reader.before = Before::Noun;
            }
            ItemKind::Unknown | ItemKind::Name => reader.anything(),
            ItemKind::Comma | ItemKind::Joining { .. } => {
                reader.nouns.join(matches!(item.kind, ItemKind::Comma));
                reader.before = Before::Other;
            }
            ItemKind::Preposition(of) => {
                reader.nouns.preposition();
                reader.before = Before::Other;
                if !of.is_empty() {
                    reader.noun_of_preposition(*of, &item.span);
                }
            }
            ItemKind::Adverb if reader.before == Before::Particle => reader.before = Before::Noun,
            ItemKind::Adverb => reader.before = Before::Other,
            ItemKind::Ki if reader.before == Before::Particle => {
                reader.pronoun(Agreement::of(&[7]), &item.span);
            }
            ItemKind::Ki => reader.anything(),
            ItemKind::Break | ItemKind::Clause | ItemKind::Pronoun | ItemKind::Copula => reader.clear(),
            ItemKind::Open => {
                outside.push((std::mem::take(&mut reader.nouns), reader.before));
                reader.before = Before::Other;
            }
            ItemKind::Close => {
                if let Some((nouns, before)) = outside.pop() {
                    (reader.nouns, reader.before) = (nouns, before);
                }
            }
        }
    }
}

struct Reader<'a> {
    sentence: &'a mut Sentence,
    nouns: OpenNouns,
    before: Before,
    /// The noun before is one that a number is the name of: `saa mbili`, `namba moja`.
    labelled: bool,
    /// The agreeing word before is a possessive.
    after_possessive: bool,
}

impl Reader<'_> {
    fn clear(&mut self) {
        self.nouns.clear();
        self.before = Before::Other;
    }

    /// A foreign word, a name, a number without a noun: it could be the noun of what follows.
    fn anything(&mut self) {
        self.nouns.add_unknown();
        self.before = Before::Noun;
    }

    fn word(&mut self, word: &Word, span: &Span, next: Option<&ItemKind>) {
        if self.before == Before::Particle {
            self.complement(word, span);
        } else if !word.concords.is_empty() {
            self.agreeing(word, span, next);
        } else if word.is_infinitive() && word.nouns.is_empty() {
            self.verb(word, span);
        } else if word.agrees_as_adjective() {
            self.adjective(word, span);
        } else if !word.nouns.is_empty() {
            self.noun(word, span);
        } else if word.adjectives.is_empty() {
            self.verb(word, span);
        } else if word.folded == "pekee" {
            // watoto pekee yao: on their own.
            self.before = Before::Other;
        } else if self.before != Before::Noun {
            // An adjective that does not change (bora, muhimu) and stands alone.
            self.anything();
        }
    }

    /// What stands after `-a` or `-enye` is a noun, an infinitive, an adverb in ki-, a numeral: never what agrees with
    /// the noun before.
    fn complement(&mut self, word: &Word, span: &Span) {
        if !word.nouns.is_empty() {
            self.noun(word, span);
        } else if word.is_infinitive() {
            self.verb(word, span);
        } else if !word.adjectives.is_empty() && !word.agrees_as_adjective() {
            // ya kisasa, wa pili: no noun that anything could agree with.
            self.before = Before::Noun;
        } else {
            // wengi wa wagonjwa, data ya walioripoti.
            self.anything();
        }
    }

    fn open(
        &mut self,
        span: &Span,
        agreement: Agreement,
        of_possessives: Agreement,
        certainty: Certainty,
        counted: bool,
    ) {
        self.sentence.phrases.push(NounPhrase { head: span.clone(), agreement, agreeing: Vec::new() });
        let phrase = Some(self.sentence.phrases.len() - 1);
        let noun = Open { phrase, span: span.clone(), agreement, of_possessives, certainty, counted };
        self.nouns.push(noun, self.before == Before::Noun);
    }

    fn noun(&mut self, word: &Word, span: &Span) {
        let of_possessives = word.nouns.iter().map(|head| head.of_possessives).collect();
        // wazee and magonjwa are adjectives only beside another noun.
        let adjective = self.before == Before::Noun && word.agrees_as_adjective();
        let certainty = match word.closed {
            _ if adjective || !word.concords.is_empty() => Certainty::Unclear,
            true => Certainty::OrAdverb,
            false => Certainty::Plain,
        };
        self.open(span, word.agreement(), of_possessives, certainty, true);
        self.before = Before::Noun;
        let mut entries = word.nouns.iter().filter_map(|head| head.noun);
        self.labelled = entries.any(|noun| LABELLED.contains(&noun.noun.as_str()));
    }

    /// `wakati wa` is a preposition, but what follows can still belong to `wakati`.
    fn noun_of_preposition(&mut self, agreement: Agreement, span: &Span) {
        self.nouns.push(Open::hidden(span, agreement, Certainty::Plain), false);
    }

    /// A word that agrees and stands without a noun is one itself: wale wanaosafiri, wengi wa wagonjwa.
    fn pronoun(&mut self, agreement: Agreement, span: &Span) {
        self.open(span, agreement, Agreement::NONE, Certainty::Unclear, false);
        self.before = Before::Noun;
    }

    fn agreeing(&mut self, word: &Word, span: &Span, next: Option<&ItemKind>) {
        use ConcordKind::{
            All, Amba, Any, Associative, Far, Having, Itself, Near, Possessive, Referring, RelativeCopula,
        };
        let kind = word.concords[0].kind;
        if word.concords.iter().all(|one| !one.kind.is_modifier() && !matches!(one.kind, Amba | RelativeCopula)) {
            // ina, ndiyo, yupo: the verb of a clause.
            return self.clear();
        }
        let found: Agreement = word.concords.iter().map(|concord| concord.agreement).collect();
        let demonstrative = matches!(kind, Near | Referring | Far);
        let places = Agreement::of(&[15, 16, 17, 18]);
        let adverb = if demonstrative { places.or(Agreement::of(&[8])) } else { places };
        if self.before != Before::Noun && demonstrative && found.without(adverb).is_empty() {
            // hivyo, hapa: where and how.
            self.before = Before::Other;
            return;
        }
        if self.before != Before::Noun && (demonstrative || matches!(kind, All | Any | Itself)) {
            return self.pronoun(found, span);
        }
        if kind == Having && self.before == Before::Other {
            self.pronoun(found, span);
            self.before = Before::Particle;
            return;
        }
        let reach = match kind {
            Associative | Having => Reach::Far,
            Amba | RelativeCopula => Reach::Clause,
            Possessive => Reach::Possessive,
            _ => Reach::Near,
        };
        let stands_by_noun = match self.before {
            Before::Noun => true,
            Before::Relative => matches!(kind, Associative | Having),
            Before::Infinitive => kind == Associative,
            Before::Particle | Before::Other => false,
        };
        // vijiti vyako mwenyewe: your own. kote ulimwenguni yenye uwezo: a place has no such thing.
        let of_other = match kind {
            Itself => self.after_possessive && found.meets(Agreement::of(&[1, 2])),
            Having => self.nouns.last().is_some_and(|noun| noun.agreement.without(places).is_empty()),
            _ => false,
        };
        self.after_possessive = kind == Possessive;
        let accused = stands_by_noun
            && !of_other
            && kind != ConcordKind::Which
            && word.concords.iter().all(|concord| concord.kind == kind)
            && !found.without(adverb).is_empty()
            && !(demonstrative && is_pronoun_before(next, found));
        if demonstrative && is_pronoun_before(next, found) && self.nouns.licensing(found, reach).is_none() {
            // kuunga mkono kile ambacho ni muhimu: kile is what the relative describes.
            return self.pronoun(found, span);
        }
        if self.nouns.ends_unknown() && self.nouns.licensing(found, reach).is_none() {
            // What agrees with a word that is not known tells its class: ukakiki wa makala wa Machi.
            self.nouns.push(Open::hidden(span, found, Certainty::Unclear), true);
        }
        if let Some((nouns, expected)) = self.check(found, reach, accused, span) {
            let suggestions = agreeing_forms(&word.folded, &word.concords[0], expected);
            self.disagree(span, nouns, expected, found, suggestions);
        }
        self.before = match kind {
            Associative | Having => Before::Particle,
            Amba | RelativeCopula => Before::Other,
            _ => Before::Noun,
        };
    }

    fn adjective(&mut self, word: &Word, span: &Span) {
        let found: Agreement = word.adjectives.iter().map(|(_, agreement)| *agreement).collect();
        if self.before != Before::Noun {
            if word.nouns.is_empty() {
                self.pronoun(found, span)
            } else {
                self.noun(word, span)
            }
            return;
        }
        let numeral = word.adjectives.iter().any(|(adjective, _)| adjective.kind == Kind::Numeral);
        let counted = self.nouns.last().is_some_and(|noun| noun.counted) && !self.labelled;
        // pakubwa, vingine: adverbs as well.
        let adverb = found.without(Agreement::of(&[15, 16, 17, 18])).is_empty() || word.folded == "vingine";
        let accused = word.nouns.is_empty()
            && !word.closed
            && !adverb
            && (!numeral || counted)
            && word.adjectives.iter().all(|(adjective, _)| adjective.concord.is_certain());
        if let Some((nouns, expected)) = self.check(found, Reach::Near, accused, span) {
            let suggestions = adjective_forms(word.adjectives[0].0, expected);
            self.disagree(span, nouns, expected, found, suggestions);
        }
        if !word.nouns.is_empty() {
            self.noun(word, span);
        }
        self.before = Before::Noun;
    }

    fn verb(&mut self, word: &Word, span: &Span) {
        if word.is_infinitive() {
            self.open(span, Agreement::of(&[15, 17]), Agreement::NONE, Certainty::Plain, false);
            self.before = Before::Infinitive;
            return;
        }
        // No verb at all; or watoa huduma: who does something, in one with what is done.
        if word.verbs.iter().all(|form| form.tense == Tense::Indefinite) {
            return self.anything();
        }
        if word.verbs.iter().any(|form| form.relative.is_empty()) {
            return self.clear();
        }
        let relative: Agreement = word.verbs.iter().map(|form| form.relative).collect();
        let subject: Agreement = word.verbs.iter().map(|form| form.subject).collect();
        let of_subject = relative.meets(subject);
        // Time, place and manner have no noun: walipofika, inavyoonekana.
        let places = relative.meets(Agreement::of(&[15, 16, 17, 18]));
        let manner = relative == Agreement::of(&[8]) && !of_subject;
        let accused = self.before == Before::Noun && !places && !manner;
        if self.nouns.ends_unknown() && self.nouns.licensing(relative, Reach::Clause).is_none() {
            self.nouns.push(Open::hidden(span, relative, Certainty::Unclear), true);
        }
        if let Some((nouns, expected)) = self.check(relative, Reach::Clause, accused, span) {
            let forms = own_first(expected).filter_map(|to| agree_with(&word.folded, relative, to));
            self.disagree(span, nouns, expected, relative, distinct(forms));
        }
        self.before = if of_subject { Before::Relative } else { Before::Other };
    }

    /// Looks for a noun that licenses `found`. Where there is none and the word may be `accused`, gives the noun that it
    /// should agree with and what that asks for.
    fn check(&mut self, found: Agreement, reach: Reach, accused: bool, span: &Span) -> Option<(Span, Agreement)> {
        if let Some(noun) = self.nouns.licensing(found, reach) {
            if let Some(phrase) = noun.phrase.and_then(|at| self.sentence.phrases.get_mut(at)) {
                phrase.agreeing.push(span.clone());
            }
            return None;
        }
        let noun = self.nouns.failing(found, reach).filter(|_| accused)?;
        Some((noun.span.clone(), noun.agreement))
    }

    fn disagree(&mut self, word: &Span, with: Span, expected: Agreement, found: Agreement, suggestions: Vec<String>) {
        let kind = DisagreementKind::NounPhrase;
        self.sentence.disagreements.push(Disagreement { kind, word: word.clone(), with, expected, found, suggestions });
    }
}

/// Whether a demonstrative with the agreement `found` before `next` is a pronoun and not its noun's: maoni yangu hii ni,
/// karantini wale waliopatana.
fn is_pronoun_before(next: Option<&ItemKind>, found: Agreement) -> bool {
    match next {
        Some(ItemKind::Copula) => true,
        Some(ItemKind::Word(word)) => {
            let verb = word.is_plainly_verb() && word.verbs.iter().any(|form| form.relative.meets(found));
            let relative = |one: &Concord| matches!(one.kind, ConcordKind::Amba | ConcordKind::RelativeCopula);
            verb || word.concords.iter().any(|one| relative(one) && one.agreement.meets(found))
        }
        _ => false,
    }
}
