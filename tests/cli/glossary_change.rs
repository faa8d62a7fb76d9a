//! `istilahi glossary show|add|edit|remove|merge`.

use serde_json::Value;

use crate::support::Place;

fn concept(place: &Place, name: &str) -> Value {
    let objects = place.run(&["glossary", "list", "--format", "json"]).objects();
    objects.into_iter().find(|one| one["id"] == name).unwrap_or(Value::Null)
}

fn terms(place: &Place, name: &str) -> Vec<String> {
    let concept = concept(place, name);
    let text = |term: &Value, field: &str| term[field].as_str().unwrap().to_owned();
    let terms = concept["terms"].as_array().cloned().unwrap_or_default();
    terms.iter().map(|term| format!("{} {} {}", text(term, "lang"), text(term, "term"), text(term, "status"))).collect()
}

fn place() -> Place {
    let place = Place::empty();
    let add = ["glossary", "add", "--en", "furnace", "--sw", "tanuri", "--class", "5/6", "--plural", "matanuri"];
    place.run(&[&add[..], &["--domain", "materials", "--definition", "Where metal is melted."]].concat()).ok();
    place
}

#[test]
fn a_concept_is_added_and_its_terms_are_found_in_every_form() {
    let place = place();
    let found = place.run(&["term", "matanuri", "--format", "json"]).objects();
    assert_eq!((&found[0]["id"], &found[0]["matched"]["how"]), (&"furnace".into(), &"inflected".into()));
    assert_eq!(found[0]["terms"][1]["part_of_speech"], "noun");
    place.run(&["glossary", "add", "--concept", "furnace", "--sw", "joko", "--status", "deprecated"]).ok();
    place.run(&["glossary", "add", "--concept", "furnace", "--sw", "tanuru", "--term", "fr=four"]).ok();
    let expected = [
        "en furnace preferred",
        "sw tanuri preferred",
        "sw joko deprecated",
        "sw tanuru admitted",
        "fr four preferred",
    ];
    let mut found = terms(&place, "furnace");
    found.sort();
    let mut sorted = expected.to_vec();
    sorted.sort_unstable();
    assert_eq!(found, sorted);
    let warned = place.run(&["glossary", "add", "--concept", "furnace", "--term", "sv=ugn"]);
    assert!(warned.stderr.contains("first term or unit in the language `sv`"), "{}", warned.stderr);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let place = place();
    let before = place.run(&["glossary", "list", "--format", "json"]).ok();
    for (arguments, says, hint) in [
        (&["--en", "mill", "--sw", "kinu", "--class", "7-8"][..], "no noun class", "docs/glossary.md"),
        (&["--en", "mill", "--sw", "kinu", "--class", "7/8", "--plural", "makinu"], "not of class 8", "istilahi morph"),
        (&["--en", "x", "--sw", "mfumo ya maji", "--class", "3/4"], "is `wa`, not `ya`", "istilahi morph"),
        (&["--en", "melt", "--sw", "kuyeyusha", "--class", "15", "--pos", "verb"], "is a verb", "--class out"),
        (
            &["--concept", "oven", "--en", "Furnace", "--sw", "Tanuri"],
            "concept furnace has the same terms",
            "--concept furnace",
        ),
        (&["--concept", "furnace", "--sw", "Tanuri"], "stands twice", "glossary edit furnace"),
        (&["--en", "furnace", "--sw", "joko"], "there is a concept `furnace` already", "--concept furnace --sw"),
        (&["--concept", "a b", "--en", "mill"], "cannot be the name", "--concept NAME"),
        (&["--en", " "], "is empty", "hint"),
        (&[], "no term to add", "--en TERM"),
        (&["--en", "mill", "--class", "7/8"], "one Swahili term", "--sw TERM"),
    ] {
        let message = place.run(&[&["glossary", "add"], arguments].concat()).refused();
        assert!(message.contains(says) && message.contains(hint), "{arguments:?}: {message}");
    }
    assert_eq!(place.run(&["glossary", "list", "--format", "json"]).ok(), before);
    let forced = ["glossary", "add", "--en", "mill", "--sw", "makinikia", "--class", "7/8", "--force"];
    let run = place.run(&forced);
    assert!(run.status == 0 && run.stderr.contains("warning:"), "{}", run.stderr);
}

