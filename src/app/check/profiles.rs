//! Which profile holds: the one that is named, else the nearest `istilahi.toml` above the file, else `default`.

use std::path::{Path, PathBuf};

use super::Problem;
use crate::check::{Profile, profile};
use crate::model::finding::Severity;

/// What a profile is called where it holds for the files in and below its folder.
const FILE_NAME: &str = "istilahi.toml";

/// How many profiles can extend each other.
const MOST_BASES: usize = 8;

/// The profile called `named` (a shipped one, or a file), else the nearest one above `file`, else `default`; for texts
/// without a source `monolingual`.
///
/// # Errors
/// A [`Problem`] with the place in the profile.
pub fn find_profile(named: Option<&str>, file: Option<&Path>) -> Result<Profile, Problem> {
    if let Some(shipped) = named.and_then(profile::shipped) {
        return Ok(shipped);
    }
    match named.map(PathBuf::from).or_else(|| above(file?)) {
        Some(path) => read(&path, 0),
        None => Ok(Profile::default()),
    }
}

/// The nearest profile in the folders above `file`.
fn above(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    file.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

fn read(path: &Path, depth: usize) -> Result<Profile, Problem> {
    let name = path.display().to_string();
    let failed = |position, message, hint| Problem {
        file: Some(name.clone()),
        position,
        severity: Severity::Error,
        message,
        hint,
    };
    if depth > MOST_BASES {
        return Err(failed(None, "too many profiles extend each other".to_owned(), None));
    }
    let text = std::fs::read_to_string(path).map_err(|error| {
        let names: Vec<&str> = profile::SHIPPED.iter().map(|(name, _)| *name).collect();
        let hint = format!("a profile is one of {}, or a file", names.join(", "));
        failed(None, format!("cannot be read: {error}"), Some(hint))
    })?;
    let mut below = None;
    let profile = Profile::read(&text, &mut |base| {
        let path = path.with_file_name(base);
        path.is_file().then(|| read(&path, depth + 1).map_err(|problem| below = Some(problem)).ok()).flatten()
    });
    match (profile, below) {
        (_, Some(problem)) => Err(problem),
        (Err(error), None) => Err(failed(Some(error.position), error.message, error.hint)),
        (Ok(profile), None) => Ok(profile),
    }
}
