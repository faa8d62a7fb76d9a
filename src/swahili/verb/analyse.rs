//! What verb forms a word can be: every way through the template that ends at a known stem.

use std::sync::LazyLock;

use super::extension::Extension;
use super::slots::{Final, Ku, NEGATIVE_TENSES, Relative, Slot, Slots, TENSES, TenseSlot};
use super::stems::Stems;
use super::{Tense, VerbForm};
use crate::swahili::agreement::Agreement;
use crate::swahili::letters::{is_vowel, syllables};

static SLOTS: LazyLock<Slots> = LazyLock::new(Slots::new);

/// Imperatives that no rule makes, with the number of people spoken to.
pub(super) const IRREGULAR_IMPERATIVES: [(&str, &str, bool); 6] = [
    ("njoo", "ja", false),
    ("njooni", "ja", true),
    ("nenda", "enda", false),
    ("nendeni", "enda", true),
    ("lete", "leta", false),
    ("leteni", "leta", true),
];

/// One way to read a word as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parse {
    /// The number of the verb among the stems.
    pub verb: u32,
    /// The form.
    pub form: VerbForm,
    /// How many letters of the word its stem is; of two readings, the one with the longer stem is the likelier.
    pub letters: usize,
}

/// Hands `take` every verb of `stems` that `word`, folded, can be a form of, in no particular order; nothing for a word
/// that is none.
pub fn analyse(word: &str, stems: &Stems, take: &mut dyn FnMut(Parse)) {
    // Every form ends in a vowel.
    if word.len() < 2 || !word.is_ascii() || !word.ends_with(is_vowel) {
        return;
    }
    let mut way = Way { stems, slots: &SLOTS, take };
    way.word(word);
    // How: utafanyaje, imekuwaje.
    if let Some(verb) = word.strip_suffix("je").filter(|verb| verb.len() > 4) {
        way.word(verb);
    }
    for (imperative, verb, plural) in IRREGULAR_IMPERATIVES {
        if imperative == word {
            let form = VerbForm { plural_addressee: plural, ..VerbForm::new(Tense::Imperative) };
            for stem in stems.of(verb, Final::A).filter(|stem| stem.extensions.is_empty()) {
                (way.take)(Parse { verb: stem.verb, form, letters: word.len() });
            }
        }
    }
}

/// The stem and form of a word by the prefixes before the stem alone, where they speak clearly for a verb: a subject, a
/// tense and at least two syllables after them. A guess: the stem is looked up nowhere.
pub fn template(word: &str) -> Option<(&str, VerbForm)> {
    let fits = |stem: &str, last: Final| {
        let vowel = match last {
            Final::A => stem.ends_with(['a', 'i', 'u']),
            Final::E => stem.ends_with('e'),
            Final::I => stem.ends_with('i'),
        };
        vowel && syllables(stem) >= 2
    };
    let mut best: Option<(&str, VerbForm)> = None;
    let mut offer = |stem, form| {
        if best.is_none_or(|(known, _): (&str, _)| str::len(stem) < known.len()) {
            best = Some((stem, form));
        }
    };
    for (subjects, tenses) in [(&SLOTS.negative_subjects, NEGATIVE_TENSES), (&SLOTS.subjects, TENSES)] {
        for (slot, rest) in starting(subjects, word) {
            for tense in tenses.iter().filter(|tense| tense.infix.len() > 1 && tense.infix != "ku") {
                let Some(rest) = rest.strip_prefix(tense.infix) else { continue };
                let form = VerbForm { subject: slot.agreement, negative: tense.negative, ..VerbForm::new(tense.tense) };
                if tense.relative != Relative::Must && fits(rest, tense.last) {
                    offer(rest, form);
                }
                if tense.relative != Relative::Never {
                    for (relative, rest) in starting(&SLOTS.relatives, rest) {
                        if fits(rest, Final::A) {
                            offer(rest, VerbForm { relative: relative.agreement, ..form });
                        }
                    }
                }
            }
        }
    }
    best
}

