//! `istilahi init`.

use crate::support::Place;

#[test]
fn it_says_where_and_what() {
    let place = Place::new();
    let text = place.run(&["init"]).ok();
    assert!(text.starts_with("created $PLACE/istilahi.db\n"), "{text}");
    assert!(text.contains("317 concepts") && text.contains("release  26 units, en sw"), "{text}");
}

#[test]
fn a_second_time_it_changes_nothing() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    let text = place.run(&["init"]).ok();
    assert!(text.starts_with("was there already: $PLACE/istilahi.db\n"), "{text}");
    assert!(text.contains("main  1 unit"), "{text}");
    let text = place.run(&["init", "--empty"]).ok();
    assert!(text.contains("release  26 units"), "{text}");
}

#[test]
fn empty_leaves_both_out() {
    let place = Place::new();
    let text = place.run(&["init", "--empty"]).ok();
    assert!(text.contains("0 concepts, 0 terms") && !text.contains("release"), "{text}");
    assert_eq!(place.run(&["memory", "list"]).ok(), "");
}

#[test]
fn a_first_command_creates_the_database_and_says_so() {
    for arguments in [&["suggest", "--text", "Alumina."] as &[&str], &["term", "alumina"]] {
        let place = Place::new();
        let run = place.run(arguments);
        assert!(run.stderr.contains("created $PLACE/istilahi.db"), "{arguments:?}: {}", run.stderr);
        assert!(!place.run(arguments).stderr.contains("created"), "{arguments:?}");
    }
}

#[test]
fn other_commands_do_not_create_it() {
    let place = Place::new();
    for arguments in [
        &["memory", "list"] as &[&str],
        &["memory", "create", "a"],
        &["glossary", "list"],
        &["glossary", "sync"],
        &["unit", "add", "a", "b"],
        &["recognise", "-"],
        &["export"],
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains("istilahi init"), "{arguments:?}: {message}");
        assert!(!place.database().exists(), "{arguments:?}");
    }
}

#[test]
fn the_database_is_found_where_it_is_named() {
    let place = Place::new();
    let mut usual = place.command(&["init", "--empty"]);
    usual.env_remove("ISTILAHI_DB");
    let text = place.finish(usual, b"").ok();
    assert!(text.contains("$PLACE/.local/share/istilahi/istilahi.db"), "{text}");
    let mut moved = place.command(&["init", "--empty"]);
    moved.env_remove("ISTILAHI_DB").env("XDG_DATA_HOME", place.path("data"));
    let text = place.finish(moved, b"").ok();
    assert!(text.contains("$PLACE/data/istilahi/istilahi.db"), "{text}");
    // The option wins over the variable, and makes the folder.
    place.run(&["--db", "new/folder/own.db", "init", "--empty"]).ok();
    assert!(place.path("new/folder/own.db").exists() && !place.database().exists());
}
