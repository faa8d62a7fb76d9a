//! Which profile holds: the one that is named, else the nearest `istilahi.toml` above the file, else `default`.

use std::path::{Path, PathBuf};

use super::Problem;
use crate::check::{Profile, profile};
use crate::model::finding::Severity;
use crate::text::nearest::nearest;

/// What a profile is called where it holds for the files in and below its folder.
const FILE_NAME: &str = "istilahi.toml";

/// How many profiles can extend each other.
const MOST_BASES: usize = 8;

/// The profile called `named` (a shipped one, or a file), else the nearest one above `file`, else `default`. What is
/// wrong with it is listed; the rest of it holds.
pub fn find_profile(named: Option<&str>, file: Option<&Path>) -> (Profile, Vec<Problem>) {
    if let Some(shipped) = named.and_then(profile::shipped) {
        return (shipped, Vec::new());
    }
    match named.map(PathBuf::from).or_else(|| above(file?)) {
        Some(path) => read(&path, 0),
        None => (Profile::default(), Vec::new()),
    }
}

/// The nearest profile in the folders above `file`.
fn above(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    file.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

fn read(path: &Path, depth: usize) -> (Profile, Vec<Problem>) {
    let name = path.display().to_string();
    let problem = |position, message, hint| Problem {
        file: Some(name.clone()),
        position,
        severity: Severity::Error,
        message,
        hint,
    };
    if depth > MOST_BASES {
        let message = "too many profiles extend each other".to_owned();
        return (Profile::default(), vec![problem(None, message, None)]);
    }
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let names: Vec<&str> = profile::SHIPPED.iter().map(|(name, _)| *name).collect();
            let near = nearest(&name, names.iter().copied());
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("a profile is one of {}, or a file", names.join(", ")),
            };
            let message = format!("the profile cannot be read: {error}");
            return (Profile::default(), vec![problem(None, message, Some(hint))]);
        }
    };
    let mut problems = Vec::new();
    let (profile, faults) = Profile::read(&text, &mut |base| {
        let path = path.with_file_name(base);
        path.is_file().then(|| {
            let (profile, further) = read(&path, depth + 1);
            problems.extend(further);
            profile
        })
    });
    problems.extend(faults.into_iter().map(|fault| problem(Some(fault.position), fault.message, fault.hint)));
    (profile, problems)
}
