//! The engine, and that the shipped rules as SRX do what the shipped rules as code do.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::codes::{CodeInText, CodeRole};
use super::engine::{Engine, EngineError};
use super::rules::{Handles, LanguageMap, Rule, RuleSet, Srx};
use super::{Cutter, shipped};
use crate::text::language::Language;
use crate::text::positions::Position;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn with(rules: Vec<Rule>) -> Srx {
    Srx {
        sets: vec![RuleSet { name: "a".into(), rules }],
        maps: vec![LanguageMap { pattern: ".*".into(), set: "a".into(), position: Position::default() }],
        ..Srx::default()
    }
}

fn engine(rules: Vec<Rule>) -> Engine {
    let (engine, left_out) = Engine::new(&with(rules), &Language::english()).unwrap();
    assert_eq!(left_out, []);
    engine
}

/// What one rule with these patterns cuts.
fn cut<'a>(before: &str, after: &str, text: &'a str) -> Vec<&'a str> {
    let cutter = Cutter::rules(engine(vec![Rule::breaking(before, after)]));
    cutter.cut(text, &[]).into_iter().map(|range| &text[range]).collect()
}

fn left_out(before: &str, after: &str) -> String {
    let (_, left_out) = Engine::new(&with(vec![Rule::breaking(before, after)]), &Language::english()).unwrap();
    left_out.into_iter().map(|one| one.message).collect()
}

#[test]
fn the_first_rule_that_fits_decides() {
    let rules = vec![
        Rule::breaking("etc\\.", "\\s\\p{Lu}"),
        Rule::joining("(?:Mr|etc)\\.", ""),
        Rule::breaking("[.?!]", "\\s"),
    ];
    let text = "Mr. A came. Tin etc. and so on. Zinc etc. Then he left.";
    let found = Cutter::rules(engine(rules)).cut(text, &[]);
    let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["Mr. A came.", "Tin etc. and so on.", "Zinc etc.", "Then he left."]);
}

#[test]
fn patterns_fit_also_where_their_matches_overlap() {
    assert_eq!(cut("aa", "", "aaaa"), ["aa", "a", "a"]);
    assert_eq!(cut("a.*b", "", "a b c b d"), ["a b", "c b", "d"]);
    assert_eq!(cut("", "b", "abb"), ["a", "b", "b"]);
}

#[test]
fn what_icu_writes_otherwise_is_understood() {
    for (before, after) in [
        (r"\Q.\E", r"\h"),
        (r"\.++", r"[\h\v]+"),
        (r"\x{2E}", r"\u0020"),
        (r"(?>\.)", "(?=\\s)"),
        (r"(?#end)[\.]", r"\p{IsWhite_Space}"),
        (r"(?<=\w)\.", r"\s(?=\p{Lu})"),
        (r"(?<!\s)\.", r"\s(?!\p{Ll})"),
        (r"\.(?=\s)", ""),
        (r"\.(?!\S)", r"(?!\s+\p{Ll})"),
        ("", r"(?<=\.)\s"),
        ("", r"(?<!x|[a-z])(?<=\.)\s"),
        (r"(?:x(?=y)|\.(?= ))", ""),
        (r"[[:punct:]]", r"[[:space:]]"),
        (r"[\p{P}&&[^,]]", r"[\s--[\n]]"),
        (r"(?i)ONE\.", ""),
        (r"(?x) \. # the end", r"\s"),
        (r"\D\.\Z?", r"\R?\s"),
        (r"\056", r"\s{1,2}+"),
    ] {
        assert_eq!(cut(before, after, "One. Two"), ["One.", "Two"], "{before} {after}");
    }
    assert_eq!(cut(r"\.", r"(?!\sTwo|\sThree)\s", "One. Two. Four"), ["One. Two.", "Four"]);
    assert_eq!(cut(r"\uD83D\uDE00", "", "a😀b"), ["a😀", "b"]);
}

#[test]
fn what_cannot_be_used_is_named() {
    for (before, after, message) in [
        (r"(a)\1", "", "rule 1 of `a` is left out: its beforebreak: at its character 5: a reference back to a group"),
        ("", "(a", "its afterbreak: at its character 1: `(` is never closed"),
        ("", "*a", "`*` repeats nothing"),
        ("[a", "", "`[` is never closed"),
        ("a)", "", "`)` closes nothing"),
        ("(?<!abc)d", "", "its look-around `(?<!…)` stands where it cannot be used"),
        ("a(?=b)c", "", "its look-around `(?=…)`"),
        ("(?:a(?=b))*", "", "a look-around in a part that is repeated"),
        (r"\p{Nonsense}", "", "no property of characters is called `Nonsense`"),
        (r"\y", "", r"`\y` means nothing known"),
        (r"\uD800", "", "D800 is the number of no character"),
        ("(?:(?:a{1000}){1000}){1000}", "", "its pattern grows too large"),
        ("a{5,3}", "", "its beforebreak"),
    ] {
        let found = left_out(before, after);
        assert!(found.contains(message), "{before} {after}: {found}");
    }
}

