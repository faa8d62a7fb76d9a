//! What English writes in words: numbers from two to ninety-nine, months, days of the week, words of size.
//!
//! `one` is left out: it is a pronoun as often.

/// The numbers that are one word, without `one`.
const NUMBERS: [(&str, u64); 27] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

/// Words that make of a number in words a greater one, which is not read here.
const GREATER: [&str; 6] = ["hundred", "thousand", "million", "billion", "trillion", "dozen"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The words that numbers are made of, without `one`.
pub fn number_words() -> impl Iterator<Item = &'static str> {
    NUMBERS.iter().map(|(name, _)| *name).chain(GREATER)
}

/// The number that the folded word is: `two`, `twenty-five`.
pub fn number(folded: &str) -> Option<u64> {
    let simple =
        |word: &str| NUMBERS.iter().find(|(name, _)| *name == word && word != "dozen").map(|(_, value)| *value);
    simple(folded).or_else(|| {
        let (tens, digit) = folded.split_once('-')?;
        let digit = if digit == "one" { Some(1) } else { simple(digit).filter(|digit| *digit < 10) }?;
        simple(tens).filter(|tens| *tens >= 20).map(|tens| tens + digit)
    })
}

/// `number` in words, from 2 to 20.
pub fn in_words(number: u64) -> Option<&'static str> {
    NUMBERS.iter().find(|(_, value)| *value == number && number <= 20).map(|(name, _)| *name)
}

/// Whether the folded word makes the number before it greater.
pub fn is_size(folded: &str) -> bool {
    GREATER.contains(&folded)
}

/// What a word of size multiplies by.
pub fn size(folded: &str) -> Option<u64> {
    match folded {
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        "trillion" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// The month, 1 to 12, that `word` names in full or by its first letters; with a capital only.
pub fn month(word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let named = |name: &str| {
        name.eq_ignore_ascii_case(word)
            || name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(word))
            || (name == "September" && word.eq_ignore_ascii_case("sept"))
    };
    MONTHS.iter().position(|name| named(name)).and_then(|at| u8::try_from(at + 1).ok())
}

/// The name of a month, in full or its first three letters.
pub fn month_name(month: u8, full: bool) -> Option<&'static str> {
    let name = MONTHS.get(usize::from(month).checked_sub(1)?)?;
    if full { Some(name) } else { name.get(..3) }
}

/// The day of the week that `word` names, Monday 0.
pub fn weekday(word: &str) -> Option<usize> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    WEEKDAYS.iter().position(|name| name.eq_ignore_ascii_case(word))
}

/// The name of a day of the week, Monday 0.
pub fn weekday_name(day: usize) -> Option<&'static str> {
    WEEKDAYS.get(day).copied()
}

/// The ending of an ordinal in figures: `st`, `nd`, `rd`, `th`.
pub fn ordinal_ending(number: u8) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
