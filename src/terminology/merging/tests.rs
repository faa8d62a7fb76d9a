//! Glossaries put together.

use super::*;

fn concept(name: &str, terms: &[(&str, &str, TermStatus)]) -> Concept {
    let term = |(language, text, status): &(&str, &str, TermStatus)| Term {
        status: *status,
        ..Term::new(language.parse().unwrap(), *text)
    };
    Concept { terms: terms.iter().map(term).collect(), ..Concept::new(name) }
}

const P: TermStatus = TermStatus::Preferred;
const A: TermStatus = TermStatus::Admitted;
const F: TermStatus = TermStatus::Forbidden;
const FULL: Other = Other { has_names: true, has_status: true };
const PLAIN: Other = Other { has_names: false, has_status: false };

fn bring(mine: &[Concept], theirs: &Concept, other: Other, taken: Option<Taken>) -> Merged {
    Merger::new(mine.to_vec()).bring(theirs, other, &|_| taken)
}

fn shown(merged: &Merged) -> String {
    let terms = merged.concept.iter().flat_map(|concept| &concept.terms);
    terms.map(|term| format!("{}:{}", term.text, term.status)).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_agrees_and_what_is_new() {
    let tin = concept("tin", &[("en", "tin", P), ("sw", "bati", P)]);
    let same = bring(std::slice::from_ref(&tin), &tin, FULL, None);
    assert_eq!((same.concept.as_ref(), same.conflicts.len(), same.before.as_ref()), (Some(&tin), 0, Some(&tin)));
    let more = concept("tin", &[("en", "Tin", P), ("sw", "bati", P), ("sw", "stani", A), ("sw", "kopo", F)]);
    let merged = bring(std::slice::from_ref(&tin), &more, FULL, None);
    assert_eq!(
        (shown(&merged).as_str(), merged.conflicts.len()),
        ("tin:preferred bati:preferred stani:admitted kopo:forbidden", 0)
    );
    let zinc = concept("zinc", &[("en", "zinc", P), ("sw", "zinki", P)]);
    assert!(bring(&[tin], &zinc, FULL, None).before.is_none());
}

#[test]
fn another_word_for_it_is_a_conflict_and_somebody_chooses() {
    let mine = [concept("furnace", &[("en", "furnace", P), ("sw", "tanuri", P)])];
    for (theirs, other) in [
        (concept("furnace", &[("en", "furnace", P), ("sw", "kalibu", P)]), FULL),
        (concept("workshop-furnace", &[("en", "Furnace", P), ("sw", "kalibu", P)]), PLAIN),
    ] {
        for (taken, expected) in [
            (None, "furnace:preferred tanuri:preferred"),
            (Some(Taken::Mine), "furnace:preferred tanuri:preferred"),
            (Some(Taken::Theirs), "furnace:preferred tanuri:admitted kalibu:preferred"),
        ] {
            let merged = bring(&mine, &theirs, other, taken);
            assert_eq!(shown(&merged), expected);
            let [conflict] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
            assert_eq!(
                (conflict.field, conflict.mine.as_str(), conflict.theirs.as_str()),
                ("preferred", "tanuri", "kalibu")
            );
        }
    }
}

#[test]
fn another_sense_of_a_word_is_another_concept() {
    let mut mine = concept("plant", &[("en", "plant", P), ("sw", "kiwanda", P)]);
    mine.domain = Some("industry".to_owned());
    let mut theirs = concept("plant-2", &[("en", "plant", P), ("sw", "mmea", P)]);
    theirs.domain = Some("biology".to_owned());
    let merged = bring(&[mine], &theirs, FULL, None);
    assert!(merged.before.is_none() && merged.conflicts.is_empty());
}

#[test]
fn one_name_for_two_things_is_a_conflict() {
    let mine = [concept("cell", &[("en", "cell", P), ("sw", "seli", P)])];
    let theirs = concept("cell", &[("en", "prison cell", P), ("sw", "chumba cha gereza", P)]);
    let merged = bring(&mine, &theirs, FULL, Some(Taken::Mine));
    assert_eq!((merged.concept.as_ref(), merged.conflicts[0].field), (None, "concept"));
    let merged = bring(&mine, &theirs, FULL, Some(Taken::Theirs));
    assert_eq!(merged.concept.unwrap().name, "cell-2");
}

#[test]
fn values_that_differ_are_conflicts_and_gaps_are_filled() {
    let mut mine = concept("tin", &[("en", "tin", P), ("sw", "bati", P)]);
    mine.definition = Some("A metal.".to_owned());
    mine.terms[1].noun_class = Some("5/6|9/10".to_owned());
    let mut theirs = concept("tin", &[("en", "tin", P), ("sw", "bati", F)]);
    theirs.definition = Some("A soft metal.".to_owned());
    theirs.domain = Some("materials".to_owned());
    theirs.terms[1].noun_class = Some("9/10|5/6".to_owned());
    theirs.terms[1].plural = Some("mabati".to_owned());
    theirs.terms[1].source = Some("common use".to_owned());
    let merged = bring(std::slice::from_ref(&mine), &theirs, FULL, Some(Taken::Mine));
    let fields: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.field).collect();
    assert_eq!(fields, ["definition", "status"]);
    let made = merged.concept.unwrap();
    assert_eq!((made.definition.as_deref(), made.domain.as_deref()), (Some("A metal."), Some("materials")));
    assert_eq!((made.terms[1].plural.as_deref(), made.terms[1].status), (Some("mabati"), P));
    let made = bring(&[mine], &theirs, FULL, Some(Taken::Theirs)).concept.unwrap();
    assert_eq!((made.definition.as_deref(), made.terms[1].status), (Some("A soft metal."), F));
}

#[test]
fn a_table_without_statuses_says_nothing_of_them() {
    let mine = [concept("tin", &[("en", "tin", P), ("sw", "bati", P), ("sw", "stani", A), ("sw", "kopo", F)])];
    let theirs = |word| concept("x-tin", &[("en", "tin", P), ("sw", word, P)]);
    assert!(bring(&mine, &theirs("stani"), PLAIN, None).conflicts.is_empty());
    let merged = bring(&mine, &theirs("kopo"), PLAIN, None);
    assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
    assert!(shown(&merged).contains("kopo:forbidden"));
}
