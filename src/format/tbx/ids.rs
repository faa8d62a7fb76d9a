//! Concept names as ids of entries.
//!
//! An id must begin with a letter and hold nothing but letters, digits and hyphens to be one in every schema and
//! parser. A character of a name that cannot stand there is written as `_xHHHH_`, as spreadsheets and databases do in
//! XML; it is read back only where exactly that would be written.

use std::fmt::Write;

use super::super::concept_names::is_name;

/// The longest id that is a name as it is; longer ones are cut.
const LONGEST: usize = 200;

/// The id for the concept called `name`; none where it has no name.
pub(super) fn id_of(name: &str) -> Option<String> {
    let mut id = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphabetic() || (!id.is_empty() && (c.is_ascii_digit() || c == '-')) {
            id.push(c);
        } else {
            // Writing into memory does not fail.
            let _ = write!(id, "_x{:04X}_", u32::from(c));
        }
    }
    (!id.is_empty()).then_some(id)
}

/// The name that `id` is, or was written for; `None` where it can be none.
pub(super) fn name_of(id: &str) -> Option<String> {
    if id.len() > LONGEST {
        return None;
    }
    if is_name(id) {
        return Some(id.to_owned());
    }
    decoded(id).filter(|name| is_name(name) && id_of(name).as_deref() == Some(id))
}

fn decoded(id: &str) -> Option<String> {
    let mut name = String::with_capacity(id.len());
    let mut rest = id;
    while let Some((before, escaped)) = rest.split_once("_x") {
        let (digits, behind) = escaped.split_once('_')?;
        name.push_str(before);
        name.push(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?);
        rest = behind;
    }
    name.push_str(rest);
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_comes_back_from_its_id() {
        for (name, id) in [
            ("rare-earth-2", "rare-earth-2"),
            ("3d", "_x0033_d"),
            ("-x", "_x002D_x"),
            ("café", "caf_x00E9_"),
            ("金属", "_x91D1__x5C5E_"),
        ] {
            assert_eq!(id_of(name).as_deref(), Some(id));
            assert_eq!(name_of(id).as_deref(), Some(name));
        }
        assert_eq!(id_of(""), None);
    }

    #[test]
    fn ids_of_others_are_names_only_where_they_look_like_one() {
        assert_eq!(name_of("c1").as_deref(), Some("c1"));
        assert_eq!(name_of("12").as_deref(), Some("12"));
        for id in ["", "eid_1", "R&D", "a b", "_x0041_", "_x", "_xZZ_", "_x110000_", "a_x20_b"] {
            assert_eq!(name_of(id), None, "{id}");
        }
        assert_eq!(name_of(&"a".repeat(1000)), None);
    }
}
