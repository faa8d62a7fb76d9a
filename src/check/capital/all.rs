use std::collections::HashSet;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::prose::letters;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::text::fold::fold;

rule! {
    /// All capitals of the source lost, or all capitals added
    ///
    /// ## What it finds
    ///
    /// A translation in small letters of a source in capitals only, and the reverse. At least two words, or one of
    /// seven letters and more, must be so; words that stand in both texts, figures and acronyms of one word
    /// (`UNESCO`) say nothing.
    ///
    /// ## Why
    ///
    /// Capitals mark a warning, a heading, or a label on a machine.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: DO NOT OPEN THE COVER
    /// sw: [[Usifungue kifuniko]]
    ///
    /// en: Do not open the cover
    /// sw: [[USIFUNGUE KIFUNIKO]]
    ///
    /// en: WHO
    /// sw: Shirika la Afya Duniani
    ///
    /// en: PVC pipe
    /// sw: Bomba la PVC
    /// ```
    ///
    /// ## What to do
    ///
    /// Write it as the source does, unless the style of the project forbids capitals.
    All = "capital.all", Warning
}

/// How a text uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Enough words, all of them in capitals.
    Capitals,
    /// A word of its own with a small letter.
    Small,
    /// Nothing can be said.
    Unclear,
}

/// The case of the words of `text` that do not stand in `other`, folded.
fn case(text: &Text<'_>, other: &HashSet<String>) -> Case {
    let (mut words, mut longest) = (0, 0);
    for (word, _) in text.words() {
        let length = letters(word);
        if length < 2 || word.contains(char::is_numeric) || other.contains(&fold(word)) {
            continue;
        }
        if word.contains(char::is_lowercase) {
            return Case::Small;
        }
        if word.contains(char::is_uppercase) {
            words += 1;
            longest = longest.max(length);
        }
    }
    // Two acronyms are no sentence: one of several words must be longer than acronyms are.
    if (words >= 2 && longest >= 4) || longest >= 7 { Case::Capitals } else { Case::Unclear }
}

impl Rule for All {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(source), target) = (reading.source.as_ref(), &reading.target) else { return };
        // One of the two has no small letter, which is rare.
        let has_small = |text: &Text<'_>| text.words().any(|(word, _)| word.chars().all(|c| c.is_lowercase()));
        if has_small(source) && has_small(target) {
            return;
        }
        let folded = |text: &Text<'_>| text.words().map(|(word, _)| fold(word)).collect::<HashSet<_>>();
        let (of_source, of_target) = (folded(source), folded(target));
        let whole = target.trimmed();
        match (case(source, &of_target), case(target, &of_source)) {
            (Case::Capitals, Case::Small) => {
                found.report(whole, "the source is in capitals").suggest(target.text().trim().to_uppercase());
            }
            (Case::Small, Case::Capitals) => {
                found.report(whole, "in capitals, and the source is not");
            }
            _ => {}
        }
    }
}
