//! Units as pairs: those of a file as its reader hands them on, and those of a memory.

use std::ops::ControlFlow;

use super::texts::{Origin, Texts};
use super::{Problem, Request};
use crate::check::Pair;
use crate::format::{Effect, UnitSink, Warning};
use crate::model::finding::Severity;
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::model::unit::{Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// What became of the units of a file.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// How many have a source, and how many of them a translation.
    with_source: usize,
    translated: usize,
    /// How many have a translation and no source.
    sourceless: usize,
    /// How many are between other languages, and the languages of the first.
    others: usize,
    other_pair: Option<(Language, Language)>,
}

/// What a unit is for a check from one language into another.
#[derive(Debug)]
pub(in crate::app) enum Checked {
    /// Each translation with the number of its variant. One that is missing is empty.
    Pairs(Vec<(Pair, usize)>),
    /// It has a translation and no source.
    Sourceless,
    /// It is between these languages.
    Other(Language, Language),
    /// There is nothing to check in it.
    Nothing,
}

/// What `unit` is for a check `from` a language `to` another. Rejected units are not checked.
pub(in crate::app) fn checked(unit: &Unit, from: &Language, to: &Language) -> Checked {
    if unit.status == Status::Rejected {
        return Checked::Nothing;
    }
    let source = {
        let ranked = unit.variants.iter().enumerate().filter_map(|(at, one)| Some((at, one.language.serves(from)?)));
        // The first of those that serve best.
        ranked.rev().max_by_key(|(_, rank)| *rank).map(|(at, _)| at)
    };
    let is_target = |(at, one): &(usize, &Variant)| Some(*at) != source && one.language.serves(to).is_some();
    let targets: Vec<(usize, &Variant)> = unit.variants.iter().enumerate().filter(is_target).collect();
    let is_blank = |segment: &Segment| segment.is_blank() && segment.codes().is_empty();
    let said = targets.iter().any(|(_, one)| !is_blank(&one.segment));
    let Some(source) = source.map(|at| &unit.variants[at]).filter(|one| !is_blank(&one.segment)) else {
        return match (unit.variants.as_slice(), said) {
            (_, true) => Checked::Sourceless,
            ([first, second, ..], false) if source.is_none() => {
                Checked::Other(first.language.clone(), second.language.clone())
            }
            _ => Checked::Nothing,
        };
    };
    let context = context(unit);
    let pair = |target: Segment| Pair {
        source: Some(source.segment.clone()),
        target,
        context: context.clone(),
        part_of: None,
    };
    if !targets.is_empty() {
        return Checked::Pairs(targets.into_iter().map(|(at, one)| (pair(one.segment.clone()), at)).collect());
    }
    match unit.variants.iter().find(|one| one.language.base() != source.language.base()) {
        // It is translated, into another language.
        Some(other) => Checked::Other(source.language.clone(), other.language.clone()),
        None => Checked::Pairs(vec![(pair(Segment::default()), unit.variants.len())]),
    }
}

/// What tells apart sources that are equal: a message context, or a key that says something.
fn context(unit: &Unit) -> Option<String> {
    let property = |wanted: &str| {
        let mut found = unit.annotations.iter().filter(|one| one.property.as_deref() == Some(wanted));
        found.next().map(|one| one.text.clone()).filter(|text| !text.trim().is_empty())
    };
    property("x-context")
        .or_else(|| property("context"))
        .or_else(|| property("x-resname").filter(|key| is_telling(key)))
}

/// Whether `key` is of words (`menu.file.open`), and no mere number.
fn is_telling(key: &str) -> bool {
    let words = key.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).count();
    let digits = key.chars().filter(char::is_ascii_digit).count();
    words > 1 && digits * 4 < key.chars().count()
}

/// Takes the units of a file.
pub(super) struct Sink<'a> {
    texts: &'a mut Texts,
    request: &'a Request,
    name: &'a str,
    /// Whether the first language of a unit is that of its source.
    is_directed: bool,
    /// The number of the next unit, from 0.
    next: i64,
    pub(super) counts: Counts,
}

impl<'a> Sink<'a> {
    pub(super) fn new(texts: &'a mut Texts, request: &'a Request, name: &'a str, is_directed: bool) -> Self {
        Sink { texts, request, name, is_directed, next: 0, counts: Counts::default() }
    }
}

impl UnitSink for Sink<'_> {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        let entry = self.next;
        self.next += 1;
        let (from, to) = (&self.request.options.source, &self.request.options.target);
        let checked = match unit.variants.as_slice() {
            [first, second] if self.is_directed && first.language.serves(from).is_none() => {
                Checked::Other(first.language.clone(), second.language.clone())
            }
            _ => checked(&unit, from, to),
        };
        let counts = &mut self.counts;
        match checked {
            Checked::Pairs(pairs) => {
                counts.with_source += 1;
                counts.translated += usize::from(pairs.iter().any(|(pair, _)| !pair.target.is_blank()));
                for (pair, part) in pairs {
                    self.texts.push(pair, Origin::of_unit(Some(at), entry, part, unit.name.as_deref()));
                }
            }
            Checked::Sourceless => counts.sourceless += 1,
            Checked::Other(first, second) => {
                counts.others += 1;
                counts.other_pair.get_or_insert((first, second));
            }
            Checked::Nothing => {}
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.texts.warn(self.name, warning);
    }
}

impl Counts {
    /// Why the file called `name` cannot be checked, where nothing in it has both halves.
    pub(super) fn problem(&self, name: &str, request: &Request) -> Option<Problem> {
        if self.translated > 0 {
            return None;
        }
        let (source, target) = (&request.options.source, &request.options.target);
        let units = |count: usize| {
            if count == 1 { "its unit has no".to_owned() } else { format!("none of its {count} units has a") }
        };
        let (message, hint) = if let Some((from, to)) = &self.other_pair {
            // A file that does not name the language of its sources has them in the one that is asked for.
            let from = if from.base() == to.base() { target } else { from };
            (
                format!("it is translated from {from} into {to}, and not from {source} into {target}"),
                format!("name its languages: --from {from} --to {to}"),
            )
        } else if self.with_source > 0 {
            (
                format!("half of it is missing: {} translation into {target}", units(self.with_source)),
                format!("to translate it, type: istilahi suggest '{name}'; another language is named with --to LANG"),
            )
        } else if self.sourceless > 0 {
            (
                format!("half of it is missing: {} text in {source}", units(self.sourceless)),
                "name the language of the sources with --from LANG".to_owned(),
            )
        } else {
            return None;
        };
        let (file, hint) = (Some(name.to_owned()), Some(hint));
        Some(Problem { file, position: None, severity: Severity::Error, message, hint })
    }

    /// Says what was not checked.
    pub(super) fn say(&self, texts: &mut Texts, name: &str, request: &Request) {
        let (source, target) = (&request.options.source, &request.options.target);
        for (count, what) in [
            (self.sourceless, format!("without a text in {source}")),
            (self.others, format!("between other languages than {source} and {target}")),
        ] {
            if count > 0 {
                let plural = if count == 1 { "unit" } else { "units" };
                let message = format!("{count} {plural} {what} cannot be checked");
                texts.warn(name, Warning { position: Position::default(), message, effect: Effect::Kept });
            }
        }
    }
}
