//! What Weblate memories mean and what is refused.

use proptest::prelude::*;

use super::super::testing::Collected;
use super::super::{Effect, ReadOptions};
use super::*;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

fn try_read(bytes: &[u8]) -> Result<Collected, ReadError> {
    let (mut input, options) = (bytes, ReadOptions::default());
    let mut sink = Collected::default();
    Weblate.read(&mut Source::new(&mut input, &options), &mut sink).map(|()| sink)
}

fn read(text: &str) -> Collected {
    try_read(text.as_bytes()).unwrap()
}

fn refused(text: &str) -> (Position, String) {
    match try_read(text.as_bytes()) {
        Err(ReadError::Malformed { position, message, .. }) => (position, message),
        other => panic!("{:?}", other.map(|collected| collected.units)),
    }
}

fn written(units: &[Unit]) -> (String, Vec<(&'static str, u64)>) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let mut file = Weblate.start(&mut out, &heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    let losses = file.finish().unwrap().iter().collect();
    (String::from_utf8(out).unwrap(), losses)
}

fn entry(more: &str) -> String {
    format!(
        "{{\"source_language\": \"en\", \"target_language\": \"sw\", \"source\": \"Tin\", \"target\": \"Bati\"{more}}}"
    )
}

fn unit(source: &str, target: &str) -> Unit {
    let variants = vec![
        Variant::new(Language::english(), Segment::plain(source)),
        Variant::new(Language::swahili(), Segment::plain(target)),
    ];
    Unit::new(Status::Translated, Origin::Human, variants)
}

#[test]
fn entries_are_units() {
    let first = entry(", \"origin\": \"app/web\", \"category\": 1, \"status\": 0, \"context\": \"alloys\"");
    let collected = read(&format!("[\n  {first},\n  {}\n]", entry("").replace("\"sw\"", "\"sr@latin\"")));
    let [(first, at), (second, _)] = &collected.units[..] else { panic!() };
    assert_eq!((*at, first.status), (Position { line: 2, column: 3 }, Status::Draft));
    assert_eq!(
        first.annotations,
        [Annotation::property("x-context", "alloys"), Annotation::property("x-weblate-origin", "app/web")]
    );
    let sides: Vec<_> = first.variants.iter().map(|one| (one.language.as_str(), one.segment.text())).collect();
    assert_eq!(sides, [("en", "Tin"), ("sw", "Bati")]);
    assert_eq!(second.variants[1].language_as_written, "sr@latin");
    assert!(collected.warnings.is_empty());
}

#[test]
fn odd_entries_are_warned_of_and_take_no_other_with_them() {
    let collected = read(&format!(
        "[{},\n{},\n{},\n{},\n{},\n{},\n{}]",
        entry(", \"x\": {\"a\": [1]}"),
        entry("").replace("\"Bati\"", "5"),
        entry("").replace("\"sw\"", "null"),
        entry("").replace("\"sw\"", "\"---\""),
        entry(", \"target\": \"Mabati\""),
        entry("").replace("Tin", "\\u0007Tin"),
        entry("").replace("Bati", ""),
    ));
    let lines: Vec<_> = collected.warnings.iter().map(|one| (one.position.line, one.effect)).collect();
    use Effect::{Kept, Repaired, Skipped};
    assert_eq!(lines, [(1, Kept), (2, Skipped), (3, Skipped), (4, Kept), (5, Kept), (6, Repaired), (7, Kept)]);
    let targets: Vec<_> = collected.units.iter().map(|(unit, _)| unit.variants[1].segment.text()).collect();
    assert_eq!(targets, ["Bati", "Bati", "Mabati", "Bati"]);
    assert_eq!(collected.units[1].0.variants[1].language.as_str(), "und");
}

#[test]
fn broken_json_is_refused_with_its_place() {
    let good = entry("");
    for (text, line, column, word) in [
        (format!("[{good},\n{{\"source\" 5}}]"), 2, 11, "expected `:`"),
        (format!("[{good},\n é\n  x]"), 2, 2, "expected value"),
        (format!("[{good}"), 1, 80, "cut off"),
        (String::new(), 1, 1, "cut off or empty"),
        (format!("[{good}] x"), 1, good.len() + 4, "trailing"),
        (format!("[{}]", entry("").replace("Tin", "\\ud83d")), 1, 59, "surrogate"),
        (format!("[{}]", "[".repeat(100_000)), 1, 2, "object"),
        (format!("[{{\"source\":{}", "[".repeat(100_000)), 1, 0, "cut off"),
        (format!("[{}]", entry("").replace("Tin", "a\nb")), 1, 0, "control character"),
        ("[5]".to_owned(), 1, 0, "an object with source_language"),
    ] {
        let (position, message) = refused(&text);
        let shown: String = text.chars().take(80).collect();
        assert!(message.contains(word), "{word}: {message} in {shown}");
        assert_eq!(position.line, if word == "control character" { 2 } else { line }, "{message}");
        if column > 0 && word != "surrogate" && word != "cut off" {
            assert_eq!(position.column, column, "{message} in {shown}");
        }
    }
}

#[test]
fn json_of_other_kinds_is_called_what_it_is() {
    for (text, word) in [
        ("{\"@@locale\": \"sw\"}", "Flutter"),
        ("{\"hello\": \"Habari\"}", "messages by their keys"),
        ("{\"schema\":\"istilahi/unit/1\"}", "JSON Lines"),
        ("{}", "empty object"),
        ("\"a\"", "the array of a Weblate memory"),
        ("[{\"a\": 1}]", "has no"),
        ("[{}, {}]", "entries: 2"),
    ] {
        let message = match text {
            "[{\"a\": 1}]" => "has no".to_owned() + &refused(text).1,
            _ => refused(text).1,
        };
        assert!(message.contains(word), "{text}: {message}");
    }
    let empty = read(" [ ] ");
    assert_eq!((empty.units.len(), empty.warnings.len()), (0, 1));
}

#[test]
fn a_text_without_an_end_is_refused_in_bounded_memory() {
    let endless = format!("[{{\"source\": \"{}", "a".repeat(65 << 20));
    assert!(refused(&endless).1.contains("64 MiB"));
    let long = "a".repeat(10 << 20);
    assert_eq!(read(&format!("[{}]", entry("").replace("Tin", &long))).units.len(), 1);
}

#[test]
fn bytes_that_are_no_text_are_named_and_the_sink_can_stop() {
    let mut bytes = format!("[{}]", entry("")).into_bytes();
    bytes[10] = 0xE9;
    assert!(try_read(&bytes).err().unwrap().to_string().contains("offset 10"));
    let text = format!("[{0},{0},{0}]", entry(""));
    let (mut input, options) = (text.as_bytes(), ReadOptions::default());
    let mut sink = Collected { limit: Some(2), ..Collected::default() };
    let outcome = Weblate.read(&mut Source::new(&mut input, &options), &mut sink);
    assert!(matches!(outcome, Err(ReadError::Stopped)) && sink.units.len() == 2);
}

#[test]
fn it_is_recognised_by_the_keys_of_its_first_object() {
    let recognises = |text: &str| Weblate.recognises(&Head::new(text.as_bytes()));
    assert!(recognises(&format!("\u{FEFF}[\n{}", entry(""))));
    assert!(recognises(&format!("[{}", entry(", \"origin\": \"cut o").trim_end_matches('}'))));
    for other in [
        "[]",
        "[{\"source\": \"a\", \"target\": \"b\"}]",
        "{\"source_language\": 1, \"target_language\": 2}",
        "[[{\"id\": 1}]]",
        "[link](a) text",
        "",
    ] {
        assert!(!recognises(other), "{other}");
    }
}

#[test]
fn nothing_is_written_that_the_schema_forbids() {
    let mut full = unit("a \"b\"\n", "c");
    full.status = Status::Approved;
    full.annotations = vec![Annotation::note("n"), Annotation::property("x-context", "k")];
    let (text, losses) = written(&[full, unit("d", " "), Unit { status: Status::Draft, ..unit("e", "f") }]);
    assert_eq!(
        text,
        "[\n{\"source_language\":\"en\",\"target_language\":\"sw\",\"source\":\"a \\\"b\\\"\\n\",\"target\":\"c\",\
         \"origin\":\"istilahi\",\"category\":1,\"context\":\"k\",\"status\":1},\n\
         {\"source_language\":\"en\",\"target_language\":\"sw\",\"source\":\"e\",\"target\":\"f\",\
         \"origin\":\"istilahi\",\"category\":1,\"status\":0}\n]\n"
    );
    assert_eq!(losses, [("notes and properties", 1), ("statuses", 1), ("units without a translation", 1)]);
    assert_eq!(written(&[]).0, "[]\n");
}

fn units() -> impl Strategy<Value = Unit> {
    let text = "[ a-z\"\\\\é’😀\n\t\r{}\\[\\],:]{0,10}[a-z]";
    let property = || proptest::option::of("[a-z/\" .]{1,8}");
    (text, text, any::<bool>(), property(), property()).prop_map(|(source, target, draft, context, origin)| {
        let mut unit = unit(&source, &target);
        unit.status = if draft { Status::Draft } else { Status::Translated };
        let properties = [("x-context", context), ("x-weblate-origin", origin)];
        let given = properties.into_iter().filter_map(|(name, text)| Some(Annotation::property(name, text?)));
        unit.annotations = given.collect();
        unit
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(units in proptest::collection::vec(units(), 1..5)) {
        let (text, losses) = written(&units);
        prop_assert!(losses.is_empty());
        prop_assert!(Weblate.recognises(&Head::new(text.as_bytes())));
        let back: Vec<Unit> = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
        prop_assert_eq!(back, units, "{}", text);
    }

    #[test]
    fn no_file_breaks_it(text in "(\\[|\\]|\\{|\\}|\"source\":|\"target\":|\"target_language\":\"sw\",|\"source_language\":\"en\",|\"a\"|,|1|null|\\\\ud83d|\"| |\n|é|\0){0,40}") {
        let _ = try_read(text.as_bytes());
        let _ = try_read(format!("[{},{text}", entry("")).as_bytes());
        let _ = Weblate.recognises(&Head::new(text.as_bytes()));
    }
}
