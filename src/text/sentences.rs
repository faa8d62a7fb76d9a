//! Where sentences end: the shipped rules, as code. [`super::segmentation::shipped`] has the same as SRX, made from the
//! same lists; a test holds the two together.
//!
//! A sentence ends at `.`, `!`, `?` or `…` (with the closing quotes and brackets behind it) when white space follows
//! and then a capital, a figure or an object such as a code span, also behind an opening mark; never after an
//! abbreviation, an initial, or the number of a list item. Chinese full stops end one without white space. Each place is
//! judged by the text around it alone, not by where the sentence before it ended, so that rules can say the same.

use super::abbreviations::{self, STARTERS, Stop};
use super::fold::is_invisible;
use super::tokens::is_han;

/// What can end a sentence before white space.
pub(super) const END_MARKS: &[char] = &['.', '!', '?', '…'];

/// What ends one without white space.
pub(super) const HAN_END_MARKS: &[char] = &['。', '！', '？'];

/// What stands behind an end mark and belongs to the sentence: what closes something, and the numbers of footnotes.
#[rustfmt::skip]
pub(super) const CLOSING: &[char] = &[
    '"', '\'', ')', ']', '}', '\u{201D}', '\u{2019}', '»', '›', '」', '』', '）', '》', '】',
    '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹',
];

/// What stands before the first word of a sentence and belongs to it.
#[rustfmt::skip]
pub(super) const OPENING: &[char] = &[
    '"', '\'', '(', '[', '\u{201C}', '\u{201E}', '\u{2018}', '«', '‹', '「', '『', '（', '《', '【', '¿', '¡',
];

/// What parts words, beside white space and opening marks, for what an abbreviation can stand behind.
pub(super) const BETWEEN_WORDS: &[char] = &['/', '–', '—', '。', '！', '？', '」', '』', '）', '，', '、', '：', '；'];

/// What stands in the text for a code span, a picture or another object.
const OBJECT: char = '\u{FFFC}';

/// The bytes of `text` at which a sentence ends and another one follows, in order, before the white space between them.
/// `base` is the primary subtag of the text's language.
pub(super) fn ends(text: &str, base: &str) -> Vec<usize> {
    let mut found = Vec::new();
    // Where the run of end marks that was looked at last ends: `....` is one end or none.
    let mut looked_at = 0;
    for (at, mark) in text.char_indices() {
        if at < looked_at || !is_end_mark(mark) {
            continue;
        }
        let marks = at + skip(&text[at..], is_end_mark);
        looked_at = marks + skip(&text[marks..], closes);
        while let Some(length) = citation(&text[looked_at..]).filter(|_| !text[at..marks].contains(HAN_END_MARKS)) {
            looked_at += length;
            looked_at += skip(&text[looked_at..], closes);
        }
        if looked_at < text.len() && is_end(text, at, marks, looked_at, base) {
            found.push(looked_at);
        }
    }
    found
}

pub(super) fn is_end_mark(c: char) -> bool {
    END_MARKS.contains(&c) || HAN_END_MARKS.contains(&c)
}

pub(super) fn is_closing(c: char) -> bool {
    CLOSING.contains(&c)
}

/// Whether `c` can stand between an end mark and the end of its sentence.
fn closes(c: char) -> bool {
    is_closing(c) || is_invisible(c)
}

fn is_opening(c: char) -> bool {
    OPENING.contains(&c) || is_invisible(c)
}

/// Whether `c` is nothing that is seen.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// The length of a reference to sources with which `text` begins: `[3]`, `[4,7]`, `[12–14]`.
fn citation(text: &str) -> Option<usize> {
    let numbers = text.strip_prefix('[').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let more = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–');
    let end = numbers.char_indices().take(11).find(|(_, c)| !more(*c)).filter(|(_, c)| *c == ']')?.0;
    Some(end + 2)
}

/// A letter that can begin a sentence. Letters in circles and the like are capitals to Unicode and pictures to people.
fn is_capital(c: char) -> bool {
    c.is_uppercase() && !matches!(c, '\u{24B6}'..='\u{24CF}' | '\u{1F130}'..='\u{1F189}')
}

