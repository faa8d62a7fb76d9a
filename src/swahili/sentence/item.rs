//! The items of a sentence: words with what each can be, fixed phrases as one item, numbers and marks.

use std::sync::{Arc, LazyLock};

use super::Span;
use super::phrases::{Fixed, fixed_phrase};
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{Concord, ConcordKind};
use crate::swahili::lexicon::adjectives::{Adjective, Concord as AdjectiveConcord, Kind};
use crate::swahili::lexicon::closed::ClosedPart;
use crate::swahili::lexicon::nouns::{Animacy, Noun};
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::{Tense, VerbForm};
use crate::text::remembered::Remembered;
use crate::text::tokens::TokenKind;
use crate::text::written::Written;

/// One item.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) kind: ItemKind,
}

impl Item {
    /// Whether it is known and can be no verb of a clause.
    pub(super) fn is_no_verb(&self) -> bool {
        match &self.kind {
            ItemKind::Word(word) => !word.may_be_verb,
            ItemKind::Unknown | ItemKind::Ki | ItemKind::Copula => false,
            _ => true,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum ItemKind {
    Word(Arc<Word>),
    /// A number in figures.
    Number,
    /// `%`, which agrees as `asilimia` does.
    Percent,
    Comma,
    /// A bracket or opening quotation mark.
    Open,
    Close,
    /// A mark that ends a clause.
    Break,
    /// Something that could be anything: an inline code, a foreign word.
    Unknown,
    /// A capitalised word that is not known: a name.
    Name,
    /// An unknown word in ki-: a noun of class 7, or in the manner of something.
    Ki,
    /// A preposition, of one word or several (`katika`, `baada ya`), with what agrees with a noun inside it (`wakati
    /// wa`); empty where there is none.
    Preposition(Agreement),
    /// `na`, `au`, `wala`: joins nouns as well as clauses; `na` both of them, the others one or none.
    Joining {
        both: bool,
    },
    /// A conjunction that begins a clause: `kwamba`, `lakini`.
    Clause,
    /// An adverb or particle; nothing after it belongs to the noun before it with certainty.
    Adverb,
    /// `mimi`, `yeye`, `wao`; `nani`, `nini`.
    Pronoun,
    /// `ni`, `si`.
    Copula,
}

/// A word of the open or the agreeing classes.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// As it is written.
    pub(super) text: String,
    /// Lower case, one kind of apostrophe.
    pub(super) folded: String,
    /// The nouns that it can be, each with what agrees with it.
    pub(super) nouns: Vec<Head>,
    pub(super) concords: Vec<Concord>,
    pub(super) adjectives: Vec<(&'static Adjective, Agreement)>,
    /// The likely verb forms.
    pub(super) verbs: Vec<VerbForm>,
    /// It is also an adverb, a conjunction or another word that does not agree.
    pub(super) closed: bool,
    /// It is also a word that joins others: a preposition or a conjunction.
    pub(super) joins: bool,
    /// It has the letters of a verb with a subject, of hu-, of an imperative, or of the copula.
    pub(super) may_be_verb: bool,
}

/// A noun in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The entry, where there is one.
    pub(super) noun: Option<&'static Noun>,
    /// What its modifiers agree with.
    pub(super) agreement: Agreement,
    /// What its possessives agree with beside that: rafiki yangu.
    pub(super) of_possessives: Agreement,
    pub(super) plural: bool,
    pub(super) locative: bool,
}

impl Word {
    /// What its modifiers can agree with, whatever noun it is.
    pub(super) fn agreement(&self) -> Agreement {
        self.nouns.iter().map(|head| head.agreement).collect()
    }

    /// Whether it is a noun and nothing else.
    pub(super) fn is_plainly_noun(&self) -> bool {
        !self.nouns.is_empty() && self.concords.is_empty() && !self.agrees_as_adjective() && !self.joins
    }

    /// Whether it can be a noun as a place.
    pub(super) fn is_place(&self) -> bool {
        self.nouns.iter().any(|head| head.locative)
    }

    /// Whether it is a verb and nothing else.
    pub(super) fn is_plainly_verb(&self) -> bool {
        !self.verbs.is_empty() && self.nouns.is_empty() && self.adjectives.is_empty() && !self.closed
    }

    /// Whether it can be an infinitive.
    pub(super) fn is_infinitive(&self) -> bool {
        self.verbs.iter().any(|form| form.tense == Tense::Infinitive)
    }

    /// Whether it can be a form of an adjective that takes prefixes.
    pub(super) fn agrees_as_adjective(&self) -> bool {
        self.adjectives.iter().any(|(adjective, _)| adjective.concord.is_agreeing())
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        self.nouns.is_empty() && self.concords.is_empty() && self.adjectives.is_empty() && self.verbs.is_empty()
    }
}

/// Makes items of `words`, which are those of `text`.
pub(super) fn items(text: &str, words: &[Written<'_>]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let token = &words[at];
        let span = token.span.clone();
        let written = &text[span.clone()];
        let (kind, length) = match token.kind {
            TokenKind::Number => (ItemKind::Number, range_of_numbers(text, &words[at..])),
            TokenKind::Code => (ItemKind::Unknown, 1),
            TokenKind::Punctuation => (mark(written), 1),
            TokenKind::Word => match fixed_phrase(&words[at..]).filter(|fixed| !goes_on(*fixed, &words[at..])) {
                Some((fixed, length)) => (fixed_kind(fixed, &words[at..at + length]), length),
                None => (word(written, &token.folded, starts_sentence(&items)), 1),
            },
        };
        let end = words[at + length - 1].span.end;
        items.push(Item { span: span.start..end, kind });
        at += length;
    }
    items
}

/// How many words the number that `words` begin with is of: `88-92` is one and no two with a break between.
fn range_of_numbers(text: &str, words: &[Written<'_>]) -> usize {
    let [first, dash, second, ..] = words else { return 1 };
    let is_dash = matches!(&text[dash.span.clone()], "-" | "\u{2013}");
    let are_one = first.span.end == dash.span.start && dash.span.end == second.span.start;
    if is_dash && are_one && second.kind == TokenKind::Number { 3 } else { 1 }
}

fn mark(written: &str) -> ItemKind {
    match written {
        "," => ItemKind::Comma,
        "%" => ItemKind::Percent,
        "(" | "[" | "\u{201C}" | "\u{2018}" | "\u{AB}" => ItemKind::Open,
        ")" | "]" | "\u{201D}" | "\u{2019}" | "\u{BB}" => ItemKind::Close,
        "." | ";" | ":" | "?" | "!" | "\u{2026}" | "-" | "\u{2013}" | "\u{2014}" => ItemKind::Break,
        _ => ItemKind::Unknown,
    }
}

/// Whether an adverb of several words is none here, because its noun has a complement: kwa sehemu za ndani.
fn goes_on((fixed, length): (Fixed, usize), words: &[Written<'_>]) -> bool {
    let associative = |word: &Written<'_>| {
        let readings = Morphology::shipped().listed(&word.folded).iter();
        readings
            .into_iter()
            .any(|reading| matches!(reading, Reading::Concord(concord) if concord.kind == ConcordKind::Associative))
    };
    fixed == Fixed::Adverb && words.get(length).is_some_and(associative)
}

fn fixed_kind(fixed: Fixed, words: &[Written<'_>]) -> ItemKind {
    match fixed {
        Fixed::Preposition => ItemKind::Preposition(noun_of_preposition(words)),
        Fixed::Clause => ItemKind::Clause,
        Fixed::Adverb => ItemKind::Adverb,
    }
}

/// The classes of the noun before the `-a` that ends a preposition: `wakati wa`, `kwa njia ya`.
fn noun_of_preposition(words: &[Written<'_>]) -> Agreement {
    let [.., noun, last] = words else {
        return Agreement::NONE;
    };
    let classes = |reading: &Reading| match reading {
        Reading::Noun { class, .. } if class.associative() == last.folded => Agreement::from(*class),
        _ => Agreement::NONE,
    };
    Morphology::shipped().listed(&noun.folded).iter().map(classes).collect()
}

fn starts_sentence(items: &[Item]) -> bool {
    items.last().is_none_or(|item| matches!(item.kind, ItemKind::Break | ItemKind::Open))
}

/// What the words that begin a sentence are, and the others.
static WORDS: LazyLock<[Remembered<ItemKind>; 2]> = LazyLock::new(Default::default);

fn word(written: &str, folded: &str, first: bool) -> ItemKind {
    ItemKind::clone(&WORDS[usize::from(first)].of(written, || read_word(written, folded, first)))
}

fn read_word(written: &str, folded: &str, first: bool) -> ItemKind {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let capital = written.starts_with(char::is_uppercase);
    let all_capitals =
        written.chars().filter(|c| c.is_alphabetic()).count() > 1 && !written.contains(char::is_lowercase);
    let mut word = Word { text: written.to_owned(), folded: folded.to_owned(), ..Word::default() };
    if all_capitals {
        return ItemKind::Name;
    }
    if written.contains(|c: char| !c.is_alphabetic() && c != '\'' && c != '\u{2019}') {
        return ItemKind::Unknown;
    }
    let mut closed = None;
    for reading in morphology.readings(folded).iter().cloned() {
        match reading {
            Reading::Closed { word } => closed = closed.or(lexicon.closed.get(word as usize).map(|word| word.part)),
            Reading::Concord(concord) => word.concords.push(concord),
            Reading::Noun { class, plural, locative, .. } => {
                let noun = reading.noun(lexicon);
                let agreement = noun.map_or(Agreement::NONE, |noun| agreement(noun, class, plural, locative));
                word.nouns.push(Head { noun, agreement, of_possessives: class.into(), plural, locative });
            }
            Reading::Doer { class, .. } | Reading::Diminutive { class, .. } => {
                let persons = matches!(class.number(), 7 | 8);
                let extra = if persons { Agreement::of(&[1, 2]) } else { Agreement::NONE };
                let agreement = Agreement::from(class).or(extra);
                let plural = class.is_plural();
                word.nouns.push(Head { noun: None, agreement, of_possessives: class.into(), plural, locative: false });
            }
            Reading::Adjective { adjective, agreement } => {
                if let Some(adjective) = lexicon.adjectives.get(adjective as usize) {
                    word.adjectives.push((adjective, agreement));
                }
            }
            Reading::Manner { .. } if word.is_unknown() => return ItemKind::Ki,
            Reading::Verb { form, likely: true, .. } => word.verbs.push(form),
            _ => {}
        }
    }
    // yako is your, and only then "is there" of class 6; but mwako is a noun before it is "in there, your".
    if let Some(possessive) = word.concords.iter().find(|one| one.kind == ConcordKind::Possessive).copied() {
        let places = Agreement::of(&[15, 16, 17, 18]);
        let noun = !word.nouns.is_empty() && possessive.agreement.without(places).is_empty();
        word.concords.retain(|one| one.kind == ConcordKind::Possessive && !noun);
    }
    if closed.is_none() && word.is_unknown() {
        return match capital {
            true => ItemKind::Name,
            false if folded.starts_with("ki") => ItemKind::Ki,
            false => ItemKind::Unknown,
        };
    }
    // Italia is no i-ta-lia.
    if capital && !first && word.is_plainly_verb() && word.concords.is_empty() && closed.is_none() {
        return ItemKind::Name;
    }
    // A word that is listed is seldom the verb that has its letters: hali, kati, wali.
    if !word.nouns.is_empty() || !word.concords.is_empty() || !word.adjectives.is_empty() || closed.is_some() {
        word.verbs.retain(|form| form.tense == Tense::Infinitive && word.concords.is_empty() && closed.is_none());
    }
    word.may_be_verb = word.verbs.iter().any(|form| form.tense != Tense::Infinitive)
        || word.concords.iter().any(|one| !one.kind.is_modifier() && one.kind != ConcordKind::Amba);
    match closed {
        // kwa and kwenye are prepositions, whatever else their letters are.
        Some(part @ (ClosedPart::Preposition | ClosedPart::Conjunction)) if word.nouns.is_empty() => {
            closed_kind(part, folded)
        }
        Some(part) if word.nouns.is_empty() && word.concords.is_empty() && !describes(&word) => {
            closed_kind(part, folded)
        }
        _ => {
            word.closed = closed.is_some();
            word.joins = matches!(closed, Some(ClosedPart::Preposition | ClosedPart::Conjunction));
            ItemKind::Word(Arc::new(word))
        }
    }
}

/// Whether the word is an adjective beside its noun, whatever else it is: `wengi`, `mbalimbali`.
fn describes(word: &Word) -> bool {
    let beside = |adjective: &Adjective| adjective.concord != AdjectiveConcord::AfterAssociative;
    word.adjectives.iter().any(|(adjective, _)| beside(adjective) && adjective.kind == Kind::Adjective)
}

fn closed_kind(part: ClosedPart, folded: &str) -> ItemKind {
    match part {
        _ if folded == "kila" => ItemKind::Adverb,
        _ if matches!(folded, "na" | "au" | "wala" | "ama") => ItemKind::Joining { both: folded == "na" },
        // They begin clauses too, but as often stand before a noun.
        _ if matches!(folded, "kama" | "hadi" | "mpaka" | "tangu" | "toka") => ItemKind::Preposition(Agreement::NONE),
        ClosedPart::Preposition => ItemKind::Preposition(Agreement::NONE),
        ClosedPart::Conjunction => ItemKind::Clause,
        ClosedPart::Copula => ItemKind::Copula,
        ClosedPart::Pronoun | ClosedPart::Question => ItemKind::Pronoun,
        ClosedPart::Day | ClosedPart::Month | ClosedPart::Title => ItemKind::Unknown,
        ClosedPart::Adverb | ClosedPart::Particle | ClosedPart::Interjection | ClosedPart::Ideophone => {
            ItemKind::Adverb
        }
    }
}

/// What the modifiers of a noun in `class` agree with. Persons and animals take the concords of classes 1 and 2,
/// institutions those or their own; a place those of places (`hospitalini hapo`, `nchini mwake`).
fn agreement(noun: &Noun, class: NounClass, plural: bool, locative: bool) -> Agreement {
    let own = Agreement::from(class);
    if locative {
        return Agreement::of(&[15, 16, 17, 18]);
    }
    let person = Agreement::from(if plural { NounClass::PERSONS } else { NounClass::PERSON });
    match noun.animacy {
        Animacy::Inanimate => own,
        // Creatures of every kind are both: viumbe vyote, viumbe wote.
        Animacy::Animate if noun.noun == "kiumbe" => own.or(person),
        // panya wa maabara, panya za maabara.
        Animacy::Animate if noun.domain == "animal" && matches!(class.number(), 9 | 10) => own.or(person),
        Animacy::Animate => person,
        Animacy::InOneSense => own.or(person),
        // Polisi walisema, serikali imesema.
        Animacy::Group => own.or(person).or(NounClass::PERSONS.into()),
    }
}
