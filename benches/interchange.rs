//! Interchange: what reading and storing a large TMX costs, against a bare scan of the same file in the same run.
//!
//! `UNITS=200000` chooses the size. CPU time; memory is that of a process that imports (Linux).

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "matching/clock.rs"]
mod clock;
mod generator;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use istilahi::format::{ReadOptions, Source, UnitSink, Warning, named};
use istilahi::model::unit::Unit;
use istilahi::text::positions::Position;
use quick_xml::XmlVersion;
use quick_xml::events::Event;

/// Takes units and lets them go.
struct Nothing(u64);

impl UnitSink for Nothing {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        self.0 += std::hint::black_box(unit).variants.len() as u64;
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        panic!("{}", warning.message);
    }
}

fn main() {
    let units: u64 = std::env::var("UNITS").map_or(200_000, |units| units.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("memory.tmx");
    let mut out = BufWriter::new(File::create(&file).expect("a file"));
    generator::Memory::new(7).write_tmx(units, &mut out).expect("room for the file");
    out.flush().expect("room for the file");
    let size = std::fs::metadata(&file).expect("the file").len() as f64 / 1e6;
    println!("TMX: {units} units, {size:.0} MB; CPU time, best of three");
    let events = best(|| scan(&file, false));
    let scan = best(|| scan(&file, true));
    let read = best(|| read(&file));
    let times = |time: Duration| time.as_secs_f64() / scan.as_secs_f64();
    println!("  quick-xml, events alone:    {:.2} s", events.as_secs_f64());
    println!("  quick-xml, bare scan:       {:.2} s, with attributes and text as UTF-8", scan.as_secs_f64());
    println!("  reading:                    {:.2} s, {:.1} times the scan (goal 2.5)", read.as_secs_f64(), times(read));
    import(folder.path(), &file, scan);
}

fn best(mut work: impl FnMut()) -> Duration {
    let mut once = || {
        let start = clock::cpu();
        work();
        clock::cpu() - start
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// Every event of the file, and with `content` its attributes and the text with its references resolved.
fn scan(file: &Path, content: bool) {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(File::open(file).expect("the file")));
    let mut buffer = Vec::new();
    let mut seen = 0;
    loop {
        match reader.read_event_into(&mut buffer).expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(start) if content => {
                for attribute in start.attributes() {
                    let attribute = attribute.expect("well-formed attributes");
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value");
                    seen += attribute.key.as_ref().len() + value.len();
                }
            }
            Event::Text(text) if content => seen += text.xml10_content().len(),
            event => seen += event.len(),
        }
        buffer.clear();
    }
    std::hint::black_box(seen);
}

fn read(file: &Path) {
    let options = ReadOptions::default();
    let mut stream = BufReader::new(File::open(file).expect("the file"));
    let reader = named("tmx").and_then(|format| format.unit_reader()).expect("TMX is read");
    let mut sink = Nothing(0);
    reader.read(&mut Source::new(&mut stream, &options), &mut sink).expect("a valid file");
    std::hint::black_box(sink.0);
}

/// Imports the file in a process of its own.
fn import(folder: &Path, file: &Path, scan: Duration) {
    let mut best = f64::INFINITY;
    let mut most = 0.0_f64;
    for run in 0..3 {
        let database = folder.join(format!("{run}.db"));
        let program = env!("CARGO_BIN_EXE_istilahi");
        let run = |arguments: &[&str]| {
            let output = Command::new("/usr/bin/time")
                .args(["-f", "%U %S %M", program, "--db", database.to_str().expect("a plain path")])
                .args(arguments)
                .output()
                .expect("GNU time");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let figures = said.lines().last().unwrap_or_default().to_owned();
            let number = |at: usize| figures.split(' ').nth(at).and_then(|one| one.parse::<f64>().ok()).expect(&said);
            (number(0) + number(1), number(2) / 1024.0)
        };
        run(&["init", "--empty"]);
        let (seconds, memory) = run(&["import", file.to_str().expect("a plain path")]);
        best = best.min(seconds);
        most = most.max(memory);
        std::fs::remove_file(&database).expect("the database");
    }
    println!(
        "  import, stored and indexed: {best:.2} s, {:.1} times the scan (goal 8); at most {most:.0} MB (goal 150)",
        best / scan.as_secs_f64()
    );
}
