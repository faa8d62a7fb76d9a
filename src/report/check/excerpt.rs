//! A text with places marked in it, cut around them where it is too long for a line.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::words::is_hostile;
use crate::text::fold::is_invisible;

/// What a piece of an excerpt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    /// What a finding stands on.
    Mark,
    /// What shows it.
    Evidence,
    /// Where text is left out.
    Gap,
}

/// A stretch of an excerpt, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) width: usize,
}

const GAP: &str = " … ";

/// How far the edge of a cut moves to the next space.
const FARTHEST_SPACE: usize = 14;

/// One character of the text.
#[derive(Clone, Copy)]
struct Cell {
    kind: Kind,
    c: char,
    width: usize,
}

/// `text` in at most about `width` columns, with the bytes `mark` and `evidence` marked. A mark without width is a piece
/// without text.
pub(crate) fn excerpt(text: &str, mark: &Range<usize>, evidence: &[Range<usize>], width: usize) -> Vec<Piece> {
    let near = near(text, mark, width);
    let inside = |at: usize| at.clamp(near.start, near.end) - near.start;
    let moved = |span: &Range<usize>| inside(span.start)..inside(span.end);
    let evidence: Vec<Range<usize>> = evidence.iter().map(moved).collect();
    let (is_cut_before, is_cut_behind) = (near.start > 0, near.end < text.len());
    let (text, mark) = (text.get(near.clone()).unwrap_or_default(), &moved(mark));
    let cells = cells(text, mark, &evidence);
    let point = (mark.is_empty()).then(|| text.get(..mark.start).map_or(0, |before| before.chars().count()));
    let windows = windows(&cells, point, width);
    let mut pieces = Vec::new();
    for (which, window) in windows.iter().enumerate() {
        if which > 0 || window.start > 0 || is_cut_before {
            push(&mut pieces, Kind::Gap, if which == 0 { "… " } else { GAP });
        }
        let mut from = window.start;
        while from < window.end {
            let kind = cells[from].kind;
            let mut to = from + 1;
            while to < window.end && cells[to].kind == kind && point != Some(to) {
                to += 1;
            }
            if point == Some(from) {
                pieces.push(Piece { kind: Kind::Mark, text: String::new(), width: 0 });
            }
            push(&mut pieces, kind, &shown(&cells[from..to], kind));
            from = to;
        }
    }
    if point.is_some_and(|point| point >= cells.len()) {
        pieces.push(Piece { kind: Kind::Mark, text: String::new(), width: 0 });
    }
    if is_cut_behind || windows.last().is_some_and(|window| window.end < cells.len()) {
        push(&mut pieces, Kind::Gap, " …");
    }
    pieces
}

/// The bytes of `text` around `mark` that can have a place in `width` columns, with room for what has no width: of a
/// text without end that holds many findings, each looks at a part alone.
fn near(text: &str, mark: &Range<usize>, width: usize) -> Range<usize> {
    let reach = width.saturating_mul(8).saturating_add(256);
    let start = (0..=mark.start.saturating_sub(reach).min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let end = mark.end.min(mark.start.saturating_add(reach)).saturating_add(reach).min(text.len());
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at));
    start.unwrap_or(0)..end.unwrap_or(text.len())
}

fn push(pieces: &mut Vec<Piece>, kind: Kind, text: &str) {
    pieces.push(Piece { kind, text: text.to_owned(), width: text.width() });
}

fn cells(text: &str, mark: &Range<usize>, evidence: &[Range<usize>]) -> Vec<Cell> {
    let kind = |at: usize| match at {
        at if mark.contains(&at) => Kind::Mark,
        at if evidence.iter().any(|span| span.contains(&at)) => Kind::Evidence,
        _ => Kind::Plain,
    };
    let chars = text.char_indices();
    chars.map(|(at, c)| (kind(at), c)).map(|(kind, c)| Cell { kind, c, width: width_of(c, kind) }).collect()
}

fn width_of(c: char, kind: Kind) -> usize {
    match name_of(c, kind) {
        Some(name) => name.width(),
        None => seen(c, kind).width().unwrap_or(0),
    }
}

