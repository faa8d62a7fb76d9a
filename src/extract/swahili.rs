//! Noun phrases of Swahili: noun (-a noun | adjective)*, held together by class agreement.
//!
//! `swahili::sentence` reads which words agree with which noun; here the words that do are followed from the noun on. A
//! word that the lexicon does not have is a noun where an `-a` follows it, whose concord then tells its class.

use super::general::General;
use super::phrase::{Head, LONGEST, Phrase, capitals, codes, is_abbreviation, is_in_capitals};
use super::swahili_noun::{Noun, nouns, unknown};
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{Concord, ConcordKind};
use crate::swahili::letters::{is_vowel, syllables};
use crate::swahili::lexicon::adjectives::{Concord as AdjectiveConcord, Kind};
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::sentence::Sentence;
use crate::swahili::verb::Tense;
use crate::text::light_words::is_light_word;
use crate::text::tokens::TokenKind;
use crate::text::written::{Written, span};

/// What stands after an `-a`.
enum Complement {
    /// A noun, with its citation form.
    Noun(String),
    /// An adjective or the manner of something: `ya kisasa`, `ya kiteknolojia`.
    Kind(String),
    /// An infinitive: `cha kupimia`.
    Infinitive(String),
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Written<'a>],
    codes: Vec<bool>,
    /// The words that agree with a noun, by their first bytes.
    agreeing: Vec<usize>,
    /// The nouns of the sentence, by their first bytes, with what agrees with them.
    heads: Vec<(usize, Agreement)>,
    in_capitals: bool,
    found: Vec<Phrase>,
}

/// One word of a phrase after its head.
struct Part {
    /// Up to which word of the text it goes.
    to: usize,
    /// Its citation form or forms.
    words: Vec<String>,
    /// Where a phrase of its own begins with it.
    noun: Option<usize>,
}

