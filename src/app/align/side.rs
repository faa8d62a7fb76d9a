//! One of the two documents: its sentences, and what each of them is.

use super::{Request, Unfit};
use crate::align::Part;
use crate::app::document::{SourceSegment, cut};
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::app::{AppError, InputProblem};
use crate::format::{Format, ReadOptions};
use crate::model::passage::PassageKind;
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::Cutter;

/// How much text is aligned at once, in MB: some thirty thick books.
const MOST_MEGABYTES: u64 = 32;

/// A document, cut into sentences.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name.
    pub name: Box<str>,
    /// The language it is read as.
    pub language: Language,
    /// Its sentences, headings, items and cells, in order.
    pub sentences: Vec<SourceSegment>,
    /// What each of its passages is.
    kinds: Vec<PassageKind>,
    /// What holds words and is not among the sentences: where, and what it is.
    pub left_out: Vec<(Position, String)>,
}

impl Side {
    /// Reads `input`, which is in `language`, and cuts it by `cutter`.
    pub(super) fn read(
        input: &mut Input<'_>,
        request: &Request,
        language: &Language,
        cutter: &Cutter,
    ) -> Result<Side, AppError> {
        let options = ReadOptions { source: language.clone(), ..ReadOptions::default() };
        let mut opened = Opened::open(input, Some(&options))?;
        let is_document =
            |format: &dyn Format| format.document_reader().is_some_and(|reader| reader.filler().is_none());
        let format = opened.format_for(request.format.as_deref(), "aligned with another document", is_document)?;
        let too_long = || Unfit::TooLong { file: opened.name.clone(), megabytes: MOST_MEGABYTES };
        // What is in an archive is bounded when it is unpacked.
        if !format.needs_file() && opened.size.is_some_and(|size| size > MOST_MEGABYTES << 20) {
            return Err(too_long().into());
        }
        let reader = format.document_reader().expect("format_for returns what was asked for");
        let document = opened.read(|source| reader.read(source))?;
        let bytes: u64 = document.passages.iter().map(|passage| passage.segment.text().len() as u64).sum();
        if bytes > MOST_MEGABYTES << 20 {
            return Err(Unfit::TooLong { file: opened.name.clone(), megabytes: MOST_MEGABYTES }.into());
        }
        let sentences = cut(&document.passages, document.is_segmented, cutter);
        if sentences.is_empty() {
            return Err(opened.failed(InputProblem::NoText));
        }
        let kinds = document.passages.iter().map(|passage| passage.kind).collect();
        let (name, language) = (opened.name.as_str().into(), language.clone());
        Ok(Side { name, language, sentences, kinds, left_out: document.left_out })
    }

    /// What the sentence of this number, from 0, is.
    pub fn kind(&self, sentence: usize) -> PassageKind {
        let passage = self.sentences.get(sentence).map(|one| one.passage);
        passage.and_then(|passage| self.kinds.get(passage)).copied().unwrap_or_default()
    }

    /// The sentences as they are aligned.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        let sentences = self.sentences.iter().enumerate();
        sentences
            .map(|(number, one)| Part { segment: &one.segment, passage: one.passage, kind: self.kind(number) })
            .collect()
    }
}
