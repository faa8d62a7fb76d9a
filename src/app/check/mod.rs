//! Checking translations and Swahili texts: from files and memories to findings.

mod aligned;
mod baselines;
mod beside;
mod exact;
mod fix;
mod fix_file;
mod one;
mod parts;
mod profiles;
mod reading;
mod texts;
mod units;

use std::path::PathBuf;
use std::sync::Arc;

use super::input::Input;
use super::{AppError, InputProblem};
use crate::check::{Document, Glossary, Profile, Rule, Setup};
use crate::format::ReadOptions;
use crate::model::finding::{Finding, Severity, Side};
use crate::store::Store;
use crate::text::positions::Position;
use crate::text::segmentation::Cutter;
pub use baselines::{Dismissed, Home, dismissal, read_baseline, write_baseline};
pub use fix::{Fixed, fix};
pub use one::{exchange, take_in, unit_segment};
pub use parts::{Part, Parts};
pub use profiles::{find_profile, profile_above};
pub use texts::Texts;
use texts::{Origin, Place};
pub(in crate::app) use units::{Checked, checked};

/// What is to be checked, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The word of `--as`; without it a file's content tells its format.
    pub format: Option<String>,
    /// Languages and encoding.
    pub options: ReadOptions,
    /// The sources of the text that is checked, in a file of their own.
    pub source: Option<PathBuf>,
    /// How these are cut; by the shipped rules where nothing is said.
    pub source_cutter: Option<Cutter>,
    /// How the text that is checked is cut, likewise.
    pub target_cutter: Option<Cutter>,
    /// Whether the glossary is used.
    pub with_glossary: bool,
}

/// A finding with the place where a person finds it.
#[derive(Clone, Debug)]
pub struct Reported<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The file; `None` for a unit of a memory.
    pub path: Option<&'a str>,
    /// The memory; `None` for a file.
    pub memory: Option<&'a str>,
    /// Where it starts in the file: its words, or the unit that they are in.
    pub position: Option<Position>,
    /// Where its words end, where their place is known.
    pub end: Option<Position>,
    /// The number of its unit in the memory.
    pub unit: Option<i64>,
    /// What its file calls the unit (TMX `tuid`).
    pub name: Option<&'a str>,
    /// The number of its segment in the file or memory, from 1.
    pub number: usize,
    /// What was translated; `None` where there is only one text.
    pub source: Option<&'a str>,
    /// The translation, or the text.
    pub target: &'a str,
    /// See [`Finding::fingerprint`].
    pub fingerprint: String,
    /// Each suggestion as it would have to be written in the file in place of the words; `None` where that is not sure.
    /// Empty where none can be written.
    pub written: Vec<Option<String>>,
    /// Whether it is severe enough to fail the run.
    pub fails: bool,
}

impl Reported<'_> {
    /// The text that it stands in.
    pub fn text(&self) -> &str {
        match self.finding.side {
            Side::Source => self.source.unwrap_or_default(),
            Side::Target => self.target,
        }
    }

    /// Its first character and the one behind its last, where its place is known to the character.
    pub fn region(&self) -> Option<(Position, Position)> {
        self.position.zip(self.end)
    }

    /// The words that it stands on.
    pub fn words(&self) -> &str {
        self.text().get(self.finding.span.clone()).unwrap_or_default()
    }
}

/// Something that kept a part of the work from being done, or that people should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or profile it is about.
    pub file: Option<String>,
    /// Where in it.
    pub position: Option<Position>,
    /// Whether a part of the work was not done: [`Severity::Error`].
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Problem {
    /// Whether a part of the work was not done.
    pub fn is_failure(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What `error` says; what to do about it is for the caller to add.
    pub fn of(error: &AppError) -> Self {
        let (file, position, message) = match error {
            AppError::Input { name, problem: InputProblem::Malformed { position, message, .. } } => {
                (Some(name.clone()), Some(*position).filter(|position| position.line > 0), message.clone())
            }
            AppError::Input { name, problem } => (Some(name.clone()), None, problem.to_string()),
            error => (None, None, error.to_string()),
        };
        Problem { file, position, severity: Severity::Error, message, hint: None }
    }
}

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many segments were checked.
    pub segments: usize,
    /// How many findings of each severity, in the order of [`Severity::ALL`].
    pub findings: [usize; 3],
    /// How many findings are severe enough to fail the run.
    pub failing: usize,
    /// How many findings were dismissed by a baseline.
    pub dismissed: usize,
}