/// What cannot be seen is named where a finding may be about it.
fn name_of(c: char, kind: Kind) -> Option<String> {
    let unseen = is_invisible(c) || matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{200C}' | '\u{200D}');
    let unseen = unseen || is_hostile(c) && !matches!(c, '\n' | '\t');
    (kind != Kind::Plain && unseen).then(|| format!("<U+{:04X}>", u32::from(c)))
}

fn seen(c: char, kind: Kind) -> char {
    match (c, kind) {
        ('\n', Kind::Mark | Kind::Evidence) => '⏎',
        ('\t', Kind::Mark | Kind::Evidence) => '⇥',
        ('\n' | '\t' | '\r', _) => ' ',
        (c, _) if is_hostile(c) => '\u{FFFD}',
        (c, _) => c,
    }
}

fn shown(cells: &[Cell], kind: Kind) -> String {
    let is_joined = |at: usize| {
        // A joiner inside an emoji makes one picture of several, and is no fault.
        cells[at].c == '\u{200D}' && at > 0 && !cells[at - 1].c.is_ascii() && at + 1 < cells.len()
    };
    let mut text = String::new();
    for (at, cell) in cells.iter().enumerate() {
        match name_of(cell.c, kind).filter(|_| !is_joined(at)) {
            Some(name) => text.push_str(&name),
            None => text.push(seen(cell.c, kind)),
        }
    }
    text
}

/// The ranges of cells that are shown.
fn windows(cells: &[Cell], point: Option<usize>, width: usize) -> Vec<Range<usize>> {
    let all: usize = cells.iter().map(|cell| cell.width).sum();
    if all <= width {
        return std::iter::once(0..cells.len()).collect();
    }
    // The mark first, then what shows it, for as long as there is room; most of a line is for them.
    let mut room = width * 2 / 3;
    let mut windows: Vec<Range<usize>> = Vec::new();
    let marks =
        runs(cells, Kind::Mark).into_iter().chain(point.map(|point| point.min(cells.len())..point.min(cells.len())));
    for run in marks.chain(runs(cells, Kind::Evidence)) {
        let fitting = fitting(cells, &run, room);
        let is_first = windows.is_empty();
        if !is_first && fitting.end < run.end {
            continue;
        }
        room = room.saturating_sub(width_of_cells(cells, &fitting) + GAP.len());
        windows.push(fitting);
    }
    if windows.is_empty() {
        windows.push(0..0);
    }
    let used: usize = windows.iter().map(|window| width_of_cells(cells, window) + 3).sum();
    let share = width.saturating_sub(used) / (2 * windows.len());
    let mut left_over = 0;
    for window in &mut windows {
        left_over += widen(cells, window, share, share);
    }
    let first = &mut windows[0];
    let left_over = widen(cells, first, left_over / 2, left_over - left_over / 2);
    widen(cells, first, left_over, left_over);
    for window in &mut windows {
        snap(cells, window);
    }
    windows.sort_by_key(|window| window.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match joined.last_mut() {
            Some(last) if window.start <= last.end + 3 => last.end = last.end.max(window.end),
            _ => joined.push(window),
        }
    }
    joined
}

fn runs(cells: &[Cell], kind: Kind) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in cells.iter().enumerate().filter(|(_, cell)| cell.kind == kind) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn width_of_cells(cells: &[Cell], range: &Range<usize>) -> usize {
    cells[range.clone()].iter().map(|cell| cell.width).sum()
}

/// As much of the start of `run` as has room.
fn fitting(cells: &[Cell], run: &Range<usize>, room: usize) -> Range<usize> {
    let mut range = run.start..run.start;
    widen(cells, &mut range, 0, room);
    run.start..range.end.min(run.end)
}

/// Lets `range` grow by so many columns on either side, and gives back those that the text had no use for.
fn widen(cells: &[Cell], range: &mut Range<usize>, before: usize, after: usize) -> usize {
    let (mut before, mut after) = (before, after);
    while range.start > 0 && cells[range.start - 1].width <= before {
        range.start -= 1;
        before -= cells[range.start].width;
    }
    while range.end < cells.len() && cells[range.end].width <= after {
        after -= cells[range.end].width;
        range.end += 1;
    }
    (if range.start == 0 { before } else { 0 }) + (if range.end == cells.len() { after } else { 0 })
}

