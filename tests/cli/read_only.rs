//! Folders that cannot be written.
//!
//! The superuser can write everywhere, so there the program runs as nobody, by way of setpriv.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::{Place, Run, skipped};

fn set_mode(place: &Place, name: &str, mode: u32) {
    std::fs::set_permissions(place.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
}

/// The command as a user who is not the superuser; `None`, with a message, where that cannot be.
fn as_somebody(place: &Place, arguments: &[&str]) -> Option<Command> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() != b"0" {
        return Some(place.command(arguments));
    }
    let setpriv = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_istilahi");
        let plain = place.command(arguments);
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]).args(arguments);
        command.current_dir(place.path("")).env_clear();
        command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        command
    };
    if !setpriv(&["--version"]).output().is_ok_and(|output| output.status.success()) {
        skipped("the superuser can write everywhere, and setpriv cannot run the program as nobody");
        return None;
    }
    Some(setpriv(arguments))
}

fn run(place: &Place, arguments: &[&str]) -> Option<Run> {
    Some(place.finish(as_somebody(place, arguments)?, b""))
}

/// A place that everyone can enter, with the folder `locked` that nobody can write.
fn place_with_a_locked_folder() -> Place {
    let place = Place::new();
    set_mode(&place, "", 0o755);
    std::fs::create_dir(place.path("locked")).unwrap();
    place
}

#[test]
fn a_database_is_not_created_there() {
    let place = place_with_a_locked_folder();
    set_mode(&place, "locked", 0o555);
    for database in ["locked/new.db", "locked/below/new.db"] {
        for command in [&["init"] as &[&str], &["suggest", "--text", "Copper."], &["import", "-"]] {
            let Some(run) = run(&place, &[&["--db", database], command].concat()) else { return };
            let message = run.refused();
            assert!(message.contains(database) && message.contains("--db"), "{message}");
        }
    }
    assert_eq!(std::fs::read_dir(place.path("locked")).unwrap().count(), 0);
    set_mode(&place, "locked", 0o755);
}

#[test]
fn one_that_is_there_is_not_written() {
    let place = place_with_a_locked_folder();
    place.run(&["--db", "locked/here.db", "init"]).ok();
    set_mode(&place, "locked/here.db", 0o444);
    let before = std::fs::read(place.path("locked/here.db")).unwrap();
    set_mode(&place, "locked", 0o555);
    let with = |arguments: &[&str]| run(&place, &[&["--db", "locked/here.db"], arguments].concat());
    for arguments in [&["unit", "add", "a", "b"] as &[&str], &["memory", "create", "x"], &["glossary", "sync"]] {
        let Some(refused) = with(arguments) else { return };
        let message = refused.refused();
        assert!(
            message.contains("read-only") && message.contains("copy") && message.contains("here.db"),
            "{arguments:?}: {message}"
        );
    }
    assert_eq!(std::fs::read(place.path("locked/here.db")).unwrap(), before);
    set_mode(&place, "locked", 0o755);
}

#[test]
fn files_that_may_not_be_read_or_written() {
    let place = place_with_a_locked_folder();
    place.write("secret.md", "Copper.");
    place.run(&["--db", "open.db", "init"]).ok();
    set_mode(&place, "", 0o777);
    set_mode(&place, "secret.md", 0o000);
    set_mode(&place, "locked", 0o555);
    let Some(read) = run(&place, &["--db", "open.db", "suggest", "secret.md"]) else { return };
    let message = read.refused();
    assert!(message.contains("secret.md") && message.contains("hint:"), "{message}");
    let message = run(&place, &["--db", "open.db", "export", "--output", "locked/a.tmx"]).unwrap().refused();
    assert!(message.contains("locked/a.tmx") && message.contains("hint:"), "{message}");
    set_mode(&place, "locked", 0o755);
}

#[test]
fn one_that_is_there_is_read() {
    let place = place_with_a_locked_folder();
    place.run(&["--db", "locked/here.db", "init"]).ok();
    set_mode(&place, "locked/here.db", 0o444);
    set_mode(&place, "locked", 0o555);
    let with = |arguments: &[&str]| run(&place, &[&["--db", "locked/here.db"], arguments].concat());
    let Some(found) = with(&["suggest", "--text", "Copper.", "--format", "json"]) else { return };
    assert_eq!(found.status, 0, "{}", found.stderr);
    assert_eq!(found.objects()[0]["terms"][0]["concept"], "copper");
    for arguments in [&["term", "copper"] as &[&str], &["glossary", "list"], &["memory", "list"], &["export"]] {
        assert_eq!(with(arguments).unwrap().status, 0, "{arguments:?}");
    }
    set_mode(&place, "locked", 0o755);
}
