use super::likeness::content;
use super::shortened;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, Seen, rule};
use crate::check::setting::Options;
use crate::check::ways::{pack, part, places, ways};
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
        let content = content(source);
        if content.is_empty() {
            return;
        }
        noted.push(Observation {
            key: format!("{:016x}", stable_hash(&target.segment.normal_form())),
            // Of what it says only whether it is the same is asked.
            value: pack(&[&format!("{:016x}", stable_hash(&content)), &normalise(&source.segment.without_codes())]),
            side: Side::Target,
            span: 0..target.text().len(),
        });
    }

    fn judge(&self, seen: &[Seen<'_>], _options: &Options<'_>, found: &mut Found<'_>) {
        let all = ways(seen, |_| ());
        let Some((usual, others)) = all.split_first() else { return };
        if others.is_empty() {
            return;
        }
        for one in seen.iter().filter(|one| part(&one.observation.value, 0) != usual.name) {
            let observation = one.observation;
            let source = shortened(part(usual.value, 1));
            let message = format!("also the translation of `{source}` {}", places(usual.count));
            found.report_in(one.segment, observation.side, observation.span.clone(), message);
        }
    }
}
