use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::text::tokens::is_han;

rule! {
    /// Much shorter or longer than the source
    ///
    /// ## What it finds
    ///
    /// A translation whose number of characters, divided by that of the source, is out of the usual. In 3,071 pairs
    /// translated by people from English into Swahili the ratio was 1.07 in the middle; of the sources with 80
    /// characters or more none had a complete translation below 0.62 or above 1.82. The shorter the source, the
    /// wider the bounds: at 40 characters they are about 0.36 and 2.6, at 20 about 0.22 and 3.6.
    ///
    /// Characters of inline codes do not count. Pairs with Chinese or Japanese are not measured.
    ///
    /// ## Why
    ///
    /// A short translation has often lost a sentence; a long one may hold the text of another segment, or a note of
    /// the translator.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Stop the conveyor, lock the switch and hang the red tag on it before you open the cover.
    /// sw: [[Simamisha ukanda wa kusafirisha.]]
    ///
    /// en: Stop the conveyor, lock the switch and hang the red tag on it before you open the cover.
    /// sw: Simamisha ukanda, funga swichi na utundike lebo nyekundu juu yake kabla ya kufungua kifuniko.
    ///
    /// en: Humidifier
    /// sw: Kifaa cha kuongeza unyevu hewani
    /// ```
    ///
    /// ## What to do
    ///
    /// Look what is missing, or what came in from elsewhere.
    ///
    /// ## Settings
    ///
    /// `shortest` and `longest` are the bounds for long segments.
    Length = "segment.length", Warning
}

const SHORTEST: Setting =
    Setting { name: "shortest", usual: Usual::Number(0.6), about: "The least ratio of characters to the source's." };
const LONGEST: Setting =
    Setting { name: "longest", usual: Usual::Number(1.9), about: "The greatest ratio of characters to the source's." };

/// At how many characters of the source each bound, as a power, is twice as wide as for a long one. Swahili can say a
/// clause in one word (`Haipo`, it is not available), so the lower bound is wider.
const SHORTEST_DOUBLED_AT: f64 = 40.0;
const LONGEST_DOUBLED_AT: f64 = 20.0;

impl Rule for Length {
    fn needs_source(&self) -> bool {
        true
    }

    fn settings(&self) -> &'static [Setting] {
        &[SHORTEST, LONGEST]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = reading.source.as_ref() else { return };
        let (Some(before), Some(after)) = (length(source), length(&reading.target)) else { return };
        let ratio = after / before;
        if before < 1.0 || after < 1.0 {
            return;
        }
        let shortest = options.number(&SHORTEST).max(0.0).powf(1.0 + SHORTEST_DOUBLED_AT / before);
        let longest = options.number(&LONGEST).max(0.0).powf(1.0 + LONGEST_DOUBLED_AT / before);
        let whole = 0..reading.target.text().len();
        if ratio < shortest {
            found.report(whole, format!("{after} characters for the {before} of the source: something may be missing"));
        } else if ratio > longest {
            found
                .report(whole, format!("{after} characters for the {before} of the source: something may be too much"));
        }
    }
}

/// The characters of a text without those of its codes and the white space at its ends; `None` for text whose writing
/// needs fewer characters.
fn length(text: &Text<'_>) -> Option<f64> {
    let plain = text.segment.without_codes();
    let mut count: u32 = 0;
    for c in plain.trim().chars() {
        // Kana and Hangul stand between these two; Latin text is below both.
        if c > '\u{10FF}' && (is_han(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{AC00}'..='\u{D7AF}')) {
            return None;
        }
        count = count.saturating_add(1);
    }
    Some(f64::from(count))
}
