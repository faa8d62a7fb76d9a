//! Which tables are units, and what becomes of their columns.

use super::super::super::{Effect, Format, Heading, ReadError, ReadOptions};
use super::super::tests::{Seen, calling, units, written};
use super::super::{Csv, Tsv};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

fn read(text: &str) -> Seen {
    units(&Csv, text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn refused(text: &str, options: &ReadOptions) -> String {
    match units(&Csv, text.as_bytes(), options) {
        Err(ReadError::Malformed { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

fn languages(seen: &Seen) -> Vec<String> {
    seen.units[0].variants.iter().map(|one| one.language_as_written.clone()).collect()
}

#[test]
fn headers_name_languages_in_many_ways() {
    for (header, expected) in [
        ("en,sw", ["en", "sw"]),
        ("English,Kiswahili", ["en", "sw"]),
        ("en_US,SW-tz", ["en_US", "SW-tz"]),
        ("Source (en-GB),Target: Swahili", ["en-GB", "sw"]),
        ("source,target", ["en", "sw"]),
        ("sourceString,targetString", ["en", "sw"]),
        ("Original text,Tafsiri", ["en", "sw"]),
    ] {
        let seen = read(&format!("{header}\nTin melts.,Bati huyeyuka.\n"));
        assert_eq!(languages(&seen), expected, "{header}");
        assert_eq!(seen.texts(), [["Tin melts.", "Bati huyeyuka."]]);
        assert!(seen.warnings.is_empty(), "{header}: {:?}", seen.warnings);
    }
}

#[test]
fn what_stands_beside_the_texts_is_kept() {
    let seen = read(
        "id;en;sw;Status;Origin;Maoni;Context;Reviewer;created by;noun class\n\
         a1; Tin ;Bati;Final;MT;angalia;page 3;Asha;juma;5/6\n;Ore;Mbale;odd;;;;;;\n",
    );
    let [first, second] = &seen.units[..] else { panic!("{seen:?}") };
    assert_eq!(first.name.as_deref(), Some("a1"));
    assert_eq!((first.status, first.origin), (Status::Approved, Origin::Machine));
    assert_eq!(first.variants[0].segment.text(), " Tin ");
    assert_eq!(first.attributes, [("creationid".to_owned(), "juma".to_owned())]);
    let property = Annotation::property;
    let expected = [
        Annotation::note("angalia"),
        property("x-context", "page 3"),
        property("x-reviewer", "Asha"),
        property("x-noun-class", "5/6"),
    ];
    assert_eq!(first.annotations, expected);
    assert_eq!((second.status, &second.annotations[..]), (Status::Translated, &[property("x-status", "odd")][..]));
    assert_eq!(seen.messages().len(), 1);
}

#[test]
fn rows_name_their_languages_and_bad_ones_are_left_out() {
    let seen = read("sourceLang,targetLang,sourceString,targetString\nen,sw_KE,a,b\nen,???,c,d\n,,e,f\n");
    assert_eq!(seen.texts(), [["a", "b"], ["e", "f"]]);
    assert_eq!(languages(&seen), ["en", "sw_KE"]);
    assert_eq!(seen.warnings[0].effect, Effect::Skipped);
    assert_eq!(seen.warnings[0].position.line, 3);
}

#[test]
fn rows_without_a_translation_are_counted() {
    let seen = read("en,sw,fr\na,b,c\nd,,\n,e,f\ng,,\n");
    assert_eq!(seen.texts(), [vec!["a", "b", "c"], vec!["e", "f"]]);
    assert_eq!(seen.messages(), [(1, "rows without a text in two languages, which were left out: 2")]);
}

#[test]
fn what_holds_no_units_says_what_it_is() {
    let options = ReadOptions::default();
    assert!(refused("concept,lang,term\ntin,en,tin\n", &options).contains("table of terms"));
    assert!(refused("en,note\na,b\n", &options).contains("one language"));
    assert!(refused("en,sw\na,\nb,\n", &options).contains("rows: 2"));
    assert!(refused("word,gloss\na,b\n", &options).contains("word"));
    assert!(refused("", &options).contains("empty"));
    assert!(refused("a,b\nc,d\n", &calling(&[("x", "en")])).contains("no column `x`"));
    let empty = read("en,sw\n");
    assert!(empty.units.is_empty() && empty.warnings[0].effect == Effect::Kept);
}

#[test]
fn columns_can_be_called_what_they_are() {
    let text = "Namba,Original,Kwa Kiswahili hapa\n1,tin,bati\n";
    let seen = units(&Csv, text.as_bytes(), &calling(&[("Original", "en"), ("3", "sw"), ("Namba", "note")])).unwrap();
    assert_eq!(seen.texts(), [["tin", "bati"]]);
    assert_eq!(seen.units[0].note().as_deref(), Some("1"));
    // Without a header all rows are units.
    let seen = units(&Tsv, b"Tin melts.\tx\tBati huyeyuka.\n", &calling(&[("1", "en"), ("3", "sw-TZ")])).unwrap();
    assert_eq!(seen.texts(), [["Tin melts.", "Bati huyeyuka."]]);
    assert_eq!(languages(&seen), ["en", "sw-TZ"]);
    let seen = units(&Csv, b"a;1,5;b\nc;2,5;d\n", &calling(&[("1", "en"), ("3", "sw")])).unwrap();
    assert_eq!(seen.texts(), [["a", "b"], ["c", "d"]]);
}

#[test]
fn the_languages_asked_for_stand_for_source_and_target() {
    let options = ReadOptions { source: "fr".parse().unwrap(), ..ReadOptions::default() };
    let seen = units(&Csv, b"target,source\na,b\n", &options).unwrap();
    assert_eq!(languages(&seen), ["sw", "fr"]);
}

#[test]
fn codes_are_lost_and_their_content_stays() {
    let mut builder = SegmentBuilder::default();
    builder.push_code(CodeKind::Start, "<b>");
    builder.push_text("tin");
    builder.push_code(CodeKind::End, "</b>");
    builder.push_code(CodeKind::Placeholder, "");
    let variants = vec![
        Variant::new(Language::english(), builder.finish()),
        Variant::new(Language::swahili(), Segment::plain("b")),
    ];
    let mut unit = Unit::new(Status::Draft, Origin::Human, variants);
    unit.annotations.push(Annotation::property("x-project", "p"));
    unit.variants.push(Variant::new("fr".parse().unwrap(), Segment::plain("étain")));
    let alone = Unit::new(Status::Draft, Origin::Human, vec![Variant::new(Language::english(), Segment::plain("a"))]);
    let (bytes, losses) = written(&Csv, &[unit, alone]);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        "id,en,sw,status,origin,note,context,creationdate,creationid,changedate,changeid\n\
         ,<b>tin</b>,b,draft,human,,,,,,\n"
    );
    assert_eq!(losses.left_out(), 1);
    let lost: Vec<_> = losses.iter().collect();
    assert_eq!(
        lost,
        [("further languages", 1), ("inline codes", 3), ("properties", 1), ("units without a translation", 1)]
    );
}

#[test]
fn a_language_of_any_tag_reads_back() {
    let heading = Heading::new("xyz".parse().unwrap(), "und".parse().unwrap());
    let variants = vec![
        Variant::new(heading.source.clone(), Segment::plain("a")),
        Variant::new(heading.target.clone(), Segment::plain("=b")),
    ];
    let unit = Unit::new(Status::Translated, Origin::Human, variants);
    let mut out = Vec::new();
    let mut output = Csv.unit_writer().unwrap().start(&mut out, &heading).unwrap();
    output.unit(&unit).unwrap();
    let losses = output.finish().unwrap();
    assert_eq!(losses.iter().collect::<Vec<_>>(), [("cells that a spreadsheet takes for a formula", 1)]);
    assert_eq!(units(&Csv, &out, &ReadOptions::default()).unwrap().units, [unit]);
}
