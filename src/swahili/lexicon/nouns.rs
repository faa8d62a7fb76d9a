//! Nouns with their classes, plurals and animacy.

use serde::Deserialize;

use super::{list, optional};
use crate::model::vocabulary;
use crate::swahili::class_set::{ClassPair, ClassSet};

vocabulary! {
    /// Whether a noun names living beings, whose concords are those of classes 1 and 2 in any class of noun.
    Animacy: "animacy" {
        /// A thing.
        Inanimate = "",
        /// Persons and animals.
        Animate = "yes",
        /// In one of its senses alone: `ndege`, bird and aeroplane.
        InOneSense = "sense",
        /// An institution or a group of persons, which has the concords of its class or of persons: `serikali`.
        Group = "group",
    }
}

/// One noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Its citation form: singular, or plural where there is no singular.
    pub noun: String,
    /// Its classes, the usual pair first.
    pub classes: ClassSet,
    /// Every class that it is used in, with its plural there; `None` in a class without one.
    pub uses: Vec<(ClassPair, Option<String>)>,
    /// Whether it is alive.
    pub animacy: Animacy,
    /// What it means, in English.
    pub gloss: String,
    /// What it is talk of.
    pub domain: String,
    /// What about the row is doubtful.
    pub doubt: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    noun: String,
    noun_class: String,
    plural: String,
    animate: String,
    gloss: String,
    domain: String,
    doubt: String,
}

pub(super) fn read(row: Row) -> Result<Noun, String> {
    let classes: ClassSet = row.noun_class.parse().map_err(|error| format!("{}: {error}", row.noun))?;
    let mut plurals = list(&row.plural);
    let mut uses = Vec::with_capacity(classes.pairs().len());
    // A pair that is written twice has two plurals: jiko, meko and majiko.
    for pair in list(&row.noun_class) {
        let pair: ClassPair = pair.parse().map_err(|error| format!("{}: {error}", row.noun))?;
        let plural = match pair.plural {
            None => None,
            // The one pair whose plural has the form of the singular, so it is not written.
            Some(plural) if (pair.singular.number(), plural.number()) == (9, 10) => Some(row.noun.clone()),
            Some(_) => {
                let plural = plurals.next();
                Some(plural.ok_or_else(|| format!("{}: no plural for {pair}", row.noun))?.to_owned())
            }
        };
        uses.push((pair, plural));
    }
    if let Some(plural) = plurals.next() {
        return Err(format!("{}: no class pair for the plural {plural}", row.noun));
    }
    Ok(Noun {
        classes,
        uses,
        animacy: row.animate.parse().map_err(|error| format!("{}: {error}", row.noun))?,
        noun: row.noun,
        gloss: row.gloss,
        domain: row.domain,
        doubt: optional(row.doubt),
    })
}
