//! Checks: what all rules cost, each rule by itself, one changed segment, and pofilter on the same pairs in the same run.
//!
//! `DATA=../shared/data` names a folder with real pairs (`tico19/all.en-sw.tmx`); without it those of the release are
//! used. Each text is repeated with a number of its own until there are `SEGMENTS` (100,000) of them. `POFILTER` names
//! the program of translate-toolkit.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "matching/clock.rs"]
mod clock;
#[path = "matching/figures.rs"]
mod figures;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use istilahi::app::shipped;
use istilahi::check::{Engine, Glossary, Pair, Profile, Rule, Setup, all};
use istilahi::format::{ReadOptions, Source, UnitSink, Warning, named};
use istilahi::model::segment::Segment;
use istilahi::model::unit::Unit;
use istilahi::text::language::Language;
use istilahi::text::positions::Position;

use figures::{Times, peak_memory, shown};

/// How many pairs pofilter is given: it takes as long for each of many.
const FOR_POFILTER: usize = 10_000;

fn main() {
    let segments: usize = std::env::var("SEGMENTS").map_or(100_000, |count| count.parse().expect("a number"));
    let (name, texts) = texts();
    let rules: Vec<&dyn Rule> = all().collect();
    println!("checks: {} rules, {} pairs of {name}", rules.len(), texts.len());
    each_rule(&texts);
    let pairs: Vec<(String, String)> = many(&texts, segments).collect();
    one_change(&pairs);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ours = process(folder.path(), &pairs);
    pofilter(folder.path(), &pairs, ours);
}

#[derive(Default)]
struct Texts(Vec<(String, String)>);

