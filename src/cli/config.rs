//! The user's config file: other defaults for long options.
//!
//! `config.toml` in istilahi's config folder (or the file named by `$ISTILAHI_CONFIG`). A key at the top sets the
//! option of that name for every command that has it; a table named like a command sets it for that command alone.
//! What is typed wins over `$ISTILAHI_DB`, and that over the file. An unknown key is an error that suggests the right
//! one: a default that silently does nothing would be worse.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};
use toml::{Table, Value};

use super::environment::Environment;
use super::failure::Failure;
use crate::text::nearest::nearest;

/// Options that speak of one run alone: a default for them would do harm.
const ONLY_TYPED: &[&str] = &["dry-run", "help", "note", "output", "rename", "text", "version", "write-srx", "yes"];

/// `command` with the defaults of the config file, if there is one, and the name of that file.
pub(super) fn apply(command: Command, environment: &Environment) -> Result<(Command, Option<String>), Failure> {
    let Some((path, named)) = path(environment) else {
        return Ok((command, None));
    };
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !named => return Ok((command, None)),
        Err(error) => return Err(Failure::new(format!("{name}: cannot be read: {error}"))),
    };
    let mut table: Table = text.parse().map_err(|error: toml::de::Error| {
        Failure::new(format!("{name}: {}", error.to_string().trim_end())).hint("the file is in TOML: key = \"value\"")
    })?;
    if environment.variable("ISTILAHI_DB").is_some() {
        table.remove("db");
    }
    let command = set_defaults(command, &table).map_err(|problem| {
        let failure = Failure::new(format!("{name}: {}", problem.message));
        match problem.hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    })?;
    Ok((command, Some(name)))
}

/// What clap says of a value, with the config file where the value stands: it was not typed.
pub(super) fn blame(error: clap::Error, file: Option<&str>, environment: &Environment) -> Failure {
    use clap::error::{ContextKind, ContextValue};

    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else {
        return error.into();
    };
    let option = argument.split(' ').next().unwrap_or_default().to_owned();
    let typed = environment.arguments.iter().any(|argument| argument.to_string_lossy().starts_with(&option));
    match file {
        Some(file) if !typed && error.get(ContextKind::InvalidValue).is_some() => {
            Failure::from(error).hint(format!("the value of {option} stands in {file}"))
        }
        _ => error.into(),
    }
}

/// The config file, and whether the user named it.
fn path(environment: &Environment) -> Option<(PathBuf, bool)> {
    match environment.variable("ISTILAHI_CONFIG") {
        Some(path) => Some((PathBuf::from(path), true)),
        None => environment.config_folder.as_ref().map(|folder| (folder.join("config.toml"), false)),
    }
}

#[derive(Debug)]
struct Problem {
    message: String,
    hint: Option<String>,
}

/// Sets the defaults in `table` on `command` and on the commands below it that have an option of the name.
fn set_defaults(mut command: Command, table: &Table) -> Result<Command, Problem> {
    for (key, value) in table {
        if let Value::Table(inner) = value {
            if command.find_subcommand(key).is_none() {
                return Err(unknown(key, "command", subcommand_names(&command)));
            }
            command = try_mut_subcommand(command, key, |below| set_defaults(below, inner))?;
        } else {
            if ONLY_TYPED.contains(&key.as_str()) {
                let message = format!("`{key}` speaks of one run alone and can only be typed");
                return Err(Problem { message, hint: None });
            }
            let (changed, found) = set_default(command, key, value)?;
            command = changed;
            if !found {
                return Err(unknown(key, "long option", option_names(&command)));
            }
        }
    }
    Ok(command)
}

fn set_default(command: Command, key: &str, value: &Value) -> Result<(Command, bool), Problem> {
    let option = command.get_arguments().find(|arg| arg.get_long() == Some(key)).cloned();
    let mut found = option.is_some();
    let mut command = command;
    if let Some(option) = option {
        let defaults = default_values(&option, key, value)?;
        command = command.mut_arg(option.get_id(), |arg| arg.default_values(defaults));
    }
    for name in subcommand_names(&command) {
        command = try_mut_subcommand(command, &name, |below| {
            let (below, found_below) = set_default(below, key, value)?;
            found |= found_below;
            Ok(below)
        })?;
    }
    Ok((command, found))
}

