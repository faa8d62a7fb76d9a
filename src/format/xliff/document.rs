//! What is still to be translated of an XLIFF file.

use std::ops::ControlFlow;

use super::super::{Document, Passage, ReadError, Source, Warning};
use super::parts::{Around, Entry, Taker};
use super::reader;
use crate::text::positions::Position;

/// The source of every open segment, in order.
pub(super) fn read(source: &mut Source<'_>) -> Result<Document, ReadError> {
    let mut passages = Passages::default();
    reader::read(source, &mut passages)?;
    Ok(Document { passages: passages.0, is_segmented: true, left_out: Vec::new() })
}

#[derive(Default)]
struct Passages(Vec<Passage>);

impl Taker for Passages {
    fn entry(&mut self, entry: Entry, _around: &Around) -> ControlFlow<()> {
        if !entry.is_translatable {
            return ControlFlow::Continue(());
        }
        for piece in entry.pieces.into_iter().filter(super::parts::Piece::is_open) {
            let mut anchors: Vec<(usize, Position)> = Vec::with_capacity(piece.source.anchors.len() + 1);
            if piece.source.anchors.first().is_none_or(|(at, _)| *at > 0) {
                anchors.push((0, piece.at));
            }
            anchors.extend(piece.source.anchors);
            self.0.push(Passage { segment: piece.source.segment, anchors });
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}
