//! What a check reports.

use std::borrow::Cow;
use std::ops::Range;

use super::words::vocabulary;
use crate::text::fold::stable_hash;

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
        let text = match self.side {
            Side::Source => source.unwrap_or_default(),
            Side::Target => target,
        };
        let parts = [
            &self.rule,
            source.unwrap_or_default(),
            target,
            text.get(self.span.clone()).unwrap_or_default(),
            self.about.as_deref().unwrap_or_default(),
        ];
        format!("{:016x}", stable_hash(&parts.join("\u{1f}")))
    }
}
