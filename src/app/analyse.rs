//! How much of new texts the memories know: segments, words and characters by the band of their best match.
//!
//! A segment whose text stood before, in the same or an earlier text, is a repetition and is not matched again. The
//! bands of the others come from the best match as `suggest` ranks it.

use unicode_normalization::UnicodeNormalization;

use super::document::SourceSegment;
use super::matches::{Matcher, Request};
use super::progress::Progress;
use super::{AppError, engine};
use crate::matching::candidate::Neighbours;
use crate::matching::image::Image;
use crate::matching::query::{Query, repetitions};
use crate::matching::ranking::Match;
use crate::model::score::MatchKind;
use crate::model::segment::Segment;
use crate::model::vocabulary;
use crate::store::{MemoryFilter, Store};
use crate::text::fold::is_invisible;
use crate::text::language::Language;
use crate::text::tokens::TokenKind;

/// The lowest final score that has a band.
const LOWEST_SCORE: u8 = 50;

vocabulary! {
    /// What the memories know of a segment, in the order of a report.
    Band: "match band" {
        /// The text stood before.
        Repetition = "repetition",
        /// Equal text between equal neighbours, nothing taken off.
        Context = "context",
        /// Equal text, nothing taken off.
        Exact = "exact",
        /// At least 95 points.
        From95 = "95-99",
        /// At least 85 points.
        From85 = "85-94",
        /// At least 75 points.
        From75 = "75-84",
        /// At least 50 points.
        From50 = "50-74",
        /// No match that reaches 50 points.
        None = "none",
    }
}

impl Band {
    /// The band of a segment with this best match. A point is reached when the final score is not below it. What a
    /// penalty was taken off is no longer exact: somebody has to look at it.
    fn of(best: Option<&Match>) -> Self {
        let Some(best) = best else {
            return Band::None;
        };
        let reaches = |points| best.score.reaches(points);
        match best.kind {
            MatchKind::Context if reaches(100) => Band::Context,
            MatchKind::Exact if reaches(100) => Band::Exact,
            _ if reaches(95) => Band::From95,
            _ if reaches(85) => Band::From85,
            _ if reaches(75) => Band::From75,
            _ if reaches(LOWEST_SCORE) => Band::From50,
            _ => Band::None,
        }
    }
}

/// How much text there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    /// Segments.
    pub segments: u64,
    /// Words and numbers as tokens are cut; a Han character is a word.
    pub words: u64,
    /// Characters without white space, without invisible ones and without the contents of inline codes.
    pub characters: u64,
}

impl Volume {
    /// The volume of one segment.
    fn of(segment: &Segment) -> Self {
        let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let words = segment.tokens().iter().filter(|token| is_word(token.kind)).count();
        // Composed, so that an accented letter is one character however the file writes it.
        let text = segment.without_codes();
        let characters = text.nfc().filter(|c| !c.is_whitespace() && !is_invisible(*c)).count();
        Volume { segments: 1, words: words as u64, characters: characters as u64 }
    }

    fn add(&mut self, other: Volume) {
        self.segments += other.segments;
        self.words += other.words;
        self.characters += other.characters;
    }
}

/// The volumes of one text, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The file; `None` for all of them together.
    pub file: Option<String>,
    bands: [Volume; Band::ALL.len()],
}

impl Analysis {
    /// The volume of one band.
    pub fn volume(&self, band: Band) -> Volume {
        self.bands[band as usize]
    }

    /// The volume of all bands.
    pub fn whole(&self) -> Volume {
        let mut whole = Volume::default();
        self.bands.iter().for_each(|volume| whole.add(*volume));
        whole
    }

    fn add(&mut self, band: Band, volume: Volume) {
        self.bands[band as usize].add(volume);
    }
}

/// A text to be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What to call it.
    pub name: String,
    /// Its segments, in order.
    pub segments: Vec<SourceSegment>,
}

/// What is searched.
#[derive(Clone, Debug)]
pub struct Search {
    /// The language of the texts.
    pub from: Language,
    /// The language to translate into.
    pub to: Language,
    /// Which units count.
    pub filter: MemoryFilter,
}

/// Analyses `texts` as one job: each on its own, and at the end all together.
///
/// # Errors
/// What the store reports; [`crate::store::StoreError::NoSuchMemory`] where the search names one.
pub fn analyse(
    store: &Store,
    search: Search,
    texts: &[Text],
    progress: &mut dyn Progress,
) -> Result<(Vec<Analysis>, Analysis), AppError> {
    let Search { from, to, filter } = search;
    let request = Request { from, to, min_score: LOWEST_SCORE, max: 1, filter };
    let bands = store.read(|| bands(store, &request, texts, progress))?;
    let mut bands = bands.into_iter();
    let mut total = Analysis::default();
    let mut each = Vec::with_capacity(texts.len());
    for text in texts {
        let mut analysis = Analysis { file: Some(text.name.clone()), ..Analysis::default() };
        for (source, band) in text.segments.iter().zip(bands.by_ref()) {
            let volume = Volume::of(&source.segment);
            analysis.add(band, volume);
            total.add(band, volume);
        }
        each.push(analysis);
    }
    Ok((each, total))
}

/// The band of each segment of `texts`, one text after the other.
fn bands(store: &Store, request: &Request, texts: &[Text], progress: &mut dyn Progress) -> Result<Vec<Band>, AppError> {
    store.require_language(&request.from)?;
    store.require_language(&request.to)?;
    let neighbours = texts.iter().flat_map(|text| Neighbours::of_all(text.segments.iter().map(|one| &one.segment)));
    let segments: Vec<SourceSegment> = texts.iter().flat_map(|text| text.segments.iter().cloned()).collect();
    let repeated = repetitions(segments.iter().map(|one| &one.segment));
    let neighbours: Vec<Neighbours> = neighbours.collect();
    let new: Vec<usize> = (0..segments.len()).filter(|at| repeated[*at].is_none()).collect();
    let mut bands = vec![Band::Repetition; segments.len()];
    let mut done = new.iter();
    let work = |store: &Store,
                image: Option<&Image>,
                jobs: &mut dyn Iterator<Item = usize>,
                done: &mut dyn FnMut(_) -> bool| {
        let mut matcher = Matcher::new(store, request, image)?;
        for job in jobs {
            let query = Query::new(segments[new[job]].segment.clone(), neighbours[new[job]]);
            if !done(Band::of(matcher.best(&query)?.0.first())) {
                break;
            }
        }
        Ok(())
    };
    engine::run(store, request, new.len(), progress, work, |band| {
        if let Some(at) = done.next() {
            bands[*at] = band;
        }
        Ok(())
    })?;
    Ok(bands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    #[test]
    fn words_and_characters_are_those_that_are_translated() {
        let volume = |text: &str| Volume::of(&Segment::plain(text));
        let of = |segments, words, characters| Volume { segments, words, characters };
        assert_eq!(volume("The COVID-19 rate: 3.5 % up."), of(1, 5, 23));
        assert_eq!(volume("中国稀土 Group"), of(1, 5, 9));
        assert_eq!(volume("cafe\u{301} caf\u{e9} a\u{ad}b"), of(1, 3, 10));
        assert_eq!(volume(""), of(1, 0, 0));
        assert_eq!(volume("a\u{0}b"), of(1, 2, 3));
        let mut builder = SegmentBuilder::default();
        builder.push_text("Run ");
        builder.push_code(CodeKind::CodeSpan, "`cargo build`");
        builder.push_text(" now.");
        assert_eq!(Volume::of(&builder.finish()), of(1, 2, 7));
    }
}
