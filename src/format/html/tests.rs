//! The rules of HTML, and pages that are broken.

use super::walk::walk;
use super::*;
use crate::format::ReadOptions;
use crate::format::text_passage::TextPassage;
use crate::model::passage::PassageKind;
use crate::model::segment::{Code, CodeKind};

/// The passages of `page`, after a check that each character stands where its passage says.
fn read(page: &str) -> Vec<TextPassage> {
    let found = walk(page).passages;
    for passage in &found {
        let segment = &passage.segment;
        let is_short = segment.text().contains(" …>");
        for (at, c) in segment.text().char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let there = page[passage.document_offset(at)..].chars().next();
            assert!(is_short || there == Some(c) || there == Some('&'), "{c} of {:?} in {page:?}", segment.text());
        }
    }
    found
}

fn texts(page: &str) -> Vec<String> {
    read(page).into_iter().map(|passage| passage.segment.text().to_owned()).collect()
}

fn codes(page: &str) -> Vec<(String, Code)> {
    let segment = read(page).remove(0).segment;
    segment.codes().iter().map(|code| (segment.content(code).to_owned(), code.clone())).collect()
}

fn document_of(bytes: &[u8]) -> Result<Document, ReadError> {
    let options = ReadOptions::default();
    let mut stream = bytes;
    Html.read(&mut Source::new(&mut stream, &options))
}

#[test]
fn blocks_are_passages() {
    let page = "<!DOCTYPE html>\n<html><head><title>Tin &amp; zinc</title><style>p {}</style>\
                <script>let x = '<p>no</p>';</script></head>\n<body>\n<!-- no -->\n<h1>Metals</h1>\n<p>One\n  line\n\
                <ul><li>copper<li>tin</ul><table><caption>Masses</caption><tr><th>part<td>4 t</table>\
                <dl><dt>slag<dd>what is left</dl><form><label>Name <input></label><button>Send</button>\
                <select><option>Iron</option></select><textarea>\nText</textarea></form><hr>End";
    assert_eq!(
        texts(page),
        [
            "Tin & zinc",
            "Metals",
            "One line",
            "copper",
            "tin",
            "Masses",
            "part",
            "4 t",
            "slag",
            "what is left",
            "Name <input>",
            "Send",
            "Iron",
            "Text",
            "End"
        ]
    );
}

#[test]
fn passages_say_what_they_are() {
    let page = "<title>t</title><h1>a</h2><p>b<ul><li>c<ul><li>d</ul>e<li>f</ul>g<table><caption>h</caption><tr><th>i<td><p>j</p>\
                <tr><td>k</table><blockquote><p>l</p></blockquote>m<figure><figcaption>n</figcaption></figure><dl><dt>o<dd>p</dl>q";
    let kinds: Vec<_> = read(page).into_iter().map(|one| (one.segment.text().to_owned(), one.kind)).collect();
    use PassageKind::{Caption, Cell, Heading, ListItem, Paragraph, Quote};
    let expected = [
        ("t", Paragraph),
        ("a", Heading(1)),
        ("b", Paragraph),
        ("c", ListItem),
        ("d", ListItem),
        ("e", ListItem),
        ("f", ListItem),
        ("g", Paragraph),
        ("h", Caption),
        ("i", Cell),
        ("j", Cell),
        ("k", Cell),
        ("l", Quote),
        ("m", Paragraph),
        ("n", Caption),
        ("o", ListItem),
        ("p", ListItem),
        ("q", Paragraph),
    ];
    assert_eq!(kinds, expected.map(|(text, kind)| (text.to_owned(), kind)));
}

#[test]
fn inline_elements_are_pairs_with_their_tags() {
    let found = codes("<p>See <a href='x'>the <b>old</b> page</a><br/>and <img src=a.png> <code>ls -l</code>.");
    let kinds: Vec<_> = found.iter().map(|(raw, code)| (raw.as_str(), code.kind, code.pair.as_deref())).collect();
    assert_eq!(
        kinds,
        [
            ("<a href='x'>", CodeKind::Start, Some("1")),
            ("<b>", CodeKind::Start, Some("2")),
            ("</b>", CodeKind::End, Some("2")),
            ("</a>", CodeKind::End, Some("1")),
            ("<br/>", CodeKind::Placeholder, None),
            ("<img src=a.png>", CodeKind::Image, None),
            ("<code>ls -l</code>", CodeKind::CodeSpan, None),
        ]
    );
    assert_eq!(found[0].1.category.as_deref(), Some("link"));
    assert_eq!(found[1].1.category.as_deref(), Some("bold"));
}

#[test]
fn white_space_collapses_as_in_a_browser() {
    assert_eq!(texts("<p> a \n\t b <b> c </b> d&nbsp; e <br> f </p>"), ["a b <b>c </b>d\u{A0} e<br>f"]);
    assert_eq!(texts("<p>a<!-- x --> b<script> </script> c"), ["a b c"]);
}

