use std::ops::Range;

use super::forms::respell;
use crate::check::found::Found;
use crate::check::group::Group;
use crate::check::pair::{FoldedWord, Reading, Text};
use crate::check::rule::{Observation, Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::check::ways::{pack, part, places};
use crate::model::finding::Side;
use crate::swahili::lexicon::variants::VariantKind;
use crate::swahili::orthography::capitals::capital;
use crate::swahili::orthography::variants;
use crate::text::letter_case::with_case;

rule! {
    /// One word in several spellings
    ///
    /// ## What it finds
    ///
    /// A word that the text also spells in another way, in whatever form: `wataalam` beside `kitaalamu` are two words, but
    /// `mtaalam` beside `wataalamu` is one, and so is `inaonesha` beside `kuonyesha`. What is reported is the rarer
    /// spelling; where both are as frequent, the one that is not the standard, and where both are standard, the one that
    /// comes second.
    ///
    /// A spelling inside a foreign name is left alone: `China` in `China Aluminium Group` beside `Uchina`.
    ///
    /// ## Why
    ///
    /// Readers take two spellings for two things, and look-up finds one of them.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Timu ya wataalamu ilifika kwa treni.
    /// sw: Mtaalamu mmoja alisoma ripoti.
    /// sw: Msaada wa [[mtaalam]] ulitolewa.
    /// suggest: mtaalamu
    ///
    /// sw: Uchina inanunua bauxite.
    /// sw: Kampuni ya China Minmetals inachimba Uchina.
    /// ```
    ///
    /// ## What to do
    ///
    /// Choose one spelling and keep to it.
    ///
    /// ## Settings
    ///
    /// - `places`: of a spelling that stands in more places than this, the first is reported alone (3).
    Mixed = "spelling.mixed", Info
}

const PLACES: Setting = Setting {
    name: "places",
    usual: Usual::Number(3.0),
    about: "Of a spelling that stands in more places than this, the first is reported alone.",
};

impl Rule for Mixed {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn settings(&self) -> &'static [Setting] {
        &[PLACES]
    }

    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        let text = &reading.target;
        for (spelt, span) in text.spelt() {
            if spelt.is_ambiguous()
                || spelt.group.kind == VariantKind::Slip
                || is_in_name(text, span, &spelt.group.preferred)
            {
                continue;
            }
            // The form that the text has, in the standard spelling.
            let standard = with_case(&spelt.standard, text.at(span));
            let (key, value) = (spelt.group.preferred.as_str().into(), pack(&[spelt.spelling, &standard]));
            noted.push(Observation { key, value, side: Side::Target, span: span.clone() });
        }
    }

    fn judge(&self, group: &Group<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        let key = group.key();
        let both_standard = variants::group(key).is_some_and(|variants| variants.kind == VariantKind::Pair);
        let all = group.ways(|value| both_standard || part(value, 0) != key);
        let Some((usual, others)) = all.split_first() else { return };
        let limit = options.number(&PLACES).max(1.0);
        for way in others {
            let is_many = f64::from(u32::try_from(way.count).unwrap_or(u32::MAX)) > limit;
            for one in way.seen().take(if is_many { 1 } else { usize::MAX }) {
                let Observation { value, side, span, .. } = one.observation;
                let mut message =
                    format!("`{}` is spelt `{}` {} of this text", way.name, usual.name, places(usual.count));
                if is_many {
                    message = format!("{message}; so it stands in {} places, of which this is the first", way.count);
                }
                let report = found.report_in(one.segment, *side, span.clone(), message);
                if let Some(form) = respell(part(value, 1), key, usual.name) {
                    report.suggest(form);
                }
            }
        }
    }
}

/// Whether `span` is a name, or a word with a capital that is no Swahili one stands next to it, so that it is part of
/// one. `preferred` is the standard spelling of the word at `span`.
fn is_in_name(text: &Text<'_>, span: &Range<usize>, preferred: &str) -> bool {
    if !text.at(span).starts_with(char::is_uppercase) {
        return false;
    }
    // A common noun with a capital inside a sentence is a name, or part of one.
    if preferred.starts_with(char::is_lowercase) && !text.begins_sentence(span) {
        return true;
    }
    let words = text.folded_words();
    let place = words.iter().position(|(_, at)| at.start == span.start);
    let Some(place) = place else { return false };
    let foreign = |word: &FoldedWord<'_>| {
        text.at(&word.1).starts_with(char::is_uppercase) && capital(&word.0).is_none() && !text.begins_sentence(&word.1)
    };
    let before = place.checked_sub(1).and_then(|at| words.get(at));
    let after = words.iter().find(|(_, at)| at.start >= span.end);
    before.is_some_and(|word| foreign(word) && text.are_neighbours(&word.1, span))
        || after.is_some_and(|word| foreign(word) && text.are_neighbours(span, &word.1))
}
