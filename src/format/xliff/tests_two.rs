//! What XLIFF 2 files mean, and what both writers make of units.

use super::super::{ReadOptions, Source, UnitWriter};
use super::tests::{codes, document, read, written};
use super::{Xliff, Xliff2, glossary};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// A file of 2.1 with these units, which start on line 2.
pub(super) fn two(units: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><xliff version=\"2.1\" srcLang=\"en\" trgLang=\"sw\" \
         xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\">\n{units}</file></xliff>"
    )
}

#[test]
fn segments_are_units_and_ignorables_are_not() {
    let text =
        two("<unit id='u' name='n'><notes><note category='c'>careful</note></notes><segment id='a' state='final'>\
         <source>One.</source><target>Moja.</target></segment><ignorable><source> </source></ignorable>\
         <segment state='initial'><source>Two.</source></segment></unit><unit id='v' translate='no'><segment>\
         <source>x</source><target>y</target></segment></unit><unit id='w'><segment state='translated' \
         subState='mine:checked'><source>a</source><target>b</target></segment></unit>");
    let read = read(&text);
    assert_eq!(read.texts(), [("One.", "Moja."), ("a", "b")]);
    assert_eq!(read.statuses(), [Status::Approved, Status::Translated]);
    let (unit, at) = &read.units[0];
    assert_eq!((unit.name.as_deref(), at.line), (Some("u/a"), 2));
    assert_eq!(unit.annotations[0], Annotation::property("x-resname", "n"));
    assert_eq!(unit.annotations[1].attributes, [("category".to_owned(), "c".to_owned())]);
    assert_eq!(read.units[1].0.annotations, [Annotation::property("x-sub-state", "mine:checked")]);
    let open = document(text.as_bytes()).unwrap().passages;
    let at = 1 + text.lines().nth(1).unwrap().find("Two.").unwrap();
    assert_eq!((open.len(), open[0].segment.text()), (1, "Two."));
    assert_eq!(open[0].position(0), Position { line: 2, column: at });
}

#[test]
fn codes_have_their_original_data() {
    let read = read(&two(
        "<unit id='u'><originalData><data id='d1'>&lt;b></data><data id='d2'>&lt;/b></data><data id='d3'>{n}</data>\
         </originalData><segment><source><pc id='1' dataRefStart='d1' dataRefEnd='d2' type='fmt' subType='xlf:b'>a</pc>\
         <ph id='2' dataRef='d3'/><ph id='3' equiv='E'/><sc id='4' dataRef='d1'/>b<ec startRef='4' dataRef='d2'/>\
         <sc id='5' isolated='yes' dataRef='d1'/><cp hex='001b'/><mrk id='m' type='term'>c</mrk></source>\
         <target>x</target></segment></unit>",
    ));
    let segment = &read.units[0].0.variants[0].segment;
    assert_eq!(segment.text(), "<b>a</b>{n}E<b>b</b><b><cp hex=\"001b\"/>c");
    let expected = [
        (CodeKind::Start, "<b>", Some("1"), Some("1")),
        (CodeKind::End, "</b>", Some("1"), Some("1")),
        (CodeKind::Placeholder, "{n}", None, Some("2")),
        (CodeKind::Placeholder, "E", None, Some("3")),
        (CodeKind::Start, "<b>", Some("4"), Some("4")),
        (CodeKind::End, "</b>", Some("4"), Some("4")),
        (CodeKind::IsolatedStart, "<b>", None, Some("5")),
        (CodeKind::Placeholder, "<cp hex=\"001b\"/>", None, None),
        (CodeKind::HighlightStart, "", None, Some("m")),
        (CodeKind::HighlightEnd, "", None, None),
    ];
    assert_eq!(codes(segment), expected);
    assert_eq!(segment.codes()[0].category.as_deref(), Some("fmt xlf:b"));
}

/// A unit with the modules for matches and glossaries.
const MODULES: &str = "<unit id='u'><gls:glossary><gls:glossEntry ref='#m'><gls:term>file</gls:term>\
     <gls:translation>faili</gls:translation><gls:translation>jalada</gls:translation><gls:definition>stored data\
     </gls:definition></gls:glossEntry></gls:glossary><mtc:matches><mtc:match ref='#s' similarity='80.0' type='mt'>\
     <originalData><data id='d'>*</data></originalData><source>open a <ph id='1' dataRef='d'/></source>\
     <target>fungua</target></mtc:match></mtc:matches><segment id='s'><source>open</source><target>fungua</target>\
     </segment></unit>";

