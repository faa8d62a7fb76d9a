//! One translation that a person changes, in its file or memory.

use super::fix::{Job, path_to_write};
use super::texts::Texts;
use super::{Request, fix_file, read};
use crate::app::AppError;
use crate::app::input::Input;
use crate::app::session::Session;
use crate::check::fix::{difference, touches_code};
use crate::model::segment::Segment;
use crate::store::{NewText, Store};

/// Gives the translation of the segment of this number the text `after`: in the memory as a batch of `command`, whose
/// number comes back, or in the file, of which all else stays as it was.
///
/// # Errors
/// [`AppError::Refused`] where that cannot be, or what the store or the file system reports; nothing is changed then.
pub fn exchange(
    session: &Session,
    store: &mut Store,
    texts: &mut Texts,
    request: &Request,
    (segment, after): (usize, &Segment),
    command: &str,
) -> Result<Option<i64>, AppError> {
    let origin = &texts.origins[segment];
    let before = texts.pairs[segment].target.clone();
    let place = &texts.places[origin.place];
    let changed = || AppError::Refused("somebody changed it in the meantime; quit, and begin again".to_owned());
    let Some(file) = place.file.as_ref() else {
        let text = NewText { variant: origin.part, before, after: after.clone() };
        let unit = origin.entry;
        let batch = store.change(&session.actor, command, None, |change| {
            match change.edit_texts(unit, std::slice::from_ref(&text))? {
                true => Ok(change.batch()),
                false => Err(changed()),
            }
        })?;
        texts.pairs[segment].target = after.clone();
        return Ok(Some(batch));
    };
    let refused = |(message, hint): (String, String)| AppError::Refused(format!("{}: {message}; {hint}", place.name));
    let path = path_to_write(file).map_err(refused)?;
    let edit = difference(before.text(), after.text());
    if touches_code(&before, &edit.span) {
        return Err(AppError::Refused("that would change a code; edit it in the file itself".to_owned()));
    }
    let job = Job { segment, edits: vec![edit] };
    let mut problems = Vec::new();
    let count = fix_file::fix(&path, file, texts, &[job], &place.name, &mut problems).map_err(refused)?;
    if count == 0 {
        return Err(AppError::Refused(
            "the words could not be exchanged in the file for sure; edit it there".to_owned(),
        ));
    }
    texts.pairs[segment].target = after.clone();
    let place = origin.place;
    reread(texts, place, &Input::File(path), request);
    Ok(None)
}

/// Takes the places of the segments of a file from the file as it is now.
fn reread(texts: &mut Texts, place: usize, input: &Input<'_>, request: &Request) {
    let Input::File(path) = input else { return };
    let mut fresh = Texts::default();
    if read(&mut Input::File(path.clone()), request, &mut fresh).is_err() {
        return;
    }
    // The translation is what was read last, where its source is a file beside it.
    let fresh_place = fresh.places.len().saturating_sub(1);
    let mut news = fresh.origins.into_iter().filter(|origin| origin.place == fresh_place || request.source.is_some());
    for origin in texts.origins.iter_mut().filter(|origin| origin.place == place) {
        let Some(new) = news.next() else { return };
        origin.position = new.position;
        origin.anchors = new.anchors;
        origin.entry = new.entry;
        origin.part = new.part;
    }
}

/// The number of a segment whose translation stands in the unit of this number, in a memory.
pub fn unit_segment(texts: &Texts, unit: i64) -> Option<usize> {
    let is_there = |at: &usize| {
        let origin = &texts.origins[*at];
        origin.entry == unit && texts.places[origin.place].file.is_none()
    };
    (0..texts.origins.len()).find(is_there)
}

/// Takes the texts of a memory's unit as they are now; `false` where it is gone or is another one.
///
/// # Errors
/// What the store reports.
pub fn take_in(store: &Store, texts: &mut Texts, segment: usize) -> Result<bool, AppError> {
    let origin = &texts.origins[segment];
    let Some(stored) = store.unit_of(&texts.places[origin.place].name, origin.entry)? else { return Ok(false) };
    let Some(variant) = stored.unit.variants.get(origin.part) else { return Ok(false) };
    texts.pairs[segment].target = variant.segment.clone();
    Ok(true)
}
