use std::ops::Range;

use super::list::{BOILERPLATE, Phrase};
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};

rule! {
    /// The furniture of a page, translated by machine or left in the text
    ///
    /// ## What it finds
    ///
    /// - Labels that machine translation got wrong: `Wakati wa chapisho:` and `Muda wa posta:` before a date.
    /// - In a text without a source, what a page has around its articles: `Soma zaidi`, `Bofya hapa kupakua`, when it
    ///   stands as a line or sentence of its own. In a translation the source asks for such words, so there they are not
    ///   reported.
    ///
    /// The list is `glossary/machine.csv`.
    ///
    /// ## Why
    ///
    /// A date with a wrong label is the mark of a page that nobody read, and a button's text in an article is no part of
    /// it.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: [[Muda wa posta:]] 3 Machi 2023
    /// suggest: Tarehe ya kuchapishwa:
    ///
    /// sw: Bei ya bati ilishuka mwezi huu. [[Soma zaidi]]
    ///
    /// sw: Tarehe ya kuchapishwa: 3 Machi 2023
    ///
    /// en: Read more
    /// sw: Soma zaidi
    /// ```
    ///
    /// ## What to do
    ///
    /// Write what is suggested; leave out what is no part of the article.
    ///
    /// ## Settings
    ///
    /// - `add`: further phrases; one that ends in a colon is a label.
    /// - `remove`: phrases of the list that you accept.
    Boilerplate = "machine.boilerplate", Error
}

const ADD: Setting = Setting {
    name: "add",
    usual: Usual::Words,
    about: "Further phrases of the page around a text; one that ends in a colon is a label.",
};

const REMOVE: Setting =
    Setting { name: "remove", usual: Usual::Words, about: "Phrases of the list that are not reported." };

impl Rule for Boilerplate {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn settings(&self) -> &'static [Setting] {
        &[ADD, REMOVE]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        for (span, phrase) in phrases(reading, options) {
            let what =
                if phrase.is_label { "label of a page, wrongly translated" } else { "part of a page, not of its text" };
            let report = found.report(span, what);
            if !phrase.instead.is_empty() {
                report.suggest(phrase.instead);
            }
        }
    }
}

/// The phrases of a page in the target.
pub(super) fn phrases(reading: &Reading<'_>, options: &Options<'_>) -> Vec<(Range<usize>, Phrase)> {
    let text = &reading.target;
    let removed = options.words(&REMOVE);
    let is_removed = |phrase: &Phrase| {
        removed.iter().any(|text| Phrase::read(text, "").is_some_and(|one| one.words == phrase.words))
    };
    let added: Vec<Phrase> = options.words(&ADD).iter().filter_map(|text| Phrase::read(text, "")).collect();
    let (mut found, mut end) = (Vec::new(), 0);
    for (index, (word, span)) in text.folded_words().iter().enumerate() {
        if span.start < end {
            continue;
        }
        let listed = BOILERPLATE.get(&**word).into_iter().flatten().filter(|phrase| !is_removed(phrase));
        let here = listed.chain(added.iter().filter(|phrase| phrase.words.first().is_some_and(|first| first == word)));
        let spans = here.filter(|phrase| phrase.is_label || reading.source.is_none());
        let longest =
            spans.filter_map(|phrase| Some((stands(text, index, phrase)?, phrase))).max_by_key(|(span, _)| span.end);
        if let Some((span, phrase)) = longest {
            end = span.end;
            found.push((span, phrase.clone()));
        }
    }
    found
}

/// Where `phrase` stands as a sentence of its own or as a label from the word `index` on.
fn stands(text: &Text<'_>, index: usize, phrase: &Phrase) -> Option<Range<usize>> {
    let words = text.folded_words().get(index..index + phrase.words.len())?;
    let same = words.iter().zip(&phrase.words).all(|((word, _), wanted)| word == wanted);
    let (start, end) = (words.first()?.1.start, words.last()?.1.end);
    let apart = || {
        words.windows(2).all(|two| {
            text.text()
                .get(two[0].1.end..two[1].1.start)
                .is_some_and(|between| between.trim_matches([' ', '\u{A0}', ',']).is_empty())
        })
    };
    if !same || !apart() || !text.begins_sentence(&(start..end)) {
        return None;
    }
    let rest = text.text().get(end..)?;
    if phrase.is_label {
        let colon =
            rest.find([':', '\u{FF1A}']).filter(|at| rest.get(..*at).is_some_and(|gap| gap.trim().is_empty()))?;
        return Some(start..end + colon + rest.get(colon..)?.chars().next().map_or(0, char::len_utf8));
    }
    let behind = rest.trim_start_matches([' ', '\u{A0}']);
    let ends =
        behind.is_empty() || behind.starts_with(['.', '!', '\u{2026}', '\u{BB}', '>', '\u{2192}', '\n', '|', '<', ']']);
    ends.then_some(start..end)
}
