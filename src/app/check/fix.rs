//! `check --fix`: the safe suggestions are made, in files and in memories.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::texts::{FileOf, Texts};
use super::{Problem, fix_file};
use crate::app::AppError;
use crate::app::session::Session;
use crate::check::fix::{Edit, apply, edits};
use crate::check::{Engine, Rule, Setup};
use crate::format;
use crate::model::finding::{Finding, Severity};
use crate::model::segment::Segment;
use crate::store::{NewText, Store};

/// What was mended in a file or memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Its name.
    pub name: String,
    /// How many findings.
    pub findings: usize,
    /// The batch, in a memory.
    pub batch: Option<i64>,
}

/// A translation that is to be changed.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// The number of its pair.
    pub(super) segment: usize,
    /// In order, and apart from each other.
    pub(super) edits: Vec<Edit>,
}

/// Makes the safe suggestions that `rules` have for `texts`. What could not be made is among the problems; so is each
/// file that cannot be written, whether or not there was anything to mend in it.
///
/// # Errors
/// What the store reports.
pub fn fix(
    session: &Session,
    store: &mut Store,
    setup: &Setup,
    rules: &[&dyn Rule],
    texts: &Texts,
) -> Result<(Vec<Fixed>, Vec<Problem>), AppError> {
    let engine = Engine::new(rules, setup);
    let document = engine.check(texts.pairs());
    let findings = document.findings();
    let mut jobs: BTreeMap<usize, Vec<Job>> = BTreeMap::new();
    for of_segment in findings.chunk_by(|a, b| a.segment == b.segment) {
        let segment = of_segment[0].segment;
        let found: Vec<&Finding> = of_segment.to_vec();
        let edits = edits(&texts.pairs[segment].target, &found);
        if !edits.is_empty() {
            jobs.entry(texts.origins[segment].place).or_default().push(Job { segment, edits });
        }
    }
    let (mut fixed, mut problems) = (Vec::new(), Vec::new());
    for (number, place) in texts.places.iter().enumerate() {
        let jobs = jobs.remove(&number).unwrap_or_default();
        // The source beside a translation is not what is mended.
        let is_source = texts.origins.iter().any(|one| one.source.as_ref().is_some_and(|spot| spot.place == number));
        let Some(file) = place.file.as_ref() else {
            fixed.extend(fix_memory(session, store, &place.name, texts, &jobs)?);
            continue;
        };
        if is_source || (!file.is_whole && jobs.is_empty()) {
            continue;
        }
        let outcome = match path_to_write(file) {
            Ok(path) => fix_file::fix(&path, file, texts, &jobs, &place.name, &mut problems),
            Err(refusal) => Err(refusal),
        };
        match outcome {
            Ok(0) => {}
            Ok(findings) => fixed.push(Fixed { name: place.name.clone(), findings, batch: None }),
            Err((message, hint)) => problems.push(Problem {
                file: Some(place.name.clone()),
                position: None,
                severity: Severity::Error,
                message,
                hint: Some(hint),
            }),
        }
    }
    Ok((fixed, problems))
}

/// What is wrong, and what to do.
pub(super) type Refusal = (String, String);

/// The path of a file that can be written back, byte for byte but for what is mended.
pub(super) fn path_to_write(file: &FileOf) -> Result<PathBuf, Refusal> {
    let refused = |what: &str, hint: &str| Err((format!("--fix cannot write {what}"), hint.to_owned()));
    let Some(path) = &file.path else {
        return refused("to standard input", "name the file: istilahi check FILE --fix");
    };
    if file.is_packed {
        return refused("into a compressed file or an archive", "unpack it, and name what was in it");
    }
    match file.format {
        "docx" | "odt" => {
            return refused("into a document of a word processor", "mend it there; the report says where");
        }
        "xlsx" => return refused("into a workbook", "save the sheet as CSV and mend that"),
        "sdltm" => {
            return refused(
                "into a memory of Trados",
                "bring it in and mend it here: istilahi import FILE --memory NAME, then check --memory NAME --fix",
            );
        }
        _ => {}
    }
    if format::named(file.format).is_none_or(|format| format.needs_file()) {
        return refused("this format", "the report says where the faults are");
    }
    if !file.is_whole {
        return refused("a file that could not be read to its end", "mend first what is wrong with the file");
    }
    Ok(path.clone())
}

/// Changes the units of the memory called `name` as one batch.
fn fix_memory(
    session: &Session,
    store: &mut Store,
    name: &str,
    texts: &Texts,
    jobs: &[Job],
) -> Result<Option<Fixed>, AppError> {
    if jobs.is_empty() {
        return Ok(None);
    }
    let mut units: BTreeMap<i64, Vec<(NewText, usize)>> = BTreeMap::new();
    for job in jobs {
        let origin = &texts.origins[job.segment];
        let before: &Segment = &texts.pairs[job.segment].target;
        let Some(after) = apply(before, &job.edits) else { continue };
        let text = NewText { variant: origin.part, before: before.clone(), after };
        units.entry(origin.entry).or_default().push((text, job.edits.len()));
    }
    store.change(&session.actor, "check --fix", None, |change| {
        let mut findings = 0;
        for (unit, texts) in units {
            let (texts, counts): (Vec<NewText>, Vec<usize>) = texts.into_iter().unzip();
            // What somebody changed in the meantime stays as it is.
            if change.edit_texts(unit, &texts)? {
                findings += counts.iter().sum::<usize>();
            }
        }
        Ok((findings > 0).then(|| Fixed { name: name.to_owned(), findings, batch: Some(change.batch()) }))
    })
}
