//! The good pairs of `pairs.tsv`, and the errors that are put into them.

use istilahi::check::{Pair, all};
use istilahi::model::finding::Severity;
use istilahi::model::segment::{Code, CodeKind, Segment};

use super::edit::{Mutator, Spoilt};
use super::{Checker, Kind, Mutant, Random, form, places, terms, values, words};

const PAIRS: &str = include_str!("pairs.tsv");

/// Of one kind no more than this are put in.
const MOST: usize = 50;

/// A text in which `{{<b>}}` is a code with the content `<b>`.
fn segment(marked: &str) -> Segment {
    let (mut text, mut codes) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once("{{<") {
        text.push_str(before);
        let (content, behind) = behind.split_once(">}}").expect("the end of a code");
        let kind = match content {
            _ if content.starts_with('/') => CodeKind::End,
            _ if content.ends_with('/') => CodeKind::Placeholder,
            _ => CodeKind::Start,
        };
        let content = format!("<{content}>");
        codes.push(Code::new(kind, text.len()..text.len() + content.len()));
        text.push_str(&content);
        rest = behind;
    }
    text.push_str(rest);
    Segment::checked(text, codes).expect("codes are in order")
}

pub(super) fn good() -> Vec<Pair> {
    let pair = |line: &str| {
        let (source, target) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in: {line}"));
        Pair { source: Some(segment(source)), target: segment(target), ..Pair::default() }
    };
    PAIRS.lines().map(pair).collect()
}

/// The errors of each kind, one a pair.
pub(super) fn mutants() -> Vec<Mutant> {
    let good = good();
    let mut random = Random::new(11);
    let mut mutants = Vec::new();
    let kinds = [form::KINDS, values::KINDS, places::KINDS, words::KINDS];
    for (rules, error, mutator) in kinds.into_iter().flatten().copied() {
        let mutator: Mutator = mutator;
        let spoilt = good.iter().filter_map(|pair| mutator(pair, &mut random));
        mutants.extend(spoilt.take(MOST).map(|Spoilt { source, target, side, place }| {
            Mutant::of_pair(Kind { rules, error }, Pair { source, target, ..Pair::default() }, side, place)
        }));
    }
    mutants.extend(words::mixed(&good));
    mutants.extend(terms::mutants(&good, &mut random));
    mutants
}

#[test]
fn the_good_pairs_are_left_alone() {
    let good = good();
    let rules: Vec<_> = all().collect();
    let found = Checker::new(terms::concepts()).findings(&rules, &good);
    let alarms: Vec<String> = found
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .map(|one| format!("{}: {}: {}", one.rule, one.message, good[one.segment].target.text()))
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}
