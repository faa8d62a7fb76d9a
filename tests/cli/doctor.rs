//! `istilahi doctor`: each kind of damage is seen by the check that is there for it.

use rusqlite::Connection;
use serde_json::Value;

use crate::support::Place;

/// The full-text index is whole in itself, and lacks what it should hold.
const EMPTY_CONCORDANCE: &str = "INSERT INTO concordance (concordance) VALUES ('delete-all')";
const ONE_WORD_LESS: &str =
    "DELETE FROM concordance WHERE rowid = 3; INSERT INTO concordance (rowid, words) VALUES (3, 'en:run')";

fn place() -> Place {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Run `ls` now.", "Endesha `ls` sasa.", "--note", "n", "--memory", "own"]).ok();
    place
}

/// Changes the database behind the program's back.
fn damage(place: &Place, sql: &str) {
    let connection = Connection::open(place.database()).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    connection.execute_batch(sql).unwrap();
}

/// The checks that found something, with how much they found and put right.
fn found(objects: &[Value]) -> Vec<(&str, u64, u64)> {
    let number = |one: &Value, name: &str| one[name].as_u64().unwrap();
    let all = objects.iter().map(|one| (one["check"].as_str().unwrap(), number(one, "found"), number(one, "repaired")));
    all.filter(|(_, found, _)| *found > 0).collect()
}

#[track_caller]
fn doctor(place: &Place, status: i32, more: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["doctor", "--format", "json"], more].concat());
    assert_eq!(run.status, status, "{}{}", run.stdout, run.stderr);
    run.objects()
}

#[test]
fn a_sound_database_is_left_alone() {
    let place = place();
    let batches = |place: &Place| -> i64 {
        let connection = Connection::open(place.database()).unwrap();
        connection.query_row("SELECT count(*) FROM batch", [], |row| row.get(0)).unwrap()
    };
    let before = batches(&place);
    assert_eq!(found(&doctor(&place, 0, &[])), []);
    assert_eq!(found(&doctor(&place, 0, &["--repair"])), []);
    assert_eq!(batches(&place), before);
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("doctor", place.run(&["doctor"]).ok());
    });
}

#[test]
fn every_check_sees_the_damage_it_is_there_for() {
    type Found = &'static [(&'static str, u64, u64)];
    let cases: &[(&str, Found, &str)] = &[
        ("DROP INDEX unit_batch", &[("schema", 1, 1)], "unit_batch is missing"),
        ("DELETE FROM text_key WHERE variant = 3", &[("keys", 1, 1)], "not found by their key"),
        (EMPTY_CONCORDANCE, &[("concordance", 1, 1)], "it holds 0 words"),
        (ONE_WORD_LESS, &[("concordance", 1, 1)], "words in their places"),
        ("UPDATE memory_language SET variants = 5 WHERE language = 'sw'", &[("keys", 1, 1)], "counted wrong"),
        ("CREATE TABLE extra (x)", &[("schema", 1, 0)], "extra does not belong here"),
        ("DELETE FROM unit WHERE id = 3", &[("references", 2, 0), ("keys", 1, 1)], "unit that is not there"),
        ("DELETE FROM concept WHERE id = 3", &[("references", 2, 0)], "concept that is not there"),
        (
            "DELETE FROM variant WHERE unit = 3",
            &[("units", 1, 0), ("content-keys", 1, 1), ("keys", 2, 2), ("concordance", 1, 1)],
            "no text",
        ),
        ("UPDATE unit SET status = 'done' WHERE id = 3", &[("file", 1, 0), ("words", 1, 0)], "`done`"),
        ("UPDATE variant SET language = 'EN' WHERE id = 3", &[("words", 1, 0), ("keys", 1, 1)], "`EN`"),
        (
            "UPDATE variant SET language = '1' WHERE id = 3",
            &[("words", 1, 0), ("places", 1, 1), ("content-keys", 1, 1), ("keys", 1, 1)],
            "`1`",
        ),
        ("UPDATE term SET part_of_speech = 'x' WHERE id = 3", &[("words", 1, 0)], "`x`"),
        ("UPDATE unit SET attributes = '[' WHERE id = 3", &[("lists", 1, 0)], "attributes cannot be read"),
        ("UPDATE variant SET annotations = '{}' WHERE id = 3", &[("lists", 1, 0)], "notes cannot be read"),
        ("UPDATE variant SET codes = '[{\"k\":\"start\",\"s\":[5,9000]}]' WHERE id = 3", &[("codes", 1, 0)], "outside"),
        ("UPDATE variant SET codes = '[{\"k\":\"begin\",\"s\":[5,6]}]' WHERE id = 3", &[("codes", 1, 0)], "begin"),
        (
            "UPDATE variant SET base = 'fr' WHERE unit = 3",
            &[("places", 2, 2), ("keys", 1, 1), ("match-index", 1, 1), ("concordance", 1, 1)],
            "filed under the language `fr`",
        ),
        ("UPDATE variant SET memory = 2 WHERE unit = 3", &[("places", 2, 2), ("keys", 1, 1)], "another memory"),
        ("UPDATE variant SET text_key = 5 WHERE id > 10", &[("text-keys", 44, 44), ("keys", 1, 1)], "key"),
        ("UPDATE unmerged SET outlines = zeroblob(40) WHERE base = 'en'", &[("match-index", 1, 1)], "new variants"),
        ("UPDATE match_index SET next_variant = 5", &[("match-index", 1, 1)], "which is taken"),
        ("UPDATE unit SET content_key = 0 WHERE id = 3", &[("content-keys", 1, 1), ("keys", 1, 1)], "texts"),
    ];
    for (sql, expected, says) in cases {
        let place = place();
        damage(&place, sql);
        let unrepaired: Vec<_> = expected.iter().map(|(name, found, _)| (*name, *found, 0)).collect();
        let objects = doctor(&place, 1, &[]);
        assert_eq!(found(&objects), unrepaired, "{sql}");
        let said = serde_json::to_string(&objects).unwrap();
        assert!(said.contains(says), "{sql}: {said}");
        assert!(objects.iter().all(|one| one["first"].as_array().unwrap().len() <= 5));
        let all_repaired = expected.iter().all(|(_, found, repaired)| found == repaired);
        let status = if all_repaired { 0 } else { 1 };
        doctor(&place, status, &["--repair"]);
        let left: Vec<_> = expected
            .iter()
            .map(|(name, found, repaired)| (*name, found - repaired, 0))
            .filter(|left| left.1 > 0)
            .collect();
        assert_eq!(found(&doctor(&place, status, &[])), left, "{sql}");
    }
}

