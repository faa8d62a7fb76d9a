//! Units that are edited, approved, rejected or deleted: one, some, or all that a filter finds. Each call is one batch.

mod codes;
mod filter;
mod sheet;
mod sides;

use regex::{NoExpand, Regex};

use super::AppError;
use super::progress::Progress;
use super::search::pattern;
use super::session::Session;
use crate::check::fix::{Edit as Exchanged, apply as exchanged, touches_code};
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::model::unit::Annotation;
use crate::store::{Change, NewText, Store, StoreError, StoredUnit, UnitEdit};
pub(in crate::app) use codes::retyped;
pub use filter::Filter;
pub use sheet::Sheet;
pub use sides::Sides;

/// Words that take the place of others in a text.
#[derive(Clone, Debug)]
pub struct Exchange {
    pattern: Regex,
    with: String,
    /// Whether `$1` in `with` stands for the first group.
    expands: bool,
    in_source: bool,
}

impl PartialEq for Exchange {
    fn eq(&self, other: &Self) -> bool {
        let parts = |one: &Self| (one.pattern.as_str().to_owned(), one.with.clone(), one.expands, one.in_source);
        parts(self) == parts(other)
    }
}

impl Exchange {
    /// `with` for `find`, which is a regular expression or the letters themselves; in the translation, or `in_source`.
    ///
    /// # Errors
    /// [`AppError::Refused`] where `find` is empty or no pattern.
    pub fn new(find: &str, with: &str, is_pattern: bool, in_source: bool) -> Result<Exchange, AppError> {
        if find.is_empty() {
            return Err(AppError::Refused("there is nothing to find".to_owned()));
        }
        let pattern = if is_pattern { pattern::compile(find)? } else { pattern::compile(&regex::escape(find))? };
        Ok(Exchange { pattern, with: with.to_owned(), expands: is_pattern, in_source })
    }

    /// `segment` with the words exchanged; codes are left alone.
    fn of(&self, segment: &Segment) -> Segment {
        let mut edits = Vec::new();
        for found in self.pattern.captures_iter(segment.text()) {
            let Some(whole) = found.get(0).filter(|whole| !whole.is_empty()) else { continue };
            let mut replacement = String::new();
            match self.expands {
                true => found.expand(&self.with, &mut replacement),
                false => replacement.push_str(NoExpand(&self.with).0),
            }
            if !touches_code(segment, &whole.range()) {
                edits.push(Exchanged { span: whole.range(), replacement });
            }
        }
        exchanged(segment, &edits).unwrap_or_else(|| segment.clone())
    }
}

/// What is to become of a unit; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// The new source text.
    pub source: Option<String>,
    /// The new translation.
    pub target: Option<String>,
    /// How far it has come.
    pub status: Option<Status>,
    /// The note; an empty one takes it away.
    pub note: Option<String>,
    /// Words that are exchanged.
    pub exchange: Option<Exchange>,
}

/// What is done to units.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// They are changed.
    Edit(Edit),
    /// They are deleted.
    Delete,
}

/// What becomes of the others where one unit is not there.
const UNCHANGED: &str = "nothing was changed; ";

/// Which units it is done to.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Their numbers, none twice.
    pub ids: Vec<i64>,
    /// What must still hold when it is done; without it each of them must be there.
    pub filter: Option<Filter>,
    /// Which texts are source and target.
    pub sides: Sides,
    /// A unit that a person has thought about: where it is another by now, nothing is done.
    pub seen: Option<StoredUnit>,
}

/// A unit as it was, and as it is or would be; `None` where it is deleted.
pub type Pair = (StoredUnit, Option<StoredUnit>);

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The batch; `None` where nothing was changed.
    pub batch: Option<i64>,
    /// How many units were changed.
    pub changed: u64,
    /// How many were so already.
    pub unchanged: u64,
    /// How many somebody else had changed in the meantime, so that the filter finds them no more.
    pub passed_over: u64,
    /// How many inline codes have no place in the new texts.
    pub lost_codes: usize,
    /// The first of the changed units.
    pub first: Vec<Pair>,
}

