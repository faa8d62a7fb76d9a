//! Commands that are killed, and commands that meet: the last committed state is always there.

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use rusqlite::Connection;

use crate::generator::made::Memory;
use crate::support::{Place, tmx};

/// A memory large enough that its import is still under way when it is killed.
fn large(units: usize) -> String {
    let texts: Vec<(String, String)> = (0..units)
        .map(|at| (format!("The alloy number {at} is cast."), format!("Aloi namba {at} husubiwa.")))
        .collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(en, sw)| (en.as_str(), sw.as_str())).collect();
    tmx(&pairs)
}

fn is_whole(place: &Place) {
    let connection = Connection::open(place.database()).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
}

#[test]
fn a_killed_import_leaves_nothing_behind() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("large.tmx", large(40_000));
    for wait in [30, 120, 300] {
        let mut import = place.command(&["import", "large.tmx"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let was_running = import.try_wait().unwrap().is_none();
        import.kill().unwrap();
        import.wait().unwrap();
        is_whole(&place);
        let memories = place.run(&["memory", "list", "--format", "json"]).objects();
        let names: Vec<&str> = memories.iter().map(|memory| memory["name"].as_str().unwrap()).collect();
        assert!(!was_running || names == ["release"], "{names:?}");
    }
    place.run(&["suggest", "--text", "Alumina is refined."]).ok();
}

#[test]
fn two_imports_at_once_wait_for_each_other() {
    let place = Place::empty();
    for name in ["a.tmx", "b.tmx", "c.tmx"] {
        place.write(name, large(1500));
    }
    std::thread::scope(|scope| {
        let imports: Vec<_> = ["a.tmx", "b.tmx", "c.tmx"]
            .map(|name| scope.spawn(|| place.run(&["import", name, "--lock-timeout", "0"])))
            .into_iter()
            .collect();
        // A reader does not wait for them.
        assert!(place.run(&["memory", "list", "--lock-timeout", "0"]).status == 0);
        for import in imports {
            import.join().unwrap().ok();
        }
    });
    is_whole(&place);
    let memories = place.run(&["memory", "list", "--format", "json"]).objects();
    assert_eq!(memories.iter().map(|memory| memory["units"].as_u64().unwrap()).sum::<u64>(), 4500);
}

/// More units than the index lets wait, so that all of them are merged when the import ends.
const MANY: u64 = 15_000;

fn generated(units: u64) -> Vec<u8> {
    let mut file = Vec::new();
    Memory::new(5).write_tmx(units, &mut file).expect("a vector takes everything");
    file
}

/// What `folder` holds beside the files of the test: the database and what SQLite keeps with it, nothing else.
fn left_over(place: &Place) -> Vec<String> {
    let names = std::fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let known = ["istilahi.db", "istilahi.db-wal", "istilahi.db-shm", "large.tmx", "main.tmx"];
    names.filter(|name| !known.contains(&name.as_str())).collect()
}

#[test]
#[ignore = "nine imports of 15,000 units take minutes in a debug build"]
fn an_import_killed_at_any_moment_leaves_the_state_before() {
    let place = Place::new();
    place.write("main.tmx", tmx(&[("The furnace melts tin.", "Tanuri huyeyusha bati.")]));
    place.run(&["import", "main.tmx"]).ok();
    let before = place.memories();
    let file = generated(MANY);
    place.write("large.tmx", &file);
    // Where it is while it reads is known: it has read all but what a pipe and its buffer hold.
    for share in [1, 99] {
        let mut import = place.start(&["import", "-", "--memory", "large"]);
        import.stdin.as_mut().unwrap().write_all(&file[..file.len() * share / 100]).unwrap();
        import.kill().unwrap();
        import.wait().unwrap();
        assert_eq!(place.memories(), before, "killed after {share} % of the file");
        place.is_whole();
    }
    // From the end of the file on it fills the index and commits. The whole of it was read when the pipe is empty, and
    // what follows takes some seconds in a debug build.
    let mut outcomes = Vec::new();
    for wait in [0, 100, 1000, 4000] {
        let mut import = place.start(&["import", "-", "--memory", "large"]);
        import.stdin.take().unwrap().write_all(&file).unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let was_running = import.try_wait().unwrap().is_none();
        import.kill().unwrap();
        import.wait().unwrap();
        let after = place.memories();
        let all = after.iter().any(|one| *one == ("large".to_owned(), MANY));
        assert!(all || after == before, "{wait} ms: {after:?}");
        assert!(all || was_running, "what was done is kept");
        place.is_whole();
        outcomes.push(all);
        if all {
            place.run(&["memory", "delete", "large", "--yes"]).ok();
            assert_eq!(place.memories(), before);
        }
    }
    assert!(outcomes.contains(&false), "none was killed in time");
    assert_eq!(left_over(&place), [] as [&str; 0]);
    place.run(&["import", "large.tmx"]).ok();
    assert!(place.memories().contains(&("large".to_owned(), MANY)));
    place.is_whole();
}

#[test]
#[ignore = "imports of 15,000 units take some 30 s in a debug build"]
fn a_killed_deletion_deletes_nothing_or_all() {
    let place = Place::empty();
    place.write("main.tmx", tmx(&[("The furnace melts tin.", "Tanuri huyeyusha bati.")]));
    place.write("large.tmx", generated(MANY));
    place.run(&["import", "main.tmx", "large.tmx"]).ok();
    let before = place.memories();
    let text = Memory::new(5).unit(7).source;
    for wait in [5, 100, 600] {
        let mut delete = place.start(&["memory", "delete", "large", "--yes"]);
        std::thread::sleep(Duration::from_millis(wait));
        delete.kill().unwrap();
        delete.wait().unwrap();
        let after = place.memories();
        let gone = after.len() == 1;
        assert!(gone || after == before, "{wait} ms: {after:?}");
        place.is_whole();
        let found = place.run(&["suggest", "--text", &text, "--format", "json"]).objects();
        assert_eq!(found[0]["draft_from"] == "none", gone, "{found:?}");
        if gone {
            break;
        }
    }
    assert_eq!(left_over(&place), [] as [&str; 0]);
    place.run(&["import", "large.tmx", "--memory", "again"]).ok();
    place.is_whole();
}

#[test]
fn nothing_stale_is_found_after_a_memory_is_deleted() {
    let place = Place::empty();
    place.write("old.tmx", large(300));
    place.run(&["import", "old.tmx"]).ok();
    let ask = |arguments: &[&str]| place.run(&[arguments, &["--format", "json"]].concat());
    assert_eq!(
        ask(&["search", "alloy", "--max", "0"]).objects().iter().filter(|one| one["unit"].is_u64()).count(),
        300
    );
    place.run(&["memory", "delete", "old", "--yes"]).ok();
    // Nothing is left in any form: the languages as well are gone until a unit brings them back.
    place.run(&["unit", "add", "The bronze number 7 is cast.", "Shaba nyeusi namba 7 husubiwa."]).ok();
    for text in ["The alloy number 7 is cast.", "The bronze number 7 is cast.", "The alloy number 299 is cast today."] {
        let found = ask(&["suggest", "--text", text, "--min-score", "50"]).objects();
        for one in found[0]["matches"].as_array().unwrap() {
            assert_eq!(
                (one["memory"].as_str(), one["target"].as_str()),
                (Some("main"), Some("Shaba nyeusi namba 7 husubiwa."))
            );
        }
    }
    assert_eq!(ask(&["search", "alloy"]).status, 1);
    assert_eq!(ask(&["search", "Aloi", "--in", "target"]).status, 1);
    assert_eq!(ask(&["search", "--regex", "alloy|Aloi"]).status, 1);
    assert_eq!(ask(&["search", "cast"]).objects()[0]["target"], "Shaba nyeusi namba 7 husubiwa.");
    let bands = ask(&["analyse", "old.tmx"]);
    assert_eq!(bands.status, 2, "a memory is no text: {}", bands.stdout);
    place.is_whole();
    // The same text comes back as a new unit.
    place.run(&["unit", "add", "The alloy number 7 is cast.", "Aloi namba 7 inasubiwa."]).ok();
    let found = ask(&["suggest", "--text", "The alloy number 7 is cast."]).objects();
    assert_eq!(found[0]["draft"], "Aloi namba 7 inasubiwa.");
    assert_eq!(found[0]["matches"].as_array().unwrap().len(), 2, "{found:?}");
    place.is_whole();
}
