//! One document as alignment sees it: for each sentence its length, the entries of its words, and signs that stay the
//! same in translation.

use std::ops::Range;

use fnv::FnvHashMap;

use super::Part;
use super::entry::entry;
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;
use crate::placeables::{numbers_of, placeholder};
use crate::text::fold::stable_hash;
use crate::text::language::Language;
use crate::text::tokens::TokenKind;
use crate::text::written::words_of;

/// Most words that are read of a sentence: what is longer is no sentence, and says enough by these.
const MOST_WORDS: usize = 400;
/// Most distinct forms that are remembered with their entries.
const MOST_FORMS: usize = 400_000;

/// What a counted word is. All but the first equal nothing but their like in the other document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The entry of a word.
    Word,
    /// A number, by its value.
    Number,
    /// An address, a variable, text in code type.
    Verbatim,
    /// A mark that translations keep: `?`, `:`, brackets.
    Mark,
    /// An inline code, by its kind.
    Code,
    /// What the passage is.
    Kind,
}

/// How a sentence follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// In the same passage.
    Within,
    /// It begins a passage.
    Passage,
    /// It begins a passage, and one of the two is a cell or a caption, which is a whole by itself.
    Apart,
}

/// An entry or sign of one document.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// What it is.
    pub(super) manner: Manner,
    /// The entry, or what a sign is compared by.
    pub(super) text: String,
    /// The form that was seen first, folded.
    pub(super) form: String,
    /// In how many sentences it stands.
    pub(super) sentences: u32,
}

/// One document.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// The letters and digits of each sentence.
    pub(super) lengths: Vec<f32>,
    /// How each sentence follows the one before it.
    pub(super) joints: Vec<Joint>,
    /// All entries and signs.
    pub(super) vocabulary: Vec<Word>,
    /// The folded forms of words, with the entry of each.
    pub(super) forms: FnvHashMap<String, Option<u32>>,
    numbers: FnvHashMap<String, u32>,
    starts: Vec<u32>,
    words: Vec<u32>,
}

