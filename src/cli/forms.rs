//! `istilahi forms`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::forms::{Answer, forms};
use crate::swahili::class_set::ClassSet;
use crate::swahili::paradigm::OpenPart;

/// Show every form of a Swahili word
///
/// A noun with its plural and everything that agrees with it, an adjective in every class, a verb in its tenses,
/// relatives and extensions. Any form will do. What the lexicon does not have goes by the rules for its shape and is
/// said to be a guess. Needs no database. Exits with 1 where the word has no forms.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi forms vitabu
  istilahi forms zimeunganishwa --part verb
  istilahi forms 'mfumo wa kisasa'
  istilahi forms -kubwa
  istilahi forms blokicheni --class 9/10 --format json")]
pub(super) struct Arguments {
    /// A word in any form, a stem (-kubwa), or a noun with what belongs to it
    #[arg(value_name = "TERM", allow_hyphen_values = true)]
    term: String,

    /// The rest of a term of several words that is not in quotes
    #[arg(value_name = "WORD", hide = true)]
    rest: Vec<String>,

    /// What the word is, where it is unknown or can be several things
    #[arg(long, value_name = "PART",
          value_parser = PossibleValuesParser::new(OpenPart::ALL.iter().map(|part| part.as_str())))]
    part: Option<String>,

    /// The classes of a noun: a pair such as 7/8, one class such as 14, or several as 5/6|9/10
    #[arg(long, value_name = "CLASS")]
    class: Option<ClassSet>,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let term = [std::slice::from_ref(&arguments.term), &arguments.rest].concat().join(" ");
    if term.trim().is_empty() {
        return Err(Failure::new("the term is empty").hint("type a word: istilahi forms kitabu"));
    }
    let part = arguments.part.as_ref().and_then(|part| part.parse().ok());
    let found = forms(&term, part, arguments.class.clone())
        .map_err(|error| Failure::from(error).hint("leave out --class or --part"))?;
    match found {
        Answer::Forms(paradigm) => {
            terminal.report(arguments.form.form(), |report| {
                report.forms(&term, &paradigm).map_err(AppError::Stream).map_err(Failure::from)
            })?;
            Ok(Outcome::Done)
        }
        Answer::Unchanging(word) => {
            terminal
                .say(&format!("{} never changes: it is of a closed class ({}: {})", word.word, word.part, word.gloss));
            Ok(Outcome::Nothing)
        }
        Answer::Unknown => {
            terminal.say(&format!("nothing can be said about `{term}`"));
            terminal.say(" hint: if it is a Swahili word, say what it is: --part verb, or --class 7/8");
            Ok(Outcome::Nothing)
        }
    }
}
