//! Where sentences end.
//!
//! A sentence ends at `.`, `!`, `?` or `…` (with the closing quotes and brackets behind it) when white space follows
//! and then a capital, a figure, an opening mark or an inline code; never after an abbreviation, an initial, or the
//! number of a list item. Chinese full stops end one without white space.

use std::ops::Range;

use super::abbreviations::{self, Stop};
use super::tokens::is_han;

/// An inline code, as far as sentences care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeInText {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Whether it closes a pair, and so belongs to the sentence that stands before it.
    pub closing: bool,
}

/// Cuts `text` into sentences: byte ranges without the white space around them, in order, none of them empty.
///
/// `base` is the primary subtag of the text's language; `codes` are its inline codes, in order: what is in them ends
/// no sentence.
pub fn sentences(text: &str, base: &str, codes: &[CodeInText]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut next_code = 0;
    // Where the run of end marks that was looked at last ends: `....` is one end or none.
    let mut looked_at = 0;
    for (at, mark) in text.char_indices() {
        while codes.get(next_code).is_some_and(|code| code.span.end <= at) {
            next_code += 1;
        }
        let in_code = codes.get(next_code).is_some_and(|code| code.span.contains(&at));
        if in_code || at < start.max(looked_at) || !is_end_mark(mark) {
            continue;
        }
        looked_at = at + skip(&text[at..], is_end_mark);
        if let Some(end) = end_of_sentence(text, start, at..looked_at, base, &codes[next_code..]) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_han_end_mark(c)
}

fn is_han_end_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '}' | '\u{201D}' | '\u{2019}' | '»' | '」' | '』' | '）')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '(' | '[' | '\u{201C}' | '\u{2018}' | '«' | '「' | '（' | '¿' | '¡')
}

/// The byte where the sentence that starts at `start` and has the end `marks` ends, or `None` where it goes on.
fn end_of_sentence(text: &str, start: usize, marks: Range<usize>, base: &str, codes: &[CodeInText]) -> Option<usize> {
    let mut end = marks.end + skip(&text[marks.end..], is_closing);
    for code in codes {
        if code.span.start > end {
            break;
        }
        if code.closing && code.span.start == end {
            end = code.span.end;
        }
    }
    if text[marks.clone()].contains(is_han_end_mark) {
        return Some(end);
    }
    let rest = &text[end..];
    let blank = skip(rest, char::is_whitespace);
    if blank == 0 {
        return None;
    }
    let follows = end + blank;
    let next = text[follows..].chars().next()?;
    let code_follows =
        codes.iter().take_while(|code| code.span.start <= follows).any(|code| code.span.start == follows);
    let opening = is_opening(next);
    let first_letter = text[follows..].chars().find(|c| !is_opening(*c)).unwrap_or(next);
    if !(code_follows || first_letter.is_uppercase() || first_letter.is_numeric() || is_han(first_letter)) {
        return None;
    }
    if &text[marks.start..end] != "." {
        return Some(end);
    }
    let sentence = &text[start..marks.start];
    let word = last_word(sentence);
    let alone = sentence.trim_start().len() == word.len();
    if alone && is_item_number(word) {
        return None;
    }
    if is_initial(word) && !opening {
        return None;
    }
    let goes_on = match abbreviations::stop_after(word, base) {
        None => false,
        Some(Stop::Never) => true,
        Some(Stop::BeforeFigure) => first_letter.is_numeric(),
        Some(Stop::BeforeSmallLetter) => !first_letter.is_uppercase(),
    };
    (!goes_on).then_some(end)
}

fn skip(text: &str, mut wanted: impl FnMut(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The word that ends `sentence`, with inner full stops (`n.k`, `e.g`) but without opening marks before it.
fn last_word(sentence: &str) -> &str {
    let start = sentence
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || is_opening(*c) || matches!(c, '/' | '–' | '—'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &sentence[start..]
}

/// `1`, `12` or `a`, `iv` at the start of a list item.
fn is_item_number(word: &str) -> bool {
    !word.is_empty()
        && (word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 3
            || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || word.len() == 1 && word.chars().all(|c| c.is_ascii_lowercase()))
}

/// The initial of a name, as in `J. K. Nyerere`; `I` and Swahili one-letter words are none.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next();
    let rest = chars.as_str();
    letter.is_some_and(|c| c.is_uppercase() && c != 'I')
        && (rest.is_empty() || rest.len() == 2 && rest.starts_with('.') && rest.ends_with(char::is_uppercase))
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'a>(text: &'a str, base: &str) -> Vec<&'a str> {
        sentences(text, base, &[]).into_iter().map(|range| &text[range]).collect()
    }

    fn code(span: Range<usize>, closing: bool) -> CodeInText {
        CodeInText { span, closing }
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
    fn codes_end_nothing_and_can_start_a_sentence() {
        let text = "Run `a. B` first. `c` follows.";
        let found = sentences(text, "en", &[code(4..10, false), code(18..21, false)]);
        let found: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Run `a. B` first.", "`c` follows."]);
    }

    #[test]
    fn the_closing_code_stays_with_its_sentence() {
        let text = "**Stop.** Go on.";
        let found = sentences(text, "en", &[code(0..2, false), code(7..9, true)]);
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
        let codes: Vec<CodeInText> = (0..50_000).map(|at| code(at * 8 + 3..at * 8 + 6, false)).collect();
        assert_eq!(sentences(&text, "en", &codes).len(), 50_000);
    }

    #[test]
    fn blank_text_has_no_sentence() {
        assert!(cut(" \n ", "en").is_empty());
        assert!(cut("", "en").is_empty());
    }
}