impl Side {
    /// Reads a document of `language`.
    pub(super) fn read(parts: &[Part<'_>], language: &Language) -> Side {
        let mut side = Side { starts: vec![0], ..Side::default() };
        let mut before: Option<&Part<'_>> = None;
        for part in parts {
            side.joints.push(match before {
                Some(before) if before.passage == part.passage => Joint::Within,
                Some(before) if is_whole(before.kind) || is_whole(part.kind) => Joint::Apart,
                _ => Joint::Passage,
            });
            before = Some(part);
            side.add(part, language);
        }
        side
    }

    /// Some sentences of this document as one of their own, in any order; `places` tells where passages begin in it.
    pub(super) fn of(&self, places: Range<usize>, sentences: impl IntoIterator<Item = usize>) -> Side {
        let mut side = Side { starts: vec![0], joints: self.joints[places].to_vec(), ..Side::default() };
        // What is known of words is known of them there too, and no others come in.
        side.vocabulary.clone_from(&self.vocabulary);
        for sentence in sentences {
            side.words.extend_from_slice(self.words(sentence));
            side.starts.push(side.words.len() as u32);
            side.lengths.push(self.lengths[sentence]);
        }
        side
    }

    /// How many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// The words of the sentence, each once, ascending.
    pub(super) fn words(&self, sentence: usize) -> &[u32] {
        &self.words[self.starts[sentence] as usize..self.starts[sentence + 1] as usize]
    }

    /// How many words there are in all, each once a sentence.
    pub(super) fn total(&self) -> usize {
        self.words.len()
    }

    /// The number of the entry `text`.
    pub(super) fn number(&self, manner: Manner, text: &str) -> Option<u32> {
        self.numbers.get(key(manner, text).as_str()).copied()
    }

    /// The sentences in which each word stands, ascending: where each begins, and the sentences. Words of more than
    /// `most` sentences are left out.
    pub(super) fn postings(&self, most: u32) -> (Vec<u32>, Vec<u32>) {
        let kept = |word: u32| self.vocabulary[word as usize].sentences <= most;
        let mut starts = vec![0_u32; self.vocabulary.len() + 1];
        for word in self.words.iter().filter(|word| kept(**word)) {
            starts[*word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for sentence in 0..self.len() {
            for word in self.words(sentence).iter().filter(|word| kept(**word)) {
                places[next[*word as usize] as usize] = sentence as u32;
                next[*word as usize] += 1;
            }
        }
        (starts, places)
    }

    fn add(&mut self, part: &Part<'_>, language: &Language) {
        let text = part.segment.text();
        let mut tokens = part.segment.tokens();
        tokens.truncate(MOST_WORDS);
        let words = words_of(text, &tokens);
        let mut found: Vec<u32> = Vec::with_capacity(words.len());
        let verbatim = placeholder::find(text);
        for number in numbers_of(part.segment, &words, language, &verbatim) {
            let identity = number.identity(text.get(number.span.clone()).unwrap_or_default());
            found.push(self.sign(Manner::Number, &identity));
        }
        for span in &verbatim {
            found.push(self.sign(Manner::Verbatim, text.get(span.clone()).unwrap_or_default()));
        }
        for code in part.segment.codes() {
            found.push(self.sign(Manner::Code, code.kind.as_str()));
            if matches!(code.kind, CodeKind::CodeSpan | CodeKind::Image | CodeKind::Placeholder) {
                found.push(self.sign(Manner::Verbatim, part.segment.content(code)));
            }
        }
        let mut letters = 0;
        for word in &words {
            if word.kind != TokenKind::Punctuation {
                letters += text.get(word.span.clone()).map_or(0, |word| word.chars().count());
            }
            let inside = |span: &std::ops::Range<usize>| span.start <= word.span.start && word.span.end <= span.end;
            match word.kind {
                TokenKind::Word if !verbatim.iter().any(inside) => found.extend(self.word(&word.folded, language)),
                TokenKind::Punctuation if is_telling(&word.folded) => {
                    found.push(self.sign(Manner::Mark, &word.folded));
                }
                _ => {}
            }
        }
        if tokens.len() == MOST_WORDS {
            letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        }
        if let Some(kind) = kind(part.kind) {
            found.push(self.sign(Manner::Kind, &kind));
        }
        found.sort_unstable();
        found.dedup();
        for word in &found {
            self.vocabulary[*word as usize].sentences += 1;
        }
        self.words.extend(found);
        self.starts.push(self.words.len() as u32);
        self.lengths.push(letters as f32);
    }

    fn word(&mut self, folded: &str, language: &Language) -> Option<u32> {
        if let Some(known) = self.forms.get(folded) {
            return *known;
        }
        let number = entry(folded, language.base()).map(|entry| self.intern(Manner::Word, &entry, folded));
        if self.forms.len() < MOST_FORMS {
            self.forms.insert(folded.to_owned(), number);
        }
        number
    }

    fn sign(&mut self, manner: Manner, text: &str) -> u32 {
        match text.len() {
            0..200 => self.intern(manner, text, ""),
            _ => self.intern(manner, &format!("{:x}", stable_hash(text)), ""),
        }
    }

    fn intern(&mut self, manner: Manner, text: &str, form: &str) -> u32 {
        let key = key(manner, text);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.vocabulary.len() as u32;
        self.vocabulary.push(Word { manner, text: text.to_owned(), form: form.to_owned(), sentences: 0 });
        self.numbers.insert(key, number);
        number
    }
}

/// Words and signs do not meet in one table.
fn key(manner: Manner, text: &str) -> String {
    match manner {
        Manner::Word => text.to_owned(),
        _ => format!("\u{1}{}{text}", manner as u8),
    }
}

/// Marks that a translation keeps more often than not.
fn is_telling(mark: &str) -> bool {
    matches!(mark, "?" | "!" | ":" | ";" | "(" | "\"" | "“" | "%" | "$" | "/" | "#" | ">" | "*" | "_" | "=" | "+" | "[")
        || mark.chars().any(|c| !c.is_ascii() && !c.is_alphanumeric() && !"’‘”–—…".contains(c))
}

/// Whether no translator would make one sentence of such a passage and the next. Of headings and list items some do.
fn is_whole(kind: PassageKind) -> bool {
    matches!(kind, PassageKind::Cell | PassageKind::Caption)
}

fn kind(kind: PassageKind) -> Option<String> {
    Some(match kind {
        PassageKind::Paragraph => return None,
        PassageKind::Heading(level) => format!("heading {level}"),
        PassageKind::ListItem => "list".to_owned(),
        PassageKind::Cell => "cell".to_owned(),
        PassageKind::Quote => "quote".to_owned(),
        PassageKind::Caption => "caption".to_owned(),
    })
}
