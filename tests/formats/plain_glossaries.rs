//! Glossaries in text files: OmegaT, UTX, JSON Lines.

use crate::support::{Place, data};

fn concepts(place: &Place) -> Vec<serde_json::Value> {
    place.run(&["glossary", "list", "--format", "json"]).objects()
}

fn imported(place: &Place, arguments: &[&str]) -> u64 {
    let arguments = [&["glossary", "import"], arguments, &["--format", "json"]].concat();
    place.run(&arguments).objects()[0]["concepts"].as_u64().expect("a number of concepts")
}

#[test]
fn glossaries_with_tabs_are_told_apart() {
    let place = Place::empty();
    for (name, options, wanted) in
        [("v07_omegat.tab", &[][..], 2), ("v03_utf16_tab.txt", &[], 1), ("v09_quoted_tab.tsv", &["--as", "omegat"], 2)]
    {
        let Some(path) = data(&format!("hostile/{name}")) else { return };
        let arguments = [&[path.to_str().expect("a plain name")], options].concat();
        assert_eq!(imported(&place, &arguments), wanted, "{name}");
    }
    let terms: Vec<String> = concepts(&place)
        .iter()
        .flat_map(|concept| concept["terms"].as_array().expect("terms"))
        .map(|term| format!("{}:{}", term["lang"].as_str().unwrap(), term["term"].as_str().unwrap()))
        .collect();
    for term in ["en:file", "sw:faili", "sw:folda", "sw:diski 5\""] {
        assert!(terms.iter().any(|one| one == term), "{term}: {terms:?}");
    }
}

#[test]
fn a_glossary_goes_out_and_comes_back() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let shipped = concepts(&place);
    place.run(&["glossary", "export", "--output", "all.jsonl"]).ok();
    let report = place.run(&["glossary", "import", "all.jsonl", "--format", "json"]).objects().remove(0);
    assert_eq!(report["unchanged"], shipped.len(), "{report}");
    let other = Place::empty();
    other.write("all.jsonl", place.read("all.jsonl"));
    assert_eq!(imported(&other, &["all.jsonl"]), shipped.len() as u64);
    assert_eq!(concepts(&other), shipped);
    // What the report prints is the same form.
    let printed = place.run(&["glossary", "list", "--format", "json"]).ok();
    let again = Place::empty();
    again.write("printed.jsonl", printed);
    assert_eq!(imported(&again, &["printed.jsonl"]), shipped.len() as u64);
    assert_eq!(concepts(&again), shipped);
}

#[test]
fn the_shipped_glossary_can_be_written_for_others() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for name in ["all.tab", "all.utx"] {
        place.run(&["glossary", "export", "--output", name]).ok();
        let other = Place::empty();
        other.write(name, place.read(name));
        let report = other.run(&["glossary", "import", name, "--format", "json"]).objects().remove(0);
        assert!(report["concepts"].as_u64() > Some(200), "{name}: {report}");
        assert_eq!(report["warnings"].as_array().map(Vec::len), Some(0), "{name}: {report}");
    }
}

#[test]
fn what_is_no_glossary_is_refused_with_its_place() {
    let place = Place::empty();
    place.write("b.jsonl", "{\"schema\":\"istilahi/concept/1\",\"id\":\"a\"}\n{\"schema\":");
    place.write("c.tab", "no tabs here\n");
    place.write("d.tab", b"caf\xE9\tmkahawa\n");
    for (name, words) in [
        ("b.jsonl", ["line 2, column 10", "JSON"]),
        ("c.tab", ["lines: 1", "two terms"]),
        ("d.tab", ["line 1, column 4", "offset 3"]),
    ] {
        let message = place.run(&["glossary", "import", name]).refused();
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
        assert!(place.run(&["glossary", "list", "--format", "json"]).stdout.is_empty(), "{name}");
    }
}