/// The units with these numbers, in their order, and what is to be said where some of them are not there.
///
/// # Errors
/// What the store reports.
pub fn find(store: &Store, ids: &[i64]) -> Result<(Vec<StoredUnit>, Option<AppError>), AppError> {
    let mut found = Vec::with_capacity(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match store.unit(*id)? {
            Some(unit) => found.push(unit),
            None => missing.push(*id),
        }
    }
    Ok((found, (!missing.is_empty()).then(|| no_such(&missing, ""))))
}

/// `done` is what became of the others.
fn no_such(missing: &[i64], done: &str) -> AppError {
    let shown: Vec<String> = missing.iter().take(10).map(i64::to_string).collect();
    let more =
        if missing.len() > shown.len() { format!(" and {} more", missing.len() - shown.len()) } else { "".into() };
    AppError::advised(
        format!("there is no unit {}{more}", shown.join(", ")),
        format!("{done}istilahi search shows units with their numbers, istilahi history --unit N what became of one"),
    )
}

/// The numbers of the units that `filter` finds.
///
/// # Errors
/// What the store reports.
pub fn select(store: &Store, filter: &Filter, progress: &mut dyn Progress) -> Result<Vec<i64>, AppError> {
    store.read(|| {
        let mut ids = store.units_where(&filter.conditions)?;
        if filter.reads_texts() {
            let mut fitting = Vec::new();
            progress.begin("texts", Some(ids.len() as u64));
            for id in ids {
                progress.advance(1);
                if store.unit(id)?.is_some_and(|unit| filter.admits_texts(&unit)) {
                    fitting.push(id);
                }
            }
            progress.end();
            ids = fitting;
        }
        Ok(ids)
    })
}

/// Hands each unit that would be changed to `take`, as it is and as it would be, until that says that it has enough.
/// Returns how many were handed over.
///
/// # Errors
/// As [`apply`], or what `take` reports.
pub fn rehearse(
    store: &Store,
    chosen: &Chosen,
    act: &Act,
    mut take: impl FnMut(&Pair) -> Result<bool, AppError>,
) -> Result<u64, AppError> {
    let mut count = 0;
    for id in &chosen.ids {
        let Some(unit) = store.unit(*id)? else {
            if chosen.filter.is_some() { continue } else { return Err(no_such(&[*id], UNCHANGED)) }
        };
        if let Some(plan) = plan(unit, act, &chosen.sides)? {
            count += 1;
            if !take(&plan.pair)? {
                break;
            }
        }
    }
    Ok(count)
}

/// Why a change is not kept.
enum Stop {
    /// There is nothing to change.
    Idle(Changed),
    Failed(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error.into())
    }
}

