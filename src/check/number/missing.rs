use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A number of the source that the translation lacks
    ///
    /// ## What it finds
    ///
    /// A number of the source, in figures or in words, that the translation has in no form and puts no other number
    /// in the place of. The finding stands in the source. `one` and `two` in words, ordinals, and words such as
    /// `twice` and `both` may be left out.
    ///
    /// ## Why
    ///
    /// With the number a fact is lost, often together with a part of the sentence.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: On 5 April [[2020]] the group met for [[48]] hours.
    /// sw: Tarehe 5 Aprili kundi lilikutana.
    ///
    /// en: The two men met twice in the third week.
    /// sw: Wanaume hao walikutana.
    ///
    /// en: It took place in Phase 3.
    /// sw: Ilifanyika katika Awamu ya III.
    /// ```
    ///
    /// ## What to do
    ///
    /// Add what is missing, or dismiss the finding where the sentence says the same without it.
    Missing = "number.missing", Warning, precision 0.87
}

impl Rule for Missing {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        // What is not translated at all is another matter.
        if reading.target.segment.is_blank() {
            return;
        }
        for span in &reading.numbers().missing {
            found.report_source(span.clone(), format!("`{}` is not in the translation", source.at(span)));
        }
    }
}
