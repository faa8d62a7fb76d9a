//! What a run looks like: its own properties, and those of the character style it names. What a paragraph is: its
//! style tells.

use std::collections::HashMap;

use super::super::ReadError;
use super::super::office::{Look, is_code_font};
use super::super::xml::{Token, XmlStream};
use crate::model::passage::PassageKind;

/// How many styles one can be based on, one after the other.
const LONGEST_CHAIN: usize = 20;

/// The properties of a run that mean something here; `None`: not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    bold: Option<bool>,
    italic: Option<bool>,
    code: Option<bool>,
    hidden: Option<bool>,
    style: Option<String>,
}

impl Properties {
    /// Takes the property that the element `name` says.
    pub(super) fn take(&mut self, name: &str, attributes: &[(String, String)]) {
        let value = attribute(attributes, "val");
        let is_on = !value.is_some_and(|value| matches!(value, "0" | "false" | "off"));
        match name {
            "b" => self.bold = Some(is_on),
            "i" => self.italic = Some(is_on),
            "vanish" => self.hidden = Some(is_on),
            "rStyle" => self.style = value.map(str::to_owned),
            "rFonts" => {
                let font = attribute(attributes, "ascii").or_else(|| attribute(attributes, "hAnsi"));
                self.code = font.map(is_code_font).or(self.code);
            }
            _ => {}
        }
    }

    /// These properties, and `below` where they say nothing.
    fn over(&self, below: &Properties) -> Properties {
        Properties {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            code: self.code.or(below.code),
            hidden: self.hidden.or(below.hidden),
            style: below.style.clone(),
        }
    }
}

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
struct ParagraphStyle {
    kind: Option<PassageKind>,
    is_numbered: bool,
    based_on: Option<String>,
}

impl ParagraphStyle {
    /// Takes what the element `name` says.
    fn take(&mut self, name: &str, attributes: &[(String, String)]) {
        let value = attribute(attributes, "val").unwrap_or_default();
        match name {
            "name" => self.kind = kind_of_name(value).or(self.kind),
            "outlineLvl" => self.kind = heading(value).or(self.kind),
            "numId" => self.is_numbered = value != "0",
            "basedOn" => self.based_on = Some(value.to_owned()),
            _ => {}
        }
    }
}

/// The kind that a style's name tells; in a file the names of Word's own styles are English in every language.
fn kind_of_name(name: &str) -> Option<PassageKind> {
    let name = name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse().ok().filter(|level| (1..=9).contains(level)).map(PassageKind::Heading);
    }
    match name.as_str() {
        "title" => Some(PassageKind::Heading(1)),
        "caption" => Some(PassageKind::Caption),
        "quote" | "intense quote" | "block text" => Some(PassageKind::Quote),
        name if name.starts_with("list ") => Some(PassageKind::ListItem),
        _ => None,
    }
}

/// The heading of the outline level `written`, which counts from 0; 9 is running text.
pub(super) fn heading(written: &str) -> Option<PassageKind> {
    written.parse::<u8>().ok().filter(|level| *level < 9).map(|level| PassageKind::Heading(level + 1))
}

/// The character and paragraph styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    /// By their names in the file; the style in each is the one it is based on.
    styles: HashMap<String, Properties>,
    paragraphs: HashMap<String, ParagraphStyle>,
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(xml: &mut XmlStream<'_>) -> Result<Self, ReadError> {
        let mut styles = Styles::default();
        let mut current: Option<(usize, String, Properties)> = None;
        let mut paragraph: Option<(usize, String, ParagraphStyle)> = None;
        loop {
            match xml.next()? {
                Token::Start => {
                    let attributes = xml.take_attributes();
                    if let Some((_, _, style)) = &mut paragraph {
                        style.take(xml.name(), &attributes);
                    } else if xml.name() == "style" && attribute(&attributes, "type") == Some("paragraph") {
                        let name = attribute(&attributes, "styleId").unwrap_or_default().to_owned();
                        paragraph = Some((xml.depth(), name, ParagraphStyle::default()));
                    }
                    match (xml.name(), &mut current) {
                        ("style", None) if attribute(&attributes, "type") == Some("character") => {
                            let name = attribute(&attributes, "styleId").unwrap_or_default().to_owned();
                            current = Some((xml.depth(), name, Properties::default()));
                        }
                        ("basedOn", Some((_, _, properties))) => {
                            properties.style = attribute(&attributes, "val").map(str::to_owned);
                        }
                        (name, Some((_, _, properties))) => properties.take(name, &attributes),
                        _ => {}
                    }
                }
                Token::End => {
                    if let Some((_, name, properties)) = current.take_if(|(depth, _, _)| xml.depth() < *depth) {
                        styles.styles.insert(name, properties);
                    }
                    if let Some((_, name, style)) = paragraph.take_if(|(depth, _, _)| xml.depth() < *depth) {
                        styles.paragraphs.insert(name, style);
                    }
                }
                Token::Text => {}
                Token::Eof => return Ok(styles),
            }
        }
    }

    /// What paragraphs in the style `name` are, as far as it tells.
    pub(super) fn kind(&self, name: &str) -> Option<PassageKind> {
        let mut is_numbered = false;
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.take().and_then(|name| self.paragraphs.get(name)) else {
                break;
            };
            is_numbered |= style.is_numbered;
            if style.kind.is_some() {
                return style.kind;
            }
            next = style.based_on.as_deref();
        }
        is_numbered.then_some(PassageKind::ListItem)
    }

    /// How a run with `properties` looks, and whether it is hidden.
    pub(super) fn look(&self, properties: &Properties) -> (Look, bool) {
        let mut all = properties.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = all.style.as_ref().and_then(|style| self.styles.get(style)) else {
                break;
            };
            all = all.over(style);
        }
        let look = Look {
            bold: all.bold.unwrap_or(false),
            italic: all.italic.unwrap_or(false),
            code: all.code.unwrap_or(false),
            link: 0,
        };
        (look, all.hidden.unwrap_or(false))
    }
}

/// The attribute whose local name is `wanted`.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(name, _)| name.rsplit(':').next() == Some(wanted));
    found.map(|(_, value)| value.as_str())
}
