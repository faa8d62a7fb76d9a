//! The database as a file: what it refuses, what it survives.

use std::time::Duration;

use rusqlite::Connection;

use crate::support::Place;

#[test]
fn a_new_database_is_marked_as_ours() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let connection = Connection::open(place.database()).unwrap();
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(pragma("application_id"), 0x4953_544C);
    assert_eq!(pragma("user_version"), 6);
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    assert_eq!(connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    let violations: i64 =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(violations, 0);
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let place = Place::new();
    place.run(&["init"]).ok();
    Connection::open(place.database()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(place.database()).unwrap();
    let message = place.run(&["suggest", "--text", "Alumina"]).refused();
    assert!(message.contains("schema 99") && message.contains("newer version"), "{message}");
    assert_eq!(std::fs::read(place.database()).unwrap(), before);
}

#[test]
fn what_is_no_database_of_ours_is_refused_and_left_alone() {
    let place = Place::new();
    place.write("text.db", "This is a text and no database, whatever its name says. ".repeat(20));
    place.write("empty.db", "");
    let other = Connection::open(place.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    drop(other);
    std::fs::create_dir(place.path("folder.db")).unwrap();
    for (name, says) in
        [("text.db", "not an SQLite database"), ("other.db", "another program"), ("folder.db", "a folder")]
    {
        for arguments in
            [["suggest", "--text", "Alumina"].as_slice(), &["unit", "add", "a", "b"], &["init"], &["init", "--empty"]]
        {
            let before = std::fs::read(place.path(name)).ok();
            let message = place.run(&[&["--db", name], arguments].concat()).refused();
            assert!(message.contains(says) && message.contains(name) && message.contains("--db"), "{message}");
            assert_eq!(std::fs::read(place.path(name)).ok(), before);
        }
    }
}

#[test]
fn a_locked_database_is_read_at_once_and_written_after_the_wait() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let mut writer = Connection::open(place.database()).unwrap();
    let writing = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    place.run(&["suggest", "--text", "Alumina is refined."]).ok();
    let add = ["unit", "add", "Alumina", "Alumina", "--lock-timeout"];
    let message = place.run(&[add.as_slice(), &["0"]].concat()).refused();
    assert!(message.contains("another process") && message.contains("--lock-timeout"), "{message}");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| place.run(&[add.as_slice(), &["30"]].concat()));
        std::thread::sleep(Duration::from_millis(300));
        writing.commit().unwrap();
        waiting.join().unwrap().ok();
    });
}

#[test]
fn two_first_runs_at_once_make_one_database() {
    let place = Place::new();
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            (0..4).map(|_| scope.spawn(|| place.run(&["suggest", "--text", "Alumina is refined."]))).collect();
        for run in runs {
            run.join().unwrap().ok();
        }
    });
    let memories = place.run(&["memory", "list", "--format", "json"]).objects();
    assert_eq!(memories.len(), 1);
    assert_eq!(memories[0]["units"], 26);
}

#[test]
fn every_change_names_its_batch_and_a_deleted_memory_stays_in_the_history() {
    let place = Place::empty();
    place.run(&["unit", "add", "Copper", "Shaba"]).ok();
    place.run(&["memory", "edit", "main", "--penalty", "2.5"]).ok();
    place.run(&["memory", "delete", "main"]).refused();
    place.run(&["memory", "delete", "main", "--yes"]).ok();
    let connection = Connection::open(place.database()).unwrap();
    let mut statement = connection
        .prepare("SELECT command || ' ' || entity || ' ' || action FROM history JOIN batch ON batch.id = batch ORDER BY history.id")
        .unwrap();
    let history: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(
        history,
        ["unit add memory add", "memory edit memory edit", "memory delete unit delete", "memory delete memory delete"]
    );
    let (author, at): (String, String) =
        connection.query_row("SELECT author, at FROM batch LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!((author.as_str(), at.as_str()), ("tester", "2026-11-22T10:00:00Z"));
}

#[test]
fn a_first_run_that_was_killed_is_done_again() {
    let place = Place::new();
    // What a kill between the switch to write-ahead logging and the first commit leaves.
    let connection = Connection::open(place.database()).unwrap();
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE; COMMIT; VACUUM").unwrap();
    drop(connection);
    assert!(place.database().exists());
    place.run(&["suggest", "--text", "Alumina is refined."]).ok();
    assert_eq!(place.run(&["memory", "list", "--format", "json"]).objects()[0]["units"], 26);
    let files: Vec<_> = std::fs::read_dir(place.path("")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(files.iter().all(|name| !name.to_string_lossy().contains("before")), "{files:?}");
}

#[test]
fn an_export_gives_one_state_while_others_write() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let text = place.run(&["export"]).ok();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| place.run(&["memory", "delete", "release", "--yes"]).ok());
        let run = place.run(&["export", "--memory", "release"]);
        writer.join().unwrap();
        assert!(run.status == 2 || run.stdout == text, "{}", run.stderr);
    });
}

