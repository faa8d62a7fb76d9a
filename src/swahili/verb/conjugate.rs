//! Conjugation: the word for a verb in a form that is asked for, from the tables that analysis reads.
//!
//! `unganisha`, perfect, subject 10, passive → `zimeunganishwa`. Rules: Ashton 1944; Mpiranya 2015; which of two
//! spellings comes first after counts in human text that the project made (`alienda` 18, `alikwenda` 14).

use super::analyse::IRREGULAR_IMPERATIVES;
use super::extension::Extension;
use super::slots::{Final, Ku, NEGATIVE_TENSES, Relative, TENSES, TenseSlot, prefixes};
use super::stems::{Stem, made};
use super::{Tense, VerbForm};
use crate::swahili::agreement::Agreement;
use crate::swahili::letters::is_vowel;

/// The usual word for `verb` (its stem as cited: `soma`, `jibu`) in `form`; `None` where it cannot be said. Of a set
/// that something agrees with, the first is taken. `passives` are those that the rules do not make.
pub fn conjugate(verb: &str, passives: &[&str], form: &VerbForm) -> Option<String> {
    words(verb, passives, form).into_iter().next()
}

/// Every spelling of what [`conjugate`] gives, the usual one first, none twice.
pub fn words(verb: &str, passives: &[&str], form: &VerbForm) -> Vec<String> {
    if verb.contains(|c: char| !c.is_ascii_lowercase() && c != '\'') || !can_be_said(form) {
        return Vec::new();
    }
    let mut stems = made(0, verb, passives, form.extensions);
    if form.extensions == [Extension::Passive].as_slice() && !passives.is_empty() {
        stems.truncate(passives.len());
    }
    let mut words = Vec::new();
    for (root, stem) in stems {
        let way = Way { verb, root: &root, stem, form };
        for word in way.words() {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

/// Whether the parts of `form` go together, whatever the verb.
fn can_be_said(form: &VerbForm) -> bool {
    let has_object = form.reflexive || !form.object.is_empty();
    // Whoever is acted on is the subject already, or both are.
    let takes_object =
        !matches!(form.extensions.last(), Some(Extension::Passive | Extension::Stative | Extension::Reciprocal));
    let persons: Agreement =
        [Agreement::FIRST, Agreement::SECOND, Agreement::FIRST_PLURAL, Agreement::SECOND_PLURAL].into_iter().collect();
    let spoken_to = Agreement::SECOND.or(Agreement::SECOND_PLURAL);
    let subject = if form.tense == Tense::Imperative { spoken_to } else { form.subject };
    // I saw me: that is the reflexive.
    let same_person = subject.meets(form.object.and(persons));
    let bare = form.subject.is_empty() && form.relative.is_empty();
    let fits_tense = match form.tense {
        Tense::Imperative => bare && !form.negative && !form.is_passive(),
        Tense::Infinitive => bare && !form.plural_addressee,
        Tense::Habitual => bare && !form.negative && !form.plural_addressee,
        Tense::Indefinite if form.negative || !form.relative.is_empty() => false,
        Tense::GeneralRelative => !form.relative.is_empty() && !form.plural_addressee,
        Tense::Subjunctive => form.relative.is_empty(),
        // Of the other tenses, those that speak to several say so by the object: nimewaambieni.
        _ => !form.plural_addressee || (form.relative.is_empty() && form.object.meets(Agreement::SECOND_PLURAL)),
    };
    let two_objects = form.reflexive && !form.object.is_empty();
    let one_object = takes_object && !same_person && !two_objects;
    fits_tense && (one_object || !has_object)
}

/// One stem on its way to a word.
struct Way<'a> {
    verb: &'a str,
    root: &'a str,
    stem: Stem,
    form: &'a VerbForm,
}

impl Way<'_> {
    fn words(&self) -> Vec<String> {
        match self.form.tense {
            Tense::Imperative => self.imperative(),
            Tense::Infinitive => self.infinitive(),
            Tense::Habitual => with("hu", self.object_and_stem(Final::A, Ku::Lost)),
            _ => self.finite().unwrap_or_default(),
        }
    }

    /// `soma`, `someni`, `isome`, `kula`, `njoo`.
    fn imperative(&self) -> Vec<String> {
        let plural = self.form.plural_addressee;
        let has_object = self.has_object();
        if !has_object && self.form.extensions.is_empty() {
            let irregular = IRREGULAR_IMPERATIVES.iter().find(|row| (row.1, row.2) == (self.verb, plural));
            if let Some((word, ..)) = irregular {
                return vec![(*word).to_owned()];
            }
        }
        let last = if has_object || plural { Final::E } else { Final::A };
        let ku = if self.stem.monosyllable { Ku::Kept } else { Ku::Lost };
        let made = self.object_and_stem(last, ku).into_iter();
        made.map(|word| if plural { word + "ni" } else { word }).collect()
    }

    /// `kusoma`, `kwenda`, `kumwambia`, `kutosoma`, `kutokula`.
    fn infinitive(&self) -> Vec<String> {
        if self.form.negative {
            return with("kuto", self.object_and_stem(Final::A, Ku::Kept));
        }
        let mut made = with("ku", self.object_and_stem(Final::A, Ku::Lost));
        if self.may_keep_kw() {
            made.insert(0, format!("kw{}", self.stem(Final::A)));
        }
        made
    }

    /// Every form with a subject. `None` where the subject or the relative is nothing that there is a prefix for.
    fn finite(&self) -> Option<Vec<String>> {
        let form = self.form;
        let prefixes = prefixes(form.subject)?;
        let relative = match form.relative.is_empty() {
            true => None,
            false => Some(form.relative.classes().next()?.relative()),
        };
        match (form.tense, form.negative, relative) {
            (Tense::Indefinite, ..) => {
                return Some(with(&prefixes.indefinite_subject, self.to_one_or_several(Final::A, Ku::Lost)));
            }
            (Tense::GeneralRelative, false, Some(relative)) => {
                let made = self.object_and_stem(Final::A, Ku::Lost).into_iter();
                return Some(self.with_subject(prefixes.subject, made.map(|word| word + relative).collect()));
            }
            _ => {}
        }
        let mut made = Vec::new();
        for (tenses, subject) in [(TENSES, prefixes.subject), (NEGATIVE_TENSES, &prefixes.negative_subject)] {
            for slot in tenses.iter().filter(|slot| self.is_asked_for(slot)) {
                made.extend(self.with_subject(subject, self.in_tense(slot, relative)));
            }
        }
        Some(made)
    }

    fn is_asked_for(&self, slot: &TenseSlot) -> bool {
        let relative = if self.form.relative.is_empty() { Relative::Must } else { Relative::Never };
        // -ka- with -e says more than the subjunctive: and then let him.
        let goes_on = slot.tense == Tense::Subjunctive && slot.infix == "ka";
        (slot.tense, slot.negative) == (self.form.tense, self.form.negative) && slot.relative != relative && !goes_on
    }

    /// What stands after the subject.
    fn in_tense(&self, slot: &TenseSlot, relative: Option<&str>) -> Vec<String> {
        if let Some(relative) = relative {
            return with(&format!("{}{relative}", slot.infix), self.object_and_stem(Final::A, Ku::Kept));
        }
        with(slot.infix, self.to_one_or_several(slot.last, slot.ku))
    }

    /// `-ambia`, to several `-ambieni`.
    fn to_one_or_several(&self, last: Final, ku: Ku) -> Vec<String> {
        if !self.form.plural_addressee {
            return self.object_and_stem(last, ku);
        }
        self.object_and_stem(Final::E, ku).into_iter().map(|word| word + "ni").collect()
    }

    /// `m-` is `mw-` before a vowel and `mu-` before u (`mwandike`, `hamwendi`); `tu-` is `tw-` in `twende`.
    fn with_subject(&self, subject: &str, made: Vec<String>) -> Vec<String> {
        let join = |word: String| -> Vec<String> {
            let before_vowel = word.starts_with(is_vowel);
            match subject {
                "m" | "ham" if word.starts_with('u') => vec![format!("{subject}u{word}"), format!("{subject}w{word}")],
                "m" | "ham" if before_vowel => vec![format!("{subject}w{word}"), format!("{subject}u{word}")],
                "tu" if self.verb == "enda" && before_vowel => vec![format!("tw{word}"), format!("tu{word}")],
                _ => vec![format!("{subject}{word}")],
            }
        };
        made.into_iter().flat_map(join).collect()
    }

    fn has_object(&self) -> bool {
        self.form.reflexive || !self.form.object.is_empty()
    }

    /// -enda and -isha, which may keep `ku-` as verbs of one syllable do.
    fn may_keep_kw(&self) -> bool {
        matches!(self.verb, "enda" | "isha") && self.form.extensions.is_empty() && !self.has_object()
    }

    fn stem(&self, last: Final) -> String {
        format!("{}{}", self.root, self.stem.final_vowel(last))
    }

    fn object_and_stem(&self, last: Final, ku: Ku) -> Vec<String> {
        let stem = self.stem(last);
        if self.form.reflexive {
            return vec![format!("ji{stem}")];
        }
        if self.has_object() {
            return self.with_object(&stem);
        }
        match ku {
            _ if self.stem.needs_object => Vec::new(),
            Ku::Kept if self.stem.monosyllable => vec![format!("ku{stem}")],
            Ku::Kept if self.may_keep_kw() => vec![stem.clone(), format!("kw{stem}")],
            _ => vec![stem],
        }
    }

    /// `m-` is `mw-` before a vowel and `mu-` before u (`alimwona`, `alimuuliza`), `ku-` "you" is `kw-` (`nakwambia`);
    /// both are also written in full (`alimuona`, `nakuambia`).
    fn with_object(&self, stem: &str) -> Vec<String> {
        let object = self.form.object;
        let Some(prefix) = prefixes(object).map(|prefixes| prefixes.object) else {
            return Vec::new();
        };
        let forms: &[&str] = match (prefix, stem.starts_with('u')) {
            ("m", true) => &["mu", "mw"],
            ("m", false) if stem.starts_with(is_vowel) => &["mw", "mu"],
            ("ku", false) if stem.starts_with(is_vowel) && object.meets(Agreement::SECOND) => &["kw", "ku"],
            _ => &[prefix],
        };
        forms.iter().map(|form| format!("{form}{stem}")).collect()
    }
}

fn with(prefix: &str, words: Vec<String>) -> Vec<String> {
    words.into_iter().map(|word| format!("{prefix}{word}")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};
    use proptest::sample::select;

    use super::*;
    use crate::swahili::lexicon::Lexicon;
    use crate::swahili::morphology::Morphology;
    use crate::swahili::verb::extension::COMBINATIONS;

    fn form(tense: Tense) -> VerbForm {
        VerbForm::new(tense)
    }

    fn of(class: u8) -> Agreement {
        Agreement::of(&[class])
    }

    #[test]
    fn finite_forms() {
        let one = VerbForm { subject: of(1), ..form(Tense::Past) };
        let not = VerbForm { negative: true, ..one };
        for (verb, form, expected) in [
            ("soma", one, "alisoma"),
            ("soma", not, "hakusoma"),
            ("la", one, "alikula"),
            ("la", not, "hakula"),
            ("enda", one, "alienda alikwenda"),
            ("soma", VerbForm { tense: Tense::Present, subject: Agreement::FIRST, ..not }, "sisomi"),
            ("jibu", VerbForm { tense: Tense::Present, ..not }, "hajibu"),
            (
                "andika",
                VerbForm { tense: Tense::Present, subject: Agreement::SECOND_PLURAL, ..not },
                "hamwandiki hamuandiki",
            ),
            ("la", VerbForm { tense: Tense::Situative, ..one }, "akila"),
            ("la", VerbForm { tense: Tense::Situative, ..not }, "asipokula"),
            ("ambia", VerbForm { object: of(1), ..one }, "alimwambia alimuambia"),
            ("uliza", VerbForm { object: of(1), ..one }, "alimuuliza alimwuliza"),
            ("pa", VerbForm { object: of(1), ..one }, "alimpa"),
            ("pa", one, ""),
            ("soma", VerbForm { relative: of(1), tense: Tense::Future, ..one }, "atakayesoma"),
            ("soma", VerbForm { relative: of(1), tense: Tense::Perfect, ..one }, ""),
            ("soma", VerbForm { relative: of(1), tense: Tense::GeneralRelative, ..one }, "asomaye"),
            ("la", VerbForm { relative: of(1), tense: Tense::GeneralRelative, ..not }, "asiyekula"),
            ("enda", VerbForm { subject: Agreement::FIRST_PLURAL, ..form(Tense::Subjunctive) }, "twende tuende"),
            ("soma", VerbForm { tense: Tense::Conditional, ..not }, "asingesoma hangesoma"),
            ("soma", VerbForm { tense: Tense::Indefinite, ..one }, "asoma"),
            (
                "shukuru",
                VerbForm { tense: Tense::Indefinite, object: Agreement::SECOND_PLURAL, plural_addressee: true, ..one },
                "awashukuruni",
            ),
            ("ambia", VerbForm { object: Agreement::SECOND_PLURAL, plural_addressee: true, ..one }, "aliwaambieni"),
            ("ona", VerbForm { subject: Agreement::FIRST, object: Agreement::FIRST, ..one }, ""),
            (
                "unganisha",
                VerbForm { subject: of(10), extensions: &[Extension::Passive], ..form(Tense::Perfect) },
                "zimeunganishwa",
            ),
        ] {
            assert_eq!(words(verb, &[], &form).join(" "), expected, "{verb} {form:?}");
        }
    }

    #[test]
    fn forms_without_a_subject() {
        let imperative = form(Tense::Imperative);
        let all = VerbForm { plural_addressee: true, ..imperative };
        let not = VerbForm { negative: true, ..form(Tense::Infinitive) };
        for (verb, form, expected) in [
            ("soma", imperative, "soma"),
            ("soma", all, "someni"),
            ("jibu", all, "jibuni"),
            ("soma", VerbForm { object: of(9), ..imperative }, "isome"),
            ("pa", VerbForm { object: Agreement::FIRST, ..imperative }, "nipe"),
            ("la", imperative, "kula"),
            ("la", all, "kuleni"),
            ("ja", imperative, "njoo"),
            ("enda", all, "nendeni"),
            ("leta", imperative, "lete"),
            ("soma", VerbForm { subject: of(1), ..imperative }, ""),
            ("soma", VerbForm { tense: Tense::Habitual, ..imperative }, "husoma"),
            ("soma", VerbForm { tense: Tense::Habitual, subject: of(1), ..imperative }, ""),
            ("la", not, "kutokula"),
            ("enda", VerbForm { negative: false, ..not }, "kwenda kuenda"),
            ("soma", VerbForm { reflexive: true, object: of(1), ..not }, ""),
        ] {
            assert_eq!(words(verb, &[], &form).join(" "), expected, "{verb} {form:?}");
        }
    }

    #[test]
    fn no_verb_has_no_forms() {
        for verb in ["", "a", "x", "kitabu cha", "日本", "Soma", "e\u{301}a"] {
            assert_eq!(conjugate(verb, &[], &form(Tense::Infinitive)), None, "{verb}");
        }
        assert!(conjugate(&"sa".repeat(5_000), &["wa"], &form(Tense::Imperative)).is_some());
    }

    fn agreement(with_persons: bool) -> impl Strategy<Value = Agreement> {
        let persons =
            [Agreement::FIRST, Agreement::SECOND, Agreement::FIRST_PLURAL, Agreement::SECOND_PLURAL].into_iter();
        let classes = (1..=18).map(|class| Agreement::of(&[class]));
        select(persons.filter(|_| with_persons).chain(classes).collect::<Vec<_>>())
    }

    fn any_form() -> impl Strategy<Value = VerbForm> {
        let objects = prop::option::weighted(0.3, agreement(true));
        let relatives = prop::option::weighted(0.3, agreement(false));
        let subjects = prop::option::weighted(0.8, agreement(true));
        let flags = (any::<bool>(), prop::bool::weighted(0.1), prop::bool::weighted(0.1));
        (select(Tense::ALL), subjects, objects, relatives, flags, select(COMBINATIONS)).prop_map(
            |(tense, subject, object, relative, (negative, reflexive, plural_addressee), extensions)| VerbForm {
                tense,
                negative,
                subject: subject.unwrap_or_default(),
                relative: relative.unwrap_or_default(),
                object: object.unwrap_or_default(),
                reflexive,
                plural_addressee,
                extensions,
            },
        )
    }

    /// Whether `found` says all that was `asked` for; what it agrees with may be more, and a stem that two ways of
    /// extending make is read as the simpler one (`jibiwa`).
    fn says(verb: &str, passives: &[&str], found: &VerbForm, asked: &VerbForm) -> bool {
        let sets = |form: &VerbForm| [form.subject, form.relative, form.object];
        let wider = sets(found).into_iter().zip(sets(asked)).all(|(found, asked)| asked.without(found).is_empty());
        let empty = |form: &VerbForm| sets(form).map(Agreement::is_empty);
        let roots = |form: &VerbForm| made(0, verb, passives, form.extensions).into_iter().map(|(root, _)| root);
        let stem = found.extensions == asked.extensions || roots(found).any(|root| roots(asked).any(|one| one == root));
        let rest = |form: &VerbForm| (form.tense, form.negative, form.reflexive, form.plural_addressee);
        wider && empty(found) == empty(asked) && stem && rest(found) == rest(asked)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]
        #[test]
        fn what_is_made_is_analysed_back(verb in select(Lexicon::shipped().verbs.as_slice()), form in any_form()) {
            let passives: Vec<&str> = verb.passives.iter().map(String::as_str).collect();
            for word in words(&verb.verb, &passives, &form) {
                let parses = Morphology::shipped().parses(&word);
                let lexicon = &Lexicon::shipped().verbs;
                let back = parses.iter().any(|parse| {
                    lexicon[parse.verb as usize].verb == verb.verb && says(&verb.verb, &passives, &parse.form, &form)
                });
                proptest::prop_assert!(back, "{word} of {}: {parses:?}", verb.verb);
            }
        }
    }
}
