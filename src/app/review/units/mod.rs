//! The units of a memory that wait for a reader, with what a reader wants beside them: the neighbours, the glossary
//! terms of the source, and what `check` finds.
//!
//! Of a unit that waits its number, status and origin are in memory; texts are read for the unit that is looked at. A
//! verdict is a batch of its own, so that `history` tells who said what when and `undo` takes one back.

mod card;

pub(super) use card::finding_rows;

use super::{Card, Queue, State, folded, unknown};
use crate::app::AppError;
use crate::app::batches;
use crate::app::check::{Request, setup};
use crate::app::session::Session;
use crate::app::unit_changes::{Sides, retyped};
use crate::check::fix::{Edit, apply, touches_code};
use crate::check::{Profile, Rule, Setup};
use crate::format::ReadOptions;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::Unit;
use crate::store::{Pending, Store, StoredUnit, Wanted};
use crate::text::language::Language;

/// Which units are reviewed, and how.
#[derive(Clone, Debug)]
pub struct UnitsWanted {
    /// The memory.
    pub memory: String,
    /// Statuses and origins; without any, drafts and translated units of all origins.
    pub wanted: Wanted,
    /// The languages translated from and into.
    pub languages: (Language, Language),
    /// What becomes of a unit that is accepted.
    pub accept_as: Status,
    /// By which profile its texts are checked.
    pub profile: Profile,
}

/// The units of a memory.
#[derive(Debug)]
pub struct Units<'a> {
    session: Session,
    store: Store,
    memory: i64,
    request: UnitsWanted,
    setup: Setup,
    rules: Vec<&'a dyn Rule>,
    pending: Vec<Pending>,
    /// The unit that was looked at last, as it was then: a verdict holds for that.
    shown: Option<StoredUnit>,
    /// What could be exchanged in it, by the number of the variant.
    suggested: Vec<(usize, Edit)>,
}

/// What the batch of a verdict is called.
const COMMAND: &str = "review";

/// The words of the filter that are no status and no origin.
const EVERYTHING: &str = "all";

impl<'a> Units<'a> {
    /// The units of a memory that wait, those that a program made first. Their texts are checked by `rules`.
    ///
    /// # Errors
    /// What the store reports.
    pub fn new(
        session: &Session,
        store: Store,
        request: UnitsWanted,
        rules: &[&'a dyn Rule],
    ) -> Result<Self, AppError> {
        let memory = store.memory(&request.memory)?.id;
        let (source, target) = request.languages.clone();
        let options = ReadOptions { source, target, ..ReadOptions::default() };
        let reading = Request { options, with_glossary: true, ..Request::default() };
        let setup = setup(Some(&store), &reading, request.profile.clone())?;
        let session = session.clone();
        let rules = rules.to_vec();
        let mut units = Units {
            session,
            store,
            memory,
            request,
            setup,
            rules,
            pending: Vec::new(),
            shown: None,
            suggested: Vec::new(),
        };
        units.load(&units.request.wanted.clone())?;
        Ok(units)
    }

    fn load(&mut self, wanted: &Wanted) -> Result<(), AppError> {
        let mut pending = self.store.pending(self.memory, wanted)?;
        pending.sort_by_key(|one| one.origin == Origin::Human);
        self.pending = pending;
        self.shown = None;
        Ok(())
    }

    /// The unit at this place as it was shown, which is what a verdict is on.
    fn shown(&mut self, at: usize) -> Result<StoredUnit, AppError> {
        let gone = || AppError::Refused("it is not there any more".to_owned());
        let id = self.pending.get(at).ok_or_else(gone)?.id;
        match self.shown.clone().filter(|unit| unit.id == id) {
            Some(shown) => Ok(shown),
            None => Ok(self.store.unit_of(&self.request.memory, id)?.ok_or_else(gone)?),
        }
    }

    /// Keeps a verdict on the unit at this place, which was `shown`; `after` are its texts then.
    fn keep(&mut self, at: usize, shown: &StoredUnit, status: Status, after: Vec<Segment>) -> Result<(), AppError> {
        let kept = self.store.change(&self.session.actor, COMMAND, None, |change| {
            match change.review_unit(shown, after, status)? {
                true => Ok(()),
                // An error, so that nothing is kept of the batch either.
                false => {
                    Err(AppError::Refused("somebody changed it in the meantime; look at it as it is now".to_owned()))
                }
            }
        });
        kept?;
        self.shown = None;
        self.pending[at].status = status;
        Ok(())
    }

    /// Keeps a status for the unit at this place, which is another one than it has.
    fn keep_status(&mut self, at: usize, status: Status) -> Result<(), AppError> {
        let shown = self.shown(at)?;
        let now = shown.unit.status;
        let is_below = state(now) == State::Accepted && state(status) == State::Accepted && now.rank() >= status.rank();
        if now == status || is_below {
            return Err(AppError::Refused(format!("unit {} is {now} already", shown.id)));
        }
        let texts = segments(&shown.unit);
        self.keep(at, &shown, status, texts)
    }

    /// The numbers of the unit's variants in the order in which they are edited: translations first.
    fn order(&self, unit: &Unit) -> Vec<usize> {
        let source = self.source_of(unit);
        let mut order: Vec<usize> = (0..unit.variants.len()).collect();
        order.sort_by_key(|at| Some(*at) == source);
        order
    }

    /// The variant that was translated: the first of those that serve best, else the first of all.
    fn source_of(&self, unit: &Unit) -> Option<usize> {
        let (from, to) = self.request.languages.clone();
        Sides { from, to }.source(unit).or((!unit.variants.is_empty()).then_some(0))
    }
}

/// The texts of a unit.
fn segments(unit: &Unit) -> Vec<Segment> {
    unit.variants.iter().map(|one| one.segment.clone()).collect()
}

fn state(status: Status) -> State {
    match status {
        Status::Draft | Status::Translated => State::Open,
        Status::Reviewed | Status::Approved => State::Accepted,
        Status::Rejected => State::Rejected,
    }
}

impl Queue for Units<'_> {
    fn name(&self) -> String {
        format!("memory {}", self.request.memory)
    }

