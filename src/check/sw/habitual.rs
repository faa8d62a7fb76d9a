use std::ops::Range;

use super::verbs::{finite, verb_forms};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::verb::Tense;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

rule! {
    /// A `hu-` verb in a series of infinitives
    ///
    /// ## What it finds
    ///
    /// A series of infinitives that a verb in `hu-` goes on: `itaboresha huduma, kupunguza gharama, na hutoa
    /// ajira`. It is silent where the first verb of the sentence has `hu-` itself.
    ///
    /// ## Why
    ///
    /// All members of a series depend on one verb and have one form. `hu-` says what is usual and cannot go on a
    /// plan.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mradi utaboresha huduma, kupunguza gharama, na [[hutoa]] ajira kwa vijana.
    /// suggest: kutoa
    ///
    /// sw: Mradi huboresha huduma, kupunguza gharama, na hutoa ajira kwa vijana.
    /// sw: Mashine inakata karatasi na hutoa sauti kubwa.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the infinitive, or begin a sentence.
    Habitual = "sw.habitual", Info
}

impl Rule for Habitual {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        if !text.text().contains(" na hu") {
            return;
        }
        let tokens = text.tokens();
        let word =
            |at: usize| tokens.get(at).filter(|one| one.kind == TokenKind::Word).map(|one| fold(text.at(&one.span)));
        for at in 1..tokens.len() {
            let Some(verb) = word(at).filter(|word| word.starts_with("hu")) else { continue };
            if word(at - 1).as_deref() != Some("na") || !is_habitual(&verb) {
                continue;
            }
            if let Some(infinitive) = chain(&word, at - 1, &|at| text.at(&tokens[at].span) == ",") {
                let span: Range<usize> = tokens[infinitive].span.clone();
                let message = format!("`{verb}` goes on a series of infinitives that has `{}`", text.at(&span));
                found.report(tokens[at].span.clone(), message).suggest(format!("ku{}", &verb[2..])).evidence(span);
            }
        }
    }
}

fn is_habitual(word: &str) -> bool {
    let forms = verb_forms(word);
    !forms.is_empty() && forms.iter().all(|form| form.tense == Tense::Habitual)
}

/// The infinitive after a comma that the verb before `end` should be joined to, where the clause has a verb with a
/// subject before it and none in hu-.
fn chain(word: &dyn Fn(usize) -> Option<String>, end: usize, is_comma: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut infinitive = None;
    for at in (0..end).rev() {
        let Some(word) = word(at) else {
            if !is_comma(at) {
                return None;
            }
            continue;
        };
        if matches!(word.as_str(), "ambayo" | "ambao" | "ambazo" | "ambaye" | "kwamba" | "kuwa" | "lakini" | "bali") {
            return None;
        }
        let forms = verb_forms(&word);
        if forms.iter().any(|form| form.tense == Tense::Infinitive) && at > 0 && is_comma(at - 1) {
            infinitive = infinitive.or(Some(at));
        } else if forms.iter().any(|form| form.tense == Tense::Habitual) {
            return None;
        } else if finite(&word).is_some() {
            return infinitive;
        }
    }
    None
}
