//! Checking translations and Swahili texts: from files and memories to findings.

mod baselines;
mod profiles;
mod texts;

use std::path::PathBuf;

use super::AppError;
use super::input::Input;
use crate::check::{Document, Engine, Glossary, Profile, Rule, Setup};
use crate::format::ReadOptions;
use crate::model::finding::{Finding, Severity, Side};
use crate::store::Store;
use crate::text::positions::Position;
pub use baselines::{dismissal, read_baseline, write_baseline};
pub use profiles::find_profile;
pub use texts::Texts;

/// What is to be checked, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The word of `--as`; without it a file's content tells its format.
    pub format: Option<String>,
    /// Languages and encoding.
    pub options: ReadOptions,
    /// The sources of the text that is checked, in a file of their own.
    pub source: Option<PathBuf>,
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
    /// Where it starts in the file.
    pub position: Option<Position>,
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
}

impl Reported<'_> {
    /// The text that it stands in.
    pub fn text(&self) -> &str {
        match self.finding.side {
            Side::Source => self.source.unwrap_or_default(),
            Side::Target => self.target,
        }
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

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many segments were checked.
    pub segments: usize,
    /// How many findings of each severity, in the order of [`Severity::ALL`].
    pub findings: [usize; 3],
    /// How many findings were dismissed by a baseline.
    pub dismissed: usize,
}

/// Reads `input` into `texts`.
///
/// # Errors
/// [`AppError`] where it cannot be read, or holds nothing that can be checked.
pub fn read(input: &mut Input<'_>, request: &Request, texts: &mut Texts) -> Result<(), AppError> {
    match &request.source {
        Some(source) => texts.read_beside(&mut Input::File(source.clone()), input, request),
        None => texts.read(input, request),
    }
}

/// Reads the memory called `name` into `texts`.
///
/// # Errors
/// What the store reports.
pub fn read_memory(store: &Store, name: &str, request: &Request, texts: &mut Texts) -> Result<(), AppError> {
    texts.read_memory(store, name, request)
}

/// What all rules of the run share.
///
/// # Errors
/// What the store reports.
pub fn setup(store: Option<&Store>, request: &Request, profile: Profile) -> Result<Setup, AppError> {
    let (source, target) = (request.options.source.clone(), request.options.target.clone());
    let glossary = match store.filter(|_| request.with_glossary) {
        Some(store) => Some(Glossary::new(store.concepts()?, &source, &target)),
        None => None,
    };
    Ok(Setup { source, target, glossary, profile })
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
    mut take: impl FnMut(&Reported<'_>) -> Result<(), AppError>,
) -> Result<(Summary, Vec<Problem>), AppError> {
    let engine = Engine::new(rules, setup);
    let document = engine.check(texts.pairs());
    let mut summary = Summary { segments: texts.pairs().len(), ..Summary::default() };
    for finding in document.findings() {
        let reported = texts.place(finding);
        summary.findings[finding.severity as usize] += 1;
        take(&reported)?;
    }
    Ok((summary, problems(&document, texts)))
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
