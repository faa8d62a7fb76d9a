//! Files that are larger than memory should ever be: on request, because they take minutes and gigabytes of disk.

use std::fs::File;
use std::io::{BufWriter, Write};

use crate::generator::made::Memory;
use crate::support::{Place, skipped};

/// `ISTILAHI_LARGE=2 cargo test --release large -- --ignored` makes a TMX file of 2 GB, imports it and takes that back.
#[test]
#[ignore = "minutes and gigabytes: ISTILAHI_LARGE names how many"]
fn a_file_of_gigabytes_goes_in_and_out_in_bounded_memory() {
    let Some(gigabytes) = std::env::var("ISTILAHI_LARGE").ok().and_then(|number| number.parse::<f64>().ok()) else {
        return skipped("ISTILAHI_LARGE does not say how many gigabytes");
    };
    let place = Place::empty();
    let units = (gigabytes * 1e9 / 390.0) as u64;
    let mut file = BufWriter::new(File::create(place.path("large.tmx")).unwrap());
    Memory::new(9).write_tmx(units, &mut file).unwrap();
    file.flush().unwrap();
    let size = std::fs::metadata(place.path("large.tmx")).unwrap().len();
    assert!(size as f64 > 0.9e9 * gigabytes, "{size}");
    let mut import = place.command(&["import", "large.tmx", "--format", "json"]);
    let mut child = import.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let most = most_memory(&mut child);
    let output = child.wait_with_output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["added"], units, "{report}");
    // What is written at once grows with the memory's index, and not with the file.
    assert!(most < 250.0, "{most:.0} MB");
    let found = place.run(&["suggest", "--text", &Memory::new(9).unit(7).source, "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["score"], 100.0);
    place.run(&["export", "--output", "back.jsonl"]).ok();
    assert!(std::fs::metadata(place.path("back.jsonl")).unwrap().len() > size / 2);
}

/// The most memory that the process has held when it ends, in MB.
fn most_memory(child: &mut std::process::Child) -> f64 {
    let mut most = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default().to_owned();
        let now = line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0;
        most = most.max(now);
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    most
}
