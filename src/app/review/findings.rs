//! What a check found, one by one: a suggestion is made in the file or memory, a text is edited there, and what is no
//! fault is dismissed in a baseline.
//!
//! A segment that was changed is checked again by itself. What compares segments with each other is not gone through
//! again; no change is made to a text that is not what it was when it was checked.

use std::path::PathBuf;

use super::item::{Item, is_of};
use super::{Card, Queue, State, folded, unknown};
use crate::app::AppError;
use crate::app::batches;
use crate::app::check::{self, Home, Parts, Reported, Request, exchange, take_in, unit_segment, write_baseline};
use crate::app::progress::Silent;
use crate::app::session::Session;
use crate::app::unit_changes::retyped;
use crate::check::baseline::{Baseline, Dismissal};
use crate::check::fix::{Edit, apply, touches_code};
use crate::check::{Engine, Rule};
use crate::model::finding::{Finding, Severity, Side};
use crate::model::segment::Segment;
use crate::store::Store;

/// Where findings are dismissed.
#[derive(Clone, Debug, Default)]
pub struct Dismissals {
    /// The file; without one nothing can be dismissed.
    pub path: Option<PathBuf>,
    /// What it holds.
    pub baseline: Baseline,
}

/// What was decided in this run.
#[derive(Debug)]
enum Decision {
    /// A segment of a part was changed, in a file: its text before.
    File(usize, usize, Segment),
    /// The same in a memory: the batch.
    Memory(usize, usize, i64),
    /// A finding was dismissed: its fingerprint, and the baseline before.
    Dismissed(String, Baseline),
}

/// The findings of a check.
#[derive(Debug)]
pub struct Findings<'a> {
    session: Session,
    store: &'a mut Store,
    parts: &'a mut Parts,
    request: Request,
    rules: Vec<&'a dyn Rule>,
    name: String,
    /// The number of the memory that is checked.
    memory: Option<i64>,
    dismissals: Dismissals,
    items: Vec<Item>,
    /// The numbers of those that the filter leaves in.
    visible: Vec<usize>,
    wanted: Vec<String>,
    decisions: Vec<Decision>,
}

const EVERYTHING: &str = "all";

impl<'a> Findings<'a> {
    /// What `rules` find in `parts`, without what is dismissed. `memory` names the memory that they are of.
    ///
    /// # Errors
    /// What the store reports.
    pub fn new(
        session: &Session,
        store: &'a mut Store,
        parts: &'a mut Parts,
        request: Request,
        rules: &[&'a dyn Rule],
        memory: Option<&str>,
        dismissals: Dismissals,
    ) -> Result<Self, AppError> {
        let names: Vec<&str> = parts.parts.iter().flat_map(|part| part.texts.names()).flatten().collect();
        let name = match (memory, names.as_slice()) {
            (Some(memory), _) => format!("memory {memory}"),
            (None, [one]) => (*one).to_owned(),
            (None, several) => format!("{} files", several.len()),
        };
        let memory = memory.map(|name| store.memory(name)).transpose()?.map(|memory| memory.id);
        let (session, rules) = (session.clone(), rules.to_vec());
        let (items, visible, wanted, decisions) = Default::default();
        let mut findings = Findings {
            session,
            store,
            parts,
            request,
            rules,
            name,
            memory,
            dismissals,
            items,
            visible,
            wanted,
            decisions,
        };
        findings.check()?;
        Ok(findings)
    }

    fn check(&mut self) -> Result<(), AppError> {
        let mut items = Vec::new();
        for (number, part) in self.parts.parts.iter().enumerate() {
            let baseline = &mut self.dismissals.baseline;
            let mut take = |one: &Reported<'_>| {
                if !baseline.dismisses(&one.fingerprint) {
                    items.push(Item::of(number, one));
                }
                Ok(())
            };
            check::check(&part.setup, &self.rules, &part.texts, &mut take)?;
        }
        self.items = items;
        self.look();
        Ok(())
    }

    /// Sets what the filter leaves in.
    fn look(&mut self) {
        let is_in = |item: &Item| {
            self.wanted.is_empty()
                || self.wanted.iter().any(|word| item.finding.severity.as_str() == word || is_of(&item.finding, word))
        };
        self.visible = (0..self.items.len()).filter(|at| is_in(&self.items[*at])).collect();
    }

    fn item(&self, at: usize) -> Result<(usize, &Item), AppError> {
        let number = *self.visible.get(at).ok_or_else(|| AppError::Refused("there is nothing to decide".to_owned()))?;
        Ok((number, &self.items[number]))
    }

    /// The text of the finding's segment, where that is what it was when it was checked.
    fn target(&self, item: &Item) -> Result<Segment, AppError> {
        let target = &self.parts.parts[item.part].texts.pairs()[item.finding.segment].target;
        match target.text() == item.target {
            true => Ok(target.clone()),
            false => Err(AppError::Refused("the text is another one by now".to_owned())),
        }
    }

