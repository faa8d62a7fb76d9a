use super::{lacking, name};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// An inline code of the source that the translation lacks
    ///
    /// ## What it finds
    ///
    /// A tag, a mark or another inline code of the source that the translation does not have, or not as often. Codes
    /// are compared by their kind and content, in any order. The finding stands in the source.
    ///
    /// ## Why
    ///
    /// Bold type, links and line breaks are lost, and half a pair breaks the page.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Press [[{{<b>}}]]Save[[{{</b>}}]] now.
    /// sw: Bonyeza Hifadhi sasa.
    ///
    /// en: Press {{<b>}}Save{{</b>}} now.
    /// sw: Sasa bonyeza {{<b>}}Hifadhi{{</b>}}.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the code where its words are in the translation.
    Missing = "code.missing", Error
}

impl Rule for Missing {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = reading.source.as_ref().filter(|source| !source.segment.codes().is_empty()) else { return };
        if reading.target.segment.is_blank() {
            return;
        }
        for code in lacking(source, &reading.target).into_iter().filter_map(|at| source.segment.codes().get(at)) {
            found.report_source(code.span.clone(), format!("{} is not in the translation", name(source, code)));
        }
    }
}
