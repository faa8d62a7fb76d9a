//! Memories in text files: Wordfast, Weblate, JSON Lines.

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[("Tin melts.", "Bati huyeyuka."), ("R&amp;D", "Utafiti"), ("Zinc", "Zinki")];

/// A place with a memory of [`UNITS`] in which there is a unit with codes.
fn filled() -> Place {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    place
        .run(&["unit", "add", "Run `smelt` now.", "Endesha `smelt` sasa.", "--memory", "a", "--status", "reviewed"])
        .ok();
    place
}

#[test]
fn a_memory_goes_out_and_comes_back() {
    let place = filled();
    let before = place.run(&["export", "--memory", "a"]).ok();
    place.run(&["export", "--memory", "a", "--output", "lines.jsonl"]).ok();
    place.run(&["import", "lines.jsonl"]).ok();
    assert_eq!(place.run(&["export", "--memory", "lines"]).ok(), before);
    for (name, format) in [("wf.txt", "wordfast"), ("web.json", "weblate")] {
        place.run(&["export", "--memory", "a", "--as", format, "--output", name]).ok();
        // The content tells the format.
        let report = place.run(&["import", name, "--memory", format, "--format", "json"]).objects().remove(0);
        assert_eq!((&report["units"], &report["skipped"]), (&4.into(), &0.into()), "{report}");
        let found = place.run(&["suggest", "--text", "R&D", "--memory", format, "--format", "json"]).objects();
        assert_eq!(found[0]["draft"], "Utafiti", "{name}");
    }
    place.is_whole();
}

#[test]
fn concepts_and_units_in_one_file_go_their_ways() {
    let place = filled();
    let mixed = place.run(&["export", "--memory", "a", "--as", "jsonl"]).ok()
        + "{\"schema\":\"istilahi/concept/1\",\"id\":\"tin\",\"terms\":[{\"lang\":\"en\",\"term\":\"tin\"}]}\n";
    place.write("mixed.jsonl", mixed);
    let report = place.run(&["import", "mixed.jsonl", "--format", "json"]).objects().remove(0);
    assert_eq!(report["added"], 4);
    assert!(
        report["warnings"][0]["message"].as_str().is_some_and(|message| message.contains("1 of istilahi/concept/1"))
    );
    let report = place.run(&["glossary", "import", "mixed.jsonl", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["concepts"], report["warnings"].as_array().map(Vec::len)), (&1.into(), Some(1)));
}

#[test]
fn broken_files_leave_nothing_behind() {
    let place = Place::empty();
    let entry = "{\"source_language\":\"en\",\"target_language\":\"sw\",\"source\":\"a\",\"target\":\"b\"}";
    place.write("cut.json", format!("[{entry},\n{entry},\n{{\"source"));
    place.write("other.json", "{\"hello\": \"Habari\"}");
    place.write("lone.json", format!("[{}]", entry.replace("\"a\"", "\"\\ud83d\"")));
    let line = "{\"schema\":\"istilahi/unit/1\",\"variants\":[{\"lang\":\"en\",\"text\":\"a\"}]}";
    place.write("bad.jsonl", format!("{line}\n{{\"a\": }}\n"));
    place.write("bytes.jsonl", [line.as_bytes(), b"\n\xFF\n"].concat());
    for (name, words) in [
        ("cut.json", ["line 3, column 8", "cut off"]),
        ("other.json", ["line 1", "messages by their keys"]),
        ("lone.json", ["line 1", "surrogate"]),
        ("bad.jsonl", ["line 2, column 7", "no JSON"]),
        ("bytes.jsonl", ["line 2, column 1", "offset"]),
    ] {
        let message = place.run(&["import", name]).refused();
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
        assert_eq!(place.memories(), [], "{name}");
    }
}
