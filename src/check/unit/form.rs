use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::measures::{named, of_english};
use crate::placeables::numbers::Manner;
use crate::swahili::orthography::numerals::is_number_word;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

rule! {
    /// A unit's word after its figure
    ///
    /// ## What it finds
    ///
    /// The word of a unit, of money or `asilimia` that follows its figure as in English (`45 asilimia`). Symbols
    /// (`45 km`, `45%`) are right there. Days, weeks and other words of time are left alone, and so is a figure that may
    /// belong to the word before it (`watu 45`) unless the source has it with the unit.
    ///
    /// ## Why
    ///
    /// Swahili says the unit first: `asilimia 45`, `kilomita 5`, `dola 20`.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Takriban [[45 asilimia]] ya watu walikuja.
    /// suggest: asilimia 45
    /// sw: Ni [[5 kilomita]] kutoka hapa.
    /// suggest: kilomita 5
    /// sw: Kati ya watu 45 asilimia 20 walikuja.
    /// sw: Ni kilomita 5, yaani 5 km.
    /// sw: Mwaka 2024 dola ilipanda.
    ///
    /// en: The tank holds 200 litres.
    /// sw: Tangi hubeba [[200 lita]].
    /// suggest: lita 200
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the word before the figure.
    Form = "unit.form", Warning
}

impl Rule for Form {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        if !target.has_digits() {
            return;
        }
        let tokens = target.tokens();
        for at in 1..tokens.len() {
            let Some([figure, word]) = tokens.get(at - 1..=at) else { continue };
            let written = target.at(&word.span);
            let spaced = target.text().get(figure.span.end..word.span.start) == Some(" ");
            if figure.kind != TokenKind::Number || word.kind != TokenKind::Word || !spaced {
                continue;
            }
            let is_of_source = is_word(written) && is_of_source(reading, &figure.span, written);
            if !is_of_source && !is_word_of_unit(written) {
                continue;
            }
            // A figure that has its unit or its noun already leaves the word to what follows.
            let counts = |place: usize| tokens.get(place).map(|token| target.at(&token.span));
            let before = at.checked_sub(2).and_then(counts);
            let after = counts(at + 1).map(fold).unwrap_or_default();
            let goes_on = after.starts_with(|c: char| c.is_ascii_digit())
                || matches!(after.as_str(), "za" if counts(at + 2).is_some_and(|word| word == "Marekani"))
                || is_number_word(&after);
            if goes_on || !(is_of_source || before.is_none_or(is_free)) {
                continue;
            }
            let number = target.numbers().iter().find(|number| number.span == figure.span);
            if number.is_some_and(|number| number.manner == Manner::Figures) {
                let span = figure.span.start..word.span.end;
                let message = format!("`{written}` stands after its figure");
                found.report(span, message).suggest(format!("{} {}", written.to_lowercase(), target.at(&figure.span)));
            }
        }
    }
}

/// Whether the source has the unit `word` at the number that stands for the one at `figure`.
fn is_of_source(reading: &Reading<'_>, figure: &Range<usize>, word: &str) -> bool {
    let Some(source) = reading.source.as_ref().filter(|source| source.language.base() == "en") else { return false };
    let units = named(word);
    if units.is_empty() {
        return false;
    }
    let mut matched = reading.numbers().matched.iter().filter(|(_, theirs)| theirs == figure);
    matched.any(|(mine, _)| of_english(source.text(), mine).is_some_and(|(unit, _)| unit.meets(units)))
}

/// Words before a figure that it does not belong to.
fn is_free(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "takriban"
            | "takribani"
            | "karibu"
            | "ni"
            | "kwa"
            | "hadi"
            | "na"
            | "ya"
            | "wa"
            | "za"
            | "au"
            | "zaidi"
            | "kama"
            | "mpaka"
            | "kati"
            | "kutoka"
            | "kuwa"
            | "kufikia"
            | "kiasi"
            | "yapata"
            | "angalau"
            | ","
            | "("
            | "."
            | ":"
            | "-"
            | "–"
    )
}

/// Whether `word` can be the word of a unit of things, in Swahili.
fn is_word(word: &str) -> bool {
    let of_time = matches!(
        word.to_lowercase().as_str(),
        "saa"
            | "masaa"
            | "siku"
            | "wiki"
            | "juma"
            | "mwezi"
            | "miezi"
            | "mwaka"
            | "miaka"
            | "umri"
            | "dakika"
            | "sekunde"
    );
    word.len() > 3
        && !of_time
        && word.chars().all(|c| c.is_lowercase())
        && !matches!(word, "degrees" | "metres" | "meters" | "percent" | "euro")
}

fn is_word_of_unit(word: &str) -> bool {
    is_word(word) && !matches!(word, "kilo" | "mita") && !named(word).is_empty()
}
