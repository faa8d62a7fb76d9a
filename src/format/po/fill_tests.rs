//! What the filler changes, and that it changes nothing else.

use super::super::{Document, DocumentReader, Fill, Filler, Heading, Losses, ReadOptions, Source};
use super::Po;
use super::tests::{HEADER, file};
use crate::model::score::Tenths;
use crate::model::segment::Segment;
use crate::text::language::Language;

fn document(bytes: &[u8]) -> Document {
    let options = ReadOptions::default();
    let mut input = bytes;
    DocumentReader::read(&Po, &mut Source::new(&mut input, &options)).unwrap()
}

fn passages(bytes: &[u8]) -> Vec<String> {
    document(bytes).passages.iter().map(|passage| passage.segment.text().to_owned()).collect()
}

fn fill(from: &'static str, target: &str) -> Option<Fill> {
    Some(Fill { target: Segment::plain(target), from, score: Tenths::default() })
}

fn filled(bytes: &[u8], fills: &[Option<Fill>]) -> (Vec<u8>, Losses) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let options = ReadOptions::default();
    let (mut input, mut out) = (bytes, Vec::new());
    let losses = Po.fill(&mut Source::new(&mut input, &options), &mut out, &heading, fills).unwrap();
    (out, losses)
}

fn filled_text(text: &str, fills: &[Option<Fill>]) -> String {
    String::from_utf8(filled(text.as_bytes(), fills).0).unwrap()
}

const ENTRIES: &str = "# kept\n#, c-format\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\n\
    msgid \"Done\"\nmsgstr \"Tayari\"\n\n#, fuzzy\n#| msgid \"Sav\"\nmsgid \"Save\"\nmsgstr \"Ondoa\"\n\n\
    #| msgid \"x\"\n  msgid \"\"\n  \"Open\\n\"\n  msgstr \"\"\n\n#~ msgid \"Old\"\n#~ msgstr \"\"";

#[test]
fn passages_are_the_texts_without_a_finished_translation() {
    let text = file(ENTRIES);
    let document = document(text.as_bytes());
    assert!(document.is_segmented && document.left_out.is_empty());
    assert_eq!(passages(text.as_bytes()), ["%d file", "%d files", "Save", "Open\n"]);
    let place = |at: usize, offset: usize| {
        let position = document.passages[at].position(offset);
        (position.line, position.column)
    };
    assert_eq!((place(0, 0), place(0, 3), place(3, 0), place(3, 4)), ((9, 8), (9, 11), (24, 4), (24, 8)));
    assert_eq!(document.passages[0].segment.codes().len(), 1);
}

#[test]
fn nothing_filled_is_nothing_changed() {
    let text = file(ENTRIES);
    for end in ["\n", "\r\n", "\r"] {
        let bytes = text.replace('\n', end).into_bytes();
        assert_eq!(filled(&bytes, &vec![None; 4]).0, bytes);
        let marked = [b"\xEF\xBB\xBF", &bytes[..]].concat();
        assert_eq!(filled(&marked, &[]).0, marked);
    }
}

#[test]
fn only_filled_entries_change() {
    let text = file(ENTRIES);
    let fills = [
        fill("exact", "faili %d"),
        fill("fuzzy", "mafaili %d"),
        fill("context", "Hifadhi"),
        fill("repaired", "Fungua"),
    ];
    let expected = text
        .replace("#, c-format", "#, fuzzy, c-format")
        .replace("msgstr[0] \"\"", "msgstr[0] \"faili %d\"")
        .replace("msgstr[1] \"\"", "msgstr[1] \"mafaili %d\"")
        .replace("#, fuzzy\n#| msgid \"Sav\"", "#| msgid \"Sav\"")
        .replace("Ondoa", "Hifadhi")
        .replace("#| msgid \"x\"", "#, fuzzy\n#| msgid \"x\"")
        .replace("  msgstr \"\"", "  msgstr \"Fungua\\n\"");
    assert_eq!(filled_text(&text, &fills), expected);
    for end in ["\r\n", "\r"] {
        assert_eq!(filled_text(&text.replace('\n', end), &fills), expected.replace('\n', end));
    }
    // One alone.
    let one = [None, None, fill("fuzzy", "Hifadhi"), None];
    assert_eq!(filled_text(&text, &one), text.replace("Ondoa", "Hifadhi"));
}

#[test]
fn what_gettext_would_refuse_is_fuzzy() {
    let text = file("#, c-format\nmsgid \"%s\"\nmsgstr \"\"");
    let out = filled_text(&text, &[fill("exact", "hakuna")]);
    assert_eq!(out, file("#, fuzzy, c-format\nmsgid \"%s\"\nmsgstr \"hakuna\""));
}

#[test]
fn half_a_plural_stays_open() {
    let text = file("msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"siku\"\nmsgstr[1] \"\"\n");
    assert_eq!(passages(text.as_bytes()), ["days"]);
    assert_eq!(filled_text(&text, &[fill("exact", "siku")]), text.replace("msgstr[1] \"\"", "msgstr[1] \"siku\""));
    let lacks_a_form = file("msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"\"");
    let out = filled_text(&lacks_a_form, &[fill("exact", "siku"), fill("exact", "siku")]);
    assert_eq!(out, file("msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"siku\"\nmsgstr[1] \"siku\""));
}

#[test]
fn other_encodings_stay_and_lose_nothing_unsaid() {
    let text =
        file("# caf\u{e9}\nmsgid \"a\"\nmsgstr \"\"\n\nmsgid \"b\"\nmsgstr \"\"\n").replace("UTF-8", "ISO-8859-1");
    let latin = |text: &str| text.chars().map(|c| c as u32 as u8).collect::<Vec<u8>>();
    let (out, losses) = filled(&latin(&text), &[fill("exact", "\u{e9}"), fill("exact", "\u{431}")]);
    let expected = text.replacen("msgid \"a\"\nmsgstr \"\"", "msgid \"a\"\nmsgstr \"\u{e9}\"", 1);
    assert_eq!(out, latin(&expected));
    assert_eq!(losses.iter().count(), 1);
}

#[test]
fn a_template_becomes_a_translation() {
    let template = "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n\
        \"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n\nmsgid \"a\"\nmsgstr \"\"\n";
    assert_eq!(filled_text(template, &[None]), template);
    let expected = HEADER.to_owned() + "msgid \"a\"\nmsgstr \"ng’\"\n";
    assert_eq!(filled_text(template, &[fill("exact", "ng’")]), expected);
    let ascii = file("msgid \"a\"\nmsgstr \"\"\n").replace("UTF-8", "US-ASCII");
    assert_eq!(filled_text(&ascii, &[fill("exact", "b")]), ascii.replace("\"a\"\nmsgstr \"\"", "\"a\"\nmsgstr \"b\""));
    assert!(filled_text(&ascii, &[fill("exact", "ng’")]).contains("charset=UTF-8"));
}

#[test]
fn what_is_damaged_is_left_alone_and_named() {
    let text = file("msgid \"a\nmsgstr \"\"\n\nmsgid \"b\" msgstr \"\"\n\nmsgid \"c\"\nmsgstr \"\"\n");
    assert_eq!(passages(text.as_bytes()), ["c"]);
    assert_eq!(document(text.as_bytes()).left_out.len(), 2);
    let out = filled_text(&text, &[fill("exact", "d")]);
    assert_eq!(out, text.replace("msgid \"c\"\nmsgstr \"\"", "msgid \"c\"\nmsgstr \"d\""));
}
