use super::{lacking, name};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// An inline code that the source does not have
    ///
    /// ## What it finds
    ///
    /// A tag, a mark or another inline code of the translation that the source does not have, or not as often.
    ///
    /// ## Why
    ///
    /// A code too many is a leftover of another segment, and half a pair breaks the page.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Press Save now.
    /// sw: Bonyeza [[{{<b>}}]]Hifadhi[[{{</b>}}]] sasa.
    ///
    /// en: A line{{<br/>}}and another
    /// sw: Mstari{{<br/>}}na mwingine
    /// ```
    ///
    /// ## What to do
    ///
    /// Remove the code.
    Added = "code.added", Error
}

impl Rule for Added {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let Some(source) = reading.source.as_ref().filter(|_| !target.segment.codes().is_empty()) else { return };
        for code in lacking(target, source).into_iter().filter_map(|at| target.segment.codes().get(at)) {
            found.report(code.span.clone(), format!("{} is not in the source", name(target, code)));
        }
    }
}