#[test]
fn there_is_one_preferred_term_and_one_to_use() {
    let place = place();
    let run = place.run(&["glossary", "add", "--concept", "furnace", "--sw", "joko", "--status", "preferred"]);
    assert!(run.stderr.contains("sw `tanuri` was preferred, and is admitted now"), "{}", run.stderr);
    assert_eq!(terms(&place, "furnace"), ["en furnace preferred", "sw tanuri admitted", "sw joko preferred"]);
    place.run(&["glossary", "edit", "furnace", "--term", "Tanuri", "--status", "preferred"]).ok();
    assert_eq!(terms(&place, "furnace"), ["en furnace preferred", "sw tanuri preferred", "sw joko admitted"]);
    place.run(&["glossary", "edit", "furnace", "--term", "joko", "--status", "forbidden"]).ok();
    let run = place.run(&["glossary", "edit", "furnace", "--term", "tanuri", "--status", "deprecated"]);
    assert!(run.status == 0 && run.stderr.contains("has no replacement"), "{}", run.stderr);
    assert!(run.stderr.contains("glossary add --concept furnace --sw TERM"), "{}", run.stderr);
}

#[test]
fn concepts_and_terms_are_edited_and_removed() {
    let place = place();
    place.run(&["glossary", "edit", "furnace", "--domain", "", "--note", "n", "--do-not-translate", "yes"]).ok();
    let edited = concept(&place, "furnace");
    assert!(edited["domain"].is_null() && edited["do_not_translate"] == true && edited["note"] == "n", "{edited}");
    let edit = ["glossary", "edit", "furnace", "--term", "tanuri", "--rename", "tanuru", "--plural", "matanuru"];
    place.run(&edit).ok();
    assert_eq!(place.run(&["term", "matanuru", "--format", "json"]).objects()[0]["matched"]["how"], "inflected");
    let same = place.run(&["glossary", "edit", "furnace", "--note", "n"]);
    assert!(same.stderr.contains("it is so already"), "{}", same.stderr);
    for (arguments, says) in [
        (&["edit", "furnac", "--note", "x"][..], "did you mean `furnace`"),
        (&["edit", "furnace", "--term", "joko", "--status", "admitted"], "its terms are en `furnace`, sw `tanuru`"),
        (&["edit", "furnace", "--class", "7/8"], "--term TERM"),
        (&["edit", "furnace"], "nothing to change"),
        (&["edit", "furnace", "--do-not-translate", "perhaps"], "neither yes nor no"),
        (&["remove", "furnace", "none"], "no concept `none`"),
        (&["remove", "furnace", "--term", "joko"], "has no term `joko`"),
        (&["show", "none"], "no concept `none`"),
    ] {
        let message = place.run(&[&["glossary"], arguments].concat()).refused();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    assert!(!concept(&place, "furnace").is_null(), "all or none");
    place.run(&["glossary", "remove", "furnace", "--term", "tanuru"]).ok();
    assert_eq!(terms(&place, "furnace"), ["en furnace preferred"]);
    place.run(&["glossary", "remove", "furnace"]).ok();
    assert!(concept(&place, "furnace").is_null());
    place.is_whole();
}

#[test]
fn a_shipped_concept_that_was_edited_is_kept_by_a_sync() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["glossary", "edit", "copper", "--note", "mine"]).ok();
    place.run(&["glossary", "remove", "furnace"]).ok();
    let sync = place.run(&["glossary", "sync", "--format", "json"]).objects().remove(0);
    assert_eq!(sync["kept"], serde_json::json!(["copper", "furnace"]));
}

#[test]
fn terms_show_where_they_are_used() {
    let place = place();
    for (en, sw) in [
        ("The furnaces are hot.", "Matanuri yana moto."),
        ("Look into the furnace.", "Angalia tanurini."),
        ("The oven is hot.", "Joko lina moto."),
    ] {
        place.run(&["unit", "add", en, sw]).ok();
    }
    place.run(&["unit", "add", "A furnace.", "Tanuri.", "--status", "rejected"]).ok();
    place.run(&["glossary", "add", "--en", "melt", "--sw", "kuyeyusha", "--pos", "verb"]).ok();
    place.run(&["unit", "add", "They melted tin.", "Waliyeyusha bati."]).ok();
    let shown = place.run(&["glossary", "show", "furnace", "melt", "--format", "json"]).objects();
    let uses: Vec<(&str, u64, &Value)> = shown
        .iter()
        .filter(|one| one["schema"] == "istilahi/term-use/1")
        .map(|one| (one["term"].as_str().unwrap(), one["units"].as_u64().unwrap(), &one["first"]))
        .collect();
    let list = |numbers: &[i64]| serde_json::json!(numbers);
    assert_eq!(
        uses,
        [
            ("furnace", 2, &list(&[1, 2])),
            ("tanuri", 2, &list(&[1, 2])),
            ("melt", 1, &list(&[5])),
            ("kuyeyusha", 1, &list(&[5]))
        ]
    );
    let text = place.run(&["term", "furnace", "--uses"]).ok();
    assert!(text.contains("sw tanuri  in 2 units: 1, 2"), "{text}");
}

