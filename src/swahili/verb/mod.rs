//! The verb: what stands in each slot of its template, stems and their extensions, analysis and conjugation.
//!
//! `ha-` subject, tense, relative, object, root, extensions, final vowel, `-ni` or relative: `hatukuwaambieni`,
//! `kilichotengenezwa`, `asomaye`. Tables and rules: Ashton 1944; Mpiranya 2015. An analysis ends at a stem that is
//! known ([`stems::Stems`]), so that no word is cut up blindly.

pub mod analyse;
pub mod conjugate;
pub mod extension;
mod monosyllable;
pub mod slots;
pub mod stems;

use super::agreement::Agreement;
use crate::model::vocabulary;
use extension::Extension;

vocabulary! {
    /// What the tense slot and the final vowel say together; negation apart.
    Tense: "tense" {
        /// `-na-`, negative `ha-…-i`.
        Present = "present",
        /// The vowel `-a-` after the subject: `wasoma`.
        Indefinite = "indefinite",
        /// `hu-`.
        Habitual = "habitual",
        /// `-li-`, negative `ha-…-ku-`.
        Past = "past",
        /// `-ta-`, `-taka-` before a relative.
        Future = "future",
        /// `-me-`; `ha-…-ja-` "not yet".
        Perfect = "perfect",
        /// `-mesha-`, already.
        Completive = "completive",
        /// `-ki-` "when, if"; negative `-sipo-`.
        Situative = "situative",
        /// `-ka-` "and then".
        Consecutive = "consecutive",
        /// `-nge-`, would.
        Conditional = "conditional",
        /// `-ngali-`, `-ngeli-`, would have.
        PastConditional = "past conditional",
        /// `-japo-`, even if.
        Concessive = "concessive",
        /// Final `-e`.
        Subjunctive = "subjunctive",
        /// Bare stem, or `-e` after an object.
        Imperative = "imperative",
        /// `ku-`, negative `kuto-`.
        Infinitive = "infinitive",
        /// No tense, the relative at the end (`asomaye`) or after `-si-` (`asiyesoma`).
        GeneralRelative = "general relative",
    }
}

/// What a verb form says beside its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// Tense or mood.
    pub tense: Tense,
    /// Whether it is negated.
    pub negative: bool,
    /// What the subject prefix can stand for; empty where there is none.
    pub subject: Agreement,
    /// What the relative marker can stand for; empty where there is none. Class 8 is also manner, 16 also time.
    pub relative: Agreement,
    /// What the object prefix can stand for; empty where there is none.
    pub object: Agreement,
    /// Whether the object is the subject itself: `ji-`.
    pub reflexive: bool,
    /// Whether several are spoken to: `-ni`.
    pub plural_addressee: bool,
    /// What the stem adds to the root, in order.
    pub extensions: &'static [Extension],
}

impl VerbForm {
    /// A form of this tense with nothing else in it.
    pub const fn new(tense: Tense) -> VerbForm {
        VerbForm {
            tense,
            negative: false,
            subject: Agreement::NONE,
            relative: Agreement::NONE,
            object: Agreement::NONE,
            reflexive: false,
            plural_addressee: false,
            extensions: &[],
        }
    }

    /// Whether it is passive.
    pub fn is_passive(&self) -> bool {
        self.extensions.last() == Some(&Extension::Passive)
    }

    /// Whether it is the verb itself, in the active or the passive, and no other verb made from it.
    pub fn is_inflection(&self) -> bool {
        matches!(self.extensions, [] | [Extension::Passive])
    }
}
