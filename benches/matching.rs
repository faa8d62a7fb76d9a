//! Matching over large memories: what a query costs, and how that grows.
//!
//! `UNITS=10000,1000000` chooses the sizes, `QUERIES=1000` how many are asked.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "matching/clock.rs"]
mod clock;
mod generator;

use std::time::Duration;

use istilahi::app::matches::{Matcher, Request};
use istilahi::matching::candidate::Neighbours;
use istilahi::matching::query::Query;
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::Segment;
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{Actor, MemoryFilter, Opening, Store, StoreError};
use istilahi::text::language::Language;

fn numbers(variable: &str, default: &str) -> Vec<u64> {
    let text = std::env::var(variable).unwrap_or_else(|_| default.to_owned());
    text.split(',').map(|number| number.parse().expect("a number")).collect()
}

fn main() {
    for units in numbers("UNITS", "10000,100000,1000000") {
        measure(units, numbers("QUERIES", "1000")[0]);
    }
}

fn measure(units: u64, queries: u64) {
    let memory = generator::Memory::new(7);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let opening = Opening { path: folder.path().join("bench.db"), lock_timeout: Duration::from_secs(1) };
    let actor = Actor { author: "bench".to_owned(), now: "2026-01-01T00:00:00Z".to_owned() };
    let (english, swahili) = (Language::english(), Language::swahili());
    let start = clock::cpu();
    let both = std::env::var("BOTH").is_ok();
    let store = Store::create(&opening, &actor, |change| {
        let id = change.create_memory("bench", 0, 0)?.id;
        for pair in memory.units(units) {
            let mut variants = vec![Variant::new(english.clone(), Segment::plain(pair.source))];
            if both {
                variants.push(Variant::new(swahili.clone(), Segment::plain(pair.target)));
            } else {
                variants.push(Variant::new(swahili.clone(), Segment::plain("x")));
            }
            change.add_unit(id, &Unit::new(Status::Reviewed, Origin::Human, variants), &[Neighbours::default(); 2])?;
        }
        println!("  rows in {:.2} s", (clock::cpu() - start).as_secs_f64());
        Ok::<_, StoreError>(())
    })
    .expect("a database");
    println!("{units} units stored in {:.2} s CPU", (clock::cpu() - start).as_secs_f64());
    let request = Request { from: english, to: swahili, min_score: 70, max: 5, filter: MemoryFilter::default() };
    let mut matcher = Matcher::new(&store, &request).expect("a matcher");
    let mut times = Vec::new();
    store
        .read(|| {
            for text in memory.queries(queries, units) {
                let start = clock::cpu();
                let query = Query::new(Segment::plain(text), Neighbours::default());
                let (found, _) = matcher.best(&query).expect("matches");
                times.push(clock::cpu() - start);
                std::hint::black_box(found);
            }
            Ok::<_, StoreError>(())
        })
        .expect("a state of the database");
    times.sort_unstable();
    let mean = times.iter().sum::<Duration>() / times.len() as u32;
    println!(
        "rows: mean {:?}, median {:?}, 99th {:?}, max {:?}; {:?}",
        mean,
        times[times.len() / 2],
        times[times.len() * 99 / 100],
        times[times.len() - 1],
        matcher.work
    );
    drop(store);
    if let Ok(keep) = std::env::var("KEEP") {
        std::fs::copy(folder.path().join("bench.db"), keep).unwrap();
    }
}
