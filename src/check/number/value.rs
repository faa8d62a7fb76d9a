use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// Another number than in the source
    ///
    /// ## What it finds
    ///
    /// A number of the translation that stands where the source has another one. Numbers are compared by value, so
    /// `45%` and `asilimia 45`, `1.5 million` and `1,500,000`, `fourteen` and `kumi na nne`, `10:00` and `saa 4:00`,
    /// `2015-16` and `2015 hadi 2016` are the same. Names with digits (`A320`) belong to `identifier.changed`.
    ///
    /// ## Why
    ///
    /// A wrong figure is the fault that readers cannot see and act upon.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The study has 300 patients.
    /// sw: Utafiti una wagonjwa [[3000]].
    ///
    /// en: It was founded on 11 July 2012.
    /// sw: Ilianzishwa tarehe 11 Julai [[2013]].
    ///
    /// en: Eight of them cost $60 million in the 1990s.
    /// sw: Nane kati yao ziligharimu dola milioni 60 miaka ya 1990.
    ///
    /// en: It cost $60 million.
    /// sw: Iligharimu dola bilioni [[60]].
    ///
    /// en: The doors open at 10:00.
    /// sw: Milango inafunguliwa saa 4:00.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the source's number there, or dismiss the finding where the source itself is wrong.
    Value = "number.value", Error, precision 1.0
}

impl Rule for Value {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        for (was, is) in &reading.numbers().changed {
            let (place, was, written) = (was, source.at(was), reading.target.at(is));
            let message = match was == written {
                true => format!("the source has `{}`", with_word_after(source.text(), place.start)),
                false => format!("`{written}` stands where the source has `{was}`"),
            };
            let report = found.report(is.clone(), message);
            let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            if was != written && figures(was) && figures(written) {
                report.suggest(was);
            }
        }
    }
}

/// The figure at `start` with the word of size after it.
fn with_word_after(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let mut spaces = rest.match_indices(char::is_whitespace).skip(1);
    let end = spaces.next().map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric())
}