#[test]
fn a_merge_without_conflicts_is_one_batch() {
    let place = place();
    place.write("other.csv", "en,sw,plural\nfurnace,tanuri,matanuri\nmill,kinu,vinu\n");
    let merged = place.run(&["glossary", "merge", "other.csv", "--format", "json"]).objects();
    let counts =
        ["concepts", "added", "changed", "unchanged", "conflicts"].map(|field| merged[0][field].as_u64().unwrap());
    assert_eq!(counts, [2, 1, 0, 1, 0], "{merged:?}");
    let history = place.run(&["history", "--format", "json"]).objects();
    assert_eq!((&history[0]["command"], &history[0]["file"]), (&"glossary merge".into(), &"other.csv".into()));
    let again = place.run(&["glossary", "merge", "other.csv", "--format", "json"]).objects();
    assert_eq!((&again[0]["batch"], &again[0]["unchanged"]), (&Value::Null, &2.into()));
    place.run(&["undo"]).ok();
    assert!(concept(&place, "other-mill").is_null());
    place.is_whole();
}

#[test]
fn glossaries_that_disagree_are_reported_and_somebody_decides() {
    let place = place();
    place.write(
        "other.csv",
        "concept,lang,term,status\nfurnace,en,furnace,preferred\nfurnace,sw,joko,preferred\nmill,en,mill,preferred\n",
    );
    let before = place.run(&["glossary", "list", "--format", "json"]).ok();
    let run = place.run(&["glossary", "merge", "other.csv"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("which sw term is preferred"), "{}", run.stdout);
    assert!(run.stdout.contains("mine    tanuri") && run.stdout.contains("theirs  joko"), "{}", run.stdout);
    assert!(run.stderr.contains("nothing was changed") && run.stderr.contains("--prefer"), "{}", run.stderr);
    assert!(place.run(&["glossary", "merge", "other.csv", "--prefer", "ask"]).refused().contains("needs a terminal"));
    let rehearsed =
        place.run(&["glossary", "merge", "other.csv", "--prefer", "theirs", "--dry-run", "--format", "json"]);
    assert_eq!(rehearsed.objects()[1]["batch"], Value::Null);
    assert_eq!(place.run(&["glossary", "list", "--format", "json"]).ok(), before);

    place.run(&["glossary", "merge", "other.csv", "--prefer", "mine"]).ok();
    assert_eq!(terms(&place, "furnace"), ["en furnace preferred", "sw tanuri preferred"]);
    assert_eq!(terms(&place, "mill"), ["en mill preferred"]);
    let objects = place.run(&["glossary", "merge", "other.csv", "--prefer", "theirs", "--format", "json"]).objects();
    assert_eq!((&objects[0]["schema"], &objects[0]["taken"]), (&"istilahi/conflict/1".into(), &"theirs".into()));
    assert_eq!(terms(&place, "furnace"), ["en furnace preferred", "sw tanuri admitted", "sw joko preferred"]);
    assert_eq!(concept(&place, "furnace")["definition"], "Where metal is melted.");
    place.is_whole();
}

#[test]
fn another_database_is_merged_too() {
    let place = place();
    place.run(&["backup", "other.db"]).ok();
    let other = |arguments: &[&str]| place.run(&[&["--db", "other.db", "glossary"], arguments].concat()).ok();
    other(&["add", "--en", "mill", "--sw", "kinu"]);
    other(&["edit", "furnace", "--definition", "A hot place."]);
    let run = place.run(&["glossary", "merge", "other.db"]);
    assert!(run.status == 1 && run.stdout.contains("Where metal is melted."), "{}", run.stdout);
    place.run(&["glossary", "merge", "other.db", "--prefer", "theirs"]).ok();
    assert_eq!(place.run(&["glossary", "list"]).ok(), other(&["list"]));
}

#[test]
fn what_is_no_glossary_is_refused() {
    let place = place();
    place
        .write("text.md", "# Heading\n\nText.\n")
        .write("empty.csv", "")
        .write("other.db", "SQLite format 3\0 and no more");
    for (file, says) in [
        ("text.md", "cannot be merged as a glossary"),
        ("empty.csv", "no text in it"),
        ("other.db", "other.db"),
        ("none.csv", "no such file"),
    ] {
        let message = place.run(&["glossary", "merge", file]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{file}: {message}");
    }
}

#[test]
fn a_merge_says_what_contradicts_itself() {
    let place = place();
    let table =
        "en,sw,noun_class,plural\ncomputer,kompyuta,7/8,vikompyuta\ngadget,kidude,7/8,madude\ncopper,shaba,9,\n";
    place.write("theirs.csv", table);
    for dry_run in [&["--dry-run"] as &[&str], &[]] {
        let run = place.run(&[&["glossary", "merge", "theirs.csv"], dry_run].concat());
        assert!(run.stdout.contains("theirs-computer: `kompyuta` is not of class 7"), "{}", run.stdout);
        assert!(run.stdout.contains("theirs-gadget: `madude` is not of class 8"), "{}", run.stdout);
        assert!(!run.stdout.contains("shaba"), "{}", run.stdout);
        assert_eq!(run.status, 0);
    }
    // What was wrong before is not told again.
    let again = place.run(&["glossary", "merge", "theirs.csv", "--format", "json"]).objects();
    assert_eq!((&again[0]["faults"], &again[0]["unchanged"]), (&serde_json::json!([]), &3.into()));
    let text = place.run(&["glossary", "merge", "theirs.csv"]).stdout;
    assert!(text.contains("3 concepts: 0 new, 0 changed, 3 as they are here"), "{text}");
    place.run(&["undo"]).ok();
    let objects = place.run(&["glossary", "merge", "theirs.csv", "--format", "json"]).objects();
    assert_eq!(objects[0]["faults"][0]["concept"], "theirs-computer");
}

#[test]
fn a_plural_of_another_word_is_a_warning() {
    let place = place();
    let run = place.run(&["glossary", "edit", "furnace", "--term", "tanuri", "--rename", "joko"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("`matanuri` looks like the plural of another word than `joko`"), "{}", run.stderr);
    assert!(run.stderr.contains("istilahi glossary edit furnace --term 'joko' --plural"), "{}", run.stderr);
    let quiet = place.run(&["glossary", "edit", "furnace", "--term", "joko", "--plural", "majoko"]);
    assert_eq!(quiet.stderr, "");
}

#[test]
fn messages_about_terms_name_them() {
    let place = place();
    let message = place.run(&["glossary", "add", "--en", "!!"]).refused();
    assert!(message.contains("the en term `!!` of concept concept has no letter and no figure"), "{message}");
    let message = place.run(&["glossary", "add", "--sw", "kitu", "--class", "7/8", "--pos", "adjective"]).refused();
    assert!(message.contains("`kitu` is an adjective, which has no noun class"), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn who_stops_is_not_asked_any_more() {
    let place = place();
    place.run(&["glossary", "add", "--en", "copper", "--sw", "shaba"]).ok();
    place.write("theirs.csv", "en,sw\nfurnace,joko\ncopper,kopa\n");
    let line = "glossary merge theirs.csv --prefer ask";
    let Some(run) = super::unit_change::on_a_terminal(&place, line, "", "q\n") else { return };
    assert_eq!(run.stdout.matches("q to stop").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("nothing was changed: 2 conflicts to decide"), "{}", run.stdout);
    assert_eq!(run.status, 1);
}

#[test]
fn the_history_of_a_concept_is_told() {
    let place = place();
    place.run(&["glossary", "edit", "furnace", "--note", "hot"]).ok();
    place.run(&["glossary", "remove", "furnace"]).ok();
    place.run(&["undo"]).ok();
    let objects = place.run(&["history", "--concept", "furnace", "--format", "json"]).objects();
    let steps: Vec<&str> = objects.iter().map(|one| one["command"].as_str().unwrap()).collect();
    assert_eq!(steps, ["undo", "glossary remove", "glossary edit", "glossary add"]);
    let text = place.run(&["history", "--concept", "furnace"]).ok();
    assert!(text.contains("glossary edit: edit"), "{text}");
    let message = place.run(&["history", "--concept", "crystal"]).refused();
    assert!(message.contains("there is no concept `crystal`, and there was none"), "{message}");
}
