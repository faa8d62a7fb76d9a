//! `istilahi extract`.

use serde_json::Value;

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[
    ("The soil moisture sensor is cheap.", "Kihisi cha unyevu wa udongo ni bei nafuu."),
    ("Connect the soil moisture sensor.", "Unganisha kihisi cha unyevu wa udongo."),
    ("Every soil moisture sensor needs power.", "Kila kihisi cha unyevu wa udongo kinahitaji umeme."),
    ("The pump brings water.", "Pampu huleta maji."),
    ("Switch the pump off.", "Zima pampu."),
    ("A pump is loud.", "Pampu ina kelele."),
    ("The relay is open.", "Relei iko wazi."),
    ("Close the relay.", "Funga relei."),
    ("It is late.", "Umechelewa."),
    ("They are here.", "Wako hapa."),
];

#[track_caller]
fn found<'a>(objects: &'a [Value], term: &str) -> &'a Value {
    objects.iter().find(|one| one["term"] == term).unwrap_or_else(|| panic!("no {term} in {objects:?}"))
}

#[test]
fn candidates_have_counts_classes_forms_and_what_is_known() {
    let place = Place::new();
    place.write("a.txt", "Vifaa vya umeme vinahitajika. Kifaa cha umeme ni ghali.\n\nUmeme ni muhimu. Umeme umekatika.\n\nNunua kithimomita cha joto. Kithimomita cha joto kimevunjika.\n");
    let objects = place.run(&["extract", "a.txt", "--lang", "sw", "--format", "json"]).objects();
    let device = found(&objects, "kifaa cha umeme");
    assert_eq!((&device["count"], &device["noun_class"]), (&2.into(), &"7/8".into()));
    assert_eq!(device["forms"].as_array().unwrap().len(), 2);
    assert_eq!(device["contexts"][0]["line"], 1);
    let electricity = found(&objects, "umeme");
    assert_eq!((&electricity["known"], &electricity["concept"]), (&true.into(), &"electricity".into()));
    let unknown = found(&objects, "kithimomita cha joto");
    assert_eq!(unknown["class_evidence"][0], "cha (2 times): class 7");
}

#[test]
fn pairs_come_from_files_of_units_and_from_memories() {
    let place = Place::empty();
    place.write("m.tmx", tmx(UNITS));
    let of_file = place.run(&["extract", "m.tmx", "--bilingual", "--format", "json"]).objects();
    place.run(&["import", "m.tmx", "--memory", "m"]).ok();
    let of_memory = place.run(&["extract", "--memory", "m", "--bilingual", "--format", "json"]).objects();
    for objects in [&of_file, &of_memory] {
        let sensor = found(objects, "soil moisture sensor");
        assert_eq!(sensor["translations"][0]["term"], "kihisi cha unyevu wa udongo");
        assert_eq!(sensor["translations"][0]["count"], 3);
        assert_eq!(found(objects, "pump")["translations"][0]["term"], "pampu");
    }
    assert_eq!(found(&of_memory, "pump")["units"].as_array().unwrap().len(), 3);
    assert!(found(&of_file, "pump")["units"].as_array().unwrap().is_empty());
    let reversed = place.run(&["extract", "m.tmx", "--bilingual", "--from", "sw", "--format", "json"]).objects();
    assert_eq!(found(&reversed, "pampu")["translations"][0]["term"], "pump");
}

#[test]
fn what_was_accepted_is_imported_from_every_kind_of_file() {
    for ending in ["csv", "tsv", "xlsx", "tbx"] {
        let place = Place::empty();
        place.write("m.tmx", tmx(UNITS));
        let name = format!("c.{ending}");
        let run = place.run(&["extract", "m.tmx", "--bilingual", "--max", "2", "--output", &name]);
        assert!(run.stderr.contains("wrote 2 candidates"), "{}", run.stderr);
        let untouched = place.run(&["glossary", "import", &name, "--format", "json"]).objects();
        assert_eq!((&untouched[0]["concepts"], &untouched[0]["undecided"]), (&0.into(), &2.into()), "{ending}");
        assert!(untouched[0]["warnings"][0]["message"].as_str().unwrap().contains("decided on"), "{ending}");
        match ending {
            "csv" | "tsv" => {
                let sign = if ending == "csv" { "," } else { "\t" };
                let text = place.read(&name);
                let lines: Vec<String> = text.lines().map(str::to_owned).collect();
                let decided = format!("{}\nyes{}\nno{}\n", lines[0], lines[1], lines[2]);
                assert!(lines[1].starts_with(sign), "{}", lines[1]);
                place.write(&name, decided);
            }
            "tbx" => {
                let text = place.read(&name).replacen("unprocessed", "finalized", 2);
                place.write(&name, text);
            }
            _ => continue,
        }
        let imported = place.run(&["glossary", "import", &name, "--format", "json"]).objects();
        assert_eq!(imported[0]["added"], 1, "{ending}: {imported:?}");
        let left = imported[0]["declined"].as_u64().unwrap() + imported[0]["undecided"].as_u64().unwrap();
        assert_eq!(left, 1, "{ending}");
        assert_eq!(imported[0]["warnings"].as_array().unwrap().len(), 0, "{ending}: {imported:?}");
        let concepts = place.run(&["glossary", "list", "--format", "json"]).objects();
        assert_eq!(concepts[0]["terms"].as_array().unwrap().len(), 2, "{ending}");
    }
}

