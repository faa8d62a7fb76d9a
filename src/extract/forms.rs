//! How a candidate is written: the forms that the text has, and the one to cite it by.

use super::phrase::{Phrase, is_abbreviation};
use crate::swahili::class_set::ClassSet;
use crate::swahili::phrase::singular;
use crate::text::letter_case::capitalised;

/// How many different forms of one candidate are told apart.
const MOST: usize = 24;

/// One form, how often it stands in the text, and whether it is the singular.
#[derive(Clone, Debug)]
struct Form {
    text: Box<str>,
    count: usize,
    is_cited: bool,
}

/// The forms of one candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms(Vec<Form>);

impl Forms {
    /// Takes in `phrase`, which stands in `text`.
    pub(super) fn add(&mut self, phrase: &Phrase, text: &str) {
        let written = text.get(phrase.span.clone()).unwrap_or_default();
        self.count(&in_text(written, phrase.is_capital.is_some()), 1, phrase.is_cited);
    }

    fn count(&mut self, text: &str, count: usize, is_cited: bool) {
        if let Some(form) = self.0.iter_mut().find(|form| &*form.text == text) {
            form.count += count;
        } else if self.0.len() < MOST {
            self.0.push(Form { text: text.into(), count, is_cited });
        }
    }

    /// Every form with its count, the commonest first.
    pub(super) fn list(&self) -> Vec<(String, usize)> {
        let mut forms: Vec<(String, usize)> = self.0.iter().map(|form| (form.text.to_string(), form.count)).collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        forms
    }

    /// The first word of the commonest form, in small letters.
    pub(super) fn head(&self) -> Option<String> {
        let form = self.0.iter().max_by(|a, b| a.count.cmp(&b.count).then_with(|| b.text.cmp(&a.text)))?;
        form.text.split_whitespace().next().map(str::to_lowercase)
    }

    /// The form to cite: the commonest singular; one that the grammar makes where the text has plurals alone; else the
    /// commonest form. `words` are the citation forms, `class` the pair of the head of a Swahili phrase.
    pub(super) fn citation(&self, words: &[String], class: Option<&str>, base: &str) -> String {
        let commonest = |cited: bool| {
            let fitting = self.0.iter().filter(|form| form.is_cited || !cited);
            fitting
                .max_by(|a, b| a.count.cmp(&b.count).then_with(|| b.text.cmp(&a.text)))
                .map(|form| form.text.to_string())
        };
        if let Some(cited) = commonest(true) {
            // Written small anywhere, it is no name.
            let small = cited.to_lowercase();
            let is_written_small = self.0.iter().any(|form| *form.text == *small);
            return if is_written_small { small } else { cited };
        }
        let written = commonest(false).unwrap_or_default();
        match (base, words) {
            // maelekezo, maambukizi: a singular that the text never has is hardly the word that people use.
            ("sw", _) if class.is_some_and(|class| class.ends_with("/6")) => written,
            ("sw", [only]) => only.clone(),
            ("sw", [head, ..]) => {
                let pair = class.and_then(|class| class.parse::<ClassSet>().ok());
                let pair = pair.as_ref().and_then(|set| set.pairs().first().copied());
                let animate = pair.is_some_and(|pair| pair.singular.number() == 1);
                pair.and_then(|pair| singular(&written, head, pair, animate)).unwrap_or(written)
            }
            // The plural is in the head alone, which `words` have in the singular; capitals are the text's.
            _ if written.chars().any(char::is_uppercase) => in_case_of(&written, words),
            _ => words.join(" "),
        }
    }
}

/// `words` with the capitals of `written`, word by word.
fn in_case_of(written: &str, words: &[String]) -> String {
    let written: Vec<&str> = written.split_whitespace().collect();
    let cased = words.iter().enumerate().map(|(at, word)| match written.get(at) {
        Some(one) if one.to_lowercase() == *word => (*one).to_owned(),
        Some(one) if is_abbreviation(one) => one.trim_end_matches('s').to_owned(),
        Some(one) if one.starts_with(char::is_uppercase) => capitalised(word),
        _ => word.clone(),
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// A form as it stands inside a sentence: as it is written where its capitals say something, else with small letters
/// but for abbreviations; single spaces.
fn in_text(written: &str, is_telling: bool) -> String {
    let words = written.split_whitespace().map(|word| {
        let keeps = is_telling || is_abbreviation(word);
        if keeps { word.to_owned() } else { word.to_lowercase() }
    });
    words.collect::<Vec<_>>().join(" ")
}
