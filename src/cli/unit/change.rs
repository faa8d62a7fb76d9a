//! `istilahi unit show|edit|approve|reject|delete`.

use clap::{Args, ValueEnum};

use super::choice::{Choice, unit_number};
use super::{editor, words};
use crate::app::AppError;
use crate::app::session::Session;
use crate::app::unit_changes::{self, Act, Changed, Chosen, Exchange};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::options::ReportForm;
use crate::cli::terminal::{Counted, Terminal};
use crate::model::provenance::Status;
use crate::report::{counted, grouped};
use crate::store::Store;

/// How many units are shown before and after a change.
const SHOWN: usize = 5;

/// How many are shown where each of them was named.
const SHOWN_NAMED: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The numbers of the units
    #[arg(value_name = "ID", required = true, value_parser = unit_number)]
    ids: Vec<i64>,

    #[command(flatten)]
    form: ReportForm,
}

#[derive(Debug, Args)]
pub(super) struct Plain {
    #[command(flatten)]
    choice: Choice,

    #[command(flatten)]
    form: ReportForm,
}

#[derive(Debug, Args)]
pub(super) struct Edit {
    #[command(flatten)]
    choice: Choice,

    /// The new source text
    #[arg(long, value_name = "TEXT", conflicts_with = "wheres", allow_hyphen_values = true)]
    source: Option<String>,

    /// The new translation
    #[arg(long, value_name = "TEXT", conflicts_with = "wheres", allow_hyphen_values = true)]
    target: Option<String>,

    /// How far the unit has come
    #[arg(long, value_name = "STATUS", value_parser = words(Status::ALL.iter().map(|word| word.as_str())))]
    status: Option<String>,

    /// The note; an empty one takes it away
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,

    /// Words to exchange in the translation, as they are written; inline codes are left alone
    #[arg(long, value_name = "TEXT", requires = "replace", allow_hyphen_values = true)]
    find: Option<String>,

    /// What takes their place
    #[arg(long, value_name = "TEXT", requires = "find", allow_hyphen_values = true)]
    replace: Option<String>,

    /// --find is a regular expression, and $1 in --replace its first group
    #[arg(long, requires = "find")]
    regex: bool,

    /// The text in which --find looks
    #[arg(id = "in", long = "in", value_name = "SIDE", default_value = "target")]
    side: Where,

    #[command(flatten)]
    form: ReportForm,
}

/// The text of a unit in which words are exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Where {
    /// The source
    Source,
    /// The translation
    Target,
}

pub(super) fn show(show: &Show, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (units, missing) = unit_changes::find(&session.open()?, &show.ids)?;
    terminal
        .report(show.form.form(), |report| units.iter().try_for_each(|unit| report.unit(unit)))
        .map_err(Failure::from)?;
    match missing {
        None => Ok(Outcome::Done),
        Some(missing) => {
            terminal.complain(&missing.into());
            Ok(Outcome::Partly)
        }
    }
}

pub(super) fn edit(edit: Edit, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let mut chosen = edit.choice.chosen(&store, terminal)?;
    if (edit.source.is_some() || edit.target.is_some()) && chosen.ids.len() > 1 {
        let units = counted(chosen.ids.len() as u64, "unit");
        return Err(Failure::new(format!("{units} would get one and the same text: nothing was changed")).hint(
            "--source and --target are about one unit; to change some words in several, use --find with --replace",
        ));
    }
    let exchange = match (&edit.find, &edit.replace) {
        (Some(find), Some(with)) => Some(Exchange::new(find, with, edit.regex, edit.side == Where::Source)?),
        _ => None,
    };
    let status = edit.status.map(|word| word.parse()).transpose();
    let status = status.map_err(|error: crate::model::UnknownWord| Failure::new(error.to_string()))?;
    let mut wanted = unit_changes::Edit { source: edit.source, target: edit.target, status, note: edit.note, exchange };
    let mut typed = None;
    if wanted == unit_changes::Edit::default() {
        let by_hand = edit.choice.only().filter(|_| terminal.can_ask());
        let Some(id) = by_hand else {
            return Err(Failure::new("there is nothing to change")
                .hint("give --source, --target, --status, --note or --find with --replace; istilahi unit edit --help explains them"));
        };
        let (units, missing) = unit_changes::find(&store, &[id])?;
        if let Some(missing) = missing {
            return Err(missing.into());
        }
        chosen.seen = units.into_iter().next();
        let edited = chosen.seen.as_ref().map(|unit| editor::edited(unit, &chosen.sides, terminal)).transpose()?;
        match edited.flatten() {
            Some((edit, path)) => (wanted, typed) = (edit, Some(path)),
            None => {
                terminal.say("nothing was changed");
                return Ok(Outcome::Done);
            }
        }
    }
    let job = Job { command: "unit edit", done: "changed", act: Act::Edit(wanted) };
    let outcome = job.run(&mut store, &edit.choice, &chosen, &edit.form, session, terminal);
    if outcome.is_err()
        && let Some(Ok(path)) = typed.map(tempfile::TempPath::keep)
    {
        terminal.say(&format!("what you typed is kept in {}", path.display()));
    }
    outcome
}

