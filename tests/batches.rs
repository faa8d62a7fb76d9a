//! A long text gives the same, however many threads match it and whether they search rows or an image of the memory.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::Command;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::generator::made::Memory;
use crate::support::{Place, Run, skipped};

/// So small a memory that an image of it is worth its making for a few hundred segments, and not for thirty.
const UNITS: u64 = 2000;

/// A place with the memory `made`, from the generator.
fn place_with(units: u64) -> Place {
    let place = Place::new();
    let mut file = Vec::new();
    Memory::new(8).write_tmx(units, &mut file).expect("a vector takes everything");
    place.write("made.tmx", file);
    place.run(&["import", "made.tmx"]).ok();
    place
}

/// Segments that resemble the units, some equal to them, none twice.
fn segments(count: u64, units: u64) -> Vec<String> {
    let memory = Memory::new(8);
    let known = (0..count / 10).map(|at| memory.unit(at * 7 % units).source);
    let mut seen = HashSet::new();
    let mut all: Vec<String> = memory.queries(count, units).chain(known).collect();
    all.retain(|one| seen.insert(one.clone()));
    // Far from where they stand in the memory, so that none has its neighbours.
    let half = all.len() / 2;
    let (front, back) = all.split_at(half);
    front.iter().zip(back).flat_map(|(one, other)| [one.clone(), other.clone()]).collect()
}

fn text(segments: &[String]) -> String {
    segments.iter().map(|one| format!("{one}\n\n")).collect()
}

/// The program on one core; `None`, with a message, where it cannot be kept there.
fn on_one_core(place: &Place, arguments: &[&str]) -> Option<Run> {
    if !Command::new("taskset").args(["-c", "0", "true"]).status().is_ok_and(|status| status.success()) {
        skipped("taskset cannot keep the program on one core");
        return None;
    }
    let plain = place.command(arguments);
    let mut command = Command::new("taskset");
    command.args(["-c", "0", env!("CARGO_BIN_EXE_istilahi")]).args(arguments);
    command.current_dir(place.path("")).env_clear().env("PATH", "/usr/bin:/bin");
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Some(place.finish(command, b""))
}

#[test]
#[ignore = "some 20 s in a debug build"]
fn one_core_gives_what_all_of_them_give() {
    let place = place_with(UNITS);
    let mut all = segments(300, UNITS);
    all.push(all[3].clone());
    place.write("new.txt", text(&all));
    for arguments in [
        &["suggest", "new.txt", "--format", "json"] as &[&str],
        &["suggest", "new.txt", "--format", "json", "--min-score", "50"],
        &["suggest", "new.txt"],
        &["analyse", "new.txt", "--format", "json"],
    ] {
        let Some(alone) = on_one_core(&place, arguments) else { return };
        assert!(!alone.stdout.is_empty(), "{}", alone.stderr);
        let together = place.run(arguments);
        assert!(alone.stdout == together.stdout, "{arguments:?}");
        assert_eq!(alone.stderr, together.stderr);
    }
}

/// What does not depend on where in a file a segment stands.
fn placeless(mut objects: Vec<Value>) -> Vec<Value> {
    for one in &mut objects {
        one["index"] = json!(0);
        one["line"] = json!(0);
    }
    objects
}

fn the_parts_give_what_the_whole_gives(place: &Place, all: &[String], part: usize) {
    place.write("new.txt", text(all));
    for min_score in ["50", "70"] {
        let suggest = |name: &str| {
            let run = place.run(&["suggest", name, "--min-score", min_score, "--format", "json"]);
            placeless(run.objects())
        };
        let whole = suggest("new.txt");
        assert_eq!(whole.len(), all.len());
        let matched = whole.iter().filter(|one| one["draft_from"] != "none").count();
        assert!(matched * 2 > all.len(), "{matched} of {} have a match", all.len());
        for (at, some) in all.chunks(part).enumerate() {
            place.write("part.txt", text(some));
            for (one, expected) in suggest("part.txt").iter().zip(&whole[at * part..]) {
                assert_eq!(one, expected);
            }
        }
    }
}

