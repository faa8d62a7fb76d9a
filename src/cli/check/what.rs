//! What is checked, and by which rules.

use std::panic;
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::failure::{Failure, hint};
use super::super::reading::Reading;
use super::super::terminal::Terminal;
use super::about::named;
use crate::app::AppError;
use crate::app::check::{self, Problem, Request, Summary, Take, Texts, find_profile};
use crate::app::input::Input;
use crate::app::session::Session;
use crate::check::baseline::Baseline;
use crate::check::{Profile, Rule, Setup, all};
use crate::model::finding::Severity;
use crate::store::Store;

/// Files or a memory, with a profile.
#[derive(Debug, Args)]
pub(super) struct What {
    /// Bilingual files, or texts in the language of --to; `-` for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Check the units of this memory
    #[arg(long, value_name = "MEMORY", conflicts_with_all = ["files", "source"])]
    memory: Option<String>,

    /// What the text was translated from
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,

    /// Run this rule or pattern alone; can be given several times
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,

    /// The profile: default, strict, light, monolingual, or a file [default: the nearest istilahi.toml above the file]
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,

    /// Leave the glossary out
    #[arg(long)]
    no_glossary: bool,

    #[command(flatten)]
    reading: Reading,
}

/// What was read, ready to be checked.
pub(super) struct Loaded {
    pub(super) store: Store,
    pub(super) setup: Setup,
    pub(super) texts: Texts,
    /// What went wrong so far.
    pub(super) problems: Vec<Problem>,
    request: Request,
}

/// Refuses `id` where it is neither a rule nor a pattern of `profile`.
fn known(id: &str, profile: &Profile) -> Result<(), Failure> {
    let patterns: Vec<String> = profile.patterns.iter().map(|pattern| pattern.id().to_owned()).collect();
    if patterns.iter().any(|pattern| pattern == id) || crate::check::named(id).is_some() {
        return Ok(());
    }
    if !id.starts_with("user.") {
        return named(id).map(drop);
    }
    let hint = match patterns.as_slice() {
        [] => "a profile with patterns is named with --profile FILE".to_owned(),
        patterns => format!("there are: {}", patterns.join(", ")),
    };
    Err(Failure::new(format!("the profile has no pattern `{id}`")).hint(hint))
}

/// Every rule.
pub(super) fn all_rules() -> Vec<&'static dyn Rule> {
    all().collect()
}

/// Does `work`, in which a rule that breaks down is named among the problems: the usual hook would say it once more.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let outcome = work();
    panic::set_hook(hook);
    outcome
}

impl What {
    /// Reads files or memory, profile and glossary. What is wrong with a file or with the profile is among the problems;
    /// the rest is checked all the same.
    pub(super) fn load(&self, session: &Session, terminal: &Terminal<'_>) -> Result<Loaded, Failure> {
        let (mut profile, mut problems) =
            find_profile(self.profile.as_deref(), self.files.first().map(PathBuf::as_path));
        self.rules.iter().try_for_each(|id| known(id, &profile))?;
        profile.only(self.rules.iter().map(String::as_str));
        let request = Request {
            format: self.reading.format.clone(),
            options: self.reading.options(false)?,
            source: self.source.clone(),
            with_glossary: !self.no_glossary,
        };
        let (store, created) = session.open_or_create()?;
        terminal.say_created(&store, created);
        let mut texts = self.read(&request, &store, terminal, None)?;
        terminal
            .warn_of_another_language(texts.alone(), &request.options.target, |language| format!("--to {language}"));
        problems.append(&mut texts.problems);
        let setup = check::setup(Some(&store), &request, profile)?;
        Ok(Loaded { store, setup, texts, problems, request })
    }

    /// Reads files or memory once more; `held` is what came from standard input.
    pub(super) fn reload(
        &self,
        loaded: &mut Loaded,
        terminal: &Terminal<'_>,
        held: Option<Vec<u8>>,
    ) -> Result<(), Failure> {
        loaded.texts = self.read(&loaded.request, &loaded.store, terminal, held)?;
        // What is wrong with the files was noted when they were read first.
        loaded.texts.problems.clear();
        Ok(())
    }

    fn read(
        &self,
        request: &Request,
        store: &Store,
        terminal: &Terminal<'_>,
        held: Option<Vec<u8>>,
    ) -> Result<Texts, Failure> {
        let mut texts = Texts::default();
        if let Some(memory) = &self.memory {
            check::read_memory(store, memory, request, &mut texts)?;
            return Ok(texts);
        }
        let stdin = [PathBuf::from("-")];
        let (files, is_named) = match self.files.as_slice() {
            [] => (&stdin[..], false),
            files => (files, true),
        };
        for file in files {
            let path = is_named.then_some(file.as_path());
            let read = match &held {
                Some(held) if file.as_path() == Path::new("-") => {
                    let mut rest = held.as_slice();
                    let mut input = Input::Stream { name: "standard input", reader: &mut rest };
                    check::read(&mut input, request, &mut texts)
                }
                _ => terminal.with_input(path, |mut input| Ok(check::read(&mut input, request, &mut texts)))?,
            };
            if let Err(error) = read {
                texts.problems.push(Problem { hint: hint(&error), ..Problem::of(&error) });
            }
        }
        Ok(texts)
    }
}

impl Loaded {
    /// Checks what was read and hands the findings to `take`.
    pub(super) fn check(&self, take: &mut dyn Take) -> Result<(Summary, Vec<Problem>), AppError> {
        quietly(|| check::check(&self.setup, &all_rules(), &self.texts, take))
    }

    /// Whether what is called `id` was looked for.
    pub(super) fn ran(&self, id: &str) -> bool {
        self.setup.profile.looks_for(id)
    }

    /// A warning for the entries of a baseline that no finding met.
    pub(super) fn stale(&self, baseline: &Baseline, file: Option<&Path>) -> Option<Problem> {
        let stale = baseline.stale(&|rule| self.ran(rule), &|path| self.texts.has(path));
        let first = stale.first()?;
        let others = match stale.len() {
            1 => String::new(),
            more => format!(", and {} more", more - 1),
        };
        Some(Problem {
            file: file.map(|file| file.display().to_string()),
            position: None,
            severity: Severity::Warning,
            message: format!("stale: `{}` of {} is not found any more{others}", first.text, first.rule),
            hint: Some("`istilahi check baseline` with the same files takes stale entries out".to_owned()),
        })
    }
}