impl UnitSink for Texts {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        if let [source, target] = unit.variants.as_slice() {
            self.0.push((source.segment.text().to_owned(), target.segment.text().to_owned()));
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}

/// What the pairs are, and the pairs.
fn texts() -> (&'static str, Vec<(String, String)>) {
    let file = std::env::var_os("DATA").map(|data| Path::new(&data).join("tico19/all.en-sw.tmx"));
    if let Some(file) = file.and_then(|file| File::open(file).ok()) {
        let options = ReadOptions::default();
        let reader = named("tmx").and_then(|format| format.unit_reader()).expect("TMX is read");
        let mut texts = Texts::default();
        reader.read(&mut Source::new(&mut BufReader::new(file), &options), &mut texts).expect("a valid file");
        return ("tico19", texts.0);
    }
    let release = shipped::release().into_iter().map(|row| (row.en, row.sw_published));
    ("the release (DATA names no folder with others)", release.collect())
}

/// `texts` over and over, each time with a number at the end.
fn many(texts: &[(String, String)], count: usize) -> impl Iterator<Item = (String, String)> {
    (0..count).map(|at| {
        let (source, target) = &texts[at % texts.len()];
        (format!("{source} [{at}]"), format!("{target} [{at}]"))
    })
}

fn setup(profile: Profile) -> Setup {
    let (source, target) = (Language::english(), Language::swahili());
    let glossary = Some(Arc::new(Glossary::new(shipped::concepts(), &source, &target)));
    Setup { source, target, glossary, profile }
}

fn pair((source, target): &(String, String)) -> Pair {
    Pair { source: Some(Segment::plain(source)), target: Segment::plain(target), ..Pair::default() }
}

/// What each rule costs by itself: what rules share, each pays.
fn each_rule(texts: &[(String, String)]) {
    let pairs: Vec<Pair> = texts.iter().map(pair).collect();
    let mut costs: Vec<(f64, &str, usize)> = Vec::new();
    for rule in all() {
        let mut profile = Profile::default();
        profile.only([rule.id()]);
        let setup = setup(profile);
        let engine = Engine::new(&[rule], &setup);
        engine.check(&pairs[..pairs.len().min(100)]);
        let start = clock::cpu();
        let findings = engine.check(&pairs).findings().len();
        let micros = (clock::cpu() - start).as_secs_f64() * 1e6 / pairs.len() as f64;
        costs.push((micros, rule.id(), findings));
    }
    costs.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("  CPU time a segment, each rule by itself, the dearest first:");
    for (micros, rule, findings) in costs.iter().take(20) {
        println!("    {rule:<24} {micros:>7.1} µs  {findings:>5} findings");
    }
}

/// One segment changed in a text of all of them, document-level findings kept right.
fn one_change(pairs: &[(String, String)]) {
    let setup = setup(Profile::default());
    let rules: Vec<&dyn Rule> = all().collect();
    let engine = Engine::new(&rules, &setup);
    let pairs: Vec<Pair> = pairs.iter().map(pair).collect();
    let (start, cpu) = (Instant::now(), clock::cpu());
    let mut document = engine.check(&pairs);
    println!(
        "  {} segments, all rules: {:.2} s (CPU {:.2} s, {:.0} µs a segment); {} findings; process at most {:.0} MB",
        pairs.len(),
        start.elapsed().as_secs_f64(),
        (clock::cpu() - cpu).as_secs_f64(),
        (clock::cpu() - cpu).as_secs_f64() * 1e6 / pairs.len() as f64,
        document.findings().len(),
        peak_memory()
    );
    let mut times = Times::default();
    for round in 0..400 {
        let (at, from) = (round * 7919 % pairs.len(), round * 104_729 % pairs.len());
        let start = Instant::now();
        document.set(at, &pairs[from]);
        times.push(start.elapsed());
    }
    println!("  one segment changed (goal 5 ms): {}", times.line());
}

/// The program over a TMX of all pairs; gives the seconds it took.
fn process(folder: &Path, pairs: &[(String, String)]) -> f64 {
    let file = folder.join("pairs.tmx");
    let mut out = BufWriter::new(File::create(&file).expect("a file"));
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let head = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header creationtool=\"b\" creationtoolversion=\"1\" \
                segtype=\"sentence\" o-tmf=\"b\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n";
    out.write_all(head.as_bytes()).expect("room");
    for (source, target) in pairs {
        let (source, target) = (escaped(source), escaped(target));
        writeln!(
            out,
            "<tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"sw\"><seg>{target}</seg></tuv></tu>"
        )
        .expect("room");
    }
    out.write_all(b"</body></tmx>\n").and_then(|()| out.flush()).expect("room");
    let start = Instant::now();
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%U %S %M", env!("CARGO_BIN_EXE_istilahi"), "check", "--report", "json"])
        .arg(&file)
        .env("ISTILAHI_DB", folder.join("check.db"))
        .stdout(Stdio::null())
        .output()
        .expect("GNU time");
    let wall = start.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let figures: Vec<f64> =
        said.lines().last().unwrap_or_default().split(' ').filter_map(|one| one.parse().ok()).collect();
    let [user, system, kilobytes] = figures[..] else { panic!("{said}") };
    println!(
        "  istilahi check, {} segments as TMX: {wall:.2} s (goal 5 s), CPU {:.2} s, at most {:.0} MB (goal 300)",
        pairs.len(),
        user + system,
        kilobytes / 1024.0
    );
    wall
}

/// pofilter over the first of the same pairs, as PO.
fn pofilter(folder: &Path, pairs: &[(String, String)], ours: f64) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/pofilter");
    let program = std::env::var_os("POFILTER").map_or(own, Into::into);
    let file = folder.join("pairs.po");
    let mut out = BufWriter::new(File::create(&file).expect("a file"));
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    writeln!(out, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: sw\\n\"\n")
        .expect("room");
    let some = &pairs[..pairs.len().min(FOR_POFILTER)];
    for (source, target) in some {
        writeln!(out, "msgid \"{}\"\nmsgstr \"{}\"\n", escaped(source), escaped(target)).expect("room");
    }
    out.flush().expect("room");
    let start = Instant::now();
    let run = Command::new(&program)
        .arg("--language=sw")
        .arg(&file)
        .arg(folder.join("flags.po"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match run {
        Ok(status) if status.success() => {
            let theirs = start.elapsed().as_secs_f64() / some.len() as f64;
            println!(
                "  pofilter, {} of them as PO: {} a segment; istilahi is {:.0} times as quick",
                some.len(),
                shown(std::time::Duration::from_secs_f64(theirs)),
                theirs / (ours / pairs.len() as f64)
            );
        }
        _ => println!("  pofilter: skipped: {} cannot be run", program.display()),
    }
}
