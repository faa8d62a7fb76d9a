//! Files inside files: gzip and zip, unpacked as a stream with a bound.
//!
//! A member's name is never used as a path. What unpacks to far more than any text does is refused while it unpacks.

use std::fs::File;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

/// What gzip files begin with.
pub const GZIP: &[u8] = b"\x1F\x8B";
/// What zip archives begin with; the second form is an empty one.
pub const ZIP: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];
/// What SQLite databases begin with.
pub const SQLITE: &[u8] = b"SQLite format 3\0";

/// How much may be unpacked whatever it was packed in, in bytes.
const HARMLESS: u64 = 64 << 20;
/// How many times its packed size a text may have. XML packs to a tenth, tables of one repeated line to a hundredth.
const MOST_TIMES: u64 = 200;
/// How many members an archive may have.
const MOST_MEMBERS: usize = 10_000;

/// A stream that ends with an error where it becomes much longer than what it was packed in.
struct Bounded<R> {
    inner: R,
    read: u64,
    limit: Box<dyn Fn() -> u64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read += read as u64;
        if self.read > HARMLESS && self.read > (self.limit)() {
            let message = format!("it unpacks to more than {MOST_TIMES} times its size, as no text does");
            return Err(damaged(message));
        }
        Ok(read)
    }
}

/// The content of the gzip file `packed`; `packed_size` tells how many of its bytes were read.
pub fn unpack_gzip<'a>(packed: impl BufRead + 'a, packed_size: impl Fn() -> u64 + 'static) -> impl BufRead + 'a {
    let limit = Box::new(move || packed_size().saturating_mul(MOST_TIMES));
    BufReader::with_capacity(64 << 10, Bounded { inner: MultiGzDecoder::new(packed), read: 0, limit })
}

/// Opens the zip archive at `path`.
///
/// # Errors
/// Where it cannot be read or is no whole archive.
pub fn open_zip(path: &Path) -> Result<ZipArchive<BufReader<File>>> {
    let archive = ZipArchive::new(BufReader::new(File::open(path)?))
        .map_err(|error| damaged(format!("the archive is damaged: {error}")))?;
    if archive.len() > MOST_MEMBERS {
        return Err(damaged(format!("the archive has {} members", archive.len())));
    }
    Ok(archive)
}

/// What the archive with these `members`, which starts with `bytes`, is to the programs that write such archives.
pub fn kind(bytes: &[u8], members: &[String]) -> Option<&'static str> {
    let begins = |start: &str| members.iter().any(|name| name.starts_with(start));
    let has = |wanted: &str| members.iter().any(|name| name == wanted);
    // The type of an OpenDocument file is its first member and not compressed.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    Some(match () {
        () if begins("xl/") => "an Excel workbook",
        () if begins("ppt/") => "a PowerPoint presentation",
        () if begins("word/") => "a Word document",
        () if has("META-INF/container.xml") => "a book (epub)",
        () if has("content.xml") && start.contains("opendocument.spreadsheet") => "a spreadsheet (ods)",
        () if has("content.xml") && start.contains("opendocument.presentation") => "a presentation (odp)",
        () if has("content.xml") => "an OpenDocument file",
        () => return None,
    })
}

/// An error about what is packed, as the system reports none of its own.
fn damaged(message: String) -> Error {
    Error::new(ErrorKind::InvalidData, message)
}

/// The names of the members of the zip archive at `path` that are files.
///
/// # Errors
/// As [`open_zip`].
pub fn members(path: &Path) -> Result<Vec<String>> {
    let archive = open_zip(path)?;
    // A member whose name is no text is none that could be asked for.
    let names = archive.file_names().filter_map(|name| name.ok()).map(|name| name.into_owned());
    Ok(names.filter(|name| !name.ends_with('/')).collect())
}

/// Hands the content of the member called `name` to `work`.
///
/// # Errors
/// Where there is none of that name, or what `work` reports.
pub fn with_member<T, E: From<Error>>(
    archive: &mut ZipArchive<BufReader<File>>,
    name: &str,
    work: impl FnOnce(&mut dyn BufRead) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let member = archive.by_name(name).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => damaged(format!("a password protects `{name}`")),
        error => damaged(format!("`{name}` cannot be unpacked: {error}")),
    })?;
    let packed = member.compressed_size();
    let limit = Box::new(move || packed.saturating_mul(MOST_TIMES));
    work(&mut BufReader::with_capacity(64 << 10, Bounded { inner: member, read: 0, limit }))
}
