//! The shipped rules as SRX: what [`crate::text::sentences`] does, made from the same lists, for other programs and to
//! be edited.
//!
//! The patterns keep to what ICU, Java and the `regex` crate read alike.

use super::rules::{Handles, LanguageMap, Rule, RuleSet, Srx};
use super::visible::OBJECT;
use crate::text::abbreviations::{self, STARTERS, Stop};
use crate::text::positions::Position;
use crate::text::sentences::{BETWEEN_WORDS, CLOSING, END_MARKS, HAN_END_MARKS, OPENING};

/// Tags of English, of Swahili, and of languages that have no list of abbreviations: these use both.
const ENGLISH: &str = "[Ee][Nn]([-_].*)?";
const SWAHILI: &str = "[Ss][Ww]([-_].*)?";
const OTHERS: &str = "[^EeSs].*|[Ee]([^Nn].*)?|[Ss]([^Ww].*)?|..[^-_].*";
const ALL: &str = ".*";

/// The number of a list item, of all kinds.
const ITEM: &str = "(?:[0-9]{1,3}(?:\\.[0-9]{1,3})*|[ivx]+|[IVX]+|[a-z])";

/// The same where it is no initial.
const NUMBER: &str = "(?:[0-9]{1,3}(?:\\.[0-9]{1,3})*|[ivx]+|I|[IVX]{2,}|[a-z])";

/// What is not seen, as `text::fold` has it.
const INVISIBLE: &str = r"\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF";

/// A reference to sources: `[3]`, `[4,7]`.
const CITATION: &str = r"\[[0-9][0-9,\u2013\-]{0,9}\]";

/// Han characters, as tokens count them.
const HAN: &str = r"\u3005\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\x{20000}-\x{323AF}";

/// The shipped rules.
pub fn srx() -> Srx {
    let words = Words::new();
    let set = |name: &str, rules: Vec<Rule>| RuleSet { name: name.to_owned(), rules };
    let map = |pattern: &str, set: &str| LanguageMap {
        pattern: pattern.to_owned(),
        set: set.to_owned(),
        position: Position::default(),
    };
    let names = ["English abbreviations", "Swahili abbreviations", "Chinese full stops", "Sentences"];
    let [english, swahili, chinese, sentences] = names;
    Srx {
        segments_subflows: true,
        cascades: true,
        handles: Handles::default(),
        sets: vec![
            set(english, words.abbreviations(abbreviations::english())),
            set(swahili, words.abbreviations(abbreviations::swahili())),
            set(chinese, words.chinese()),
            set(sentences, words.sentences()),
        ],
        maps: vec![
            map(ENGLISH, english),
            map(OTHERS, english),
            map(SWAHILI, swahili),
            map(OTHERS, swahili),
            map(ALL, chinese),
            map(ALL, sentences),
        ],
    }
}

/// Parts of patterns.
struct Words {
    /// What an abbreviation stands behind.
    start: String,
    /// The white space behind a sentence.
    white: String,
    /// What follows a sentence up to its first letter.
    gap: String,
    end_marks: String,
    han_marks: String,
    closing: String,
    opening: String,
}

impl Words {
    fn new() -> Self {
        let opening = items(OPENING) + INVISIBLE;
        let start = format!("(?:^|[\\s{opening}{}])", items(BETWEEN_WORDS));
        let white = format!("\\s[\\s{INVISIBLE}]*");
        let gap = format!("{white}[{opening}]*");
        let (end_marks, han_marks, closing) = (items(END_MARKS), items(HAN_END_MARKS), items(CLOSING) + INVISIBLE);
        Words { start, white, gap, end_marks, han_marks, closing, opening }
    }

    /// Where a sentence can begin.
    fn beginning(&self) -> String {
        format!("{}[\\p{{Lu}}\\p{{N}}{HAN}{}]", self.gap, item(OBJECT))
    }

