//! Reads a Weblate memory, one entry at a time.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::ControlFlow;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::decode::{Kind, Utf8Stream};
use super::super::json_fault::json_fault;
use super::super::limited::Limited;
use super::super::xml::cleaned;
use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::entry::{Entry, Value};
use super::stream::{Bytes, Progress};
use super::{CONTEXT, ORIGIN, OURS, PENDING};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many unknown keys are named.
const MOST_NAMED: usize = 100;

pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let (stream, _) = Utf8Stream::open(source.stream, Kind::Text, source.options.encoding)?;
    let progress = Rc::new(Progress::default());
    let mut json = serde_json::Deserializer::from_reader(Bytes::new(stream, progress.clone()));
    let mut reader = Reader {
        sink,
        progress: progress.clone(),
        limited: Limited::default(),
        named: BTreeSet::new(),
        entries: 0,
        units: 0,
        untranslated: 0,
        for_check: source.options.for_check,
    };
    // The array may be of any length, but nothing in it is deep: serde_json stops at 128.
    let outcome = json.deserialize_any(Entries(&mut reader)).and_then(|()| json.end());
    if let Some(failure) = progress.take_failure() {
        return Err(failure);
    }
    outcome.map_err(|error| malformed(&error, progress.position()))?;
    reader.finish()
}

/// The error of the JSON at its place.
fn malformed(error: &serde_json::Error, position: Position) -> ReadError {
    let message = json_fault(error);
    let message = match error.classify() {
        serde_json::error::Category::Data => message,
        serde_json::error::Category::Eof => format!("the file is cut off or empty: {message}"),
        _ => format!("this is no JSON: {message}"),
    };
    ReadError::Malformed { position, message, hint: None }
}

/// The state of one reading.
struct Reader<'s> {
    sink: &'s mut dyn UnitSink,
    progress: Rc<Progress>,
    limited: Limited,
    /// The unknown keys that were named.
    named: BTreeSet<String>,
    entries: usize,
    units: usize,
    untranslated: usize,
    for_check: bool,
}

/// Takes the array.
struct Entries<'r, 's>(&'r mut Reader<'s>);

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the array of a Weblate memory")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<(), S::Error> {
        while sequence.next_element_seed(OneEntry(self.0))?.is_some() {}
        Ok(())
    }

    /// A JSON file of another kind: its first keys tell which.
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let kind = match map.next_key::<String>()?.as_deref() {
            Some("schema") => "one object a line, as our JSON Lines are (give it the ending .jsonl)",
            Some("@@locale") => "a Flutter message file (ARB)",
            Some("$schema") => "a JSON file with a schema of its own",
            Some(_) => "messages by their keys, or another kind of JSON",
            None => "an empty object",
        };
        Err(M::Error::custom(format!("a Weblate memory is an array of entries; this seems to be {kind}")))
    }
}

/// Takes one element of the array.
struct OneEntry<'r, 's>(&'r mut Reader<'s>);

impl<'de> DeserializeSeed<'de> for OneEntry<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Its first byte was looked at already.
        let at = self.0.progress.position();
        self.0.progress.start_entry();
        let entry: Entry = serde::Deserialize::deserialize(deserializer)?;
        self.0.entry(entry, at).map_err(|stopped| {
            self.0.progress.fail(stopped);
            D::Error::custom("stopped")
        })
    }
}

