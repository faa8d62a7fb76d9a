//! What is wrong with a unit by itself.

use super::{Kind, Request};
use crate::app::AppError;
use crate::app::check::{self, Checked, checked};
use crate::app::in_order::in_order;
use crate::check::{Engine, Pair, Profile, Rule, Setup, named};
use crate::identify::{Told, identify};
use crate::model::unit::Variant;
use crate::store::{Store, StoredUnit};

/// The rules of `check` that find a kind.
const RULES: [(&str, Kind); 5] = [
    ("segment.empty", Kind::Empty),
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

    /// The first kind that each of `units` is of, with what is wrong.
    pub(super) fn of(&self, units: &[StoredUnit]) -> Vec<Option<(Kind, String)>> {
        let mut faults: Vec<Option<(Kind, String)>> = vec![None; units.len()];
        let mut pairs: Vec<Pair> = Vec::with_capacity(units.len());
        let mut of_unit: Vec<usize> = Vec::with_capacity(units.len());
        let (from, to) = &self.request.languages;
        for (number, unit) in units.iter().enumerate() {
            match checked(&unit.unit, from, to) {
                Checked::Pairs(some) => {
                    of_unit.extend(some.iter().map(|_| number));
                    pairs.extend(some.into_iter().map(|(pair, _)| pair));
                }
                Checked::Sourceless => self.put(&mut faults[number], Kind::Empty, || "there is no source".to_owned()),
                Checked::Nothing if is_blank(unit) => {
                    self.put(&mut faults[number], Kind::Empty, || "there is no text".to_owned());
                }
                Checked::Other(..) | Checked::Nothing => {}
            }
        }
        let engine = Engine::new(&self.rules, &self.setup);
        let document = engine.check(&pairs);
        for finding in document.findings() {
            let kind = RULES.iter().find(|(id, _)| *id == finding.rule).map(|(_, kind)| *kind);
            if let (Some(kind), Some(unit)) = (kind, of_unit.get(finding.segment)) {
                self.put(&mut faults[*unit], kind, || finding.message.clone());
            }
        }
        if self.request.kinds.contains(&Kind::WrongLanguage) {
            for (fault, found) in faults.iter_mut().zip(wrong_languages(units)) {
                if let Some(why) = found {
                    self.put(fault, Kind::WrongLanguage, || why);
                }
            }
        }
        faults
    }

    /// Puts a kind there unless it is not wanted, or one that stands before it is there.
    fn put(&self, fault: &mut Option<(Kind, String)>, kind: Kind, why: impl FnOnce() -> String) {
        if self.request.kinds.contains(&kind) && fault.as_ref().is_none_or(|(other, _)| kind < *other) {
            *fault = Some((kind, why()));
        }
    }
}

fn is_blank(unit: &StoredUnit) -> bool {
    unit.unit.variants.iter().all(|one| one.segment.is_blank() && one.segment.codes().is_empty())
}

/// What is wrong with the language of each unit, found on all cores.
fn wrong_languages(units: &[StoredUnit]) -> Vec<Option<String>> {
    const PART: usize = 100;
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found = Vec::with_capacity(units.len());
    let parts: Vec<&[StoredUnit]> = units.chunks(PART).collect();
    let work = |worker: usize, done: &mut dyn FnMut(Vec<Option<String>>) -> bool| {
        for part in parts.iter().skip(worker).step_by(workers) {
            if !done(part.iter().map(|unit| unit.unit.variants.iter().find_map(wrong_language)).collect()) {
                break;
            }
        }
        Ok::<_, std::convert::Infallible>(())
    };
    let outcome = in_order(parts.len(), workers, work, |part: Vec<Option<String>>| {
        found.extend(part);
        Ok(())
    });
    match outcome {
        Ok(()) => found,
        Err(never) => match never {},
    }
}

/// Why the text is surely not in its language, where that is English or Swahili.
fn wrong_language(variant: &Variant) -> Option<String> {
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
    match told.language {
        Some(other) if told.words >= WORDS_OF_OTHER => Some(format!("the {language} text is {}", name(other))),
        None if told.words >= WORDS_OF_NEITHER => Some(format!("the {language} text is neither English nor Swahili")),
        _ => None,
    }
}

fn name(language: Told) -> &'static str {
    match language {
        Told::English => "English",
        Told::Swahili => "Swahili",
    }
}
