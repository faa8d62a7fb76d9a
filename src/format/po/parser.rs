//! From lines to entries. Fed line by line, so that it knows nothing of files and encodings.
//!
//! gettext's own grammar is free of lines: several strings and keywords may share one, and a string may stand below its
//! keyword. So lines are cut into words and strings, and only comments belong to lines.

use std::collections::VecDeque;

use super::entry::{Comments, Entry, Problem, Text};
use super::strings::read_piece;
use crate::text::positions::Position;

/// How many faults of one entry are named.
const MOST_PROBLEMS: usize = 4;

/// Where the next string belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Nowhere,
    /// To something that was left out.
    Ignored,
    Context,
    Id,
    Plural,
    Form(usize),
    /// One of the former texts: context, id, plural.
    Previous(usize),
}

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Live,
    Obsolete,
    Previous,
}

/// The state between two lines.
#[derive(Debug)]
pub(super) struct Parser {
    /// Whether the places of strings are wanted.
    places: bool,
    entry: Option<Entry>,
    /// The comments since the last keyword.
    comments: Comments,
    field: Field,
    previous: Field,
    ready: VecDeque<Entry>,
    /// What is wrong outside of any entry.
    stray: Vec<Problem>,
    /// The bytes of the entry so far.
    size: usize,
}

impl Parser {
    /// A parser that has seen nothing. `places`: whether entries are to know where each part of their strings stands.
    pub(super) fn new(places: bool) -> Self {
        Parser {
            places,
            entry: None,
            comments: Comments::default(),
            field: Field::Nowhere,
            previous: Field::Nowhere,
            ready: VecDeque::new(),
            stray: Vec::new(),
            size: 0,
        }
    }

    /// The next finished entry.
    pub(super) fn next(&mut self) -> Option<Entry> {
        self.ready.pop_front()
    }

