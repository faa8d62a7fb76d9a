//! The styles of a document: what text looks like that names one.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::office::{Look, is_code_font};
use super::super::xml::{Token, XmlStream};
use crate::model::passage::PassageKind;

/// How many styles one can be made of, one after the other.
const LONGEST_CHAIN: usize = 20;

/// What a style says; `None`: nothing.
#[derive(Clone, Debug, Default)]
struct Style {
    bold: Option<bool>,
    italic: Option<bool>,
    code: Option<bool>,
    hidden: Option<bool>,
    parent: Option<String>,
}

/// The styles, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    /// The style whose definition is open.
    current: Option<(String, String)>,
}

impl Styles {
    /// Reads the styles of a whole part.
    pub(super) fn read(&mut self, xml: &mut XmlStream<'_>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Token::Start => {
                    let attributes = xml.take_attributes();
                    self.take(xml.name(), &attributes);
                }
                Token::End | Token::Text => {}
                Token::Eof => return Ok(()),
            }
        }
    }

    /// Takes what the element `name` says of a style.
    pub(super) fn take(&mut self, name: &str, attributes: &[(String, String)]) {
        match name {
            "style" => {
                let of = |wanted| attribute(attributes, wanted).unwrap_or_default().to_owned();
                let key = (of("family"), of("name"));
                let parent = attribute(attributes, "parent-style-name").map(str::to_owned);
                self.styles.insert(key.clone(), Style { parent, ..Style::default() });
                self.current = Some(key);
            }
            "default-style" | "list-style" | "page-layout" => self.current = None,
            "text-properties" => {
                let Some(style) = self.current.as_ref().and_then(|key| self.styles.get_mut(key)) else {
                    return;
                };
                let value = |wanted| attribute(attributes, wanted);
                style.bold = value("font-weight").map(is_bold);
                style.italic = value("font-style").map(|value| value != "normal");
                let font = value("font-name").or_else(|| value("font-family"));
                style.code = font.map(is_code_font);
                style.hidden = value("display").map(|value| value == "none");
            }
            _ => {}
        }
    }

    /// How text in the style `name` looks that stands in text that looks like `around`, and whether it is hidden.
    pub(super) fn look(&self, name: &str, around: Look) -> (Look, bool) {
        let (mut look, mut found) = (around, Style::default());
        let mut next = Some(name.to_owned());
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.take().and_then(|name| self.styles.get(&("text".to_owned(), name))) else {
                break;
            };
            found.bold = found.bold.or(style.bold);
            found.italic = found.italic.or(style.italic);
            found.code = found.code.or(style.code);
            found.hidden = found.hidden.or(style.hidden);
            next.clone_from(&style.parent);
        }
        look.bold = found.bold.unwrap_or(around.bold);
        look.italic = found.italic.unwrap_or(around.italic);
        look.code = found.code.unwrap_or(around.code);
        (look, found.hidden.unwrap_or(false))
    }

    /// What paragraphs in the style `name` are, as far as it tells: the names of the styles that programs bring along are
    /// English in every file.
    pub(super) fn kind(&self, name: &str) -> Option<PassageKind> {
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let name = next.take()?;
            match name {
                "Title" => return Some(PassageKind::Heading(1)),
                "Quotations" => return Some(PassageKind::Quote),
                "Caption" | "Illustration" | "Figure" | "Drawing" | "Table" => return Some(PassageKind::Caption),
                _ => {}
            }
            next =
                self.styles.get(&("paragraph".to_owned(), name.to_owned())).and_then(|style| style.parent.as_deref());
        }
        None
    }

    /// Whether paragraphs in the style `name` are hidden.
    pub(super) fn hides(&self, name: &str) -> bool {
        let style = self.styles.get(&("paragraph".to_owned(), name.to_owned()));
        style.and_then(|style| style.hidden).unwrap_or(false)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

/// The attribute whose local name is `wanted`.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(name, _)| name.rsplit(':').next() == Some(wanted));
    found.map(|(_, value)| value.as_str())
}
