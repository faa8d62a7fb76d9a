//! What is written reads back, what is filled in reads back, and no file makes the reader or the filler panic.

use proptest::prelude::*;

use super::super::UnitWriter;
use super::fill_tests::{draft, fill_bytes};
use super::tests::{document, one, read, try_read, written};
use super::tests_two::two;
use super::{Xliff, Xliff2};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::model::unit::{Annotation, Unit, Variant};

fn characters() -> impl Strategy<Value = String> {
    "[ \t\n\ra-zé’😀<>&\"'\\]]{0,12}"
}

/// Segments whose pairs may overlap, inside of a highlight or not; `names`: what highlights and pairs may be called.
fn segments(version: u8) -> impl Strategy<Value = Segment> {
    let category = proptest::option::of("[a-z0-9<\"]{1,4}");
    let pieces = proptest::collection::vec((0..9_u8, characters(), 0..3_u8, category.clone()), 0..8);
    (pieces, proptest::option::of(category)).prop_map(move |(pieces, highlight)| {
        let mut builder = SegmentBuilder::default();
        if let Some(category) = &highlight {
            let code = builder.push_code(CodeKind::HighlightStart, "");
            code.category = category.clone();
            code.counterpart = (version == 2).then(|| "h".to_owned());
        }
        let mut open = Vec::new();
        for (number, (what, text, bound, category)) in pieces.into_iter().enumerate() {
            let counterpart = (bound > 0).then(|| format!("c{number}"));
            let (kind, pair, counterpart, category) = match what {
                0 | 1 => {
                    let pair = match (bound, version) {
                        (1, _) | (_, 2) => counterpart.clone().unwrap_or_else(|| number.to_string()),
                        _ => number.to_string(),
                    };
                    open.push((pair.clone(), counterpart.clone(), category.clone()));
                    (CodeKind::Start, Some(pair), counterpart, category)
                }
                2 if !open.is_empty() => {
                    let (pair, counterpart, category) = open.remove(0);
                    (CodeKind::End, Some(pair), counterpart, category)
                }
                3 => (CodeKind::IsolatedStart, None, counterpart, category),
                4 => (CodeKind::IsolatedEnd, None, counterpart, category),
                5 => (CodeKind::Placeholder, None, counterpart, category),
                6 => (CodeKind::CodeSpan, None, counterpart, None),
                7 => (CodeKind::Unknown, None, counterpart, None),
                _ => {
                    builder.push_text(&text);
                    continue;
                }
            };
            let code = builder.push_code(kind, &text);
            (code.pair, code.counterpart, code.category) = (pair, counterpart, category);
        }
        builder.push_text("z");
        while let Some((pair, counterpart, category)) = open.pop() {
            let code = builder.push_code(CodeKind::End, "");
            (code.pair, code.counterpart, code.category) = (Some(pair), counterpart, category);
        }
        if highlight.is_some() {
            builder.push_code(CodeKind::HighlightEnd, "");
        }
        builder.finish()
    })
}

fn annotations() -> impl Strategy<Value = Vec<Annotation>> {
    let annotation = (proptest::option::of("[a-z:<&]{1,6}"), "[ a-z\t\n&]{1,9}", any::<bool>());
    let annotation = annotation.prop_map(|(property, text, ranked)| {
        let ranked = ranked && property.is_none();
        let attributes = if ranked { vec![("priority".to_owned(), "3".to_owned())] } else { Vec::new() };
        Annotation { property, text, attributes }
    });
    proptest::collection::vec(annotation, 0..4)
}

fn attributes() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::vec(("[a-z:]{1,6}", characters()), 0..3)
}

fn variant(tag: &'static str, version: u8) -> impl Strategy<Value = Variant> {
    (segments(version), attributes(), annotations()).prop_map(move |(segment, attributes, annotations)| Variant {
        attributes,
        annotations,
        ..Variant::written(tag, segment).unwrap()
    })
}

fn units(version: u8) -> impl Strategy<Value = Unit> {
    let words = (proptest::sample::select(Status::ALL), proptest::sample::select(Origin::ALL));
    let from = proptest::sample::select(vec!["", "fuzzy", "exact", "context", "repaired"]);
    let names = (proptest::option::of("[a-z <\"é]{1,6}"), proptest::option::of("[a-z]{1,3}"), any::<bool>());
    let variants = (variant("en", version), variant("sw", version));
    (names, words, variants, attributes(), annotations(), from).prop_map(
        |((name, file, resname), (status, origin), (source, target), attributes, annotations, from)| {
            let mut unit = Unit::new(status, origin, vec![source, target]);
            unit.annotations.extend(file.map(|file| Annotation::property("x-file", file)));
            unit.annotations.extend(resname.then(|| Annotation::property("x-resname", "r")));
            unit.annotations.extend(annotations);
            if !from.is_empty() {
                unit.annotations.push(Annotation::property("x-draft-from", from));
            }
            Unit { name, attributes, ..unit }
        },
    )
}

