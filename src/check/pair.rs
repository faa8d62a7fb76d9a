//! A pair of texts as rules see it. What several rules need of a text is worked out once, when the first one asks.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::number::compare::{Differences, compare};
use super::passage::Part;
use super::setup::{Glossary, Setup};
use super::spelling::{Spelt, spelt};
use crate::model::finding::Side;
use crate::model::segment::Segment;
use crate::placeables::clock::{self, Clock};
use crate::placeables::dates::{self, Date};
use crate::placeables::measures::{self, Beside};
use crate::placeables::numbers::Number;
use crate::placeables::{numbers_of, placeholder};
use crate::swahili::orthography::dates::{WrittenDate, find_in};
use crate::swahili::sentence::Sentence;
use crate::terminology::recognise::Occurrence;
use crate::text::fold::stable_hash;
use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind};
use crate::text::written::{Written, as_seen, words_of};

/// What can stand between the end of one sentence and the first word of the next.
fn is_opening(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\t' | '"' | '\'' | '(' | '[' | '\u{AB}' | '\u{2018}' | '\u{201C}')
}

/// A translation with its source, or a text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// What was translated; `None` where there is only one text.
    pub source: Option<Segment>,
    /// The translation, or the text.
    pub target: Segment,
    /// What tells apart sources that are equal and need not be translated alike: a message context, a key.
    pub context: Option<String>,
    /// The passage of a document that the target is a part of; `None` where it is all of it.
    pub part_of: Option<Part>,
}

/// A folded word and its bytes.
pub(in crate::check) type FoldedWord<'a> = (Cow<'a, str>, Range<usize>);

/// One text of a pair.
#[derive(Debug)]
pub struct Text<'a> {
    /// It, with its inline codes.
    pub segment: &'a Segment,
    /// Its language.
    pub language: &'a Language,
    /// The glossary, and which of its recognisers reads this text.
    glossary: Option<(&'a Glossary, Side)>,
    tokens: OnceCell<Vec<Token>>,
    written: OnceCell<Vec<Written<'a>>>,
    folded: OnceCell<Vec<FoldedWord<'a>>>,
    sentences: OnceCell<Vec<(usize, Sentence)>>,
    terms: OnceCell<Vec<Occurrence>>,
    verbatim: OnceCell<Vec<Range<usize>>>,
    numbers: OnceCell<Vec<Number>>,
    written_dates: OnceCell<Vec<WrittenDate>>,
    dates: OnceCell<Vec<Date>>,
    times: OnceCell<Vec<Clock>>,
    spelt: OnceCell<Vec<(Spelt, Range<usize>)>>,
    normal_hash: OnceCell<u64>,
}

impl<'a> Text<'a> {
    fn new(segment: &'a Segment, language: &'a Language, glossary: Option<(&'a Glossary, Side)>) -> Self {
        Text {
            segment,
            language,
            glossary,
            tokens: OnceCell::new(),
            written: OnceCell::new(),
            folded: OnceCell::new(),
            sentences: OnceCell::new(),
            terms: OnceCell::new(),
            verbatim: OnceCell::new(),
            numbers: OnceCell::new(),
            written_dates: OnceCell::new(),
            dates: OnceCell::new(),
            times: OnceCell::new(),
            spelt: OnceCell::new(),
            normal_hash: OnceCell::new(),
        }
    }

    /// A text with which no glossary is used.
    pub(in crate::check) fn alone(segment: &'a Segment, language: &'a Language) -> Self {
        Text::new(segment, language, None)
    }

    /// All of it, codes' contents included.
    pub fn text(&self) -> &'a str {
        self.segment.text()
    }

    /// Its bytes without the white space at its ends.
    pub fn trimmed(&self) -> Range<usize> {
        let end = self.text().trim_end().len();
        end.min(self.text().len() - self.text().trim_start().len())..end
    }