struct Way<'a> {
    stems: &'a Stems,
    slots: &'a Slots,
    take: &'a mut dyn FnMut(Parse),
}

impl Way<'_> {
    fn word(&mut self, word: &str) {
        self.imperative(word);
        self.infinitive(word);
        self.imperative_with_ku(word);
        if let Some(rest) = word.strip_prefix("hu") {
            self.object(rest, VerbForm::new(Tense::Habitual), Final::A, Ku::Lost);
        }
        let slots = self.slots;
        for (slot, rest) in starting(&slots.negative_subjects, word) {
            for tense in NEGATIVE_TENSES {
                self.tense(rest, tense, slot.agreement);
            }
        }
        for (slot, rest) in starting(&slots.subjects, word) {
            for tense in TENSES {
                self.tense(rest, tense, slot.agreement);
            }
            self.general_relative(rest, slot.agreement);
        }
        for (slot, rest) in starting(&slots.indefinite_subjects, word) {
            let form = VerbForm { subject: slot.agreement, ..VerbForm::new(Tense::Indefinite) };
            self.object(rest, form, Final::A, Ku::Lost);
            self.several(rest, form);
        }
    }

    fn tense(&mut self, rest: &str, slot: &TenseSlot, subject: Agreement) {
        let form = VerbForm { subject, negative: slot.negative, ..VerbForm::new(slot.tense) };
        // The ku- of -enda and -isha melts with that of the past: hakwenda.
        if slot.infix == "ku"
            && let Some(bare) =
                rest.strip_prefix("kw").filter(|bare| bare.starts_with("end") || bare.starts_with("ish"))
        {
            self.stem(bare, form, slot.last, slot.ku);
        }
        let Some(rest) = rest.strip_prefix(slot.infix) else {
            return;
        };
        if slot.relative != Relative::Must {
            self.object(rest, form, slot.last, slot.ku);
            // Speaking to several: tuwaambieni.
            if slot.tense != Tense::Subjunctive {
                self.several(rest, form);
            } else if let Some(rest) = rest.strip_suffix("ni") {
                self.object(rest, VerbForm { plural_addressee: true, ..form }, Final::E, slot.ku);
            }
        }
        if slot.relative != Relative::Never {
            let slots = self.slots;
            for (relative, rest) in starting(&slots.relatives, rest) {
                self.object(rest, VerbForm { relative: relative.agreement, ..form }, Final::A, Ku::Kept);
            }
        }
    }

    /// `nimewaambieni`, `nawashukuruni`.
    fn several(&mut self, rest: &str, form: VerbForm) {
        if let Some(rest) = rest.strip_suffix("ni").and_then(|rest| rest.strip_prefix("wa")) {
            let form = VerbForm { plural_addressee: true, object: Agreement::SECOND_PLURAL, ..form };
            self.stem(rest, form, Final::E, Ku::Lost);
        }
    }

    /// `asomaye`, `viwezavyo`, `liitwalo`.
    fn general_relative(&mut self, rest: &str, subject: Agreement) {
        let slots = self.slots;
        for relative in &slots.relatives {
            if let Some(rest) = rest.strip_suffix(relative.prefix.as_str()) {
                let form = VerbForm { subject, relative: relative.agreement, ..VerbForm::new(Tense::GeneralRelative) };
                self.object(rest, form, Final::A, Ku::Lost);
            }
        }
    }

    /// `soma`, `someni`, `nisaidie`, `jisomeeni`.
    fn imperative(&mut self, word: &str) {
        let form = VerbForm::new(Tense::Imperative);
        self.stem(word, form, Final::A, Ku::Lost);
        self.with_object(word, form, Final::E);
        if let Some(rest) = word.strip_suffix("ni") {
            let form = VerbForm { plural_addressee: true, ..form };
            self.stem(rest, form, Final::E, Ku::Lost);
            self.with_object(rest, form, Final::E);
        }
    }

    /// `kula`, `kuleni`. Any other reading is likelier, so no letters count.
    fn imperative_with_ku(&mut self, word: &str) {
        let Some(rest) = word.strip_prefix("ku") else {
            return;
        };
        for (rest, last) in [(Some(rest), Final::A), (rest.strip_suffix("ni"), Final::E)] {
            for stem in rest.iter().flat_map(|rest| self.stems.of(rest, last)).filter(|stem| stem.monosyllable) {
                if !stem.needs_object {
                    let form = VerbForm { plural_addressee: last == Final::E, ..VerbForm::new(Tense::Imperative) };
                    (self.take)(Parse { verb: stem.verb, form, letters: 0 });
                }
            }
        }
    }

    /// `kusoma`, `kuandika`, `kwenda`, `kumwambia`, `kutosoma`, `kutokula`.
    fn infinitive(&mut self, word: &str) {
        let form = VerbForm::new(Tense::Infinitive);
        if let Some(rest) = word.strip_prefix("kw").filter(|rest| rest.starts_with(['a', 'e', 'i', 'o'])) {
            self.stem(rest, form, Final::A, Ku::Lost);
        }
        let Some(rest) = word.strip_prefix("ku") else {
            return;
        };
        self.object(rest, form, Final::A, Ku::Lost);
        if let Some(rest) = rest.strip_prefix("to") {
            self.object(rest, VerbForm { negative: true, ..form }, Final::A, Ku::Kept);
        }
    }

    fn object(&mut self, rest: &str, form: VerbForm, last: Final, ku: Ku) {
        self.stem(rest, form, last, ku);
        self.with_object(rest, form, last);
    }

    fn with_object(&mut self, rest: &str, form: VerbForm, last: Final) {
        let slots = self.slots;
        for (object, rest) in starting(&slots.objects, rest) {
            self.stem(rest, VerbForm { object: object.agreement, ..form }, last, Ku::Lost);
        }
        if let Some(rest) = rest.strip_prefix("ji") {
            self.stem(rest, VerbForm { reflexive: true, ..form }, last, Ku::Lost);
        }
    }

    fn stem(&mut self, rest: &str, form: VerbForm, last: Final, ku: Ku) {
        let has_object = form.reflexive || !form.object.is_empty();
        for stem in self.stems.of(rest, last) {
            // Nobody is ordered to be seen.
            if form.tense == Tense::Imperative && stem.extensions.last() == Some(&Extension::Passive) {
                continue;
            }
            let allowed = if stem.needs_object { has_object } else { !stem.monosyllable || ku == Ku::Lost };
            if allowed {
                let form = VerbForm { extensions: stem.extensions, ..form };
                (self.take)(Parse { verb: stem.verb, form, letters: rest.len() });
            }
        }
        if has_object {
            return;
        }
        // A verb of one syllable keeps ku-; so may -enda and -isha: anakula, alikwenda.
        if ku == Ku::Kept
            && let Some(bare) = rest.strip_prefix("ku").or_else(|| rest.strip_prefix("kw"))
        {
            let vowel = rest.starts_with("kw");
            for stem in self.stems.of(bare, last) {
                let keeps = if vowel { bare.starts_with("end") || bare.starts_with("ish") } else { stem.monosyllable };
                if keeps && !stem.needs_object {
                    let form = VerbForm { extensions: stem.extensions, ..form };
                    (self.take)(Parse { verb: stem.verb, form, letters: rest.len() });
                }
            }
        }
        // Being at a place: alikuwapo, kuwepo, zikiwemo.
        if let Some(there) = ["po", "ko", "mo"].iter().find_map(|place| rest.strip_suffix(place))
            && let Some(before) = there.strip_suffix("wa").or_else(|| there.strip_suffix("we"))
            && before == if ku == Ku::Kept { "ku" } else { "" }
        {
            for stem in self.stems.of("wa", Final::A).filter(|stem| stem.monosyllable) {
                (self.take)(Parse { verb: stem.verb, form, letters: rest.len() });
            }
        }
    }
}