#[test]
#[ignore = "some 15 s in a debug build"]
fn an_image_gives_what_the_rows_give() {
    let place = place_with(UNITS);
    the_parts_give_what_the_whole_gives(&place, &segments(300, UNITS), 30);
}

#[test]
#[ignore = "an import of 20,000 units and 1,200 segments take a minute in a debug build"]
fn a_larger_image_gives_what_the_rows_give() {
    const UNITS: u64 = 20_000;
    let place = place_with(UNITS);
    the_parts_give_what_the_whole_gives(&place, &segments(1200, UNITS), 90);
    place.is_whole();
}

#[test]
fn a_repetition_is_filled_however_far_it_stands_from_the_first() {
    let place = place_with(300);
    let mut all = segments(400, 300);
    let last = all.len() - 1;
    // At both ends, beside each other, and in a chain.
    all[last] = all[0].clone();
    all[201] = all[200].clone();
    all[350] = all[10].clone();
    all[351] = all[10].clone();
    place.write("new.txt", text(&all));
    let objects = place.run(&["suggest", "new.txt", "--format", "json", "--min-score", "50"]).objects();
    let expected = [(last, 0), (201, 200), (350, 10), (351, 10)];
    for (at, one) in objects.iter().enumerate() {
        assert_eq!((one["index"].as_u64(), one["source"].as_str()), (Some(at as u64 + 1), Some(all[at].as_str())));
        match expected.iter().find(|(repetition, _)| *repetition == at) {
            None => assert_eq!(one["repetition_of"], Value::Null, "{one}"),
            Some((_, first)) => {
                assert_eq!(one["repetition_of"], json!(first + 1));
                for field in ["matches", "terms", "draft", "draft_from"] {
                    assert_eq!(one[field], objects[*first][field]);
                }
            }
        }
    }
    let bands = place.run(&["analyse", "new.txt", "--format", "json"]).objects();
    assert_eq!((bands[0]["band"].as_str(), bands[0]["segments"].as_u64()), (Some("repetition"), Some(4)));
}

#[test]
fn an_error_in_the_middle_is_reported_once() {
    let place = place_with(300);
    let all = segments(300, 300);
    let memory = Memory::new(8);
    let broken = memory.unit(70).source;
    let at = all.iter().position(|one| *one == broken).expect("the unit is one of the segments");
    let connection = Connection::open(place.database()).unwrap();
    let changed =
        connection.execute("UPDATE variant SET codes = 'nonsense' WHERE text = ?1 AND base = 'en'", [&broken]).unwrap();
    assert!(changed > 0);
    drop(connection);
    place.write("new.txt", text(&all));
    for arguments in [&["suggest", "new.txt", "--format", "json"] as &[&str], &["analyse", "new.txt"]] {
        let run = place.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.matches("error:").count(), 1, "{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        // What came before it is there, in order.
        if arguments[0] == "suggest" {
            let objects = run.objects();
            assert!(objects.len() <= at, "{} objects, the {at}th is broken", objects.len());
            for (index, one) in objects.iter().enumerate() {
                assert_eq!(one["index"], json!(index + 1));
            }
        } else {
            assert_eq!(run.stdout, "");
        }
    }
    assert_eq!(place.run(&["doctor"]).status, 1);
}

#[test]
#[ignore = "some 7 s in a debug build"]
fn who_reads_one_line_need_not_wait_for_the_rest() {
    let place = place_with(UNITS);
    place.write("new.txt", text(&segments(2000, UNITS)));
    for arguments in [
        &["suggest", "new.txt", "--format", "json"] as &[&str],
        &["suggest", "new.txt", "--min-score", "50"],
        &["search", "--regex", ".", "--max", "0"],
    ] {
        let mut child = place.start(arguments);
        let begun = Instant::now();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().expect("it is piped")).read_line(&mut line).unwrap();
        assert!(!line.is_empty());
        // The pipe is closed now.
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("error"));
        assert!(begun.elapsed() < Duration::from_secs(20), "{arguments:?}: {:?}", begun.elapsed());
    }
}
