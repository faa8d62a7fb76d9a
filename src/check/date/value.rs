use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::dates::{Date, Part};
use crate::placeables::english;

rule! {
    /// Another month or day of the week than in the source
    ///
    /// ## What it finds
    ///
    /// The name of a month or of a day of the week where the source has another one. Days and years are numbers and
    /// belong to `number.value`; a month in figures (`12/04/2024`) is known by its number.
    ///
    /// ## Why
    ///
    /// Names of days and months are easily mistaken for their neighbours: `Jumatano` has five in it and is Wednesday.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The office opens on Wednesday, 3 June.
    /// sw: Ofisi itafunguliwa Jumatano, 3 [[Julai]].
    ///
    /// en: Come on Thursday.
    /// sw: Njoo [[Jumatano]].
    ///
    /// en: It ended on 04/12/2024.
    /// sw: Iliisha tarehe 4 Desemba 2024.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the source's month or day there.
    Value = "date.value", Warning
}

impl Rule for Value {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        if source.dates().is_empty() || reading.target.dates().is_empty() {
            return;
        }
        compare(
            source,
            &reading.target,
            |date| &date.month,
            |month| english::month_name(month.try_into().ok()?, true),
            found,
        );
        compare(source, &reading.target, |date| &date.weekday, |day| english::weekday_name(day.into()), found);
    }
}

/// What a part can be, and where its name stands. 04/05/2024 is in April or in May.
type Named = (Vec<u16>, Option<Range<usize>>);

/// Reports the only part of its kind in the target that the source does not have, where the source has one that the
/// target lacks.
fn compare(
    source: &Text<'_>,
    target: &Text<'_>,
    part: fn(&Date) -> &Part,
    name: fn(u16) -> Option<&'static str>,
    found: &mut Found<'_>,
) {
    let parts = |text: &Text<'_>| -> Vec<Named> {
        let of_date = |date: &Date| {
            let (value, span) = part(date).clone()?;
            let day = date.day.as_ref().map(|(day, _)| *day).filter(|day| date.is_in_figures() && *day <= 12);
            Some((std::iter::once(value).chain(day).collect(), span))
        };
        text.dates().iter().filter_map(of_date).collect()
    };
    let (mine, theirs) = (parts(source), parts(target));
    let without = |some: &[Named], others: &[Named]| -> Vec<Named> {
        let meets = |one: &Named, other: &Named| one.0.iter().any(|value| other.0.contains(value));
        some.iter().filter(|one| !others.iter().any(|other| meets(one, other))).cloned().collect()
    };
    let (lost, mut new) = (without(&mine, &theirs), without(&theirs, &mine));
    // Mid-March, in which the month is no word by itself.
    let in_source = |value: &u16| name(*value).is_some_and(|name| source.text().contains(name));
    new.retain(|(values, _)| !values.iter().any(in_source));
    if let ([(_, was)], [(_, Some(is))]) = (lost.as_slice(), new.as_slice()) {
        let written = target.at(is);
        let message = match was {
            Some(was) => format!("`{written}` stands where the source has `{}`", source.at(was)),
            None => format!("`{written}` is not in the source"),
        };
        found.report(is.clone(), message);
    }
}