/// Takes the edges to spaces where a third of what stands beside the marks is left, or at least away from the
/// middle of a character with accents.
fn snap(cells: &[Cell], range: &mut Range<usize>) {
    let is_plain = |at: &usize| cells[*at].kind == Kind::Plain;
    let is_edge = |at: &usize| cells[*at].c.is_whitespace() && is_plain(at);
    if range.start > 0 && !is_edge(&(range.start - 1)) {
        let context = range.clone().take_while(is_plain).count();
        let mut near = range.start..range.start + (context * 2 / 3).min(FARTHEST_SPACE);
        range.start = near.find(is_edge).map_or(range.start, |at| at + 1);
    }
    while range.start > 0 && range.start < range.end && cells[range.start].width == 0 && is_plain(&range.start) {
        range.start += 1;
    }
    if range.end < cells.len() && !is_edge(&range.end) {
        let context = range.clone().rev().take_while(is_plain).count();
        let near = range.end - (context * 2 / 3).min(FARTHEST_SPACE)..range.end;
        range.end = near.rev().find(is_edge).unwrap_or(range.end);
    }
    while range.end < cells.len() && cells[range.end].width == 0 {
        range.end += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(text: &str, mark: &str, evidence: &str, width: usize) -> String {
        let span = |words: &str| {
            let start = text.find(words).expect("the words are in the text");
            start..start + words.len()
        };
        let evidence: Vec<Range<usize>> = if evidence.is_empty() { vec![] } else { vec![span(evidence)] };
        let pieces = excerpt(text, &span(mark), &evidence, width);
        let set = pieces.iter().map(|piece| match piece.kind {
            Kind::Mark => format!("[{}]", piece.text),
            Kind::Evidence => format!("{{{}}}", piece.text),
            Kind::Plain | Kind::Gap => piece.text.clone(),
        });
        set.collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(set("Kiwanda zimeanza leo.", "zimeanza", "Kiwanda", 40), "{Kiwanda} [zimeanza] leo.");
        assert_eq!(excerpt("", &(0..0), &[], 40), [Piece { kind: Kind::Mark, text: String::new(), width: 0 }]);
    }

    #[test]
    fn a_long_text_is_cut_around_its_marks() {
        let text = format!("Kiwanda {}zimeanza {}leo.", "na kadhalika ".repeat(20), "tena ".repeat(20));
        assert_eq!(set(&text, "zimeanza", "Kiwanda", 60), "{Kiwanda} na … na kadhalika [zimeanza] tena tena …");
        assert_eq!(set(&text, "leo", "", 30), "… tena tena tena tena [leo].");
        let endless = format!("{}zimeanza {}", "na ".repeat(100_000), "tena ".repeat(100_000));
        assert_eq!(set(&endless, "zimeanza", "", 40), "… na na na na [zimeanza] tena tena …");
        let one_word = "a".repeat(200);
        let shown = set(&one_word, &one_word, "", 30).chars().filter(|c| *c == 'a').count();
        assert!((20..=30).contains(&shown), "{shown}");
    }

    #[test]
    fn what_cannot_be_seen_is_named_where_it_matters() {
        assert_eq!(set("a\u{200B}b\u{1b}c", "\u{200B}", "", 40), "a[<U+200B>]b\u{FFFD}c");
        assert_eq!(set("a\nb\nc", "\nb", "", 40), "a[⏎b] c");
        assert_eq!(set("👩‍🔧 a", "👩‍🔧", "", 40), "[👩‍🔧] a");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(
            text in "([a-zé ]{0,12}|😀|日本|\u{301}|\u{1b}|\u{202E}|\n| ){0,30}",
            at in 0usize..300,
            length in 0usize..60,
            width in 0usize..80,
        ) {
            let on = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let mark = on(at)..on(at + length);
            let evidence = on(at / 2)..on(at / 2 + 5);
            let pieces = excerpt(&text, &mark, std::slice::from_ref(&evidence), width);
            prop_assert!(pieces.iter().any(|piece| piece.kind == Kind::Mark) || width < 20);
            prop_assert!(!pieces.iter().any(|piece| piece.text.chars().any(char::is_control)));
            let sum: usize = pieces.iter().map(|piece| piece.width).sum();
            // Names of unseen characters and gaps may go over by a little.
            prop_assert!(sum <= width.max(20) + 24, "{} of {}", sum, width);
        }
    }
}
