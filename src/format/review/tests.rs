//! Pages that are written and read again, and such as were damaged.

use std::ops::ControlFlow;

use super::super::{Effect, ReadOptions, Warning};
use super::*;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

#[derive(Default)]
struct Found {
    units: Vec<Unit>,
    warnings: Vec<String>,
}

use crate::model::unit::Unit;

impl UnitSink for Found {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        self.units.push(unit);
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        assert_eq!(warning.effect, Effect::Kept);
        self.warnings.push(warning.message);
    }
}

fn page(units: &[Unit]) -> String {
    let mut bytes = Vec::new();
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Review.start(&mut bytes, &heading).unwrap();
    units.iter().for_each(|unit| out.unit(unit).unwrap());
    assert!(out.finish().unwrap().is_empty());
    String::from_utf8(bytes).unwrap()
}

fn read(page: &str) -> Result<Found, ReadError> {
    let mut bytes = page.as_bytes();
    let options = ReadOptions::default();
    let mut found = Found::default();
    Review.read(&mut Source::new(&mut bytes, &options), &mut found).map(|()| found)
}

fn unit(status: Status, source: Segment, target: &str) -> Unit {
    let mut variants = vec![Variant::new(Language::english(), source)];
    if !target.is_empty() {
        variants.push(Variant::new(Language::swahili(), Segment::plain(target)));
    }
    let mut unit = Unit::new(status, Origin::Alignment, variants);
    unit.annotations.push(Annotation::property("x-confidence", "0.97"));
    unit
}

fn coded() -> Segment {
    let mut builder = SegmentBuilder::default();
    builder.push_text("The \"é\" </script> <!-- ");
    builder.push_code(CodeKind::Start, "<b>").pair = Some("1".to_owned());
    builder.push_text("hot\u{2028}\\ furnace");
    builder.push_code(CodeKind::End, "</b>").pair = Some("1".to_owned());
    builder.finish()
}

#[test]
fn what_is_written_is_read() {
    let units = [
        unit(Status::Draft, coded(), "Tanuri"),
        unit(Status::Reviewed, Segment::plain("Tin."), "Bati."),
        unit(Status::Rejected, Segment::plain("Zinc."), "Shaba."),
        unit(Status::Draft, Segment::plain("Alone."), ""),
    ];
    let page = page(&units);
    assert!(Review.recognises(&Head::new(page.as_bytes())));
    assert_eq!(page.matches("</script>").count(), 2, "a text cannot end its element");
    let found = read(&page).unwrap();
    assert_eq!(found.units, units[..2]);
    assert_eq!(
        found.warnings,
        ["rejected pairs, which were left out: 1", "pairs with a text on one side alone, which were left out: 1"]
    );
    assert_eq!(read(&page.replace('\n', "\r\n")).unwrap().units, units[..2]);
}

#[test]
fn what_is_no_whole_page_is_refused_with_its_place() {
    let page = page(&[unit(Status::Draft, Segment::plain("Tin."), "Bati."), unit(Status::Draft, coded(), "x")]);
    let refused = |page: &str| match read(page) {
        Err(ReadError::Malformed { position, message, hint: Some(_) }) => (position.line, message),
        other => panic!("{:?}", other.map(|found| found.units)),
    };
    let line = page.lines().position(|line| line == START).unwrap() + 1;
    assert_eq!(refused(&page.replace(START, "<script>")).1, "this page has lost its pairs");
    let (at, message) = refused(&page.replacen("\"status\":", "status:", 1));
    assert_eq!((at, message.starts_with("this line of the page is no pair any more")), (line + 2, true), "{message}");
    let cut = &page[..page.find(",\n").unwrap()];
    assert_eq!(refused(cut).1, "the page ends in the middle of its pairs");
    let none = page.replace("\"draft\"", "\"rejected\"");
    assert_eq!(refused(&none), (line, "no pair is to be kept; pairs: 2".to_owned()));
}

#[test]
fn a_page_without_pairs_says_so() {
    assert_eq!(read(&page(&[])).unwrap().warnings, ["the page holds no pairs"]);
}

#[test]
fn other_pages_are_not_for_review() {
    assert!(!Review.recognises(&Head::new(b"<!DOCTYPE html><html><head><meta name=\"generator\" content=\"x\">")));
}

proptest::proptest! {
    #[test]
    fn any_text_comes_back(text in "[<>&\"'\\\\/!a é\u{2028}-]{1,40}x", target in "\\PC{1,40}x") {
        let units = [unit(Status::Draft, Segment::plain(text), &target)];
        let found = read(&page(&units)).unwrap();
        proptest::prop_assert_eq!(&found.units[..], &units[..]);
    }
}
