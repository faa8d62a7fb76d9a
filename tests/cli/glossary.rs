//! `istilahi glossary`.

use serde_json::Value;

use crate::support::Place;

fn concepts(place: &Place) -> Vec<Value> {
    place.run(&["glossary", "list", "--format", "json"]).objects()
}

fn named(place: &Place, name: &str) -> Value {
    concepts(place).into_iter().find(|one| one["id"] == name).unwrap_or_else(|| panic!("no concept {name}"))
}

#[test]
fn list_holds_the_shipped_glossary_in_order() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let all = concepts(&place);
    let names: Vec<&str> = all.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(names.len(), istilahi::app::shipped::concepts().len());
    assert!(names.is_sorted());
    let finance = place.run(&["glossary", "list", "--domain", "finance", "--format", "json"]).objects();
    assert!(!finance.is_empty() && finance.iter().all(|one| one["domain"] == "finance"));
    assert_eq!(place.run(&["glossary", "list", "--lang", "sw-TZ", "--format", "json"]).objects().len(), names.len());
    let message = place.run(&["glossary", "list", "--domain", "finanse"]).refused();
    assert!(message.contains("finance"), "{message}");
}

#[test]
fn what_is_exported_imports_as_the_same() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["glossary", "export", "--output", "all.csv"]).ok();
    assert_eq!(place.run(&["glossary", "export"]).ok(), place.read("all.csv"));
    let other = Place::empty();
    other.write("all.csv", place.read("all.csv"));
    let report = other.run(&["glossary", "import", "all.csv", "--format", "json"]).objects().remove(0);
    assert_eq!(report["added"], report["concepts"]);
    assert_eq!(report["warnings"], serde_json::json!([]));
    assert_eq!(concepts(&other), concepts(&place));
    // A second time it changes nothing.
    let again = other.run(&["glossary", "import", "all.csv", "--format", "json"]).objects().remove(0);
    assert_eq!(again["unchanged"], report["concepts"]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()));
}

#[test]
fn odd_cells_survive_the_round_trip() {
    let place = Place::empty();
    let table = "concept,domain,definition,concept_note,lang,term,status,noun_class,plural,note\n\
                 odd,,\"a \"\"quoted\"\" text, with\nlines\",n,sw,=1+1,admitted,5/6|9/10,ma|a,\"x, y\"\n\
                 odd,,,,en,\"a;b\",,,,\n\
                 冶金,,,,zh,冶金,,,,\n";
    place.write("odd.csv", table);
    place.run(&["glossary", "import", "odd.csv"]).ok();
    let before = concepts(&place);
    place.run(&["glossary", "export", "--output", "out.csv"]).ok();
    let other = Place::empty();
    other.write("out.csv", place.read("out.csv"));
    other.run(&["glossary", "import", "out.csv"]).ok();
    assert_eq!(concepts(&other), before);
    let odd = named(&other, "odd");
    assert_eq!(odd["definition"], "a \"quoted\" text, with\nlines");
    assert_eq!(odd["terms"][0]["term"], "=1+1");
}

#[test]
fn sync_brings_back_what_is_missing_and_never_touches_what_a_user_changed() {
    let place = Place::empty();
    let added = place.run(&["glossary", "sync", "--format", "json"]).objects().remove(0);
    assert_eq!(added["added"].as_array().unwrap().len(), concepts(&place).len());
    let all = added["added"].as_array().unwrap().len();

    place.write("mine.csv", "concept,lang,term,status,note\ncopper,sw,kopa,admitted,mine\n");
    let import = place.run(&["glossary", "import", "mine.csv", "--format", "json"]).objects().remove(0);
    assert_eq!((&import["changed"], &import["added"]), (&1.into(), &0.into()));
    let changed = named(&place, "copper");
    assert!(changed["terms"].as_array().unwrap().iter().any(|term| term["term"] == "kopa"));
    assert!(changed["definition"].as_str().is_some_and(|text| text.len() > 5), "the rest of the concept stays");

    let sync = place.run(&["glossary", "sync", "--format", "json"]).objects().remove(0);
    assert_eq!(sync["kept"], serde_json::json!(["copper"]));
    assert_eq!((sync["added"].as_array().unwrap().len(), &sync["unchanged"]), (0, &(all - 1).into()));
    assert_eq!(named(&place, "copper"), changed);
    let text = place.run(&["glossary", "sync"]).ok();
    assert!(text.contains("copper"), "{text}");
}

#[test]
fn a_plain_table_of_languages_is_imported_and_its_terms_are_found() {
    let place = Place::new();
    let table = "\u{FEFF}sw;noun_class;en;plural\r\nsufuria;9/10|5/6;crucible;sufuria|masufuria\r\nkinu;7/8;grinding mill;vinu\r\n";
    place.write("plain.csv", table);
    place.run(&["glossary", "import", "plain.csv"]).ok();
    let found = place.run(&["term", "vinu", "--format", "json"]).objects();
    assert_eq!((&found[0]["matched"]["term"], &found[0]["matched"]["how"]), (&"kinu".into(), &"inflected".into()));
    let english = found[0]["terms"].as_array().unwrap().iter().find(|term| term["lang"] == "en").unwrap();
    assert_eq!(english["term"], "grinding mill");
    let found = place.run(&["suggest", "--text", "Two grinding mills.", "--format", "json"]).objects();
    assert!(found[0]["terms"].as_array().unwrap().iter().any(|term| term["targets"][0]["term"] == "kinu"), "{found:?}");
}