    /// What stands in the file and is no part of an entry.
    pub(super) fn take_stray(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.stray)
    }

    /// How many bytes the unfinished entry has.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Ends the last entry.
    pub(super) fn finish(&mut self) {
        self.size = 0;
        (self.field, self.previous) = (Field::Nowhere, Field::Nowhere);
        let Some(mut entry) = self.entry.take() else { return };
        if entry.forms.is_empty() || entry.id.is_none() {
            let missing = if entry.id.is_none() { "msgid" } else { "msgstr" };
            let problem = Problem { position: entry.at, message: format!("this entry has no {missing}") };
            entry.problems.push(problem);
        }
        self.ready.push_back(entry);
    }

    /// Takes the line `number`, given without its end.
    pub(super) fn line(&mut self, number: usize, line: &str) {
        self.size += line.len();
        let text = line.trim_start();
        let start = Position { line: number, column: 1 + line[..line.len() - text.len()].chars().count() };
        let Some(comment) = text.strip_prefix('#') else { return self.words(start, text, Mode::Live) };
        let step = |rest: &str| Position { column: start.column + text.len() - rest.len(), ..start };
        // The entry ends with its last string, but only the next keyword shows that it did.
        match comment.strip_prefix('~') {
            Some(rest) => match rest.strip_prefix('|') {
                Some(rest) => self.words(step(rest), rest, Mode::Previous),
                None => self.words(step(rest), rest, Mode::Obsolete),
            },
            None => match comment.strip_prefix('|') {
                Some(rest) => self.words(step(rest), rest, Mode::Previous),
                None => self.comment(number, comment),
            },
        }
    }

    fn comment(&mut self, number: usize, comment: &str) {
        let plain = |text: &str| text.strip_prefix(' ').unwrap_or(text).to_owned();
        let mut rest = comment.chars();
        match rest.next() {
            Some('.') => self.comments.extracted.push(plain(rest.as_str())),
            Some(':') => self.comments.references.push(rest.as_str().trim().to_owned()),
            Some(',' | '=') => {
                let flags = rest.as_str().split(',').map(str::trim).filter(|flag| !flag.is_empty());
                self.comments.flags.extend(flags.map(str::to_owned));
                self.comments.flag_lines.push(number);
            }
            _ => self.comments.translator.push(plain(comment)),
        }
    }

    /// Goes through `line`, whose first character stands at `start`.
    fn words(&mut self, start: Position, line: &str, mode: Mode) {
        let mut at = 0;
        let mut place = start;
        let mut first = true;
        loop {
            let blank =
                line[at..].len() - line[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '\0').len();
            place.column += line[at..at + blank].chars().count();
            at += blank;
            let rest = &line[at..];
            let length = match rest.chars().next() {
                None | Some('#') => return,
                Some('"') => 1 + self.string(place, &rest[1..], mode),
                Some(_) => match self.keyword(place, rest, mode, first) {
                    Some(length) => length,
                    None => return,
                },
            };
            first = false;
            place.column += rest[..length].chars().count();
            at += length;
        }
    }

    /// A string; gives its length without the opening mark.
    fn string(&mut self, place: Position, line: &str, mode: Mode) -> usize {
        let field = if mode == Mode::Previous { self.previous } else { self.field };
        let mut homeless = Text::default();
        let places = self.places && mode != Mode::Previous;
        let found = self.text(field);
        let is_homeless = found.is_none();
        let text = found.unwrap_or(&mut homeless);
        text.last_line = place.line;
        let inside = Position { column: place.column + 1, ..place };
        let (mut done, mut here) = (0, inside);
        if places {
            text.anchors.push((text.value.len(), inside));
        }
        let anchors = &mut text.anchors;
        let piece = read_piece(line, &mut text.value, |length, at| {
            if places {
                here.column += line[done..at].chars().count();
                done = at;
                anchors.push((length, here));
            }
        });
        if mode != Mode::Previous && !self.comments.is_empty() {
            // A comment parts the pieces of this string.
            self.entry.iter_mut().for_each(|entry| entry.irregular = true);
        }
        if is_homeless {
            if field == Field::Ignored {
                return piece.length;
            }
            self.blame(place, "a string stands here without a keyword before it; it was left out");
        } else if let Some((at, fault)) = piece.fault {
            let column = inside.column + line[..at].chars().count();
            self.blame(Position { column, ..inside }, fault.message());
        }
        piece.length
    }

    fn text(&mut self, field: Field) -> Option<&mut Text> {
        if let Field::Previous(which) = field {
            return self.comments.previous[which].as_mut();
        }
        let entry = self.entry.as_mut()?;
        match field {
            Field::Context => entry.context.as_mut(),
            Field::Id => entry.id.as_mut(),
            Field::Plural => entry.plural.as_mut(),
            Field::Form(number) => entry.forms.get_mut(number),
            Field::Nowhere | Field::Ignored | Field::Previous(_) => None,
        }
    }

    /// A keyword, or what stands in its place; gives its length, or `None` where the rest of the line means nothing.
    fn keyword(&mut self, place: Position, line: &str, mode: Mode, first: bool) -> Option<usize> {
        let length = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let word = &line[..length];
        let text = Text { first_line: place.line, last_line: place.line, ..Text::default() };
        if mode == Mode::Previous {
            let which = ["msgctxt", "msgid", "msgid_plural"].iter().position(|known| *known == word)?;
            self.previous = Field::Previous(which);
            self.comments.previous[which] = Some(text);
            return Some(length);
        }
        let obsolete = mode == Mode::Obsolete;
        let known = self.entry.as_ref().filter(|entry| entry.obsolete == obsolete);
        let (starts, index, length) = match word {
            "msgctxt" => (true, None, length),
            "msgid" => (known.is_none_or(|entry| entry.id.is_some() || !entry.forms.is_empty()), None, length),
            "msgid_plural" => (known.is_none(), None, length),
            "msgstr" => {
                let (index, more) = index(&line[length..]);
                (known.is_none(), index, length + more)
            }
            "domain" => {
                self.field = Field::Ignored;
                self.blame(place, "domains are not known here; `domain` was left out");
                return None;
            }
            _ => {
                self.field = Field::Ignored;
                self.blame(place, "this line is no part of a PO file; it was left out");
                return None;
            }
        };
        if starts {
            self.finish();
            self.entry = Some(Entry { at: place, obsolete, ..Entry::default() });
        }
        let comments = std::mem::take(&mut self.comments);
        let entry = self.entry.as_mut()?;
        entry.irregular |= !first || (!starts && !comments.is_empty());
        entry.comments.append(comments);
        self.previous = Field::Nowhere;
        let doubt = match word {
            "msgctxt" => {
                entry.context = Some(text);
                self.field = Field::Context;
                None
            }
            "msgid" => {
                entry.id = Some(text);
                self.field = Field::Id;
                None
            }
            "msgid_plural" if entry.plural.is_none() && entry.forms.is_empty() => {
                entry.plural = Some(text);
                self.field = Field::Plural;
                None
            }
            "msgid_plural" => Some("a second msgid_plural, or one behind msgstr, was left out"),
            _ => {
                let next = entry.forms.len();
                let fits = index.unwrap_or(0) == next && (next == 0 || entry.plural.is_some());
                if fits {
                    entry.forms.push(text);
                    self.field = Field::Form(next);
                }
                (!fits).then_some("this msgstr has another number than the next in order; it was left out")
            }
        };
        if let Some(doubt) = doubt {
            self.field = Field::Ignored;
            self.blame(place, doubt);
            return None;
        }
        Some(length)
    }

    fn blame(&mut self, position: Position, message: &str) {
        let problems = match &mut self.entry {
            // Former texts are none of the entry's own.
            Some(entry) if self.comments.is_empty() => &mut entry.problems,
            _ => &mut self.stray,
        };
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem { position, message: message.to_owned() });
        }
    }
}

/// The number of `[n]` at the start of `rest`, and the length of it.
fn index(rest: &str) -> (Option<usize>, usize) {
    let Some((inside, _)) = rest.trim_start().strip_prefix('[').and_then(|inside| inside.split_once(']')) else {
        return (None, 0);
    };
    let before = rest.len() - rest.trim_start().len();
    (Some(inside.trim().parse().unwrap_or(usize::MAX)), before + inside.len() + 2)
}
