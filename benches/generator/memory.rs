//! Bilingual units for a memory of any size, and queries that match them.
//!
//! A unit is made from the seed and its number alone, so millions of them need no room, and a unit can be an edit of
//! an earlier one, which is made again for it. Lengths are those of the English side of TICO-19 (3,071 segments, mean
//! 26.3 tokens), shortened to a mean of 15; commas, numbers and final marks are as frequent as there.

use std::io::{self, Write};

use super::Random;
use super::words::{Frequencies, capitalise, is_function_word, push_english, push_swahili};

/// Of a thousand TICO-19 segments, how many are shorter than how many tokens.
const LENGTHS: [(u64, u64); 29] = [
    (0, 5),
    (10, 6),
    (25, 7),
    (50, 8),
    (100, 11),
    (150, 12),
    (200, 14),
    (250, 16),
    (300, 17),
    (350, 19),
    (400, 20),
    (450, 22),
    (500, 23),
    (550, 25),
    (600, 27),
    (650, 29),
    (700, 31),
    (750, 33),
    (800, 36),
    (850, 40),
    (900, 45),
    (925, 49),
    (950, 55),
    (975, 65),
    (990, 78),
    (995, 90),
    (998, 108),
    (999, 127),
    (1000, 221),
];

/// The mean that is wanted, and that of the table.
const SHORTENED: (u64, u64) = (150, 263);

/// What the random numbers of one unit are for, so that units, families and queries do not repeat each other.
#[derive(Clone, Copy)]
enum Stream {
    Unit = 1,
    Family = 2,
    Query = 3,
}

/// A source and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// English-like.
    pub(crate) source: String,
    /// Swahili-like.
    pub(crate) target: String,
}

/// What a segment is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Word(u32),
    Number(u32),
    Mark(char),
}

/// A memory of as many units as are asked for.
pub(crate) struct Memory {
    seed: u64,
    words: Frequencies,
}

impl Memory {
    /// The memory that grows from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Memory { seed, words: Frequencies::new() }
    }

    /// Unit `number`, from 0. The same whatever other units are made.
    pub(crate) fn unit(&self, number: u64) -> Pair {
        let tokens = self.tokens(number);
        Pair { source: source_text(&tokens), target: target_text(&tokens) }
    }

    /// The first `count` units. Three in a hundred are boilerplate with another number, two are repeats of an earlier
    /// unit, eighteen have 5 to 40 % of an earlier one's words changed.
    pub(crate) fn units(&self, count: u64) -> impl Iterator<Item = Pair> {
        (0..count).map(|number| self.unit(number))
    }

    /// `count` new segments to look up among the first `units` units: four of five are units with 10 to 40 % of their
    /// words changed, the others are like nothing there.
    pub(crate) fn queries(&self, count: u64, units: u64) -> impl Iterator<Item = String> {
        (0..count).map(move |number| {
            let mut random = self.random(Stream::Query, number);
            let tokens = if units == 0 || random.below(5) == 0 {
                self.fresh(&mut random)
            } else {
                let unit = random.below(units as usize) as u64;
                self.edited(self.tokens(unit), (10, 40), &mut random)
            };
            source_text(&tokens)
        })
    }

    /// Writes the first `count` units as TMX 1.4, about 400 bytes a unit.
    ///
    /// # Errors
    /// What `out` reports.
    pub(crate) fn write_tmx(&self, count: u64, out: &mut impl Write) -> io::Result<()> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"generator\" \
              creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"en\" \
              datatype=\"plaintext\"/>\n<body>\n",
        )?;
        for (number, Pair { source, target }) in self.units(count).enumerate() {
            let project = number / 1000;
            write!(
                out,
                "<tu tuid=\"u{number}\" creationdate=\"20260101T000000Z\" creationid=\"generator\" \
                 changedate=\"20260102T000000Z\" changeid=\"generator\">\n\
                 <prop type=\"x-project\">project {project}</prop>\n\
                 <tuv xml:lang=\"en\"><seg>{source}</seg></tuv>\n<tuv xml:lang=\"sw\"><seg>{target}</seg></tuv>\n\
                 </tu>\n"
            )?;
        }
        out.write_all(b"</body>\n</tmx>\n")
    }

    fn random(&self, stream: Stream, number: u64) -> Random {
        let start = Random::new(self.seed ^ (stream as u64) << 56).next() ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03);
        Random::new(Random::new(start).next())
    }

    fn tokens(&self, number: u64) -> Vec<Token> {
        let mut random = self.random(Stream::Unit, number);
        let kind = random.below(100);
        match kind {
            0..3 => self.boilerplate(number, &mut random),
            3..5 if number > 0 => self.tokens(earlier(number, &mut random)),
            5..23 if number > 0 => self.edited(self.tokens(earlier(number, &mut random)), (5, 40), &mut random),
            _ => self.fresh(&mut random),
        }
    }

    fn fresh(&self, random: &mut Random) -> Vec<Token> {
        let length = length(random);
        let mut tokens = Vec::with_capacity(length + 4);
        while tokens.len() + 1 < length {
            let after_word = matches!(tokens.last(), Some(Token::Word(_) | Token::Number(_)));
            tokens.push(match random.below(1000) {
                0..50 if after_word && tokens.len() + 2 < length => Token::Mark(','),
                50..75 => number(random),
                _ => self.word(tokens.last(), random),
            });
        }
        match random.below(100) {
            0..90 => tokens.push(Token::Mark('.')),
            90..92 => tokens.push(Token::Mark('?')),
            92..94 => tokens.push(Token::Mark(':')),
            _ => tokens.push(self.word(tokens.last(), random)),
        }
        tokens
    }

    /// A word that does not repeat the one before it.
    fn word(&self, before: Option<&Token>, random: &mut Random) -> Token {
        let mut word = Token::Word(self.words.draw(random));
        while before == Some(&word) {
            word = Token::Word(self.words.draw(random));
        }
        word
    }

    /// One of some families of segments that differ in a number alone. A new family comes with every 4,000 units.
    fn boilerplate(&self, unit: u64, random: &mut Random) -> Vec<Token> {
        let family = random.below(unit as usize / 4000 + 1) as u64;
        let mut of_family = self.random(Stream::Family, family);
        let mut tokens = self.fresh(&mut of_family);
        let at = of_family.below(tokens.len());
        tokens.insert(at, Token::Number(unit as u32));
        tokens
    }

    /// `tokens` with some of them changed: between `percent.0` and `percent.1` of a hundred, one at least.
    fn edited(&self, mut tokens: Vec<Token>, percent: (usize, usize), random: &mut Random) -> Vec<Token> {
        let share = percent.0 + random.below(percent.1 - percent.0 + 1);
        let words = tokens.iter().filter(|token| !matches!(token, Token::Mark(_))).count();
        for _ in 0..(words * share / 100).max(1) {
            let at = random.below(tokens.len());
            match (random.below(100), tokens[at]) {
                (_, Token::Mark(_)) => tokens.insert(at, self.word(None, random)),
                (0..70, Token::Word(_)) => tokens[at] = self.word(Some(&tokens[at]), random),
                (0..70, Token::Number(_)) => tokens[at] = number(random),
                (70..85, _) if tokens.len() > 2 => drop(tokens.remove(at)),
                _ => tokens.insert(at, self.word(None, random)),
            }
        }
        tokens
    }
}

