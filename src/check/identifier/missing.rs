use super::names::{changed, names};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A model number or an acronym with digits that the translation lacks
    ///
    /// ## What it finds
    ///
    /// A name with letters and digits (`A320`, `OC43`, `COVID-19`) that stands nowhere in the translation. Other
    /// letters before the same digits (`UVIKO-19`) are a translation of it, and hyphens do not count.
    ///
    /// ## Why
    ///
    /// Such names are what readers order, look up and compare by.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The coronavirus [[OC43]] causes colds.
    /// sw: Virusi hivi vya korona husababisha mafua.
    ///
    /// en: COVID-19 and SARS-CoV2 are not the same.
    /// sw: UVIKO-19 na SARS-CoV-2 si sawa.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the name as the source has it, unless a pronoun is clearer.
    Missing = "identifier.missing", Info
}

impl Rule for Missing {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = reading.source.as_ref().filter(|source| source.has_digits()) else { return };
        if reading.target.segment.is_blank() {
            return;
        }
        let (mine, theirs) = (names(source), names(&reading.target));
        let altered = changed(source, &reading.target);
        let mut seen: Vec<&str> = Vec::new();
        for name in mine.iter().filter(|name| name.is_lasting()) {
            let present = theirs.iter().any(|other| other.is(name) || other.has_digits && other.runs().eq(name.runs()))
                || reading.target.text().contains(name.text)
                || in_numbers(reading, name.runs());
            if !present && !seen.contains(&name.text) && !altered.iter().any(|(span, _)| *span == name.span) {
                seen.push(name.text);
                found.report_source(name.span.clone(), format!("`{}` is not in the translation", name.text));
            }
        }
    }
}

/// Whether the translation has the digits as numbers: `COVID 19`, and three for `3D`.
fn in_numbers(reading: &Reading<'_>, runs: impl Iterator<Item = u64>) -> bool {
    let numbers = reading.target.numbers();
    let mut runs = runs.peekable();
    runs.peek().is_some()
        && runs.all(|run| numbers.iter().any(|number| number.amount().and_then(|amount| amount.whole()) == Some(run)))
}
