//! `istilahi export`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::Languages;
use super::terminal::Terminal;
use crate::app::export::{Destination, export};
use crate::app::session::Session;
use crate::format::Heading;
use crate::report::counted;

/// Write translation memories to a file
///
/// The file is written whole or not at all. It says of itself that it is translated from the language of --from.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi export --memory client --output client.tmx
  istilahi export --as tmx > all.tmx")]
pub(super) struct Arguments {
    /// The memory; without it all of them
    #[arg(long, value_name = "NAME")]
    memory: Option<String>,

    /// The format (tmx); without it the ending of the file tells, and standard output gets TMX
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    /// The file to write; without it standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    languages: Languages,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let (source, target) = arguments.languages.pair()?;
    let heading = Heading::new(source, target);
    let (memory, format) = (arguments.memory.as_deref(), arguments.format.as_deref());
    match arguments.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let count = export(&store, memory, &heading, format, Destination::File(path))?;
            terminal.say(&format!("wrote {} to {}", counted(count, "unit"), path.display()));
        }
        None => {
            let mut out = terminal.out();
            export(&store, memory, &heading, format, Destination::Stream(out.as_mut()))?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}
