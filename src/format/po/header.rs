//! The header entry: its fields, and languages as gettext writes them.

use super::entry::Entry;
use crate::text::language::Language;

/// The fields of a header, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header(Vec<(String, String)>);

impl Header {
    /// The fields in the translation of the header entry.
    pub(super) fn of(entry: &Entry) -> Self {
        let text = entry.form(0).unwrap_or_default();
        let fields = text.split('\n').filter_map(|line| line.split_once(':'));
        Header(fields.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect())
    }

    /// The value of the field `name`, where it says something.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The name of the encoding.
    pub(super) fn charset(&self) -> Option<String> {
        parameter(self.get("Content-Type")?, "charset")
    }

    /// How many forms a plural has.
    pub(super) fn forms(&self) -> Option<usize> {
        parameter(self.get("Plural-Forms")?, "nplurals")?.parse().ok().filter(|count| (1..=100).contains(count))
    }
}

/// `value` of `name = value` in a field with several parts.
fn parameter(field: &str, name: &str) -> Option<String> {
    let lower = field.to_ascii_lowercase();
    let at = lower.match_indices(name).map(|(at, _)| at + name.len());
    let mut values = at.filter_map(|at| field[at..].trim_start().strip_prefix('='));
    let value = values.next()?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'' | ',')).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

/// The language that a locale such as `sw_TZ`, `sr@latin` or `pt_BR.UTF-8` names.
pub(super) fn from_locale(locale: &str) -> Option<Language> {
    let (name, modifier) = locale.trim().split_once('@').unwrap_or((locale.trim(), ""));
    let name = name.split('.').next().unwrap_or_default().replace('_', "-");
    let bare = name.parse::<Language>();
    let tag = match modifier.to_ascii_lowercase().as_str() {
        "latin" => with_script(&name, "Latn"),
        "cyrillic" => with_script(&name, "Cyrl"),
        "arabic" => with_script(&name, "Arab"),
        "devanagari" => with_script(&name, "Deva"),
        // Not languages but English with other quotation marks; and money.
        "" | "quot" | "boldquot" | "euro" => name,
        other => format!("{name}-{other}"),
    };
    tag.parse().or(bare).ok()
}

/// `sr` or `sr-RS` with a script, which stands behind the language.
fn with_script(name: &str, script: &str) -> String {
    match name.split_once('-') {
        Some((language, rest)) => format!("{language}-{script}-{rest}"),
        None => format!("{name}-{script}"),
    }
}

/// The locale for `language`.
pub(super) fn to_locale(language: &Language) -> String {
    let mut locale = String::new();
    let mut modifier = "";
    for subtag in language.as_str().split('-') {
        match subtag {
            "Latn" => modifier = "@latin",
            "Cyrl" => modifier = "@cyrillic",
            "Arab" => modifier = "@arabic",
            "Deva" => modifier = "@devanagari",
            _ if locale.is_empty() => locale.push_str(subtag),
            _ => {
                locale.push('_');
                locale.push_str(subtag);
            }
        }
    }
    locale + modifier
}

#[cfg(test)]
mod tests {
    use super::super::entry::Text;
    use super::*;

    #[test]
    fn fields_are_found_whatever_their_case() {
        let value =
            "Language:  sw \nplural-forms: nplurals = 2; plural=(n != 1);\nContent-Type: text/plain;charset=x;\n";
        let form = Text { value: value.to_owned(), ..Text::default() };
        let header = Header::of(&Entry { forms: vec![form], ..Entry::default() });
        assert_eq!((header.get("language"), header.get("X-None")), (Some("sw"), None));
        assert_eq!((header.forms(), header.charset().as_deref()), (Some(2), Some("x")));
        assert_eq!(parameter("charset", "charset"), None);
        assert_eq!(parameter("charset=", "charset"), None);
    }

    #[test]
    fn locales_and_languages_stand_for_each_other() {
        for (locale, tag) in
            [("sw", "sw"), ("sw_TZ", "sw-TZ"), ("sr@latin", "sr-Latn"), ("uz_UZ@cyrillic", "uz-Cyrl-UZ")]
        {
            let language = from_locale(locale).unwrap();
            assert_eq!((language.as_str(), to_locale(&language).as_str()), (tag, locale));
        }
        let read = |locale: &str| from_locale(locale).map(|language| language.to_string());
        assert_eq!(read("pt_BR.UTF-8").as_deref(), Some("pt-BR"));
        assert_eq!(read("en@quot").as_deref(), Some("en"));
        assert_eq!(read("ca@valencia").as_deref(), Some("ca-valencia"));
        assert_eq!(read("de@x"), Some("de".to_owned()));
        assert_eq!((read("Swahili"), read(""), read("@")), (None, None, None));
    }
}
