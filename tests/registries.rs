//! Registries and the docs that go with each entry: formats, reports, commands.

use std::collections::BTreeSet;

use clap::Command;

use crate::support::project;
use crate::support::sources::rust_files;

#[track_caller]
fn assert_none(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

fn has_text(name: &str) -> bool {
    std::fs::read_to_string(project(name)).is_ok_and(|text| text.lines().filter(|line| !line.is_empty()).count() > 3)
}

/// How often `implementation` stands in the code below `folder`, tests left out.
fn implementations(folder: &str, implementation: &str) -> usize {
    let files = rust_files(folder);
    let code = files.iter().filter(|file| !file.name.ends_with("tests.rs")).flat_map(|file| file.code());
    code.filter(|(_, line)| line.starts_with("impl") && line.contains(&format!(" {implementation}"))).count()
}

#[test]
fn every_format_is_registered_once_and_has_a_page() {
    let all = istilahi::format::ALL;
    assert_eq!(implementations("src/format", "Format for "), all.len(), "formats and entries of format::ALL");
    let names: BTreeSet<&str> = all.iter().map(|format| format.name()).collect();
    assert_eq!(names.len(), all.len(), "two formats have one name");
    let titles: BTreeSet<&str> = all.iter().map(|format| format.title()).collect();
    assert_eq!(titles.len(), all.len(), "two formats have one title");
    let mut faults = Vec::new();
    let mut endings = BTreeSet::new();
    for format in all {
        let name = format.name();
        assert!(istilahi::format::named(name).is_some_and(|found| found.name() == name));
        for ending in format.extensions() {
            assert!(endings.insert(*ending), "two formats claim .{ending}");
            assert!(istilahi::format::with_extension(ending).is_some_and(|found| found.name() == name));
        }
        let useful = format.document_reader().is_some()
            || format.unit_reader().is_some()
            || format.unit_writer().is_some()
            || format.glossary_reader().is_some()
            || format.glossary_writer().is_some()
            || format.parallel().is_some();
        assert!(useful, "{name} can do nothing");
        let page = format!("docs/formats/{name}.md");
        if !has_text(&page) {
            faults.push(page);
        }
    }
    assert_none(&faults, "each format has a page; missing or empty");
}

#[test]
fn every_report_is_registered_once() {
    let all = istilahi::report::ALL;
    assert_eq!(implementations("src/report", "Report for "), all.len(), "reports and entries of report::ALL");
    let names: BTreeSet<&str> = all.iter().map(|form| form.name).collect();
    assert_eq!(names.len(), all.len(), "two reports have one name");
}

#[test]
fn every_form_of_what_a_check_found_is_registered_once_and_described() {
    let all = istilahi::report::check::ALL;
    assert_eq!(implementations("src/report/check", "CheckReport for "), all.len(), "forms and entries of ALL");
    let page = std::fs::read_to_string(project("docs/commands/check.md")).expect("the page of check");
    let names: BTreeSet<&str> = all.iter().map(|form| form.name).collect();
    assert_eq!(names.len(), all.len(), "two forms have one name");
    for name in names {
        assert!(page.contains(&format!("\n| `{name}` |")), "docs/commands/check.md does not describe {name}");
    }
}

#[test]
fn every_command_has_a_file_a_page_and_examples() {
    let mut faults = Vec::new();
    for command in istilahi::cli::command().get_subcommands() {
        let name = command.get_name();
        for (wanted, there) in [
            (
                format!("src/cli/{name}.rs or a folder"),
                has_text(&format!("src/cli/{name}.rs")) || has_text(&format!("src/cli/{name}/mod.rs")),
            ),
            (format!("docs/commands/{name}.md"), has_text(&format!("docs/commands/{name}.md"))),
            (format!("`Examples:` in the help of {name}"), examples(command).is_some()),
        ] {
            if !there {
                faults.push(wanted);
            }
        }
    }
    assert_none(&faults, "each command has these; missing");
}

fn examples(command: &Command) -> Option<String> {
    let help = command.get_after_help()?.to_string();
    let (_, examples) = help.split_once("Examples:\n")?;
    examples.contains(&format!("istilahi {}", command.get_name())).then(|| examples.to_owned())
}

/// An example that cannot be parsed teaches the wrong thing.
#[test]
fn every_example_in_the_help_can_be_typed() {
    let mut seen = 0;
    for command in istilahi::cli::command().get_subcommands() {
        for line in examples(command).unwrap_or_default().lines() {
            // The comment behind an example, and what the shell does with its output.
            let line = line.trim().split("  ").next().unwrap_or_default();
            let line = line.find("istilahi ").map_or(line, |at| &line[at..]);
            let typed =
                line.split([' ']).take_while(|word| !matches!(*word, "|" | ">" | "<")).collect::<Vec<_>>().join(" ");
            let words = shell_words(&typed);
            if let Err(error) = istilahi::cli::command().try_get_matches_from(&words) {
                panic!("{line}\n{error}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} examples were seen");
}

/// The words of a command line with quotes and without anything else that a shell knows.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().expect("there is one at least").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_command_and_option_says_what_it_is_for() {
    fn check(command: &Command, path: &str, faults: &mut Vec<String>) {
        let path = format!("{path} {}", command.get_name());
        if command.get_about().is_none() {
            faults.push(format!("{path}: no description"));
        }
        for argument in command.get_arguments() {
            if argument.get_help().is_none() && !matches!(argument.get_id().as_str(), "help" | "version") {
                faults.push(format!("{path}: {} has no help", argument.get_id()));
            }
        }
        for below in command.get_subcommands() {
            check(below, &path, faults);
        }
    }
    let mut faults = Vec::new();
    check(&istilahi::cli::command(), "", &mut faults);
    assert_none(&faults, "help");
}
