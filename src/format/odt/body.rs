//! Goes through one part of a document: its content, or the headers and footers among its styles.

use super::super::ReadError;
use super::super::office::{LeftOut, Look, Paragraphs};
use super::super::xml::{Token, XmlStream};
use super::manifest::Manifest;
use super::styles::{Styles, attribute};
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;

/// How many spaces one element may stand for.
const MOST_SPACES: usize = 1000;

/// An element that is open.
#[derive(Clone, Copy, Default)]
struct Open {
    /// Nothing in it is read.
    skipped: bool,
    is_paragraph: bool,
    /// It stands in a paragraph, so its text is shown.
    in_paragraph: bool,
    is_hidden: bool,
    /// It is a frame or shape, whose own title and description are not shown.
    in_graphic: bool,
    /// It is a frame that has given its code.
    has_code: bool,
    /// It lists the tracked changes; what was deleted stands there.
    lists_changes: bool,
    look: Look,
    /// What a paragraph in it is.
    kind: PassageKind,
}

impl Open {
    fn shows_text(&self) -> bool {
        self.in_paragraph && !self.skipped && !self.in_graphic
    }
}

/// The state of one pass.
pub(super) struct Body<'b, 'x> {
    xml: &'b mut XmlStream<'x>,
    styles: &'b mut Styles,
    manifest: &'b Manifest,
    paragraphs: &'b mut Paragraphs,
    open: Vec<Open>,
    links: usize,
    /// For each paragraph that is open, whether white space there would be shown.
    after_text: Vec<bool>,
}

impl<'b, 'x> Body<'b, 'x> {
    pub(super) fn new(
        xml: &'b mut XmlStream<'x>,
        styles: &'b mut Styles,
        manifest: &'b Manifest,
        paragraphs: &'b mut Paragraphs,
    ) -> Self {
        Body { xml, styles, manifest, paragraphs, open: Vec::new(), links: 0, after_text: Vec::new() }
    }

    /// Reads all of it.
    pub(super) fn read(mut self) -> Result<(), ReadError> {
        loop {
            match self.xml.next()? {
                Token::Start => {
                    let open = self.start()?;
                    self.open.push(open);
                }
                Token::End => {
                    if self.open.pop().is_some_and(|ended| ended.is_paragraph) {
                        self.after_text.pop();
                        self.paragraphs.end()?;
                    }
                }
                Token::Text if self.open.last().is_some_and(Open::shows_text) => {
                    let text = self.collapsed();
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
        let parent = self.open.last().copied().unwrap_or_default();
        let mut open = Open { is_paragraph: false, has_code: false, lists_changes: false, ..parent };
        let name = self.xml.name().to_owned();
        if name == "deletion" && parent.lists_changes {
            self.paragraphs.leave_out(LeftOut::Deletion);
        }
        if open.skipped {
            open.lists_changes = parent.lists_changes;
            return Ok(open);
        }
        let value = |wanted| attribute(&attributes, wanted);
        match name.as_str() {
            "p" | "h" => {
                let style = value("style-name").unwrap_or_default();
                let level = value("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
                self.paragraphs.start(match parent.kind {
                    _ if name == "h" => PassageKind::Heading(level),
                    PassageKind::Paragraph => self.styles.kind(style).unwrap_or_default(),
                    kind => kind,
                });
                self.after_text.push(false);
                let is_hidden = self.styles.hides(style);
                open = Open { is_paragraph: true, in_paragraph: true, is_hidden, kind: parent.kind, ..Open::default() };
            }
            "span" => {
                let (look, is_hidden) = self.styles.look(value("style-name").unwrap_or_default(), parent.look);
                (open.look, open.is_hidden) = (look, parent.is_hidden || is_hidden);
            }
            "a" => {
                self.links += 1;
                open.look.link = self.links;
            }
            "s" => {
                let count = value("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text(&" ".repeat(count.min(MOST_SPACES)))?;
            }
            "list-item" | "list-header" => open.kind = PassageKind::ListItem,
            "table-cell" => open.kind = PassageKind::Cell,
            "text-box" | "note-body" => open.kind = PassageKind::Paragraph,
            "tab" => self.text(" ")?,
            "line-break" => self.code(CodeKind::Placeholder, "<br>", "break")?,
            "note" => self.code(CodeKind::Placeholder, "<note>", "footnote")?,
            "object" => {
                match self.manifest.is_formula(value("href").unwrap_or_default()) {
                    true => self.code(CodeKind::Placeholder, "<math>", "equation")?,
                    false => self.code(CodeKind::Image, "<img>", "image")?,
                }
                self.open.last_mut().into_iter().for_each(|frame| frame.has_code = true);
                open.skipped = true;
            }
            "image" | "object-ole" | "plugin" | "applet" => {
                if !parent.has_code {
                    self.code(CodeKind::Image, "<img>", "image")?;
                    self.open.last_mut().into_iter().for_each(|frame| frame.has_code = true);
                }
                open.skipped = true;
            }
            "annotation" => {
                self.paragraphs.leave_out(LeftOut::Comment);
                open.skipped = true;
            }
            "hidden-text" => {
                self.paragraphs.leave_out(LeftOut::Hidden);
                open.skipped = true;
            }
            "tracked-changes" => (open.skipped, open.lists_changes) = (true, true),
            "frame" | "g" | "custom-shape" | "rect" | "line" | "polyline" | "polygon" | "regular-polygon" | "path"
            | "circle" | "ellipse" | "connector" | "caption" | "measure" | "control" => open.in_graphic = true,
            "title" | "desc" if parent.in_graphic => open.skipped = true,
            "note-citation"
            | "ruby-text"
            | "number"
            | "forms"
            | "scripts"
            | "event-listeners"
            | "font-face-decls"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "settings" => {
                open.skipped = true;
            }
            // How an index is made; the index as it was made stands beside it.
            name if name.ends_with("-source") => open.skipped = true,
            name => self.styles.take(name, &attributes),
        }
        Ok(open)
    }

    /// The text that was read last, its white space as OpenDocument shows it.
    fn collapsed(&mut self) -> String {
        let mut text = String::with_capacity(self.xml.text().len());
        let mut after_text = self.after_text.last().copied().unwrap_or(false);
        for c in self.xml.text().chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_blank {
                text.push(c);
            } else if after_text {
                text.push(' ');
            }
            after_text = !is_blank;
        }
        text
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        let Some(open) = self.open.last().filter(|open| open.in_paragraph) else {
            return Ok(());
        };
        if open.is_hidden {
            if !text.trim().is_empty() {
                self.paragraphs.leave_out(LeftOut::Hidden);
            }
            return Ok(());
        }
        if let (Some(after_text), Some(last)) = (self.after_text.last_mut(), text.chars().next_back()) {
            *after_text = last != ' ';
        }
        self.paragraphs.text(text, open.look)
    }

    fn code(&mut self, kind: CodeKind, content: &'static str, category: &'static str) -> Result<(), ReadError> {
        let Some(open) = self.open.last().filter(|open| open.in_paragraph && !open.is_hidden) else {
            return Ok(());
        };
        if let Some(after_text) = self.after_text.last_mut() {
            *after_text = true;
        }
        self.paragraphs.code(kind, content, category, open.look.link)
    }
}
