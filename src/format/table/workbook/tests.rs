//! Workbooks as people and programs make them.

use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::super::super::{Format, Head, ReadError, ReadOptions};
use super::super::tests::{Seen, calling, glossary, units, written};
use super::Xlsx;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Unit, Variant};
use crate::text::language::Language;

fn read(workbook: &mut Workbook) -> Result<Seen, ReadError> {
    units(&Xlsx, &workbook.save_to_buffer().unwrap(), &ReadOptions::default())
}

fn refused(bytes: &[u8]) -> String {
    units(&Xlsx, bytes, &ReadOptions::default()).unwrap_err().to_string()
}

#[test]
fn the_first_sheet_with_a_header_is_read() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    workbook.add_worksheet().set_name("Cover").unwrap().write_string(0, 0, "Our terms").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Texts").unwrap();
    for (column, name) in ["Namba", "English", "Swahili", "When", "Note"].iter().enumerate() {
        sheet.write_string(2, column as u16 + 1, *name).unwrap();
    }
    sheet.write_number(3, 1, 12.0).unwrap();
    sheet.write_string(3, 2, "tin").unwrap();
    sheet.write_formula(3, 3, Formula::new("=LOWER(\"BATI\")").set_result("bati")).unwrap();
    let date = Style::new().set_num_format("yyyy-mm-dd");
    sheet.write_datetime_with_format(3, 4, ExcelDateTime::from_ymd(2024, 5, 6).unwrap(), &date).unwrap();
    sheet.write_number(3, 5, 1.5).unwrap();
    sheet.merge_range(4, 2, 4, 4, "merged", &Style::new()).unwrap();
    sheet.write_string(9, 2, "ore").unwrap().write_string(9, 3, "mbale").unwrap();
    sheet.write_string(9, 30, "far away").unwrap();
    workbook.add_worksheet().set_name("More").unwrap().write_string(0, 0, "en").unwrap();
    let seen = read(&mut workbook).unwrap();
    assert_eq!(seen.texts(), [["tin", "bati"], ["ore", "mbale"]]);
    let unit = &seen.units[0];
    assert_eq!(unit.name.as_deref(), Some("12"));
    let kept: Vec<_> = unit.annotations.iter().map(|one| (one.property.as_deref(), one.text.as_str())).collect();
    assert_eq!(kept, [(Some("x-when"), "2024-05-06"), (None, "1.5")]);
    let messages = seen.messages();
    assert!(messages[0].1.contains("`Texts`") && messages[0].1.contains("`Cover`") && messages[0].1.contains("`More`"));
    assert_eq!(messages[1].0, 10, "{messages:?}");
    assert_eq!(messages.len(), 3, "{messages:?}");
}

#[test]
fn the_same_workbook_can_be_a_glossary() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [["English", "Swahili", "Forbidden"], ["tin", "bati | stani", "FALSE"]].iter().enumerate() {
        cells.iter().enumerate().for_each(|(at, cell)| {
            sheet.write_string(row as u32, at as u16, *cell).unwrap();
        });
    }
    sheet.write_boolean(1, 2, false).unwrap();
    let found = glossary(&Xlsx, &workbook.save_to_buffer().unwrap(), &ReadOptions::default()).unwrap();
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
    let terms: Vec<_> = found.concepts[0].terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!((found.concepts[0].name.as_str(), terms), ("list-tin", vec!["tin", "bati", "stani"]));
}

#[test]
fn a_workbook_without_a_header_can_be_told_its_columns() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "Tin").unwrap().write_string(0, 2, "Bati").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    assert!(refused(&bytes).contains("names no columns"));
    let seen = units(&Xlsx, &bytes, &calling(&[("1", "en"), ("3", "sw")])).unwrap();
    assert_eq!(seen.texts(), [["Tin", "Bati"]]);
}

