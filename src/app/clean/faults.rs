//! What is wrong with a unit by itself, and whether that is sure.

use super::running::Shape;
use super::{Kind, Request};
use crate::app::AppError;
use crate::app::check::{self, Checked, checked};
use crate::app::in_order::in_order;
use crate::check::{Engine, Pair, Profile, Rule, Setup, named};
use crate::identify::{Told, identify};
use crate::model::provenance::Status;
use crate::model::unit::{Unit, Variant};
use crate::store::{Store, StoredUnit};
use crate::text::language::Language;

/// The rules of `check` that find a kind.
const RULES: [(&str, Kind); 4] = [
    ("segment.same-as-source", Kind::SameAsSource),
    ("code.missing", Kind::BrokenCodes),
    ("code.added", Kind::BrokenCodes),
    ("code.order", Kind::BrokenCodes),
];

/// How sure a language must be.
const CERTAIN: f32 = 0.99;
/// How many words must tell that a text is in the other language, and in neither of the two.
const WORDS_OF_OTHER: usize = 2;
const WORDS_OF_NEITHER: usize = 4;

/// Why what a rule finds may be right all the same.
const REVIEWED: &str = "somebody has reviewed it";

/// What is wrong with a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: Kind,
    /// In words.
    pub(super) why: String,
    /// It may well be right as it is.
    pub(super) is_doubtful: bool,
}

/// What was found of some units.
pub(super) struct Judged {
    /// The fault of each, the first by its kind.
    pub(super) faults: Vec<Option<Fault>>,
    /// How many have texts in other languages than those of the request, so that source and translation are not known.
    pub(super) others: u64,
}

/// Finds what is wrong with units.
pub(super) struct Faults<'a> {
    request: &'a Request,
    setup: Setup,
    rules: Vec<&'static dyn Rule>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(store: &Store, request: &'a Request) -> Result<Self, AppError> {
        let wanted = RULES.iter().filter(|(_, kind)| request.kinds.contains(kind));
        let (source, target) = request.languages.clone();
        let options = crate::format::ReadOptions { source, target, ..Default::default() };
        let of_check = check::Request { options, with_glossary: true, ..check::Request::default() };
        let setup = check::setup(Some(store), &of_check, Profile::default())?;
        Ok(Faults { request, setup, rules: wanted.filter_map(|(id, _)| named(id)).collect() })
    }

    /// What is wrong with each of `units`.
    pub(super) fn of(&self, units: &[StoredUnit]) -> Judged {
        let mut judged = Judged { faults: vec![None; units.len()], others: 0 };
        let faults = &mut judged.faults;
        let mut pairs: Vec<Pair> = Vec::with_capacity(units.len());
        let mut of_unit: Vec<usize> = Vec::with_capacity(units.len());
        let (from, to) = &self.request.languages;
        for (number, unit) in units.iter().enumerate() {
            if let Some(why) = lacking(&unit.unit, to) {
                self.put(&mut faults[number], Kind::Empty, false, || why.to_owned());
                continue;
            }
            match checked(&unit.unit, from, to) {
                Checked::Pairs(some) => {
                    of_unit.extend(some.iter().map(|_| number));
                    pairs.extend(some.into_iter().map(|(pair, _)| pair));
                }
                Checked::Sourceless | Checked::Other(..) => judged.others += 1,
                Checked::Nothing => {}
            }
        }
        let engine = Engine::new(&self.rules, &self.setup);
        let document = engine.check(&pairs);
        for finding in document.findings() {
            let kind = RULES.iter().find(|(id, _)| *id == finding.rule).map(|(_, kind)| *kind);
            let (Some(kind), Some(number)) = (kind, of_unit.get(finding.segment)) else { continue };
            let doubt = match kind {
                Kind::SameAsSource => {
                    doubt(&units[*number].unit, &pairs[finding.segment].target.without_codes(), to.base(), true)
                }
                _ if units[*number].unit.status.is_reviewed() => Some(REVIEWED),
                _ => None,
            };
            self.put(&mut faults[*number], kind, doubt.is_some(), || with_doubt(&finding.message, doubt));
        }
        if self.request.kinds.contains(&Kind::WrongLanguage) {
            for (fault, found) in faults.iter_mut().zip(wrong_languages(units)) {
                if let Some((why, doubt)) = found {
                    self.put(fault, Kind::WrongLanguage, doubt.is_some(), || with_doubt(&why, doubt));
                }
            }
        }
        judged
    }

    /// Puts a fault there unless its kind is not wanted, or one that stands before it is there.
    fn put(&self, fault: &mut Option<Fault>, kind: Kind, is_doubtful: bool, why: impl FnOnce() -> String) {
        if self.request.kinds.contains(&kind) && fault.as_ref().is_none_or(|other| kind < other.kind) {
            *fault = Some(Fault { kind, why: why(), is_doubtful });
        }
    }
}

