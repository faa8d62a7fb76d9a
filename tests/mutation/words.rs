//! Wrong words: glued, repeated, misspelt, made up by machines, left in English.

use std::ops::Range;
use std::sync::LazyLock;

use istilahi::check::Pair;
use istilahi::model::finding::Side;
use istilahi::model::segment::Segment;

use super::edit::{Mutator, Spoilt, at, english, in_target, place, places};
use super::{Kind, Mutant, Random};

pub(super) const KINDS: &[(&[&str], &str, Mutator)] = &[
    (&["word.glued"], "a small word glued to the next", |pair, random| {
        let span = place(pair, random, &format!(r"\b(?:{SMALL}) [a-z]{{4,}}(?: |[.,?!]$)"))?;
        let span = span.start..span.end - 1;
        let glued = at(pair, &span).replace(' ', "");
        in_target(pair, span, &glued)
    }),
    (&["word.glued"], "a small word glued to a name", |pair, random| {
        let span = place(pair, random, &format!(r"\b(?:{SMALL}|ni) [A-Z][a-z]{{3,}}\b"))?;
        let glued = at(pair, &span).replace(' ', "");
        in_target(pair, span, &glued)
    }),
    (&["word.glued"], "two long words glued", |pair, random| {
        let span = place(pair, random, r"\b[a-z]{5,} [a-z]{5,}\b")?;
        let glued = at(pair, &span).replace(' ', "");
        in_target(pair, span, &glued)
    }),
    (&["word.glued-sentence"], "the space between sentences lost", |pair, random| {
        let span = place(pair, random, r"\b[A-Za-z]+[.!?] [A-Z][a-z]+")?;
        let glued = at(pair, &span).replace(' ', "");
        in_target(pair, span, &glued)
    }),
    (&["word.repeated"], "a small word twice", |pair, random| {
        let span = place(pair, random, &format!(r"\b(?:{SMALL}|ni|kwamba)\b"))?;
        let twice = format!("{0} {0}", at(pair, &span));
        in_target(pair, span, &twice)
    }),
    (&["spelling.slip"], "a slip of the list", |pair, random| respelt(pair, random, |row| row[2] == "slip")),
    (&["spelling.standard"], "another spelling", |pair, random| {
        // What is standard too, or as common, is no fault.
        respelt(pair, random, |row| {
            matches!(&*row[2], "spelling" | "loan") && !row[3].contains("common") && !row[3].contains("in use")
        })
    }),
    (&["spelling.unknown-word", "spelling.slip"], "two letters exchanged", |pair, random| {
        let span = place(pair, random, r"\b[a-z]{6,}\b")?;
        let mut letters: Vec<char> = at(pair, &span).chars().collect();
        let places: Vec<usize> = (2..letters.len()).filter(|at| letters[at - 1] != letters[*at]).collect();
        let second = random.pick(&places)?;
        letters.swap(second - 1, second);
        in_target(pair, span, &letters.into_iter().collect::<String>())
    }),
    (&["spelling.unknown-word", "spelling.slip"], "a vowel left out", |pair, random| {
        let span = place(pair, random, r"\b[a-z]{6,}\b")?;
        let word = at(pair, &span);
        let inside = 1..word.len() - 1;
        let vowels: Vec<usize> = inside.filter(|at| b"aeiou".contains(&word.as_bytes()[*at])).collect();
        let vowel = random.pick(&vowels)?;
        in_target(pair, span, &format!("{}{}", &word[..vowel], &word[vowel + 1..]))
    }),
    (&["machine.non-word"], "a word that machines made up", |pair, random| {
        let rows: Vec<&[String; 4]> = MACHINE.iter().filter(|row| row[0] == "non-word").collect();
        exchanged(pair, random, &rows.iter().map(|row| (row[2].as_str(), row[1].as_str())).collect::<Vec<_>>())
    }),
    (&["machine.boilerplate"], "the words of a button behind the text", |pair, random| {
        let phrases: Vec<&str> =
            MACHINE.iter().filter(|row| row[0] == "boilerplate").map(|row| row[1].as_str()).collect();
        let is_sentence = pair.target.text().ends_with('.') && pair.target.codes().is_empty();
        let start = pair.target.text().len();
        let text = format!("{} {}", pair.target.text(), random.pick(&phrases)?);
        let place = start + 1..text.len();
        let spoilt = Spoilt { source: None, target: Segment::plain(text), side: Side::Target, place };
        Some(spoilt).filter(|_| is_sentence)
    }),
    (&["phrase.untranslated"], "the last three words left in English", |pair, random| {
        let span = place(pair, random, r"(\w{3,} \w+ \w+)[.?!]$")?;
        let words: Vec<&str> = english(pair).trim_end_matches(['.', '?', '!']).split(' ').collect();
        let last = words[words.len().saturating_sub(3)..].join(" ");
        let plain = last.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
        in_target(pair, span, &last).filter(|_| plain)
    }),
    (&["phrase.calque"], "a phrase put word by word", |pair, random| exchanged(pair, random, CALQUES)),
];

