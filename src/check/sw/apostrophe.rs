use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::morphology::Morphology;
use crate::swahili::orthography::apostrophe::{Apostrophe as Judged, judge};
use crate::text::fold::fold;

rule! {
    /// `ng'` without its apostrophe
    ///
    /// ## What it finds
    ///
    /// A noun that is written with `ng'` only and stands without the apostrophe (`ngombe`), or with one in the
    /// wrong place (`n'gombe`).
    ///
    /// ## Why
    ///
    /// `ng'` is one sound and `ng` another. Look-up and speech need the mark.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mkulima ana [[ngombe]] watano.
    /// fix: Mkulima ana ng'ombe watano.
    ///
    /// sw: Ngoma ilichezwa Ngara usiku kucha.
    /// sw: Ng'ombe wawili walivuka mto.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write `ng'`. `check --fix` does it.
    Apostrophe = "sw.apostrophe", Warning
}

impl Rule for Apostrophe {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (word, span) in text.words() {
            // n'gombe and ngombe: a word has both letters, whatever stands between them.
            if !word.contains(['n', 'N']) || !word.contains(['g', 'G']) {
                continue;
            }
            match judge(word) {
                // A form of a verb with ng' (kung'oa) is too often a slip of another kind.
                Judged::Missing { correct } if Morphology::shipped().is_listed(&fold(&correct)) => {
                    found.report(span, format!("`{word}` lacks the apostrophe of ng'")).mend(correct);
                }
                Judged::Misplaced { correct } => {
                    found.report(span, format!("the apostrophe of `{word}` stands before g")).mend(correct);
                }
                _ => {}
            }
        }
    }
}
