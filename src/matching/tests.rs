//! The parts of matching together, against brute force.

use proptest::prelude::{Strategy, prop, proptest};

use super::candidate::{Candidate, Neighbours};
use super::outline::{Outline, Width};
use super::query::Query;
use super::ranking::{Match, Ranking};
use super::tokenised::Tokenised;
use crate::model::provenance::{Origin, Status};
use crate::model::score::{MatchKind, Reason, by_final_score};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::text::language::Language;

fn candidate(unit: i64, source: Segment) -> Candidate {
    Candidate {
        unit,
        variant: unit,
        memory: "test".to_owned(),
        priority: 0,
        memory_penalty: 0,
        status: Status::Translated,
        origin: Origin::Human,
        changed: String::new(),
        source,
        neighbours: Neighbours::default(),
        target_language: Language::swahili(),
        target: Segment::plain(format!("target {unit}")),
    }
}

fn compare(query: &str, source: &str) -> (MatchKind, f64, Vec<Reason>) {
    let query = Query::new(Segment::plain(query), Neighbours::default());
    let found = query.compare(candidate(1, Segment::plain(source)), 0).unwrap();
    (found.kind, found.score.points(), found.score.penalties().iter().map(|penalty| penalty.reason).collect())
}

#[test]
fn a_number_or_a_negation_is_never_invisible() {
    assert_eq!(compare("Tighten to 5 Nm", "Tighten to 50 Nm"), (MatchKind::Fuzzy, 73.0, vec![Reason::Number]));
    assert_eq!(compare("Do not open the valve", "Do open the valve"), (MatchKind::Fuzzy, 80.0, vec![]));
}

#[test]
fn case_and_shape_of_marks_cost_little_and_are_named() {
    assert_eq!(compare("Ndege imetua.", "ndege imetua."), (MatchKind::Fuzzy, 99.0, vec![Reason::Case]));
    assert_eq!(compare("say “yes”", "say \"yes\""), (MatchKind::Fuzzy, 99.5, vec![Reason::Punctuation]));
    assert_eq!(compare("Ng\u{2019}ombe  wengi", "Ng'ombe wengi"), (MatchKind::Exact, 100.0, vec![]));
}

#[test]
fn the_content_of_a_code_costs_a_penalty_and_no_distance() {
    let with_code = |content: &str| {
        let mut builder = SegmentBuilder::default();
        builder.push_text("Run ");
        builder.push_code(CodeKind::CodeSpan, content);
        builder.finish()
    };
    let query = Query::new(with_code("`a b c`"), Neighbours::default());
    let found = query.compare(candidate(1, with_code("`d`")), 50).unwrap();
    assert_eq!((found.kind, found.score.raw_points(), found.score.points()), (MatchKind::Fuzzy, 100.0, 99.0));
    let found = query.compare(candidate(1, with_code("`a b c`")), 50).unwrap();
    assert_eq!((found.kind, found.score.points()), (MatchKind::Exact, 100.0));
}

#[test]
fn equal_text_is_exact_however_codes_were_recognised_in_it() {
    let mut builder = SegmentBuilder::default();
    builder.push_text("Weka ");
    builder.push_code(CodeKind::Start, "**");
    builder.push_text("alumini");
    builder.push_code(CodeKind::End, "**");
    let query = Query::new(builder.finish(), Neighbours::default());
    let found = query.compare(candidate(1, Segment::plain("Weka **alumini**")), 50).unwrap();
    assert_eq!((found.kind, found.score.raw_points(), found.score.points()), (MatchKind::Exact, 100.0, 99.0));
}

#[test]
fn white_space_around_marks_is_not_nothing() {
    let found = compare("Prices rose 10% in May.", "Prices rose 10 % in May .");
    assert_eq!(found, (MatchKind::Fuzzy, 99.5, vec![Reason::Punctuation]));
}

