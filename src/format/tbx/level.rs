//! An entry as its file has it: what is said at each level, before it is known what that means.

use crate::text::positions::Position;

/// A category and what it says.
#[derive(Debug)]
pub(super) struct Category {
    /// Its name as written.
    pub(super) name: String,
    /// Its text, without white space at its ends.
    pub(super) text: String,
    pub(super) position: Position,
    /// Whether it belongs to another category (the source of a definition) and not to the level itself.
    pub(super) is_subordinate: bool,
}

/// What an entry, a language in it, or a term says of itself.
#[derive(Debug, Default)]
pub(super) struct Level {
    pub(super) categories: Vec<Category>,
    pub(super) notes: Vec<String>,
}

/// A term.
#[derive(Debug)]
pub(super) struct RawTerm {
    /// Its text; none where its element has no `term`.
    pub(super) text: Option<String>,
    pub(super) position: Position,
    pub(super) level: Level,
}

/// The terms of a language.
#[derive(Debug)]
pub(super) struct Section {
    /// The language as written.
    pub(super) language: Option<String>,
    pub(super) position: Position,
    pub(super) level: Level,
    pub(super) terms: Vec<RawTerm>,
}

/// An entry.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: Option<String>,
    pub(super) position: Position,
    pub(super) level: Level,
    pub(super) sections: Vec<Section>,
}

impl Entry {
    /// The term that is open, or where there is none the language, or the entry itself: what the next category
    /// belongs to.
    pub(super) fn innermost(&mut self, in_section: bool, in_term: bool) -> &mut Level {
        let section = self.sections.last_mut().filter(|_| in_section || in_term);
        match section {
            None => &mut self.level,
            Some(Section { terms, level, .. }) => match terms.last_mut().filter(|_| in_term) {
                Some(term) => &mut term.level,
                None => level,
            },
        }
    }
}
