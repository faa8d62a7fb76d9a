//! Wrong numbers, dates, times and units.

use istilahi::check::Pair;

use super::Random;
use super::edit::{Mutator, Spoilt, at, english, in_target, left_out, place, places};

pub(super) const KINDS: &[(&[&str], &str, Mutator)] = &[
    (&["number.value"], "another digit", |pair, random| {
        let span = number(pair, random)?;
        let written = at(pair, &span);
        let last = written.chars().last()?.to_digit(10)?;
        let other = random.pick(&(0..10).filter(|digit| *digit != last).collect::<Vec<_>>())?;
        in_target(pair, span, &format!("{}{other}", &written[..written.len() - 1]))
    }),
    (&["number.value"], "two digits exchanged", |pair, random| {
        let span = number(pair, random)?;
        let mut digits: Vec<char> = at(pair, &span).chars().collect();
        let pairs: Vec<usize> = (1..digits.len())
            .filter(|at| digits[at - 1..=*at].iter().all(char::is_ascii_digit) && digits[at - 1] != digits[*at])
            .filter(|at| digits[*at] != '0')
            .collect();
        let second = random.pick(&pairs)?;
        digits.swap(second - 1, second);
        in_target(pair, span, &digits.into_iter().collect::<String>())
    }),
    (&["number.value"], "a zero too many", |pair, random| {
        let span = number(pair, random)?;
        let written = at(pair, &span);
        let is_plain = !written.contains([',', '.']);
        in_target(pair, span, &format!("{written}0")).filter(|_| is_plain)
    }),
    (&["number.value"], "another number in words", |pair, random| {
        let words = r"\b(?:wa|mi|vi|ma|m|mbi)?(?:wili|tatu|nne|tano|sita|saba|nane|kumi)\b";
        let english = english(pair);
        let spelled = ["two ", "three ", "four ", "five ", "eight ", "ten "].iter().any(|word| english.contains(word));
        let span = place(pair, random, words).filter(|_| spelled)?;
        let word = at(pair, &span);
        let other = match word.as_str() {
            "mbili" => "tatu".to_owned(),
            "kumi" | "sita" => "saba".to_owned(),
            word if word.ends_with("tano") => word.replace("tano", "nane"),
            word => ["wili", "tatu", "nne", "nane"].iter().fold(word.to_owned(), |done, one| done.replace(one, "tano")),
        };
        in_target(pair, span, &other)
    }),
    (&["number.missing", "number.value"], "a number left out", |pair, random| {
        let span = number(pair, random)?;
        let written = at(pair, &span);
        left_out(pair, span, &written)
    }),
    (&["number.added", "number.value"], "a number too many", |pair, random| {
        let plain = pair.target.codes().is_empty() && places(pair, r"[\d%{]").is_empty();
        let span = place(pair, random, r"[a-z]( )[a-z]").filter(|_| plain)?;
        in_target(pair, span, " 37 ")
    }),
    (&["number.form", "number.value"], "decimals with a comma", |pair, random| {
        let span = place(pair, random, r"\b\d[\d,]*\.\d+\b")?;
        let other: String = at(pair, &span)
            .chars()
            .map(|c| {
                if c == ',' {
                    '.'
                } else if c == '.' {
                    ','
                } else {
                    c
                }
            })
            .collect();
        in_target(pair, span, &other)
    }),
    (&["number.form", "number.value"], "thousands with a full stop", |pair, random| {
        let span = place(pair, random, r"\b(\d+(?:,\d{3})+)(?:[^.,\d]|[.]$)")?;
        let other = at(pair, &span).replace(',', ".");
        in_target(pair, span, &other)
    }),
    (&["date.value"], "another month", |pair, random| exchanged(pair, random, MONTHS)),
    (&["date.value"], "another day of the week", |pair, random| exchanged(pair, random, DAYS)),
    (&["date.form"], "a date with hyphens", |pair, random| {
        let span = place(pair, random, DATE)?;
        let hyphens = at(pair, &span).replace(' ', "-");
        in_target(pair, span, &hyphens)
    }),
    (&["date.form"], "a day that the month has not", |pair, random| {
        let span = place(pair, random, r"\b(\d+) (?:Aprili|Juni|Septemba|Novemba)\b")?;
        let month = span.end + 1;
        in_target(pair, span, "31").map(|one| Spoilt { place: one.place.start..month, ..one })
    }),
    (&["date.form"], "a date on another day of the week", |pair, random| {
        let span = place(pair, random, &format!(r"\b({}), tarehe {DATE}", DAYS.join("|")))?;
        let others: Vec<&&str> = DAYS.iter().filter(|day| **day != at(pair, &span)).collect();
        in_target(pair, span, random.pick(&others)?)
    }),
    (&["time.value"], "another hour", |pair, random| {
        let span = place(pair, random, r"\bsaa (\d+):\d\d")?;
        let hour: u32 = at(pair, &span).parse().ok()?;
        let others: Vec<u32> = (1..=12).filter(|one| one % 6 != hour % 6).collect();
        in_target(pair, span, &random.pick(&others)?.to_string())
    }),
    (&["time.value"], "other minutes", |pair, random| {
        let span = place(pair, random, r"\bsaa \d+:(\d\d)")?;
        let others: Vec<&str> = ["05", "10", "25", "35", "40", "50"].into_iter().collect();
        in_target(pair, span, random.pick(&others)?)
    }),
    (&["time.clock"], "an English hour", |pair, random| {
        let span = place(pair, random, r"\bsaa (\d+):\d\d")?;
        let hour: u32 = at(pair, &span).parse().ok()?;
        let english = (hour + 5) % 12 + 1;
        in_target(pair, span, &english.to_string())
    }),
    (&["unit.value"], "another unit", |pair, random| exchanged(pair, random, UNITS)),
    (&["unit.value"], "a unit left out", |pair, random| {
        let span = place(pair, random, r"\b(?:asilimia|kilomita|kilo|tani|dola|shilingi) ([\d,.]*\d)")?;
        let start = pair.target.text()[..span.start - 1].rfind(' ')? + 1;
        let unit = start..span.start;
        in_target(pair, unit, "").map(|one| Spoilt { place: start..start + span.len(), ..one })
    }),
    (&["unit.form"], "the unit behind its figure", |pair, random| {
        let span = place(pair, random, r"\b(?:asilimia|kilomita|mita|kilo|lita|tani|dola|shilingi) [\d,.]*\d")?;
        let written = at(pair, &span);
        let (unit, figure) = written.split_once(' ')?;
        in_target(pair, span, &format!("{figure} {unit}"))
    }),
];

