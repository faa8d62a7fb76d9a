//! Reads one entry.
//!
//! Elements count by their local names and by what they stand in, not by their order. A category is an element with a
//! `type`, or in the DCT style any element that is not known otherwise.

use super::super::ReadError;
use super::super::xml::Token;
use super::level::{Category, Entry, RawTerm, Section};
use super::reader::{TbxReader, find};
use crate::text::positions::Position;

/// The longest text of one element that a concept takes.
const LONGEST_TEXT: usize = 1 << 20;

/// The largest entry in bytes, about: its text, and something for each element.
const LARGEST_ENTRY: usize = 16 << 20;
/// What an element counts.
const ELEMENT: usize = 32;

/// How deep the elements stand that are open, of those that matter.
#[derive(Default)]
struct Open {
    section: Option<usize>,
    term: Option<usize>,
    group: Option<usize>,
    /// Whether the group has its category, so that what follows in it belongs to that.
    has_head: bool,
}

impl Open {
    /// Forgets what has ended, where `depth` elements are still open.
    fn close(&mut self, depth: usize) {
        for level in [&mut self.section, &mut self.term, &mut self.group] {
            *level = level.filter(|open| *open <= depth);
        }
    }
}

impl TbxReader<'_> {
    /// The entry whose element has just started.
    pub(super) fn entry(&mut self) -> Result<Entry, ReadError> {
        let inside = self.xml.depth();
        let position = self.xml.position();
        let attributes = self.xml.take_attributes();
        let id = find(&attributes, "id").or_else(|| find(&attributes, "xml:id")).map(|id| id.trim().to_owned());
        let id = id.filter(|id| !id.is_empty());
        let mut entry = Entry { id, position, level: Default::default(), sections: Vec::new() };
        let mut open = Open::default();
        self.size = 0;
        while self.xml.depth() >= inside {
            match self.next_of_entry()? {
                Token::Start => self.element(&mut entry, &mut open)?,
                Token::End => open.close(self.xml.depth()),
                Token::Text => self.stray_text(),
                Token::Eof => break,
            }
        }
        Ok(entry)
    }

    /// Reads on inside an entry, which is held in memory as a whole.
    fn next_of_entry(&mut self) -> Result<Token, ReadError> {
        let token = self.xml.next()?;
        self.size += match token {
            Token::Text => self.xml.text().len(),
            _ => ELEMENT,
        };
        if self.size > LARGEST_ENTRY {
            let message = format!("an entry of more than {} MB", LARGEST_ENTRY >> 20);
            return Err(ReadError::Malformed { position: self.xml.position(), message, hint: None });
        }
        Ok(token)
    }

    fn element(&mut self, entry: &mut Entry, open: &mut Open) -> Result<(), ReadError> {
        let (depth, position) = (self.xml.depth(), self.xml.position());
        let attributes = self.xml.take_attributes();
        let is_subordinate = open.group.is_some() && open.has_head;
        match self.xml.name() {
            "langSet" | "langSec" => {
                let language = find(&attributes, "xml:lang").or_else(|| find(&attributes, "lang")).map(str::to_owned);
                entry.sections.push(Section { language, position, level: Default::default(), terms: Vec::new() });
                *open = Open { section: Some(depth), ..Open::default() };
            }
            "tig" | "ntig" | "termSec" => {
                new_term(entry, open, position);
                open.term = Some(depth);
                open.group = None;
            }
            "term" => {
                let text = self.text()?;
                let in_term = open.term.is_some();
                let waiting = entry.sections.last_mut().and_then(|section| section.terms.last_mut());
                match waiting.filter(|term| in_term && term.text.is_none()) {
                    Some(term) => term.text = Some(text),
                    // A second one, or one without an element of its own around it.
                    None => new_term(entry, open, position).text = Some(text),
                }
            }
            "termGrp" => {}
            "descripGrp" | "adminGrp" | "termNoteGrp" if open.group.is_none() => {
                open.group = Some(depth);
                open.has_head = false;
            }
            "descripGrp" | "adminGrp" | "termNoteGrp" => {}
            // Who did what when, links, and the parts of a term: they have no field in a concept.
            "transacGrp"
            | "transac"
            | "transacNote"
            | "date"
            | "ref"
            | "xref"
            | "termCompList"
            | "termCompSec"
            | "crossReference"
            | "externalCrossReference"
            | "xGraphic"
            | "transactionType"
            | "responsibility" => {
                self.text().map(drop)?;
            }
            "note" => {
                let text = self.text()?;
                entry.innermost(open.section.is_some(), open.term.is_some()).notes.push(text);
            }
            local => {
                let is_note_of_category = matches!(local, "descripNote" | "adminNote");
                let is_typed = is_note_of_category || matches!(local, "descrip" | "admin" | "termNote");
                let name = match find(&attributes, "type") {
                    Some(category) if is_typed => category.to_owned(),
                    None if is_typed => String::new(),
                    _ => local.to_owned(),
                };
                let text = self.text()?;
                open.has_head |= open.group.is_some();
                let is_subordinate = is_subordinate || is_note_of_category;
                let category = Category { name, text, position, is_subordinate };
                entry.innermost(open.section.is_some(), open.term.is_some()).categories.push(category);
            }
        }
        Ok(())
    }

    /// The text of the element that has just started, markup in it left out, without white space at its ends.
    fn text(&mut self) -> Result<String, ReadError> {
        let inside = self.xml.depth();
        let position = self.xml.position();
        let mut text = String::new();
        let mut is_too_long = false;
        while self.xml.depth() >= inside {
            if self.next_of_entry()? == Token::Text && !is_too_long {
                text.push_str(self.xml.text());
                is_too_long = text.len() > LONGEST_TEXT;
            }
        }
        if is_too_long {
            self.too_long(position);
            return Ok(String::new());
        }
        Ok(unwrapped(text.trim()))
    }
}

/// `text` with a space where a line was broken to indent the next one: files are laid out so to be looked at. Other
/// line breaks stay.
pub(super) fn unwrapped(text: &str) -> String {
    let is_white = |c: char| c.is_ascii_whitespace();
    let mut unwrapped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_white) {
        let (before, from) = rest.split_at(start);
        let (gap, behind) = from.split_at(from.find(|c| !is_white(c)).unwrap_or(from.len()));
        unwrapped.push_str(before);
        unwrapped.push_str(if gap.contains('\n') && gap.ends_with([' ', '\t']) { " " } else { gap });
        rest = behind;
    }
    unwrapped + rest
}

/// A new term in the last language of `entry`; in one of its own where there is none.
fn new_term<'e>(entry: &'e mut Entry, open: &Open, position: Position) -> &'e mut RawTerm {
    if open.section.is_none() || entry.sections.is_empty() {
        entry.sections.push(Section { language: None, position, level: Default::default(), terms: Vec::new() });
    }
    let last = entry.sections.len() - 1;
    let terms = &mut entry.sections[last].terms;
    terms.push(RawTerm { text: None, position, level: Default::default() });
    let last = terms.len() - 1;
    &mut terms[last]
}
