use std::ops::Range;

use super::short::is_in_brackets;
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::concept::Concept;
use crate::terminology::how::How;
use crate::text::fold::fold;
use crate::text::nearest::nearest;

rule! {
    /// A name that must stay as it is, and does not
    ///
    /// ## What it finds
    ///
    /// A name of the glossary that is not translated (*do not translate*) in the source, where the translation has it in
    /// no form that may be used. If the translation has a name much like it, that is what is reported.
    ///
    /// ## Why
    ///
    /// Readers look for a company or a product by the name that it has everywhere.
    ///
    /// ## Example
    ///
    /// ```text
    /// concept: norwind keep | en name: Norwind
    /// en: Norwind opened an office.
    /// sw: [[Norwindi]] ilifungua ofisi.
    /// suggest: Norwind
    ///
    /// concept: norwind keep | en name: Norwind
    /// en: [[Norwind]] opened an office.
    /// sw: Kampuni ya Upepo wa Kaskazini ilifungua ofisi.
    ///
    /// concept: norwind keep | en name: Norwind
    /// en: Norwind's office is open.
    /// sw: Ofisi ya Norwind iko wazi.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the name there as the source has it.
    Kept = "term.kept", Warning
}

impl Rule for Kept {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(glossary), Some(source)) = (&reading.setup.glossary, &reading.source) else { return };
        if !glossary.has_kept() || reading.target.segment.is_blank() {
            return;
        }
        let mut seen: Vec<usize> = Vec::new();
        for one in source.terms() {
            let Some(concept) = glossary.concepts.get(one.concept) else { continue };
            // Where another of its names stands, that is said of the name.
            let present = || reading.target.terms().iter().any(|other| other.concept == one.concept);
            let words = source.at(&one.span);
            if !concept.do_not_translate
                || one.how > How::Inflected
                || seen.contains(&one.concept)
                || is_in_brackets(source.text(), words, one.span.start)
                || present()
                || stands_as_it_is(&reading.target, concept)
            {
                continue;
            }
            seen.push(one.concept);
            let name = glossary.usable(concept).first().map_or(words, |term| term.text.as_str());
            match like(&reading.target, name) {
                Some(span) => {
                    let message = format!("the name `{name}` was changed");
                    found.report(span, message).suggest(name).about(concept.name.clone());
                }
                None => {
                    let message = format!("the name `{name}` is not in the translation");
                    found.report_source(one.span.clone(), message).about(concept.name.clone());
                }
            }
        }
    }
}

/// Whether one of the concept's terms of any language stands in `text`, also as part of a longer name.
fn stands_as_it_is(text: &Text<'_>, concept: &Concept) -> bool {
    let folded = fold(text.text());
    let is_alone = |start: usize, name: &str| {
        let before = folded.get(..start).and_then(|before| before.chars().next_back());
        let after = folded.get(start + name.len()..).and_then(|after| after.chars().next());
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    };
    concept.terms.iter().any(|term| {
        let name = fold(term.text.trim());
        !name.is_empty() && folded.match_indices(&name).any(|(start, _)| is_alone(start, &name))
    })
}

/// The one word of `text` that begins with a capital and is nearly `name`, which is one word.
fn like(text: &Text<'_>, name: &str) -> Option<Range<usize>> {
    if name.contains(char::is_whitespace) || name.chars().count() < 4 {
        return None;
    }
    let first = name.chars().next().filter(|first| first.is_uppercase())?;
    let big = text.words().filter(|(word, _)| word.starts_with(first));
    let mut near = big.filter(|(word, _)| nearest(word, [name].into_iter()).is_some());
    near.next().map(|(_, span)| span).filter(|_| near.next().is_none())
}
