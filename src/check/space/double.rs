use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::segment::Segment;

rule! {
    /// Two or more spaces between words
    ///
    /// ## What it finds
    ///
    /// More than one space inside a line of the translation, where the source has none like it. Spaces
    /// that align the columns of a table are left alone, and so are those inside inline codes; a code parts the spaces
    /// beside it.
    ///
    /// ## Why
    ///
    /// It is seen in print, and two segments that differ in it alone do not match exactly.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The plant is new.
    /// sw: Kiwanda[[  ]]ni kipya.
    /// fix: Kiwanda ni kipya.
    ///
    /// en: Name:  ____
    /// sw: Jina:  ____
    ///
    /// sw: Kiwanda {{<g  id="1"/>}} ni kipya.
    /// ```
    ///
    /// ## What to do
    ///
    /// Leave one space. `check --fix` does it.
    Double = "space.double", Warning
}

impl Rule for Double {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        if reading.source.as_ref().is_some_and(|source| runs(source.segment).next().is_some()) {
            return;
        }
        let text = reading.target.text();
        for run in runs(reading.target.segment) {
            // Before and behind `|` they align the columns of a table.
            let parts = ['\n', '|'];
            let is_inside = run.start > 0 && run.end < text.len();
            if is_inside && !text[..run.start].ends_with(parts) && !text[run.end..].starts_with(parts) {
                found.report(run, "more than one space").mend(" ");
            }
        }
    }
}

/// The runs of several spaces in `segment`, those at its ends as well, but for those that a code is in or that are in a
/// code.
fn runs(segment: &Segment) -> impl Iterator<Item = Range<usize>> + '_ {
    let text = segment.text();
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find("  ")?;
        from = text[start..].find(|c| c != ' ').map_or(text.len(), |at| start + at);
        Some(start..from)
    });
    let codes = segment.codes();
    all.filter(move |run| {
        let near = codes.partition_point(|code| code.span.end <= run.start);
        codes.get(near).is_none_or(|code| code.span.start >= run.end)
    })
}
