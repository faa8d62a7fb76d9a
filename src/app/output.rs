//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::AppError;

/// Writes `path` by way of a file beside it that takes its place when everything is written: a reader never sees half
/// a file, and what stood there before is lost only when the new one is complete.
pub(super) fn write_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<T>,
) -> Result<T, AppError> {
    let failed = |source| AppError::Output { name: path.display().to_string(), source };
    if path.is_dir() {
        return Err(failed(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
    }
    let unfinished = beside(path);
    let outcome = File::create(&unfinished).and_then(|file| {
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
