//! The exact place of a finding: where its words stand in the file. A file is looked at again only where something was
//! found in it, and where its words cannot be told for sure, the place is that of the unit.

use std::io::{Cursor, Read};
use std::ops::Range;

use super::Reported;
use super::texts::{Anchors, FileOf, Texts, position_in};
use crate::app::input::Input;
use crate::app::opened::Opened;
use crate::check::fix::touches_code;
use crate::format::places::{Finder, Letters, Mark, Notation, Wanted, Whole};
use crate::format::{self, Format};
use crate::model::finding::{Finding, Fingerprints, Side};
use crate::model::segment::Segment;
use crate::text::positions::Position;

/// The largest file in which the words of findings are looked for, in bytes: it is in memory then.
const LARGEST: u64 = 256 << 20;

impl FileOf {
    fn format(&self) -> Option<&'static dyn Format> {
        format::named(self.format)
    }

    /// How its units are written.
    pub(super) fn notation(&self) -> Option<Notation> {
        self.format()?.notation()
    }

    /// Its bytes, unpacked.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let mut held = self.held.as_deref().map(Cursor::new);
        let mut input = match (&self.path, &mut held) {
            (_, Some(reader)) => Input::Stream { name: "", reader },
            (Some(path), None) => Input::File(path.clone()),
            (None, None) => return None,
        };
        let mut opened = Opened::open(&mut input, Some(&self.options)).ok()?;
        let mut bytes = Vec::new();
        opened.hand(|source| (&mut *source.stream).take(LARGEST + 1).read_to_end(&mut bytes)).ok()?;
        (bytes.len() as u64 <= LARGEST).then_some(bytes)
    }

    /// Its text, where it is a document that is text itself.
    fn document(&self) -> Option<Whole> {
        let format = self.format().filter(|format| !format.needs_file() && format.unit_reader().is_none())?;
        Whole::of_document(self.bytes()?, format.name(), self.options.encoding).map(Whole::to_look_at)
    }

    fn units(&self) -> Option<(Whole, Finder)> {
        let notation = self.notation()?;
        let whole = Whole::of_units(self.bytes()?, notation, self.options.encoding)?.to_look_at();
        let finder = Finder::new(whole.text(), notation, &self.options);
        Some((whole, finder))
    }
}

/// The place that was found last in a text of a document: its byte, and where it stands.
type Walked = Option<(usize, Position)>;

/// Finds the places of findings, which come in the order of their segments and then of their words. What is known of a
/// finding helps with the next one, so that neither a long line nor a long segment is gone through for each of them.
pub(super) struct Exact<'t> {
    texts: &'t Texts,
    /// The file of units that was looked at last.
    open: Option<(usize, Option<(Whole, Finder)>)>,
    /// A place in that file.
    known: Mark,
    /// The text that was found last: its segment and side, and its letters.
    last: Option<(usize, Side, Option<Letters>)>,
    /// The text of a document that a place was sought in last: its segment and side, and that place.
    walked: Option<(usize, Side, Walked)>,
    /// The document that suggestions were last looked at in, and a place in it.
    document: Option<(usize, Option<Whole>, Mark)>,
    /// The fingerprints of a segment's findings.
    fingerprints: Option<(usize, Fingerprints<'t>)>,
}

impl<'t> Exact<'t> {
    pub(super) fn new(texts: &'t Texts) -> Self {
        Exact {
            texts,
            open: None,
            known: Mark::default(),
            last: None,
            walked: None,
            document: None,
            fingerprints: None,
        }
    }

    /// Lets go of the file that was looked at last.
    pub(super) fn close(&mut self) {
        (self.open, self.last, self.walked, self.document) = (None, None, None, None);
    }

    fn fingerprint(&mut self, finding: &Finding) -> String {
        let pair = &self.texts.pairs[finding.segment];
        let begin =
            || (finding.segment, Fingerprints::new(pair.source.as_ref().map(Segment::text), pair.target.text()));
        let known = self.fingerprints.take().filter(|(segment, _)| *segment == finding.segment);
        self.fingerprints.insert(known.unwrap_or_else(begin)).1.of(finding)
    }

