//! What lines of our own mean and what is refused.

use std::ops::ControlFlow;

use super::super::{ReadOptions, Warning};
use super::*;
use crate::model::concept::TermStatus;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::CodeKind;
use crate::text::language::Language;
use crate::text::positions::Position;

#[derive(Default)]
pub(super) struct Collected {
    pub(super) units: Vec<Unit>,
    pub(super) warnings: Vec<Warning>,
    limit: Option<usize>,
}

impl UnitSink for Collected {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        self.units.push(unit);
        if self.limit == Some(self.units.len()) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn warning(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

pub(super) fn try_read(bytes: &[u8]) -> Result<Collected, ReadError> {
    let (mut input, options) = (bytes, ReadOptions::default());
    let mut sink = Collected::default();
    UnitReader::read(&JsonLines, &mut Source::new(&mut input, &options), &mut sink).map(|()| sink)
}

pub(super) fn try_glossary(bytes: &[u8]) -> Result<Glossary, ReadError> {
    let (mut input, options) = (bytes, ReadOptions::default());
    GlossaryReader::read(&JsonLines, &mut Source::new(&mut input, &options), "")
}

pub(super) fn written(units: &[Unit], inline_codes: bool) -> String {
    let heading = Heading { inline_codes, ..Heading::new(Language::english(), Language::swahili()) };
    let mut out = Vec::new();
    let mut file = JsonLines.start(&mut out, &heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    file.finish().unwrap();
    String::from_utf8(out).unwrap()
}

fn effects(warnings: &[Warning]) -> Vec<(usize, Effect)> {
    warnings.iter().map(|warning| (warning.position.line, warning.effect)).collect()
}

fn unit(more: &str) -> String {
    format!(
        "{{\"schema\":\"istilahi/unit/1\",\"variants\":[{{\"lang\":\"en\",\"text\":\"Tin\"}},\
         {{\"lang\":\"sw\",\"text\":\"Bati\"}}]{more}}}"
    )
}

const CONCEPT: &str =
    "{\"schema\":\"istilahi/concept/1\",\"id\":\"tin\",\"terms\":[{\"lang\":\"en\",\"term\":\"tin\"}]}";

#[test]
fn what_a_report_prints_is_read() {
    let collected = try_read(
        unit(",\"id\":12,\"memory\":\"release\",\"status\":\"reviewed\",\"origin\":\"machine\",\"note\":\"a\\nb\"")
            .as_bytes(),
    )
    .unwrap();
    let unit = &collected.units[0];
    assert_eq!((unit.status, unit.origin), (Status::Reviewed, Origin::Machine));
    assert_eq!(unit.note().as_deref(), Some("a\nb"));
    assert!(collected.warnings.is_empty());
    let glossary = try_glossary(
        b"{\"schema\":\"istilahi/concept/1\",\"id\":\"ore\",\"domain\":null,\"definition\":\"d\",\"do_not_translate\":true,\
          \"note\":null,\"terms\":[{\"lang\":\"sw\",\"term\":\"mbale\",\"status\":\"admitted\",\"part_of_speech\":\"noun\",\
          \"noun_class\":\"9/10\",\"plural\":\"mbale\",\"animate\":false,\"source\":null,\"note\":\"n\"}],\
          \"matched\":{\"query\":\"x\"}}",
    )
    .unwrap();
    let concept = &glossary.concepts[0];
    assert_eq!((concept.name.as_str(), concept.do_not_translate), ("ore", true));
    let term = &concept.terms[0];
    assert_eq!((term.status, term.noun_class.as_deref()), (TermStatus::Admitted, Some("9/10")));
    assert!(glossary.warnings.is_empty() && glossary.has_names && glossary.has_status);
}

#[test]
fn spans_of_codes_are_code_points() {
    let codes = "{\"schema\":\"istilahi/unit/1\",\"variants\":[{\"lang\":\"en\",\"text\":\"é <b>x\",\
                 \"codes\":[{\"kind\":\"start\",\"span\":[2,5],\"pair\":\"1\"}]},{\"lang\":\"sw\",\"text\":\"b\",\"codes\":[]}]}";
    let read = try_read(codes.as_bytes()).unwrap().units.remove(0);
    let segment = &read.variants[0].segment;
    assert_eq!((segment.codes()[0].kind, segment.content(&segment.codes()[0])), (CodeKind::Start, "<b>"));
    assert!(written(std::slice::from_ref(&read), true).contains("\"span\":[2,5]"));
    let plain = written(&[read], false);
    assert!(plain.contains("\"text\":\"é x\"") && !plain.contains("codes"), "{plain}");
    for bad in ["[2,9]", "[5,2]", "[2,18446744073709551615]"] {
        let collected = try_read(codes.replace("[2,5]", bad).as_bytes()).unwrap();
        assert!(collected.units[0].variants[0].segment.codes().is_empty(), "{bad}");
        assert_eq!(effects(&collected.warnings), [(1, Effect::Repaired)], "{bad}");
    }
}

#[test]
fn each_command_takes_what_is_its_own() {
    let mixed = format!("\u{FEFF}{}\r\n\n{CONCEPT}\n{}\n{{\"schema\":\"istilahi/morph/1\"}}\n", unit(""), unit(""));
    let collected = try_read(mixed.as_bytes()).unwrap();
    assert_eq!(collected.units.len(), 2);
    let message = &collected.warnings[0].message;
    assert!(message.contains("1 of istilahi/concept/1, 1 of istilahi/morph/1"), "{message}");
    let glossary = try_glossary(mixed.as_bytes()).unwrap();
    assert_eq!((glossary.concepts.len(), glossary.warnings.len()), (1, 1));
    let ReadError::Malformed { message, hint, .. } = try_read(CONCEPT.as_bytes()).err().unwrap() else { panic!() };
    assert!(message.contains("no units") && hint.unwrap().contains("glossary import"));
    let ReadError::Malformed { hint, .. } = try_glossary(unit("").as_bytes()).unwrap_err() else { panic!() };
    assert_eq!(hint.unwrap(), "`istilahi import` takes them");
    assert_eq!(effects(&try_read(b"\n").unwrap().warnings), [(2, Effect::Kept)]);
}

#[test]
fn what_is_wrong_is_refused_with_its_place() {
    let long = format!("{{\"a\":\"{}", "x".repeat(10 << 20));
    let deep = format!("{{\"schema\":\"istilahi/unit/1\",\"variants\":[],\"x\":{}", "[".repeat(200_000));
    for (second, column, word) in [
        ("{\"schema\":\"istilahi/unit/1\" \"é\"}", 29, "no JSON: expected `,`"),
        ("{\"é\":1,\"schema\":\"\\ud83d\"}", 0, "surrogate"),
        ("{\"a\":\"b\0\"}", 7, "control character"),
        ("{\"a\":1}", 1, "none of ours"),
        ("[\"istilahi/unit/1\"]", 1, "must be a JSON object"),
        ("Tin melts.", 1, "must be a JSON object"),
        ("{\"schema\":\"istilahi/unit/1\"}", 0, "missing field `variants`"),
        ("{\"schema\":\"istilahi/unit/1\",\"variants\":[{\"lang\":\"en\"}]}", 0, "missing field `text`"),
        ("{\"schema\":\"istilahi/unit/1\",\"variants\":[5]}", 0, "a variant, an object with lang and text"),
        ("{\"schema\":\"istilahi/unit/1\",\"schema\":\"istilahi/unit/1\"}", 0, "duplicate field"),
        ("{\"schema\":\"istilahi/unit/1\",\"name\":\"a\",\"name\":\"b\",\"variants\":[]}", 0, "duplicate field"),
        (long.as_str(), 0, "EOF"),
        (deep.as_str(), 0, "EOF"),
    ] {
        let shown: String = second.chars().take(60).collect();
        match try_read(format!("{}\n{second}\n", unit("")).as_bytes()) {
            Err(ReadError::Malformed { position, message, .. }) => {
                assert!(message.contains(word) && message.len() < 200, "{shown}: {message}");
                assert_eq!(position.line, 2, "{shown}");
                assert!(column == 0 || position.column == column, "{shown}: {position:?}");
            }
            other => panic!("{shown}: {:?}", other.map(|collected| collected.units)),
        }
    }
    assert!(try_read(b"{\"schema\":\"\xE9\"}").is_err());
}

#[test]
fn doubtful_units_are_warned_of() {
    let text = [
        unit(",\"status\":\"odd\",\"origin\":\"odd\",\"x\":[{\"y\":1}]"),
        unit(",\"x\":1").replace("\"sw\"", "\"swahili language\""),
        "{\"schema\":\"istilahi/unit/1\",\"variants\":[]}".to_owned(),
        "{\"schema\":\"istilahi/unit/1\",\"variants\":[{\"lang\":\"EN_us\",\"text\":\"\"}]}".to_owned(),
    ]
    .join("\n");
    let collected = try_read(text.as_bytes()).unwrap();
    use Effect::{Kept, Repaired, Skipped};
    let expected = [(1, Kept), (1, Repaired), (1, Repaired), (2, Kept), (3, Skipped), (4, Kept)];
    assert_eq!(effects(&collected.warnings), expected);
    let unknown = &collected.units[1].variants[1];
    assert_eq!((unknown.language.as_str(), unknown.language_as_written.as_str()), ("und", "swahili language"));
    let region = &collected.units[2].variants[0];
    assert_eq!((region.language.as_str(), region.language_as_written.as_str()), ("en-US", "EN_us"));
}

#[test]
fn doubtful_concepts_are_warned_of() {
    let terms = "[{\"lang\":\"en\",\"term\":\"a\",\"status\":\"best\",\"noun_class\":\"77\"},{\"lang\":\"en\",\"term\":\"a\"},\
                 {\"lang\":\"?\",\"term\":\"b\"},{\"lang\":\"sw\",\"term\":\" \"}]";
    let odd = format!("{{\"schema\":\"istilahi/concept/1\",\"id\":\"a b\",\"terms\":{terms}}}");
    let glossary =
        try_glossary(format!("{odd}\n{CONCEPT}\n{CONCEPT}\n{}", CONCEPT.replace("\"en\"", "\"sw\"")).as_bytes())
            .unwrap();
    use Effect::{Kept, Repaired, Skipped};
    let expected = [
        (1, Repaired),
        (1, Repaired),
        (1, Repaired),
        (1, Repaired),
        (1, Repaired),
        (1, Repaired),
        (3, Kept),
        (4, Skipped),
    ];
    assert_eq!(effects(&glossary.warnings), expected);
    assert_eq!((glossary.concepts[0].name.as_str(), glossary.concepts[0].terms.len()), ("a-b", 1));
}

#[test]
fn a_long_line_is_read_and_the_sink_can_stop() {
    let text = unit("").replace("Tin", &"x".repeat(10 << 20)) + "\n" + &unit("");
    assert_eq!(try_read(text.as_bytes()).unwrap().units[0].variants[0].segment.text().len(), 10 << 20);
    let (mut input, options) = (text.as_bytes(), ReadOptions::default());
    let mut sink = Collected { limit: Some(1), ..Collected::default() };
    let outcome = UnitReader::read(&JsonLines, &mut Source::new(&mut input, &options), &mut sink);
    assert!(matches!(outcome, Err(ReadError::Stopped)) && sink.units.len() == 1);
}

#[test]
fn it_is_recognised_by_its_schema() {
    let recognises = |text: &str| JsonLines.recognises(&Head::new(text.as_bytes()));
    assert!(recognises(&unit("")) && recognises(&format!("\u{FEFF}\n{CONCEPT}")));
    assert!(recognises("{\"id\": 1, \"schema\": \"istilahi/unit/1\"}"));
    for other in
        ["", "{}", "{\"schema\":\"x\"}", "[{\"schema\":\"istilahi/unit/1\"}]", "{\n\"schema\":\"istilahi/unit/1\"}"]
    {
        assert!(!recognises(other), "{other}");
    }
}
