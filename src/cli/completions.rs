//! `istilahi completions`.

use clap::Args;
use clap_complete::Shell;

use super::failure::{Failure, Outcome};
use super::terminal::Terminal;

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi completions bash > ~/.local/share/bash-completion/completions/istilahi
  istilahi completions fish > ~/.config/fish/completions/istilahi.fish")]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::command(), "istilahi", &mut script);
    let mut out = terminal.out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}
