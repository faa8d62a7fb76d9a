//! `istilahi memory merge`.

use clap::Args;

use crate::app::merge::{self, Request};
use crate::app::session::Session;
use crate::cli::failure::Failure;
use crate::cli::terminal::{Counted, Terminal};
use crate::report::{counted, grouped};
use crate::store::{Likes, Store};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The memories whose units move
    #[arg(value_name = "FROM", required = true)]
    from: Vec<String>,

    /// The memory that they move into, created where there is none
    #[arg(long, value_name = "NAME")]
    into: String,

    /// Of units with the same texts keep only the best: by status, then origin, then age
    #[arg(long)]
    drop_duplicates: bool,

    /// Delete the memories that are empty then
    #[arg(long)]
    delete: bool,
}

pub(super) fn run(
    arguments: Arguments,
    session: &Session,
    store: &mut Store,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let likes = if arguments.drop_duplicates { Likes::Drop } else { Likes::Mark };
    let request = Request { from: arguments.from, into: arguments.into, likes, delete: arguments.delete };
    let mut progress = terminal.progress(Counted::Work);
    for (name, moved) in merge::merge(session, store, &request, &mut progress)? {
        let mut said = format!("moved {} from {name} into {}", counted(moved.units, "unit"), request.into);
        if moved.duplicates > 0 {
            said += &format!(", {} of them there before", grouped(moved.duplicates));
        }
        if moved.dropped > 0 {
            said += &format!(", dropped {}", counted(moved.dropped, "duplicate"));
        }
        if request.delete {
            said += &format!("; deleted memory {name}");
        }
        terminal.say(&said);
    }
    Ok(())
}
