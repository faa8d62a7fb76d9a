//! What it costs to fill a memory, and to change little in a large one.

use std::path::Path;
use std::time::{Duration, Instant};

use istilahi::app::matches::Matcher;
use istilahi::matching::candidate::Neighbours;
use istilahi::matching::query::Query;
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::Segment;
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{Store, StoreError};
use istilahi::text::language::Language;

use crate::figures::{Times, peak_memory, shown};
use crate::generator::{Memory, Pair};
use crate::{actor, clock, open, opening, request};

fn unit(pair: Pair) -> Unit {
    let variants = vec![
        Variant::new(Language::english(), Segment::plain(pair.source)),
        Variant::new(Language::swahili(), Segment::plain(pair.target)),
    ];
    Unit::new(Status::Reviewed, Origin::Human, variants)
}

/// A database at `path` with `units` generated units.
pub(crate) fn fill(path: &Path, units: u64) -> Store {
    let memory = Memory::new(7);
    let start = clock::cpu();
    for pair in memory.units(units) {
        std::hint::black_box(unit(pair));
    }
    let making = clock::cpu() - start;
    let start = clock::cpu();
    let mut rows = Duration::ZERO;
    let mut store = Store::create(&opening(path), &actor(), |change| {
        let id = change.create_memory("bench", 0, 0)?.id;
        for pair in memory.units(units) {
            change.add_unit(id, &unit(pair), &[Neighbours::default(); 2])?;
        }
        rows = clock::cpu() - start;
        Ok::<_, StoreError>(())
    })
    .expect("a database");
    let all = clock::cpu() - start;
    let seconds = |time: Duration| time.saturating_sub(making).as_secs_f64();
    println!(
        "  filled in {:.1} s of CPU: {:.1} s for units, keys and concordance, {:.1} s for the index of both languages; \
         at most {:.0} MB",
        seconds(all),
        seconds(rows),
        (all - rows).as_secs_f64(),
        peak_memory(),
    );
    if units > 1000 {
        store.change(&actor(), "merge", None, |change| change.merge_index()).expect("a merged index");
    }
    let sizes = store.sizes().expect("sizes");
    println!(
        "  index {:.1} MB, {:.2} of the {:.1} MB of text; file {:.1} MB",
        sizes.index as f64 / 1e6,
        sizes.index as f64 / sizes.text.max(1) as f64,
        sizes.text as f64 / 1e6,
        sizes.file as f64 / 1e6
    );
    store
}

/// One unit added and found, and queries while 10,000 units wait to be merged. Wall time.
pub(crate) fn small_changes(path: &Path, units: u64) {
    let memory = Memory::new(8);
    let request = request(70);
    let mut add_and_find = Times::default();
    for pair in memory.units(50) {
        let segment = Segment::plain(pair.source.clone());
        let start = Instant::now();
        let mut store = open(path);
        store
            .change(&actor(), "unit add", None, |change| {
                let id = change.memory_or_new("bench")?.id;
                change.add_unit(id, &unit(pair), &[Neighbours::default(); 2])
            })
            .expect("a unit");
        let mut matcher = Matcher::new(&store, &request, None).expect("a matcher");
        let (found, _) = matcher.best(&Query::new(segment, Neighbours::default())).expect("matches");
        add_and_find.push(start.elapsed());
        assert!(!found.is_empty());
    }
    println!("  one unit added and found, opening included (wall): {}", add_and_find.line());
    let before = queries(path, &memory, units);
    let mut store = open(path);
    store
        .change(&actor(), "unit add", None, |change| {
            let id = change.memory_or_new("bench")?.id;
            for pair in memory.units(9_900) {
                change.add_unit(id, &unit(pair), &[Neighbours::default(); 2])?;
            }
            Ok::<_, StoreError>(())
        })
        .expect("units");
    drop(store);
    let after = queries(path, &memory, units);
    println!(
        "  a query costs {} more with 10,000 units that are not merged ({} before)",
        shown(after.saturating_sub(before)),
        shown(before)
    );
}

fn queries(path: &Path, memory: &Memory, units: u64) -> Duration {
    let store = open(path);
    let request = request(70);
    let mut times = Times::default();
    store
        .read(|| {
            let mut matcher = Matcher::new(&store, &request, None).expect("a matcher");
            for text in memory.queries(300, units) {
                let query = Query::new(Segment::plain(text), Neighbours::default());
                let start = clock::cpu();
                std::hint::black_box(matcher.best(&query).expect("matches"));
                times.push(clock::cpu() - start);
            }
            Ok::<_, StoreError>(())
        })
        .expect("a state of the database");
    times.percentile(50)
}
