//! `istilahi memory merge`.

use crate::support::Place;

fn place() -> Place {
    let place = Place::empty();
    let add = |memory: &str, source: &str, target: &str, status: &str| {
        place.run(&["unit", "add", source, target, "--memory", memory, "--status", status]).ok();
    };
    add("a", "Tin melts.", "Bati huyeyuka.", "approved");
    add("a", "Zinc boils.", "Zinki huchemka.", "translated");
    add("b", "Tin melts.", "Bati huyeyuka.", "translated");
    add("b", "Zinc boils.", "Zinki huchemka.", "reviewed");
    add("b", "Lead sinks.", "Risasi huzama.", "translated");
    add("c", "Shaba ni nyekundu.", "Copper is red.", "translated");
    place
}

fn state(place: &Place) -> Vec<String> {
    place.is_whole();
    vec![place.run(&["memory", "list"]).ok(), place.run(&["export", "--as", "jsonl"]).ok()]
}

/// The memory, number and status of each match.
fn found(place: &Place, text: &str) -> Vec<(String, i64, String)> {
    let objects = place.run(&["suggest", "--text", text, "--format", "json"]).objects();
    let word = |one: &serde_json::Value, field: &str| one[field].as_str().unwrap().to_owned();
    let matches = objects[0]["matches"].as_array().unwrap().iter();
    matches.map(|one| (word(one, "memory"), one["unit"].as_i64().unwrap(), word(one, "status"))).collect()
}

#[test]
fn units_move_with_all_that_finds_them() {
    let place = place();
    let before = state(&place);
    let said = place.run(&["memory", "merge", "b", "c", "--into", "a"]).stderr;
    assert!(said.contains("moved 3 units from b into a, 2 of them there before"), "{said}");
    assert!(said.contains("moved 1 unit from c into a\n"), "{said}");
    place.is_whole();
    let memories = place.memories();
    assert_eq!(memories, [("a".to_owned(), 6), ("b".to_owned(), 0), ("c".to_owned(), 0)]);
    assert_eq!(found(&place, "Lead sinks."), [("a".to_owned(), 5, "translated".to_owned())]);
    let hits = place.run(&["search", "huzama", "--format", "json"]).objects();
    assert_eq!(hits[0]["memory"], "a");
    assert_eq!(place.run(&["search", "huzama", "--memory", "b"]).status, 1);
    let history = place.run(&["history", "--unit", "5"]).ok();
    assert!(history.contains("memory merge"), "{history}");
    place.run(&["undo"]).ok();
    assert_eq!(state(&place), before);
    let moved = place.run(&["history", "--format", "json"]).objects();
    assert_eq!(moved[0]["undoes"], moved[1]["id"]);
}

#[test]
fn the_better_of_two_duplicates_stays() {
    let place = place();
    let before = state(&place);
    let said = place.run(&["memory", "merge", "b", "--into", "a", "--drop-duplicates", "--delete"]).stderr;
    assert!(said.contains("moved 2 units from b into a, dropped 2 duplicates; deleted memory b"), "{said}");
    place.is_whole();
    assert_eq!(found(&place, "Tin melts."), [("a".to_owned(), 1, "approved".to_owned())]);
    assert_eq!(found(&place, "Zinc boils."), [("a".to_owned(), 4, "reviewed".to_owned())]);
    assert_eq!(place.memories(), [("a".to_owned(), 3), ("c".to_owned(), 1)]);
    let after = state(&place);
    place.run(&["undo"]).ok();
    assert_eq!(state(&place), before);
    let undoing = place.run(&["history", "--max", "1", "--format", "json"]).objects()[0]["id"].to_string();
    place.run(&["undo", &undoing]).ok();
    assert_eq!(state(&place), after);
}

#[test]
fn a_moved_unit_that_a_better_one_replaces_is_not_counted() {
    let place = place();
    let said = place.run(&["memory", "merge", "a", "b", "--into", "all", "--drop-duplicates"]).stderr;
    // Of a, unit 2 goes when the reviewed one of b comes; of b, unit 3 never comes.
    assert!(said.contains("moved 1 unit from a into all\n"), "{said}");
    assert!(said.contains("moved 2 units from b into all, dropped 2 duplicates"), "{said}");
    assert_eq!(
        place.memories(),
        [("a".to_owned(), 0), ("all".to_owned(), 3), ("b".to_owned(), 0), ("c".to_owned(), 1)]
    );
    place.is_whole();
    // The same where a memory has a unit twice.
    for status in ["draft", "approved"] {
        place.run(&["unit", "add", "Iron", "Chuma", "--memory", "d", "--status", status]).ok();
    }
    let said = place.run(&["memory", "merge", "d", "--into", "e", "--drop-duplicates"]).stderr;
    assert!(said.contains("moved 1 unit from d into e, dropped 1 duplicate"), "{said}");
}

#[test]
fn the_memory_is_created_and_goes_again() {
    let place = place();
    let before = state(&place);
    place.run(&["memory", "merge", "a", "b", "a", "--into", "all", "--delete"]).ok();
    assert_eq!(place.memories(), [("all".to_owned(), 5), ("c".to_owned(), 1)]);
    place.run(&["undo"]).ok();
    assert_eq!(state(&place), before);
}

#[test]
fn an_import_under_a_merge_is_not_taken_back_alone() {
    let place = place();
    place.run(&["memory", "merge", "c", "--into", "a"]).ok();
    // The batch that brought the unit of c.
    let message = place.run(&["undo", "7"]).refused();
    assert!(message.contains("memory merge"), "{message}");
    place.run(&["undo", "7", "--force"]).ok();
    place.is_whole();
    assert_eq!(place.run(&["search", "nyekundu"]).status, 1);
}

#[test]
fn bad_requests_are_refused_and_change_nothing() {
    let place = place();
    let before = state(&place);
    for (arguments, says) in [
        (&["memory", "merge", "a", "--into", "a"] as &[&str], "into itself"),
        (&["memory", "merge", "a", "nope", "--into", "b"], "there is no memory `nope`"),
        (&["memory", "merge", "a", "--into", " b"], "name of a memory"),
        (&["memory", "merge", "a"], "--into"),
        (&["memory", "merge", "--into", "a"], "<FROM>"),
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    assert_eq!(state(&place), before);
}

#[test]
fn json_says_what_became_of_each_memory() {
    let place = Place::empty();
    for (source, memory) in [("Tin", "a"), ("Tin", "b"), ("Zinc", "b")] {
        place.run(&["unit", "add", source, "Bati", "--memory", memory]).ok();
    }
    let run = place.run(&["memory", "merge", "b", "--into", "a", "--delete", "--format", "json"]);
    assert_eq!(run.stderr, "");
    let object = &run.objects()[0];
    let expected = serde_json::json!({
        "schema": "istilahi/memory-merge/1", "from": "b", "into": "a", "batch": 5,
        "units": 2, "duplicates": 1, "dropped": 0, "deleted": true,
    });
    assert_eq!(*object, expected);
}
