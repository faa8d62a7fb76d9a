//! What the rules are worth on text that people wrote: every error and warning on tico19 was judged, and the verdicts
//! are in `tests/checks/tico19/`, one file a rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use crate::support::{Place, data, project, project_text};

/// A finding that somebody judged.
#[derive(Clone, Debug)]
struct Judged {
    rule: String,
    unit: String,
    words: String,
    verdict: String,
    why: String,
}

/// All verdicts, by rule and then in the order of the text.
fn verdicts() -> Vec<Judged> {
    let mut files: Vec<_> = std::fs::read_dir(project("tests/checks/tico19"))
        .expect("the verdicts")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let rule = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        for line in text.lines().skip(1) {
            let [unit, words, verdict, why] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{rule}: not four columns: {line}");
            };
            assert!(["real", "false", "doubtful"].contains(&verdict), "{rule}: `{verdict}` is no verdict: {line}");
            let [unit, words, verdict, why] = [unit, words, verdict, why].map(str::to_owned);
            all.push(Judged { rule: rule.clone(), unit, words, verdict, why });
        }
    }
    all
}

/// What the program reports of tico19, with the shipped glossary.
fn findings() -> Option<Vec<serde_json::Value>> {
    let file = data("tico19/all.en-sw.tmx")?;
    let place = Place::new();
    let run = place.run(&["check", file.to_str().expect("a plain path"), "--report", "json", "--fail-on", "info"]);
    Some(run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
}

fn word<'a>(finding: &'a serde_json::Value, field: &str) -> &'a str {
    finding[field].as_str().unwrap_or_default()
}

/// The words of a finding as a table holds them.
fn words(finding: &serde_json::Value) -> String {
    word(finding, "text").replace(['\t', '\n', '\r'], " ")
}

/// How many of the rows are real, false and doubtful.
fn tally<'a>(rows: impl Iterator<Item = &'a Judged>) -> [usize; 3] {
    let mut tally = [0; 3];
    for row in rows {
        tally[["real", "false", "doubtful"].iter().position(|one| *one == row.verdict).expect("a verdict")] += 1;
    }
    tally
}

#[test]
#[expect(clippy::print_stdout, reason = "what was measured, for those who ask to see it")]
fn errors_and_warnings_on_good_translations_are_few_and_mostly_real() {
    let Some(findings) = findings() else { return };
    let verdicts = verdicts();
    let judged: BTreeMap<(&str, &str, &str), &Judged> =
        verdicts.iter().map(|row| ((row.rule.as_str(), row.unit.as_str(), row.words.as_str()), row)).collect();
    let mut unknown = String::new();
    let mut by_severity: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    let mut by_rule: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for finding in findings.iter().filter(|one| word(one, "severity") != "info") {
        let (rule, unit, words) = (word(finding, "rule"), word(finding, "name"), words(finding));
        match judged.get(&(rule, unit, words.as_str())) {
            Some(row) => {
                by_severity.entry(word(finding, "severity")).or_default().push(row);
                by_rule.entry(rule).or_default().push(row);
            }
            None => writeln!(unknown, "{rule}\t{unit}\t{words}\t{}", word(finding, "message")).expect("a string"),
        }
    }
    assert!(unknown.is_empty(), "not judged yet:\n{unknown}");
    let of = |severity: &str| tally(by_severity.get(severity).into_iter().flatten().copied());
    let (errors, warnings) = (of("error"), of("warning"));
    for (rule, rows) in &by_rule {
        let [real, wrong, doubtful] = tally(rows.iter().copied());
        println!("{rule:<24} {:>4} findings: {real} real, {wrong} false, {doubtful} doubtful", rows.len());
    }
    println!("errors {errors:?}, warnings {warnings:?} (real, false, doubtful)");
    assert!(errors.iter().sum::<usize>() <= 15 && errors[0] >= 12, "errors: {errors:?}");
    let all: usize = errors.iter().chain(&warnings).sum();
    // pofilter raises 543 flags on these pairs.
    assert!(all <= 543 / 2, "{all} errors and warnings");
    assert!((errors[0] + warnings[0]) * 10 >= all * 6, "{} of {all} are real", errors[0] + warnings[0]);
}

/// The rules that compare numbers.
const NUMBERS: [&str; 3] = ["number.value", "number.missing", "number.added"];

#[test]
fn numbers_that_differ_are_found() {
    let Some(findings) = findings() else { return };
    let verdicts = verdicts();
    let found: Vec<&Judged> = verdicts
        .iter()
        .filter(|row| NUMBERS.contains(&row.rule.as_str()))
        .filter(|row| {
            findings
                .iter()
                .any(|one| word(one, "rule") == row.rule && word(one, "name") == row.unit && words(one) == row.words)
        })
        .collect();
    let [_, wrong, _] = tally(found.iter().copied());
    let units = found.iter().filter(|row| row.verdict == "real").map(|row| row.unit.as_str());
    let units = units.collect::<BTreeSet<&str>>().len();
    assert!(units >= 22 && wrong <= 2, "{units} real, {wrong} false");
}

