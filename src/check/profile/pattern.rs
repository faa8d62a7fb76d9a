//! A user's own pattern: what must not stand in a translation, or not with such a source.

use regex::Regex;

use crate::model::finding::Severity;

/// A rule that a user wrote: it reports where all that is given of it is so.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name; the rule is called `user.` and this.
    pub name: String,
    /// How severe its findings are.
    pub severity: Severity,
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

#[cfg(test)]
mod tests {
    use crate::check::Profile;

    fn refused(pattern: &str) -> String {
        let (_, faults) = Profile::read(&format!("patterns = [{pattern}]"), &mut |_| None);
        faults.into_iter().next().map_or(String::new(), |fault| fault.message)
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
