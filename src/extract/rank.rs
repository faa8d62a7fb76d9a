//! Candidates of the phrases that were gathered: which they are, and how much each is a term.

use fnv::FnvHashMap;

use super::Candidate;
use super::gather::{Entry, Gatherer, Wanted};
use super::general::General;
use super::phrase::is_abbreviation;
use super::spelling;
use super::termhood::{Counts, c_value, weirdness};

/// The least weirdness of a single word, and of the words of a phrase on average.
const LEAST_OF_ONE: f64 = 0.5;
const LEAST_OF_SEVERAL: f64 = 0.30;

/// Below so many words a text is too short for its frequencies to say much, and less is asked of them.
const SHORT: usize = 2_000;
const LEAST_OF_SHORT: f64 = 0.2;

/// What a phrase with a name in it is worth beside others.
const PART_OF_NAME: f64 = 0.05;

/// What a phrase is worth whose head is a very common word, by its frequency class: `sensor app`, `sensor program`.
const COMMON_HEAD_ENGLISH: [f64; 5] = [1.0, 0.1, 0.1, 0.7, 1.0];

/// Swahili makes more of its terms of such heads: `joto la msingi`, `ugonjwa wa kisukari`.
const COMMON_HEAD_SWAHILI: [f64; 5] = [1.0, 0.5, 0.5, 1.0, 1.0];

/// What a very common English word is worth alone: it may be a term here, but mostly is said of anything.
const COMMON_ALONE: f64 = 0.3;

/// What is worth little by itself because nearly all of its occurrences, at least the first share, are inside one longer
/// phrase, and hardly any, at most the second share, outside of all: `zone` of `time zone`.
const FRAGMENT: f64 = 0.1;
const MOST_INSIDE_ONE: f64 = 0.8;
const MOST_OUTSIDE: f64 = 0.1;

/// What an English word is worth that hardly ever stands alone, at most once in so many times: `saturation`, where all
/// is said of the saturation line or temperature.
const HARDLY_ALONE: f64 = 0.5;
const ALONE_OF: usize = 8;

/// An English word that is hardly ever the head of its phrase is no noun: `custom`, `inline`. It is worth so much, where
/// fewer than so many of its occurrences are heads.
const MODIFIER: (f64, f64) = (0.2, 0.25);

/// The least number of its occurrences outside of other phrases by which a word in small letters is told for a name.
const LEAST_OF_PROGRAM: usize = 8;

/// Endings of nouns, by which a word is one however it stands.
#[rustfmt::skip]
const NOMINAL: [&str; 19] = [
    "age", "ance", "ence", "er", "graph", "ism", "ist", "ity", "logy", "ment", "meter", "ness", "or", "phy", "sion",
    "sis", "thm", "tion", "ure",
];

