//! `istilahi convert` and `istilahi formats`.

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[("Tin melts.", "Bati huyeyuka."), ("Zinc boils.", "Zinki huchemka.")];

#[test]
fn a_memory_goes_from_format_to_format_without_a_database() {
    let place = Place::new();
    place.write("a.tmx", tmx(UNITS));
    let report = place.run(&["convert", "a.tmx", "b.tmx", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["units"], &report["concepts"]), (&2.into(), &serde_json::Value::Null));
    assert!(!place.database().exists());
    let once = place.read("b.tmx");
    place.run(&["convert", "b.tmx", "c.tmx"]).ok();
    assert_eq!(once, place.read("c.tmx"));
    let piped = place.run_with_input(&["convert", "-", "-", "--to-format", "tmx"], tmx(UNITS));
    assert_eq!(piped.ok(), once);
}

#[test]
fn what_has_no_place_is_named() {
    let place = Place::new();
    let codes = "The <bpt i=\"1\">&lt;b></bpt>tin<ept i=\"1\">&lt;/b></ept> melts.";
    place.write("a.tmx", tmx(UNITS).replace("Tin melts.", codes));
    let report = place.run(&["convert", "a.tmx", "b.tmx", "--level", "1", "--format", "json"]).objects().remove(0);
    assert_eq!(report["losses"]["inline codes"], 2);
    assert!(place.read("b.tmx").contains("<seg>The tin melts.</seg>"), "{}", place.read("b.tmx"));
}

#[test]
fn what_is_left_out_is_not_counted_as_written() {
    let place = Place::new();
    let alone = "<tu><tuv xml:lang=\"en\"><seg>Lead.</seg></tuv></tu></body>";
    place.write("a.tmx", tmx(UNITS).replace("</body>", alone));
    let report = place.run(&["convert", "a.tmx", "a.csv", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["units"], &report["losses"]["units without a translation"]), (&2.into(), &1.into()));
    assert_eq!(place.read("a.csv").lines().count(), 3);
    let message = place.run(&["convert", "a.tmx", "b.csv", "--to", "de"]).refused();
    assert!(message.contains("no unit can be written, of 3") && message.contains("--to"), "{message}");
    assert!(!place.path("b.csv").exists());
}

#[test]
fn a_failed_conversion_leaves_no_file() {
    let place = Place::new();
    let good = tmx(UNITS);
    place.write("cut.tmx", &good[..good.find("Zinc").unwrap()]).write("there.tmx", "kept");
    let message = place.run(&["convert", "cut.tmx", "there.tmx"]).refused();
    assert!(message.contains("cut.tmx: line ") && message.contains("cut off"), "{message}");
    assert_eq!(place.read("there.tmx"), "kept");
    let report = place.run(&["convert", "cut.tmx", "there.tmx", "--repair", "--format", "json"]).objects().remove(0);
    assert_eq!(report["units"], 1);
    assert!(report["warnings"][0]["message"].as_str().unwrap().contains("1 whole unit"), "{report}");
    for (input, output, says) in
        [("none.tmx", "x.tmx", "no such file"), ("cut.tmx", "x.doc", "`doc`"), ("cut.tmx", "no/x.tmx", "folder")]
    {
        let message = place.run(&["convert", input, output]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{message}");
    }
}

#[test]
fn every_format_is_listed() {
    let place = Place::new();
    let formats = place.run(&["formats", "--format", "json"]).objects();
    let names: Vec<_> = formats.iter().map(|format| format["name"].as_str().unwrap()).collect();
    let known: Vec<_> = istilahi::format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(names, known);
    let text = place.run(&["formats"]).ok();
    assert!(known.iter().all(|name| text.contains(name)), "{text}");
}

#[test]
fn characters_that_xml_cannot_hold_are_named() {
    let place = Place::new();
    let unit = r#"{"schema":"istilahi/unit/1","status":"translated","origin":"human","variants":[{"lang":"en","text":"be\u0007ll"},{"lang":"sw","text":"kengele"}]}"#;
    place.write("a.jsonl", format!("{unit}\n"));
    for output in ["b.tmx", "b.xlf"] {
        let report = place.run(&["convert", "a.jsonl", output, "--format", "json"]).objects().remove(0);
        assert_eq!(report["losses"]["characters that XML does not allow"], 1, "{report}");
    }
}