#[test]
fn a_word_that_is_no_decision_is_named_and_decides_nothing() {
    let place = Place::empty();
    place.write("c.csv", "accept,en,sw\nperhaps,pump,pampu\nndiyo,relay,relei\n");
    let imported = place.run(&["glossary", "import", "c.csv", "--format", "json"]).objects();
    assert_eq!((&imported[0]["added"], &imported[0]["undecided"]), (&1.into(), &1.into()));
    assert!(imported[0]["warnings"][0]["message"].as_str().unwrap().contains("`perhaps`"));
}

#[test]
fn names_are_left_out_and_counted_and_marked_where_they_are_asked_for() {
    let place = Place::empty();
    place.write(
        "a.txt",
        "Yesterday we met people from the Zambezi Group there. It was again about what the Zambezi Group wants.\n\nSo after some time the Zambezi Group won everything there.\n",
    );
    let run = place.run(&["extract", "a.txt"]);
    assert!(run.stderr.contains("left out, --names lists them too"), "{}", run.stderr);
    let objects = place.run(&["extract", "a.txt", "--names", "--format", "json"]).objects();
    assert_eq!(found(&objects, "Zambezi Group")["name"], true);
}

#[test]
fn bad_input_is_answered_clearly() {
    let place = Place::new();
    place
        .write("empty.txt", "")
        .write("one.txt", "word\n")
        .write("sw.txt", "Bei ya shaba na bati katika soko la dunia ni ya juu.\n");
    place.write("m.tmx", tmx(&[]));
    assert!(place.run(&["extract", "empty.txt"]).refused().contains("empty.txt"));
    assert_eq!(place.run(&["extract", "one.txt"]).ok(), "");
    assert!(place.run(&["extract", "sw.txt"]).stderr.contains("looks like Swahili"));
    assert!(place.run(&["extract", "one.txt", "--lang", "fr"]).refused().contains("en and sw"));
    assert!(place.run(&["extract", "one.txt", "--bilingual"]).refused().contains("one.txt"));
    assert!(place.run(&["extract", "m.tmx", "--bilingual"]).refused().contains("m.tmx"));
    assert!(place.run(&["extract", "one.txt", "--output", "c.docx"]).refused().contains("csv"));
    assert!(place.run(&["extract", "--memory", "nix"]).refused().contains("nix"));
    assert_eq!(place.run(&["extract"]).status, 2);
    let partly = place.run(&["extract", "missing.txt", "one.txt"]);
    assert_eq!(partly.status, 2);
    assert!(partly.stderr.contains("missing.txt"), "{}", partly.stderr);
}

#[test]
fn a_workbook_that_was_edited_is_imported() {
    use calamine::{Reader, Xlsx, open_workbook};

    let place = Place::empty();
    place.write("m.tmx", tmx(UNITS));
    let run = place.run(&["extract", "m.tmx", "--bilingual", "--max", "2", "--output", "c.xlsx"]);
    assert!(run.stderr.contains("wrote 2 candidates"), "{}", run.stderr);
    let mut book: Xlsx<_> = open_workbook(place.path("c.xlsx")).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let mut edited = rust_xlsxwriter::Workbook::new();
    let page = edited.add_worksheet();
    for (row, cells) in (0..).zip(sheet.rows()) {
        for (column, cell) in (0..).zip(cells) {
            let decided = match (row, column) {
                (1, 0) => "yes".to_owned(),
                (2, 0) => "no".to_owned(),
                _ => cell.to_string(),
            };
            page.write_string(row, column, decided).unwrap();
        }
    }
    edited.save(place.path("d.xlsx")).unwrap();
    let imported = place.run(&["glossary", "import", "d.xlsx", "--format", "json"]).objects();
    assert_eq!((&imported[0]["added"], &imported[0]["declined"]), (&1.into(), &1.into()), "{imported:?}");
    assert_eq!(imported[0]["warnings"].as_array().unwrap().len(), 0, "{imported:?}");
    let concepts = place.run(&["glossary", "list", "--format", "json"]).objects();
    assert_eq!(concepts[0]["terms"].as_array().unwrap().len(), 2);
}

#[test]
fn an_empty_memory_has_no_candidates_and_texts_need_no_database() {
    let place = Place::empty();
    place.run(&["memory", "create", "m"]).ok();
    let run = place.run(&["extract", "--memory", "m", "--bilingual", "--format", "json"]);
    assert!(run.stdout.is_empty() && !run.stderr.contains("panicked"), "{} {}", run.status, run.stderr);
    let bare = Place::new();
    bare.write("a.txt", "The relay is open.\n\nClose the relay.\n");
    let objects = bare.run(&["extract", "a.txt", "--format", "json"]).objects();
    assert_eq!(found(&objects, "relay")["count"], 2);
}

#[test]
fn files_whose_languages_are_swapped_are_named() {
    let place = Place::empty();
    let swapped: Vec<(&str, &str)> = UNITS.iter().map(|(english, swahili)| (*swahili, *english)).collect();
    place.write("m.tmx", tmx(&swapped));
    let run = place.run(&["extract", "m.tmx", "--bilingual"]);
    assert!(run.stderr.contains("looks like"), "{} {}", run.status, run.stderr);
}
