//! What TMX files mean and what is refused.

use super::super::testing::Collected;
use super::super::{Effect, Format, Head, Heading, ReadError, ReadOptions, Source, UnitReader, UnitWriter};
use super::Tmx;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

pub(super) fn try_read(bytes: &[u8]) -> (Result<(), ReadError>, Collected) {
    let mut sink = Collected::default();
    let mut input = bytes;
    let options = ReadOptions::default();
    (Tmx.read(&mut Source::new(&mut input, &options), &mut sink), sink)
}

pub(super) fn read(text: &str) -> Collected {
    let (result, collected) = try_read(text.as_bytes());
    result.unwrap();
    collected
}

fn refused(text: &str) -> (Position, String) {
    match try_read(text.as_bytes()).0 {
        Err(ReadError::Malformed { position, message, .. }) => (position, message),
        other => panic!("{other:?}"),
    }
}

fn file(body: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{body}\n</body></tmx>")
}

fn unit(seg: &str) -> String {
    file(&format!("<tu><tuv xml:lang=\"en\"><seg>{seg}</seg></tuv><tuv xml:lang=\"sw\"><seg>x</seg></tuv></tu>"))
}

fn segment(seg: &str) -> Segment {
    read(&unit(seg)).units.remove(0).0.variants.remove(0).segment
}

