//! What documents of word processors have in common: a zip archive of XML, paragraphs of runs.

mod package;
mod paragraphs;
mod runs;
#[cfg(test)]
pub(super) mod testing;

pub(super) use package::{Kind, Package};
pub(super) use paragraphs::{LeftOut, Paragraphs};
pub(super) use runs::{Look, is_code_font};
