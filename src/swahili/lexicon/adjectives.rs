//! Adjectives and numerals, with how each follows its noun.

use serde::Deserialize;

use super::{list, optional};
use crate::model::vocabulary;
use crate::swahili::adjective;
use crate::swahili::noun_class::NounClass;

vocabulary! {
    /// How an adjective goes with its noun.
    Concord: "concord of an adjective" {
        /// With the prefix of the class: `vikubwa`.
        Agreeing = "agrees",
        /// With the prefix or without: `mtu dhaifu`, `mtu mdhaifu`.
        Either = "either",
        /// As it is, after a noun of any class: `bora`.
        Invariable = "invariable",
        /// After `-a`: `ya kisasa`.
        AfterAssociative = "associative",
    }
}

impl Concord {
    /// Whether it can take the prefix of the class.
    pub fn is_agreeing(self) -> bool {
        matches!(self, Concord::Agreeing | Concord::Either)
    }

    /// Whether a form without the prefix of the class is an error.
    pub fn is_certain(self) -> bool {
        self == Concord::Agreeing
    }
}

vocabulary! {
    /// Whether it describes or counts.
    Kind: "kind of adjective" {
        /// It describes.
        Adjective = "adjective",
        /// It counts or orders.
        Numeral = "numeral",
    }
}

/// One adjective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjective {
    /// The stem, without hyphen: `kubwa`, `kisasa`.
    pub stem: String,
    /// How it goes with its noun.
    pub concord: Concord,
    /// Whether it describes or counts.
    pub kind: Kind,
    /// What it means, in English.
    pub gloss: String,
    /// What about the row is doubtful.
    pub doubt: Option<String>,
    irregular: Vec<(NounClass, String)>,
}

impl Adjective {
    fn counts(&self, class: NounClass) -> bool {
        class.number() == 16 || class.is_plural() != (self.stem == "moja")
    }

    /// Its forms with a noun of `class`, the usual one first: `jingine`, `lingine`. A numeral has none where it cannot
    /// count: one thing is singular, several are plural, places are either.
    pub fn forms(&self, class: NounClass) -> Vec<String> {
        match self.concord {
            Concord::Agreeing if self.kind == Kind::Numeral && !self.counts(class) => return Vec::new(),
            Concord::Agreeing => {}
            Concord::Either => {}
            Concord::Invariable | Concord::AfterAssociative => return vec![self.stem.clone()],
        }
        let irregular: Vec<String> =
            self.irregular.iter().filter(|(of, _)| *of == class).map(|(_, form)| form.clone()).collect();
        // Where one may do without a prefix, a class without one of its own has the stem alone: nyumba dhaifu.
        let bare = self.concord == Concord::Either && matches!(class.number(), 5 | 9 | 10);
        let mut forms = match irregular.is_empty() {
            true if bare => Vec::new(),
            true => vec![adjective::agree(&self.stem, class)],
            false => irregular,
        };
        if self.concord == Concord::Either && !forms.contains(&self.stem) {
            forms.push(self.stem.clone());
        }
        forms
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    adjective: String,
    concord: String,
    part_of_speech: String,
    irregular: String,
    gloss: String,
    doubt: String,
}

pub(super) fn read(row: Row) -> Result<Adjective, String> {
    let of = |error: &dyn std::fmt::Display| format!("{}: {error}", row.adjective);
    let mut irregular = Vec::new();
    for part in list(&row.irregular) {
        let (class, forms) = part.split_once('=').ok_or_else(|| of(&format!("`{part}` has no `=`")))?;
        let class = class.trim().parse().ok().and_then(NounClass::new);
        let class = class.ok_or_else(|| of(&format!("`{part}` does not begin with a noun class")))?;
        irregular.extend(forms.split(',').map(|form| (class, form.trim().to_owned())));
    }
    Ok(Adjective {
        concord: row.concord.parse().map_err(|error| of(&error))?,
        kind: row.part_of_speech.parse().map_err(|error| of(&error))?,
        irregular,
        stem: row.adjective,
        gloss: row.gloss,
        doubt: optional(row.doubt),
    })
}
