use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::profile::Pattern as Written;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A pattern of your own
    ///
    /// ## What it finds
    ///
    /// What the patterns of the profile say. A pattern is a table `[[patterns]]` with a `name` and regular expressions:
    /// `target` for what the translation must not hold, `source` for what the source must hold for the pattern to
    /// apply, `target-lacks` for what the translation must hold, so that its lack is reported. It reports where all that
    /// is given of it is so. The finding is called `user.` and the name.
    ///
    /// ## Why
    ///
    /// Every house has rules that no program knows.
    ///
    /// ## Example
    ///
    /// ```text
    /// profile: patterns = [{ name = "per-cent", target = '(\d+) %', instead = "$1%" }]
    /// sw: Bei ilipanda kwa [[12 %]] mwaka jana.
    /// suggest: 12%
    /// sw: Bei ilipanda kwa asilimia 12 mwaka jana.
    ///
    /// profile: patterns = [{ name = "warning", source = '^WARNING', target-lacks = '^ONYO' }]
    /// en: [[WARNING]]: hot surface
    /// sw: Hatari: sehemu ya moto
    /// en: WARNING: high voltage
    /// sw: ONYO: umeme mkubwa
    /// ```
    ///
    /// ## What to do
    ///
    /// What the pattern's `message` says.
    ///
    /// ## Settings
    ///
    /// Each pattern can have a `message`, a `severity` (`error`, `warning` or `info`; without one it has that of this
    /// rule) and, with `target`, `instead`: what should stand there, with `$1` for the first group. `(?i)` at the
    /// beginning of an expression makes it blind to capitals. Expressions have no look-around and no back references, so
    /// that none of them can stall a run.
    Pattern = "user.pattern", Warning
}

/// More findings of one pattern in one segment say no more.
const MOST: usize = 100;

impl Rule for Pattern {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        for pattern in reading.setup.profile.patterns.iter().filter(|pattern| !pattern.is_off) {
            apply(pattern, reading, found);
        }
    }
}

fn apply(pattern: &Written, reading: &Reading<'_>, found: &mut Found<'_>) {
    let target = reading.target.text();
    let in_source = match (&pattern.source, &reading.source) {
        (Some(wanted), Some(source)) => match wanted.find(source.text()) {
            Some(place) => Some(place.range()),
            None => return,
        },
        (Some(_), None) => return,
        (None, _) => None,
    };
    if pattern.target_lacks.as_ref().is_some_and(|lacks| lacks.is_match(target)) {
        return;
    }
    let id = pattern.id();
    let message = |words: &str, usual: &str| match pattern.message.as_str() {
        "" => format!("`{}`: {usual}", if words.is_empty() { &pattern.name } else { words }),
        message => message.to_owned(),
    };
    let Some(wrong) = &pattern.target else {
        // Only a source can have led here.
        let span: Range<usize> = in_source.unwrap_or_default();
        let words = reading.source.as_ref().map_or("", |source| source.at(&span));
        let message = message(words, "the translation lacks what the pattern asks for");
        found.report_source(span, message).named(id, pattern.severity);
        return;
    };
    for groups in wrong.captures_iter(target).take(MOST) {
        let Some(place) = groups.get(0).filter(|place| !place.is_empty()) else { continue };
        let message = message(place.as_str(), "against the pattern");
        let report = found.report(place.range(), message).named(id.clone(), pattern.severity);
        if let Some(instead) = &pattern.instead {
            let mut text = String::new();
            groups.expand(instead, &mut text);
            report.suggest(text);
        }
    }
}
