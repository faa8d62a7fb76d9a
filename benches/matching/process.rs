//! One whole process for one segment.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::figures::{Times, shown};
use crate::generator::Memory;

/// `suggest --text` as a process: wall time, page cache warm.
pub(crate) fn measure(path: &Path, units: u64) {
    let memory = Memory::new(7);
    let mut times = Times::default();
    for (text, round) in memory.queries(220, units).zip(0..) {
        let start = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_istilahi"))
            .args(["suggest", "--format", "json", "--text", &text])
            .env_clear()
            .env("ISTILAHI_DB", path)
            .env("HOME", path.parent().unwrap_or(Path::new("/")))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the program starts");
        assert!(status.code().is_some_and(|code| code < 2), "{status}");
        if round >= 20 {
            times.push(start.elapsed());
        }
    }
    println!(
        "  one process for one segment (wall, glossary and fragments included): median {}, 95th {}",
        shown(times.percentile(50)),
        shown(times.percentile(95))
    );
}