/// Notes behind properties, as 2.1 has them.
fn sorted(mut unit: Unit) -> Unit {
    let rank = |annotation: &Annotation| match annotation.property.as_deref() {
        Some("x-draft-from") => 2,
        Some(_) => 0,
        None => 1,
    };
    unit.annotations.sort_by_key(rank);
    unit.variants.iter_mut().for_each(|variant| variant.annotations.sort_by_key(rank));
    unit
}

fn back(format: &dyn UnitWriter, units: &[Unit]) -> (String, Vec<Unit>) {
    let (text, losses) = written(format, units);
    assert!(losses.is_empty(), "{losses:?}");
    let units = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
    (text, units)
}

/// Fills every open segment of `text` with `target`, and reads the result.
fn fills(text: &str, target: &Segment) {
    let Ok(document) = document(text.as_bytes()) else { return };
    let fills: Vec<_> = document.passages.iter().map(|_| draft(target.clone())).collect();
    let (new, _) = fill_bytes(text.as_bytes(), &fills).unwrap();
    let new = String::from_utf8(new).unwrap();
    let open = super::tests::document(new.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}\n{new}"));
    assert!(open.passages.len() <= document.passages.len(), "{text}\n{new}");
}

proptest! {
    #[test]
    fn what_is_written_as_1_2_reads_back(units in proptest::collection::vec(units(1), 1..4)) {
        let (text, back) = back(&Xliff, &units);
        prop_assert_eq!(back, units, "{}", text);
    }

    #[test]
    fn what_is_written_as_2_1_reads_back(units in proptest::collection::vec(units(2), 1..4)) {
        let (text, back) = back(&Xliff2, &units);
        let sort = |units: Vec<Unit>| units.into_iter().map(sorted).collect::<Vec<_>>();
        prop_assert_eq!(sort(back), sort(units), "{}", text);
    }

    #[test]
    fn drafts_fit_any_source(unit in units(1), target in segments(1), version in 1..3_u8) {
        let unit = Unit { variants: unit.variants[..1].to_vec(), ..unit };
        let format: &dyn UnitWriter = if version == 1 { &Xliff } else { &Xliff2 };
        let text = written(format, &[unit]).0;
        let (new, losses) = fill_bytes(text.as_bytes(), &[draft(target.clone())]).unwrap();
        let new = String::from_utf8(new).unwrap();
        let read = read(&new);
        let filled = &read.units[0].0.variants[1].segment;
        prop_assert_eq!(filled.without_codes().contains('z'), true);
        let lost: u64 = losses.iter().map(|(_, count)| count).sum();
        // A code whose content is text of the source becomes that text.
        prop_assert!(filled.text().len() >= target.text().len() || lost > 0 || !target.codes().is_empty(), "{}", new);
    }

    #[test]
    fn no_file_breaks_it(text in "(<source>|</source>|<seg-source>|</seg-source>|<target>|<target/>|</target>|<mrk mtype='seg' mid='1'>|<mrk>|</mrk>|<g id='1'>|</g>|<pc id='1'>|</pc>|<pc/>|<ph>|</ph>|<bpt/>|<ept/>|<ec startRef='1'/>|<sdl:seg id='1'/>|<alt-trans>|</alt-trans>|<segment>|</segment>|&amp;|&|<|a|😀|\n|<!--|-->|]]>|<!\\[CDATA\\[b]]>|'| ){0,30}") {
        let _ = try_read(text.as_bytes());
        let target = Segment::plain("y");
        for text in [
            one(&format!("<trans-unit id='1'>{text}</trans-unit>")),
            one(&format!("<trans-unit id='1'><source>{text}</source></trans-unit>")),
            one(&format!("<trans-unit id='1'><source>a</source><seg-source>{text}</seg-source><target/></trans-unit>")),
            two(&format!("<unit id='1'>{text}</unit>")),
            two(&format!("<unit id='1'><segment><source>{text}</source></segment></unit>")),
        ] {
            let _ = try_read(text.as_bytes());
            fills(&text, &target);
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..80), at in 0..200_usize) {
        let mut text = one("<trans-unit id='1'><source>a</source></trans-unit>").into_bytes();
        let at = at.min(text.len());
        let _ = try_read(&bytes);
        text.splice(at..at, bytes);
        let _ = try_read(&text);
        let _ = fill_bytes(&text, &[draft(Segment::plain("y"))]);
    }
}
