//! The words that agree with a noun by the concord of pronouns and of the copula: `-a`, `-ake`, demonstratives, `-ote`,
//! `-enye`, `amba-`, `ndi-`, `aliye`, `ina`, `yupo` … All are made from the class table.
//!
//! Adjectives and verbs are elsewhere: theirs are open classes. Sources: Ashton 1944; Mpiranya 2015.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use super::adjective::agree;
use super::agreement::Agreement;
use super::noun_class::NounClass;
use crate::model::vocabulary;

vocabulary! {
    /// What an agreeing word is.
    ConcordKind: "kind of agreeing word" {
        /// `-a`, of.
        Associative = "associative",
        /// `-angu`, `-ako`, `-ake`, `-etu`, `-enu`, `-ao`.
        Possessive = "possessive",
        /// `huu`, this.
        Near = "demonstrative near",
        /// `huo`, that which was spoken of.
        Referring = "demonstrative referring",
        /// `ule`, that over there.
        Far = "demonstrative far",
        /// `-ote`, all.
        All = "-ote",
        /// `-o-ote`, any.
        Any = "-o-ote",
        /// `-enye`, having.
        Having = "-enye",
        /// `-enyewe`, self.
        Itself = "-enyewe",
        /// `-pi`, which.
        Which = "-pi",
        /// `ndi-`, it is.
        Identifying = "ndi-",
        /// `si-`, it is not.
        NotIdentifying = "si-",
        /// `na-`, with it.
        With = "na-",
        /// `amba-`, which (relative).
        Amba = "amba-",
        /// `aliye`, `ulio`: which is; and `asiye`: which is not.
        RelativeCopula = "relative copula",
        /// The same after another subject: `tulivyo`, `nilicho`.
        ObjectRelativeCopula = "relative copula, other subject",
        /// `ina`, has.
        Have = "have",
        /// `haina`, has not.
        HaveNot = "have not",
        /// `ipo`, `iko`, `imo`: is there.
        Located = "be at a place",
        /// `haipo`, is not there.
        NotLocated = "not be at a place",
    }
}

impl ConcordKind {
    /// Whether it stands beside its noun in the noun phrase; the rest are or hold the verb of a clause.
    pub fn is_modifier(self) -> bool {
        use ConcordKind::{All, Any, Associative, Far, Having, Itself, Near, Possessive, Referring, Which};
        matches!(self, Associative | Possessive | Near | Referring | Far | All | Any | Having | Itself | Which)
    }

    /// Whether it has a subject prefix, as verbs do.
    pub fn has_subject(self) -> bool {
        self == ConcordKind::RelativeCopula || self.is_verb()
    }

    /// Whether it is the verb of a clause: `ina`, `haipo`.
    pub fn is_verb(self) -> bool {
        use ConcordKind::{Have, HaveNot, Located, NotLocated};
        matches!(self, Have | HaveNot | Located | NotLocated)
    }
}

/// An agreeing word as it is one thing; `wa` is several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concord {
    /// What it is.
    pub kind: ConcordKind,
    /// Its citation form: `-a`, `-ake`, `amba-`.
    pub lemma: &'static str,
    /// What it can agree with.
    pub agreement: Agreement,
}

/// Near and definite, farther or indefinite, inside.
const PLACES: [&str; 3] = ["po", "ko", "mo"];

/// Possessives by possessor.
const POSSESSIVES: [&str; 6] = ["-angu", "-ako", "-ake", "-etu", "-enu", "-ao"];

/// Demonstratives by distance, with the form of class 1 to cite them by.
const DEMONSTRATIVES: [(ConcordKind, &str); 3] =
    [(ConcordKind::Near, "huyu"), (ConcordKind::Referring, "huyo"), (ConcordKind::Far, "yule")];

/// The first and second persons, each with its prefixes: subject, negative subject, subject of the indefinite tense,
/// object.
pub(super) const PERSONS: [(Agreement, [&str; 4]); 4] = [
    (Agreement::FIRST, ["ni", "si", "na", "ni"]),
    (Agreement::SECOND, ["u", "hu", "wa", "ku"]),
    (Agreement::FIRST_PLURAL, ["tu", "hatu", "twa", "tu"]),
    (Agreement::SECOND_PLURAL, ["m", "ham", "mwa", "wa"]),
];

