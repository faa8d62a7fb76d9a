use super::no_day;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::model::finding::Severity;
use crate::swahili::orthography::dates::{self, Form as DateForm, Pattern, WrittenDate};

rule! {
    /// A date that Swahili does not write so, or that does not exist
    ///
    /// ## What it finds
    ///
    /// A month's name tied to figures by hyphens (`Desemba-24-2024`), a day that the month does not have
    /// (`31 Februari`, `tarehe 35 Machi`), and a day of the week that the date does not fall on.
    ///
    /// ## Why
    ///
    /// Hyphenated dates are left behind by programs that copy the source's pattern; the other two are wrong for
    /// whoever relies on them.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Ilichapishwa [[Desemba-24-2024]].
    /// suggest: 24 Desemba 2024
    /// sw: Mkutano ni [[31 Februari 2024]].
    /// sw: Ilikuwa [[Jumatatu, 24 Desemba 2024]].
    /// sw: Ilikuwa Jumanne, 24 Desemba 2024.
    /// sw: Ilikuwa Mei 24, 2024.
    ///
    /// profile: [rules."date.form"]
    /// profile: month-first = true
    /// sw: Ilikuwa [[Mei 24, 2024]].
    /// suggest: 24 Mei 2024
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the day, the month's name and the year: `24 Desemba 2024`.
    ///
    /// ## Settings
    ///
    /// `month-first = true` also reports `Mei 24, 2024`, as an info. It is off because translators write it as often
    /// as the form that CLDR has.
    Form = "date.form", Warning
}

const MONTH_FIRST: Setting =
    Setting { name: "month-first", usual: Usual::Flag(false), about: "Whether a month before its day is reported." };

impl Rule for Form {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn settings(&self) -> &'static [Setting] {
        &[MONTH_FIRST]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        for span in no_day::find(&reading.target) {
            let written = reading.target.at(&span);
            if !reading.source_has(written) {
                found.report(span.clone(), format!("there is no `{written}`"));
            }
        }
        for date in reading.target.written_dates() {
            let codes = reading.target.segment.codes();
            if codes.iter().any(|code| code.span.start < date.span.end && date.span.start < code.span.end) {
                continue;
            }
            let written = reading.target.at(&date.span);
            let copied = || reading.source_has(written);
            if date.form == DateForm::Hyphenated && date.year.is_none() {
                // A range: 31 Januari-15 Machi.
                continue;
            }
            if date.form == DateForm::Hyphenated {
                let report = found.report(date.span.clone(), format!("`{written}` is no form of a date"));
                if let Some(day) = date.date() {
                    report.suggest(dates::write(day, Pattern::Long));
                }
            } else if !date.is_possible() && named(date) && !copied() {
                found.report(date.span.clone(), format!("there is no `{written}`"));
            } else if date.weekday_fits() == Some(false) && !copied() {
                found.report(date.span.clone(), format!("`{written}` is another day of the week"));
            } else if date.form == DateForm::MonthDay && options.flag(&MONTH_FIRST) {
                let report = found.report(date.span.clone(), "the month stands before the day");
                let report = report.at_most(Severity::Info);
                if let Some(day) = date.date() {
                    report.suggest(dates::write(day, Pattern::Long));
                }
            }
        }
    }
}

/// Whether the month has its name or follows `tarehe`: three figures alone may be no date.
fn named(date: &WrittenDate) -> bool {
    matches!(date.form, DateForm::DayMonth | DateForm::MonthDay)
}