/// Reads `input` into `texts`.
///
/// # Errors
/// [`AppError`] where it cannot be read to its end, or holds nothing that can be checked. What else is wrong with it is
/// in [`Texts::problems`].
pub fn read(input: &mut Input<'_>, request: &Request, texts: &mut Texts) -> Result<(), AppError> {
    match &request.source {
        Some(source) => beside::read(texts, &mut Input::File(source.clone()), input, request),
        None => reading::read(texts, input, request),
    }
}

/// Reads the memory called `name` into `texts`.
///
/// # Errors
/// What the store reports.
pub fn read_memory(store: &Store, name: &str, request: &Request, texts: &mut Texts) -> Result<(), AppError> {
    texts.places.push(Place { name: name.to_owned(), file: None });
    for stored in store.units(Some(name), None)? {
        let stored = stored?;
        if let Checked::Pairs(pairs) = checked(&stored.unit, &request.options.source, &request.options.target) {
            for (pair, part) in pairs {
                texts.push(pair, Origin::of_unit(None, stored.id, part, stored.unit.name.as_deref()));
            }
        }
    }
    Ok(())
}

/// What all rules of the run share.
///
/// # Errors
/// What the store reports.
pub fn setup(store: Option<&Store>, request: &Request, profile: Profile) -> Result<Setup, AppError> {
    Ok(shared(store, request)?(profile))
}

/// The same for each of `profiles`.
///
/// # Errors
/// What the store reports.
pub fn setups(
    store: Option<&Store>,
    request: &Request,
    profiles: impl IntoIterator<Item = Profile>,
) -> Result<Vec<Setup>, AppError> {
    Ok(profiles.into_iter().map(shared(store, request)?).collect())
}

/// Makes the setup of any profile; all of them share one glossary.
fn shared(store: Option<&Store>, request: &Request) -> Result<impl Fn(Profile) -> Setup, AppError> {
    let (source, target) = (request.options.source.clone(), request.options.target.clone());
    let glossary = match store.filter(|_| request.with_glossary) {
        Some(store) => Some(Arc::new(Glossary::new(store.concepts()?, &source, &target))),
        None => None,
    };
    Ok(move |profile| Setup { source: source.clone(), target: target.clone(), glossary: glossary.clone(), profile })
}

/// Takes the findings of a run, one by one.
pub trait Take {
    /// Says what became of a finding.
    ///
    /// # Errors
    /// What became of where it was written.
    fn take(&mut self, reported: &Reported<'_>) -> Result<Fate, AppError>;
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was reported, and counts.
    Reported,
    /// It had been dismissed before.
    Dismissed,
}

impl<F: FnMut(&Reported<'_>) -> Result<(), AppError>> Take for F {
    fn take(&mut self, reported: &Reported<'_>) -> Result<Fate, AppError> {
        self(reported).map(|()| Fate::Reported)
    }
}

/// Checks `texts` by `rules` and hands each finding to `take`, in order; the problems of rules that broke down come
/// back.
///
/// # Errors
/// What `take` reports.
pub fn check(
    setup: &Setup,
    rules: &[&dyn Rule],
    texts: &Texts,
    take: &mut dyn Take,
) -> Result<(Summary, Vec<Problem>), AppError> {
    parts::check(&[(setup, texts)], &[(0, usize::MAX)], rules, take)
}

/// Each rule that broke down once, with the first place where it did.
fn problems(document: &Document<'_>, texts: &Texts) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let faults = document.faults();
    for same in faults.chunk_by(|a, b| a.rule == b.rule) {
        let first = same[0];
        let (file, position) = first.segment.map_or((None, None), |segment| texts.place_of(segment));
        let times = if same.len() == 1 { String::new() } else { format!(", {} times", same.len()) };
        problems.push(Problem {
            file: file.map(str::to_owned),
            position,
            severity: Severity::Error,
            message: format!("the rule {} broke down{times}: {}", first.rule, first.message),
            hint: Some(format!("turn it off in a profile (\"{}\" = \"off\"), and report the text", first.rule)),
        });
    }
    problems
}
