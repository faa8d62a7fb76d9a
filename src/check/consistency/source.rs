use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::likeness::content;
use super::shortened;
use crate::check::found::Found;
use crate::check::group::Group;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, rule};
use crate::check::setting::Options;
use crate::check::ways::{Way, pack, part, places};
use crate::model::finding::Side;
use crate::text::fold::normalise;

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
            key: format!("{:016x}", target.normal_hash()).into(),
            value: pack(&[&format!("{:016x}", source.normal_hash()), source.language.base()]),
            side: Side::Target,
            span: 0..target.text().len(),
        });
    }

    fn judge(&self, group: &Group<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        // Few translations stand twice, so what their sources speak of is worked out here.
        let ways = group.ways(|_| ());
        let with_content = ways.iter().map(|way| (content(&source_of(way), part(way.value, 1) == "en"), way));
        let ways: Vec<(String, &Way<'_>)> = with_content.filter(|(content, _)| !content.is_empty()).collect();
        let mut subjects: BTreeMap<&str, Subject<'_>> = BTreeMap::new();
        for (content, way) in &ways {
            let subject = subjects.entry(content).or_insert(Subject { count: 0, first: way });
            subject.count += way.count;
            if way.first().segment < subject.first.first().segment {
                subject.first = way;
            }
        }
        let rank = |subject: &Subject<'_>| (subject.count, Reverse(subject.first.first().segment));
        let Some((usual, Subject { count, first })) = subjects.iter().max_by_key(|(_, one)| rank(one)) else { return };
        let source = shortened(&source_of(first));
        for one in ways.iter().filter(|(content, _)| content != usual).flat_map(|(_, way)| way.seen()) {
            let observation = one.observation;
            let message = format!("also the translation of `{source}` {}", places(*count));
            found.report_in(one.segment, observation.side, observation.span.clone(), message);
        }
    }
}

/// What sources speak of that are the same to a reader of Swahili.
struct Subject<'a> {
    count: usize,
    /// The one that stands first.
    first: &'a Way<'a>,
}

fn source_of(way: &Way<'_>) -> String {
    way.first().pair.source.as_ref().map(|source| normalise(&source.without_codes())).unwrap_or_default()
}
