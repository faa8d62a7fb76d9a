//! What was read, kept as canonical XML: to write a file again as it was.
//!
//! Comments are left out and counted; white space between the elements that hold no text is left out; attributes are
//! sorted, empty elements have an end tag. Two elements are equal as canonical XML where their records are equal.

use super::write;

/// The record of a stream.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: Vec<u8>,
    /// The elements that hold no text, by their local names.
    structural: &'static [&'static str],
    /// Whether each open element is one of those.
    open: Vec<bool>,
    /// Where the last start tag begins in `text`.
    last_start: usize,
    /// How many comments were left out.
    pub(super) comments: u64,
}

impl Record {
    pub(super) fn new(structural: &'static [&'static str]) -> Self {
        Record { structural, ..Record::default() }
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        self.last_start = self.text.len();
        let mut sorted: Vec<&(String, String)> = attributes.iter().collect();
        sorted.sort_by_key(|(name, _)| (!name.starts_with("xmlns"), name.contains(':'), name));
        self.text.push(b'<');
        self.text.extend(name.as_bytes());
        for (name, value) in sorted {
            // Writing into memory does not fail.
            let _ = write::attribute(&mut self.text, name, value);
        }
        self.text.push(b'>');
        let local = name.rsplit(':').next().unwrap_or(name);
        self.open.push(self.structural.contains(&local));
    }

    pub(super) fn end(&mut self, name: &str) {
        self.text.extend(b"</");
        self.text.extend(name.as_bytes());
        self.text.push(b'>');
        self.open.pop();
    }

    pub(super) fn text(&mut self, text: &str) {
        let structural = self.open.last().copied().unwrap_or(true);
        if !structural || !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            let _ = write::text(&mut self.text, text);
        }
    }

    pub(super) fn instruction(&mut self, content: &str) {
        self.text.extend(b"<?");
        self.text.extend(content.as_bytes());
        self.text.extend(b"?>");
    }

    /// All before the last start tag; the record goes on with that tag.
    pub(super) fn take_before_start(&mut self) -> String {
        let rest = self.text.split_off(self.last_start.min(self.text.len()));
        self.last_start = 0;
        text_of(std::mem::replace(&mut self.text, rest))
    }

    /// All so far.
    pub(super) fn take(&mut self) -> String {
        self.last_start = 0;
        text_of(std::mem::take(&mut self.text))
    }
}

fn text_of(bytes: Vec<u8>) -> String {
    // Only whole strings were put in.
    String::from_utf8(bytes).unwrap_or_default()
}