/// The noun phrases of `text`, whose words are `words`, the whole ones and those inside them.
pub(super) fn phrases(text: &str, words: &[Written<'_>]) -> Vec<Phrase> {
    let sentence = Sentence::read_words(text, words);
    let mut agreeing: Vec<usize> =
        sentence.phrases.iter().flat_map(|phrase| phrase.agreeing.iter().map(|span| span.start)).collect();
    agreeing.sort_unstable();
    let mut heads: Vec<(usize, Agreement)> =
        sentence.phrases.iter().map(|phrase| (phrase.head.start, phrase.agreement)).collect();
    heads.sort_unstable_by_key(|(start, _)| *start);
    let codes = codes(text, words);
    let in_capitals = is_in_capitals(text, words);
    let mut reader = Reader { text, words, codes, agreeing, heads, in_capitals, found: Vec::new() };
    let mut inside = vec![false; words.len()];
    for at in 0..words.len() {
        reader.from(at, &mut inside);
    }
    reader.found
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        crate::text::written::at(self.words, at)
    }

    fn written(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text[word.span.clone()])
    }

    fn is_word(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == TokenKind::Word) && !self.codes[at]
    }

    fn concords(&self, at: usize, kind: ConcordKind) -> Option<Agreement> {
        let of_kind = |reading: &Reading| match reading {
            Reading::Concord(Concord { kind: found, agreement, .. }) if *found == kind => Some(*agreement),
            _ => None,
        };
        if !self.is_word(at) {
            return None;
        }
        let found: Agreement = Morphology::shipped().listed(self.word(at)).iter().filter_map(of_kind).collect();
        (!found.is_empty()).then_some(found)
    }

    /// The noun at `at`, as what follows speaks for it.
    fn head(&self, at: usize) -> Option<Noun> {
        if !self.is_word(at) || is_light_word(self.word(at)) || self.word(at).chars().count() < 3 {
            return None;
        }
        let next = self.concords(at + 1, ConcordKind::Associative);
        let of_sentence = self.heads.binary_search_by_key(&self.words[at].span.start, |(start, _)| *start).ok();
        let agreement = of_sentence.map(|place| self.heads[place].1);
        if General::swahili().get(self.word(at)).is_some_and(|word| word.can_be('r')) {
            return None;
        }
        let read = nouns(self.word(at));
        if !read.is_empty() {
            // Only where the sentence reads it as a noun: no `baada` of `baada ya`, no verb.
            let agreement = agreement?;
            let wanted = next.filter(|next| next.meets(agreement)).unwrap_or(agreement);
            let fits = |noun: &&Noun| noun.agreement.meets(wanted);
            return read.iter().find(fits).or(read.first()).cloned();
        }
        let morphology = Morphology::shipped();
        let locative = morphology.readings(self.word(at));
        if !locative.is_empty() || !is_plausible(self.word(at)) {
            return None;
        }
        Some(unknown(self.word(at), next.unwrap_or_default()))
    }

    /// What follows the `-a` before `at`.
    fn complement(&self, at: usize) -> Option<Complement> {
        if !self.is_word(at) || is_light_word(self.word(at)) {
            return None;
        }
        // mfumo wa viwanda wa China: whose it is, is no part of the term.
        if !self.in_capitals && self.is_capital(at) && !is_abbreviation(self.written(at)) {
            return None;
        }
        let morphology = Morphology::shipped();
        let word = self.word(at);
        let readings = morphology.readings(word);
        for reading in readings.iter() {
            match reading {
                Reading::Adjective { adjective, .. } => {
                    let entry = morphology.lexicon().adjectives.get(*adjective as usize)?;
                    if entry.kind == Kind::Numeral || is_quality(&entry.stem) {
                        return None;
                    }
                    if matches!(entry.concord, AdjectiveConcord::AfterAssociative | AdjectiveConcord::Invariable) {
                        return Some(Complement::Kind(word.to_owned()));
                    }
                }
                Reading::Manner { .. } => return Some(Complement::Kind(word.to_owned())),
                _ => {}
            }
        }
        if let Some(noun) = nouns(word).into_iter().next() {
            return (!is_quality(&noun.lemma)).then_some(Complement::Noun(noun.lemma));
        }
        let infinitive = readings
            .iter()
            .any(|reading| matches!(reading, Reading::Verb { form, .. } if form.tense == Tense::Infinitive && !form.negative));
        if infinitive {
            return Some(Complement::Infinitive(word.to_owned()));
        }
        let place = readings.iter().any(|reading| matches!(reading, Reading::Noun { locative: true, .. }));
        if place {
            // fedha za viwandani: of where.
            return Some(Complement::Kind(word.to_owned()));
        }
        (readings.is_empty() && is_plausible(word)).then(|| Complement::Noun(word.to_owned()))
    }

    /// An adjective of the kind that is part of a term, agreeing with the phrase that `agreement` is of.
    fn adjective(&self, at: usize) -> Option<String> {
        if !self.is_word(at) {
            return None;
        }
        let lexicon = Morphology::shipped().lexicon();
        let agrees = self.agreeing.binary_search(&self.words[at].span.start).is_ok();
        let readings = Morphology::shipped().readings(self.word(at));
        let mut stems = readings.iter().filter_map(|reading| match reading {
            Reading::Adjective { adjective, .. } => lexicon.adjectives.get(*adjective as usize),
            _ => None,
        });
        let stem = stems.next()?;
        let other = readings.iter().any(|reading| matches!(reading, Reading::Closed { .. } | Reading::Concord(_)));
        let fits = stem.kind == Kind::Adjective
            && !is_quality(&stem.stem)
            && !other
            && (agrees || stem.concord == AdjectiveConcord::Invariable);
        fits.then(|| format!("-{}", stem.stem))
    }

    /// Adds the phrases that begin at `at`. `inside` tells of each word whether it is a noun in a
    /// phrase that begins before it.
    fn from(&mut self, at: usize, inside: &mut [bool]) {
        if self.name(at) {
            return;
        }
        let Some(head) = self.head(at) else { return };
        let parts = self.parts(at, &head);
        let concord = parts.first().filter(|part| part.words.first().is_some_and(|word| word == "-a")).and_then(|_| {
            let agreement = self.concords(at + 1, ConcordKind::Associative)?;
            let shared = agreement.and(head.agreement);
            Some((self.word(at + 1).to_owned(), if shared.is_empty() { agreement } else { shared }))
        });
        let concord = concord.or_else(|| {
            let possessive = self.concords(at + 1, ConcordKind::Possessive)?.and(head.agreement);
            (!possessive.is_empty()).then(|| (self.word(at + 1).to_owned(), possessive))
        });
        let known = head.pair.map(|(pair, source)| (pair.to_string(), source));
        let class = Head { known, concord };
        let is_inside = inside[at];
        let mut words = vec![head.lemma.clone()];
        let mut to = at + 1;
        self.push((at, to), words.clone(), &head, &class, !is_inside && parts.is_empty(), !is_inside);
        for (number, part) in parts.iter().enumerate() {
            words.extend(part.words.iter().cloned());
            to = part.to;
            if to - at > LONGEST + 1 {
                break;
            }
            if let Some(noun) = part.noun {
                inside[noun] = true;
            }
            self.push((at, to), words.clone(), &head, &class, !is_inside && number + 1 == parts.len(), !is_inside);
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.written(at).starts_with(char::is_uppercase)
    }

    /// Adds the name that begins at `at`; tells whether a name is there.
    fn name(&mut self, at: usize) -> bool {
        let is_part = |at: usize| {
            self.is_capital(at)
                && self.word(at).chars().count() > 2
                && Morphology::shipped().readings(self.word(at)).is_empty()
        };
        // What something agrees with is a noun: Kithimomita cha joto.
        let agrees = self.concords(at + 1, ConcordKind::Associative).is_some();
        if self.in_capitals || agrees || !is_part(at) || is_abbreviation(self.written(at)) {
            return false;
        }
        if at > 0 && is_part(at - 1) {
            return true;
        }
        let to = (at..self.words.len()).find(|at| !is_part(*at)).unwrap_or(self.words.len()).min(at + LONGEST);
        let words = (at..to).map(|at| self.word(at).to_owned()).collect();
        let is_capital = capitals(self.text, self.words, (at, to), false);
        let span = span(self.words, at, to);
        let (is_whole, is_head, is_sure, is_cited) = (true, true, true, true);
        self.found.push(Phrase { words, span, is_whole, is_head, is_sure, is_cited, is_capital, ..Phrase::default() });
        true
    }

    /// What belongs to the noun at `at`, one by one.
    fn parts(&self, at: usize, head: &Noun) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut next = at + 1;
        let mut licensed = head.agreement;
        while parts.len() < 4 {
            if let Some(agreement) = self.concords(next, ConcordKind::Associative) {
                let known = self.agreeing.binary_search(&self.words[next].span.start).is_ok();
                let unknown_head = head.pair.is_none();
                if !(unknown_head || known && agreement.meets(licensed)) {
                    break;
                }
                let Some(complement) = self.complement(next + 1) else { break };
                let (mut to, mut words, mut noun) = (next + 2, vec!["-a".to_owned()], None);
                match complement {
                    Complement::Noun(word) => {
                        words.push(word);
                        noun = Some(next + 1);
                    }
                    Complement::Kind(word) => words.push(word),
                    // dawa ya kuua wadudu: what is done with its object.
                    Complement::Infinitive(word) => {
                        words.push(word);
                        if let Some(object) = self.object(next + 2) {
                            words.push(object);
                            (to, noun) = (next + 3, Some(next + 2));
                        }
                    }
                }
                if noun.is_some() {
                    let of: Agreement = nouns(self.word(to - 1)).iter().map(|noun| noun.agreement).collect();
                    licensed = licensed.or(of);
                }
                parts.push(Part { to, words, noun });
                next = to;
            } else if let Some(stem) = self.adjective(next) {
                parts.push(Part { to: next + 1, words: vec![stem], noun: None });
                next += 1;
            } else {
                break;
            }
        }
        parts
    }

    /// The object of the infinitive before `at`: a noun, by its citation form.
    fn object(&self, at: usize) -> Option<String> {
        let start = self.words.get(at)?.span.start;
        let is_noun = self.heads.binary_search_by_key(&start, |(head, _)| *head).is_ok();
        let noun = self.is_word(at) && is_noun && !is_light_word(self.word(at));
        let lemma = nouns(self.word(at)).into_iter().next().filter(|_| noun)?.lemma;
        (!is_quality(&lemma)).then_some(lemma)
    }

    /// Whether the word may be a verb or an agreeing word here: `pima`, `zao`.
    fn may_be_other(&self, at: usize) -> bool {
        let other = |reading: &Reading| matches!(reading, Reading::Verb { likely: true, .. } | Reading::Concord(_));
        Morphology::shipped().readings(self.word(at)).iter().any(other)
    }

    fn push(
        &mut self,
        (from, to): (usize, usize),
        words: Vec<String>,
        head: &Noun,
        class: &Head,
        is_whole: bool,
        is_head: bool,
    ) {
        let is_capital = capitals(self.text, self.words, (from, to), self.in_capitals);
        // A word that nothing is known of and nothing agrees with may be anything.
        let after_associative = from > 0 && self.concords(from - 1, ConcordKind::Associative).is_some();
        let is_sure = class.concord.is_some()
            || head.pair.is_some() && (after_associative || to - from > 1 || !self.may_be_other(from));
        let is_cited = !head.plural && !is_plural_by_concord(head, class);
        let span = span(self.words, from, to);
        debug_assert!(!self.written(from).is_empty());
        let rest = Phrase { class: class.clone(), ..Phrase::default() };
        self.found.push(Phrase { words, span, is_whole, is_head, is_sure, is_cited, is_capital, ..rest });
    }
}

