//! `istilahi check`: which profile holds for which file, and what its settings do.

use crate::support::{Place, Run, tmx};

/// What is found, as rule and severity.
fn found(run: Run) -> Vec<String> {
    let all = run.objects();
    let findings = all.iter().filter(|one| one["rule"].is_string());
    let word = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    findings.map(|one| format!("{} {}", word(one, "rule"), word(one, "severity"))).collect()
}

#[test]
fn a_severity_that_a_profile_sets_holds_for_required_terms_as_well() {
    let place = Place::empty();
    let csv = "concept,en,sw\ngizmo,gizmo,tanuri\n";
    place.write("glossary.csv", csv).write("a.tmx", tmx(&[("The gizmo was repaired.", "Mashine ilitengenezwa.")]));
    place.run(&["glossary", "import", "glossary.csv"]).ok();
    for (profile, severity) in [
        ("extends = 'strict'", "warning"),
        ("extends = 'strict'\n[rules]\n'term.missing' = 'info'", "info"),
        ("extends = 'strict'\n[rules]\n'term.missing' = 'error'", "error"),
        ("[rules]\n'term.missing' = { require = ['gizmo'] }", "warning"),
        ("[rules]\n'term.missing' = { severity = 'info', require = ['gizmo'] }", "info"),
        ("[rules]\n'term.missing' = { require = ['another'] }", "info"),
    ] {
        place.write("p.toml", profile);
        let run = place.run(&["check", "a.tmx", "--profile", "p.toml", "--rule", "term.missing", "--report", "json"]);
        assert_eq!(found(run), [format!("term.missing {severity}")], "{profile}");
    }
}

const TWO_SPACES: &str = "Kiwanda  ni kipya.\n";

#[test]
fn profiles_that_extend_each_other_in_a_circle_are_named() {
    let place = Place::empty();
    std::fs::create_dir_all(place.path("more")).expect("a folder");
    place.write("a.txt", TWO_SPACES);
    place.write("a.toml", "extends = 'more/b.toml'\n").write("more/b.toml", "extends = '../a.toml'\n");
    let run = place.run(&["check", "a.txt", "--profile", "a.toml"]);
    assert!(run.stdout.contains("[space.double]"), "{}", run.stdout);
    let message = run.refused();
    assert!(message.contains("in a circle: a.toml → more/b.toml → more/../a.toml"), "{message}");
    // A profile that two others extend is no circle, and neither is a long chain.
    for number in 0..8 {
        place.write(&format!("p{number}.toml"), format!("extends = 'p{}.toml'\n", number + 1));
    }
    place.write("p8.toml", "[rules]\n'space.double' = 'error'\n");
    assert_eq!(place.run(&["check", "a.txt", "--profile", "p0.toml"]).status, 1);
    place.write("q.toml", "extends = 'p0.toml'\n");
    assert!(place.run(&["check", "a.txt", "--profile", "q.toml"]).refused().contains("q.toml → p0.toml → p1.toml"));
}

/// Files of three folders, two of which have a profile of their own.
fn folders() -> Place {
    let place = Place::empty();
    for folder in ["one/deep", "two"] {
        std::fs::create_dir_all(place.path(folder)).expect("a folder");
    }
    place.write("one/istilahi.toml", "[rules]\n'space.double' = 'error'\n");
    place.write("two/istilahi.toml", "fail-on = 'info'\n[rules]\n'space.double' = 'info'\n'word.repeated' = 'off'\n");
    for file in ["one/a.txt", "two/b.txt", "one/deep/c.txt", "d.txt"] {
        place.write(file, "Kiwanda  ni ni kipya.\n");
    }
    place
}

#[test]
fn each_file_has_the_profile_above_it_and_the_order_stays() {
    let place = folders();
    let run = |arguments: &[&str]| {
        let all = [&["check"], arguments, &["--no-glossary", "--report", "json"]].concat();
        let run = place.run(&all);
        let status = run.status;
        let finding =
            |one: serde_json::Value| format!("{} {} {}", one["path"], one["rule"], one["severity"]).replace('"', "");
        let rules = ["space.double", "word.repeated"].map(serde_json::Value::from);
        let all: Vec<String> =
            run.objects().into_iter().filter(|one| rules.contains(&one["rule"])).map(finding).collect();
        (status, all)
    };
    let files = ["one/a.txt", "two/b.txt", "one/deep/c.txt", "d.txt"];
    let expected = [
        "one/a.txt space.double error",
        "one/a.txt word.repeated warning",
        "two/b.txt space.double info",
        "one/deep/c.txt space.double error",
        "one/deep/c.txt word.repeated warning",
        "d.txt space.double warning",
        "d.txt word.repeated warning",
    ];
    assert_eq!(run(&files), (1, expected.map(str::to_owned).to_vec()));
    assert_eq!(run(&["two/b.txt", "d.txt"]).0, 1, "an info fails the run by the profile of its file");
    assert_eq!(run(&["d.txt", "two/b.txt", "--fail-on", "error"]).0, 0);
    assert_eq!(run(&["d.txt", "one/a.txt", "--profile", "default"]).0, 0);
}

