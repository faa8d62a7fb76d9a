//! Other people's tools read what is written here, and what they write is read here. A test whose tool is not installed
//! says so and passes; `.ci/run` installs them.

mod browser;
mod gettext;
mod omegat;
mod pofilter;
mod pre_commit;
mod schemas;
mod toolkit;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{project, skipped};

/// The program `name`, where it can be found.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        skipped(&format!("{name} is not installed"));
    }
    found
}

/// A Python that has translate-toolkit: the one in `target/tools`, else that of the system.
fn python_with_toolkit() -> Option<PathBuf> {
    let own = project("target/tools/bin/python3");
    let has_toolkit = |python: &PathBuf| {
        let checked = Command::new(python).args(["-c", "import translate, lxml"]).output();
        checked.is_ok_and(|output| output.status.success())
    };
    let found = [own, PathBuf::from("python3")].into_iter().find(has_toolkit);
    if found.is_none() {
        skipped("translate-toolkit is not installed");
    }
    found
}

/// Runs `tool` in `folder` and gives what it printed; a failure is the test's.
#[track_caller]
fn run<S: AsRef<OsStr>>(tool: &Path, folder: &Path, arguments: &[S]) -> String {
    let output = Command::new(tool).args(arguments).current_dir(folder).output().expect("the tool starts");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    assert!(output.status.success(), "{}: {printed}", tool.display());
    printed
}
