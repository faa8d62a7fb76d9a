//! Filled files: the drafts stand where they belong, and all else is as it was.

use super::super::{DocumentReader, Fill, Filler, Heading, Losses, ReadError, ReadOptions, Source};
use super::Xliff;
use super::tests::{TRADOS, document, one, read};
use super::tests_two::two;
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::text::language::Language;

pub(super) fn fill_bytes(bytes: &[u8], fills: &[Option<Fill>]) -> Result<(Vec<u8>, Losses), ReadError> {
    let (mut input, options, mut out) = (bytes, ReadOptions::default(), Vec::new());
    let heading = Heading::new(Language::english(), Language::swahili());
    let losses = Xliff.fill(&mut Source::new(&mut input, &options), &mut out, &heading, fills)?;
    Ok((out, losses))
}

pub(super) fn draft(target: Segment) -> Option<Fill> {
    Some(Fill { target, from: "fuzzy", score: 864 })
}

fn plain(text: &str) -> Option<Fill> {
    draft(Segment::plain(text))
}

#[track_caller]
fn filled(text: &str, fills: &[Option<Fill>]) -> String {
    String::from_utf8(fill_bytes(text.as_bytes(), fills).unwrap().0).unwrap()
}

#[test]
fn a_missing_target_is_inserted_and_nothing_else_changes() {
    let text = one(
        "  <trans-unit id='1' >\r\n    <source>Save &amp; go</source> <!-- c -->\r\n    <note>n</note></trans-unit>\n\
         <trans-unit id='2'><source>b</source><target state=\"final\">c</target></trans-unit>",
    );
    let new = filled(&text, &[plain("Hifadhi & nenda")]);
    let inserted = "\r\n    <target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">Hifadhi &amp; \
                    nenda</target>";
    assert!(new.contains(&format!("</source>{inserted} <!-- c -->")), "{new}");
    assert_eq!(new.replace(inserted, ""), text);
    assert_eq!(filled(&text, &[None]), text);
    assert!(fill_bytes(text.as_bytes(), &[]).is_err());
}

#[test]
fn an_open_target_is_replaced() {
    let text = one(
        "<trans-unit id='1' approved='yes'><source>a</source><target/></trans-unit><trans-unit id='2'><source>b</source>\
         <target state='new' x='1'>b</target></trans-unit><trans-unit id='3' translate='no'><source>c</source></trans-unit>",
    );
    let exact = Some(Fill { target: Segment::plain("A"), from: "exact", score: 1000 });
    let new = filled(&text, &[exact, plain("B")]);
    let first = "approved='no'><source>a</source><target state=\"needs-review-translation\" \
                 state-qualifier=\"exact-match\">A</target>";
    assert!(new.contains(first), "{new}");
    let second = "<target state='needs-review-translation' x='1' state-qualifier=\"fuzzy-match\">B</target>";
    assert!(new.contains(second), "{new}");
    // A second run finds nothing to fill in.
    assert!(document(new.as_bytes()).unwrap().passages.is_empty());
}

#[test]
fn segments_of_trados_are_filled_with_their_marks() {
    let text = one(TRADOS);
    let mut target = SegmentBuilder::default();
    target.push_text("Mbili ");
    target.push_code(CodeKind::Placeholder, "").counterpart = Some("3".to_owned());
    target.push_text(".");
    let new = filled(&text, &[draft(target.finish())]);
    assert!(new.contains("<mrk mtype='seg' mid='2'>Mbili <x id='3'/>.</mrk>"), "{new}");
    assert!(new.contains("<sdl:seg id='2' conf=\"Draft\" origin=\"tm\" percent=\"86\"/>"), "{new}");
    assert!(new.contains("<target><g id='0'>"), "{new}");
    let put_back = new
        .replace("<mrk mtype='seg' mid='2'>Mbili <x id='3'/>.</mrk>", "<mrk mtype='seg' mid='2'/>")
        .replace(" conf=\"Draft\" origin=\"tm\" percent=\"86\"", "");
    assert_eq!(put_back, text);
    assert_eq!(read(&new).units.len(), 3);
}

#[test]
fn a_target_is_made_from_the_segments_of_its_source() {
    let text =
        one("<trans-unit id='1'><source>A. B.</source><seg-source><g id='1'><mrk mtype='seg' mid='x'>A.</mrk> <mrk \
         mtype='seg' mid='y'>B.</mrk></g></seg-source></trans-unit>");
    let new = filled(&text, &[plain("a."), None]);
    let inserted = "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"><g id='1'><mrk mtype='seg' \
                    mid='x'>a.</mrk> <mrk mtype='seg' mid='y'></mrk></g></target>";
    assert_eq!(new.replace(inserted, ""), text, "{new}");
    assert_eq!(read(&new).texts(), [("A.", "a.")]);
    // The other one is still open, and its draft goes into the target that is there now.
    assert_eq!(read(&filled(&new, &[plain("b.")])).texts(), [("A.", "a."), ("B.", "b.")]);
}

#[test]
fn segments_of_2_1_are_filled() {
    let text = two(
        "<unit id='u'><segment>\n  <source>a <pc id='1'/>b</source>\n</segment><segment state='initial'><source>c</source>\
         <target></target></segment></unit>",
    )
    .replace(" trgLang=\"sw\"", "");
    let mut target = SegmentBuilder::default();
    for (kind, text) in [(CodeKind::Start, "z"), (CodeKind::End, "y")] {
        target.push_code(kind, "").pair = Some("1".to_owned());
        target.push_text(text);
    }
    let new = filled(&text, &[draft(target.finish()), plain("C")]);
    let first = "<segment state=\"initial\" subState=\"istilahi:fuzzy\">\n  <source>a <pc id='1'/>b</source>\n  \
                 <target><pc id='1'>z</pc>y</target>";
    assert!(new.contains(first), "{new}");
    assert!(new.contains("<segment state='initial' subState=\"istilahi:fuzzy\"><source>c</source><target>C</target>"));
    assert!(new.contains("srcLang=\"en\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" trgLang=\"sw\">"), "{new}");
}