#[test]
fn context_needs_both_neighbours() {
    let text = ["One.", "Two.", "Three."].map(Segment::plain);
    let neighbours = Neighbours::of_all(&text);
    let mut known = candidate(1, text[1].clone());
    known.neighbours = neighbours[1];
    let kind = |neighbours| Query::new(text[1].clone(), neighbours).compare(known.clone(), 70).unwrap().kind;
    assert_eq!(kind(neighbours[1]), MatchKind::Context);
    assert_eq!(kind(Neighbours { after: None, ..neighbours[1] }), MatchKind::Exact);
    known.neighbours = Neighbours::default();
    let alone = Query::new(text[1].clone(), Neighbours::default());
    assert_eq!(alone.compare(known.clone(), 70).unwrap().kind, MatchKind::Exact, "one segment alone has no context");
}

#[test]
fn of_equal_texts_the_best_unit_is_shown() {
    let query = Query::new(Segment::plain("Same text"), Neighbours::default());
    let mut ranking = Ranking::new(5, 70);
    for (unit, status) in [(1, Status::Translated), (2, Status::Reviewed), (3, Status::Draft)] {
        let mut one = candidate(unit, Segment::plain("Same text"));
        one.target = Segment::plain("Maandishi yaleyale");
        one.status = status;
        ranking.push(query.compare(one, ranking.threshold()).unwrap());
    }
    let best = ranking.finish();
    assert_eq!(best.len(), 1);
    assert_eq!(best[0].candidate.unit, 2);
}

fn sentence(longest: usize) -> impl Strategy<Value = String> {
    let words = vec!["the", "alloy", "Alloy", "is", "not", "5", "50", ",", "kilns", "“", "\"", "ng'ombe"];
    prop::collection::vec(prop::sample::select(words), 0..longest).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_outline_dismisses_no_match(
        text in sentence(90),
        sources in prop::collection::vec(sentence(90), 1..8),
        threshold in 50u8..=100,
    ) {
        let query = Query::new(Segment::plain(text.as_str()), Neighbours::default());
        for source in sources.iter().chain([&text]) {
            let one = candidate(1, Segment::plain(source.as_str()));
            let outline = Outline::of(&one.source);
            let mine = Segment::plain(text.as_str()).folded_tokens();
            let distance = strsim::generic_levenshtein(&mine, &one.source.folded_tokens());
            let overlap = query.sieve(threshold, Width::Wide).overlap(outline.tokens, outline.signature);
            let longer = mine.len().max(outline.tokens as usize);
            assert!(overlap.is_none_or(|overlap| longer - overlap as usize <= distance));
            let scored = query.score(&Tokenised::new(one.source.clone()), query.is_same_text(&one.source), threshold);
            if query.compare(one, threshold).is_some() {
                assert!(overlap.is_some());
                assert_eq!(scored.map(|score| score.distance()), Some(distance as u32));
            }
        }
    }

    #[test]
    fn the_rising_threshold_loses_nothing(
        text in sentence(12),
        sources in prop::collection::vec(sentence(12), 0..40),
        threshold in 50u8..=100,
        wanted in 1usize..6,
    ) {
        let query = Query::new(Segment::plain(text), Neighbours::default());
        let all: Vec<Candidate> =
            sources.iter().zip(1..).map(|(source, unit)| candidate(unit, Segment::plain(source.as_str()))).collect();
        let mut expected: Vec<Match> = all.iter().filter_map(|one| query.compare(one.clone(), threshold)).collect();
        expected.sort_by(|a, b| {
            by_final_score(&a.score, &b.score).then(a.kind.cmp(&b.kind)).then(a.candidate.unit.cmp(&b.candidate.unit))
        });
        let mut ranking = Ranking::new(wanted, threshold);
        for one in all {
            let outline = Outline::of(&one.source);
            let sieve = query.sieve(ranking.threshold(), Width::Wide);
            if sieve.overlap(outline.tokens, outline.signature).is_some()
                && let Some(found) = query.compare(one, ranking.threshold()) {
                    ranking.push(found);
                }
        }
        let found: Vec<i64> = ranking.finish().iter().map(|one| one.candidate.unit).collect();
        let expected: Vec<i64> = expected.iter().map(|one| one.candidate.unit).take(wanted).collect();
        assert_eq!(found, expected);
    }
}