/// What `unit` lacks to be one, whatever its languages are; `None` where two of its texts say something.
fn lacking(unit: &Unit, to: &Language) -> Option<&'static str> {
    let mut texts = unit.variants.iter().filter(|one| !one.segment.is_blank());
    let Some(only) = texts.next() else {
        let has_codes = unit.variants.iter().any(|one| !one.segment.codes().is_empty());
        return (!has_codes).then_some("there is no text");
    };
    // A rejected unit is kept for what it was; a line of dashes needs no translation.
    let needs_other = unit.status != Status::Rejected && only.segment.without_codes().contains(char::is_alphanumeric);
    let says = if only.language.serves(to).is_some() { "there is no source" } else { "there is no translation" };
    (texts.next().is_none() && needs_other).then_some(says)
}

/// Why `text` of `unit` may well be right, though it is the same as the source or not in its `own` language but in
/// another, or in none that `is_known`.
fn doubt(unit: &Unit, text: &str, own: &str, is_known: bool) -> Option<&'static str> {
    let shape = Shape::of(text);
    if unit.status.is_reviewed() {
        Some(REVIEWED)
    } else if !shape.is_running() {
        Some("it may be a name, a term or code")
    } else if !shape.is_foreign(own, is_known) {
        Some("it may be misspelt or mixed")
    } else {
        None
    }
}

fn with_doubt(why: &str, doubt: Option<&str>) -> String {
    doubt.map_or_else(|| why.to_owned(), |doubt| format!("{why}; {doubt}"))
}

/// What is wrong with the language of a text, and why that may be right.
type Foreign = (String, Option<&'static str>);

/// What is wrong with the language of each unit, found on all cores.
fn wrong_languages(units: &[StoredUnit]) -> Vec<Option<Foreign>> {
    const PART: usize = 100;
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found = Vec::with_capacity(units.len());
    let parts: Vec<&[StoredUnit]> = units.chunks(PART).collect();
    let work = |worker: usize, done: &mut dyn FnMut(Vec<Option<Foreign>>) -> bool| {
        for part in parts.iter().skip(worker).step_by(workers) {
            if !done(part.iter().map(|unit| wrong_language(&unit.unit)).collect()) {
                break;
            }
        }
        Ok::<_, std::convert::Infallible>(())
    };
    let outcome = in_order(parts.len(), workers, work, |part: Vec<Option<Foreign>>| {
        found.extend(part);
        Ok(())
    });
    match outcome {
        Ok(()) => found,
        Err(never) => match never {},
    }
}

/// The first text of `unit` that is not in its language; one about which there is no doubt, if there is such a one.
fn wrong_language(unit: &Unit) -> Option<Foreign> {
    let mut found = None;
    for variant in &unit.variants {
        match foreign(unit, variant) {
            Some(sure @ (_, None)) => return Some(sure),
            doubtful => found = found.or(doubtful),
        }
    }
    found
}

/// Why the text is not in its language, where that is English or Swahili.
fn foreign(unit: &Unit, variant: &Variant) -> Option<Foreign> {
    let own: Told = variant.language.base().parse().ok()?;
    let plain;
    let text = match variant.segment.codes() {
        [] => variant.segment.text(),
        _ => {
            plain = variant.segment.without_codes();
            &plain
        }
    };
    let told = identify(text);
    if told.certainty < CERTAIN || told.language == Some(own) {
        return None;
    }
    let language = &variant.language;
    let why = match told.language {
        Some(other) if told.words >= WORDS_OF_OTHER => format!("the {language} text is {}", name(other)),
        None if told.words >= WORDS_OF_NEITHER => format!("the {language} text is neither English nor Swahili"),
        _ => return None,
    };
    Some((why, doubt(unit, text, language.base(), told.language.is_some())))
}

fn name(language: Told) -> &'static str {
    match language {
        Told::English => "English",
        Told::Swahili => "Swahili",
    }
}
