use super::other_sense::is_other;
use super::short::{has_word_of, is_abbreviation, is_in_brackets};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::model::finding::Severity;
use crate::terminology::how::How;
use crate::terminology::recognise::Occurrence;

rule! {
    /// A term of the source without its translation
    ///
    /// ## What it finds
    ///
    /// A term of the glossary in the source, where the translation has none of the concept's terms in any form: no
    /// plural, no place, no tense, no word made from it, and no word of it alone (`virusi` for `virusi vya korona`).
    /// Abbreviations in brackets and names that are not translated are left to other rules, and so are English words
    /// that are plainly another part of speech (`a sign`, where the term is a verb) or part of a name.
    ///
    /// ## Why
    ///
    /// Terms that were agreed on are to be used. But good translators put half of all terms in other words, so this is
    /// no more than a hint unless the term is required.
    ///
    /// ## Example
    ///
    /// ```text
    /// concept: furnace | en: furnace | sw: tanuri [5/6]
    /// en: The [[furnace]] was repaired.
    /// sw: Mashine ilitengenezwa.
    ///
    /// concept: furnace | en: furnace | sw: tanuri [5/6]
    /// en: Both furnaces were repaired.
    /// sw: Matanuri yote mawili yalitengenezwa.
    /// ```
    ///
    /// ## What to do
    ///
    /// See whether the text says it in another way that is as good.
    ///
    /// ## Settings
    ///
    /// `require` names concepts whose terms must be used, or is `["all"]`. For these a word of the term alone is not
    /// enough, and the findings are warnings, unless the profile sets the severity of the rule.
    Missing = "term.missing", Info
}

const REQUIRE: Setting = Setting {
    name: "require",
    usual: Usual::Words,
    about: "Concepts whose terms must be used; `all` stands for every one.",
};

impl Rule for Missing {
    fn needs_source(&self) -> bool {
        true
    }

    fn settings(&self) -> &'static [Setting] {
        &[REQUIRE]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(glossary), Some(source)) = (&reading.setup.glossary, &reading.source) else { return };
        if source.terms().is_empty() || reading.target.segment.is_blank() {
            return;
        }
        let required = options.words(&REQUIRE);
        let present = |concept: usize| reading.target.terms().iter().any(|one| one.concept == concept);
        let mut seen: Vec<usize> = Vec::new();
        for same in source.terms().chunk_by(|a, b| a.span == b.span) {
            if same.iter().any(|one| present(one.concept) || one.how > How::Inflected || seen.contains(&one.concept)) {
                continue;
            }
            seen.extend(same.iter().map(|one| one.concept));
            // A word of several concepts says only with its neighbours which of them is meant.
            let [occurrence @ Occurrence { concept: number, span, .. }] = same else { continue };
            let Some(concept) = glossary.concepts.get(*number).filter(|concept| !concept.do_not_translate) else {
                continue;
            };
            let terms = glossary.usable(concept);
            let words = source.at(span);
            // An abbreviation that was left as it is stands for the term in the translation too.
            let is_kept = || is_abbreviation(words) && reading.target.words().any(|(word, _)| word == words);
            let is_required = required.iter().any(|name| *name == concept.name || name == "all");
            if terms.is_empty()
                || concept.terms.get(occurrence.term).is_some_and(|term| is_other(source, occurrence, term))
                || is_in_brackets(source.text(), words, span.start)
                || is_kept()
                || (!is_required && has_word_of(&reading.target, *number, glossary))
            {
                continue;
            }
            let names: Vec<String> = terms.iter().take(3).map(|term| format!("`{}`", term.text)).collect();
            let message = format!("not translated by {}", names.join(" or "));
            let report = found.report_source(span.clone(), message).about(concept.name.clone());
            if is_required && options.severity().is_none() {
                report.at_least(Severity::Warning);
            }
        }
    }
}
