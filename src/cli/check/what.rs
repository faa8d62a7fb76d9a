//! What is checked, and by which rules.

use std::collections::HashMap;
use std::panic;
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::failure::{Failure, hint};
use super::super::options::Cutting;
use super::super::reading::Reading;
use super::super::terminal::Terminal;
use super::about::named;
use crate::app::AppError;
use crate::app::check::{self, Home, Part, Parts, Problem, Request, Summary, Take, find_profile, profile_above};
use crate::app::input::{Input, STANDARD_INPUT};
use crate::app::session::Session;
use crate::check::baseline::{Baseline, Dismissal};
use crate::check::{Profile, Rule, all};
use crate::format::ReadOptions;
use crate::model::finding::Severity;
use crate::store::Store;
use crate::text::language::Language;
use crate::text::segmentation::Cutter;

/// Files or a memory, with a profile.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct What {
    /// Bilingual files, or texts in the language of --to; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Check the units of this memory
    #[arg(long, value_name = "MEMORY", conflicts_with_all = ["files", "source"])]
    pub(in crate::cli) memory: Option<String>,

    /// What the text was translated from
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,

    /// Run this rule or pattern alone; can be given several times
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,

    /// The profile: default, strict, light, monolingual, or a file [default: the nearest istilahi.toml above each file]
    #[arg(long, value_name = "PROFILE")]
    pub(in crate::cli) profile: Option<String>,

    /// Leave the glossary out
    #[arg(long)]
    no_glossary: bool,

    #[command(flatten)]
    cutting: Cutting,

    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

/// What was read, ready to be checked.
pub(in crate::cli) struct Loaded {
    pub(in crate::cli) store: Store,
    pub(in crate::cli) parts: Parts,
    /// The part of each file that was named.
    homes: Vec<usize>,
    /// What went wrong so far.
    pub(in crate::cli) problems: Vec<Problem>,
    pub(in crate::cli) request: Request,
}

/// Refuses `id` where it is neither a rule nor a pattern of one of the profiles.
fn known(id: &str, profiles: &[Profile]) -> Result<(), Failure> {
    let mut patterns: Vec<String> = profiles.iter().flat_map(|one| &one.patterns).map(|one| one.id()).collect();
    patterns.sort();
    patterns.dedup();
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
pub(in crate::cli) fn all_rules() -> Vec<&'static dyn Rule> {
    all().collect()
}

/// Does `work`, in which a rule that breaks down is named among the problems: the usual hook would say it once more.
pub(in crate::cli) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let outcome = work();
    panic::set_hook(hook);
    outcome
}

impl What {
    /// Reads files or memory, profile and glossary. What is wrong with a file or with the profile is among the problems;
    /// the rest is checked all the same.
    pub(in crate::cli) fn load(&self, session: &Session, terminal: &Terminal<'_>) -> Result<Loaded, Failure> {
        let (mut profiles, homes, mut problems) = self.profiles();
        self.rules.iter().try_for_each(|id| known(id, &profiles))?;
        profiles.iter_mut().for_each(|profile| profile.only(self.rules.iter().map(String::as_str)));
        let options = self.reading.options(false)?;
        let (source_cutter, target_cutter) = self.cutters(&options, terminal)?;
        let request = Request {
            format: self.reading.format.clone(),
            options,
            source: self.source.clone(),
            source_cutter,
            target_cutter,
            with_glossary: !self.no_glossary,
        };
        let (store, created) = session.open_or_create()?;
        terminal.say_created(&store, created);
        let parts = Parts::new(check::setups(Some(&store), &request, profiles)?);
        let mut loaded = Loaded { store, parts, homes, problems: Vec::new(), request };
        problems.extend(self.read(&mut loaded, terminal, None)?);
        loaded.problems = problems;
        let target = &loaded.request.options.target;
        terminal.warn_of_another_language(loaded.parts.alone(), target, |language| format!("--to {language}"));
        Ok(loaded)
    }

    /// How source and text are cut, as far as they are files.
    fn cutters(
        &self,
        options: &ReadOptions,
        terminal: &Terminal<'_>,
    ) -> Result<(Option<Cutter>, Option<Cutter>), Failure> {
        if self.memory.is_some() {
            return Ok((None, None));
        }
        if self.source.is_none() {
            return Ok((None, Some(terminal.cutter(&self.cutting, &options.target)?)));
        }
        let (source, target) = terminal.cutters(&self.cutting, &options.source, &options.target)?;
        Ok((Some(source), Some(target)))
    }

