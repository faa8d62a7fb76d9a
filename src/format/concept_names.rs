//! Names for concepts that a file leaves nameless, or names in a way that is none.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name that is made; longer terms are cut.
const LONGEST: usize = 60;

/// Whether `name` is made of letters, digits and hyphens, as concept names are.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// `text` as a name: lower case, without accents and apostrophes, everything else that is no letter or digit a hyphen.
pub fn slug(text: &str) -> String {
    let mut name = String::new();
    for c in text.nfd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) || crate::text::fold::is_apostrophe(c) {
            continue;
        }
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "concept".to_owned() } else { name.to_owned() }
}

/// The name for a concept with `term`, behind the prefix that its file gives.
pub(super) fn with_prefix(prefix: &str, term: &str) -> String {
    if prefix.is_empty() { slug(term) } else { format!("{}-{}", slug(prefix), slug(term)) }
}

/// The names that are taken, with the last number that was put behind each.
#[derive(Default)]
pub(super) struct Names {
    taken: HashMap<String, usize>,
}

impl Names {
    /// Takes `name`, or where it is taken already `name-2`, `name-3` and so on.
    pub(super) fn take(&mut self, name: &str) -> String {
        let mut number = self.taken.get(name).copied().unwrap_or(0) + 1;
        let mut free = if number == 1 { name.to_owned() } else { format!("{name}-{number}") };
        while number > 1 && self.taken.contains_key(&free) {
            number += 1;
            free = format!("{name}-{number}");
        }
        self.taken.insert(name.to_owned(), number);
        self.taken.entry(free.clone()).or_insert(1);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_names() {
        assert_eq!(slug("Rare-earth  element (REE)"), "rare-earth-element-ree");
        assert_eq!(slug("ng\u{2019}ombe"), "ngombe");
        assert_eq!(slug("Café"), "cafe");
        assert_eq!(slug("!?"), "concept");
        assert!(is_name(&slug(&"neno ".repeat(50))));
    }

    #[test]
    fn names_are_given_once() {
        let mut names = Names::default();
        let given: Vec<_> = ["tin", "tin", "tin-2", "tin", "tin-2"].map(|name| names.take(name)).into();
        assert_eq!(given, ["tin", "tin-2", "tin-2-2", "tin-3", "tin-2-3"]);
    }
}
