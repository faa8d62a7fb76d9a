//! `istilahi unit show|edit|approve|reject|delete`.

use serde_json::Value;

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[
    ("The furnace melts tin.", "Tanuri huyeyusha bati."),
    ("The furnace melts zinc.", "Tanuri huyeyusha zinki."),
    ("The mill grinds ore.", "Kinu husaga madini."),
];

fn place() -> Place {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    place
}

fn unit(place: &Place, id: &str) -> Value {
    place.run(&["unit", "show", id, "--format", "json"]).objects().remove(0)
}

fn drafts(place: &Place, text: &str) -> Value {
    place.run(&["suggest", "--text", text, "--format", "json"]).objects()[0]["draft"].clone()
}

#[test]
fn a_new_text_is_found_at_once_and_the_old_one_no_more() {
    let place = place();
    let run = place.run(&["unit", "edit", "1", "--target", "Tanuri linayeyusha bati.", "--status", "reviewed"]);
    assert!(run.stdout.contains("Tanuri [-huyeyusha-] {+linayeyusha+} bati."), "{}", run.stdout);
    assert!(run.stdout.contains("translated → reviewed") && run.stderr.contains("istilahi undo 3"), "{}", run.stdout);
    assert_eq!(drafts(&place, "The furnace melts tin."), "Tanuri linayeyusha bati.");
    assert_eq!(place.run(&["search", "linayeyusha", "--as-written"]).status, 0);
    assert_eq!(place.run(&["search", "\"huyeyusha bati\""]).status, 1);
    place.run(&["unit", "edit", "1", "--source", "The oven melts tin.", "--note", "see page 3"]).ok();
    assert_eq!(drafts(&place, "The oven melts tin."), "Tanuri linayeyusha bati.");
    let shown = unit(&place, "1");
    assert_eq!((&shown["status"], &shown["note"]), (&"reviewed".into(), &"see page 3".into()));
    place.run(&["unit", "edit", "1", "--note", ""]).ok();
    assert!(unit(&place, "1")["note"].is_null());
    place.is_whole();
    let steps = place.run(&["history", "--unit", "1", "--format", "json"]).objects();
    let actions: Vec<&str> = steps.iter().map(|step| step["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["edit", "edit", "edit", "add"]);
}

#[test]
fn statuses_count_at_once() {
    let place = place();
    place.run(&["unit", "reject", "1"]).ok();
    let found = place.run(&["suggest", "--text", "The furnace melts tin.", "--format", "json"]).objects();
    let units: Vec<&Value> = found[0]["matches"].as_array().unwrap().iter().map(|one| &one["unit"]).collect();
    assert!(!units.contains(&&Value::from(1)), "{found:?}");
    place.run(&["unit", "approve", "2", "3"]).ok();
    let found =
        place.run(&["suggest", "--text", "The furnace melts zinc.", "--reviewed-only", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["unit"], 2);
    let again = place.run(&["unit", "approve", "2", "3"]);
    assert!(again.stderr.contains("nothing was changed; 2 were so already"), "{}", again.stderr);
    assert_eq!(place.run(&["history", "--format", "json"]).objects().len(), 4, "what changes nothing is no batch");
    place.is_whole();
}

#[test]
fn a_deleted_unit_is_nowhere_and_comes_back_as_it_was() {
    let place = place();
    let before = place.run(&["export", "--as", "tmx"]).ok();
    let objects = place.run(&["unit", "delete", "2", "--format", "json"]).objects();
    assert_eq!(objects[0]["id"], 2);
    assert_eq!(place.run(&["search", "zinki"]).status, 1);
    assert!(place.run(&["unit", "show", "2"]).refused().contains("no unit 2"));
    place.is_whole();
    place.run(&["undo"]).ok();
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    assert_eq!(drafts(&place, "The furnace melts zinc."), "Tanuri huyeyusha zinki.");
    place.is_whole();
}

#[test]
fn all_or_none_where_a_unit_is_missing() {
    let place = place();
    let before = place.run(&["export", "--as", "tmx"]).ok();
    for command in ["approve", "reject", "delete"] {
        let message = place.run(&["unit", command, "1", "77", "2", "78"]).refused();
        assert!(message.contains("no unit 77, 78") && message.contains("nothing was changed"), "{message}");
    }
    assert!(place.run(&["unit", "edit", "77", "--note", "x"]).refused().contains("no unit 77"));
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    assert_eq!(place.run(&["history", "--format", "json"]).objects().len(), 2);
}

#[test]
fn numbers_come_from_a_file_or_another_command() {
    let place = place();
    let hits = place.run(&["search", "furnace", "--format", "json"]).stdout;
    let hits: String = hits.lines().filter(|line| line.contains("hit/1")).map(|line| format!("{line}\n")).collect();
    let run = place.run_with_input(&["unit", "approve", "--from-file", "-"], &hits);
    assert!(run.stderr.contains("approved 2 units"), "{}", run.stderr);
    place.write("ids.txt", "3\n\n 1\n3\n");
    let run = place.run(&["unit", "reject", "2", "--from-file", "ids.txt"]);
    assert!(run.stderr.contains("rejected 3 units"), "{}", run.stderr);
    place.write("bad.txt", "3\nthree\n");
    let message = place.run(&["unit", "delete", "--from-file", "bad.txt"]).refused();
    assert!(message.contains("bad.txt: line 2: `three`"), "{message}");
    assert!(place.run(&["unit", "delete", "--from-file", "none.txt"]).refused().contains("no such file"));
    assert!(place.run(&["unit", "delete"]).refused().contains("no unit is named"));
}

#[test]
fn a_filter_shows_what_it_finds_and_needs_a_yes() {
    let place = place();
    let run = place.run(&["unit", "reject", "--where", "source=FURNACE"]);
    assert_eq!(run.status, 2);
    assert!(run.stdout.contains("unit 1") && run.stdout.contains("unit 2"), "{}", run.stdout);
    assert!(run.stderr.contains("2 units would be rejected") && run.stderr.contains("--yes"), "{}", run.stderr);
    let rehearsed = place.run(&["unit", "reject", "--where", "source=FURNACE", "--dry-run", "--format", "json"]);
    assert_eq!(rehearsed.objects().len(), 2);
    assert_eq!(unit(&place, "1")["status"], "translated");
    let batch = place.run(&["unit", "reject", "--where", "source=FURNACE", "--yes", "--format", "json"]).objects();
    assert_eq!((&batch[0]["command"], &batch[0]["units"]), (&"unit reject".into(), &2.into()));
    assert_eq!(unit(&place, "2")["status"], "rejected");
    let run = place.run(&["unit", "delete", "--where", "text=gold", "--yes"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, "no unit fits\n"));
    place.is_whole();
}

#[test]
fn filters_ask_for_what_they_say() {
    let place = place();
    place.write("dir.tmx", tmx(&[("Lead sinks.", "Risasi huzama.")]));
    std::fs::create_dir(place.path("sub")).unwrap();
    std::fs::rename(place.path("dir.tmx"), place.path("sub/dir.tmx")).unwrap();
    place.run(&["import", "sub/dir.tmx", "--memory", "b"]).ok();
    place
        .run(&["unit", "add", "Zinki", "Zinc", "--from", "sw", "--to", "en", "--origin", "machine", "--note", "Odd"])
        .ok();
    for (filters, expected) in [
        (&["memory=a"][..], &[1, 2, 3][..]),
        (&["memory=b,main"], &[4, 5]),
        (&["memory!=a"], &[4, 5]),
        (&["file=dir.tmx"], &[4]),
        (&["file=sub/dir.tmx"], &[4]),
        (&["file!=a.tmx"], &[4, 5]),
        (&["batch=2,4"], &[1, 2, 3, 5]),
        (&["origin=machine"], &[5]),
        (&["lang=en", "memory=main"], &[5]),
        (&["lang!=en"], &[]),
        (&["source~^Z"], &[5]),
        (&["target~^Z"], &[5]),
        (&["source=zinc"], &[2, 5]),
        (&["text=zinki"], &[2, 5]),
        (&["note=odd"], &[5]),
        (&["text~(?i)ZINKI", "text!=tanuri"], &[5]),
    ] {
        let mut arguments = vec!["unit", "delete", "--dry-run", "--format", "json"];
        arguments.extend(filters.iter().flat_map(|filter| ["--where", *filter]));
        let found = place.run(&arguments);
        assert!(found.status < 2, "{filters:?}: {}", found.stderr);
        let ids: Vec<i64> = found.objects().iter().map(|one| one["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, expected, "{filters:?}");
    }
    for (filter, says) in [
        ("status=done", "no status"),
        ("memory=none", "no memory `none`"),
        ("batch=99", "no batch 99"),
        ("text~(", "unclosed group"),
        ("colour=red", "no field"),
    ] {
        let message = place.run(&["unit", "delete", "--where", filter, "--yes"]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{filter}: {message}");
    }
    let message = place.run(&["unit", "delete", "1", "--where", "memory=a"]).refused();
    assert!(message.contains("cannot be used with"), "{message}");
}

#[test]
fn words_are_exchanged_in_many_units_and_codes_left_alone() {
    let place = place();
    let code = "Tanuri <bpt i=\"1\">&lt;Tanuri&gt;</bpt>ni<ept i=\"1\">&lt;/x&gt;</ept> moto.";
    place.write("code.tmx", tmx(&[("The furnace is hot.", code)]));
    place.run(&["import", "code.tmx", "--memory", "a"]).ok();
    let change = ["unit", "edit", "--where", "memory=a", "--find", "Tanuri", "--replace", "Joko", "--yes"];
    assert!(place.run(&change).stderr.contains("changed 3 units"));
    assert_eq!(unit(&place, "4")["variants"][1]["text"], "Joko <Tanuri>ni</x> moto.");
    let change = ["unit", "edit", "1", "2", "--find", r"hu(\w+)", "--replace", "lina$1", "--regex"];
    place.run(&change).ok();
    assert_eq!(unit(&place, "2")["variants"][1]["text"], "Joko linayeyusha zinki.");
    assert_eq!(unit(&place, "3")["variants"][1]["text"], "Kinu husaga madini.");
    place.is_whole();
    place.run(&["undo"]).ok();
    place.run(&["undo"]).ok();
    assert_eq!(unit(&place, "2")["variants"][1]["text"], "Tanuri huyeyusha zinki.");
    place.is_whole();
}

#[test]
fn codes_that_have_no_place_are_told() {
    let place = Place::empty();
    place.write("code.tmx", tmx(&[("Hot", "<bpt i=\"1\">&lt;b&gt;</bpt>Moto<ept i=\"1\">&lt;/b&gt;</ept>")]));
    place.run(&["import", "code.tmx"]).ok();
    let run = place.run(&["unit", "edit", "1", "--target", "<b>Moto sana</b>"]);
    assert!(run.status == 0 && !run.stderr.contains("warning"), "{}", run.stderr);
    assert!(place.run(&["export", "--as", "tmx"]).ok().contains("<bpt"));
    let run = place.run(&["unit", "edit", "1", "--target", "Joto"]);
    assert!(run.stderr.contains("2 inline codes"), "{}", run.stderr);
    place.is_whole();
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_kept() {
    let place = place();
    let before = place.run(&["export", "--as", "tmx"]).ok();
    for (arguments, says) in [
        (&["1"][..], "nothing to change"),
        (&["1", "--target", " "], "would be empty"),
        (&["1", "--from", "en", "--to", "fr", "--target", "Étain"], "has no fr text; it has en, sw"),
        (&["1", "--status", "done"], "possible values"),
        (&["1", "--find", "x"], "--replace"),
        (&["1", "--find", "", "--replace", "x"], "nothing to find"),
        (&["1", "--find", "(", "--replace", "x", "--regex"], "unclosed group"),
        (&["--where", "memory=a", "--target", "x"], "cannot be used with"),
        (&["0", "--note", "x"], "0"),
        (&["1", "--find", "Tanuri huyeyusha bati.", "--replace", ""], "would be empty"),
    ] {
        let message = place.run(&[&["unit", "edit"], arguments].concat()).refused();
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    assert!(place.run(&["unit", "show", "1", "99"]).refused().contains("no unit 99"));
}

#[test]
fn an_exact_export_knows_what_was_edited() {
    let place = place();
    let before = place.run(&["export", "--memory", "a", "--exact"]).ok();
    place.run(&["unit", "edit", "1", "--target", "Tanuri linayeyusha bati."]).ok();
    let exact = place.run(&["export", "--memory", "a", "--exact"]).ok();
    assert!(exact.contains("linayeyusha") && !exact.contains("huyeyusha bati"), "{exact}");
    place.run(&["undo"]).ok();
    assert_eq!(place.run(&["export", "--memory", "a", "--exact"]).ok(), before);
}

/// The program on a terminal that `script` makes, with `answer` typed; `None`, with a message, where that is not there.
#[cfg(target_os = "linux")]
pub(super) fn on_a_terminal(place: &Place, line: &str, editor: &str, answer: &str) -> Option<crate::support::Run> {
    let plain = place.command(&[]);
    let mut command = std::process::Command::new("script");
    command.args(["-qec", &format!("{} {line}", env!("CARGO_BIN_EXE_istilahi")), "/dev/null"]);
    command.current_dir(place.path("")).env_clear().env("PATH", "/usr/bin:/bin").env("EDITOR", editor);
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if !std::process::Command::new("script").arg("--version").output().is_ok_and(|output| output.status.success()) {
        crate::support::skipped("script is not there to make a terminal");
        return None;
    }
    Some(place.finish(command, answer.as_bytes()))
}

#[cfg(target_os = "linux")]
#[test]
fn a_unit_is_edited_in_the_editor_and_a_filter_asks() {
    let place = place();
    place.write("editor.sh", "#!/bin/sh\nsed -i 's/huyeyusha/linayeyusha/; s/^translated$/reviewed/' \"$1\"\n");
    place.write("spoil.sh", "#!/bin/sh\nsed -i 's/^--- target/-- target/' \"$1\"\n");
    let Some(run) = on_a_terminal(&place, "unit edit 1", "sh editor.sh", "") else { return };
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert_eq!(unit(&place, "1")["variants"][1]["text"], "Tanuri linayeyusha bati.");
    assert_eq!(unit(&place, "1")["status"], "reviewed");
    for (editor, says) in [
        ("true", "nothing was changed"),
        ("false", "ended with"),
        ("nonesuch", "cannot be started"),
        ("sh spoil.sh", "is gone"),
    ] {
        let run = on_a_terminal(&place, "unit edit 1", editor, "").expect("it was there before");
        assert!(run.stdout.contains(says), "{editor}: {}", run.stdout);
    }
    // Somebody else was quicker.
    let quicker = env!("CARGO_BIN_EXE_istilahi");
    place.write("late.sh", format!("{quicker} unit approve 2 >&2\nsed -i 's/huyeyusha/linayeyusha/' \"$1\"\n"));
    let run = on_a_terminal(&place, "unit edit 2", "sh late.sh", "").expect("it was there before");
    assert!(run.stdout.contains("changed by somebody else in the meantime"), "{}", run.stdout);
    let (_, kept) = run.stdout.split_once("what you typed is kept in ").expect("a file");
    let kept = kept.lines().next().unwrap_or_default().trim();
    let typed = std::fs::read_to_string(kept).expect("what was typed");
    std::fs::remove_file(kept).expect("a file");
    assert!(typed.contains("Tanuri linayeyusha zinki."), "{typed}");
    assert_eq!(unit(&place, "2")["variants"][1]["text"], "Tanuri huyeyusha zinki.");
    place.run(&["unit", "edit", "2", "--status", "translated"]).ok();
    on_a_terminal(&place, "unit reject --where memory=a", "", "n\n").expect("it was there before");
    assert_eq!(unit(&place, "2")["status"], "translated");
    on_a_terminal(&place, "unit reject --where memory=a", "", "y\n").expect("it was there before");
    assert_eq!(unit(&place, "2")["status"], "rejected");
    place.is_whole();
}

#[test]
fn what_is_there_is_shown_and_what_is_not_is_said() {
    let place = place();
    let run = place.run(&["unit", "show", "1", "99"]);
    assert_eq!(run.status, 2);
    assert!(run.stdout.contains("Tanuri huyeyusha bati."), "{}", run.stdout);
    assert!(
        run.stderr.contains("there is no unit 99") && !run.stderr.contains("nothing was changed"),
        "{}",
        run.stderr
    );
    let said = place.run(&["unit", "approve", "1", "99"]).refused();
    assert!(said.contains("nothing was changed"), "{said}");
    assert_eq!(unit(&place, "1")["status"], "translated");
}

#[test]
fn several_units_do_not_get_one_text() {
    let place = place();
    let before = place.run(&["export", "--as", "tmx"]).ok();
    for text in ["--target", "--source"] {
        let message = place.run(&["unit", "edit", "1", "2", text, "Moja"]).refused();
        assert!(message.contains("2 units would get one and the same text"), "{message}");
        assert!(message.contains("--find with --replace"), "{message}");
    }
    assert_eq!(place.run(&["export", "--as", "tmx"]).ok(), before);
    place.run(&["unit", "edit", "1", "1", "--target", "Moja"]).ok();
    for typed in ["0", "abc", "1.5", "99999999999999999999"] {
        let message = place.run(&["unit", "show", typed]).refused();
        assert!(message.contains(&format!("`{typed}` is no number of a unit")), "{message}");
    }
}
