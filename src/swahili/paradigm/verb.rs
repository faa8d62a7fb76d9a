//! A verb in its tenses, with relatives, objects and extensions. Where a form has two spellings, the usual one is shown
//! in the tables by subject.

use super::{Row, Table, heads, row};
use crate::swahili::agreement::Agreement;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::verbs::{Transitivity, Verb};
use crate::swahili::verb::conjugate::{conjugate, words};
use crate::swahili::verb::extension::Extension::{
    self, Applicative as A, Causative as C, Passive as P, Reciprocal as R, Stative as S,
};
use crate::swahili::verb::{Tense, VerbForm};

/// A verb, known or guessed.
pub(super) struct Entry<'a> {
    /// Its stem as cited.
    pub(super) verb: &'a str,
    /// Passives that the rules do not make.
    pub(super) passives: Vec<&'a str>,
    pub(super) transitive: Transitivity,
    /// Whether it is the passive of another verb, which takes no object and no extension: `zaliwa`.
    pub(super) is_passive: bool,
}

/// The tenses of the affirmative, with the heads of their columns.
const AFFIRMATIVE: [(Tense, &str); 11] = [
    (Tense::Present, "present"),
    (Tense::Past, "past"),
    (Tense::Future, "future"),
    (Tense::Perfect, "perfect"),
    (Tense::Subjunctive, "subjunctive"),
    (Tense::Situative, "if, when"),
    (Tense::Conditional, "would"),
    (Tense::PastConditional, "would have"),
    (Tense::Consecutive, "and then"),
    (Tense::Indefinite, "indefinite"),
    (Tense::Completive, "already"),
];

/// The tenses of the negative.
const NEGATIVE: [(Tense, &str); 8] = [
    (Tense::Present, "present"),
    (Tense::Past, "past"),
    (Tense::Future, "future"),
    (Tense::Perfect, "not yet"),
    (Tense::Subjunctive, "subjunctive"),
    (Tense::Situative, "unless"),
    (Tense::Conditional, "would"),
    (Tense::PastConditional, "would have"),
];

/// Persons and classes: the ones that a prefix stands for, and the name of the row.
fn subjects() -> [(Agreement, &'static str); 14] {
    [
        (Agreement::FIRST, "I"),
        (Agreement::SECOND, "you"),
        (Agreement::of(&[1]), "he, she (1)"),
        (Agreement::FIRST_PLURAL, "we"),
        (Agreement::SECOND_PLURAL, "you (plural)"),
        (Agreement::of(&[2]), "they (2)"),
        (Agreement::of(&[3]), "3, 11, 14"),
        (Agreement::of(&[4]), "4, 9"),
        (Agreement::of(&[5]), "5"),
        (Agreement::of(&[6]), "6"),
        (Agreement::of(&[7]), "7"),
        (Agreement::of(&[8]), "8"),
        (Agreement::of(&[10]), "10"),
        (Agreement::of(&[15]), "15, 17"),
    ]
}

/// The extensions that are shown, with what they mean.
const EXTENSIONS: [(&[Extension], &str); 9] = [
    (&[P], "be done"),
    (&[A], "to, for or with"),
    (&[A, P], "have it done to one"),
    (&[C], "make or let do"),
    (&[C, P], "be made or let do"),
    (&[S], "be doable, get done"),
    (&[R], "each other"),
    (&[S, R], "be doable, be there"),
    (&[A, R], "to or for each other"),
];

impl<'a> From<&'a Verb> for Entry<'a> {
    fn from(verb: &'a Verb) -> Self {
        let lexicon = Lexicon::shipped();
        let base = verb.base.as_deref().and_then(|base| lexicon.verb_number(base));
        let is_passive = base.and_then(|number| lexicon.verbs.get(number as usize)).is_some_and(|base| {
            let passives: Vec<&str> = base.passives.iter().map(String::as_str).collect();
            let form = VerbForm { extensions: &[P], ..VerbForm::new(Tense::Infinitive) };
            words(&base.verb, &passives, &form).iter().any(|word| word.strip_prefix("ku") == Some(&verb.verb))
        });
        let passives = verb.passives.iter().map(String::as_str).collect();
        Entry { verb: &verb.verb, passives, transitive: verb.transitive, is_passive }
    }
}

