//! Noun phrases of English: (adjective | noun)* noun, and noun of noun.
//!
//! Without a tagger: the words around a word decide whether it is a noun or a verb here. Where they leave a doubt, the
//! phrase is marked, and whoever counts asks for a place where there is none.

use std::sync::Arc;

use super::english_word::{Shape, shape};
use super::phrase::{LONGEST, Phrase, capitals, codes, is_in_capitals};
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, span};

/// After these no verb stands.
#[rustfmt::skip]
const DETERMINERS: [&str; 22] = [
    "a", "an", "another", "any", "each", "every", "her", "his", "its", "my", "no", "our", "some", "the", "their",
    "these", "this", "those", "what", "which", "whose", "your",
];

/// After these a word that can be a verb is one.
#[rustfmt::skip]
const BEFORE_VERBS: [&str; 27] = [
    "can", "cannot", "could", "did", "do", "does", "he", "i", "it", "let's", "may", "might", "must", "not", "she",
    "shall", "should", "that", "they", "to", "we", "who", "will", "would", "you", "don't", "please",
];

/// Before these a word that can be a verb is one.
#[rustfmt::skip]
const AFTER_VERBS: [&str; 24] = [
    "a", "an", "another", "any", "each", "her", "him", "his", "it", "its", "me", "my", "our", "some", "that", "the",
    "their", "them", "these", "this", "those", "us", "you", "your",
];

/// After these an unknown word in its base form is a verb, whatever follows.
#[rustfmt::skip]
const MODALS: [&str; 12] = [
    "can", "cannot", "could", "don't", "let's", "may", "might", "must", "shall", "should", "will", "would",
];

/// What a participle after them is a part of.
const AUXILIARIES: [&str; 10] = ["am", "are", "be", "been", "being", "had", "has", "have", "is", "was"];

/// Heads that count or divide what follows `of`.
#[rustfmt::skip]
const PARTITIVES: [&str; 34] = [
    "amount", "average", "bit", "bunch", "case", "combination", "couple", "end", "example", "form", "group", "kind",
    "lack", "level", "list", "lot", "majority", "member", "number", "pair", "part", "percentage", "piece", "portion",
    "proportion", "range", "rest", "result", "series", "set", "sort", "type", "use", "variety",
];

struct Reader<'a> {
    text: &'a str,
    words: &'a [Written<'a>],
    shapes: Vec<Option<Arc<Shape>>>,
    in_capitals: bool,
    found: Vec<Phrase>,
}

