//! `istilahi export`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::Languages;
use super::terminal::Terminal;
use crate::app::export::{Destination, Request, export};
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
  istilahi export --memory client --exact --output client.tmx
  istilahi export --as tmx > all.tmx")]
pub(super) struct Arguments {
    /// The memory; without it all of them
    #[arg(long, value_name = "NAME")]
    memory: Option<String>,

    /// The format; without it the ending of the file tells, and standard output gets TMX; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT")]
    format: Option<String>,

    /// The file to write; without it standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write the file that was imported into the memory again as it was, with all that it carried
    #[arg(long)]
    exact: bool,

    /// Only the units that this batch brought in; `istilahi history` lists the batches
    #[arg(long, value_name = "NUMBER")]
    batch: Option<i64>,

    /// 2: with inline codes; 1: only the text between them
    #[arg(long, value_name = "LEVEL", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    level: u8,

    #[command(flatten)]
    languages: Languages,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let (source, target) = arguments.languages.pair()?;
    let request = Request {
        memory: arguments.memory.clone(),
        batch: arguments.batch,
        heading: Heading { inline_codes: arguments.level == 2, ..Heading::new(source, target) },
        exact: arguments.exact,
        format: arguments.format.clone(),
    };
    match arguments.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let written = export(&store, &request, Destination::File(path))?;
            terminal.say(&format!("wrote {} to {}", counted(written.count, "unit"), path.display()));
            terminal.say_lost(&written.losses);
        }
        None => {
            let mut out = terminal.out();
            let written = export(&store, &request, Destination::Stream(out.as_mut()))?;
            out.flush()?;
            terminal.say_lost(&written.losses);
        }
    }
    Ok(Outcome::Done)
}
