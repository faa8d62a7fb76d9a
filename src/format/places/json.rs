//! Texts in JSON.

use super::letters::{Item, Letters};
use super::{Candidate, Notation, Wanted};
use crate::model::finding::Side;
use crate::text::language::Language;

/// A string of an object that may be the one.
type Text = (Vec<Item>, usize);

/// An object that is open.
#[derive(Default)]
struct Object {
    language: Option<String>,
    texts: Vec<Text>,
}

/// The texts of the object that `rest` starts with, at the byte `from` of the file, that are like `wanted`.
pub(super) fn find(rest: &str, from: usize, wanted: &Wanted<'_>, notation: Notation) -> Vec<Candidate> {
    let text_key = match (notation, wanted.side) {
        (Notation::JsonLines, _) => "text",
        (_, Side::Source) => "source",
        (_, Side::Target) => "target",
    };
    let is_language = |object: &Object| {
        notation != Notation::JsonLines
            || object
                .language
                .as_ref()
                .and_then(|language| language.parse::<Language>().ok())
                .is_some_and(|language| language.serves(wanted.language).is_some())
    };
    let mut found = Vec::new();
    let mut open: Vec<Object> = Vec::new();
    let mut key = String::new();
    let mut at = 0;
    while let Some(byte) = rest.as_bytes().get(at) {
        match byte {
            b'{' => open.push(Object::default()),
            b'}' => {
                let Some(object) = open.pop() else { break };
                if is_language(&object) {
                    let texts = object.texts.into_iter();
                    found.extend(texts.filter_map(|(items, start)| Letters::of(wanted.segment, &items, start)));
                }
                if open.is_empty() {
                    break;
                }
            }
            b'"' => {
                let Some((items, end)) = string(rest, at + 1, from) else { return Vec::new() };
                let start = from + at + 1;
                at = end;
                let is_key = rest[at..].trim_start().starts_with(':');
                let value = || items.iter().filter_map(|item| item.letter).collect::<String>();
                if is_key {
                    key = value();
                } else if let Some(object) = open.last_mut() {
                    if key == "lang" {
                        object.language = Some(value());
                    } else if key == text_key {
                        object.texts.push((items, start));
                    }
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found.into_iter().map(|letters| Candidate { letters, column: 0 }).collect()
}

/// The letters of the string whose content starts at the byte `open` of `rest`, and the byte behind its closing mark.
fn string(rest: &str, open: usize, from: usize) -> Option<(Vec<Item>, usize)> {
    let mut items = Vec::new();
    let mut at = open;
    loop {
        let c = rest.get(at..)?.chars().next()?;
        let (letter, length) = match c {
            '"' => return Some((items, at + 1)),
            '\\' => escape(&rest[at..])?,
            c => (c, c.len_utf8()),
        };
        items.push(Item::letter(letter, from + at..from + at + length));
        at += length;
    }
}

/// The letter of the escape that `text` starts with, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let letter = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\x08',
        b'f' => '\x0C',
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        b'u' => {
            let first = unit(2)?;
            if !(0xD800..0xDC00).contains(&first) {
                return Some((char::from_u32(first)?, 6));
            }
            let second = unit(8).filter(|low| text[6..].starts_with("\\u") && (0xDC00..0xE000).contains(low))?;
            return Some((char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))?, 12));
        }
        _ => return None,
    };
    Some((letter, 2))
}

/// `replacement` inside of a string.
pub(super) fn written(replacement: &str) -> Option<String> {
    let quoted = serde_json::to_string(replacement).ok()?;
    Some(quoted.get(1..quoted.len() - 1)?.to_owned())
}
