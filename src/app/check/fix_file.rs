//! Writes a file back with some of its words exchanged, and all else as it was, byte for byte.
//!
//! The words are found in the file as its format writes them, exchanged there, and the result is read again: only where
//! exactly the intended texts are other ones, it is written. What cannot be found or does not read back as intended is
//! left out, and that is said.

use std::ops::{ControlFlow, Range};
use std::path::Path;

use super::Problem;
use super::fix::{Job, Refusal};
use super::texts::{FileOf, Origin, Texts, position_in};
use crate::app::output::write_file;
use crate::check::fix::{Edit, apply};
use crate::format::places::{Finder, Letters, Mark, Notation, Wanted, Whole};
use crate::format::{self, Passage, Source, UnitSink, Warning};
use crate::model::finding::{Severity, Side};
use crate::model::segment::Segment;
use crate::model::unit::Unit;
use crate::text::positions::Position;

/// How often a file is read again at most, to find what does not read back as it should.
const MOST_READINGS: usize = 24;

/// What a reader gives of a file.
#[derive(Clone, Debug)]
enum Content {
    Units(Vec<(Unit, Position)>),
    Passages(Vec<Passage>),
}

/// A job with its place in the file.
struct Placed<'a> {
    job: &'a Job,
    /// The bytes of the text that are exchanged, and for what.
    bytes: Vec<(Range<usize>, String)>,
}

/// Makes the changes of `jobs` in the file at `path`; the number of findings that were mended. What could not be made is
/// among the `problems`.
pub(super) fn fix(
    path: &Path,
    file: &FileOf,
    texts: &Texts,
    jobs: &[Job],
    name: &str,
    problems: &mut Vec<Problem>,
) -> Result<usize, Refusal> {
    if jobs.is_empty() {
        return Ok(0);
    }
    let again = "run the check again";
    let failed = |message: String| (message, again.to_owned());
    let bytes = std::fs::read(path).map_err(|error| failed(format!("cannot be read: {error}")))?;
    let content = read(&bytes, file).ok_or_else(|| failed("it could not be read a second time".to_owned()))?;
    let changed = || failed("it was changed while it was checked".to_owned());
    let whole = match file.notation() {
        Some(notation) => Whole::of_units(bytes, notation, file.options.encoding),
        None => Whole::of_document(bytes, file.format, file.options.encoding),
    };
    let hint = "save the file as UTF-8".to_owned();
    let whole = whole.ok_or_else(|| ("--fix cannot write its encoding".to_owned(), hint.clone()))?;
    if whole.with(&[]).is_none() {
        return Err(("it cannot be written back unchanged in its encoding".to_owned(), hint));
    }
    let mut finder = file.notation().map(|notation| (notation, Finder::new(whole.text(), notation, &file.options)));
    let mut known = Mark::default();
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut left_out: Vec<&Job> = Vec::new();
    for job in jobs {
        let origin = &texts.origins[job.segment];
        let target = &texts.pairs[job.segment].target;
        let there = content.text(origin).filter(|text| {
            text.text().get(content.start(origin)..).is_some_and(|rest| rest.starts_with(target.text()))
        });
        if there.is_none() {
            return Err(changed());
        }
        let bytes = match finder.as_mut() {
            Some((notation, finder)) => in_units(&content, (&whole, &mut known), finder, *notation, origin, job),
            None => in_document(&content, (&whole, &mut known), origin, job, file.format),
        };
        match bytes {
            Some(bytes) => placed.push(Placed { job, bytes }),
            None => left_out.push(job),
        }
    }
    let mut readings = 0;
    let mut verify = |some: &[Placed<'_>]| {
        readings += 1;
        if readings > MOST_READINGS {
            return None;
        }
        let bytes = whole.with(&sorted(some)?)?;
        let expected =
            content.with(some.iter().map(|one| (&texts.origins[one.job.segment], one.job.edits.as_slice())))?;
        expected.is_same(&read(&bytes, file)?).then_some(bytes)
    };
    let mut bad = Vec::new();
    let good = settle(placed, &mut verify, &mut bad);
    left_out.extend(bad.iter().map(|one| one.job));
    if let Some(first) = left_out.iter().min_by_key(|job| job.segment) {
        problems.push(not_made(texts, first, &left_out, name));
    }
    let Some(bytes) = sorted(&good).filter(|edits| !edits.is_empty()).and_then(|edits| whole.with(&edits)) else {
        return Ok(0);
    };
    write_file(path, |out| out.write_all(&bytes))
        .map_err(|error| (error.to_string(), "check that the folder can be written and has room".to_owned()))?;
    Ok(good.iter().map(|one| one.job.edits.len()).sum())
}

