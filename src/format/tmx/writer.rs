//! Writes TMX 1.4 that every reader takes: UTF-8, no DOCTYPE, the required attributes of the header, languages as BCP 47
//! tags, and nothing that the DTD does not know.
//!
//! An attribute that the DTD does not allow, or a date in another form than `YYYYMMDDThhmmssZ`, becomes the property
//! `x-attribute-NAME`, which the reader turns back. Of a note's or property's own attributes only the language and the
//! encoding have a place in TMX. A unit without variants cannot stand in TMX and is left out.

use std::io::{BufWriter, Write};

use super::super::xml::{forbidden, write as xml};
use super::super::{Heading, Losses, UnitOutput};
use super::pairs::{Form, forms};
use super::{ATTRIBUTE, CODE_SPAN, IMAGE, ORIGIN, STATUS, exact};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{Code, CodeKind, Segment};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// The attributes that both `tu` and `tuv` may have.
pub(super) const SHARED_ATTRIBUTES: &[&str] = &[
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
    "o-tmf",
];
const DATES: &[&str] = &["creationdate", "changedate", "lastusagedate"];

/// A TMX file that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    /// Whether inline codes are written.
    inline_codes: bool,
    /// The end of the file, where it is written as it was.
    exact: Option<String>,
    losses: Losses,
}

impl<'a> Writer<'a> {
    /// Writes the header.
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let mut out = BufWriter::new(out);
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        if let Some(frame) = &heading.exact {
            out.write_all(frame.head.as_bytes())?;
            out.write_all(b"\n")?;
            let exact = Some(frame.tail.clone());
            return Ok(Writer { out, inline_codes: true, exact, losses: Losses::default() });
        }
        out.write_all(b"<tmx version=\"1.4\">\n<header")?;
        for (name, value) in [
            ("creationtool", "istilahi"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", "istilahi"),
            ("adminlang", "en"),
            ("srclang", heading.source.as_str()),
            ("datatype", "plaintext"),
        ] {
            xml::attribute(&mut out, name, value)?;
        }
        out.write_all(b"/>\n<body>\n")?;
        Ok(Writer { out, inline_codes: heading.inline_codes, exact: None, losses: Losses::default() })
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        if self.exact.is_some() {
            match &unit.as_written {
                Some(element) => self.out.write_all(element.as_bytes())?,
                None => self.out.write_all(&exact::element(unit))?,
            }
            return self.out.write_all(b"\n");
        }
        if unit.variants.is_empty() {
            self.losses.leave_out("units without text");
            return Ok(());
        }
        let forbidden = unit.variants.iter().map(|variant| forbidden(variant.segment.text())).sum();
        self.losses.add("characters that XML does not allow", forbidden);
        if self.inline_codes {
            return write_unit(&mut self.out, unit);
        }
        let mut plain = unit.clone();
        for variant in &mut plain.variants {
            let codes = variant.segment.codes().iter().filter(|code| code.kind != CodeKind::CodeSpan);
            self.losses.add("inline codes", codes.count());
            variant.segment = Segment::plain(without_markup(&variant.segment));
        }
        write_unit(&mut self.out, &plain)
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        match &self.exact {
            Some(tail) => self.out.write_all([tail.as_str(), "\n"].concat().as_bytes())?,
            None => self.out.write_all(b"</body>\n</tmx>\n")?,
        }
        self.out.flush()?;
        Ok(self.losses)
    }
}

fn write_unit(out: &mut dyn Write, unit: &Unit) -> std::io::Result<()> {
    out.write_all(b"<tu")?;
    if let Some(name) = &unit.name {
        xml::attribute(out, "tuid", name)?;
    }
    let homeless = write_attributes(out, &unit.attributes, |name, value| match name {
        "segtype" => matches!(value, "block" | "paragraph" | "sentence" | "phrase"),
        "srclang" => true,
        _ => false,
    })?;
    out.write_all(b">")?;
    write_annotations(out, &unit.annotations, &homeless)?;
    if unit.status != Status::Translated {
        write_annotation(out, &Annotation::property(STATUS, unit.status.as_str()))?;
    }
    if unit.origin != Origin::Human {
        write_annotation(out, &Annotation::property(ORIGIN, unit.origin.as_str()))?;
    }
    for variant in &unit.variants {
        write_variant(out, variant)?;
    }
    out.write_all(b"</tu>\n")
}

fn write_variant(out: &mut dyn Write, variant: &Variant) -> std::io::Result<()> {
    out.write_all(b"<tuv")?;
    xml::attribute(out, "xml:lang", variant.language.as_str())?;
    let homeless = write_attributes(out, &variant.attributes, |_, _| false)?;
    out.write_all(b">")?;
    write_annotations(out, &variant.annotations, &homeless)?;
    out.write_all(b"<seg>")?;
    write_segment(out, &variant.segment)?;
    out.write_all(b"</seg></tuv>")
}

