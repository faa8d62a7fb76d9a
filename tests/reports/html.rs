//! The HTML page, read by an HTML parser.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::samples::{hostile, problems, usual, written};

const VOID: &[&str] = &["meta", "input", "br", "hr", "link"];

/// What stands in a page: each start tag with its attributes, and the text outside of style and script.
#[derive(Default)]
struct Page {
    tags: Vec<(String, Vec<(String, String)>)>,
    text: String,
}

fn page(html: &str) -> Page {
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut page = Page::default();
    let mut open: Vec<String> = Vec::new();
    // As browsers do, it takes what is inside a script for text.
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(key, value)| (string(key), string(&value.value))).collect();
                if !VOID.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                page.tags.push((name, attributes));
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(string(&tag.name)), "an element is closed in its turn"),
            Token::String(text) if !open.iter().any(|name| name == "style" || name == "script") => {
                page.text.push_str(&string(&text.value));
            }
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    page
}

impl Page {
    fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|(tag, _)| tag == name).count()
    }

    fn values(&self, attribute: &str) -> Vec<&str> {
        let attributes = self.tags.iter().flat_map(|(_, attributes)| attributes);
        attributes.filter(|(name, _)| name == attribute).map(|(_, value)| value.as_str()).collect()
    }
}

#[test]
fn every_page_is_whole_and_needs_nothing_else() {
    for samples in [usual(), hostile(), Vec::new()] {
        for problems in [problems(), Vec::new()] {
            let html = written("html", &samples, &problems);
            let page = page(&html);
            assert_eq!((page.count("script"), page.count("style"), page.count("html")), (1, 1, 1));
            assert_eq!(page.count("article"), samples.len());
            for name in ["img", "iframe", "link", "object", "a"] {
                assert!(page.count(name) <= if name == "a" { 2 } else { 0 }, "{name}");
            }
            for (tag, attributes) in &page.tags {
                for (name, value) in attributes {
                    assert!(!name.starts_with("on") && name != "style" && name != "src", "{tag} {name}={value}");
                    assert!(name != "href" || value.starts_with('#'), "{value}");
                }
            }
            let ids = page.values("id");
            let mut once = ids.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "an id stands twice");
        }
    }
}

#[test]
fn texts_are_shown_and_never_obeyed() {
    let page = page(&written("html", &hostile(), &problems()));
    assert!(page.text.contains("</script><script>alert(\"1\")</script>"));
    assert!(page.values("data-file").contains(&"a,b:\"<c>\u{FFFD}%\n.md"));
    let empty = self::page(&written("html", &[], &[]));
    assert!(empty.text.contains("nothing found in 40 segments"));
}

#[test]
fn source_and_target_stand_side_by_side_in_their_languages() {
    let page = page(&written("html", &usual(), &[]));
    assert_eq!(page.values("lang"), ["en", "sw", "sw", "en", "sw", "sw"], "the page, then each text");
    assert_eq!(page.count("mark"), 4);
    assert_eq!(page.values("data-file"), ["docs/habari ya leo.md", "news.tmx", "client"]);
    assert!(page.text.contains("docs/habari ya leo.md:3:8") && page.text.contains("news.tmx:12:1 · unit d1_s2"));
    assert!(page.text.contains("1 error, 2 warnings, 1 info in 40 segments, 2 fixable with --fix"));
}
