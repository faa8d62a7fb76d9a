//! The docs say what is true: their console sessions run, their links lead somewhere, and what they list is what the
//! program has.

mod console;
mod rules;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::sources::rust_files;
use crate::support::{project, project_text};

/// Every Markdown file of the project that people read, by its path from the project's folder.
fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(project("").join(&folder)).expect("a folder of the project") {
            let entry = entry.expect("an entry of a folder");
            let path = folder.join(entry.file_name());
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                if !name.starts_with('.') && name != "target" {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

fn text_of(page: &Path) -> String {
    project_text(&page.to_string_lossy())
}

/// The lines of `text` that stand outside of fenced blocks.
fn prose(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        !is_fence && !fenced
    });
    lines.collect()
}

/// The first cells of the rows of the table under `heading`, without their backticks.
fn first_column(text: &str, heading: &str) -> Vec<String> {
    let after = text.split_once(heading).unwrap_or_else(|| panic!("there is no `{heading}`")).1;
    let rows =
        after.lines().skip_while(|line| !line.starts_with("|--")).skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').nth(1).unwrap_or("").trim().trim_matches('`').to_owned()).collect()
}

#[test]
fn every_command_has_a_page() {
    let index = project_text("docs/README.md");
    for command in istilahi::cli::command().get_subcommands() {
        let page = format!("commands/{}.md", command.get_name());
        assert!(project("docs").join(&page).is_file(), "docs/{page} is missing");
        assert!(index.contains(&format!("({page})")), "docs/README.md does not link to {page}");
        let text = project_text(&format!("docs/{page}"));
        for option in command.get_subcommands().chain([command]).flat_map(clap_long_names) {
            let is_common = ["help", "db", "color", "lock-timeout"].contains(&option.as_str());
            assert!(is_common || text.contains(&format!("`--{option}")), "docs/{page} does not name --{option}");
        }
    }
}

fn clap_long_names(command: &clap::Command) -> Vec<String> {
    command.get_arguments().filter_map(|argument| argument.get_long().map(str::to_owned)).collect()
}

#[test]
fn every_format_has_a_page() {
    let index = project_text("docs/README.md");
    for format in istilahi::format::ALL {
        let page = format!("formats/{}.md", format.name());
        let text = project_text(&format!("docs/{page}"));
        assert!(index.contains(&format!("({page})")), "docs/README.md does not link to {page}");
        for extension in format.extensions() {
            assert!(text.contains(&format!("`.{extension}`")), "docs/{page} does not name .{extension}");
        }
    }
}

#[test]
fn links_lead_to_files() {
    let mut broken = Vec::new();
    for page in pages().iter().filter(|page| !page.starts_with("examples")) {
        for line in prose(&text_of(page)) {
            for (at, _) in line.match_indices("](") {
                let target = line[at + 2..].split([')', '#', ' ']).next().unwrap_or("");
                let folder = page.parent().unwrap_or(Path::new(""));
                if !target.is_empty() && !target.contains("://") && !project("").join(folder).join(target).exists() {
                    broken.push(format!("{}: {target}", page.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}

#[test]
fn penalties_are_those_of_the_program() {
    let text = project_text("docs/matching.md");
    let source = project_text("src/matching/penalties.rs");
    let documented = first_column(&text, "## Penalties");
    let known: Vec<&str> = istilahi::model::score::Reason::ALL.iter().map(|reason| reason.as_str()).collect();
    assert_eq!(documented, known);
    for (reason, constant) in [
        ("case", "CASE"),
        ("punctuation", "PUNCTUATION"),
        ("number", "NUMBER"),
        ("inline-code", "INLINE_CODE"),
        ("status", "DRAFT"),
        ("machine-origin", "MACHINE"),
        ("alignment-origin", "ALIGNMENT"),
    ] {
        let tenths = source.split_once(&format!("const {constant}: Tenths = ")).expect(constant).1;
        let tenths: f64 = tenths.split(';').next().expect("a number").parse().expect("a number");
        let row = text.lines().find(|line| line.starts_with(&format!("| `{reason}` |"))).expect(reason);
        assert_eq!(row.split('|').nth(2).map(str::trim), Some(format!("{:.1}", tenths / 10.0).as_str()), "{reason}");
    }
}

#[test]
fn kinds_of_json_are_those_of_the_program() {
    let sources = rust_files("src/report");
    let strings = sources.iter().flat_map(|source| source.text.split("\"istilahi/").skip(1));
    let kinds = strings.filter_map(|rest| rest.split_once("/1\"")).map(|(kind, _)| kind);
    // Another string of ours may begin alike, as the name of the fingerprint in SARIF does.
    let kinds: BTreeSet<&str> = kinds.filter(|kind| !kind.contains('"')).collect();
    let text = project_text("docs/json.md");
    let documented: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect();
    let documented: BTreeSet<&str> =
        documented.iter().filter_map(|heading| heading.strip_prefix("istilahi/")?.strip_suffix("/1")).collect();
    assert_eq!(documented, kinds);
}

#[test]
fn the_map_of_the_house_names_every_room() {
    let text = project_text("ARCHITECTURE.md");
    for entry in std::fs::read_dir(project("src")).expect("src") {
        let entry = entry.expect("an entry of src");
        let name = format!("`{}/`", entry.file_name().to_string_lossy());
        assert!(!entry.path().is_dir() || text.contains(&name), "ARCHITECTURE.md does not name {name}");
    }
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = project_text(page);
        let files = text.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs") && name.contains('/'));
        for file in files.filter(|name| !name.contains("NAME")) {
            let there = project(file).is_file() || project("src").join(file).is_file();
            assert!(there, "{page} names {file}, which is not there");
        }
    }
}

#[test]
fn the_checks_run_what_the_readme_says() {
    let readme = project_text("README.md");
    let try_it = readme.split_once("## Try it").expect("a section `Try it`").1;
    let block = try_it.split("```").nth(1).expect("a block of commands");
    let commands: Vec<&str> = block.lines().skip(1).collect();
    assert_eq!(commands, ["cargo run --release -- suggest examples/aluminium-recycling.en.md", "cargo test"]);
    assert!(project_text(".ci/run").contains("cargo test"));
}