#[test]
fn a_database_of_the_first_schema_is_indexed_when_it_is_opened() {
    let place = Place::new();
    let connection = Connection::open(place.database()).unwrap();
    connection.execute_batch(include_str!("../migrations/0001_memory_and_glossary.sql")).unwrap();
    connection
        .execute_batch(
            "INSERT INTO batch (at, author, command) VALUES ('2026-01-01T00:00:00Z', 'a', 'import');
             INSERT INTO memory (name, batch) VALUES ('old', 1);
             INSERT INTO unit (id, memory, batch, status, origin, changed, content_key)
             VALUES (1, 1, 1, 'reviewed', 'human', '2026-01-01T00:00:00Z', 0);
             INSERT INTO variant (unit, memory, ordinal, language, language_as_written, base, text, text_key, tokens, signature)
             VALUES (1, 1, 0, 'en', 'en', 'en', 'The furnace melts scrap all day.', 0, 0, 0),
                    (1, 1, 1, 'sw', 'sw', 'sw', 'Tanuri huyeyusha vyuma chakavu siku nzima.', 0, 0, 0);
             PRAGMA application_id = 0x4953544C; PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);
    let found = place.run(&["suggest", "--text", "The furnace melts scrap all night."]).ok();
    assert!(found.contains("85.7") && found.contains("Tanuri huyeyusha"), "{found}");
    assert!(place.run(&["search", "chakavu"]).ok().contains("furnace"));
    assert!(place.path("istilahi.db.before-schema-2").exists());
    place.run(&["unit", "add", "The furnace is hot now.", "Tanuri ni moto sasa."]).ok();
    assert!(place.run(&["suggest", "--text", "The furnace is hot today."]).ok().contains("Tanuri ni moto sasa."));
}

#[test]
fn a_database_with_keys_by_other_rules_is_brought_up_to_date_when_it_is_opened() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let exact = ["suggest", "--text", "Alumina is refined from bauxite.", "--format", "json"];
    place.run(&["unit", "add", "Alumina is refined from bauxite.", "Alumina husafishwa kutoka boksiti."]).ok();
    let expected = place.run(&exact).ok();
    let connection = Connection::open(place.database()).unwrap();
    connection
        .execute_batch(
            "UPDATE variant SET text_key = text_key + 7, text_before = text_before + 7, text_after = text_after + 7;
             UPDATE unit SET content_key = content_key + 7; DELETE FROM unmerged;
             INSERT INTO concordance (concordance) VALUES ('delete-all');
             UPDATE match_index SET tokens_version = 0;",
        )
        .unwrap();
    let neighbours = "SELECT count(*) FROM variant AS one JOIN variant AS next ON next.text_key = one.text_after
                      WHERE next.memory = one.memory";
    let count = || connection.query_row(neighbours, [], |row| row.get::<_, i64>(0)).unwrap();
    let before = count();
    assert!(before > 20, "{before}");
    assert_eq!(place.run(&exact).ok(), expected);
    assert_eq!(count(), before);
    assert_eq!(place.run(&["doctor"]).status, 0);
    assert!(place.run(&["search", "bauxite"]).ok().contains("boksiti"));
}
