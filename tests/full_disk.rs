//! A disk with no room left: the command says so, and the last committed state is there.

#![cfg(target_os = "linux")]

use std::process::Command;

use crate::generator::made::Memory;
use crate::support::{Place, Run, skipped, tmx};

fn place_with_a_large_file() -> Place {
    let place = Place::new();
    place.write("main.tmx", tmx(&[("The furnace melts tin.", "Tanuri huyeyusha bati.")]));
    place.run(&["import", "main.tmx"]).ok();
    let mut file = Vec::new();
    Memory::new(6).write_tmx(4000, &mut file).expect("a vector takes everything");
    place.write("large.tmx", file);
    place
}

/// The program as `before` says, a piece of shell that ends before the program's name.
fn run_after(place: &Place, before: &str, arguments: &[&str]) -> Run {
    let plain = place.command(arguments);
    let mut command = Command::new("unshare");
    if before.starts_with("mount") {
        command.args(["-rm", "sh"]);
    } else {
        command = Command::new("sh");
    }
    command.args(["-c", &format!("{before}; exec \"$0\" \"$@\"")]).arg(env!("CARGO_BIN_EXE_istilahi")).args(arguments);
    command.current_dir(place.path("")).env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    place.finish(command, b"")
}

/// The state before is there, and the next import works.
#[track_caller]
fn nothing_was_kept(place: &Place, before: &[(String, u64)]) {
    assert_eq!(place.memories(), before);
    place.is_whole();
    let found = place.run(&["suggest", "--text", "The furnace melts zinc.", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["memory"], "main");
    place.run(&["import", "large.tmx"]).ok();
    assert_eq!(place.memories().len(), before.len() + 1);
    place.is_whole();
}

#[test]
fn files_that_may_not_grow_keep_an_import_out() {
    let place = place_with_a_large_file();
    let before = place.memories();
    for kilobytes in [1, 600, 1500] {
        let limit = format!("trap '' XFSZ; ulimit -f {}", kilobytes * 2);
        let message = run_after(&place, &limit, &["import", "large.tmx"]).refused();
        assert!(message.contains("istilahi.db"), "it names the file: {message}");
        assert!(message.contains("the disk works and has room") || message.contains("room in"), "{message}");
        assert_eq!(place.memories(), before);
    }
    nothing_was_kept(&place, &before);
}

#[test]
fn files_that_may_not_grow_keep_a_backup_out() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["backup", "old.db"]).ok();
    let old = std::fs::read(place.path("old.db")).unwrap();
    for file in ["new.db", "old.db"] {
        let limit = "trap '' XFSZ; ulimit -f 200";
        let message = run_after(&place, limit, &["backup", file, "--force"]).refused();
        assert!(message.contains(file) && message.contains("hint:"), "it names the file: {message}");
    }
    assert!(!place.path("new.db").exists());
    assert_eq!(std::fs::read(place.path("old.db")).unwrap(), old, "what stood there still stands there");
    let names = std::fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names.filter(|name| name.to_string_lossy().ends_with(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_full_disk_keeps_an_import_out() {
    let place = place_with_a_large_file();
    let before = place.memories();
    std::fs::create_dir(place.path("small")).unwrap();
    let mount = "mount -t tmpfs -o size=SIZE tmpfs small && cp istilahi.db small/";
    if !Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success()) {
        return skipped("a small disk cannot be mounted here");
    }
    for megabytes in [1, 3] {
        let mount = mount.replace("SIZE", &format!("{megabytes}m"));
        // What is on the disk is gone with it, so all is asked for in one go.
        let then = "\"$0\" --db small/istilahi.db import large.tmx; echo status $? >&2; df small >&2";
        let before_program = format!("{mount} && {then}");
        let run = run_after(
            &place,
            &before_program,
            &["--db", "small/istilahi.db", "suggest", "--text", "The furnace melts zinc."],
        );
        if run.stderr.contains("mount:") {
            return skipped("a small disk cannot be mounted here");
        }
        assert!(run.stderr.contains("the disk is full"), "{megabytes} MB: {}", run.stderr);
        assert!(run.stderr.contains("make room"), "{}", run.stderr);
        assert!(run.stderr.contains("status 2"), "{}", run.stderr);
        assert!(run.stdout.contains("Tanuri huyeyusha"), "{}{}", run.stdout, run.stderr);
    }
    nothing_was_kept(&place, &before);
}