#[test]
fn matches_are_units_and_glossary_entries_are_terms() {
    let text = two(MODULES);
    let read = read(&text);
    assert_eq!(read.texts(), [("open", "fungua"), ("open a *", "fungua")]);
    assert_eq!(read.units[1].0.origin, Origin::Machine);
    assert!(read.units[1].0.annotations.contains(&Annotation::property("x-similarity", "80.0")));
    read.warns("1 entries of its glossary are terms");
    let (mut input, options) = (text.as_bytes(), ReadOptions::default());
    let glossary = glossary::glossary(&mut Source::new(&mut input, &options), "client").unwrap();
    let concept = &glossary.concepts[0];
    assert_eq!((concept.name.as_str(), concept.definition.as_deref()), ("client-file", Some("stored data")));
    let terms: Vec<_> = concept.terms.iter().map(|term| (term.language.as_str(), term.text.as_str())).collect();
    assert_eq!(terms, [("en", "file"), ("sw", "faili"), ("sw", "jalada")]);
}

fn unit(status: Status, source: Segment, target: &str) -> Unit {
    let variants =
        vec![Variant::new(Language::english(), source), Variant::new(Language::swahili(), Segment::plain(target))];
    Unit::new(status, Origin::Human, variants)
}

#[test]
fn drafts_are_marked_by_how_they_were_found() {
    let draft = |from: &str| Unit {
        annotations: vec![Annotation::property("x-draft-from", from)],
        ..unit(Status::Draft, Segment::plain("a"), "b")
    };
    let units: Vec<Unit> = ["fuzzy", "repaired", "exact", "context"].map(draft).into();
    let (text, losses) = written(&Xliff, &units);
    assert_eq!(text.matches("state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"").count(), 2, "{text}");
    assert_eq!(text.matches("state=\"needs-review-translation\" state-qualifier=\"exact-match\"").count(), 1, "{text}");
    assert_eq!(text.matches("state-qualifier=\"leveraged-tm\"").count(), 1, "{text}");
    assert!(losses.is_empty());
    let back: Vec<Unit> = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
    assert_eq!(back, units);
    let (text, _) = written(&Xliff2, &units);
    assert!(text.contains("<segment state=\"initial\" subState=\"istilahi:fuzzy\">"), "{text}");
    let back: Vec<Unit> = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
    assert_eq!(back, units);
}

#[test]
fn losses_are_counted() {
    let mut source = SegmentBuilder::default();
    source.push_code(CodeKind::Placeholder, "{n}").category = Some("two words".to_owned());
    source.push_text("a");
    let mut several = unit(Status::Translated, source.finish(), "b");
    several.variants.push(Variant::written("fr", Segment::plain("c")).unwrap());
    several.variants.push(Variant::written("sw-KE", Segment::plain("d")).unwrap());
    several.annotations.push(Annotation::property("two words", "kept in 2.1 alone"));
    let mut sourceless = several.clone();
    sourceless.variants.remove(0);
    let open = Unit { variants: several.variants[..1].to_vec(), ..several.clone() };
    let units = [several, sourceless, open];
    let (text, losses) = written(&Xliff, &units);
    let expected = [
        ("further languages", 1),
        ("properties", 2),
        ("types of inline codes", 3),
        ("units without a translation", 1),
        ("units without text in the source language", 1),
    ];
    assert_eq!(losses, expected, "{text}");
    assert_eq!(read(&text).texts(), [("{n}a", "b"), ("{n}a", "d")]);
    let (text, _) = written(&Xliff2, &units);
    assert_eq!(read(&text).texts(), [("{n}a", "b"), ("{n}a", "d")]);
}

#[test]
fn files_without_units_are_whole() {
    for format in [&Xliff as &dyn UnitWriter, &Xliff2] {
        let (text, losses) = written(format, &[]);
        assert!(losses.is_empty());
        read(&text).warns("holds no entries");
    }
}
