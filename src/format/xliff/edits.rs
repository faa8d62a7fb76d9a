//! What changes in a file when drafts are filled in: targets, and what says how far they have come.
//!
//! 1.2 has `state` and `state-qualifier` at the `target`, Trados files `conf` and `percent` at their `sdl:seg` instead;
//! 2.x has `state` and `subState` at the `segment`. A draft is `needs-review-translation` or `initial`: XLIFF has no
//! other words for a translation that nobody has confirmed.

use std::ops::{ControlFlow, Range};

use super::super::{Fill, Heading, Losses, ReadError, Warning};
use super::drafts::Drafts;
use super::parts::{Around, Entry, Piece, Place, Taker, Version};
use super::standing::{OURS, qualifier};
use super::tags;
use crate::text::language::Language;

/// What is to stand in place of a part of the decoded file.
pub(super) type Edit = (Range<usize>, String);

/// The edits of one file.
pub(super) struct Edits<'a> {
    text: &'a str,
    heading: &'a Heading,
    /// The languages that the drafts are between, where that was asked for.
    pair: Option<&'a (Language, Language)>,
    fills: &'a [Option<Fill>],
    /// How many open segments were met.
    met: usize,
    drafts: Drafts<'a>,
    edits: Vec<Edit>,
    /// The start tag that got a language last.
    named: Option<usize>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(
        text: &'a str,
        heading: &'a Heading,
        pair: Option<&'a (Language, Language)>,
        fills: &'a [Option<Fill>],
    ) -> Self {
        let drafts = Drafts::new(text);
        Edits { text, heading, pair, fills, met: 0, drafts, edits: Vec::new(), named: None }
    }

    /// The edits in the order of the file.
    pub(super) fn finish(mut self) -> Result<(Vec<Edit>, Losses), ReadError> {
        if self.met != self.fills.len() {
            let message = format!("{} drafts for {} open segments", self.fills.len(), self.met);
            return Err(std::io::Error::other(message).into());
        }
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        Ok((self.edits, self.drafts.losses))
    }

    fn set(&mut self, tag: &Range<usize>, attributes: &[(&str, &str)]) {
        let new = tags::with(&self.text[tag.clone()], attributes);
        self.replace(tag.clone(), new);
    }

    fn replace(&mut self, range: Range<usize>, new: String) {
        if self.text.get(range.clone()) != Some(new.as_str()) {
            self.edits.push((range, new));
        }
    }

    /// Puts `content` into the element at `place` and sets attributes of it.
    fn refill(&mut self, place: &Place, attributes: &[(&str, &str)], content: String) {
        let tag = tags::with(&self.text[place.tag.clone()], attributes);
        if place.is_one_tag() {
            let name = tags::name(&tag).to_owned();
            self.replace(place.tag.clone(), format!("{}{content}</{name}>", tags::opened(&tag)));
        } else {
            self.replace(place.tag.clone(), tag);
            self.replace(place.content.clone(), content);
        }
    }

    /// Inserts a `target` behind an element, indented like the `source` at `like`.
    fn insert(&mut self, behind: usize, like: &Place, attributes: &[(&str, &str)], content: &str) {
        let before = &self.text[..like.tag.start];
        let indent = &before[before.trim_end_matches([' ', '\t', '\r', '\n']).len()..];
        let indent = if indent.contains('\n') { indent } else { "" };
        let prefix = tags::prefix(tags::name(&self.text[like.tag.clone()]));
        let tag = tags::with(&format!("<{prefix}target>"), attributes);
        let new = format!("{indent}{tag}{content}</{prefix}target>");
        self.edits.push((behind..behind, new));
    }

    /// Names the language of the translations where the file does not.
    fn name_language(&mut self, around: &Around) {
        if around.names_target || self.named == Some(around.tag.start) {
            return;
        }
        self.named = Some(around.tag.start);
        let name = match around.version {
            Version::One => "target-language",
            Version::Two => "trgLang",
        };
        let language = self.heading.target.to_string();
        self.set(&around.tag, &[(name, &language)]);
    }

    fn one(&mut self, entry: &Entry, filled: &[(usize, &Fill)]) {
        let Some(source) = &entry.source else { return };
        // What is found by text alone is marked as fuzzy where one part of it is.
        let is_fuzzy = filled.iter().any(|(_, fill)| qualifier(fill.from) == Some("fuzzy-match"));
        let word = if is_fuzzy { Some("fuzzy-match") } else { filled.first().and_then(|(_, one)| qualifier(one.from)) };
        let mut state = vec![("state", "needs-review-translation")];
        state.extend(word.map(|word| ("state-qualifier", word)));
        let by_trados = filled.iter().all(|(place, _)| entry.is_cut && entry.pieces[*place].tag.is_some());
        if by_trados {
            state.clear();
        }
        for (place, fill) in filled {
            if let Some(tag) = entry.pieces[*place].tag.as_ref().filter(|_| entry.is_cut) {
                let percent = (fill.score / 10).to_string();
                let mut draft = vec![("conf", "Draft"), ("origin", "tm"), ("percent", percent.as_str())];
                // What made the translation that was there did not make this one.
                let names_system = tags::attribute(&self.text[tag.clone()], "origin-system").is_some();
                draft.extend(names_system.then_some(("origin-system", "istilahi")));
                self.set(tag, &draft);
            }
        }
        self.one_entry(entry);
        let behind = source.end.max(entry.cut_source.as_ref().map_or(0, |cut| cut.end));
        let Some(target) = &entry.target else {
            let content = self.content(entry, filled, source);
            self.insert(behind, source, &state, &content);
            return;
        };
        if !entry.is_cut || entry.pieces.iter().all(|piece| piece.target.is_none()) {
            let content = self.content(entry, filled, source);
            self.refill(target, &state, content);
            return;
        }
        self.set(&target.tag, &state);
        let prefix = tags::prefix(tags::name(&self.text[target.tag.clone()])).to_owned();
        for (place, fill) in filled {
            let piece = &entry.pieces[*place];
            let content = self.drafts.write(&piece.source, &fill.target, Version::One, &prefix);
            match &piece.target {
                Some(old) => self.refill(&old.place, &[], content),
                None => {
                    let mut attributes = vec![("mtype", "seg")];
                    attributes.extend(piece.id.as_deref().map(|id| ("mid", id)));
                    let tag = tags::with(&format!("<{prefix}mrk>"), &attributes);
                    let end = target.content.end;
                    self.edits.push((end..end, format!("{tag}{content}</{prefix}mrk>")));
                }
            }
        }
    }

    /// Takes back what the entry itself says of a translation that it did not have.
    fn one_entry(&mut self, entry: &Entry) {
        let tag = &self.text[entry.tag.clone()];
        let mut attributes = Vec::new();
        if tags::attribute(tag, "approved") == Some("yes") {
            attributes.push(("approved", "no"));
        }
        if tags::attribute(tag, "mq:status") == Some("NotStarted") {
            attributes.push(("mq:status", "Pretranslated"));
        }
        self.set(&entry.tag, &attributes);
    }

    /// The content of a whole target of 1.2: the draft, or all of `seg-source` with drafts in its segments.
    fn content(&mut self, entry: &Entry, filled: &[(usize, &Fill)], source: &Place) -> String {
        let prefix = tags::prefix(tags::name(&self.text[source.tag.clone()])).to_owned();
        let fill_of = |place: usize| filled.iter().find(|(one, _)| *one == place).map(|(_, fill)| *fill);
        let (true, Some(cut)) = (entry.is_cut, &entry.cut_source) else {
            let piece = entry.pieces.first().zip(fill_of(0));
            return piece
                .map(|(piece, fill)| self.drafts.write(&piece.source, &fill.target, Version::One, &prefix))
                .unwrap_or_default();
        };
        let mut content = String::new();
        let mut done = cut.content.start;
        for (place, piece) in entry.pieces.iter().enumerate() {
            let old = &piece.source.place;
            let new = match fill_of(place) {
                Some(fill) => self.drafts.write(&piece.source, &fill.target, Version::One, &prefix),
                None if piece.source.segment.is_blank() => continue,
                None => String::new(),
            };
            content.push_str(&self.text[done..old.content.start]);
            content.push_str(&new);
            done = old.content.end;
        }
        content.push_str(&self.text[done..cut.content.end]);
        content
    }

    fn two(&mut self, piece: &Piece, fill: &Fill) {
        let sub_state = format!("{OURS}{}", fill.from);
        if let Some(tag) = &piece.tag {
            self.set(tag, &[("state", "initial"), ("subState", &sub_state)]);
        }
        let source = &piece.source.place;
        let prefix = tags::prefix(tags::name(&self.text[source.tag.clone()])).to_owned();
        let content = self.drafts.write(&piece.source, &fill.target, Version::Two, &prefix);
        match &piece.target {
            Some(target) => self.refill(&target.place, &[], content),
            None => self.insert(source.end, source, &[], &content),
        }
    }
}

impl Taker for Edits<'_> {
    fn entry(&mut self, entry: Entry, around: &Around) -> ControlFlow<()> {
        if !entry.is_translatable || !around.is_between(self.pair) {
            return ControlFlow::Continue(());
        }
        let mut filled = Vec::new();
        for (place, piece) in entry.pieces.iter().enumerate() {
            if piece.is_open() {
                let fill = self.fills.get(self.met).and_then(Option::as_ref);
                filled.extend(fill.map(|fill| (place, fill)));
                self.met += 1;
            }
        }
        if filled.is_empty() {
            return ControlFlow::Continue(());
        }
        self.name_language(around);
        match around.version {
            Version::One => self.one(&entry, &filled),
            Version::Two => filled.iter().for_each(|(place, fill)| self.two(&entry.pieces[*place], fill)),
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}