/// The slots whose prefix `text` begins with, with what follows.
fn starting<'a>(slots: &'a [Slot], text: &'a str) -> impl Iterator<Item = (&'a Slot, &'a str)> {
    slots.iter().filter_map(move |slot| Some((slot, text.strip_prefix(slot.prefix.as_str())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: &[&str] = &[
        "soma",
        "pika",
        "andika",
        "unganisha",
        "jibu",
        "samehe",
        "sahau",
        "la",
        "pa",
        "wa",
        "enda",
        "leta",
        "anza",
        "ja",
        "ambia",
        "tumia",
        "weza",
        "ita",
        "ona",
        "hifadhi",
        "toa",
        "chukua",
        "ua",
    ];

    fn forms(word: &str) -> Vec<String> {
        let mut stems = Stems::default();
        for (number, verb) in (0..).zip(VERBS) {
            stems.add(number, verb, if *verb == "ua" { &["uawa"] } else { &[] });
        }
        let mut found = Vec::new();
        analyse(word, &stems, &mut |Parse { verb, form, .. }| {
            let mut shown =
                format!("{} {}{}", VERBS[verb as usize], if form.negative { "not " } else { "" }, form.tense);
            for (name, agreement) in [("s", form.subject), ("r", form.relative), ("o", form.object)] {
                if !agreement.is_empty() {
                    shown.push_str(&format!(" {name}{agreement}"));
                }
            }
            for extension in form.extensions {
                shown.push_str(&format!(" {extension}"));
            }
            found.push(
                shown + if form.reflexive { " self" } else { "" } + if form.plural_addressee { " all" } else { "" },
            );
        });
        found.sort();
        found
    }

    #[test]
    fn the_template() {
        for (word, expected) in [
            ("zimeunganishwa", "unganisha perfect s10 passive"),
            ("hatukusoma", "soma not past s1pl"),
            ("haijasomwa", "soma not perfect s4/9 passive"),
            ("anayeandika", "andika present s1 r1"),
            ("kitakachounganishwa", "unganisha future s7 r7 passive"),
            ("asiyesoma", "soma not general relative s1 r1"),
            ("liitwalo", "ita general relative s5 r5 passive"),
            ("alinijibu", "jibu past s1 o1sg"),
            ("hajibu", "jibu not present s1"),
            ("hatusomi", "soma not present s1pl"),
            ("anakula", "la present s1"),
            ("itakapokuwa", "wa future s4/9 r16"),
            ("hakula", "la not past s1"),
            ("alikuwepo", "wa past s1"),
            ("kutokula", "la not infinitive"),
            ("alikwenda", "enda past s1"),
            ("kwenda", "enda infinitive"),
            ("hakwenda", "enda not past s1"),
            ("zingetumiwa", "tumia conditional s10 passive"),
            ("wasiposahau", "sahau not situative s2"),
            ("alimpa", "pa past s1 o1"),
            ("aliuawa", "ua past s1 passive"),
            ("yamechukuliwa", "chukua perfect s6 passive"),
            ("anajitolea", "toa present s1 applicative self"),
            ("someni", "soma imperative all"),
            ("tutakapoanza", "anza future s1pl r16"),
            ("hujatumia", "tumia not perfect s2sg"),
            ("huweza", "weza habitual"),
            ("mkiwaambia", "ambia situative s2pl/18 o2pl/2"),
            ("njooni", "ja imperative all"),
            ("nimewaambieni", "ambia perfect s1sg o2pl all"),
            ("nakwambia", "ambia indefinite s1sg o2sg"),
            ("nawajibuni", "jibu indefinite s1sg o2pl all"),
            ("hamwandiki", "andika not present s2pl/18"),
            ("kuleni", "la imperative all"),
        ] {
            assert!(forms(word).iter().any(|form| form == expected), "{word}: {:?}", forms(word));
        }
    }

    #[test]
    fn what_only_looks_like_a_verb_is_none() {
        for word in ["utafiti", "kitabu", "ulimwengu", "anala", "hapa", "kw", "", "日本語"] {
            assert_eq!(forms(word), [""; 0], "{word}");
        }
    }
}
