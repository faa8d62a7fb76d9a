//! The slots before the root: subjects, tenses, relative markers, objects, each with what it can stand for.

use super::Tense;
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{PERSONS, negative_subject};
use crate::swahili::noun_class::NounClass;

/// A prefix with what it agrees with.
pub(super) struct Slot {
    pub(super) prefix: String,
    pub(super) agreement: Agreement,
}

/// The prefixes of verbs, from the class table and the persons; made once.
pub(super) struct Slots {
    /// `ni`, `u`, `a`, `tu`, `m`, `wa`, `i` …
    pub(super) subjects: Vec<Slot>,
    /// `si`, `hu`, `ha`, `hatu` …
    pub(super) negative_subjects: Vec<Slot>,
    /// Subject and the vowel of the indefinite tense in one: `na`, `wa`, `a`, `twa`, `cha` …
    pub(super) indefinite_subjects: Vec<Slot>,
    /// `ni`, `ku`, `m`, `mw`, `tu`, `wa`, `u`, `i` …
    pub(super) objects: Vec<Slot>,
    /// `ye`, `o`, `yo` …
    pub(super) relatives: Vec<Slot>,
}

/// The prefixes of one person or class, each as it is before a consonant.
pub(super) struct Prefixes {
    pub(super) subject: &'static str,
    pub(super) negative_subject: String,
    /// Subject and the vowel of the indefinite tense in one.
    pub(super) indefinite_subject: String,
    pub(super) object: &'static str,
}

/// The prefixes of what stands first in `agreement`, the persons before the classes; `None` where it is empty.
pub(super) fn prefixes(agreement: Agreement) -> Option<Prefixes> {
    if let Some((_, [subject, negative, indefinite, object])) =
        PERSONS.into_iter().find(|(person, _)| person.meets(agreement))
    {
        let (negative_subject, indefinite_subject) = (negative.to_owned(), indefinite.to_owned());
        return Some(Prefixes { subject, negative_subject, indefinite_subject, object });
    }
    let class = agreement.classes().next()?;
    let indefinite_subject = if class == NounClass::PERSON { "a".to_owned() } else { class.associative() };
    let (subject, object) = (class.subject(), class.object());
    Some(Prefixes { subject, negative_subject: negative_subject(class), indefinite_subject, object })
}

impl Slots {
    pub(super) fn new() -> Slots {
        let mut slots = Slots {
            subjects: Vec::new(),
            negative_subjects: Vec::new(),
            indefinite_subjects: Vec::new(),
            objects: Vec::new(),
            relatives: Vec::new(),
        };
        let persons = PERSONS.into_iter().map(|(person, _)| person);
        for agreement in persons.chain(NounClass::all().map(Agreement::from)) {
            let Some(prefixes) = prefixes(agreement) else { continue };
            add(&mut slots.subjects, prefixes.subject, agreement);
            add(&mut slots.negative_subjects, &prefixes.negative_subject, agreement);
            add(&mut slots.indefinite_subjects, &prefixes.indefinite_subject, agreement);
            add(&mut slots.objects, prefixes.object, agreement);
        }
        let inside = NounClass::new(18).map_or(Agreement::NONE, Agreement::from);
        // Before a vowel also mw- and tw- (twende, hamwendi), in Kenya mu-; objects are mw- and kw- there.
        for prefix in ["mw", "mu"] {
            let before_vowel = Agreement::SECOND_PLURAL.or(inside);
            add(&mut slots.subjects, prefix, before_vowel);
            add(&mut slots.negative_subjects, &format!("ha{prefix}"), before_vowel);
            add(&mut slots.objects, prefix, NounClass::PERSON.into());
        }
        add(&mut slots.subjects, "tw", Agreement::FIRST_PLURAL);
        add(&mut slots.objects, "mu", Agreement::SECOND_PLURAL);
        add(&mut slots.objects, "kw", Agreement::SECOND);
        for class in NounClass::all() {
            add(&mut slots.relatives, class.relative(), class.into());
        }
        slots
    }
}

