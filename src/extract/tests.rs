//! What holds of any text.

use proptest::prelude::*;

use super::gather::{Gatherer, Wanted};
use crate::model::segment::Segment;
use crate::text::language::Language;

fn gathered(language: &Language, texts: &[String]) -> Gatherer {
    let mut gatherer = Gatherer::new(language).expect("its phrases are known");
    for (number, text) in (0..).zip(texts) {
        gatherer.add(number, &Segment::plain(text.as_str()));
    }
    gatherer
}

fn pieces() -> impl Strategy<Value = Vec<String>> {
    let words = prop_oneof![
        Just("blast"),
        Just("furnaces"),
        Just("furnace"),
        Just("of"),
        Just("the"),
        Just("hot"),
        Just("COVID-19"),
        Just("vifaa"),
        Just("vya"),
        Just("umeme"),
        Just("kifaa"),
        Just("cha"),
        Just("mkubwa"),
        Just("lock-down"),
        Just("`a.b`"),
        Just("."),
        Just("tests"),
        Just("měď"),
        Just("日本"),
        Just("{0}"),
        Just("\u{301}x"),
        Just("ya"),
    ];
    let text = proptest::collection::vec(words, 0..14).prop_map(|words| words.join(" "));
    proptest::collection::vec(text, 0..8)
}

proptest! {
    #[test]
    fn spans_are_words_of_the_text_and_counts_are_occurrences(texts in pieces()) {
        for language in [Language::english(), Language::swahili()] {
            let gatherer = gathered(&language, &texts);
            let mut spans = 0;
            for text in &texts {
                let segment = Segment::plain(text.as_str());
                let found = gatherer.occurrences(&segment);
                for one in &found {
                    prop_assert!(one.span.start < one.span.end && text.get(one.span.clone()).is_some());
                }
                let distinct: std::collections::BTreeSet<_> = found.iter().map(|one| (one.span.start, one.span.end)).collect();
                spans += distinct.len();
            }
            let candidates = gatherer.candidates(Wanted { least: 1, names: true });
            let counted: usize = candidates.iter().map(|one| one.count).sum();
            prop_assert!(counted <= spans, "{counted} of {spans}");
            for one in &candidates {
                let forms: usize = one.forms.iter().map(|(_, count)| *count).sum();
                prop_assert_eq!(forms, one.count, "{:?}", one);
                prop_assert!(one.segments.is_sorted_by(|a, b| a < b) && one.segments.len() <= one.count);
                prop_assert!(one.score > 0.0 && !one.term.trim().is_empty());
            }
        }
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        for language in [Language::english(), Language::swahili()] {
            let _ = gathered(&language, std::slice::from_ref(&text)).candidates(Wanted { least: 1, names: true });
        }
    }
}

fn terms(language: &Language, texts: &[&str]) -> Vec<(String, usize)> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let candidates = gathered(language, &texts).candidates(Wanted { least: 2, names: false });
    candidates.into_iter().map(|one| (one.term, one.count)).collect()
}

#[test]
fn forms_and_spellings_are_counted_under_the_citation_form() {
    let english = terms(
        &Language::english(),
        &["The blast furnaces melt ore.", "A blast furnace is hot.", "The blast-furnace failed."],
    );
    assert!(english.contains(&("blast furnace".to_owned(), 3)), "{english:?}");
    let swahili = terms(
        &Language::swahili(),
        &["Vihisi vya unyevu vinahitajika.", "Kihisi cha unyevu ni kizuri.", "Tunahitaji vihisi vya unyevu."],
    );
    assert!(swahili.contains(&("kihisi cha unyevu".to_owned(), 3)), "{swahili:?}");
}

#[test]
fn codes_and_placeholders_are_no_terms() {
    let text = "Open `sensor.read` in app.py with {sensor_name} from https://example.org/sensor/x and %d.";
    assert_eq!(terms(&Language::english(), &[text, text, text]), []);
}

#[test]
fn an_unknown_noun_gets_the_class_of_its_concords() {
    let texts = ["Kithimomita cha joto ni kizuri.", "Nunua kithimomita cha joto."].map(str::to_owned);
    let candidates = gathered(&Language::swahili(), &texts).candidates(Wanted { least: 2, names: false });
    let found =
        candidates.iter().find(|one| one.term == "kithimomita cha joto").unwrap_or_else(|| panic!("{candidates:?}"));
    let class = found.class.as_ref().unwrap();
    assert_eq!((class.class.as_str(), class.evidence[0].as_str()), ("7/8", "cha (2 times): class 7"));
}

/// What looks at every phrase for every other one takes minutes here.
#[test]
fn a_line_without_an_end_is_read_in_time() {
    let words = ["sensor", "the", "pump", "of", "is", "relay", "vifaa", "vya", "umeme"];
    let line: Vec<String> = (0..20_000_usize)
        .map(|at| if at % 3 == 0 { format!("zorb{}", at % 7_001) } else { words[at * at % words.len()].to_owned() })
        .collect();
    let line = [line.join(" ")];
    for language in [Language::english(), Language::swahili()] {
        assert!(gathered(&language, &line).total() > 10_000);
    }
}
