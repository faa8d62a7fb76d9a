//! What the program is told by the process it runs in, read once.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// Arguments, variables and terminals of the process.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// The arguments, the program's name first.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub variables: HashMap<String, String>,
    /// The user's data folder, where it can be told.
    pub data_folder: Option<PathBuf>,
    /// The user's folder of config files, where it can be told.
    pub config_folder: Option<PathBuf>,
    /// Whether a person types standard input.
    pub stdin_is_terminal: bool,
    /// Whether a person reads standard output.
    pub stdout_is_terminal: bool,
    /// Whether a person reads standard error.
    pub stderr_is_terminal: bool,
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
}

impl Environment {
    /// The environment of this process. `SOURCE_DATE_EPOCH` sets the clock, as in reproducible builds.
    pub fn of_process() -> Self {
        let variables: HashMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let folders = etcetera::choose_base_strategy().ok();
        let clock = variables.get("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok());
        Environment {
            arguments: std::env::args_os().collect(),
            data_folder: folders.as_ref().map(|folders| folders.data_dir().join("istilahi")),
            config_folder: folders.as_ref().map(|folders| folders.config_dir().join("istilahi")),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            seconds: clock.unwrap_or_else(|| jiff::Timestamp::now().as_second()),
            variables,
        }
    }

    /// The time in UTC as RFC 3339, to the second.
    pub fn now(&self) -> String {
        jiff::Timestamp::from_second(self.seconds).unwrap_or_default().to_string()
    }

    /// The time as [`Environment::now`] would give it now, for a command that runs for hours.
    pub fn now_again(&self) -> String {
        match self.variable("SOURCE_DATE_EPOCH") {
            Some(_) => self.now(),
            None => Environment { seconds: jiff::Timestamp::now().as_second(), ..Environment::default() }.now(),
        }
    }

    /// The name under which changes are recorded.
    pub fn author(&self) -> String {
        let name = ["ISTILAHI_AUTHOR", "USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| self.variable(name));
        name.unwrap_or("unknown").to_owned()
    }

    /// The value of a variable that is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}
