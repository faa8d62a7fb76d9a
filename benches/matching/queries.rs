//! What a query costs: from the rows of the database, from the image in memory, and by a scan of all segments.

use std::time::Duration;

use istilahi::app::engine;
use istilahi::app::matches::Matcher;
use istilahi::app::progress::Silent;
use istilahi::matching::candidate::Neighbours;
use istilahi::matching::query::Query;
use istilahi::matching::work::Work;
use istilahi::model::segment::Segment;
use istilahi::store::{Store, StoreError};

use crate::figures::{Times, peak_memory, shown};
use crate::generator::Memory;
use crate::{clock, request};

/// Scans that are timed: each takes as long as thousands of queries.
const SCANS: usize = 20;

/// What was measured at one size.
pub(crate) struct Measured {
    pub(crate) rows: Duration,
    pub(crate) image: Duration,
    pub(crate) postings: f64,
    pub(crate) verified: f64,
}

pub(crate) fn measure(store: &Store, units: u64, count: u64, verify: bool) -> Measured {
    let memory = Memory::new(7);
    let request = request(70);
    let new_query = |text: &String| Query::new(Segment::plain(text.as_str()), Neighbours::default());
    let queries: Vec<String> = memory.queries(count, units).collect();

    let mut rows = Times::default();
    let mut work = Work::default();
    store
        .read(|| {
            let mut matcher = Matcher::new(store, &request, None).expect("a matcher");
            for text in &queries {
                let start = clock::cpu();
                let found = matcher.best(&new_query(text)).expect("matches");
                rows.push(clock::cpu() - start);
                std::hint::black_box(found);
            }
            work = matcher.work;
            Ok::<_, StoreError>(())
        })
        .expect("a state of the database");
    println!("  rows:  {}", rows.line());
    println!("         {}", shown_work(&work));

    let start = clock::cpu();
    let image = engine::image(store, &request, &mut Silent).expect("texts").expect("not too many");
    println!(
        "  image: {} segments in {:.2} s of CPU; at most {:.0} MB",
        image.len(),
        (clock::cpu() - start).as_secs_f64(),
        peak_memory()
    );
    let mut in_memory = Times::default();
    let mut image_work = Work::default();
    for text in &queries {
        let start = clock::cpu();
        let mut near = image.near(&new_query(text), request.min_score, &mut image_work);
        near.truncate(request.max);
        in_memory.push(clock::cpu() - start);
        std::hint::black_box(near);
        image_work.queries += 1;
    }
    println!("         {}", in_memory.line());
    println!("         {}", shown_work(&image_work));

    let mut scans = Times::default();
    for text in queries.iter().take(SCANS) {
        let start = clock::cpu();
        std::hint::black_box(image.scan(&new_query(text), request.min_score));
        scans.push(clock::cpu() - start);
    }
    let times = |one: &Times| scans.mean().as_secs_f64() / one.mean().as_secs_f64();
    println!(
        "  scan of all segments in memory, bit-parallel: mean {}, {:.0} times the rows, {:.0} times the image",
        shown(scans.mean()),
        times(&rows),
        times(&in_memory)
    );
    if verify {
        verify_all(store, units, count);
    }
    let queries = count.max(1) as f64;
    Measured {
        rows: rows.mean(),
        image: in_memory.mean(),
        postings: work.postings as f64 / queries,
        verified: work.verified as f64 / queries,
    }
}

/// Compares rows and image with the scan, at several thresholds.
fn verify_all(store: &Store, units: u64, count: u64) {
    let mut compared = 0;
    for threshold in [50, 60, 70, 85] {
        let request = request(threshold);
        let image = engine::image(store, &request, &mut Silent).expect("texts").expect("not too many");
        for text in Memory::new(9).queries(count.min(200), units) {
            let query = Query::new(Segment::plain(text), Neighbours::default());
            let expected = image.scan(&query, threshold);
            assert_eq!(image.near(&query, threshold, &mut Work::default()), expected, "the image loses something");
            let rows = store.near(&query, request.from.base(), threshold, &mut Work::default()).expect("rows");
            for one in &expected {
                assert!(
                    rows.iter().any(|row| row.variant == one.variant && row.least_distance <= one.least_distance),
                    "the rows lose variant {}",
                    one.variant
                );
            }
            compared += expected.len();
        }
    }
    println!("  verified: rows and image have all {compared} pairs that the scan finds at 50, 60, 70 and 85");
}

fn shown_work(work: &Work) -> String {
    let each = |number: u64| number as f64 / work.queries.max(1) as f64;
    format!(
        "a query: {:.1} lists, {:.0} postings, {:.1} candidates, {:.1} compared",
        each(work.lists),
        each(work.postings),
        each(work.candidates),
        each(work.verified)
    )
}
