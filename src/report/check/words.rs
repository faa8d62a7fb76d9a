//! What several forms say of a finding in the same words.

use crate::app::check::{Problem, Reported};
use crate::model::finding::{Finding, Severity};

/// How many characters of a segment stand in a message.
const LONGEST_QUOTE: usize = 80;

/// How many characters a text has that stands whole beside each of its findings.
const LONGEST_TEXT: usize = 10_000;

/// What may be a command to a terminal, turns other text around, or is no character at all.
pub(super) fn is_hostile(c: char) -> bool {
    let is_none = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    is_none || c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with such characters replaced; line breaks and tabs are kept. So XML and HTML can hold it as well.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_hostile(c) && !matches!(c, '\n' | '\t') { '\u{FFFD}' } else { c }).collect()
}

/// The file or memory.
pub(super) fn home<'a>(reported: &Reported<'a>) -> &'a str {
    reported.path.or(reported.memory).unwrap_or_default()
}

/// `news.xlf:12:3`, or `memory client unit 12`.
pub(super) fn place(reported: &Reported<'_>) -> String {
    let home = home(reported);
    match (reported.path, reported.position) {
        (Some(_), Some(position)) => format!("{home}:{}:{}", position.line, position.column),
        (Some(_), None) => format!("{home} segment {}", reported.number),
        (None, _) => match reported.unit {
            Some(unit) => format!("memory {home} unit {unit}"),
            None => format!("memory {home} segment {}", reported.number),
        },
    }
}

/// The message, with the words in question where it does not name them.
pub(super) fn sentence(reported: &Reported<'_>) -> String {
    let (message, words) = (&reported.finding.message, reported.words());
    if words.trim().is_empty() || message.contains(words) {
        return message.clone();
    }
    format!("{message}: “{}”", cut(words))
}

/// The first characters of a text that can be of any length.
pub(super) fn cut(text: &str) -> String {
    let mut chars = text.chars();
    let mut start: String = chars.by_ref().take(LONGEST_QUOTE).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    start
}

/// The text where it is of a length that each finding in it can bring along, so that a report grows with the findings
/// and not with their square.
pub(super) fn whole(text: &str) -> Option<&str> {
    text.chars().nth(LONGEST_TEXT).is_none().then_some(text)
}

/// What to do: ``write `x` ``.
pub(super) fn help(finding: &Finding) -> Option<String> {
    let (first, others) = finding.suggestions.split_first()?;
    let quoted = |text: &String| {
        let is_space = text.chars().all(|c| c == ' ');
        format!("`{}`", if is_space { "␣".repeat(text.len()) } else { text.clone() })
    };
    let mut help = match (first.as_str(), others) {
        ("", _) => "leave it out".to_owned(),
        (_, []) => format!("write {}", quoted(first)),
        (_, others) => {
            let (last, middle) = others.split_last()?;
            let list: Vec<String> = std::iter::once(first).chain(middle).map(quoted).collect();
            format!("write {} or {}", list.join(", "), quoted(last))
        }
    };
    if finding.is_safe {
        help.push_str(" (--fix does it)");
    }
    Some(help)
}

/// The message of a problem and what to do about it.
pub(super) fn problem(problem: &Problem) -> String {
    match &problem.hint {
        Some(hint) => format!("{}; {hint}", problem.message),
        None => problem.message.clone(),
    }
}

/// `2 errors`, `1 info`.
pub(super) fn counted(number: usize, severity: Severity) -> String {
    let plural = if number == 1 || severity == Severity::Info { "" } else { "s" };
    format!("{} {severity}{plural}", crate::report::grouped(number as u64))
}