/// The noun phrases of `text`, whose words are `words`, the whole ones and those inside them.
pub(super) fn phrases(text: &str, words: &[Written<'_>]) -> Vec<Phrase> {
    let codes = codes(text, words);
    let shapes = words.iter().zip(codes).map(|(word, is_code)| {
        let shape = (word.kind == TokenKind::Word && !is_code).then(|| shape(&word.folded));
        shape.filter(|shape| shape.fits())
    });
    let shapes = shapes.collect();
    let mut reader = Reader { text, words, shapes, in_capitals: is_in_capitals(text, words), found: Vec::new() };
    reader.verbs();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while from < words.len() {
        if reader.shapes[from].is_none() {
            from += 1;
            continue;
        }
        let length = reader.shapes[from..].iter().take_while(|shape| shape.is_some()).count();
        runs.push((from, from + length));
        from += length;
    }
    let trimmed: Vec<(usize, usize)> = runs.iter().filter_map(|run| reader.trimmed(*run)).collect();
    for (at, run) in trimmed.iter().enumerate() {
        let of = trimmed.get(at + 1).filter(|next| reader.joined_by_of(*run, **next));
        let before = at > 0 && reader.joined_by_of(trimmed[at - 1], *run);
        reader.add(*run, of.is_none() && !before);
        if let Some(next) = of {
            reader.add_of(*run, *next);
        }
    }
    reader.found
}

impl Reader<'_> {
    fn shape(&self, at: usize) -> Option<&Shape> {
        self.shapes.get(at).and_then(Option::as_deref)
    }

    fn word(&self, at: usize) -> &str {
        crate::text::written::at(self.words, at)
    }

    /// Whether the word stands first in its sentence, item or heading.
    fn starts(&self, at: usize) -> bool {
        at == 0 || super::phrase::ends_clause(&self.text[self.words[at - 1].span.clone()])
    }

    /// Takes out the words that are verbs here.
    fn verbs(&mut self) {
        let mut taken = vec![false; self.words.len()];
        for at in 0..self.words.len() {
            let Some(shape) = self.shapes[at].clone() else {
                taken[at] = self.words[at].kind == TokenKind::Word && shape(self.word(at)).verb;
                continue;
            };
            let before = at.checked_sub(1).map_or("", |before| self.word(before));
            let inside = at.checked_sub(1).and_then(|before| self.shape(before)).cloned();
            let next = self.word(at + 1);
            let is_verb = if (shape.verb || self.is_unknown(at)) && self.goes_on_from_verb(at, &taken) {
                true
            } else if shape.verb {
                let after_noun = inside.as_ref().is_some_and(|one| one.noun && one.plural != shape.plural);
                let goes_on = self.shape(at + 1).is_some();
                BEFORE_VERBS.contains(&before)
                    || (AFTER_VERBS.contains(&next) && !DETERMINERS.contains(&before))
                    || (self.starts(at) && goes_on && !shape.plural)
                    || (after_noun && goes_on)
            } else if shape.ing {
                // GDD using sensor data; but hand washing, and machine learning.
                let goes_on = self.shape(at + 1).is_some() && shape.common;
                AFTER_VERBS.contains(&next) || inside.as_ref().is_some_and(|one| one.plural || goes_on && one.noun)
            } else if shape.participle || shape.quality && !shape.noun {
                shape.participle && (AUXILIARIES.contains(&before) || inside.as_ref().is_some_and(|one| one.noun))
            } else {
                let bare = shape.noun && !shape.plural && !shape.kind && self.is_unknown(at);
                let asked = BEFORE_VERBS.contains(&before) && before != "that";
                // deactivates the wire: what ends in -s may be a verb's third person.
                let third = shape.plural && asked && before != "to" && AFTER_VERBS.contains(&next);
                bare && (asked && AFTER_VERBS.contains(&next) || MODALS.contains(&before)) || third
            };
            if is_verb {
                self.shapes[at] = None;
                taken[at] = true;
            }
        }
    }

    /// Whether the list of common words does not have the word.
    fn is_unknown(&self, at: usize) -> bool {
        super::general::General::english().get(self.word(at)).is_none()
    }

    /// `emit, absorb, or reflect light`: whether it is coordinated with a verb, one of those `taken` out.
    fn goes_on_from_verb(&self, at: usize, taken: &[bool]) -> bool {
        let mark = |at: usize| matches!(self.word(at), "," | "and" | "or");
        let mut before = at;
        while before > 0 && at - before < 2 && mark(before - 1) {
            before -= 1;
        }
        let follows = before < at && before > 0 && taken[before - 1];
        let is_verb = || AFTER_VERBS.contains(&self.word(at + 1)) || self.shape(at).is_some_and(|one| one.verb);
        follows && (mark(at + 1) || is_verb())
    }

    /// The part of a run that is a noun phrase: it ends in its head.
    fn trimmed(&self, (mut from, mut to): (usize, usize)) -> Option<(usize, usize)> {
        while from < to && !self.is_head(to - 1, from) {
            to -= 1;
        }
        while from < to && self.shape(from).is_some_and(|shape| shape.quality && !shape.noun) {
            from += 1;
        }
        // What stands before a quality inside is another phrase, or a list without commas.
        while let Some(at) =
            (from..to).rposition(|at| self.shape(at).is_some_and(|one| one.quality && !one.noun && !one.kind))
        {
            from += at + 1;
        }
        from = from.max(to.saturating_sub(LONGEST));
        (from < to).then_some((from, to))
    }

    /// Whether the word can be the head of a phrase that begins at `from`.
    fn is_head(&self, at: usize, from: usize) -> bool {
        let Some(shape) = self.shape(at) else { return false };
        if shape.noun {
            return true;
        }
        if shape.ing {
            // hand washing, machine learning; alone it is the doing of anything.
            return at > from && !shape.common;
        }
        let next = self.word(at + 1);
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        shape.by_ending && DETERMINERS.contains(&before) && !matches!(next, "and" | "or" | ",")
    }

    /// `shortness of breath`: two phrases with nothing but `of` between.
    fn joined_by_of(&self, first: (usize, usize), second: (usize, usize)) -> bool {
        let head = self.shape(first.1 - 1).map_or("", |shape| shape.lemma.as_str());
        let short = second.1 - first.0 < LONGEST && first.1 - first.0 <= 2;
        short && first.1 + 1 == second.0 && self.word(first.1) == "of" && !PARTITIVES.contains(&head)
    }

    /// Adds the phrase from `from` to `to` and those inside it.
    fn add(&mut self, (from, to): (usize, usize), is_whole: bool) {
        // measuring temperature, growing degree days: what -ing is at the start, other places tell.
        let doubtful = self.shape(from).is_some_and(|shape| shape.ing && !shape.noun);
        let before = from.checked_sub(1).map_or("", |before| self.word(before));
        let start = if doubtful && !DETERMINERS.contains(&before) { from + 1 } else { from };
        let heads: Vec<usize> = (from..to)
            .filter(|head| self.shape(*head).is_some_and(|one| one.noun || one.ing || *head == to - 1))
            .collect();
        for head in heads {
            for first in from..=head {
                let opening = self.shape(first);
                let opens = opening.is_some_and(|one| (!one.quality || one.noun) && !(one.participle && first == head));
                let heads = self.is_head(head, first) && (first < head || !self.shape(head).is_some_and(|one| one.ing));
                if opens && heads {
                    let is_whole = is_whole && head + 1 == to && first == start.min(head);
                    let is_sure = first >= start;
                    self.push(first, head + 1, head, (is_whole, head + 1 == to), is_sure);
                }
            }
        }
    }

    /// Adds `run of next`, whose plural is that of the first.
    fn add_of(&mut self, run: (usize, usize), next: (usize, usize)) {
        for from in run.0..run.1 {
            if self.shape(from).is_some_and(|one| (!one.quality || one.noun) && !one.ing) {
                self.push(from, next.1, run.1 - 1, (from == run.0, true), true);
            }
        }
    }

    fn push(&mut self, from: usize, to: usize, head: usize, (is_whole, is_head): (bool, bool), is_sure: bool) {
        let mut words: Vec<String> = (from..to).map(|at| self.word(at).to_owned()).collect();
        let Some(shape) = self.shape(head) else { return };
        let is_plural = shape.plural && shape.lemma != words[head - from];
        words[head - from].clone_from(&shape.lemma);
        let capital = capitals(self.text, self.words, (from, to), self.in_capitals);
        self.found.push(Phrase {
            words,
            span: span(self.words, from, to),
            is_whole,
            is_head,
            is_sure,
            is_determined: from.checked_sub(1).is_some_and(|before| DETERMINERS.contains(&self.word(before))),
            is_cited: !is_plural,
            is_capital: capital,
            ..Phrase::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::written::words;

    fn whole(text: &str) -> Vec<&str> {
        let found = phrases(text, &words(text)).into_iter();
        found.filter(|phrase| phrase.is_whole).map(|phrase| &text[phrase.span]).collect()
    }

    #[test]
    fn noun_phrases_end_in_their_head_and_hold_no_verb() {
        for (text, expected) in [
            ("The blast furnaces melt iron ore.", &["blast furnaces", "iron ore"][..]),
            ("You will add a temperature sensor to it.", &["temperature sensor"]),
            ("The virus causes severe disease in older people.", &["virus", "disease", "people"]),
            ("It is used to test soil moisture quickly.", &["soil moisture"]),
            ("patients with shortness of breath", &["patients", "shortness of breath"]),
            ("open `config file` in app.py now", &[]),
            ("It can emit, absorb, or reflect light.", &["light"]),
            ("Then it quiverates the CS wire.", &["CS wire"]),
            ("the **D**igital **H**umidity and **T**emperature sensor", &["sensor"]),
            ("the growth of plants in greenhouses", &["growth of plants", "greenhouses"]),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_survived() {
        for text in ["", "of of of", "the", "`", "-", "a-b c.d e/f 3g", &"data ".repeat(3_000)] {
            let _ = phrases(text, &words(text));
        }
    }
}