#[test]
fn what_is_not_to_be_translated_is_kept_whole() {
    assert_eq!(texts("<p>Run <b translate=no>Fungua <i>x</i></b> now.").len(), 1);
    let found = codes("<p>Run <b translate=\"no\">Open <i>x</i></b> now.");
    assert_eq!((found.len(), found[0].0.as_str()), (1, "<b translate=\"no\">Open <i>x</i></b>"));
    assert_eq!(found[0].1.kind, CodeKind::Placeholder);
    assert_eq!(texts("<div class='a notranslate'>no<div>no</div>no</div>yes"), ["yes"]);
    assert_eq!(texts("<p translate=no>no<p>yes"), ["yes"]);
    assert_eq!(texts("<ul><li translate=no>no<ul><li>no</ul>no<li>yes</ul>yes"), ["yes", "yes"]);
    assert_eq!(texts("<div><span translate=no>no<p>no</p>no</div>yes"), ["yes"]);
}

#[test]
fn code_is_left_alone_and_other_text_that_is_left_out_is_named() {
    let page = "<pre><code>let x;</code></pre><pre>A poem</pre><template><p>T</p></template><p>x <svg><text>w</text>\
                </svg> y <math><mi>z</mi></math>.";
    let found = walk(page);
    let places = [page.find("<pre>A").unwrap(), page.find("<template").unwrap()];
    assert_eq!(found.left_out, [(places[0], "preformatted text"), (places[1], "a template")]);
    let kinds: Vec<_> = found.passages[0].segment.codes().iter().map(|code| code.kind).collect();
    assert_eq!(kinds, [CodeKind::Image, CodeKind::Placeholder]);
}

#[test]
fn broken_pages_are_read() {
    assert_eq!(texts("<p>One <b>two<p>three</b> four"), ["One <b>two", "three</b> four"]);
    assert_eq!(codes("<p>One <b>two<p>three")[0].1.kind, CodeKind::IsolatedStart);
    assert_eq!(texts("a </ b> c <3 & d < e"), ["a c <3 & d < e"]);
    assert_eq!(texts("<p>x <code>never closed<p>next"), ["x <code>never closed", "next"]);
    assert_eq!(texts("<p>x <b>y <i>z</b> w</i>"), ["x <b>y <i>z</b> w</i>"]);
    assert_eq!(texts("<p>cut off <a href=\"x"), ["cut off"]);
    assert!(texts("").is_empty() && texts("<").len() == 1);
}

#[test]
fn a_long_tag_is_shortened() {
    let page = format!("<p>See <img src='data:{}'> here", "A".repeat(1 << 20));
    assert_eq!(texts(&page), ["See <img …> here"]);
    let page = format!("<p {}>x", "a=b ".repeat(250_000));
    assert_eq!(texts(&page), ["x"]);
}

#[test]
fn depth_and_length_cost_no_more_than_time() {
    let page = "<div>".repeat(5_000) + "deep" + &"<b>".repeat(200_000) + "x" + &"</i></code>".repeat(200_000);
    assert_eq!(read(&page).len(), 1);
    let page = "<code>".repeat(100_000) + "&amp;".repeat(10_000).as_str();
    assert_eq!(walk(&page).passages.len(), 1);
    let error = document_of(("<p>".to_owned() + &"neno ".repeat(300_000)).as_bytes()).unwrap_err();
    assert!(matches!(error, ReadError::LineTooLong { line: 1, megabytes: 1 }));
}

#[test]
fn places_are_lines_and_columns() {
    let document = document_of(b"<p>One\n  <b>two</b>\n  caf&eacute; x</p>").unwrap();
    let passage = &document.passages[0];
    let at = |word: &str| passage.position(passage.segment.text().find(word).unwrap());
    assert_eq!((at("One").line, at("One").column), (1, 4));
    assert_eq!((at("two").line, at("two").column), (2, 6));
    assert_eq!((at("x").line, at("x").column), (3, 15));
    let document = document_of(b"<p>One.\nTwo").unwrap();
    let two = document.passages[0].position(5);
    assert_eq!((two.line, two.column), (2, 1));
}

#[test]
fn nul_characters_are_taken_out_and_named() {
    let mut page = format!("<html><p>{}", "neno ".repeat(30)).into_bytes();
    page[20] = 0;
    let document = document_of(&page).unwrap();
    assert_eq!(document.left_out.len(), 1);
}

#[test]
fn pages_are_recognised_and_other_markup_is_not() {
    for page in [
        "<!doctype HTML>\n<p>x",
        "\u{FEFF}<!-- saved -->\n<HTML lang=en>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"a\" \"b\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
        "<body>x",
    ] {
        assert!(Html.recognises(&Head::new(page.as_bytes())), "{page}");
    }
    for other in [
        "<p align=center>A</p>\n\n# Title\n",
        "<?xml version='1.0'?><tmx/>",
        "<htmlx>",
        "Text <html>",
        "<div>x</div>",
        "<?xml version='1.0'?><note><html/></note>",
        "",
    ] {
        assert!(!Html.recognises(&Head::new(other.as_bytes())), "{other}");
    }
}

proptest::proptest! {
    #[test]
    fn no_page_breaks_it(page in "(<[/!?]?(p|b|i|div|li|ul|code|pre|svg|a|br|img|title|script|template)?( (translate=no|x=\"|/))?>?|[ \n&;#a1é\"'<>-]|&amp;|&eacute|text){0,60}") {
        let found = walk(&page);
        for passage in &found.passages {
            for (at, _) in passage.segment.text().char_indices() {
                proptest::prop_assert!(page.is_char_boundary(passage.document_offset(at).min(page.len())));
            }
        }
        document_of(page.as_bytes()).unwrap();
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        let _ = document_of(&bytes);
    }
}
