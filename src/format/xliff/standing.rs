//! How far an entry has come and who made it, in the words of XLIFF and of the tools that add their own.

use super::parts::{Attributes, find, local};
use crate::model::provenance::{Origin, Status};
use crate::model::unit::Annotation;

/// The property that says how a draft was found.
pub(super) const DRAFT_FROM: &str = "x-draft-from";
/// The properties that hold a status or origin for which XLIFF has no word.
pub(super) const STATUS: &str = "x-status";
pub(super) const ORIGIN: &str = "x-origin";
/// What a `subState` of ours begins with.
pub(super) const OURS: &str = "istilahi:";

/// How each way of finding a draft is written as `state-qualifier`. A repaired match is a fuzzy one for other tools.
const QUALIFIERS: &[(&str, &str)] =
    &[("fuzzy", "fuzzy-match"), ("exact", "exact-match"), ("context", "leveraged-tm"), ("repaired", "fuzzy-match")];

/// The `state-qualifier` for a draft that was found so.
pub(super) fn qualifier(draft_from: &str) -> Option<&'static str> {
    QUALIFIERS.iter().find(|(from, _)| *from == draft_from).map(|(_, qualifier)| *qualifier)
}

/// How far a translation has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) status: Status,
    pub(super) origin: Origin,
    /// Whether the file says that it is still to be translated, whatever stands there.
    pub(super) is_open: bool,
    /// Whether a tool has locked it, so that nobody is to change it.
    pub(super) is_locked: bool,
    /// What else the file says of this.
    pub(super) annotations: Vec<Annotation>,
}

impl Default for Standing {
    fn default() -> Self {
        Standing {
            status: Status::Translated,
            origin: Origin::Human,
            is_open: false,
            is_locked: false,
            annotations: Vec::new(),
        }
    }
}

impl Standing {
    fn property(&mut self, name: &str, value: &str) {
        self.annotations.push(Annotation::property(name, value));
    }

    /// Takes the word of a tool, where it is known; an unknown word is kept as a property.
    fn word(&mut self, name: &str, value: &str, words: &[(&str, Status)]) {
        match words.iter().find(|(word, _)| *word == value) {
            Some((_, status)) => self.status = *status,
            None => self.property(name, value),
        }
    }

    /// Of XLIFF 1.2: from the attributes of `trans-unit` and `target`.
    pub(super) fn of_unit(unit: &Attributes, target: Option<&Attributes>) -> Self {
        let mut standing = Standing { is_locked: is_locked(unit), ..Standing::default() };
        if let Some(state) = target.and_then(|target| find(target, "state")) {
            standing.state(state);
        }
        if find(unit, "approved") == Some("yes") {
            standing.status = Status::Approved;
        }
        if let Some(qualifier) = target.and_then(|target| find(target, "state-qualifier")) {
            standing.qualifier(qualifier);
        }
        if let Some(status) = find(unit, "mq:status") {
            standing.word("x-mq-status", status, MEMOQ);
            if status == "MachineTranslated" {
                standing.origin = Origin::Machine;
            }
        }
        if let Some(confirmed) = find(unit, "m:confirmed") {
            standing.status = if confirmed == "1" { Status::Translated } else { Status::Draft };
            if let Some(origin) = find(unit, "m:trans-origin").filter(|origin| !origin.is_empty()) {
                standing.origin(origin);
            }
        }
        standing
    }

    fn state(&mut self, state: &str) {
        match state {
            "translated" => {}
            "final" => self.status = Status::Approved,
            "signed-off" => {
                self.status = Status::Approved;
                self.property("x-state", state);
            }
            "new" | "needs-translation" => {
                self.status = Status::Draft;
                self.is_open = true;
                self.property("x-state", state);
            }
            "needs-review-translation" => self.status = Status::Draft,
            _ => {
                if state.starts_with("needs-") {
                    self.status = Status::Draft;
                }
                self.property("x-state", state);
            }
        }
    }

    fn qualifier(&mut self, qualifier: &str) {
        match qualifier {
            "leveraged-mt" => self.origin = Origin::Machine,
            "mt-suggestion" => {
                self.origin = Origin::Machine;
                self.property("x-state-qualifier", qualifier);
            }
            _ => match QUALIFIERS.iter().find(|(_, word)| *word == qualifier) {
                Some((from, _)) if self.status == Status::Draft => self.property(DRAFT_FROM, from),
                _ => self.property("x-state-qualifier", qualifier),
            },
        }
    }

    /// Takes what Trados says of a segment (`sdl:seg`).
    pub(super) fn trados(&mut self, segment: &Attributes) {
        self.is_locked |= is_locked(segment);
        if let Some(confirmed) = local(segment, "conf") {
            self.word("x-conf", confirmed, TRADOS);
        } else {
            // Whatever stands there, nobody has confirmed it.
            self.status = Status::Draft;
        }
        if let Some(origin) = local(segment, "origin") {
            self.origin(origin);
        }
        if let Some(percent) = local(segment, "percent") {
            self.property("x-percent", percent);
        }
    }

