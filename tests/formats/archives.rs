//! What is compressed or packed, by the way through the program.

use std::fmt::Write as _;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::unstable::write::FileOptionsExt;
use zip::write::SimpleFileOptions;

use crate::support::Place;

const TMX: &str = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Tin</seg></tuv>\
                   <tuv xml:lang=\"sw\"><seg>Bati</seg></tuv></tu></body></tmx>\n";

fn gzip(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content.as_ref()).expect("it is packed");
    packed.finish().expect("a gzip file")
}

fn zip_with(members: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (name, content) in members {
        zip.start_file(*name, options).expect("a member starts");
        zip.write_all(content).expect("a member is written");
    }
    zip.finish().expect("an archive");
    bytes.into_inner()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(members, SimpleFileOptions::default())
}

#[test]
fn a_memory_is_named_like_what_was_packed() {
    let place = Place::empty();
    for (file, content) in [
        ("alloys.tmx.gz.gz", gzip(gzip(TMX))),
        ("alloys.zip", zip(&[("x.tmx", TMX.as_bytes())])),
        ("alloys.GZ", gzip(TMX)),
    ] {
        place.write(file, content);
        let said = place.run(&["import", file, "--dry-run"]).ok();
        assert_eq!(said, format!("{file}: 1 unit would go into memory alloys\n"));
    }
}

#[test]
fn what_is_packed_twice_is_unpacked_twice() {
    let place = Place::empty();
    let once = zip(&[("a.tmx", TMX.as_bytes())]);
    place.write("gz.gz", gzip(gzip(TMX))).write("zip.zip", zip(&[("a.zip", &once)]));
    place.write("gz.zip", zip(&[("a.tmx.gz", &gzip(TMX))])).write("zip.gz", gzip(&once));
    for file in ["gz.gz", "zip.zip", "gz.zip", "zip.gz"] {
        let said = place.run(&["import", file, "--dry-run"]).ok();
        assert!(said.contains("1 unit would go"), "{file}: {said}");
        let piped = place.run_with_input(&["import", "-", "--dry-run"], std::fs::read(place.path(file)).unwrap());
        assert!(piped.ok().contains("1 unit would go"), "{file}");
    }
    let deep = (0..9).fold(TMX.as_bytes().to_vec(), |inside, _| gzip(inside));
    let run = place.write("deep.gz", deep).run(&["import", "deep.gz"]);
    assert!(run.status == 2 && run.stderr.contains("compressed with gzip"), "{run:?}");
}

#[test]
fn a_members_name_is_no_path_and_no_reason_to_pass_it_over() {
    let place = Place::empty();
    place.write("dots.zip", zip(&[("../../x/a.tmx", TMX.as_bytes()), ("__MACOSX/._a.tmx", b"x"), (".DS_Store", b"x")]));
    let said = place.run(&["import", "dots.zip", "--dry-run"]).ok();
    assert!(said.contains("1 unit would go"), "{said}");
}

#[test]
fn archives_without_a_file_that_could_be_meant_are_called_what_they_are() {
    let place = Place::empty();
    let spreadsheet: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (archive, message) in [
        (zip(&[]), "there is no text in it"),
        (zip(&[(".a", b"x")]), "this is a zip archive with 1 file in it"),
        (zip(&[("a", b"x"), ("b", b"y")]), "this is a zip archive with 2 files in it"),
        (zip(&[("ppt/presentation.xml", b"x"), ("a", b"y")]), "this is a PowerPoint presentation, which"),
        (zip(&[("mimetype", b"x"), ("META-INF/container.xml", b"y")]), "this is a book (epub), which"),
        (zip_with(&[("mimetype", spreadsheet), ("content.xml", b"y")], stored), "this is a spreadsheet (ods), which"),
    ] {
        place.write("a.zip", archive);
        for command in [["import", "a.zip"], ["suggest", "a.zip"]] {
            let run = place.run(&command);
            assert!(run.status == 2 && run.stderr.contains(message), "{message}: {}", run.stderr);
        }
    }
}

#[test]
fn a_protected_archive_says_so() {
    let options = SimpleFileOptions::default().with_deprecated_encryption(b"siri").expect("a password");
    let place = Place::empty();
    let run = place.write("a.zip", zip_with(&[("a.tmx", TMX.as_bytes())], options)).run(&["import", "a.zip"]);
    assert!(run.stderr.contains("cannot be unpacked: a password protects `a.tmx`"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: get the whole file again, or unpack it"), "{}", run.stderr);
}

#[test]
fn of_a_cut_off_archive_the_whole_units_can_be_kept() {
    let mut memory = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for number in 0..3000_u64 {
        let (one, other) = (number * 7919 % 10_007, number * 104_729 % 99_991);
        writeln!(
            memory,
            "<tu><tuv xml:lang=\"en\"><seg>Tin {one}</seg></tuv><tuv xml:lang=\"sw\"><seg>Bati {other}</seg></tuv></tu>"
        )
        .expect("text is written");
    }
    let packed = gzip(memory + "</body></tmx>");
    let place = Place::empty();
    place.write("cut.tmx.gz", &packed[..packed.len() * 2 / 3]).write("start.tmx.gz", &packed[..40]);
    let run = place.run(&["import", "cut.tmx.gz", "--dry-run"]);
    assert!(run.status == 2 && run.stderr.contains("cannot be unpacked: "), "{run:?}");
    assert!(run.stderr.contains("istilahi import 'cut.tmx.gz' --repair"), "{run:?}");
    let said = place.run(&["import", "cut.tmx.gz", "--repair"]).ok();
    assert!(said.contains("whole units before it were kept") && said.contains("into memory cut, 1 repair"), "{said}");
    let run = place.run(&["convert", "cut.tmx.gz", "cut.csv", "--repair"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(place.read("cut.csv").lines().count() > 1000);
    let run = place.run(&["import", "start.tmx.gz", "--repair"]);
    assert!(
        run.status == 2 && !run.stderr.contains("plain text") && run.stderr.contains("cannot be unpacked: "),
        "{run:?}"
    );
}

#[test]
fn what_is_no_text_is_not_taken_for_one() {
    let place = Place::empty();
    let noise: Vec<u8> = (0..100_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    place.write("noise.tmx", noise).write("nul.tmx.gz", gzip(vec![0; 1 << 20])).write("a.txt", "{\\rtf1 Tin}");
    for command in [["import", "noise.tmx"], ["import", "nul.tmx.gz"], ["suggest", "a.txt"]] {
        let run = place.run(&command);
        let is_told = run.stderr.contains("not a text file") || run.stderr.contains("this is RTF");
        assert!(run.status == 2 && is_told, "{command:?}: {}", run.stderr);
    }
}

#[test]
fn an_empty_file_is_empty_packed_as_well() {
    let place = Place::empty();
    place.write("a.tmx.gz", gzip("")).write("a.zip", zip(&[("a.tmx", b"")]));
    for file in ["a.tmx.gz", "a.zip"] {
        assert!(place.run(&["import", file]).stderr.contains("there is no text in it"), "{file}");
    }
}

#[test]
fn what_unpacks_without_end_is_stopped() {
    let place = Place::empty();
    let blanks = vec![b' '; 100 << 20];
    place.write("bomb.gz", gzip(&blanks)).write("bomb.zip", zip(&[("a.txt", &blanks)]));
    for name in ["bomb.gz", "bomb.zip"] {
        let message = place.run(&["suggest", name]).refused();
        assert!(message.contains("times its size") && message.contains("hint:"), "{message}");
    }
}
