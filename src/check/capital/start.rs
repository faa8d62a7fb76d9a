use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::prose::{has_inner_capital, is_prose, is_swahili, letters};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::segment::CodeKind;
use crate::swahili::orthography::capitals::capital;
use crate::text::fold::fold;
use crate::text::light_words::is_light_word;
use crate::text::tokens::TokenKind;

rule! {
    /// A small letter at the start where the source has a capital, or the reverse
    ///
    /// ## What it finds
    ///
    /// A translation whose first word begins with a small letter though that of the source begins with a capital, and
    /// the reverse. Marks and codes before the word are passed over.
    ///
    /// Left alone are words with an inner capital (`iPhone`, `mRNA`) or a figure, words that stand in the source too,
    /// names and acronyms where there is no whole sentence, what begins with a web address, and, at a capital that the
    /// source lacks, words that are not known to be common ones.
    ///
    /// ## Why
    ///
    /// A sentence begins with a capital, and the items of a list begin alike.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The shaft turns slowly.
    /// sw: [[mhimili]] unazunguka polepole.
    /// suggest: Mhimili
    ///
    /// en: and then the shaft turns
    /// sw: [[Kisha]] mhimili unazunguka
    /// suggest: kisha
    ///
    /// en: Apple sells the device.
    /// sw: iPhone ni kifaa cha Apple.
    /// ```
    ///
    /// ## What to do
    ///
    /// Begin as the source does.
    Start = "capital.start", Warning, precision 1.0
}

/// The first word of `text`; `None` where it begins with something else.
fn first_word<'a>(text: &'a Text<'_>) -> Option<(&'a str, &'a Range<usize>)> {
    let mut codes = text.segment.codes().iter();
    for token in text.tokens() {
        let written = text.at(&token.span);
        match token.kind {
            TokenKind::Code => match codes.next()?.kind {
                CodeKind::Placeholder | CodeKind::CodeSpan | CodeKind::Image | CodeKind::Unknown => return None,
                _ => {}
            },
            TokenKind::Punctuation => {
                if !written.starts_with([
                    '"', '\'', '“', '”', '„', '‘', '’', '«', '(', '[', '¿', '¡', '-', '–', '—', '•', '*', '·',
                ]) {
                    return None;
                }
            }
            TokenKind::Number => return None,
            TokenKind::Word => {
                let is_label = letters(written) < 2 && written != "I" && written != "A";
                let is_name = has_inner_capital(written) && written.contains(char::is_lowercase);
                if is_label || is_name || written.contains(char::is_numeric) || !is_prose(text.text(), token.span.start)
                {
                    return None;
                }
                return Some((written, &token.span));
            }
        }
    }
    None
}

/// Whether `text` ends as a sentence does.
fn is_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '\'', '’', ')', '»']).ends_with(['.', '!', '?', '。', '？', '！'])
}

impl Rule for Start {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(source), target) = (reading.source.as_ref(), &reading.target) else { return };
        let (Some((before, _)), Some((after, span))) = (first_word(source), first_word(target)) else { return };
        let is_upper = |word: &str| word.starts_with(char::is_uppercase);
        let is_lower = |word: &str| word.starts_with(char::is_lowercase);
        let in_source = || source.words().any(|(word, _)| word == after);
        let is_acronym = |word: &str| !word.contains(char::is_lowercase);
        if is_upper(before) && is_lower(after) {
            // A source in capitals only is what another rule is for; a name may stand first in any fragment.
            let may_be_name = is_acronym(before) && before != "A";
            if in_source()
                || (may_be_name && !is_sentence(source.text()))
                || !source.text().contains(char::is_lowercase)
            {
                return;
            }
            found
                .report(span.clone(), "a small letter, and the source begins with a capital")
                .suggest(with_first(after, true));
        } else if is_lower(before) && is_upper(after) {
            let is_common = target.language.base() != "sw" || (is_swahili(after) && capital(&fold(after)).is_none());
            // A sentence may begin with a name in small letters, and its translation with another word.
            let is_light = || is_light_word(&fold(before));
            // What the translator ended as a sentence begins as one.
            let is_fragment = (!is_sentence(source.text()) && !is_sentence(target.text())) || is_light();
            if is_common && is_fragment && !is_acronym(after) && !in_source() {
                found
                    .report(span.clone(), "a capital, and the source begins with a small letter")
                    .suggest(with_first(after, false));
            }
        }
    }
}

/// `word` with its first letter as a capital, or as a small one.
fn with_first(word: &str, upper: bool) -> String {
    let mut rest = word.chars();
    let first: String = match rest.next() {
        Some(first) if upper => first.to_uppercase().collect(),
        Some(first) => first.to_lowercase().collect(),
        None => String::new(),
    };
    first + rest.as_str()
}
