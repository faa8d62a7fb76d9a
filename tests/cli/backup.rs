//! `istilahi backup`.

use crate::support::Place;

#[test]
fn the_copy_is_the_database_with_its_history() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Tin melts.", "Bati huyeyuka."]).ok();
    let run = place.run(&["backup", "copy.db"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    assert!(run.stderr.contains("copy.db") && run.stderr.contains("kB"), "{}", run.stderr);
    let of = |database: &str, arguments: &[&str]| place.run(&[&["--db", database], arguments].concat()).ok();
    for arguments in
        [&["export", "--as", "tmx"][..], &["glossary", "list"], &["history", "--format", "json"], &["doctor"]]
    {
        assert_eq!(of("copy.db", arguments), of("istilahi.db", arguments), "{arguments:?}");
    }
    // The two go their own ways.
    of("copy.db", &["undo"]);
    assert!(place.run(&["suggest", "--text", "Tin melts."]).ok().contains("Bati huyeyuka."));
    assert!(!of("copy.db", &["suggest", "--text", "Tin melts.", "--format", "json"]).contains("Bati huyeyuka."));
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let place = Place::empty();
    place.write("taken.db", "something else");
    let message = place.run(&["backup", "taken.db"]).refused();
    assert!(message.contains("taken.db is there already") && message.contains("--force"), "{message}");
    assert_eq!(place.read("taken.db"), "something else");
    place.run(&["backup", "taken.db", "--force"]).ok();
    place.run(&["--db", "taken.db", "doctor"]).ok();
}

#[test]
fn places_that_cannot_be_are_refused() {
    let place = Place::empty();
    std::fs::create_dir(place.path("folder")).unwrap();
    for (file, says) in [
        ("folder", "folder"),
        ("missing/copy.db", "its folder is not there"),
        ("istilahi.db", "the database itself"),
        ("folder/../istilahi.db", "the database itself"),
        ("-", "standard output"),
    ] {
        let message = place.run(&["backup", file, "--force"]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{file}: {message}");
    }
    place.is_whole();
    // A database in use has a log that the copy must not meet.
    place.write("used.db", "x").write("used.db-wal", "x");
    let message = place.run(&["backup", "used.db", "--force"]).refused();
    assert!(message.contains("in use"), "{message}");
    let missing = place.run(&["--db", "none.db", "backup", "copy.db"]).refused();
    assert!(missing.contains("istilahi init") && !place.path("copy.db").exists(), "{missing}");
}

#[cfg(unix)]
#[test]
fn a_link_keeps_pointing_where_it_does() {
    let place = Place::empty();
    place.write("real.db", "old");
    std::os::unix::fs::symlink(place.path("real.db"), place.path("link.db")).unwrap();
    place.run(&["backup", "link.db", "--force"]).ok();
    assert!(place.path("link.db").is_symlink());
    place.run(&["--db", "real.db", "doctor"]).ok();
}

#[test]
fn a_killed_backup_leaves_no_half_copy() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for wait in [0, 2, 5, 10, 20, 40] {
        let mut backup = place.start(&["backup", "copy.db", "--force"]);
        std::thread::sleep(std::time::Duration::from_millis(wait));
        backup.kill().unwrap();
        backup.wait().unwrap();
        if place.path("copy.db").exists() {
            assert_eq!(place.run(&["--db", "copy.db", "doctor"]).status, 0, "killed after {wait} ms");
        }
        place.is_whole();
    }
}