#[test]
fn files_of_several_profiles_are_mended_dismissed_and_reported() {
    let place = folders();
    let files = ["one/a.txt", "two/b.txt", "d.txt"];
    place.write("bad.toml", "").write("two/istilahi.toml", "[rules]\n'space.double' = 'off'\n'space.duble' = 'off'\n");
    let run = place.run(&[&["check", "--fix", "--no-glossary"][..], &files].concat());
    assert_eq!(run.status, 2);
    assert_eq!(run.stderr.matches("`space.duble` is no rule").count(), 1, "{}", run.stderr);
    assert_eq!(place.read("one/a.txt"), "Kiwanda ni kipya.\n");
    assert_eq!(place.read("two/b.txt"), "Kiwanda  ni kipya.\n", "its profile has the rule off");
    assert_eq!(place.read("d.txt"), "Kiwanda ni kipya.\n");
    for (file, thing) in files.iter().zip(["Kiwanda", "Kifaa", "Kituo"]) {
        place.write(file, format!("{thing} ni ni kipya.\n"));
    }
    place.write("two/istilahi.toml", "[rules]\n'space.double' = 'off'\n");
    place.run(&[&["check", "baseline", "--baseline", "b.jsonl"][..], &files].concat()).ok();
    let first = place.read("b.jsonl");
    assert_eq!(first.lines().count(), 3, "{first}");
    // The rule of an entry is off for its file, and on for others: it is not stale.
    place.write("two/istilahi.toml", "[rules]\n'word.repeated' = 'off'\n").write("two/b.txt", "Kiwanda ni kipya.\n");
    let again = place.run(&[&["check", "--baseline", "b.jsonl"][..], &files].concat());
    assert!(!again.stderr.contains("stale"), "{}", again.stderr);
}

#[test]
fn a_file_has_one_path_in_a_baseline_however_it_is_typed() {
    let place = Place::empty();
    for folder in ["po", "lists"] {
        std::fs::create_dir_all(place.path(folder)).expect("a folder");
    }
    place.write("po/a.txt", TWO_SPACES);
    let whole = place.path("po/a.txt").display().to_string();
    let typed = ["po/a.txt", "./po/a.txt", "lists/../po/./a.txt", &whole];
    for path in typed {
        place.run(&["check", "baseline", path, "--baseline", "lists/b.jsonl"]).ok();
        let list = place.read("lists/b.jsonl");
        assert!(list.contains("\"path\":\"../po/a.txt\"") && list.lines().count() == 1, "{path}: {list}");
    }
    let dismissed = place.read("lists/b.jsonl");
    place.write("po/a.txt", "Kiwanda ni kipya.\n");
    for path in typed {
        let run = place.run(&["check", path, "--baseline", "lists/b.jsonl"]);
        assert!(run.stderr.contains("stale"), "{path}: {}", run.stderr);
    }
    // An entry that was written as somebody typed it is of the same file.
    place.write("b.jsonl", dismissed.replace("../po/a.txt", "./po/a.txt"));
    assert!(place.run(&["check", &whole, "--baseline", "b.jsonl"]).stderr.contains("stale"));
    place.write("b.jsonl", dismissed.replace("../po/a.txt", "a.txt"));
    assert!(!place.run(&["check", &whole, "--baseline", "b.jsonl"]).stderr.contains("stale"));
    let piped = |text: &str| place.run_with_input(&["check", "baseline", "-", "--baseline", "c.jsonl"], text).ok();
    piped(TWO_SPACES);
    assert!(place.read("c.jsonl").contains("\"path\":\"standard input\""));
    piped("Kiwanda ni kipya.\n");
    assert_eq!(place.read("c.jsonl"), "");
}
