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

/// The profile called `named` (a shipped one, or a file), else the one in the file `found`, else `default`. What is
/// wrong with it is listed; the rest of it holds.
pub fn find_profile(named: Option<&str>, found: Option<&Path>) -> (Profile, Vec<Problem>) {
    if let Some(shipped) = named.and_then(profile::shipped) {
        return (shipped, Vec::new());
    }
    match named.map(PathBuf::from).or_else(|| found.map(Path::to_owned)) {
        Some(path) => read(&path, &mut Vec::new()),
        None => (Profile::default(), Vec::new()),
    }
}

/// The nearest profile in the folders above `file`.
pub fn profile_above(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    file.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// Reads the profile at `path`, which each of `chain` extends, the last one itself.
fn read(path: &Path, chain: &mut Vec<PathBuf>) -> (Profile, Vec<Problem>) {
    let name = path.display().to_string();
    let problem = |position, message, hint| Problem {
        file: Some(name.clone()),
        position,
        severity: Severity::Error,
        message,
        hint,
    };
    let is_loop = chain.iter().any(|other| is_same(other, path));
    chain.push(path.to_owned());
    if is_loop || chain.len() > MOST_BASES + 1 {
        let names = chain_of(chain);
        chain.pop();
        let (message, hint) = match is_loop {
            true => (format!("profiles extend each other in a circle: {names}"), "take one `extends` out"),
            false => (format!("too many profiles extend each other: {names}"), "make one of them of several"),
        };
        return (Profile::default(), vec![problem(None, message, Some(hint.to_owned()))]);
    }
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            chain.pop();
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
            let (profile, further) = read(&path, chain);
            problems.extend(further);
            profile
        })
    });
    chain.pop();
    problems.extend(faults.into_iter().map(|fault| problem(Some(fault.position), fault.message, fault.hint)));
    (profile, problems)
}

/// Whether both are one file.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// `a.toml → b.toml → a.toml`, as seen from the folder of the first.
fn chain_of(chain: &[PathBuf]) -> String {
    let folder = chain.first().and_then(|first| first.parent()).unwrap_or(Path::new(""));
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    chain.iter().map(name).collect::<Vec<_>>().join(" → ")
}
