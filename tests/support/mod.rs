//! What the tests share: a place of its own for each test, with a fixed clock and nothing of the user's.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// 2026-11-22T10:00:00Z.
const NOW: &str = "1795341600";

/// An empty folder, a database that is not there yet, and a fixed environment.
pub struct Place {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Place {
    pub fn new() -> Self {
        Place { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A place whose database holds nothing.
    pub fn empty() -> Self {
        let place = Place::new();
        place.run(&["init", "--empty"]).ok();
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn database(&self) -> PathBuf {
        self.path("istilahi.db")
    }

    /// Puts a file into the folder, from which the program runs.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path(name), content).expect("a file in a temporary folder");
        self
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program with `arguments`, to be changed before it runs.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_istilahi"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("ISTILAHI_DB", self.database())
            .env("ISTILAHI_AUTHOR", "tester")
            .env("SOURCE_DATE_EPOCH", NOW);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.finish(self.command(arguments), b"")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
        self.finish(self.command(arguments), input.as_ref())
    }

    pub fn finish(&self, mut command: Command, input: &[u8]) -> Run {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is piped");
        let input = input.to_vec();
        // A program that ends without reading its input closes it, which is no fault of the test.
        let feed = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the program ends");
        feed.join().expect("its input was fed");
        Run {
            status: output.status.code().expect("it ends by itself"),
            stdout: self.placeless(&output.stdout),
            stderr: self.placeless(&output.stderr),
        }
    }

    /// Text without the name of the folder.
    fn placeless(&self, bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec())
            .expect("what the program writes is UTF-8")
            .replace(&self.folder.path().display().to_string(), "$PLACE")
    }
}

impl Run {
    /// Asserts that it was done, and gives its output.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}", self.stderr);
        self.stdout
    }

    /// Asserts that it could not be done, and gives its messages.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!(self.status, 2, "{}{}", self.stdout, self.stderr);
        assert!(self.stderr.contains("error:"), "{}", self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self.stderr
    }

    /// The objects of JSON Lines.
    #[track_caller]
    pub fn objects(self) -> Vec<serde_json::Value> {
        let objects = self.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON"));
        objects.collect()
    }
}

/// A file of the project.
pub fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the project.
pub fn project_text(name: &str) -> String {
    std::fs::read_to_string(project(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
