//! The rules of Word documents, and files that are none.

use super::super::office::testing::{archive, read, texts};
use super::*;
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;

const NAMESPACES: &str = "xmlns:w=\"w\" xmlns:m=\"m\" xmlns:mc=\"mc\" xmlns:wp=\"wp\" xmlns:wps=\"wps\"";

fn part(root: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{root} {NAMESPACES}>{content}</w:{root}>"
    )
}

fn body(content: &str) -> String {
    part("document", &format!("<w:body>{content}<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:body>"))
}

fn docx(content: &str) -> Document {
    read(&Docx, &archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body(content))])).unwrap()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn styled(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"x\"/><w:rPr><w:b/></w:rPr></w:pPr>{runs}</w:p>")
}

/// The error's message and hint.
fn refused(members: &[(&str, &str)]) -> String {
    refused_bytes(&archive(members))
}

fn refused_bytes(bytes: &[u8]) -> String {
    match read(&Docx, bytes) {
        Err(ReadError::Malformed { message, hint, .. }) => format!("{message} / {}", hint.unwrap_or_default()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_emoji_of_newer_versions_is_read_once() {
    let emoji = "<w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w16se:symEx xmlns:w16se=\"e\" w16se:font=\"x\" \
                 w16se:char=\"1F60A\"/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    assert_eq!(texts(&docx(&paragraph(&(run("Well done ") + emoji)))), [(1, "Well done 😊")]);
}

#[test]
fn paragraphs_are_passages_with_their_numbers() {
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>{}</w:tc>", paragraph(&run(text)));
    let content = paragraph(&run("Metals"))
        + &paragraph("")
        + &paragraph(&run("Tin &amp; zinc."))
        + &format!("<w:tbl><w:tblPr/><w:tr>{}{}</w:tr></w:tbl>", cell("part"), cell("4 t"))
        + "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>"
        + &paragraph(&run("In a control"))
        + "</w:sdtContent></w:sdt>";
    let document = docx(&content);
    let expected = [(1, "Metals"), (3, "Tin & zinc."), (4, "part"), (5, "4 t"), (6, "In a control")];
    assert_eq!(texts(&document), expected);
    assert!(document.left_out.is_empty());
}

#[test]
fn passages_say_what_they_are() {
    let styles = part(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"Kichwa1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"Kichwa1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"LP\"><w:name w:val=\"List Paragraph\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"caption\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"B\"><w:name w:val=\"heading 4\"/><w:rPr><w:b/></w:rPr></w:style>",
    );
    let paragraph = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}<w:rPr><w:b/><w:del/></w:rPr></w:pPr>{}</w:p>", run(text))
    };
    let style = |name: &str| format!("<w:pStyle w:val=\"{name}\"/>");
    let list = |number: u8| format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
    let content = paragraph(&style("Kichwa1"), "a")
        + &paragraph(&(style("Mine") + &list(3)), "b")
        + &paragraph(&style("Deep"), "c")
        + &paragraph(&list(3), "d")
        + &paragraph(&list(0), "e")
        + &paragraph(&style("LP"), "f")
        + &paragraph(&style("C"), "g")
        + "<w:tbl><w:tr><w:tc>"
        + &paragraph(&list(1), "h")
        + &paragraph(&style("Kichwa1"), "i")
        + "</w:tc></w:tr></w:tbl>"
        + &paragraph(&style("B"), "j");
    let members = [("word/document.xml", body(&content)), ("word/styles.xml", styles)];
    let members: Vec<(&str, &str)> = members.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let document = read(&Docx, &archive(&members)).unwrap();
    let kinds: Vec<_> = document.passages.iter().map(|one| (one.segment.text(), one.kind)).collect();
    use PassageKind::{Caption, Cell, Heading, ListItem, Paragraph};
    let expected = [
        ("a", Heading(1)),
        ("b", Heading(1)),
        ("c", Heading(3)),
        ("d", ListItem),
        ("e", Paragraph),
        ("f", ListItem),
        ("g", Caption),
        ("h", Cell),
        ("i", Heading(1)),
        ("j", Paragraph),
    ];
    assert_eq!(kinds, expected);
    assert!(document.left_out.is_empty());
}

#[test]
fn runs_that_look_alike_are_one() {
    let content = run("The ")
        + &styled("<w:lang w:val=\"en\"/><w:noProof/>", "bl")
        + "<w:proofErr w:type=\"spellStart\"/>"
        + &styled("<w:color w:val=\"red\"/>", "ast ")
        + &styled("<w:b/><w:bCs/>", "fur")
        + &styled("<w:b w:val=\"1\"/><w:lang w:val=\"sw\"/>", "nace")
        + &styled("<w:b w:val=\"0\"/>", " is ")
        + &styled("<w:i/>", "hot")
        + &run(".");
    assert_eq!(texts(&docx(&paragraph(&content))), [(1, "The blast <b>furnace</b> is <i>hot</i>.")]);
}

#[test]
fn character_styles_count_and_those_they_are_based_on() {
    let styles = part(
        "styles",
        "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Mine\"><w:basedOn w:val=\"Strong\"/><w:rPr><w:i/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Code\"><w:rPr><w:rFonts w:ascii=\"Courier New\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Head\"><w:rPr><w:b/></w:rPr></w:style>",
    );
    let content = run("a ")
        + &styled("<w:rStyle w:val=\"Mine\"/>", "b")
        + &styled("<w:rStyle w:val=\"Loop\"/>", " c ")
        + &styled("<w:rStyle w:val=\"Code\"/>", "ls -l");
    let bytes = archive(&[("word/document.xml", &body(&paragraph(&content))), ("word/styles.xml", &styles)]);
    let document = read(&Docx, &bytes).unwrap();
    let segment = &document.passages[0].segment;
    assert_eq!(segment.text(), "a <b><i>b</i></b> c ls -l");
    assert_eq!(segment.codes().last().map(|code| code.kind), Some(CodeKind::CodeSpan));
}

#[test]
fn what_is_no_text_is_a_code() {
    let content = run("a")
        + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>"
        + "<w:hyperlink w:anchor=\"x\"><w:r><w:t>link</w:t></w:r></w:hyperlink>"
        + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"
        + "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
        + "<w:r><w:drawing><wp:inline><wp:docPr descr=\"a picture\"/></wp:inline></w:drawing></w:r>";
    let document = docx(&paragraph(&content));
    assert_eq!(texts(&document), [(1, "a b<br>c\u{2011}<sym><a>link</a><note><math><img>")]);
    let kinds: Vec<_> = document.passages[0].segment.codes().iter().map(|code| code.kind).collect();
    assert_eq!(kinds.last(), Some(&CodeKind::Image));
}

#[test]
fn fields_show_their_results() {
    let character = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let content = run("Page ")
        + &character("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + &character("begin")
        + &run("inner")
        + &character("end")
        + &character("separate")
        + &run("3")
        + &character("end")
        + "<w:fldSimple w:instr=\"DATE\"><w:r><w:t>, today</w:t></w:r></w:fldSimple>";
    let unended = paragraph(&(run("x") + &character("begin") + &run("no")));
    let document = docx(&(paragraph(&content) + &unended + &paragraph(&run("next"))));
    assert_eq!(texts(&document), [(1, "Page 3, today"), (2, "x"), (3, "next")]);
}

#[test]
fn changes_comments_and_hidden_text_are_named() {
    let content = run("old ")
        + "<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>"
        + "<w:ins w:id=\"2\"><w:r><w:rPr><w:ins w:id=\"9\"/></w:rPr><w:t>new</w:t></w:r></w:ins>"
        + &styled("<w:vanish/>", "hidden")
        + &styled("<w:webHidden/>", " shown")
        + "<w:r><w:commentReference w:id=\"1\"/></w:r>"
        + &styled("<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>", " end");
    let document = docx(&(paragraph(&content) + &paragraph("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>")));
    assert_eq!(texts(&document), [(1, "old new shown end")]);
    let mut left_out: Vec<&str> = document.left_out.iter().map(|(_, what)| what.as_str()).collect();
    left_out.sort_unstable();
    assert_eq!(left_out, ["hidden text", "the deleted text of tracked changes (2 places)", "what comments say"]);
}

#[test]
fn text_boxes_are_paragraphs_of_their_own_and_read_once() {
    let inner = paragraph(&run("in the box"));
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{inner}\
         </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent>\
         </w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let document = docx(&paragraph(&(run("before ") + &shape + &run("after"))));
    assert_eq!(texts(&document), [(1, "before after"), (2, "in the box")]);
}

#[test]
fn notes_headers_and_footers_follow_the_body() {
    let note = "<w:footnote w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote>";
    let bytes = archive(&[
        ("word/header10.xml", &part("hdr", &paragraph(&run("tenth")))),
        ("word/header2.xml", &part("hdr", &paragraph(&run("second")))),
        ("word/footer1.xml", &part("ftr", &paragraph(&run("foot")))),
        ("word/footnotes.xml", &part("footnotes", &format!("{note}{}</w:footnote>", paragraph(&run("note"))))),
        ("word/document.xml", &body(&paragraph(&run("body")))),
        ("word/charts/chart1.xml", "<c/>"),
    ]);
    let document = read(&Docx, &bytes).unwrap();
    assert_eq!(texts(&document), [(1, "body"), (3, "note"), (4, "second"), (5, "tenth"), (6, "foot")]);
    assert_eq!(document.left_out.len(), 1);
}

#[test]
fn right_to_left_text_and_ruby_are_kept() {
    let content = "<w:bdo w:val=\"rtl\"><w:r><w:rPr><w:rtl/></w:rPr><w:t>سلام\u{200F}</w:t></w:r></w:bdo><w:r><w:ruby><w:rt>\
                   <w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    assert_eq!(texts(&docx(&paragraph(content))), [(1, "سلام\u{200F}漢")]);
}

#[test]
fn what_is_no_word_document_is_called_what_it_is() {
    for (members, says) in [
        (&[("xl/workbook.xml", "<x/>")][..], "Excel workbook"),
        (&[("ppt/presentation.xml", "<x/>")], "PowerPoint"),
        (&[("mimetype", "x"), ("content.xml", "<x/>")], "OpenDocument"),
        (&[("a.txt", "x")], "zip archive of other files"),
        (&[("word/document.xml", "<html/>")], "no text of Word"),
        (&[("word/document.xml", "no XML")], "word/document.xml"),
        (&[("word/document.xml", "<w:document><w:body>")], "cut off"),
        (&[("word/document.xml", "")], "word/document.xml"),
    ] {
        let message = refused(members);
        assert!(message.contains(says) && !message.ends_with(" / "), "{message}");
    }
    for (bytes, says) in [
        (&b"Habari za leo"[..], "text"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", "password"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"", "text"),
    ] {
        let message = refused_bytes(bytes);
        assert!(message.contains(says) && !message.ends_with(" / "), "{message}");
    }
}

#[test]
fn names_that_lead_out_of_the_archive_are_only_names() {
    let bytes =
        archive(&[("../../evil.xml", "x"), ("word/../word/document.xml", "x"), ("word/document.xml", &body(""))]);
    assert!(read(&Docx, &bytes).unwrap().passages.is_empty());
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(80) + &paragraph(&run("deep")) + &"</w:tc></w:tr></w:tbl>".repeat(80);
    assert_eq!(texts(&docx(&deep)), [(1, "deep")]);
    let deeper = "<w:tbl><w:tr><w:tc>".repeat(2_000) + &"</w:tc></w:tr></w:tbl>".repeat(2_000);
    assert!(refused(&[("word/document.xml", &body(&deeper))]).contains("deeper"));
    let long = "neno ".repeat((1 << 20) / 5 - 1);
    assert_eq!(docx(&paragraph(&run(&long))).passages.len(), 1);
    let longer = body(&paragraph(&run(&long.repeat(3))));
    let error = read(&Docx, &archive(&[("word/document.xml", &longer)])).unwrap_err();
    assert!(matches!(error, ReadError::LineTooLong { line: 1, megabytes: 2 }), "{error:?}");
    // 80 MB in 80 kB.
    let bomb = body(&paragraph(&run(&"\n".repeat(80 << 20))));
    let message = match read(&Docx, &archive(&[("word/document.xml", &bomb)])).unwrap_err() {
        ReadError::Malformed { message, .. } => message,
        other => other.to_string(),
    };
    assert!(message.contains("MB") || message.contains("MiB") || message.contains("times its size"), "{message}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn no_document_breaks_it(content in "(</?w:(p|r|t|tab|rPr|b|vanish|del|hyperlink|drawing|txbxContent|oMath)>|<w:(br|sym|fldChar|b)/>|<w:fldChar w:fldCharType=\"(begin|separate|end)\"/>|neno | ){0,40}") {
        let _ = read(&Docx, &archive(&[("word/document.xml", &body(&content))]));
    }

    #[test]
    fn no_damage_breaks_it(at in 0_usize..700, byte: u8) {
        let mut bytes = archive(&[("word/document.xml", &body(&paragraph(&run("text")))), ("word/styles.xml", "<w:styles/>")]);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        let _ = read(&Docx, &bytes);
    }
}
