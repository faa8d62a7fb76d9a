//! The nouns that what follows can still belong to, and which of them licenses a word.

use super::Span;
use crate::swahili::agreement::Agreement;

/// A noun that what follows can belong to.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its number among the phrases of the sentence; none of a noun inside a fixed phrase.
    pub(super) phrase: Option<usize>,
    pub(super) span: Span,
    pub(super) agreement: Agreement,
    pub(super) of_possessives: Agreement,
    pub(super) certainty: Certainty,
    /// It is a noun and no infinitive or pronoun, so it can be counted.
    pub(super) counted: bool,
}

impl Open {
    /// A noun that is no phrase of the sentence: inside a fixed phrase, or known by what agrees with it alone.
    pub(super) fn hidden(span: &Span, agreement: Agreement, certainty: Certainty) -> Open {
        let of_possessives = Agreement::NONE;
        Open { phrase: None, span: span.clone(), agreement, of_possessives, certainty, counted: false }
    }
}

/// How sure it is that a word is the noun that what follows should agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It is a noun and nothing else.
    Plain,
    /// It is an adverb or a conjunction as well (`usiku`, `wakati`): a noun where a demonstrative or a possessive follows.
    OrAdverb,
    /// It is a pronoun, or may be.
    Unclear,
}

/// What stands before the next item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Before {
    /// A noun, or what agrees with one beside it.
    Noun,
    /// A relative verb that describes the noun, after which only `-a` and `-enye` go on describing it.
    Relative,
    /// An infinitive, which `kwa` can follow but also its object.
    Infinitive,
    /// `-a` or `-enye`: what follows is its complement.
    Particle,
    #[default]
    Other,
}

/// Where an agreeing word looks for its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Beside it: adjectives, demonstratives, possessives, numerals.
    Near,
    /// The same, for a possessive, which agrees with a kinsman also by the class of the noun.
    Possessive,
    /// Back over prepositions: `-a`.
    Far,
    /// In the whole clause: relatives.
    Clause,
}

/// How many nouns back a word may belong to one: more than any sentence has, so that a list of a million words takes no
/// longer than it should.
const FARTHEST: usize = 64;

/// The open nouns at one place of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenNouns {
    open: Vec<Open>,
    /// The first of them after the last preposition.
    near: usize,
    /// Something since the last comma could be a noun of any class.
    unknown: bool,
    /// So could something after the last of them.
    unknown_last: bool,
    /// How many stood before the last `na` or comma.
    joined_at: Option<usize>,
}

impl OpenNouns {
    /// Adds a noun. One that is `beside` something unknown is a part of it: watoa huduma wawili.
    pub(super) fn push(&mut self, noun: Open, beside: bool) {
        self.open.push(noun);
        self.unknown_last &= beside;
    }

    pub(super) fn last(&self) -> Option<&Open> {
        self.open.last()
    }

    pub(super) fn add_unknown(&mut self) {
        self.unknown = true;
        self.unknown_last = true;
    }

    /// Whether something that could be a noun of any class stands last.
    pub(super) fn ends_unknown(&self) -> bool {
        self.unknown_last
    }

    pub(super) fn clear(&mut self) {
        *self = OpenNouns::default();
    }

    /// After `na` or a comma; a comma ends what a foreign word could explain.
    pub(super) fn join(&mut self, comma: bool) {
        self.joined_at = Some(self.open.len());
        self.unknown &= !comma;
    }

    /// After a preposition another phrase begins; `-a` and relatives may still go back to the nouns before it.
    pub(super) fn preposition(&mut self) {
        self.near = self.open.len();
        self.unknown_last = false;
    }

    fn first_within(&self, reach: Reach) -> usize {
        match reach {
            Reach::Near | Reach::Possessive => self.near,
            Reach::Far | Reach::Clause => 0,
        }
        .max(self.open.len().saturating_sub(FARTHEST))
    }

    /// What the two nouns beside a `na` or comma agree with together, where nothing else has come after them.
    fn together(&self) -> Option<Agreement> {
        let at = self.joined_at?;
        let pair = self.open.get(at.checked_sub(1)?..).filter(|pair| pair.len() == 2)?;
        Some(pair.iter().map(|noun| plural(noun.agreement)).collect())
    }

    /// The nearest noun that licenses `found`, within `reach`.
    pub(super) fn licensing(&self, found: Agreement, reach: Reach) -> Option<&Open> {
        let asked = |noun: &Open| {
            if reach == Reach::Possessive { noun.agreement.or(noun.of_possessives) } else { noun.agreement }
        };
        let first = self.first_within(reach);
        self.open.get(first..)?.iter().rev().find(|noun| asked(noun).meets(found))
    }

    /// The noun that a word with the agreement `found`, which none licenses, should agree with: the nearest, where
    /// nothing of unknown class stands where the word could reach it.
    pub(super) fn failing(&self, found: Agreement, reach: Reach) -> Option<&Open> {
        let first = self.first_within(reach);
        let within = self.open.get(first..)?;
        let together = self.together().is_some_and(|agreement| agreement.meets(found));
        let unknown = match reach {
            Reach::Near | Reach::Possessive => self.unknown_last,
            Reach::Far => self.unknown_last,
            Reach::Clause => self.unknown_last || self.unknown,
        };
        // A pronoun that does not license the word is passed over.
        let nearest = within.iter().rev().find(|noun| noun.certainty != Certainty::Unclear || noun.counted)?;
        let certain = match nearest.certainty {
            // What stands for a noun is described by a relative only where a noun is.
            Certainty::Plain => nearest.counted || reach != Reach::Clause,
            Certainty::OrAdverb => matches!(reach, Reach::Near | Reach::Possessive),
            Certainty::Unclear => false,
        };
        Some(nearest).filter(|_| certain && !unknown && !together)
    }
}

/// The plural classes of nouns of these classes.
pub(super) fn plural(agreement: Agreement) -> Agreement {
    let of = |class: u8| match class {
        1 | 2 => &[2][..],
        3 | 4 => &[4],
        5 | 6 => &[6],
        7 | 8 => &[8],
        9 => &[6, 10],
        10 => &[10],
        11 | 14 => &[6, 10, 11, 14],
        _ => &[15, 16, 17, 18],
    };
    agreement.classes().map(|class| Agreement::of(of(class.number()))).collect()
}
