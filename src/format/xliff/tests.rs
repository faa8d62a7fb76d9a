//! What XLIFF 1.2 files mean, also as tools write them, and what is refused.

use super::super::testing::Collected;
use super::super::{
    Document, DocumentReader, Effect, Format, Head, Heading, ReadError, ReadOptions, Source, UnitReader, UnitWriter,
};
use super::{Xliff, Xliff2};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{CodeKind, Segment};
use crate::model::unit::{Annotation, Unit};
use crate::text::language::Language;
use crate::text::positions::Position;

impl Collected {
    pub(super) fn statuses(&self) -> Vec<Status> {
        self.units.iter().map(|(unit, _)| unit.status).collect()
    }

    #[track_caller]
    pub(super) fn warns(&self, words: &str) {
        assert!(self.warnings.iter().any(|warning| warning.message.contains(words)), "{:?}", self.warnings);
    }
}

pub(super) fn try_read(bytes: &[u8]) -> (Result<(), ReadError>, Collected) {
    let mut sink = Collected::default();
    let mut input = bytes;
    let options = ReadOptions::default();
    (UnitReader::read(&Xliff, &mut Source::new(&mut input, &options), &mut sink), sink)
}

#[track_caller]
pub(super) fn read(text: &str) -> Collected {
    let (result, collected) = try_read(text.as_bytes());
    result.unwrap();
    collected
}

pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let (mut input, options) = (bytes, ReadOptions::default());
    DocumentReader::read(&Xliff, &mut Source::new(&mut input, &options))
}

#[track_caller]
fn refused(text: &str) -> (Position, String) {
    match try_read(text.as_bytes()).0 {
        Err(ReadError::Malformed { position, message, .. }) => (position, message),
        other => panic!("{other:?}"),
    }
}

/// A file of 1.2 with this body, which starts on line 2.
pub(super) fn one(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file \
         original=\"a.md\" source-language=\"en-US\" target-language=\"sw\" datatype=\"plaintext\"><body>\n{body}\
         </body></file></xliff>"
    )
}

pub(super) fn source(content: &str) -> Segment {
    let text = one(&format!("<trans-unit id='1'><source>{content}</source><target>x</target></trans-unit>"));
    read(&text).units.remove(0).0.variants.remove(0).segment
}

pub(super) fn codes(segment: &Segment) -> Vec<(CodeKind, &str, Option<&str>, Option<&str>)> {
    let of = |code| (segment.content(code), code);
    let codes = segment.codes().iter().map(of);
    codes.map(|(text, code)| (code.kind, text, code.pair.as_deref(), code.counterpart.as_deref())).collect()
}