    /// `finding` with its place.
    pub(super) fn reported<'f>(&mut self, finding: &'f Finding) -> Reported<'f>
    where
        't: 'f,
    {
        let (pair, origin) = (&self.texts.pairs[finding.segment], &self.texts.origins[finding.segment]);
        let of_source = origin.source.as_deref().filter(|_| finding.side == Side::Source);
        let place = &self.texts.places[of_source.map_or(origin.place, |spot| spot.place)];
        let is_file = place.file.is_some();
        let (position, end) = self.place(finding);
        let source = pair.source.as_ref().map(Segment::text);
        Reported {
            finding,
            path: is_file.then_some(&place.name),
            memory: (!is_file).then_some(&place.name),
            position,
            end,
            unit: (!is_file).then_some(origin.entry),
            name: origin.name.as_deref(),
            number: origin.number,
            source,
            target: pair.target.text(),
            fingerprint: self.fingerprint(finding),
            written: self.written(finding, position.zip(end)),
            fails: false,
        }
    }

    /// The suggestions of `finding`, whose place was asked for last, as the file writes them.
    fn written(&mut self, finding: &Finding, region: Option<(Position, Position)>) -> Vec<Option<String>> {
        let texts = self.texts;
        let (target, origin) = (&texts.pairs[finding.segment].target, &texts.origins[finding.segment]);
        let file = texts.places[origin.place].file.as_ref().filter(|file| !file.is_packed);
        let is_fixable = finding.side == Side::Target && !touches_code(target, &finding.span);
        let (Some(file), true) = (file.filter(|_| is_fixable), !finding.suggestions.is_empty()) else {
            return Vec::new();
        };
        let Some(notation) = file.notation() else {
            let words = target.text().get(finding.span.clone()).unwrap_or_default();
            if !self.stands_in_document(origin.place, file, words, region) {
                return Vec::new();
            }
            let written = |one: &String| is_plain(one, file.format).then(|| one.clone());
            return finding.suggestions.iter().map(written).collect();
        };
        let open = self.open.as_ref().filter(|(place, _)| *place == origin.place).and_then(|(_, open)| open.as_ref());
        let last = self.last.as_ref().filter(|(segment, side, _)| (*segment, *side) == (finding.segment, finding.side));
        let letters = last.and_then(|(_, _, letters)| letters.as_ref());
        // Beside its texts a line of JSON can have the unit as another file wrote it, which would say something else.
        let (Some((whole, finder)), Some(letters), false) = (open, letters, notation == Notation::JsonLines) else {
            return Vec::new();
        };
        let Some(bytes) = letters.bytes(&finding.span) else { return Vec::new() };
        finding.suggestions.iter().map(|one| finder.written(whole.text(), one, letters, &bytes)).collect()
    }

    /// Whether the document has `words` in this region, letter by letter.
    fn stands_in_document(
        &mut self,
        place: usize,
        file: &FileOf,
        words: &str,
        region: Option<(Position, Position)>,
    ) -> bool {
        let Some((start, end)) = region else { return false };
        let known = self.document.take().filter(|(open, _, _)| *open == place);
        let (_, whole, mark) = self.document.insert(known.unwrap_or_else(|| (place, file.document(), Mark::default())));
        let Some(whole) = whole else { return false };
        let Some(from) = whole.offset_from(mark, start) else { return false };
        let to = whole.offset_from(&mut mark.clone(), end);
        to.and_then(|to| whole.text().get(from..to)).is_some_and(|there| there == words)
    }

    /// Where the words of `finding` start, and where they end if that is known.
    fn place(&mut self, finding: &Finding) -> (Option<Position>, Option<Position>) {
        let texts = self.texts;
        let (pair, origin) = (&texts.pairs[finding.segment], &texts.origins[finding.segment]);
        let segment = match finding.side {
            Side::Source => pair.source.as_ref(),
            Side::Target => Some(&pair.target),
        };
        let (Some(segment), Some(start)) = (segment, origin.position) else { return (origin.position, None) };
        let place = &texts.places[origin.place];
        let is_document = place.file.as_ref().and_then(FileOf::format).is_some_and(|one| one.unit_reader().is_none());
        if is_document {
            let (from, anchors) = match (&origin.source, finding.side) {
                (Some(spot), Side::Source) => (spot.position, &spot.anchors),
                _ => (start, &origin.anchors),
            };
            let here = (finding.segment, finding.side);
            let walked = self.walked.take().filter(|(segment, side, _)| (*segment, *side) == here);
            let mut known = walked.and_then(|(_, _, known)| known);
            let (from, end) = in_document(segment.text(), from, anchors, &mut known, &finding.span);
            self.walked = Some((here.0, here.1, known));
            return (Some(from), Some(end));
        }
        if self.last.as_ref().is_none_or(|(at, side, _)| (*at, *side) != (finding.segment, finding.side)) {
            let letters = self.letters(finding.segment, finding.side, segment, start);
            self.last = Some((finding.segment, finding.side, letters));
        }
        let whole = self.open.as_ref().and_then(|(_, open)| open.as_ref()).map(|(whole, _)| whole);
        match (&self.last, whole) {
            (Some((_, _, Some(letters))), Some(whole)) => {
                let bytes = letters.near(finding.span.start);
                let end = letters.end_before(finding.span.end).max(bytes);
                let start = whole.position_from(&mut self.known, bytes);
                // The next finding may begin before this one ends.
                let mut known = self.known;
                (Some(start), Some(whole.position_from(&mut known, end)))
            }
            _ => (Some(start), None),
        }
    }

    fn letters(&mut self, number: usize, side: Side, segment: &Segment, start: Position) -> Option<Letters> {
        let texts = self.texts;
        let place = texts.origins[number].place;
        let file = texts.places[place].file.as_ref()?;
        if self.open.as_ref().is_none_or(|(open, _)| *open != place) {
            self.open = Some((place, file.units()));
            self.known = Mark::default();
        }
        let (whole, finder) = self.open.as_mut()?.1.as_mut()?;
        let from = whole.offset_from(&mut self.known, start)?;
        let language = match side {
            Side::Source => &file.options.source,
            Side::Target => &file.options.target,
        };
        let which = texts.which(number);
        finder.find(whole.text(), from, &Wanted { segment, side, language, which })
    }
}

/// Whether a document in the format called `format` writes `text` as it reads.
fn is_plain(text: &str, format: &str) -> bool {
    let has_markup = || text.contains(['&', '<', '>', '"', '\\', '`', '*', '_', '[', ']']);
    !text.contains(['\n', '\t']) && (format == "text" || !has_markup())
}

/// Where the bytes `span` of a document's segment start and end; `known` is left at the start.
fn in_document(
    text: &str,
    start: Position,
    anchors: &Anchors,
    known: &mut Option<(usize, Position)>,
    span: &Range<usize>,
) -> (Position, Position) {
    let from = position_in(text, start, anchors, known, span.start);
    let last = text.get(span.clone()).and_then(|words| words.char_indices().next_back());
    let mut to = *known;
    let end = last.map_or(from, |(at, c)| {
        let Position { line, column } = position_in(text, start, anchors, &mut to, span.start + at);
        if c == '\n' { Position { line: line + 1, column: 1 } } else { Position { line, column: column + 1 } }
    });
    (from, end)
}
