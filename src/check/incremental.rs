//! A text that is changed segment by segment has the findings of one that is checked anew.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Document, Engine, Glossary, Pair, Profile, Rule, Setup, all};
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::segment::Segment;
use crate::text::language::Language;

const SOURCES: &[&str] =
    &["The furnace is hot.", "Acme closed the furnaces.", "A red valve of steel", "A blue valve of steel"];
const TARGETS: &[&str] = &[
    "Tanuri lina joto.",
    "Majoko ya Acme Group yamefungwa leo.",
    "Kikundi cha Acme kilifunga tanuu zote.",
    "Matanuri ya Acme Group yamefungwa leo.",
    "Utaalam na  utaalamu wa Akme",
    "",
];

fn concept(name: &str, terms: &[(&str, &str, TermStatus)]) -> Concept {
    let term = |(language, text, status): &(&str, &str, TermStatus)| Term {
        status: *status,
        part_of_speech: Some(if name == "acme" { PartOfSpeech::ProperNoun } else { PartOfSpeech::Noun }),
        ..Term::new(language.parse().unwrap(), *text)
    };
    let mut concept = Concept { terms: terms.iter().map(term).collect(), ..Concept::new(name) };
    concept.do_not_translate = name == "acme";
    concept
}

fn setup() -> Setup {
    use TermStatus::{Admitted, Deprecated, Forbidden, Preferred};
    let concepts = vec![
        concept(
            "furnace",
            &[
                ("en", "furnace", Preferred),
                ("sw", "tanuri", Preferred),
                ("sw", "joko", Admitted),
                ("sw", "tanuu", Forbidden),
            ],
        ),
        concept("acme", &[("en", "Acme", Preferred), ("sw", "Acme Group", Preferred), ("sw", "Acme", Deprecated)]),
    ];
    let (source, target) = (Language::english(), Language::swahili());
    let glossary = Some(Arc::new(Glossary::new(concepts, &source, &target)));
    let patterns = "patterns = [{ name = \"hot\", source = 'hot', target-lacks = 'joto' }]";
    let (profile, _) = Profile::read(patterns, &mut |_| None);
    Setup { source, target, glossary, profile }
}

fn pair() -> impl Strategy<Value = Pair> {
    let text = |texts: &'static [&'static str]| prop::sample::select(texts).prop_map(Segment::plain);
    let context = prop::option::of(prop::sample::select(&["menu", "title"][..]).prop_map(str::to_owned));
    (prop::option::weighted(0.8, text(SOURCES)), text(TARGETS), context).prop_map(|(source, target, context)| Pair {
        source,
        target,
        context,
        ..Pair::default()
    })
}

/// Everything that is found, in words.
fn found(document: &Document<'_>) -> Vec<String> {
    assert!(document.faults().is_empty(), "{:?}", document.faults());
    let mut found: Vec<String> = document.findings().iter().map(|finding| format!("{finding:?}")).collect();
    // Findings of the same words and message have no order of their own.
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn changing_segments_finds_what_checking_anew_finds(
        mut pairs in prop::collection::vec(pair(), 1..8),
        changes in prop::collection::vec((0usize..9, pair()), 1..12),
    ) {
        let setup = setup();
        let rules: Vec<&dyn Rule> = all().collect();
        let engine = Engine::new(&rules, &setup);
        let first = pairs.clone();
        let mut document = engine.check(&first);
        for (at, pair) in changes {
            document.set(at, &pair);
            match pairs.get_mut(at) {
                Some(place) => *place = pair,
                None => pairs.push(pair),
            }
            prop_assert_eq!(found(&document), found(&engine.check(&pairs)));
        }
    }
}