#[test]
fn files_that_are_no_glossary_are_refused_with_their_place() {
    let place = Place::empty();
    place.write("header.csv", "word,gloss\ntin,bati\n");
    place.write("quote.csv", "en,sw\n\"tin,bati\nzinc,zinki\n");
    place.write("empty.csv", "");
    place.write("text.md", "# Heading\n\nThis is a text.\n");
    for (file, says) in [
        ("header.csv", "header.csv: line 1, column 1:"),
        ("quote.csv", "quote.csv: line 2, column 1:"),
        ("empty.csv", "no text in it"),
        ("text.md", "cannot be imported as a glossary"),
        ("none.csv", "no such file"),
    ] {
        let message = place.run(&["glossary", "import", file]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{file}: {message}");
    }
    assert_eq!(concepts(&place), Vec::<Value>::new());
    // A file that can be read is stored beside one that cannot.
    place.write("good.csv", "en,sw\ntin,bati\n");
    let run = place.run(&["glossary", "import", "header.csv", "good.csv"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("header.csv") && run.stdout.contains("good.csv"), "{}{}", run.stdout, run.stderr);
    assert_eq!(concepts(&place).len(), 1);
}

#[test]
fn rows_that_cannot_be_used_are_named_and_take_no_others_with_them() {
    let place = Place::empty();
    place.write(
        "rows.csv",
        "concept,lang,term,status,noun_class\ntin,en,tin,preferred,\ntin,sw,bati,prefered,5/6\ntin,xx yy,x,,\nlead,sw,risasi,,99\n",
    );
    let report = place.run(&["glossary", "import", "rows.csv", "--format", "json"]).objects().remove(0);
    let lines: Vec<u64> =
        report["warnings"].as_array().unwrap().iter().map(|one| one["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert_eq!(concepts(&place).len(), 2);
}

#[test]
fn export_refuses_what_it_cannot_write() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for (arguments, says) in [
        (["--output", "x.tmx"], "csv"),
        (["--output", "x"], "csv"),
        (["--as", "tmx"], "csv"),
        (["--output", "none/x.csv"], "none/x.csv"),
        (["--domain", "nothing"], "finance"),
    ] {
        let message = place.run(&[["glossary", "export"], arguments].concat()).refused();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    assert!(place.run(&["glossary", "export", "--domain", "finance"]).ok().matches("finance").count() > 5);
}

#[test]
fn a_stream_gets_the_same_bytes_as_a_file() {
    let place = Place::empty();
    place.write("odd.csv", "en,sw\n\"a \u{1b}[5mb\",c\u{7f}d\n");
    place.run(&["glossary", "import", "odd.csv"]).ok();
    place.run(&["glossary", "export", "--output", "out.csv"]).ok();
    assert_eq!(place.run(&["glossary", "export"]).ok(), place.read("out.csv"));
    let listed = place.run(&["glossary", "list", "--format", "json"]).objects();
    assert!(listed[0]["terms"].as_array().unwrap().iter().any(|term| term["term"] == "c\u{7f}d"));
}

#[test]
fn an_import_changes_what_it_gives_and_keeps_the_rest() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("note.csv", "concept,lang,term,note\nequipment,sw,kifaa,mine\n");
    place.run(&["glossary", "import", "note.csv"]).ok();
    let found = place.run(&["term", "kifaa", "--format", "json"]).objects();
    let terms = found[0]["terms"].as_array().unwrap();
    let kifaa = terms.iter().find(|term| term["term"] == "kifaa").unwrap();
    assert_eq!(
        (&kifaa["noun_class"], &kifaa["plural"], &kifaa["note"]),
        (&"7/8".into(), &"vifaa".into(), &"mine".into())
    );
    place.write("status.csv", "concept,lang,term\nrare-earths,sw,dunia adimu\n");
    place.run(&["glossary", "import", "status.csv"]).ok();
    let found = place.run(&["term", "dunia adimu", "--format", "json"]).objects();
    let terms = found[0]["terms"].as_array().unwrap();
    assert!(terms.iter().any(|term| term["term"] == "dunia adimu" && term["status"] == "forbidden"), "{terms:?}");
}

#[test]
fn a_table_without_names_finds_the_concept_that_has_its_terms() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("mine.csv", "en,sw\ncopper,shaba\nmy own thing,kitu changu\n");
    let report = place.run(&["glossary", "import", "mine.csv", "--format", "json"]).objects();
    assert_eq!((&report[0]["added"], &report[0]["unchanged"]), (&1.into(), &1.into()));
}