    /// What stands at `span`.
    pub fn at(&self, span: &Range<usize>) -> &'a str {
        self.text().get(span.clone()).unwrap_or_default()
    }

    /// A number that equal texts have in common, and others hardly ever.
    pub(in crate::check) fn normal_hash(&self) -> u64 {
        *self.normal_hash.get_or_init(|| stable_hash(&self.segment.normal_form()))
    }

    /// Its tokens.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| self.segment.tokens())
    }

    /// Its words, in order, codes left out.
    pub fn words(&self) -> impl Iterator<Item = (&'a str, Range<usize>)> + '_ {
        let words = self.tokens().iter().filter(|token| token.kind == TokenKind::Word);
        words.map(|token| (self.at(&token.span), token.span.clone()))
    }

    /// All its tokens as they are compared, codes among them.
    pub fn written(&self) -> &[Written<'a>] {
        self.written.get_or_init(|| words_of(self.text(), self.tokens()))
    }

    /// The same without codes that hold nothing.
    fn seen(&self) -> Cow<'_, [Written<'a>]> {
        as_seen(self.written())
    }

    /// Its words folded, in order, codes left out, each with its bytes.
    pub fn folded_words(&self) -> &[FoldedWord<'a>] {
        self.folded.get_or_init(|| {
            let words = self.written().iter().filter(|word| word.kind == TokenKind::Word);
            words.map(|word| (word.folded.clone(), word.span.clone())).collect()
        })
    }

    /// Whether nothing but spaces parts `first` from `second`, which stands behind it: no mark, no code, no line break.
    pub fn are_neighbours(&self, first: &Range<usize>, second: &Range<usize>) -> bool {
        let between = self.text().get(first.end..second.start).unwrap_or_default();
        !between.is_empty() && between.chars().all(|c| matches!(c, ' ' | '\u{A0}'))
    }

    /// Whether `span` begins a sentence, as far as the marks before it tell.
    pub fn begins_sentence(&self, span: &Range<usize>) -> bool {
        let before = self.text().get(..span.start).unwrap_or_default().trim_end_matches(is_opening);
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '\u{2022}', '>', '#', '*', '|'])
    }

    /// What its sentences say about concord, each with the byte it starts at. For Swahili.
    pub fn sentences(&self) -> &[(usize, Sentence)] {
        self.sentences.get_or_init(|| {
            let written = self.written();
            let read = |sentence: Range<usize>| {
                let first = written.partition_point(|word| word.span.start < sentence.start);
                let end = written.partition_point(|word| word.span.start < sentence.end);
                let words = written.get(first..end).unwrap_or_default();
                (sentence.start, Sentence::read_words(self.text(), words))
            };
            self.segment.sentence_ranges(self.language.base()).into_iter().map(read).collect()
        })
    }

    /// Its addresses and variables, in order.
    pub fn verbatim(&self) -> &[Range<usize>] {
        self.verbatim.get_or_init(|| placeholder::find(self.text()))
    }

    /// Its numbers in figures and words, in no order; none within codes, addresses and variables.
    pub fn numbers(&self) -> &[Number] {
        let read = || numbers_of(self.segment, &self.seen(), self.language, self.verbatim());
        self.numbers.get_or_init(read)
    }

    /// Its dates in figures, and in Swahili.
    pub fn written_dates(&self) -> &[WrittenDate] {
        self.written_dates.get_or_init(|| find_in(&self.seen()))
    }

    /// Its dates, months and days of the week: first those in figures, then those with names.
    pub fn dates(&self) -> &[Date] {
        self.dates.get_or_init(|| {
            let mut found = dates::in_figures(self.text(), self.written_dates());
            found.extend(dates::find(self.text(), &self.seen(), self.written_dates(), self.language));
            found
        })
    }

    /// The times of day in it.
    pub fn times(&self) -> &[Clock] {
        self.times.get_or_init(|| clock::find(self.text(), &self.seen(), self.language))
    }

    /// Its words with several spellings, each with its bytes. For Swahili.
    pub(in crate::check) fn spelt(&self) -> &[(Spelt, Range<usize>)] {
        self.spelt.get_or_init(|| spelt(self))
    }

    /// The unit or currency beside the number at `span`, and where it stands.
    pub fn unit_beside(&self, span: &Range<usize>) -> Option<Beside> {
        let find = if self.language.base() == "en" { measures::of_english } else { measures::of_swahili };
        find(self.text(), span)
    }

    /// Whether it has a digit.
    pub fn has_digits(&self) -> bool {
        self.text().bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Whether `span` is a term of the glossary or stands inside one.
    pub fn is_in_term(&self, span: &Range<usize>) -> bool {
        self.terms().iter().any(|term| term.span.start <= span.start && span.end <= term.span.end)
    }

    /// The glossary's terms in it.
    pub fn terms(&self) -> &[Occurrence] {
        self.terms.get_or_init(|| match self.glossary {
            Some((glossary, side)) => glossary.recogniser(side).recognise_words(self.segment, self.written()),
            None => Vec::new(),
        })
    }
}

/// A pair that is being checked.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What was translated; `None` where there is only one text.
    pub source: Option<Text<'a>>,
    /// The translation, or the text.
    pub target: Text<'a>,
    /// See [`Pair::context`].
    pub context: Option<&'a str>,
    /// See [`Pair::part_of`].
    pub part_of: Option<&'a Part>,
    /// Languages, glossary and profile of the run.
    pub setup: &'a Setup,
    numbers: OnceCell<Differences>,
}

impl<'a> Reading<'a> {
    /// Begins to read `pair`.
    pub fn new(pair: &'a Pair, setup: &'a Setup) -> Self {
        let glossary = setup.glossary.as_deref();
        let of = |side: Side| glossary.map(|glossary| (glossary, side));
        Reading {
            source: pair.source.as_ref().map(|source| Text::new(source, &setup.source, of(Side::Source))),
            target: Text::new(&pair.target, &setup.target, of(Side::Target)),
            context: pair.context.as_deref(),
            part_of: pair.part_of.as_ref(),
            setup,
            numbers: OnceCell::new(),
        }
    }

    /// Whether the source has `words`, letter by letter.
    pub fn source_has(&self, words: &str) -> bool {
        self.source.as_ref().is_some_and(|source| source.text().contains(words))
    }

    /// What the numbers of source and target differ in.
    pub(in crate::check) fn numbers(&self) -> &Differences {
        self.numbers.get_or_init(|| match &self.source {
            Some(source) => compare(source, &self.target),
            None => Differences::default(),
        })
    }
}
