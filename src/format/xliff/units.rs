//! The units of an XLIFF file: each translated segment, and each pair that is proposed beside one.

use std::ops::ControlFlow;

use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::parts::{Around, Entry, Piece, Proposal, Taker, Text, Tongue};
use super::properties::attribute;
use super::reader::{self, Summary};
use super::standing::Standing;
use super::{NO_FILE, is_made};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// Reads all of `source` into `sink`.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let for_check = source.options.for_check;
    let mut units = Units { sink, for_check, given: 0, untranslated: 0, fixed: 0, locked: 0, sourceless: 0 };
    let summary = reader::read(source, &mut units)?;
    units.finish(summary)
}

struct Units<'s> {
    sink: &'s mut dyn UnitSink,
    for_check: bool,
    given: usize,
    /// Entries without a translation, and those that are not to be translated.
    untranslated: usize,
    fixed: usize,
    /// Segments that a tool has locked, where they are left out.
    locked: usize,
    /// Proposals that do not say what they are the translation of.
    sourceless: usize,
}

impl Taker for Units<'_> {
    fn entry(&mut self, entry: Entry, around: &Around) -> ControlFlow<()> {
        if !entry.is_translatable {
            self.fixed += 1;
            return ControlFlow::Continue(());
        }
        let several = entry.pieces.len() > 1;
        for (number, piece) in entry.pieces.iter().enumerate() {
            if self.for_check && piece.standing.is_locked {
                self.locked += 1;
                continue;
            }
            if piece.source.is_empty() || (piece.target_with_text().is_none() && !self.for_check) {
                self.untranslated += 1;
                continue;
            }
            let unit = unit_of(&entry, piece, several.then_some(number), around);
            self.given += 1;
            self.sink.unit(unit, piece.at)?;
        }
        let proposals = if self.for_check { &[][..] } else { &entry.proposals };
        for proposal in proposals {
            self.proposal(&entry, proposal, around)?;
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.sink.warning(warning);
    }
}

impl Units<'_> {
    fn proposal(&mut self, entry: &Entry, proposal: &Proposal, around: &Around) -> ControlFlow<()> {
        let source = proposal.source.as_ref().filter(|source| !source.is_empty());
        for target in proposal.targets.iter().filter(|target| !target.is_empty()) {
            let Some(source) = source else {
                self.sourceless += 1;
                continue;
            };
            let mut annotations = file_of(around);
            annotations.extend(entry.id.as_ref().map(|id| Annotation::property("x-id", id.as_str())));
            annotations.extend(proposal.annotations.iter().cloned());
            let variants = vec![variant(source, &around.source), variant(target, &around.target)];
            let mut unit = unit(&proposal.standing, variants);
            unit.annotations = annotations;
            unit.annotations.extend(proposal.standing.annotations.iter().cloned());
            self.given += 1;
            self.sink.unit(unit, proposal.at)?;
        }
        ControlFlow::Continue(())
    }

    fn finish(self, summary: Summary) -> Result<(), ReadError> {
        let Units { sink, given, untranslated, fixed, locked, sourceless, .. } = self;
        let position = summary.end.unwrap_or_default();
        if given == 0 && (summary.entries > 0 || !summary.has_file) {
            let (message, hint) = if !summary.has_file {
                ("the file is XLIFF without a `file` element, so it holds nothing".to_owned(), None)
            } else {
                let hint = "`istilahi suggest` reads what is still to be translated of it".to_owned();
                (format!("no entry of this XLIFF file has a translation; entries: {}", summary.entries), Some(hint))
            };
            return Err(ReadError::Malformed { position, message, hint });
        }
        let mut say = |message: String| sink.warning(Warning { position, message, effect: Effect::Kept });
        if given == 0 {
            say("the file is XLIFF and holds no entries".to_owned());
        }
        if untranslated > 0 {
            say(format!("segments without a translation, which were passed over: {untranslated}"));
        }
        if fixed > 0 {
            say(format!("entries that are not to be translated, which were passed over: {fixed}"));
        }
        if locked > 0 {
            say(format!("locked segments, which were passed over: {locked}"));
        }
        if sourceless > 0 {
            say(format!(
                "proposals (alt-trans) that do not name the source they translate, which were passed over: {sourceless}"
            ));
        }
        if summary.terms > 0 {
            let message = "entries of its glossary are terms and no units; `istilahi glossary import` reads them";
            say(format!("{} {message}", summary.terms));
        }
        Ok(())
    }
}

fn unit(standing: &Standing, variants: Vec<Variant>) -> Unit {
    Unit::new(standing.status, standing.origin, variants)
}

/// The unit of `piece`; `number` is its place where the entry has several.
fn unit_of(entry: &Entry, piece: &Piece, number: Option<usize>, around: &Around) -> Unit {
    let mut source = variant(&piece.source, &around.source);
    let mut target = match piece.target_with_text() {
        Some(target) => variant(target, &around.target),
        None => variant(&Text::default(), &around.target),
    };
    for (variant, annotations) in [(&mut source, &entry.source_annotations), (&mut target, &entry.target_annotations)] {
        variant.annotations.extend(annotations.iter().cloned());
        take_attributes(&mut variant.annotations, &mut variant.attributes);
    }
    let mut unit = unit(&piece.standing, vec![source, target]);
    let (name, other) = names(entry);
    unit.name = name.map(|name| match number {
        Some(number) => format!("{name}/{}", piece.id.clone().unwrap_or_else(|| (number + 1).to_string())),
        None => name.to_owned(),
    });
    unit.annotations = file_of(around);
    unit.annotations.extend(other.map(|name| Annotation::property("x-resname", name)));
    unit.annotations.extend(entry.annotations.iter().cloned());
    unit.annotations.extend(piece.standing.annotations.iter().cloned());
    take_attributes(&mut unit.annotations, &mut unit.attributes);
    unit
}

/// What an entry is called, and its further name. An id that a writer of ours made is none.
fn names(entry: &Entry) -> (Option<&str>, Option<&str>) {
    match entry.id.as_deref().filter(|id| !is_made(id)) {
        Some(id) => (Some(id), entry.name.as_deref()),
        None => (entry.name.as_deref(), None),
    }
}

fn file_of(around: &Around) -> Vec<Annotation> {
    let file = around.original.as_deref().filter(|file| *file != NO_FILE);
    file.map(|file| Annotation::property("x-file", file)).into_iter().collect()
}

/// The properties that stand for attributes become those again.
fn take_attributes(annotations: &mut Vec<Annotation>, attributes: &mut Vec<(String, String)>) {
    attributes.extend(annotations.iter().filter_map(attribute));
    annotations.retain(|annotation| attribute(annotation).is_none());
}

fn variant(text: &Text, tongue: &Tongue) -> Variant {
    let mut variant = Variant::new(tongue.language.clone(), text.segment.clone());
    variant.language_as_written = tongue.written.clone();
    if let Some(written) = text.language.as_ref().filter(|written| **written != tongue.written)
        && let Ok(language) = written.parse::<Language>()
    {
        (variant.language, variant.language_as_written) = (language, written.clone());
    }
    variant.annotations.extend(text.comments.iter().map(Annotation::note));
    variant
}
