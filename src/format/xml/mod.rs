//! XML as files really carry it, for every format that is XML.
//!
//! [`root`] tells what a file is, [`bytes`] turns any encoding into UTF-8 while it streams, [`stream`] gives elements and text with the guards that a
//! tokenizer leaves to its caller: one root, nothing cut off, no entity of the file's own, bounded depth and size.

mod bytes;
mod characters;
mod errors;
mod references;
mod root;
mod stream;
pub(super) mod write;

pub(super) use root::{foreign_markup, root_name};
pub(super) use stream::{Token, XmlStream};