impl Reader<'_> {
    fn warn(&mut self, what: &'static str, at: Position, effect: Effect, message: impl Into<String>) {
        let warning = self.limited.warning(what, at, effect, message);
        warning.into_iter().for_each(|warning| self.sink.warning(warning));
    }

    fn entry(&mut self, entry: Entry, at: Position) -> Result<(), ReadError> {
        self.entries += 1;
        for key in &entry.unknown {
            if self.named.len() < MOST_NAMED && self.named.insert(key.clone()) {
                let message = format!("the key `{key}` is none of a Weblate memory; it was left out");
                self.sink.warning(Warning { position: at, message, effect: Effect::Kept });
            }
        }
        if !entry.doubled.is_empty() {
            let keys = entry.doubled.join(", ");
            self.warn(
                "entries with doubled keys",
                at,
                Effect::Kept,
                format!("{keys} stands here twice; the last counts"),
            );
        }
        let mut variants = Vec::with_capacity(2);
        for (text_key, language_key) in [("source", "source_language"), ("target", "target_language")] {
            let text = match entry.value(text_key) {
                Value::Text(text) => self.clean(text, at),
                Value::None => String::new(),
                _ => {
                    let message = format!("`{text_key}` is no text here; the entry was left out");
                    self.warn("entries that are none", at, Effect::Skipped, message);
                    return Ok(());
                }
            };
            let written = entry.value(language_key).text();
            if written.is_empty() {
                let message = format!("this entry has no `{language_key}`; it was left out");
                self.warn("entries without a language", at, Effect::Skipped, message);
                return Ok(());
            }
            let language = language(written).unwrap_or_else(|| {
                let message = format!("`{written}` is not a language tag; kept as text of an unknown language");
                self.warn("unknown languages", at, Effect::Kept, message);
                Language::undetermined()
            });
            let segment = Segment::plain(text);
            variants.push(Variant { language_as_written: written.to_owned(), ..Variant::new(language, segment) });
        }
        let blank = variants.iter().filter(|variant| variant.segment.is_blank()).count();
        if blank == 2 || (blank == 1 && !self.for_check) {
            self.untranslated += 1;
            return Ok(());
        }
        let status = if *entry.value("status") == Value::Number(PENDING) { Status::Draft } else { Status::Translated };
        let mut unit = Unit::new(status, Origin::Human, variants);
        for (key, property) in [("context", CONTEXT), ("origin", ORIGIN)] {
            let text = entry.value(key).text();
            if !text.is_empty() && (property, text) != (ORIGIN, OURS) {
                unit.annotations.push(Annotation::property(property, self.clean(text, at)));
            }
        }
        self.units += 1;
        match self.sink.unit(unit, at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ReadError::Stopped),
        }
    }

    /// `text` without the characters that no text has.
    fn clean(&mut self, text: &str, at: Position) -> String {
        match cleaned(text) {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(clean) => {
                let what = "entries with control characters";
                self.warn(what, at, Effect::Repaired, "control characters in this entry were left out");
                clean
            }
        }
    }

    fn finish(self) -> Result<(), ReadError> {
        let position = self.progress.position();
        if self.units == 0 && self.entries > 0 {
            let message = format!("no entry has a source and a translation; entries: {}", self.entries);
            let hint = "the entries of a Weblate memory have source_language, target_language, source and target";
            return Err(ReadError::Malformed { position, message, hint: Some(hint.to_owned()) });
        }
        let Reader { sink, limited, .. } = self;
        let mut say = |message| sink.warning(Warning { position, message, effect: Effect::Kept });
        if self.units == 0 {
            say("the memory holds no units".to_owned());
        }
        if self.untranslated > 0 {
            say(format!("entries without a translation, which are no units: {}", self.untranslated));
        }
        limited.rest().for_each(|warning| sink.warning(warning));
        Ok(())
    }
}

/// The language of a code of Weblate, which writes `sr@latin` and `sw_KE` as gettext does.
fn language(written: &str) -> Option<Language> {
    written.parse().or_else(|_| written.replace('@', "-").parse()).ok()
}

/// Whether `head`, the start of a file, is an array whose first object has the keys of an entry.
pub(super) fn looks_like_a_memory(head: &str) -> bool {
    if !head.trim_start().starts_with('[') {
        return false;
    }
    struct First<'k>(&'k RefCell<BTreeSet<String>>);
    impl<'de> Visitor<'de> for First<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array of objects")
        }

        fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<(), S::Error> {
            sequence.next_element_seed(First(self.0)).map(drop)
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
            while let Some(key) = map.next_key::<String>()? {
                self.0.borrow_mut().insert(key);
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }
    impl<'de> DeserializeSeed<'de> for First<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(self)
        }
    }
    // The file goes on behind the first object, and may do so in it: what was met until the error counts.
    let keys = RefCell::new(BTreeSet::new());
    let _ = First(&keys).deserialize(&mut serde_json::Deserializer::from_str(head));
    let keys = keys.into_inner();
    ["source_language", "target_language"].iter().all(|key| keys.contains(*key))
        || ["source", "target", "origin", "category"].iter().all(|key| keys.contains(*key))
}
