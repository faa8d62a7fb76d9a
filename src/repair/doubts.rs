//! What a repair must say of itself beside what it left out: articles, and figures that may hang on an exchanged one.

use super::apply::Edit;
use super::item::{Item, What};
use super::pairs::Side;
use super::{ChangeKind, Doubt, Unvouched};
use crate::model::segment::Segment;
use crate::text::fold::fold;
use crate::text::language::Language;

/// A doubt about words of the target.
pub(super) fn of_target(doubt: Doubt, target: &str) -> Unvouched {
    Unvouched { doubt, before: String::new(), after: String::new(), target: target.to_owned() }
}

/// The English articles `a` and `an` before what is exchanged, unless both begin with the same letter.
pub(super) fn articles(edits: &[Edit], target: &Segment, to: &Language) -> Vec<Unvouched> {
    if to.base() != "en" {
        return Vec::new();
    }
    let text = target.text();
    let before = edits.iter().filter_map(|edit| {
        let words = text.get(..edit.span.start)?.trim_end();
        let article = words.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        let same = first(&edit.text) == first(text.get(edit.span.clone())?) && first(&edit.text)?.is_alphabetic();
        let is_article = matches!(fold(article).as_str(), "a" | "an") && words.len() < edit.span.start;
        (is_article && !same).then(|| of_target(Doubt::Article, article))
    });
    before.collect()
}

/// The figures of the target that the source does not have: a conversion into another unit, a share, a sum.
pub(super) fn figures(edits: &[Edit], source: Side<'_>, target: Side<'_>) -> Vec<Unvouched> {
    let counted =
        |edit: &Edit| matches!(edit.kind, ChangeKind::Number | ChangeKind::Date | ChangeKind::Time | ChangeKind::Unit);
    if !edits.iter().any(counted) {
        return Vec::new();
    }
    let known = |item: &Item| match &item.what {
        What::Number(found) if found.is_figure() => source.items.iter().any(|other| match &other.what {
            What::Number(number) => {
                found.can_be(number) || item.identity(target.segment) == other.identity(source.segment)
            }
            _ => false,
        }),
        _ => true,
    };
    let unknown = target.items.iter().filter(|item| !known(item));
    unknown.map(|item| of_target(Doubt::Figure, item.text(target.segment))).collect()
}
