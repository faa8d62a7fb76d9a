//! What stands in an XLIFF file, alike for 1.2 and 2.x: entries, each cut into pieces.
//!
//! Every element that a filled file changes keeps its place in bytes of the decoded file.

use std::ops::{ControlFlow, Range};

use super::super::Warning;
use super::standing::Standing;
use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::model::unit::Annotation;
use crate::text::language::Language;
use crate::text::positions::Position;

/// Attributes in the order of the file, their names as written.
pub(super) type Attributes = Vec<(String, String)>;

/// Which of the two XLIFFs a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// 1.0 to 1.2.
    One,
    /// 2.0 and later.
    Two,
}

/// A language, canonical and as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tongue {
    pub(super) language: Language,
    pub(super) written: String,
}

/// What holds for all entries of a `file` element.
#[derive(Clone, Debug)]
pub(super) struct Around {
    pub(super) version: Version,
    /// The start tag that names the languages: `file` in 1.2, the root in 2.x.
    pub(super) tag: Range<usize>,
    /// The file that was extracted.
    pub(super) original: Option<String>,
    pub(super) source: Tongue,
    pub(super) target: Tongue,
    /// Whether the file names the language of its translations.
    pub(super) names_target: bool,
}

impl Around {
    /// Whether what is here is translated between the languages of `pair`, whatever their regions. A language that the
    /// file does not name, or writes as no tag, is the one that is asked for; so is a target that says the source again,
    /// as templates do.
    pub(super) fn is_between(&self, pair: Option<&(Language, Language)>) -> bool {
        let Some((source, target)) = pair else { return true };
        let unknown = Language::undetermined();
        let is =
            |tongue: &Tongue, wanted: &Language| tongue.language == unknown || tongue.language.base() == wanted.base();
        let is_template = self.target.language.base() == self.source.language.base();
        is(&self.source, source) && (!self.names_target || is_template || is(&self.target, target))
    }
}

/// Where an element stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its start tag.
    pub(super) tag: Range<usize>,
    /// What is between its tags; empty behind the tag where there is but one.
    pub(super) content: Range<usize>,
    /// Behind its end.
    pub(super) end: usize,
}

impl Place {
    /// Whether it is written as one tag.
    pub(super) fn is_one_tag(&self) -> bool {
        self.content.is_empty() && self.end == self.tag.end
    }
}

/// Text with inline codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) segment: Segment,
    /// As [`super::super::Passage::anchors`].
    pub(super) anchors: Vec<(usize, Position)>,
    /// The element of each code: of one that encloses text (`g`, `pc`, `mrk`) the start tag and the end tag, each at
    /// its code.
    pub(super) elements: Vec<Range<usize>>,
    /// The element that holds the text.
    pub(super) place: Place,
    /// The language that this element names.
    pub(super) language: Option<String>,
    /// Remarks on parts of the text.
    pub(super) comments: Vec<String>,
}

impl Text {
    /// Whether there is nothing in it, not even a code.
    pub(super) fn is_empty(&self) -> bool {
        self.segment.codes().is_empty() && self.segment.text().trim().is_empty()
    }
}

/// One segment of an entry, with its translation.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) id: Option<String>,
    pub(super) at: Position,
    pub(super) source: Text,
    pub(super) target: Option<Text>,
    pub(super) standing: Standing,
    /// The start tag that says how far the piece has come, where it has one to itself: `segment` in 2.x, `sdl:seg`.
    pub(super) tag: Option<Range<usize>>,
}

impl Piece {
    /// Whether it has a translation at all.
    pub(super) fn target_with_text(&self) -> Option<&Text> {
        self.target.as_ref().filter(|target| !target.is_empty())
    }

    /// Whether its translation is still to be made.
    pub(super) fn is_open(&self) -> bool {
        let is_wanted = !self.source.segment.is_blank() && !self.standing.is_locked;
        is_wanted && (self.standing.is_open || self.target_with_text().is_none())
    }
}

/// A pair beside the entry's own: `alt-trans`, `mtc:match`.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) at: Position,
    pub(super) source: Option<Text>,
    pub(super) targets: Vec<Text>,
    pub(super) standing: Standing,
    pub(super) annotations: Vec<Annotation>,
}

/// A `trans-unit` or `unit`.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) at: Position,
    pub(super) id: Option<String>,
    /// What else it is called: `resname`, `name`.
    pub(super) name: Option<String>,
    pub(super) is_translatable: bool,
    /// Its start tag.
    pub(super) tag: Range<usize>,
    /// Whether its text is cut into segments inside of one element (`seg-source`).
    pub(super) is_cut: bool,
    /// The whole `source`, `seg-source` and `target` of 1.2.
    pub(super) source: Option<Place>,
    pub(super) cut_source: Option<Place>,
    pub(super) target: Option<Place>,
    pub(super) pieces: Vec<Piece>,
    pub(super) proposals: Vec<Proposal>,
    /// Notes and properties of the entry, of its source, of its target.
    pub(super) annotations: Vec<Annotation>,
    pub(super) source_annotations: Vec<Annotation>,
    pub(super) target_annotations: Vec<Annotation>,
}

impl Entry {
    pub(super) fn new(at: Position, tag: Range<usize>) -> Self {
        Entry {
            at,
            id: None,
            name: None,
            is_translatable: true,
            tag,
            is_cut: false,
            source: None,
            cut_source: None,
            target: None,
            pieces: Vec::new(),
            proposals: Vec::new(),
            annotations: Vec::new(),
            source_annotations: Vec::new(),
            target_annotations: Vec::new(),
        }
    }
}

/// Takes what a file holds.
pub(super) trait Taker {
    /// One entry; `Break` ends the reading.
    fn entry(&mut self, entry: Entry, around: &Around) -> ControlFlow<()>;

    /// Something worth knowing.
    fn warning(&mut self, warning: Warning);

    /// Whether it wants the entries of glossaries.
    fn wants_concepts(&self) -> bool {
        false
    }

    /// One entry of a glossary; its name is what the file has as id.
    fn concept(&mut self, _concept: Concept) {}
}

/// The attribute `wanted`, whatever its prefix.
pub(super) fn local<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let is_it = |name: &str| name == wanted || name.rsplit_once(':').is_some_and(|(_, local)| local == wanted);
    attributes.iter().find(|(name, _)| is_it(name)).map(|(_, value)| value.as_str())
}

/// The attribute called exactly `wanted`.
pub(super) fn find<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}
