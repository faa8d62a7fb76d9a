//! What `msgfmt -c` refuses in an entry that is not fuzzy.

use super::placeholders::{Family, agree};

/// An entry to be looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a> {
    /// `msgid`.
    pub(super) id: &'a str,
    /// `msgid_plural`.
    pub(super) plural: Option<&'a str>,
    /// Each `msgstr`.
    pub(super) forms: &'a [&'a str],
    /// The formats that its flags name.
    pub(super) families: &'a [Family],
    /// Whether the first form stands for the number 1 alone.
    pub(super) first_is_one: bool,
}

impl Message<'_> {
    /// Whether gettext takes it as it is.
    pub(super) fn is_accepted(&self) -> bool {
        let (id, plural) = (self.id, self.plural.unwrap_or(self.id));
        let ends = |text: &str| (text.starts_with('\n'), text.ends_with('\n'));
        self.forms.iter().enumerate().all(|(number, form)| {
            let may_omit = self.plural.is_some() && number == 0 && self.first_is_one;
            ends(form) == ends(id) && agree(plural, form, self.families, may_omit)
        }) && ends(plural) == ends(id)
            && !self.forms.iter().any(|form| form.is_empty())
    }
}

/// `text` with a line break at its start and end where `model` has one, and none where it has none.
pub(super) fn with_line_breaks_of(model: &str, text: &str) -> String {
    let inside = text.trim_matches('\n');
    if inside.is_empty() {
        return text.to_owned();
    }
    let start = if model.starts_with('\n') { if text.starts_with('\n') { "" } else { "\n" } } else { "" };
    let end = if model.ends_with('\n') { if text.ends_with('\n') { "" } else { "\n" } } else { "" };
    let text = if model.starts_with('\n') { text } else { text.trim_start_matches('\n') };
    let text = if model.ends_with('\n') { text } else { text.trim_end_matches('\n') };
    format!("{start}{text}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_follow_the_source() {
        for (model, text, expected) in [
            ("a\n", "b", "b\n"),
            ("a\n", "b\n", "b\n"),
            ("a", "b\n\n", "b"),
            ("\na", "b", "\nb"),
            ("a", "\n", "\n"),
            ("\n\na\n", "\nb", "\nb\n"),
        ] {
            assert_eq!(with_line_breaks_of(model, text), expected, "{model:?} {text:?}");
        }
    }

    #[test]
    fn what_gettext_refuses_is_found() {
        let accepted = |id, plural, forms: &[&str]| {
            let families = Family::named(["c-format"]);
            Message { id, plural, forms, families: &families, first_is_one: true }.is_accepted()
        };
        assert!(accepted("%d file", Some("%d files"), &["faili moja", "faili %d"]));
        assert!(!accepted("%d file", Some("%d files"), &["faili moja", "faili"]));
        assert!(!accepted("%d file", Some("%d files"), &["faili %d", ""]));
        assert!(!accepted("a\n", None, &["b"]));
        assert!(!accepted("a", Some("b\n"), &["b", "c"]));
    }
}
