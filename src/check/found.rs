//! Where rules put what they find.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::finding::{Finding, Severity, Side};

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Found<'a> {
    rule: &'static str,
    severity: Severity,
    segment: usize,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Found<'a> {
    pub(super) fn new(rule: &'static str, severity: Severity, segment: usize, findings: &'a mut Vec<Finding>) -> Self {
        Found { rule, severity, segment, findings }
    }

    /// Reports the bytes `span` of the target. `message` says what is wrong in a sentence without a full stop.
    pub fn report(&mut self, span: Range<usize>, message: impl Into<String>) -> Report<'_> {
        self.report_in(self.segment, Side::Target, span, message)
    }

    /// Reports the bytes `span` of the source.
    pub fn report_source(&mut self, span: Range<usize>, message: impl Into<String>) -> Report<'_> {
        self.report_in(self.segment, Side::Source, span, message)
    }

    /// Reports a place of any segment, for rules that judge several.
    pub fn report_in(
        &mut self,
        segment: usize,
        side: Side,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Report<'_> {
        self.findings.push(Finding {
            rule: Cow::Borrowed(self.rule),
            severity: self.severity,
            segment,
            side,
            span,
            message: message.into(),
            suggestions: Vec::new(),
            is_safe: false,
            evidence: Vec::new(),
            about: None,
        });
        Report { finding: self.findings.last_mut().expect("one was pushed just now") }
    }
}

/// A finding to which more can be said.
#[derive(Debug)]
pub struct Report<'a> {
    finding: &'a mut Finding,
}

impl Report<'_> {
    /// What could stand there instead; the likeliest is said first.
    pub fn suggest(self, text: impl Into<String>) -> Self {
        self.finding.suggestions.push(text.into());
        self
    }

    /// What should stand there instead wherever this is found, so that it can be written without a look.
    pub fn mend(self, text: impl Into<String>) -> Self {
        self.finding.suggestions.insert(0, text.into());
        self.finding.is_safe = true;
        self
    }

    /// What shows that it is wrong: bytes of the same text.
    pub fn evidence(self, span: Range<usize>) -> Self {
        self.finding.evidence.push(span);
        self
    }

    /// The concept, or whatever else it is about that the texts do not tell.
    pub fn about(self, what: impl Into<String>) -> Self {
        self.finding.about = Some(what.into());
        self
    }

    /// No more severe than `severity`, whatever the rule is.
    pub fn at_most(self, severity: Severity) -> Self {
        self.finding.severity = self.finding.severity.min(severity);
        self
    }

    /// No less severe than `severity`.
    pub fn at_least(self, severity: Severity) -> Self {
        self.finding.severity = self.finding.severity.max(severity);
        self
    }

    /// The name that a user gave to what was found, and the severity where they gave one.
    pub fn named(self, rule: impl Into<String>, severity: Option<Severity>) -> Self {
        self.finding.rule = Cow::Owned(rule.into());
        self.finding.severity = severity.unwrap_or(self.finding.severity);
        self
    }
}
