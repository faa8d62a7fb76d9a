use super::*;
use crate::text::positions::Position;

const SW: &str = "sw";

fn wanted<'a>(segment: &'a Segment, side: Side, language: &'a Language) -> Wanted<'a> {
    Wanted { segment, side, language, which: (0, 1) }
}

/// The bytes of `text` for `words` of the segment `target`, whose unit starts at `from`.
fn found<'t>(notation: Notation, text: &'t str, from: usize, target: &str, words: &str) -> Option<&'t str> {
    let segment = Segment::plain(target);
    let language: Language = SW.parse().unwrap();
    let mut finder = Finder::new(text, notation, &ReadOptions::default());
    let letters = finder.find(text, from, &wanted(&segment, Side::Target, &language))?;
    let start = target.find(words).unwrap();
    text.get(letters.bytes(&(start..start + words.len()))?)
}

#[test]
fn words_are_found_as_each_format_writes_them() {
    let tmx = r#"<tu><tuv xml:lang="en"><seg>a &amp;  b</seg></tuv><tuv xml:lang='sw-KE'><seg>a &#38;  <hi>b</hi></seg></tuv></tu>"#;
    assert_eq!(found(Notation::Tmx, tmx, 0, "a &  b", "&  "), Some("&#38;  "));
    let xliff = "<unit><segment><source>x</source><target><![CDATA[a  b]]></target></segment></unit>";
    assert_eq!(found(Notation::Xliff, xliff, 15, "a  b", "  "), Some("  "));
    let po = "msgid \"x\"\nmsgstr \"\"\n\"a \\\"b\\\" \"\n\" c\"\n\nmsgid \"a\"\n";
    assert_eq!(found(Notation::Po, po, 0, "a \"b\"  c", "\""), Some("\\\""));
    assert_eq!(found(Notation::Po, po, 0, "a \"b\"  c", "  "), Some(" \"\n\" "));
    let json = r#"{"variants":[{"text":"a  b","lang":"en"},{"lang":"sw","text":"\u0061  b"}]}"#;
    assert_eq!(found(Notation::JsonLines, json, 0, "a  b", "a  "), Some("\\u0061  "));
    let weblate = r#"[{"source": "a  b", "target": "a  b", "note": "a  b"}]"#;
    assert_eq!(found(Notation::Weblate, weblate, 1, "a  b", "a  b"), Some("a  b"));
    let csv = "en,sw\n\"x, y\",\"a \"\"b\"\"  c\"\n";
    assert_eq!(found(Notation::Commas, csv, 6, "a \"b\"  c", "\"b\"  "), Some("\"\"b\"\"  "));
    let tsv = "en\tsw\nx\ta \"b\"  c\n";
    assert_eq!(found(Notation::Tabs, tsv, 6, "a \"b\"  c", "b\"  "), Some("b\"  "));
    let wordfast = "20\tu\t0\ten\tx\tsw\ta&'A0; b\n";
    assert_eq!(found(Notation::Wordfast, wordfast, 0, "a\u{A0} b", "\u{A0} "), Some("&'A0; "));
}

#[test]
fn what_could_stand_in_two_places_is_in_none() {
    assert_eq!(found(Notation::Commas, "id,en,sw\nOK,OK,OK\n", 9, "OK", "OK"), None);
    let po = "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"c\"\n";
    assert_eq!(found(Notation::Po, po, 0, "c", "c"), None);
    let tmx = r#"<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="sw"><seg>b</seg></tuv></tu>"#;
    assert_eq!(found(Notation::Tmx, tmx, 0, "a", "a"), None);
}

#[test]
fn a_column_that_is_known_tells_equal_texts_apart() {
    let csv = "en,sw\nTin,bati  safi\nOK,OK\n";
    let language: Language = SW.parse().unwrap();
    let mut finder = Finder::new(csv, Notation::Commas, &ReadOptions::default());
    let (first, second) = (Segment::plain("bati  safi"), Segment::plain("OK"));
    finder.find(csv, 6, &wanted(&first, Side::Target, &language)).unwrap();
    let letters = finder.find(csv, 21, &wanted(&second, Side::Target, &language)).unwrap();
    assert_eq!(letters.bytes(&(0..2)), Some(24..26));
}

