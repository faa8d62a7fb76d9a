//! `istilahi search`.

use clap::{Args, ValueEnum};

use super::failure::{Failure, Outcome};
use super::options::{Languages, ReportForm};
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::search::{Found, Query, Request, Side, search};
use crate::app::session::Session;
use crate::report::{counted, grouped};
use crate::store::MemoryFilter;

/// Find where words stand in the memories, and how they were translated
///
/// A unit is found where one of its texts holds all the words. Capitals, accents, apostrophes and hyphens do not count,
/// and other forms of a word are found as well: `kitabu` finds `vitabu`, `kuunganisha` finds `zimeunganishwa`. Words in
/// double quotes must follow one another as they are. A `*` ends the beginning of a word. Exits with 1 where nothing is
/// found.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi search rare earths
  istilahi search '\"rare earths\"'             the phrase, in no other form
  istilahi search kitabu --in target --max 0    every unit, in any form of the word
  istilahi search 'kuungan*' --from sw --to en
  istilahi search --regex '\\d+ ?%' --in source")]
pub(super) struct Arguments {
    /// What to look for; several words may stand apart
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    /// In which of the two texts to look
    #[arg(id = "in", long = "in", value_name = "SIDE", default_value = "both")]
    side: Where,

    /// The query is a regular expression over the text as written, capitals and all
    #[arg(long)]
    regex: bool,

    /// Only the words as they are typed, in no other form
    #[arg(long, conflicts_with = "regex")]
    as_written: bool,

    #[command(flatten)]
    languages: Languages,

    /// How many hits are shown at most; 0 for all
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    max: usize,

    /// Only units of this memory; can be given several times
    #[arg(long, value_name = "NAME")]
    memory: Vec<String>,

    /// Only units that a second person has reviewed or approved
    #[arg(long)]
    reviewed_only: bool,

    #[command(flatten)]
    form: ReportForm,
}

/// The texts of a unit in which to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Where {
    /// The source
    Source,
    /// The translation
    Target,
    /// Each of the two
    Both,
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (from, to) = arguments.languages.pair()?;
    let text = arguments.query.join(" ");
    let query = match arguments.regex {
        true => Query::Pattern(text),
        false => Query::Words { text, as_written: arguments.as_written },
    };
    let side = match arguments.side {
        Where::Source => Side::Source,
        Where::Target => Side::Target,
        Where::Both => Side::Both,
    };
    let request = Request {
        from,
        to,
        side,
        query,
        max: Some(arguments.max).filter(|max| *max > 0),
        filter: MemoryFilter { memories: arguments.memory, reviewed_only: arguments.reviewed_only },
    };
    let store = session.open()?;
    let found = terminal.report(arguments.form.form(), |report| {
        let found = search(&store, &request, |hit| report.hit(hit).map_err(AppError::Stream));
        let found = found.map_err(|error| explained(error, arguments.regex))?;
        report.translations(&found).map_err(AppError::Stream)?;
        Ok::<_, Failure>(found)
    })?;
    if arguments.form.is_text() {
        terminal.say(&closing_line(&found));
    }
    Ok(if found.units == 0 { Outcome::Nothing } else { Outcome::Done })
}

/// The error, with what to do where the query cannot be looked for.
fn explained(error: AppError, is_pattern: bool) -> Failure {
    let refused = matches!(error, AppError::Refused(_));
    let failure = Failure::from(error);
    match (refused, is_pattern) {
        (false, _) => failure,
        (true, true) => {
            failure.hint(r"put the pattern in single quotes; `\` makes a letter of a sign: --regex '\(5\)'")
        }
        (true, false) => failure.hint("istilahi search --help shows what can be looked for"),
    }
}

fn closing_line(found: &Found) -> String {
    let Found { units, shown, .. } = found;
    match (*units, *shown) {
        (0, _) => "nothing found".to_owned(),
        (units, shown) if shown < units => {
            format!("{} of {} units; for all of them: --max 0", grouped(shown as u64), grouped(units as u64))
        }
        (units, _) => counted(units as u64, "unit"),
    }
}
