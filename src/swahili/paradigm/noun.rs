//! A noun with everything that agrees with it.

use super::{Row, Table, heads, row};
use crate::swahili::class_set::ClassPair;
use crate::swahili::concord::{self, ConcordKind, negative_subject};
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::{Animacy, Noun};
use crate::swahili::noun::locative;
use crate::swahili::noun_class::NounClass;

/// A noun, known or guessed.
pub(super) struct Entry<'a> {
    /// The citation form.
    pub(super) noun: &'a str,
    /// Its classes, with its plural in each where it is known.
    pub(super) uses: Vec<(ClassPair, Option<String>)>,
    pub(super) animacy: Animacy,
    /// Whether it names people: a kinsman or a friend has the possessives of the noun's own class (`rafiki yangu`).
    pub(super) people: bool,
}

impl<'a> From<&'a Noun> for Entry<'a> {
    fn from(noun: &'a Noun) -> Self {
        Entry { noun: &noun.noun, uses: noun.uses.clone(), animacy: noun.animacy, people: noun.domain == "people" }
    }
}

/// The adjective that shows how adjectives agree; in every class its prefix can be seen.
const EXAMPLE: &str = "zuri";

/// The agreeing words that are shown, by kind and citation form, with what they mean.
const AGREEING: [(ConcordKind, &str, &str); 8] = [
    (ConcordKind::Associative, "-a", "-a of"),
    (ConcordKind::Near, "huyu", "this"),
    (ConcordKind::Referring, "huyo", "that (spoken of)"),
    (ConcordKind::Far, "yule", "that (yonder)"),
    (ConcordKind::Possessive, "-angu", "-angu my"),
    (ConcordKind::Possessive, "-ake", "-ake his, her, its"),
    (ConcordKind::All, "-ote", "-ote all"),
    (ConcordKind::Having, "-enye", "-enye having"),
];

/// The tables of a noun: one for each pair of classes, and one of it as a place where it can be one.
pub(super) fn tables(entry: &Entry<'_>) -> Vec<Table> {
    let mut tables = Vec::new();
    for (pair, plural) in &entry.uses {
        if entry.animacy != Animacy::Animate {
            tables.push(of_pair(entry, *pair, plural.as_deref(), false));
        }
        if matches!(entry.animacy, Animacy::Animate | Animacy::InOneSense) {
            tables.push(of_pair(entry, *pair, plural.as_deref(), true));
        }
    }
    // The head of a phrase is no place by itself.
    if entry.animacy != Animacy::Animate && !entry.noun.contains(' ') {
        tables.push(as_place(entry));
    }
    tables
}

fn of_pair(entry: &Entry<'_>, pair: ClassPair, plural: Option<&str>, animate: bool) -> Table {
    let concords = pair.concords(animate);
    let own_number = if pair.singular.is_plural() { "plural" } else { "singular" };
    let mut columns = vec![format!("{own_number} ({})", pair.singular)];
    let mut nouns = vec![vec![entry.noun.to_owned()]];
    let mut classes = vec![(concords.singular, pair.singular)];
    if let (Some(class), Some(concord)) = (pair.plural, concords.plural) {
        columns.push(format!("plural ({class})"));
        nouns.push(plural.map(str::to_owned).into_iter().collect());
        classes.push((concord, class));
    }
    let kin = animate && entry.people;
    let living = animate && pair.singular.number() > 2;
    let title = format!("class {pair}{}", if living { ", as a living being" } else { "" });
    Table { title, columns, rows: rows(nouns, &classes, kin) }
}

/// `kiwandani` with the concords of the three classes of places.
fn as_place(entry: &Entry<'_>) -> Table {
    let plurals = entry.uses.iter().filter_map(|(_, plural)| plural.as_deref());
    let mut places: Vec<String> = Vec::new();
    for place in std::iter::once(entry.noun).chain(plurals).map(locative) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let classes: Vec<(NounClass, NounClass)> =
        (16..=18).filter_map(NounClass::new).map(|class| (class, class)).collect();
    let columns = heads(&["at (16)", "about, to (17)", "inside (18)"]);
    Table { title: "as a place".to_owned(), columns, rows: rows(vec![places; 3], &classes, false) }
}

/// The noun and what agrees with it, for classes as (the one of its concords, its own).
fn rows(nouns: Vec<Vec<String>>, classes: &[(NounClass, NounClass)], kin: bool) -> Vec<Row> {
    let forms: Vec<_> = classes.iter().map(|(concord, _)| concord::forms(*concord)).collect();
    let mut rows = vec![row("noun", nouns)];
    for (kind, lemma, name) in AGREEING {
        let cell = |at: usize| -> Vec<String> {
            let form = forms[at].iter().find(|form| (form.0, form.1) == (kind, lemma)).map(|form| form.2.clone());
            let own = (kin && kind == ConcordKind::Possessive)
                .then(|| format!("{}{}", classes[at].1.pronominal(), &lemma[1..]));
            let mut cell: Vec<String> = own.into_iter().chain(form).collect();
            cell.dedup();
            cell
        };
        rows.push(row(name, (0..classes.len()).map(cell).collect()));
    }
    let adjectives = &Lexicon::shipped().adjectives;
    if let Some(example) = adjectives.iter().find(|adjective| adjective.stem == EXAMPLE) {
        let cells = classes.iter().map(|(concord, _)| example.forms(*concord)).collect();
        rows.push(row(format!("-{EXAMPLE} {}", example.gloss.split(',').next().unwrap_or_default()), cells));
    }
    let each = |name: &str, made: &dyn Fn(NounClass) -> String| {
        row(name, classes.iter().map(|(concord, _)| vec![made(*concord)]).collect())
    };
    rows.push(each("subject", &|class| format!("{}-", class.subject())));
    rows.push(each("subject, negated", &|class| format!("{}-", negative_subject(class))));
    rows.push(each("object", &|class| format!("-{}-", class.object())));
    rows.push(each("relative", &|class| format!("-{}", class.relative())));
    rows
}
