//! Files of units as they are opened: most are one file; some formats have one for each language.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::AppError;
use super::input::Input;
use super::opened::Opened;
use crate::format::{self, Format, ParallelFormat, ReadOptions, Source, UnitReader, UnitSink};
use crate::text::language::Language;

const USE: &str = "imported as units";

/// An open file of units, or the two that belong together.
pub(super) enum UnitFile<'a> {
    /// One file.
    One(Box<Opened<'a>>, &'static dyn UnitReader),
    /// One file a language.
    Two(Box<Pair>),
}

/// Two files that belong together.
pub(super) struct Pair {
    source: PathBuf,
    target: PathBuf,
    options: ReadOptions,
    format: &'static dyn ParallelFormat,
    read: Rc<Cell<u64>>,
}

impl<'a> UnitFile<'a> {
    /// Opens `input`. `format` is the word of `--as`; without it, two files `NAME.en` and `NAME.sw` belong together
    /// (with the languages of `options`), and else the content tells.
    ///
    /// # Errors
    /// [`AppError`] where the input cannot be read or is of no format that holds units.
    pub(super) fn open(
        input: &'a mut Input<'_>,
        format: Option<&str>,
        options: &ReadOptions,
    ) -> Result<Self, AppError> {
        if let Input::File(path) = &*input
            && let Some(parallel) = parallel_format(format)
            && let Some((source, target)) = pair(path, options, format.is_some())
        {
            let options = options.clone();
            return Ok(UnitFile::Two(Box::new(Pair {
                source,
                target,
                options,
                format: parallel,
                read: Rc::default(),
            })));
        }
        let opened = Opened::open(input, Some(options))?;
        let format = opened.format_for(format, USE, |one| one.unit_reader().is_some())?;
        let reader = format.unit_reader().expect("format_for returns what was asked for");
        Ok(UnitFile::One(Box::new(opened), reader))
    }

    /// How many bytes it has, where that is known.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            UnitFile::One(opened, _) => opened.size,
            UnitFile::Two(pair) => std::fs::metadata(&pair.source).ok().map(|metadata| metadata.len()),
        }
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> Rc<Cell<u64>> {
        match self {
            UnitFile::One(opened, _) => opened.read.clone(),
            UnitFile::Two(pair) => pair.read.clone(),
        }
    }

    /// Reads all of it into `sink`.
    ///
    /// # Errors
    /// What the reader reports, with the file's name.
    pub(super) fn read(&mut self, sink: &mut dyn UnitSink) -> Result<(), AppError> {
        match self {
            UnitFile::One(opened, reader) => opened.read(|source| reader.read(source, sink)),
            UnitFile::Two(pair) => pair.read(sink),
        }
    }
}

impl Pair {
    fn read(&self, sink: &mut dyn UnitSink) -> Result<(), AppError> {
        let (mut first, mut second) = (Input::File(self.source.clone()), Input::File(self.target.clone()));
        let mut source = Opened::counting(&mut first, &self.options, self.read.clone())?;
        let mut target = Opened::open(&mut second, Some(&self.options))?;
        source.read(|source| target.hand(|target: &mut Source<'_>| self.format.read(source, target, sink)))
    }
}

/// The format of two files that `word` after `--as` names; the only one there is where nothing was named.
fn parallel_format(word: Option<&str>) -> Option<&'static dyn ParallelFormat> {
    match word {
        Some(word) => format::named(word).and_then(Format::parallel),
        None => format::ALL.iter().find_map(|format| format.parallel()),
    }
}

/// The files for the source and the target language: `path` and the one beside it that is called like it, but for the
/// language at its end. Where it `was_asked` for, `path` can also be their common name.
fn pair(path: &Path, options: &ReadOptions, was_asked: bool) -> Option<(PathBuf, PathBuf)> {
    let (from, to) = (&options.source, &options.target);
    let is = |language: &Language, ending: &str| {
        ending.eq_ignore_ascii_case(language.as_str()) || ending.eq_ignore_ascii_case(language.base())
    };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let other = |language: &Language| {
        [language.as_str(), language.base()].into_iter().map(|tag| path.with_extension(tag)).find(|file| file.is_file())
    };
    if is(from, ending) {
        return Some((path.to_owned(), other(to)?));
    }
    if is(to, ending) {
        return Some((other(from)?, path.to_owned()));
    }
    let with = |language: &Language| PathBuf::from(format!("{}.{language}", path.display()));
    (was_asked && !path.is_file()).then(|| (with(from), with(to)))
}

/// The two files that units are written to as one file a language: `NAME.en` and `NAME.sw`, whether `path` is `NAME` or
/// one of the two.
pub(super) fn outputs(path: &Path, from: &Language, to: &Language) -> (PathBuf, PathBuf) {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let stem = match [from.as_str(), to.as_str()].contains(&ending) {
        true => path.with_extension(""),
        false => path.to_owned(),
    };
    let with = |language: &Language| PathBuf::from(format!("{}.{language}", stem.display()));
    (with(from), with(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_both_files() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a.en", "a.sw", "b.en", "c.sw"] {
            std::fs::write(at(name), "x").unwrap();
        }
        let options = ReadOptions::default();
        let both = Some((at("a.en"), at("a.sw")));
        assert_eq!(pair(&at("a.en"), &options, false), both);
        assert_eq!(pair(&at("a.sw"), &options, false), both);
        assert_eq!(pair(&at("a"), &options, true), both);
        assert_eq!(pair(&at("a"), &options, false), None);
        assert_eq!(pair(&at("b.en"), &options, true), None);
        assert_eq!(pair(&at("a.tmx"), &options, false), None);
        let (en, sw) = (Language::english(), Language::swahili());
        assert_eq!(outputs(&at("x"), &en, &sw), (at("x.en"), at("x.sw")));
        assert_eq!(outputs(&at("x.sw"), &en, &sw), (at("x.en"), at("x.sw")));
        assert_eq!(outputs(&at("x.y"), &en, &sw), (at("x.y.en"), at("x.y.sw")));
    }
}
