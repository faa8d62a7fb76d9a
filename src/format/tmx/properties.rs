//! The properties that hold what TMX has no attribute for.

use super::{ATTRIBUTE, ORIGIN, STATUS};
use crate::model::unit::{Annotation, Unit};

/// The name of the attribute that `annotation` holds because TMX has no place for it.
pub(super) fn attribute_in(annotation: &Annotation) -> Option<String> {
    let name = annotation.property.as_deref()?.strip_prefix(ATTRIBUTE)?;
    (annotation.attributes.is_empty() && !name.is_empty()).then(|| name.to_owned())
}

/// Puts a note or property where it belongs: ours become status, origin and attributes again.
pub(super) fn take_unit_annotation(unit: &mut Unit, annotation: Annotation) {
    let plain = annotation.attributes.is_empty();
    match annotation.property.as_deref() {
        Some(STATUS) if plain => {
            if let Ok(status) = annotation.text.parse() {
                unit.status = status;
                return;
            }
        }
        Some(ORIGIN) if plain => {
            if let Ok(origin) = annotation.text.parse() {
                unit.origin = origin;
                return;
            }
        }
        _ => {}
    }
    match attribute_in(&annotation) {
        Some(name) if name == "tuid" => unit.name = Some(annotation.text),
        Some(name) => unit.attributes.push((name, annotation.text)),
        None => unit.annotations.push(annotation),
    }
}
