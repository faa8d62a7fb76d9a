//! `istilahi forms`.

use serde_json::{Value, json};

use crate::support::Place;

fn paradigm(arguments: &[&str]) -> Value {
    let run = Place::new().run(&[&["forms", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    let mut objects = run.objects();
    assert_eq!(objects.len(), 1);
    objects.remove(0)
}

/// The cells of the first row with this name.
fn cells<'a>(paradigm: &'a Value, name: &str) -> &'a Value {
    let tables = paradigm["tables"].as_array().unwrap();
    let mut rows = tables.iter().flat_map(|table| table["rows"].as_array().unwrap());
    &rows.find(|row| row["name"] == name).unwrap_or_else(|| panic!("no row {name}"))["cells"]
}

#[test]
fn any_form_of_a_word_leads_to_its_paradigm() {
    for (term, lemma, part) in [
        (&["vitabu"][..], "kitabu", "noun"),
        (&["-kubwa"], "kubwa", "adjective"),
        (&["kubwa"], "kubwa", "adjective"),
        (&["zimeunganishwa"], "unganisha", "verb"),
        (&["mifumo ya kisasa"], "mfumo wa kisasa", "noun"),
        (&["mifumo", "ya", "kisasa"], "mfumo wa kisasa", "noun"),
        (&["paka", "--part", "verb"], "paka", "verb"),
    ] {
        let found = paradigm(term);
        assert_eq!((found["lemma"].as_str(), found["part_of_speech"].as_str()), (Some(lemma), Some(part)), "{term:?}");
        assert_eq!(found["known"], true);
    }
    assert_eq!(cells(&paradigm(&["kitabu"]), "noun"), &json!([["kitabu"], ["vitabu"]]));
    assert_eq!(cells(&paradigm(&["enda"]), "infinitive"), &json!([["kwenda", "kuenda"], ["kutoenda", "kutokwenda"]]));
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    for term in ["vitabu", "gari", "ndege", "maji", "uwezo", "-kubwa", "bora", "la", "pa", "jibu", "-ote", "enda"] {
        let found = paradigm(&[term]);
        for table in found["tables"].as_array().unwrap() {
            let columns = table["columns"].as_array().unwrap().len();
            for row in table["rows"].as_array().unwrap() {
                assert_eq!(row["cells"].as_array().unwrap().len(), columns, "{term}: {row}");
            }
        }
    }
}

#[test]
fn unknown_words_go_by_rule_and_are_a_guess() {
    let blockchain = paradigm(&["blokicheni", "--class", "9/10"]);
    assert_eq!((&blockchain["known"], &blockchain["noun_class"]), (&json!(false), &json!("9/10")));
    assert_eq!(cells(&blockchain, "-a of"), &json!([["ya"], ["za"]]));
    let text = Place::new().run(&["forms", "blokicheni"]).ok();
    assert!(text.lines().next().unwrap().contains("a guess by rule"), "{text}");
}

#[test]
fn what_a_word_can_be_besides_is_named() {
    assert_eq!(paradigm(&["paka"])["also"], json!([{"lemma": "paka", "part_of_speech": "verb"}]));
    let text = Place::new().run(&["forms", "paka"]).ok();
    assert!(text.contains("paka can also be: paka (verb)"), "{text}");
}

#[test]
fn a_word_without_forms_is_exit_1_and_is_said() {
    let place = Place::new();
    for (term, says) in [("lakini", "never changes"), ("👍", "--class 7/8"), ("日本 ya", "--part verb")] {
        let run = place.run(&["forms", term]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{term}");
        assert!(run.stderr.contains(says), "{term}: {}", run.stderr);
    }
    assert!(!place.database().exists());
}

#[test]
fn bad_input_says_what_to_type() {
    let place = Place::new();
    for (arguments, says) in [
        (&["forms", ""][..], "istilahi forms kitabu"),
        (&["forms", " "], "istilahi forms kitabu"),
        (&["forms", "kitabu", "--class", "7/9"], "such as 7/8"),
        (&["forms", "kitabu", "--part", "nuon"], "noun"),
        (&["forms", "kitabu", "--class", "7/8", "--part", "verb"], "--class or --part"),
    ] {
        assert!(place.run(arguments).refused().contains(says), "{arguments:?}");
    }
    for term in ["'", "-", "--", "a\u{301}", "- -", &"vitabu ".repeat(300), &"ma".repeat(5_000)] {
        for more in [&[][..], &["--part", "verb"], &["--part", "adjective"], &["--class", "5/6|14"]] {
            let run = place.run(&[&["forms"], more, &["--", term]].concat());
            assert!(matches!(run.status, 0 | 1), "{term:.20}: {}", run.stderr);
        }
    }
}
