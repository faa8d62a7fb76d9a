//! The forms as the command writes them: of files, a memory, what cannot be read, and nothing.

use serde_json::Value;

use crate::support::{Place, Run, tmx};

const RULE: &[&str] = &["--rule", "space.double", "--no-glossary"];
const FORMS: &[&str] = &["text", "json", "sarif", "junit", "github", "gitlab", "html"];

fn check(place: &Place, arguments: &[&str]) -> Run {
    place.run(&[&["check"], arguments, RULE].concat())
}

fn place() -> Place {
    let place = Place::empty();
    place.write("a.md", "# Habari\n\nKiwanda  ni kipya.\nNa jua  linawaka\nsasa.\n\nMoja &amp; mbili  tatu.\n");
    place.write("b.tmx", tmx(&[("The plant is new.", "Kiwanda  ni kipya."), ("Tin", "Bati")]));
    place.write("good.txt", "Kiwanda ni kipya.\n");
    place.run(&["import", "b.tmx", "--memory", "client"]).ok();
    place
}

#[test]
fn every_form_tells_of_files_and_of_a_memory() {
    let place = place();
    for form in FORMS {
        let files = check(&place, &["a.md", "b.tmx", "--report", form, "--fail-on", "warning"]);
        assert_eq!((files.status, files.stderr.as_str()), (1, ""), "{form}");
        for there in ["a.md", "b.tmx", "space.double"] {
            assert!(files.stdout.contains(there), "{form}: {there}");
        }
        let memory = check(&place, &["--memory", "client", "--report", form]);
        assert_eq!(memory.status, 0, "{form}");
        assert!(
            memory.stdout.contains("client") && memory.stdout.contains("space.double"),
            "{form}: {}",
            memory.stdout
        );
        let same = check(&place, &["a.md", "b.tmx", "--format", form, "--fail-on", "warning"]);
        assert_eq!(same.stdout, files.stdout, "--format is another name of --report");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_checked() {
    let place = place();
    place.write("broken.tmx", "<tmx version=\"1.4\"><header/><body><tu>");
    for form in FORMS {
        let run = check(&place, &["missing.md", "a.md", "broken.tmx", "--report", form]);
        assert_eq!(run.status, 2, "{form}");
        assert!(run.stderr.contains("missing.md") && run.stderr.contains("broken.tmx"), "{form}: {}", run.stderr);
        assert!(run.stdout.contains("space.double") && run.stdout.contains("a.md"), "{form}: {}", run.stdout);
        assert!(*form == "text" || run.stdout.contains("missing.md"), "{form}: {}", run.stdout);
    }
    let log: Value =
        serde_json::from_str(&check(&place, &["missing.md", "--report", "sarif"]).stdout).expect("a whole log");
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_profile_that_cannot_be_read_leaves_a_whole_report() {
    let place = place();
    place.write("bad.toml", "extends = \"default\"\nfial-on = 1\n");
    for form in FORMS {
        let run = check(&place, &["a.md", "--profile", "bad.toml", "--report", form]);
        assert_eq!(run.status, 2, "{form}");
        assert!(run.stderr.contains("bad.toml:2:1"), "{form}: {}", run.stderr);
        assert!(*form == "text" || run.stdout.contains("bad.toml"), "{form}: {}", run.stdout);
    }
}

#[test]
fn nothing_found_is_a_whole_report() {
    let place = place();
    for form in FORMS {
        let run = check(&place, &["good.txt", "--report", form]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{form}");
        let ends = match *form {
            "text" => "nothing found in 1 segment\n",
            "json" | "github" => "",
            "sarif" => "}]}\n",
            "junit" => "</testsuites>\n",
            "gitlab" => "[]\n",
            _ => "</html>\n",
        };
        assert!(run.stdout.ends_with(ends) && run.stdout.is_empty() == ends.is_empty(), "{form}: {}", run.stdout);
    }
}

/// A finding has its place to the character, also in a file of units and where references stand for characters; where
/// which cell holds the translation is not known, it has that of the unit.
#[test]
fn places_are_exact_where_they_can_be() {
    let place = place();
    let places = |arguments: &[&str]| -> Vec<[Value; 3]> {
        let objects = check(&place, &[arguments, &["--report", "json"]].concat()).objects();
        objects.iter().map(|one| ["line", "column", "end_column"].map(|name| one[name].clone())).collect()
    };
    let found = places(&["a.md"]);
    assert_eq!(found[0], [Value::from(3), Value::from(8), Value::from(10)]);
    assert_eq!(found[1], [Value::from(4), Value::from(7), Value::from(9)]);
    assert!(found.iter().all(|one| one[2] != Value::Null), "{found:?}");
    assert!(places(&["b.tmx"]).iter().all(|one| one[2] != Value::Null));
    // The source of a unit may be what its translation begins with, and stand where the unit does.
    place.write("same.tsv", "en\tsw\nKiwanda  ni\tKiwanda  ni\n");
    assert!(places(&["same.tsv"]).iter().all(|one| one[2] == Value::Null));
    place.write("en.txt", "The plant is new.\n").write("sw.txt", "Kiwanda  ni kipya.\n");
    assert_eq!(places(&["sw.txt", "--source", "en.txt"]), [[Value::from(1), Value::from(8), Value::from(10)]]);
}

#[test]
fn rules_are_listed_as_a_profile_has_them() {
    let place = Place::new();
    place.write("mine.toml", "[rules]\n\"space.double\" = \"error\"\n\"spelling.mixed\" = \"off\"\n");
    let usual = place.run(&["check", "rules"]).ok();
    assert!(usual.lines().any(|line| line.starts_with("  space.double") && line.contains("warning")), "{usual}");
    let mine = place.run(&["check", "rules", "--profile", "mine.toml"]).ok();
    let line = |id: &str| mine.lines().find(|line| line.trim_start().starts_with(id)).expect("it is listed").to_owned();
    assert!(line("space.double").contains("error") && line("space.double").contains("(usually warning)"), "{mine}");
    assert!(line("spelling.mixed").contains("off"), "{mine}");
    let rules = place.run(&["check", "rules", "--profile", "mine.toml", "--format", "json"]).objects();
    assert_eq!(rules.len(), istilahi::check::all().count());
    let rule = |id: &str| rules.iter().find(|one| one["rule"] == id).expect("it is listed");
    assert_eq!((&rule("spelling.mixed")["severity"], &rule("space.double")["area"]), (&"off".into(), &"space".into()));
    place.run(&["check", "rules", "--profile", "mnie.toml"]).refused();
}

#[test]
fn a_rule_is_explained() {
    let place = Place::new();
    let text = place.run(&["check", "explain", "space.double"]).ok();
    assert!(text.starts_with("space.double  warning"), "{text}");
    assert!(text.contains("\nWhat it finds\n") && text.contains("    sw: Kiwanda[[  ]]ni kipya.\n"), "{text}");
    let coloured = place.run(&["check", "explain", "space.double", "--color", "always"]).ok();
    assert!(coloured.contains("\u{1b}[1mWhat\u{1b}[0m") && !coloured.contains("[["), "{}", coloured.escape_debug());
    let object = &place.run(&["check", "explain", "space.double", "--format", "json"]).objects()[0];
    assert!(object["docs"].as_str().expect("its docs").starts_with("## What it finds"));
    let message = place.run(&["check", "explain", "space.duoble"]).refused();
    assert!(message.contains("did you mean `space.double`?"), "{message}");
    for rule in istilahi::check::all() {
        let text = place.run(&["check", "explain", rule.id()]).ok();
        assert!(text.contains(rule.summary()), "{}", rule.id());
    }
}
