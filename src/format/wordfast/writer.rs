//! Writes a Wordfast memory: UTF-16 LE with a mark, CR LF.
//!
//! Wordfast takes languages of 5 characters and segments of 8,000 at most. A longer language loses its end; a unit with
//! a longer text is left out, because half a text is none. The header's number of units is not known before the end and
//! stands at 0: Wordfast counts them itself when it opens a memory.

use std::io::{BufWriter, Write};

use super::super::sides::sides;
use super::super::{Heading, Losses, UnitOutput};
use super::{ATTRIBUTE, ATTRIBUTES, USERS, escapes};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// The longest language.
const LONGEST_LANGUAGE: usize = 5;
/// The longest segment, in UTF-16 units.
const LONGEST_SEGMENT: usize = 8000;

/// A memory that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    heading: Heading,
    losses: Losses,
}

impl<'a> Writer<'a> {
    /// Writes the first line.
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let out = BufWriter::new(out);
        let mut writer = Writer { out, heading: heading.clone(), losses: Losses::default() };
        writer.out.write_all(b"\xFF\xFE")?;
        let [source, target] = [&heading.source, &heading.target].map(|language| code(language).0);
        let users = "%User ID,MT! Machine translation,AL! Alignment";
        let fields = format!("%19000101~000000\t{users}\t%TU=00000000\t%{source}\t%Wordfast TM v.5\t%{target}\t%---");
        writer.line(&fields)?;
        Ok(writer)
    }

    fn line(&mut self, line: &str) -> std::io::Result<()> {
        line.encode_utf16().chain([0x0D, 0x0A]).try_for_each(|unit| self.out.write_all(&unit.to_le_bytes()))
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(sides) = sides(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
        let both = [sides.source, sides.target];
        let texts = both.map(|variant| escapes::field(&variant.segment, self.heading.inline_codes));
        if texts.iter().any(|text| text.encode_utf16().count() > LONGEST_SEGMENT) {
            self.losses.leave_out("units with more than 8,000 characters");
            return Ok(());
        }
        if texts.iter().any(|text| text.trim().is_empty()) {
            self.losses.leave_out("units without a translation");
            return Ok(());
        }
        let languages = both.map(|variant: &Variant| {
            let (code, is_whole) = code(&variant.language);
            self.losses.add("ends of long language tags", usize::from(!is_whole));
            code
        });
        for variant in both {
            let kept = |content: &str| self.heading.inline_codes && escapes::is_tag(content);
            let codes = variant.segment.codes().iter().filter(|code| !kept(variant.segment.content(code)));
            self.losses.add("inline codes", codes.count());
            self.losses.add("notes and properties", variant.annotations.len());
            self.losses.add("attributes", variant.attributes.len());
        }
        self.losses.add("names", usize::from(unit.name.is_some()));
        self.losses.add("statuses", usize::from(unit.status != Status::Translated));
        let [date, user, count] = self.attributes(unit);
        let mut fields = vec![date, user, count];
        for (language, text) in languages.into_iter().zip(texts) {
            fields.extend([language, text]);
        }
        fields.extend(self.properties(&unit.annotations));
        // The fields at the end that are empty need not be there.
        while fields.last().is_some_and(String::is_empty) {
            fields.pop();
        }
        self.line(&fields.join("\t"))
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.out.flush()?;
        Ok(self.losses)
    }
}

impl Writer<'_> {
    /// Date, user and number of uses.
    fn attributes(&mut self, unit: &Unit) -> [String; 3] {
        let names = ["creationdate", "creationid", "usagecount"];
        let mut fields = [String::new(), String::new(), "0".to_owned()];
        let mark = USERS.iter().find(|(_, origin)| *origin == unit.origin);
        if let Some((user, _)) = mark {
            fields[1] = (*user).to_owned();
        }
        let mut given = [false, unit.origin != Origin::Human, false];
        for (name, value) in &unit.attributes {
            let place = names.iter().position(|known| known == name);
            let value = match place {
                Some(0) => wordfast_date(value),
                Some(1) => Some(value.clone()).filter(|user| is_field(user) && !user.ends_with('!')),
                Some(_) => Some(value.clone()).filter(|count| is_count(count)),
                None => None,
            };
            match (place, value) {
                (Some(place), Some(value)) if !given[place] => (fields[place], given[place]) = (value, true),
                _ => self.losses.add("attributes", 1),
            }
        }
        fields
    }

    /// The attributes of Wordfast among the annotations.
    fn properties(&mut self, annotations: &[Annotation]) -> [String; ATTRIBUTES] {
        let mut fields = [const { String::new() }; ATTRIBUTES];
        for annotation in annotations {
            let number = annotation.property.as_deref().and_then(|name| name.strip_prefix(ATTRIBUTE));
            let number = number.and_then(|number| number.parse::<usize>().ok());
            let field = number.and_then(|number| fields.get_mut(number.checked_sub(1)?));
            match field.filter(|field| field.is_empty() && !annotation.text.trim().is_empty()) {
                Some(field) => *field = escapes::field(&Segment::plain(annotation.text.trim()), true),
                None => self.losses.add("notes and properties", 1),
            }
        }
        fields
    }
}

/// The language as Wordfast writes it, and whether that is all of it.
fn code(language: &Language) -> (String, bool) {
    let whole = language.as_str();
    let is_whole = whole.len() <= LONGEST_LANGUAGE;
    (if is_whole { whole } else { language.base() }.to_ascii_uppercase(), is_whole)
}

fn is_field(text: &str) -> bool {
    !text.trim().is_empty() && text.trim() == text && !text.contains(['\t', '\n', '\r'])
}

fn is_count(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// `20070801~103248` of `20070801T103248Z`.
fn wordfast_date(date: &str) -> Option<String> {
    let (day, time) = date.strip_suffix('Z')?.split_once('T')?;
    let are_digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    (are_digits(day, 8) && are_digits(time, 6)).then(|| format!("{day}~{time}"))
}