#[test]
fn codes_of_a_draft_are_never_lost() {
    let text = one("<trans-unit id='1'><source>Run <g id='1'>`x`</g> or <ph id='_4'>{n}</ph></source></trans-unit>");
    let mut target = SegmentBuilder::default();
    target.push_code(CodeKind::CodeSpan, "`x`");
    target.push_code(CodeKind::Placeholder, "{n}");
    target.push_code(CodeKind::Placeholder, "<br>");
    target.push_code(CodeKind::Placeholder, "");
    // The element of the source encloses text, so that it cannot be one of two that overlap.
    for (kind, pair) in [(CodeKind::Start, "1"), (CodeKind::Start, "2"), (CodeKind::End, "1"), (CodeKind::End, "2")] {
        target.push_code(kind, "").pair = Some(pair.to_owned());
    }
    let new = filled(&text, &[draft(target.finish())]);
    let (_, content) = new.split_once("fuzzy-match\">").unwrap();
    let (content, _) = content.split_once("</target>").unwrap();
    assert!(content.starts_with("`x`<ph id='_4'>{n}</ph><ph id=\"_5\">&lt;br&gt;</ph><x id=\"_6\"/>"), "{content}");
    assert_eq!(read(&new).units[0].0.variants[1].segment.codes().len(), 7);
}

#[test]
fn the_encoding_stays() {
    let text = one("<trans-unit id='1'><source>é</source></trans-unit><!-- ü -->");
    let utf16 = |text: &str| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let target = "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">ŋ’</target>";
    let (new, _) = fill_bytes(&utf16(&text), &[plain("ŋ’")]).unwrap();
    assert_eq!(new, utf16(&text.replace("</source>", &format!("</source>{target}"))));
    let latin = text.replace("?>", " encoding='iso-8859-1'?>").replace('é', "\u{1}").replace('ü', "\u{2}");
    let bytes = |text: &str| -> Vec<u8> {
        text.bytes().map(|byte| [byte, 0xE9, 0xFC][usize::from(byte < 3) * usize::from(byte)]).collect()
    };
    let (new, _) = fill_bytes(&bytes(&latin), &[plain("ŋ")]).unwrap();
    let target = target.replace("ŋ’", "&#331;");
    assert_eq!(new, bytes(&latin.replace("</source>", &format!("</source>{target}"))));
    let marked = format!("\u{FEFF}{text}");
    assert!(fill_bytes(marked.as_bytes(), &[plain("a")]).unwrap().0.starts_with(b"\xEF\xBB\xBF<?xml"));
}

#[test]
fn what_a_tool_has_locked_stays_as_it_is() {
    let text =
        one("<trans-unit id='1' mq:locked='locked'><source>a</source></trans-unit><trans-unit id='2' m:locked='true'>\
         <source>b</source><target/></trans-unit><trans-unit id='3' m:locked='false'><source>c</source></trans-unit>");
    assert_eq!(document(text.as_bytes()).unwrap().passages.len(), 1);
    assert!(filled(&text, &[plain("C")]).contains("<source>c</source><target state"));
    let trados = one(&TRADOS.replace("<sdl:seg id='2'/>", "<sdl:seg id='2' locked='true'/>"));
    assert_eq!(document(trados.as_bytes()).unwrap().passages, []);
    assert_eq!(filled(&trados, &[]), trados);
}

#[test]
fn a_draft_is_not_said_to_be_of_the_system_before_it() {
    let text = one(&TRADOS.replace("<sdl:seg id='2'/>", "<sdl:seg id='2' origin='mt' origin-system='Any'/>"));
    let new = filled(&text, &[plain("Mbili.")]);
    let segment = "<sdl:seg id='2' origin='tm' origin-system='istilahi' conf=\"Draft\" percent=\"86\"/>";
    assert!(new.contains(segment), "{new}");
}

#[test]
fn drafts_go_only_where_their_languages_are_wanted() {
    let file = |from: &str, to: &str, text: &str| {
        format!(
            "<file original='a' source-language='{from}' target-language='{to}' datatype='x'><body><trans-unit \
             id='1'><source>{text}</source></trans-unit></body></file>\n"
        )
    };
    let files = [
        file("en-GB", "sw-KE", "one"),
        file("en", "fr", "two"),
        file("de", "sw", "three"),
        file("en", "en", "four"),
        file("en", "???", "five"),
    ];
    let text = format!("<xliff version='1.2'>{}</xliff>", files.concat());
    let options = ReadOptions::between(&Language::english(), Some(&Language::swahili()));
    let mut input = text.as_bytes();
    let document = DocumentReader::read(&Xliff, &mut Source::new(&mut input, &options)).unwrap();
    let sources: Vec<&str> = document.passages.iter().map(|passage| passage.segment.text()).collect();
    assert_eq!(sources, ["one", "four", "five"]);
    let left_out: Vec<&str> = document.left_out.iter().map(|(_, what)| what.as_str()).collect();
    assert_eq!(left_out, ["what is translated from en into fr", "what is translated from de into sw"]);
    let (mut input, mut out) = (text.as_bytes(), Vec::new());
    let heading = Heading::new(Language::english(), Language::swahili());
    let fills = ["moja", "nne", "tano"].map(plain);
    Xliff.fill(&mut Source::new(&mut input, &options), &mut out, &heading, &fills).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains(&files[1]) && out.contains(&files[2]), "{out}");
    assert_eq!(out.matches("<target").count(), 3);
}
