//! `istilahi memory`.

mod clean;
mod merge;

use clap::{Args, Subcommand};

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::app::memories::{self, Edit};
use crate::app::session::Session;
use crate::model::score::Tenths;
use crate::report::counted;

/// List, create, edit, merge, clean or delete memories
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi memory list
  istilahi memory create client --priority 10
  istilahi memory edit old-mt --penalty 10  its matches lose ten points
  istilahi memory merge old-mt client --into all
  istilahi memory clean client              what is of no use in it
  istilahi memory clean client --only duplicate --apply
  istilahi memory delete old-mt --yes")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the memories with what they hold
    List {
        #[command(flatten)]
        form: ReportForm,
    },
    /// Create an empty memory
    Create {
        /// Its name
        name: String,

        /// Among equal scores, matches of the higher priority come first
        #[arg(long, value_name = "NUMBER", default_value_t = 0, allow_negative_numbers = true)]
        priority: i64,

        /// Points that are taken off each of its matches, 0 to 100, with at most one decimal
        #[arg(long, value_name = "POINTS", default_value = "0", value_parser = points, allow_negative_numbers = true)]
        penalty: Tenths,
    },
    /// Change a memory's name, priority or penalty
    Edit {
        /// Its name
        name: String,

        /// The new name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,

        /// Among equal scores, matches of the higher priority come first
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        priority: Option<i64>,

        /// Points that are taken off each of its matches, 0 to 100, with at most one decimal
        #[arg(long, value_name = "POINTS", value_parser = points, allow_negative_numbers = true)]
        penalty: Option<Tenths>,
    },
    /// Move all units of memories into one
    Merge(merge::Arguments),
    /// Show the units of a memory that are of no use, and delete them with --apply
    Clean(Box<clean::Arguments>),
    /// Delete a memory with all its units
    Delete {
        /// Its name
        name: String,

        /// Do it; without this the command only says what would be deleted
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    match arguments.command {
        Command::List { form } => {
            let memories = memories::list(&store)?;
            terminal
                .report(form.form(), |report| memories.iter().try_for_each(|memory| report.memory(memory)))
                .map_err(Failure::from)?;
        }
        Command::Create { name, priority, penalty } => {
            memories::create(session, &mut store, &name, priority, penalty)?;
            terminal.say(&format!("created memory {name}"));
        }
        Command::Edit { name, rename, priority, penalty } => {
            let edit = Edit { name: rename, priority, penalty };
            if edit == Edit::default() {
                return Err(Failure::new("there is nothing to change")
                    .hint("give --rename, --priority or --penalty; istilahi memory edit --help explains them"));
            }
            let edited = memories::edit(session, &mut store, &name, edit)?;
            terminal.say(&format!(
                "memory {}: priority {}, penalty {}",
                edited.name,
                edited.priority,
                f64::from(edited.penalty) / 10.0
            ));
        }
        Command::Merge(arguments) => merge::run(&arguments, session, &mut store, terminal)?,
        Command::Clean(arguments) => clean::run(&arguments, session, &mut store, terminal)?,
        Command::Delete { name, yes } => {
            let units = memories::size(&store, &name)?;
            if units > 0 && !yes {
                let message = format!("memory {name} holds {}, which would be deleted", counted(units, "unit"));
                return Err(
                    Failure::new(message).hint(format!("to delete them, type: istilahi memory delete '{name}' --yes"))
                );
            }
            let units = memories::delete(session, &mut store, &name, yes)?;
            terminal.say(&format!("deleted memory {name} with {}", counted(units, "unit")));
        }
    }
    Ok(Outcome::Done)
}

/// Points with at most one decimal, as tenths.
fn points(text: &str) -> Result<Tenths, String> {
    let refused = || format!("`{text}` is not a number of points from 0 to 100 with at most one decimal");
    let (whole, tenths) = text.split_once('.').unwrap_or((text, "0"));
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<Tenths>().ok()).flatten().ok_or_else(refused)
    };
    let tenths = if tenths.len() == 1 { number(tenths)? } else { return Err(refused()) };
    let points = number(whole)?.checked_mul(10).and_then(|points| points.checked_add(tenths)).ok_or_else(refused)?;
    if points > 1000 { Err(refused()) } else { Ok(points) }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_have_one_decimal_at_most() {
        assert_eq!(points("10"), Ok(100));
        assert_eq!(points("2.5"), Ok(25));
        assert_eq!(points("100.0"), Ok(1000));
        for bad in ["", "-1", "100.1", "1.25", "1.", "1e2", "ten", "99999999999"] {
            assert!(points(bad).is_err(), "{bad}");
        }
    }
}
