//! Separators, quotation marks, encodings and hostile sizes; which texts are taken for tables.

use encoding_rs::WINDOWS_1252;

use super::super::super::{Format, Head, ReadError, ReadOptions};
use super::super::tests::{Seen, units};
use super::{Csv, Tsv};

fn csv(text: &str) -> Seen {
    units(&Csv, text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn tsv(text: &str) -> Seen {
    units(&Tsv, text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    match units(&Csv, bytes, &ReadOptions::default()) {
        Err(ReadError::Malformed { message, .. }) => message,
        other => panic!("{:?}", other.map(|seen| seen.messages().len())),
    }
}

#[test]
fn separators_are_found_or_given() {
    assert_eq!(csv("en;sw;price\nfile;faili;3,5\n").texts(), [["file", "faili"]]);
    assert_eq!(csv("\u{FEFF}sep=|\r\nen|sw\r\na;b|c\r\n").texts(), [["a;b", "c"]]);
    assert_eq!(csv("\"sep=;\"\n\nen;sw\na;b\n").texts(), [["a", "b"]]);
    assert_eq!(csv("en\tsw\na\tb\n").texts(), [["a", "b"]]);
    assert_eq!(csv("en;sw;\"a,b,c,d\"\nx;y;z\n").texts(), [["x", "y"]]);
}

#[test]
fn places_are_right_behind_blank_lines_and_line_breaks() {
    let seen = csv("\n\nen,sw\n\n\"a\nb\",c\n\nd,e,x,y\n");
    assert_eq!(seen.texts(), [["a\nb", "c"], ["d", "e"]]);
    assert_eq!(seen.messages().iter().map(|(line, _)| *line).collect::<Vec<_>>(), [8]);
    let seen = tsv("en\tsw\r\n\r\n\"a\nb\"\tc\r\nd\te\tx\r\n");
    assert_eq!(seen.texts(), [["a\nb", "c"], ["d", "e"]]);
    assert_eq!(seen.messages().iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5]);
    assert_eq!(csv("en,sw\rone,moja\rtwo,mbili").texts(), [["one", "moja"], ["two", "mbili"]]);
}

#[test]
fn quotes_in_tabbed_text_are_those_of_excel() {
    for (written, read) in [
        ("\"a\tb\"", "a\tb"),
        ("\"say \"\"hi\"\"\"", "say \"hi\""),
        ("\"a, b\"", "a, b"),
        ("\"two\nlines\"", "two\nlines"),
        // Nothing asks for quotes here, so they are text.
        ("\"Habari\"", "\"Habari\""),
        ("\"Habari,\" alisema", "\"Habari,\" alisema"),
        ("5\" disk", "5\" disk"),
        ("\"", "\""),
        ("\"open", "\"open"),
    ] {
        assert_eq!(tsv(&format!("en\tsw\n{written}\tx\ny\tz\n")).texts(), [[read, "x"], ["y", "z"]], "{written}");
    }
    assert_eq!(tsv("\"en\"\t\"sw\"\n\"Habari\"\t\"x\"\n").texts(), [["Habari", "x"]]);
}

#[test]
fn a_quote_that_is_never_closed_is_refused() {
    assert!(refused(b"en,sw\n\"tin,bati\nzinc,zinki\n").contains("never closed"));
    assert_eq!(csv("en,sw\nsay \"hi\",sema \"habari\"\n5\" disk,diski 5\"\n").units.len(), 2);
}

#[test]
fn encodings() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let plain = utf16("en\tsw\r\nfile\tfaili\r\n");
    for bytes in [plain.clone(), [b"\xFF\xFE".to_vec(), plain].concat()] {
        assert!(Tsv.recognises(&Head::new(&bytes)));
        assert_eq!(units(&Tsv, &bytes, &ReadOptions::default()).unwrap().texts(), [["file", "faili"]]);
    }
    let latin = b"en,sw\ncaf\xE9,mkahawa\n";
    assert!(refused(latin).contains("UTF-8"));
    let options = ReadOptions { encoding: Some(WINDOWS_1252), ..ReadOptions::default() };
    assert_eq!(units(&Csv, latin, &options).unwrap().texts(), [["café", "mkahawa"]]);
}

#[test]
fn what_is_too_large_for_people_is_refused() {
    let long = format!("en,sw\n{},x\n", "a".repeat(10 << 20));
    assert!(refused(long.as_bytes()).contains("longer than"));
    assert!(refused(format!("en,sw\n\"{}", "a,b\n".repeat(1 << 20)).as_bytes()).contains("longer than"));
    assert!(refused(["en"].repeat(100_000).join(",").as_bytes()).contains("16384 cells"));
    assert!(refused(format!("en,sw\na,b{}\n", ",c".repeat(100_000)).as_bytes()).contains("16384 cells"));
    let tabs = format!("en\tsw\n{}\tx\n", "a".repeat(10 << 20));
    assert!(units(&Tsv, tabs.as_bytes(), &ReadOptions::default()).is_err());
    // Many marks that open nothing cost no more than other text.
    let marks = format!("en\tsw\n{}", "\"a\"\"b\tx\n".repeat(100_000));
    assert_eq!(tsv(&marks).units.len(), 100_000);
}

#[test]
fn warnings_are_bounded() {
    let seen = csv(&format!("en,sw\n{}", "a,b,c\n".repeat(1000)));
    assert_eq!((seen.units.len(), seen.warnings.len()), (1000, 101));
}

fn recognised(text: &str) -> Option<&'static str> {
    let head = Head::new(text.as_bytes());
    let found: Vec<_> = [&Csv as &dyn Format, &Tsv].into_iter().filter(|one| one.recognises(&head)).collect();
    assert!(found.len() < 2, "{text}");
    found.first().map(|format| format.name())
}

