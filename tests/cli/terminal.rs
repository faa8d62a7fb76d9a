//! What reaches the terminal: colours, closed pipes, the clock, which stream says what.

use std::process::Stdio;

use crate::support::{Place, project_text};

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for arguments in
        [&["suggest", "--text", "Copper and tin are metals."] as &[&str], &["term", "copper"], &["memory", "list"]]
    {
        let run = |colour: &[&str]| place.run(&[arguments, colour].concat());
        for colour in [&[] as &[&str], &["--color", "auto"], &["--color", "never"]] {
            let run = run(colour);
            assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'), "{arguments:?} {colour:?}");
        }
        let coloured = run(&["--color", "always"]);
        assert!(coloured.stdout.contains("\u{1b}["), "{arguments:?}");
        // The words are the same.
        if arguments[0] != "suggest" {
            assert_eq!(without_escapes(&coloured.stdout), run(&["--color", "never"]).stdout);
        }
    }
    let json = place.run(&["suggest", "--text", "Copper.", "--format", "json", "--color", "always"]);
    assert!(!json.stdout.contains('\u{1b}'));
    let message = place.run(&["memory", "list", "--color", "sometimes"]).refused();
    assert!(message.contains("always"), "{message}");
}

#[test]
fn errors_go_by_the_same_option() {
    let place = Place::new();
    let run = place.run(&["memory", "list", "--color", "never"]);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
    let mut forced = place.command(&["memory", "list"]);
    forced.env("NO_COLOR", "1");
    assert!(!place.finish(forced, b"").stderr.contains('\u{1b}'));
}

fn without_escapes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').expect("an escape sequence ends").1;
    }
    plain + rest
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("long.md", project_text("examples/aluminium-recycling.en.md").repeat(3));
    for arguments in [
        &["glossary", "list"] as &[&str],
        &["glossary", "list", "--format", "json"],
        &["glossary", "export"],
        &["suggest", "long.md", "--format", "json"],
        &["recognise", "long.md", "--format", "json"],
        &["export"],
        &["completions", "bash"],
        &["man", "suggest"],
        &["memory", "list"],
        &["init"],
        &["--help"],
    ] {
        let mut command = place.command(arguments);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(!said.contains("error") && !said.contains("ipe"), "{arguments:?}: {said}");
    }
}

#[test]
fn the_clock_can_be_set() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    let mut later = place.command(&["unit", "add", "Zinc", "Zinki"]);
    later.env("SOURCE_DATE_EPOCH", "86400");
    place.finish(later, b"").ok();
    let changed = |text: &str| {
        let found = place.run(&["suggest", "--text", text, "--format", "json"]).objects();
        found[0]["matches"][0]["changed"].as_str().unwrap().to_owned()
    };
    assert_eq!(changed("Tin"), "2026-11-22T10:00:00Z");
    assert_eq!(changed("Zinc"), "1970-01-02T00:00:00Z");
    let text = place.run(&["suggest", "--text", "Tin"]).ok();
    assert!(text.contains("2026-11-22"), "{text}");
    // The same data give the same file.
    assert_eq!(place.run(&["export"]).ok(), place.run(&["export"]).ok());
}

#[test]
fn data_goes_to_standard_output_and_the_rest_to_standard_error() {
    let place = Place::new();
    let run = place.run(&["suggest", "--text", "Copper.", "--format", "json"]);
    assert!(run.stderr.contains("created "), "{}", run.stderr);
    for line in run.stdout.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    let run = place.run(&["suggest", "--text", "Copper."]);
    assert!(run.stderr.contains("1 segment"), "{}", run.stderr);
    let version = place.run(&["--version"]);
    assert_eq!(version.ok(), format!("istilahi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn drafts_are_written_although_nobody_reads_the_suggestions() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let release = project_text("examples/aluminium-recycling.en.md");
    // Once less than the output buffer holds, once more.
    for (name, times) in [("short.md", 1), ("long.md", 12)] {
        place.write(name, release.repeat(times));
        let mut command = place.command(&["suggest", name, "--output", "draft.tmx", "--format", "json"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{name}");
        assert!(place.read("draft.tmx").contains("</tmx>"), "{name}");
        std::fs::remove_file(place.path("draft.tmx")).unwrap();
    }
}
