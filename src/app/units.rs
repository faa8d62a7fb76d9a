//! Single units.

use super::AppError;
use super::document::typed_segment;
use super::memories::check_name;
use super::session::Session;
use crate::matching::candidate::Neighbours;
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::store::{Store, StoredUnit};
use crate::text::language::Language;

/// The memory that finished segments go into unless another is named.
pub const OWN_MEMORY: &str = "main";

/// A finished segment that is to be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// The name of the memory; it is created where there is none.
    pub memory: String,
    /// Language and text of the source.
    pub source: (Language, String),
    /// Language and text of the translation.
    pub target: (Language, String),
    /// How far it has come.
    pub status: Status,
    /// Who made it.
    pub origin: Origin,
    /// A note.
    pub note: Option<String>,
}

/// Adds a unit; it is found at once. Returns it with its number, and whether the memory held an equal one already.
///
/// # Errors
/// [`AppError::Refused`] where a text is empty, or what the store reports.
pub fn add(session: &Session, store: &mut Store, new: NewUnit) -> Result<(StoredUnit, bool), AppError> {
    check_name(&new.memory)?;
    let variant = |(language, text): (Language, String)| {
        let segment = typed_segment(text.trim());
        if segment.is_blank() {
            return Err(AppError::Refused(format!("the {language} text is empty")));
        }
        Ok(Variant::new(language, segment))
    };
    let mut unit = Unit::new(new.status, new.origin, vec![variant(new.source)?, variant(new.target)?]);
    unit.annotations.extend(new.note.map(Annotation::note));
    store.change(&session.actor, "unit add", None, |change| {
        let memory = change.memory_or_new(&new.memory)?;
        let (id, duplicate) = change.add_unit(memory.id, &unit, &[Neighbours::default(); 2])?;
        Ok((StoredUnit { id, memory: memory.name, unit }, duplicate))
    })
}