/// Whether a sentence ends with the marks from byte `start` to `marks_end` and what closes behind them up to `end`.
fn is_end(text: &str, start: usize, marks_end: usize, end: usize, base: &str) -> bool {
    if text[start..marks_end].contains(HAN_END_MARKS) {
        return !text[end..].starts_with(is_end_mark);
    }
    if !text[end..].starts_with(char::is_whitespace) {
        return false;
    }
    let follows = &text[end + skip(&text[end..], is_gap)..];
    let Some(first) = follows.chars().find(|c| !is_opening(*c)) else {
        return false;
    };
    if !(is_capital(first) || first.is_numeric() || is_han(first) || first == OBJECT) {
        return false;
    }
    if &text[start..marks_end] != "." || !text[marks_end..end].chars().all(is_invisible) {
        return true;
    }
    let word = last_word(&text[..start]);
    match abbreviations::stop_after(word, base) {
        Some(Stop::Never) => return false,
        Some(Stop::BeforeFigure) if first.is_numeric() => return false,
        Some(Stop::BeforeSmallLetter) => return is_capital(first),
        Some(Stop::InName) => return begins_sentences(follows.trim_start_matches(is_opening)),
        Some(Stop::BeforeFigure) | None => {}
    }
    if is_item_number(word) && begins_an_item(&text[..start - word.len()], base) {
        return false;
    }
    !is_initial(word) || follows.starts_with(is_opening)
}

/// Whether the first word of `text` begins sentences and no names.
fn begins_sentences(text: &str) -> bool {
    let word = text.find(|c: char| c.is_whitespace() || c == ',').map(|end| &text[..end]);
    word.is_some_and(|word| STARTERS.contains(&word))
}

