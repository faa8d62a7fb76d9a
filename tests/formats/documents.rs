//! HTML, docx and odt by the way through the program.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Place, data};

fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a member starts");
        zip.write_all(content.as_bytes()).expect("a member is written");
    }
    zip.finish().expect("an archive");
    bytes.into_inner()
}

fn docx(paragraphs: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body)])
}

fn odt(kind: &str, paragraphs: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>"
    );
    archive(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}")), ("content.xml", &content)])
}

/// A place with something in its memory, without which nothing is suggested.
fn place() -> Place {
    let place = Place::empty();
    place.run(&["unit", "add", "Zinc", "Zinki"]).ok();
    place
}

/// The segments of a file with their lines.
fn segments(place: &Place, file: &str) -> Vec<(u64, String)> {
    let objects = place.run(&["suggest", file, "--format", "json"]).objects();
    let segment = |one: &serde_json::Value| {
        (one["line"].as_u64().expect("a line"), one["source"].as_str().expect("a source").to_owned())
    };
    objects.iter().map(segment).collect()
}

fn some(segments: &[(u64, &str)]) -> Vec<(u64, String)> {
    segments.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
}

#[test]
fn each_document_is_read_whatever_its_name() {
    let place = place();
    place.write("page", "<!doctype html>\n<title>Tin</title>\n<p>One <b>furnace</b>.\nTwo &amp; three.");
    assert_eq!(segments(&place, "page"), some(&[(2, "Tin"), (3, "One <b>furnace</b>."), (4, "Two & three.")]));
    place.write("piece.html", "<h1>Copper</h1><p>Hot.");
    assert_eq!(segments(&place, "piece.html"), some(&[(1, "Copper"), (1, "Hot.")]));
    let text = "<w:p/><w:p><w:r><w:t>One. Two.</w:t></w:r></w:p>";
    place.write("letter.bin", docx(text));
    assert_eq!(segments(&place, "letter.bin"), some(&[(2, "One."), (2, "Two.")]));
    place.write("text.odt", odt("text", "<text:p>One</text:p>"));
    assert_eq!(segments(&place, "text.odt"), some(&[(1, "One")]));
    let analysis = place.run(&["analyse", "letter.bin"]).ok();
    assert!(analysis.contains('2'), "{analysis}");
}

#[test]
fn what_is_left_out_is_warned_of() {
    let place = Place::empty();
    let text = "<w:p><w:r><w:t>One</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>";
    place.write("a.docx", docx(text));
    let run = place.run(&["suggest", "a.docx"]);
    assert!(run.stderr.contains("line 1: the deleted text of tracked changes is left out"), "{}", run.stderr);
    place.write("a.html", "<html><pre>A poem</pre><p>One");
    assert!(place.run(&["suggest", "a.html"]).stderr.contains("preformatted text is left out"));
}

#[test]
fn files_of_another_kind_are_called_what_they_are() {
    let place = place();
    place.write("text.docx", "Habari za leo.\n");
    place.write("book.docx", archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/a.xml", "<a/>")]));
    place.write("cut.docx", &docx("<w:p/>")[..60]);
    place.write("sheet.odt", odt("spreadsheet", ""));
    place.write("empty.docx", docx(""));
    place.write("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
    place.write("nul.html", b"<\0h\0t\0m\0l\0>\0a\0");
    place.write("bytes.html", b"<html><meta charset=utf-8><p>caf\xE9");
    for (arguments, says) in [
        (&["suggest", "text.docx", "--as", "docx"][..], "not a Word document"),
        (&["suggest", "book.docx"], "book.docx"),
        (&["suggest", "cut.docx"], "damaged"),
        (&["suggest", "sheet.odt"], "sheet.odt"),
        (&["suggest", "empty.docx"], "empty.docx"),
        (&["suggest", "old.docx", "--as", "docx"], "password"),
        (&["suggest", "bytes.html"], "not UTF-8"),
        (&["import", "empty.docx"], "Word document"),
    ] {
        let message = place.run(arguments).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{arguments:?}: {message}");
    }
    place.run(&["suggest", "nul.html"]);
    let message = place.run(&["suggest", "text.docx"]).refused();
    assert!(message.contains("its name says Word document") && message.contains("--as text"), "{message}");
}

#[test]
fn a_page_named_tmx_is_called_a_web_page() {
    let Some(page) = data("hostile/s24_not_tmx.tmx") else { return };
    let place = place();
    place.write("s24.tmx", std::fs::read(page).expect("the file is there"));
    let message = place.run(&["import", "s24.tmx"]).refused();
    assert!(message.contains("web page"), "{message}");
    let message = place.run(&["import", "s24.tmx", "--as", "tmx"]).refused();
    assert!(message.contains("web page") || message.contains("HTML") || message.contains("no TMX"), "{message}");
}

#[test]
fn encodings_of_pages_are_honoured() {
    let place = place();
    place.write("latin.html", b"<html><meta charset=iso-8859-1><p>caf\xE9");
    assert_eq!(segments(&place, "latin.html"), some(&[(1, "café")]));
    let wide: Vec<u8> = "\u{FEFF}<html><p>ng’ombe".encode_utf16().flat_map(u16::to_le_bytes).collect();
    place.write("wide.html", wide);
    assert_eq!(segments(&place, "wide.html"), some(&[(1, "ng’ombe")]));
}
