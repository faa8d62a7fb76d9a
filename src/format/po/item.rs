//! From a unit to what an entry of it would hold.

use super::super::Losses;
use super::placeholders::{Family, segment};
use super::{BETWEEN, CONTEXT, FLAGS, FORM, FROM_DEVELOPER, FUZZY, PLURAL_ID, PREVIOUS, REFERENCE, SINGULAR_ID};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// What one unit, or two that are singular and plural, gives an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) fuzzy: bool,
    /// Notes of translators.
    pub(super) notes: Vec<String>,
    /// Notes of developers.
    pub(super) extracted: Vec<String>,
    pub(super) context: Option<String>,
    pub(super) references: Option<String>,
    /// Without `fuzzy`.
    pub(super) flags: Vec<String>,
    pub(super) previous: [Option<String>; 3],
    /// The text of the plural, where this is a singular.
    pub(super) plural_id: Option<String>,
    /// The text of the singular, where this is a plural.
    pub(super) singular_id: Option<String>,
    /// Which form a plural's translation is.
    pub(super) form: Option<usize>,
    /// The forms between the first and that one.
    pub(super) between: Vec<(usize, String)>,
}

/// The languages of a file.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) source: Language,
    pub(super) target: Language,
    /// Whether the content of inline codes is written.
    pub(super) inline_codes: bool,
}

impl Item {
    /// What `unit` gives; `None` where it has no place in the file. What is left out goes into `losses`.
    pub(super) fn of(unit: &Unit, pair: &Pair, losses: &mut Losses) -> Option<Item> {
        if unit.status == Status::Rejected {
            losses.leave_out("rejected units");
            return None;
        }
        let source = best(&unit.variants, &pair.source, None);
        let target = best(&unit.variants, &pair.target, source);
        let said = |at: &Option<usize>| at.map(|at| &unit.variants[at]).filter(|one| !one.segment.text().is_empty());
        let Some(from) = said(&source) else {
            losses.leave_out("units without a source text");
            return None;
        };
        let Some(to) = said(&target) else {
            losses.leave_out("units without a translation");
            return None;
        };
        let mut item = Item { fuzzy: unit.status == Status::Draft, ..Item::default() };
        unit.annotations.iter().for_each(|annotation| item.take(annotation, losses));
        let families = Family::named(item.flags.iter().map(String::as_str));
        let mut text = |variant: &Variant| {
            let segment = &variant.segment;
            let text = if pair.inline_codes { segment.text().to_owned() } else { segment.without_codes() };
            losses.add("inline codes", lost_codes(segment, &text, &families));
            losses.add("control characters", text.matches('\0').count());
            text.replace('\0', "")
        };
        (item.source, item.target) = (text(from), text(to));
        losses.add("further languages", unit.variants.len() - 2);
        for (variant, language) in [(from, &pair.source), (to, &pair.target)] {
            losses.add("regions of languages", usize::from(variant.language != *language));
            losses.add("attributes", variant.attributes.len());
            let notes = variant.annotations.iter().filter(|one| one.property.is_none()).count();
            losses.add("notes", notes);
            losses.add("properties", variant.annotations.len() - notes);
        }
        losses.add("names", usize::from(unit.name.is_some()));
        losses.add("attributes", unit.attributes.len());
        losses.add("origins", usize::from(unit.origin != Origin::Human));
        losses.add("statuses", usize::from(unit.status.is_reviewed()));
        if item.source.is_empty() || item.target.is_empty() {
            losses.leave_out("units without text");
            return None;
        }
        Some(item)
    }

    fn take(&mut self, annotation: &Annotation, losses: &mut Losses) {
        let text = annotation.text.as_str();
        let mut attributes = annotation.attributes.as_slice();
        let mut set = |place: &mut Option<String>| {
            losses.add("properties", usize::from(place.is_some()));
            place.get_or_insert(text.replace('\0', ""));
        };
        match annotation.property.as_deref() {
            None => match attributes.iter().position(|(name, value)| (name.as_str(), value.as_str()) == FROM_DEVELOPER)
            {
                Some(_) => {
                    attributes = &attributes[1..];
                    self.extracted.push(text.to_owned());
                }
                None => self.notes.push(text.to_owned()),
            },
            Some(CONTEXT) => set(&mut self.context),
            Some(REFERENCE) => set(&mut self.references),
            Some(FLAGS) => {
                for flag in text.split(',').map(str::trim).filter(|flag| !flag.is_empty() && *flag != FUZZY) {
                    let is_flag = |c: char| c.is_ascii_graphic() || c == ' ';
                    if flag.chars().all(is_flag) {
                        self.flags.push(flag.to_owned());
                    } else {
                        losses.add("properties", 1);
                    }
                }
            }
            Some(PLURAL_ID) if !text.is_empty() => set(&mut self.plural_id),
            Some(SINGULAR_ID) if !text.is_empty() => set(&mut self.singular_id),
            Some(name) => match PREVIOUS.iter().position(|known| *known == name) {
                Some(which) => set(&mut self.previous[which]),
                None => self.take_form(name, text, losses),
            },
        }
        losses.add("attributes", attributes.len());
    }

    fn take_form(&mut self, name: &str, text: &str, losses: &mut Losses) {
        let number = |digits: &str| digits.parse::<usize>().ok().filter(|number| *number < 100);
        match (name, name.strip_prefix(BETWEEN).and_then(number)) {
            (FORM, _) if number(text).is_some() => self.form = number(text),
            (_, Some(number)) => self.between.push((number, text.replace('\0', ""))),
            _ => losses.add("properties", 1),
        }
    }

    /// Whether this is the plural of the singular `other`.
    pub(super) fn is_plural_of(&self, other: &Item) -> bool {
        self.context == other.context
            && self.singular_id.as_deref() == Some(other.source.as_str())
            && other.plural_id.as_deref() == Some(self.source.as_str())
    }
}

/// The variant that serves `language` best and is not the one at `taken`.
fn best(variants: &[Variant], language: &Language, taken: Option<usize>) -> Option<usize> {
    let serves = |at: &usize| variants[*at].language.serves(language);
    let candidates = (0..variants.len()).filter(|at| Some(*at) != taken && serves(at).is_some());
    // The first of equals.
    candidates.rev().max_by_key(serves)
}

/// How many codes of `segment` a reader would not find in `text`.
fn lost_codes(segment: &Segment, text: &str, families: &[Family]) -> usize {
    if segment.codes().is_empty() {
        return 0;
    }
    let found = self::segment(text, families);
    segment.codes().iter().filter(|code| !found.codes().contains(code)).count()
}