#[test]
fn prose_is_no_table() {
    for text in [
        "No, it is not.\nSo, at last.",
        "to, no\nmaybe",
        "Shaba",
        "id,no\n1,2",
        "English, Swahili\nare languages, both",
        "English, Swahili and French are taught.\nGerman, too.\n",
        "Source,target\n\nThe text of a page, which goes on.\n",
        "# Title\n\nen,sw\n",
        "en\nsw\n",
        "",
        "<p>en,sw</p>\n",
        "- en, sw\n- a, b\n",
        "{\"en\":\"a\",\"sw\":\"b\"}\n{\"en\":\"c\",\"sw\":\"d\"}\n",
    ] {
        assert_eq!(recognised(text), None, "{text}");
    }
}

#[test]
fn tables_are_known_by_their_first_row() {
    for text in [
        "en,sw\ntin,bati\n",
        "concept,lang,term\n",
        "id;Original;Tafsiri;Reviewer\n1;a;b;c\n",
        "source,target\na,b\n",
        "sep=;\nen;sw\na;b\n",
        "id,sourceLang,targetLang,sourceString,targetString\n1,en,sw_KE,1918 flu,Homa ya 1918\n",
    ] {
        assert_eq!(recognised(text), Some("csv"), "{text}");
    }
    assert_eq!(recognised("en\tsw\nfile\tfaili\n"), Some("tsv"));
}

#[test]
fn glossaries_of_other_programs_are_left_to_their_formats() {
    for text in [
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\nfile\tfaili\n",
        "#UTX 1.11; en/sw; 2024\n#src\ttgt\nfile\tfaili\n",
        "%20240102~010203\t%User ID\t%TU=00000001\t%EN-US\t%Wordfast TM\t%SW\n",
    ] {
        assert_eq!(recognised(text), None, "{text}");
    }
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    for text in
        ["Metals,,\n,,\nEnglish,Kiswahili,Note\ntin,bati,\n", "Istilahi za Kemia\nEnglish;Kiswahili\ntin;bati\n"]
    {
        let seen = csv(text);
        assert_eq!(seen.texts(), [["tin", "bati"]], "{text}");
        assert_eq!(seen.messages()[0].0, 1);
        assert!(seen.messages()[0].1.contains("stands above the header"), "{:?}", seen.messages());
        assert_eq!(recognised(text), None, "{text}");
    }
    let prose = "One line.\n".repeat(30);
    assert!(refused(prose.as_bytes()).contains("One line."));
}