impl Gatherer {
    /// The candidates, the likeliest term first.
    pub fn candidates(&self, wanted: Wanted) -> Vec<Candidate> {
        let longest = self.most_inside_one();
        let inside_one = |key: &String| longest.get(key.as_str()).copied().unwrap_or_default();
        let candidate = |(key, entry)| self.candidate(entry, inside_one(key), wanted);
        let mut found: Vec<Candidate> = self.entries.iter().filter_map(candidate).collect();
        found.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then_with(|| b.count.cmp(&a.count)).then_with(|| a.term.cmp(&b.term))
        });
        found
    }

    /// For each English phrase how often the commonest longer phrase that it is part of stands there.
    fn most_inside_one(&self) -> FnvHashMap<String, usize> {
        let mut found: FnvHashMap<String, usize> = FnvHashMap::default();
        if self.base != "en" {
            return found;
        }
        let several = |entry: &&Entry| entry.counts.all > 1 && entry.words.len() > 1;
        for entry in self.entries.values().filter(several) {
            let length = entry.words.len();
            for (from, to) in (0..length).flat_map(|from| (from + 1..=length).map(move |to| (from, to))) {
                if to - from < length {
                    let most = found.entry(spelling::key(&entry.words[from..to], self.base)).or_default();
                    *most = entry.counts.all.max(*most);
                }
            }
        }
        found
    }

    /// The candidate that `entry` is; `inside_one` of its occurrences are inside the commonest longer phrase around it.
    fn candidate(&self, entry: &Entry, inside_one: usize, wanted: Wanted) -> Option<Candidate> {
        let all = entry.counts.all;
        if all < wanted.least.max(1) || entry.words.is_empty() || 3 * entry.sure < all || !is_on_its_own(entry) {
            return None;
        }
        let content: Vec<&str> =
            entry.words.iter().map(String::as_str).filter(|word| !matches!(*word, "-a" | "of")).collect();
        let class = entry.classes.suggestion();
        let term = entry.forms.citation(&entry.words, class.as_ref().map(|class| class.class.as_str()), self.base);
        // A word that general language does not have is one sooner: `Python`, where it is also written `python`.
        let is_unknown = self.base == "en" && content.len() == 1 && self.frequency(content[0]) == 0;
        let written = entry.capital + entry.small;
        let capital = match is_unknown && !is_abbreviation(&term) {
            true => 2 * entry.capital >= written,
            false => 5 * entry.capital >= 4 * written,
        };
        let is_name = entry.capital > 0 && capital
            || content.len() == 1 && is_model_number(&term)
            || is_unknown && self.is_program(entry, &term);
        if is_name && !wanted.names || self.is_verb(&content) || !self.is_bound(entry) || !is_wordlike(&term) {
            return None;
        }
        let weird = self.weirdness_of_all(entry, &content);
        let least = match content.len() {
            _ if self.total < SHORT => LEAST_OF_SHORT,
            1 => LEAST_OF_ONE,
            _ => LEAST_OF_SEVERAL,
        };
        // What was seen twice may be chance.
        let seen = 1.0 - 1.0 / (all as f64).max(1.5);
        // Grove relay: what belongs to a product is of less use.
        let of_name = if !is_name && has_name(&term) { PART_OF_NAME } else { 1.0 };
        let of_kind = match content.as_slice() {
            [only] if self.base == "en" => {
                let frequency = self.frequency(only);
                let common = if (1..=2).contains(&frequency) { COMMON_ALONE } else { 1.0 };
                let hardly = ALONE_OF * entry.counts.free <= all && !is_abbreviation(&term);
                let alone = if hardly { HARDLY_ALONE } else { 1.0 };
                weird.powf(1.5) * common * alone * of_use(entry, &term, frequency)
            }
            [_] => 1.0,
            _ => self.of_head(content[self.head(entry, &content).min(content.len() - 1)]) * self.association(entry),
        };
        let share = |count: usize| count as f64 / all as f64;
        let is_fragment = share(inside_one) >= MOST_INSIDE_ONE && share(entry.counts.free) <= MOST_OUTSIDE;
        let of_kind = if is_fragment { of_kind * FRAGMENT } else { of_kind };
        let score = c_value(entry.counts, content.len()) * weird.powi(3) * seen * of_name * of_kind;
        if weird < least || score <= 0.0 {
            return None;
        }
        let (segments, repeats) = distinct(&entry.segments);
        let (words, forms) = (entry.words.clone(), entry.forms.list());
        Some(Candidate { term, words, count: all, score, is_name, class, forms, segments, repeats })
    }

    /// Whether an English word is the name of a program though it is written small: it is used as a name is, without
    /// article, plural and modifier, and it stands in code as well. The first alone would be `pneumonia` too.
    fn is_program(&self, entry: &Entry, term: &str) -> bool {
        let is_in_code = entry.words.iter().any(|word| self.in_code.contains_key(word));
        let like_name = entry.counts.free >= LEAST_OF_PROGRAM
            && 4 * entry.heads <= 5 * entry.counts.free
            && 20 * entry.determined <= entry.counts.free
            && (entry.plurals == 0 || entry.plurals == entry.counts.all);
        is_in_code && like_name && !NOMINAL.iter().any(|end| term.ends_with(end))
    }

    /// The weirdness of a phrase: the mean of its words, of which the head counts twice: a `sensor app` is more an app.
    fn weirdness_of_all(&self, entry: &Entry, content: &[&str]) -> f64 {
        let mut each: Vec<f64> = content.iter().map(|word| self.weirdness(word)).collect();
        // matokeo is common, whatever its singular is.
        if self.base == "sw"
            && let (Some(form), Some(first)) = (entry.forms.head(), each.first_mut())
        {
            *first = first.min(self.weirdness_of(&form, &entry.words[0]));
        }
        let of_head = each.get(self.head(entry, content)).copied().unwrap_or_default();
        (each.iter().sum::<f64>() + of_head) / (each.len() + 1) as f64
    }

    /// The place of the head among the content words.
    fn head(&self, entry: &Entry, content: &[&str]) -> usize {
        match self.base {
            "sw" => 0,
            _ => entry.words.iter().position(|word| word == "of").unwrap_or(content.len()).saturating_sub(1),
        }
    }

    fn weirdness(&self, word: &str) -> f64 {
        self.weirdness_of(word, word)
    }

    /// The weirdness of `word` in general language, where the text has it as `counted`.
    fn weirdness_of(&self, word: &str, counted: &str) -> f64 {
        let general = if self.base == "sw" { General::swahili() } else { General::english() };
        let bare = word.trim_start_matches('-');
        let counted = counted.trim_start_matches('-');
        let count = self.words.get(counted).copied().unwrap_or(1);
        weirdness(general, bare, count, self.total)
    }

    /// The frequency class of `word` in general language; 0 where it is in none.
    fn frequency(&self, word: &str) -> usize {
        let general = if self.base == "sw" { General::swahili() } else { General::english() };
        general.get(word).map_or(0, |word| usize::from(word.frequency))
    }

    /// What a phrase with the head `word` is worth.
    fn of_head(&self, word: &str) -> f64 {
        let worth = if self.base == "sw" { &COMMON_HEAD_SWAHILI } else { &COMMON_HEAD_ENGLISH };
        worth.get(self.frequency(word)).copied().unwrap_or(1.0)
    }

    /// What an English phrase is worth by how much its parts belong together, 0 to 1: how often it stands there beside
    /// the geometric mean of its parts, where they are cut best. Words put together freely each stand with many others:
    /// `server code`.
    fn association(&self, entry: &Entry) -> f64 {
        const WEIGHT: f64 = 0.4;
        if self.base != "en" {
            return 1.0;
        }
        let words = &entry.words;
        let all = entry.counts.all as f64;
        // `of` belongs to neither part.
        let cuts = match words.iter().position(|word| word == "of") {
            Some(of) => vec![(of, of + 1)],
            None => (1..words.len()).map(|cut| (cut, cut)).collect(),
        };
        let count = |words: &[String]| {
            let key = spelling::key(words, self.base);
            self.entries.get(&key).map_or(all, |part| all.max(part.counts.all as f64))
        };
        // A part of several words that stands nowhere else is none by itself: its head is.
        let part = |words: &[String]| match words {
            [_, .., head] if count(words) <= all => count(std::slice::from_ref(head)),
            _ => count(words),
        };
        let together = cuts.into_iter().map(|(to, from)| all / (part(&words[..to]) * part(&words[from..])).sqrt());
        together.fold(0.02, f64::max).powf(WEIGHT)
    }

    /// Whether an English word in -ate is a verb: the text has its noun in -ation.
    fn is_verb(&self, content: &[&str]) -> bool {
        let [word] = content else { return false };
        let stem = if self.base == "en" { word.strip_suffix("ate") } else { None };
        stem.is_some_and(|stem| self.words.contains_key(&format!("{stem}ation")))
    }

    /// Whether noun of noun is one term: its head stands before this `of` more than by chance.
    fn is_bound(&self, entry: &Entry) -> bool {
        let Some(of) = entry.words.iter().position(|word| word == "of") else { return true };
        let part =
            |words: &[String]| self.entries.get(&spelling::key(words, self.base)).map_or(0, |part| part.counts.all);
        let (head, rest) = (part(&entry.words[..of]), part(&entry.words[of + 1..]));
        let all = entry.counts.all;
        all >= 2 && 3 * all >= head && 12 * all >= rest
    }
}

