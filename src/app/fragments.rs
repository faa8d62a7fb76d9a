//! The longest fragments of a segment that the memories hold, with how they were translated: evidence for a segment
//! that no unit as a whole resembles, and never a draft.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

use super::AppError;
use super::recognise::TermInText;
use super::word_forms::same_word;
use crate::fragments::phrases::Phrases;
use crate::fragments::search::search;
use crate::matching::candidate::Candidate;
use crate::model::segment::Segment;
use crate::spotting::sample::Sample;
use crate::spotting::{DOUBTFUL, ENOUGH, Occurrence, Spotted, spot};
use crate::text::language::Language;

/// What fragments are found in: the phrases of the memories, and their units.
///
/// The numbers that [`Phrases::units_with`] gives are whatever this concordance knows its units by.
pub trait Concordance: Phrases<Error = AppError> {
    /// The units whose source has the tokens of `phrase`; at least one and at most `at_most` where
    /// [`Phrases::units_with`] finds any.
    ///
    /// # Errors
    /// What the store reports.
    fn occurrences(&self, phrase: &[String], at_most: usize) -> Result<Vec<Rc<Candidate>>, AppError>;

    /// A sample of all units; the same ones every time.
    ///
    /// # Errors
    /// What the store reports.
    fn sample(&self) -> Result<Sample, AppError>;
}

/// A piece of a segment that the memories hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// Where it stands: bytes of the segment's text.
    pub span: Range<usize>,
    /// How many of the segment's tokens it has, and how many those are.
    pub tokens: (usize, usize),
    /// The units that have it, each once, at most [`ENOUGH`]; those with the best translation first. Never empty.
    pub occurrences: Vec<Candidate>,
    /// The text of the fragment in the first of these.
    pub text: String,
    /// Whether there are more units than these.
    pub more: bool,
    /// How it was translated in these units, the likeliest first; empty where there is not enough evidence.
    pub translations: Vec<Spotted>,
}

impl Fragment {
    /// The share of the segment's tokens that it covers, 0 to 100, cut after one decimal.
    pub fn coverage(&self) -> f64 {
        let (mine, all) = self.tokens;
        (1000 * mine / all.max(1)) as f64 / 10.0
    }

    /// The unit that shows the likeliest translation.
    pub fn best(&self) -> Option<&Candidate> {
        self.occurrences.first()
    }
}

/// Finds fragments in one concordance.
#[derive(Debug)]
pub struct Fragments<'a, C> {
    concordance: C,
    target: Language,
    /// Read when the first fragment is found.
    sample: &'a OnceLock<Sample>,
}

impl<'a, C: Concordance> Fragments<'a, C> {
    /// Looks into `concordance`, whose units have targets in `target`. The place for a sample, empty at first, serves all
    /// that look into the same concordance.
    pub fn new(concordance: C, target: Language, sample: &'a OnceLock<Sample>) -> Self {
        Fragments { concordance, target, sample }
    }

    /// The fragments of `segment`, in order; they do not overlap. `terms` are the glossary terms in it, whose words need
    /// not be shown alone.
    ///
    /// # Errors
    /// What the store reports.
    pub fn in_segment(&self, segment: &Segment, terms: &[TermInText]) -> Result<Vec<Fragment>, AppError> {
        let tokens = segment.folded_tokens();
        let spans: Vec<Range<usize>> = segment.tokens().into_iter().map(|token| token.span).collect();
        let within = |term: &TermInText| {
            let start = spans.partition_point(|span| span.end <= term.span.start);
            start..spans.partition_point(|span| span.start < term.span.end).max(start)
        };
        let known: Vec<Range<usize>> = terms.iter().map(within).collect();
        let found = search(&tokens, &known, &self.concordance)?;
        let mut fragments = Vec::new();
        for piece in found.chosen {
            let mut units = self.concordance.occurrences(&tokens[piece.clone()], ENOUGH + 1)?;
            let more = units.len() > ENOUGH;
            units.truncate(ENOUGH);
            // A unit with two sources counts once.
            let mut seen = HashSet::new();
            units.retain(|candidate| seen.insert(candidate.unit));
            let span = spans[piece.start].start..spans[piece.end - 1].end;
            let count = (piece.len(), tokens.len());
            let fragment = self.fragment(&tokens[piece], &units, more)?;
            // Of a word alone only the translation is news.
            let is_news = |fragment: &Fragment| {
                count.0 > 1 || fragment.translations.first().is_some_and(|first| first.score >= DOUBTFUL)
            };
            fragments.extend(fragment.filter(is_news).map(|fragment| Fragment { span, tokens: count, ..fragment }));
        }
        Ok(fragments)
    }

    fn fragment(&self, phrase: &[String], units: &[Rc<Candidate>], more: bool) -> Result<Option<Fragment>, AppError> {
        let mut occurrences: Vec<Occurrence<'_>> = Vec::new();
        let mut shown: Vec<(&Candidate, Range<usize>)> = Vec::new();
        for candidate in units {
            let source = candidate.source.folded_tokens();
            let Some(start) = source.windows(phrase.len()).position(|window| window == phrase) else { continue };
            let place = start..start + phrase.len();
            let tokens = candidate.source.tokens();
            shown.push((candidate, tokens[place.start].span.start..tokens[place.end - 1].span.end));
            occurrences.push(Occurrence { unit: candidate.unit, source, phrase: place, target: &candidate.target });
        }
        let mut translations = spot(&occurrences, self.sample()?, &same_word(&self.target));
        // The units that show the best translation first.
        let best: Vec<usize> =
            translations.first().map_or_else(Vec::new, |best| best.places.iter().map(|(place, _)| *place).collect());
        let rest = (0..shown.len()).filter(|place| !best.contains(place));
        let order: Vec<usize> = best.iter().copied().chain(rest).collect();
        for (place, _) in translations.iter_mut().flat_map(|one| &mut one.places) {
            *place = order.iter().position(|other| other == place).unwrap_or_default();
        }
        let Some((first, span)) = order.first().map(|place| &shown[*place]) else { return Ok(None) };
        Ok(Some(Fragment {
            span: 0..0,
            tokens: (0, 0),
            text: first.source.text()[span.clone()].to_owned(),
            occurrences: order.iter().map(|place| shown[*place].0.clone()).collect(),
            more,
            translations,
        }))
    }

    fn sample(&self) -> Result<&Sample, AppError> {
        if let Some(sample) = self.sample.get() {
            return Ok(sample);
        }
        let sample = self.concordance.sample()?;
        Ok(self.sample.get_or_init(|| sample))
    }
}