pub(super) fn written(units: &[Unit]) -> String {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let mut file = Tmx.start(&mut out, &heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    file.finish().unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn units_come_with_all_they_carry() {
    let collected = read(&file(
        "<tu tuid=\"7\" creationdate=\"20260101T000000Z\" odd='1'><note xml:lang=\"en\">n</note>\
         <prop type=\"x-status\">approved</prop><prop type=\"x-origin\">machine</prop><prop type=\"file\">a.md</prop>\
         <tuv xml:lang=\"EN-us\" changeid=\"amina\"><prop type=\"p\">v</prop><seg>Tin</seg></tuv>\
         <tuv lang=\"SW_ke\"><seg>Bati</seg></tuv><note>late</note></tu>",
    ));
    let warnings: Vec<_> = collected.warnings.iter().map(|warning| warning.message.as_str()).collect();
    let expected = ["`odd`", "xml:lang", "behind"];
    assert!(warnings.iter().zip(expected).all(|(warning, word)| warning.contains(word)), "{warnings:?}");
    assert_eq!(warnings.len(), expected.len());
    let (unit, at) = &collected.units[0];
    assert_eq!(*at, Position { line: 3, column: 1 });
    assert_eq!((unit.name.as_deref(), unit.status, unit.origin), (Some("7"), Status::Approved, Origin::Machine));
    assert_eq!(
        unit.attributes,
        [("creationdate".to_owned(), "20260101T000000Z".to_owned()), ("odd".to_owned(), "1".to_owned())]
    );
    assert_eq!(unit.annotations.len(), 3);
    assert_eq!(unit.annotations[1], Annotation::property("file", "a.md"));
    let [en, sw] = &unit.variants[..] else { panic!() };
    assert_eq!((en.language.as_str(), en.language_as_written.as_str()), ("en-US", "EN-us"));
    assert_eq!((en.attributes[0].1.as_str(), en.annotations.len()), ("amina", 1));
    assert_eq!((sw.language.as_str(), sw.segment.text()), ("sw-KE", "Bati"));
}

#[test]
fn every_inline_code_is_read() {
    let segment = segment(
        "a<bpt i='1' x='9' type='bold'>&lt;b></bpt>b<ept i='1'>&lt;/b></ept><it pos='begin'>(</it><it pos='end'>)</it>\
         <ph type='fnote'>{<sub>note <bpt i='2'>z</bpt></sub>}</ph><ph type='x-code-span'>`c`</ph><ph type='image'>!</ph>\
         <hi type='x'>h<hi>i</hi></hi><ut>u</ut>",
    );
    assert_eq!(segment.text(), "a<b>b</b>(){note z}`c`!hiu");
    let kinds: Vec<_> = segment.codes().iter().map(|code| (code.kind, segment.content(code))).collect();
    assert_eq!(
        kinds,
        [
            (CodeKind::Start, "<b>"),
            (CodeKind::End, "</b>"),
            (CodeKind::IsolatedStart, "("),
            (CodeKind::IsolatedEnd, ")"),
            (CodeKind::Placeholder, "{note z}"),
            (CodeKind::CodeSpan, "`c`"),
            (CodeKind::Image, "!"),
            (CodeKind::HighlightStart, ""),
            (CodeKind::HighlightStart, ""),
            (CodeKind::HighlightEnd, ""),
            (CodeKind::HighlightEnd, ""),
            (CodeKind::Unknown, "u"),
        ]
    );
    let end = &segment.codes()[1];
    assert_eq!(
        (end.pair.as_deref(), end.counterpart.as_deref(), end.category.as_deref()),
        (Some("1"), Some("9"), Some("bold"))
    );
}

#[test]
fn text_is_what_xml_says_it_is() {
    assert_eq!(segment(" a\r\n<![CDATA[<b> & ]]>&#13;&#x2019;<!-- no --><?pi no?>c ").text(), " a\n<b> & \r’c ");
    assert_eq!(segment("&#xD83D;&#xDCD6;").text(), "\u{1F4D6}");
    assert_eq!(segment("&amp;amp;").text(), "&amp;");
}

#[test]
fn forbidden_characters_and_nbsp_are_put_right() {
    let collected = read(&unit("a&#x1F;b\u{7}c\0d&nbsp;e"));
    assert_eq!(collected.units[0].0.variants[0].segment.text(), "abcd\u{a0}e");
    assert!(collected.warnings.iter().all(|warning| warning.effect == Effect::Repaired));
    let columns: Vec<_> =
        collected.warnings.iter().map(|warning| (warning.position.line, warning.position.column)).collect();
    assert_eq!(columns, [(3, 30), (3, 37), (3, 41)]);
}

#[test]
fn units_that_lack_something_are_warned_of() {
    let collected = read(&file(
        "<tu/>\n<tu><tuv xml:lang='en'><seg>one</seg></tuv></tu>\n<tu><tuv><seg>a</seg></tuv></tu>\n\
         <tu><tuv xml:lang='---'><seg>a</seg><seg>b</seg></tuv><tuv xml:lang='sw'/><tuv xml:lang='sw'><seg/></tuv></tu>",
    ));
    assert_eq!(collected.units.len(), 2);
    assert_eq!(collected.units[1].0.variants[0].language.as_str(), "und");
    assert_eq!(collected.units[1].0.variants[0].language_as_written, "---");
    let lines: Vec<_> = collected.warnings.iter().map(|warning| (warning.position.line, warning.effect)).collect();
    assert_eq!(
        lines,
        [
            (3, Effect::Skipped),
            (4, Effect::Kept),
            (5, Effect::Repaired),
            (5, Effect::Skipped),
            (6, Effect::Repaired),
            (6, Effect::Kept),
            (6, Effect::Repaired),
            (6, Effect::Kept),
        ]
    );
}

#[test]
fn what_stands_between_units_is_kept_with_the_one_behind_it() {
    let unit = |text: &str| {
        format!("<tu><tuv xml:lang=\"en\"><seg>{text}</seg></tuv><tuv xml:lang=\"sw\"><seg>x</seg></tuv></tu>")
    };
    let (first, second) = (unit("a"), unit("b"));
    let units = read(&file(&format!("{first}\n<odd a=\"1\">t</odd><?pi y?>\n{second}"))).units;
    let written: Vec<Option<&str>> = units.iter().map(|(unit, _)| unit.as_written.as_deref()).collect();
    assert_eq!(written, [None, Some(format!("<odd a=\"1\">t</odd><?pi y?>{second}").as_str())]);
}

#[test]
fn only_what_a_unit_does_not_tell_is_kept_as_written() {
    let told = file(
        "<tu creationdate='20260101T000000Z' tuid='1'><note>n</note><tuv xml:lang='EN-us'><prop type='p'>v</prop>\
         <seg>a <bpt i='1' type='bold' x='2'>&lt;b></bpt>b<ept i='1'/> <hi>c</hi></seg></tuv>\n </tu>",
    );
    assert_eq!(read(&told).units[0].0.as_written, None);
    for more in
        ["<tu><x y='1'>z</x>", "<tu><prop type='x-status'>draft</prop>", "<tu q='1'><?pi d?>", "<t:tu xmlns:t='u'>"]
    {
        let end = if more.contains("t:tu") { "</t:tu>" } else { "</tu>" };
        let element = format!("{more}<tuv xml:lang=\"en\"><seg>a</seg></tuv>{end}");
        let kept = read(&file(&element)).units.remove(0).0.as_written;
        assert_eq!(kept, Some(element.replace('\'', "\"")));
    }
}

#[test]
fn damage_is_mended_where_that_is_asked_for() {
    let options = ReadOptions { repair: true, ..ReadOptions::default() };
    let text = unit("R&D &foo; &amp; <ph x='a&b'/>");
    let (mut bytes, mut sink) = (text.as_bytes(), Collected::default());
    Tmx.read(&mut Source::new(&mut bytes, &options), &mut sink).unwrap();
    let segment = &sink.units[0].0.variants[0].segment;
    assert_eq!(segment.text(), "R&D &foo; & ");
    assert_eq!(segment.codes()[0].counterpart.as_deref(), Some("a&b"));
    assert_eq!(sink.warnings.iter().filter(|warning| warning.effect == Effect::Repaired).count(), 3);
}

#[test]
fn level_one_has_the_text_between_the_codes() {
    let units = [read(&unit("a <bpt i='1'>&lt;b></bpt>b<ept i='1'/> <ph type='x-code-span'>`c`</ph> <hi>d</hi>"))
        .units
        .remove(0)
        .0];
    let heading = Heading { inline_codes: false, ..Heading::new(Language::english(), Language::swahili()) };
    let mut out = Vec::new();
    let mut file = Tmx.start(&mut out, &heading).unwrap();
    file.unit(&units[0]).unwrap();
    assert_eq!(file.finish().unwrap().iter().collect::<Vec<_>>(), [("inline codes", 4)]);
    assert!(String::from_utf8(out).unwrap().contains("<seg>a b `c` d</seg>"));
}

#[test]
fn an_empty_body_is_warned_of() {
    let collected = read("<tmx version='1.4'><header srclang='*all*'/><body/></tmx>");
    assert_eq!((collected.units.len(), collected.warnings.len()), (0, 1));
}

#[test]
fn what_is_broken_is_refused_with_its_place() {
    let whole = unit("text");
    let cut = whole.rfind("</tu>").unwrap();
    let (position, message) = refused(&whole[..cut]);
    assert!(message.contains("cut off") && position.line == 3, "{message}");
    for (text, word) in [
        (String::new(), "empty"),
        ("Habari".to_owned(), "no XML"),
        (format!("{whole}{whole}"), "second root"),
        (format!("{whole}junk"), "after the end"),
        (unit("R&D"), "`&`"),
        (unit("a < b"), "`<`"),
        (unit("a<ph>b</it>"), "</ph>"),
        (unit("&prod;&x1;"), "x1"),
        (unit(&"<hi>".repeat(5000)), "256"),
        ("<html><body/></html>".to_owned(), "web page"),
        ("<xliff version='1.2'/>".to_owned(), "XLIFF"),
        ("<tmx version='1.4'/>".to_owned(), "without a body"),
        ("<tmx version='1.4'><body><TU/></body></tmx>".to_owned(), "TU"),
        (file("<tu/><tu/>"), "units: 2"),
        ("<tmx version='1.4' version='1.4'/>".to_owned(), "duplicate"),
    ] {
        let (_, message) = refused(&text);
        assert!(message.contains(word), "{word}: {message}");
    }
}

#[test]
fn entity_bombs_are_refused_before_they_go_off() {
    let bomb =
        format!("<!DOCTYPE tmx [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;\">]><tmx>&b;</tmx>", "lol".repeat(1000));
    assert!(refused(&bomb).1.contains("entities"));
    let external = "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"secret\">]><tmx version='1.4'/>";
    assert!(refused(external).1.contains("entities"));
    assert_eq!(read(&unit("x").replace("<tmx", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx")).units.len(), 1);
}

#[test]
fn utf16_is_read_and_bad_bytes_are_named() {
    let bytes: Vec<u8> = format!("\u{FEFF}{}", unit("ng’ombe")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (result, collected) = try_read(&bytes);
    result.unwrap();
    assert_eq!(collected.units[0].0.variants[0].segment.text(), "ng’ombe");
    let mut bytes = unit("caf@").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'@').unwrap();
    bytes[at] = 0xE9;
    assert!(try_read(&bytes).0.unwrap_err().to_string().contains(&format!("offset {at}")));
}

#[test]
fn the_sink_can_stop_the_reading() {
    let text = file(&"<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>".repeat(3));
    let mut sink = Collected { limit: Some(2), ..Collected::default() };
    let (mut bytes, options) = (text.as_bytes(), ReadOptions::default());
    assert!(matches!(Tmx.read(&mut Source::new(&mut bytes, &options), &mut sink), Err(ReadError::Stopped)));
    assert_eq!(sink.units.len(), 2);
}

#[test]
fn it_is_recognised_by_its_root() {
    assert!(Tmx.recognises(&Head::new(
        "\u{FEFF} <?xml version='1.0'?>\n<!-- <a> --><!DOCTYPE tmx SYSTEM \"t\">\n<tmx version='1.4'>".as_bytes()
    )));
    assert!(Tmx.recognises(&Head::new("<t:tmx xmlns:t='x'>".as_bytes())));
    for other in ["<html>", "<tmxx>", "tmx", "# <tmx>", ""] {
        assert!(!Tmx.recognises(&Head::new(other.as_bytes())), "{other}");
    }
}

#[test]
fn what_the_dtd_does_not_allow_becomes_a_property_and_back() {
    let variants = ["en", "sw"].map(|tag| Variant::written(tag, Segment::plain("a")).unwrap()).into();
    let mut unit = Unit::new(Status::Translated, Origin::Human, variants);
    unit.attributes = [("creationdate", "1 May"), ("segtype", "odd"), ("usagecount", "3"), ("usagecount", "4")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let text = written(&[unit.clone()]);
    assert!(text.contains("<tu usagecount=\"3\"><prop type=\"x-attribute-creationdate\">1 May</prop>"), "{text}");
    let back = &read(&text).units[0].0;
    assert_eq!(back.attributes.len(), 4);
    assert!(back.annotations.is_empty());
}