    fn len(&self) -> usize {
        self.pending.len()
    }

    fn is_open(&self, at: usize) -> bool {
        self.pending.get(at).is_some_and(|one| state(one.status) == State::Open)
    }

    fn open(&self) -> usize {
        self.pending.iter().filter(|one| state(one.status) == State::Open).count()
    }

    fn card(&mut self, at: usize) -> Result<Card, AppError> {
        let id = self.pending[at].id;
        let Some(stored) = self.store.unit_of(&self.request.memory, id)? else {
            return Ok(Card::gone(format!("unit {id}")));
        };
        self.pending[at].status = stored.unit.status;
        let (card, suggested) = self.card_of(&stored)?;
        (self.shown, self.suggested) = (Some(stored), suggested);
        Ok(card)
    }

    fn accept(&mut self, at: usize) -> Result<String, AppError> {
        self.keep_status(at, self.request.accept_as)?;
        Ok(format!("unit {} is {}", self.pending[at].id, self.request.accept_as))
    }

    fn write_suggestion(&mut self, at: usize, number: usize) -> Result<String, AppError> {
        let shown = self.shown(at)?;
        let Some((variant, edit)) = self.suggested.get(number).cloned() else {
            return Err(AppError::Refused(match self.suggested.len() {
                0 => "there is no suggestion; e edits the unit".to_owned(),
                count => format!("the suggestions are 1 to {count}"),
            }));
        };
        let mut after = segments(&shown.unit);
        let written = after.get(variant).filter(|segment| !touches_code(segment, &edit.span));
        let written = written.and_then(|segment| apply(segment, std::slice::from_ref(&edit)));
        after[variant] =
            written.ok_or_else(|| AppError::Refused("that would change a code; e edits the unit".to_owned()))?;
        self.keep(at, &shown, shown.unit.status, after)?;
        Ok(match edit.replacement.is_empty() {
            true => "left out".to_owned(),
            false => format!("written: {}", edit.replacement),
        })
    }

    fn reject(&mut self, at: usize, _reason: Option<&str>) -> Result<String, AppError> {
        self.keep_status(at, Status::Rejected)?;
        Ok(format!("unit {} is rejected", self.pending[at].id))
    }

    fn edit(&mut self, at: usize, texts: &[String]) -> Result<String, AppError> {
        let shown = self.shown(at)?;
        let mut after = segments(&shown.unit);
        let mut lost_codes = 0;
        for (variant, text) in self.order(&shown.unit).into_iter().zip(texts) {
            if text.trim().is_empty() {
                let language = &shown.unit.variants[variant].language;
                return Err(AppError::Refused(format!("the {language} text is empty; r rejects the unit")));
            }
            if text != after[variant].text() {
                let (new, lost) = retyped(&after[variant], text.trim());
                (after[variant], lost_codes) = (new, lost_codes + lost);
            }
        }
        self.keep(at, &shown, self.request.accept_as, after)?;
        let lost = match lost_codes {
            0 => "",
            1 => "; an inline code is gone from it, u takes that back",
            _ => "; inline codes are gone from it, u takes that back",
        };
        Ok(format!("unit {} is edited and {}{lost}", self.pending[at].id, self.request.accept_as))
    }

    fn undo(&mut self) -> Result<Option<usize>, AppError> {
        let Some((batch, unit)) = self.store.last_verdict(self.memory)? else { return Ok(None) };
        batches::undo(&self.session, &mut self.store, Some(batch), false, &mut crate::app::progress::Silent)?;
        let Some(stored) = self.store.unit_of(&self.request.memory, unit)? else { return Ok(None) };
        let StoredUnit { unit: Unit { status, origin, .. }, id, .. } = stored;
        let at = match self.pending.iter().position(|one| one.id == id) {
            Some(at) => at,
            // It was decided on in an earlier run.
            None => {
                self.pending.insert(0, Pending { id, status, origin });
                0
            }
        };
        self.pending[at].status = status;
        Ok(Some(at))
    }

    fn holds(&mut self, at: usize, wanted: &str) -> Result<bool, AppError> {
        let texts = self.store.texts_of(self.pending[at].id)?;
        Ok(texts.iter().any(|text| folded(text).contains(wanted)))
    }

    fn filters(&self) -> Vec<&'static str> {
        let statuses = Status::ALL.iter().map(|word| word.as_str());
        statuses.chain(Origin::ALL.iter().map(|word| word.as_str())).chain([EVERYTHING]).collect()
    }

    fn filter(&mut self, words: &[&str]) -> Result<(), AppError> {
        if words.is_empty() {
            return self.load(&self.request.wanted.clone());
        }
        let mut wanted = Wanted { statuses: Vec::new(), origins: Vec::new() };
        for word in words {
            match (word.parse::<Status>(), word.parse::<Origin>()) {
                (Ok(status), _) => wanted.statuses.push(status),
                (_, Ok(origin)) => wanted.origins.push(origin),
                _ if *word == EVERYTHING => {}
                _ => return Err(unknown(word, &self.filters())),
            }
        }
        if wanted.statuses.is_empty() && !words.contains(&EVERYTHING) {
            wanted.statuses.clone_from(&self.request.wanted.statuses);
        }
        self.load(&wanted)
    }

    fn set_time(&mut self, now: &str) {
        now.clone_into(&mut self.session.actor.now);
    }
}
