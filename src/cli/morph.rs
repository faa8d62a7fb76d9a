//! `istilahi morph`.

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::ReportForm;
use super::terminal::Terminal;
use crate::app::AppError;
use crate::app::morph::{analyse, words_of};

/// Say what Swahili word forms can be
///
/// Each word with its citation form, part of speech, noun class or tense, subject and object, the likeliest first. A
/// word that the lexicon does not have is guessed from its shape, which is said. Needs no database. Exits with 1 where
/// nothing could be said about any word.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi morph vitabu zimeunganishwa
  istilahi morph \"Mifumo ya kisasa inatumika.\"
  istilahi morph - < habari.txt             every word of a text
  istilahi morph vitabu --format json | jq -r '.analyses[0].lemma'")]
pub(super) struct Arguments {
    /// A word or several; `-` reads running text from standard input
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if arguments.words.iter().all(|word| word.trim().is_empty()) {
        return Err(Failure::new("a word is empty").hint("type the word: istilahi morph vitabu"));
    }
    let mut words = Vec::new();
    for word in arguments.words {
        if word.trim().is_empty() {
            continue;
        }
        if word == "-" {
            words.extend(terminal.lines()?.iter().flat_map(|line| words_of(line)));
        } else if word.contains(char::is_whitespace) {
            words.extend(words_of(&word));
        } else {
            words.push(word);
        }
    }
    let answered = terminal.report(arguments.form.form(), |report| {
        analyse(&words, |word| report.word(word).map_err(AppError::Stream)).map_err(Failure::from)
    })?;
    Ok(if answered == 0 { Outcome::Nothing } else { Outcome::Done })
}
