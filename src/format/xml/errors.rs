//! What the tokenizer complains of, in words for people who made the file.

use quick_xml::errors::{Error, IllFormedError, SyntaxError};

use crate::format::ReadError;
use crate::text::positions::Position;

/// The error for what the tokenizer found at `position`.
pub(super) fn read_error(error: &Error, position: Position) -> ReadError {
    match error {
        Error::Io(error) => ReadError::Io(std::io::Error::new(error.kind(), error.to_string())),
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            malformed(position, "`&` begins no reference".to_owned(), Some("write a plain & as &amp;"))
        }
        Error::Syntax(SyntaxError::InvalidBangMarkup) => {
            malformed(position, "`<!` begins nothing known".to_owned(), Some("write a plain < as &lt;"))
        }
        Error::Syntax(_) => {
            let message = "the file is cut off, or a `<` is no markup: what begins here never ends";
            malformed(position, message.to_owned(), Some("get the whole file, or write a plain < as &lt;"))
        }
        other => malformed(position, other.to_string(), None),
    }
}

/// A file that breaks the rules of XML.
pub(super) fn malformed(position: Position, message: String, hint: Option<&str>) -> ReadError {
    ReadError::Malformed { position, message, hint: hint.map(str::to_owned) }
}
