//! `istilahi suggest`, the main job.

use crate::support::{Place, project};

fn release() -> Vec<csv::StringRecord> {
    csv::Reader::from_path(project("glossary/release.csv")).unwrap().records().collect::<Result<_, _>>().unwrap()
}

fn column(at: usize) -> Vec<String> {
    release().iter().map(|row| row[at].to_owned()).filter(|text| !text.is_empty()).collect()
}

#[test]
fn each_release_segment_comes_back_as_an_exact_match_from_either_language() {
    let place = Place::new();
    for (at, from, to) in [(1, "en", "sw"), (2, "sw", "en"), (3, "sw", "en")] {
        let texts = column(at);
        for text in &texts {
            let run = place.run(&["suggest", "--text", text, "--from", from, "--to", to, "--format", "json"]);
            let best = &run.objects()[0]["matches"][0];
            assert_eq!(best["kind"], "exact", "{text}");
            assert_eq!(best["raw_score"], 100.0);
            assert_eq!(best["source"], text.as_str());
        }
        // The text as a whole is cut into the same segments, and each has its neighbours.
        let found = place
            .run_with_input(&["suggest", "-", "--from", from, "--to", to, "--format", "json"], texts.join("\n"))
            .objects();
        assert_eq!(found.len(), texts.len());
        for (object, text) in found.iter().zip(&texts) {
            assert_eq!(object["source"], text.as_str());
            assert_eq!(object["draft_from"], "context");
            assert_eq!(object["matches"][0]["kind"], "context");
        }
    }
}

#[test]
fn the_corrected_translation_comes_before_the_published_one() {
    let place = Place::new();
    for row in release() {
        let objects = place.run(&["suggest", "--text", &row[1], "--format", "json"]).objects();
        let (first, second) = (&objects[0]["matches"][0], &objects[0]["matches"][1]);
        assert_eq!((first["target"].as_str(), second["target"].as_str()), (Some(&row[3]), Some(&row[2])));
        assert_eq!(first["status"], "reviewed");
        assert_eq!(second["origin"], "machine");
        assert_eq!(second["penalties"][0]["reason"], "machine-origin");
        assert_eq!(objects[0]["draft"], row[3]);
    }
}

#[test]
fn a_segment_put_back_is_offered_at_once() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for (source, target) in [
        ("Graphite powder is stored dry.", "Poda ya grafiti huhifadhiwa pakavu."),
        ("Run `istilahi term` **twice**.", "Endesha `istilahi term` **mara mbili**."),
    ] {
        place.run(&["unit", "add", source, target]).ok();
        let objects = place.run(&["suggest", "--text", source, "--format", "json"]).objects();
        assert_eq!(objects[0]["matches"][0]["kind"], "exact");
        assert_eq!(objects[0]["draft"], target);
        let back = place.run(&["suggest", "--text", target, "--from", "sw", "--to", "en", "--format", "json"]);
        assert_eq!(back.objects()[0]["draft"], source);
    }
}

#[test]
fn offsets_count_code_points() {
    let place = Place::new();
    let text = "“Ñandú” 🏭 recycles aluminium scrap.";
    let objects = place.run(&["suggest", "--text", text, "--format", "json"]).objects();
    let points: Vec<char> = text.chars().collect();
    for term in objects[0]["terms"].as_array().unwrap() {
        let (start, end) = (term["span"][0].as_u64().unwrap() as usize, term["span"][1].as_u64().unwrap() as usize);
        assert_eq!(points[start..end].iter().collect::<String>(), term["form"].as_str().unwrap());
    }
    assert!(objects[0]["terms"].as_array().unwrap().iter().any(|term| term["concept"] == "aluminium-scrap"));
}

#[test]
fn a_repeated_segment_is_filled_once() {
    let place = Place::new();
    let row = &release()[3];
    let text = format!("{}\n\nSomething else.\n\n{}\n", &row[1], &row[1]);
    let run = place.run_with_input(&["suggest", "--format", "json", "--output", "draft.tmx"], text);
    let objects = run.objects();
    assert_eq!(objects[2]["repetition_of"], 1);
    assert_eq!(objects[2]["draft"], objects[0]["draft"]);
    assert_eq!(place.read("draft.tmx").matches("<tu ").count() + place.read("draft.tmx").matches("<tu>").count(), 1);
}

#[test]
fn all_origins_of_equal_texts_are_listed_whatever_the_maximum() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "mt", "--origin", "machine"]).ok();
    for max in ["1", "5"] {
        let found = place.run(&["suggest", "--text", "Tin", "--max", max, "--format", "json"]).objects();
        assert_eq!(found[0]["matches"].as_array().unwrap().len(), 1, "--max {max}");
        assert_eq!(found[0]["matches"][0]["also"], serde_json::json!([{ "memory": "mt", "unit": 2 }]), "--max {max}");
    }
}

#[test]
fn the_other_language_is_the_default_and_a_text_in_it_is_noticed() {
    let place = Place::new();
    let swahili = &release()[6][3];
    let found = place.run(&["suggest", "--text", swahili, "--from", "sw", "--format", "json"]).objects();
    assert_eq!(found[0]["draft"], release()[6][1]);
    let run = place.run_with_input(&["suggest"], swahili);
    assert!(run.stderr.contains("looks like Swahili") && run.stderr.contains("--from sw"), "{}", run.stderr);
    assert!(place.run(&["suggest", "--text", "a", "--from", "sw", "--to", "sw"]).refused().contains("both in sw"));
}

