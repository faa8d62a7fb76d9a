//! How much a search looks at: counters, which are the same on every machine, over generated units.

use std::time::Duration;

use istilahi::app::engine;
use istilahi::app::matches::{Matcher, Request};
use istilahi::app::progress::Silent;
use istilahi::matching::candidate::Neighbours;
use istilahi::matching::query::Query;
use istilahi::matching::work::Work;
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::Segment;
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{Actor, MemoryFilter, Opening, Store, StoreError};
use istilahi::text::language::Language;

use crate::generator::made::Memory;

/// The work of 200 queries among `units` units whose index is merged, from the rows of the database and from the image.
fn work(units: u64) -> (Work, Work) {
    let folder = tempfile::tempdir().unwrap();
    let opening = Opening { path: folder.path().join("test.db"), lock_timeout: Duration::from_secs(1) };
    let actor = Actor { author: "tester".to_owned(), now: "2026-01-01T00:00:00Z".to_owned() };
    let memory = Memory::new(7);
    let (from, to) = (Language::english(), Language::swahili());
    let store = Store::create(&opening, &actor, |change| {
        let id = change.create_memory("test", 0, 0)?.id;
        for pair in memory.units(units) {
            let variants = vec![
                Variant::new(from.clone(), Segment::plain(pair.source)),
                Variant::new(to.clone(), Segment::plain(pair.target)),
            ];
            let unit = Unit::new(Status::Reviewed, Origin::Human, variants);
            change.add_unit(id, &unit, &[Neighbours::default(); 2])?;
        }
        change.merge_index()
    })
    .map_err(|error: StoreError| error)
    .unwrap();
    let request = Request { from, to, min_score: 70, max: 5, filter: MemoryFilter::default() };
    let image = engine::image(&store, &request, &mut Silent).unwrap().unwrap();
    let mut rows = Matcher::new(&store, &request, None).unwrap();
    let mut in_memory = Matcher::new(&store, &request, Some(&image)).unwrap();
    for text in memory.queries(200, units) {
        let query = Query::new(Segment::plain(text), Neighbours::default());
        assert_eq!(rows.best(&query).unwrap(), in_memory.best(&query).unwrap());
    }
    (rows.work, in_memory.work)
}

#[test]
fn a_query_looks_at_little_and_at_less_than_its_share_when_the_memory_grows() {
    let (small, _) = work(1_000);
    let (large, image) = work(4_000);
    let each = |number: u64| number as f64 / 200.0;
    let said = format!("{small:?}, {large:?}, {image:?}");
    assert!(each(large.lists) < 7.0 && each(large.postings) < 25.0, "{said}");
    assert!(each(large.candidates) < 8.0 && each(large.verified) < 4.0, "{said}");
    assert!(each(image.postings) < 20.0 && each(image.candidates) < 8.0, "{said}");
    assert!(large.postings < 4 * small.postings && large.verified < 4 * small.verified, "{said}");
}
