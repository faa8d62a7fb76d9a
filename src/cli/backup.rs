//! `istilahi backup`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::terminal::{Counted, Terminal};
use crate::app::backup::backup;
use crate::app::session::Session;
use crate::report::grouped;

/// Copy the database to a file, while others use it
///
/// The copy is the database as it stands at one moment, complete with its history. To use it, name it with --db, or put
/// it in the place of the database. A copy that is not finished never takes the place of a file.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi backup istilahi-monday.db
  istilahi backup /media/disk/istilahi.db --force   replace the copy that is there
  istilahi --db istilahi-monday.db doctor           is the copy whole?")]
pub(super) struct Arguments {
    /// The file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let path = &arguments.file;
    if path == Path::new("-") {
        return Err(Failure::new("a backup cannot be written to standard output")
            .hint("name a file: istilahi backup istilahi-backup.db"));
    }
    let store = session.open()?;
    let bytes = backup(&store, path, arguments.force, &mut terminal.progress(Counted::Bytes))?;
    let size = match bytes >> 20 {
        0 => format!("{} kB", grouped(bytes.div_ceil(1 << 10))),
        megabytes => format!("{} MB", grouped(megabytes)),
    };
    terminal.say(&format!("copied {} to {} ({size})", store.path().display(), path.display()));
    Ok(Outcome::Done)
}