/// The number of a unit before `number`: half of the time one of the last 500.
fn earlier(number: u64, random: &mut Random) -> u64 {
    let back = if random.below(2) == 0 { number.min(500) } else { number };
    number - 1 - random.below(back as usize) as u64
}

/// How many tokens a segment has, 2 at least.
fn length(random: &mut Random) -> usize {
    let at = random.below(1000) as u64;
    let above = LENGTHS.partition_point(|(permille, _)| *permille <= at);
    let ((low, short), (high, long)) = (LENGTHS[above - 1], LENGTHS[above]);
    // Steps of a thousandth, and the place within one by chance.
    let within = (at - low) * 1024 + random.below(1024) as u64;
    let tokens_1024 = short * 1024 + (long - short) * within / (high - low);
    (((tokens_1024 * SHORTENED.0 / SHORTENED.1 + 512) / 1024) as usize).max(2)
}

fn number(random: &mut Random) -> Token {
    Token::Number(match random.below(10) {
        0..5 => random.below(20) as u32 + 1,
        5..7 => random.below(100) as u32,
        7..9 => 1950 + random.below(80) as u32,
        _ => random.below(1_000_000) as u32,
    })
}

fn source_text(tokens: &[Token]) -> String {
    let mut text = String::with_capacity(tokens.len() * 7);
    for token in tokens {
        push(&mut text, *token, push_english);
    }
    capitalise(&mut text, 0);
    text
}

/// The translation: word by word, some pairs of content words the other way round (always the same pairs).
fn target_text(tokens: &[Token]) -> String {
    let mut text = String::with_capacity(tokens.len() * 7);
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at..] {
            [Token::Word(one), Token::Word(other), ..]
                if !is_function_word(one)
                    && !is_function_word(other)
                    && (one ^ other.rotate_left(7)).is_multiple_of(3) =>
            {
                push(&mut text, Token::Word(other), push_swahili);
                push(&mut text, Token::Word(one), push_swahili);
                at += 2;
            }
            _ => {
                push(&mut text, tokens[at], push_swahili);
                at += 1;
            }
        }
    }
    capitalise(&mut text, 0);
    text
}

fn push(text: &mut String, token: Token, word: impl Fn(&mut String, u32)) {
    let before = text.len();
    if before > 0 && !matches!(token, Token::Mark(_)) {
        text.push(' ');
    }
    let start = text.len();
    match token {
        Token::Word(rank) => word(text, rank),
        Token::Number(number @ 10_000..1_000_000) => {
            text.push_str(&format!("{},{:03}", number / 1000, number % 1000));
        }
        Token::Number(number) => text.push_str(&number.to_string()),
        Token::Mark(mark) => text.push(mark),
    }
    if text.len() == start {
        text.truncate(before);
    }
}
