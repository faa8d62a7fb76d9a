//! Files that break readers: what becomes of each, by the table that comes with them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::{DATA, Place, Run, skipped};

/// Where we keep more than the table asks for: a unit in a language that is no tag is kept as text of an unknown one.
const KEPT: &[(&str, u64)] = &[("s09_bad_lang.tmx", 2)];

/// A row of the table.
struct Case {
    file: String,
    expected: String,
    /// The numbers of units that are right; 0 for a file that may be refused.
    units: Vec<u64>,
}

fn folder() -> PathBuf {
    std::path::absolute(Path::new(DATA).join("hostile")).unwrap()
}

/// The cases whose file `wanted` takes; none where the data are absent.
fn cases(wanted: impl Fn(&str) -> bool) -> Vec<Case> {
    let Ok(table) = std::fs::read_to_string(folder().join("index.tsv")) else {
        skipped("the hostile files are not there");
        return Vec::new();
    };
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| wanted(row[0]))
        .map(|row| Case {
            file: row[0].to_owned(),
            expected: row[1].to_owned(),
            units: row[2].split('|').filter_map(|number| number.parse().ok()).collect(),
        })
        .collect()
}

/// What is wrong with a run, in words.
fn fault(case: &Case, run: Run, count: &str) -> Option<String> {
    if run.status == 2 {
        let refused = matches!(case.expected.as_str(), "reject" | "either");
        let clear = run.stderr.contains(&case.file) && run.stderr.starts_with("error:");
        return (!refused || !clear).then(|| format!("refused: {}", run.stderr.trim()));
    }
    if run.status != 0 || case.expected == "reject" {
        return Some(format!("exit {}: {}{}", run.status, run.stdout.trim(), run.stderr.trim()));
    }
    let report = run.objects().remove(0);
    let units = report[count].as_u64().unwrap_or(0);
    let kept = KEPT.contains(&(case.file.as_str(), units));
    if !case.units.contains(&units) && !kept {
        return Some(format!("{units} and not {:?}: {report}", case.units));
    }
    let warned = report["warnings"].as_array().is_some_and(|warnings| !warnings.is_empty());
    (case.expected == "import-warn" && !warned).then(|| format!("no warning: {report}"))
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} of the files:\n{}", faults.len(), faults.join("\n"));
}

fn is_tmx(file: &str) -> bool {
    file.ends_with(".tmx") || file.ends_with(".gz") || file.ends_with(".zip")
}

#[test]
fn each_file_is_read_or_refused_as_it_must_be() {
    let mut faults = Vec::new();
    for case in cases(is_tmx) {
        let place = Place::empty();
        let path = folder().join(&case.file);
        let start = Instant::now();
        let run = place.run(&["import", path.to_str().unwrap(), "--format", "json"]);
        if start.elapsed() > Duration::from_secs(5) {
            faults.push(format!("{}: {:?}", case.file, start.elapsed()));
        }
        faults.extend(fault(&case, run, "added").map(|fault| format!("{}: {fault}", case.file)));
    }
    assert_none(&faults);
}

#[test]
fn what_is_read_can_be_written_as_it_was() {
    let mut faults = Vec::new();
    for case in cases(is_really_tmx) {
        let place = Place::empty();
        let path = folder().join(&case.file);
        let first = place.run(&["import", path.to_str().unwrap(), "--memory", "a"]);
        if first.status != 0 {
            continue;
        }
        for options in [&[] as &[&str], &["--exact"]] {
            let export = [&["export", "--memory", "a", "--output", "out.tmx"], options].concat();
            let written = place.run(&export);
            if written.status != 0 {
                faults.push(format!("{} {options:?}: {}", case.file, written.stderr.trim()));
                continue;
            }
            // What was written is read without a repair, and written again the same.
            place.run(&["memory", "delete", "b", "--yes"]);
            let again = place.run(&["import", "out.tmx", "--memory", "b", "--format", "json", "--strict"]);
            if again.status != 0 && options.is_empty() {
                faults.push(format!("{} {options:?} again: {}", case.file, again.stderr.trim()));
            }
            let once = place.read("out.tmx");
            if again.status == 0 {
                place.run(&[&["export", "--memory", "b", "--output", "out.tmx"], options].concat());
                if once != place.read("out.tmx") {
                    faults.push(format!("{} {options:?}: written another time, it is another file", case.file));
                }
            }
        }
    }
    assert_none(&faults);
}

/// The document as canonical XML without white space between elements; `None` where the tool cannot read it.
fn canonical(path: &Path) -> Option<Vec<u8>> {
    let tool = Command::new("xmllint").args(["--nonet", "--noblanks", "--huge", "--c14n"]).arg(path).output().ok()?;
    tool.status.success().then_some(tool.stdout)
}

/// Whether a file is TMX by its content as well.
fn is_really_tmx(file: &str) -> bool {
    is_tmx(file) && file != "s25_xliff_named_tmx.tmx"
}

/// A file that says it is ISO 8859-1 and is read as the web reads that label, as windows-1252: a tool that believes it
/// sees other characters.
const READ_OTHERWISE: &str = "e08_latin1_label_cp1252_bytes.tmx";

#[test]
fn an_exact_export_is_the_same_document() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        skipped("xmllint is not installed");
        return;
    }
    let real = ["all.en-sw.tmx", "en_sw.tsv.tmx"].map(|name| Path::new(DATA).join("tico19").join(name));
    let hostile = cases(|file| is_really_tmx(file) && file.ends_with(".tmx") && file != READ_OTHERWISE)
        .into_iter()
        .map(|case| folder().join(case.file));
    let mut faults = Vec::new();
    let mut compared = 0;
    for path in real.into_iter().chain(hostile).filter(|path| path.is_file()) {
        let path = std::path::absolute(path).unwrap();
        let place = Place::empty();
        let import = place.run(&["import", path.to_str().unwrap(), "--memory", "a", "--strict"]);
        // Comments are left out, and the tool does not leave them out; what is no valid XML has no canonical form.
        let has_comments = std::fs::read(&path).unwrap().windows(4).any(|bytes| bytes == b"<!--");
        let (0, false, Some(before)) = (import.status, has_comments, canonical(&path)) else { continue };
        place.run(&["export", "--memory", "a", "--exact", "--output", "out.tmx"]).ok();
        compared += 1;
        if canonical(&place.path("out.tmx")) != Some(before) {
            faults.push(format!("{}: the exact export is another document", path.display()));
        }
    }
    assert_none(&faults);
    assert!(compared > 40 || !Path::new(DATA).exists(), "only {compared} documents were compared");
}
