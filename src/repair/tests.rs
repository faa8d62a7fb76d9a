//! Repairs from both sides, as a table of cases, and on random segments with codes.

use proptest::prelude::*;

use super::*;
use crate::format::read_glossary_pair;
use crate::model::segment::{CodeKind, SegmentBuilder};

/// Each line: language of the sources, source, target, new text, repaired target, doubts.
const CASES: &str = include_str!("cases.tsv");

struct Setting {
    concepts: Vec<Concept>,
    english: Recogniser,
    swahili: Recogniser,
}

impl Setting {
    fn new() -> Setting {
        let concepts =
            read_glossary_pair(include_str!("../../glossary/concepts.csv"), include_str!("../../glossary/terms.csv"))
                .unwrap();
        let english = Recogniser::new(&concepts, &Language::english());
        let swahili = Recogniser::new(&concepts, &Language::swahili());
        Setting { concepts, english, swahili }
    }

    fn repair(&self, from: &str, source: &Segment, target: &Segment, query: &Segment) -> Option<Repair> {
        let from: Language = from.parse().unwrap();
        let (to, recogniser) = match from.base() {
            "en" => (Language::swahili(), &self.english),
            _ => (Language::english(), &self.swahili),
        };
        let glossary = Glossary { concepts: &self.concepts, recogniser };
        repair(Texts { query, source, target, from: &from, to: &to }, glossary)
    }
}

#[test]
fn cases_from_both_languages() {
    let setting = Setting::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [from, source, target, query, expected, doubts] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("six fields: {line}");
        };
        count += 1;
        let plain = Segment::plain;
        let found = setting.repair(from, &plain(source), &plain(target), &plain(query));
        let text = found.as_ref().map_or("-", |found| found.target.text());
        let mut named: Vec<&str> =
            found.iter().flat_map(|found| &found.unvouched).map(|one| one.doubt.as_str()).collect();
        named.dedup();
        if (text, named.join(" ").as_str()) != (expected, doubts) {
            let unvouched = found.as_ref().map(|found| found.unvouched.clone());
            wrong.push(format!("{source} → {query}\n  {text}  {unvouched:?}\n  {expected}  {doubts}"));
        }
    }
    assert!(count >= 60, "{count} cases");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Text with codes: `[kind|content]` stands for a code.
fn with_codes(text: &str) -> Segment {
    let mut builder = SegmentBuilder::default();
    for (at, part) in text.split(['[', ']']).enumerate() {
        match part.split_once('|').filter(|_| at % 2 == 1) {
            Some((kind, content)) => {
                builder.push_code(kind.parse().unwrap_or(CodeKind::Unknown), content);
            }
            None => builder.push_text(part),
        }
    }
    builder.finish()
}

#[test]
fn codes_change_with_their_contents() {
    let setting = Setting::new();
    for (source, target, query, expected) in [
        (
            "See [start|<a href=1>]the page[end|</a>].",
            "Tazama [start|<a href=1>]ukurasa[end|</a>].",
            "See [start|<a href=2>]the page[end|</a>].",
            Some("Tazama <a href=2>ukurasa</a>."),
        ),
        (
            "Run [code-span|`a`] [start|**]now[end|**] for 5 days.",
            "Endesha [code-span|`a`] [start|**]sasa[end|**] kwa siku 5.",
            "Run [code-span|`b c`] [start|**]now[end|**] for 6 days.",
            Some("Endesha `b c` **sasa** kwa siku 6."),
        ),
        (
            "Use [start|<b>]it[end|</b>] now",
            "Itumie [start|<b>]sasa[end|</x>]",
            "Use [start|<i>]it[end|</i>] now",
            None,
        ),
        ("A [image|![x](a.png)] b", "A [image|![y](a.png)] b", "A [image|![x](b.png)] b", None),
    ] {
        let found = setting.repair("en", &with_codes(source), &with_codes(target), &with_codes(query));
        assert_eq!(found.as_ref().map(|found| found.target.text()), expected, "{query}");
        let Some(found) = found else { continue };
        assert!(found.is_vouched(), "{:?}", found.unvouched);
        let kinds = |segment: &Segment| segment.codes().iter().map(|code| code.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&found.target), kinds(&with_codes(target)));
        let shown = found.target.codes().iter().map(|code| found.target.content(code));
        assert!(shown.zip(with_codes(query).codes().iter()).count() > 0);
    }
}

#[test]
fn a_change_stands_where_it_says() {
    let setting = Setting::new();
    let plain = Segment::plain;
    let found = setting
        .repair("en", &plain("5 plants on 3 May"), &plain("Viwanda 5, tarehe 3 Mei"), &plain("15 plants on 4 June"))
        .unwrap();
    let shown: Vec<_> = found
        .changes
        .iter()
        .map(|change| (change.kind.as_str(), change.before.as_str(), &found.target.text()[change.span.clone()]))
        .collect();
    assert_eq!(shown, [("number", "5", "15"), ("date", "tarehe 3 Mei", "tarehe 4 Juni")]);
    assert!(found.changes.iter().all(|change| found.target.text()[change.span.clone()] == change.after));
}

fn segment() -> impl Strategy<Value = Segment> {
    let words = "(furnace|tanuri|copper|shaba|Kenya|Misri|5|12,5|1.234|saa 2 asubuhi|8:30 am|[0-9]{1,3}|March|Machi|\
                 12 May 2024|tarehe 3 Mei|%s|\\{a\\}|[$€]|days|siku|two|mbili|é|\u{0}|中|'s|[.,()]|a)";
    let piece = (words, 0..12_u8).prop_map(|(word, kind)| (word, kind));
    prop::collection::vec(piece, 0..14).prop_map(|pieces| {
        let mut builder = SegmentBuilder::default();
        for (word, kind) in pieces {
            match kind {
                0 => drop(builder.push_code(CodeKind::Start, &word).span.clone()),
                1 => drop(builder.push_code(CodeKind::End, "").span.clone()),
                2 => builder.push_text(&word),
                _ => {
                    builder.push_text(&word);
                    builder.push_text(" ");
                }
            }
        }
        builder.finish()
    })
}

proptest! {
    #[test]
    fn no_segments_make_it_panic(source in segment(), target in segment(), query in segment()) {
        static SETTING: std::sync::LazyLock<Setting> = std::sync::LazyLock::new(Setting::new);
        for from in ["en", "sw", "sw-CD", "fr"] {
            if let Some(found) = SETTING.repair(from, &source, &target, &query) {
                prop_assert!(!found.changes.is_empty());
                let codes: Vec<CodeKind> = found.target.codes().iter().map(|code| code.kind).collect();
                let before: Vec<CodeKind> = target.codes().iter().map(|code| code.kind).collect();
                prop_assert_eq!(codes, before);
                for change in &found.changes {
                    prop_assert_eq!(found.target.text().get(change.span.clone()), Some(change.after.as_str()));
                }
                // Taken back, the changes leave the target as it was.
                let mut text = found.target.text().to_owned();
                for change in found.changes.iter().rev() {
                    text.replace_range(change.span.clone(), &change.before);
                }
                prop_assert_eq!(text, target.text());
            }
        }
    }
}
