//! Putting other words into a text with inline codes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use istilahi::check::Pair;
use istilahi::model::finding::Side;
use istilahi::model::segment::{Code, Segment};
use regex::Regex;

use super::Random;

/// What an error made of a pair.
pub(super) struct Spoilt {
    pub(super) source: Option<Segment>,
    pub(super) target: Segment,
    pub(super) side: Side,
    pub(super) place: Range<usize>,
}

/// How an error is put into a pair; `None` where there is no place for it.
pub(super) type Mutator = fn(&Pair, &mut Random) -> Option<Spoilt>;

/// `segment` with `with` in the place of `span`; a code goes where its content goes as a whole, and `None` where a piece
/// of its content would.
pub(super) fn exchanged(segment: &Segment, span: Range<usize>, with: &str) -> Option<Segment> {
    let mut text = segment.text().to_owned();
    let mut codes = Vec::new();
    for code in segment.codes() {
        let Range { start, end } = code.span;
        let shifted = |at: usize| at + with.len() - span.len();
        if end <= span.start {
            codes.push(code.clone());
        } else if start >= span.end {
            codes.push(Code::new(code.kind, shifted(start)..shifted(end)));
        } else if start < span.start || end > span.end {
            return None;
        }
    }
    text.replace_range(span, with);
    Segment::checked(text, codes)
}

/// The pair with `with` in the place of `span` of its translation, where the error is to be found.
pub(super) fn in_target(pair: &Pair, span: Range<usize>, with: &str) -> Option<Spoilt> {
    let target = exchanged(&pair.target, span.clone(), with)?;
    let place = span.start..span.start + with.len();
    Some(Spoilt { source: pair.source.clone(), target, side: Side::Target, place })
}

/// The pair without `span` of its translation, which is to be found in the source as `lost`.
pub(super) fn left_out(pair: &Pair, span: Range<usize>, lost: &str) -> Option<Spoilt> {
    let source = pair.source.clone()?;
    let start = source.text().find(lost)?;
    // One of the two spaces goes with it.
    let span = match pair.target.text()[..span.start].ends_with(' ') {
        true => span.start - 1..span.end,
        false => span,
    };
    let target = exchanged(&pair.target, span, "")?;
    Some(Spoilt { source: Some(source), target, side: Side::Source, place: start..start + lost.len() })
}

/// Where `pattern` is in the translation, or its first group where it has one; not inside codes.
pub(super) fn places(pair: &Pair, pattern: &str) -> Vec<Range<usize>> {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Regex>> = RefCell::default();
    }
    let new = || Regex::new(pattern).expect("a pattern");
    let regex = KNOWN.with_borrow_mut(|known| known.entry(pattern.to_owned()).or_insert_with(new).clone());
    let outside = |span: &Range<usize>| {
        pair.target.codes().iter().all(|code| span.end <= code.span.start || code.span.end <= span.start)
    };
    let captures = regex.captures_iter(pair.target.text());
    let spans = captures.filter_map(|one| one.get(1).or_else(|| one.get(0)).map(|one| one.range()));
    spans.filter(outside).collect()
}

/// One of the places where `pattern` is.
pub(super) fn place(pair: &Pair, random: &mut Random, pattern: &str) -> Option<Range<usize>> {
    random.pick(&places(pair, pattern))
}

/// The words of the translation at `span`.
pub(super) fn at(pair: &Pair, span: &Range<usize>) -> String {
    pair.target.text()[span.clone()].to_owned()
}

/// The English text of the pair.
pub(super) fn english(pair: &Pair) -> &str {
    pair.source.as_ref().map_or("", Segment::text)
}
