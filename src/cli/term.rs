//! `istilahi term`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{ConceptFilter, ReportForm};
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::concepts::uses;
use crate::app::session::Session;
use crate::app::terms::look_up;

/// Look terms up in the glossary
///
/// A term is found by its citation form, an inflected form, or a misspelling of either, in any language. Exits with 1
/// where no query was answered.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi term kifaa
  istilahi term vifaa 'rare earths' --format json
  istilahi term alumini --lang sw --domain aluminium
  istilahi term furnace --uses              with the units in which its terms stand
  istilahi term - < words.txt               one query a line")]
pub(super) struct Arguments {
    /// What to look up, each query in quotes where it has several words; `-` reads one a line from standard input
    #[arg(value_name = "QUERY", required = true)]
    queries: Vec<String>,

    #[command(flatten)]
    filter: ConceptFilter,

    /// Also show in which units of the memories the terms stand
    #[arg(long)]
    uses: bool,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if arguments.queries.iter().any(|query| query.trim().is_empty()) {
        return Err(Failure::new("a query is empty").hint("type what to look up: istilahi term kifaa"));
    }
    let (store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);
    let mut queries = Vec::new();
    for query in arguments.queries {
        if query == "-" {
            queries.extend(terminal.lines()?);
        } else {
            queries.push(query);
        }
    }
    let language = arguments.filter.lang.as_ref();
    let answered = terminal.report(arguments.form.form(), |report| {
        look_up(&store, &queries, language, arguments.filter.domain.as_deref(), |query, found| {
            report.found(query, found).map_err(AppError::Stream)?;
            let concepts: Vec<_> = found.iter().filter(|_| arguments.uses).map(|one| one.concept.clone()).collect();
            for uses in uses(&store, &concepts)?.chunk_by(|one, other| one.concept == other.concept) {
                report.term_uses(uses).map_err(AppError::Stream)?;
            }
            Ok(())
        })
        .map_err(Failure::from)
    })?;
    Ok(if answered == 0 { Outcome::Nothing } else { Outcome::Done })
}
