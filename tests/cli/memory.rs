//! `istilahi memory`.

use crate::support::Place;

#[test]
fn a_memory_lives_from_create_to_delete() {
    let place = Place::empty();
    assert_eq!(place.run(&["memory", "list"]).ok(), "");
    place.run(&["memory", "create", "client", "--priority", "-3", "--penalty", "2.5"]).ok();
    let list = place.run(&["memory", "list", "--format", "json"]).objects();
    assert_eq!(list[0]["name"], "client");
    assert_eq!((&list[0]["priority"], &list[0]["penalty"], &list[0]["units"]), (&(-3).into(), &2.5.into(), &0.into()));
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "client"]).ok();
    let found = place.run(&["suggest", "--text", "Tin", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["penalties"], serde_json::json!([{"reason": "memory", "points": 2.5}]));
    assert_eq!(found[0]["matches"][0]["score"], 97.5);
    place.run(&["memory", "edit", "client", "--rename", "mteja", "--priority", "7", "--penalty", "0"]).ok();
    let text = place.run(&["memory", "list"]).ok();
    assert_eq!(text, "mteja  1 unit, en sw, priority 7\n");
    let message = place.run(&["memory", "delete", "mteja"]).refused();
    assert!(message.contains("1 unit") && message.contains("--yes"), "{message}");
    place.run(&["memory", "delete", "mteja", "--yes"]).ok();
    assert_eq!(place.run(&["memory", "list"]).ok(), "");
    assert_eq!(place.run(&["suggest", "--text", "Tin"]).status, 2, "no unit is left in any language");
}

#[test]
fn priority_decides_among_equal_scores() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "a"]).ok();
    place.run(&["unit", "add", "Tin", "Stani", "--memory", "b"]).ok();
    let first = |place: &Place| {
        place.run(&["suggest", "--text", "Tin", "--format", "json"]).objects()[0]["draft"].as_str().unwrap().to_owned()
    };
    assert_eq!(first(&place), "Bati");
    place.run(&["memory", "edit", "b", "--priority", "1"]).ok();
    assert_eq!(first(&place), "Stani");
    place.run(&["memory", "edit", "a", "--priority", "2"]).ok();
    assert_eq!(first(&place), "Bati");
    place.run(&["memory", "edit", "a", "--penalty", "0.5"]).ok();
    assert_eq!(first(&place), "Stani");
}

#[test]
fn only_the_named_memories_are_searched() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Rare earths are metals.", "Ardhi adimu ni metali.", "--memory", "own"]).ok();
    for (memories, found) in [(vec!["own"], true), (vec!["release"], false), (vec!["release", "own"], true)] {
        let mut arguments = vec!["suggest", "--text", "Rare earths are metals.", "--format", "json"];
        arguments.extend(memories.iter().flat_map(|name| ["--memory", name]));
        let matches = &place.run(&arguments).objects()[0]["matches"];
        let whole = matches.as_array().unwrap().iter().any(|one| one["kind"] != "fragment");
        assert_eq!(whole, found, "{memories:?}");
    }
}

#[test]
fn an_unknown_memory_is_named_with_the_likely_one() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for arguments in [
        &["memory", "edit", "relase", "--priority", "1"] as &[&str],
        &["memory", "delete", "relase"],
        &["memory", "delete", "relase", "--yes"],
        &["suggest", "--text", "a", "--memory", "relase"],
        &["export", "--memory", "relase"],
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains("`relase`") && message.contains("did you mean `release`?"), "{message}");
    }
    let message = place.run(&["export", "--memory", "zzz"]).refused();
    assert!(message.contains("there are: release"), "{message}");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let before = place.run(&["memory", "list", "--format", "json"]).ok();
    for (arguments, says) in [
        (&["memory", "create", "release"] as &[&str], "release"),
        (&["memory", "create", ""], "name of a memory"),
        (&["memory", "create", " x"], "name of a memory"),
        (&["memory", "create", "--", "-x"], "name of a memory"),
        (&["memory", "create", "a\u{1b}[31m"], "name of a memory"),
        (&["memory", "create", &"x".repeat(101)], "name of a memory"),
        (&["memory", "create", "x", "--penalty", "101"], "0 to 100"),
        (&["memory", "create", "x", "--penalty", "1.25"], "one decimal"),
        (&["memory", "create", "x", "--penalty", "-1"], "-1"),
        (&["memory", "create", "x", "--priority", "high"], "high"),
        (&["memory", "edit", "release"], "--rename"),
        (&["memory", "edit", "release", "--rename", ""], "name of a memory"),
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains(says) && !message.contains('\u{1b}'), "{arguments:?}: {message}");
    }
    place.run(&["memory", "create", "other"]).ok();
    let message = place.run(&["memory", "edit", "other", "--rename", "release"]).refused();
    assert!(message.contains("release"), "{message}");
    place.run(&["memory", "delete", "other", "--yes"]).ok();
    assert_eq!(place.run(&["memory", "list", "--format", "json"]).ok(), before);
}

#[test]
fn one_is_singular() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.write("one.csv", "en,sw\ntin,bati\n");
    place.run(&["glossary", "import", "one.csv"]).ok();
    for arguments in [
        &["memory", "delete", "main"] as &[&str],
        &["suggest", "--text", "Tin"],
        &["export", "--output", "a.tmx"],
        &["glossary", "export", "--output", "a.csv"],
        &["memory", "delete", "main", "--yes"],
    ] {
        let said = format!(" {}", place.run(arguments).stderr);
        for word in ["units", "segments", "terms", "concepts"] {
            assert!(!said.contains(&format!(" 1 {word}")), "{said}");
        }
    }
}

#[test]
fn a_negative_penalty_is_told_the_range() {
    let place = Place::empty();
    let message = place.run(&["memory", "create", "x", "--penalty", "-1"]).refused();
    assert!(message.contains("0 to 100"), "{message}");
}