#[test]
fn formulas_are_written_as_texts_and_the_file_is_always_the_same() {
    let variants = vec![
        Variant::new(Language::english(), Segment::plain("=HYPERLINK(\"http://x\")")),
        Variant::new(Language::swahili(), Segment::plain(" _x0041_ \r\n\u{1}")),
    ];
    let unit = Unit::new(Status::Translated, Origin::Human, variants);
    let long = Unit {
        variants: vec![unit.variants[0].clone(), Variant::new(Language::swahili(), Segment::plain("a".repeat(40_000)))],
        ..unit.clone()
    };
    let (bytes, losses) = written(&Xlsx, &[unit.clone(), long.clone()]);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [("rows that do not fit a worksheet", 1)]);
    assert_eq!(units(&Xlsx, &bytes, &ReadOptions::default()).unwrap().units, std::slice::from_ref(&unit));
    assert_eq!(written(&Xlsx, &[unit, long]).0, bytes);
}

#[test]
fn empty_and_damaged_workbooks_are_refused() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    assert!(refused(&workbook.save_to_buffer().unwrap()).contains("empty"));
    assert!(refused(b"PK\x03\x04 nothing").contains("damaged"));
    assert!(refused(b"").contains("damaged"));
    let whole = written(&Xlsx, &[]).0;
    for cut in (0..whole.len()).step_by(101) {
        assert!(units(&Xlsx, &whole[..cut], &ReadOptions::default()).is_err());
    }
}

/// A workbook whose only sheet is `sheet`, and whose shared texts are `strings`.
fn workbook_of(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let (good, _) = written(&Xlsx, &[]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(good)).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        made.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        match name.as_str() {
            "xl/worksheets/sheet1.xml" => made.write_all(sheet).unwrap(),
            "xl/sharedStrings.xml" => made.write_all(strings).unwrap(),
            _ => drop(std::io::copy(&mut member, &mut made).unwrap()),
        }
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_refused() {
    let sheet = |data: &str| {
        format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>"
        )
    };
    let inline = |text: &str| format!("<c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let strings = "<sst/>";
    let good = sheet(&format!("<row r=\"1\">{}</row>", inline("en")));
    assert!(refused(&workbook_of(good.as_bytes(), strings.as_bytes())).contains("one language"));
    let one_cell = sheet(&inline(&"a".repeat(10 << 20)));
    assert!(refused(&workbook_of(one_cell.as_bytes(), strings.as_bytes())).contains("longer than any text"));
    let many_runs = sheet(&inline(&"</t><t>b".repeat(1 << 20)));
    assert!(refused(&workbook_of(many_runs.as_bytes(), strings.as_bytes())).contains("longer than any text"));
    let entries = format!("<sst>{}</sst>", "<si/>".repeat(1_200_000));
    assert!(refused(&workbook_of(good.as_bytes(), entries.as_bytes())).contains("memory"));
    let blanks = sheet(&"<row/>".repeat(12 << 20));
    let error = refused(&workbook_of(blanks.as_bytes(), strings.as_bytes()));
    assert!(error.contains("unpacks to more"), "{error}");
}

#[test]
fn cells_outside_any_sheet_are_refused() {
    for place in ["ZZZZZ1", "A99999999999", "1", "", "A0"] {
        let sheet = format!(
            "<worksheet><sheetData><row r=\"1\"><c r=\"{place}\" t=\"inlineStr\"><is><t>en</t></is></c></row></sheetData></worksheet>"
        );
        assert!(units(&Xlsx, &workbook_of(sheet.as_bytes(), b"<sst/>"), &ReadOptions::default()).is_err(), "{place}");
    }
}

#[test]
fn workbooks_are_known_by_their_members() {
    let members = |names: &[&str]| Head::of_archive(b"PK", names.iter().map(|name| (*name).to_owned()).collect());
    assert!(Xlsx.recognises(&members(&["[Content_Types].xml", "xl/workbook.xml"])));
    assert!(!Xlsx.recognises(&members(&["[Content_Types].xml", "word/document.xml"])));
}

#[test]
fn a_merged_title_above_the_header_is_passed_over() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "Glossary of metals", &Style::new()).unwrap();
    for (column, (name, text)) in [("English", "tin"), ("Swahili", "bati")].iter().enumerate() {
        sheet.write_string(2, column as u16, *name).unwrap().write_string(3, column as u16, *text).unwrap();
    }
    let seen = read(&mut workbook).unwrap();
    assert_eq!(seen.texts(), [["tin", "bati"]]);
    assert_eq!(seen.messages().len(), 1, "{:?}", seen.messages());
    assert_eq!(seen.messages()[0].0, 1);
}
