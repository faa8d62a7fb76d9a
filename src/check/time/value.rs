use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::clock::Clock;
use crate::swahili::orthography::clock::in_figures;

rule! {
    /// Another time of day than in the source
    ///
    /// ## What it finds
    ///
    /// A time in the translation that is the source's by neither clock. The Swahili clock counts from six, so 10 a.m.
    /// is `saa 4:00 asubuhi`; European hours after `saa` are let pass here (`time.clock` reports them).
    ///
    /// ## Why
    ///
    /// A reader comes at the wrong hour.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The clinic opens at 8:30 a.m. every day.
    /// sw: Kliniki inafunguliwa [[saa 3:30 asubuhi]] kila siku.
    /// suggest: saa 2:30 asubuhi
    ///
    /// en: The clinic opens at 8:30 a.m. every day.
    /// sw: Kliniki inafunguliwa saa 2:30 asubuhi kila siku.
    ///
    /// en: We met at 12:30 p.m.
    /// sw: Tulikutana saa sita na nusu mchana.
    ///
    /// en: It took five hours, until 5 p.m.
    /// sw: Ilichukua saa tano, hadi saa 11 jioni.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the source's time by the Swahili clock, with the part of the day.
    Value = "time.value", Error
}

impl Rule for Value {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        if !source.has_digits() || source.times().is_empty() || reading.target.times().is_empty() {
            return;
        }
        let (mine, theirs) = (source.times(), reading.target.times());
        let lost: Vec<&Clock> = mine.iter().filter(|time| !theirs.iter().any(|other| other.meets(time))).collect();
        let new: Vec<&Clock> = theirs.iter().filter(|time| !mine.iter().any(|other| other.meets(time))).collect();
        // Several could be told in another order or in another way, and a duration is no time.
        if let ([was], [is]) = (lost.as_slice(), new.as_slice())
            && is_sure(reading.target.at(&is.span))
            && is_sure(source.at(&was.span))
        {
            let (was_text, is_text) = (source.at(&was.span), reading.target.at(&is.span));
            let report = found.report(is.span.clone(), format!("`{is_text}` is not {was_text}"));
            if let ([time], true) = (was.times.as_slice(), reading.target.language.base() == "sw") {
                report.suggest(in_figures(*time));
            }
        }
    }
}

/// Whether it is surely a time of day: with minutes or a part of the day.
fn is_sure(written: &str) -> bool {
    const PARTS: [&str; 10] =
        ["asubuhi", "jioni", "usiku", "mchana", "alfajiri", "alasiri", "adhuhuri", "a.m", "p.m", "m"];
    written.contains(':') || PARTS.iter().any(|part| written.to_lowercase().trim_end_matches('.').ends_with(part))
}
