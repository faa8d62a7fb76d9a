//! Every form of a word.

use super::AppError;
use crate::swahili::class_set::ClassSet;
use crate::swahili::lexicon::closed::ClosedWord;
use crate::swahili::paradigm::{Hint, NoParadigm, OpenPart, Paradigm, paradigm};

/// What can be said of the forms of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These are its forms.
    Forms(Box<Paradigm>),
    /// It never changes.
    Unchanging(&'static ClosedWord),
    /// It is no word that has forms, or not with what was said of it.
    Unknown,
}

/// The forms of `term`, which is a `part` of speech and a noun of `classes` where these are given.
///
/// # Errors
/// [`AppError::Refused`] where part of speech and classes do not go together.
pub fn forms(term: &str, part: Option<OpenPart>, classes: Option<ClassSet>) -> Result<Answer, AppError> {
    if let (Some(part), Some(classes)) = (part.filter(|part| *part != OpenPart::Noun), &classes) {
        return Err(AppError::Refused(format!(
            "class {classes} is for nouns, and the word is to be of another part of speech: {part}"
        )));
    }
    Ok(match paradigm(term, &Hint { part, classes }) {
        Ok(paradigm) => Answer::Forms(Box::new(paradigm)),
        Err(NoParadigm::Unchanging(word)) => Answer::Unchanging(word),
        Err(NoParadigm::Unknown) => Answer::Unknown,
    })
}
