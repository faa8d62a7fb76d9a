//! `istilahi export`.

use serde_json::Value;

use crate::support::{Place, tmx};

/// All units, as the export of another place would have them: `unit add` shows them one by one, TMX as a whole.
fn exported(place: &Place, memory: &str) -> String {
    place.run(&["export", "--memory", memory]).ok()
}

#[test]
fn what_is_exported_imports_as_the_same() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place
        .run(&[
            "unit",
            "add",
            "Run `make` <now> & wait",
            "Endesha `make` <sasa> & subiri",
            "--note",
            "a & b",
            "--status",
            "approved",
        ])
        .ok();
    place.run(&["unit", "add", "**Bold** [link](http://x.y/?a=1&b=2)", "**Nzito** [kiungo](http://x.y/?a=1&b=2)"]).ok();
    for memory in ["release", "main"] {
        let first = exported(&place, memory);
        let other = Place::empty();
        other.write("a.tmx", &first);
        let report = other.run(&["import", "a.tmx", "--memory", memory, "--format", "json"]).objects().remove(0);
        assert_eq!(report["warnings"], Value::Array(Vec::new()));
        assert_eq!(report["repaired"], 0);
        assert_eq!(exported(&other, memory), first);
    }
    // Codes, notes, status and origin came through.
    let all = place.run(&["export"]).ok();
    assert_eq!(all.matches("<tu").count() - all.matches("<tuv").count(), 28);
    for part in ["a &amp; b", "approved", "machine", "<ph", "<bpt"] {
        assert!(all.contains(part), "{part}");
    }
}

#[test]
fn one_memory_or_all_go_to_a_file_or_a_stream() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "a"]).ok();
    place.run(&["unit", "add", "Zinc", "Zinki", "--memory", "b"]).ok();
    let run = place.run(&["export", "--memory", "a", "--output", "a.tmx"]);
    assert!(run.stderr.contains("wrote 1 unit"), "{}", run.stderr);
    assert_eq!(run.ok(), "");
    assert_eq!(place.read("a.tmx"), exported(&place, "a"));
    assert!(!place.read("a.tmx").contains("Zinki"));
    let all = place.run(&["export", "--output", "-"]).ok();
    assert!(all.contains("Bati") && all.contains("Zinki"));
    assert!(exported(&place, "a").contains("srclang=\"en\""));
    let from_swahili = place.run(&["export", "--from", "sw", "--to", "en"]).ok();
    assert!(from_swahili.contains("srclang=\"sw\""));
}

#[test]
fn all_languages_and_properties_of_a_unit_come_back() {
    let place = Place::empty();
    let unit = "<tu tuid=\"7\"><note>first</note><prop type=\"x-client\">ACME</prop>\
                <tuv xml:lang=\"en-GB\"><seg>A <bpt i=\"1\">&lt;b&gt;</bpt>tin<ept i=\"1\">&lt;/b&gt;</ept>.</seg></tuv>\
                <tuv xml:lang=\"sw-TZ\"><seg>Bati.</seg></tuv><tuv xml:lang=\"sw-TZ\"><seg>Stani.</seg></tuv>\
                <tuv xml:lang=\"fr\"><seg>Étain.</seg></tuv></tu>\n</body>";
    place.write("a.tmx", tmx(&[]).replace("</body>", unit));
    place.run(&["import", "a.tmx"]).ok();
    let out = exported(&place, "a");
    for part in ["tuid=\"7\"", "first", "x-client", "ACME", "en-GB", "&lt;b&gt;", "Stani.", "Étain."] {
        assert!(out.contains(part), "{part} is not in {out}");
    }
    assert_eq!(out.matches("\"sw-TZ\"").count(), 2);
    // The bare language finds the regional one, and both translations are offered.
    let found = place.run(&["suggest", "--text", "A **tin**.", "--min-score", "50", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"].as_array().unwrap().len(), 2, "{found:?}");
}

#[test]
fn an_export_that_cannot_be_is_refused_and_leaves_the_file_alone() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "client"]).ok();
    place.write("kept.tmx", "before");
    std::fs::create_dir(place.path("folder.tmx")).unwrap();
    for (arguments, says) in [
        (&["--memory", "clientt", "--output", "kept.tmx"] as &[&str], "did you mean `client`?"),
        (&["--output", "x.docx"], "docx"),
        (&["--output", "x"], "no ending"),
        (&["--as", "docx"], "tmx"),
        (&["--output", "none/x.tmx"], "none/x.tmx"),
        (&["--output", "folder.tmx"], "folder.tmx"),
    ] {
        let message = place.run(&[&["export"], arguments].concat()).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{arguments:?}: {message}");
    }
    assert_eq!(place.read("kept.tmx"), "before");
    let left: Vec<_> = std::fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[test]
fn without_a_database_it_says_how_to_get_one() {
    let place = Place::new();
    let message = place.run(&["export"]).refused();
    assert!(message.contains("istilahi init"), "{message}");
    assert!(!place.database().exists());
}
