//! `istilahi check`: profiles, baselines, exit statuses, and what cannot be checked.

use std::collections::BTreeMap;

use istilahi::app::check::{Reported, Request, Texts, check, read, setup};
use istilahi::app::input::Input;
use istilahi::check::{Described, Found, Options, Profile, Reading, Rule};
use istilahi::model::finding::Severity;

use crate::support::{Place, Run, project_text, tmx};

const TWO_SPACES: &str = "Kiwanda  ni kipya.\n";

fn place_with(text: &str) -> Place {
    let place = Place::empty();
    place.write("a.txt", text);
    place
}

fn dismiss(place: &Place, arguments: &[&str]) -> Run {
    place.run(&[&["check", "baseline", "--baseline", "b.jsonl"], arguments].concat())
}

fn against(place: &Place, arguments: &[&str]) -> Run {
    place.run(&[&["check", "--baseline", "b.jsonl", "--fail-on", "info"], arguments].concat())
}

#[test]
fn what_was_dismissed_is_quiet_until_the_translation_is_another_one() {
    let place = place_with(TWO_SPACES);
    dismiss(&place, &["a.txt", "--reason", "as the client set it"]).ok();
    let first = place.read("b.jsonl");
    for part in ["\"reason\":\"as the client set it\"", "\"author\":\"tester\"", "\"date\":\"2026-11-22T10:00:00Z\""] {
        assert!(first.contains(part), "{first}");
    }
    assert!(against(&place, &["a.txt"]).ok().contains("1 dismissed"));
    // Once more changes nothing, whatever the reason is then.
    dismiss(&place, &["a.txt", "--reason", "another"]).ok();
    assert_eq!(place.read("b.jsonl"), first);
    // A moved file keeps its dismissals, and they follow it.
    place.write("c.txt", format!("Bati.\n\n{TWO_SPACES}"));
    assert!(against(&place, &["c.txt"]).ok().contains("1 dismissed"));
    dismiss(&place, &["c.txt"]).ok();
    assert_eq!(place.read("b.jsonl"), first.replace("a.txt", "c.txt"));
    place.write("c.txt", "Kiwanda  ni kikubwa.\n");
    let run = against(&place, &["c.txt"]);
    assert!(run.status == 1 && run.stdout.contains("[space.double]"), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("stale"), "{}", run.stderr);
}

#[test]
fn stale_entries_are_reported_and_dropped_where_all_was_checked() {
    let place = place_with(TWO_SPACES);
    dismiss(&place, &["a.txt"]).ok();
    let first = place.read("b.jsonl");
    place.write("a.txt", "Kiwanda ni kipya.\n").write("d.txt", "Bati.\n");
    for others in [&["d.txt"][..], &["a.txt", "--rule", "number.value"]] {
        assert!(!against(&place, others).stderr.contains("stale"), "{others:?}");
        dismiss(&place, others).ok();
        assert_eq!(place.read("b.jsonl"), first, "{others:?}");
    }
    // A file that is not there says nothing of entries.
    assert_eq!(dismiss(&place, &["a.txt", "nowhere.txt"]).status, 2);
    assert_eq!(place.read("b.jsonl"), first);
    let run = against(&place, &["a.txt"]);
    assert!(run.status == 0 && run.stderr.contains("stale: `  ` of space.double"), "{}", run.stderr);
    assert!(dismiss(&place, &["a.txt"]).stderr.contains("1 stale entry taken out"));
    assert_eq!(place.read("b.jsonl"), "");
}

#[test]
fn a_baseline_that_cannot_be_read_is_named_and_the_check_goes_on() {
    let place = place_with(TWO_SPACES);
    place.write("merge.jsonl", "<<<<<<< HEAD\n").write("other.jsonl", "{\"a\":1}\n");
    for (name, message) in [
        ("none.jsonl", "none.jsonl: there is no such file"),
        ("merge.jsonl", "merge.jsonl:1:1: a merge was left unfinished"),
        ("other.jsonl", "other.jsonl:1:1: unknown field `a`"),
    ] {
        let run = place.run(&["check", "a.txt", "--baseline", name]);
        assert!(run.stdout.contains("[space.double]"), "{name}: {}", run.stdout);
        assert!(run.refused().contains(message), "{name}");
    }
    // It is not written over.
    place.run(&["check", "baseline", "a.txt", "--baseline", "merge.jsonl"]).refused();
    assert_eq!(place.read("merge.jsonl"), "<<<<<<< HEAD\n");
}

