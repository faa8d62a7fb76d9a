//! Goes through one part of a document: the body, the notes, a header.

use super::super::ReadError;
use super::super::office::{LeftOut, Look, Paragraphs};
use super::super::xml::{Token, XmlStream};
use super::properties::{Properties, Styles, attribute, heading};
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;
use crate::text::positions::Position;

/// An element that is open.
#[derive(Clone, Default)]
struct Open {
    /// Nothing in it is read.
    skipped: bool,
    is_paragraph: bool,
    /// It is the `pPr` of a paragraph, or its `numPr`.
    tells_kind: bool,
    /// It stands in a cell of a table.
    in_cell: bool,
    /// It is the `rPr` of a run.
    has_properties: bool,
    /// It holds text that is shown.
    is_text: bool,
    /// It is a picture or shape, or a part of one, so only text boxes in it count.
    in_graphic: bool,
    /// It is the outermost element of a picture or shape without a text box.
    is_picture: bool,
    /// The run that it is, or that it stands in.
    run: Properties,
    link: usize,
}

/// The state of one pass.
pub(super) struct Body<'b, 'x> {
    xml: &'b mut XmlStream<'x>,
    styles: &'b Styles,
    paragraphs: &'b mut Paragraphs,
    open: Vec<Open>,
    links: usize,
    /// For each field that is open, whether its result was reached: what stands before it is its instruction.
    fields: Vec<bool>,
    /// What the style of the paragraph that started last makes of it.
    kind: Option<PassageKind>,
}

impl<'b, 'x> Body<'b, 'x> {
    pub(super) fn new(xml: &'b mut XmlStream<'x>, styles: &'b Styles, paragraphs: &'b mut Paragraphs) -> Self {
        Body { xml, styles, paragraphs, open: Vec::new(), links: 0, fields: Vec::new(), kind: None }
    }

    /// Reads all of it.
    pub(super) fn read(mut self, is_main: bool) -> Result<(), ReadError> {
        loop {
            match self.xml.next()? {
                Token::Start => {
                    if is_main && self.open.is_empty() && self.xml.name() != "document" {
                        let message = format!("its root element is `{}`, so it is no text of Word", self.xml.name());
                        return Err(ReadError::Malformed {
                            position: Position { line: 1, column: 1 },
                            message,
                            hint: None,
                        });
                    }
                    let open = self.start()?;
                    self.open.push(open);
                }
                Token::End => self.end()?,
                Token::Text if self.open.last().is_some_and(|open| open.is_text) => {
                    let text = self.xml.text().to_owned();
                    self.text(&text)?;
                }
                Token::Text => {}
                Token::Eof => return Ok(()),
            }
        }
    }

