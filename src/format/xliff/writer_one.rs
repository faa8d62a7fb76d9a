//! Writes XLIFF 1.2 that is valid by its schema: one `trans-unit` a unit, a `file` element for each run of units that
//! came from one file in one pair of languages.

use std::io::{BufWriter, Write};

use super::super::xml::write as xml;
use super::super::{Heading, Losses, UnitOutput};
use super::NO_FILE;
use super::categories::{Site, written_one};
use super::pairs::{Form, Ids, forms, partners};
use super::properties::{self, Side};
use super::standing::qualifier;
use super::written::{EntryIds, Laid, is_language, is_token, lay_out, segment_for};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{Code, CodeKind, Segment};
use crate::model::unit::{Annotation, Unit};

/// What all units of one `file` element share: the file they came from and the two languages.
type FileKey = (Option<String>, String, String);

/// An XLIFF 1.2 file that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    heading: Heading,
    open: Option<FileKey>,
    ids: EntryIds,
    losses: Losses,
}

impl<'a> Writer<'a> {
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let mut out = BufWriter::new(out);
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
              <xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n",
        )?;
        let (ids, losses) = (EntryIds::default(), Losses::default());
        Ok(Writer { out, heading: heading.clone(), open: None, ids, losses })
    }

    /// Begins a `file` element, unless the one that is open is right.
    fn file(&mut self, key: FileKey) -> std::io::Result<()> {
        if self.open.as_ref() == Some(&key) {
            return Ok(());
        }
        self.close()?;
        let out = &mut self.out;
        out.write_all(b"<file")?;
        xml::attribute(out, "original", key.0.as_deref().unwrap_or(NO_FILE))?;
        xml::attribute(out, "source-language", &key.1)?;
        xml::attribute(out, "target-language", &key.2)?;
        out.write_all(b" datatype=\"plaintext\" tool-id=\"istilahi\">\n<header><tool tool-id=\"istilahi\"")?;
        xml::attribute(out, "tool-name", "istilahi")?;
        xml::attribute(out, "tool-version", env!("CARGO_PKG_VERSION"))?;
        out.write_all(b"/></header>\n<body>\n")?;
        self.open = Some(key);
        self.ids.clear();
        Ok(())
    }

    fn close(&mut self) -> std::io::Result<()> {
        match self.open.take() {
            Some(_) => self.out.write_all(b"</body>\n</file>\n"),
            None => Ok(()),
        }
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(mut laid) = lay_out(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
        let target = laid.targets.first().map_or(&self.heading.target, |target| &target.language);
        let key = (laid.file.map(str::to_owned), laid.source.language.to_string(), target.to_string());
        self.file(key)?;
        let (id, is_name) = self.ids.give(unit.name.as_deref(), |_| true);
        let out = &mut self.out;
        out.write_all(b"<trans-unit")?;
        xml::attribute(out, "id", &id)?;
        let resname = if is_name { laid.name } else { unit.name.as_deref().filter(|name| !name.is_empty()) };
        if let Some(resname) = resname {
            xml::attribute(out, "resname", resname)?;
        }
        if !is_name && let Some(name) = laid.name {
            laid.remarks.insert(0, (Side::Both, Annotation::property("x-resname", name)));
        }
        if laid.status == Status::Approved {
            out.write_all(b" approved=\"yes\"")?;
        }
        out.write_all(b" xml:space=\"preserve\">\n<source>")?;
        let mut codes = Ids::default();
        let source = segment_for(&laid.source.segment, &self.heading, &mut self.losses);
        write_segment(out, &source, &mut codes, &mut self.losses)?;
        out.write_all(b"</source>\n")?;
        let state = state(&mut laid);
        for (number, target) in laid.targets.iter().enumerate() {
            let segment = segment_for(&target.segment, &self.heading, &mut self.losses);
            if number == 0 {
                out.write_all(b"<target")?;
                xml::attribute(out, "state", state.0)?;
                if let Some(qualifier) = state.1 {
                    xml::attribute(out, "state-qualifier", qualifier)?;
                }
                out.write_all(b">")?;
                write_segment(out, &segment, &mut codes, &mut self.losses)?;
                out.write_all(b"</target>\n")?;
                continue;
            }
            let mut codes = Ids::default();
            out.write_all(b"<alt-trans>\n<source>")?;
            write_segment(out, &source, &mut codes, &mut self.losses)?;
            out.write_all(b"</source>\n<target")?;
            xml::attribute(out, "xml:lang", target.language.as_str())?;
            out.write_all(b">")?;
            write_segment(out, &segment, &mut codes, &mut self.losses)?;
            out.write_all(b"</target>\n</alt-trans>\n")?;
        }
        for (side, annotation) in &laid.remarks {
            write_remark(out, *side, annotation, &mut self.losses)?;
        }
        out.write_all(b"</trans-unit>\n")
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        if self.open.is_none() && self.ids.is_unused() {
            let key = (None, self.heading.source.to_string(), self.heading.target.to_string());
            self.file(key)?;
        }
        self.close()?;
        self.out.write_all(b"</xliff>\n")?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

/// The state of the translation and its qualifier; what these cannot say is added to the properties.
fn state(laid: &mut Laid<'_>) -> (&'static str, Option<&'static str>) {
    let state = match laid.status {
        Status::Draft | Status::Rejected => "needs-review-translation",
        Status::Translated | Status::Reviewed => "translated",
        Status::Approved => "final",
    };
    if matches!(laid.status, Status::Reviewed | Status::Rejected) {
        laid.say_status();
    }
    let is_marked = laid.status == Status::Draft && !laid.targets.is_empty();
    let found = laid.draft_from.filter(|_| is_marked).and_then(qualifier);
    if found.is_none() || laid.draft_from == Some("repaired") {
        laid.say_draft_from();
    }
    let qualifier = match (found, laid.origin) {
        (None, Origin::Machine) => Some("leveraged-mt"),
        (_, Origin::Human) => found,
        _ => {
            laid.say_origin();
            found
        }
    };
    (state, qualifier)
}

fn write_remark(out: &mut dyn Write, side: Side, annotation: &Annotation, losses: &mut Losses) -> std::io::Result<()> {
    let Some(property) = &annotation.property else {
        out.write_all(b"<note")?;
        for (name, value) in &annotation.attributes {
            let fits = match name.as_str() {
                "xml:lang" => is_language(value),
                "priority" => value.parse().is_ok_and(|priority: u8| (1..=10).contains(&priority)),
                "from" => true,
                _ => false,
            };
            if fits {
                xml::attribute(out, name, value)?;
            } else {
                losses.add("attributes of notes", 1);
            }
        }
        match side {
            Side::Both => {}
            Side::Source => out.write_all(b" annotates=\"source\"")?,
            Side::Target => out.write_all(b" annotates=\"target\"")?,
        }
        out.write_all(b">")?;
        xml::text(out, &annotation.text)?;
        return out.write_all(b"</note>\n");
    };
    losses.add("attributes of properties", annotation.attributes.len());
    let Some(kind) = properties::written(side, property) else {
        losses.add("properties", 1);
        return Ok(());
    };
    out.write_all(b"<context-group><context")?;
    xml::attribute(out, "context-type", &kind)?;
    out.write_all(b">")?;
    xml::text(out, &annotation.text)?;
    out.write_all(b"</context></context-group>\n")
}

/// Writes text with its codes: pairs without content as `g`, others as `bpt` and `ept`, what stands alone as `x`, `ph`
/// or `it`, highlighted text as `mrk`.
fn write_segment(out: &mut dyn Write, segment: &Segment, ids: &mut Ids, losses: &mut Losses) -> std::io::Result<()> {
    let codes = segment.codes();
    let partners = partners(codes);
    let is_group = |at: usize| {
        let code = &codes[at];
        let end = partners[at].map(|end| &codes[end]);
        code.kind == CodeKind::Start
            && code.span.is_empty()
            && end.is_some_and(|end| end.span.is_empty())
            && (code.counterpart.is_none() || code.counterpart == code.pair)
    };
    let encloses = |at: usize| codes[at].kind == CodeKind::HighlightStart || is_group(at);
    let forms = forms(codes, &partners, encloses);
    let given = ids.give(segment, &partners, |_| true);
    let mut done = 0;
    for (at, code) in codes.iter().enumerate() {
        xml::text(out, &segment.text()[done..code.span.start])?;
        done = code.span.end;
        let first = partners[at].map_or(at, |partner| partner.min(at));
        let written = Written {
            code,
            id: &given[at],
            rid: rid(codes, &partners, &given, first),
            form: forms[at],
            is_group: forms[at] == Form::Nested && is_group(first),
        };
        written.write(out, segment.content(code), losses)?;
    }
    xml::text(out, &segment.text()[done..])
}

/// What binds the pair that starts at `first`, where its id does not.
fn rid<'c>(codes: &'c [Code], partners: &[Option<usize>], ids: &[String], first: usize) -> Option<&'c str> {
    let code = &codes[first];
    let pair = code.pair.as_deref().filter(|pair| is_token(pair))?;
    let is_bound = code.kind == CodeKind::Start && partners[first].is_some();
    let is_needed = code.counterpart.as_ref() == Some(&ids[first]) && code.counterpart.as_deref() != Some(pair);
    let is_free = codes.iter().enumerate().all(|(at, other)| {
        at == first || Some(at) == partners[first] || (ids[at] != pair && other.pair.as_deref() != Some(pair))
    });
    (is_bound && is_needed && is_free).then_some(pair)
}