    /// Writes the text of a segment, and checks it again.
    fn write(&mut self, number: usize, after: &Segment) -> Result<(), AppError> {
        let (part, segment) = (self.items[number].part, self.items[number].finding.segment);
        let before = self.target(&self.items[number])?;
        let texts = &mut self.parts.parts[part].texts;
        let batch = exchange(&self.session, self.store, texts, &self.request, (segment, after), "review")?;
        self.decisions.push(match batch {
            Some(batch) => Decision::Memory(part, segment, batch),
            None => Decision::File(part, segment, before),
        });
        self.items[number].state = State::Accepted;
        self.check_again(part, segment);
        Ok(())
    }

    /// Puts what is found in a segment now in the place of what was open in it.
    fn check_again(&mut self, part: usize, segment: usize) {
        let pair = self.parts.parts[part].texts.pairs()[segment].clone();
        let setup = &self.parts.parts[part].setup;
        let engine = Engine::new(&self.rules, setup);
        let pairs = [pair];
        let document = engine.check(&pairs);
        let is_same = |item: &Item| item.part == part && item.finding.segment == segment;
        let Some(first) = self.items.iter().position(is_same) else { return };
        let template = self.items[first].clone();
        let source = pairs[0].source.as_ref().map(|source| source.text().to_owned());
        let target = pairs[0].target.text().to_owned();
        let mut fresh: Vec<Item> = Vec::new();
        for finding in document.findings() {
            let fingerprint = finding.fingerprint(source.as_deref(), &target);
            let finding = Finding { segment, ..finding.clone() };
            let known = self
                .items
                .iter()
                .any(|item| is_same(item) && item.state == State::Rejected && item.fingerprint == fingerprint);
            if known || self.dismissals.baseline.dismisses(&fingerprint) {
                continue;
            }
            let (source, target) = (source.clone(), target.clone());
            fresh.push(Item {
                finding,
                state: State::Open,
                source,
                target,
                fingerprint,
                reason: None,
                ..template.clone()
            });
        }
        // The items of a segment stand together: decided ones first from now on.
        let decided = self.items.iter().filter(|item| is_same(item) && item.state != State::Open).count();
        self.items.retain(|item| !is_same(item) || item.state != State::Open);
        let at = first + decided;
        self.items.splice(at..at, fresh);
        self.look();
    }

    /// Takes a change of a segment back, after it was made in its file or memory.
    fn restored(&mut self, part: usize, segment: usize) -> usize {
        for item in &mut self.items {
            if item.part == part && item.finding.segment == segment && item.state == State::Accepted {
                item.state = State::Open;
            }
        }
        self.check_again(part, segment);
        let is_same = |number: &usize| {
            let item = &self.items[*number];
            item.part == part && item.finding.segment == segment
        };
        self.visible.iter().position(is_same).unwrap_or(0)
    }
}