/// [`Command::mut_subcommand`] for a change that can fail.
fn try_mut_subcommand(
    command: Command,
    name: &str,
    change: impl FnOnce(Command) -> Result<Command, Problem>,
) -> Result<Command, Problem> {
    let mut problem = None;
    let command = command.mut_subcommand(name, |below| {
        change(below.clone()).unwrap_or_else(|error| {
            problem = Some(error);
            below
        })
    });
    problem.map_or(Ok(command), Err)
}

/// What is written in the file, as it would be typed.
fn default_values(arg: &Arg, key: &str, value: &Value) -> Result<Vec<String>, Problem> {
    let refused = |wanted: &str| Problem { message: format!("`{key}` must be {wanted}"), hint: None };
    let word = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        _ => None,
    };
    match (arg.get_action(), value) {
        (ArgAction::SetTrue, Value::Boolean(flag)) => Ok(vec![flag.to_string()]),
        (ArgAction::SetTrue, _) => Err(refused("true or false")),
        (ArgAction::Append, Value::Array(list)) => {
            list.iter().map(|value| word(value).ok_or_else(|| refused("a list of texts"))).collect()
        }
        (_, value) => Ok(vec![word(value).ok_or_else(|| refused("a text or a number"))?]),
    }
}

fn unknown(key: &str, what: &str, known: Vec<String>) -> Problem {
    let near = nearest(key, known.iter().map(String::as_str));
    Problem {
        message: format!("`{key}` is no {what}"),
        hint: Some(near.map_or_else(
            || "istilahi COMMAND --help lists the long options; a table is named like a command".to_owned(),
            |near| format!("did you mean `{near}`?"),
        )),
    }
}

fn subcommand_names(command: &Command) -> Vec<String> {
    command.get_subcommands().map(|below| below.get_name().to_owned()).collect()
}

fn option_names(command: &Command) -> Vec<String> {
    let mut names: Vec<String> = command.get_arguments().filter_map(Arg::get_long).map(str::to_owned).collect();
    names.extend(command.get_subcommands().flat_map(option_names));
    names
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    fn min_score(config: &str, typed: &[&str]) -> Result<u8, String> {
        let table: Table = config.parse().unwrap();
        let command = set_defaults(Arguments::command(), &table).map_err(|problem| problem.message)?;
        let typed = ["istilahi", "suggest"].iter().chain(typed);
        let matches = command.try_get_matches_from(typed).map_err(|error| error.to_string())?;
        Ok(*matches.subcommand_matches("suggest").unwrap().get_one("min_score").unwrap())
    }

    #[test]
    fn the_nearer_default_wins_and_what_is_typed_wins_over_all() {
        assert_eq!(min_score("", &[]), Ok(70));
        assert_eq!(min_score("min-score = 80", &[]), Ok(80));
        assert_eq!(min_score("min-score = 80\n[suggest]\nmin-score = 90", &[]), Ok(90));
        assert_eq!(min_score("[suggest]\nmin-score = 90", &["--min-score", "60"]), Ok(60));
        assert_eq!(min_score("color = \"never\"\nmemory = \"client\"\nreviewed-only = true", &[]), Ok(70));
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_refused() {
        assert!(min_score("min-scor = 80", &[]).unwrap_err().contains("`min-scor` is no long option"));
        assert!(min_score("[sugest]\nmax = 3", &[]).unwrap_err().contains("`sugest` is no command"));
        assert!(min_score("[term]\nmin-score = 80", &[]).unwrap_err().contains("no long option"));
        assert!(min_score("reviewed-only = 3", &[]).unwrap_err().contains("true or false"));
        assert!(min_score("min-score = 30", &[]).unwrap_err().contains("30"));
    }
}
