//! Commands at the same time: readers never wait for a writer, and writers wait for each other.
//!
//! A writer is held in the middle of its transaction by an import from standard input that stays open.

use std::io::Write;
use std::process::Child;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use crate::generator::made::Memory;
use crate::support::{Place, tmx};

/// What a reader may take, also where a debug build runs beside other tests: it must not wait for a writer, and a wait
/// for a lock takes 30 s.
const AT_ONCE: Duration = Duration::from_secs(10);

/// Units that are more than the index lets wait, and more pages than a transaction keeps in memory.
const MANY: u64 = 11_000;

fn generated(units: u64) -> String {
    let mut file = Vec::new();
    Memory::new(4).write_tmx(units, &mut file).expect("a vector takes everything");
    String::from_utf8(file).expect("the generator writes ASCII")
}

/// Whether a process is writing to the database.
fn is_being_written(place: &Place) -> bool {
    let connection = Connection::open(place.database()).unwrap();
    connection.busy_timeout(Duration::ZERO).unwrap();
    match connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK") {
        Ok(()) => false,
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::DatabaseBusy => true,
        Err(error) => panic!("{error}"),
    }
}

/// A copy is made at once, holds what was committed, and nobody waits for it.
#[test]
fn a_backup_is_made_in_the_middle_of_an_import() {
    let place = Place::new();
    place.write("main.tmx", tmx(&[("The furnace melts tin.", "Tanuri huyeyusha bati.")]));
    place.run(&["import", "main.tmx"]).ok();
    let before = place.memories();
    let mut import = held_import(&place, "large", &generated(MANY));
    let start = Instant::now();
    place.run(&["backup", "copy.db"]).ok();
    assert!(start.elapsed() < AT_ONCE, "it waited for {:?}", start.elapsed());
    import.kill().unwrap();
    import.wait().unwrap();
    let copy = place.run(&["--db", "copy.db", "memory", "list", "--format", "json"]).objects();
    assert_eq!(copy.len(), before.len());
    assert_eq!(place.run(&["--db", "copy.db", "doctor"]).status, 0);
}

/// An import that has written all of `file` but its end, and waits for that.
fn held_import(place: &Place, memory: &str, file: &str) -> Child {
    let mut import = place.start(&["import", "-", "--memory", memory]);
    let begun = file.strip_suffix("</body>\n</tmx>\n").expect("a TMX file ends so");
    import.stdin.as_mut().expect("its input is piped").write_all(begun.as_bytes()).unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is_being_written(place) {
        assert!(Instant::now() < deadline, "the import does not begin to write");
        std::thread::sleep(Duration::from_millis(10));
    }
    import
}

