//! What pairs of text files mean and what is refused.

use proptest::prelude::*;

use super::super::testing::Collected;
use super::super::{ReadOptions, Warning};
use super::*;
use crate::model::segment::{CodeKind, SegmentBuilder};
use crate::model::unit::Annotation;
use crate::text::language::Language;
use crate::text::positions::Position;

fn try_read(source: &[u8], target: &[u8]) -> Result<Collected, ReadError> {
    let (mut source, mut target, options) = (source, target, ReadOptions::default());
    let mut sink = Collected::default();
    let [mut source, mut target] = [&mut source, &mut target].map(|bytes| Source::new(bytes, &options));
    Moses.read(&mut source, &mut target, &mut sink).map(|()| sink)
}

fn texts(collected: &Collected) -> Vec<[&str; 2]> {
    collected.units.iter().map(|(unit, _)| [0, 1].map(|at| unit.variants[at].segment.text())).collect()
}

fn written(units: &[Unit], inline_codes: bool) -> ([String; 2], Vec<(&'static str, u64)>) {
    let heading = Heading { inline_codes, ..Heading::new(Language::english(), Language::swahili()) };
    let (mut source, mut target) = (Vec::new(), Vec::new());
    let mut files = Moses.start(&mut source, &mut target, &heading);
    units.iter().for_each(|unit| files.unit(unit).unwrap());
    let losses = files.finish().unwrap().iter().collect();
    ([source, target].map(|bytes| String::from_utf8(bytes).unwrap()), losses)
}

fn unit(source: Segment, target: Segment) -> Unit {
    let variants = vec![Variant::new(Language::english(), source), Variant::new(Language::swahili(), target)];
    Unit::new(Status::Translated, Origin::Human, variants)
}

#[test]
fn lines_of_the_same_number_are_units() {
    let collected = try_read(b"Tin melts.\r\n &amp; <b>\n", "Bati huyeyuka.\nng’ombe".as_bytes()).unwrap();
    assert_eq!(texts(&collected), [["Tin melts.", "Bati huyeyuka."], [" &amp; <b>", "ng’ombe"]]);
    assert_eq!(collected.units[1].1, Position { line: 2, column: 1 });
    let tags: Vec<_> = collected.units[0].0.variants.iter().map(|variant| variant.language.as_str()).collect();
    assert_eq!(tags, ["en", "sw"]);
    assert!(collected.warnings.is_empty());
}

#[test]
fn unequal_numbers_of_lines_are_refused() {
    for (source, target, line, counts) in [
        ("a\nb\n", "x\ny\nz\nw\n", 3, "2 lines and the target file 4"),
        ("a\nb\n", "x\n", 2, "2 lines and the target file 1"),
        ("a\n\n", "x\n", 2, "2 lines and the target file 1"),
        ("", "x\n", 1, "0 lines and the target file 1"),
    ] {
        match try_read(source.as_bytes(), target.as_bytes()) {
            Err(ReadError::Malformed { position, message, .. }) => {
                assert_eq!(position.line, line, "{message}");
                assert!(message.contains(counts) && message.contains(&format!("line {line}")), "{message}");
            }
            other => panic!("{:?}", other.map(|collected| collected.units)),
        }
    }
}

#[test]
fn blank_lines_are_counted_or_warned_of() {
    let collected = try_read(b"a\n\n \nb\n\n", b"x\n\n\n\ny\n").unwrap();
    assert_eq!(texts(&collected), [["a", "x"]]);
    let warnings: Vec<_> = collected.warnings.iter().map(|one| (one.position.line, one.effect)).collect();
    assert_eq!(warnings, [(4, Effect::Skipped), (5, Effect::Skipped), (6, Effect::Kept)]);
    assert!(collected.warnings[0].message.contains("target") && collected.warnings[1].message.contains("source"));
    assert!(collected.warnings[2].message.ends_with("no units: 2"));
    assert_eq!(try_read(b"", b"").unwrap().warnings.len(), 1);
    assert!(try_read(b"a\n\n", b"\nb\n").is_err());
}

#[test]
fn repeated_warnings_end_in_a_count() {
    let collected = try_read(("a\n".repeat(250) + "b\n").as_bytes(), ("\n".repeat(250) + "y\n").as_bytes()).unwrap();
    assert_eq!((collected.units.len(), collected.warnings.len()), (1, 101));
    assert!(collected.warnings[100].message.contains("150 more"));
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let error = try_read(b"a\nsh\xE9\n", b"x\ny\n").err().unwrap();
    assert!(matches!(error, ReadError::Malformed { position: Position { line: 2, column: 3 }, .. }), "{error}");
    let collected = try_read(b"a\0b\n", b"x\n").unwrap();
    assert_eq!((texts(&collected), collected.warnings[0].effect), (vec![["ab", "x"]], Effect::Repaired));
}

#[test]
fn line_breaks_become_spaces_and_codes_their_content() {
    let mut code = SegmentBuilder::default();
    code.push_text("Run\r\n");
    code.push_code(CodeKind::CodeSpan, "`x`");
    let units = [
        unit(code.finish(), Segment::plain("Endesha\u{2028}x")),
        Unit { status: Status::Rejected, ..unit(Segment::plain("a"), Segment::plain("b")) },
        unit(Segment::plain("a"), Segment::plain(" ")),
    ];
    let (files, losses) = written(&units, true);
    assert_eq!(files, ["Run  `x`\n", "Endesha x\n"]);
    let expected = [("inline codes", 1), ("line breaks", 3), ("rejected units", 1), ("units without a translation", 1)];
    assert_eq!(losses, expected);
    assert_eq!(written(&units, false).0, ["Run  \n", "Endesha x\n"]);
}

#[test]
fn what_two_lines_have_no_place_for_is_named() {
    let mut full = unit(Segment::plain("a"), Segment::plain("b"));
    full.name = Some("1".to_owned());
    (full.status, full.origin) = (Status::Approved, Origin::Machine);
    full.attributes.push(("creationid".to_owned(), "amina".to_owned()));
    full.annotations.push(Annotation::note("n"));
    full.variants[1].language = "sw-TZ".parse().unwrap();
    full.variants[1].annotations.push(Annotation::note("n"));
    let expected = [
        ("attributes", 1),
        ("names", 1),
        ("notes and properties", 2),
        ("origins", 1),
        ("regions of languages", 1),
        ("statuses", 1),
    ];
    assert_eq!(written(&[full], true).1, expected);
}

#[test]
fn the_sink_can_stop_the_reading() {
    struct Stops;
    impl UnitSink for Stops {
        fn unit(&mut self, _unit: Unit, _at: Position) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
        fn warning(&mut self, _warning: Warning) {}
    }
    let options = ReadOptions::default();
    let (mut source, mut target) = (&b"a\nb\n"[..], &b"x\n"[..]);
    let [mut source, mut target] = [&mut source, &mut target].map(|bytes| Source::new(bytes, &options));
    assert!(matches!(Moses.read(&mut source, &mut target, &mut Stops), Err(ReadError::Stopped)));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(pairs in proptest::collection::vec(("[ a-zé’😀<>&\"\t]{0,12}[a-z]", "[a-z#%|]{1,9} ?"), 0..6)) {
        let units: Vec<Unit> =
            pairs.iter().map(|(source, target)| unit(Segment::plain(source), Segment::plain(target))).collect();
        let ([source, target], losses) = written(&units, true);
        let back: Vec<Unit> =
            try_read(source.as_bytes(), target.as_bytes()).unwrap().units.into_iter().map(|(unit, _)| unit).collect();
        prop_assert_eq!(back, units);
        prop_assert!(losses.is_empty());
    }

    #[test]
    fn no_file_breaks_it(source in proptest::collection::vec(any::<u8>(), 0..60), target in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = try_read(&source, &target);
    }
}
