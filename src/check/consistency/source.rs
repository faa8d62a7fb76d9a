use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::likeness::content;
use super::shortened;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, Seen, rule};
use crate::check::setting::Options;
use crate::check::ways::{pack, part, places};
use crate::model::finding::Side;
use crate::text::fold::{normalise, stable_hash};

rule! {
    /// One translation for different source texts
    ///
    /// ## What it finds
    ///
    /// Segments of four words or more with the same translation whose sources speak of different things. Sources that
    /// differ in what Swahili does not say (he or she, the article, singular or plural, capitals, marks) count as one.
    ///
    /// ## Why
    ///
    /// Often a match was taken from the memory and not changed.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Turn the red valve to the left.
    /// sw: Zungusha vali nyekundu kushoto.
    /// en: Turn the blue valve to the left.
    /// sw: [[Zungusha vali nyekundu kushoto.]]
    ///
    /// en: He opened the meeting this morning.
    /// sw: Alifungua mkutano asubuhi hii.
    /// en: She opened the meeting this morning.
    /// sw: Alifungua mkutano asubuhi hii.
    /// ```
    ///
    /// ## What to do
    ///
    /// Compare both sources, and see whether the translation says what this one does.
    Source = "consistency.source", Info
}

/// Shorter translations serve many sources rightly: `Ndiyo`, `Soma zaidi`.
const LEAST_WORDS: usize = 4;

impl Rule for Source {
    fn needs_source(&self) -> bool {
        true
    }

    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        let Some(source) = &reading.source else { return };
        let target = &reading.target;
        if target.words().nth(LEAST_WORDS - 1).is_none() {
            return;
        }
        noted.push(Observation {
            key: format!("{:016x}", stable_hash(&target.segment.normal_form())),
            value: pack(&[source.language.base(), &normalise(&source.segment.without_codes())]),
            side: Side::Target,
            span: 0..target.text().len(),
        });
    }

    fn judge(&self, seen: &[Seen<'_>], _options: &Options<'_>, found: &mut Found<'_>) {
        // Few translations stand twice, so what their sources speak of is worked out here.
        let said = |one: &Seen<'_>| {
            let value = one.observation.value.as_str();
            content(part(value, 1), part(value, 0) == "en")
        };
        let said: Vec<(String, &Seen<'_>)> =
            seen.iter().map(|one| (said(one), one)).filter(|(content, _)| !content.is_empty()).collect();
        let mut counts: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
        for (place, (content, _)) in said.iter().enumerate() {
            counts.entry(content).or_insert((0, Reverse(place))).0 += 1;
        }
        let Some((usual, (count, Reverse(first)))) = counts.iter().max_by_key(|(_, rank)| **rank) else { return };
        let source = shortened(part(&said[*first].1.observation.value, 1));
        for (_, one) in said.iter().filter(|(content, _)| content != usual) {
            let observation = one.observation;
            let message = format!("also the translation of `{source}` {}", places(*count));
            found.report_in(one.segment, observation.side, observation.span.clone(), message);
        }
    }
}
