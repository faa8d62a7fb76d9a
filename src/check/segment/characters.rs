use std::collections::HashSet;
use std::ops::Range;

use super::garbled::garbled;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::text::tokens::is_han;

rule! {
    /// A character that does not belong there
    ///
    /// ## What it finds
    ///
    /// - the sign for a character that was lost (U+FFFD),
    /// - text that was read in the wrong encoding: `â€™` for `’`,
    /// - control characters, characters of private use, a byte-order mark,
    /// - a Cyrillic or Greek letter inside a word of Latin letters that looks like a Latin one,
    /// - in Swahili, a word in a script that the source has not.
    ///
    /// What the source has as well (but for lost and wrongly read characters) is left alone, and so are the Greek
    /// letters of science: `β-CoV`, `μm`.
    ///
    /// ## Why
    ///
    /// Some are seen at once. A wrong letter that looks right is not seen, and neither search nor spelling check nor
    /// memory finds the word.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Wachimbaji wa ng[[â€™]]ambo walifika.
    /// fix: Wachimbaji wa ng’ambo walifika.
    ///
    /// sw: M[[�]]tambo mpya
    ///
    /// sw: Kiw[[а]]nda cha shaba
    /// fix: Kiwanda cha shaba
    ///
    /// en: The α phase of iron
    /// sw: Awamu ya α ya chuma
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the right character. `check --fix` does it where that is known; what was lost must be looked up.
    Characters = "segment.characters", Error
}

impl Rule for Characters {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = reading.target.text();
        // Nearly all segments: nothing but printable ASCII.
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')) {
            return;
        }
        let source = reading.source.as_ref();
        let of_source = source.map_or("", |source| source.text());
        let mut misread: Vec<(Range<usize>, Option<char>)> = Vec::new();
        for (span, meant) in garbled(text) {
            if misread.last().is_none_or(|(before, _)| before.end <= span.start) {
                misread.push((span, meant));
            }
        }
        let mut odd: Vec<(Range<usize>, char)> = Vec::new();
        let mut next = misread.iter().peekable();
        for (at, c) in text.char_indices() {
            while next.next_if(|(span, _)| span.end <= at).is_some() {}
            if is_odd(c) && !next.peek().is_some_and(|(span, _)| span.contains(&at)) {
                odd.push((at..at + c.len_utf8(), c));
            }
        }
        for (span, meant) in misread {
            let message = format!("`{}` was read in the wrong encoding", &text[span.clone()]);
            let report = found.report(span, message);
            match meant {
                Some('\u{FEFF}') => report.mend(""),
                Some(meant) => report.mend(meant),
                None => report.suggest("”"),
            };
        }
        if !odd.is_empty() {
            let known: HashSet<char> = of_source.chars().filter(|c| is_odd(*c)).collect();
            for (span, c) in odd {
                match c {
                    '\u{FFFD}' => {
                        found.report(span, "a character was lost here");
                    }
                    _ if known.contains(&c) => {}
                    '\u{FEFF}' => {
                        found.report(span, "a byte-order mark inside text").mend("");
                    }
                    _ => {
                        let kind = if c.is_control() { "control character" } else { "character of private use" };
                        found.report(span, format!("a {kind} (U+{:04X})", u32::from(c)));
                    }
                }
            }
        }
        let strange: Vec<(&str, Range<usize>)> =
            reading.target.words().filter(|(word, _)| word.chars().any(|c| script(c).is_some())).collect();
        if strange.is_empty() {
            return;
        }
        let words: HashSet<&str> =
            source.map(|source| source.words().map(|(word, _)| word).collect()).unwrap_or_default();
        let new = strange.into_iter().filter(|(word, _)| !words.contains(word));
        let (mixed, foreign): (Vec<_>, Vec<_>) = new.partition(|(word, _)| word.chars().any(is_latin));
        for (word, span) in mixed {
            strangers(word, span.start, of_source, found);
        }
        // Without a source nothing tells a quotation from a slip.
        if reading.target.language.base() == "sw" && source.is_some() {
            report_foreign(text, foreign, of_source, found);
        }
    }
}

