//! `istilahi analyse`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Place, project_text, tmx};

const TWENTY: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                      sixteen seventeen eighteen nineteen twenty";

/// The twenty words, the first `count` of them exchanged.
fn changed(count: usize) -> String {
    let words = TWENTY.split(' ').enumerate();
    let words: Vec<String> = words
        .map(|(at, word)| {
            if at < count {
                format!("z{}", ["a", "e", "i", "o", "u"][at % 5].repeat(at / 5 + 2))
            } else {
                word.to_owned()
            }
        })
        .collect();
    words.join(" ")
}

/// The segments of each band that has some, of one file or of all.
#[track_caller]
fn bands(objects: &[Value], file: Option<&str>) -> BTreeMap<String, u64> {
    let of_file: Vec<&Value> = objects.iter().filter(|one| one["file"].as_str() == file).collect();
    assert_eq!(of_file.len(), 8, "each band has a line");
    let counts =
        of_file.iter().map(|one| (one["band"].as_str().unwrap().to_owned(), one["segments"].as_u64().unwrap()));
    counts.filter(|(_, segments)| *segments > 0).collect()
}

fn counts(expected: &[(&str, u64)]) -> BTreeMap<String, u64> {
    expected.iter().map(|(band, segments)| ((*band).to_owned(), *segments)).collect()
}

#[test]
fn bands_follow_the_final_score_and_what_repeats_is_counted_once() {
    let place = Place::empty();
    place.run(&["unit", "add", TWENTY, "ishirini"]).ok();
    let segments: Vec<String> = [0, 1, 2, 3, 4, 5, 10, 11, 0].map(changed).into();
    place.write("a.txt", segments.join("\n\n"));
    place.write("b.txt", format!("{}\n\n{}", changed(1), TWENTY.to_uppercase()));
    let run = place.run(&["analyse", "a.txt", "b.txt", "--format", "json"]);
    let objects = run.objects();
    let first = [("exact", 1), ("95-99", 1), ("85-94", 2), ("75-84", 2), ("50-74", 1), ("none", 1), ("repetition", 1)];
    assert_eq!(bands(&objects, Some("a.txt")), counts(&first));
    // Equal but for the case: 99 points.
    assert_eq!(bands(&objects, Some("b.txt")), counts(&[("repetition", 1), ("95-99", 1)]));
    let both = [("exact", 1), ("95-99", 2), ("85-94", 2), ("75-84", 2), ("50-74", 1), ("none", 1), ("repetition", 2)];
    assert_eq!(bands(&objects, None), counts(&both));
    let repeated = objects.iter().find(|one| one["file"].is_null() && one["band"] == "repetition").unwrap();
    assert_eq!((&repeated["words"], &repeated["segments"]), (&40.into(), &2.into()));
    let twice = place.run(&["analyse", "a.txt", "a.txt", "--format", "json"]).objects();
    assert_eq!(bands(&twice, None).get("repetition"), Some(&10));
}

#[test]
fn context_needs_the_neighbours_and_a_penalty_makes_a_match_inexact() {
    let place = Place::empty();
    let texts = [("The tin melts.", "a"), ("The tin is hot.", "b"), ("The tin is cold.", "c")];
    place.write("m.tmx", tmx(&texts));
    place.run(&["import", "m.tmx", "--memory", "m"]).ok();
    place.write("a.txt", "The tin melts.\n\nThe tin is hot.\n\nThe tin is cold.\n");
    place.write("b.txt", "The tin is cold.\n\nThe tin is hot.\n");
    let run = |file: &str, more: &[&str]| {
        let objects = place.run(&[&["analyse", file, "--format", "json"], more].concat()).objects();
        bands(&objects, Some(file))
    };
    assert_eq!(run("a.txt", &[]), counts(&[("context", 3)]));
    assert_eq!(run("b.txt", &[]), counts(&[("exact", 2)]));
    assert_eq!(run("a.txt", &["--reviewed-only"]), counts(&[("none", 3)]));
    place.run(&["memory", "edit", "m", "--penalty", "12.5"]).ok();
    assert_eq!(run("a.txt", &["--memory", "m"]), counts(&[("85-94", 3)]));
    place.run(&["memory", "edit", "m", "--penalty", "60"]).ok();
    assert_eq!(run("a.txt", &[]), counts(&[("none", 3)]));
    assert!(place.run(&["analyse", "a.txt", "--memory", "x"]).refused().contains("`x`"));
    assert!(place.run(&["analyse", "a.txt", "--to", "fr"]).refused().contains("fr"));
}

#[test]
fn bands_are_those_of_the_best_suggestion() {
    let place = Place::new();
    let file = "aluminium-recycling.en.md";
    let sentences = "Rare earths are metals. The alloy is recycled. The company signed an agreement in 2025.\n";
    place.write(file, project_text(&format!("examples/{file}")) + "\n\n" + sentences);
    let options = ["--min-score", "50", "--max", "1", "--format", "json"];
    let suggestions = place.run(&[&["suggest", file], options.as_slice()].concat()).objects();
    let mut expected: BTreeMap<String, u64> = BTreeMap::new();
    for one in &suggestions {
        let best = &one["matches"][0];
        let band = match (best["kind"].as_str(), best["score"].as_f64()) {
            _ if !one["repetition_of"].is_null() => "repetition",
            (Some("fragment"), _) => "none",
            (Some("context"), Some(100.0)) => "context",
            (Some("exact"), Some(100.0)) => "exact",
            (_, Some(95.0..)) => "95-99",
            (_, Some(85.0..)) => "85-94",
            (_, Some(75.0..)) => "75-84",
            (_, Some(_)) => "50-74",
            _ => "none",
        };
        *expected.entry(band.to_owned()).or_default() += 1;
    }
    let objects = place.run(&["analyse", file, "--format", "json"]).objects();
    assert_eq!(bands(&objects, None), expected);
    assert_eq!(bands(&objects, Some(file)), expected);
}

#[test]
fn a_file_that_cannot_be_read_keeps_no_other_from_being_analysed() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.write("a.txt", "Tin").write("empty.txt", "").write("bad.txt", b"\xff\xfe\xff");
    let run = place.run(&["analyse", "missing.txt", "a.txt", "empty.txt", "bad.txt", "."]);
    assert_eq!(run.status, 2);
    for name in ["missing.txt", "empty.txt", "bad.txt", ".: this is a folder"] {
        assert!(run.stderr.contains(name), "{name}: {}", run.stderr);
    }
    assert!(run.stdout.starts_with("a.txt\n") && !run.stdout.contains("all files"), "{}", run.stdout);
    assert!(place.run(&["analyse", "missing.txt"]).refused().contains("no such file"));
    let none = place.run(&["analyse", "missing.txt", "empty.txt"]);
    assert_eq!((none.status, none.stdout.as_str()), (2, ""));
    let piped = place.run_with_input(&["analyse", "-"], "Tin\n\nTin\n");
    assert!(piped.stdout.starts_with("standard input\n"), "{}", piped.stdout);
}

#[test]
fn the_table_fits_80_columns() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.write("a.txt", "Tin\n\n5,000 中国\n\nTin").write("b.txt", format!("{}\n\nTin", "word ".repeat(5000)));
    let text = place.run(&["analyse", "a.txt", "b.txt"]).ok();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains("\nall files\n"), "{text}");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("analyse", text);
    });
}
