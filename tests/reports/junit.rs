//! JUnit, read by an XML parser.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::samples::{Sample, hostile, problems, usual, written};

/// An element: its path, its attributes, and the text in it.
type Element = (String, Vec<(String, String)>, String);

/// The elements, in order; fails where the text is no XML.
fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut path: Vec<String> = Vec::new();
    let mut elements: Vec<Element> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}"));
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                path.push(start.name().as_ref().to_owned());
                let attributes = start.attributes().map(|one| {
                    let one = one.expect("an attribute");
                    let value = quick_xml::escape::unescape(one.value.as_ref()).expect("a value").into_owned();
                    (one.key.as_ref().to_owned(), value)
                });
                elements.push((path.join("/"), attributes.collect(), String::new()));
                if is_empty {
                    path.pop();
                }
            }
            Event::End(_) => drop(path.pop()),
            Event::Text(inside) => elements.last_mut().into_iter().for_each(|last| last.2.push_str(&inside)),
            Event::GeneralRef(reference) => {
                let text =
                    quick_xml::escape::unescape(&format!("&{};", &*reference)).expect("a reference").into_owned();
                elements.last_mut().expect("it is in an element").2.push_str(&text);
            }
            _ => {}
        }
    }
    assert!(path.is_empty(), "not closed: {path:?}");
    let forbidden =
        |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    assert!(!text.contains(forbidden), "a character that XML cannot hold");
    elements
}

fn attribute<'a>(element: &'a (String, Vec<(String, String)>, String), name: &str) -> &'a str {
    element.1.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

#[test]
fn findings_are_cases_of_suites() {
    let elements = elements(&written("junit", &usual(), &problems()));
    let of = |path: &str| elements.iter().filter(|one| one.0 == path).collect::<Vec<_>>();
    let suites: Vec<&str> = of("testsuites/testsuite").iter().map(|suite| attribute(suite, "name")).collect();
    assert_eq!(suites, ["docs/habari ya leo.md", "news.tmx", "client", "istilahi check", "istilahi check"]);
    let failures = of("testsuites/testsuite/testcase/failure");
    assert_eq!(attribute(failures[0], "message"), "2 findings, the first: something is wrong here");
    assert!(
        failures[0].2.contains("docs/habari ya leo.md:3:8: warning: something is wrong here\n"),
        "{}",
        failures[0].2
    );
    assert_eq!(failures.len(), 2, "an info does not fail a run that warnings fail");
    assert_eq!(of("testsuites/testsuite/testcase/error").len(), 1);
    for suite in of("testsuites/testsuite") {
        assert!(attribute(suite, "tests").parse::<usize>().unwrap() > 0);
    }
}

#[test]
fn any_text_is_well_formed() {
    let texts = hostile();
    let count = |samples: &[Sample]| elements(&written("junit", samples, &problems())).len();
    assert!(count(&texts) > 5);
    let nothing = elements(&written("junit", &[], &[]));
    assert_eq!(nothing.len(), 3, "{nothing:?}");
    assert_eq!(attribute(&nothing[2], "name"), "nothing found in 40 segments");
}