/// Whether `c` stands in no text on purpose.
fn is_odd(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{FFFD}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => true,
        c => c.is_control(),
    }
}

/// Reports the letters of a Latin word that only look Latin.
fn strangers(word: &str, start: usize, source: &str, found: &mut Found<'_>) {
    for (at, c) in word.char_indices() {
        if !matches!(script(c), Some(Script::Cyrillic | Script::Greek)) {
            continue;
        }
        let beside = |other: Option<char>| other.is_some_and(|other| is_latin(other) || lookalike(other).is_some());
        let is_inside = beside(word[..at].chars().next_back()) || beside(word[at + c.len_utf8()..].chars().next());
        let Some(latin) = lookalike(c).filter(|_| is_inside && !source.contains(c)) else { continue };
        let kind = if script(c) == Some(Script::Cyrillic) { "Cyrillic" } else { "Greek" };
        let message = format!("a {kind} letter that looks like `{latin}` (in `{word}`)");
        found.report(start + at..start + at + c.len_utf8(), message).mend(latin);
    }
}

/// Reports words in a script that the source does not use; those of one script in a row are one finding.
fn report_foreign(text: &str, words: Vec<(&str, Range<usize>)>, source: &str, found: &mut Found<'_>) {
    let mut runs: Vec<(Range<usize>, Script)> = Vec::new();
    for (word, span) in words {
        let Some(script) = word.chars().find_map(script) else { continue };
        // A single Greek letter is a sign.
        if script == Script::Greek && word.chars().count() == 1 {
            continue;
        }
        match runs.last_mut() {
            Some((run, before)) if *before == script && text[run.end..span.start].trim().is_empty() => {
                run.end = span.end
            }
            _ => runs.push((span, script)),
        }
    }
    for (span, script) in runs {
        if !source.chars().any(|c| self::script(c) == Some(script)) {
            let message = format!("`{}` is in a script that neither Swahili nor the source uses", &text[span.clone()]);
            found.report(span, message);
        }
    }
}

/// A script other than Latin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Hangul,
    /// Han and Kana, which stand together in Japanese.
    Han,
}

fn script(c: char) -> Option<Script> {
    let script = match c {
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' if c.is_alphabetic() => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => Script::Arabic,
        '\u{900}'..='\u{DFF}' => Script::Indic,
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3040}'..='\u{30FF}' => Script::Han,
        c if is_han(c) => Script::Han,
        _ => return None,
    };
    Some(script)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic())
}

/// The Latin letter that has the shape of a Cyrillic or Greek one.
fn lookalike(c: char) -> Option<char> {
    const PAIRS: &[(char, char)] = &[
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('у', 'y'),
        ('х', 'x'),
        ('і', 'i'),
        ('ј', 'j'),
        ('ѕ', 's'),
        ('һ', 'h'),
        ('ԁ', 'd'),
        ('ԛ', 'q'),
        ('ԝ', 'w'),
        ('А', 'A'),
        ('В', 'B'),
        ('Е', 'E'),
        ('К', 'K'),
        ('М', 'M'),
        ('Н', 'H'),
        ('О', 'O'),
        ('Р', 'P'),
        ('С', 'C'),
        ('Т', 'T'),
        ('Х', 'X'),
        ('І', 'I'),
        ('Ј', 'J'),
        ('Ѕ', 'S'),
        ('Α', 'A'),
        ('Β', 'B'),
        ('Ε', 'E'),
        ('Ζ', 'Z'),
        ('Η', 'H'),
        ('Ι', 'I'),
        ('Κ', 'K'),
        ('Μ', 'M'),
        ('Ν', 'N'),
        ('Ο', 'O'),
        ('Ρ', 'P'),
        ('Τ', 'T'),
        ('Υ', 'Y'),
        ('Χ', 'X'),
        ('ο', 'o'),
        ('ι', 'i'),
    ];
    PAIRS.iter().find(|(looks, _)| *looks == c).map(|(_, latin)| *latin)
}
