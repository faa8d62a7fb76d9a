//! Fills drafts into an XLIFF file; everything else of it stays byte for byte.

use std::io::Write;

use encoding_rs::UTF_8;

use super::super::{Fill, Heading, Losses, ReadError, ReadOptions, Source};
use super::edits::Edits;
use super::{encoding, reader};

/// Copies `source` to `out` with `fills` for its open segments, in their order.
pub(super) fn fill(
    source: &mut Source<'_>,
    out: &mut dyn Write,
    heading: &Heading,
    fills: &[Option<Fill>],
) -> Result<Losses, ReadError> {
    let whole = encoding::read(source)?;
    let options = ReadOptions { encoding: Some(UTF_8), ..source.options.clone() };
    let mut edits = Edits::new(&whole.text, heading, options.pair.as_ref(), fills);
    let mut text = whole.text.as_bytes();
    let mut copy = Source { stream: &mut text, path: source.path, options: &options };
    reader::read(&mut copy, &mut edits)?;
    let (edits, losses) = edits.finish()?;
    whole.write(out, &edits)?;
    Ok(losses)
}
