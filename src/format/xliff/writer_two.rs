//! Writes XLIFF 2.1 that is valid by its schema: one `unit` with one `segment` a unit, native codes in `originalData`,
//! properties in the metadata module.

use std::collections::HashMap;
use std::io::{BufWriter, Write};

use super::super::xml::write as xml;
use super::super::{Heading, Losses, UnitOutput};
use super::categories::{written_mark_two, written_two};
use super::pairs::{Form, Ids, forms, partners};
use super::properties::Side;
use super::standing::OURS;
use super::written::{EntryIds, Laid, is_token, lay_out, segment_for};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment};
use crate::model::unit::{Annotation, Unit, Variant};

/// An XLIFF 2.1 file that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    heading: Heading,
    /// The file that the units of the open `file` element came from.
    open: Option<Option<String>>,
    files: usize,
    ids: EntryIds,
    losses: Losses,
}

impl<'a> Writer<'a> {
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let mut out = BufWriter::new(out);
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
              <xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"",
        )?;
        xml::attribute(&mut out, "srcLang", heading.source.as_str())?;
        xml::attribute(&mut out, "trgLang", heading.target.as_str())?;
        out.write_all(b">\n")?;
        let (ids, losses) = (EntryIds::default(), Losses::default());
        Ok(Writer { out, heading: heading.clone(), open: None, files: 0, ids, losses })
    }

    /// Begins a `file` element, unless the one that is open is right.
    fn file(&mut self, original: Option<&str>) -> std::io::Result<()> {
        if self.open.as_ref().is_some_and(|open| open.as_deref() == original) {
            return Ok(());
        }
        self.close()?;
        self.files += 1;
        write!(self.out, "<file id=\"f{}\"", self.files)?;
        if let Some(original) = original {
            xml::attribute(&mut self.out, "original", original)?;
        }
        self.out.write_all(b">\n")?;
        self.open = Some(original.map(str::to_owned));
        self.ids.clear();
        Ok(())
    }

    fn close(&mut self) -> std::io::Result<()> {
        match self.open.take() {
            Some(_) => self.out.write_all(b"</file>\n"),
            None => Ok(()),
        }
    }

    /// Writes one `unit`, with `target` as its translation.
    fn entry(&mut self, name: Option<&str>, laid: &Laid<'_>, target: Option<&Variant>) -> std::io::Result<()> {
        let (id, is_name) = self.ids.give(name, is_token);
        let source = segment_for(&laid.source.segment, &self.heading, &mut self.losses);
        let target = target.map(|target| segment_for(&target.segment, &self.heading, &mut self.losses));
        let (mut data, mut ids) = (Data::default(), Ids::default());
        let source = segment(&source, &mut ids, &mut data, &mut self.losses)?;
        let target = match &target {
            Some(target) => Some(segment(target, &mut ids, &mut data, &mut self.losses)?),
            None => None,
        };
        let other = if is_name { laid.name } else { name.filter(|name| !name.is_empty()) };
        let unwritten = laid.name.filter(|_| !is_name).map(|name| Annotation::property("x-resname", name));
        let out = &mut self.out;
        out.write_all(b"<unit")?;
        xml::attribute(out, "id", &id)?;
        if let Some(other) = other {
            xml::attribute(out, "name", other)?;
        }
        out.write_all(b" xml:space=\"preserve\">\n")?;
        let unwritten = unwritten.into_iter().map(|annotation| (Side::Both, annotation));
        let remarks: Vec<(Side, Annotation)> = unwritten.chain(laid.remarks.iter().cloned()).collect();
        write_metadata(out, &remarks, &mut self.losses)?;
        write_notes(out, &remarks, &mut self.losses)?;
        data.write(out)?;
        out.write_all(b"<segment")?;
        if target.is_some() {
            let (state, sub) = state(laid);
            xml::attribute(out, "state", state)?;
            if let Some(sub) = sub {
                xml::attribute(out, "subState", &sub)?;
            }
        }
        out.write_all(b">\n<source>")?;
        out.write_all(&source)?;
        out.write_all(b"</source>\n")?;
        if let Some(target) = target {
            out.write_all(b"<target>")?;
            out.write_all(&target)?;
            out.write_all(b"</target>\n")?;
        }
        out.write_all(b"</segment>\n</unit>\n")
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(mut laid) = lay_out(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
        if laid.origin != Origin::Human {
            laid.say_origin();
        }
        let sub_state = state(&laid).1.filter(|_| !laid.targets.is_empty()).unwrap_or_default();
        if laid.draft_from.is_some() && sub_state.strip_prefix(OURS) != laid.draft_from {
            laid.say_draft_from();
        }
        let regions = usize::from(laid.source.language != self.heading.source)
            + laid.targets.iter().filter(|target| target.language != self.heading.target).count();
        self.losses.add("regions and scripts of languages", regions);
        self.file(laid.file)?;
        let targets = std::mem::take(&mut laid.targets);
        self.entry(unit.name.as_deref(), &laid, targets.first().copied())?;
        // What has no place beside the first translation becomes a unit of its own.
        for target in targets.iter().skip(1) {
            self.entry(None, &laid, Some(target))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        if self.files == 0 {
            // A file element must hold something.
            self.file(None)?;
            self.out.write_all(b"<group id=\"g1\"/>\n")?;
        }
        self.close()?;
        self.out.write_all(b"</xliff>\n")?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

/// The state of the translation and what it does not say.
fn state(laid: &Laid<'_>) -> (&'static str, Option<String>) {
    match laid.status {
        Status::Draft => {
            let from = laid.draft_from.filter(|from| is_token(from) && !matches!(*from, "draft" | "rejected"));
            let from = from.filter(|from| !from.contains(':'));
            ("initial", Some(format!("{OURS}{}", from.unwrap_or("draft"))))
        }
        Status::Translated => ("translated", None),
        Status::Reviewed => ("reviewed", None),
        Status::Approved => ("final", None),
        Status::Rejected => ("initial", Some(format!("{OURS}rejected"))),
    }
}

fn write_metadata(out: &mut dyn Write, remarks: &[(Side, Annotation)], losses: &mut Losses) -> std::io::Result<()> {
    let mut is_open = false;
    for (wanted, applies) in [(Side::Both, ""), (Side::Source, "source"), (Side::Target, "target")] {
        let mut properties = remarks.iter().filter(|(side, one)| *side == wanted && one.property.is_some()).peekable();
        if properties.peek().is_none() {
            continue;
        }
        if !is_open {
            out.write_all(b"<mda:metadata xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\">\n")?;
            is_open = true;
        }
        out.write_all(b"<mda:metaGroup category=\"istilahi\"")?;
        if !applies.is_empty() {
            xml::attribute(out, "appliesTo", applies)?;
        }
        out.write_all(b">\n")?;
        for (_, annotation) in properties {
            losses.add("attributes of properties", annotation.attributes.len());
            out.write_all(b"<mda:meta")?;
            xml::attribute(out, "type", annotation.property.as_deref().unwrap_or_default())?;
            out.write_all(b">")?;
            xml::text(out, &annotation.text)?;
            out.write_all(b"</mda:meta>\n")?;
        }
        out.write_all(b"</mda:metaGroup>\n")?;
    }
    if is_open { out.write_all(b"</mda:metadata>\n") } else { Ok(()) }
}

fn write_notes(out: &mut dyn Write, remarks: &[(Side, Annotation)], losses: &mut Losses) -> std::io::Result<()> {
    let mut notes = remarks.iter().filter(|(_, one)| one.property.is_none()).peekable();
    if notes.peek().is_none() {
        return Ok(());
    }
    out.write_all(b"<notes>\n")?;
    for (side, note) in notes {
        out.write_all(b"<note")?;
        match side {
            Side::Both => {}
            Side::Source => out.write_all(b" appliesTo=\"source\"")?,
            Side::Target => out.write_all(b" appliesTo=\"target\"")?,
        }
        for (name, value) in &note.attributes {
            let fits = match name.as_str() {
                "category" => true,
                "priority" => value.parse().is_ok_and(|priority: u8| (1..=10).contains(&priority)),
                _ => false,
            };
            if fits {
                xml::attribute(out, name, value)?;
            } else {
                losses.add("attributes of notes", 1);
            }
        }
        out.write_all(b">")?;
        xml::text(out, &note.text)?;
        out.write_all(b"</note>\n")?;
    }
    out.write_all(b"</notes>\n")
}

/// The native codes of a unit, each once.
#[derive(Default)]
struct Data {
    contents: Vec<String>,
    places: HashMap<String, usize>,
}

impl Data {
    /// Writes the attribute `name` that refers to `content`; nothing where there is none.
    fn refer(&mut self, out: &mut Vec<u8>, name: &str, content: &str) -> std::io::Result<()> {
        if content.is_empty() {
            return Ok(());
        }
        let next = self.contents.len();
        let place = *self.places.entry(content.to_owned()).or_insert(next);
        if place == next {
            self.contents.push(content.to_owned());
        }
        xml::attribute(out, name, &format!("d{}", place + 1))
    }

    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        if self.contents.is_empty() {
            return Ok(());
        }
        out.write_all(b"<originalData>\n")?;
        for (place, content) in self.contents.iter().enumerate() {
            write!(out, "<data id=\"d{}\">", place + 1)?;
            xml::text(out, content)?;
            out.write_all(b"</data>\n")?;
        }
        out.write_all(b"</originalData>\n")
    }
}

/// Text with its codes: pairs as `pc`, or `sc` and `ec` where they overlap; `ph` for what stands alone; `mrk` for
/// highlighted text.
fn segment(segment: &Segment, ids: &mut Ids, data: &mut Data, losses: &mut Losses) -> std::io::Result<Vec<u8>> {
    let codes = segment.codes();
    let partners = partners(codes);
    let forms = forms(codes, &partners, |_| true);
    let given = ids.give(segment, &partners, is_token);
    let mut out = Vec::with_capacity(segment.text().len() + 16);
    let mut done = 0;
    for (at, code) in codes.iter().enumerate() {
        xml::text(&mut out, &segment.text()[done..code.span.start])?;
        done = code.span.end;
        let (content, id) = (segment.content(code), given[at].as_str());
        let category = code.category.as_deref();
        match (code.kind, forms[at]) {
            (CodeKind::End, Form::Nested) => out.extend(b"</pc>"),
            (CodeKind::HighlightEnd, Form::Nested) => out.extend(b"</mrk>"),
            (CodeKind::HighlightEnd, Form::Crossing) => {
                out.extend(b"<em");
                xml::attribute(&mut out, "startRef", id)?;
                out.extend(b"/>");
            }
            (CodeKind::HighlightStart, form @ (Form::Nested | Form::Crossing)) => {
                out.extend(if form == Form::Nested { &b"<mrk"[..] } else { b"<sm" });
                xml::attribute(&mut out, "id", id)?;
                match written_mark_two(category) {
                    Ok(Some((name, value))) => xml::attribute(&mut out, name, &value)?,
                    Ok(None) => {}
                    Err(()) => losses.add("types of inline codes", 1),
                }
                out.extend(if form == Form::Nested { &b">"[..] } else { b"/>" });
            }
            (CodeKind::Start, Form::Nested) => {
                out.extend(b"<pc");
                xml::attribute(&mut out, "id", id)?;
                data.refer(&mut out, "dataRefStart", content)?;
                let end = partners[at].map_or("", |end| segment.content(&codes[end]));
                data.refer(&mut out, "dataRefEnd", end)?;
                types(&mut out, code.kind, category, losses)?;
                out.extend(b">");
            }
            (CodeKind::End, Form::Crossing) => {
                out.extend(b"<ec");
                xml::attribute(&mut out, "startRef", id)?;
                data.refer(&mut out, "dataRef", content)?;
                out.extend(b"/>");
            }
            (CodeKind::Placeholder, _) if code_point(category, content).is_some() => out.extend(content.as_bytes()),
            (kind, form) => {
                let (element, isolated) = match kind {
                    CodeKind::Start if form == Form::Crossing => ("sc", false),
                    CodeKind::Start | CodeKind::IsolatedStart | CodeKind::HighlightStart => ("sc", true),
                    CodeKind::End | CodeKind::IsolatedEnd | CodeKind::HighlightEnd => ("ec", true),
                    _ => ("ph", false),
                };
                write!(out, "<{element}")?;
                xml::attribute(&mut out, "id", id)?;
                if isolated {
                    xml::attribute(&mut out, "isolated", "yes")?;
                }
                data.refer(&mut out, "dataRef", content)?;
                types(&mut out, kind, category, losses)?;
                out.extend(b"/>");
            }
        }
    }
    xml::text(&mut out, &segment.text()[done..])?;
    Ok(out)
}

/// The number of a character that XML does not allow, where the code is one (`cp`).
fn code_point<'c>(category: Option<&str>, content: &'c str) -> Option<&'c str> {
    let hex = content.strip_prefix("<cp hex=\"")?.strip_suffix("\"/>")?;
    let is_hex = !hex.is_empty() && hex.len().is_multiple_of(2) && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    (category == Some("cp") && is_hex).then_some(hex)
}

fn types(out: &mut Vec<u8>, kind: CodeKind, category: Option<&str>, losses: &mut Losses) -> std::io::Result<()> {
    match written_two(kind, category) {
        Ok((name, sub)) => {
            if let Some(name) = name {
                xml::attribute(out, "type", &name)?;
            }
            if let Some(sub) = sub {
                xml::attribute(out, "subType", &sub)?;
            }
        }
        Err(()) => losses.add("types of inline codes", 1),
    }
    Ok(())
}
