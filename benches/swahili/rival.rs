//! The lemmatiser simplemma on the same words, for comparison.

use std::io::Write;
use std::process::{Command, Stdio};

const SCRIPT: &str =
    "import sys, simplemma\nfor line in sys.stdin: print(simplemma.lemmatize(line.strip(), lang='sw'))";

/// What simplemma makes of `words`, in order; `None` where it is not installed.
pub(crate) fn lemmas(words: &[&str]) -> Option<Vec<String>> {
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let text = words.join("\n");
    let mut stdin = child.stdin.take()?;
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let written = writer.join().is_ok_and(|result| result.is_ok());
    let lemmas: Vec<String> = String::from_utf8(output.stdout).ok()?.lines().map(str::to_owned).collect();
    (written && lemmas.len() == words.len()).then_some(lemmas)
}
