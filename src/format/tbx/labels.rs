//! What TBX-Basic has no category for, as notes that begin with what they are: `ngeli: 9/10`, `plural: vifaa`.
//!
//! A note of a user that looks like one of these is written behind `note: `, which the reader takes off again, so that
//! every note reads back as what it was.

use crate::model::concept::is_noun_class_set;
use crate::model::concept::{PartOfSpeech, TermStatus};

/// What a note with a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The noun classes of a term.
    NounClass(String),
    /// The plurals of a term.
    Plural(String),
    /// A term names persons or animals.
    Animate,
    /// A term has a status that TBX has no word for.
    Status(TermStatus),
    /// A term has a part of speech that this TBX has no word for.
    PartOfSpeech(PartOfSpeech),
    /// The terms of a concept stay as they are.
    DoNotTranslate,
}

/// What a note belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Concept,
    Term,
}

const PLAIN: &str = "note: ";

impl Label {
    /// What the note `text` of an `owner` says, where it has a label.
    pub(super) fn parse(text: &str, owner: Owner) -> Option<Label> {
        let (label, value) = text.split_once(':')?;
        let value = value.trim();
        if value.is_empty() || text.contains('\n') {
            return None;
        }
        let yes = matches!(value.to_lowercase().as_str(), "yes" | "true");
        match (owner, label.trim().to_lowercase().as_str()) {
            (Owner::Concept, "do not translate") if yes => Some(Label::DoNotTranslate),
            (Owner::Term, "ngeli" | "noun class") if is_noun_class_set(value) => {
                Some(Label::NounClass(value.to_owned()))
            }
            (Owner::Term, "plural" | "wingi") => Some(Label::Plural(value.to_owned())),
            (Owner::Term, "animate") if yes => Some(Label::Animate),
            (Owner::Term, "status") => value.parse().ok().map(Label::Status),
            (Owner::Term, "part of speech") => value.parse().ok().map(Label::PartOfSpeech),
            _ => None,
        }
    }

    /// The note that says it.
    pub(super) fn text(&self) -> String {
        match self {
            Label::NounClass(class) => format!("ngeli: {class}"),
            Label::Plural(plural) => format!("plural: {plural}"),
            Label::Animate => "animate: yes".to_owned(),
            Label::Status(status) => format!("status: {status}"),
            Label::PartOfSpeech(part) => format!("part of speech: {part}"),
            Label::DoNotTranslate => "do not translate: yes".to_owned(),
        }
    }
}

/// A user's note as it is written.
pub(super) fn escaped(note: &str, owner: Owner) -> String {
    if looks_like_ours(note, owner) { format!("{PLAIN}{note}") } else { note.to_owned() }
}

/// A note without a label as its user wrote it.
pub(super) fn unescaped(note: &str, owner: Owner) -> &str {
    note.strip_prefix(PLAIN).filter(|rest| looks_like_ours(rest, owner)).unwrap_or(note)
}

/// Whether `note` would be read as something else than itself.
fn looks_like_ours(note: &str, owner: Owner) -> bool {
    let mut rest = note;
    while let Some(further) = rest.strip_prefix(PLAIN) {
        rest = further;
    }
    Label::parse(rest, owner).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back() {
        for label in [
            Label::NounClass("5/6|9/10".to_owned()),
            Label::Plural("vifaa|vyombo".to_owned()),
            Label::Animate,
            Label::Status(TermStatus::Forbidden),
            Label::PartOfSpeech(PartOfSpeech::ProperNoun),
        ] {
            assert_eq!(Label::parse(&label.text(), Owner::Term), Some(label.clone()));
            assert_eq!(Label::parse(&label.text(), Owner::Concept), None);
        }
        assert_eq!(Label::parse("Ngeli : 7/8", Owner::Term), Some(Label::NounClass("7/8".to_owned())));
        for note in ["ngeli: KI-VI", "plural:", "plural: a\nb", "animate: no", "see: plural", "status: fine"] {
            assert_eq!(Label::parse(note, Owner::Term), None, "{note}");
        }
    }

    #[test]
    fn a_note_that_looks_like_a_label_stays_a_note() {
        for note in ["plural: vifaa", "note: plural: vifaa", "note: see there", "note: note: ngeli: 1/2", "note: "] {
            let written = escaped(note, Owner::Term);
            assert_eq!(Label::parse(&written, Owner::Term), None, "{written}");
            assert_eq!(unescaped(&written, Owner::Term), note);
        }
        assert_eq!(escaped("note: see there", Owner::Term), "note: see there");
    }
}
