//! What differs between the two sources, as pairs of items that can be exchanged, and the rest as it stands.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::item::{Item, What};
use super::names::is_name;
use super::{ChangeKind, Doubt, Unvouched};
use crate::model::segment::Segment;
use crate::text::fold::{fold, normalise};

/// Items of the source and of the new text that stand for each other, by number.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) kind: ChangeKind,
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// A source cut into items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'a> {
    pub(super) segment: &'a Segment,
    pub(super) items: &'a [Item],
}

impl<'a> Side<'a> {
    /// The text from the first to the last of some items.
    pub(super) fn text(&self, items: Range<usize>) -> &'a str {
        let Some([first, ..]) = self.items.get(items.clone()) else { return "" };
        let end = items.end.checked_sub(1).and_then(|last| self.items.get(last)).map_or(0, |item| item.span.end);
        self.segment.text().get(first.span.start..end).unwrap_or_default()
    }

    fn item_text(&self, at: usize) -> &'a str {
        self.text(at..at + 1)
    }

    /// Whether a sentence begins with the item.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        before.is_none_or(|item| match item.what {
            What::Mark => !matches!(item.text(self.segment), "," | "(" | "/" | "&" | "%" | "'" | "\u{2019}"),
            What::Code(_) => true,
            _ => false,
        })
    }
}

/// What two sources differ in.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub(super) pairs: Vec<Pair>,
    pub(super) differences: Vec<Unvouched>,
    /// Whether words differ, which may be terms.
    pub(super) words: bool,
}

/// Compares the match's source with the new text.
pub(super) fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let numbers = |side: Side<'_>| side.items.iter().filter(|item| matches!(item.what, What::Number(_))).count();
    let loose = numbers(old) == numbers(new);
    let keys =
        |side: Side<'_>| -> Vec<String> { side.items.iter().map(|item| item.key(side.segment, loose)).collect() };
    let mut comparison = Comparison::default();
    let mut pending = (0..0, 0..0);
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            stretch(old, new, std::mem::take(&mut pending), &mut comparison);
            for step in 0..len {
                alike(old, new, old_index + step, new_index + step, &mut comparison);
            }
        } else if pending == (0..0, 0..0) {
            pending = (op.old_range(), op.new_range());
        } else {
            pending.0.end = op.old_range().end;
            pending.1.end = op.new_range().end;
        }
    }
    stretch(old, new, pending, &mut comparison);
    comparison
}

/// Two items with the same key.
fn alike(old: Side<'_>, new: Side<'_>, was: usize, is: usize, comparison: &mut Comparison) {
    let (Some(before), Some(after)) = (old.items.get(was), new.items.get(is)) else { return };
    let same = before.identity(old.segment) == after.identity(new.segment);
    let kind = match before.what {
        What::Number(_) => ChangeKind::Number,
        What::Date(_) => ChangeKind::Date,
        What::Time(_) => ChangeKind::Time,
        What::Verbatim => ChangeKind::Placeholder,
        What::Code(_) => ChangeKind::InlineCode,
        What::Term(_) | What::Word | What::Mark => {
            let (before, after) = (old.item_text(was), new.item_text(is));
            if !same && normalise(before) != normalise(after) {
                comparison.differences.push(Unvouched {
                    doubt: Doubt::Capitals,
                    before: before.to_owned(),
                    after: after.to_owned(),
                    target: String::new(),
                });
            }
            return;
        }
    };
    if !same {
        comparison.pairs.push(Pair { kind, old: was..was + 1, new: is..is + 1 });
    }
}

/// Items that differ in kind or text.
fn stretch(old: Side<'_>, new: Side<'_>, (was, is): (Range<usize>, Range<usize>), comparison: &mut Comparison) {
    if was.is_empty() && is.is_empty() {
        return;
    }
    let has_word = |side: Side<'_>, range: Range<usize>| {
        side.items
            .get(range)
            .is_some_and(|items| items.iter().any(|item| matches!(item.what, What::Word | What::Term(_))))
    };
    comparison.words |= has_word(old, was.clone()) || has_word(new, is.clone());
    let single_terms = was.len() == 1 && is.len() == 1 && both_terms(old, new, was.start, is.start);
    if !single_terms && is_name_run(old, was.clone()) && is_name_run(new, is.clone()) {
        comparison.pairs.push(Pair { kind: ChangeKind::Name, old: was, new: is });
        return;
    }
    if was.len() != is.len() {
        return difference(old, new, was, is, comparison);
    }
    let mut unpaired = (was.start, is.start);
    for (before, after) in was.clone().zip(is.clone()) {
        let kind = if both_terms(old, new, before, after) {
            Some(ChangeKind::Term)
        } else if is_name_run(old, before..before + 1) && is_name_run(new, after..after + 1) {
            Some(ChangeKind::Name)
        } else if is_money(old.item_text(before)) && is_money(new.item_text(after)) {
            Some(ChangeKind::Unit)
        } else {
            None
        };
        let articles = is_article(old.item_text(before)) && is_article(new.item_text(after));
        if kind.is_none() && !articles {
            continue;
        }
        difference(old, new, unpaired.0..before, unpaired.1..after, comparison);
        unpaired = (before + 1, after + 1);
        if let Some(kind) = kind {
            comparison.pairs.push(Pair { kind, old: before..before + 1, new: after..after + 1 });
        }
    }
    difference(old, new, unpaired.0..was.end, unpaired.1..is.end, comparison);
}

fn difference(old: Side<'_>, new: Side<'_>, was: Range<usize>, is: Range<usize>, comparison: &mut Comparison) {
    if !was.is_empty() || !is.is_empty() {
        comparison.differences.push(Unvouched {
            doubt: Doubt::Difference,
            before: old.text(was).to_owned(),
            after: new.text(is).to_owned(),
            target: String::new(),
        });
    }
}

fn both_terms(old: Side<'_>, new: Side<'_>, was: usize, is: usize) -> bool {
    let term = |side: Side<'_>, at: usize| matches!(side.items.get(at), Some(Item { what: What::Term(_), .. }));
    term(old, was) && term(new, is)
}

/// Whether the items are one name: words that begin with capitals or have digits, with short words between them.
fn is_name_run(side: Side<'_>, range: Range<usize>) -> bool {
    let Some(items) = side.items.get(range.clone()).filter(|items| !items.is_empty()) else { return false };
    let word = |item: &Item| matches!(item.what, What::Word | What::Term(_)).then(|| item.text(side.segment));
    let ends = [items.first(), items.last()];
    let whole =
        items.len() <= 6 && items.iter().all(|item| word(item).is_some_and(|word| is_name(word) || word.len() <= 3));
    // A name has nothing but spaces between its words.
    let plain = side.text(range).chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "'\u{2019}-.".contains(c));
    whole && plain && ends.into_iter().flatten().all(|item| word(item).is_some_and(is_name))
}

fn is_money(text: &str) -> bool {
    matches!(text, "$" | "€" | "£" | "¥" | "₹")
}

fn is_article(text: &str) -> bool {
    matches!(fold(text).as_str(), "a" | "an")
}
