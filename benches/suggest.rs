//! The main job: a text of 1,000 segments against the shipped memory and glossary.
//!
//! First the program as a whole, as a process: wall time, and the most memory it held (Linux). Then its parts.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod generator;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use istilahi::app::document::{SourceSegment, typed_segments};
use istilahi::app::matches::Request;
use istilahi::app::progress::Silent;
use istilahi::app::session::Session;
use istilahi::app::suggest::suggest;
use istilahi::store::{Actor, MemoryFilter, Opening, Store};
use istilahi::terminology::recognise::Recogniser;
use istilahi::text::language::Language;
use istilahi::text::segmentation::Cutter;

const SEGMENTS: usize = 1000;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("text.txt");
    let text = generator::text(SEGMENTS);
    std::fs::write(&file, &text).expect("a file in a temporary folder");
    println!("text: {SEGMENTS} generated English segments, {} kB", text.len() / 1024);

    let first = run(folder.path(), &["suggest", "--text", "Alumina is refined from bauxite."]);
    println!("first run, which creates the database: {} (goal: at most 0.3 s)", shown(first));
    let file = file.to_str().expect("a plain path");
    for form in ["text", "json"] {
        let whole = run(folder.path(), &["suggest", file, "--format", form]);
        println!("suggest, {form}: {} (goal: at most 1 s and 60 MB)", shown(whole));
    }
    divan::main();
}

/// The best wall time of three runs (of one for a first run), and the most memory one held.
fn run(folder: &Path, arguments: &[&str]) -> (Duration, Option<u64>) {
    let database: PathBuf = folder.join("bench.db");
    let runs = if database.exists() { 3 } else { 1 };
    let mut best = (Duration::MAX, None);
    for _ in 0..runs {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_istilahi"))
            .args(arguments)
            .env_clear()
            .env("HOME", folder)
            .env("ISTILAHI_DB", &database)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let memory = peak_memory(&mut child);
        let status = child.wait().expect("the program ends");
        assert!(status.success(), "{arguments:?}: {status}");
        best = (best.0.min(start.elapsed()), best.1.max(memory));
    }
    best
}

/// The high-water mark of resident memory in kB, read until the program ends.
fn peak_memory(child: &mut Child) -> Option<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("the program can be waited for").is_none() {
        let mark = std::fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        });
        peak = peak.max(mark);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}

fn shown((wall, memory): (Duration, Option<u64>)) -> String {
    let memory = memory.map_or("memory not known here".to_owned(), |kb| format!("{:.1} MB", kb as f64 / 1024.0));
    format!("{:.3} s, {memory}", wall.as_secs_f64())
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let opening = Opening { path: folder.path().join("bench.db"), lock_timeout: Duration::from_secs(1) };
    let actor = Actor { author: "bench".to_owned(), now: "2026-01-01T00:00:00Z".to_owned() };
    let (store, _) = Session { opening, actor }.open_or_create().expect("a new database");
    (folder, store)
}

fn segments() -> Vec<SourceSegment> {
    typed_segments(&generator::text(SEGMENTS), &Cutter::shipped("en"))
}

/// Reading the text and cutting it into segments.
#[divan::bench(sample_count = 20)]
fn cut_1000_segments(bencher: divan::Bencher<'_, '_>) {
    let text = generator::text(SEGMENTS);
    bencher.bench(|| typed_segments(divan::black_box(&text), &Cutter::shipped("en")));
}

/// Matches, terms and drafts, without reading and printing.
#[divan::bench(sample_count = 10)]
fn suggest_for_1000_segments(bencher: divan::Bencher<'_, '_>) {
    let (_folder, store) = store();
    let request = Request {
        from: Language::english(),
        to: Language::swahili(),
        min_score: 70,
        max: 5,
        filter: MemoryFilter::default(),
    };
    bencher.with_inputs(segments).bench_local_values(|segments| {
        suggest(&store, &request, segments, &mut Silent, |_| Ok(())).expect("suggestions");
    });
}

/// The shipped glossary's terms in the text.
#[divan::bench(sample_count = 20)]
fn recognise_in_1000_segments(bencher: divan::Bencher<'_, '_>) {
    let concepts = istilahi::app::shipped::concepts();
    let recogniser = Recogniser::new(&concepts, &Language::english());
    let segments = segments();
    bencher.bench(|| segments.iter().map(|one| recogniser.recognise(&one.segment).len()).sum::<usize>());
}
