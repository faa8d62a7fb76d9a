//! Options that several commands share.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::environment::Environment;
use super::failure::Failure;
use crate::app::session::Session;
use crate::report;
use crate::store::{Actor, Opening};
use crate::text::language::Language;

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The database
    ///
    /// Without it the file named by $ISTILAHI_DB, else istilahi/istilahi.db in the user's data folder.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) db: Option<PathBuf>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,

    /// How many seconds to wait while another process writes to the database
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(0..=86_400))]
    pub(super) lock_timeout: u64,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Also in a pipe or file
    Always,
    /// Nowhere
    Never,
}

impl Global {
    /// The database and the person that a command works with.
    pub(super) fn session(&self, environment: &Environment) -> Result<Session, Failure> {
        let named = self.db.clone().or_else(|| environment.variable("ISTILAHI_DB").map(PathBuf::from));
        let usual = || environment.data_folder.as_ref().map(|folder| folder.join("istilahi.db"));
        let path = named.or_else(usual).ok_or_else(|| {
            Failure::new("there is no data folder to keep the database in")
                .hint("name the database with --db FILE or in $ISTILAHI_DB")
        })?;
        Ok(Session {
            opening: Opening { path, lock_timeout: Duration::from_secs(self.lock_timeout) },
            actor: Actor { author: environment.author(), now: environment.now() },
        })
    }
}

/// The languages translated from and into.
#[derive(Clone, Debug, Args)]
pub(super) struct Languages {
    /// Language of the source (BCP 47) [default: en, or sw where --to is en]
    #[arg(long, value_name = "LANG")]
    from: Option<Language>,

    /// Language of the translation (BCP 47) [default: sw, or en where --from is sw]
    #[arg(long, value_name = "LANG")]
    to: Option<Language>,
}

impl Languages {
    /// The options as they were typed, each with a space before it.
    pub(super) fn as_typed(&self) -> String {
        let option = |name: &str, value: &Option<Language>| value.as_ref().map(|value| format!(" --{name} {value}"));
        [option("from", &self.from), option("to", &self.to)].into_iter().flatten().collect()
    }

    /// The two languages: what is not given is the other one of English and Swahili.
    pub(super) fn pair(&self) -> Result<(Language, Language), Failure> {
        let (english, swahili) = (Language::english(), Language::swahili());
        let other = |one: &Language, usual: Language, otherwise: Language| {
            if one.base() == usual.base() { otherwise } else { usual }
        };
        let (from, to) = match (self.from.clone(), self.to.clone()) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from.clone(), other(&from, swahili, english)),
            (None, Some(to)) => (other(&to, english, swahili), to),
            (None, None) => (english, swahili),
        };
        if from == to {
            return Err(Failure::new(format!("source and translation are both in {from}"))
                .hint("name the two languages with --from LANG and --to LANG"));
        }
        Ok((from, to))
    }
}

/// How a text is cut into segments.
#[derive(Clone, Debug, Args)]
pub(super) struct Cutting {
    /// Cut the text by the rules in this SRX file instead of the shipped ones
    #[arg(long, value_name = "FILE")]
    pub(super) srx: Option<PathBuf>,
}

/// Which concepts are wanted.
#[derive(Debug, Args)]
pub(super) struct ConceptFilter {
    /// Only what has a term in this language (BCP 47)
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<Language>,

    /// Only concepts of this domain
    #[arg(long, value_name = "DOMAIN")]
    pub(super) domain: Option<String>,
}

/// The form of the report.
#[derive(Debug, Args)]
pub(super) struct ReportForm {
    /// How results are written: text to read, or JSON Lines for scripts
    #[arg(long, value_name = "FORM", default_value = "text",
          value_parser = PossibleValuesParser::new(report::ALL.iter().map(|form| form.name)))]
    pub(super) format: String,
}

impl ReportForm {
    /// The form that was chosen.
    pub(super) fn form(&self) -> &'static report::Form {
        report::ALL.iter().find(|form| form.name == self.format).unwrap_or(&report::ALL[0])
    }

    /// Whether people read it.
    pub(super) fn is_text(&self) -> bool {
        self.format == "text"
    }
}