#[test]
fn the_exit_status_is_that_of_the_severity_and_the_number() {
    let place = place_with("Kiwanda  ni kipya.\n\nBati  ni metali.\n");
    for (arguments, status) in [
        (&[][..], 0),
        (&["--fail-on", "warning"], 1),
        (&["--fail-on", "info"], 1),
        (&["--fail-on", "warning", "--max-new", "1"], 1),
        (&["--fail-on", "warning", "--max-new", "2"], 0),
        (&["--fail-on", "warning", "--profile", "strict"], 1),
        (&["--profile", "strict"], 1),
        (&["--profile", "strict", "--fail-on", "error"], 0),
        (&["--fail-on", "bad"], 2),
        (&["--rule", "space.doubl"], 2),
        (&["--memory", "main"], 2),
        (&["nowhere.txt", "--max-new", "9"], 2),
    ] {
        let run = place.run(&[&["check", "a.txt"], arguments].concat());
        assert_eq!(run.status, status, "{arguments:?}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn the_nearest_profile_holds_and_shipped_ones_have_names() {
    let place = Place::empty();
    std::fs::create_dir_all(place.path("po/sw")).expect("a folder");
    place.write("po/sw/a.txt", TWO_SPACES).write("istilahi.toml", "[rules]\n\"space.double\" = \"off\"\n");
    assert_eq!(place.run(&["check", "po/sw/a.txt", "--fail-on", "info"]).status, 0);
    place.write("po/istilahi.toml", "extends = \"light\"\n[rules]\n\"space.double\" = \"error\"\n");
    assert_eq!(place.run(&["check", "po/sw/a.txt"]).status, 1);
    for name in ["default", "strict", "light", "monolingual"] {
        let run = place.run(&["check", "po/sw/a.txt", "--profile", name, "--fail-on", "warning"]);
        assert!(run.status == 1 && run.stderr.is_empty(), "{name}: {}", run.stderr);
    }
    let run = place.run(&["check", "po/sw/a.txt", "--profile", "strickt"]);
    assert!(run.refused().contains("did you mean `strict`?"));
}

#[test]
fn a_bad_profile_is_named_and_the_rest_of_it_holds() {
    let place = place_with(TWO_SPACES);
    for (profile, message) in [
        ("[rules]\n\"space.duble\" = \"off\"\n", "p.toml:2:1: `space.duble` is no rule"),
        ("sevrity = 1\n", "p.toml:1:1: `sevrity` is no key of a profile"),
        ("x = = 3\n", "p.toml:1:5: "),
        ("extends = \"nothing\"\n", "p.toml:1:11: there is no profile `nothing`"),
        ("extends = \"p.toml\"\n", "profiles extend each other in a circle: p.toml → p.toml"),
        ("[[patterns]]\nname = \"x\"\ntarget = \"(\"\n", "p.toml:3:10: `target` is no regular expression"),
    ] {
        place.write("p.toml", format!("{profile}\n[[patterns]]\nname = \"new\"\ntarget = \"kipya\"\n"));
        let run = place.run(&["check", "a.txt", "--profile", "p.toml"]);
        assert!(run.stdout.contains("[space.double]"), "{profile}: {}", run.stdout);
        assert!(run.refused().contains(message), "{profile}");
    }
}

#[test]
fn patterns_are_rules_that_can_be_named() {
    let place = place_with(TWO_SPACES);
    let pattern = |name: &str, word: &str| format!("[[patterns]]\nname = \"{name}\"\ntarget = \"{word}\"\n");
    place.write("istilahi.toml", pattern("new", "kipya") + &pattern("plant", "Kiwanda"));
    let rules = |arguments: &[&str]| {
        let run = place.run(&[&["check", "a.txt", "--report", "json"], arguments].concat());
        let all: Vec<String> = run.objects().iter().map(|one| one["rule"].as_str().unwrap_or("").to_owned()).collect();
        all.join(" ")
    };
    assert_eq!(rules(&[]), "user.plant space.double user.new");
    assert_eq!(rules(&["--rule", "user.new"]), "user.new");
    assert_eq!(rules(&["--rule", "user.pattern"]), "user.plant user.new");
    assert_eq!(rules(&["--rule", "user.new", "--rule", "space.double"]), "space.double user.new");
    let message = place.run(&["check", "a.txt", "--rule", "user.old"]).refused();
    assert!(message.contains("there are: user.new, user.plant"), "{message}");
    // A pattern that does not run leaves its entries alone.
    dismiss(&place, &["a.txt"]).ok();
    let first = place.read("b.jsonl");
    dismiss(&place, &["a.txt", "--rule", "user.new"]).ok();
    assert_eq!(place.read("b.jsonl"), first);
}

#[test]
fn half_bilingual_and_missing_files_do_not_keep_others_from_being_checked() {
    let place = Place::empty();
    place.write("half.csv", "en,sw\nTin,\nZinc,\n").write("good.tmx", tmx(&[("The plant.", "Kiwanda  hiki.")]));
    let run = place.run(&["check", "half.csv", "nowhere.po", "good.tmx"]);
    assert!(
        run.stdout.contains("good.tmx:") && run.stdout.contains("not all was checked: 2 problems"),
        "{}",
        run.stdout
    );
    let message = run.refused();
    assert!(
        message.contains("half.csv: half of it is missing") && message.contains("nowhere.po: there is no such file")
    );
}

#[test]
fn without_the_glossary_its_rules_are_silent() {
    let place = Place::new();
    place.write("a.txt", "Wakati wa chapisho ulikuwa jana.\n");
    let rules = |arguments: &[&str]| place.run(&[&["check", "a.txt"], arguments].concat()).stdout;
    assert!(rules(&[]).contains("[term.forbidden]"));
    assert!(!rules(&["--no-glossary"]).contains("term."));
}

#[test]
fn findings_in_a_memory_are_dismissed_as_those_in_files() {
    let place = Place::new();
    place.run(&["init"]).ok();
    assert_eq!(place.run(&["check", "--memory", "release"]).status, 1);
    dismiss(&place, &["--memory", "release"]).ok();
    assert!(!place.read("b.jsonl").contains("\"path\""));
    assert!(against(&place, &["--memory", "release"]).ok().starts_with("nothing found"));
    let message = place.run(&["check", "--memory", "none"]).refused();
    assert!(message.contains("there are: release"), "{message}");
}

/// A rule that breaks down at one word.
#[derive(Debug)]
struct Frail;

impl Described for Frail {
    fn id(&self) -> &'static str {
        "test.frail"
    }

    fn docs(&self) -> &'static str {
        "Breaks down at one word"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn precision(&self) -> Option<f64> {
        None
    }
}

impl Rule for Frail {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        assert!(!reading.target.text().contains("Shimo"), "fell into it");
        found.report(0..1, "fine");
    }
}

