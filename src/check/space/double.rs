use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// Two or more spaces between words
    ///
    /// ## What it finds
    ///
    /// More than one space inside a line of the translation, where the source has none like it. Spaces
    /// that align the columns of a table are left alone.
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
    /// ```
    ///
    /// ## What to do
    ///
    /// Leave one space. `check --fix` does it.
    Double = "space.double", Warning
}

impl Rule for Double {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        if reading.source_has("  ") {
            return;
        }
        let text = reading.target.text();
        let mut from = 0;
        while let Some(start) = text[from..].find("  ").map(|at| from + at) {
            let end = text[start..].find(|c| c != ' ').map_or(text.len(), |at| start + at);
            // Before and behind `|` they align the columns of a table.
            let parts = ['\n', '|'];
            if start > 0 && end < text.len() && !text[..start].ends_with(parts) && !text[end..].starts_with(parts) {
                found.report(start..end, "more than one space").mend(" ");
            }
            from = end;
        }
    }
}