fn skip(text: &str, mut wanted: impl FnMut(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The word that ends `text`, with inner full stops (`n.k`, `e.g`) but without opening marks before it.
fn last_word(text: &str) -> &str {
    let parts = |c: char| c.is_whitespace() || is_opening(c) || BETWEEN_WORDS.contains(&c);
    let start = text.char_indices().rev().find(|(_, c)| parts(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}

/// Whether what follows `text` begins an item of a list: nothing stands before it, or the end of a sentence.
fn begins_an_item(text: &str, base: &str) -> bool {
    let trimmed = text.trim_end_matches(is_gap);
    if trimmed.is_empty() {
        return true;
    }
    let sentence = trimmed.trim_end_matches(closes);
    if sentence.ends_with(HAN_END_MARKS) {
        return true;
    }
    if !text[trimmed.len()..].contains(char::is_whitespace) || !sentence.ends_with(END_MARKS) {
        return false;
    }
    // The number behind `No.` and the like begins nothing.
    let Some(before) = trimmed.strip_suffix('.') else { return true };
    let word = last_word(before);
    abbreviations::stop_after(word, base).is_none() && !is_initial(word)
}

/// `1`, `12`, `2.1` or `a`, `iv`, `IV` at the start of a list item.
fn is_item_number(word: &str) -> bool {
    let is_figure = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split('.').all(is_figure)
        || !word.is_empty() && (word.bytes().all(|c| b"ivx".contains(&c)) || word.bytes().all(|c| b"IVX".contains(&c)))
        || word.len() == 1 && word.bytes().all(|c| c.is_ascii_lowercase())
}

/// The initial of a name, as in `J. K. Nyerere`; `I` and Swahili one-letter words are none.
fn is_initial(word: &str) -> bool {
    let mut letters = word.split('.');
    let first = letters.next().is_some_and(|letter| is_one_capital(letter) && letter != "I");
    first && letters.next().is_none_or(is_one_capital) && letters.next().is_none()
}

fn is_one_capital(letter: &str) -> bool {
    let mut chars = letter.chars();
    chars.next().is_some_and(is_capital) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::text::segmentation::Cutter;
    use crate::text::segmentation::codes::{CodeInText, CodeRole};

    fn cut<'a>(text: &'a str, base: &str) -> Vec<&'a str> {
        Cutter::shipped(base).cut(text, &[]).into_iter().map(|range| &text[range]).collect()
    }

    fn code(span: Range<usize>, role: CodeRole) -> CodeInText {
        CodeInText { span, role }
    }

    fn sentences(text: &str, base: &str, codes: &[CodeInText]) -> Vec<Range<usize>> {
        Cutter::shipped(base).cut(text, codes)
    }

    #[test]
    fn ends_before_capitals_and_figures() {
        assert_eq!(cut("One. Two!  Three? 4 is next… Five", "en"), ["One.", "Two!", "Three?", "4 is next…", "Five"]);
        assert_eq!(cut("It is v1.2 now. see below", "en"), ["It is v1.2 now. see below"]);
        assert_eq!(cut("He said “Stop.” Then he left.", "en"), ["He said “Stop.”", "Then he left."]);
    }

    #[test]
    fn english_abbreviations_end_nothing() {
        for text in [
            "Mr. Juma met Dr. Asha.",
            "Metals, e.g. Copper Alloy 5, i.e. The usual, cost approx. 12 dollars.",
            "See No. 5, p. 12 and Fig. 3.",
            "J. K. Nyerere spoke at 10 a.m. in Dodoma.",
            "1. First item",
            "Approx. 40 km of cable were laid.",
        ] {
            assert_eq!(cut(text, "en"), [text]);
        }
        assert_eq!(cut("Tin, zinc etc. The rest.", "en"), ["Tin, zinc etc.", "The rest."]);
        assert_eq!(cut("The answer is no. The reason is cost.", "en").len(), 2);
    }

    #[test]
    fn swahili_abbreviations_end_nothing() {
        for text in [
            "Bw. Juma na Bi. Asha walikutana na Dk. Mwakyembe.",
            "Metali, k.m. Alumini na shaba, zinapatikana.",
            "Taz. uk. 12, na. 5 na n.k. kwa maelezo.",
            "Mhe. Rais na Prof. Lipumba.",
            "Bei ni Sh. 500 tangu tar. 4/5/2026.",
            "Mha. Ali, Sh. Bakari na Mwl. Neema, taz. Kif. 3.",
        ] {
            assert_eq!(cut(text, "sw"), [text]);
        }
        assert_eq!(cut("Shaba, bati n.k. Kampuni ilianza.", "sw"), ["Shaba, bati n.k.", "Kampuni ilianza."]);
    }

    #[test]
    fn what_is_not_seen_changes_nothing() {
        let text = "\u{FEFF}1. One.\u{200B} Two. \u{200B}Three by Dr.\u{200E} Ali.\u{200F} \u{200B} \u{200E}“Four.”\u{AD} Five";
        assert_eq!(
            cut(text, "en"),
            [
                "\u{FEFF}1. One.\u{200B}",
                "Two.",
                "\u{200B}Three by Dr.\u{200E} Ali.\u{200F}",
                "\u{200B} \u{200E}“Four.”\u{AD}",
                "Five"
            ]
        );
        assert_eq!(cut("One.\r\nTwo.\u{A0}Three.\u{202F}Four.\u{3000}Five", "en").len(), 5);
    }

    #[test]
    fn references_behind_the_end_mark_belong_to_the_sentence() {
        assert_eq!(cut("It fell.[1] It rose.”[2,3][4] See [5]. Bw.[6] No", "en").len(), 5);
        assert_eq!(cut("Ilianguka.² Ilipanda.[12–14] Mwisho", "sw"), ["Ilianguka.²", "Ilipanda.[12–14]", "Mwisho"]);
        assert_eq!(cut("One.[x] Two", "en"), ["One.[x] Two"]);
        assert_eq!(cut("他说《好。》然后", "zh"), ["他说《好。》", "然后"]);
    }

    #[test]
    fn saints_streets_mountains_and_ranks() {
        let text = "St. Louis is near Mt. Kenya. He lives on Main St. The house is big.";
        assert_eq!(cut(text, "en"), ["St. Louis is near Mt. Kenya.", "He lives on Main St.", "The house is big."]);
        assert_eq!(cut("Maj. Juma aliandamana na Mst. Meya, Bal. Ali na Pd. Yosefu.", "sw").len(), 1);
    }

    #[test]
    fn codes_end_nothing_and_can_start_a_sentence() {
        let text = "Run `a. B` first. `c` follows.";
        let found = sentences(text, "en", &[code(4..10, CodeRole::Object), code(18..21, CodeRole::Object)]);
        let found: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Run `a. B` first.", "`c` follows."]);
    }

    #[test]
    fn the_closing_code_stays_with_its_sentence() {
        let text = "**Stop.** Go on.";
        let found = sentences(text, "en", &[code(0..2, CodeRole::Opening), code(7..9, CodeRole::Closing)]);
        assert_eq!(found, [0..9, 10..16]);
    }

    #[test]
    fn chinese_needs_no_space() {
        assert_eq!(cut("你好。再见！", "zh"), ["你好。", "再见！"]);
    }

    #[test]
    fn a_run_of_marks_is_one_end_and_takes_no_time() {
        assert_eq!(cut("Wait... What?! Yes.", "en"), ["Wait...", "What?!", "Yes."]);
        let leaders = format!("Contents {}", ".".repeat(1_000_000));
        assert_eq!(cut(&leaders, "en").len(), 1);
        let text = "Ab `c`. ".repeat(50_000);
        let codes: Vec<CodeInText> = (0..50_000).map(|at| code(at * 8 + 3..at * 8 + 6, CodeRole::Object)).collect();
        assert_eq!(sentences(&text, "en", &codes).len(), 50_000);
    }

    #[test]
    fn blank_text_has_no_sentence() {
        assert!(cut(" \n ", "en").is_empty());
        assert!(cut("", "en").is_empty());
    }
}
