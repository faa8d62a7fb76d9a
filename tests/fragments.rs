//! Fragments and their translations: in a memory made for it, and on real text.

use std::time::{Duration, Instant};

use istilahi::app::word_forms::same_word;
use istilahi::fragments::in_memory::InMemory;
use istilahi::fragments::search::{look_ups_allowed, search};
use istilahi::model::segment::Segment;
use istilahi::spotting::sample::Sample;
use istilahi::spotting::{Occurrence, Spotted, spot};
use istilahi::store::{Opening, Store};
use istilahi::text::language::Language;
use serde_json::Value;

use crate::support::{Place, data, tmx};

const UNITS: &[(&str, &str)] = &[
    ("The price of rare earth rose in March.", "Bei ya madini adimu ilipanda mwezi Machi."),
    ("Rare earth is mined in the north.", "Madini adimu huchimbwa kaskazini."),
    ("The company sells rare earth and copper.", "Kampuni inauza madini adimu na shaba."),
    ("The price of copper fell.", "Bei ya shaba ilishuka."),
    ("The company is in the north.", "Kampuni iko kaskazini."),
    ("The company sells tin in March.", "Kampuni inauza bati mwezi Machi."),
    ("Tin is mined here.", "Bati huchimbwa hapa."),
];

const TEXT: &str =
    "Yesterday ministers from nine countries discussed rare earth, its dangers and everything else about it.";

fn place() -> Place {
    let place = Place::empty();
    place.write("units.tmx", tmx(UNITS));
    place.run(&["import", "units.tmx", "--memory", "metals"]).ok();
    place
}

#[test]
fn fragments_stand_where_no_match_does() {
    let place = place();
    let found = place.run(&["suggest", "--text", TEXT, "--format", "json"]).objects();
    let matches = found[0]["matches"].as_array().unwrap();
    let [one] = matches.as_slice() else { panic!("{matches:?}") };
    assert_eq!(
        (&one["kind"], &one["source"], &one["target"]),
        (&"fragment".into(), &"rare earth".into(), &"madini adimu".into())
    );
    assert_eq!((&one["memory"], &one["count"], &one["more"]), (&"metals".into(), &3.into(), &false.into()));
    assert_eq!(one["span"], serde_json::json!([50, 60]));
    assert_eq!(one["translations"][0]["count"], 3);
    // 2 of 17 tokens.
    assert_eq!(one["score"], 11.7);
    assert_eq!((&found[0]["draft"], &found[0]["draft_from"]), (&Value::Null, &"none".into()));
    let same = place.run(&["suggest", "--text", UNITS[1].0, "--format", "json"]).objects();
    assert!(same[0]["matches"].as_array().unwrap().iter().all(|one| one["kind"] != "fragment"));
}

#[test]
fn fragments_are_a_line_each_and_enough_to_show() {
    let run = place().run(&["suggest", "--text", TEXT]);
    assert_eq!(run.status, 0);
    let line = run.stdout.lines().find(|line| line.contains("fragments"));
    assert_eq!(line, Some("     fragments  rare earth → madini adimu (3 of 3 units)  metals 1, 2, 3"));
    assert!(run.stderr.contains("1 without a match") && run.stderr.contains("1 fragment"), "{}", run.stderr);
}

#[test]
fn fragments_come_from_the_memories_that_are_asked_for_alone() {
    let place = place();
    place.run(&["unit", "add", "Ministers met.", "Mawaziri walikutana.", "--memory", "other"]).ok();
    let run = place.run(&["suggest", "--text", TEXT, "--memory", "other", "--format", "json"]);
    assert_eq!(run.objects()[0]["matches"], serde_json::json!([]));
    let run = place.run(&["suggest", "--text", TEXT, "--reviewed-only", "--format", "json"]);
    assert_eq!(run.objects()[0]["matches"], serde_json::json!([]));
}

