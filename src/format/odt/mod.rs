//! OpenDocument text (odt): the text of a document's body, notes, text boxes, headers and footers.
//!
//! A place is the number of a paragraph: those of the body first, then headers and footers.

mod body;
mod manifest;
mod styles;
#[cfg(test)]
mod tests;

use self::body::Body;
use self::manifest::Manifest;
use self::styles::Styles;
use super::office::{Kind, Package, Paragraphs};
use super::{Document, DocumentReader, Format, Head, ReadError, Source};
use crate::text::positions::Position;

const KIND: Kind = Kind { title: "an OpenDocument text", ending: "odt", main: "content.xml" };
/// What the types of OpenDocument files begin with.
const TYPE: &str = "application/vnd.oasis.opendocument.";

/// OpenDocument text.
pub(super) struct Odt;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn title(&self) -> &'static str {
        "OpenDocument text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt"]
    }

    /// The member `mimetype` comes first and is not compressed, so that it can be read here; spreadsheets and
    /// presentations have the same members.
    fn recognises(&self, head: &Head) -> bool {
        let has = |wanted: &str| head.members.iter().any(|name| name == wanted);
        let start = String::from_utf8_lossy(&head.bytes[..head.bytes.len().min(200)]);
        let other = start.split_once(TYPE).is_some_and(|(_, kind)| !kind.starts_with("text"));
        has("mimetype") && has(KIND.main) && !other
    }

    fn needs_file(&self) -> bool {
        true
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }
}

impl DocumentReader for Odt {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        let mut package = Package::open(source.file()?, &KIND)?;
        let names = package.names();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        if has("mimetype") {
            check_type(package.text("mimetype")?.trim())?;
        }
        let manifest = match has("META-INF/manifest.xml") {
            true => package.xml("META-INF/manifest.xml", Manifest::read)?,
            false => Manifest::default(),
        };
        if manifest.is_encrypted {
            let hint = "open it in its program and save it without a password";
            return Err(malformed("a password protects this document", hint));
        }
        let mut styles = Styles::default();
        if has("styles.xml") {
            package.xml("styles.xml", |xml| styles.read(xml))?;
        }
        let mut paragraphs = Paragraphs::default();
        for part in [KIND.main, "styles.xml"].into_iter().filter(|part| has(part)) {
            package.xml(part, |xml| Body::new(xml, &mut styles, &manifest, &mut paragraphs).read())?;
        }
        Ok(paragraphs.finish())
    }
}

/// Whether the text of the member `mimetype` is that of a text.
fn check_type(written: &str) -> Result<(), ReadError> {
    let seems = match written.strip_prefix(TYPE) {
        Some(kind) if kind.starts_with("text") => return Ok(()),
        Some(kind) if kind.starts_with("spreadsheet") => "a spreadsheet (ods)",
        Some(kind) if kind.starts_with("presentation") => "a presentation (odp)",
        Some(_) => "an OpenDocument file of another kind",
        None if written == "application/epub+zip" => "a book (epub)",
        None => "a file of another kind",
    };
    let message = format!("this is no OpenDocument text: its type is `{}`, so it seems to be {seems}", short(written));
    Err(malformed(&message, "open it in its program and save its text as .odt, .html or .txt"))
}

/// The start of `text`.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}

fn malformed(message: &str, hint: &str) -> ReadError {
    let position = Position { line: 1, column: 1 };
    ReadError::Malformed { position, message: message.to_owned(), hint: Some(hint.to_owned()) }
}
