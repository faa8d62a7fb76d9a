//! Texts in TMX and XLIFF.

use std::ops::Range;

use super::super::xml::{Reference, join, look_up};
use super::letters::{Item, Letters};
use super::{Candidate, Wanted};
use crate::model::finding::Side;
use crate::text::language::Language;

/// A tag.
#[derive(Debug)]
struct Tag<'a> {
    /// Its local name.
    name: &'a str,
    is_end: bool,
    /// Whether it is element and end in one.
    is_empty: bool,
    text: &'a str,
    span: Range<usize>,
}

impl Tag<'_> {
    /// The value of the attribute called exactly `name`, as written.
    fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.text;
        loop {
            let at = rest.find(name)?;
            let before = rest[..at].chars().next_back();
            let behind = rest[at + name.len()..].trim_start();
            if let Some(value) = behind.strip_prefix('=').filter(|_| before.is_some_and(char::is_whitespace)) {
                let value = value.trim_start();
                let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
                return value[1..].split(mark).next();
            }
            rest = &rest[at + name.len()..];
        }
    }
}

/// What stands at `<` in the byte `at` of `text`: where it ends, and the tag where it is one.
fn markup(text: &str, at: usize) -> Option<(usize, Option<Tag<'_>>)> {
    let rest = text.get(at..)?;
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
        if let Some(inside) = rest.strip_prefix(start) {
            let length = inside.find(end)? + start.len() + end.len();
            return Some((at + length, None));
        }
    }
    let mut quoted = None;
    let end = rest.bytes().position(|byte| match quoted {
        Some(mark) => {
            quoted = (byte != mark).then_some(mark);
            false
        }
        None if matches!(byte, b'"' | b'\'') => {
            quoted = Some(byte);
            false
        }
        None => byte == b'>',
    })?;
    let inside = &rest[1..end];
    let is_end = inside.starts_with('/');
    let name = inside.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
    let name = name.split_once(':').map_or(name, |(_, local)| local);
    let tag = Tag { name, is_end, is_empty: inside.ends_with('/'), text: inside, span: at..at + end + 1 };
    Some((at + end + 1, Some(tag)))
}

/// The tags of `text` from the byte `at` on.
fn tags(text: &str, mut at: usize) -> impl Iterator<Item = Tag<'_>> {
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find('<')?;
            let (end, tag) = markup(text, at)?;
            at = end;
            if tag.is_some() {
                return tag;
            }
        }
    })
}

/// The bytes between the start tag `tag` and its end.
fn content(text: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    if tag.is_empty {
        return Some(tag.span.end..tag.span.end);
    }
    let mut depth = 1;
    for inner in tags(text, tag.span.end).filter(|inner| inner.name == tag.name && !inner.is_empty) {
        depth = if inner.is_end { depth - 1 } else { depth + 1 };
        if depth == 0 {
            return Some(tag.span.end..inner.span.start);
        }
    }
    None
}

/// The letters and the markup in the bytes `range`.
fn items(text: &str, range: Range<usize>) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::with_capacity(range.len());
    let mut at = range.start;
    // The first half of a character that is written as two references.
    let mut high = None;
    while at < range.end {
        let rest = text.get(at..range.end)?;
        let first = rest.chars().next()?;
        let mut letter = |letter, length: usize| {
            items.push(Item::letter(letter, at..at + length));
            length
        };
        at += match first {
            '<' => {
                let (end, _) = markup(text, at)?;
                if let Some(inside) = rest.strip_prefix("<![CDATA[") {
                    let from = at + (rest.len() - inside.len());
                    let inside = text.get(from..end.checked_sub(3)?)?;
                    items.extend(inside.char_indices().map(|(offset, c)| {
                        let start = from + offset;
                        Item::letter(c, start..start + c.len_utf8())
                    }));
                } else {
                    items.push(Item { letter: None, bytes: at..end });
                }
                end - at
            }
            '&' => {
                let name = &rest[1..rest.find(';')?];
                let length = name.len() + 2;
                match (look_up(name), high.take()) {
                    (_, Some((value, start))) => {
                        items.push(Item::letter(join(value, name)?, start..at + length));
                    }
                    (Reference::Character(c) | Reference::Html(c), None) => drop(letter(c, length)),
                    (Reference::HighSurrogate(value), None) => high = Some((value, at)),
                    _ => return None,
                }
                length
            }
            '\r' => letter('\n', if rest.starts_with("\r\n") { 2 } else { 1 }),
            c => letter(c, c.len_utf8()),
        };
    }
    Some(items)
}

