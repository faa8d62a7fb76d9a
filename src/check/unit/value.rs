use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::measures::{Measure, Measures, named};

rule! {
    /// Another unit or currency than in the source, or none
    ///
    /// ## What it finds
    ///
    /// A number that is the source's, with another unit beside it, and a number whose unit, sign of money or per cent
    /// the translation nowhere has. A number that was converted (5 miles, `kilomita 8`) is let pass.
    ///
    /// ## Why
    ///
    /// The figure is right and what it says is wrong: 5 miles are 8 kilometres.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The school is 5 miles from here.
    /// sw: Shule iko [[kilomita]] 5 kutoka hapa.
    ///
    /// en: It costs $20.
    /// sw: Inagharimu [[shilingi]] 20.
    ///
    /// en: The river is 12 metres deep and 340 metres wide.
    /// sw: Mto una kina cha [[futi]] 12 na upana wa mita 340.
    ///
    /// en: About 45% of them came.
    /// sw: Takriban [[45]] kati yao walikuja.
    ///
    /// en: The school is 5 miles from here, and 45% walk.
    /// sw: Shule iko kilomita 8 kutoka hapa, na 45 kwa mia hutembea.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the source's unit, or convert the number too.
    Value = "unit.value", Warning
}

impl Rule for Value {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        let target = &reading.target;
        if !source.has_digits() {
            return;
        }
        let matched = &reading.numbers().matched;
        for (at, (mine, theirs)) in matched.iter().enumerate() {
            let Some((unit, place)) = source.unit_beside(mine) else { continue };
            // The same number twice, and which stands for which is not known.
            let alike = |span: &Range<usize>| source.at(span) == source.at(mine);
            if matched.iter().enumerate().any(|(other, (span, _))| other != at && alike(span)) {
                continue;
            }
            match target.unit_beside(theirs) {
                Some((other, span)) if !other.meets(unit) && !is_named_apart(target, unit, theirs, matched) => {
                    let message = format!("`{}` stands where the source has `{}`", target.at(&span), source.at(&place));
                    found.report(span, message);
                }
                None if is_sign(unit) && !names(target, unit) => {
                    let message = format!("`{}` of the source is missing at this number", source.at(&place));
                    found.report(theirs.clone(), message);
                }
                _ => {}
            }
        }
    }
}

/// Whether `text` names one of `units` anywhere, be it far from its number.
fn names(text: &Text<'_>, units: Measures) -> bool {
    let by_word = text.words().any(|(word, _)| named(word).meets(units));
    let signs = || text.text().char_indices().filter(|(_, c)| matches!(c, '%' | '$' | '€' | '£' | '°' | '₹' | '℃'));
    let whole = text.text();
    let by_sign =
        || signs().any(|(at, c)| whole.get(at..at + c.len_utf8()).is_some_and(|sign| named(sign).meets(units)));
    let letters = || {
        let inside = |c: char| c.is_alphabetic() || c == '°';
        whole.split(|c: char| !inside(c)).any(|word| named(word).meets(units))
    };
    by_word || by_sign() || letters() || named("%").meets(units) && whole.contains("kwa mia")
}

/// Whether `text` names one of `units` where it is not that of another number than the one at `number`.
fn is_named_apart(
    text: &Text<'_>,
    units: Measures,
    number: &Range<usize>,
    matched: &[(Range<usize>, Range<usize>)],
) -> bool {
    let others =
        matched.iter().filter(|(_, theirs)| theirs != number).filter_map(|(_, theirs)| text.unit_beside(theirs));
    let taken: Vec<Range<usize>> = others.filter(|(unit, _)| unit.meets(units)).map(|(_, span)| span).collect();
    if taken.is_empty() {
        return names(text, units);
    }
    text.words().any(|(word, span)| named(word).meets(units) && !taken.contains(&span))
}

/// Whether the unit cannot be said in another way: money, per cent, temperature, and what has a symbol.
fn is_sign(units: Measures) -> bool {
    let sure = |measure: &Measure| {
        !measure.symbols.is_empty()
            && !matches!(
                measure.english,
                "second" | "minute" | "hour" | "year" | "month" | "day" | "week" | "foot" | "pound"
            )
    };
    units.first().is_some_and(sure)
}
