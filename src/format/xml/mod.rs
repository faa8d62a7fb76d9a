//! XML as files really carry it, for every format that is XML.
//!
//! [`bytes`] turns any encoding into UTF-8 while it streams, [`stream`] gives elements and text with the guards that a
//! tokenizer leaves to its caller: one root, nothing cut off, no entity of the file's own, bounded depth and size.

mod bytes;
mod characters;
mod errors;
mod references;
mod stream;
pub(super) mod write;

pub(super) use stream::{Token, XmlStream};
