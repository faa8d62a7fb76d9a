//! What a run checks, in parts: files for which the same profile holds are checked together, and findings are reported
//! in the order of the files all the same.

use super::exact::Exact;
use super::fix::{Fixed, fix};
use super::{Fate, Problem, Summary, Take, Texts, problems};
use crate::app::AppError;
use crate::app::session::Session;
use crate::check::{Document, Engine, Rule, Setup};
use crate::model::finding::{Finding, Severity};
use crate::store::Store;

/// Texts for which one profile holds.
#[derive(Debug)]
pub struct Part {
    /// What all rules share there.
    pub setup: Setup,
    /// The texts.
    pub texts: Texts,
}

/// All texts of a run.
#[derive(Debug, Default)]
pub struct Parts {
    /// By profile, in the order in which they were met.
    pub parts: Vec<Part>,
    /// Each file in order: its part, and how many segments that had when the file had been read.
    steps: Vec<(usize, usize)>,
}

impl Parts {
    /// Parts with nothing to check yet.
    pub fn new(setups: impl IntoIterator<Item = Setup>) -> Self {
        let part = |setup| Part { setup, texts: Texts::default() };
        Parts { parts: setups.into_iter().map(part).collect(), steps: Vec::new() }
    }

    /// Has `work` read one more file into the part of this number; what was wrong with the file comes back.
    pub fn read<T>(&mut self, part: usize, work: impl FnOnce(&mut Texts) -> T) -> (T, Vec<Problem>) {
        let texts = &mut self.parts[part].texts;
        let outcome = work(texts);
        self.steps.push((part, texts.pairs().len()));
        (outcome, std::mem::take(&mut texts.problems))
    }

    /// Takes out what was read.
    pub fn clear(&mut self) {
        self.steps.clear();
        self.parts.iter_mut().for_each(|part| part.texts = Texts::default());
    }

    /// The texts that stand alone, without a source.
    pub fn alone(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| part.texts.alone())
    }

    /// What came from standard input, which cannot be read again.
    pub fn take_held(&mut self) -> Option<Vec<u8>> {
        self.parts.iter_mut().find_map(|part| part.texts.take_held())
    }

    /// Checks all by `rules` and hands each finding to `take`, in the order of the files; the problems of rules that
    /// broke down come back.
    ///
    /// # Errors
    /// What `take` reports.
    pub fn check(&self, rules: &[&dyn Rule], take: &mut dyn Take) -> Result<(Summary, Vec<Problem>), AppError> {
        let parts: Vec<(&Setup, &Texts)> = self.parts.iter().map(|part| (&part.setup, &part.texts)).collect();
        check(&parts, &self.steps, rules, take)
    }

    /// Makes the safe suggestions that `rules` have.
    ///
    /// # Errors
    /// What the store reports.
    pub fn fix(
        &self,
        session: &Session,
        store: &mut Store,
        rules: &[&dyn Rule],
    ) -> Result<(Vec<Fixed>, Vec<Problem>), AppError> {
        let mut all = (Vec::new(), Vec::new());
        for part in &self.parts {
            let (fixed, unfixed) = fix(session, store, &part.setup, rules, &part.texts)?;
            all.0.extend(fixed);
            all.1.extend(unfixed);
        }
        Ok(all)
    }
}

/// See [`Parts::check`].
pub(super) fn check(
    parts: &[(&Setup, &Texts)],
    steps: &[(usize, usize)],
    rules: &[&dyn Rule],
    take: &mut dyn Take,
) -> Result<(Summary, Vec<Problem>), AppError> {
    let engines: Vec<Engine<'_>> = parts.iter().map(|(setup, _)| Engine::new(rules, setup)).collect();
    let documents: Vec<Document<'_>> =
        engines.iter().zip(parts).map(|(engine, (_, texts))| engine.check(texts.pairs())).collect();
    let findings: Vec<Vec<&Finding>> = documents.iter().map(Document::findings).collect();
    let mut walks: Vec<_> = findings
        .iter()
        .zip(parts)
        .map(|(findings, (setup, texts))| {
            let least = setup.profile.fail_on.unwrap_or(Severity::Error);
            (findings.iter().copied().peekable(), Exact::new(texts), least)
        })
        .collect();
    let segments = parts.iter().map(|(_, texts)| texts.pairs().len()).sum();
    let mut summary = Summary { segments, ..Summary::default() };
    for (part, end) in steps {
        let (findings, places, least) = &mut walks[*part];
        while let Some(finding) = findings.next_if(|finding| finding.segment < *end) {
            let mut reported = places.reported(finding);
            reported.fails = finding.severity >= *least;
            match take.take(&reported)? {
                Fate::Reported => {
                    summary.findings[finding.severity as usize] += 1;
                    summary.failing += usize::from(reported.fails);
                }
                Fate::Dismissed => summary.dismissed += 1,
            }
        }
        places.close();
    }
    let broken = documents.iter().zip(parts).flat_map(|(document, (_, texts))| problems(document, texts));
    Ok((summary, broken.collect()))
}
