//! Single units that are changed: their texts, their status, their note.
//!
//! A new text is a new variant with all that is derived from it. A new status or note is a change of one row, so that
//! many units can be approved or rejected in little time.

use rusqlite::params;

use super::snapshots::{Snapshot, UnitRow};
use super::{Change, StoreError, rows};
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::model::unit::Annotation;

/// A new text for a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// The place of the variant in its unit, from 0.
    pub variant: usize,
    /// What it must say now.
    pub before: Segment,
    /// What it is to say.
    pub after: Segment,
}

/// What is to become of a unit; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEdit {
    /// New texts for some of its variants.
    pub texts: Vec<NewText>,
    /// How far it has come.
    pub status: Option<Status>,
    /// The note that takes the place of all there are; an empty one only takes those away.
    pub note: Option<String>,
}

impl Change<'_> {
    /// Gives variants of the unit with this number new texts. `false`: there is no such unit, or one of them says
    /// something else by now; nothing is changed then.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn edit_texts(&mut self, id: i64, texts: &[NewText]) -> Result<bool, StoreError> {
        self.edit_unit(id, &UnitEdit { texts: texts.to_vec(), ..UnitEdit::default() })
    }

    /// Changes the unit with this number, which goes into the history as it was. `false`: there is no such unit, or one
    /// of its texts says something else by now; nothing is changed then.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn edit_unit(&mut self, id: i64, edit: &UnitEdit) -> Result<bool, StoreError> {
        if !self.has_unit(id)? {
            return Ok(false);
        }
        let mut snapshot = Snapshot::of(&self.transaction, id)?;
        let before = snapshot.written()?;
        // A text that stays keeps its variant, with all that is derived from it.
        for text in &edit.texts {
            let Some(row) = snapshot.variants.get_mut(text.variant) else { return Ok(false) };
            if rows::segment(row.text.clone(), row.codes.as_deref())? != text.before {
                return Ok(false);
            }
            row.text = text.after.text().to_owned();
            row.codes = rows::codes_column(&text.after);
        }
        if let Some(status) = edit.status {
            snapshot.unit.status = status.as_str().to_owned();
        }
        if let Some(note) = &edit.note {
            snapshot.unit.annotations = with_note(snapshot.unit.annotations.as_deref(), note)?;
        }
        snapshot.unit.changed.clone_from(&self.now);
        snapshot.unit.as_written = None;
        if edit.texts.iter().all(|text| text.before == text.after) {
            self.write_standing(&snapshot.unit)?;
        } else {
            // Keys are deleted by what is written of them.
            self.new_keys.write(&self.transaction)?;
            self.remove_unit(id)?;
            let memory = snapshot.unit.memory;
            self.put_unit(snapshot, memory)?;
        }
        self.record("unit", &id.to_string(), "edit", Some(before))?;
        self.units += 1;
        Ok(true)
    }

    /// Writes what can change of a unit while its texts stay.
    fn write_standing(&mut self, unit: &UnitRow) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "UPDATE unit SET status = ?2, origin = ?3, changed = ?4, annotations = ?5, as_written = ?6
                 WHERE id = ?1",
            )?
            .execute(params![unit.id, unit.status, unit.origin, unit.changed, unit.annotations, unit.as_written])?;
        self.new_keys.raise_ceiling(unit.memory, rows::word(&unit.status)?, &unit.changed);
        Ok(())
    }

    /// Takes an edit back that left the texts alone: gives the unit of the snapshot `before` the standing it had.
    /// `false`: more of it is different; nothing is changed then. The unit must be there.
    pub(super) fn restore_standing(&mut self, before: &Snapshot) -> Result<bool, StoreError> {
        let now = Snapshot::of(&self.transaction, before.unit.id)?;
        let kept = |unit: &UnitRow| (unit.memory, unit.name.clone(), unit.attributes.clone());
        if now.variants != before.variants || kept(&now.unit) != kept(&before.unit) {
            return Ok(false);
        }
        self.record("unit", &before.unit.id.to_string(), "edit", Some(now.written()?))?;
        self.write_standing(&before.unit)?;
        self.units += 1;
        Ok(true)
    }
}

/// The column of annotations with `note` in the place of the notes, and the properties as they are.
fn with_note(column: Option<&str>, note: &str) -> Result<Option<String>, StoreError> {
    let mut annotations = rows::annotations(column)?;
    let at = annotations.iter().position(|one| one.property.is_none()).unwrap_or(annotations.len());
    annotations.retain(|one| one.property.is_some());
    if !note.is_empty() {
        annotations.insert(at.min(annotations.len()), Annotation::note(note));
    }
    Ok(rows::annotations_column(&annotations))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_note_takes_the_place_of_all_and_properties_stay() {
        let column = rows::annotations_column(&[
            Annotation::property("client", "Acme"),
            Annotation::note("first"),
            Annotation::property("x", "y"),
            Annotation::note("second"),
        ]);
        let texts = |column: Option<String>| {
            let all = rows::annotations(column.as_deref()).unwrap();
            all.into_iter().map(|one| one.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(texts(with_note(column.as_deref(), "new").unwrap()), "Acme new y");
        assert_eq!(texts(with_note(column.as_deref(), "").unwrap()), "Acme y");
        assert_eq!(texts(with_note(None, "only").unwrap()), "only");
        assert_eq!(with_note(None, "").unwrap(), None);
    }
}
