//! Rules about terms and names, on the release and on the real data.

use istilahi::app::shipped;
use serde_json::Value;

use super::support::{Place, data};

const RULES: [&str; 8] = [
    "term.forbidden",
    "term.deprecated",
    "term.missing",
    "term.mixed",
    "term.kept",
    "entity.mixed",
    "consistency.target",
    "consistency.source",
];

/// What these rules find, as rule, severity and words.
fn found(place: &Place, arguments: &[&str]) -> Vec<(String, String, String)> {
    let rules = RULES.iter().flat_map(|rule| ["--rule", rule]);
    let arguments: Vec<&str> =
        ["check", "--report", "json"].into_iter().chain(rules).chain(arguments.iter().copied()).collect();
    let lines = place.run(&arguments).stdout;
    let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"));
    let findings = values.filter(|value| value["rule"].is_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings.map(|value| (text(&value["rule"]), text(&value["severity"]), text(&value["text"]))).collect()
}

#[test]
fn the_published_release_mixes_names_and_terms_and_the_corrected_one_does_not() {
    let place = Place::new();
    let release = shipped::release();
    let lines = |text: fn(&shipped::ReleaseSegment) -> &str| release.iter().map(text).collect::<Vec<_>>().join("\n");
    place.write("published.txt", lines(|row| &row.sw_published));
    place.write("english.txt", lines(|row| &row.en));
    place.write(
        "reviewed.txt",
        lines(|row| if row.sw_reviewed.is_empty() { &row.sw_published } else { &row.sw_reviewed }),
    );
    let published = found(&place, &["published.txt"]);
    let names: Vec<&str> =
        published.iter().filter(|(rule, ..)| rule == "entity.mixed").map(|(.., words)| words.as_str()).collect();
    assert_eq!(names, ["Kikundi cha Aluminium cha China", "Kikundi cha China Rare Earth", "Chinalco Group"]);
    assert!(published.iter().any(|(rule, _, words)| rule == "term.mixed" && words == "matumizi"), "{published:?}");
    for rule in ["term.forbidden", "term.deprecated"] {
        assert!(published.iter().filter(|(one, ..)| one == rule).count() >= 9, "{rule}: {published:?}");
    }
    assert_eq!(found(&place, &["reviewed.txt"]), []);
    assert_eq!(found(&place, &["reviewed.txt", "--source", "english.txt"]), []);
}

#[test]
fn good_human_translations_raise_few_warnings() {
    let Some(path) = data("tico19/all.en-sw.tmx") else { return };
    let findings = found(&Place::new(), &[path.to_str().expect("a path in UTF-8")]);
    let severe = findings.iter().filter(|(_, severity, _)| severity != "info").count();
    assert!(severe <= 2, "{severe} errors and warnings");
    assert!(findings.len() <= 250, "{} findings", findings.len());
}

/// What `rule` finds in `text` by this profile, with every other rule running as well.
fn of_rule(place: &Place, rule: &str, profile: &str, text: &str) -> usize {
    place.write("label.txt", text).write("profile.toml", profile);
    let lines = place.run(&["check", "label.txt", "--profile", "profile.toml", "--report", "json"]).stdout;
    lines.lines().filter(|line| line.contains(&format!("\"rule\":\"{rule}\""))).count()
}

#[test]
fn what_machines_get_wrong_and_the_glossary_forbids_is_reported_once() {
    let place = Place::new();
    for (text, machine) in [
        ("Wakati wa chapisho: 3 Machi 2023\n", "machine.boilerplate"),
        ("Bei zilikuwa dola 5 na dola 7, mtawaliwa.\n", "machine.non-word"),
    ] {
        let counts = |profile: &str| ["term.forbidden", machine].map(|rule| of_rule(&place, rule, profile, text));
        assert_eq!(counts(""), [0, 1], "{text}");
        assert_eq!(counts("[rules]\n'machine.boilerplate' = 'off'\n'machine.non-word' = 'off'"), [1, 0], "{text}");
        // What is graver is never hidden by what is less so.
        let info = "[rules]\n'machine.boilerplate' = 'info'\n'machine.non-word' = 'info'";
        assert_eq!(counts(info), [1, 1], "{text}");
    }
}