pub(super) fn written(format: &dyn UnitWriter, units: &[Unit]) -> (String, Vec<(&'static str, u64)>) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let mut file = format.start(&mut out, &heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    let losses = file.finish().unwrap().iter().collect();
    (String::from_utf8(out).unwrap(), losses)
}

#[test]
fn units_come_with_all_they_carry() {
    let read = read(&one(
        "<group resname=\"menu\"><trans-unit id=\"7\" resname=\"save\" approved=\"yes\"><source>Save</source>\
         <target state=\"translated\">Hifadhi</target><context-group><context context-type=\"sourcefile\">a.c</context>\
         </context-group><note from=\"dev\" annotates=\"target\">short</note><note>button</note></trans-unit></group>",
    ));
    let (unit, at) = &read.units[0];
    assert_eq!(*at, Position { line: 2, column: 23 });
    assert_eq!((unit.name.as_deref(), unit.status, unit.origin), (Some("7"), Status::Approved, Origin::Human));
    let languages: Vec<_> = unit.variants.iter().map(|variant| variant.language.as_str()).collect();
    assert_eq!(languages, ["en-US", "sw"]);
    let expected = [
        Annotation::property("x-file", "a.md"),
        Annotation::property("x-resname", "save"),
        Annotation::property("x-group", "menu"),
        Annotation::property("x-sourcefile", "a.c"),
        Annotation::note("button"),
    ];
    assert_eq!(unit.annotations, expected);
    assert_eq!(unit.variants[1].annotations[0].text, "short");
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
}

#[test]
fn every_inline_code_of_1_2_is_read() {
    let segment = source(
        "a<g id='1' ctype='bold'>b<x id='2'/></g><bpt id='3' rid='9'>&lt;i></bpt>c<ept id='4' rid='9'>&lt;/i></ept>\
         <ph id='5' ctype='x-code-span'>`d`<sub>e</sub></ph><it id='6' pos='open'>[</it><bx id='7'/>\
         <x id='8' equiv-text='{n}'/><mrk mtype='term'>f</mrk><ex id='10'/>",
    );
    assert_eq!(segment.text(), "ab<i>c</i>`d`e[{n}f");
    let expected = [
        (CodeKind::Start, "", Some("1"), Some("1")),
        (CodeKind::Placeholder, "", None, Some("2")),
        (CodeKind::End, "", Some("1"), Some("1")),
        (CodeKind::Start, "<i>", Some("9"), Some("3")),
        (CodeKind::End, "</i>", Some("9"), Some("3")),
        (CodeKind::CodeSpan, "`d`e", None, Some("5")),
        (CodeKind::IsolatedStart, "[", None, Some("6")),
        (CodeKind::IsolatedStart, "", None, Some("7")),
        (CodeKind::Placeholder, "{n}", None, Some("8")),
        (CodeKind::HighlightStart, "", None, None),
        (CodeKind::HighlightEnd, "", None, None),
        (CodeKind::IsolatedEnd, "", None, Some("10")),
    ];
    assert_eq!(codes(&segment), expected);
    assert_eq!(segment.codes()[2].category.as_deref(), Some("bold"));
}

#[test]
fn proposals_are_units_where_they_name_their_source() {
    let read = read(&one("<trans-unit id='1'><source>Save</source><target>Hifadhi</target>\
         <alt-trans match-quality='85%' origin='MT engine'><source>Save it</source><target>Ihifadhi</target></alt-trans>\
         <alt-trans><target>Weka</target></alt-trans>\
         <alt-trans alttranstype='rejected'><source>Save</source><target>Okoa</target></alt-trans></trans-unit>"));
    assert_eq!(read.texts(), [("Save", "Hifadhi"), ("Save it", "Ihifadhi"), ("Save", "Okoa")]);
    assert_eq!(read.statuses(), [Status::Translated, Status::Translated, Status::Rejected]);
    let second = &read.units[1].0;
    assert_eq!(second.origin, Origin::Machine);
    assert!(second.annotations.contains(&Annotation::property("x-match-quality", "85%")));
    read.warns("proposals (alt-trans) that do not name the source they translate, which were passed over: 1");
}

/// An entry as Trados writes it: segments inside of a pair, statuses beside the target, namespaces of its own.
pub(super) const TRADOS: &str = "<group><sdl:cxts><sdl:cxt id='1'/></sdl:cxts><trans-unit id='t'>\
     <source><g id='0'>One. Two. Three.</g></source><seg-source><g id='0'><mrk mtype='seg' mid='1'>One.</mrk> \
     <mrk mtype='seg' mid='2'>Two <x id='3'/>.</mrk> <mrk mtype='seg' mid='3'>Three.</mrk></g></seg-source>\
     <target><g id='0'><mrk mtype='seg' mid='1'>Moja.</mrk> <mrk mtype='seg' mid='2'/> <mrk mtype='seg' mid='3'>Ta\
     <mrk mtype='x-sdl-deleted' sdl:revid='1'>no</mrk>tu.</mrk></g></target><sdl:seg-defs>\
     <sdl:seg id='1' conf='ApprovedSignOff' origin='interactive'/><sdl:seg id='2'/>\
     <sdl:seg id='3' conf='Draft' origin='nmt' percent='0'><sdl:rep id='x'/></sdl:seg></sdl:seg-defs></trans-unit></group>";

#[test]
fn segments_of_trados_are_units() {
    let read = read(&one(TRADOS));
    assert_eq!(read.texts(), [("One.", "Moja."), ("Three.", "Tatu.")]);
    assert_eq!(read.statuses(), [Status::Approved, Status::Draft]);
    assert_eq!(read.units[1].0.origin, Origin::Machine);
    assert_eq!(read.units[0].0.name.as_deref(), Some("t/1"));
    read.warns("segments without a translation, which were passed over: 1");
    read.warns("no part of XLIFF are not kept: cxts");
    let passages = document(one(TRADOS).as_bytes()).unwrap();
    assert!(passages.is_segmented && passages.passages.len() == 1);
    assert_eq!(passages.passages[0].segment.text(), "Two .");
}

#[test]
fn prefixes_of_tools_need_no_namespace() {
    let read = read(&one(
        "<trans-unit id='1' mq:status='Proofread'><source>a</source><target>b</target><mq:odd>c</mq:odd></trans-unit>\
         <trans-unit id='2' m:confirmed='0' m:trans-origin='mt'><source>c</source><target>d</target></trans-unit>",
    ));
    assert_eq!(read.statuses(), [Status::Approved, Status::Draft]);
    let prefixed = "<x:xliff version='1.2' xmlns:x='u'><x:file source-language='en' target-language='sw'><x:body>\
        <x:trans-unit id='1'><x:source>a<x:x id='1'/></x:source><x:target>b</x:target></x:trans-unit></x:body></x:file>\
        </x:xliff>";
    assert_eq!(super::tests::read(prefixed).units.len(), 1);
}

#[test]
fn what_is_not_to_be_translated_is_passed_over() {
    let read = read(&one(
        "<trans-unit id='1' translate='no'><source>a</source><target>b</target></trans-unit><group translate='no'>\
         <trans-unit id='2'><source>a</source><target>b</target></trans-unit></group>\
         <trans-unit id='3'><source>c</source><target>d</target></trans-unit>",
    ));
    assert_eq!(read.texts(), [("c", "d")]);
    read.warns("entries that are not to be translated, which were passed over: 2");
}

#[test]
fn several_files_have_their_own_languages() {
    let read = read(
        "<xliff version='1.2'><file original='a' source-language='en' target-language='sw-TZ'><body><trans-unit id='1'>\
         <source>a</source><target>b</target></trans-unit></body></file><file original='b'><body><trans-unit id='1'>\
         <source>a</source><target xml:lang='fr'>c</target></trans-unit></body></file></xliff>",
    );
    let languages = |place: usize| read.units[place].0.variants.iter().map(|one| one.language.as_str()).collect();
    let (first, second): (Vec<_>, Vec<_>) = (languages(0), languages(1));
    assert_eq!((first, second), (vec!["en", "sw-TZ"], vec!["en", "fr"]));
    read.warns("does not name the language of its source (source-language); taken as en");
    assert_eq!(read.units[1].0.annotations[0], Annotation::property("x-file", "b"));
}

#[test]
fn hostile_files_are_refused_with_their_place() {
    assert!(refused("<?xml version='1.0'?><tmx/>").1.contains("a TMX file"));
    assert!(refused("<xliff version='1.2'/>").1.contains("without a `file`"));
    let untranslated = one("<trans-unit id='1'><source>a</source><target/></trans-unit>");
    assert!(refused(&untranslated).1.contains("entries: 1"), "{untranslated}");
    let whole = one("<trans-unit id='1'><source>a<g id='1'>b</g></source><target>c</target></trans-unit>");
    for cut in (0..whole.len()).step_by(7) {
        assert!(try_read(&whole.as_bytes()[..cut]).0.is_err(), "{cut}");
    }
    let nested = format!("{}{}", "<group>".repeat(1000), "</group>".repeat(1000));
    assert!(refused(&one(&nested)).1.contains("deeper"));
    let deep = format!("<trans-unit id='1'><source>{}", "<g id='1'>".repeat(5000));
    assert!(refused(&one(&deep)).1.contains("deeper"));
    let bomb = "<!DOCTYPE xliff [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><xliff><file/></xliff>";
    assert!(refused(bomb).1.contains("entities of its own"));
    let (result, _) = try_read(b"<?xml version='1.0' encoding='utf-8'?><xliff><file>\xE9</file></xliff>");
    assert!(result.unwrap_err().to_string().contains("not UTF-8"));
}

#[test]
fn what_is_odd_costs_no_more_than_itself() {
    let read = read(&one("<trans-unit id='1'><source>a</source><source>z</source><target>b</target></trans-unit>\
         <trans-unit id='1'><source>a</source><target>b</target></trans-unit><trans-unit><target>b</target></trans-unit>\
         <trans-unit id='2'><source>c<odd>d</odd></source><target>e</target></trans-unit>"));
    assert_eq!(read.texts(), [("a", "b"), ("a", "b"), ("cd", "e")]);
    read.warns("a second `source`");
    read.warns("no inline code of XLIFF");
    assert!(read.warnings.iter().any(|warning| warning.effect == Effect::Skipped));
    let empty = super::tests::read(&one(""));
    empty.warns("holds no entries");
}

#[test]
fn content_tells_the_format() {
    for text in [one(""), "\u{FEFF}<!-- c --><xliff>".to_owned(), "<?xml version='1.0'?><x:xliff >".to_owned()] {
        let head = Head::new(text.as_bytes());
        assert_eq!(super::super::recognised(&head).unwrap().name(), "xliff");
    }
    assert!(!Xliff.recognises(&Head::new(b"<tmx>")) && !Xliff2.recognises(&Head::new(one("").as_bytes())));
}

#[test]
fn reading_stops_when_asked() {
    let text = one(&"<trans-unit id='1'><source>a</source><target>b</target></trans-unit>".repeat(3));
    let mut sink = Collected { limit: Some(2), ..Collected::default() };
    let (mut input, options) = (text.as_bytes(), ReadOptions::default());
    let result = UnitReader::read(&Xliff, &mut Source::new(&mut input, &options), &mut sink);
    assert!(matches!(result, Err(ReadError::Stopped)) && sink.units.len() == 2);
}
