//! Licences: what comes with the program may be passed on with it.

use cargo_metadata::{CargoOpt, Metadata, MetadataCommand};

use crate::support::{project, skipped};

const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression lets us choose nothing but allowed licences. `/` is an old way to write OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    matches!(any(&words), Some((true, [])))
}

/// Reads `A OR B …` from the start of `words`: whether it is allowed, and what follows; `None` where it is malformed.
fn any<'a, 'b>(words: &'a [&'b str]) -> Option<(bool, &'a [&'b str])> {
    let (mut allowed, mut rest) = all(words)?;
    while let Some((&"OR", more)) = rest.split_first() {
        let (next, after) = all(more)?;
        (allowed, rest) = (allowed | next, after);
    }
    Some((allowed, rest))
}

fn all<'a, 'b>(words: &'a [&'b str]) -> Option<(bool, &'a [&'b str])> {
    let (mut allowed, mut rest) = one(words)?;
    while let Some((&"AND", more)) = rest.split_first() {
        let (next, after) = one(more)?;
        (allowed, rest) = (allowed & next, after);
    }
    Some((allowed, rest))
}

fn one<'a, 'b>(words: &'a [&'b str]) -> Option<(bool, &'a [&'b str])> {
    match words {
        ["(", inside @ ..] => match any(inside)? {
            (allowed, [")", rest @ ..]) => Some((allowed, rest)),
            _ => None,
        },
        ["OR" | "AND" | "WITH" | ")", ..] | [] => None,
        [name, "WITH", exception, rest @ ..] => {
            Some((ALLOWED.contains(&format!("{name} WITH {exception}").as_str()), rest))
        }
        [name, rest @ ..] => Some((ALLOWED.contains(name), rest)),
    }
}

/// The project with all dependencies on all platforms. Cargo has to know crates that only other platforms need, which
/// a build here does not bring: where they can be had neither from its store nor from the network, those are left out.
fn metadata() -> Metadata {
    let run = |options: &[&str]| {
        let options = options.iter().map(|option| (*option).to_owned()).collect::<Vec<_>>();
        let mut command = MetadataCommand::new();
        command.manifest_path(project("Cargo.toml")).features(CargoOpt::AllFeatures).other_options(options);
        command.exec()
    };
    run(&["--locked", "--offline"])
        .or_else(|_| run(&["--locked"]))
        .or_else(|_| {
            skipped("crates that only other platforms need, which are not here and cannot be had");
            run(&["--locked", "--offline", "--filter-platform", &host()])
        })
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"))
}

/// What `rustc` calls this machine.
fn host() -> String {
    let output = std::process::Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

#[test]
fn every_dependency_has_a_permissive_licence() {
    let metadata = metadata();
    let mut faults = Vec::new();
    for package in &metadata.packages {
        let licence = package.license.as_deref().unwrap_or("no licence expression");
        if !is_allowed(licence) {
            faults.push(format!("{} {}: {licence}", package.name, package.version));
        }
    }
    assert!(faults.is_empty(), "not permissive:\n  {}", faults.join("\n  "));
    assert!(metadata.packages.len() > 50, "{} packages: the test has lost its eyes", metadata.packages.len());
}

#[test]
fn the_project_is_under_mit_or_apache() {
    assert_eq!(env!("CARGO_PKG_LICENSE"), "MIT OR Apache-2.0");
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "MIT AND (GPL-2.0 OR Zlib)",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR LGPL-2.1",
        "Zlib OR MIT AND GPL-3.0",
    ] {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT", "MIT MIT", "Apache-2.0 WITH X-exception", "OR", "MIT OR )"] {
        assert!(!is_allowed(bad), "{bad}");
    }
}
