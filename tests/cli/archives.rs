//! Files that are packed: gzip and zip, from a file and from standard input.

use std::io::Write;

use crate::support::{Place, tmx};

const UNITS: &[(&str, &str)] = &[("Tin melts.", "Bati huyeyuka."), ("Zinc boils.", "Zinki huchemka.")];

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_packed_is_read_as_what_it_is() {
    let place = Place::empty();
    let file = tmx(UNITS);
    let csv = "en,sw\nTin melts.,Bati huyeyuka.\n";
    let zip = zipped(&[("__MACOSX/._a.tmx", b"x"), ("folder/a.tmx", file.as_bytes())]);
    place.write("a.tmx.gz", gzipped(file.as_bytes())).write("b.zip", &zip).write("c.csv.gz", gzipped(csv.as_bytes()));
    for (name, units) in [("a.tmx.gz", 2), ("b.zip", 2), ("c.csv.gz", 1)] {
        let report = place.run(&["import", name, "--memory", "m", "--format", "json"]).objects().remove(0);
        assert_eq!(report["added"], units, "{name}");
        let piped = std::fs::read(place.path(name)).unwrap();
        let run = place.run_with_input(&["import", "-", "--memory", "m", "--format", "json"], piped);
        assert_eq!(run.objects()[0]["added"], units, "{name} over standard input");
    }
    assert!(
        std::fs::read_dir(place.path("")).unwrap().all(|entry| !entry.unwrap().path().is_dir()),
        "nothing unpacked"
    );
}

#[test]
fn what_cannot_be_unpacked_is_refused_with_what_to_do() {
    let place = Place::empty();
    let file = tmx(UNITS);
    let whole = gzipped(file.as_bytes());
    place.write("cut.tmx.gz", &whole[..whole.len() / 2]).write("empty.gz", gzipped(b""));
    place.write("two.zip", zipped(&[("a.tmx", file.as_bytes()), ("b.tmx", file.as_bytes())]));
    place.write("none.zip", zipped(&[])).write("damaged.zip", b"PK\x03\x04 and no more");
    place.write("bomb.zip", zipped(&[("a.txt", &vec![b' '; 100 << 20])]));
    for (name, says) in [
        ("cut.tmx.gz", "cannot be read"),
        ("empty.gz", "no text"),
        ("two.zip", "2 files"),
        ("none.zip", "0 files"),
        ("damaged.zip", "damaged"),
        ("bomb.zip", "times its size"),
    ] {
        let message = place.run(&["import", name]).refused();
        assert!(message.contains(name) && message.contains(says) && message.contains("hint:"), "{name}: {message}");
    }
    assert_eq!(place.memories(), []);
}
