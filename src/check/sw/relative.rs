use std::ops::Range;

use super::verbs::{is_unknown, unplaced, verb_forms};
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::concord::SUBJECTS;
use crate::swahili::verb::Tense;
use crate::text::fold::fold;

rule! {
    /// A relative marker after a tense that takes none
    ///
    /// ## What it finds
    ///
    /// A marker inside the verb after `-ta-` or `-me-` (`kitachotokea`), and one at the end of a verb that has a
    /// tense (`amempendaye`). Only words that are none else and become a verb when they are mended.
    ///
    /// ## Why
    ///
    /// The marker stands inside the verb after `-na-`, `-li-`, `-taka-` and `-si-` alone, and at the end only where
    /// there is no tense. Other tenses take `amba-`.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Hatujui [[kitachotokea]] kesho.
    /// fix: Hatujui kitakachotokea kesho.
    ///
    /// sw: Vitabu [[vimevyochapishwa]] ni vitatu.
    /// suggest: vilivyochapishwa
    ///
    /// sw: Tutajua yatakayotokea.
    /// sw: Yeye ndiye asomaye vitabu.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write `-taka-` for `-ta-`, which `check --fix` does. For `-me-` write `-li-`, or `amba-` with the verb as it
    /// is.
    Relative = "sw.relative", Error
}

/// Every relative marker, the longer before what it begins with.
const MARKERS: [&str; 10] = ["cho", "vyo", "ye", "yo", "lo", "zo", "po", "ko", "mo", "o"];

impl Rule for Relative {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (span, _) in unplaced(text) {
            word(text, span, found);
        }
    }
}

fn word(text: &Text<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let written = text.at(&span);
    if written.len() < 7
        || !written.bytes().all(|byte| byte.is_ascii_lowercase())
        || !written.contains(['t', 'm', 'n', 'l'])
    {
        return;
    }
    let folded = fold(written);
    if !is_unknown(&folded) {
        return;
    }
    for subject in SUBJECTS {
        let Some(verb) = folded.strip_prefix(subject) else { continue };
        if let Some(right) = marker_inside(subject, verb) {
            let (tense, right) = right;
            let message = format!("no relative marker can follow `{tense}` in `{written}`");
            let report = found.report(span, message);
            // The other way is amba- with the tense that was written, which needs the noun.
            if tense == "-ta-" {
                report.mend(right)
            } else {
                report.suggest(right)
            };
            return;
        }
        if let Some((marker, right)) = marker_at_end(subject, verb) {
            found
                .report(span, format!("the relative marker `-{marker}` cannot end `{written}`, which has a tense"))
                .suggest(right);
            return;
        }
    }
}

/// `kitachotokea`, `ameyependa`: the marker stands where it should, the tense is none that it can follow. The tense, and
/// the word with the one that it can.
fn marker_inside(subject: &str, verb: &str) -> Option<(&'static str, String)> {
    [("ta", "-ta-", "taka"), ("me", "-me-", "li")].into_iter().find_map(|(tense, name, right)| {
        let marked = verb.strip_prefix(tense)?;
        MARKERS.iter().find(|marker| marked.starts_with(**marker))?;
        let right = format!("{subject}{right}{marked}");
        is_relative(&right).then_some((name, right))
    })
}

/// `amempendaye`: the marker stands at the end, where no tense goes before.
fn marker_at_end(subject: &str, verb: &str) -> Option<(&'static str, String)> {
    [("na", "na"), ("li", "li"), ("ta", "taka"), ("me", "li")].into_iter().find_map(|(tense, right)| {
        let rest = verb.strip_prefix(tense)?;
        let places = ["po", "ko", "mo"];
        let marker = MARKERS.into_iter().find(|marker| !places.contains(marker) && rest.ends_with(marker))?;
        let bare = rest.strip_suffix(marker)?;
        let right = format!("{subject}{right}{marker}{bare}");
        let plain = verb_forms(&format!("{subject}{tense}{bare}"));
        let finite = plain.iter().any(|form| !form.subject.is_empty() && form.relative.is_empty());
        (finite && is_relative(&right)).then_some((marker, right))
    })
}

fn is_relative(word: &str) -> bool {
    let forms = verb_forms(word);
    forms.iter().any(|form| !form.relative.is_empty() && form.tense != Tense::GeneralRelative)
}
