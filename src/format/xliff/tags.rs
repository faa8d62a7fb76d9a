//! Start tags as they stand in a file, with attributes set and all else left as it is.

use std::ops::Range;

use super::super::xml::write as xml;

/// The name in a start tag, as written.
pub(super) fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches(['<', '/']);
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inside.len());
    &inside[..end]
}

/// The prefix of a name with its colon; empty where there is none.
pub(super) fn prefix(name: &str) -> &str {
    name.rfind(':').map_or("", |colon| &name[..=colon])
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    &name[prefix(name).len()..]
}

/// The tag as one that has an end tag.
pub(super) fn opened(tag: &str) -> String {
    match tag.strip_suffix("/>") {
        Some(start) => format!("{}>", start.trim_end()),
        None => tag.to_owned(),
    }
}

/// The value of the attribute `wanted`, as written.
pub(super) fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    attributes(tag).into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| &tag[value])
}

/// `tag` with these attributes, set where they are there and added where they are not.
pub(super) fn with(tag: &str, wanted: &[(&str, &str)]) -> String {
    let mut changed = tag.to_owned();
    for (name, value) in wanted {
        let place = attributes(&changed).into_iter().find(|(one, _)| one == name).map(|(_, place)| place);
        let mut written = Vec::new();
        // Writing into memory does not fail.
        let _ = xml::attribute(&mut written, name, value);
        let written = String::from_utf8(written).unwrap_or_default();
        match place {
            Some(place) => {
                let value = written.split_once('"').and_then(|(_, rest)| rest.strip_suffix('"')).unwrap_or_default();
                // The value stands in quotation marks of either kind; ours needs neither.
                changed.replace_range(place, value);
            }
            None => {
                let end = changed.len() - if changed.ends_with("/>") { 2 } else { 1.min(changed.len()) };
                let end = changed[..end].trim_end().len();
                changed.insert_str(end, &written);
            }
        }
    }
    changed
}

/// The names of a well-formed start tag with the places of their values.
fn attributes(tag: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 1 + name(tag).len();
    while let Some(equals) = tag.get(at..).and_then(|rest| rest.find('=')).map(|place| at + place) {
        let name = tag[at..equals].trim();
        let Some(quote) = tag[equals..].find(['"', '\'']).map(|place| equals + place) else { break };
        let mark = &tag[quote..=quote];
        let Some(length) = tag[quote + 1..].find(mark) else { break };
        found.push((name, quote + 1..quote + 1 + length));
        at = quote + length + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_set_and_the_rest_stays() {
        let tag = "<x:target  state = 'new'\n a=\"='\" />";
        assert_eq!((name(tag), prefix(name(tag)), local(name(tag))), ("x:target", "x:", "target"));
        assert_eq!(attribute(tag, "a"), Some("='"));
        assert_eq!(with(tag, &[("state", "final"), ("b", "1")]), "<x:target  state = 'final'\n a=\"='\" b=\"1\" />");
        assert_eq!(opened("<target />"), "<target>");
        assert_eq!(with("<t>", &[("b", "<")]), "<t b=\"&lt;\">");
    }
}
