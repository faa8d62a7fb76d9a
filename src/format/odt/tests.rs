//! The rules of OpenDocument texts, and files that are none.

use super::super::office::testing::{archive, read, texts};
use super::*;
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;

const TEXT: &str = "application/vnd.oasis.opendocument.text";

fn content(styles: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn odt(styles: &str, body: &str) -> Document {
    read(&Odt, &archive(&[("mimetype", TEXT), ("content.xml", &content(styles, body))])).unwrap()
}

fn refused(members: &[(&str, &str)]) -> String {
    match read(&Odt, &archive(members)) {
        Err(ReadError::Malformed { message, hint, .. }) => format!("{message} / {}", hint.unwrap_or_default()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn paragraphs_are_passages_with_their_numbers() {
    let body = "<text:sequence-decls/><text:h text:outline-level=\"1\"><text:number>1.</text:number>Metals</text:h><text:p/>\
                <text:list><text:list-item><text:p>tin</text:p></text:list-item></text:list>\
                <table:table><table:table-row><table:table-cell><text:p>4 t</text:p></table:table-cell></table:table-row>\
                </table:table><text:section><text:p>in a section</text:p></text:section>";
    assert_eq!(texts(&odt("", body)), [(1, "Metals"), (3, "tin"), (4, "4 t"), (5, "in a section")]);
}

#[test]
fn passages_say_what_they_are() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>";
    let body = "<text:p text:style-name=\"Title\">a</text:p><text:h text:outline-level=\"2\">b</text:h><text:p \
                text:style-name=\"P1\">c</text:p><text:list><text:list-item><text:p>d<text:note><text:note-body><text:p>e\
                </text:p></text:note-body></text:note></text:p></text:list-item></text:list><table:table><table:table-row>\
                <table:table-cell><text:list><text:list-item><text:p>f</text:p></text:list-item></text:list><text:p>g</text:p>\
                </table:table-cell></table:table-row></table:table><text:p text:style-name=\"Caption\">h</text:p><text:p>i</text:p>";
    let document = odt(styles, body);
    let kinds: Vec<_> = document.passages.iter().map(|one| one.kind).collect();
    use PassageKind::{Caption, Cell, Heading, ListItem, Paragraph, Quote};
    assert_eq!(
        kinds,
        [Heading(1), Heading(2), Quote, ListItem, Paragraph, ListItem, Cell, Caption, Paragraph],
        "{:?}",
        texts(&document)
    );
}

#[test]
fn white_space_is_as_open_document_shows_it() {
    let body =
        "<text:p>\n  a \n b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e <text:span> f</text:span></text:p>";
    assert_eq!(texts(&odt("", body)), [(1, "a b  c d<br>e f")]);
}

#[test]
fn styles_make_codes() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/>\
                  </style:style><style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"Mine\"/>\
                  <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties fo:language=\"sw\"/>\
                  </style:style><style:style style:name=\"T4\" style:family=\"text\"><style:text-properties \
                  style:font-name=\"Liberation Mono\"/></style:style>";
    let common = "<office:document-styles><office:styles><style:style style:name=\"Mine\" style:family=\"text\">\
                  <style:text-properties fo:font-style=\"italic\"/></style:style></office:styles></office:document-styles>";
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let body = format!(
        "<text:p>The {}{} {} {} <text:a xlink:href=\"x\">link</text:a>, {}.</text:p>",
        span("T1", "fur"),
        span("T1", "nace"),
        span("T2", "is"),
        span("T3", "hot"),
        span("T4", "ls -l")
    );
    let bytes = archive(&[("mimetype", TEXT), ("styles.xml", common), ("content.xml", &content(styles, &body))]);
    let document = read(&Odt, &bytes).unwrap();
    assert_eq!(texts(&document), [(1, "The <b>furnace</b> <i>is</i> hot <a>link</a>, ls -l.")]);
    let span = document.passages[0].segment.codes().iter().find(|code| code.kind == CodeKind::CodeSpan);
    assert_eq!(span.map(|code| document.passages[0].segment.content(code)), Some("ls -l"));
}

#[test]
fn notes_boxes_and_pictures() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"Object 1/\" manifest:media-type=\
                    \"application/vnd.oasis.opendocument.formula\"/></manifest:manifest>";
    let body = "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>the note</text:p>\
                </text:note-body></text:note> b<draw:frame><draw:image/><svg:title>no</svg:title><svg:desc>no</svg:desc>\
                </draw:frame> c<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image/></draw:frame>\
                <draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>\
                <text:title>The title</text:title></text:p>";
    let bytes =
        archive(&[("mimetype", TEXT), ("META-INF/manifest.xml", manifest), ("content.xml", &content("", body))]);
    let document = read(&Odt, &bytes).unwrap();
    assert_eq!(texts(&document), [(1, "a<note> b<img> c<math>The title"), (2, "the note"), (3, "in the box")]);
}

#[test]
fn changes_comments_and_hidden_text_are_named() {
    let styles = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/>\
                  </style:style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>\
                </text:changed-region></text:tracked-changes><text:p>old<office:annotation><text:p>no</text:p>\
                </office:annotation> <text:change-start/>new<text:change-end/><text:span text:style-name=\"H\">no</text:span>\
                </text:p><text:table-of-content><text:table-of-content-source><text:index-title-template>no\
                </text:index-title-template></text:table-of-content-source><text:index-body><text:p>Contents</text:p>\
                </text:index-body></text:table-of-content>";
    let document = odt(styles, body);
    assert_eq!(texts(&document), [(1, "old new"), (2, "Contents")]);
    assert_eq!(document.left_out.len(), 3);
}

#[test]
fn headers_and_footers_follow_the_body() {
    let styles = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>head</text:p>\
                  </style:header></style:master-page></office:master-styles></office:document-styles>";
    let bytes = archive(&[("styles.xml", styles), ("content.xml", &content("", "<text:p>body</text:p>"))]);
    assert_eq!(texts(&read(&Odt, &bytes).unwrap()), [(1, "body"), (2, "head")]);
}

#[test]
fn what_is_no_open_document_text_is_called_what_it_is() {
    let text = content("", "");
    let encrypted = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
                     </manifest:file-entry></manifest:manifest>";
    for (members, says) in [
        (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &text)][..], "spreadsheet"),
        (&[("mimetype", "application/epub+zip"), ("content.xml", &text)], "book"),
        (&[("mimetype", TEXT), ("META-INF/manifest.xml", encrypted), ("content.xml", "\u{1}")], "password"),
        (&[("mimetype", TEXT), ("content.xml", "no XML")], "content.xml"),
        (&[("word/document.xml", "<x/>")], "Word document"),
    ] {
        let message = refused(members);
        assert!(message.contains(says) && !message.ends_with(" / "), "{message}");
    }
    let deep = "<table:table>".repeat(300) + &"</table:table>".repeat(300);
    assert!(refused(&[("mimetype", TEXT), ("content.xml", &content("", &deep))]).contains("deeper"));
}

#[test]
fn only_texts_are_recognised() {
    let members = || vec!["mimetype".to_owned(), "content.xml".to_owned()];
    let head =
        |kind: &str| Head::of_archive(format!("PK\x03\x04{}mimetype{kind}PK", " ".repeat(26)).as_bytes(), members());
    assert!(Odt.recognises(&head(TEXT)));
    assert!(Odt.recognises(&head("application/vnd.oasis.opendocument.text-template")));
    assert!(!Odt.recognises(&head("application/vnd.oasis.opendocument.spreadsheet")));
    assert!(!Odt.recognises(&Head::of_archive(b"PK\x03\x04", vec!["content.xml".to_owned()])));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn no_document_breaks_it(body in "(</?text:(p|span|a|note|note-body|tracked-changes|deletion)>|</?draw:frame>|<text:s text:c=\"[0-9]{1,9}\"/>|<draw:(image|object)/>|neno | ){0,40}") {
        let _ = read(&Odt, &archive(&[("mimetype", TEXT), ("content.xml", &content("", &body))]));
    }
}
