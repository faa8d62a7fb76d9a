//! The project's own source files, as the tests of the house read them.

use std::path::{Path, PathBuf};

use super::project;

/// A Rust file of the project.
pub(crate) struct Source {
    /// Its path from the project's folder, with `/`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

impl Source {
    /// The numbered lines without comments; a string that holds `//` is cut too, which hides no path.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }

    /// The names of the modules that lead here from the root of its tree: `["format", "tmx", "reader"]`.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.name.split_once('/').map_or("", |(_, path)| path);
        let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }
}

/// The Rust files below `folder`, by name.
pub(crate) fn rust_files(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&project(folder), &mut paths);
    paths.sort();
    let root = project("");
    let source = |path: &PathBuf| Source {
        name: path.strip_prefix(&root).expect("it lies in the project").to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(path).expect("a source file is text"),
    };
    paths.iter().map(source).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