fn candidate(text: &str, tag: &Tag<'_>, wanted: &Wanted<'_>) -> Option<Candidate> {
    let range = content(text, tag)?;
    let start = range.start;
    let letters = Letters::of(wanted.segment, &items(text, range)?, start)?;
    Some(Candidate { letters, column: 0 })
}

/// The texts of the `tu` at the byte `from` that are like `wanted`.
pub(super) fn of_tmx(text: &str, from: usize, wanted: &Wanted<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut is_language = false;
    let mut behind = from;
    for (number, tag) in tags(text, from).enumerate() {
        match (tag.name, tag.is_end) {
            ("tu", true) => break,
            ("tu", false) if number > 0 => break,
            ("tuv", false) => {
                let written = tag.attribute("xml:lang").or_else(|| tag.attribute("lang"));
                let language = written.and_then(|written| written.parse::<Language>().ok());
                is_language = language.is_some_and(|language| language.serves(wanted.language).is_some());
            }
            // What a code or a `sub` in the text is called does not matter.
            ("seg", false) if is_language && tag.span.start >= behind => {
                behind = content(text, &tag).map_or(tag.span.end, |range| range.end);
                found.extend(candidate(text, &tag, wanted));
            }
            _ => {}
        }
    }
    found
}

/// The text of the entry or segment at the byte `from` that is `wanted`.
pub(super) fn of_xliff(text: &str, from: usize, wanted: &Wanted<'_>) -> Vec<Candidate> {
    let name = if wanted.side == Side::Source { "source" } else { "target" };
    let at_tag = tags(text, from).next().filter(|tag| tag.span.start == from && !tag.is_end);
    let is_entry = at_tag.is_some_and(|tag| matches!(tag.name, "trans-unit" | "unit"));
    // A segment of a text that is cut up is known by its `mid`, which its source has as well.
    let mark = if is_entry { None } else { opening(text, from) };
    let Some(mark) = mark.filter(|mark| mark.name == "mrk") else {
        let start = match (is_entry, opening(text, from)) {
            (false, Some(source)) if wanted.side == Side::Source => source.span.start,
            _ => from,
        };
        return first(text, start, name).and_then(|tag| candidate(text, &tag, wanted)).into_iter().collect();
    };
    if wanted.side == Side::Source {
        return candidate(text, &mark, wanted).into_iter().collect();
    }
    let Some(target) = first(text, from, name) else { return Vec::new() };
    let Some(range) = content(text, &target) else { return Vec::new() };
    let inside = tags(text, range.start).take_while(|tag| tag.span.end <= range.end);
    let marks = inside.filter(|tag| tag.name == "mrk" && !tag.is_end && tag.attribute("mtype") == Some("seg"));
    let same = marks.filter(|tag| tag.attribute("mid") == mark.attribute("mid"));
    same.filter_map(|tag| candidate(text, &tag, wanted)).collect()
}

/// The start tag of the `source` or segment that the byte `at` is in.
fn opening(text: &str, at: usize) -> Option<Tag<'_>> {
    let before = text.get(..at)?;
    // A source with a prefix and one without; the nearest one counts.
    let starts = before.rmatch_indices('<').take(200);
    let tags = starts.filter_map(|(start, _)| markup(text, start)?.1.filter(|tag| !tag.is_end));
    tags.take_while(|tag| tag.span.end <= at)
        .find(|tag| tag.name == "source" || (tag.name == "mrk" && tag.attribute("mtype") == Some("seg")))
}

/// The first element called `name` of the entry or segment that the byte `from` is in.
fn first<'a>(text: &'a str, from: usize, name: &str) -> Option<Tag<'a>> {
    for (number, tag) in tags(text, from).enumerate() {
        match (tag.name, tag.is_end) {
            ("trans-unit" | "unit" | "segment", true) | ("alt-trans", false) => return None,
            ("trans-unit" | "unit", false) if number > 0 => return None,
            (found, false) if found == name => return Some(tag),
            _ => {}
        }
    }
    None
}

/// How far a section is looked for before words, in bytes.
const LONGEST_BEFORE: usize = 64 << 10;

/// `replacement` in place of `words`, which stand behind `before` in their element.
pub(super) fn written(replacement: &str, words: &str, before: &str) -> Option<String> {
    // An element, a comment or the edge of a CDATA section would go with the words.
    if words.contains('<') || words.contains("]]>") {
        return None;
    }
    // There may be many findings in one long text, and each would go through all of it.
    if before.len() > LONGEST_BEFORE {
        return None;
    }
    let in_cdata = match (before.rfind("<![CDATA["), before.rfind("]]>")) {
        (Some(start), Some(end)) => end < start,
        (start, _) => start.is_some(),
    };
    if in_cdata {
        return (!replacement.contains("]]>")).then(|| replacement.to_owned());
    }
    Some(replacement.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}
