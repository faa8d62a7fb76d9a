//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::AppError;

/// Whether a file can stand at `path`: its folder is there, and it is not a folder itself.
pub(super) fn check_place(path: &Path) -> Result<(), AppError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let (kind, why) = if path.is_dir() {
        (ErrorKind::IsADirectory, "there is a folder of that name")
    } else if folder.is_some_and(|folder| !folder.is_dir()) {
        (ErrorKind::NotFound, "its folder is not there")
    } else {
        return Ok(());
    };
    Err(AppError::Output { name: path.display().to_string(), source: std::io::Error::new(kind, why) })
}

/// Writes `path` by way of a file beside it that takes its place when everything is written: a reader never sees half
/// a file, and what stood there before is lost only when the new one is complete.
pub(super) fn write_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<T>,
) -> Result<T, AppError> {
    let name = path.display().to_string();
    let failed = |source| AppError::Output { name: name.clone(), source };
    check_place(path)?;
    // A link keeps pointing where it does; what it points at is written.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let present = std::fs::metadata(path).ok();
    if present.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        // A device or pipe cannot be replaced, and nothing in it can be lost.
        let write_through = |file| {
            let mut out = BufWriter::new(file);
            let value = write(&mut out)?;
            out.flush().map(|()| value)
        };
        return File::options().write(true).open(path).and_then(write_through).map_err(failed);
    }
    let unfinished = beside(path);
    let outcome = File::create(&unfinished).and_then(|file| {
        if let Some(present) = present {
            file.set_permissions(present.permissions())?;
        }
        let mut out = BufWriter::new(file);
        let value = write(&mut out)?;
        out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        Ok(value)
    });
    outcome.map_err(|source| {
        // Nothing can be done where the leftover cannot be removed either.
        let _ = std::fs::remove_file(&unfinished);
        failed(source)
    })
}

fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}