/// The tables of a verb.
pub(super) fn tables(entry: &Entry<'_>) -> Vec<Table> {
    let mut tables = vec![
        without_subject(entry),
        by_subject(entry, "affirmative", &AFFIRMATIVE, false),
        by_subject(entry, "negative", &NEGATIVE, true),
        relatives(entry),
    ];
    if entry.is_passive {
        return tables;
    }
    if entry.transitive != Transitivity::Intransitive {
        tables.push(objects(entry));
    }
    tables.extend(Some(extensions(entry)).filter(|table| !table.rows.is_empty()));
    tables.extend(passive(entry));
    tables
}

impl Entry<'_> {
    fn usual(&self, form: VerbForm) -> Vec<String> {
        conjugate(self.verb, &self.passives, &form).into_iter().collect()
    }

    fn all(&self, form: VerbForm) -> Vec<String> {
        words(self.verb, &self.passives, &form)
    }

    /// `-pa` has no form without an object, so hers is shown.
    fn object(&self) -> Agreement {
        if self.verb == "pa" { Agreement::of(&[1]) } else { Agreement::NONE }
    }

    fn form(&self, tense: Tense) -> VerbForm {
        VerbForm { object: self.object(), ..VerbForm::new(tense) }
    }
}

/// Infinitive, imperatives with the subjunctives that negate them, habitual.
fn without_subject(entry: &Entry<'_>) -> Table {
    let infinitive = entry.form(Tense::Infinitive);
    let imperative = entry.form(Tense::Imperative);
    let dont = |subject| VerbForm { subject, negative: true, ..entry.form(Tense::Subjunctive) };
    let rows = vec![
        row("infinitive", vec![entry.all(infinitive), entry.all(VerbForm { negative: true, ..infinitive })]),
        row("imperative", vec![entry.all(imperative), entry.usual(dont(Agreement::SECOND))]),
        row(
            "imperative, to several",
            vec![
                entry.all(VerbForm { plural_addressee: true, ..imperative }),
                entry.usual(dont(Agreement::SECOND_PLURAL)),
            ],
        ),
        row("habitual", vec![entry.all(entry.form(Tense::Habitual)), Vec::new()]),
    ];
    Table { title: "without a subject".to_owned(), columns: heads(&["affirmative", "negative"]), rows }
}

fn by_subject(entry: &Entry<'_>, title: &str, tenses: &[(Tense, &str)], negative: bool) -> Table {
    let row_of = |(subject, name): (Agreement, &str)| -> Row {
        let cell = |(tense, _): &(Tense, &str)| entry.usual(VerbForm { subject, negative, ..entry.form(*tense) });
        row(name, tenses.iter().map(cell).collect())
    };
    let columns = tenses.iter().map(|(_, name)| (*name).to_owned()).collect();
    Table { title: title.to_owned(), columns, rows: subjects().into_iter().map(row_of).collect() }
}

/// Subject relatives of every class, and the adverbial ones of time and manner.
fn relatives(entry: &Entry<'_>) -> Table {
    const FORMS: [(Tense, bool); 5] = [
        (Tense::Present, false),
        (Tense::Past, false),
        (Tense::Future, false),
        (Tense::GeneralRelative, false),
        (Tense::GeneralRelative, true),
    ];
    let row_of = |name: &str, subject: u8, relative: u8| {
        let (subject, relative) = (Agreement::of(&[subject]), Agreement::of(&[relative]));
        let cell = |(tense, negative)| entry.usual(VerbForm { subject, relative, negative, ..entry.form(tense) });
        row(name, FORMS.into_iter().map(cell).collect())
    };
    let mut rows: Vec<Row> = [
        (1, "1 who"),
        (2, "2 who"),
        (3, "3, 11, 14"),
        (4, "4, 9"),
        (5, "5"),
        (6, "6"),
        (7, "7"),
        (8, "8"),
        (10, "10"),
        (16, "16 where"),
        (17, "17 where"),
        (18, "18 where"),
    ]
    .into_iter()
    .map(|(class, name)| row_of(name, class, class))
    .collect();
    rows.push(row_of("1 when", 1, 16));
    rows.push(row_of("1 as", 1, 8));
    let columns = heads(&["present", "past", "future", "tenseless", "negative"]);
    Table { title: "relative".to_owned(), columns, rows }
}

