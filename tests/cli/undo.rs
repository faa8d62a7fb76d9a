//! `istilahi undo` and `istilahi history`.

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[("Tin melts.", "Bati huyeyuka."), ("Zinc boils.", "Zinki huchemka.")];

/// What the database holds, and that all of it is sound.
fn state(place: &Place) -> Vec<String> {
    let doctor = place.run(&["doctor"]);
    assert_eq!(doctor.status, 0, "{}{}", doctor.stdout, doctor.stderr);
    let memories = place.run(&["memory", "list"]).ok();
    let glossary = place.run(&["glossary", "list", "--format", "json"]).ok();
    let units = place.run(&["export", "--as", "tmx"]).ok();
    vec![memories, glossary, units]
}

fn found(place: &Place, text: &str) -> Vec<String> {
    let objects = place.run(&["suggest", "--text", text, "--format", "json"]).objects();
    let matches = objects[0]["matches"].as_array().unwrap().clone();
    matches.iter().map(|one| one["target"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_change_can_be_taken_back_and_that_as_well() {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS)).write("more.tmx", tmx(&[("Lead sinks.", "Risasi huzama.")]));
    place
        .write("terms.csv", "en,sw\ntin,bati\n")
        .write("other.csv", "en,sw\nlead,plumbi\ncopper,shaba\n")
        .write("better.csv", "en,sw,noun_class\ntin,bati,5/6\nzinc,zinki,9/10\n");
    let changes: &[&[&str]] = &[
        &["import", "a.tmx"],
        &["unit", "add", "Iron rusts.", "Chuma hushika kutu.", "--memory", "a"],
        &["glossary", "import", "terms.csv"],
        &["glossary", "import", "better.csv"],
        &["memory", "edit", "a", "--rename", "b", "--priority", "3"],
        &["import", "more.tmx", "--memory", "b"],
        &["unit", "edit", "1", "--target", "Bati linayeyuka.", "--note", "n"],
        &["unit", "approve", "1", "2"],
        &["unit", "edit", "2", "--status", "draft", "--source", "Zinc boils!"],
        &["unit", "reject", "--where", "memory=b", "--where", "source=zinc", "--yes"],
        &["unit", "edit", "--where", "target=huzama", "--find", "huzama", "--replace", "huelea", "--yes"],
        &["unit", "delete", "3"],
        &["unit", "delete", "--where", "status=approved", "--yes"],
        &["glossary", "add", "--en", "lead", "--sw", "risasi", "--class", "9/10"],
        &["glossary", "edit", "terms-tin", "--term", "bati", "--status", "admitted"],
        &["glossary", "add", "--concept", "terms-tin", "--sw", "stani"],
        &["glossary", "merge", "other.csv", "--prefer", "theirs"],
        &["glossary", "remove", "terms-tin", "--term", "stani"],
        &["glossary", "remove", "lead", "terms-tin"],
        &["memory", "create", "c"],
        &["unit", "add", "Tin melts.", "Bati huyeyuka.", "--memory", "c"],
        &["memory", "merge", "c", "--into", "b", "--delete"],
        // So that there is something to clean: without it there is no batch, and nothing to take back.
        &["unit", "add", "Tin melts.", "Bati huyeyuka.", "--memory", "b"],
        &["memory", "clean", "b", "--apply", "--yes"],
        &["memory", "delete", "b", "--yes"],
    ];
    let mut states = vec![state(&place)];
    for change in changes {
        place.run(change).ok();
        states.push(state(&place));
    }
    // Back, one after the other.
    for (at, expected) in states.iter().enumerate().rev().skip(1) {
        place.run(&["undo"]).ok();
        assert_eq!(&state(&place), expected, "after undoing {:?}", changes[at]);
    }
    let message = place.run(&["undo"]).refused();
    assert!(message.contains("nothing to undo"), "{message}");
    // Forth again: taking back is a batch, the newest first.
    let batches = place.run(&["history", "--max", "100", "--format", "json"]).objects();
    let undoing: Vec<String> =
        batches.iter().filter(|batch| !batch["undoes"].is_null()).map(|batch| batch["id"].to_string()).collect();
    assert_eq!(undoing.len(), changes.len());
    for (at, batch) in undoing.iter().enumerate() {
        place.run(&["undo", batch]).ok();
        assert_eq!(state(&place), states[at + 1], "after {:?} again", changes[at]);
    }
    place.run(&["undo"]).ok();
    assert_eq!(state(&place), states[states.len() - 2]);
    assert_eq!(found(&place, "Tin melts."), ["Bati huyeyuka."]);
    assert_eq!(found(&place, "Lead sinks."), ["Risasi huelea."]);
}

#[test]
fn what_later_changes_stand_on_is_refused_and_listed() {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    place.run(&["unit", "add", "Iron rusts.", "Chuma hushika kutu.", "--memory", "a"]).ok();
    let before = state(&place);
    let message = place.run(&["undo", "2"]).refused();
    assert!(message.contains("batch 2") && message.contains("3 (unit add") && message.contains("--force"), "{message}");
    assert_eq!(state(&place), before);
    place.run(&["undo", "2", "--force"]).ok();
    assert_eq!(found(&place, "Iron rusts."), ["Chuma hushika kutu."]);
    assert_eq!(found(&place, "Tin melts."), [""; 0]);
    assert!(place.run(&["undo", "2"]).refused().contains("undone before"));
    assert!(place.run(&["undo", "1"]).refused().contains("made the database"));
    assert!(place.run(&["undo", "77"]).refused().contains("no batch 77"));
}

#[test]
fn the_history_says_who_did_what() {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    place.run(&["memory", "delete", "a", "--yes"]).ok();
    place.run(&["undo"]).ok();
    let batches = place.run(&["history", "--format", "json"]).objects();
    let commands: Vec<_> = batches.iter().map(|batch| batch["command"].as_str().unwrap()).collect();
    assert_eq!(commands, ["undo", "memory delete", "import", "init"]);
    assert_eq!((&batches[1]["undone"], &batches[0]["undoes"]), (&true.into(), &3.into()));
    assert_eq!((&batches[2]["file"], &batches[2]["units"]), (&"a.tmx".into(), &2.into()));
    assert_eq!(batches[0]["author"], "tester");
    let steps = place.run(&["history", "--unit", "1", "--format", "json"]).objects();
    let steps: Vec<_> = steps.iter().map(|step| (step["id"].clone(), step["action"].clone())).collect();
    assert_eq!(steps[..2], [(4.into(), "add".into()), (3.into(), "delete".into())]);
    let only = place.run(&["history", "--max", "1"]).ok();
    assert_eq!(only.lines().count(), 1, "{only}");
}

#[test]
fn taking_back_and_bringing_again_can_go_on() {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    let (with, mut newest) = (state(&place), 2);
    for round in 0..4 {
        place.run(&["undo", &newest.to_string()]).ok();
        newest += 1;
        let is_there = round % 2 == 1;
        assert_eq!(state(&place) == with, is_there, "round {round}");
        let batches = place.run(&["history", "--format", "json"]).objects();
        let import = batches.iter().find(|batch| batch["id"] == 2).unwrap();
        assert_eq!(import["undone"], !is_there, "round {round}");
        let exact = place.run(&["export", "--memory", "a", "--exact", "--batch", "2"]);
        assert_eq!(exact.status == 0, is_there, "round {round}");
    }
    place.run(&["undo", &newest.to_string()]).ok();
    assert!(place.run(&["undo"]).refused().contains("nothing to undo"));
}

#[test]
fn a_name_that_another_memory_has_by_now_is_said() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "client"]).ok();
    place.run(&["memory", "delete", "client", "--yes"]).ok();
    place.run(&["memory", "create", "client"]).ok();
    let message = place.run(&["undo", "3", "--force"]).refused();
    assert!(message.contains("back, and another one has it by now"), "{message}");
    assert!(message.contains("istilahi memory edit 'client' --rename NAME"), "{message}");
    place.run(&["memory", "edit", "client", "--rename", "other"]).ok();
    place.run(&["undo", "3", "--force"]).ok();
    assert_eq!(place.memories(), [("client".to_owned(), 1), ("other".to_owned(), 0)]);
    place.is_whole();
}
