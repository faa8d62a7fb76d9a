//! What the manifest of a document tells: whether a password protects it, and which of its objects are formulas.

use std::collections::HashSet;

use super::super::ReadError;
use super::super::xml::{Token, XmlStream};
use super::styles::attribute;

/// The manifest.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Whether the text is encrypted.
    pub(super) is_encrypted: bool,
    /// The folders of formulas, without a slash at the end.
    formulas: HashSet<String>,
}

impl Manifest {
    /// Reads `META-INF/manifest.xml`.
    pub(super) fn read(xml: &mut XmlStream<'_>) -> Result<Self, ReadError> {
        let mut manifest = Manifest::default();
        let mut path = String::new();
        loop {
            match xml.next()? {
                Token::Start => {
                    let attributes = xml.take_attributes();
                    match xml.name() {
                        "file-entry" => {
                            path = attribute(&attributes, "full-path")
                                .unwrap_or_default()
                                .trim_end_matches('/')
                                .to_owned();
                            let kind = attribute(&attributes, "media-type").unwrap_or_default();
                            if kind.contains("formula") || kind.contains("mathml") {
                                manifest.formulas.insert(path.clone());
                            }
                        }
                        // New programs encrypt the whole of the archive, older ones each member.
                        "encryption-data" if matches!(path.as_str(), "content.xml" | "encrypted-package") => {
                            manifest.is_encrypted = true;
                        }
                        _ => {}
                    }
                }
                Token::End | Token::Text => {}
                Token::Eof => return Ok(manifest),
            }
        }
    }

    /// Whether the object that `link` leads to is a formula.
    pub(super) fn is_formula(&self, link: &str) -> bool {
        self.formulas.contains(link.trim_start_matches("./").trim_end_matches('/'))
    }
}
