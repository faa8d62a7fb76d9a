//! What is written reads back, and no file makes the reader panic.

use proptest::prelude::*;

use super::tests::{read, try_read, written};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Unit, Variant};

fn characters() -> impl Strategy<Value = String> {
    "[ \t\n\ra-zé’😀<>&\"'\\]]{0,12}"
}

fn segments() -> impl Strategy<Value = Segment> {
    let label = proptest::option::of("[a-z0-9 <\"]{1,4}");
    proptest::collection::vec((0..9_u8, characters(), label.clone(), label), 0..8).prop_map(|pieces| {
        let mut builder = SegmentBuilder::default();
        let mut open = Vec::new();
        let mut pairs = 0;
        let mut highlights = 0;
        for (what, text, counterpart, category) in pieces {
            let code = match what {
                0 => {
                    pairs += 1;
                    let shared = (Some(pairs.to_string()), counterpart, category);
                    open.push(shared.clone());
                    (CodeKind::Start, shared)
                }
                1 if !open.is_empty() => (CodeKind::End, open.remove(0)),
                2 => (CodeKind::IsolatedStart, (None, counterpart, category)),
                3 => (CodeKind::IsolatedEnd, (None, counterpart, category)),
                4 => (CodeKind::Placeholder, (None, counterpart, category)),
                5 => (CodeKind::CodeSpan, (None, counterpart, None)),
                6 => (CodeKind::Unknown, (None, counterpart, None)),
                7 => {
                    highlights += 1;
                    let code = builder.push_code(CodeKind::HighlightStart, "");
                    (code.counterpart, code.category) = (counterpart, category);
                    continue;
                }
                _ => {
                    builder.push_text(&text);
                    continue;
                }
            };
            let (kind, (pair, counterpart, category)) = code;
            let code = builder.push_code(kind, &text);
            (code.pair, code.counterpart, code.category) = (pair, counterpart, category);
        }
        for (pair, counterpart, category) in open {
            let code = builder.push_code(CodeKind::End, "/");
            (code.pair, code.counterpart, code.category) = (pair, counterpart, category);
        }
        for _ in 0..highlights {
            builder.push_code(CodeKind::HighlightEnd, "");
        }
        builder.finish()
    })
}

fn attributes() -> impl Strategy<Value = Vec<(String, String)>> {
    (proptest::option::of(characters()), proptest::option::of("[0-9]{8}T[0-9]{6}Z")).prop_map(|(id, date)| {
        let id = id.map(|id| ("creationid".to_owned(), id));
        id.into_iter().chain(date.map(|date| ("changedate".to_owned(), date))).collect()
    })
}

fn annotations() -> impl Strategy<Value = Vec<Annotation>> {
    let annotation =
        (proptest::option::of("[a-z:<&]{1,6}"), characters(), any::<bool>()).prop_map(|(property, text, tagged)| {
            let attributes = if tagged { vec![("xml:lang".to_owned(), "sw".to_owned())] } else { Vec::new() };
            Annotation { property, text, attributes }
        });
    proptest::collection::vec(annotation, 0..3)
}

fn variant() -> impl Strategy<Value = Variant> {
    (proptest::sample::select(vec!["en", "sw", "sw-TZ", "zh-Hant", "und"]), segments(), attributes(), annotations())
        .prop_map(|(tag, segment, attributes, annotations)| Variant {
            attributes,
            annotations,
            ..Variant::written(tag, segment).unwrap()
        })
}

fn units() -> impl Strategy<Value = Unit> {
    let words = (proptest::sample::select(Status::ALL), proptest::sample::select(Origin::ALL));
    let variants = proptest::collection::vec(variant(), 1..4);
    (proptest::option::of(characters()), words, variants, attributes(), annotations()).prop_map(
        |(name, (status, origin), variants, attributes, annotations)| Unit {
            name,
            attributes,
            annotations,
            ..Unit::new(status, origin, variants)
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(units in proptest::collection::vec(units(), 1..4)) {
        let text = written(&units);
        let back = read(&text).units.into_iter().map(|(unit, _)| Unit { as_written: None, ..unit });
        let back: Vec<Unit> = back.collect();
        prop_assert_eq!(back, units, "{}", text);
    }

    #[test]
    fn no_file_breaks_it(text in "(<tmx>|<tu>|<tuv lang='en'>|<seg>|</seg>|</tuv>|</tu>|</tmx>|<ph>|</ph>|<hi>|&amp;|&|<|>|a|\0|<!--|-->|]]>|<!\\[CDATA\\[|<!DOCTYPE|'|\"| ){0,40}") {
        let _ = try_read(text.as_bytes());
        let _ = try_read(format!("<tmx><tu><tuv lang='sw'><seg>{text}</seg></tuv></tu></tmx>").as_bytes());
    }
}
