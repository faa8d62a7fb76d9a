use super::likeness::letters;
use super::shortened;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, Seen, rule};
use crate::check::setting::Options;
use crate::check::ways::{pack, part, places, ways};
use crate::model::finding::{Severity, Side};
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
        // A hash keeps the memory small: nearly every source stands once.
        let normal = stable_hash(&source.segment.normal_form());
        let context = reading.context.unwrap_or_default();
        let shown = normalise(target.text());
        // Codes are the segment's own, so a translation with codes is no suggestion for another.
        let codes = if target.codes().is_empty() && source.segment.codes().is_empty() { "" } else { "codes" };
        let without_codes = if codes.is_empty() { String::new() } else { normalise(&target.without_codes()) };
        let name = if codes.is_empty() { &shown } else { &without_codes };
        noted.push(Observation {
            key: pack(&[&format!("{normal:016x}"), context]),
            value: pack(&[name, codes]),
            side: Side::Target,
            span: 0..target.text().len(),
        });
    }

    fn judge(&self, seen: &[Seen<'_>], _options: &Options<'_>, found: &mut Found<'_>) {
        let all = ways(seen, |_| ());
        let Some((usual, others)) = all.split_first().filter(|(_, others)| !others.is_empty()) else { return };
        let like_usual = |name: &str| letters(name) == letters(usual.name);
        let alike: Vec<&str> = others.iter().map(|way| way.name).filter(|name| like_usual(name)).collect();
        for one in seen {
            let observation = one.observation;
            let name = part(&observation.value, 0);
            if name == usual.name {
                continue;
            }
            let message = format!("the same source is `{}` {}", shortened(usual.name), places(usual.count));
            let report = found.report_in(one.segment, observation.side, observation.span.clone(), message);
            let has_codes = !part(&observation.value, 1).is_empty() || !part(usual.value, 1).is_empty();
            let report = if has_codes { report } else { report.suggest(usual.name) };
            if alike.contains(&name) {
                report.at_most(Severity::Info);
            }
        }
    }
}