/// Every subject prefix, the longer before what it begins with.
pub const SUBJECTS: [&str; 14] = ["wa", "li", "ya", "ki", "vi", "zi", "ku", "pa", "ni", "tu", "a", "u", "i", "m"];

/// Every agreeing word with what it can be, made once.
#[derive(Debug)]
pub(super) struct Concords(HashMap<String, Vec<Concord>, BuildHasherDefault<FnvHasher>>);

impl Concords {
    pub(super) fn new() -> Self {
        let mut concords = Concords(HashMap::default());
        for class in NounClass::all() {
            for (kind, lemma, form) in forms(class) {
                concords.add(form, kind, lemma, class.into());
            }
        }
        for (person, [subject, negative, ..]) in PERSONS {
            subject_forms(subject, negative, &mut |kind, lemma, form| concords.add(form, kind, lemma, person));
        }
        for (person, it_is) in [
            (Agreement::FIRST, "ndimi"),
            (Agreement::SECOND, "ndiwe"),
            (Agreement::FIRST_PLURAL, "ndisi"),
            (Agreement::SECOND_PLURAL, "ndinyi"),
        ] {
            concords.add(it_is.to_owned(), ConcordKind::Identifying, "ndi-", person);
        }
        let subjects = NounClass::all().map(NounClass::subject);
        for subject in subjects.chain(PERSONS.map(|(_, [subject, ..])| subject)) {
            for (form, of) in object_relative_copulas(subject) {
                concords.add(form, ConcordKind::ObjectRelativeCopula, "-li-", of.into());
            }
        }
        for (person, form) in [
            (Agreement::FIRST, "niliye"),
            (Agreement::SECOND, "uliye"),
            (Agreement::FIRST_PLURAL, "tulio"),
            (Agreement::SECOND_PLURAL, "mlio"),
        ] {
            concords.add(form.to_owned(), ConcordKind::RelativeCopula, "-li-", person);
        }
        for (person, all) in [(Agreement::FIRST_PLURAL, "sote"), (Agreement::SECOND_PLURAL, "nyote")] {
            concords.add(all.to_owned(), ConcordKind::All, "-ote", person);
        }
        for (person, itself) in [(Agreement::FIRST, "mwenyewe"), (Agreement::FIRST_PLURAL, "wenyewe")] {
            concords.add(itself.to_owned(), ConcordKind::Itself, "-enyewe", person);
        }
        concords
    }

    /// Every agreeing word.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &[Concord])> {
        self.0.iter().map(|(word, concords)| (word.as_str(), concords.as_slice()))
    }

    fn add(&mut self, form: String, kind: ConcordKind, lemma: &'static str, agreement: Agreement) {
        let known = self.0.entry(form).or_default();
        match known.iter_mut().find(|concord| (concord.kind, concord.lemma) == (kind, lemma)) {
            Some(concord) => concord.agreement = concord.agreement.or(agreement),
            None => known.push(Concord { kind, lemma, agreement }),
        }
    }
}

