use std::collections::BTreeMap;

use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, Seen, rule};
use crate::check::setting::Options;
use crate::model::finding::Side;
use crate::swahili::orthography::variants::group;
use crate::text::fold::fold;

rule! {
    /// One word in several spellings
    ///
    /// ## What it finds
    ///
    /// A word that the text also spells in another way: `kitaalam` beside `kitaalamu`. What is reported is the rarer
    /// spelling.
    ///
    /// ## Why
    ///
    /// Readers take two spellings for two things, and look-up finds one of them.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Timu ya wataalamu ilifika kwa treni.
    /// sw: Faida za kitaalamu ni nyingi.
    /// sw: Msaada wa [[kitaalam]] ulitolewa.
    /// sw: Ujuzi wa kitaalamu unahitajika.
    /// ```
    ///
    /// ## What to do
    ///
    /// Choose one spelling and keep to it.
    Mixed = "spelling.mixed", Warning
}

impl Rule for Mixed {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        for (word, span) in reading.target.words() {
            if let Some(group) = group(word) {
                let (key, value) = (group.preferred.clone(), fold(word));
                noted.push(Observation { key, value, side: Side::Target, span });
            }
        }
    }

    fn judge(&self, seen: &[Seen<'_>], _options: &Options<'_>, found: &mut Found<'_>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for one in seen {
            *counts.entry(&one.observation.value).or_default() += 1;
        }
        let Some((usual, most)) = counts.iter().max_by_key(|(_, count)| **count) else { return };
        for one in seen.iter().filter(|one| counts[one.observation.value.as_str()] < *most) {
            let observation = one.observation;
            let message = format!("spelt `{usual}` in {most} other places of this text");
            found.report_in(one.segment, observation.side, observation.span.clone(), message).suggest(*usual);
        }
    }
}