const MONTHS: &[&str] = &[
    "Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba", "Novemba",
    "Desemba",
];

const DAYS: &[&str] = &["Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"];

const UNITS: &[&str] = &[
    "kilomita", "maili", "mita", "futi", "kilo", "tani", "dola", "euro", "shilingi", "lita", "galoni", "dakika",
    "sekunde",
];

const DATE: &str = r"\d+ (?:Januari|Februari|Machi|Aprili|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba) \d{4}";

/// A number in figures that stands by itself.
fn number(pair: &Pair, random: &mut Random) -> Option<std::ops::Range<usize>> {
    place(pair, random, r"(?:^|[ (])([1-9][\d,.]*\d|[2-9])(?:[ %,.)]|$)")
}

/// One of `words` in the translation becomes another one.
fn exchanged(pair: &Pair, random: &mut Random, words: &[&str]) -> Option<Spoilt> {
    let behind = if words == UNITS { r" \d" } else { r"\b" };
    let span = place(pair, random, &format!(r"\b({}){behind}", words.join("|")))?;
    let others: Vec<&&str> = words.iter().filter(|word| **word != at(pair, &span)).collect();
    let number = if words == UNITS { 3 } else { 0 };
    let spoilt = in_target(pair, span, random.pick(&others)?)?;
    let place = spoilt.place.start..(spoilt.place.end + number).min(spoilt.target.text().len());
    Some(Spoilt { place, ..spoilt })
}
