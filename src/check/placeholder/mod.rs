//! Variables of programs: `%s`, `{name}`, `${x}`, `{{x}}`, and messages with plurals.

mod added;
mod missing;
mod syntax;

use std::ops::Range;

use super::pair::Text;
use super::rule::Rule;
use crate::placeables::variables::{self, Argument};

pub(super) const RULES: &[&dyn Rule] = &[&missing::Missing, &added::Added, &syntax::Syntax];

/// A variable: what it is known by, and its bytes.
struct Variable {
    key: String,
    span: Range<usize>,
}

/// The variables of `text`. Those of a message with branches are known by their names, since each branch may say them
/// again; others by what is written.
fn variables(text: &Text<'_>) -> Vec<Variable> {
    let whole = text.text();
    if !whole.contains(['%', '{']) {
        return Vec::new();
    }
    let in_code = |span: &Range<usize>| {
        text.segment.codes().iter().any(|code| code.span.start < span.end && span.start < code.span.end)
    };
    if variables::is_message(whole) {
        let arguments = variables::read(whole).unwrap_or_default();
        let found = arguments.into_iter().filter(|argument| !in_code(&argument.span));
        return found.map(|Argument { name, span, .. }| Variable { key: format!("{{{name}}}"), span }).collect();
    }
    let spans = text.verbatim().iter().filter(|span| text.at(span).starts_with(['%', '{', '$']) && !in_code(span));
    let spans: Vec<&Range<usize>> = spans.collect();
    let numbered = |written: &str| written.starts_with('%') && written.contains('$');
    let mut place = 0;
    let key = |written: &str| {
        let Some(conversion) = written.strip_prefix('%') else {
            return written.chars().filter(|c| !c.is_whitespace()).collect();
        };
        if conversion.starts_with('(') || numbered(written) {
            return written.to_owned();
        }
        // The first `%s` is the same as `%1$s`.
        place += 1;
        format!("%{place}${conversion}")
    };
    let keys: Vec<String> = spans.iter().map(|span| text.at(span)).map(key).collect();
    keys.into_iter().zip(spans).map(|(key, span)| Variable { key, span: span.clone() }).collect()
}

/// Those of `mine` that `theirs` do not have, counted: of two, one may be lacking. In a message with branches a name is
/// enough once.
fn lacking(mine: Vec<Variable>, theirs: &[Variable], once: bool) -> Vec<Variable> {
    let mut left: Vec<&str> = theirs.iter().map(|variable| variable.key.as_str()).collect();
    let mut lacking = Vec::new();
    for variable in mine {
        match left.iter().position(|key| *key == variable.key) {
            Some(at) if !once => {
                left.swap_remove(at);
            }
            Some(_) => {}
            None => lacking.push(variable),
        }
    }
    if once {
        let mut seen: Vec<String> = Vec::new();
        lacking.retain(|variable| {
            let new = !seen.contains(&variable.key);
            seen.push(variable.key.clone());
            new
        });
    }
    lacking
}

/// Whether variables of the two texts are counted by name: where one of them has branches.
fn by_name(source: &Text<'_>, target: &Text<'_>) -> bool {
    variables::is_message(source.text()) || variables::is_message(target.text())
}
