//! Inline codes: that the translation has the source's, in an order that a program can read, with the source's spaces.

mod added;
mod missing;
mod order;
mod space;

use super::pair::Text;
use super::rule::Rule;
use crate::model::segment::{Code, CodeKind};

pub(super) const RULES: &[&dyn Rule] = &[&missing::Missing, &added::Added, &order::Order, &space::Space];

/// What a code is known by: its kind, and its content or category. A picture's words are translated.
fn key<'a>(text: &Text<'a>, code: &Code) -> (CodeKind, &'a str) {
    let kind = match code.kind {
        CodeKind::IsolatedStart => CodeKind::Start,
        CodeKind::IsolatedEnd => CodeKind::End,
        kind => kind,
    };
    (kind, if kind == CodeKind::Image { "" } else { text.at(&code.span).trim() })
}

/// The codes of `mine` that `theirs` does not have as often, by their numbers.
fn lacking(mine: &Text<'_>, theirs: &Text<'_>) -> Vec<usize> {
    let mut left: Vec<_> = theirs.segment.codes().iter().map(|code| key(theirs, code)).collect();
    let mut lacking = Vec::new();
    for (at, code) in mine.segment.codes().iter().enumerate() {
        let wanted = key(mine, code);
        match left.iter().position(|key| *key == wanted) {
            Some(found) => {
                left.remove(found);
            }
            None => lacking.push(at),
        }
    }
    lacking
}

/// What a code is called in a message.
fn name(text: &Text<'_>, code: &Code) -> String {
    match (text.at(&code.span), &code.category) {
        ("", Some(category)) => format!("the code `{category}`"),
        ("", None) => format!("a code ({})", code.kind),
        (content, _) => format!("`{content}`"),
    }
}