    /// What the element that has just started is.
    fn start(&mut self) -> Result<Open, ReadError> {
        let attributes = self.xml.take_attributes();
        let parent = self.open.last().cloned().unwrap_or_default();
        let mut open = Open { skipped: parent.skipped, in_graphic: parent.in_graphic, ..Open::default() };
        open.in_cell = parent.in_cell;
        (open.run, open.link) = (parent.run, parent.link);
        if open.skipped {
            return Ok(open);
        }
        if parent.has_properties {
            if let Some(run) = self.open.len().checked_sub(2).and_then(|run| self.open.get_mut(run)) {
                run.run.take(self.xml.name(), &attributes);
            }
            open.skipped = true;
            return Ok(open);
        }
        if parent.tells_kind {
            open.tells_kind = self.xml.name() == "numPr";
            open.skipped = !open.tells_kind;
            self.take_kind(attribute(&attributes, "val").unwrap_or_default());
            return Ok(open);
        }
        let name = self.xml.name();
        if open.in_graphic && name != "txbxContent" {
            open.skipped = name == "Fallback";
            return Ok(open);
        }
        match name {
            "p" => {
                self.paragraphs.start(if open.in_cell { PassageKind::Cell } else { PassageKind::Paragraph });
                self.kind = None;
                open.is_paragraph = true;
                (open.run, open.link) = (Properties::default(), 0);
            }
            "pPr" => open.tells_kind = true,
            "tc" => open.in_cell = true,
            "r" => open.run = Properties::default(),
            "rPr" => open.has_properties = true,
            "t" => open.is_text = true,
            "tab" | "ptab" => self.text(" ")?,
            "br" | "cr" => match attribute(&attributes, "type") {
                Some("page" | "column") => self.text(" ")?,
                _ => self.code(CodeKind::Placeholder, "<br>", "break")?,
            },
            "noBreakHyphen" => self.text("\u{2011}")?,
            "softHyphen" => self.text("\u{AD}")?,
            // The second is how newer versions write an emoji; their older form of it stands beside it.
            "sym" | "symEx" => self.symbol(attribute(&attributes, "char").unwrap_or_default())?,
            "footnoteReference" | "endnoteReference" => self.code(CodeKind::Placeholder, "<note>", "footnote")?,
            "commentReference" => self.paragraphs.leave_out(LeftOut::Comment),
            "altChunk" => self.paragraphs.leave_out(LeftOut::Embedded),
            "hyperlink" => {
                self.links += 1;
                open.link = self.links;
            }
            "fldChar" => {
                match attribute(&attributes, "fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|field| *field = true),
                    _ => drop(self.fields.pop()),
                }
                open.skipped = true;
            }
            "del" | "moveFrom" => {
                if name == "del" {
                    self.paragraphs.leave_out(LeftOut::Deletion);
                }
                open.skipped = true;
            }
            "oMath" | "oMathPara" => {
                self.code(CodeKind::Placeholder, "<math>", "equation")?;
                open.skipped = true;
            }
            "drawing" | "pict" | "object" => (open.in_graphic, open.is_picture) = (true, true),
            "txbxContent" => {
                open.in_graphic = false;
                if let Some(picture) = self.open.iter_mut().rev().find(|open| open.is_picture) {
                    picture.is_picture = false;
                }
            }
            "sectPr" | "tblPr" | "tblPrEx" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "rubyPr" | "rt"
            | "instrText" | "delInstrText" | "delText" | "fldData" | "Fallback" | "smartTagPr" | "customXmlPr"
            | "control" => open.skipped = true,
            _ => {}
        }
        Ok(open)
    }

    /// Takes what the element that has just started says of what its paragraph is: a heading is one in a cell too, and
    /// all else in a cell is a cell.
    fn take_kind(&mut self, value: &str) {
        let kind = match self.xml.name() {
            "pStyle" => self.styles.kind(value),
            "outlineLvl" => heading(value),
            "numId" if value != "0" => Some(PassageKind::ListItem),
            _ => None,
        };
        let is_heading = |kind: Option<PassageKind>| matches!(kind, Some(PassageKind::Heading(_)));
        let in_cell = self.open.last().is_some_and(|open| open.in_cell);
        if let Some(found) = kind.filter(|_| !is_heading(self.kind) && (is_heading(kind) || !in_cell)) {
            self.kind = kind;
            self.paragraphs.set_kind(found);
        }
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(ended) = self.open.pop() else {
            return Ok(());
        };
        if ended.is_picture {
            self.code(CodeKind::Image, "<img>", "image")?;
        }
        if ended.is_paragraph {
            self.paragraphs.end()?;
            // An instruction ends in its paragraph; where its end is missing, the text behind it is not lost.
            self.fields.retain(|has_result| *has_result);
        }
        Ok(())
    }

    /// The look of what stands here; `None`: it is not shown.
    fn look(&mut self) -> Option<Look> {
        let open = self.open.last()?;
        if self.fields.contains(&false) {
            return None;
        }
        let (look, is_hidden) = self.styles.look(&open.run);
        if is_hidden {
            self.paragraphs.leave_out(LeftOut::Hidden);
            return None;
        }
        Some(Look { link: open.link, ..look })
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        match self.look() {
            Some(look) => self.paragraphs.text(text, look),
            None => Ok(()),
        }
    }

    fn code(&mut self, kind: CodeKind, content: &'static str, category: &'static str) -> Result<(), ReadError> {
        match self.look() {
            Some(look) => self.paragraphs.code(kind, content, category, look.link),
            None => Ok(()),
        }
    }

    /// A character by its number; those of symbol fonts have none outside of them.
    fn symbol(&mut self, number: &str) -> Result<(), ReadError> {
        let character = u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
        match character.filter(|c| !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c)) {
            Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
            None => self.code(CodeKind::Placeholder, "<sym>", "symbol"),
        }
    }
}
