//! `istilahi unit`.

use crate::support::Place;

#[test]
fn a_unit_is_added_with_all_that_is_said_of_it() {
    let place = Place::empty();
    for (number, status) in ["draft", "translated", "reviewed", "approved", "rejected"].iter().enumerate() {
        let source = format!("Copper {number}");
        let note = ["--note", "a note", "--origin", "machine", "--memory", "client", "--format", "json"];
        let arguments = [&["unit", "add", &source, "Shaba", "--status", status], note.as_slice()].concat();
        let unit = place.run(&arguments).objects().remove(0);
        assert_eq!(unit["status"], *status);
        assert_eq!(
            (&unit["memory"], &unit["note"], &unit["origin"]),
            (&"client".into(), &"a note".into(), &"machine".into())
        );
        assert_eq!(unit["variants"][0]["text"], source.as_str());
        assert_eq!((&unit["variants"][0]["lang"], &unit["variants"][1]["lang"]), (&"en".into(), &"sw".into()));
        // A rejected unit is kept and never suggested.
        let found = place.run(&["suggest", "--text", &source, "--min-score", "100", "--format", "json"]).objects();
        let whole = |found: &[serde_json::Value]| {
            let matches = found[0]["matches"].as_array().unwrap();
            matches.iter().filter(|one| one["kind"] != "fragment").count()
        };
        // The machine's penalty takes the rest below 100.
        assert_eq!(whole(&found), 0);
        let found = place.run(&["suggest", "--text", &source, "--min-score", "70", "--format", "json"]).objects();
        assert_eq!(whole(&found) == 0, *status == "rejected", "{status}");
    }
    let memories = place.run(&["memory", "list", "--format", "json"]).objects();
    assert_eq!((&memories[0]["name"], &memories[0]["units"]), (&"client".into(), &5.into()));
}

#[test]
fn a_new_memory_is_made_and_the_usual_one_is_main() {
    let place = Place::empty();
    let unit = place.run(&["unit", "add", "Tin", "Bati", "--format", "json"]).objects().remove(0);
    assert_eq!(
        (&unit["memory"], &unit["status"], &unit["origin"]),
        (&"main".into(), &"translated".into(), &"human".into())
    );
    assert!(unit["note"].is_null());
}

#[test]
fn an_equal_unit_is_warned_of_and_kept() {
    let place = Place::empty();
    let add = ["unit", "add", "Tin", "Bati"];
    let first = place.run(&add);
    assert!(!first.stderr.contains("warning"), "{}", first.stderr);
    let second = place.run(&add);
    assert_eq!(second.status, 0);
    assert!(second.stderr.contains("warning:") && second.stderr.contains("main"), "{}", second.stderr);
    assert_eq!(place.run(&["memory", "list", "--format", "json"]).objects()[0]["units"], 2);
    // The same in another memory is no duplicate, nor is another translation.
    assert!(!place.run(&["unit", "add", "Tin", "Bati", "--memory", "other"]).stderr.contains("warning"));
    assert!(!place.run(&["unit", "add", "Tin", "Stani"]).stderr.contains("warning"));
    // Equal texts are shown once, with all their origins.
    let found = place.run(&["suggest", "--text", "Tin", "--format", "json"]).objects();
    let matches = found[0]["matches"].as_array().unwrap();
    assert_eq!(matches.len(), 2, "{matches:?}");
    assert_eq!(matches.iter().map(|one| one["also"].as_array().unwrap().len()).sum::<usize>(), 2);
}

#[test]
fn a_unit_without_text_is_refused() {
    let place = Place::empty();
    for (source, target) in [("", "Bati"), ("Tin", ""), ("Tin", " \t\n"), ("\u{A0}", "Bati")] {
        let message = place.run(&["unit", "add", source, target]).refused();
        assert!(message.contains("empty"), "{message}");
    }
    assert_eq!(place.run(&["memory", "list"]).ok(), "");
}

#[test]
fn odd_units_are_kept_as_they_are() {
    let place = Place::empty();
    for (source, target) in [
        ("-5 degrees", "Nyuzi -5"),
        ("--help", "--msaada"),
        ("Use <b>bold</b> & \"quotes\"", "Tumia <b>nzito</b> & \"nukuu\""),
        ("\u{202B}rtl\u{202C} 冶金 🏭", "ki\u{301}"),
    ] {
        let unit = place.run(&["unit", "add", "--format", "json", "--", source, target]).objects().remove(0);
        assert_eq!(
            (unit["variants"][0]["text"].as_str(), unit["variants"][1]["text"].as_str()),
            (Some(source), Some(target))
        );
        let text = format!("--text={source}");
        let found = place.run(&["suggest", &text, "--format", "json"]).objects();
        assert_eq!(found[0]["draft"], target, "{source}");
    }
}

#[test]
fn bad_options_are_refused_and_nothing_is_kept() {
    let place = Place::empty();
    for (option, value, says) in [
        ("--status", "done", "translated"),
        ("--origin", "robot", "machine"),
        ("--memory", "", "name of a memory"),
        ("--memory", " x", "name of a memory"),
        ("--memory", "a\nb", "name of a memory"),
        ("--from", "english", "BCP 47"),
        ("--format", "xml", "json"),
    ] {
        let message = place.run(&["unit", "add", "Tin", "Bati", option, value]).refused();
        assert!(message.contains(says), "{option} {value}: {message}");
    }
    assert_eq!(place.run(&["memory", "list"]).ok(), "");
}

#[test]
fn swapped_languages_are_noticed() {
    let place = Place::empty();
    let (en, sw) =
        ("The two companies have signed the agreement.", "Kampuni hizo mbili zimetia saini makubaliano ya leo.");
    let run = place.run(&["unit", "add", sw, en]);
    assert!(run.stderr.contains("looks like Swahili") && run.stderr.contains("looks like English"), "{}", run.stderr);
    assert!(!place.run(&["unit", "add", en, sw]).stderr.contains("looks like"));
}
