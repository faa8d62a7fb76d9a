//! An adjective, a numeral or an agreeing word in every class.

use super::{Row, Table, heads, row};
use crate::swahili::adjective::agree;
use crate::swahili::concord::{self, ConcordKind};
use crate::swahili::lexicon::adjectives::{Adjective, Concord};
use crate::swahili::noun_class::NounClass;

/// Nouns to show the forms with, by class.
const EXAMPLES: [(u8, &str); 16] = [
    (1, "mtu"),
    (2, "watu"),
    (3, "mti"),
    (4, "miti"),
    (5, "jengo"),
    (6, "majengo"),
    (7, "kitu"),
    (8, "vitu"),
    (9, "nyumba"),
    (10, "nyumba"),
    (11, "ukuta"),
    (14, "uwezo"),
    (15, "kusoma"),
    (16, "mahali"),
    (17, "nyumbani"),
    (18, "nyumbani"),
];

/// The forms of an adjective of the lexicon.
pub(super) fn tables(adjective: &Adjective) -> Vec<Table> {
    let stem = adjective.stem.as_str();
    match adjective.concord {
        Concord::Invariable => {
            let rows = vec![row("any", vec![vec![stem.to_owned()], vec![format!("kitu {stem}")]])];
            vec![Table { title: "in every class".to_owned(), columns: columns(), rows }]
        }
        Concord::AfterAssociative => after_associative(stem),
        Concord::Agreeing | Concord::Either => by_class("by class", &|class| adjective.forms(class)),
    }
}

/// The forms of what follows `-a`: `ya kisasa`.
pub(super) fn after_associative(stem: &str) -> Vec<Table> {
    by_class("after -a", &|class| vec![format!("{} {stem}", class.associative())])
}

/// The forms of an adjective that the lexicon does not have, by the rules.
pub(super) fn guessed(stem: &str) -> Vec<Table> {
    by_class("by class", &|class| vec![agree(stem, class)])
}

/// The forms of an agreeing word, cited as `lemma`.
pub(super) fn agreeing(kind: ConcordKind, lemma: &str) -> Vec<Table> {
    by_class("by class", &|class| {
        let forms = concord::forms(class).into_iter().filter(|form| (form.0, form.1) == (kind, lemma));
        let mut forms: Vec<String> = forms.map(|form| form.2).collect();
        // The shorter of those with and without a place: aliye, aliyepo.
        if kind == ConcordKind::RelativeCopula {
            forms.sort_by_key(String::len);
        }
        forms.truncate(match kind {
            ConcordKind::Located | ConcordKind::NotLocated => forms.len(),
            ConcordKind::Have | ConcordKind::HaveNot => 2,
            _ => 1,
        });
        forms
    })
}

fn columns() -> Vec<String> {
    heads(&["form", "example"])
}

/// One row a class, without those that have no form.
fn by_class(title: &str, forms: &dyn Fn(NounClass) -> Vec<String>) -> Vec<Table> {
    let row_of = |(number, noun): (u8, &str)| -> Option<Row> {
        let forms = NounClass::new(number).map(forms)?;
        let example = format!("{noun} {}", forms.first()?);
        Some(row(number.to_string(), vec![forms, vec![example]]))
    };
    let rows = EXAMPLES.into_iter().filter_map(row_of).collect();
    vec![Table { title: title.to_owned(), columns: columns(), rows }]
}
