//! The letters of a text beside the bytes that stand for them in the file.

use std::ops::Range;

use crate::model::segment::Segment;

/// A letter of the file, or what is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What the bytes stand for; `None` for markup.
    pub(super) letter: Option<char>,
    /// The bytes in the file.
    pub(super) bytes: Range<usize>,
}

impl Item {
    /// A letter.
    pub(super) fn letter(letter: char, bytes: Range<usize>) -> Self {
        Item { letter: Some(letter), bytes }
    }
}

/// Where each letter of a segment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Pairs of (byte of the segment's text, bytes of the file), in order. Codes may be missing.
    places: Vec<(usize, Range<usize>)>,
    /// Where an empty text would stand.
    start: usize,
}

impl Letters {
    /// The letters of `segment` in `items`, all that is written in the place where it may stand; `start` is that place.
    pub(super) fn of(segment: &Segment, items: &[Item], start: usize) -> Option<Letters> {
        let aligned = align(segment, items, true).or_else(|| align(segment, items, false));
        aligned.map(|places| Letters { places, start })
    }

    /// The bytes of the file for the bytes `span` of the segment's text; `None` where a letter of it is not there, or
    /// something else is between.
    pub fn bytes(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let from = self.places.partition_point(|(at, _)| *at < span.start);
        let to = self.places.partition_point(|(at, _)| *at < span.end);
        match (self.places.get(from), to.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some((at, first)), Some((_, last))) if *at == span.start && first.start <= last.start => {
                Some(first.start..last.end)
            }
            // Nothing between two letters: the place of the one behind.
            (Some((at, next)), _) if span.is_empty() && *at == span.start => Some(next.start..next.start),
            (None, Some((_, last))) if span.is_empty() => Some(last.end..last.end),
            (None, None) if span.is_empty() => Some(self.start..self.start),
            _ => None,
        }
    }

    /// Where the text starts, whatever it starts with.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Whether the first letter stands where the text starts or behind that, and not before it.
    pub(super) fn is_inside(&self) -> bool {
        self.places.first().is_none_or(|(_, first)| first.start >= self.start)
    }

    /// Where the byte `offset` of the segment's text stands, or the next letter behind it that is there.
    pub fn near(&self, offset: usize) -> usize {
        let at = self.places.partition_point(|(at, _)| *at < offset);
        match (self.places.get(at), self.places.last()) {
            (Some((_, bytes)), _) => bytes.start,
            (None, Some((_, last))) => last.end,
            (None, None) => self.start,
        }
    }

    /// Where the letter before the byte `offset` of the segment's text ends.
    pub fn end_before(&self, offset: usize) -> usize {
        let at = self.places.partition_point(|(at, _)| *at < offset);
        at.checked_sub(1).and_then(|at| self.places.get(at)).map_or(self.start, |(_, bytes)| bytes.end)
    }
}

/// The places of the letters; `with_codes`: whether the content of a code is looked for first, and else passed over.
fn align(segment: &Segment, items: &[Item], with_codes: bool) -> Option<Vec<(usize, Range<usize>)>> {
    let text = segment.text();
    let mut places = Vec::with_capacity(text.len());
    let (mut done, mut at) = (0, 0);
    for code in segment.codes() {
        at = take(text, done..code.span.start, items, at, &mut places)?;
        let known = places.len();
        match take(text, code.span.clone(), items, at, &mut places).filter(|_| with_codes) {
            Some(behind) => at = behind,
            None => places.truncate(known),
        }
        done = code.span.end;
    }
    at = take(text, done..text.len(), items, at, &mut places)?;
    items[at..].iter().all(|item| item.letter.is_none()).then_some(places)
}

/// Goes through the letters `span` of `text` in `items`, from the item `at` on; the item behind them.
fn take(
    text: &str,
    span: Range<usize>,
    items: &[Item],
    mut at: usize,
    places: &mut Vec<(usize, Range<usize>)>,
) -> Option<usize> {
    for (offset, letter) in text.get(span.clone())?.char_indices() {
        while items.get(at)?.letter.is_none() {
            at += 1;
        }
        let item = &items[at];
        if item.letter != Some(letter) {
            return None;
        }
        places.push((span.start + offset, item.bytes.clone()));
        at += 1;
    }
    Some(at)
}
