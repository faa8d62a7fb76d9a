//! The forms of GitHub and GitLab.

use std::collections::BTreeSet;

use serde_json::Value;

use super::samples::{hostile, problems, usual, written};

/// The properties and the message of a workflow command, decoded.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let decoded = |text: &str| {
        let text = text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r");
        text.replace("%25", "%")
    };
    let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
    let (head, message) = rest.split_once("::").unwrap_or_else(|| panic!("no message: {line}"));
    let (word, properties) = head.split_once(' ').unwrap_or_else(|| panic!("no properties: {line}"));
    let properties = properties.split(',').map(|one| {
        let (name, value) = one.split_once('=').unwrap_or_else(|| panic!("no property: {one}"));
        assert!(!value.contains(':'), "{value}");
        (name.to_owned(), decoded(value))
    });
    (word.to_owned(), properties.collect(), decoded(message))
}

#[test]
fn github_gets_one_command_a_line() {
    let text = written("github", &usual(), &problems());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "::warning file=docs/habari ya leo.md,line=3,col=8,endColumn=9,title=space.double::something is wrong \
         here%0Ahelp: write `␣` (--fix does it)"
    );
    assert_eq!(
        lines[2],
        "::error file=news.tmx,line=12,col=1,title=number.value::something is wrong here: “15”%0Ahelp: write `50` or \
         `hamsini`"
    );
    assert_eq!(lines[3], "::notice title=spelling.mixed::memory client unit 12: something is wrong here: “kitaalam”");
    assert_eq!(lines[4], "::error file=broken.xlf,line=7,col=3,title=istilahi::the element is not closed; repair it");
    assert_eq!(written("github", &[], &[]), "");
}

#[test]
fn no_text_is_a_command_to_github() {
    let (samples, problems) = (hostile(), problems());
    let text = written("github", &samples, &problems);
    assert_eq!(text.lines().count(), samples.len() + problems.len());
    for (line, sample) in text.lines().zip(&samples) {
        let (word, properties, message) = command(line);
        assert!(["error", "warning", "notice"].contains(&word.as_str()));
        let names: BTreeSet<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains("title"));
        assert_eq!(names.contains("file"), sample.path.is_some());
        assert!(
            message.contains("message: 100 %, \n::error::x") || message.contains("something is wrong"),
            "{message}"
        );
    }
}

#[test]
fn gitlab_gets_an_array_of_issues() {
    for samples in [usual(), hostile(), Vec::new()] {
        for problems in [problems(), Vec::new()] {
            let text = written("gitlab", &samples, &problems);
            let issues: Vec<Value> = serde_json::from_str(&text).expect("an array");
            assert_eq!(issues.len(), samples.len() + problems.len());
            let mut fingerprints = BTreeSet::new();
            for issue in &issues {
                let text = |name: &str| issue[name].as_str().unwrap_or_else(|| panic!("no {name}: {issue}"));
                assert!(!text("description").is_empty() && !text("check_name").is_empty());
                assert!(fingerprints.insert(text("fingerprint").to_owned()), "{issue} has no fingerprint of its own");
                assert!(["info", "minor", "major", "critical", "blocker"].contains(&text("severity")));
                assert!(!issue["location"]["path"].as_str().unwrap().is_empty());
                assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
            }
        }
    }
    let issues: Vec<Value> = serde_json::from_str(&written("gitlab", &usual(), &[])).unwrap();
    let first = issues[0]["fingerprint"].as_str().unwrap();
    assert_eq!(issues[1]["fingerprint"], format!("{first}-2"));
    assert_eq!(issues[3]["description"], "memory client unit 12: something is wrong here: “kitaalam”");
}