/// Does `act` to the chosen units, as one batch named `command`: to all of them or to none. The first `keep` of them are
/// returned as they were and are.
///
/// # Errors
/// [`AppError::Advised`] where a unit is not there or has no text in a language that is to be changed, where a text would
/// be empty; what the store reports. Nothing is changed then.
pub fn apply(
    session: &Session,
    store: &mut Store,
    command: &str,
    chosen: &Chosen,
    act: &Act,
    keep: usize,
    progress: &mut dyn Progress,
) -> Result<Changed, AppError> {
    progress.begin(command, Some(chosen.ids.len() as u64));
    let outcome = store.change(&session.actor, command, None, |change| {
        let changed = apply_in(change, chosen, act, keep, progress).map_err(Stop::Failed)?;
        if changed.changed == 0 { Err(Stop::Idle(changed)) } else { Ok(changed) }
    });
    progress.end();
    match outcome {
        Ok(changed) | Err(Stop::Idle(changed)) => Ok(changed),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn apply_in(
    change: &mut Change<'_>,
    chosen: &Chosen,
    act: &Act,
    keep: usize,
    progress: &mut dyn Progress,
) -> Result<Changed, AppError> {
    let mut changed = Changed::default();
    // In order, so that a million numbers need no more room than they are.
    let still = chosen.filter.as_ref().map(|filter| change.units_where(&filter.conditions)).transpose()?;
    let mut missing = Vec::new();
    for id in &chosen.ids {
        progress.advance(1);
        let unit = change.unit(*id)?.filter(|unit| match (&still, &chosen.filter) {
            (Some(still), Some(filter)) => still.binary_search(id).is_ok() && filter.admits_texts(unit),
            _ => true,
        });
        let Some(unit) = unit else {
            if still.is_some() {
                changed.passed_over += 1
            } else {
                missing.push(*id)
            }
            continue;
        };
        if chosen.seen.as_ref().is_some_and(|seen| seen.id == *id && *seen != unit) {
            return Err(AppError::advised(
                format!("unit {id} was changed by somebody else in the meantime"),
                format!("nothing was changed; look at it as it is now: istilahi unit show {id}"),
            ));
        }
        let Some(plan) = plan(unit, act, &chosen.sides)? else {
            changed.unchanged += 1;
            continue;
        };
        match &plan.edit {
            Some(edit) => change.edit_unit(*id, edit)?,
            None => change.take_unit_out(*id)?,
        };
        changed.changed += 1;
        changed.lost_codes += plan.lost_codes;
        if changed.first.len() < keep {
            changed.first.push(plan.pair);
        }
    }
    if !missing.is_empty() {
        return Err(no_such(&missing, UNCHANGED));
    }
    changed.batch = (changed.changed > 0).then(|| change.batch());
    Ok(changed)
}

/// What is done to one unit.
struct Plan {
    pair: Pair,
    /// `None`: it is deleted.
    edit: Option<UnitEdit>,
    lost_codes: usize,
}

/// What `act` makes of `unit`; `None` where it is so already.
fn plan(unit: StoredUnit, act: &Act, sides: &Sides) -> Result<Option<Plan>, AppError> {
    let Act::Edit(edit) = act else {
        return Ok(Some(Plan { pair: (unit, None), edit: None, lost_codes: 0 }));
    };
    let mut after = unit.clone();
    let mut changes = UnitEdit::default();
    let mut lost_codes = 0;
    for (is_source, text) in [(true, &edit.source), (false, &edit.target)] {
        let exchange = edit.exchange.as_ref().filter(|exchange| exchange.in_source == is_source);
        if text.is_none() && exchange.is_none() {
            continue;
        }
        let (at, language) =
            if is_source { (sides.source(&unit.unit), &sides.from) } else { (sides.target(&unit.unit), &sides.to) };
        let Some(at) = at else {
            // Of many units some may well be in other languages.
            if text.is_none() {
                continue;
            }
            let there: Vec<&str> = unit.unit.variants.iter().map(|variant| variant.language.as_str()).collect();
            return Err(AppError::advised(
                format!("unit {} has no {language} text; it has {}", unit.id, there.join(", ")),
                "name the languages of its texts with --from LANG and --to LANG",
            ));
        };
        let before = &unit.unit.variants[at].segment;
        let (mut new, lost) = match text {
            Some(text) if text != before.text() => codes::retyped(before, text.trim()),
            _ => (before.clone(), 0),
        };
        if let Some(exchange) = exchange {
            new = exchange.of(&new);
        }
        if new.text() == before.text() {
            continue;
        }
        if new.is_blank() {
            return Err(AppError::advised(
                format!("the {language} text of unit {} would be empty", unit.id),
                format!("to delete the unit, type: istilahi unit delete {}", unit.id),
            ));
        }
        lost_codes += lost;
        after.unit.variants[at].segment = new.clone();
        changes.texts.push(NewText { variant: at, before: before.clone(), after: new });
    }
    if let Some(status) = edit.status.filter(|status| *status != unit.unit.status) {
        after.unit.status = status;
        changes.status = Some(status);
    }
    if let Some(note) = edit.note.as_deref().map(str::trim).filter(|note| *note != unit.unit.note().unwrap_or_default())
    {
        after.unit.annotations.retain(|one| one.property.is_some());
        after.unit.annotations.extend((!note.is_empty()).then(|| Annotation::note(note)));
        changes.note = Some(note.to_owned());
    }
    if changes == UnitEdit::default() {
        return Ok(None);
    }
    Ok(Some(Plan { pair: (unit, Some(after)), edit: Some(changes), lost_codes }))
}
