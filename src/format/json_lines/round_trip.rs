//! What is written reads back exactly, and no file makes the reader panic.

use proptest::prelude::*;

use super::tests::{try_glossary, try_read, written};
use super::*;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, SegmentBuilder};
use crate::model::unit::{Annotation, Variant};
use crate::text::language::Language;

/// Any text at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\0-\u{1F}\u{85}\u{2028}\u{FEFF}\u{FFFE}\u{FFFF}\"\\\\a-z😀]{0,12}"]
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::vec((text(), text()), 0..3)
}

fn annotations() -> impl Strategy<Value = Vec<Annotation>> {
    let annotation = (proptest::option::of(text()), text(), pairs());
    let annotation = annotation.prop_map(|(property, text, attributes)| Annotation { property, text, attributes });
    proptest::collection::vec(annotation, 0..3)
}

fn segments() -> impl Strategy<Value = Segment> {
    let label = || proptest::option::of(text());
    let kind = proptest::option::of(proptest::sample::select(CodeKind::ALL));
    proptest::collection::vec((kind, text(), label(), label(), label()), 0..4).prop_map(|pieces| {
        let mut builder = SegmentBuilder::default();
        for (kind, content, pair, counterpart, category) in pieces {
            match kind {
                None => builder.push_text(&content),
                Some(kind) => {
                    let code = builder.push_code(kind, &content);
                    (code.pair, code.counterpart, code.category) = (pair, counterpart, category);
                }
            }
        }
        builder.finish()
    })
}

fn variants() -> impl Strategy<Value = Variant> {
    let tag = proptest::sample::select(vec!["en", "sw", "sw-TZ", "zh-Hant-TW", "und"]);
    (tag, proptest::option::of(text()), segments(), pairs(), annotations()).prop_map(
        |(tag, written, segment, attributes, annotations)| {
            let variant = Variant::new(tag.parse().unwrap(), segment);
            let language_as_written = written.unwrap_or(tag.to_owned());
            Variant { language_as_written, attributes, annotations, ..variant }
        },
    )
}

fn units() -> impl Strategy<Value = Unit> {
    let words = (proptest::sample::select(Status::ALL), proptest::sample::select(Origin::ALL));
    let names = (proptest::option::of(text()), proptest::option::of(text()));
    (words, names, proptest::collection::vec(variants(), 1..4), pairs(), annotations()).prop_map(
        |((status, origin), (name, as_written), variants, attributes, annotations)| Unit {
            name,
            as_written,
            attributes,
            annotations,
            ..Unit::new(status, origin, variants)
        },
    )
}

fn concepts() -> impl Strategy<Value = Concept> {
    let optional = || proptest::option::of(text());
    let words = (
        proptest::sample::select(TermStatus::ALL),
        proptest::option::of(proptest::sample::select(PartOfSpeech::ALL)),
        proptest::option::of(proptest::sample::select(vec!["7/8", "5/6|9/10"])),
    );
    let term = (words, any::<bool>(), text(), optional(), optional(), optional());
    let term = term.prop_map(|((status, part_of_speech, class), animate, text, plural, source, note)| Term {
        status,
        part_of_speech,
        noun_class: class.map(str::to_owned),
        plural,
        animate,
        source,
        note,
        ..Term::new(Language::swahili(), text + "x")
    });
    let terms = proptest::collection::vec(term, 0..3);
    (optional(), optional(), optional(), optional(), any::<bool>(), terms).prop_map(
        |(domain, definition, note, as_written, do_not_translate, mut terms)| {
            terms.dedup_by(|a, b| a.text == b.text);
            Concept { domain, definition, note, as_written, do_not_translate, terms, ..Concept::new("") }
        },
    )
}

proptest! {
    #[test]
    fn units_read_back_exactly(units in proptest::collection::vec(units(), 1..4)) {
        let text = written(&units, true);
        prop_assert_eq!(text.lines().count(), units.len());
        prop_assert_eq!(try_read(text.as_bytes()).unwrap().units, units, "{}", text);
    }

    #[test]
    fn concepts_read_back_exactly(mut concepts in proptest::collection::vec(concepts(), 1..4)) {
        for (at, concept) in concepts.iter_mut().enumerate() {
            concept.name = format!("concept-{at}");
        }
        let mut out = Vec::new();
        let heading = Heading::new(Language::english(), Language::swahili());
        JsonLines.write(&mut out, &heading, &concepts).unwrap();
        prop_assert_eq!(try_glossary(&out).unwrap().concepts, concepts);
    }

    #[test]
    fn no_file_breaks_it(text in "(\\{|\\}|\\[|\\]|\"schema\":\"istilahi/(unit|concept)/1\"|\"variants\":|\"terms\":|\"lang\":\"sw\"|\"text\":|\"codes\":|\"span\":\\[1,2\\]|\"a\"|,|1|null|\\\\ud83d|\"|\n|é|\0){0,40}") {
        let _ = try_read(text.as_bytes());
        let _ = try_glossary(text.as_bytes());
        let _ = try_read(format!("{{\"schema\":\"istilahi/unit/1\",{text}").as_bytes());
        let _ = try_glossary(format!("{{\"schema\":\"istilahi/concept/1\",\"id\":\"a\",{text}").as_bytes());
    }

    #[test]
    fn no_change_of_a_file_breaks_it(units in proptest::collection::vec(units(), 1..3), at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = written(&units, true).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = try_read(&bytes);
        bytes.truncate(at);
        let _ = try_read(&bytes);
    }
}
