//! Options of the commands that read files of units or terms.

use clap::Args;
use encoding_rs::Encoding;

use super::failure::Failure;
use super::options::Languages;
use crate::format::ReadOptions;

/// How a file is read.
#[derive(Clone, Debug, Args)]
pub(super) struct Reading {
    /// Read the files as this format whatever they look like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    pub(super) format: Option<String>,

    /// The encoding of the files, where they do not tell it: windows-1252, utf-16le, …
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,

    /// What a column of a table holds: its name or number, `=`, and a language, `id`, `note` …
    #[arg(long = "column", value_name = "NAME=MEANING", value_parser = column)]
    columns: Vec<(String, String)>,

    #[command(flatten)]
    pub(super) languages: Languages,
}

fn column(text: &str) -> Result<(String, String), String> {
    match text.rsplit_once('=') {
        Some((name, meaning)) if !name.trim().is_empty() && !meaning.trim().is_empty() => {
            Ok((name.trim().to_owned(), meaning.trim().to_owned()))
        }
        _ => Err(format!("`{text}` is not NAME=MEANING, such as Maana=sw")),
    }
}

impl Reading {
    /// The options for the readers.
    pub(super) fn options(&self, repair: bool) -> Result<ReadOptions, Failure> {
        let (source, target) = self.languages.pair()?;
        let encoding = self.encoding.as_deref().map(named).transpose()?;
        Ok(ReadOptions { source, target, encoding, columns: self.columns.clone(), repair, ..ReadOptions::default() })
    }
}

fn named(label: &str) -> Result<&'static Encoding, Failure> {
    Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(|| {
        Failure::new(format!("the encoding `{label}` is not known"))
            .hint("name it as web pages do: utf-8, utf-16le, windows-1252, iso-8859-1, macintosh, gb18030 …")
    })
}
