//! `istilahi man`.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, Outcome};
use super::terminal::Terminal;
use crate::app::AppError;

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi man | man -l -
  istilahi man suggest | man -l -
  istilahi man --output ~/.local/share/man/man1")]
pub(super) struct Arguments {
    /// The command, such as `suggest` or `glossary import`; without it the page of the program
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,

    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut root = super::command();
    root.build();
    if let Some(folder) = &arguments.output {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(root, folder))
            .map_err(|source| AppError::Output { name: folder.display().to_string(), source })?;
        terminal.say(&format!("wrote the manual pages to {}", folder.display()));
        return Ok(Outcome::Done);
    }
    let mut command = &root;
    for name in &arguments.command {
        command = command.find_subcommand(name).ok_or_else(|| {
            Failure::new(format!("there is no command `{name}`")).hint("istilahi --help lists the commands")
        })?;
    }
    let mut page = Vec::new();
    let name = command.get_display_name().unwrap_or("istilahi").to_owned();
    clap_mangen::Man::new(command.clone())
        .title(name)
        .source(format!("istilahi {}", env!("CARGO_PKG_VERSION")))
        .render(&mut page)?;
    let mut out = terminal.out();
    out.write_all(&page)?;
    out.flush()?;
    Ok(Outcome::Done)
}
