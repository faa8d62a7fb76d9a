//! Files as they are opened for reading: unpacked, their format told by what is in them.

use std::cell::Cell;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Cursor, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tempfile::TempPath;

use super::input::{Input, open};
use super::{AppError, InputProblem};
use crate::format::{
    self, DecodeError, Foreign, Format, HEAD, Head, ReadError, ReadOptions, Source, archive, decode_text,
};

/// How often something can be packed: a document in an archive that was compressed again.
const MOST_LAYERS: usize = 3;

/// An open file or stream.
pub(super) struct Opened<'a> {
    /// What to call it in messages.
    pub(super) name: String,
    /// How many bytes it has, where that is known.
    pub(super) size: Option<u64>,
    /// How many of them were read.
    pub(super) read: Rc<Cell<u64>>,
    options: ReadOptions,
    head: Head,
    extension: Option<String>,
    path: Option<PathBuf>,
    stream: Box<dyn BufRead + 'a>,
    /// What is known of an archive that is no document and holds more than one file.
    unclear: Option<Unclear>,
    /// The name of what was unpacked last, that of the file at first.
    inside: String,
    /// Whether anything had to be unpacked.
    is_packed: bool,
    /// Why the start of the file cannot be read to its end.
    cut: Option<std::io::Error>,
    /// What was unpacked, or came as a stream and has to be a file. Removed when this is dropped.
    spooled: Option<TempPath>,
}

/// An archive of which no file can be meant.
#[derive(Clone, Copy)]
enum Unclear {
    /// It has so many.
    Members(usize),
    /// It is a document of this kind.
    Kind(&'static str),
    /// It is named like a document of this kind, and is none.
    Misnamed(&'static str),
}

impl Unclear {
    fn problem(self) -> InputProblem {
        match self {
            Unclear::Members(members) => InputProblem::Archive { members },
            Unclear::Kind(kind) => InputProblem::Foreign(Foreign(kind)),
            Unclear::Misnamed(title) => InputProblem::Misnamed { title, is_text: false },
        }
    }
}

/// The end of a stream that cannot be read on.
struct Broken(Option<std::io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(self.0.take().unwrap_or_else(|| ErrorKind::InvalidData.into()))
    }
}

/// A reader that counts its bytes.
struct Counting<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

impl<'a> Opened<'a> {
    /// Opens `input` and unpacks what is gzipped or the one file in a zip archive, one in the other as well.
    ///
    /// # Errors
    /// Where it is missing, empty, or cannot be unpacked.
    pub(super) fn open(input: &'a mut Input<'_>, options: Option<&ReadOptions>) -> Result<Opened<'a>, AppError> {
        Self::counting(input, &options.cloned().unwrap_or_default(), Rc::default())
    }

