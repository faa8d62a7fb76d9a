//! XML as files really carry it, for every format that is XML.
//!
//! [`root`] tells what a file is, [`stream`] gives elements and text with the guards that a tokenizer leaves to its
//! caller: one root, nothing cut off, no entity of the file's own, bounded depth and size.

mod characters;
mod content;
mod errors;
mod record;
mod references;
mod root;
mod stream;
pub(super) mod write;

pub(super) use characters::{cleaned, forbidden};
pub(super) use references::{Reference, join, look_up};
pub(super) use root::{foreign_markup, root_name};
pub(super) use stream::{Token, XmlStream};