    /// The profiles that hold, which of them for each file, and what is wrong with them.
    fn profiles(&self) -> (Vec<Profile>, Vec<usize>, Vec<Problem>) {
        let mut paths: Vec<Option<PathBuf>> = Vec::new();
        let mut homes = Vec::new();
        for file in &self.files {
            let path = if self.profile.is_some() { None } else { profile_above(file) };
            homes.push(paths.iter().position(|known| *known == path).unwrap_or(paths.len()));
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            paths.push(None);
        }
        let mut problems = Vec::new();
        let read = paths.iter().map(|path| {
            let (profile, wrong) = find_profile(self.profile.as_deref(), path.as_deref());
            problems.extend(wrong);
            profile
        });
        (read.collect(), homes, problems)
    }

    /// Reads files or memory once more; `held` is what came from standard input.
    pub(super) fn reload(
        &self,
        loaded: &mut Loaded,
        terminal: &Terminal<'_>,
        held: Option<Vec<u8>>,
    ) -> Result<(), Failure> {
        loaded.parts.clear();
        // What is wrong with the files was noted when they were read first.
        self.read(loaded, terminal, held).map(drop)
    }

    /// Reads files or memory into the parts; what is wrong with them comes back.
    fn read(
        &self,
        loaded: &mut Loaded,
        terminal: &Terminal<'_>,
        held: Option<Vec<u8>>,
    ) -> Result<Vec<Problem>, Failure> {
        let Loaded { store, parts, homes, request, .. } = loaded;
        if let Some(memory) = &self.memory {
            let (read, problems) = parts.read(0, |texts| check::read_memory(store, memory, request, texts));
            read?;
            return Ok(problems);
        }
        let stdin = [PathBuf::from("-")];
        let (files, is_named) = match self.files.as_slice() {
            [] => (&stdin[..], false),
            files => (files, true),
        };
        let mut problems = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let path = is_named.then_some(file.as_path());
            let part = homes.get(number).copied().unwrap_or(0);
            let (read, wrong) = parts.read(part, |texts| match &held {
                Some(held) if file.as_path() == Path::new("-") => {
                    let mut rest = held.as_slice();
                    let mut input = Input::Stream { name: STANDARD_INPUT, reader: &mut rest };
                    Ok(check::read(&mut input, request, texts))
                }
                _ => terminal.with_input(path, |mut input| Ok(check::read(&mut input, request, texts))),
            });
            problems.extend(wrong);
            if let Err(error) = read? {
                problems.push(Problem { hint: hint(&error), ..Problem::of(&error) });
            }
        }
        Ok(problems)
    }
}

impl Loaded {
    /// Checks what was read and hands the findings to `take`.
    pub(super) fn check(&self, take: &mut dyn Take) -> Result<(Summary, Vec<Problem>), AppError> {
        quietly(|| self.parts.check(&all_rules(), take))
    }

    /// Has findings from `least` on fail the run, whatever the profiles say.
    pub(super) fn fail_on(&mut self, least: Severity) {
        self.parts.parts.iter_mut().for_each(|part| part.setup.profile.fail_on = Some(least));
    }

    /// The languages of the sources and of the translations.
    pub(super) fn languages(&self) -> (Language, Language) {
        (self.request.options.source.clone(), self.request.options.target.clone())
    }

    /// Tells whether what an entry of the baseline at `home` dismisses was looked for: in its file, by its rule.
    pub(super) fn looked_for<'a>(&'a self, home: &'a Home) -> impl Fn(&Dismissal) -> bool + 'a {
        let of_part = |part: &'a Part| part.texts.names().map(move |name| (name.map(|name| home.path(name)), part));
        let files: Vec<(Option<String>, &Part)> = self.parts.parts.iter().flat_map(of_part).collect();
        let mut parts: HashMap<Option<String>, Vec<&Part>> = HashMap::new();
        files.into_iter().for_each(|(name, part)| parts.entry(name).or_default().push(part));
        move |entry| {
            let path = entry.path.as_deref().map(|path| home.entry(path));
            parts.get(&path).is_some_and(|parts| parts.iter().any(|one| one.setup.profile.looks_for(&entry.rule)))
        }
    }

    /// A warning for the entries of a baseline that no finding met.
    pub(super) fn stale(&self, baseline: &Baseline, file: Option<&Path>) -> Option<Problem> {
        let home = Home::of(file?);
        let stale = baseline.stale(&self.looked_for(&home));
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
