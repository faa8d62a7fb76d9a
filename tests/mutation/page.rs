//! The table in `docs/precision.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use istilahi::check::all;

use super::{Checker, Kind, Mutant, Recall, pairs, swahili, terms};
use crate::checks::on_the_page_on_precision;

/// The recall of each kind, in the order of the rules and then of the errors.
fn measured() -> Vec<(Kind, Recall)> {
    let mut mutants: Vec<Mutant> = pairs::mutants();
    mutants.extend(swahili::mutants());
    let mut order: Vec<Kind> = Vec::new();
    for mutant in &mutants {
        if !order.contains(&mutant.kind) {
            order.push(mutant.kind);
        }
    }
    let rules: Vec<&str> = all().map(|rule| rule.id()).collect();
    order.sort_by_key(|kind| rules.iter().position(|id| *id == kind.rules[0]));
    let mut recall = Checker::new(terms::concepts()).recall(&mutants);
    order.into_iter().map(|kind| (kind, recall.remove(&kind).expect("a kind"))).collect()
}

fn table(measured: &[(Kind, Recall)]) -> String {
    let mut table = String::from("| rule | error | put in | found | recall | precision |\n|---|---|---|---|---|---|\n");
    for (kind, recall) in measured {
        let rule = kind.rules[0];
        let precision = istilahi::check::named(rule).and_then(|rule| rule.precision());
        let precision = precision.map_or("–".to_owned(), |precision| format!("{precision:.2}"));
        let (all, found, share) = (recall.all, recall.found(), recall.share());
        writeln!(table, "| `{rule}` | {} | {all} | {found} | {share:.2} | {precision} |", kind.error)
            .expect("a string");
    }
    let (all, found) = measured.iter().fold((0, 0), |(all, found), (_, one)| (all + one.all, found + one.found()));
    writeln!(table, "| all | | {all} | {found} | {:.2} | |", found as f64 / all.max(1) as f64).expect("a string");
    table
}

/// How much of the errors of a rule has to be found at least.
const GOALS: &[(&str, f64)] = &[
    ("modifier of another class", 0.60),
    ("relative of another class", 0.60),
    ("verb of another class", 0.50),
    ("verb in the singular after two nouns", 0.50),
];

#[test]
#[expect(clippy::print_stdout, reason = "what was measured, for those who ask to see it")]
fn errors_put_into_good_text_are_found() {
    let measured = measured();
    let table = table(&measured);
    println!("{table}");
    if std::env::var_os("MISSES").is_some() {
        for (kind, recall) in &measured {
            for missed in &recall.missed {
                println!("{} {}: {missed}", kind.rules[0], kind.error);
            }
        }
    }
    for (error, goal) in GOALS {
        let (_, recall) = measured.iter().find(|(kind, _)| kind.error == *error).expect("a kind");
        assert!(recall.share() >= *goal, "{error}\n{table}");
    }
    let met: BTreeSet<&str> = measured.iter().map(|(kind, _)| kind.rules[0]).collect();
    let unmet: Vec<&str> = all().map(|rule| rule.id()).filter(|id| !met.contains(id)).collect();
    assert_eq!(unmet, ["user.pattern"], "rules without an error of theirs");
    on_the_page_on_precision(&[("mutation", &table)]);
}
