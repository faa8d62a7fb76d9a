//! What a Swahili word is as the head of a noun phrase: its citation form and its class.

use super::phrase::Source;
use crate::swahili::agreement::Agreement;
use crate::swahili::class_set::ClassPair;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::Animacy;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun::singulars;
use crate::swahili::noun_class::NounClass;

/// One way to read a word as a noun.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noun {
    /// The citation form.
    pub(super) lemma: String,
    /// Its classes, as `7/8`; of an unknown word only what the text shows.
    pub(super) pair: Option<(ClassPair, Source)>,
    /// What agrees with this form.
    pub(super) agreement: Agreement,
    /// Whether this form is a plural.
    pub(super) plural: bool,
    /// Whether it names persons or animals.
    pub(super) animate: bool,
}

/// The nouns that `word`, folded, can be; none where it is known as something else alone.
pub(super) fn nouns(word: &str) -> Vec<Noun> {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let readings = morphology.readings(word);
    let mut found: Vec<Noun> = readings.iter().filter_map(|reading| of_reading(reading, lexicon)).collect();
    // magonjwa is of ugonjwa before gonjwa.
    if word.starts_with("ma") {
        found.sort_by_key(|noun| noun.plural && !noun.lemma.starts_with('u'));
    }
    found
}

fn of_reading(reading: &Reading, lexicon: &Lexicon) -> Option<Noun> {
    match reading {
        Reading::Noun { noun, class, plural, locative: false } => {
            let entry = lexicon.nouns.get(*noun as usize)?;
            let of_form =
                |pair: &&ClassPair| if *plural { pair.plural == Some(*class) } else { pair.singular == *class };
            let pair = *entry.classes.pairs().iter().find(of_form)?;
            let animate = entry.animacy == Animacy::Animate;
            Some(noun_of(
                entry.noun.clone(),
                pair,
                Source::Lexicon,
                *plural,
                animate,
                entry.animacy != Animacy::Inanimate,
            ))
        }
        Reading::Doer { class, lemma, .. } | Reading::Diminutive { class, lemma, .. } => {
            let pair = pair_of(*class)?;
            let plural = class.is_plural();
            Some(noun_of(lemma.clone(), pair, Source::Derived, plural, pair.singular.number() == 1, false))
        }
        _ => None,
    }
}

fn noun_of(lemma: String, pair: ClassPair, source: Source, plural: bool, animate: bool, persons_too: bool) -> Noun {
    let number = |pair: ClassPair| if plural { pair.plural.unwrap_or(pair.singular) } else { pair.singular };
    let mut agreement = Agreement::from(number(pair.concords(animate)));
    if persons_too {
        agreement = agreement.or(Agreement::from(number(pair))).or(Agreement::from(number(pair.concords(true))));
    }
    // A noun of 9/10 has one form for both.
    if !plural && (pair.singular.number(), pair.plural.map(NounClass::number)) == (9, Some(10)) {
        agreement = agreement.or(Agreement::of(if animate { &[2, 10] } else { &[10] }));
    }
    Noun { lemma, pair: Some((pair, source)), agreement, plural, animate }
}

/// The usual pair of classes that a noun in `class` belongs to.
fn pair_of(class: NounClass) -> Option<ClassPair> {
    let (singular, plural) = match class.number() {
        1 | 2 => (1, Some(2)),
        3 | 4 => (3, Some(4)),
        5 | 6 => (5, Some(6)),
        7 | 8 => (7, Some(8)),
        9 | 10 => (9, Some(10)),
        number => (number, None),
    };
    Some(ClassPair { singular: NounClass::new(singular)?, plural: plural.and_then(NounClass::new) })
}

/// `word`, which the lexicon does not have, as the noun that the word after it agrees with. The class is the one that
/// its shape and the concord speak for together, else the concord's alone.
pub(super) fn unknown(word: &str, concord: Agreement) -> Noun {
    let by_shape = singulars(word).into_iter().find(|(_, pair)| {
        pair.plural.is_some_and(|class| concord.has(class))
            && matches!(pair.plural.map(NounClass::number), Some(2 | 4 | 8))
    });
    if let Some((lemma, pair)) = by_shape {
        return Noun {
            lemma,
            pair: Some((pair, Source::Derived)),
            agreement: concord,
            plural: true,
            animate: pair.singular.number() == 1,
        };
    }
    Noun { lemma: word.to_owned(), pair: None, agreement: concord, plural: false, animate: false }
}
