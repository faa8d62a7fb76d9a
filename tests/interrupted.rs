//! Commands that are killed, and commands that meet: the last committed state is always there.

use std::process::Stdio;
use std::time::Duration;

use rusqlite::Connection;

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
