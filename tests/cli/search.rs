//! `istilahi search`.

use serde_json::Value;

use crate::support::{Place, tmx};

fn place(units: &[(&str, &str)]) -> Place {
    let place = Place::empty();
    place.write("m.tmx", tmx(units));
    place.run(&["import", "m.tmx", "--memory", "m"]).ok();
    place
}

fn hits(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["search", "--format", "json"], arguments].concat());
    assert_eq!(run.status == 1, run.stdout.is_empty(), "{}", run.stderr);
    run.objects().into_iter().filter(|object| object["schema"] == "istilahi/hit/1").collect()
}

/// How it was translated: the text and its language, in how many of the hits.
fn counts(place: &Place, arguments: &[&str]) -> Vec<(String, String, u64, u64)> {
    let objects = place.run(&[&["search", "--format", "json"], arguments].concat()).objects();
    let counts = objects.iter().filter(|object| object["schema"] == "istilahi/translation-count/1");
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let number = |one: &Value, field: &str| one[field].as_u64().unwrap();
    counts.map(|one| (text(one, "text"), text(one, "lang"), number(one, "count"), number(one, "hits"))).collect()
}

#[test]
fn translations_are_counted_over_more_hits_than_are_shown() {
    let place = place(&[
        ("The price of rare earth rose in March.", "Bei ya madini adimu ilipanda mwezi Machi."),
        ("Rare earth is mined in the north.", "Madini adimu huchimbwa kaskazini."),
        ("The company sells rare earth and copper.", "Kampuni inauza madini adimu na shaba."),
        ("Copper is sold here.", "Shaba huuzwa hapa."),
        ("The price of copper fell.", "Bei ya shaba ilishuka."),
        ("The company is in the north.", "Kampuni iko kaskazini."),
        ("The company sells tin in March.", "Kampuni inauza bati mwezi Machi."),
        ("Tin is mined here.", "Bati huchimbwa hapa."),
    ]);
    let one = |text: &str, lang: &str, count, hits| vec![(text.to_owned(), lang.to_owned(), count, hits)];
    assert_eq!(counts(&place, &["\"rare earth\""]), one("madini adimu", "sw", 3, 3));
    for max in ["1", "2", "0"] {
        assert_eq!(counts(&place, &["\"rare earth\"", "--max", max]), one("madini adimu", "sw", 3, 3));
    }
    assert_eq!(counts(&place, &["copper"]), one("shaba", "sw", 3, 3));
    assert_eq!(counts(&place, &["shaba"]), one("copper", "en", 3, 3), "found in the translation");
    assert_eq!(counts(&place, &["shaba", "--from", "sw", "--to", "en"]), one("copper", "en", 3, 3));
    for uncounted in [&["rare", "earth"][..], &["--regex", "[Cc]opper"], &["zinc"]] {
        assert_eq!(counts(&place, uncounted), [], "{uncounted:?}");
    }
    let run = place.run(&["search", "\"rare earth\"", "--max", "1"]);
    assert!(run.stdout.contains("translated as  madini adimu 3  (in 3 hits)\n"), "{}", run.stdout);
    let run = place.run(&["search", "shaba", "--max", "1"]);
    assert!(run.stdout.contains("translates  copper 3  (in 3 hits)\n"), "{}", run.stdout);
}

/// What is marked in each hit: source and target.
fn marked(place: &Place, arguments: &[&str]) -> Vec<(Vec<String>, Vec<String>)> {
    let side = |hit: &Value, side: &str| -> Vec<String> {
        let text: Vec<char> = hit[side].as_str().unwrap().chars().collect();
        let spans = hit[format!("{side}_spans")].as_array().unwrap().iter();
        let at = |span: &Value, end: usize| span[end].as_u64().unwrap() as usize;
        spans.map(|span| text[at(span, 0)..at(span, 1)].iter().collect()).collect()
    };
    hits(place, arguments).iter().map(|hit| (side(hit, "source"), side(hit, "target"))).collect()
}

fn source(words: &[&str]) -> (Vec<String>, Vec<String>) {
    (words.iter().map(|word| (*word).to_owned()).collect(), Vec::new())
}

fn target(words: &[&str]) -> (Vec<String>, Vec<String>) {
    let (words, none) = source(words);
    (none, words)
}

#[test]
fn words_phrases_beginnings_and_patterns() {
    let place = place(&[
        ("The rare earths of China, well-known.", "Madini adimu ya China 中国稀土."),
        ("Earths are rare.", "Ng’ombe 5% ni adimu."),
        ("Earthly ngombe", "Kitabu"),
    ]);
    assert_eq!(
        marked(&place, &["rare", "earths"]),
        [source(&["Earths", "rare"]), source(&["rare", "earths"])],
        "the shorter first"
    );
    assert_eq!(marked(&place, &["\"rare earths\""]), [source(&["rare earths"])]);
    assert_eq!(marked(&place, &["“RARE earths”"]), [source(&["rare earths"])]);
    assert_eq!(marked(&place, &["earth*"]).len(), 3);
    assert_eq!(marked(&place, &["\"rare ear*\""]), [source(&["rare earths"])]);
    for query in ["well known", "well-known", "\"well known\"", "WELL‑KNOWN"] {
        assert_eq!(marked(&place, &[query]).len(), 1, "{query}");
    }
    assert_eq!(marked(&place, &["中国"]), [target(&["中国"])]);
    assert_eq!(marked(&place, &["ng'ombe"]), [source(&["ngombe"]), target(&["Ng’ombe"])]);
    assert_eq!(marked(&place, &["ng'ombe", "--in", "source"]), [source(&["ngombe"])]);
    assert_eq!(marked(&place, &["--regex", r"\d+%"]), [target(&["5%"])]);
    assert_eq!(marked(&place, &["--regex", "^Earth"]), [source(&["Earth"]), source(&["Earth"])]);
    assert_eq!(marked(&place, &["china"])[0].1, ["China"], "both sides are marked");
    assert_eq!(marked(&place, &["adimu", "--from", "sw"]).len(), 2);
    for query in ["earths mine", "\"earths rare earths\"", "AND", "source:rare", "rare OR kitabu"] {
        assert_eq!(marked(&place, &[query]), [], "{query}");
    }
}

