//! The house: floors and sizes. Each test names every place that breaks its rule.

use crate::support::sources::{Source, rust_files};

/// The floor of each module of the crate.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("model", 1),
    ("format", 2),
    ("fragments", 2),
    ("matching", 2),
    ("spotting", 2),
    ("swahili", 2),
    ("placeables", 3),
    ("identify", 3),
    ("terminology", 3),
    ("align", 4),
    ("extract", 4),
    ("check", 4),
    ("repair", 4),
    ("store", 5),
    ("app", 6),
    ("report", 7),
    ("cli", 8),
];

/// What only the surfaces may do: print, exit, read the environment.
const SURFACE_ONLY: &[&str] = &[
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "process::exit",
    "process::abort",
    "std::env",
    "env::var",
    "env::args",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "anstream::stdout",
    "anstream::stderr",
];

const LONGEST_FILE: usize = 400;

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

#[track_caller]
fn assert_none(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The places after `path` in `line`, where it is no part of a longer word.
fn after<'a>(line: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(path)
        .filter(|(at, _)| !line[..*at].ends_with(is_word))
        .map(move |(at, _)| &line[at + path.len()..])
}

/// The names that a path goes on with: `x` of `x::y`, `x` and `y` of `{x::z, y}`.
fn names(rest: &str) -> Vec<&str> {
    let name = |text: &'_ str| text.len() - text.trim_start_matches(is_word).len();
    let Some(group) = rest.strip_prefix('{') else {
        return vec![&rest[..name(rest)]];
    };
    let mut depth = 0;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let one = group[start..at].trim();
                found.push(&one[..name(one)]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The modules of the crate that a line of a file in the module `own` names; `inside` counts the inline modules around
/// the line.
fn imported<'a>(line: &'a str, own: &[&'a str], inside: usize) -> Vec<&'a str> {
    let mut found: Vec<&str> =
        ["crate::", "istilahi::"].iter().flat_map(|root| after(line, root)).flat_map(names).collect();
    for mut rest in after(line, "super::") {
        let mut up = 1;
        while let Some(further) = rest.strip_prefix("super::") {
            rest = further;
            up += 1;
        }
        // `super` reached the root of the crate.
        if up >= own.len() + inside {
            found.extend(names(rest));
        }
    }
    found
}

fn imports(source: &Source) -> Vec<(usize, String)> {
    let own = source.module();
    let mut inside = 0;
    let mut found = Vec::new();
    let mut statement = String::new();
    let mut first = 0;
    for (number, line) in source.code() {
        if !line.starts_with(' ') && line.contains("mod ") && line.trim_end().ends_with('{') {
            inside = 1;
        } else if line.starts_with('}') {
            inside = 0;
        }
        // A `use` over several lines is one statement.
        if statement.is_empty() {
            first = number;
        }
        statement.push_str(line.trim());
        if statement.contains("use ") && !statement.contains(';') && statement.contains('{') {
            continue;
        }
        found.extend(imported(&statement, &own, inside).into_iter().map(|name| (first, name.to_owned())));
        statement.clear();
    }
    found
}

#[test]
fn imports_go_down_and_never_up_or_sideways() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for source in rust_files("src") {
        let own = source.module().first().copied().unwrap_or("").to_owned();
        let Some(mine) = floor(&own).or(own.is_empty().then_some(9)) else {
            faults.push(format!("{}: the module `{own}` has no floor", source.name));
            continue;
        };
        for (line, name) in imports(&source) {
            let Some(theirs) = floor(&name) else { continue };
            seen += 1;
            if name != own && theirs >= mine {
                faults.push(format!("{}:{line}: {own} (floor {mine}) imports {name} (floor {theirs})", source.name));
            }
        }
    }
    assert_none(&faults, "a module imports only from floors below its own");
    assert!(seen > 100, "only {seen} imports were seen: the test has lost its eyes");
}

#[test]
fn the_reader_of_imports_sees_each_kind() {
    assert_eq!(imported("use crate::{app::X, store::{A, B}, cli};", &["text"], 0), ["app", "store", "cli"]);
    assert_eq!(imported("let x = crate::report::ALL; $crate::cli::run()", &["text"], 0), ["report", "cli"]);
    assert_eq!(imported("use super::super::store::Store;", &["format", "tmx"], 0), ["store"]);
    assert_eq!(imported("use super::reader;", &["format", "tmx"], 0), [""; 0]);
    assert_eq!(imported("use crate::{cli, };", &["text"], 0), ["cli"]);
    assert_eq!(imported("use super::super::store;", &["format"], 1), ["store"]);
    assert_eq!(imported("use super::store;", &["format"], 1), [""; 0]);
    let text = "use crate::{\n    model::Unit, // crate::cli\n    app::suggest,\n};\n".to_owned();
    let source = Source { name: "src/text/tokens.rs".to_owned(), text };
    assert_eq!(imports(&source), [(1, "model".to_owned()), (1, "app".to_owned())]);
}

/// Where SQL is: our database, and Trados memories, which are databases of another program that are only read.
const KNOW_SQL: &[&str] = &["src/store/", "src/format/sdltm/"];

#[test]
fn only_the_store_knows_sql() {
    let mut faults = Vec::new();
    let knows = |name: &str| KNOW_SQL.iter().any(|folder| name.starts_with(folder));
    for source in rust_files("src").iter().filter(|source| !knows(&source.name)) {
        for (number, line) in source.code() {
            if after(line, "rusqlite").next().is_some() {
                faults.push(format!("{}:{number}: {}", source.name, line.trim()));
            }
        }
    }
    assert_none(
        &faults,
        "rusqlite is named only in src/store, and in src/format/sdltm for the files of another program",
    );
}

#[test]
fn only_the_surfaces_print_exit_and_read_the_environment() {
    let mut faults = Vec::new();
    let surface = |name: &str| name.starts_with("src/cli/") || name == "src/main.rs";
    for source in rust_files("src").iter().filter(|source| !surface(&source.name)) {
        for (number, line) in source.code() {
            for word in SURFACE_ONLY.iter().filter(|word| after(line, word).next().is_some()) {
                faults.push(format!("{}:{number}: {word}", source.name));
            }
        }
    }
    assert_none(&faults, "printing, exiting and the environment belong to src/cli and main.rs");
}

#[test]
fn no_file_is_forgotten() {
    let mut faults = Vec::new();
    for (folder, roots) in [("src", &["lib", "main"][..]), ("tests", &["main"])] {
        let files = rust_files(folder);
        for source in &files {
            let module = source.module();
            let Some((name, parents)) = module.split_last().filter(|_| !roots.contains(&module.join("/").as_str()))
            else {
                continue;
            };
            let root = if folder == "src" { "lib" } else { "main" };
            let parent = if parents.is_empty() { root.to_owned() } else { parents.join("/") };
            let homes = [format!("{folder}/{parent}.rs"), format!("{folder}/{parent}/mod.rs")];
            let declared = files
                .iter()
                .filter(|file| homes.contains(&file.name))
                .any(|file| file.code().any(|(_, line)| line.trim_end().ends_with(&format!("mod {name};"))));
            if !declared {
                faults.push(format!("{}: no `mod {name};` in {}", source.name, homes.join(" or ")));
            }
        }
    }
    assert_none(&faults, "a file that is no module is not compiled");
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let lengths = rust_files("src").into_iter().map(|source| (source.text.lines().count(), source.name));
    let faults: Vec<String> = lengths
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, name)| format!("{name}: {lines} lines"))
        .collect();
    assert_none(&faults, "a source file has at most 400 lines");
}