pub(super) fn set_status(
    plain: &Plain,
    status: Status,
    session: &Session,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let chosen = plain.choice.chosen(&store, terminal)?;
    let (command, done) = match status {
        Status::Approved => ("unit approve", "approved"),
        _ => ("unit reject", "rejected"),
    };
    let act = Act::Edit(unit_changes::Edit { status: Some(status), ..unit_changes::Edit::default() });
    Job { command, done, act }.run(&mut store, &plain.choice, &chosen, &plain.form, session, terminal)
}

pub(super) fn delete(plain: &Plain, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let mut store = session.open()?;
    let chosen = plain.choice.chosen(&store, terminal)?;
    let job = Job { command: "unit delete", done: "deleted", act: Act::Delete };
    job.run(&mut store, &plain.choice, &chosen, &plain.form, session, terminal)
}

/// What is to be done, and how it is called.
struct Job {
    command: &'static str,
    /// What the units are when it is done.
    done: &'static str,
    act: Act,
}

impl Job {
    fn run(
        &self,
        store: &mut Store,
        choice: &Choice,
        chosen: &Chosen,
        form: &ReportForm,
        session: &Session,
        terminal: &mut Terminal<'_>,
    ) -> Result<Outcome, Failure> {
        if chosen.ids.is_empty() {
            terminal.say("no unit fits");
            return Ok(Outcome::Nothing);
        }
        if choice.dry_run {
            let count = self.preview(store, chosen, usize::MAX, form, terminal)?;
            terminal.say(&format!("{} would be {}; nothing was changed", counted(count, "unit"), self.done));
            return Ok(Outcome::Done);
        }
        if choice.is_filter() && !choice.yes && !self.is_agreed(store, chosen, form, terminal)? {
            terminal.say("nothing was changed");
            return Ok(Outcome::Done);
        }
        let keep = if choice.is_filter() {
            0
        } else if form.is_text() {
            SHOWN_NAMED
        } else {
            usize::MAX
        };
        let mut progress = terminal.progress(Counted::Work);
        let changed = unit_changes::apply(session, store, self.command, chosen, &self.act, keep, &mut progress)?;
        let batch = changed.batch.filter(|_| choice.is_filter() && !form.is_text());
        let batch = batch.map(|batch| store.batch(batch)).transpose().map_err(AppError::from)?;
        terminal
            .report(form.form(), |report| {
                changed.first.iter().try_for_each(|pair| report.unit_change(pair))?;
                batch.iter().try_for_each(|batch| report.batch(batch, None))
            })
            .map_err(Failure::from)?;
        if form.is_text() {
            terminal.say(&self.closing_line(&changed));
        }
        if changed.lost_codes > 0 {
            let lost = counted(changed.lost_codes as u64, "inline code");
            terminal
                .warn(&format!("{lost} of the former text stand no more in the new one; istilahi undo brings it back"));
        }
        Ok(Outcome::Done)
    }

    /// Shows what would be changed, the first `most` of it; returns how many units that is in all.
    fn preview(
        &self,
        store: &Store,
        chosen: &Chosen,
        most: usize,
        form: &ReportForm,
        terminal: &Terminal<'_>,
    ) -> Result<u64, Failure> {
        let mut shown = 0;
        terminal.report(form.form(), |report| {
            let count = unit_changes::rehearse(store, chosen, &self.act, |pair| {
                if shown < most {
                    shown += 1;
                    report.unit_change(pair).map_err(AppError::Stream)?;
                }
                Ok(true)
            });
            count.map_err(Failure::from)
        })
    }

    /// Shows the first units and asks; where nobody can be asked, says what to type.
    fn is_agreed(
        &self,
        store: &Store,
        chosen: &Chosen,
        form: &ReportForm,
        terminal: &Terminal<'_>,
    ) -> Result<bool, Failure> {
        let most = if form.is_text() { SHOWN } else { 0 };
        let count = self.preview(store, chosen, most, form, terminal)?;
        if count == 0 {
            return Ok(true);
        }
        let more = count.saturating_sub(most as u64);
        let more = if more > 0 && most > 0 { format!(", {} more than these", grouped(more)) } else { String::new() };
        let what = format!("{} would be {}{more}", counted(count, "unit"), self.done);
        if terminal.can_ask() {
            return terminal.confirm(&format!("{what}. Do it?"));
        }
        Err(Failure::new(what).hint("to do it, add --yes; to see all of them, add --dry-run"))
    }

    fn closing_line(&self, changed: &Changed) -> String {
        let mut line = match changed.batch {
            Some(batch) => {
                let units = counted(changed.changed, "unit");
                format!("{} {units} (batch {batch}; to take it back: istilahi undo {batch})", self.done)
            }
            None => "nothing was changed".to_owned(),
        };
        for (count, what) in
            [(changed.unchanged, "so already"), (changed.passed_over, "changed by others meanwhile, and left alone")]
        {
            match count {
                0 => {}
                1 => line.push_str(&format!("; 1 was {what}")),
                count => line.push_str(&format!("; {} were {what}", grouped(count))),
            }
        }
        line
    }
}
