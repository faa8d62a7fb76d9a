//! `istilahi term`.

use serde_json::Value;

use crate::support::{Place, Run};

fn look_up(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["term", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    run.objects()
}

fn matched(object: &Value) -> (&str, &str, &str) {
    let text = |field: &str| object["matched"][field].as_str().unwrap();
    (object["id"].as_str().unwrap(), text("term"), text("how"))
}

#[test]
fn a_term_is_found_by_any_form_of_it() {
    let place = Place::new();
    for (query, id, term, how) in [
        ("supply chains", "supply-chain", "supply chain", "inflected"),
        ("alumina", "alumina", "alumina", "exact"),
        ("minyororo ya ugavi", "supply-chain", "mnyororo wa ugavi", "inflected"),
        ("mnyororo wa ugavi", "supply-chain", "mnyororo wa ugavi", "exact"),
        ("MNYORORO WA UGAVI", "supply-chain", "mnyororo wa ugavi", "exact"),
        ("mnyororo wa ugawi", "supply-chain", "mnyororo wa ugavi", "fuzzy"),
        ("suply chain", "supply-chain", "supply chain", "fuzzy"),
        ("zilitia saini", "sign", "kutia saini", "inflected"),
        ("iliyozalishwa", "produce", "kuzalisha", "inflected"),
        ("hazizalisha", "produce", "kuzalisha", "fuzzy"),
        ("kiwandani", "factory", "kiwanda", "inflected"),
        ("wazalishaji", "produce", "kuzalisha", "related"),
    ] {
        let found = look_up(&place, &[query]);
        assert_eq!(matched(&found[0]), (id, term, how), "{query}");
        let score = found[0]["matched"]["score"].as_f64().unwrap();
        assert_eq!(score == 100.0, how == "exact" || how == "inflected", "{query}: {score}");
    }
}

#[test]
fn every_shipped_term_finds_itself() {
    let place = Place::new();
    let concepts = istilahi::app::shipped::concepts();
    let queries: Vec<&str> = concepts.iter().flat_map(|one| &one.terms).map(|term| term.text.as_str()).collect();
    let found = place.run_with_input(&["term", "-", "--format", "json"], queries.join("\n")).objects();
    for concept in &concepts {
        for term in &concept.terms {
            let there = found.iter().any(|object| {
                object["matched"]["query"] == term.text.as_str()
                    && object["id"] == concept.name.as_str()
                    && object["matched"]["how"] == "exact"
            });
            assert!(there, "{} is not found by {}", concept.name, term.text);
        }
    }
}

#[test]
fn every_shipped_plural_finds_its_term() {
    let place = Place::new();
    let concepts = istilahi::app::shipped::concepts();
    let plurals: Vec<(&str, &str)> = concepts
        .iter()
        .flat_map(|one| one.terms.iter().flat_map(|term| term.plurals().map(|plural| (one.name.as_str(), plural))))
        .collect();
    let queries: Vec<&str> = plurals.iter().map(|(_, plural)| *plural).collect();
    let found = place.run_with_input(&["term", "-", "--format", "json"], queries.join("\n")).objects();
    for (concept, plural) in plurals {
        let there = found.iter().any(|object| {
            let how = object["matched"]["how"].as_str().unwrap();
            object["matched"]["query"] == plural && object["id"] == concept && ["exact", "inflected"].contains(&how)
        });
        assert!(there, "{concept} is not found by {plural}");
    }
}

#[test]
fn several_queries_are_answered_in_order() {
    let place = Place::new();
    let found = look_up(&place, &["copper", "alumina"]);
    let queries: Vec<&str> = found.iter().map(|object| object["matched"]["query"].as_str().unwrap()).collect();
    assert!(queries.is_sorted_by(|a, b| a >= b), "{queries:?}");
    assert!(queries.contains(&"copper") && queries.contains(&"alumina"));
    let piped = place.run_with_input(&["term", "-", "--format", "json"], "copper\n\n  \nalumina");
    assert_eq!(piped.objects(), found);
    let mixed = place.run_with_input(&["term", "copper", "-", "--format", "json"], "alumina\r\n");
    assert_eq!(mixed.objects().len(), found.len());
}

#[test]
fn language_and_domain_leave_out_what_is_of_another() {
    let place = Place::new();
    for object in look_up(&place, &["alumini", "--lang", "sw"]) {
        let term = object["matched"]["term"].clone();
        let terms = object["terms"].as_array().unwrap();
        assert!(terms.iter().any(|one| one["term"] == term && one["lang"] == "sw"), "{term}");
    }
    for object in look_up(&place, &["bond", "--domain", "finance"]) {
        assert_eq!(object["domain"], "finance");
    }
    let text = place.run(&["term", "alumini", "--domain", "finanse"]).refused();
    assert!(text.contains("`finanse`") && text.contains("finance"), "{text}");
    let text = place.run(&["term", "alumini", "--lang", "fr"]).refused();
    assert!(text.contains("`fr`") && text.contains("en") && text.contains("sw"), "{text}");
}

#[test]
fn nothing_found_is_exit_1_and_is_said() {
    let place = Place::new();
    let Run { status, stdout, .. } = place.run(&["term", "qqqqqqqq"]);
    assert_eq!(status, 1);
    assert!(stdout.contains("qqqqqqqq") && stdout.contains("not in the glossary"), "{stdout}");
    let json = place.run(&["term", "qqqqqqqq", "--format", "json"]);
    assert_eq!((json.status, json.stdout.as_str()), (1, ""));
    assert_eq!(place.run_with_input(&["term", "-"], "").status, 1);
    // One answer is an answer.
    let both = place.run(&["term", "qqqqqqqq", "copper"]);
    assert_eq!(both.status, 0);
    assert!(both.stdout.contains("not in the glossary"));
}

#[test]
fn odd_queries_are_harmless() {
    let place = Place::new();
    for empty in ["", " "] {
        assert!(place.run(&["term", empty]).refused().contains("empty"));
    }
    let queries = "\u{feff}shaba\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert!(place.run_with_input(&["term", "-"], queries).ok().contains("copper"));
    assert!(place.run_with_input(&["term", "-"], b"\xff\xffx").refused().contains("standard input"));
    for query in ["'", "a", "%", "_", "é", "👍", "(", "a'b", &"neno ".repeat(300), &"x".repeat(20_000)] {
        let run = place.run(&["term", query]);
        assert!(matches!(run.status, 0 | 1), "{query:.20}: {}", run.stderr);
    }
}
