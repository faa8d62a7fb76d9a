//! One entry of a PO file, as it stands there.

use super::FUZZY;
use crate::text::positions::Position;

/// A string of an entry: all the pieces behind one keyword, joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// What it says.
    pub(super) value: String,
    /// Pairs of (byte of the value, place in the file): from each on, both run in step. Empty where nobody asked.
    pub(super) anchors: Vec<(usize, Position)>,
    /// The number of the line with the keyword.
    pub(super) first_line: usize,
    /// The number of the line with the last piece.
    pub(super) last_line: usize,
}

/// What stands before an entry in comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// `#`: the translator's.
    pub(super) translator: Vec<String>,
    /// `#.`: the developer's.
    pub(super) extracted: Vec<String>,
    /// `#:`: where the message stands in the program.
    pub(super) references: Vec<String>,
    /// `#,`: one piece for each flag.
    pub(super) flags: Vec<String>,
    /// The numbers of the lines with flags.
    pub(super) flag_lines: Vec<usize>,
    /// `#|`: the former `msgctxt`, `msgid` and `msgid_plural`.
    pub(super) previous: [Option<Text>; 3],
}

impl Comments {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        *self == Comments::default()
    }

    /// Adds what stands in `more`.
    pub(super) fn append(&mut self, more: Comments) {
        self.translator.extend(more.translator);
        self.extracted.extend(more.extracted);
        self.references.extend(more.references);
        self.flags.extend(more.flags);
        self.flag_lines.extend(more.flag_lines);
        for (mine, theirs) in self.previous.iter_mut().zip(more.previous) {
            *mine = mine.take().or(theirs);
        }
    }

    /// The line of the first former text.
    pub(super) fn previous_line(&self) -> Option<usize> {
        self.previous.iter().flatten().map(|text| text.first_line).min()
    }
}

/// Something wrong in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// Where.
    pub(super) position: Position,
    /// What, and what was done.
    pub(super) message: String,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where its first keyword stands.
    pub(super) at: Position,
    /// Whether the program does not have it any more (`#~`).
    pub(super) obsolete: bool,
    /// Its comments.
    pub(super) comments: Comments,
    /// `msgctxt`.
    pub(super) context: Option<Text>,
    /// `msgid`.
    pub(super) id: Option<Text>,
    /// `msgid_plural`.
    pub(super) plural: Option<Text>,
    /// `msgstr`, or `msgstr[0]` and so on.
    pub(super) forms: Vec<Text>,
    /// What is wrong with it: the first few faults.
    pub(super) problems: Vec<Problem>,
    /// Whether its lines do not stand in the usual way, one keyword a line, so that none can be exchanged.
    pub(super) irregular: bool,
}

/// Which of an entry's texts lack a finished translation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Open {
    /// `msgid`.
    pub(super) singular: bool,
    /// `msgid_plural`.
    pub(super) plural: bool,
}

impl Entry {
    /// Whether it is the header of the file.
    pub(super) fn is_header(&self) -> bool {
        !self.obsolete && self.context.is_none() && self.id().is_some_and(str::is_empty)
    }

    /// The text of `msgid`.
    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|id| id.value.as_str())
    }

    /// Whether its translation is not finished.
    pub(super) fn is_fuzzy(&self) -> bool {
        self.comments.flags.iter().any(|flag| flag == FUZZY)
    }

    /// The translation that is the form `number`, where it says something.
    pub(super) fn form(&self, number: usize) -> Option<&str> {
        self.forms.get(number).map(|form| form.value.as_str()).filter(|form| !form.is_empty())
    }

    /// Whether it can be translated in the file: it is whole, and its lines can be exchanged.
    pub(super) fn is_exchangeable(&self) -> bool {
        self.problems.is_empty() && !self.irregular
    }

    /// Which of its texts are to be translated, in a language that has `forms` forms.
    pub(super) fn open(&self, forms: usize) -> Open {
        let is_message = !self.obsolete && self.id().is_some_and(|id| !id.is_empty());
        if !is_message || !self.is_exchangeable() || self.forms.is_empty() {
            return Open::default();
        }
        let lacks_first = self.is_fuzzy() || self.form(0).is_none();
        if self.plural.is_none() {
            return Open { singular: lacks_first, plural: false };
        }
        // A language with one form has no singular of its own.
        if forms == 1 && self.forms.len() == 1 {
            return Open { singular: false, plural: lacks_first };
        }
        let last = forms.max(self.forms.len()).max(2);
        Open { singular: lacks_first, plural: self.is_fuzzy() || (1..last).any(|form| self.form(form).is_none()) }
    }
}
