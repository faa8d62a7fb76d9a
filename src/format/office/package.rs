//! The archive that a document is, and what it is instead where it is none.

use std::fs::File;
use std::io::{BufRead, BufReader, Error, Read};
use std::path::Path;

use zip::ZipArchive;

use super::super::archive::{self, ZIP, open_zip, with_member};
use super::super::decode::binary_sign;
use super::super::xml::XmlStream;
use super::super::{ReadError, ReadOptions, Source};
use crate::text::positions::Position;

/// How much all members together may unpack to, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;
/// What files of old Office programs begin with, and new ones that a password protects.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A kind of document.
pub(in crate::format) struct Kind {
    /// What it is called, such as `a Word document`.
    pub(in crate::format) title: &'static str,
    /// Its ending.
    pub(in crate::format) ending: &'static str,
    /// The member that holds its text.
    pub(in crate::format) main: &'static str,
}

/// An open document.
pub(in crate::format) struct Package {
    archive: ZipArchive<BufReader<File>>,
    kind: &'static Kind,
    unpacked: u64,
}

/// A stream that counts, and ends with an error where there is too much of it.
struct Metered<'a> {
    inner: &'a mut dyn BufRead,
    read: &'a mut u64,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        *self.read += read as u64;
        if *self.read > MOST_UNPACKED {
            return Err(Error::other(format!("it unpacks to more than {} MB", MOST_UNPACKED >> 20)));
        }
        Ok(read)
    }
}

impl Package {
    /// Opens the document at `path`, which should be of the kind `kind`.
    pub(in crate::format) fn open(path: &Path, kind: &'static Kind) -> Result<Self, ReadError> {
        let mut start = Vec::new();
        File::open(path)?.take(200).read_to_end(&mut start)?;
        let Kind { title, ending, main } = kind;
        if start.starts_with(OLE) {
            let message =
                format!("this is no .{ending} file: a password protects it, or an old program wrote it (.doc)");
            return Err(malformed(
                message,
                &format!("open it in its program and save it without a password as .{ending}"),
            ));
        }
        if !ZIP.iter().any(|sign| start.starts_with(sign)) {
            let sign = binary_sign(&start).unwrap_or("it seems to be text");
            let hint = format!("save it as .{ending}, or leave out --as so that its content tells what it is");
            return Err(malformed(format!("this is not {title}, which is a zip archive: {sign}"), &hint));
        }
        let opened = open_zip(path).map_err(|error| {
            malformed(error.to_string(), "get the whole file again, or have its program repair it and save it anew")
        })?;
        let mut package = Package { archive: opened, kind, unpacked: 0 };
        let names = package.names();
        if !names.iter().any(|name| name == main) {
            let seems = archive::kind(&start, &names).unwrap_or("a zip archive of other files");
            let message = format!("this is not {title}: `{main}` is not in it, so it seems to be {seems}");
            return Err(malformed(message, &format!("save it as .{ending}")));
        }
        Ok(package)
    }

    /// The names of all members.
    pub(in crate::format) fn names(&mut self) -> Vec<String> {
        self.archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect()
    }

    /// Hands the XML of the member called `name` to `work`.
    pub(in crate::format) fn xml<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut XmlStream<'_>) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let options = ReadOptions::default();
        self.member(name, |member| work(&mut XmlStream::open(&mut Source::new(member, &options))?))
    }

    /// The text of the small member called `name`.
    pub(in crate::format) fn text(&mut self, name: &str) -> Result<String, ReadError> {
        self.member(name, |member| {
            let mut bytes = Vec::new();
            member.take(1 << 20).read_to_end(&mut bytes)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
    }

    fn member<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut dyn BufRead) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let Package { archive, kind, unpacked } = self;
        let read = with_member(archive, name, |member| {
            work(&mut BufReader::with_capacity(64 << 10, Metered { inner: member, read: unpacked }))
        });
        let hint = || format!("open it in its program and save it anew as .{}", kind.ending);
        read.map_err(|error| match error {
            ReadError::Malformed { position, message, hint: told } => {
                let message = format!("in `{name}`: {message}");
                ReadError::Malformed { position, message, hint: Some(told.unwrap_or_else(hint)) }
            }
            ReadError::Io(error) => malformed(format!("in `{name}`: {error}"), &hint()),
            ReadError::Undecodable(error) => malformed(format!("in `{name}`: {error}"), &hint()),
            other => other,
        })
    }
}

/// An error about the document as a whole.
fn malformed(message: String, hint: &str) -> ReadError {
    ReadError::Malformed { position: Position { line: 1, column: 1 }, message, hint: Some(hint.to_owned()) }
}