#[test]
fn languages_choose_their_rules() {
    let map = |pattern: &str, set: &str| LanguageMap {
        pattern: pattern.into(),
        set: set.into(),
        position: Position { line: 7, column: 1 },
    };
    let set = |name: &str, mark: &str| RuleSet { name: name.into(), rules: vec![Rule::breaking(mark, "")] };
    let mut srx = Srx {
        sets: vec![set("comma", ","), set("colon", ":")],
        maps: vec![map("SW.*", "comma"), map("(?!en).*", "colon")],
        ..Srx::default()
    };
    let count = |srx: &Srx, tag: &str| {
        Engine::new(srx, &language(tag)).map(|(engine, _)| Cutter::rules(engine).cut("a,b:c", &[]).len())
    };
    assert_eq!(count(&srx, "sw-TZ"), Ok(2));
    srx.cascades = true;
    assert_eq!(count(&srx, "sw-TZ"), Ok(3));
    assert_eq!(count(&srx, "fr"), Ok(2));
    assert_eq!(count(&srx, "en"), Err(EngineError::NoLanguage(Language::english())));
    srx.maps.push(map("en", "semicolon"));
    assert!(matches!(count(&srx, "en"), Err(EngineError::NoSet { position: Position { line: 7, .. }, .. })));
}

#[test]
fn codes_at_a_break_go_where_the_handles_say() {
    let text = "<b>One.</b><i>Two.</i><x/> <x/> three.";
    let spans =
        ["<b>", "</b>", "<i>", "</i>"].map(|code| text.find(code).unwrap()..text.find(code).unwrap() + code.len());
    let roles = [CodeRole::Opening, CodeRole::Closing, CodeRole::Opening, CodeRole::Closing];
    let mut codes: Vec<CodeInText> =
        spans.into_iter().zip(roles).map(|(span, role)| CodeInText { span, role }).collect();
    codes.extend([22, 27].map(|at| CodeInText { span: at..at + 4, role: CodeRole::Isolated }));
    let cut = |handles: Handles| {
        let srx = Srx { handles, ..with(vec![Rule::breaking("\\.", "")]) };
        let (engine, _) = Engine::new(&srx, &Language::english()).unwrap();
        let found = Cutter::rules(engine).cut(text, &codes);
        found.into_iter().map(|range| &text[range]).collect::<Vec<_>>()
    };
    assert_eq!(cut(Handles::default()), ["<b>One.</b>", "<i>Two.</i><x/>", "<x/> three."]);
    let none = Handles { start: false, end: false, isolated: false };
    assert_eq!(cut(none), ["<b>One.", "</b><i>Two.", "</i><x/> <x/> three."]);
    let all = Handles { start: true, end: true, isolated: true };
    assert_eq!(cut(all), ["<b>One.</b><i>", "Two.</i><x/>", "<x/> three."]);
}

/// Sentences that are hard to cut, of all kinds that the rules speak of.
const HARD: &[&str] = &[
    "Mr. Juma met Dr. Asha. J. K. Nyerere spoke at 10 a.m. in Dodoma. It was 5 p.m. The end.",
    "See No. 5. The next is on p. 12. Fig. 3 shows it, approx. 40 km. Approx. 5 more.",
    "1. First item. 2. Second item. iv. Fourth. IV. Nne. 2.1. Sehemu. 12. Mwisho.",
    "He said “Stop.” Then he left. (It was late.) [Sic.] \"Why?\" Nobody knows… Nobody! 4 did.",
    "In the U.S. The law is old. In the U.S. law it is old. Tin, zinc etc. The rest. Ltd. and Co. Inc. Baraza.",
    "Bw. Juma na Bi. Asha n.k. Kampuni ilianza. Taz. uk. 12. Na. 5. Bei ni Sh. 500. Tarehe 4. Mei.",
    "你好。再见！“好。”他说。A. B。1. 一。 「是。」二 Is it. 三",
    "Wait... What?! Yes. ... And so. no. A.B. Smith I. The. (A. Smith) /Dr. X –e.g. Y 'a. B'",
    "No. 5. 6. The 1. 2. The Dr. 3. Next J. 4. Then ... 5. Five. 6. Six ) 7. Seven。)8. Eight 。」9. Nine",
    "J. V. Stalin came. See No. X. The next is A. I. The end. St. Louis is far. Main St. The house.",
    "It fell.[1] Then it rose.[2,3][4] No. 5.[6] \u{200B}Next. \u{FEFF}Last one.\u{200B} Dr.\u{200B} Ali. 1.\u{200E} \u{200B}First.² Second.",
    "\u{FEFF}1. First. 《书。》二。[1]三。.[1] Four [5]. Five.[x] Six.[1234567890] Seven.[12345678901] Eight.",
    "  1. Start. Run \u{FFFC} now. \u{FFFC} follows. \"\u{FFFC} too.",
];

