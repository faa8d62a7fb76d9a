//! Errors of Swahili grammar, put into the sentences of `good.txt`. There a word that can be spoilt has a mark for what
//! it is: a modifier `/m`, a relative `/r`, `-enye` and `-o-ote` `/e`, a verb `/v`, a verb of two nouns `/c`, a
//! negative present `/n`, a future relative `/f`, a place in -ni `/l`, the second verb of a correlation `/p`. The marks
//! were set by hand, so what the program does not understand counts as well.

use std::ops::Range;

use super::agreement::{other_modifier, other_subject};
use super::{Checker, Mutant, Random, table};

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

/// The word with an error in it, and what the error is.
fn spoilt(word: &str, mark: char, random: &mut Random) -> Option<(&'static str, String)> {
    Some(match mark {
        'm' => ("modifier of another class", other_modifier(word, random)?),
        'e' => ("-enye or -o-ote of another class", other_modifier(word, random)?),
        'r' => ("relative of another class", other_modifier(word, random)?),
        'v' => ("verb of another class", other_subject(word, false, random)?),
        'c' => ("verb in the singular after two nouns", other_subject(word, true, random)?),
        'p' => ("second prefix in si tu … bali pia", other_subject(word, false, random)?),
        'n' => ("negative present in -a", format!("{}a", word.strip_suffix('i')?)),
        'f' => ("relative after -ta-", word.replacen("taka", "ta", 1)),
        'l' => ("katika before a place in -ni", format!("katika {word}")),
        _ => return None,
    })
}

fn mutants() -> Vec<Mutant> {
    let mut random = Random::new(7);
    let mut mutants = Vec::new();
    for good in good() {
        for (span, mark) in &good.marked {
            let Some((kind, word)) = spoilt(&good.text[span.clone()], *mark, &mut random) else { continue };
            let text = format!("{}{word}{}", &good.text[..span.start], &good.text[span.end..]);
            mutants.push(Mutant { kind, source: None, text, place: span.start..span.start + word.len() });
        }
    }
    mutants
}

#[test]
#[expect(clippy::print_stdout, reason = "what was measured, for those who ask to see it")]
fn errors_put_into_good_swahili_are_found() {
    let recall = Checker::new(&["sw."]).recall(&mutants());
    let table = table(&recall);
    println!("{table}");
    for (kind, goal) in [
        ("modifier of another class", 0.60),
        ("relative of another class", 0.60),
        ("verb of another class", 0.50),
        ("verb in the singular after two nouns", 0.50),
    ] {
        assert!(recall[kind].share() >= goal, "{kind}\n{table}");
    }
}

#[test]
fn the_good_swahili_is_left_alone() {
    let checker = Checker::new(&["sw."]);
    let alarms: Vec<String> = good()
        .iter()
        .flat_map(|good| {
            let found = checker.findings(None, &good.text);
            found.into_iter().map(|(span, rule)| format!("{rule}: {}: {}", &good.text[span], good.text))
        })
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}