    /// The rules for abbreviations, one for each kind of them.
    fn abbreviations(&self, list: &[(&str, Stop)]) -> Vec<Rule> {
        let of = |wanted: Stop| {
            let some = list.iter().filter(|(_, stop)| *stop == wanted);
            let forms: Vec<String> = some.flat_map(|(word, _)| forms(word, list)).collect();
            (!forms.is_empty()).then(|| format!("{}(?:{})\\.[{INVISIBLE}]*", self.start, forms.join("|")))
        };
        let all: Vec<String> = list.iter().flat_map(|(word, _)| forms(word, list)).collect();
        let gap = &self.gap;
        let starters = STARTERS.join("|");
        let mut rules = Vec::new();
        for (stop, breaks, after) in [
            (Stop::Never, false, String::new()),
            (Stop::BeforeFigure, false, format!("{gap}\\p{{N}}")),
            (Stop::BeforeSmallLetter, true, format!("{gap}\\p{{Lu}}")),
            (Stop::BeforeSmallLetter, false, String::new()),
            (Stop::InName, true, format!("{gap}(?:{starters})[\\s,]")),
            (Stop::InName, false, String::new()),
        ] {
            rules.extend(of(stop).map(|before| Rule { breaks, ..Rule::breaking(before, after) }));
        }
        // The number behind an abbreviation begins no item of a list, so a sentence can end with it.
        let Words { start, white, .. } = self;
        let number = format!("{start}(?:{})\\.[{INVISIBLE}]*{white}{NUMBER}\\.[{INVISIBLE}]*", all.join("|"));
        rules.push(Rule::breaking(number, self.beginning()));
        rules
    }

    /// Chinese full stops, alone or among others, with what closes behind them.
    fn chinese(&self) -> Vec<Rule> {
        let Words { end_marks, han_marks, closing, .. } = self;
        let before = format!("[{han_marks}][{end_marks}{han_marks}]*[{closing}]*");
        vec![Rule::breaking(before, format!("[^{end_marks}{han_marks}{closing}]"))]
    }

    fn sentences(&self) -> Vec<Rule> {
        let Words { start, white, end_marks, han_marks, closing, opening, .. } = self;
        let initial = "(?:[\\p{Lu}&&[^I]]|[\\p{Lu}&&[^I]]\\.\\p{Lu})";
        let parting = CLOSING.iter().filter(|c| OPENING.contains(c) || BETWEEN_WORDS.contains(c)).copied();
        let parting = parting.map(item).collect::<String>() + INVISIBLE;
        let before_item = format!(
            "(?:^[\\s{INVISIBLE}]*|[{end_marks}{han_marks}][{closing}]*{white}|[{han_marks}](?:[{closing}]*[{parting}])?)"
        );
        let not_marks = format!("(?:^|[^{end_marks}{han_marks}])");
        vec![
            Rule::breaking(
                format!("{start}{initial}\\.[{INVISIBLE}]*{white}{NUMBER}\\.[{INVISIBLE}]*"),
                self.beginning(),
            ),
            Rule::joining(format!("{before_item}{ITEM}\\.[{INVISIBLE}]*"), ""),
            Rule::joining(format!("{start}{initial}\\.[{INVISIBLE}]*"), format!("{white}[^\\s{opening}]")),
            Rule::breaking(format!("[{end_marks}]+[{closing}]*"), self.beginning()),
            Rule::breaking(
                format!("{not_marks}[{end_marks}]+[{closing}]*(?:{CITATION}[{closing}]*)+"),
                self.beginning(),
            ),
        ]
    }
}

/// The forms in which the abbreviation `word` stands: a small one also with a capital, unless the list has that one.
fn forms(word: &str, list: &[(&str, Stop)]) -> Vec<String> {
    let mut chars = word.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    let mut forms = vec![word.replace('.', "\\.")];
    if capital != word && !list.iter().any(|(other, _)| *other == capital) {
        forms.push(capital.replace('.', "\\."));
    }
    forms
}

/// Characters as items of a class.
fn items(characters: &[char]) -> String {
    characters.iter().copied().map(item).collect()
}

fn item(c: char) -> String {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => c.to_string(),
        c if c.is_ascii() => format!("\\{c}"),
        c => format!("\\u{:04X}", u32::from(c)),
    }
}