const TAGS: [&str; 6] = ["en", "sw-TZ", "zh-Hans", "fr", "swc", "es"];

/// The two ways of cutting for each of [`TAGS`].
static WAYS: LazyLock<Vec<[Cutter; 2]>> = LazyLock::new(|| {
    let both = |tag: &&str| {
        let (engine, left_out) = Engine::new(&shipped::srx(), &language(tag)).unwrap();
        assert_eq!(left_out, []);
        [Cutter::shipped(language(tag).base()), Cutter::rules(engine)]
    };
    TAGS.iter().map(both).collect()
});

fn both<'a>(text: &'a str, ways: &[Cutter; 2]) -> [Vec<&'a str>; 2] {
    ways.each_ref().map(|cutter| cutter.cut(text, &[]).into_iter().map(|range| &text[range]).collect())
}

#[test]
fn the_shipped_rules_as_srx_cut_as_the_program_does() {
    for text in HARD {
        for (tag, ways) in TAGS.iter().zip(WAYS.iter()) {
            let [code, rules] = both(text, ways);
            assert_eq!(code, rules, "{tag}");
        }
    }
}

/// Text that is full of what the rules speak of.
fn speckled() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        ".", ".", ". ", ". ", " ", "  ", "!", "?", "…", "。", "！", "\"", "'", "”", "“", "(", ")", "」", "「", "/",
        "–", "1", "12", "2020", "a", "iv", "IV", "X", "A", "J", "I", "Dr", "Mr", "e.g", "No", "no", "etc", "U.S",
        "The", "U.K.", "a.m", "n.k", "K.K", "Taz", "uk", "Juma", "neno", "word", "Word", "中", "\u{FFFC}", "Ⓐ", "½",
        "é", "É", ",", "\n", "[1]", "[2,3]", "[", "]", "¹", "\u{200B}", "\u{FEFF}", "\u{AD}", "V", "St", "》", "『",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn code_and_srx_agree_on_any_text(text in speckled()) {
        for (tag, ways) in TAGS.iter().zip(WAYS.iter()) {
            let [code, rules] = both(&text, ways);
            prop_assert_eq!(code, rules, "{}: {:?}", tag, text);
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_panics(
        text in "\\PC{0,60}|[a. B\\n]{0,60}",
        before in "\\PC{0,12}|[\\\\a-z.(?<=!)|*+\\[\\]{}0-9-]{0,20}",
        after in "\\PC{0,12}|[\\\\a-zA-Z.(?<=!)|*+\\[\\]{}0-9&^:-]{0,20}",
        cuts in prop::collection::vec((0..60usize, 0..4usize), 0..4),
        breaks: bool,
    ) {
        let mut at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        at.sort_unstable();
        let mut codes: Vec<CodeInText> = Vec::new();
        let mut done = 0;
        for (number, role) in cuts {
            let (Some(start), Some(end)) = (at.get(done + number % 5), at.get(done + number % 5 + role)) else { break };
            done += number % 5 + role;
            let role = [CodeRole::Opening, CodeRole::Closing, CodeRole::Isolated, CodeRole::Object][role];
            codes.push(CodeInText { span: *start..*end, role });
        }
        let srx = with(vec![Rule { breaks, ..Rule::breaking(before, after) }, Rule::breaking("[.a]", "")]);
        if let Ok((engine, _)) = Engine::new(&srx, &Language::english()) {
            for cutter in [Cutter::rules(engine), Cutter::shipped("en")] {
                let mut end = 0;
                for range in cutter.cut(&text, &codes) {
                    prop_assert!(text[end..range.start].trim().is_empty());
                    prop_assert!(!text[range.clone()].is_empty());
                    end = range.end;
                }
                prop_assert!(text[end..].trim().is_empty());
            }
        }
    }
}

#[test]
fn hard_patterns_take_no_time() {
    let text = "a".repeat(20_000) + "!";
    let rules = vec![Rule::breaking("(a*)*b", ""), Rule::breaking("(?:a|aa)+c", ".*"), Rule::breaking("!", "x")];
    let start = std::time::Instant::now();
    assert_eq!(engine(rules).ends(&text), Vec::<usize>::new());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