/// An address of a page or a mailbox, or a variable.
const ADDRESS: &str = r"\S*[@/.{]\w\S*";

/// Words that other words follow.
const SMALL: &str = "ya|wa|za|la|cha|vya|na|kwa|katika";

/// What the pairs say, and what the English words would be one by one.
const CALQUES: &[(&str, &str)] = &[
    ("zinachangia", "zinacheza jukumu katika"),
    ("wanachangia", "wanacheza jukumu katika"),
    ("ilizingatia", "ilichukua katika akaunti"),
    ("lilizingatia", "lilichukua katika akaunti"),
    ("wanategemea", "wanategemea juu ya"),
    ("wanatunza", "wanaangalia baada ya"),
    ("Hakikisha", "Fanya hakika"),
    ("iliharibika", "ilivunjika chini"),
    ("walishiriki katika", "walichukua sehemu katika"),
    ("Tunatarajia", "Tunaangalia mbele kwa"),
    ("alipiga picha", "alichukua picha"),
    ("chapisha", "chapisha nje"),
];

static MACHINE: LazyLock<Vec<[String; 4]>> = LazyLock::new(|| rows(include_str!("../../glossary/machine.csv")));
static VARIANTS: LazyLock<Vec<[String; 4]>> = LazyLock::new(|| rows(include_str!("../../glossary/variants.csv")));

/// The first four fields of each row of a table.
fn rows(table: &str) -> Vec<[String; 4]> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| [0, 1, 2, 3].map(|at| row.get(at).unwrap_or_default().to_owned())).collect()
}

/// One of the first words becomes the second one beside it.
fn exchanged(pair: &Pair, random: &mut Random, words: &[(&str, &str)]) -> Option<Spoilt> {
    let outside = places(pair, ADDRESS);
    let is_word = |span: &Range<usize>| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let text = pair.target.text();
        let apart = !letter(text[..span.start].chars().last()) && !letter(text[span.end..].chars().next());
        apart && !outside.iter().any(|address| address.start <= span.start && span.start < address.end)
    };
    let lower = pair.target.text().to_lowercase();
    let mut choices: Vec<(Range<usize>, &str)> = Vec::new();
    for (right, wrong) in words {
        let right = right.to_lowercase();
        let spans = lower.match_indices(&right).map(|(at, word)| at..at + word.len());
        choices.extend(spans.filter(is_word).map(|span| (span, *wrong)));
    }
    let (span, wrong) = random.pick(&choices)?;
    let is_capital = at(pair, &span).starts_with(char::is_uppercase);
    let (first, rest) = wrong.split_at(1);
    let wrong = if is_capital { format!("{}{rest}", first.to_uppercase()) } else { wrong.to_owned() };
    in_target(pair, span, &wrong)
}

/// A word with another spelling of the list of variants, of the rows that are `wanted`.
fn respelt(pair: &Pair, random: &mut Random, wanted: fn(&[String; 4]) -> bool) -> Option<Spoilt> {
    // A spelling that is also another word is no fault by itself.
    let wanted = |row: &&[String; 4]| wanted(row) && !row[3].contains("word of its own");
    let rows: Vec<&[String; 4]> = VARIANTS.iter().filter(wanted).collect();
    let spellings = rows.iter().flat_map(|row| row[1].split('|').map(|other| (row[0].as_str(), other)));
    exchanged(pair, random, &spellings.collect::<Vec<_>>())
}

/// A word that is spelt in the usual way in one pair and in another way in the next.
pub(super) fn mixed(good: &[Pair]) -> Vec<Mutant> {
    let kind = Kind { rules: &["spelling.mixed"], error: "a word in another spelling" };
    let mut random = Random::new(3);
    let mutant = |pair: &Pair| {
        let Spoilt { source, target, side, place } = respelt(pair, &mut random, |row| row[2] != "slip")?;
        let pairs = vec![pair.clone(), Pair { source, target, ..Pair::default() }];
        Some(Mutant { kind, pairs, at: 1, side, place })
    };
    good.iter().filter_map(mutant).collect()
}
