use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::orthography::clock::in_figures;

rule! {
    /// An English hour after `saa`
    ///
    /// ## What it finds
    ///
    /// A time whose hour was copied from the source although `saa` stands before it: `saa 10:00 asubuhi` for 10 a.m.
    /// Hours above twelve are passed over, since no one takes `saa 14:00` for the Swahili clock.
    ///
    /// ## Why
    ///
    /// By the Swahili clock `saa 10` is four o'clock. Who tells the time in this way every day is six hours wrong.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The office opens at 10:00 a.m. on Monday.
    /// sw: Ofisi inafunguliwa [[saa 10:00 asubuhi]] Jumatatu.
    /// suggest: saa 4:00 asubuhi
    ///
    /// en: The office opens at 10:00 a.m. on Monday.
    /// sw: Ofisi inafunguliwa saa 4:00 asubuhi Jumatatu.
    ///
    /// en: The train leaves at 14:00.
    /// sw: Treni inaondoka saa 14:00.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the hour of the Swahili clock, or agree with the reader on European hours and switch the rule off.
    Clock = "time.clock", Info
}

impl Rule for Clock {
    fn needs_source(&self) -> bool {
        true
    }

    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        if !source.has_digits() || source.times().is_empty() {
            return;
        }
        for time in reading.target.times() {
            let mine = || source.times().iter().flat_map(|time| &time.times);
            let written = reading.target.at(&time.span);
            let hour = reading.target.at(&time.figures).split(':').next().and_then(|hour| hour.parse::<u8>().ok());
            let copied = hour.is_some_and(|hour| (1..=12).contains(&hour))
                && !mine().any(|time_there| time.swahili.contains(time_there));
            let meant = mine().find(|time_there| time.european.contains(time_there)).filter(|_| copied);
            if let Some(meant) = meant {
                found
                    .report(
                        time.span.clone(),
                        format!("`{written}` has the hour of the source, not of the Swahili clock"),
                    )
                    .suggest(in_figures(*meant));
            }
        }
    }
}
