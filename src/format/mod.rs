//! Floor 2: what files mean. One file a format, one entry in [`ALL`].
//!
//! A format says what it can do by returning a reader or writer; what it cannot do it leaves out. Readers get bytes and
//! hand on what they find; they never panic on what they are given. Only the formats that are archives or databases
//! themselves ([`Format::needs_file`]) open the file that they are given, for reading, and no other.

pub mod archive;
pub mod concept_names;
mod decode;
mod documents;
mod docx;
mod glossaries;
mod html;
mod json_fault;
mod json_lines;
mod limited;
mod lines;
mod markdown;
mod moses;
mod odt;
mod office;
mod omegat;
pub mod places;
mod plain_text;
mod po;
mod reading;
mod review;
mod sdltm;
mod sides;
mod srx;
mod table;
mod tbx;
#[cfg(test)]
mod testing;
mod text_passage;
mod tmx;
mod units;
mod utx;
mod weblate;
mod wordfast;
mod xliff;
mod xml;

pub use decode::{DecodeError, decode_text};
pub use documents::{Document, DocumentReader, Fill, Filler, Passage};
pub use glossaries::{Glossary, GlossaryReader, GlossaryWriter, Proposal, ProposalWriter};
pub use reading::{Effect, HEAD, Head, ReadError, ReadOptions, Source, Warning};
#[cfg(test)]
pub(crate) use review::{SCRIPT as REVIEW_SCRIPT, SCRIPT_HASH, STYLE as REVIEW_STYLE, STYLE_HASH};
pub use srx::{read_srx, write_srx};
pub use table::{read_glossary_pair, workbook_has_column};
pub use units::{Heading, Losses, ParallelFormat, UnitOutput, UnitReader, UnitSink, UnitWriter};

/// Every format, in the order in which they are tried on a file's content.
pub const ALL: &[&dyn Format] = &[
    &tmx::Tmx,
    &xliff::Xliff,
    &xliff::Xliff2,
    &docx::Docx,
    &odt::Odt,
    &sdltm::Sdltm,
    &review::Review,
    &html::Html,
    &tbx::Tbx,
    &tbx::Tbx3,
    &json_lines::JsonLines,
    &weblate::Weblate,
    &wordfast::Wordfast,
    &utx::Utx,
    &omegat::OmegaT,
    &moses::Moses,
    &po::Po,
    &table::Xlsx,
    &table::Csv,
    &table::Tsv,
    &markdown::Markdown,
    &plain_text::PlainText,
];

/// One file format.
pub trait Format: Sync {
    /// The word that names it after `--as`, such as `tmx`.
    fn name(&self) -> &'static str;

    /// What people call it, such as `TMX 1.4`.
    fn title(&self) -> &'static str;

    /// The endings its files have, without the dot, the usual one first. No two formats share one: of several that are
    /// written into files of one ending, only the usual one has it, and the others are asked for by name.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file that starts like this looks like this format.
    fn recognises(&self, head: &Head) -> bool;

    /// Whether a file that looks like mere text is taken for this format because of its ending: its content need not
    /// show what it is.
    fn goes_by_name(&self) -> bool {
        false
    }

    /// Whether it is read from a file on disk alone, because it is an archive or a database.
    fn needs_file(&self) -> bool {
        false
    }

    /// Reads texts to translate.
    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        None
    }

    /// How the texts of its units are written, where they can be found in the file letter by letter.
    fn notation(&self) -> Option<places::Notation> {
        None
    }

    /// Reads units.
    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        None
    }

    /// Writes units.
    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        None
    }

    /// Writes units as a file for people to decide on, which its unit reader takes back: such files have units with one
    /// text alone as well.
    fn review_writer(&self) -> Option<&dyn UnitWriter> {
        None
    }

    /// Reads and writes units as two files.
    fn parallel(&self) -> Option<&dyn ParallelFormat> {
        None
    }

    /// Reads concepts.
    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        None
    }

    /// Writes concepts.
    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        None
    }

    /// Writes concepts that somebody is still to decide on.
    fn proposal_writer(&self) -> Option<&dyn ProposalWriter> {
        None
    }
}

/// The format called `name`.
pub fn named(name: &str) -> Option<&'static dyn Format> {
    ALL.iter().copied().find(|format| format.name() == name)
}

/// The format whose files end in `extension` (without the dot, any case).
pub fn with_extension(extension: &str) -> Option<&'static dyn Format> {
    ALL.iter().copied().find(|format| format.extensions().iter().any(|one| one.eq_ignore_ascii_case(extension)))
}

/// A file of a kind that no format here reads, by the name that people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign(pub &'static str);

/// The first format that recognises `head`, the start of a file: plain text where it looks like nothing else.
///
/// # Errors
/// [`Foreign`] where it is markup of a kind that is not read, and would only look like text.
pub fn recognised(head: &Head) -> Result<&'static dyn Format, Foreign> {
    let found = ALL.iter().copied().find(|format| format.recognises(head));
    found.ok_or_else(|| {
        let sign = decode::binary_sign(&head.bytes).map(|sign| sign.strip_prefix("it is ").unwrap_or(sign));
        Foreign(sign.or_else(|| xml::foreign_markup(&head.text)).unwrap_or("a file of an unknown kind"))
    })
}
