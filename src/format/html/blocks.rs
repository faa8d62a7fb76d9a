//! What the blocks that are open in a page make of a passage: a heading, an item, a cell.

use super::elements::ends_before;
use crate::model::passage::PassageKind;

/// How many blocks are kept in mind; none of those further in is known for what it is.
const DEEPEST: usize = 256;

/// The blocks that are open and mean something, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    open: Vec<(String, PassageKind)>,
}

impl Blocks {
    /// The block `name` starts.
    pub(super) fn open(&mut self, name: &str) {
        while self.open.last().is_some_and(|(above, _)| ends_before(above, name)) {
            self.open.pop();
        }
        let holds_others = matches!(name, "ul" | "ol" | "menu" | "dir" | "dl" | "table" | "tr");
        let kind = kind(name);
        if (holds_others || kind != PassageKind::Paragraph) && self.open.len() < DEEPEST {
            self.open.push((name.to_owned(), kind));
        }
    }

    /// The block `name` ends, and with it all that is open in it.
    pub(super) fn close(&mut self, name: &str) {
        // The end of any heading ends the one that is open.
        let is_heading = |kind: PassageKind| matches!(kind, PassageKind::Heading(_));
        let ends = is_heading(kind(name));
        let closes = |(open, its): &(String, PassageKind)| open == name || ends && is_heading(*its);
        if let Some(at) = self.open.iter().rposition(closes) {
            self.open.truncate(at);
        }
    }

    /// What a passage is that stands here.
    pub(super) fn kind(&self) -> PassageKind {
        let mut kinds = self.open.iter().rev().map(|(_, kind)| *kind);
        kinds.find(|kind| *kind != PassageKind::Paragraph).unwrap_or_default()
    }
}

fn kind(name: &str) -> PassageKind {
    match name {
        "h1" => PassageKind::Heading(1),
        "h2" => PassageKind::Heading(2),
        "h3" => PassageKind::Heading(3),
        "h4" => PassageKind::Heading(4),
        "h5" => PassageKind::Heading(5),
        "h6" => PassageKind::Heading(6),
        "li" | "dt" | "dd" => PassageKind::ListItem,
        "td" | "th" => PassageKind::Cell,
        "caption" | "figcaption" => PassageKind::Caption,
        "blockquote" => PassageKind::Quote,
        _ => PassageKind::Paragraph,
    }
}