/// Object prefixes, with class 1 as the subject.
fn objects(entry: &Entry<'_>) -> Table {
    let mut rows = Vec::new();
    let reflexive = (Agreement::NONE, "oneself");
    for (object, name) in
        subjects().into_iter().filter(|(object, _)| *object != Agreement::of(&[15])).chain([reflexive])
    {
        let name = match name {
            "I" => "me",
            "he, she (1)" => "him, her (1)",
            "we" => "us",
            "they (2)" => "them (2)",
            name => name,
        };
        let with = |tense| VerbForm { object, reflexive: object.is_empty(), ..VerbForm::new(tense) };
        let past = VerbForm { subject: Agreement::of(&[1]), ..with(Tense::Past) };
        let cells = vec![entry.all(with(Tense::Infinitive)), entry.all(past), entry.all(with(Tense::Imperative))];
        rows.push(row(name, cells));
    }
    let columns = heads(&["infinitive", "past, he or she", "imperative"]);
    Table { title: "with an object".to_owned(), columns, rows }
}

/// Other stems that extensions make, those that the lexicon has as verbs before the rest.
fn extensions(entry: &Entry<'_>) -> Table {
    let lexicon = Lexicon::shipped();
    let listed = |stem: &str| lexicon.verb_number(stem).and_then(|number| lexicon.verbs.get(number as usize));
    let mut rows: Vec<Row> = Vec::new();
    for (extensions, meaning) in EXTENSIONS {
        let form = VerbForm { extensions, ..VerbForm::new(Tense::Imperative) };
        // The passive has no imperative; its stem is that of the infinitive.
        let infinitive = VerbForm { tense: Tense::Infinitive, ..form };
        let mut stems: Vec<String> = words(entry.verb, &entry.passives, &infinitive)
            .into_iter()
            .filter_map(|word| word.strip_prefix("ku").map(str::to_owned))
            .collect();
        // What the lexicon has as made from this verb is in use; of what only the rules make, one is enough, and none that
        // is another verb (uza, sell, is none of ua, kill).
        let own = |stem: &&String| listed(stem).is_some_and(|verb| verb.base.as_deref() == Some(entry.verb));
        let in_use: Vec<String> = stems.iter().filter(own).cloned().collect();
        if in_use.is_empty() {
            stems.retain(|stem| listed(stem).is_none());
            // The one with l, where there are two: ulika. A passive that the lexicon gives stands first.
            if extensions.last() != Some(&P) {
                stems.sort_by_key(|stem| std::cmp::Reverse(stem.len()));
            }
            stems.truncate(1);
        } else {
            stems = in_use;
        }
        let names: Vec<&str> = extensions.iter().map(|extension| extension.as_str()).collect();
        let gloss = stems.iter().find_map(|stem| listed(stem));
        let gloss = gloss.and_then(|verb| verb.gloss.split(';').next()).map(str::to_owned);
        if !stems.is_empty() && rows.iter().all(|row| row.cells[0] != stems) {
            rows.push(row(names.join(", "), vec![stems, vec![meaning.to_owned()], gloss.into_iter().collect()]));
        }
    }
    let columns = heads(&["stem", "meaning", "in the lexicon"]);
    Table { title: "extensions".to_owned(), columns, rows }
}

/// The tenses of the passive, for one class.
fn passive(entry: &Entry<'_>) -> Option<Table> {
    if entry.transitive == Transitivity::Intransitive && entry.passives.is_empty() {
        return None;
    }
    let subject = Agreement::of(&[9]);
    let with = |tense, negative| VerbForm { subject, negative, extensions: &[P], ..VerbForm::new(tense) };
    let mut rows = Vec::new();
    let infinitive = VerbForm { subject: Agreement::NONE, ..with(Tense::Infinitive, false) };
    rows.push(row("infinitive", vec![entry.all(infinitive), entry.all(VerbForm { negative: true, ..infinitive })]));
    for (tense, name) in &AFFIRMATIVE[..8] {
        rows.push(row(*name, vec![entry.usual(with(*tense, false)), entry.usual(with(*tense, true))]));
    }
    if rows[0].cells[0].is_empty() {
        return None;
    }
    let columns = heads(&["affirmative", "negative"]);
    Some(Table { title: "passive, class 4 or 9".to_owned(), columns, rows })
}
