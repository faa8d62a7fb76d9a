//! What of a unit goes where in an XLIFF file, alike for 1.2 and 2.1.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::super::xml::forbidden;
use super::super::{Heading, Losses};
use super::is_made;
use super::properties::{ATTRIBUTE, Side};
use super::standing::{DRAFT_FROM, ORIGIN, STATUS};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

/// A unit, laid out for a bilingual file.
pub(super) struct Laid<'u> {
    pub(super) source: &'u Variant,
    /// The translations; all but the first have no place beside it.
    pub(super) targets: Vec<&'u Variant>,
    /// The file it came from.
    pub(super) file: Option<&'u str>,
    /// Its further name.
    pub(super) name: Option<&'u str>,
    pub(super) status: Status,
    pub(super) origin: Origin,
    /// How a draft was found.
    pub(super) draft_from: Option<&'u str>,
    /// Notes and properties, in order, each with what it is about.
    pub(super) remarks: Vec<(Side, Annotation)>,
}

/// Lays `unit` out; `None`, counted among the losses, where it has no text in the source language.
pub(super) fn lay_out<'u>(unit: &'u Unit, heading: &Heading, losses: &mut Losses) -> Option<Laid<'u>> {
    let Some(source) = best(&unit.variants, &heading.source) else {
        losses.leave_out("units without text in the source language");
        return None;
    };
    let is_target =
        |variant: &&Variant| !std::ptr::eq(*variant, source) && variant.language.serves(&heading.target).is_some();
    let mut targets: Vec<&Variant> = unit.variants.iter().filter(is_target).collect();
    targets.sort_by_key(|target| Reverse(target.language.serves(&heading.target)));
    let written = [source].into_iter().chain(targets.first().copied());
    losses.add("characters that XML does not allow", written.map(|one| forbidden(one.segment.text())).sum());
    losses.add("further languages", unit.variants.len() - 1 - targets.len());
    losses.add("units without a translation", usize::from(targets.is_empty()));
    let mut laid = Laid {
        source,
        file: None,
        name: None,
        status: unit.status,
        origin: unit.origin,
        draft_from: None,
        remarks: Vec::new(),
        targets,
    };
    for (name, value) in &unit.attributes {
        laid.remarks.push((Side::Both, Annotation::property(&format!("{ATTRIBUTE}{name}"), value.as_str())));
    }
    for annotation in &unit.annotations {
        let is_first = laid.remarks.iter().all(|(_, one)| one.property.as_deref().is_some_and(is_attribute));
        match annotation.property.as_deref().filter(|_| annotation.attributes.is_empty()) {
            Some("x-file") if is_first && laid.file.is_none() && laid.name.is_none() && !annotation.text.is_empty() => {
                laid.file = Some(&annotation.text);
            }
            Some("x-resname") if is_first && laid.name.is_none() && !annotation.text.is_empty() => {
                laid.name = Some(&annotation.text);
            }
            Some(DRAFT_FROM) if laid.draft_from.is_none() => laid.draft_from = Some(&annotation.text),
            _ => laid.remarks.push((Side::Both, annotation.clone())),
        }
    }
    let target = laid.targets.first().copied();
    for (side, variant) in [(Side::Source, Some(source)), (Side::Target, target)] {
        let Some(variant) = variant else { continue };
        for (name, value) in &variant.attributes {
            laid.remarks.push((side, Annotation::property(&format!("{ATTRIBUTE}{name}"), value.as_str())));
        }
        laid.remarks.extend(variant.annotations.iter().map(|annotation| (side, annotation.clone())));
    }
    Some(laid)
}

fn is_attribute(name: &str) -> bool {
    name.starts_with(ATTRIBUTE)
}

/// The variant that serves best where `wanted` is asked for.
fn best<'u>(variants: &'u [Variant], wanted: &Language) -> Option<&'u Variant> {
    let serving = variants.iter().filter(|variant| variant.language.serves(wanted).is_some());
    // Of several that serve equally well, the first.
    serving.min_by_key(|variant| Reverse(variant.language.serves(wanted)))
}

impl Laid<'_> {
    /// Adds the property for a status that the format has no word for.
    pub(super) fn say_status(&mut self) {
        self.remarks.push((Side::Both, Annotation::property(STATUS, self.status.as_str())));
    }

    /// Adds the property for an origin that the format has no word for.
    pub(super) fn say_origin(&mut self) {
        self.remarks.push((Side::Both, Annotation::property(ORIGIN, self.origin.as_str())));
    }

    /// Adds the property for a way of finding a draft that the format has no word for.
    pub(super) fn say_draft_from(&mut self) {
        if let Some(from) = self.draft_from {
            self.remarks.push((Side::Both, Annotation::property(DRAFT_FROM, from)));
        }
    }
}

/// The ids of entries: a unit's name where it is one and no other entry has it, else a number behind `_`.
#[derive(Default)]
pub(super) struct EntryIds {
    taken: HashSet<String>,
    last: usize,
}

impl EntryIds {
    /// An id for the unit called `name`, and whether it is that name.
    pub(super) fn give(&mut self, name: Option<&str>, allows: impl Fn(&str) -> bool) -> (String, bool) {
        let own = name.filter(|name| !name.is_empty() && !is_made(name) && allows(name));
        if let Some(own) = own.filter(|own| self.taken.insert((*own).to_owned())) {
            return (own.to_owned(), true);
        }
        self.last += 1;
        (format!("_{}", self.last), false)
    }

    /// Whether none was given yet.
    pub(super) fn is_unused(&self) -> bool {
        self.last == 0 && self.taken.is_empty()
    }

    /// Forgets them, for another file element.
    pub(super) fn clear(&mut self) {
        self.taken.clear();
        self.last = 0;
    }
}

/// Whether it can be an id in XLIFF 2, and a reference in 1.2 (`NMTOKEN`).
pub(super) fn is_token(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))
}

/// Whether it is a language tag that XML takes.
pub(super) fn is_language(tag: &str) -> bool {
    tag.parse::<Language>().is_ok()
}

/// The segment as the heading wants it: with its codes, or without them, which is a loss.
pub(super) fn segment_for<'s>(
    segment: &'s Segment,
    heading: &Heading,
    losses: &mut Losses,
) -> std::borrow::Cow<'s, Segment> {
    if heading.inline_codes || segment.codes().is_empty() {
        return std::borrow::Cow::Borrowed(segment);
    }
    losses.add("inline codes", segment.codes().len());
    std::borrow::Cow::Owned(Segment::plain(segment.without_codes()))
}
