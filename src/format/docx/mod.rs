//! Word documents (docx): the text of a document's body, notes, headers and footers.
//!
//! The archive holds WordprocessingML; elements count by their local names, so the strict form and the usual one are
//! read alike. A place is the number of a paragraph: those of the body first, then notes, headers and footers.

mod body;
mod properties;
#[cfg(test)]
mod tests;

use self::body::Body;
use self::properties::Styles;
use super::office::{Kind, LeftOut, Package, Paragraphs};
use super::{Document, DocumentReader, Format, Head, ReadError, Source};

const KIND: Kind = Kind { title: "a Word document", ending: "docx", main: "word/document.xml" };

/// How many headers and footers are read: a section has six at most, and most sections share theirs.
const MOST_HEADERS: usize = 600;

/// Word documents.
pub(super) struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn title(&self) -> &'static str {
        "Word document"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.members.iter().any(|name| name == KIND.main)
    }

    fn needs_file(&self) -> bool {
        true
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }
}

impl DocumentReader for Docx {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        let mut package = Package::open(source.file()?, &KIND)?;
        let names = package.names();
        let styles = match names.iter().any(|name| name == "word/styles.xml") {
            true => package.xml("word/styles.xml", Styles::read)?,
            false => Styles::default(),
        };
        let mut paragraphs = Paragraphs::default();
        for part in parts(&names) {
            package.xml(part, |xml| Body::new(xml, &styles, &mut paragraphs).read(part == KIND.main))?;
        }
        let is_chart = |name: &&String| name.starts_with("word/charts/chart") || name.starts_with("word/diagrams/data");
        for _ in names.iter().filter(is_chart) {
            paragraphs.leave_out(LeftOut::Chart);
        }
        Ok(paragraphs.finish())
    }
}

/// The members that hold text, the body first.
fn parts(names: &[String]) -> Vec<&str> {
    let mut parts = vec![KIND.main];
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        parts.extend(names.iter().map(String::as_str).filter(|name| *name == notes));
    }
    for kind in ["header", "footer"] {
        let number = |name: &str| -> Option<u32> {
            let digits = name.strip_prefix("word/")?.strip_prefix(kind)?.strip_suffix(".xml")?;
            if digits.is_empty() { Some(0) } else { digits.parse().ok() }
        };
        let mut found: Vec<(u32, &str)> =
            names.iter().filter_map(|name| Some((number(name)?, name.as_str()))).collect();
        found.sort_unstable();
        parts.extend(found.into_iter().take(MOST_HEADERS / 2).map(|(_, name)| name));
    }
    parts
}
