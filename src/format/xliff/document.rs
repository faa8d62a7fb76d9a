//! What is still to be translated of an XLIFF file.

use std::ops::ControlFlow;

use super::super::{Document, Passage, ReadError, Source, Warning};
use super::parts::{Around, Entry, Piece, Taker};
use super::reader;
use crate::model::passage::PassageKind;
use crate::text::language::Language;
use crate::text::positions::Position;

/// The source of every open segment, in order.
pub(super) fn read(source: &mut Source<'_>) -> Result<Document, ReadError> {
    let document = Document { is_segmented: true, ..Document::default() };
    let mut passages = Passages { document, pair: source.options.pair.clone(), told: None };
    reader::read(source, &mut passages)?;
    Ok(passages.document)
}

struct Passages {
    document: Document,
    /// The languages that are asked for.
    pair: Option<(Language, Language)>,
    /// The start of the tag whose languages were said to be others.
    told: Option<usize>,
}

impl Passages {
    /// Says of what is between other languages that it is left out, once for each element that names them.
    fn leave_out(&mut self, at: Position, around: &Around) {
        let (from, to) = (around.source.language.clone(), around.target.language.clone());
        if self.told.replace(around.tag.start) != Some(around.tag.start) {
            self.document.left_out.push((at, format!("what is translated from {from} into {to}")));
        }
        self.document.other_pair.get_or_insert((from, to));
    }
}

impl Taker for Passages {
    fn entry(&mut self, entry: Entry, around: &Around) -> ControlFlow<()> {
        if !entry.is_translatable {
            return ControlFlow::Continue(());
        }
        if !around.is_between(self.pair.as_ref()) {
            if entry.pieces.iter().any(Piece::is_open) {
                self.leave_out(entry.at, around);
            }
            return ControlFlow::Continue(());
        }
        for piece in entry.pieces.into_iter().filter(Piece::is_open) {
            let mut anchors: Vec<(usize, Position)> = Vec::with_capacity(piece.source.anchors.len() + 1);
            if piece.source.anchors.first().is_none_or(|(at, _)| *at > 0) {
                anchors.push((0, piece.at));
            }
            anchors.extend(piece.source.anchors);
            self.document.passages.push(Passage {
                kind: PassageKind::default(),
                segment: piece.source.segment,
                anchors,
            });
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}