/// The agreeing words of `class`, with their kinds and citation forms.
pub fn forms(class: NounClass) -> Vec<(ConcordKind, &'static str, String)> {
    use ConcordKind::{
        All, Amba, Any, Associative, Having, Identifying, Itself, NotIdentifying, Possessive, Which, With,
    };
    let number = class.number();
    let (concord, relative) = (class.pronominal(), class.relative());
    let mut made = vec![(Associative, "-a", class.associative())];
    made.extend(POSSESSIVES.map(|stem| (Possessive, stem, format!("{concord}{}", &stem[1..]))));
    for ((kind, lemma), form) in DEMONSTRATIVES.into_iter().zip(class.demonstratives()) {
        made.push((kind, lemma, form.to_owned()));
        // Said twice for "the very same", in one word or two: huohuo, vilevile.
        made.push((kind, lemma, form.repeat(2)));
    }
    // kw- and mw- lose their w before o; class 1 has no -ote (mtu mzima) and its own -o-ote.
    let before_o = if matches!(number, 15 | 17 | 18) { concord.trim_end_matches('w') } else { concord };
    if class == NounClass::PERSON {
        made.push((Any, "-o-ote", "yeyote".to_owned()));
    } else {
        made.push((All, "-ote", format!("{before_o}ote")));
        made.push((Any, "-o-ote", format!("{before_o}o{before_o}ote")));
    }
    made.push((Having, "-enye", class.enye()));
    made.push((Itself, "-enyewe", format!("{}we", class.enye())));
    let which = match number {
        1 => Some("yupi".to_owned()),
        2 => Some("wepi".to_owned()),
        15..=18 => None,
        _ => Some(format!("{}pi", class.subject())),
    };
    made.extend(which.map(|form| (Which, "-pi", form)));
    if class.is_plural() || number == 16 {
        made.push((Which, "-ngapi", agree("ngapi", class)));
    }
    made.push((Identifying, "ndi-", format!("ndi{relative}")));
    made.push((NotIdentifying, "si-", format!("si{relative}")));
    made.push((With, "na-", format!("na{relative}")));
    made.push((Amba, "amba-", format!("amba{relative}")));
    subject_forms(class.subject(), &negative_subject(class), &mut |kind, lemma, form| made.push((kind, lemma, form)));
    for (lemma, middle) in [("-li-", "li"), ("-si-", "si")] {
        let copula = format!("{}{middle}{relative}", class.subject());
        // With what it has: aliyenaye, ulionao.
        let with = RELATIVES.map(|of| (ConcordKind::RelativeCopula, lemma, format!("{copula}na{of}")));
        made.extend(with);
        // With a place: iliyopo, yaliyomo.
        made.extend(PLACES.map(|place| (ConcordKind::RelativeCopula, lemma, format!("{copula}{place}"))));
        made.push((ConcordKind::RelativeCopula, lemma, copula));
    }
    made
}

/// Every relative marker.
const RELATIVES: [&str; 10] = ["ye", "o", "yo", "lo", "cho", "vyo", "zo", "ko", "po", "mo"];

/// `tulivyo`, `nilicho`, `nilichonacho`: the relative copula after the prefix of another subject, with the class that
/// its marker is of. Without those in -o and -ye, which have the letters of too many nouns (`vilio`, cries).
fn object_relative_copulas(subject: &str) -> Vec<(String, NounClass)> {
    let other = NounClass::all().filter(|class| class.relative().len() > 1 && class.relative() != "ye");
    let forms = other.flat_map(|class| {
        let relative = class.relative();
        [(format!("{subject}li{relative}na{relative}"), class), (format!("{subject}li{relative}"), class)]
    });
    forms.filter(|(_, class)| class.subject() != subject).collect()
}

/// The subject prefix of `class` in negative verbs: `ha-` in class 1, else `ha-` before the prefix.
pub fn negative_subject(class: NounClass) -> String {
    if class == NounClass::PERSON { "ha".to_owned() } else { format!("ha{}", class.subject()) }
}

/// What has a subject prefix without being a verb: `ana`, `hana`; `yupo`, `hayupo`.
fn subject_forms(subject: &str, negative: &str, take: &mut dyn FnMut(ConcordKind, &'static str, String)) {
    let person = subject == "a";
    take(ConcordKind::Have, "-na", format!("{subject}na"));
    take(ConcordKind::HaveNot, "-na", format!("{negative}na"));
    for relative in RELATIVES {
        take(ConcordKind::Have, "-na", format!("{subject}na{relative}"));
        take(ConcordKind::HaveNot, "-na", format!("{negative}na{relative}"));
    }
    for place in PLACES {
        let subject = if person { "yu" } else { subject };
        let negative = if person { "hayu" } else { negative };
        take(ConcordKind::Located, "-po", format!("{subject}{place}"));
        take(ConcordKind::NotLocated, "-po", format!("{negative}{place}"));
    }
}
