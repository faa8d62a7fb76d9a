use super::likeness::letters;
use super::shortened;
use crate::check::found::Found;
use crate::check::group::Group;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, Seen, rule};
use crate::check::setting::Options;
use crate::check::ways::{pack, places};
use crate::model::finding::{Severity, Side};
use crate::model::segment::Segment;
use crate::text::fold::{normalise, stable_hash};

rule! {
    /// One source text with different translations
    ///
    /// ## What it finds
    ///
    /// Segments with the same source, and in files that give one the same context, that are translated in different
    /// ways. The rarer translation is reported, the usual one shown; of two that are equally common, the later one.
    /// Where they differ in capitals and marks alone it is no more than a hint.
    ///
    /// ## Why
    ///
    /// A button, a heading or a standard sentence should read the same wherever it stands, and a change that was made in
    /// one place alone is often a correction that was forgotten in the others.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Switch off the machine.
    /// sw: Zima mashine.
    /// en: Switch off the machine.
    /// sw: Zima mashine.
    /// en: Switch off the machine.
    /// sw: [[Funga mtambo.]]
    /// suggest: Zima mashine.
    ///
    /// en: Close
    /// sw: Funga
    /// context: menu
    /// en: Close
    /// sw: Karibu
    /// context: distance
    /// ```
    ///
    /// ## What to do
    ///
    /// Translate both alike, unless the place asks for another translation.
    Target = "consistency.target", Warning
}

impl Rule for Target {
    fn needs_source(&self) -> bool {
        true
    }

    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        let Some(source) = &reading.source else { return };
        let target = reading.target.segment;
        if source.segment.is_blank() || target.is_blank() {
            return;
        }
        let context = reading.context.unwrap_or_default();
        // Hashes keep the memory small: nearly every source stands once.
        let source = format!("{:016x}", source.normal_hash());
        let said = if target.codes().is_empty() { reading.target.normal_hash() } else { stable_hash(&said(target)) };
        noted.push(Observation {
            key: if context.is_empty() { source.into() } else { pack(&[&source, context]).into() },
            value: format!("{said:016x}"),
            side: Side::Target,
            span: 0..target.text().len(),
        });
    }

    fn judge(&self, group: &Group<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let all = group.ways(|_| ());
        let Some((usual, others)) = all.split_first().filter(|(_, others)| !others.is_empty()) else { return };
        let usual_pair = usual.first().pair;
        let usual_text = said(&usual_pair.target);
        let usual_letters = letters(&usual_text);
        for way in others {
            let is_alike = letters(&said(&way.first().pair.target)) == usual_letters;
            for one in way.seen() {
                let Seen { segment, pair, observation } = one;
                let message = format!("the same source is `{}` {}", shortened(&usual_text), places(usual.count));
                let report = found.report_in(segment, observation.side, observation.span.clone(), message);
                let with_codes = [pair, usual_pair].iter().any(|one| has_codes(one.source.as_ref(), &one.target));
                let report = if with_codes { report } else { report.suggest(usual_text.as_str()) };
                if is_alike {
                    report.at_most(Severity::Info);
                }
            }
        }
    }
}

/// What a translation says: its normal form without codes.
fn said(target: &Segment) -> String {
    if target.codes().is_empty() { target.normal_form() } else { normalise(&target.without_codes()) }
}

/// Whether there are codes. They are the segment's own, so that a translation with codes is no suggestion for another.
fn has_codes(source: Option<&Segment>, target: &Segment) -> bool {
    !target.codes().is_empty() || source.is_some_and(|source| !source.codes().is_empty())
}
