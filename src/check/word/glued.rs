use std::ops::Range;

use super::split::{is_small_word, split};
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::prose::run_around;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::morphology::Morphology;
use crate::text::fold::fold;

rule! {
    /// Two words run together
    ///
    /// ## What it finds
    ///
    /// - A small letter before a capital inside a word, where both parts are Swahili or the first is a small word:
    ///   `kama vileAnga`, `kwaTanzania`.
    /// - The same without a change of case, where the whole is no word and parts in just one way into a small word and a
    ///   word, a noun and what agrees with it, a noun and its verb, or a verb and a noun: `yamadini`, `katikaeneo`, `nishatimpya`.
    ///
    /// Names such as `iPhone` and `YouTube`, addresses, what stands like this in the source, and compounds (`hakimiliki`)
    /// are left alone.
    ///
    /// ## Why
    ///
    /// The space was lost at a line end or at a link, as often happens when translations are put into a page. Neither
    /// word is found by search or by the glossary.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Kampuni inatoa huduma [[naTakwimu]] za biashara.
    /// suggest: na Takwimu
    ///
    /// sw: Bei [[yamadini]] ilipanda [[katikaeneo]] hili.
    ///
    /// sw: Tazama YouTube kwenye iPhone au tembelea www.mfano.co.tz leo.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the space back. The capital of `vileAnga` is left to you: it may be a name.
    Glued = "word.glued", Error
}

impl Rule for Glued {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        for (folded, span) in text.folded_words() {
            let word = text.at(span);
            let parts = match case_change(word) {
                Some(at) => parted_by_case(word, at),
                None if word.starts_with(char::is_lowercase) || text.begins_sentence(span) => {
                    let parts = split(folded).and_then(|(first, _)| word.split_at_checked(first.len()));
                    // A name at the beginning of a sentence may begin like a small word.
                    parts.filter(|(first, _)| first.len() >= 4 || first.starts_with(char::is_lowercase))
                }
                None => None,
            };
            let Some((first, second)) = parts else { continue };
            if !is_loose(text, span) || reading.source_has(word) || text.is_in_term(span) {
                continue;
            }
            found
                .report(span.clone(), format!("`{first}` and `{second}` run together"))
                .suggest(format!("{first} {second}"));
        }
    }
}

/// Where a capital follows a small letter.
fn case_change(word: &str) -> Option<usize> {
    let mut before = ' ';
    word.char_indices().find_map(|(at, c)| {
        let changes = c.is_uppercase() && before.is_lowercase();
        before = c;
        changes.then_some(at)
    })
}

/// The parts of `word` before and after `at`, where they are two words and no name such as `iPhone` or `HabariLeo`.
fn parted_by_case(word: &str, at: usize) -> Option<(&str, &str)> {
    let (first, second) = word.split_at_checked(at)?;
    let mut letters = second.chars().skip(1);
    let is_word = |part: &str| part.len() >= 2 && part.chars().all(char::is_alphabetic);
    if !first.chars().all(char::is_lowercase) || !is_word(first) || !is_word(second) || !letters.all(char::is_lowercase)
    {
        return None;
    }
    let morphology = Morphology::shipped();
    let known = |part: &str| part.len() >= 3 && !morphology.readings(part).is_empty();
    let swahili = is_small_word(first) || (known(first) && (known(&fold(second)) || is_small_word(&fold(second))));
    swahili.then_some((first, second))
}

/// Whether what stands at `span` is part of no address, path or name with other signs.
pub(super) fn is_loose(text: &Text<'_>, span: &Range<usize>) -> bool {
    let joins = |c: char| matches!(c, '/' | '\\' | '@' | '_' | '=' | '#' | '&' | '$' | '{' | '<' | '`');
    let run = run_around(text.text(), span.start);
    let behind = text.text().get(span.end..).unwrap_or_default();
    let is_file = behind.strip_prefix('.').is_some_and(|ending| ending.starts_with(char::is_lowercase));
    !is_file && !run.contains(joins) && !run.contains("www.") && !text.at(&(span.end..span.end + 1)).starts_with('(')
}