/// Whether a noun of 9/10, which has one form for both, is a plural by what agrees with it: `sensa za unyevu`.
fn is_plural_by_concord(head: &Noun, class: &Head) -> bool {
    let numbers = head.pair.map(|(pair, _)| pair.to_string());
    let singular = Agreement::of(&[9]);
    let both = numbers.is_some_and(|pair| pair == "9/10");
    both && class.concord.as_ref().is_some_and(|(_, classes)| !classes.meets(singular))
}

/// Adjectives and nouns that say how something is, and are part of no term.
fn is_quality(stem: &str) -> bool {
    General::swahili().get(stem).is_some_and(|word| word.can_be('q'))
}

/// Whether an unknown word can be a Swahili one: a vowel at its end, no letters that Swahili does not write.
fn is_plausible(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '\'' | '-'));
    letters && syllables(word) >= 2 && word.ends_with(is_vowel) && !word.contains(['q', 'x']) && !is_english(word)
}

fn is_english(word: &str) -> bool {
    let shape = super::english_word::shape(word);
    General::english().get(&shape.lemma).is_some()
        || ["tion", "ee", "oo", "ck", "ough", "ss", "ll", "ie", "ure", "ate", "ce", "ge", "ve", "ble"]
            .iter()
            .any(|end| word.ends_with(end))
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
    fn noun_phrases_are_held_together_by_agreement() {
        for (text, expected) in [
            ("Vihisi vya joto hupima joto la hewa.", &["joto la hewa"][..]),
            ("Baada ya mkutano huo, mnyororo wa ugavi ulikatika.", &["mkutano", "mnyororo wa ugavi"]),
            ("Nunua dawa ya kuua wadudu leo.", &["dawa ya kuua wadudu"]),
            ("vifaa vya umeme ya kale", &["vifaa vya umeme"]),
            ("Mfumo mkubwa wa kisasa wa viwanda", &["Mfumo"]),
        ] {
            let found = whole(text);
            assert!(expected.iter().all(|one| found.contains(one)), "{text}: {found:?}");
        }
    }

    #[test]
    fn any_text_is_survived() {
        for text in ["", "ya ya ya", "wa", "na kwa ajili ya", "日本 ya", &"vifaa vya ".repeat(2_000)] {
            let _ = phrases(text, &words(text));
        }
    }
}