#[test]
fn an_index_that_does_not_fit_its_table_is_made_anew() {
    let place = place();
    // While the index cannot be seen, a change to the table passes it by.
    damage(&place, "UPDATE variant SET ordinal = ordinal + 10 WHERE id = 3");
    let hide =
        "PRAGMA writable_schema = ON; CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'variant_unit';
                DELETE FROM sqlite_schema WHERE name = 'variant_unit'";
    let show = "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE kept";
    damage(&place, hide);
    damage(&place, "UPDATE variant SET ordinal = ordinal - 10 WHERE id = 3");
    damage(&place, show);
    let objects = doctor(&place, 1, &[]);
    assert_eq!(found(&objects).iter().map(|one| one.0).collect::<Vec<_>>(), ["file"], "{objects:?}");
    assert!(objects[0].to_string().contains("variant_unit"), "{}", objects[0]);
    doctor(&place, 0, &["--repair"]);
    assert_eq!(found(&doctor(&place, 0, &[])), []);
}

#[test]
fn what_cannot_be_read_is_said_and_ends_nothing() {
    let place = place();
    damage(&place, "UPDATE variant SET text = CAST(x'41ff42' AS TEXT) WHERE id = 3");
    let objects = doctor(&place, 1, &[]);
    let names: Vec<&str> = found(&objects).iter().map(|one| one.0).collect();
    assert!(["codes", "text-keys", "match-index", "content-keys"].iter().all(|name| names.contains(name)), "{names:?}");
    assert!(objects.iter().any(|one| one["first"][0]["message"].as_str() == Some("its text is no valid UTF-8")));

    damage(&place, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
    let bytes = std::fs::read(place.database()).unwrap();
    for part in [4096, bytes.len() / 3, bytes.len() / 2, bytes.len() - 4096] {
        std::fs::write(place.database(), &bytes[..part]).unwrap();
        let run = place.run(&["doctor"]);
        assert!(matches!(run.status, 1 | 2) && !run.stderr.contains("panicked"), "{part}: {}", run.stderr);
    }
}

#[test]
fn a_fault_is_shown_with_its_unit_and_what_to_do() {
    let place = place();
    assert!(Place::new().run(&["doctor"]).refused().contains("istilahi init"));
    damage(&place, "UPDATE variant SET text_key = 5 WHERE id > 10; UPDATE unit SET attributes = '[' WHERE id = 3");
    let run = place.run(&["doctor"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("46 faults") && run.stderr.contains("istilahi doctor --repair"), "{}", run.stderr);
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("doctor-faults", run.stdout);
    });
    let run = place.run(&["doctor", "--repair"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("45 faults, 44 put right"), "{}", run.stderr);
}
