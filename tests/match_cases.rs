//! Single cases of matching in which a match could be lost or a wrong one come.

use std::time::Duration;

use istilahi::app::engine;
use istilahi::app::matches::{Matcher, Request};
use istilahi::app::progress::Silent;
use istilahi::matching::candidate::Neighbours;
use istilahi::matching::outline::Width;
use istilahi::matching::query::Query;
use istilahi::matching::ranking::Match;
use istilahi::matching::sieve::Sieve;
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::{CodeKind, Segment, SegmentBuilder};
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{Actor, MemoryFilter, Opening, Store, StoreError};
use istilahi::text::language::Language;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A store with a unit for each list of variants, merged.
fn store(folder: &tempfile::TempDir, units: &[Vec<(&str, Segment)>]) -> Store {
    let opening = Opening { path: folder.path().join("test.db"), lock_timeout: Duration::from_secs(1) };
    let actor = Actor { author: "tester".to_owned(), now: "2026-01-01T00:00:00Z".to_owned() };
    Store::create(&opening, &actor, |change| {
        let memory = change.create_memory("test", 0, 0)?.id;
        for variants in units {
            let variants: Vec<Variant> =
                variants.iter().map(|(tag, segment)| Variant::new(language(tag), segment.clone())).collect();
            let neighbours = vec![Neighbours::default(); variants.len()];
            change.add_unit(memory, &Unit::new(Status::Reviewed, Origin::Human, variants), &neighbours)?;
        }
        change.merge_index()
    })
    .map_err(|error: StoreError| error)
    .unwrap()
}

fn request(min_score: u8, max: usize) -> Request {
    Request { from: Language::english(), to: Language::swahili(), min_score, max, filter: MemoryFilter::default() }
}

/// The matches by the rows and by the image.
fn both(store: &Store, request: &Request, query: &Segment) -> [Vec<Match>; 2] {
    let image = engine::image(store, request, &mut Silent).unwrap().unwrap();
    let query = Query::new(query.clone(), Neighbours::default());
    [None, Some(&image)].map(|image| Matcher::new(store, request, image).unwrap().best(&query).unwrap().0)
}

#[test]
fn texts_of_another_language_in_a_shared_list_are_no_matches() {
    let folder = tempfile::tempdir().unwrap();
    let plain = |text: String| Segment::plain(text);
    let text = |at: usize, last: &str| plain(format!("a{at} b{at} c{at} d{at} e{at} {last}{at}"));
    let units: Vec<_> = (0..1500)
        .map(|at| vec![("en", plain(format!("x{at} y{at}"))), ("fr", text(at, "f")), ("sw", plain(format!("z{at}")))])
        .collect();
    let store = store(&folder, &units);
    let request = request(50, 5);
    let mut matcher = Matcher::new(&store, &request, None).unwrap();
    let found: Vec<String> = (0..1500)
        .flat_map(|at| matcher.best(&Query::new(text(at, "g"), Neighbours::default())).unwrap().0)
        .map(|one| one.candidate.source.text().to_owned())
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_number_that_is_the_content_of_a_code_loses_no_match() {
    let folder = tempfile::tempdir().unwrap();
    let with = |kind: CodeKind, last: &str| {
        let mut builder = SegmentBuilder::default();
        builder.push_text("Set the value of ");
        builder.push_code(kind, "x2");
        builder.push_text(" in every single new ");
        builder.push_text(last);
        builder.finish()
    };
    // Ten tokens: one code of another kind and one other word.
    let store = store(&folder, &[vec![("en", with(CodeKind::Placeholder, "file")), ("sw", Segment::plain("Weka"))]]);
    let plain = Segment::plain("Set the value of x2 in every single new case");
    for (query, min_score) in [(with(CodeKind::CodeSpan, "case"), 80), (plain, 77)] {
        let [rows, image] = both(&store, &request(min_score, 5), &query);
        assert_eq!((rows.len(), image.len()), (1, 1), "{query:?}");
        assert_eq!(rows[0].score.points(), f64::from(min_score));
    }
}

#[test]
fn of_equally_good_variants_of_a_unit_the_first_is_shown_wherever_it_is_searched() {
    let folder = tempfile::tempdir().unwrap();
    let plain = |text: &str| Segment::plain(text);
    for other in 0..40 {
        let (first, second) = ("one two three four color", format!("one two three four w{other}"));
        let store = store(
            &tempfile::tempdir_in(&folder).unwrap(),
            &[vec![
                ("en-US", plain(first)),
                ("en-GB", plain(&second)),
                ("sw", plain("rangi")),
                ("sw", plain("rangi ya pili")),
            ]],
        );
        for (max, expected) in [(1, 1), (9, 4)] {
            let [rows, image] = both(&store, &request(70, max), &plain("one two three four shade"));
            assert_eq!(rows, image, "{second}");
            assert_eq!(rows.len(), expected);
            assert_eq!((rows[0].candidate.source.text(), rows[0].candidate.target.text()), (first, "rangi"));
        }
    }
}

#[test]
fn a_segment_of_one_token_again_and_again_is_sifted_quickly() {
    let sieve = Sieve::new(&vec![7; 300_000], 70, Width::Narrow);
    assert_eq!(sieve.overlap(300_000, 1 << 7), Some(300_000));
    assert_eq!(sieve.overlap(300_000, 1 << 8), None);
}