/// The jobs among `jobs` with which the file reads back as intended; the others go into `bad`.
fn settle<'a>(
    jobs: Vec<Placed<'a>>,
    verify: &mut dyn FnMut(&[Placed<'a>]) -> Option<Vec<u8>>,
    bad: &mut Vec<Placed<'a>>,
) -> Vec<Placed<'a>> {
    if jobs.is_empty() || verify(&jobs).is_some() {
        return jobs;
    }
    if jobs.len() == 1 {
        bad.extend(jobs);
        return Vec::new();
    }
    let mut first = jobs;
    let second = first.split_off(first.len() / 2);
    let mut good = settle(first, verify, bad);
    good.extend(settle(second, verify, bad));
    // Each half by itself was right; together they need not be.
    if verify(&good).is_none() {
        bad.append(&mut good);
    }
    good
}

/// The edits of all `jobs`, in order; `None` where two of them meet.
fn sorted(jobs: &[Placed<'_>]) -> Option<Vec<(Range<usize>, String)>> {
    let mut edits: Vec<(Range<usize>, String)> = jobs.iter().flat_map(|one| one.bytes.iter().cloned()).collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.windows(2).all(|two| two[0].0.end <= two[1].0.start).then_some(edits)
}

fn not_made(texts: &Texts, first: &Job, all: &[&Job], name: &str) -> Problem {
    let count: usize = all.iter().map(|job| job.edits.len()).sum();
    let what = if count == 1 { "1 safe suggestion was".to_owned() } else { format!("{count} safe suggestions were") };
    Problem {
        file: Some(name.to_owned()),
        position: texts.origins[first.segment].position,
        severity: Severity::Warning,
        message: format!("{what} not made: the words could not be exchanged in the file for sure"),
        hint: Some("mend them by hand".to_owned()),
    }
}

/// What the reader of `file` gives of `bytes`; `None` where it fails.
fn read(bytes: &[u8], file: &FileOf) -> Option<Content> {
    let format = format::named(file.format)?;
    let mut stream = bytes;
    let mut source = Source::new(&mut stream, &file.options);
    match format.unit_reader() {
        Some(reader) => {
            let mut units = Units(Vec::new());
            reader.read(&mut source, &mut units).ok()?;
            Some(Content::Units(units.0))
        }
        None => Some(Content::Passages(format.document_reader()?.read(&mut source).ok()?.passages)),
    }
}

struct Units(Vec<(Unit, Position)>);

impl UnitSink for Units {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        self.0.push((unit, at));
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}

impl Content {
    /// The text that `origin` is of: a translation, or a passage.
    fn text(&self, origin: &Origin) -> Option<&Segment> {
        let entry = usize::try_from(origin.entry).ok()?;
        match self {
            Content::Units(units) => units.get(entry)?.0.variants.get(origin.part).map(|variant| &variant.segment),
            Content::Passages(passages) => passages.get(entry).map(|passage| &passage.segment),
        }
    }

    /// The byte of that text where the segment of `origin` starts.
    fn start(&self, origin: &Origin) -> usize {
        match self {
            Content::Units(_) => 0,
            Content::Passages(_) => origin.part,
        }
    }

    /// The same with the texts changed. The changes of one text come one behind the other, in order.
    fn with<'e>(&self, changes: impl Iterator<Item = (&'e Origin, &'e [Edit])>) -> Option<Content> {
        let mut all: std::collections::BTreeMap<(i64, usize), Vec<Edit>> = std::collections::BTreeMap::new();
        for (origin, edits) in changes {
            let start = self.start(origin);
            let part = if start > 0 || matches!(self, Content::Passages(_)) { 0 } else { origin.part };
            let moved = edits.iter().map(|edit| Edit {
                span: edit.span.start + start..edit.span.end + start,
                replacement: edit.replacement.clone(),
            });
            all.entry((origin.entry, part)).or_default().extend(moved);
        }
        let mut changed = self.clone();
        for ((entry, part), mut edits) in all {
            edits.sort_by_key(|edit| edit.span.start);
            let entry = usize::try_from(entry).ok()?;
            let segment = match &mut changed {
                Content::Units(units) => &mut units.get_mut(entry)?.0.variants.get_mut(part)?.segment,
                Content::Passages(passages) => &mut passages.get_mut(entry)?.segment,
            };
            *segment = apply(segment, &edits)?;
        }
        Some(changed)
    }

    /// Whether `other` says the same, wherever it stands.
    fn is_same(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Units(here), Content::Units(there)) => {
                let is_same = |((one, _), (other, _)): (&(Unit, Position), &(Unit, Position))| {
                    // How a unit was written follows from the rest where its text is another one.
                    let changed = one.variants != other.variants;
                    !changed
                        && (&one.name, one.status, one.origin, &one.attributes, &one.annotations)
                            == (&other.name, other.status, other.origin, &other.attributes, &other.annotations)
                };
                here.len() == there.len() && here.iter().zip(there).all(is_same)
            }
            (Content::Passages(here), Content::Passages(there)) => {
                here.len() == there.len() && here.iter().zip(there).all(|(one, other)| one.segment == other.segment)
            }
            _ => false,
        }
    }
}

