//! What kept a part from being checked, as people read it.

use super::super::failure::Failure;
use super::super::terminal::Terminal;
use crate::app::check::Problem;

/// Says on standard error what a problem is.
pub(in crate::cli) fn say(problem: &Problem, terminal: &Terminal<'_>) {
    if problem.is_failure() {
        terminal.complain(&failure(problem));
    } else {
        let hint = problem.hint.as_ref().map_or(String::new(), |hint| format!("; {hint}"));
        terminal.warn(&format!("{}{}{hint}", place(problem), problem.message));
    }
}

/// The failure that a problem is.
pub(in crate::cli) fn failure(problem: &Problem) -> Failure {
    let failure = Failure::new(format!("{}{}", place(problem), problem.message));
    match &problem.hint {
        Some(hint) => failure.hint(hint.clone()),
        None => failure,
    }
}

/// The place of a problem, with what parts it from the message.
fn place(problem: &Problem) -> String {
    match (&problem.file, problem.position) {
        (Some(file), Some(position)) => format!("{file}:{}:{}: ", position.line, position.column),
        (Some(file), None) => format!("{file}: "),
        _ => String::new(),
    }
}
