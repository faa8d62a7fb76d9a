//! `istilahi memory clean`.

use serde_json::Value;

use crate::support::{Place, tmx};

/// Each kind once, and a unit that is good.
const UNITS: &[(&str, &str)] = &[
    ("The price of copper rose last year.", "Bei ya shaba ilipanda mwaka jana."),
    // 2: no translation.
    ("The mine is deep.", ""),
    // 3: not translated.
    ("Check the oil level every week.", "Check the oil level every week."),
    // 4: another language.
    ("The children went to the school.", "Umuntu wese agomba kwiga gusoma no kwandika ururimi rwe neza cyane."),
    // 5: the sides exchanged.
    ("Wafanyakazi walifika kiwandani mapema asubuhi.", "The workers arrived at the factory early in the morning."),
    // 6: a code is missing.
    ("Press <bpt i=\"1\">&lt;b></bpt>Save<ept i=\"1\">&lt;/b></ept> now.", "Bonyeza Hifadhi sasa."),
    // 7 and 8: as the first; in other capitals and marks.
    ("The price of copper rose last year.", "Bei ya shaba ilipanda mwaka jana."),
    ("The price of Copper rose last year", "Bei ya Shaba ilipanda mwaka jana"),
    // Names and codes are no fault.
    ("Jiangxi Copper Corporation", "Jiangxi Copper Corporation"),
    ("REE-42", "REE-42"),
    ("Tin: 1,500 t", "Bati: tani 1,500"),
];

fn place() -> Place {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx", "--memory", "m"]).ok();
    place
}

fn kinds(objects: &[Value]) -> Vec<(String, Vec<i64>)> {
    let units =
        |one: &Value| one["examples"].as_array().unwrap().iter().map(|one| one["unit"].as_i64().unwrap()).collect();
    objects.iter().map(|one| (one["kind"].as_str().unwrap().to_owned(), units(one))).collect()
}

fn looked(place: &Place, arguments: &[&str]) -> Vec<(String, Vec<i64>)> {
    let objects = place.run(&[&["memory", "clean", "m", "--format", "json"], arguments].concat()).objects();
    kinds(&objects)
}

#[track_caller]
fn is(found: &[(String, Vec<i64>)], expected: &[(&str, &[i64])]) {
    let expected: Vec<(String, Vec<i64>)> =
        expected.iter().map(|(kind, units)| ((*kind).to_owned(), units.to_vec())).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_kind_is_found_and_nothing_else() {
    let place = place();
    is(
        &looked(&place, &[]),
        &[
            ("empty", &[2]),
            ("same-as-source", &[3]),
            ("wrong-language", &[4, 5]),
            ("broken-codes", &[6]),
            ("duplicate", &[7]),
            ("near-duplicate", &[8]),
        ],
    );
    assert_eq!(place.memories(), [("m".to_owned(), 11)], "it only looks");
    is(&looked(&place, &["--only", "empty,duplicate"]), &[("empty", &[2]), ("duplicate", &[7])]);
    let most = ["--except", "wrong-language,near-duplicate,broken-codes,same-as-source"];
    is(&looked(&place, &most), &[("empty", &[2]), ("duplicate", &[7])]);
    let text = place.run(&["memory", "clean", "m", "--only", "wrong-language", "--max", "2"]);
    assert!(
        text.stdout.contains("neither English nor Swahili") && text.stdout.contains("and 1 more"),
        "{}",
        text.stdout
    );
    assert!(text.stderr.contains("istilahi memory clean 'm' --only wrong-language --apply"), "{}", text.stderr);
}

#[test]
fn what_was_found_is_deleted_in_one_batch_and_comes_back() {
    let place = place();
    let before = place.run(&["export", "--as", "tmx"]).ok();
    let refused = place.run(&["memory", "clean", "m", "--apply"]).refused();
    assert!(refused.contains("6 units would be deleted; nothing was") && refused.contains("--yes"), "{refused}");
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    let objects = place.run(&["memory", "clean", "m", "--apply", "--yes", "--format", "json"]).objects();
    assert!(objects.iter().all(|one| one["batch"] == 3), "{objects:?}");
    place.is_whole();
    assert_eq!(place.memories(), [("m".to_owned(), 5)]);
    is(
        &looked(&place, &["--except", "near-duplicate"])
            .into_iter()
            .filter(|one| !one.1.is_empty())
            .collect::<Vec<_>>(),
        &[],
    );
    // Near ones only where they were asked for.
    place.run(&["memory", "clean", "m", "--only", "near-duplicate", "--apply", "--yes"]).ok();
    assert_eq!(place.memories(), [("m".to_owned(), 4)]);
    place.run(&["undo"]).ok();
    place.run(&["undo"]).ok();
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    place.is_whole();
    let history = place.run(&["history", "--unit", "3"]).ok();
    assert!(history.contains("memory clean"), "{history}");
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks() {
    let place = place();
    let line = "memory clean m --only empty,duplicate --apply";
    let Some(run) = super::unit_change::on_a_terminal(&place, line, "", "n\n") else { return };
    assert!(run.stdout.contains("Delete 2 units of memory m?") && run.stdout.contains("nothing was"), "{}", run.stdout);
    assert_eq!((run.status, place.memories()), (2, vec![("m".to_owned(), 11)]));
    let run = super::unit_change::on_a_terminal(&place, line, "", "y\n").expect("it was there before");
    assert!(run.stdout.contains("deleted 2 units of memory m; istilahi undo brings them back"), "{}", run.stdout);
    assert_eq!((run.status, place.memories()), (0, vec![("m".to_owned(), 9)]));
    place.is_whole();
}

#[test]
fn the_best_of_equal_units_is_kept() {
    let place = Place::empty();
    for status in ["draft", "translated", "approved", "reviewed"] {
        place.run(&["unit", "add", "Tin", "Bati", "--memory", "m", "--status", status]).ok();
    }
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "m", "--status", "approved", "--origin", "machine"]).ok();
    let objects = place.run(&["memory", "clean", "m", "--only", "duplicate", "--format", "json"]).objects();
    is(&kinds(&objects), &[("duplicate", &[5, 4, 2, 1])]);
    assert!(objects[0]["examples"].as_array().unwrap().iter().all(|one| one["kept"] == 3));
}

