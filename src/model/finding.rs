//! What a check reports.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::words::vocabulary;
use crate::text::fold::{stable_hash, stable_hash_on};

vocabulary! {
    /// How sure it is that a finding is a fault. The order is that of weight.
    Severity: "severity" {
        /// Worth a look.
        Info = "info",
        /// Likely a fault.
        Warning = "warning",
        /// A fault.
        Error = "error",
    }
}

vocabulary! {
    /// The text of a pair that a finding stands in.
    Side: "side" {
        /// What was translated.
        Source = "source",
        /// The translation, or the text itself where there is only one.
        Target = "target",
    }
}

/// A fault, or what may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it: `number.value`.
    pub rule: Cow<'static, str>,
    /// How sure it is.
    pub severity: Severity,
    /// The number of the segment among those that were checked, from 0.
    pub segment: usize,
    /// The text it stands in.
    pub side: Side,
    /// Where: bytes of that text.
    pub span: Range<usize>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What could stand there instead, the likeliest first.
    pub suggestions: Vec<String>,
    /// Whether the first suggestion is right wherever the finding is, so that it can be made without a look.
    pub is_safe: bool,
    /// What shows that it is wrong, such as the noun that a word does not agree with: bytes of the same text.
    pub evidence: Vec<Range<usize>>,
    /// What it is about, where the texts do not tell: the name of a concept.
    pub about: Option<String>,
}

impl Finding {
    /// What the finding is known by however often a file is moved or edited elsewhere: 16 hexadecimal digits made of
    /// the rule, both texts, the words it stands on and what it is about. A new translation has a new one.
    pub fn fingerprint(&self, source: Option<&str>, target: &str) -> String {
        Fingerprints::new(source, target).of(self)
    }
}

/// The fingerprints of the findings of one pair. Both texts are gone through once for each rule, and not for each
/// finding, of which a long text has many.
#[derive(Clone, Debug)]
pub struct Fingerprints<'t> {
    source: &'t str,
    target: &'t str,
    /// For each rule the hash of what all of its findings have in common.
    begun: HashMap<Cow<'static, str>, u64>,
}

impl<'t> Fingerprints<'t> {
    /// Those of the findings in `source` and `target`.
    pub fn new(source: Option<&'t str>, target: &'t str) -> Self {
        Fingerprints { source: source.unwrap_or_default(), target, begun: HashMap::new() }
    }

    /// See [`Finding::fingerprint`].
    pub fn of(&mut self, finding: &Finding) -> String {
        let Fingerprints { source, target, begun } = self;
        let text = match finding.side {
            Side::Source => *source,
            Side::Target => *target,
        };
        let words = text.get(finding.span.clone()).unwrap_or_default();
        let about = finding.about.as_deref().unwrap_or_default();
        let join = |before, parts: &[&str]| parts.iter().fold(before, |before, part| stable_hash_on(before, part));
        let before = match begun.get(&finding.rule) {
            Some(before) => *before,
            None => {
                let before = join(stable_hash(&finding.rule), &[SEPARATOR, source, SEPARATOR, target, SEPARATOR]);
                begun.insert(finding.rule.clone(), before);
                before
            }
        };
        format!("{:016x}", join(before, &[words, SEPARATOR, about]))
    }
}

/// What parts the pieces that a fingerprint is made of.
const SEPARATOR: &str = "\u{1f}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_hash_of_rule_texts_words_and_subject() {
        let finding = |rule: &'static str, side, span, about: Option<&str>| Finding {
            rule: Cow::Borrowed(rule),
            severity: Severity::Info,
            segment: 0,
            side,
            span,
            message: String::new(),
            suggestions: Vec::new(),
            is_safe: false,
            evidence: Vec::new(),
            about: about.map(str::to_owned),
        };
        let mut all = Fingerprints::new(Some("Tin."), "Bati.");
        for (finding, parts) in [
            (finding("a.b", Side::Source, 0..3, None), "a.b\u{1f}Tin.\u{1f}Bati.\u{1f}Tin\u{1f}"),
            (finding("a.b", Side::Target, 0..4, Some("tin")), "a.b\u{1f}Tin.\u{1f}Bati.\u{1f}Bati\u{1f}tin"),
            (finding("a.c", Side::Target, 4..5, None), "a.c\u{1f}Tin.\u{1f}Bati.\u{1f}.\u{1f}"),
        ] {
            let expected = format!("{:016x}", stable_hash(parts));
            assert_eq!((all.of(&finding), finding.fingerprint(Some("Tin."), "Bati.")), (expected.clone(), expected));
        }
    }
}