#[test]
fn segments_of_one_entry_are_told_apart_by_their_numbers() {
    let text = "<trans-unit id=\"1\"><source>A. A.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A.</mrk> \
                <mrk mtype=\"seg\" mid=\"2\">A.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">B.</mrk> \
                <mrk mtype=\"seg\" mid=\"2\">B.</mrk></target><alt-trans><target>B.</target></alt-trans></trans-unit>";
    let places: Vec<usize> = text.match_indices("A.</mrk>").map(|(at, _)| at).collect();
    let targets: Vec<usize> = text.match_indices("B.</mrk>").map(|(at, _)| at).collect();
    let language: Language = SW.parse().unwrap();
    let segment = Segment::plain("B.");
    let mut finder = Finder::new(text, Notation::Xliff, &ReadOptions::default());
    for (from, expected) in places.into_iter().zip(targets) {
        let letters = finder.find(text, from, &wanted(&segment, Side::Target, &language)).unwrap();
        assert_eq!(letters.bytes(&(0..2)), Some(expected..expected + 2));
    }
}

#[test]
fn markup_between_the_words_is_not_overwritten() {
    let language: Language = SW.parse().unwrap();
    let segment = Segment::plain("a  b");
    for (text, span, replacement, expected) in [
        ("<tu><tuv xml:lang=\"sw\"><seg>a <it/> b</seg></tuv></tu>", 1..3, " ", None),
        ("<tu><tuv xml:lang=\"sw\"><seg>a  b</seg></tuv></tu>", 1..3, "<&", Some("&lt;&amp;")),
        ("<tu><tuv xml:lang=\"sw\"><seg><![CDATA[a  b]]></seg></tuv></tu>", 1..3, "&", Some("&")),
    ] {
        let mut finder = Finder::new(text, Notation::Tmx, &ReadOptions::default());
        let letters = finder.find(text, 0, &wanted(&segment, Side::Target, &language)).unwrap();
        let bytes = letters.bytes(&span).unwrap();
        assert_eq!(finder.written(text, replacement, &letters, &bytes).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_file_comes_back_as_it_was_in_any_encoding() {
    let text = "en\tsw\r\nx\tkitu kingine\r\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), utf16, marked] {
        let whole = Whole::of_units(bytes.clone(), Notation::Tabs, None).unwrap();
        assert_eq!(whole.with(&[]).unwrap(), bytes);
        assert_eq!(whole.text(), text);
        let at = whole.offset(Position { line: 2, column: 3 }).unwrap();
        assert_eq!((at, whole.position(at)), (9, Position { line: 2, column: 3 }));
        let there_and_back = whole.with(&[(9..9, "é".to_owned())]).unwrap();
        let again = Whole::of_units(there_and_back, Notation::Tabs, None).unwrap();
        assert_eq!(again.text(), text.replace("kitu", "ékitu"));
    }
    let text = "é bati\n\nshaba na 中文, zinki\n";
    let whole = Whole::of_units(text.as_bytes().to_vec(), Notation::Tabs, None).unwrap();
    let (mut there, mut back) = (Mark::default(), Mark::default());
    // In order, and then from the end to the start.
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for at in offsets.iter().chain(offsets.iter().rev()) {
        let position = whole.position(*at);
        assert_eq!(whole.position_from(&mut there, *at), position);
        assert_eq!((whole.offset(position), whole.offset_from(&mut back, position)), (Some(*at), Some(*at)));
    }
    let latin = Whole::of_units(b"x\tcaf\xE9".to_vec(), Notation::Tabs, Some(encoding_rs::WINDOWS_1252)).unwrap();
    assert_eq!(latin.with(&[(0..1, "é".to_owned())]).unwrap(), b"\xE9\tcaf\xE9");
    assert_eq!(latin.with(&[(0..1, "中".to_owned())]), None);
}
