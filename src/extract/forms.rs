//! How a candidate is written: the forms that the text has, and the one to cite it by.

use super::phrase::{Phrase, is_abbreviation};
use crate::swahili::class_set::ClassSet;
use crate::swahili::phrase::singular;
use crate::text::letter_case::capitalised;

/// How many different forms of one candidate are told apart.
const MOST: usize = 24;

/// One form, how often it stands in the text, whether it is the singular, and whether its capitals say something in any
/// of its places.
#[derive(Clone, Debug)]
struct Form {
    text: Box<str>,
    count: usize,
    is_cited: bool,
    is_telling: bool,
}

/// The forms of one candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms(Vec<Form>);

impl Forms {
    /// Takes in `phrase`, which stands in `text`.
    pub(super) fn add(&mut self, phrase: &Phrase, text: &str) {
        let written = text.get(phrase.span.clone()).unwrap_or_default();
        let is_telling = phrase.is_capital.is_some();
        let text = in_text(written, is_telling);
        if let Some(form) = self.0.iter_mut().find(|form| *form.text == *text) {
            form.count += 1;
            form.is_telling |= is_telling;
        } else if self.0.len() < MOST {
            self.0.push(Form { text: text.into(), count: 1, is_cited: phrase.is_cited, is_telling });
        }
    }

    /// The forms, where what stands in headings and at the beginnings of sentences is counted under the form that other
    /// places have: `Jupyter notebook`, not `jupyter notebook`.
    fn settled(&self) -> Vec<Form> {
        let (mut settled, others): (Vec<Form>, Vec<Form>) = self.0.iter().cloned().partition(|form| form.is_telling);
        for other in others {
            let same = settled.iter_mut().filter(|form| form.text.to_lowercase() == other.text.to_lowercase());
            match same.max_by(|a, b| a.count.cmp(&b.count).then_with(|| b.text.cmp(&a.text))) {
                Some(form) => form.count += other.count,
                None => settled.push(other),
            }
        }
        settled
    }

    /// Every form with its count, the commonest first.
    pub(super) fn list(&self) -> Vec<(String, usize)> {
        let mut forms: Vec<(String, usize)> =
            self.settled().into_iter().map(|form| (form.text.into_string(), form.count)).collect();
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
        let forms = self.settled();
        let commonest = |cited: bool| {
            let fitting = forms.iter().filter(|form| form.is_cited || !cited);
            fitting
                .max_by(|a, b| a.count.cmp(&b.count).then_with(|| b.text.cmp(&a.text)))
                .map(|form| form.text.to_string())
        };
        if let Some(cited) = commonest(true) {
            // Written small anywhere, it is no name.
            let small = cited.to_lowercase();
            let is_written_small = forms.iter().any(|form| *form.text == *small);
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
