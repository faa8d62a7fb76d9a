//! What candidates are worth: the first fifty of each text were judged, by whether a terminologist of the field would
//! keep them, and the verdicts are in `tests/extract/`, one file a text. The texts are no part of the project.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use crate::support::{Place, data, project};

/// How many candidates of each text were judged.
const JUDGED: &str = "50";

/// A text that was judged: the name of its verdicts, its files, the options, and the least share that is to be kept.
struct Text {
    name: &'static str,
    files: &'static [&'static str],
    options: &'static [&'static str],
    least: f64,
}

/// Lessons 19 to 26 were looked at while the rules were made; the others were not, but to measure.
const TEXTS: &[Text] = &[
    Text {
        name: "en-courses-019-026",
        files: &["019", "020", "021", "022", "023", "024", "025", "026"],
        options: &[],
        least: 0.9,
    },
    Text {
        name: "en-courses-027-033",
        files: &["027", "028", "029", "030", "031", "032", "033"],
        options: &[],
        least: 0.86,
    },
    Text { name: "en-tico19", files: &[], options: &[], least: 0.92 },
    Text {
        name: "sw-courses-019-026",
        files: &["019", "020", "021", "022", "023", "024", "025", "026"],
        options: &["--lang", "sw"],
        least: 0.8,
    },
    Text {
        name: "sw-courses-027-033",
        files: &["027", "028", "029", "030", "031", "032", "033"],
        options: &["--lang", "sw"],
        least: 0.8,
    },
    Text { name: "sw-tico19", files: &[], options: &["--lang", "sw"], least: 0.8 },
    Text { name: "pairs-courses", files: &[], options: &["--bilingual"], least: 0.72 },
    Text { name: "pairs-tico19", files: &[], options: &["--bilingual"], least: 0.84 },
];

impl Text {
    fn paths(&self) -> Option<Vec<String>> {
        let language = &self.name[..2];
        let names: Vec<String> = match self.files {
            [] => vec!["tico19/all.en-sw.tmx".to_owned()],
            files => files.iter().map(|file| format!("courses/{file}.{language}.txt")).collect(),
        };
        names.iter().map(|name| Some(data(name)?.to_str()?.to_owned())).collect()
    }

    fn candidates(&self) -> Option<Vec<String>> {
        let place = Place::new();
        let paths = match self.name {
            "pairs-courses" => {
                place.write("courses.tsv", lessons()?);
                vec!["courses.tsv".to_owned()]
            }
            _ => self.paths()?,
        };
        let mut arguments = vec!["extract", "--format", "json", "--max", JUDGED];
        arguments.extend(paths.iter().map(String::as_str));
        arguments.extend(self.options);
        let run = place.run(&arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Some(run.objects().iter().map(shown).collect())
    }
}

/// The lessons as units: those whose two texts have as many lines, which are translations of each other.
fn lessons() -> Option<String> {
    let mut units = "en\tsw\n".to_owned();
    for lesson in 19..=33 {
        let read = |language: &str| std::fs::read_to_string(data(&format!("courses/0{lesson}.{language}.txt"))?).ok();
        let (english, swahili) = (read("en")?, read("sw")?);
        if english.lines().count() != swahili.lines().count() {
            continue;
        }
        for (english, swahili) in english.lines().zip(swahili.lines()) {
            let (english, swahili) = (english.replace(['\t', '"'], " "), swahili.replace(['\t', '"'], " "));
            if !english.trim().is_empty() && !swahili.trim().is_empty() {
                writeln!(units, "{}\t{}", english.trim(), swahili.trim()).ok()?;
            }
        }
    }
    Some(units)
}

/// A candidate as a table of verdicts has it.
fn shown(candidate: &Value) -> String {
    let term = candidate["term"].as_str().expect("a term");
    match candidate["translations"].as_array().and_then(|all| all.first()) {
        Some(translation) => format!("{term} = {}", translation["term"].as_str().expect("a term")),
        None => term.to_owned(),
    }
}

/// The verdicts on a text: whether each candidate would be kept.
fn verdicts(name: &str) -> BTreeMap<String, bool> {
    let path = project(&format!("tests/extract/{name}.tsv"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = text.lines().skip(1).map(|line| {
        let [candidate, verdict, why] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{name}: not three columns: {line}");
        };
        assert!(verdict == "yes" || verdict == "no" && !why.is_empty(), "{name}: {line}");
        (candidate.to_owned(), verdict == "yes")
    });
    rows.collect()
}

#[test]
fn the_first_fifty_candidates_were_judged_and_are_good_enough() {
    let mut report = String::new();
    let mut faults = Vec::new();
    for text in TEXTS {
        let Some(found) = text.candidates() else { return };
        let judged = verdicts(text.name);
        faults.extend(
            found
                .iter()
                .filter(|one| !judged.contains_key(*one))
                .map(|one| format!("{}: no verdict on {one}", text.name)),
        );
        faults.extend(
            judged.keys().filter(|one| !found.contains(one)).map(|one| format!("{}: no candidate {one}", text.name)),
        );
        let kept = judged.values().filter(|kept| **kept).count() as f64 / judged.len().max(1) as f64;
        writeln!(report, "{:20} {} judged, precision {kept:.2}, at least {:.2}", text.name, judged.len(), text.least)
            .unwrap();
        if kept < text.least {
            faults.push(format!("{}: precision {kept:.2} is below {:.2}", text.name, text.least));
        }
    }
    assert!(faults.is_empty(), "{report}{}", faults.join("\n"));
}

/// The Swahili terms of the shipped glossary that stand at least twice in the release, in any form.
#[test]
fn most_terms_of_the_release_are_among_its_candidates() {
    let place = Place::new();
    let rows = istilahi::app::shipped::release();
    let text: Vec<&str> = rows
        .iter()
        .map(|row| if row.sw_reviewed.is_empty() { &*row.sw_published } else { &*row.sw_reviewed })
        .collect();
    place.write("release.txt", text.join("\n\n"));
    place.run(&["init"]).ok();
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for term in place.run(&["recognise", "release.txt", "--lang", "sw", "--format", "json"]).objects() {
        *wanted.entry(term["term"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    wanted.retain(|_, count| *count >= 2);
    let options = [
        "extract",
        "release.txt",
        "--lang",
        "sw",
        "--max",
        "100000",
        "--min-count",
        "2",
        "--names",
        "--format",
        "json",
    ];
    let found: Vec<Value> = place.run(&options).objects();
    let has = |term: &str| {
        found.iter().any(|one| {
            one["term"] == term
                || one["forms"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|form| form["form"].as_str().unwrap().eq_ignore_ascii_case(term))
        })
    };
    let missing: Vec<&String> = wanted.keys().filter(|term| !has(term)).collect();
    let share = 1.0 - missing.len() as f64 / wanted.len() as f64;
    assert!(wanted.len() > 20, "{wanted:?}");
    assert!(share >= 0.6, "{share:.2} of {}; missing: {missing:?}", wanted.len());
}
