//! Bad input for `istilahi align`: a clear answer, and never a wrong pair that looks sure.

use std::io::{Cursor, Write};

use serde_json::Value;

use crate::support::Place;

const ENGLISH: &str = "The furnace in Mwanza melts 40 tonnes of tin a day.\n\nIt needs less electricity.\n\n\
    The company will build a second furnace in 2026.\n";
const SWAHILI: &str = "Tanuri la Mwanza huyeyusha tani 40 za bati kwa siku.\n\nLinahitaji umeme kidogo.\n\n\
    Kampuni itajenga tanuri la pili mwaka 2026.\n";

fn place() -> Place {
    let place = Place::empty();
    place.write("en.txt", ENGLISH).write("sw.txt", SWAHILI);
    place
}

/// A zip archive of these files.
fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", &document)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// The same of each paragraph of a text.
fn paragraphs(text: &str) -> String {
    text.split("\n\n").map(|text| paragraph(text.trim())).collect()
}

fn pairs(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["align", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.objects()
}

fn texts(found: &[Value]) -> Vec<(&str, &str)> {
    let sides = found.iter().map(|one| (one["source"].as_str(), one["target"].as_str()));
    sides.map(|(source, target)| (source.unwrap_or_default(), target.unwrap_or_default())).collect()
}

#[test]
fn what_is_named_like_a_document_and_is_none_is_refused() {
    let place = place();
    let whole = docx(&paragraphs(ENGLISH));
    place
        .write("text.docx", ENGLISH)
        .write("text.odt", ENGLISH)
        .write("other.docx", archive(&[("letter.txt", ENGLISH)]))
        .write("several.docx", archive(&[("one.txt", ENGLISH), ("two.txt", ENGLISH)]))
        .write("lost.docx", archive(&[("[Content_Types].xml", TYPES)]))
        .write("torn.docx", archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", "<w:document><w:body>")]))
        .write("book.docx", archive(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]))
        .write("half.docx", &whole[..whole.len() / 2])
        .write("none.docx", archive(&[]))
        .write("old.docx", [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat());
    for (file, says, hint) in [
        ("text.docx", "its name says Word document, and it is none: it holds plain text", "--as text"),
        ("text.odt", "its name says OpenDocument text, and it is none: it holds plain text", "--as text"),
        ("other.docx", "its name says Word document, and it is none: it holds a zip archive", "unpack it"),
        ("several.docx", "its name says Word document, and it is none: it holds a zip archive", "unpack it"),
        ("lost.docx", "its name says Word document, and it is none: it holds a zip archive", "unpack it"),
        ("torn.docx", "in `word/document.xml`: the file is cut off", "get the whole file"),
        ("book.docx", "its format is Excel workbook", "istilahi import"),
        ("half.docx", "the archive is damaged", "get the whole file again"),
        ("none.docx", "there is no text in it", "holds text"),
        ("old.docx", "or one that a password protects", "save it in another format"),
    ] {
        let message = place.run(&["align", file, "sw.txt", "--output", "out.html"]).refused();
        assert!(message.contains(says) && message.contains(hint), "{file}: {message}");
        assert!(!place.path("out.html").exists());
    }
}

#[test]
fn tracked_changes_are_read_as_accepted_and_what_is_left_out_is_said() {
    let place = place();
    let changed = "<w:p><w:r><w:t xml:space=\"preserve\">The furnace in Mwanza melts </w:t></w:r>\
        <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>30</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>40</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> tonnes of tin a day.</w:t></w:r></w:p>";
    let rest = ENGLISH.split_once("\n\n").unwrap().1;
    place.write("en.docx", docx(&(changed.to_owned() + &paragraphs(rest))));
    let run = place.run(&["align", "en.docx", "sw.txt", "--format", "json"]);
    assert!(run.stderr.contains("the deleted text of tracked changes is left out"), "{}", run.stderr);
    let found = run.objects();
    assert_eq!(found[0]["source"], "The furnace in Mwanza melts 40 tonnes of tin a day.");
    assert_eq!(found.len(), 3);
}

#[test]
fn encodings_are_told_or_the_file_is_refused_with_how_to_convert_it() {
    let place = place();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let latin = ENGLISH.replace("Mwanza", "S\u{e3}o Tom\u{e9}").chars().map(|c| c as u8).collect::<Vec<u8>>();
    place
        .write("wide.txt", [&[0xFF, 0xFE][..], &wide(SWAHILI)].concat())
        .write("unmarked.txt", wide(SWAHILI))
        .write("latin.txt", latin);
    assert_eq!(pairs(&place, &["en.txt", "wide.txt"]), pairs(&place, &["en.txt", "sw.txt"]));
    let message = place.run(&["align", "en.txt", "unmarked.txt"]).refused();
    assert!(message.contains("UTF-16 without a byte-order mark") && message.contains("UTF-8"), "{message}");
    let message = place.run(&["align", "latin.txt", "sw.txt"]).refused();
    assert!(message.contains("line 1, column 17") && message.contains("iconv -f"), "{message}");
}

/// Tables in four formats, one row more in the source than in the target.
#[test]
fn rows_are_found_beside_one_that_the_other_table_lacks() {
    let english = [("Copper", "25 t"), ("Zinc", "17 t"), ("Water", "300 litres"), ("Tin", "40 t")];
    let swahili = [("Shaba", "t 25"), ("Maji", "lita 300"), ("Bati", "t 40")];
    let html = |rows: &[(&str, &str)]| {
        let row = |(a, b): &(&str, &str)| format!("<tr><td>{a}</td><td>{b}</td></tr>");
        format!("<html><body><table>{}</table></body></html>", rows.iter().map(row).collect::<String>())
    };
    let markdown = |rows: &[(&str, &str)]| {
        let row = |(a, b): &(&str, &str)| format!("| {a} | {b} |\n");
        let lines: Vec<String> = rows.iter().map(row).collect();
        format!("{}|---|---|\n{}", lines[0], lines[1..].concat())
    };
    let word = |rows: &[(&str, &str)]| {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
        let row = |(a, b): &(&str, &str)| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        docx(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()))
    };
    let open = |rows: &[(&str, &str)]| {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let row = |(a, b): &(&str, &str)| format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b));
        let content = format!(
            "<?xml version=\"1.0\"?><office:document-content \
             xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
             xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><table:table>{}\
             </table:table></office:text></office:body></office:document-content>",
            rows.iter().map(row).collect::<String>()
        );
        archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
    };
    let place = Place::empty();
    place
        .write("en.html", html(&english))
        .write("sw.html", html(&swahili))
        .write("en.md", markdown(&english))
        .write("sw.md", markdown(&swahili))
        .write("en.docx", word(&english))
        .write("sw.docx", word(&swahili))
        .write("en.odt", open(&english))
        .write("sw.odt", open(&swahili));
    for (one, other) in [
        ("en.html", "sw.html"),
        ("en.md", "sw.md"),
        ("en.docx", "sw.docx"),
        ("en.odt", "sw.odt"),
        ("en.docx", "sw.html"),
    ] {
        let found = pairs(&place, &[one, other]);
        let texts = texts(&found);
        let rows =
            [("Copper", "Shaba"), ("25 t", "t 25"), ("300 litres", "lita 300"), ("Tin", "Bati"), ("40 t", "t 40")];
        for right in rows.into_iter().chain([("Zinc", ""), ("17 t", "")]) {
            assert!(texts.contains(&right), "{one}: {texts:?}");
        }
    }
}