#[test]
fn a_repeated_segment_has_its_fragments_at_their_own_places() {
    let place = place();
    let run = place.run_with_input(
        &["suggest", "--format", "json"],
        format!("{TEXT}\n\n{}\n", TEXT.replace("rare earth", "rare  earth")),
    );
    let found = run.objects();
    assert_eq!(found[1]["repetition_of"], 1);
    assert_eq!(found[1]["matches"][0]["span"], serde_json::json!([50, 61]));
}

/// The English and Swahili texts of the TICO-19 memory.
fn real_pairs() -> Option<Vec<(Segment, Segment)>> {
    let file = data("tico19/all.en-sw.tmx")?;
    let place = Place::empty();
    assert_eq!(place.run(&["import", file.to_str().expect("a plain path")]).status, 0);
    let opening = Opening { path: place.database(), lock_timeout: Duration::from_secs(1) };
    let store = Store::open(&opening).unwrap();
    let mut pairs = Vec::new();
    for unit in store.units(None, None).unwrap() {
        let mut texts = unit.unwrap().unit.variants.into_iter().map(|variant| variant.segment);
        pairs.extend(texts.next().zip(texts.next()));
    }
    Some(pairs)
}

#[test]
fn look_ups_in_real_text_are_few() {
    let Some(pairs) = real_pairs() else { return };
    let mut memory = InMemory::default();
    // Every segment is new to a memory of the other half.
    let (old, new): (Vec<_>, Vec<_>) = pairs.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    for (at, (source, _)) in old {
        memory.add(at as i64, source.folded_tokens());
    }
    let (mut asked, mut most, mut found) = (0, 0, 0);
    for (_, (source, _)) in &new {
        let tokens = source.folded_tokens();
        let result = search(&tokens, &[], &memory).unwrap_or_else(|never| match never {});
        assert!(
            result.look_ups <= look_ups_allowed(tokens.len()) && (result.complete || tokens.len() > 150),
            "{}",
            source.text()
        );
        if tokens.len() <= 15 {
            assert!(result.look_ups <= 25, "{}", source.text());
        }
        asked += result.look_ups;
        most = most.max(result.look_ups);
        found += result.chosen.len();
    }
    assert!(asked / new.len() < 30, "{} look-ups, {most} at most, {found} fragments for {}", asked, new.len());
}

fn spotted(phrase: &str, pairs: &[(Segment, Segment)], target: &Language) -> Vec<Spotted> {
    let phrase = Segment::plain(phrase).folded_tokens();
    let mut sample = Sample::default();
    let mut occurrences = Vec::new();
    for (unit, (source, target)) in (0..).zip(pairs) {
        let source = source.folded_tokens();
        if unit % 2 == 0 {
            sample.add(unit, &source, &target.folded_tokens());
        }
        if let Some(at) = source.windows(phrase.len()).position(|window| window == phrase) {
            occurrences.push(Occurrence { unit, source, phrase: at..at + phrase.len(), target });
        }
    }
    let start = Instant::now();
    let spotted = spot(&occurrences, &sample, &same_word(target));
    assert!(start.elapsed() < Duration::from_secs(2));
    spotted
}

#[test]
fn phrases_of_real_text_are_spotted_from_either_language() {
    let Some(pairs) = real_pairs() else { return };
    for (phrase, translation) in [
        ("world health organization", "Shirika la Afya Duniani"),
        ("high blood pressure", "shinikizo la damu"),
        ("chronic lung disease", "ugonjwa sugu wa mapafu"),
        ("south korea", "Korea Kusini"),
        ("dry cough", "kikohozi kikavu"),
        ("policies", "sera"),
        ("selection", "uteuzi"),
    ] {
        assert_eq!(spotted(phrase, &pairs, &Language::swahili())[0].text, translation, "{phrase}");
    }
    let turned: Vec<(Segment, Segment)> = pairs.into_iter().map(|(source, target)| (target, source)).collect();
    for (phrase, translation) in
        [("wiki mbili", "two weeks"), ("karatasi shashi", "toilet paper"), ("korea kusini", "South Korea")]
    {
        assert_eq!(spotted(phrase, &turned, &Language::english())[0].text, translation, "{phrase}");
    }
}
