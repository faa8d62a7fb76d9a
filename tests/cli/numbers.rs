//! The numbers of units and memories, which are never given twice: what the history says of one is said of no other.

use serde_json::Value;

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[("Tin melts.", "Bati huyeyuka."), ("Zinc boils.", "Zinki huchemka.")];

fn place() -> Place {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    place
}

/// Number, memory, status and source of each unit.
fn units(place: &Place) -> Vec<String> {
    let shown = |id: i32| place.run(&["unit", "show", &id.to_string(), "--format", "json"]);
    let found = (1..8).map(shown).filter(|run| run.status == 0).flat_map(|run| run.objects());
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    found
        .map(|unit| {
            let source = word(&unit["variants"][0]["text"]);
            format!("{} {} {} {source}", unit["id"], word(&unit["memory"]), word(&unit["status"]))
        })
        .collect()
}

fn is_sound(place: &Place) {
    let doctor = place.run(&["doctor"]);
    assert_eq!(doctor.status, 0, "{}{}", doctor.stdout, doctor.stderr);
}

#[test]
fn a_new_unit_never_stands_for_a_deleted_one() {
    let place = place();
    let before = units(&place);
    place.run(&["unit", "approve", "2"]).ok(); // 3
    place.run(&["unit", "delete", "2"]).ok(); // 4
    place.run(&["unit", "add", "Iron rusts.", "Chuma hushika kutu.", "--memory", "a"]).ok();
    assert_eq!(place.run(&["unit", "show", "2"]).status, 2);
    assert_eq!(units(&place)[1], "3 a translated Iron rusts.");
    place.run(&["undo", "4"]).ok();
    place.run(&["undo", "3"]).ok();
    let expected = [before, vec!["3 a translated Iron rusts.".to_owned()]].concat();
    assert_eq!(units(&place), expected);
    is_sound(&place);
}

#[test]
fn a_new_memory_never_stands_for_a_deleted_one() {
    let place = place();
    let before = units(&place);
    place.run(&["unit", "edit", "1", "--target", "Bati linayeyuka."]).ok(); // 3
    place.run(&["memory", "delete", "a", "--yes"]).ok(); // 4
    place.run(&["memory", "create", "z"]).ok();
    // What was written around the units of the file is not taken for that of the new memory.
    assert_eq!(place.run(&["export", "--memory", "z", "--exact", "--as", "tmx"]).status, 2);
    place.run(&["undo", "4"]).ok();
    place.run(&["undo", "3"]).ok();
    assert_eq!(units(&place), before);
    is_sound(&place);
}

#[test]
fn a_change_in_a_memory_that_is_gone_is_not_taken_back_alone() {
    let place = place();
    place.run(&["unit", "approve", "1"]).ok(); // 3
    place.run(&["memory", "delete", "a", "--yes"]).ok(); // 4
    let said = place.run(&["undo", "3", "--force"]).refused();
    assert!(said.contains("memory `a` was deleted by batch 4") && said.contains("istilahi undo 4"), "{said}");
    place.run(&["undo", "4"]).ok();
    place.run(&["undo", "3"]).ok();
    assert_eq!(units(&place)[0], "1 a translated Tin melts.");
    is_sound(&place);
}

#[test]
fn what_was_taken_back_by_force_is_not_there_twice() {
    let place = place();
    place.run(&["unit", "approve", "1"]).ok(); // 3
    place.run(&["unit", "delete", "1"]).ok(); // 4
    place.run(&["undo", "3", "--force"]).ok();
    assert_eq!(units(&place)[0], "1 a translated Tin melts.");
    place.run(&["undo", "4"]).ok();
    assert_eq!(units(&place), ["1 a approved Tin melts.", "2 a translated Zinc boils."]);
    is_sound(&place);
}

#[test]
fn numbers_are_given_on_after_everything_was_taken_back() {
    let place = place();
    place.run(&["undo"]).ok();
    place.run(&["unit", "add", "Iron rusts.", "Chuma hushika kutu.", "--memory", "b"]).ok();
    assert_eq!(units(&place), ["3 b translated Iron rusts."]);
    place.run(&["undo", "3"]).ok();
    assert_eq!(units(&place).len(), 3);
    is_sound(&place);
}

#[test]
fn an_older_database_learns_its_numbers() {
    let place = place();
    place.run(&["unit", "approve", "2"]).ok();
    place.run(&["unit", "delete", "2"]).ok();
    place.run(&["memory", "create", "b"]).ok();
    place.run(&["memory", "delete", "b", "--yes"]).ok();
    let connection = rusqlite::Connection::open(place.database()).unwrap();
    let schema = || connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap();
    let newest = schema();
    connection.execute_batch("DROP TABLE next_number; DROP INDEX unit_standing; PRAGMA user_version = 4").unwrap();
    place.run(&["unit", "add", "Iron rusts.", "Chuma hushika kutu.", "--memory", "c"]).ok();
    assert_eq!(schema(), newest);
    assert_eq!(units(&place)[1], "3 c translated Iron rusts.");
    let memory: i64 = connection.query_row("SELECT id FROM memory WHERE name = 'c'", [], |row| row.get(0)).unwrap();
    assert_eq!(memory, 3);
    // One that gives numbers twice is found out and mended.
    connection.execute_batch("UPDATE next_number SET number = 1").unwrap();
    let said = place.run(&["doctor"]);
    assert!(said.status == 1 || said.status == 2, "{}", said.stdout);
    place.run(&["doctor", "--repair"]);
    is_sound(&place);
    place.run(&["unit", "add", "Lead sinks.", "Risasi huzama.", "--memory", "c"]).ok();
    assert_eq!(units(&place)[2], "4 c translated Lead sinks.");
}

#[test]
fn a_concept_that_is_named_twice_is_removed_once() {
    let place = Place::empty();
    place.run(&["glossary", "add", "--en", "tin", "--sw", "bati"]).ok();
    let run = place.run(&["glossary", "remove", "tin", "tin"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("removed 1 concept"), "{}", run.stderr);
}

#[test]
fn a_unit_that_came_back_keeps_its_place_among_its_likes() {
    let place = Place::empty();
    let metals = ["tin", "zinc", "lead", "iron", "copper", "nickel", "silver"];
    let units: Vec<(String, String)> =
        metals.iter().map(|metal| (format!("The old furnace melts {metal} today."), metal.to_string())).collect();
    let units: Vec<(&str, &str)> = units.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
    place.write("a.tmx", tmx(&units));
    place.run(&["import", "a.tmx"]).ok();
    let found = || {
        let shown =
            place.run(&["suggest", "--text", "The old furnace melts gold today.", "--format", "json"]).objects();
        let matches = shown[0]["matches"].as_array().unwrap().clone();
        matches.iter().map(|one| one["unit"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(), ["1", "2", "3", "4", "5"]);
    // It comes back with a text that is newer than the others.
    place.run(&["unit", "delete", "1"]).ok();
    place.run(&["undo"]).ok();
    assert_eq!(found(), ["1", "2", "3", "4", "5"]);
    place.run(&["memory", "merge", "a", "--into", "b"]).ok();
    assert_eq!(found(), ["1", "2", "3", "4", "5"]);
    is_sound(&place);
}
