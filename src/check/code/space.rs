use std::ops::Range;

use super::{key, name};
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::segment::Code;

rule! {
    /// Words that are glued together at an inline code
    ///
    /// ## What it finds
    ///
    /// An inline code of the translation between two letters, without a space on either side, where the source has a
    /// space at the same code. What is reported is the glued word with the code in it.
    ///
    /// ## Why
    ///
    /// The codes vanish in print and the words run into each other: `kampuni yaEcoMetal`. Links are the usual place.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Visit the {{<a>}}shop{{</a>}} today.
    /// sw: Tembelea [[duka{{<a>}}letu]]{{</a>}} leo.
    ///
    /// en: See the {{<b>}}new{{</b>}} list.
    /// sw: Tazama orodha {{<b>}}[[mpya{{</b>}}ya]] leo.
    ///
    /// en: H{{<sub>}}2{{</sub>}}O is water.
    /// sw: H{{<sub>}}2{{</sub>}}O ni maji.
    ///
    /// en: Visit the {{<a>}}shop{{</a>}} today.
    /// sw: Tembelea {{<a>}}duka{{</a>}} leo.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put a space on the outer side of the code.
    Space = "code.space", Error
}

impl Rule for Space {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let Some(source) = reading.source.as_ref().filter(|source| !source.segment.codes().is_empty()) else { return };
        let theirs = target.segment.codes();
        for (at, code) in theirs.iter().enumerate() {
            let Some(glued) = glued(target, code) else { continue };
            let wanted = key(target, code);
            // The code of the source with the same number among its equals.
            let nth = theirs.iter().take(at).filter(|other| key(target, other) == wanted).count();
            let mut equals = source.segment.codes().iter().filter(|other| key(source, other) == wanted);
            if equals.nth(nth).is_some_and(|model| has_space(source, model)) {
                found.report(glued, format!("no space at {}", name(target, code)));
            }
        }
    }
}

/// The word around a code that has letters at both sides.
fn glued(text: &Text<'_>, code: &Code) -> Option<Range<usize>> {
    let whole = text.text();
    let (before, after) = (whole.get(..code.span.start)?, whole.get(code.span.end..)?);
    let is_code_at = |place: usize, end: bool| {
        let others = text.segment.codes().iter().filter(|other| other.span != code.span);
        let mut others = others.map(|other| if end { other.span.end } else { other.span.start });
        others.any(|other| other == place)
    };
    if is_code_at(code.span.start, true) || is_code_at(code.span.end, false) {
        return None;
    }
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let end = code.span.end + after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let letters = before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphanumeric);
    (letters && start < code.span.start).then_some(start..end)
}

fn has_space(text: &Text<'_>, code: &Code) -> bool {
    let whole = text.text();
    let before = whole.get(..code.span.start).is_some_and(|before| before.ends_with(char::is_whitespace));
    before || whole.get(code.span.end..).is_some_and(|after| after.starts_with(char::is_whitespace))
}