#[test]
fn a_rule_that_breaks_down_is_a_failure_and_the_other_findings_are_reported() {
    let place = place_with("Moto.\n\nShimo  moja.\n");
    let request = Request::default();
    let mut texts = Texts::default();
    read(&mut Input::File(place.path("a.txt")), &request, &mut texts).expect("a text");
    let setup = setup(None, &request, Profile::default()).expect("a setup");
    let double = istilahi::check::named("space.double").expect("a rule");
    let mut found = Vec::new();
    let mut take = |one: &Reported<'_>| {
        found.push(one.finding.rule.to_string());
        Ok(())
    };
    let (summary, problems) = check(&setup, &[&Frail, double], &texts, &mut take).expect("a check");
    assert_eq!((found, summary.findings), (vec!["test.frail".to_owned(), "space.double".to_owned()], [0, 2, 0]));
    assert_eq!(problems.len(), 1);
    // What is a failure makes the exit status 2.
    assert!(problems[0].is_failure() && problems[0].message == "the rule test.frail broke down: fell into it");
    assert_eq!(problems[0].position.map(|position| position.line), Some(3));
}

/// The errors and warnings in a column of `glossary/release.csv`, each as the number of its segment and its rule.
fn in_release(column: usize, arguments: &[&str]) -> Vec<String> {
    let file = project_text("glossary/release.csv");
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    let rows = rows.records().map(|row| row.expect("a row")[column].to_owned() + "\n\n");
    let place = Place::new();
    place.write("release.txt", rows.collect::<String>());
    let run = place.run(&[&["check", "release.txt", "--report", "json"], arguments].concat());
    let heavy = run.objects().into_iter().filter(|one| one["severity"] != "info");
    let mut counts: BTreeMap<(u64, String), usize> = BTreeMap::new();
    for one in heavy {
        let key = (one["segment"].as_u64().expect("a number"), one["rule"].as_str().expect("a rule").to_owned());
        *counts.entry(key).or_default() += 1;
    }
    counts.into_iter().map(|((segment, rule), count)| format!("{segment} {rule} {count}")).collect()
}

const PUBLISHED: usize = 2;
const REVIEWED: usize = 3;

/// What is found in the published text without a glossary.
const ALONE: &[&str] = &[
    "1 entity.mixed 1",
    "1 sw.coordination 1",
    "2 sw.prefixes 1",
    "3 sw.coordination 1",
    "5 machine.non-word 1",
    "5 sw.coordination 1",
    "6 word.glued 1",
    "8 spelling.slip 1",
    "13 date.form 1",
    "13 machine.boilerplate 1",
];

/// What is found in it with the shipped glossary.
const WITH_GLOSSARY: &[&str] = &[
    "1 entity.mixed 2",
    "1 sw.coordination 1",
    "2 sw.prefixes 1",
    "3 sw.coordination 1",
    "3 term.forbidden 1",
    "4 term.forbidden 1",
    "5 entity.mixed 1",
    "5 machine.non-word 1",
    "5 sw.coordination 1",
    "5 term.forbidden 1",
    "6 term.forbidden 1",
    "6 word.glued 1",
    "7 term.forbidden 1",
    "8 spelling.slip 1",
    "8 term.forbidden 1",
    "9 term.forbidden 1",
    "13 date.form 1",
    "13 machine.boilerplate 1",
];

#[test]
fn faults_of_the_published_release_are_found_and_the_corrected_text_has_none() {
    assert_eq!(in_release(PUBLISHED, &["--no-glossary"]), ALONE);
    assert_eq!(in_release(PUBLISHED, &[]), WITH_GLOSSARY);
    for arguments in [&["--no-glossary"][..], &[]] {
        assert_eq!(in_release(REVIEWED, arguments), Vec::<String>::new());
    }
}
