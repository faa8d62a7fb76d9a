//! Properties as XLIFF 1.2 holds them: `context` elements whose type is one of the format's words or begins with `x-`.

use super::parts::Entry;
use crate::model::unit::Annotation;

/// The types of `context` that 1.2 defines.
const TYPES: &[&str] = &[
    "database",
    "element",
    "elementtitle",
    "linenumber",
    "numparams",
    "paramnotes",
    "record",
    "recordtitle",
    "sourcefile",
];
/// What a property's name becomes that does not begin with `x-`.
const OTHER: &str = "x-prop-";
const OF_SOURCE: &str = "x-of-source-";
const OF_TARGET: &str = "x-of-target-";
/// What begins the property that holds an attribute for which XLIFF has no place.
pub(super) const ATTRIBUTE: &str = "x-attribute-";

/// What a note or property is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Both,
    Source,
    Target,
}

impl Side {
    /// As `annotates` and `appliesTo` name it.
    pub(super) fn named(name: Option<&str>) -> Self {
        match name {
            Some("source") => Side::Source,
            Some("target") => Side::Target,
            _ => Side::Both,
        }
    }

    /// The list that takes it.
    pub(super) fn of(self, entry: &mut Entry) -> &mut Vec<Annotation> {
        match self {
            Side::Both => &mut entry.annotations,
            Side::Source => &mut entry.source_annotations,
            Side::Target => &mut entry.target_annotations,
        }
    }
}

/// What a `context` of this type says: about what, and the property's name.
pub(super) fn read(kind: &str) -> (Side, String) {
    let (side, kind) = if let Some(rest) = kind.strip_prefix(OF_SOURCE) {
        (Side::Source, rest)
    } else if let Some(rest) = kind.strip_prefix(OF_TARGET) {
        (Side::Target, rest)
    } else {
        (Side::Both, kind)
    };
    let name = match kind.strip_prefix(OTHER) {
        Some(name) => name.to_owned(),
        None if kind.starts_with("x-") => kind.to_owned(),
        None => format!("x-{kind}"),
    };
    (side, name)
}

/// The type of the `context` for the property `name`; `None`: it cannot be written as one.
pub(super) fn written(side: Side, name: &str) -> Option<String> {
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let kind = match name.strip_prefix("x-") {
        Some(rest) if TYPES.contains(&rest) => rest.to_owned(),
        Some(rest) if !rest.is_empty() && !rest.starts_with("prop-") && !rest.starts_with("of-") => name.to_owned(),
        _ => format!("{OTHER}{name}"),
    };
    Some(match side {
        Side::Both => kind,
        Side::Source => format!("{OF_SOURCE}{kind}"),
        Side::Target => format!("{OF_TARGET}{kind}"),
    })
}

/// The attribute that `annotation` holds.
pub(super) fn attribute(annotation: &Annotation) -> Option<(String, String)> {
    let name = annotation.property.as_deref()?.strip_prefix(ATTRIBUTE)?;
    (!name.is_empty()).then(|| (name.to_owned(), annotation.text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for name in ["x-sourcefile", "sourcefile", "x-context", "file", "x-prop-a", "x-of-source-b", "Txt::Field", "x-"]
        {
            for side in [Side::Both, Side::Source, Side::Target] {
                assert_eq!(read(&written(side, name).unwrap()), (side, name.to_owned()), "{name}");
            }
        }
        assert_eq!(written(Side::Both, "a b"), None);
        assert_eq!(read("sourcefile"), (Side::Both, "x-sourcefile".to_owned()));
    }
}
