//! What the tests share: a place of its own for each test, with a fixed clock and nothing of the user's.

pub(crate) mod sources;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// The folder with real data, which is no part of the project: a test that needs it is skipped where it is absent.
pub(crate) const DATA: &str = "../shared/data";

/// 2026-11-22T10:00:00Z.
const NOW: &str = "1795341600";

/// An empty folder, a database that is not there yet, and a fixed environment.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Place { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A place whose database holds nothing.
    pub(crate) fn empty() -> Self {
        let place = Place::new();
        place.run(&["init", "--empty"]).ok();
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path("istilahi.db")
    }

    /// Puts a file into the folder, from which the program runs.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path(name), content).expect("a file in a temporary folder");
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program with `arguments`, to be changed before it runs.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
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

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.finish(self.command(arguments), b"")
    }

    pub(crate) fn run_with_input(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
        self.finish(self.command(arguments), input.as_ref())
    }

    pub(crate) fn finish(&self, mut command: Command, input: &[u8]) -> Run {
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

    /// The program with `arguments` and an open standard input, left to run.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Asserts that `doctor` finds nothing wrong.
    #[track_caller]
    pub(crate) fn is_whole(&self) {
        let doctor = self.run(&["doctor", "--format", "json"]);
        assert_eq!((doctor.status, doctor.stderr.as_str()), (0, ""), "{}", doctor.stdout);
        for audit in doctor.objects() {
            assert_eq!(audit["found"], 0, "{audit}");
        }
    }

    /// The memories with their numbers of units.
    pub(crate) fn memories(&self) -> Vec<(String, u64)> {
        let name = |one: &serde_json::Value| one["name"].as_str().expect("a memory has a name").to_owned();
        let units = |one: &serde_json::Value| one["units"].as_u64().expect("a memory has a number of units");
        let memories = self.run(&["memory", "list", "--format", "json"]).objects();
        memories.iter().map(|one| (name(one), units(one))).collect()
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
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}", self.stderr);
        self.stdout
    }

    /// Asserts that it could not be done, and gives its messages.
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!(self.status, 2, "{}{}", self.stdout, self.stderr);
        assert!(self.stderr.contains("error:"), "{}", self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self.stderr
    }

    /// The objects of JSON Lines.
    #[track_caller]
    pub(crate) fn objects(self) -> Vec<serde_json::Value> {
        let objects = self.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON"));
        objects.collect()
    }
}

/// A file of the project.
pub(crate) fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the project.
pub(crate) fn project_text(name: &str) -> String {
    std::fs::read_to_string(project(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A file of the real data, or of a folder beside it; `None`, with a message, where it is absent.
pub(crate) fn data(name: &str) -> Option<PathBuf> {
    let path = project(DATA).join(name);
    if !path.exists() {
        skipped(&format!("{DATA}/{name} is not there"));
        return None;
    }
    Some(path)
}

/// Says on the test's output that it, or a part of it, was not run.
pub(crate) fn skipped(why: &str) {
    // Not captured, so that a run shows it: standard output of a passing test is not shown.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// A TMX file with these English and Swahili units.
pub(crate) fn tmx(units: &[(&str, &str)]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"t\" \
         creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" \
         datatype=\"plaintext\"/>\n<body>\n",
    );
    for (source, target) in units {
        text.push_str(&format!(
            "<tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"sw\"><seg>{target}</seg></tuv></tu>\n"
        ));
    }
    text + "</body>\n</tmx>\n"
}
