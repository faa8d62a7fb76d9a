//! Reads JSON Lines of our own, line by line.
//!
//! A file can hold units and concepts. Who asks for one kind gets it, and hears how many lines are of another.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::json_fault::json_fault;
use super::super::limited::Limited;
use super::super::lines::{TextLines, column};
use super::super::{Effect, Glossary, ReadError, Source, UnitSink, Warning};
use super::concept::{self, ConceptJson};
use super::unit::{self, UnitJson};
use crate::text::positions::Position;

/// How many unknown fields are named.
const MOST_NAMED: usize = 100;

/// What an object says that it is.
#[derive(Deserialize)]
#[serde(expecting = "an object with a schema")]
struct Head<'a> {
    #[serde(borrow, default)]
    schema: Cow<'a, str>,
}

pub(super) fn read_units(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let mut objects = Objects::open(source, unit::SCHEMA)?;
    let mut units = 0_usize;
    while objects.advance()? {
        let json: UnitJson<'_> = objects.object()?;
        let at = objects.lines.position();
        objects.name_unknown(&json.rest, unit::OF_REPORTS, &mut |warning| sink.warning(warning));
        let limited = &mut objects.limited;
        let mut warn = |what, effect, message: String| {
            limited.warning(what, at, effect, message).into_iter().for_each(|warning| sink.warning(warning));
        };
        let unit = json.into_unit(&mut warn);
        match unit.variants.len() {
            0 => {
                let message = "this unit has no text in any language; it was left out".to_owned();
                warn("units without text", Effect::Skipped, message);
                continue;
            }
            1 => {
                let message = "this unit has text in one language only".to_owned();
                warn("units in one language", Effect::Kept, message);
            }
            _ => {}
        }
        units += 1;
        if let ControlFlow::Break(()) = sink.unit(unit, at) {
            return Err(ReadError::Stopped);
        }
    }
    let warnings = objects.finish(units, "units", "glossary import")?;
    warnings.into_iter().for_each(|warning| sink.warning(warning));
    Ok(())
}

pub(super) fn read_glossary(source: &mut Source<'_>) -> Result<Glossary, ReadError> {
    let mut objects = Objects::open(source, concept::SCHEMA)?;
    let mut glossary = Glossary { has_names: true, has_status: true, ..Glossary::default() };
    let mut places: HashMap<String, usize> = HashMap::new();
    while objects.advance()? {
        let json: ConceptJson<'_> = objects.object()?;
        let at = objects.lines.position();
        let warnings = &mut glossary.warnings;
        objects.name_unknown(&json.rest, concept::OF_REPORTS, &mut |warning| warnings.push(warning));
        let limited = &mut objects.limited;
        let mut warn = |what, effect, message: String| warnings.extend(limited.warning(what, at, effect, message));
        let concept = json.into_concept(&mut warn);
        match places.get(&concept.name) {
            None => {
                places.insert(concept.name.clone(), glossary.concepts.len());
                glossary.concepts.push(concept);
            }
            // Look-ups of several words can print a concept for each of them.
            Some(place) if glossary.concepts[*place] == concept => {
                let message = format!("the concept `{}` stands here twice; once is enough", concept.name);
                warn("repeated concepts", Effect::Kept, message);
            }
            Some(_) => {
                let message =
                    format!("there is another concept `{}` in this file; this one was left out", concept.name);
                warn("other concepts of one name", Effect::Skipped, message);
            }
        }
    }
    glossary.warnings.extend(objects.finish(glossary.concepts.len(), "concepts", "import")?);
    Ok(glossary)
}

/// The objects of a file that are of one kind.
struct Objects<'a> {
    lines: TextLines<'a>,
    wanted: &'static str,
    /// How many objects there are of other kinds.
    others: BTreeMap<String, usize>,
    /// The unknown fields that were named.
    named: BTreeSet<String>,
    limited: Limited,
}

impl<'a> Objects<'a> {
    fn open(source: &'a mut Source<'_>, wanted: &'static str) -> Result<Self, ReadError> {
        let lines = TextLines::open(source, None, "")?.unchanged();
        let (others, named, limited) = (BTreeMap::new(), BTreeSet::new(), Limited::default());
        Ok(Objects { lines, wanted, others, named, limited })
    }

    /// Goes on to the next object of the wanted kind; `false` at the end of the file.
    fn advance(&mut self) -> Result<bool, ReadError> {
        while self.lines.advance()? {
            let line = self.lines.line();
            if line.trim().is_empty() {
                continue;
            }
            if !line.trim_start().starts_with('{') {
                let shown: String = line.trim_start().chars().take(40).collect();
                return Err(self
                    .lines
                    .malformed(1, format!("each line must be a JSON object, and this one is {shown:?}")));
            }
            let head: Head<'_> = self.object()?;
            if head.schema == self.wanted {
                return Ok(true);
            }
            if !head.schema.starts_with("istilahi/") {
                let wanted = self.wanted;
                let message = format!("this object is none of ours: its `schema` is not `{wanted}` or the like");
                return Err(self.lines.malformed(1, message));
            }
            let kind: String = head.schema.chars().take(60).collect();
            // Bounded, whatever the file calls its lines.
            if self.others.len() < MOST_NAMED || self.others.contains_key(&kind) {
                *self.others.entry(kind).or_default() += 1;
            }
        }
        Ok(false)
    }

    /// The object of this line.
    fn object<'l, T: Deserialize<'l>>(&'l self) -> Result<T, ReadError> {
        let line = self.lines.line();
        serde_json::from_str(line).map_err(|error| {
            let message = json_fault(&error);
            let message = match error.is_data() {
                true => format!("this object is not what its `schema` says: {message}"),
                false => format!("this line is no JSON: {message}"),
            };
            self.lines.malformed(column(line, error.column().saturating_sub(1)), message)
        })
    }

    /// Says which fields of an object are not known, each once.
    fn name_unknown(
        &mut self,
        rest: &BTreeMap<String, IgnoredAny>,
        of_reports: &[&str],
        give: &mut dyn FnMut(Warning),
    ) {
        for field in rest.keys().filter(|field| !of_reports.contains(&field.as_str())) {
            if self.named.len() < MOST_NAMED && self.named.insert(field.clone()) {
                let message = format!("the field `{field}` is not known here; it was left out");
                give(Warning { position: self.lines.position(), message, effect: Effect::Kept });
            }
        }
    }

    /// What is to be said at the end. `command` is what takes the other kind.
    fn finish(self, found: usize, what: &str, command: &str) -> Result<Vec<Warning>, ReadError> {
        let position: Position = self.lines.position();
        let others: Vec<String> = self.others.iter().map(|(kind, count)| format!("{count} of {kind}")).collect();
        let others = others.join(", ");
        if found == 0 && !others.is_empty() {
            let message = format!("the file holds no {what}: its lines are {others}");
            let takes = self.others.keys().any(|kind| [unit::SCHEMA, concept::SCHEMA].contains(&kind.as_str()));
            let hint = takes.then(|| format!("`istilahi {command}` takes them"));
            return Err(ReadError::Malformed { position, message, hint });
        }
        let mut warnings = Vec::new();
        let mut say = |message| warnings.push(Warning { position, message, effect: Effect::Kept });
        if !others.is_empty() {
            say(format!("lines that are no {what} were left out: {others}"));
        } else if found == 0 {
            say(format!("the file holds no {what}"));
        }
        warnings.extend(self.limited.rest());
        Ok(warnings)
    }
}
