//! The messages of a PO file that have no finished translation.

use super::super::{Document, Passage, ReadError, Source};
use super::entries::{Found, each};
use super::entry::{Entry, Open};
use super::header::{Header, from_locale};
use super::placeholders::{Family, segment};
use crate::model::passage::PassageKind;
use crate::text::language::Language;
use crate::text::positions::Position;

/// The passages of `source`: each open `msgid` and `msgid_plural`, in order.
pub(super) fn read(source: &mut Source<'_>) -> Result<Document, ReadError> {
    let mut document = Document { is_segmented: true, ..Document::default() };
    let mut openings = Openings::default();
    let outline = each(source, true, |found| {
        match found {
            Found::Entry(entry) => take(&entry, &mut openings, &mut document),
            Found::Stray(problem) => document.left_out.push((problem.position, problem.message)),
        }
        Ok(())
    })?;
    if outline.entries == 0 {
        return Err(outline.nothing(None));
    }
    // What is between other languages is not to be filled with this translation.
    let between = openings.languages();
    if let (Some((from, to)), Some((its_from, its_to))) = (&source.options.pair, between) {
        let other =
            |wanted: &Language, its: &Option<Language>| its.as_ref().is_some_and(|its| its.base() != wanted.base());
        if other(from, &its_from) || other(to, &its_to) {
            let pair = (its_from.unwrap_or_else(|| from.clone()), its_to.unwrap_or_else(|| to.clone()));
            return Ok(Document { is_segmented: true, other_pair: Some(pair), ..Document::default() });
        }
    }
    Ok(document)
}

fn take(entry: &Entry, openings: &mut Openings, document: &mut Document) {
    let open = openings.of(entry);
    let families = Family::named(entry.comments.flags.iter().map(String::as_str));
    for (text, _) in [(&entry.id, open.singular), (&entry.plural, open.plural)].into_iter().filter(|(_, open)| *open) {
        let Some(text) = text else { continue };
        // The first step of an empty piece and the next piece are the same byte: the last counts.
        let mut anchors: Vec<(usize, Position)> = Vec::with_capacity(text.anchors.len());
        for anchor in &text.anchors {
            anchors.pop_if(|last| last.0 == anchor.0);
            anchors.push(*anchor);
        }
        document.passages.push(Passage {
            kind: PassageKind::default(),
            segment: segment(&text.value, &families),
            anchors,
        });
    }
    let is_left_out = !entry.obsolete && !entry.is_exchangeable();
    if let Some(what) =
        is_left_out.then(|| entry.problems.first().map_or("an entry that is laid out oddly", |_| "a damaged entry"))
    {
        document.left_out.push((entry.at, what.to_owned()));
    }
}

/// Tells which texts of each entry are open: asked entry by entry, in order, by the reader and by the filler.
#[derive(Debug, Default)]
pub(super) struct Openings {
    header: Option<Header>,
}

impl Openings {
    /// Which texts of `entry` are to be translated.
    pub(super) fn of(&mut self, entry: &Entry) -> Open {
        if entry.is_header() {
            self.header.get_or_insert_with(|| Header::of(entry));
            return Open::default();
        }
        let open = entry.open(self.forms().unwrap_or(2));
        // `msgid_plural ""` is nothing to translate.
        Open { plural: open.plural && entry.plural.as_ref().is_some_and(|plural| !plural.value.is_empty()), ..open }
    }

    /// The languages that the header names: of the messages (gettext itself has no field for it, tools write
    /// `X-Source-Language`), and of their translations.
    fn languages(&self) -> Option<(Option<Language>, Option<Language>)> {
        let header = self.header.as_ref()?;
        let named = |field| header.get(field).and_then(from_locale);
        Some((named("X-Source-Language"), named("Language")))
    }

    /// How many forms a plural has, as the header says.
    pub(super) fn forms(&self) -> Option<usize> {
        self.header.as_ref().and_then(Header::forms)
    }
}
