//! Reading and writing SRX.

use proptest::prelude::*;

use super::{read_srx, write_srx};
use crate::format::{ReadError, ReadOptions, Source, Warning};
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::engine::Engine;
use crate::text::segmentation::rules::{Rule, Srx};
use crate::text::segmentation::shipped;

fn read(text: &str) -> Result<(Srx, Vec<Warning>), ReadError> {
    read_srx(&mut Source::new(&mut text.as_bytes(), &ReadOptions::default()))
}

/// `srx` without the places of its parts.
fn placeless(mut srx: Srx) -> Srx {
    srx.sets.iter_mut().flat_map(|set| &mut set.rules).for_each(|rule| rule.position = Position::default());
    srx.maps.iter_mut().for_each(|map| map.position = Position::default());
    srx
}

fn again(srx: &Srx) -> Srx {
    let mut out = Vec::new();
    write_srx(&mut out, srx).unwrap();
    let (read, warnings) = read(&String::from_utf8(out).unwrap()).unwrap();
    assert_eq!(warnings, []);
    placeless(read)
}

#[test]
fn the_shipped_rules_are_read_as_they_are_written() {
    assert_eq!(again(&shipped::srx()), shipped::srx());
}

#[test]
fn everything_in_a_file_is_read() {
    let (srx, warnings) = read(
        "<?xml version='1.0'?>\n<s:srx xmlns:s='http://www.lisa.org/srx20' xmlns:o='x' version='2.0'>\n\
         <s:header segmentsubflows='no' cascade='yes'><s:formathandle type='isolated' include='no'/><o:sample>a<o:b/></o:sample></s:header>\n\
         <s:body><s:languagerules><s:languagerule languagerulename='One'>\n\
         <s:rule><s:beforebreak>\\.&lt;<!-- x --> </s:beforebreak></s:rule>\n\
         <s:rule break='no'><s:afterbreak><![CDATA[<]]>\n</s:afterbreak></s:rule></s:languagerule></s:languagerules>\n\
         <s:maprules><s:languagemap languagepattern='.*' languagerulename='One'/></s:maprules></s:body></s:srx>",
    )
    .unwrap();
    assert_eq!(warnings, []);
    assert!(srx.cascades && !srx.segments_subflows && !srx.handles.isolated && srx.handles.end && !srx.handles.start);
    let rules = &srx.sets[0].rules;
    assert_eq!(rules[0], Rule { position: Position { line: 5, column: 1 }, ..Rule::breaking("\\.< ", "") });
    assert_eq!(rules[1], Rule { position: Position { line: 6, column: 1 }, ..Rule::joining("", "<\n") });
    assert_eq!((srx.maps[0].pattern.as_str(), srx.maps[0].set.as_str()), (".*", "One"));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let file = |inner: &str| format!("<srx version='2.0'>\n<header cascade='no'/>\n{inner}</srx>");
    for (text, line, message) in [
        ("<tmx></tmx>".to_owned(), 1, "this is no SRX file"),
        ("<srx version='2.0'></srx>".to_owned(), 1, "no <languagemap>"),
        (file("<languagerule/>"), 3, "<languagerule> has no attribute `languagerulename`"),
        (file("<rule break='maybe'/>"), 3, "`maybe` cannot be the value of `break`"),
        (file("<formathandle type='all' include='no'/>"), 3, "`all` is no type of codes"),
        (file("<rule>"), 3, "</srx>"),
    ] {
        match read(&text) {
            Err(ReadError::Malformed { position, message: found, .. }) => {
                assert_eq!(position.line, line, "{text}: {found}");
                assert!(found.contains(message) || message == "</srx>", "{text}: {found}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    let map = "<languagemap languagepattern='.*' languagerulename='a'/>";
    let (_, warnings) = read(&format!(
        "<srx version='3'><rule/><languagerule languagerulename='a'/><languagerule languagerulename='a'/>{map}</srx>"
    ))
    .unwrap();
    assert_eq!(warnings.len(), 4, "{warnings:?}");
}

proptest! {
    #[test]
    fn any_patterns_survive(before in "\\PC{0,20}", after in "[ \\t<>&\"'\\n]{0,9}") {
        let mut srx = shipped::srx();
        srx.sets[0].rules = vec![Rule::breaking(before, after)];
        prop_assert_eq!(again(&srx), srx);
    }

    #[test]
    fn damaged_files_are_refused_or_used_without_a_panic(at in 0..12_000usize, length in 0..40usize, new in "[<>&;a-z\"\\\\(\\[{]{0,9}") {
        let mut out = Vec::new();
        write_srx(&mut out, &shipped::srx()).unwrap();
        let mut text: Vec<char> = String::from_utf8(out).unwrap().chars().collect();
        let (start, end) = (at.min(text.len()), (at + length).min(text.len()));
        text.splice(start..end, new.chars());
        if let Ok((srx, _)) = read(&text.into_iter().collect::<String>())
            && let Ok((engine, _)) = Engine::new(&srx, &Language::swahili())
        {
            let _ = engine.ends("Bw. Juma. 1. Tatu n.k. Nne. 你好。");
        }
    }
}