/// A verdict on what is not found any more would count for a rule that has changed.
#[test]
fn every_verdict_is_of_something_that_is_found() {
    let Some(findings) = findings() else { return };
    let found: BTreeSet<(&str, &str, String)> =
        findings.iter().map(|one| (word(one, "rule"), word(one, "name"), words(one))).collect();
    let stale: Vec<String> = verdicts()
        .into_iter()
        .filter(|row| !found.contains(&(row.rule.as_str(), row.unit.as_str(), row.words.clone())))
        .map(|row| format!("{}\t{}\t{}", row.rule, row.unit, row.words))
        .collect();
    assert!(stale.is_empty(), "take out, or find again:\n{}", stale.join("\n"));
}

/// What a rule's docs say of its precision is what the verdicts say.
#[test]
fn precision_is_what_was_measured() {
    let verdicts = verdicts();
    let mut wrong = Vec::new();
    for rule in istilahi::check::all() {
        let [real, not_real, doubtful] = tally(verdicts.iter().filter(|row| row.rule == rule.id()));
        let all = real + not_real + doubtful;
        let measured = (all >= 5).then(|| (real as f64 / all as f64 * 100.0).round() / 100.0);
        // A figure stands on five findings at least.
        if let Some(said) = rule.precision()
            && measured.is_none_or(|measured| (said - measured).abs() > 0.011)
        {
            wrong.push(format!("{}: says {said}, measured {measured:?} ({real} of {all})", rule.id()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page on precision has the tally of each rule, and lists each error with its verdict.
#[test]
fn the_page_on_precision_says_what_was_found() {
    let Some(findings) = findings() else { return };
    let verdicts = verdicts();
    let judged = |finding: &serde_json::Value| {
        let (rule, unit, words) = (word(finding, "rule"), word(finding, "name"), words(finding));
        verdicts.iter().find(|row| row.rule == rule && row.unit == unit && row.words == words)
    };
    let mut errors = "| unit | rule | words | verdict | why |\n|---|---|---|---|---|\n".to_owned();
    let mut rules: BTreeMap<(&str, &str), Vec<&Judged>> = BTreeMap::new();
    for finding in findings.iter().filter(|one| word(one, "severity") != "info") {
        let (rule, severity) = (word(finding, "rule"), word(finding, "severity"));
        let Some(row) = judged(finding) else { continue };
        rules.entry((severity, rule)).or_default().push(row);
        if severity == "error" {
            let words = row.words.replace('|', "\\|");
            writeln!(errors, "| {} | `{rule}` | {words} | {} | {} |", row.unit, row.verdict, row.why)
                .expect("a string");
        }
    }
    let mut table = "| severity | rule | findings | real | false | doubtful |\n|---|---|---|---|---|---|\n".to_owned();
    let mut sums: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for ((severity, rule), rows) in &rules {
        let [real, wrong, doubtful] = tally(rows.iter().copied());
        writeln!(table, "| {severity} | `{rule}` | {} | {real} | {wrong} | {doubtful} |", rows.len())
            .expect("a string");
        let sum = sums.entry(severity).or_default();
        *sum = [sum[0] + real, sum[1] + wrong, sum[2] + doubtful];
    }
    for (severity, [real, wrong, doubtful]) in &sums {
        let all = real + wrong + doubtful;
        writeln!(table, "| {severity} | all | {all} | {real} | {wrong} | {doubtful} |").expect("a string");
    }
    on_the_page_on_precision(&[("tally", &table), ("errors", &errors)]);
}

/// The page on precision has these contents at the places called so; with `UPDATE_DOCS` it gets them.
pub(crate) fn on_the_page_on_precision(contents: &[(&str, &str)]) {
    // Two tests write the page, each its own places.
    static PAGE: Mutex<()> = Mutex::new(());
    let _alone = PAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let page = project_text("docs/precision.md");
    let whole = contents.iter().fold(page.clone(), |page, (name, content)| between(&page, name, content));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(project("docs/precision.md"), &whole).expect("the page can be written");
    } else {
        assert_eq!(page, whole, "to write what was found: UPDATE_DOCS=1 cargo test");
    }
}

/// `page` with `content` at the place called `name`.
fn between(page: &str, name: &str, content: &str) -> String {
    let start = format!("<!-- {name} -->\n");
    let (before, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no place for {name}"));
    let (_, after) = rest.split_once("<!-- end -->").expect("its end");
    format!("{before}{start}{content}<!-- end -->{after}")
}