/// Whether it stands often enough outside of longer phrases: `grove temperature` of `Grove temperature sensor` does not.
fn is_on_its_own(entry: &Entry) -> bool {
    let Counts { all, free, longer } = entry.counts;
    match entry.words.len() {
        1 => free > 0 || longer > 2,
        _ => 4 * free >= all || free > 3 || free > 0 && longer > 1,
    }
}

/// What a single word is worth by how it is used: little where it mostly says something of another word. `frequency` is
/// its class in general language.
fn of_use(entry: &Entry, term: &str, frequency: usize) -> f64 {
    let (worth, least) = MODIFIER;
    let last = term.rsplit('-').next().unwrap_or(term);
    let nominal = !term.contains('-') && NOMINAL.iter().any(|end| last.ends_with(end));
    let is_noun = frequency > 0 || entry.plurals > 0 || is_abbreviation(term) || nominal;
    let heads = entry.heads as f64 / entry.counts.all.max(1) as f64;
    if is_noun || heads >= least { 1.0 } else { worth }
}

/// Whether it is the number of a model or part: capitals with two digits or more behind them, `DHT11`, `STM32F3`. What
/// has one digit is as often a word (`CO2`, `I2C`).
fn is_model_number(term: &str) -> bool {
    let letters = term.chars().take_while(char::is_ascii_uppercase).count();
    let digits = term.chars().skip(letters).take_while(char::is_ascii_digit).count();
    letters > 0 && digits > 1 && term.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The numbers of `all`, ascending, each once, and apart from them those that are there again.
fn distinct(all: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut all = all.to_vec();
    all.sort_unstable();
    let repeats = all.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
    all.dedup();
    (all, repeats)
}

/// Whether a word of several is a name.
fn has_name(term: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !is_abbreviation(word) || is_model_number(word);
    term.contains(' ') && term.split(' ').any(is_name)
}

/// Whether it is made of words and no code: letters, two of them at least in a row, not too many marks.
fn is_wordlike(term: &str) -> bool {
    let letters = term.chars().filter(|c| c.is_alphabetic()).count();
    let others = term
        .chars()
        .filter(|c| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '-' | '\'' | '\u{2019}'))
        .count();
    let single = !term.contains(' ');
    let short = single && letters < 3 && !is_abbreviation(term);
    let is_roman = single && term.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    // hmm, gcc
    let is_spoken =
        !single || term.chars().any(|c| !c.is_ascii_lowercase() || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    letters >= 2 && others == 0 && !short && !is_roman && is_spoken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::Segment;
    use crate::text::language::Language;

    /// The scores of `terms` in `texts`, 0 for what is no candidate.
    fn scores<const N: usize>(texts: &[&str], terms: [&str; N]) -> [f64; N] {
        let mut gatherer = Gatherer::new(&Language::english()).unwrap();
        for (number, text) in (0..).zip(texts) {
            gatherer.add(number, &Segment::plain(*text));
        }
        let found = gatherer.candidates(Wanted { least: 2, names: false });
        terms.map(|term| found.iter().find(|one| one.term == term).map_or(0.0, |one| one.score))
    }

    #[test]
    fn words_that_stand_with_each_other_alone_are_more_of_a_term() {
        let texts = [
            "The tin smelter is old.",
            "A tin smelter is new.",
            "The lathe flange is old.",
            "A lathe flange is new.",
            "The lathe is here.",
            "A lathe motor is there.",
            "The drill flange is here.",
            "Another flange is there.",
        ];
        let [bound, free] = scores(&texts, ["tin smelter", "lathe flange"]);
        assert!(bound > 1.3 * free && free > 0.0, "{bound} {free}");
    }

    #[test]
    fn what_never_heads_a_phrase_is_hardly_a_noun() {
        let texts = [
            "An inline flange is old.",
            "The inline lathe is new.",
            "The inline smelter is hot.",
            "A lathe is on.",
            "The lathe is off.",
        ];
        let [modifier, noun] = scores(&texts, ["inline", "lathe"]);
        assert!(noun > 2.0 * modifier, "{noun} {modifier}");
    }

    #[test]
    fn what_stands_in_one_longer_phrase_alone_is_a_fragment() {
        let texts = [
            "A spline zorb is old.",
            "The spline zorb rack is new.",
            "The spline zorb is hot.",
            "A lathe is on.",
            "The lathe is off.",
            "A lathe rack is here.",
            "The spline is here.",
            "The spline is there.",
        ];
        let [fragment, noun] = scores(&texts, ["zorb", "lathe"]);
        assert!(noun > 5.0 * fragment, "{noun} {fragment}");
    }

    #[test]
    fn what_stands_in_code_and_is_used_as_a_name_is_one() {
        let mut texts = vec!["We like zorbo here."; 9];
        let alone = scores(&texts, ["zorbo"]);
        texts.push("from `zorbo.main` here");
        assert!(alone[0] > 0.0 && scores(&texts, ["zorbo"]) == [0.0]);
    }

    #[test]
    fn numbers_of_models_are_names() {
        for (term, expected) in
            [("DHT11", true), ("STM32F3", true), ("COVID-19", false), ("CO2", false), ("I2C", false), ("GPIO", false)]
        {
            assert_eq!(is_model_number(term), expected, "{term}");
        }
    }

    #[test]
    fn places_are_told_apart_from_repeats() {
        assert_eq!(distinct(&[5, 2, 5, 5, 1]), (vec![1, 2, 5], vec![5, 5]));
    }
}
