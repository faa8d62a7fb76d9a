//! What PO files mean, and what is made of damaged ones.

use super::super::testing::Collected;
use super::super::{Effect, Format, Head, Heading, Losses, ReadError, ReadOptions, Source, UnitReader, UnitWriter};
use super::Po;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

impl Collected {
    fn has_warning(&self, effect: Effect, word: &str) -> bool {
        self.warnings.iter().any(|warning| warning.effect == effect && warning.message.contains(word))
    }
}

pub(super) fn try_read(bytes: &[u8]) -> (Result<(), ReadError>, Collected) {
    let mut sink = Collected::default();
    let mut input = bytes;
    let options = ReadOptions::default();
    (UnitReader::read(&Po, &mut Source::new(&mut input, &options), &mut sink), sink)
}

pub(super) fn read(text: &str) -> Collected {
    let (result, collected) = try_read(text.as_bytes());
    result.unwrap();
    collected
}

fn refused(text: &str) -> String {
    match try_read(text.as_bytes()).0 {
        Err(ReadError::Malformed { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

pub(super) const HEADER: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: sw\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\
    \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";

pub(super) fn file(entries: &str) -> String {
    format!("{HEADER}{entries}")
}

pub(super) fn written_for(units: &[Unit], heading: &Heading) -> (String, Losses) {
    let mut out = Vec::new();
    let mut file = Po.start(&mut out, heading).unwrap();
    units.iter().for_each(|unit| file.unit(unit).unwrap());
    let losses = file.finish().unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

pub(super) fn written(units: &[Unit]) -> (String, Losses) {
    written_for(units, &Heading::new(Language::english(), Language::swahili()))
}

fn lost(losses: &Losses) -> Vec<(&'static str, u64)> {
    losses.iter().collect()
}

fn unit(source: &str, target: &str) -> Unit {
    let variant = |tag, text: &str| Variant::written(tag, Segment::plain(text)).unwrap();
    Unit::new(Status::Translated, Origin::Human, vec![variant("en", source), variant("sw", target)])
}

fn property<'a>(unit: &'a Unit, name: &str) -> Option<&'a str> {
    unit.annotations.iter().find(|one| one.property.as_deref() == Some(name)).map(|one| one.text.as_str())
}

#[test]
fn an_entry_comes_with_all_it_carries() {
    let collected = read(&file(
        "# By Asha\n#\n#   twice\n#. button\n#: a.c:1\n#: b.c:2 c.c\n#, fuzzy, c-format\n#| msgctxt \"old\"\n#| msgid \"\"\n\
         #| \"Sa\"\n#| \"ved\"\nmsgctxt \"menu\"\nmsgid \"\"\n\"Save \"\n\"%s\\n\"\nmsgstr \"Hifadhi \"\n\"%s\\n\"\n",
    ));
    assert_eq!(collected.warnings, []);
    let (unit, at) = &collected.units[0];
    assert_eq!(*at, Position { line: 18, column: 1 });
    assert_eq!((unit.status, unit.origin), (Status::Draft, Origin::Human));
    assert_eq!(collected.texts(), [("Save %s\n", "Hifadhi %s\n")]);
    let segment = &unit.variants[1].segment;
    assert_eq!(segment.codes().iter().map(|code| segment.content(code)).collect::<Vec<_>>(), ["%s"]);
    let notes: Vec<_> = unit.annotations.iter().filter(|one| one.property.is_none()).collect();
    assert_eq!(notes[0], &Annotation::note("By Asha\n\n  twice"));
    assert_eq!((notes[1].text.as_str(), notes[1].attributes[0].1.as_str()), ("button", "developer"));
    for (name, text) in [
        ("x-context", "menu"),
        ("x-reference", "a.c:1 b.c:2 c.c"),
        ("x-flags", "fuzzy, c-format"),
        ("x-previous-context", "old"),
        ("x-previous", "Saved"),
    ] {
        assert_eq!(property(unit, name), Some(text), "{name}");
    }
}

#[test]
fn a_plural_is_two_units_and_one_entry_again() {
    let entry = "\n#: a.c:1\n#, c-format\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"faili %d\"\nmsgstr[1] \"mafaili %d\"\n";
    let collected = read(&file(entry));
    assert_eq!(collected.texts(), [("%d file", "faili %d"), ("%d files", "mafaili %d")]);
    let units: Vec<Unit> = collected.units.into_iter().map(|(unit, _)| unit).collect();
    let (text, losses) = written(&units);
    assert!(text.ends_with(entry) && losses.is_empty(), "{text}");
    // Half of it is an entry that is not finished.
    for (half, forms) in
        [(0, "msgstr[0] \"faili %d\"\nmsgstr[1] \"\"\n"), (1, "msgstr[0] \"\"\nmsgstr[1] \"mafaili %d\"\n")]
    {
        let (text, losses) = written(&units[half..=half]);
        assert!(
            text.contains("#, fuzzy, c-format\nmsgid \"%d file\"\nmsgid_plural") && text.ends_with(forms),
            "{text}"
        );
        assert_eq!(losses.iter().count(), 2, "{losses:?}");
    }
}

#[test]
fn plurals_of_other_languages_keep_their_forms() {
    let text =
        file("msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"день\"\nmsgstr[1] \"дня\"\nmsgstr[2] \"дней\"\n");
    let text = text.replace("Language: sw", "Language: ru").replace("nplurals=2", "nplurals=3");
    let units: Vec<Unit> = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
    assert_eq!((property(&units[1], "x-msgstr-1"), property(&units[1], "x-msgstr-index")), (Some("дня"), Some("2")));
    let heading = |tag: &str| Heading::new(Language::english(), tag.parse().unwrap());
    let (back, losses) = written_for(&units, &heading("ru"));
    assert!(
        back.ends_with("msgstr[0] \"день\"\nmsgstr[1] \"дня\"\nmsgstr[2] \"дней\"\n") && losses.is_empty(),
        "{back}"
    );
    // Nobody knows how many forms Klingon has.
    let mut klingon = units;
    klingon.iter_mut().for_each(|unit| unit.variants[1].language = "tlh".parse().unwrap());
    let (back, losses) = written_for(&klingon, &heading("tlh"));
    assert!(!back.contains("msgid_plural") && !back.contains("Plural-Forms"), "{back}");
    assert_eq!(lost(&losses), [("plural forms", 3)]);
}

#[test]
fn one_form_for_all_numbers_is_both() {
    let text = file("msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"日\"\n");
    assert_eq!(read(&text).texts(), [("day", "日")], "a language with two forms lacks one");
    let text = text.replace("Language: sw", "Language: ja").replace("nplurals=2", "nplurals=1");
    assert_eq!(read(&text).texts(), [("day", "日"), ("days", "日")]);
}

#[test]
fn what_is_no_unit_is_counted() {
    let collected = read(&file(
        "msgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"old\"\n#~ msgstr \"nzee\"\n\n#, fuzzy\n#~| msgid \"older\"\n#~ msgid \"old2\"\n\
         #~ msgstr \"\"\n#~ \"nzee\"\n\nmsgid \"open\"\nmsgstr \"\"\n",
    ));
    assert_eq!(collected.texts(), [("a", "b")]);
    assert!(collected.has_warning(Effect::Kept, "2 entries are obsolete"));
    assert!(collected.has_warning(Effect::Kept, "1 entry is not translated"));
    assert_eq!(collected.warnings.len(), 2);
    assert!(refused("#~ msgid \"a\"\n#~ msgstr \"b\"\n").contains("obsolete"));
    assert!(refused(&file("msgid \"a\"\nmsgstr \"\"\n")).contains("template"));
}

#[test]
fn every_line_end_and_layout_is_read() {
    let text = file("msgid \"a\"\nmsgstr \"\"\n\"b\"\n\nmsgid \"c\"\nmsgstr \"d\"");
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(read(&text.replace('\n', end)).texts(), [("a", "b"), ("c", "d")], "{end:?}");
    }
    let crowded = "msgid \"a\" \"b\" msgstr\n  \"c\" # why\n\tmsgid\"d\"msgstr \"e\"";
    assert_eq!(read(&file(crowded)).texts(), [("ab", "c"), ("d", "e")]);
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(try_read(&utf16).1.texts(), [("a", "b"), ("c", "d")]);
}

#[test]
fn the_header_names_languages_and_encoding() {
    let text = file("msgid \"a\"\nmsgstr \"caf\u{e9} \u{a9}\"\n").replace("UTF-8", "ISO-8859-1");
    let latin: Vec<u8> = text.replace("sw", "sw_KE").chars().map(|c| c as u32 as u8).collect();
    let (result, collected) = try_read(&latin);
    result.unwrap();
    let target = &collected.units[0].0.variants[1];
    assert_eq!((target.language.as_str(), target.language_as_written.as_str()), ("sw-KE", "sw_KE"));
    assert_eq!(target.segment.text(), "café ©");
    let collected = read("msgid \"a\"\nmsgstr \"b\"\n");
    assert!(collected.has_warning(Effect::Kept, "no header"));
    let collected = read(&file("msgid \"a\"\nmsgstr \"b\"\n").replace("UTF-8", "KLINGON").replace(": sw", ": Swahili"));
    assert!(collected.has_warning(Effect::Kept, "KLINGON") && collected.has_warning(Effect::Kept, "no language"));
    assert_eq!(collected.units[0].0.variants[1].language.as_str(), "und");
    assert!(try_read(&[HEADER.as_bytes(), b"msgid \"\xFF\"\n"].concat()).0.is_err());
}

#[test]
fn damaged_entries_are_put_right_or_named() {
    for (entry, units, effect, word) in [
        ("msgid \"a\nmsgstr \"b\"\n", &[("a", "b")][..], Effect::Repaired, "does not end"),
        ("msgid \"say \"a\"\"\nmsgstr \"b\"\n", &[("say \"a\"", "b")], Effect::Repaired, "backslash"),
        ("msgid \"a\\q\"\nmsgstr \"b\"\n", &[("a\\q", "b")], Effect::Repaired, "backslash"),
        ("msgid \"a\0\"\nmsgstr \"b\"\n", &[("a", "b")], Effect::Repaired, "NUL"),
        ("msgid \"a\"\nmsgstr[99] \"x\"\n\"y\"\nmsgstr \"b\"\n", &[("a", "b")], Effect::Repaired, "number"),
        (
            "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[99999999999999999999] \"c\"\n",
            &[("a", "b")],
            Effect::Repaired,
            "number",
        ),
        ("msgid \"a\"\nmsgid \"c\"\nmsgstr \"d\"\n", &[("c", "d")], Effect::Kept, "no msgstr"),
        ("#~ msgid \"o\"\nmsgstr \"d\"\nmsgid \"a\"\nmsgstr \"b\"\n", &[("a", "b")], Effect::Skipped, "no msgid"),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", &[("a", "b")], Effect::Repaired, "number"),
        ("domain \"d\"\nmsgid \"a\"\nmsgstr \"b\"\n", &[("a", "b")], Effect::Kept, "domain"),
        ("what\nmsgid \"a\"\nmsgstr \"b\"\n", &[("a", "b")], Effect::Kept, "no part"),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"\"\nmsgstr \"x: y\\n\"\n", &[("a", "b")], Effect::Kept, "second header"),
        (
            "msgctxt \"x\"\nmsgid \"\"\nmsgstr \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n",
            &[("a", "b")],
            Effect::Skipped,
            "no text",
        ),
    ] {
        let collected = read(&file(entry));
        assert_eq!(collected.texts(), units, "{entry}");
        assert!(collected.has_warning(effect, word), "{entry} {:?}", collected.warnings);
    }
    // Two of the same are for whoever compares them.
    assert_eq!(read(&file("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n")).units.len(), 2);
}

#[test]
fn what_holds_nothing_is_called_what_it_is() {
    assert!(refused("").contains("empty"));
    assert!(refused("Habari\nza leo\n").contains("no PO"));
    assert!(refused("# only\n\n").contains("comments"));
    assert!(refused("\"a\"\n\"b\"\n").contains("no PO"));
    let collected = read(HEADER);
    assert!(collected.units.is_empty() && collected.has_warning(Effect::Kept, "no messages"));
}

#[test]
fn long_texts_are_read_and_endless_ones_refused() {
    let long = "neno ".repeat(250_000);
    let collected = read(&file(&format!("msgid \"{long}\"\nmsgstr \"{long}\"\n")));
    assert_eq!(collected.texts(), [(long.as_str(), long.as_str())]);
    assert!(refused(&format!("msgid \"{}", "a".repeat(3 << 20))).contains("2 MiB"));
    assert!(
        refused(&format!("msgid \"\"\n{}", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\n".repeat(600_000))).contains("2 MiB")
    );
    let faults = file(&"msgid \"a\\q\"\nmsgstr \"b\"\n".repeat(20_000));
    assert!(read(&faults).warnings.len() <= 10_001);
}

#[test]
fn nothing_that_gettext_refuses_is_written() {
    let with = |mut unit: Unit, name: &str, text: &str| {
        unit.annotations.push(Annotation::property(name, text));
        unit
    };
    let units = [
        unit("a", "b"),
        unit("a", "b"),
        unit("a", "c"),
        unit("a", "d"),
        with(unit("a", "e"), "x-context", "menu"),
        with(unit("a", "f"), "x-context", "menu"),
        with(unit("%s", "hakuna"), "x-flags", "c-format, fuzzy"),
        unit("line\n", "mstari"),
        unit("", "x"),
        unit("x", ""),
    ];
    let (text, losses) = written(&units);
    let entries = text.split_once("\n\n").unwrap().1;
    assert_eq!(
        entries,
        "msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"translation 2\"\nmsgid \"a\"\nmsgstr \"c\"\n\nmsgctxt \"translation 3\"\n\
         msgid \"a\"\nmsgstr \"d\"\n\nmsgctxt \"menu\"\nmsgid \"a\"\nmsgstr \"e\"\n\nmsgctxt \"menu, translation 2\"\n\
         msgid \"a\"\nmsgstr \"f\"\n\n#, fuzzy, c-format\nmsgid \"%s\"\nmsgstr \"hakuna\"\n\n#, fuzzy\nmsgid \"line\\n\"\n\
         msgstr \"mstari\"\n"
    );
    assert_eq!(
        lost(&losses),
        [
            ("equal units", 1),
            ("statuses (gettext refuses these translations, so they are fuzzy)", 2),
            ("units without a source text", 1),
            ("units without a translation", 1),
        ]
    );
}

#[test]
fn what_has_no_place_is_counted() {
    let mut unit = unit("Tin", "Bati");
    unit.name = Some("7".to_owned());
    (unit.status, unit.origin) = (Status::Approved, Origin::Machine);
    unit.variants.push(Variant::written("fr", Segment::plain("Étain")).unwrap());
    unit.variants[1].annotations.push(Annotation::note("n"));
    unit.annotations = vec![Annotation::note("kept"), Annotation::property("x-other", "lost")];
    unit.attributes.push(("creationdate".to_owned(), "20260101T000000Z".to_owned()));
    let (text, losses) = written(&[unit]);
    assert!(text.ends_with("\n\n# kept\nmsgid \"Tin\"\nmsgstr \"Bati\"\n"), "{text}");
    let names: Vec<&str> = losses.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["attributes", "further languages", "names", "notes", "origins", "properties", "statuses"]);
}

#[test]
fn it_is_recognised_by_its_first_entry() {
    let recognised = |text: &str| Po.recognises(&Head::new(text.as_bytes()));
    for text in [
        HEADER,
        "\u{FEFF}# c\n\n#, fuzzy\nmsgid \"\"\n",
        "msgctxt \"a\"\r\nmsgid \"b\"",
        "#~ msgid \"a\"\n",
        "domain \"a\"",
        "msgid\n\"a\"\n",
    ] {
        assert!(recognised(text), "{text}");
    }
    for text in
        ["# Title\n\nmsgid is a keyword\n", "msgid,msgstr\n", "", "#\n", "text\nmsgid \"a\"\n", "<po>", "PK\x03\x04"]
    {
        assert!(!recognised(text), "{text}");
    }
}