struct Written<'c> {
    code: &'c Code,
    id: &'c str,
    rid: Option<&'c str>,
    form: Form,
    is_group: bool,
}

impl Written<'_> {
    fn write(&self, out: &mut dyn Write, content: &str, losses: &mut Losses) -> std::io::Result<()> {
        let (element, site, pos) = match (self.code.kind, self.form) {
            (CodeKind::End, Form::Nested) if self.is_group => return out.write_all(b"</g>"),
            (CodeKind::HighlightEnd, Form::Nested) => return out.write_all(b"</mrk>"),
            (CodeKind::Start, Form::Nested) if self.is_group => ("g", Some(Site::Delimiter), None),
            (CodeKind::HighlightStart, Form::Nested) => ("mrk", Some(Site::Mark), None),
            (CodeKind::Start, Form::Nested | Form::Crossing) => ("bpt", Some(Site::Delimiter), None),
            (CodeKind::End, Form::Nested | Form::Crossing) => ("ept", None, None),
            (CodeKind::Start | CodeKind::IsolatedStart | CodeKind::HighlightStart, _) => {
                ("it", Some(Site::Delimiter), Some("open"))
            }
            (CodeKind::End | CodeKind::IsolatedEnd | CodeKind::HighlightEnd, _) => {
                ("it", Some(Site::Delimiter), Some("close"))
            }
            _ if content.is_empty() => ("x", Some(Site::Placeholder), None),
            _ => ("ph", Some(Site::Placeholder), None),
        };
        write!(out, "<{element}")?;
        if element == "mrk" {
            // Its name would be taken for that of a segment.
            losses.add("names of highlighted text", usize::from(self.code.counterpart.is_some()));
        } else {
            xml::attribute(out, "id", self.id)?;
        }
        if let Some(rid) = self.rid {
            xml::attribute(out, "rid", rid)?;
        }
        if let Some(pos) = pos {
            xml::attribute(out, "pos", pos)?;
        }
        if let Some(site) = site {
            let name = if site == Site::Mark { "mtype" } else { "ctype" };
            match written_one(site, self.code.kind, self.code.category.as_deref()) {
                Ok(Some(category)) => xml::attribute(out, name, &category)?,
                Ok(None) => {}
                Err(()) => {
                    losses.add("types of inline codes", 1);
                    if site == Site::Mark {
                        xml::attribute(out, name, "x-highlight")?;
                    }
                }
            }
        }
        match element {
            "g" | "mrk" => out.write_all(b">"),
            "x" => out.write_all(b"/>"),
            _ => {
                out.write_all(b">")?;
                xml::text(out, content)?;
                write!(out, "</{element}>")
            }
        }
    }
}
