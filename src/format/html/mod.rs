//! HTML: the text of web pages, as a browser shows it.
//!
//! What stands between two block-level tags is a passage; the tags inside it become inline codes that hold them as
//! written. Broken pages are read as browsers read them: tags that are missing or wrong move a boundary, no more.

mod blocks;
pub(super) mod charset;
mod elements;
mod passage;
mod references;
mod skip;
#[cfg(test)]
mod tests;
mod tokens;
mod walk;

use super::text_passage::document;
use super::xml::root_name;
use super::{Document, DocumentReader, Format, Head, ReadError, Source};
use crate::text::positions::Lines;

/// The longest passage that is taken for text that people read, in bytes.
const LONGEST_PASSAGE: usize = 1 << 20;

/// HTML.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn title(&self) -> &'static str {
        "HTML (a web page)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    /// A page names itself by its first tag or its doctype. A piece of one is known by the file's name alone, as
    /// Markdown begins with tags too.
    fn recognises(&self, head: &Head) -> bool {
        let start = head.text.trim_start_matches('\u{FEFF}').trim_start();
        let doctype = start.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
        let root = root_name(&head.text).unwrap_or_default();
        let is_page = ["html", "head", "body"].iter().any(|name| root.eq_ignore_ascii_case(name));
        !head.is_binary() && (doctype || is_page)
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }
}

impl DocumentReader for Html {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        let mut bytes = Vec::new();
        source.stream.read_to_end(&mut bytes)?;
        let decoded = charset::decode(bytes, source.options.encoding)?;
        let text = decoded.text.as_str();
        let found = walk::walk(text);
        for passage in &found.passages {
            let length = passage.segment.text().len();
            if length > LONGEST_PASSAGE {
                let start = passage.anchors.first().map_or(0, |(_, at)| *at);
                let line = Lines::new(text).position(start).line;
                return Err(ReadError::LineTooLong { line, megabytes: length >> 20 });
            }
        }
        let mut left_out = found.left_out;
        left_out.extend(decoded.first_nul.map(|at| (at, "what NUL characters stand for")));
        left_out.sort_unstable();
        Ok(document(text, found.passages, &left_out))
    }
}
