//! Repaired matches on real translations: a figure of the source is changed, and the target must follow or stay as it
//! was.

use istilahi::app::shipped;
use istilahi::model::segment::Segment;
use istilahi::repair::{Glossary, Texts, repair};
use istilahi::terminology::recognise::Recogniser;
use istilahi::text::language::Language;

use crate::support::data;

/// The English and Swahili texts of a TMX file of plain units.
fn pairs(tmx: &str) -> Vec<(String, String)> {
    let text = |seg: &str| {
        let text = seg.split("</seg>").next().unwrap_or_default();
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
            .iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let units = tmx.split("<tu ").skip(1).map(|unit| unit.split("<seg>").skip(1).map(text).collect::<Vec<_>>());
    units.filter_map(|texts| <[String; 2]>::try_from(texts).ok().map(|[one, other]| (one, other))).collect()
}

/// The figures of a text, in order of their digits.
fn figures(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let joins = |at: usize| {
        matches!(bytes[at], b'.' | b',')
            && at > 0
            && bytes[at - 1].is_ascii_digit()
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    let inside = |at: usize| bytes[at].is_ascii_digit() || joins(at);
    let mut found = Vec::new();
    let mut start = None;
    for at in 0..=bytes.len() {
        match (start, at < bytes.len() && inside(at)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(text[from..at].to_owned());
                start = None;
            }
            _ => {}
        }
    }
    found.sort();
    found
}

#[test]
fn a_changed_figure_is_changed_in_the_target_and_nothing_else() {
    let Some(path) = data("tico19/all.en-sw.tmx") else { return };
    let pairs = pairs(&std::fs::read_to_string(path).unwrap());
    let concepts = shipped::concepts();
    let (english, swahili) = (Language::english(), Language::swahili());
    let recogniser = Recogniser::new(&concepts, &english);
    let glossary = Glossary { concepts: &concepts, recogniser: &recogniser };
    let (mut tried, mut vouched, mut doubted) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (number, (source, target)) in pairs.iter().enumerate().step_by(4) {
        for old in figures(source) {
            // The last digit is another one, and never zero.
            let last = usize::from(old.as_bytes()[old.len() - 1] - b'0');
            let new = format!("{}{}", &old[..old.len() - 1], (last + number % 7) % 9 + 1);
            let query = source.replacen(&old, &new, 1);
            if new == old || query == *source {
                continue;
            }
            tried += 1;
            let [query, source, segment] = [&query, source, target].map(Segment::plain);
            let texts = Texts { query: &query, source: &source, target: &segment, from: &english, to: &swahili };
            let Some(found) = repair(texts, glossary) else { continue };
            if !found.is_vouched() {
                doubted += 1;
                continue;
            }
            vouched += 1;
            let in_figures = found.changes.iter().all(|change| change.before.contains(|c: char| c.is_ascii_digit()));
            let mut gone = figures(target);
            let mut come = figures(found.target.text());
            gone.retain(|figure| match come.iter().position(|other| other == figure) {
                Some(at) => {
                    come.remove(at);
                    false
                }
                None => true,
            });
            let digits = |text: &String| text.replace(['.', ','], "");
            let exchanged = gone.len() == 1
                && come.len() == 1
                && found.changes.len() == 1
                && figures(source.text()).iter().any(|figure| digits(figure) == digits(&gone[0]))
                && figures(query.text()).iter().any(|figure| digits(figure) == digits(&come[0]));
            if in_figures && !exchanged {
                wrong.push(format!("{}\n  {}", query.text(), found.target.text()));
            }
        }
    }
    assert!(tried > 500, "{tried} figures changed");
    assert!(vouched * 10 > tried * 7, "of {tried} changed figures {vouched} vouched for, {doubted} with a doubt");
    assert!(wrong.is_empty(), "{} of {vouched}:\n{}", wrong.len(), wrong.join("\n"));
}
