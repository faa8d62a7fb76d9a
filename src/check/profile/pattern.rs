//! A user's own pattern: what must not stand in a translation, or not with such a source.

use regex::{Regex, RegexBuilder};
use toml::Spanned;
use toml::de::DeValue;

use super::ProfileError;
use super::read::Reader;
use crate::model::finding::Severity;

/// A rule that a user wrote: it reports where all that is given of it is so.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name; the rule is called `user.` and this.
    pub name: String,
    /// How severe its findings are, where it says so itself.
    pub severity: Option<Severity>,
    /// Whether a profile turned it off.
    pub is_off: bool,
    /// What is said of a finding.
    pub message: String,
    /// What the source must hold.
    pub source: Option<Regex>,
    /// What the target must hold; it is what is reported.
    pub target: Option<Regex>,
    /// What the target must not hold.
    pub target_lacks: Option<Regex>,
    /// What should stand in the place of what `target` found; groups of the pattern are `$1`.
    pub instead: Option<String>,
}

impl Pattern {
    /// What its findings are called.
    pub fn id(&self) -> String {
        format!("user.{}", self.name)
    }
}

impl Reader<'_> {
    /// The pattern that `value` is, which is to be called otherwise than `others`.
    pub(super) fn pattern(&self, value: &Spanned<DeValue<'_>>, others: &[Pattern]) -> Result<Pattern, ProfileError> {
        const KEYS: &[&str] = &["instead", "message", "name", "severity", "source", "target", "target-lacks"];
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong("patterns", value, "a list of tables: [[patterns]]");
        };
        let mut pattern = Pattern {
            name: String::new(),
            severity: None,
            is_off: false,
            message: String::new(),
            source: None,
            target: None,
            target_lacks: None,
            instead: None,
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => pattern.name = self.text("name", value)?.to_owned(),
                "message" => pattern.message = self.text("message", value)?.to_owned(),
                "severity" => pattern.severity = Some(self.word("severity", value)?),
                "instead" => pattern.instead = Some(self.text("instead", value)?.to_owned()),
                "source" => pattern.source = Some(self.regex("source", value)?),
                "target" => pattern.target = Some(self.regex("target", value)?),
                "target-lacks" => pattern.target_lacks = Some(self.regex("target-lacks", value)?),
                _ => return self.unknown(key, "key of a pattern", KEYS),
            }
        }
        if pattern.name.is_empty() {
            return self.fault(value.span(), "a pattern needs a `name`".to_owned(), None);
        }
        if !is_kebab_case(&pattern.name) {
            let message = format!("`{}` is no name for a pattern", pattern.name);
            let hint = "small letters and digits, with hyphens between words: `no-double-dash`".to_owned();
            return self.fault(value.span(), message, Some(hint));
        }
        if others.iter().any(|other| other.name == pattern.name) {
            return self.fault(value.span(), format!("there are two patterns called `{}`", pattern.name), None);
        }
        if pattern.instead.is_some() && pattern.target.is_none() {
            let message =
                format!("the pattern `{}` has an `instead` and no `target` that it could replace", pattern.name);
            return self.fault(value.span(), message, None);
        }
        if pattern.source.is_none() && pattern.target.is_none() {
            let message = format!("the pattern `{}` needs a `source` or a `target`", pattern.name);
            return self.fault(value.span(), message, None);
        }
        Ok(pattern)
    }

    fn regex(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Regex, ProfileError> {
        let text = self.text(key, value)?;
        let mut builder = RegexBuilder::new(text);
        let regex = builder.size_limit(LARGEST_REGEX).dfa_size_limit(LARGEST_REGEX).nest_limit(100).build();
        regex.or_else(|error| {
            let (message, hint) = match &error {
                regex::Error::CompiledTooBig(_) => {
                    (format!("`{key}` is too large a regular expression"), "repeat less, or make it two patterns")
                }
                _ => {
                    let hint = "look-around and back references are not understood; in '…' a backslash stands once";
                    (format!("`{key}` is no regular expression: {error}"), hint)
                }
            };
            self.fault(value.span(), message, Some(hint.to_owned()))
        })
    }
}

/// The most bytes that a compiled pattern can take; an ordinary one has some thousands.
const LARGEST_REGEX: usize = 4 << 20;

/// Whether `name` has words of small letters and digits, with single hyphens between them.
fn is_kebab_case(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use crate::check::Profile;

    fn refused(pattern: &str) -> String {
        let (_, faults) = Profile::read(&format!("patterns = [{pattern}]"), &mut |_| None);
        faults.into_iter().next().map_or(String::new(), |fault| fault.message)
    }

    #[test]
    fn a_fault_has_its_place() {
        for (pattern, place) in [
            ("name = \"x\"\ntarget = \"(a\"", (3, 10)),
            ("target = \"a\"", (1, 1)),
            ("name = \"x\"\ntraget = \"a\"", (3, 1)),
        ] {
            let (_, faults) = Profile::read(&format!("[[patterns]]\n{pattern}"), &mut |_| None);
            let places: Vec<_> = faults.iter().map(|fault| (fault.position.line, fault.position.column)).collect();
            assert_eq!(places, [place], "{pattern}");
        }
    }

    #[test]
    fn what_cannot_work_is_refused_with_its_reason() {
        for (pattern, reason) in [
            ("{ target = 'a' }", "needs a `name`"),
            ("{ name = 'No Dash', target = 'a' }", "is no name"),
            ("{ name = 'a--b', target = 'a' }", "is no name"),
            ("{ name = 'a' }", "needs a `source` or a `target`"),
            ("{ name = 'a', source = 'a', instead = 'b' }", "no `target`"),
            ("{ name = 'a', target = 'a' }, { name = 'a', target = 'b' }", "two patterns"),
            ("{ name = 'a', target = '(' }", "no regular expression"),
            ("{ name = 'a', target = '(?=b)' }", "no regular expression"),
            ("{ name = 'a', target = '(\\w{100}){1000}' }", "too large"),
            ("{ name = 'a', target = 'a', severity = 'bad' }", "bad"),
            ("{ name = 'a', tarjet = 'a' }", "no key of a pattern"),
        ] {
            assert!(refused(pattern).contains(reason), "{pattern}: {}", refused(pattern));
        }
        let many = "(".repeat(500);
        assert!(refused(&format!("{{ name = 'a', target = '{many}' }}")).contains("no regular expression"));
        assert_eq!(refused("{ name = 'no-dash-2', target = '\\p{L}{1,40}\\b', instead = '$0' }"), "");
    }
}