#[test]
fn a_faulty_unit_is_no_reason_to_delete_its_like() {
    let place = Place::empty();
    let broken =
        ("Press <bpt i=\"1\">&lt;b></bpt>Save<ept i=\"1\">&lt;/b></ept>.", "Bonyeza <bpt i=\"1\">&lt;b></bpt>Hifadhi.");
    let whole = (
        "Press <bpt i=\"1\">&lt;b></bpt>Save<ept i=\"1\">&lt;/b></ept>.",
        "Bonyeza <bpt i=\"1\">&lt;b></bpt>Hifadhi<ept i=\"1\">&lt;/b></ept>.",
    );
    place.write("a.tmx", tmx(&[broken, whole]));
    place.run(&["import", "a.tmx", "--memory", "m"]).ok();
    place.run(&["memory", "clean", "m", "--apply", "--yes"]).ok();
    let left = place.run(&["export", "--as", "tmx"]).ok();
    assert!(left.contains("<ept"), "{left}");
    assert_eq!(place.memories(), [("m".to_owned(), 1)]);
}

#[test]
fn bad_requests_are_refused() {
    let place = place();
    for (arguments, says) in [
        (&["memory", "clean", "n"] as &[&str], "there is no memory `n`"),
        (&["memory", "clean", "m", "--only", "dirty"], "near-duplicate"),
        (&["memory", "clean", "m", "--only", "empty", "--except", "duplicate"], "--except"),
        (&["memory", "clean", "m", "--yes"], "--apply"),
        (&["memory", "clean"], "<NAME>"),
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    place.run(&["memory", "create", "none"]).ok();
    let run = place.run(&["memory", "clean", "none", "--apply", "--yes"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
}

/// Each may be right as it is, though a word in it is untranslated or in another language.
const DOUBTFUL: &[(&str, &str)] = &[
    ("Internet of Things", "Internet of Things"),
    ("npm install", "npm install"),
    ("print(\"Hello, world!\")", "print(\"Hello, world!\")"),
    ("The Lancet", "The Lancet"),
    ("London School of Hygiene and Tropical Medicine", "London School of Hygiene and Tropical Medicine"),
    ("Homo sapiens", "Homo sapiens"),
    ("Chama cha Mapinduzi", "Chama cha Mapinduzi"),
    ("Smith et al. (2020)", "Smith et al. (2020)"),
    ("Title: The Old Man and the Sea", "Kichwa: The Old Man and the Sea"),
    ("praseodymium, neodymium, samarium, europium, terbium", "praseodimi, neodimi, samari, europi, terbi"),
];

#[test]
fn what_may_be_right_is_shown_and_not_deleted_unless_its_kind_is_named() {
    let place = Place::empty();
    let right: &[(&str, &str)] = &[
        ("GPIO", "GPIO"),
        ("Raspberry Pi", "Raspberry Pi"),
        ("Internet", "Internet"),
        ("http://example.org/a", "http://example.org/a"),
        ("PM2.5", "PM2.5"),
        ("info@example.org", "info@example.org"),
        ("25 kg", "25 kg"),
        ("Dar es Salaam", "Dar es Salaam"),
    ];
    place.write(
        "a.tmx",
        tmx(&[DOUBTFUL, right, &[("Check the oil every week.", "Check the oil every week.")]].concat()),
    );
    place.run(&["import", "a.tmx", "--memory", "m"]).ok();
    let objects = place.run(&["memory", "clean", "m", "--format", "json", "--max", "0"]).objects();
    let counts = |objects: &[Value], field: &str| objects.iter().map(|one| one[field].as_u64().unwrap()).sum::<u64>();
    assert_eq!((counts(&objects, "units"), counts(&objects, "left")), (11, 10), "{objects:?}");
    let shown = objects.iter().flat_map(|one| one["examples"].as_array().unwrap());
    let sure: Vec<&Value> = shown.filter(|one| one["doubtful"] == false).map(|one| &one["unit"]).collect();
    assert_eq!(sure, [19]);
    // What is sure is shown before what is not.
    assert_eq!(objects[1]["examples"][0]["unit"], 19);
    let run = place.run(&["memory", "clean", "m"]);
    assert!(run.stdout.contains("of them doubtful: left alone"), "{}", run.stdout);
    let hint =
        "to delete 10 doubtful units as well, type: istilahi memory clean 'm' --only same-as-source,wrong-language";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    place.run(&["memory", "clean", "m", "--apply", "--yes"]).ok();
    assert_eq!(place.memories(), [("m".to_owned(), 18)]);
    place.run(&["memory", "clean", "m", "--only", "same-as-source,wrong-language", "--apply", "--yes"]).ok();
    assert_eq!(place.memories(), [("m".to_owned(), 8)]);
    place.is_whole();
}

#[test]
fn what_somebody_reviewed_is_doubtful_and_a_duplicate_all_the_same() {
    let place = Place::empty();
    let text = "Check the oil level every week.";
    for status in ["reviewed", "approved", "translated"] {
        place.run(&["unit", "add", text, text, "--memory", "m", "--status", status]).ok();
    }
    let objects = place.run(&["memory", "clean", "m", "--format", "json"]).objects();
    is(
        &kinds(&objects).into_iter().filter(|one| !one.1.is_empty()).collect::<Vec<_>>(),
        &[("same-as-source", &[3, 2]), ("duplicate", &[1])],
    );
    assert_eq!(objects[1]["left"], 1);
    assert_eq!(objects[1]["examples"][1]["doubtful"], true);
}

#[test]
fn a_unit_between_other_languages_is_not_empty() {
    let place = Place::empty();
    let unit = |texts: &[(&str, &str)]| {
        let texts = texts.iter().map(|(lang, text)| format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>"));
        format!("<tu>{}</tu>", texts.collect::<String>())
    };
    let units = [
        unit(&[("fr", "Le cuivre est un métal."), ("sw", "Shaba ni metali.")]),
        unit(&[("en", "Good"), ("sw", ""), ("fr", "Bon")]),
        unit(&[("en", "Good"), ("fr", "Bon")]),
        unit(&[("en", "Good"), ("sw", "")]),
        unit(&[("en", ""), ("sw", "Nzuri")]),
    ];
    place.write("a.tmx", format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{}</body></tmx>", units.concat()));
    place.run(&["import", "a.tmx", "--memory", "m"]).ok();
    for languages in [&[] as &[&str], &["--from", "fr"], &["--from", "zh", "--to", "de"]] {
        is(&looked(&place, &[&["--only", "empty"], languages].concat()), &[("empty", &[4, 5])]);
    }
    let said = place.run(&["memory", "clean", "m", "--except", "duplicate", "--to", "sw"]).stderr;
    assert!(said.contains("the translations of 2 units in other languages were not judged"), "{said}");
    assert!(said.contains("istilahi memory clean 'm' --except duplicate --to sw --apply"), "{said}");
}

#[test]
fn codes_in_a_sentence_make_it_no_code() {
    let place = Place::empty();
    let text = "Press <bpt i=\"1\">&lt;b></bpt>Save<ept i=\"1\">&lt;/b></ept> when you have finished the work.";
    place.write("a.tmx", tmx(&[(text, text)]));
    place.run(&["import", "a.tmx", "--memory", "m"]).ok();
    let objects = place.run(&["memory", "clean", "m", "--only", "same-as-source", "--format", "json"]).objects();
    assert_eq!(objects[0]["examples"][0]["doubtful"], false, "{objects:?}");
}