fn add(slots: &mut Vec<Slot>, prefix: &str, agreement: Agreement) {
    match slots.iter_mut().find(|slot| slot.prefix == prefix) {
        Some(slot) => slot.agreement = slot.agreement.or(agreement),
        None => slots.push(Slot { prefix: prefix.to_owned(), agreement }),
    }
}

/// The vowel that a form of the Bantu verb ends in; loans keep theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Final {
    /// `-a`.
    A,
    /// `-e` of the subjunctive.
    E,
    /// `-i` of the negative present.
    I,
}

/// Whether a verb of one syllable keeps `ku-` after a tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ku {
    /// `anakula`.
    Kept,
    /// `akila`, `hakula` (where `ku` is the tense).
    Lost,
}

/// A tense as it is written after the subject.
pub(super) struct TenseSlot {
    pub(super) infix: &'static str,
    pub(super) tense: Tense,
    pub(super) negative: bool,
    /// Whether a relative marker may follow; or must.
    pub(super) relative: Relative,
    pub(super) last: Final,
    pub(super) ku: Ku,
}

/// Whether a relative marker follows a tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    Never,
    May,
    Must,
}

const fn tense(infix: &'static str, tense: Tense, ku: Ku) -> TenseSlot {
    TenseSlot { infix, tense, negative: false, relative: Relative::Never, last: Final::A, ku }
}

const fn negative(slot: TenseSlot) -> TenseSlot {
    TenseSlot { negative: true, ..slot }
}

const fn relative(slot: TenseSlot, relative: Relative) -> TenseSlot {
    TenseSlot { relative, ..slot }
}

const fn ending(slot: TenseSlot, last: Final) -> TenseSlot {
    TenseSlot { last, ..slot }
}

/// The tenses after a plain subject. `-li-` "is" and `-si-` "is not" with nothing after the relative are in
/// [`crate::swahili::concord`].
pub(super) const TENSES: &[TenseSlot] = &[
    relative(tense("na", Tense::Present, Ku::Kept), Relative::May),
    relative(tense("li", Tense::Past, Ku::Kept), Relative::May),
    tense("ta", Tense::Future, Ku::Kept),
    relative(tense("taka", Tense::Future, Ku::Kept), Relative::Must),
    tense("me", Tense::Perfect, Ku::Kept),
    tense("mesha", Tense::Completive, Ku::Kept),
    tense("lisha", Tense::Completive, Ku::Kept),
    tense("ki", Tense::Situative, Ku::Lost),
    negative(tense("sipo", Tense::Situative, Ku::Kept)),
    tense("ka", Tense::Consecutive, Ku::Lost),
    ending(tense("ka", Tense::Subjunctive, Ku::Lost), Final::E),
    tense("nge", Tense::Conditional, Ku::Kept),
    negative(tense("singe", Tense::Conditional, Ku::Kept)),
    tense("ngali", Tense::PastConditional, Ku::Kept),
    tense("ngeli", Tense::PastConditional, Ku::Kept),
    negative(tense("singali", Tense::PastConditional, Ku::Kept)),
    negative(tense("singeli", Tense::PastConditional, Ku::Kept)),
    tense("japo", Tense::Concessive, Ku::Kept),
    ending(tense("", Tense::Subjunctive, Ku::Lost), Final::E),
    negative(ending(tense("si", Tense::Subjunctive, Ku::Lost), Final::E)),
    negative(relative(tense("si", Tense::GeneralRelative, Ku::Kept), Relative::Must)),
];

/// The tenses after a negative subject.
pub(super) const NEGATIVE_TENSES: &[TenseSlot] = &[
    negative(ending(tense("", Tense::Present, Ku::Lost), Final::I)),
    negative(tense("ku", Tense::Past, Ku::Lost)),
    negative(tense("ja", Tense::Perfect, Ku::Lost)),
    negative(tense("ta", Tense::Future, Ku::Kept)),
    negative(tense("nge", Tense::Conditional, Ku::Kept)),
    negative(tense("ngali", Tense::PastConditional, Ku::Kept)),
];