impl Queue for Findings<'_> {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn len(&self) -> usize {
        self.visible.len()
    }

    fn is_open(&self, at: usize) -> bool {
        self.visible.get(at).is_some_and(|number| self.items[*number].state == State::Open)
    }

    fn open(&self) -> usize {
        self.visible.iter().filter(|number| self.items[**number].state == State::Open).count()
    }

    fn card(&mut self, at: usize) -> Result<Card, AppError> {
        let item = self.item(at)?.1;
        let options = &self.request.options;
        Ok(item.card(&options.source, &options.target, self.target(item).ok().as_ref()))
    }

    fn accept(&mut self, at: usize) -> Result<String, AppError> {
        self.write_suggestion(at, 0)
    }

    fn write_suggestion(&mut self, at: usize, suggestion: usize) -> Result<String, AppError> {
        let (number, item) = self.item(at)?;
        let finding = &item.finding;
        let Some(words) = finding.suggestions.get(suggestion) else {
            return Err(AppError::Refused(match finding.suggestions.len() {
                0 => "there is no suggestion to accept; e edits the text, r dismisses the finding".to_owned(),
                count => format!("there are {count} suggestions"),
            }));
        };
        if finding.side == Side::Source {
            return Err(AppError::Refused("it stands in the source, which is not changed here".to_owned()));
        }
        let target = self.target(item)?;
        let edit = Edit { span: finding.span.clone(), replacement: words.clone() };
        let after = if touches_code(&target, &edit.span) { None } else { apply(&target, &[edit]) };
        let after = after.ok_or_else(|| AppError::Refused("that would change a code; e edits the text".to_owned()))?;
        let (place, words) = (item.place.clone(), words.clone());
        self.write(number, &after)?;
        Ok(match words.is_empty() {
            true => format!("{place}: left out"),
            false => format!("{place}: written: {words}"),
        })
    }

    fn reject(&mut self, at: usize, reason: Option<&str>) -> Result<String, AppError> {
        let (number, item) = self.item(at)?;
        let Some(path) = self.dismissals.path.clone() else {
            return Err(AppError::Refused(
                "a finding is dismissed in a file: quit, and begin again with --baseline FILE".to_owned(),
            ));
        };
        let home = Home::of(&path);
        let words = match item.finding.side {
            Side::Source => item.source.as_deref().unwrap_or_default(),
            Side::Target => &item.target,
        };
        let words = words.get(item.finding.span.clone()).unwrap_or_default();
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        let dismissal = Dismissal {
            path: item.path.as_deref().map(|path| home.path(path)),
            reason: reason.clone(),
            author: self.session.actor.author.clone(),
            date: self.session.actor.now.clone(),
            ..Dismissal::new(&item.fingerprint, item.finding.rule.as_ref(), words)
        };
        let before = self.dismissals.baseline.clone();
        let mut after = before.clone();
        after.add(dismissal);
        write_baseline(&path, &after)?;
        self.dismissals.baseline = after;
        self.decisions.push(Decision::Dismissed(self.items[number].fingerprint.clone(), before));
        let item = &mut self.items[number];
        (item.state, item.reason) = (State::Rejected, reason);
        Ok(format!("{} is dismissed in {}", item.finding.rule, path.display()))
    }

    fn asks_why(&self) -> bool {
        self.dismissals.path.is_some()
    }

    fn edit(&mut self, at: usize, texts: &[String]) -> Result<String, AppError> {
        let (number, item) = self.item(at)?;
        let target = self.target(item)?;
        let text = texts.first().map_or("", String::as_str);
        if text == target.text() {
            return Err(AppError::Refused("nothing was edited; a accepts the suggestion".to_owned()));
        }
        if text.trim().is_empty() {
            return Err(AppError::Refused("the translation is empty".to_owned()));
        }
        let place = item.place.clone();
        // Whether new words are codes is for the file to say.
        let after = if target.codes().is_empty() { Segment::plain(text) } else { retyped(&target, text).0 };
        self.write(number, &after)?;
        Ok(format!("{place} is edited"))
    }

    fn undo(&mut self) -> Result<Option<usize>, AppError> {
        match self.decisions.last() {
            Some(Decision::Dismissed(fingerprint, before)) => {
                let (fingerprint, before) = (fingerprint.clone(), before.clone());
                if let Some(path) = &self.dismissals.path {
                    write_baseline(path, &before)?;
                }
                self.dismissals.baseline = before;
                self.decisions.pop();
                let is_it = |item: &Item| item.state == State::Rejected && item.fingerprint == fingerprint;
                let Some(number) = self.items.iter().position(is_it) else { return Ok(Some(0)) };
                (self.items[number].state, self.items[number].reason) = (State::Open, None);
                Ok(Some(self.visible.iter().position(|one| *one == number).unwrap_or(0)))
            }
            Some(Decision::File(part, segment, before)) => {
                let (part, segment, before) = (*part, *segment, before.clone());
                let texts = &mut self.parts.parts[part].texts;
                exchange(&self.session, self.store, texts, &self.request, (segment, &before), "review")?;
                self.decisions.pop();
                Ok(Some(self.restored(part, segment)))
            }
            Some(Decision::Memory(part, segment, batch)) => {
                let (part, segment, batch) = (*part, *segment, *batch);
                batches::undo(&self.session, self.store, Some(batch), false, &mut Silent)?;
                take_in(self.store, &mut self.parts.parts[part].texts, segment)?;
                self.decisions.pop();
                Ok(Some(self.restored(part, segment)))
            }
            // What was decided in an earlier run, of which a memory knows.
            None => {
                let Some(memory) = self.memory else { return Ok(None) };
                let Some((batch, unit)) = self.store.last_verdict(memory)? else { return Ok(None) };
                batches::undo(&self.session, self.store, Some(batch), false, &mut Silent)?;
                self.parts.parts.iter_mut().for_each(|part| part.texts.forget());
                let part = &mut self.parts.parts[0];
                check::read_memory(
                    self.store,
                    self.name.trim_start_matches("memory "),
                    &self.request,
                    &mut part.texts,
                )?;
                let segment = unit_segment(&part.texts, unit);
                self.check()?;
                let of_unit = |number: &usize| Some(self.items[*number].finding.segment) == segment;
                Ok(Some(self.visible.iter().position(of_unit).unwrap_or(0)))
            }
        }
    }

    fn holds(&mut self, at: usize, wanted: &str) -> Result<bool, AppError> {
        let item = self.item(at)?.1;
        let texts = [item.source.as_deref().unwrap_or_default(), &item.target, &item.finding.message];
        Ok(texts.iter().any(|text| folded(text).contains(wanted)))
    }

    fn filters(&self) -> Vec<&'static str> {
        let severities = Severity::ALL.iter().map(|word| word.as_str());
        severities.chain([EVERYTHING]).chain(self.rules.iter().map(|rule| rule.id())).collect()
    }

    fn filter(&mut self, words: &[&str]) -> Result<(), AppError> {
        let known = self.filters();
        for word in words {
            let is_rule = self.items.iter().any(|item| is_of(&item.finding, word));
            if !known.contains(word) && !is_rule && !known.iter().any(|rule| rule.starts_with(&format!("{word}."))) {
                return Err(unknown(word, &known));
            }
        }
        let is_all = words.contains(&EVERYTHING);
        self.wanted = words.iter().filter(|_| !is_all).map(|word| (*word).to_owned()).collect();
        self.look();
        Ok(())
    }

    fn set_time(&mut self, now: &str) {
        now.clone_into(&mut self.session.actor.now);
    }
}
