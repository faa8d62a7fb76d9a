//! Baseline files: read before a check, written by `check baseline`.

use std::path::{Component, Path, PathBuf};

use super::{Fate, Problem, Reported, Take};
use crate::app::AppError;
use crate::app::input::{Input, STANDARD_INPUT};
use crate::app::output::write_file;
use crate::check::baseline::{Baseline, Dismissal};
use crate::model::finding::Severity;
use crate::store::Actor;
use crate::text::positions::Position;

/// Reads the baseline at `path`; an empty one where there `may_be_none` and none is there.
///
/// # Errors
/// A [`Problem`] with the line.
pub fn read_baseline(path: &Path, may_be_none: bool) -> Result<Baseline, Problem> {
    if may_be_none && !path.exists() {
        return Ok(Baseline::default());
    }
    let failed = |position, message: String, hint: &str| Problem {
        file: Some(path.display().to_string()),
        position,
        severity: Severity::Error,
        message,
        hint: Some(hint.to_owned()),
    };
    let text = Input::File(path.to_owned()).read_text().map_err(|error| {
        let message = match error {
            AppError::Input { problem, .. } => problem.to_string(),
            other => other.to_string(),
        };
        failed(None, message, "to write a baseline, type: istilahi check baseline FILE --baseline BASELINE")
    })?;
    Baseline::read(&text).map_err(|error| {
        let position = Position { line: error.line, column: 1 };
        failed(Some(position), error.message, "is this a baseline? mend the line, or take it out")
    })
}

/// Writes `baseline` to `path`, whole or not at all.
///
/// # Errors
/// What the system reports.
pub fn write_baseline(path: &Path, baseline: &Baseline) -> Result<(), AppError> {
    write_file(path, |out| out.write_all(baseline.write().as_bytes()))
}

/// The folder of a baseline, from which the paths in it are seen: however somebody types the path of a file, and
/// wherever they stand, it is one path.
#[derive(Clone, Debug)]
pub struct Home(PathBuf);

impl Home {
    /// The folder of the baseline at `path`.
    pub fn of(path: &Path) -> Self {
        Home(settled(path).parent().map(Path::to_owned).unwrap_or_default())
    }

    /// The path of a file that was typed, as a baseline has it.
    pub fn path(&self, typed: &str) -> String {
        if typed == STANDARD_INPUT {
            return typed.to_owned();
        }
        self.seen(Path::new(typed))
    }

    /// The path in an entry, as a baseline has it now.
    pub fn entry(&self, path: &str) -> String {
        if path == STANDARD_INPUT { path.to_owned() } else { self.seen(&self.0.join(path)) }
    }

    fn seen(&self, path: &Path) -> String {
        let path = settled(path);
        let mut up = PathBuf::new();
        for folder in self.0.ancestors() {
            if let Ok(rest) = path.strip_prefix(folder) {
                return slashed(&up.join(rest));
            }
            up.push("..");
        }
        slashed(&path)
    }
}

/// The absolute path of a file, without `.` and `..`, and with its folder as the system knows it.
fn settled(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let (Some(Ok(folder)), Some(name)) = (path.parent().map(Path::canonicalize), path.file_name()) {
        return folder.join(name);
    }
    let mut settled = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => _ = settled.pop(),
            other => settled.push(other),
        }
    }
    settled
}

fn slashed(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// What dismisses `reported` in the baseline at `home`.
pub fn dismissal(reported: &Reported<'_>, home: &Home, reason: Option<&str>, actor: &Actor) -> Dismissal {
    Dismissal {
        path: reported.path.map(|path| home.path(path)),
        reason: reason.map(str::to_owned),
        author: actor.author.clone(),
        date: actor.now.clone(),
        ..Dismissal::new(&reported.fingerprint, reported.finding.rule.as_ref(), reported.words())
    }
}

/// Takes findings, and passes those on that a baseline does not dismiss.
pub struct Dismissed<'a> {
    baseline: &'a mut Baseline,
    others: &'a mut dyn FnMut(&Reported<'_>) -> Result<(), AppError>,
}

impl std::fmt::Debug for Dismissed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dismissed").field("baseline", &self.baseline).finish_non_exhaustive()
    }
}

impl<'a> Dismissed<'a> {
    /// Passes on to `others` what `baseline` does not dismiss.
    pub fn new(baseline: &'a mut Baseline, others: &'a mut dyn FnMut(&Reported<'_>) -> Result<(), AppError>) -> Self {
        Dismissed { baseline, others }
    }
}

impl Take for Dismissed<'_> {
    fn take(&mut self, reported: &Reported<'_>) -> Result<Fate, AppError> {
        if self.baseline.dismisses(&reported.fingerprint) {
            return Ok(Fate::Dismissed);
        }
        (self.others)(reported).map(|()| Fate::Reported)
    }
}
