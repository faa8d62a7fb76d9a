use super::list::NON_WORDS;

use super::noun::stands_as_noun;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::text::fold::fold;
use crate::text::letter_case::with_case;
use std::ops::Range;

rule! {
    /// A word that machine translation made up
    ///
    /// ## What it finds
    ///
    /// Words that machine translation writes and Swahili does not have, such as `mtawaliwa` for `mtawalia`. The list is
    /// `glossary/machine.csv`.
    ///
    /// ## Why
    ///
    /// No reader knows them, and no dictionary explains them.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Bei zilikuwa dola 5 na dola 7, [[mtawaliwa]].
    /// suggest: mtawalia
    ///
    /// sw: Bei zilikuwa dola 5 na dola 7, mtawalia.
    /// sw: Uhusiano wa mtawala na mtawaliwa ulibadilika.
    ///
    /// profile: [rules]
    /// profile: "machine.non-word" = { add = { "ufanyizaji" = "utengenezaji" }, remove = ["mtawaliwa"] }
    /// sw: Kiwanda cha [[ufanyizaji]] wa vyuma, mtawaliwa.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the word that was meant.
    ///
    /// ## Settings
    ///
    /// - `add`: further words, each with what to write.
    /// - `remove`: words of the list that you accept.
    NonWord = "machine.non-word", Error
}

const ADD: Setting = Setting {
    name: "add",
    usual: Usual::Replacements,
    about: "Further words that do not exist, each with what to write instead.",
};

const REMOVE: Setting =
    Setting { name: "remove", usual: Usual::Words, about: "Words of the list that are not reported." };

impl Rule for NonWord {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn settings(&self) -> &'static [Setting] {
        &[ADD, REMOVE]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        for (span, instead) in words(reading, options) {
            let written = reading.target.at(&span);
            let report = found.report(span.clone(), format!("`{written}` is no word"));
            if !instead.is_empty() {
                report.suggest(with_case(instead, written));
            }
        }
    }
}

/// The words of the target that do not exist, each with what to write.
pub(super) fn words<'a>(reading: &Reading<'_>, options: &Options<'a>) -> Vec<(Range<usize>, &'a str)> {
    let added = options.replacements(&ADD);
    let is_removed = |word: &str| options.words(&REMOVE).iter().any(|removed| fold(removed) == word);
    let mut found = Vec::new();
    for (index, (word, span)) in reading.target.folded_words().iter().enumerate() {
        let of_user = || added?.iter().find(|(wrong, _)| fold(wrong) == *word).map(|(_, instead)| instead.as_str());
        let of_list = || {
            let entry = NON_WORDS.get(&**word).filter(|_| !is_removed(word))?;
            (!entry.is_noun || !stands_as_noun(&reading.target, index)).then_some(entry.instead.as_str())
        };
        if let Some(instead) = of_user().or_else(of_list) {
            found.push((span.clone(), instead));
        }
    }
    found
}
