//! `istilahi recognise`.

use crate::support::{Place, project_text};

#[test]
fn terms_are_found_with_their_places() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let text = "Kampuni zilitia saini makubaliano. Minyororo ya ugavi ni mirefu.\n\nHakuna.\n";
    let found = place.run_with_input(&["recognise", "-", "--lang", "sw", "--format", "json"], text).objects();
    let chain = found.iter().find(|one| one["concept"] == "supply-chain").unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(chain["text"], "Minyororo ya ugavi");
    assert_eq!(chain["term"], "mnyororo wa ugavi");
    assert_eq!((&chain["segment"], &chain["how"]), (&2.into(), &"inflected".into()));
    assert_eq!(chain["span"], serde_json::json!([0, 18]));
    let signed = found.iter().find(|one| one["concept"] == "sign").unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!((&signed["text"], &signed["how"]), (&"zilitia saini".into(), &"inflected".into()));
}

#[test]
fn each_find_says_how_it_belongs_to_its_term() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let text = "Tasnia hazizalisha sumaku viwandani; ilitiwa saini na wawekezaji kiteknolojia.\n";
    let found = place.run_with_input(&["recognise", "-", "--lang", "sw", "--format", "json"], text).objects();
    let hows: Vec<(&str, &str)> =
        found.iter().map(|one| (one["text"].as_str().unwrap(), one["how"].as_str().unwrap())).collect();
    let expected = [
        ("Tasnia", "exact"),
        ("hazizalisha", "fuzzy"),
        ("sumaku", "exact"),
        ("viwandani", "inflected"),
        ("ilitiwa saini", "inflected"),
        ("wawekezaji", "inflected"),
        ("kiteknolojia", "related"),
    ];
    assert_eq!(hows, expected);
}

#[test]
fn spans_are_in_order_apart_and_hold_their_text() {
    let place = Place::new();
    for (file, lang) in [("aluminium-recycling.en.md", "en"), ("ardhi-adimu.sw.md", "sw")] {
        place.write(file, project_text(&format!("examples/{file}")));
        let other = if lang == "en" { "sw" } else { "en" };
        let segments = place.run(&["suggest", file, "--from", lang, "--to", other, "--format", "json"]).objects();
        let found = place.run(&["recognise", file, "--lang", lang, "--format", "json"]).objects();
        assert!(found.len() > 30, "{file}: {} terms", found.len());
        let mut last = (0, [0, 0]);
        for one in &found {
            let segment = one["segment"].as_u64().unwrap() as usize;
            let span = [0, 1].map(|at| one["span"][at].as_u64().unwrap() as usize);
            // Terms of several concepts can stand on one place; otherwise nothing overlaps.
            assert!((segment, span) == last || segment > last.0 || span[0] >= last.1[1], "{one}");
            assert!(segment >= last.0 && span[0] < span[1], "{one}");
            last = (segment, span);
            let source = segments[segment - 1]["source"].as_str().unwrap();
            let text: String = source.chars().skip(span[0]).take(span[1] - span[0]).collect();
            assert_eq!(text, one["text"].as_str().unwrap());
        }
    }
}

#[test]
fn nothing_is_found_in_codes_and_inside_words() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("code.md", "See `copper` and ![copper](copper.png) and [here](copper.html). Coppery is no metal.\n");
    let found = place.run(&["recognise", "code.md", "--format", "json"]).objects();
    assert!(found.iter().all(|one| one["concept"] != "copper"), "{found:?}");
}

#[test]
fn a_text_without_terms_is_done_and_says_so() {
    let place = Place::empty();
    place.run(&["unit", "add", "a", "b"]).ok();
    let run = place.run_with_input(&["recognise", "-"], "Nothing known here.");
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("0 terms in 1 segment"), "{}", run.stderr);
}

#[test]
fn without_a_database_it_says_how_to_get_one() {
    let place = Place::new();
    let message = place.run_with_input(&["recognise", "-"], "Copper.").refused();
    assert!(message.contains("istilahi init"), "{message}");
}
