//! Reads a Wordfast memory, line by line.
//!
//! Dates, users and numbers of uses become the attributes that TMX has for them. The clock of a date is that of the
//! translator's computer, which the file does not name; it is taken for UTC, as Wordfast's own TMX export does.

use std::ops::ControlFlow;

use super::super::limited::Limited;
use super::super::lines::{TextLines, column};
use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::{ATTRIBUTE, ATTRIBUTES, USERS, escapes};
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// Whether `line` is the first one of a memory: fields with tabs between them, the first six with `%`.
pub(super) fn is_header(line: &str) -> bool {
    let mut fields = line.split('\t');
    let marked = fields.by_ref().take(6).take_while(|field| field.trim().is_empty() || field.starts_with('%')).count();
    let says_so = || line.contains("%TU=") || line.to_ascii_lowercase().contains("%wordfast");
    line.starts_with('%') && marked >= 5 && says_so()
}

pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let defaults = [source.options.source.clone(), source.options.target.clone()];
    let for_check = source.options.for_check;
    let mut lines = TextLines::open(source, None, "")?;
    let mut limited = Limited::default();
    let (mut units, mut untranslated, mut rows) = (0_usize, 0_usize, 0_usize);
    // The languages of the header stand in where a line names none.
    let mut languages: [Option<String>; 2] = [None, None];
    while lines.advance()? {
        let at = lines.position();
        let line = lines.line();
        let mut warn = |what, column, effect, message: String| {
            let warning = limited.warning(what, Position { column, ..at }, effect, message);
            warning.into_iter().for_each(|warning| sink.warning(warning));
        };
        if at.line == 1 {
            if !is_header(line) {
                let shown: String = line.chars().take(60).collect();
                let message = format!("this is no Wordfast memory: its first line is {shown:?}");
                let hint = "the first line has fields that begin with %, such as %20070801~103212".to_owned();
                return Err(ReadError::Malformed { position: at, message, hint: Some(hint) });
            }
            let language = |field: usize| {
                let tag = line.split('\t').nth(field)?.trim_start_matches('%').trim();
                tag.parse::<Language>().is_ok().then(|| tag.to_owned())
            };
            languages = [language(3), language(5)];
            continue;
        }
        if line.trim().is_empty() || line.starts_with('%') {
            continue;
        }
        rows += 1;
        if lines.dropped() > 0 {
            let message = format!("{} control characters were left out", lines.dropped());
            warn("lines with control characters", 1, Effect::Repaired, message);
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 5 {
            let message = format!("this line has {} fields where a unit has 7; it was left out", fields.len());
            warn("lines that are no units", 1, Effect::Skipped, message);
            continue;
        }
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let segments = [4, 6].map(|at| escapes::segment(field(at)));
        let blank = segments.iter().filter(|segment| segment.is_blank()).count();
        if blank == 2 || (blank == 1 && !for_check) {
            untranslated += 1;
            continue;
        }
        let mut variants = Vec::with_capacity(2);
        for (side, segment) in segments.into_iter().enumerate() {
            let place = 3 + 2 * side;
            let written = Some(field(place).trim()).filter(|tag| !tag.is_empty());
            let written = written.or(languages[side].as_deref()).unwrap_or(defaults[side].as_str()).to_owned();
            let language = written.parse().unwrap_or_else(|error| {
                let start: usize = fields[..place].iter().map(|field| field.len() + 1).sum();
                let message = format!("{error}; kept as text of an unknown language");
                warn("unknown languages", column(line, start), Effect::Kept, message);
                Language::undetermined()
            });
            variants.push(Variant { language_as_written: written, ..Variant::new(language, segment) });
        }
        let mut unit = Unit::new(Status::Translated, Origin::Human, variants);
        describe(&mut unit, &field);
        if fields.iter().skip(7 + ATTRIBUTES).any(|field| !field.trim().is_empty()) {
            let message = format!("what stands behind the field {} of this line was left out", 7 + ATTRIBUTES);
            warn("lines with too many fields", 1, Effect::Kept, message);
        }
        units += 1;
        if let ControlFlow::Break(()) = sink.unit(unit, at) {
            return Err(ReadError::Stopped);
        }
    }
    let at = lines.position();
    if at.line == 1 {
        return Err(lines.malformed(1, "the file is empty: there is no Wordfast memory in it"));
    }
    if units == 0 && rows > 0 {
        return Err(lines.malformed(1, format!("no line is a unit with a translation; lines: {rows}")));
    }
    let mut say = |message| sink.warning(Warning { position: at, message, effect: Effect::Kept });
    if units == 0 {
        say("the memory holds no units".to_owned());
    }
    if untranslated > 0 {
        say(format!("lines without a translation, which are no units: {untranslated}"));
    }
    limited.rest().for_each(|warning| sink.warning(warning));
    Ok(())
}

/// What stands around the texts.
fn describe<'a>(unit: &mut Unit, field: &impl Fn(usize) -> &'a str) {
    let [date, user, count] = [0, 1, 2].map(|at| field(at).trim());
    if !date.is_empty() {
        unit.attributes.push(("creationdate".to_owned(), tmx_date(date).unwrap_or_else(|| date.to_owned())));
    }
    match USERS.iter().find(|(known, _)| *known == user) {
        Some((_, origin)) => unit.origin = *origin,
        None if user.is_empty() => {}
        None => unit.attributes.push(("creationid".to_owned(), user.to_owned())),
    }
    if !count.is_empty() && count != "0" {
        unit.attributes.push(("usagecount".to_owned(), count.to_owned()));
    }
    for number in 1..=ATTRIBUTES {
        let value = escapes::segment(field(6 + number).trim());
        if !value.text().is_empty() {
            unit.annotations.push(Annotation::property(&format!("{ATTRIBUTE}{number}"), value.text()));
        }
    }
}

/// `20070801T103248Z` of `20070801~103248`.
fn tmx_date(date: &str) -> Option<String> {
    let (day, time) = date.split_once('~')?;
    let are_digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    (are_digits(day, 8) && are_digits(time, 6)).then(|| format!("{day}T{time}Z"))
}