    /// The same, with the bytes that are read counted in `read`.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn counting(
        input: &'a mut Input<'_>,
        options: &ReadOptions,
        read: Rc<Cell<u64>>,
    ) -> Result<Opened<'a>, AppError> {
        let (name, extension) = (input.name(), input.extension().map(str::to_owned));
        let mut opened = Opened { read, ..Self::unopened(name, extension, options.clone()) };
        opened.fill(input).map_err(|problem| AppError::Input { name: opened.name.clone(), problem })?;
        Ok(opened)
    }

    fn unopened(name: String, extension: Option<String>, options: ReadOptions) -> Self {
        Opened {
            inside: name.clone(),
            is_packed: false,
            cut: None,
            name,
            size: None,
            read: Rc::default(),
            options,
            head: Head::default(),
            extension,
            path: None,
            stream: Box::new(std::io::empty()),
            unclear: None,
            spooled: None,
        }
    }

    fn fill(&mut self, input: &'a mut Input<'_>) -> Result<(), InputProblem> {
        let inner: Box<dyn Read + 'a> = match input {
            Input::File(path) => {
                let file = open(path)?;
                self.size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
                self.path = self.size.is_some().then(|| path.clone());
                Box::new(file)
            }
            Input::Stream { reader, .. } => Box::new(reader),
        };
        self.stream = Box::new(BufReader::with_capacity(HEAD, Counting { inner, read: self.read.clone() }));
        self.look()?;
        for _ in 0..MOST_LAYERS {
            let is_zip = archive::ZIP.iter().any(|start| self.head.bytes.starts_with(start));
            let is_unpacked = match self.head.bytes.starts_with(archive::GZIP) {
                true => self.unpack_gzip().map(|()| true)?,
                false => is_zip && self.unzip()?,
            };
            if !is_unpacked {
                break;
            }
        }
        if self.head.bytes.starts_with(archive::SQLITE) {
            self.spool()?;
        }
        if self.head.bytes.is_empty() {
            return Err(InputProblem::NoText);
        }
        Ok(())
    }

    /// Reads the start of the stream, which stays in it.
    fn look(&mut self) -> Result<(), InputProblem> {
        let mut start = Vec::with_capacity(HEAD);
        let mut stream = std::mem::replace(&mut self.stream, Box::new(std::io::empty()));
        let read = stream.by_ref().take(HEAD as u64).read_to_end(&mut start);
        self.head = Head::new(&start);
        self.stream = match read {
            Ok(_) => Box::new(Cursor::new(start).chain(stream)),
            Err(error) if start.is_empty() => return Err(self.unreadable(error)),
            // What comes before the damage can be read.
            Err(error) => {
                self.cut = Some(std::io::Error::new(error.kind(), error.to_string()));
                Box::new(BufReader::new(Cursor::new(start).chain(Broken(Some(error)))))
            }
        };
        Ok(())
    }

    /// What is wrong where reading fails with `error`.
    fn unreadable(&self, error: std::io::Error) -> InputProblem {
        match error.kind() {
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof if self.is_packed => {
                InputProblem::Packed(error)
            }
            _ => InputProblem::Unreadable(error),
        }
    }

    fn unpack_gzip(&mut self) -> Result<(), InputProblem> {
        let read = self.read.clone();
        let packed = std::mem::replace(&mut self.stream, Box::new(std::io::empty()));
        self.stream = Box::new(archive::unpack_gzip(packed, move || read.get()));
        (self.path, self.is_packed) = (None, true);
        self.inside = unpacked_name(&self.inside).to_owned();
        self.extension = extension_of(&self.inside);
        self.look()
    }

    /// Puts the rest of the stream into a file of its own, unless it is one.
    fn spool(&mut self) -> Result<(), InputProblem> {
        if self.path.is_some() {
            return Ok(());
        }
        let mut stream = std::mem::replace(&mut self.stream, Box::new(std::io::empty()));
        self.keep(|file| std::io::copy(&mut stream, file).map(drop))
    }

    /// Writes a temporary file and reads on from it.
    fn keep(&mut self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), InputProblem> {
        let mut file = tempfile::NamedTempFile::new().map_err(InputProblem::Unreadable)?;
        write(&mut file).and_then(|()| file.flush()).map_err(|error| self.unreadable(error))?;
        let (_, path) = file.into_parts();
        let reopened = open(&path)?;
        self.read.set(0);
        self.size = reopened.metadata().ok().map(|metadata| metadata.len());
        self.stream = Box::new(BufReader::with_capacity(HEAD, Counting { inner: reopened, read: self.read.clone() }));
        self.path = Some(path.to_path_buf());
        self.spooled = Some(path);
        Ok(())
    }

    /// Unpacks the one file in a zip archive, unless the archive is a document itself, and tells whether it did.
    fn unzip(&mut self) -> Result<bool, InputProblem> {
        self.spool()?;
        let was_packed = std::mem::replace(&mut self.is_packed, true);
        let path = self.path.clone().unwrap_or_default();
        let members = archive::members(&path).map_err(|error| self.unreadable(error))?;
        if members.is_empty() {
            return Err(InputProblem::NoText);
        }
        let head = Head::of_archive(&self.head.bytes, members.clone());
        if format::recognised(&head).is_ok() {
            (self.head, self.is_packed) = (head, was_packed);
            return Ok(false);
        }
        let hidden = |name: &str| {
            name.split('/').any(|part| part == "__MACOSX" || part.starts_with('.') && !matches!(part, "." | ".."))
        };
        let mut files = members.iter().filter(|name| !hidden(name));
        let only = files.next().filter(|_| files.next().is_none());
        // What is in an archive that is named like a document is not what somebody means by it.
        let named = self.extension.as_deref().and_then(format::with_extension).filter(|format| format.needs_file());
        let named = named.map(Format::title);
        let (Some(name), None) = (only, named) else {
            // A format that is asked for by name may say better what the archive is.
            let kind = archive::kind(&head.bytes, &members).map(Unclear::Kind);
            self.unclear = kind.or(named.map(Unclear::Misnamed)).or(Some(Unclear::Members(members.len())));
            self.head = head;
            return Ok(false);
        };
        let archive_of_one = self.spooled.take();
        let mut archive = archive::open_zip(&path).map_err(|error| self.unreadable(error))?;
        self.keep(|file| archive::with_member(&mut archive, name, |member| std::io::copy(member, file).map(drop)))?;
        drop(archive_of_one);
        self.extension = extension_of(name);
        self.inside.clone_from(name);
        self.look()?;
        Ok(true)
    }

    /// The format called `word` after `--as`, else the one that the content tells, else the one of the file's name;
    /// the first of them that `can` do what is asked, which is called `use_for` in messages.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn format_for(
        &self,
        word: Option<&str>,
        use_for: &'static str,
        can: impl Fn(&dyn Format) -> bool,
    ) -> Result<&'static dyn Format, AppError> {
        if let Some(word) = word {
            let unknown = || AppError::unknown_format(word, use_for, &can);
            let format = format::named(word).filter(|format| can(*format)).ok_or_else(unknown)?;
            return self
                .unclear
                .filter(|_| !format.needs_file())
                .map_or(Ok(format), |unclear| Err(self.failed(unclear.problem())));
        }
        if let Some(unclear) = self.unclear {
            return Err(self.failed(unclear.problem()));
        }
        let by_content =
            format::recognised(&self.head).map_err(|foreign| self.failed(InputProblem::Foreign(foreign)))?;
        let named = self.extension.as_deref().and_then(format::with_extension);
        let by_name = named.filter(|format| format.goes_by_name() && can(*format));
        let (title, format) = (by_content.title(), by_content.name());
        // What shows nothing but text is what its name says: a table with one column, a page without a head.
        let is_mere_text = matches!(by_content.name(), "text" | "markdown");
        if let Some(title) = named.filter(|format| is_mere_text && format.needs_file()).map(Format::title)
            && decode_text(&self.head.bytes).is_ok()
        {
            return Err(self.failed(InputProblem::Misnamed { title, is_text: true }));
        }
        let by_content = Some(by_content).filter(|format| can(*format));
        let found = if is_mere_text { by_name.or(by_content) } else { by_content };
        found.ok_or_else(|| match (&self.cut, decode_text(&self.head.bytes)) {
            // What is left of it is too little to tell.
            (Some(error), _) => self.failed(self.unreadable(std::io::Error::new(error.kind(), error.to_string()))),
            (None, Err(error @ DecodeError::Binary { .. })) if is_mere_text => {
                self.failed(InputProblem::Undecodable(error))
            }
            _ => self.failed(InputProblem::WrongFormat { title, format, use_for }),
        })
    }

    /// Hands the file to `work`.
    ///
    /// # Errors
    /// What `work` reports, with the file's name.
    pub(super) fn read<T>(
        &mut self,
        work: impl FnOnce(&mut Source<'_>) -> Result<T, ReadError>,
    ) -> Result<T, AppError> {
        let mut source = Source { stream: &mut self.stream, path: self.path.as_deref(), options: &self.options };
        work(&mut source).map_err(|error| match error {
            ReadError::Io(error) => self.failed(self.unreadable(error)),
            error => AppError::reading(&self.name, error),
        })
    }

    /// Whether it is in an archive or compressed.
    pub(super) fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Its name without folder and ending.
    pub(super) fn stem(&self) -> String {
        Path::new(unpacked_name(&self.name)).file_stem().and_then(OsStr::to_str).unwrap_or_default().to_owned()
    }

    /// Hands the file to `work`, whose errors are about another file as well.
    pub(super) fn hand<T>(&mut self, work: impl FnOnce(&mut Source<'_>) -> T) -> T {
        work(&mut Source { stream: &mut self.stream, path: self.path.as_deref(), options: &self.options })
    }

    /// An error about this file.
    pub(super) fn failed(&self, problem: InputProblem) -> AppError {
        AppError::Input { name: self.name.clone(), problem }
    }
}

fn extension_of(name: &str) -> Option<String> {
    Path::new(name).extension().and_then(OsStr::to_str).map(str::to_owned)
}

/// `a.tmx` of `a.tmx.gz` and of `a.tmx.gz.zip`.
pub(super) fn unpacked_name(name: &str) -> &str {
    let packed = Path::new(name).extension().and_then(OsStr::to_str);
    let packed = packed.filter(|packed| ["gz", "zip"].iter().any(|one| packed.eq_ignore_ascii_case(one)));
    packed.and_then(|packed| name.get(..name.len() - packed.len() - 1)).map_or(name, unpacked_name)
}
