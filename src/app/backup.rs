//! A copy of the database in a file of its own.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::AppError;
use super::output::check_place;
use super::progress::Progress;
use crate::store::{Store, StoreError};

/// Copies the database to the file at `path`, by way of a file beside it that takes its place when it is whole. Returns
/// its size in bytes. A file that is there is replaced only where `replace` says so.
///
/// # Errors
/// [`AppError::Advised`] where `path` is taken, is the database itself or a database in use; [`AppError::Output`] where
/// it cannot be written; what the store reports. What stood at `path` still stands there then.
pub fn backup(store: &Store, path: &Path, replace: bool, progress: &mut dyn Progress) -> Result<u64, AppError> {
    let name = path.display().to_string();
    let failed = |source: io::Error| AppError::Output { name: name.clone(), source };
    check_place(path)?;
    // A link keeps pointing where it does.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if store.path().canonicalize().is_ok_and(|own| own == *path) {
        return Err(AppError::advised(format!("{name} is the database itself"), "name another file"));
    }
    let present = fs::metadata(path).ok();
    if present.as_ref().is_some_and(|present| !present.is_file()) {
        return Err(AppError::advised(
            format!("{name} is no file"),
            "a backup needs a file of its own: name another one",
        ));
    }
    if present.is_some() && !replace {
        return Err(AppError::advised(
            format!("{name} is there already"),
            format!("to replace it, type: istilahi backup '{name}' --force"),
        ));
    }
    // The log of a database in use would be applied to the copy that takes its place.
    if with_ending(path, "-wal").metadata().is_ok_and(|log| log.len() > 0) {
        return Err(AppError::advised(
            format!("{name} is a database in use, or one that was left in the middle of a change"),
            format!("name another file, or look at it first: istilahi --db '{name}' doctor"),
        ));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    let copy = tempfile::Builder::new()
        .prefix(&format!(".{file_name}."))
        .suffix(".part")
        .tempfile_in(folder)
        // Whoever named the copy knows nothing of the file beside it.
        .map_err(|error| failed(error.kind().into()))?
        .into_temp_path();
    progress.begin(&name, Some(store.size()?));
    let copied = store.copy_to(&copy, &mut |bytes| progress.advance(bytes));
    progress.end();
    copied.map_err(|error| match error {
        StoreError::DiskFull => failed(io::Error::new(ErrorKind::StorageFull, "the disk is full")),
        StoreError::Disk(what) => failed(io::Error::other(what)),
        other => other.into(),
    })?;
    let permissions = match present {
        Some(present) => Ok(present.permissions()),
        None => fs::metadata(store.path()).map(|own| own.permissions()),
    };
    if let Ok(permissions) = permissions {
        fs::set_permissions(&copy, permissions).map_err(failed)?;
    }
    let size = fs::File::open(&copy).and_then(|file| file.sync_all().and_then(|()| file.metadata())).map_err(failed)?;
    let moved = if replace { copy.persist(path) } else { copy.persist_noclobber(path) };
    moved.map_err(|error| failed(error.error))?;
    Ok(size.len())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
