//! Matching over large memories: what they cost to fill, what a query costs, and how that grows.
//!
//! `UNITS=10000,1000000` chooses the sizes, `QUERIES=1000` how many segments are looked up, `--verify` compares every
//! answer with a scan of all segments. `DATABASE=FILE` keeps the database of the last size.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "matching/clock.rs"]
mod clock;
#[path = "matching/figures.rs"]
mod figures;
#[path = "matching/filling.rs"]
mod filling;
mod generator;
#[path = "matching/process.rs"]
mod process;
#[path = "matching/queries.rs"]
mod queries;

use std::path::Path;

use istilahi::app::matches::Request;
use istilahi::store::{Actor, MemoryFilter, Opening, Store};
use istilahi::text::language::Language;

fn main() {
    let number = |text: String| text.parse::<u64>().expect("a number");
    let variable = |name: &str, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
    let sizes: Vec<u64> =
        variable("UNITS", "10000,100000,1000000").split(',').map(|size| number(size.to_owned())).collect();
    let count = number(variable("QUERIES", "1000"));
    let verify = std::env::args().any(|argument| argument == "--verify");
    println!("threshold 70, the best five, tokenising included; CPU time of one thread; {count} queries a size");
    println!(
        "queries: four of five are units with 10 to 40 % of their words changed, the others are like nothing there"
    );
    let mut curve = Vec::new();
    for units in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("bench.db");
        println!("\n{units} units");
        let store = filling::fill(&path, units);
        curve.push((units, queries::measure(&store, units, count, verify)));
        drop(store);
        process::measure(&path, units);
        filling::small_changes(&path, units);
        if let Ok(keep) = std::env::var("DATABASE") {
            std::fs::copy(&path, keep).expect("a copy of the database");
        }
    }
    println!("\nunits        rows, mean    image, mean   postings a query   verified a query");
    for (units, measured) in curve {
        println!(
            "{units:<12} {:>10}    {:>11}   {:>16.0}   {:>16.1}",
            figures::shown(measured.rows),
            figures::shown(measured.image),
            measured.postings,
            measured.verified,
        );
    }
}

/// From English into Swahili, as `suggest` asks by default.
fn request(min_score: u8) -> Request {
    let (from, to) = (Language::english(), Language::swahili());
    Request { from, to, min_score, max: 5, filter: MemoryFilter::default() }
}

fn opening(path: &Path) -> Opening {
    Opening { path: path.to_owned(), lock_timeout: std::time::Duration::from_secs(60) }
}

fn actor() -> Actor {
    Actor { author: "bench".to_owned(), now: "2026-01-01T00:00:00Z".to_owned() }
}

fn open(path: &Path) -> Store {
    Store::open(&opening(path)).expect("the database")
}