/// Writes the attributes that have a place, and gives the others back. `also` allows more than [`SHARED_ATTRIBUTES`].
fn write_attributes<'a>(
    out: &mut dyn Write,
    attributes: &'a [(String, String)],
    also: impl Fn(&str, &str) -> bool,
) -> std::io::Result<Vec<&'a (String, String)>> {
    let mut written: Vec<&str> = Vec::new();
    let mut homeless = Vec::new();
    for attribute in attributes {
        let (name, value) = (attribute.0.as_str(), attribute.1.as_str());
        let known = SHARED_ATTRIBUTES.contains(&name) || also(name, value);
        if known && !written.contains(&name) && (!DATES.contains(&name) || is_date(value)) {
            xml::attribute(out, name, value)?;
            written.push(name);
        } else {
            homeless.push(attribute);
        }
    }
    Ok(homeless)
}

/// The text without codes; what stands in code type is text, though it is not translated.
fn without_markup(segment: &Segment) -> String {
    let mut plain = String::with_capacity(segment.text().len());
    let mut done = 0;
    for code in segment.codes().iter().filter(|code| code.kind != CodeKind::CodeSpan) {
        plain.push_str(&segment.text()[done..code.span.start]);
        done = code.span.end;
    }
    plain.push_str(&segment.text()[done..]);
    plain
}

/// Whether `value` has the form `YYYYMMDDThhmmssZ`.
fn is_date(value: &str) -> bool {
    value.len() == 16
        && value.bytes().enumerate().all(|(at, byte)| match at {
            8 => byte == b'T',
            15 => byte == b'Z',
            _ => byte.is_ascii_digit(),
        })
}

fn write_annotations(
    out: &mut dyn Write,
    annotations: &[Annotation],
    homeless: &[&(String, String)],
) -> std::io::Result<()> {
    for annotation in annotations {
        write_annotation(out, annotation)?;
    }
    for (name, value) in homeless {
        write_annotation(out, &Annotation::property(&format!("{ATTRIBUTE}{name}"), value.as_str()))?;
    }
    Ok(())
}

fn write_annotation(out: &mut dyn Write, annotation: &Annotation) -> std::io::Result<()> {
    let element = if annotation.property.is_some() { "prop" } else { "note" };
    write!(out, "<{element}")?;
    if let Some(property) = &annotation.property {
        xml::attribute(out, "type", property)?;
    }
    let value_of = |wanted: &str| annotation.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    // The old `lang` becomes `xml:lang`; a value that is no tag would make the file invalid.
    let language = value_of("xml:lang").or_else(|| value_of("lang")).and_then(|tag| tag.parse::<Language>().ok());
    if let Some(language) = language {
        xml::attribute(out, "xml:lang", language.as_str())?;
    }
    if let Some(encoding) = value_of("o-encoding") {
        xml::attribute(out, "o-encoding", encoding)?;
    }
    out.write_all(b">")?;
    xml::text(out, &annotation.text)?;
    write!(out, "</{element}>")
}

pub(super) fn write_segment(out: &mut dyn Write, segment: &Segment) -> std::io::Result<()> {
    let mut done = 0;
    for (code, form) in segment.codes().iter().zip(forms(segment.codes())) {
        xml::text(out, &segment.text()[done..code.span.start])?;
        write_code(out, code, form, segment.content(code))?;
        done = code.span.end;
    }
    xml::text(out, &segment.text()[done..])
}

fn write_code(out: &mut dyn Write, code: &Code, form: Form, content: &str) -> std::io::Result<()> {
    if form == Form::Highlight && code.kind == CodeKind::HighlightEnd {
        return out.write_all(b"</hi>");
    }
    let category = code.category.as_deref();
    let (element, pos, category) = match (code.kind, form) {
        (CodeKind::HighlightStart, Form::Highlight) => ("hi", None, category),
        (CodeKind::Start, Form::Paired(_)) => ("bpt", None, category),
        (CodeKind::End, Form::Paired(_)) => ("ept", None, None),
        (CodeKind::Start | CodeKind::IsolatedStart | CodeKind::HighlightStart, _) => ("it", Some("begin"), category),
        (CodeKind::End | CodeKind::IsolatedEnd | CodeKind::HighlightEnd, _) => ("it", Some("end"), category),
        (CodeKind::Placeholder, _) => ("ph", None, category),
        (CodeKind::CodeSpan, _) => ("ph", None, Some(CODE_SPAN)),
        (CodeKind::Image, _) => ("ph", None, Some(IMAGE)),
        (CodeKind::Unknown, _) => ("ut", None, None),
    };
    write!(out, "<{element}")?;
    if let Form::Paired(number) = form {
        write!(out, " i=\"{number}\"")?;
    }
    if let Some(pos) = pos {
        xml::attribute(out, "pos", pos)?;
    }
    // In the order of the alphabet, as records have them.
    if let Some(category) = category {
        xml::attribute(out, "type", category)?;
    }
    if let Some(counterpart) = code.counterpart.as_deref().filter(|_| element != "ept") {
        xml::attribute(out, "x", counterpart)?;
    }
    out.write_all(b">")?;
    if element == "hi" {
        return Ok(());
    }
    xml::text(out, content)?;
    write!(out, "</{element}>")
}
