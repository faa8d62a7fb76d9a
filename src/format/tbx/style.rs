//! The names that elements have in each kind of TBX.

use super::super::xml::root_name;

/// A kind of TBX, as far as it decides what elements are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ISO 30042:2008.
    Martif,
    /// ISO 30042:2019, categories as attributes.
    Dca,
    /// ISO 30042:2019, categories as elements.
    Dct,
}

/// How the elements of a file are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) kind: Kind,
    /// What stands before every name, with its colon.
    prefix: String,
}

impl Style {
    pub(super) fn of_kind(kind: Kind) -> Self {
        Style { kind, prefix: String::new() }
    }

    /// The style of the file that begins with `head`, as records have it.
    pub(super) fn of_file(head: &str) -> Self {
        let root = root_name(head).unwrap_or_default();
        let tag = head.split_once(&format!("<{root}")).map_or("", |(_, rest)| rest);
        // In a record no attribute holds a plain `>`.
        let tag = tag.split('>').next().unwrap_or_default();
        let local = root.rsplit(':').next().unwrap_or_default();
        let prefix = &root[..root.len() - local.len()];
        let kind = match local {
            "tbx" if tag.contains(" style=\"dct\"") => Kind::Dct,
            "tbx" => Kind::Dca,
            _ => Kind::Martif,
        };
        Style { kind, prefix: prefix.to_owned() }
    }

    /// The name of an element that is called the same in every kind.
    pub(super) fn element(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn either(&self, martif: &str, other: &str) -> String {
        self.element(if self.kind == Kind::Martif { martif } else { other })
    }

    /// The element of a concept.
    pub(super) fn entry(&self) -> String {
        self.either("termEntry", "conceptEntry")
    }

    /// The element of a language in it.
    pub(super) fn section(&self) -> String {
        self.either("langSet", "langSec")
    }

    /// The element of a term in that.
    pub(super) fn term(&self) -> String {
        self.either("tig", "termSec")
    }
}

/// The module of a category: the prefix that its elements have, and their namespace.
pub(super) fn module(category: &str) -> (&'static str, &'static str) {
    match category {
        "administrativeStatus" | "partOfSpeech" | "subjectField" => ("min", "http://www.tbxinfo.net/ns/min"),
        _ => ("basic", "http://www.tbxinfo.net/ns/basic"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_told_by_the_start_of_a_file() {
        assert_eq!(Style::of_file("<martif type=\"TBX\"><text>"), Style::of_kind(Kind::Martif));
        assert_eq!(Style::of_file("<?a b?><tbx style=\"dca\" type=\"TBX-Basic\"><text>"), Style::of_kind(Kind::Dca));
        let prefixed = Style::of_file("<t:tbx xmlns:t=\"urn:iso:std:iso:30042:ed-2\" style=\"dct\"><t:text>");
        assert_eq!((prefixed.kind, prefixed.entry().as_str()), (Kind::Dct, "t:conceptEntry"));
        assert_eq!(Style::of_file(""), Style::of_kind(Kind::Martif));
    }
}
