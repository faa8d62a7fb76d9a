//! What Wordfast memories mean and what is written into them.

use proptest::prelude::*;

use super::super::testing::Collected;
use super::super::{Effect, ReadOptions};
use super::*;
use crate::model::provenance::Status;
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

const HEADER: &str = "%20070801~103212\t%User ID,S,S SMURRAY,MT! Machine translation (15)\t%TU=00000075\t%EN-ZA\t\
                      %Wordfast TM v.5.51r/00\t%SW\t%---80597535\tSubject (5),EL,EL Electronics";

fn try_read(bytes: &[u8]) -> Result<Collected, ReadError> {
    let (mut input, options) = (bytes, ReadOptions::default());
    let mut sink = Collected::default();
    Wordfast.read(&mut Source::new(&mut input, &options), &mut sink).map(|()| sink)
}

fn read(rows: &str) -> Collected {
    try_read(format!("{HEADER}\r\n{rows}").as_bytes()).unwrap()
}

fn written(units: &[Unit]) -> (Vec<u8>, Vec<(&'static str, u64)>) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let mut file = Wordfast.start(&mut out, &heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    let losses = file.finish().unwrap().iter().collect();
    (out, losses)
}

fn text_of(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

fn unit(source: &str, target: &str) -> Unit {
    let sides = [("EN", source), ("SW-TZ", target)];
    let variants = sides.map(|(tag, text)| Variant::written(tag, Segment::plain(text)).unwrap());
    Unit::new(Status::Translated, Origin::Human, variants.into())
}

#[test]
fn units_come_with_what_stands_around_them() {
    let collected = read(
        "20070801~103248\tSM\t3\tEN-ZA\tBig Ben\tSW_tz\tQ&'26;A &tA;\tEL\t\tLS\r\n\
         \tMT!\t0\t\tsecond\t\tya pili\r\n\
         odd\t\t\tEN\t \tSW\tx\r\n",
    );
    let [(first, at), (second, _)] = &collected.units[..] else { panic!() };
    assert_eq!(at.line, 2);
    let attributes = [("creationdate", "20070801T103248Z"), ("creationid", "SM"), ("usagecount", "3")];
    assert_eq!(first.attributes, attributes.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(
        first.annotations,
        [Annotation::property("x-wordfast-1", "EL"), Annotation::property("x-wordfast-3", "LS")]
    );
    let sw = &first.variants[1];
    assert_eq!((sw.language.as_str(), sw.language_as_written.as_str()), ("sw-TZ", "SW_tz"));
    assert_eq!((sw.segment.text(), sw.segment.codes()[0].kind), ("Q&A &tA;", CodeKind::Placeholder));
    assert_eq!((second.origin, second.attributes.len()), (Origin::Machine, 0));
    let tags: Vec<_> = second.variants.iter().map(|variant| variant.language.as_str()).collect();
    assert_eq!(tags, ["en-ZA", "sw"]);
    assert!(collected.warnings[0].message.starts_with("lines without a translation, which are no units: 1"));
}

#[test]
fn every_encoding_that_wordfast_writes_is_read() {
    let text = format!("{HEADER}\r\n\t\t\tEN\tcafé\tSW\tmkahawa\r\n");
    let marked = format!("\u{FEFF}{text}");
    let le: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [text.as_bytes(), marked.as_bytes(), &le, &be] {
        assert!(Wordfast.recognises(&Head::new(bytes)));
        assert_eq!(try_read(bytes).unwrap().units[0].0.variants[0].segment.text(), "café");
    }
    let ansi: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let ReadError::Malformed { hint, .. } = try_read(&ansi).err().unwrap() else { panic!() };
    assert!(hint.unwrap().contains("--encoding"));
    let (mut input, mut sink) = (&ansi[..], Collected::default());
    let options = ReadOptions { encoding: Some(encoding_rs::WINDOWS_1252), ..ReadOptions::default() };
    Wordfast.read(&mut Source::new(&mut input, &options), &mut sink).unwrap();
    assert_eq!(sink.units[0].0.variants[0].segment.text(), "café");
}

#[test]
fn odd_lines_are_warned_of() {
    let collected = read("just text\n\t\t\tEN\ta\t???\tb\tc\td\te\tf\tg\n\t\t\tEN\ta\0\tSW\tb\n");
    let warnings: Vec<_> =
        collected.warnings.iter().map(|one| (one.position.line, one.position.column, one.effect)).collect();
    assert_eq!(
        warnings,
        [(2, 1, Effect::Skipped), (3, 9, Effect::Kept), (3, 1, Effect::Kept), (4, 1, Effect::Repaired)]
    );
    assert_eq!(collected.units[0].0.variants[1].language.as_str(), "und");
    assert_eq!(collected.units[1].0.variants[0].segment.text(), "a");
}

#[test]
fn what_is_no_memory_is_refused() {
    for (text, word) in [
        (String::new(), "empty"),
        ("Tin melts.\n".to_owned(), "no Wordfast memory"),
        (format!("{HEADER}\n\t\t\tEN\ta\n"), "lines: 1"),
    ] {
        let error = try_read(text.as_bytes()).err().unwrap().to_string();
        assert!(error.contains(word), "{error}");
    }
    let empty = try_read(HEADER.as_bytes()).unwrap();
    assert_eq!((empty.units.len(), empty.warnings[0].effect), (0, Effect::Kept));
}

#[test]
fn it_is_recognised_by_its_header() {
    let recognises = |text: &str| Wordfast.recognises(&Head::new(text.as_bytes()));
    assert!(recognises(HEADER));
    assert!(recognises("%20100422~120101\t%+A!\t%TU=00000308\t%EN\t%Wordfast translation memory version v.5\t%PL\n"));
    for other in ["", "%PDF-1.7", "% LaTeX\tcomment", "%a\t%b\t%c\t%d\t%e\t%f", "en\tsw\nfile\tfaili"] {
        assert!(!recognises(other), "{other}");
    }
}

#[test]
fn limits_of_wordfast_are_kept() {
    let mut long = unit("a", &"😀".repeat(4001));
    long.name = Some("x".to_owned());
    let mut tagged = unit("b", "c");
    tagged.variants[1] = Variant::written("sw-Latn-TZ", Segment::plain("c")).unwrap();
    tagged.attributes =
        [("creationdate", "1 May"), ("changeid", "x")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    tagged.annotations = vec![Annotation::note("n"), Annotation::property("x-wordfast-9", "v")];
    tagged.status = Status::Draft;
    let mut coded = unit("d", "e");
    let mut builder = SegmentBuilder::default();
    builder.push_code(CodeKind::Start, "<b>");
    builder.push_code(CodeKind::Placeholder, "&tA;");
    builder.push_text("\t&tB;");
    coded.variants[0].segment = builder.finish();
    coded.origin = Origin::Alignment;
    let (bytes, losses) = written(&[long, tagged, coded]);
    let text = text_of(&bytes);
    assert!(bytes.starts_with(b"\xFF\xFE%\0"));
    let rows: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(rows[1..], ["\t\t0\tEN\tb\tSW\tc", "\tAL!\t0\tEN\t<b>&tA;&'9;&'26;tB;\tSW-TZ\te", ""]);
    let expected = [
        ("attributes", 2),
        ("ends of long language tags", 1),
        ("inline codes", 1),
        ("notes and properties", 2),
        ("statuses", 1),
        ("units with more than 8,000 characters", 1),
    ];
    assert_eq!(losses, expected);
}

fn units() -> impl Strategy<Value = Unit> {
    let text = || "[ a-zé’😀<>&'\"\t\n\r;0-9A-F]{0,12}[a-z]";
    let attribute = |values: &'static str| proptest::option::of(values);
    let attributes =
        (attribute("[0-9]{8}T[0-9]{6}Z"), attribute("[A-Z]{1,4}"), attribute("[1-9][0-9]{0,3}"), any::<u8>());
    let origin = proptest::sample::select(Origin::ALL);
    (text(), text(), attributes, origin, proptest::option::of("[a-z&'\t][a-z;]{0,4}[a-z]")).prop_map(
        |(source, target, (date, user, count, place), origin, property)| {
            let mut unit = unit(&source, &target);
            let user = user.filter(|_| origin == Origin::Human);
            let given = [("creationdate", date), ("creationid", user), ("usagecount", count)];
            let given = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            unit.attributes = given.collect();
            unit.origin = origin;
            let name = format!("x-wordfast-{}", place % 4 + 1);
            let property = property.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            unit.annotations = property.map(|text| Annotation::property(&name, text)).into_iter().collect();
            unit
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(units in proptest::collection::vec(units(), 1..4)) {
        let (bytes, losses) = written(&units);
        prop_assert!(losses.is_empty(), "{:?}", losses);
        let back: Vec<Unit> = try_read(&bytes).unwrap().units.into_iter().map(|(unit, _)| unit).collect();
        prop_assert_eq!(back, units, "{}", text_of(&bytes));
    }

    #[test]
    fn no_file_breaks_it(text in "(\t|\n|\r\n|EN|%|&tA;|&'26;|&|'|é|\0|a|20070801~103248|MT!){0,40}") {
        let _ = try_read(text.as_bytes());
        let _ = try_read(format!("{HEADER}\n\t\t\tEN\t{text}").as_bytes());
    }
}
