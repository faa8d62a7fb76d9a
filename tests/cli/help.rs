//! The help, as a whole: a change to it is seen.

use clap::Command;

use crate::support::Place;

fn collect(place: &Place, command: &Command, path: &[&str], text: &mut String) {
    let help = place.run(&[path, &["--help"]].concat()).ok();
    text.push_str(&format!("$ istilahi {} --help\n{help}\n", path.join(" ")).replace("  --help\n", " --help\n"));
    for below in command.get_subcommands() {
        collect(place, below, &[path, &[below.get_name()]].concat(), text);
    }
}

#[test]
fn help_of_all_commands() {
    let place = Place::new();
    let mut text = String::new();
    collect(&place, &istilahi::cli::command(), &[], &mut text);
    assert!(text.lines().all(|line| line.chars().count() <= 100), "a line is wider than 100 columns");
    assert!(!text.contains("istilahi.db\n    [default"), "the help names no place of this machine");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("help", text);
    });
}

#[test]
fn usage_errors_say_what_to_do() {
    let place = Place::new();
    for (arguments, says) in [
        (&["sugest"] as &[&str], "suggest"),
        (&["suggest", "--min-scor", "80"], "--min-score"),
        (&["suggest", "a", "b"], "b"),
        (&["suggest", "a.txt", "--text", "b"], "--text"),
        (&["term"], "QUERY"),
        (&["unit", "add", "a"], "TARGET"),
        (&["memory"], "list"),
        (&["--lock-timeout", "x", "init"], "--lock-timeout"),
    ] {
        let run = place.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert!(!place.database().exists());
}
