//! Errors of Swahili grammar, put into the sentences of `good.txt`. There a word that can be spoilt has a mark for what
//! it is: a modifier `/m`, a relative `/r`, `-enye` and `-o-ote` `/e`, a verb `/v`, a verb of two nouns `/c`, a
//! negative present `/n`, a future relative `/f`, a place in -ni `/l`, the second verb of a correlation `/p`, a word with
//! ng' `/g`, the last infinitive of a series `/h`, the subject behind a long `kwa` with infinitives `/k`. The marks were
//! set by hand, so what the program does not understand counts as well.

use std::ops::Range;

use istilahi::check::{Pair, all};
use istilahi::model::finding::Side;
use istilahi::model::segment::Segment;

use super::agreement::{is_nine_ten, other_modifier, other_subject};
use super::{Checker, Kind, Mutant, Random};

const GOOD: &str = include_str!("good.txt");

/// A sentence with its marked words.
struct Good {
    text: String,
    marked: Vec<(Range<usize>, char)>,
}

fn good() -> Vec<Good> {
    let read = |line: &str| {
        let mut good = Good { text: String::new(), marked: Vec::new() };
        for word in line.split(' ') {
            if !good.text.is_empty() {
                good.text.push(' ');
            }
            let start = good.text.len();
            match word.split_once('/') {
                Some((word, mark)) => {
                    good.text.push_str(word);
                    let mut mark = mark.chars();
                    good.marked.extend(mark.next().map(|mark| (start..good.text.len(), mark)));
                    good.text.push_str(mark.as_str());
                }
                None => good.text.push_str(word),
            }
        }
        good
    };
    GOOD.lines().map(read).collect()
}

/// What is wrong with the word, and the rules that are to find it.
type Wrong = (&'static [&'static str], &'static str);

const MODIFIER: Wrong = (&["sw.noun-phrase", "sw.levelled", "sw.enye"], "modifier of another class");
const LEVELLED: Wrong = (&["sw.levelled", "sw.noun-phrase"], "modifier of class 9 or 10");
const ENYE: Wrong = (&["sw.enye", "sw.levelled"], "-enye or -o-ote of another class");
const RELATIVE: Wrong = (&["sw.amba", "sw.subject", "sw.levelled"], "relative of another class");
const VERB: Wrong = (&["sw.subject", "sw.levelled"], "verb of another class");
const SINGULAR: Wrong = (&["sw.coordination", "sw.subject"], "verb in the singular after two nouns");
const PREFIXES: Wrong = (&["sw.prefixes", "sw.subject", "sw.levelled"], "second prefix in si tu … bali pia");
const NEGATIVE: Wrong = (&["sw.negative"], "negative present in -a");
const FUTURE: Wrong = (&["sw.relative"], "relative after -ta-");
const LOCATIVE: Wrong = (&["sw.locative"], "katika before a place in -ni");
const APOSTROPHE: Wrong = (&["sw.apostrophe"], "the apostrophe of ng' left out");
const HABITUAL: Wrong = (&["sw.habitual"], "hu- in a series of infinitives");
const FRAGMENT: Wrong = (&["sw.fragment"], "a sentence without its main clause");

/// The word with an error in it, and what the error is.
fn spoilt(word: &str, mark: char, random: &mut Random) -> Option<(Wrong, String)> {
    Some(match mark {
        'm' => {
            let other = other_modifier(word, random)?;
            (if is_nine_ten(&other) { LEVELLED } else { MODIFIER }, other)
        }
        'e' => (ENYE, other_modifier(word, random)?),
        'r' => (RELATIVE, other_modifier(word, random)?),
        'v' => (VERB, other_subject(word, false, random)?),
        'c' => (SINGULAR, other_subject(word, true, random)?),
        'p' => (PREFIXES, other_subject(word, false, random)?),
        'n' => (NEGATIVE, format!("{}a", word.strip_suffix('i')?)),
        'f' => (FUTURE, word.replacen("taka", "ta", 1)),
        'l' => (LOCATIVE, format!("katika {word}")),
        'g' => (APOSTROPHE, word.replace('\'', "")),
        'h' => (HABITUAL, format!("hu{}", word.strip_prefix("ku")?)),
        _ => return None,
    })
}

/// The sentence with another word at `span`.
fn mutant((rules, error): Wrong, text: &str, span: &Range<usize>, word: &str) -> Mutant {
    let text = format!("{}{word}{}", &text[..span.start], &text[span.end..]);
    let pair = Pair { source: None, target: Segment::plain(text), ..Pair::default() };
    Mutant::of_pair(Kind { rules, error }, pair, Side::Target, span.start..span.start + word.len())
}

pub(super) fn mutants() -> Vec<Mutant> {
    let mut random = Random::new(7);
    let mut mutants = Vec::new();
    for Good { text, marked } in good() {
        for (span, mark) in &marked {
            if *mark == 'k' {
                // The comma before the subject and all behind it.
                let start = text[..span.start].rfind(',').unwrap_or(span.start);
                let lost = mutant(FRAGMENT, &text, &(start..text.len()), ".");
                mutants.push(Mutant { place: 0..start, ..lost });
            } else if let Some((wrong, word)) = spoilt(&text[span.clone()], *mark, &mut random) {
                mutants.push(mutant(wrong, &text, span, &word));
            }
        }
    }
    mutants
}

#[test]
fn the_good_swahili_is_left_alone() {
    let good = good();
    let pairs: Vec<Pair> =
        good.iter().map(|good| Pair { target: Segment::plain(&*good.text), ..Pair::default() }).collect();
    let rules: Vec<_> = all().filter(|rule| rule.id().starts_with("sw.")).collect();
    let found = Checker::new(Vec::new()).findings(&rules, &pairs);
    let words = |segment: usize, span: &Range<usize>| good[segment].text[span.clone()].to_owned();
    let alarms: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {}: {}", one.rule, words(one.segment, &one.span), good[one.segment].text))
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}