#[test]
fn other_forms_come_after_what_was_asked_for() {
    let place = place(&[
        ("Books", "Vitabu"),
        ("The company has a book", "Kampuni ina kitabu kimoja kizuri"),
        ("They were linked", "Zimeunganishwa"),
        ("They can be linked", "Zinaunganishika"),
        ("His companies", "Kampuni zake"),
    ]);
    assert_eq!(marked(&place, &["kitabu"]), [target(&["kitabu"]), target(&["Vitabu"])]);
    assert_eq!(marked(&place, &["kuunganisha"]), [target(&["Zimeunganishwa"])]);
    assert_eq!(marked(&place, &["company", "--in", "source"]), [source(&["company"]), source(&["companies"])]);
    let inflected: Vec<bool> =
        hits(&place, &["kitabu"]).iter().map(|hit| hit["inflected"].as_bool().unwrap()).collect();
    assert_eq!(inflected, [false, true]);
    assert_eq!(marked(&place, &["kitabu", "--as-written"]), [target(&["kitabu"])]);
    assert_eq!(marked(&place, &["\"kitabu\""]), [target(&["kitabu"])]);
    assert_eq!(marked(&place, &["kuunganisha", "--as-written"]), []);
}

#[test]
fn equal_texts_are_one_hit_and_the_count_is_of_units() {
    let place = place(&[("Tin melts.", "Bati huyeyuka."), ("Tin melts.", "Bati huyeyuka."), ("Tin.", "Bati.")]);
    place.run(&["unit", "add", "Tin melts.", "Bati huyeyuka."]).ok();
    place.run(&["unit", "add", "Old tin.", "Bati kuukuu.", "--status", "rejected"]).ok();
    let found = hits(&place, &["tin"]);
    let also: Vec<usize> = found.iter().map(|hit| hit["also"].as_array().unwrap().len()).collect();
    assert_eq!(also, [0, 2]);
    assert!(place.run(&["search", "tin"]).stderr.contains("4 units"));
    let run = place.run(&["search", "tin", "--max", "1"]);
    assert!(run.stderr.contains("1 of 4 units; for all of them: --max 0"), "{}", run.stderr);
    assert_eq!(hits(&place, &["tin", "--max", "0", "--memory", "main"]).len(), 1);
    let message = place.run(&["search", "tin", "--memory", "mian"]).refused();
    assert!(message.contains("did you mean `main`?"), "{message}");
}

#[test]
fn reviewed_units_come_first_and_can_be_all() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin one", "Bati", "--status", "draft"]).ok();
    place.run(&["unit", "add", "Tin two", "Bati", "--status", "reviewed"]).ok();
    let units = |arguments: &[&str]| -> Vec<i64> {
        hits(&place, arguments).iter().map(|hit| hit["unit"].as_i64().unwrap()).collect()
    };
    assert_eq!(units(&["tin"]), [2, 1]);
    assert_eq!(units(&["tin", "--reviewed-only"]), [2]);
}

#[test]
fn contents_of_codes_are_no_words() {
    let place = Place::empty();
    place.run(&["unit", "add", "Run `cargo` now", "Endesha `cargo` sasa"]).ok();
    let json = place.run(&["search", "run now", "--format", "json"]).ok();
    assert!(json.contains("\"source_spans\":[[0,3],[12,15]]"), "{json}");
    // A phrase goes on behind a code; a pattern reads the text as it is written.
    assert_eq!(marked(&place, &["\"run now\""]), [source(&["Run `cargo` now"])]);
    assert_eq!(marked(&place, &["cargo"]), []);
    assert_eq!(marked(&place, &["--regex", "`c", "--in", "source"]), [source(&["`c"])]);
}

#[test]
fn what_cannot_be_looked_for_is_refused() {
    let place = place(&[("Tin", "Bati")]);
    for (arguments, says) in [
        (&["%"][..], "no word in the query"),
        (&[""], "no word in the query"),
        (&["*ti"], "`*`"),
        (&["t*n"], "`*` can only end a word"),
        (&["--regex", "é("], "cannot be read at character 2: unclosed group"),
        (&["--regex", r"(\w{1000}){1000}"], "too large"),
        (&["tin", "--from", "de"], "nothing in the language `de`"),
        (&["tin", "--regex", "--as-written"], "cannot be used with"),
    ] {
        let message = place.run(&[&["search"], arguments].concat()).refused();
        assert!(message.contains(says), "{message}");
        assert!(message.contains("hint:") || message.contains("--help"), "{message}");
    }
    let missing = Place::new().run(&["search", "tin"]).refused();
    assert!(missing.contains("istilahi init"), "{missing}");
}

#[test]
fn nothing_found_is_the_answer_no() {
    let place = place(&[("Tin", "Bati")]);
    let run = place.run(&["search", "copper"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("nothing found"));
}