    /// Of XLIFF 2: from the attributes of `segment`. A segment that says nothing is what its translator left.
    pub(super) fn of_segment(segment: &Attributes) -> Self {
        let mut standing = Standing::default();
        match find(segment, "state") {
            None | Some("translated") => {}
            Some("initial") => (standing.status, standing.is_open) = (Status::Draft, true),
            Some("reviewed") => standing.status = Status::Reviewed,
            Some("final") => standing.status = Status::Approved,
            Some(other) => standing.property("x-state", other),
        }
        match find(segment, "subState") {
            None => {}
            Some("istilahi:rejected") => standing.status = Status::Rejected,
            Some(sub) => match sub.strip_prefix(OURS) {
                Some("draft") => {}
                Some(from) => standing.property(DRAFT_FROM, from),
                None => standing.property("x-sub-state", sub),
            },
        }
        standing
    }

    /// Takes who or what made the translation, in free words.
    pub(super) fn origin(&mut self, origin: &str) {
        if is_machine(origin) {
            self.origin = Origin::Machine;
        } else if origin == "auto-aligned" {
            self.origin = Origin::Alignment;
        }
    }

    /// Takes a property that says what XLIFF has no word for; `false`: it is another one.
    pub(super) fn take(&mut self, annotation: &Annotation) -> bool {
        match annotation.property.as_deref() {
            Some(STATUS) => annotation.text.parse().map(|status| self.status = status).is_ok(),
            Some(ORIGIN) => annotation.text.parse().map(|origin| self.origin = origin).is_ok(),
            Some(DRAFT_FROM) => {
                self.annotations.retain(|one| one.property.as_deref() != Some(DRAFT_FROM));
                self.annotations.push(annotation.clone());
                true
            }
            _ => false,
        }
    }
}

/// Whether Trados (`locked`), memoQ (`mq:locked`) or Phrase (`m:locked`) has locked the element with these attributes.
fn is_locked(attributes: &Attributes) -> bool {
    local(attributes, "locked").is_some_and(|value| matches!(value, "true" | "locked"))
}

/// Whether these words mean machine translation: `MT`, `nmt`, `machine-trans`, `Google MT`.
pub(super) fn is_machine(origin: &str) -> bool {
    let lower = origin.to_lowercase();
    lower.contains("machine")
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "mt" | "nmt" | "amt" | "smt" | "llm"))
}

/// `conf` of Trados.
const TRADOS: &[(&str, Status)] = &[
    ("Draft", Status::Draft),
    ("Unspecified", Status::Draft),
    ("Translated", Status::Translated),
    ("ApprovedTranslation", Status::Reviewed),
    ("ApprovedSignOff", Status::Approved),
    ("RejectedTranslation", Status::Rejected),
    ("RejectedSignOff", Status::Rejected),
];

/// `mq:status` of memoQ.
const MEMOQ: &[(&str, Status)] = &[
    ("NotStarted", Status::Draft),
    ("Edited", Status::Draft),
    ("PartiallyEdited", Status::Draft),
    ("PartiallyConfirmed", Status::Draft),
    ("Pretranslated", Status::Draft),
    ("AssembledFromFragments", Status::Draft),
    ("MachineTranslated", Status::Draft),
    ("Confirmed", Status::Translated),
    ("ManuallyConfirmed", Status::Translated),
    ("Reviewer1Confirmed", Status::Reviewed),
    ("Proofread", Status::Approved),
    ("Reviewer2Confirmed", Status::Approved),
    ("Rejected", Status::Rejected),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(pairs: &[(&str, &str)]) -> Attributes {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn states_are_statuses() {
        let of = |state: &str| Standing::of_unit(&Vec::new(), Some(&attributes(&[("state", state)])));
        assert_eq!(of("translated"), Standing::default());
        assert_eq!((of("final").status, of("signed-off").status), (Status::Approved, Status::Approved));
        assert_eq!((of("new").status, of("new").is_open), (Status::Draft, true));
        assert_eq!((of("needs-l10n").status, of("needs-l10n").is_open), (Status::Draft, false));
        let approved = Standing::of_unit(&attributes(&[("approved", "yes")]), None);
        assert_eq!(approved.status, Status::Approved);
        let of = |state: &str| Standing::of_segment(&attributes(&[("state", state)])).status;
        assert_eq!(
            ["initial", "translated", "reviewed", "final"].map(of),
            [Status::Draft, Status::Translated, Status::Reviewed, Status::Approved]
        );
    }

    #[test]
    fn the_words_of_tools_are_known() {
        let memoq = |status: &str| Standing::of_unit(&attributes(&[("mq:status", status)]), None);
        assert_eq!(memoq("Proofread").status, Status::Approved);
        assert_eq!(memoq("MachineTranslated").origin, Origin::Machine);
        assert_eq!(memoq("Other").annotations, [Annotation::property("x-mq-status", "Other")]);
        let mut trados = Standing::default();
        trados.trados(&attributes(&[("conf", "ApprovedTranslation"), ("origin", "nmt")]));
        assert_eq!((trados.status, trados.origin), (Status::Reviewed, Origin::Machine));
        let phrase = Standing::of_unit(&attributes(&[("m:confirmed", "0"), ("m:trans-origin", "mt")]), None);
        assert_eq!((phrase.status, phrase.origin), (Status::Draft, Origin::Machine));
        assert!(is_machine("MT!") && is_machine("machine-trans") && !is_machine("mtaani") && !is_machine("tm1"));
    }
}