/// The bytes for the edits of a job in a file of units.
fn in_units(
    content: &Content,
    (whole, known): (&Whole, &mut Mark),
    finder: &mut Finder,
    notation: Notation,
    origin: &Origin,
    job: &Job,
) -> Option<Vec<(Range<usize>, String)>> {
    let Content::Units(units) = content else { return None };
    let entry = usize::try_from(origin.entry).ok()?;
    let (unit, at) = units.get(entry)?;
    // Beside its texts the line has the unit as another file wrote it, which would say something else then.
    if notation == Notation::JsonLines && unit.as_written.is_some() {
        return None;
    }
    let variant = unit.variants.get(origin.part)?;
    let mut like = Vec::new();
    let first = units[..entry].iter().rposition(|(_, other)| other != at).map_or(0, |before| before + 1);
    for (number, (unit, _)) in units.iter().enumerate().skip(first).take_while(|(_, (_, other))| other == at) {
        for (part, other) in unit.variants.iter().enumerate() {
            if other.language.serves(&variant.language).is_some() && other.segment.text() == variant.segment.text() {
                like.push((number, part));
            }
        }
    }
    let which = like.iter().position(|one| *one == (entry, origin.part))?;
    let wanted = Wanted {
        segment: &variant.segment,
        side: Side::Target,
        language: &variant.language,
        which: (which, like.len()),
    };
    let letters: Letters = finder.find(whole.text(), whole.offset_from(known, *at)?, &wanted)?;
    let edits = job.edits.iter().map(|edit| {
        let bytes = letters.bytes(&edit.span)?;
        let written = finder.written(whole.text(), &edit.replacement, &letters, &bytes)?;
        Some((bytes, written))
    });
    edits.collect()
}

/// The bytes for the edits of a job in a document: each must be written there as it is in the text.
fn in_document(
    content: &Content,
    (whole, known): (&Whole, &mut Mark),
    origin: &Origin,
    job: &Job,
    format: &str,
) -> Option<Vec<(Range<usize>, String)>> {
    let Content::Passages(passages) = content else { return None };
    let passage = passages.get(usize::try_from(origin.entry).ok()?)?;
    let text = passage.segment.text();
    let mut last = None;
    let mut offset = |at: usize| {
        let position = position_in(text, Position { line: 1, column: 1 }, &passage.anchors, &mut last, at);
        whole.offset_from(known, position)
    };
    let edits = job.edits.iter().map(|edit| {
        let span = edit.span.start + origin.part..edit.span.end + origin.part;
        let words = text.get(span.clone())?;
        // The place of a letter that is there: behind the last one an anchor may have moved on.
        let start = match text.get(..span.start)?.char_indices().next_back() {
            Some((at, before)) if words.is_empty() => offset(at)? + before.len_utf8(),
            _ => offset(span.start)?,
        };
        let bytes = start..start + words.len();
        let written = match format {
            "html" => edit.replacement.replace('&', "&amp;").replace('<', "&lt;"),
            _ => edit.replacement.clone(),
        };
        (whole.text().get(bytes.clone())? == words).then_some((bytes, written))
    });
    edits.collect()
}