/// Lets a held import come to its end.
#[track_caller]
fn release(mut import: Child) {
    import.stdin.take().expect("its input is piped").write_all(b"</body>\n</tmx>\n").unwrap();
    let output = import.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

const READERS: &[&[&str]] = &[
    &["suggest", "--text", "The furnace melts 45 tonnes of copper a day.", "--format", "json"],
    &["suggest", "new.txt", "--format", "json"],
    &["suggest", "--from", "sw", "--text", "Tanuri huyeyusha tani 40 za shaba kwa siku.", "--format", "json"],
    &["search", "copper", "--format", "json"],
    &["analyse", "new.txt", "--format", "json"],
    &["term", "copper", "--format", "json"],
    &["recognise", "new.txt", "--format", "json"],
    &["memory", "list", "--format", "json"],
    &["export", "--memory", "main"],
    &["doctor", "--format", "json"],
];

/// A place with a memory `main`, and a text of `segments` segments, half of which it knows.
fn place_with_work(segments: usize) -> Place {
    let place = Place::new();
    let texts: Vec<(String, String)> = (0..segments)
        .map(|at| (format!("Furnace {at} melts copper, tin and zinc."), format!("Tanuri {at} huyeyusha shaba.")))
        .collect();
    let mut pairs: Vec<(&str, &str)> = texts.iter().step_by(2).map(|(en, sw)| (en.as_str(), sw.as_str())).collect();
    pairs.push(("The furnace melts 40 tonnes of copper a day.", "Tanuri huyeyusha tani 40 za shaba kwa siku."));
    place.write("main.tmx", tmx(&pairs));
    place.write("new.txt", texts.iter().map(|(en, _)| format!("{en}\n\n")).collect::<String>());
    place.run(&["import", "main.tmx"]).ok();
    place
}

/// What each reader gives, and that it takes its time and not that of a writer.
#[track_caller]
fn answers(place: &Place) -> Vec<String> {
    let mut all = Vec::new();
    for arguments in READERS {
        let begun = Instant::now();
        let run = place.run(arguments);
        let took = begun.elapsed();
        assert!(took < AT_ONCE, "{arguments:?} took {took:?}");
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
        all.push(run.stdout);
    }
    all
}

fn readers_see_the_last_committed_state(segments: usize, incoming: &str) {
    let place = place_with_work(segments);
    let before = answers(&place);
    assert!(before[0].contains("Tanuri huyeyusha tani 45 za shaba kwa siku."), "{}", before[0]);
    let import = held_import(&place, "incoming", incoming);
    assert!(is_being_written(&place));
    assert_eq!(answers(&place), before);
    assert!(is_being_written(&place), "the import was held all the time");
    release(import);
    assert_eq!(place.memories().len(), 3);
    assert_ne!(answers(&place)[7], before[7]);
    place.is_whole();
}

#[test]
fn readers_answer_at_once_while_another_process_imports() {
    readers_see_the_last_committed_state(30, &generated(300));
}

#[test]
#[ignore = "a large import takes some 20 s in a debug build"]
fn readers_answer_at_once_in_the_middle_of_a_large_import() {
    readers_see_the_last_committed_state(400, &generated(MANY));
}

#[test]
#[ignore = "some 15 s in a debug build"]
fn a_long_job_keeps_to_one_state_while_others_write() {
    let place = place_with_work(300);
    let alone = place.run(&["suggest", "new.txt", "--format", "json"]).ok();
    for _ in 0..3 {
        let suggest = place.start(&["suggest", "new.txt", "--format", "json"]);
        place.run(&["unit", "add", "Furnace 1 melts copper, tin and zinc.", "Tanuri 1 huyeyusha kitu kingine."]).ok();
        place.run(&["memory", "delete", "main", "--yes"]).ok();
        let output = suggest.wait_with_output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        // Before, between or after the two changes, and nothing else.
        let objects: Vec<serde_json::Value> = shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let known = |at: usize| objects[at]["draft_from"] == "context" || objects[at]["draft_from"] == "exact";
        let states = (known(0), known(1), known(298));
        assert_eq!(objects.len(), 300);
        assert!(
            [(true, false, true), (true, true, true), (false, false, false)].contains(&states),
            "a mixture of states: {states:?}"
        );
        if states == (true, false, true) {
            assert_eq!(shown, alone);
        }
        place.run(&["import", "main.tmx"]).ok();
    }
    place.is_whole();
}

#[test]
fn an_import_waits_for_another_without_limit_and_the_rest_for_as_long_as_told() {
    let place = place_with_work(10);
    let first = held_import(&place, "first", &generated(200));
    let mut second = place.start(&["import", "main.tmx", "--memory", "second", "--lock-timeout", "0"]);
    let refused = place.run(&["unit", "add", "Tin", "Bati", "--lock-timeout", "0"]).refused();
    assert!(refused.contains("another process keeps the database locked"), "{refused}");
    assert!(refused.contains("--lock-timeout"), "{refused}");
    let waited = place.start(&["unit", "add", "Zinc", "Zinki"]);
    std::thread::sleep(Duration::from_millis(800));
    assert!(second.try_wait().unwrap().is_none(), "the second import waits");
    release(first);
    let second = second.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(0), "{said}");
    assert!(said.contains("wait"), "it says that it waits: {said}");
    assert_eq!(waited.wait_with_output().unwrap().status.code(), Some(0));
    let mut memories = place.memories();
    memories.retain(|(name, _)| name != "release");
    let expected = [("first", 200), ("main", 7), ("second", 6)];
    assert_eq!(memories, expected.map(|(name, units)| (name.to_owned(), units)));
    place.is_whole();
}

#[test]
#[ignore = "two large imports take some 40 s in a debug build"]
fn two_large_imports_at_once_both_succeed() {
    let place = Place::empty();
    place.write("a.tmx", generated(MANY)).write("b.tmx", generated(MANY + 1));
    let imports = ["a.tmx", "b.tmx"].map(|name| place.start(&["import", name, "--lock-timeout", "0"]));
    for import in imports {
        let output = import.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(place.memories(), [("a".to_owned(), MANY), ("b".to_owned(), MANY + 1)]);
    place.is_whole();
    // Every unit of both is found.
    let memory = Memory::new(4);
    let text: String = [0, 1, MANY / 2, MANY - 1].map(|at| format!("{}\n\n", memory.unit(at).source)).concat();
    place.write("known.txt", &text);
    for suggestion in place.run(&["suggest", "known.txt", "--format", "json"]).objects() {
        assert_ne!(suggestion["matches"][0]["kind"], "fuzzy", "{suggestion}");
        assert!(suggestion["matches"][0]["also"].as_array().map(Vec::len) >= Some(1), "{suggestion}");
    }
}