#[test]
fn a_repetition_in_other_white_space_or_marks_has_its_terms_at_their_own_places() {
    let place = Place::new();
    let text = "x \u{2019}\u{2019} aluminium\n\nx '' aluminium\n\nThe  aluminium ore\n\nThe aluminium ore\n";
    let objects = place.run_with_input(&["suggest", "--format", "json"], text).objects();
    for (object, repeats) in objects.iter().zip([None, Some(1), None, Some(3)]) {
        assert_eq!(object["repetition_of"].as_u64(), repeats);
        let points: Vec<char> = object["source"].as_str().unwrap().chars().collect();
        let term = &object["terms"][0];
        let (start, end) = (term["span"][0].as_u64().unwrap() as usize, term["span"][1].as_u64().unwrap() as usize);
        assert_eq!(points[start..end].iter().collect::<String>(), term["form"].as_str().unwrap());
    }
}

#[test]
fn the_draft_does_not_depend_on_how_many_matches_are_shown() {
    let place = Place::empty();
    let source = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                  seventeen eighteen nineteen twenty";
    place.run(&["unit", "add", source, "sawa", "--origin", "machine"]).ok();
    place.run(&["unit", "add", &source.replace("One", "On"), "karibu"]).ok();
    for max in ["1", "5"] {
        let found = place.run(&["suggest", "--text", source, "--max", max, "--format", "json"]).objects();
        assert_eq!(found[0]["draft"], "sawa", "--max {max}");
        assert_eq!(found[0]["draft_from"], "exact");
    }
}

#[test]
fn equal_text_is_found_whether_or_not_codes_were_recognised_in_it() {
    let place = Place::empty();
    place.run(&["unit", "add", "Put **alumina** here now.", "Weka **alumina** hapa sasa."]).ok();
    place.write("plain.txt", "Put **alumina** here now.\n");
    let found = place.run(&["suggest", "plain.txt", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["kind"], "exact");
    assert_eq!(found[0]["draft"], "Weka **alumina** hapa sasa.");
}

#[cfg(unix)]
#[test]
fn drafts_are_written_through_a_link_and_into_a_device() {
    let place = Place::new();
    place.write("real.tmx", "old");
    std::os::unix::fs::symlink("real.tmx", place.path("link.tmx")).unwrap();
    std::os::unix::fs::symlink("/dev/null", place.path("null.tmx")).unwrap();
    for output in ["link.tmx", "null.tmx"] {
        place.run(&["suggest", "--text", &release()[0][1], "--output", output]).ok();
        assert!(place.path(output).symlink_metadata().unwrap().is_symlink());
    }
    assert!(place.read("real.tmx").contains("<tmx"));
}

#[test]
fn a_draft_keeps_the_origin_of_its_match() {
    let place = Place::empty();
    place.run(&["unit", "add", "Say “yes” now.", "Sema “ndiyo” sasa.", "--origin", "machine"]).ok();
    place.run(&["unit", "add", "Say \"yes\" now.", "Sema \"ndiyo\" sasa."]).ok();
    place.run(&["suggest", "--text", "Say “yes” now.", "--max", "1", "--output", "draft.tmx"]).ok();
    let draft = place.read("draft.tmx");
    assert!(draft.contains("Sema “ndiyo” sasa.") && draft.contains("machine"), "{draft}");
}

#[test]
fn a_draft_that_was_imported_back_stands_behind_finished_translations() {
    let place = Place::new();
    place.write("text.md", "A new heading\n\nDate of publication: 24 December 2025\n");
    place.run(&["suggest", "text.md", "--output", "draft.tmx"]).ok();
    place.run(&["import", "draft.tmx"]).ok();
    let objects = place.run(&["suggest", "text.md", "--format", "json"]).objects();
    let matches = objects[1]["matches"].as_array().unwrap();
    assert_eq!((&matches[0]["status"], &objects[1]["draft_from"]), (&"reviewed".into(), &"repaired".into()));
    assert!(matches.iter().any(|one| one["status"] == "draft" && one["penalties"][0]["reason"] == "status"));
}

#[test]
fn a_repaired_match_without_a_doubt_is_the_draft_and_one_with_a_doubt_is_not() {
    let place = Place::empty();
    place.run(&["unit", "add", "The furnace melts 40 tonnes a day.", "Tanuri huyeyusha tani 40 kwa siku."]).ok();
    let suggest = |text: &str| {
        place.run(&["suggest", "--text", text, "--format", "json", "--output", "draft.tmx"]).objects().remove(0)
    };
    let found = suggest("The furnace melts 45 tonnes a day.");
    assert_eq!(
        (&found["draft_from"], &found["draft"]),
        (&"repaired".into(), &"Tanuri huyeyusha tani 45 kwa siku.".into())
    );
    let repaired = &found["matches"][0]["repaired"];
    assert_eq!((&repaired["target"], &repaired["changes"][0]["span"]), (&found["draft"], &serde_json::json!([22, 24])));
    assert_eq!(repaired["unvouched"], serde_json::json!([]));
    assert!(place.read("draft.tmx").contains("tani 45"), "the file has the repaired draft");
    let found = suggest("The new furnace melts 45 tonnes a day.");
    assert_eq!(
        (&found["draft_from"], &found["draft"]),
        (&"fuzzy".into(), &"Tanuri huyeyusha tani 40 kwa siku.".into())
    );
    assert_eq!(found["matches"][0]["repaired"]["unvouched"][0]["doubt"], "difference");
}

#[test]
fn what_is_left_out_of_a_text_is_named() {
    let place = Place::new();
    place.write("page.md", "---\ntitle: News\n---\n\nThe alloy is new.\n\n<div>The kiln is old.</div>\n");
    let run = place.run(&["suggest", "page.md", "--format", "json"]);
    assert!(run.stderr.contains("page.md: line 1: front matter is left out"), "{}", run.stderr);
    assert!(run.stderr.contains("page.md: line 7: an HTML block is left out"), "{}", run.stderr);
    assert_eq!(run.objects().len(), 1);
}
