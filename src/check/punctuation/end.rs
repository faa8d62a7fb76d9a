use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::text::abbreviations::stop_after;
use crate::text::tokens::TokenKind;

rule! {
    /// Another mark at the end than in the source
    ///
    /// ## What it finds
    ///
    /// A translation that ends with a mark of another kind than the source: full stop, question mark, exclamation
    /// mark, colon, semicolon, comma, ellipsis, or none. Quotation marks and brackets that close after it and inline
    /// codes are passed over; a mark counts as its like in another script (`。`, `？`).
    ///
    /// It says nothing where Swahili may well differ: a question mark where the source has no mark, a polite question (`Could
    /// you …?`) that becomes a request, an exclamation that becomes a plain sentence, a full stop that the source lacks
    /// but where it has no more than five words, as headings and labels have. A full stop that belongs to an
    /// abbreviation (`n.k.`, `Ltd.`) may be the end or not.
    ///
    /// ## Why
    ///
    /// A question turns into a statement, a colon loses the list that follows, and a sentence without its full stop runs
    /// into the next. Often the mark is the trace of more: the last words are missing.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Is the valve open?
    /// sw: Je, vali iko wazi[[.]]
    /// suggest: ?
    ///
    /// en: Copper is recycled.
    /// sw: Shaba [[hurejelezwa]]
    ///
    /// en: They said: "It is ready."
    /// sw: Walisema: "Iko tayari".
    ///
    /// en: Could you close the door?
    /// sw: Tafadhali funga mlango.
    /// ```
    ///
    /// ## What to do
    ///
    /// End as the source does, or see which words are missing.
    End = "punctuation.end", Warning, precision 0.89
}

/// How many words a heading or label has at most: a longer text without its full stop is likely a sentence whose
/// writer left it out, and a translator who sets it does no harm.
const LABEL: usize = 5;

/// What a text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    None,
    Stop,
    /// A full stop that belongs to an abbreviation, and may end the sentence as well.
    Abbreviation,
    Question,
    Exclamation,
    Colon,
    Semicolon,
    Comma,
    Ellipsis,
}

impl Kind {
    fn of(mark: char) -> Kind {
        match mark {
            '.' | '。' | '．' | '।' | '۔' => Kind::Stop,
            '?' | '？' | '؟' => Kind::Question,
            '!' | '！' => Kind::Exclamation,
            ':' | '：' => Kind::Colon,
            ';' | '；' | '؛' => Kind::Semicolon,
            ',' | '，' | '、' | '،' => Kind::Comma,
            '…' => Kind::Ellipsis,
            _ => Kind::None,
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Kind::None => "",
            Kind::Stop | Kind::Abbreviation => ".",
            Kind::Question => "?",
            Kind::Exclamation => "!",
            Kind::Colon => ":",
            Kind::Semicolon => ";",
            Kind::Comma => ",",
            Kind::Ellipsis => "…",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::None => "no mark",
            Kind::Stop | Kind::Abbreviation => "a full stop",
            Kind::Question => "a question mark",
            Kind::Exclamation => "an exclamation mark",
            Kind::Colon => "a colon",
            Kind::Semicolon => "a semicolon",
            Kind::Comma => "a comma",
            Kind::Ellipsis => "an ellipsis",
        }
    }

    /// Whether a source that ends so may be translated by a text that ends like `target`.
    fn may_become(self, target: Kind) -> bool {
        use Kind::{Abbreviation, Exclamation, None, Question, Stop};
        self == target
            || matches!(
                (self, target),
                (Abbreviation, Stop | None)
                    | (Stop | None, Abbreviation)
                    | (None, Question)
                    | (Exclamation, Stop)
                    | (Question, Exclamation)
            )
    }
}

/// The end of a text: its kind, and the bytes of the mark, or of the last word where there is none.
#[derive(Clone, Debug)]
struct Ending {
    kind: Kind,
    span: Range<usize>,
}

/// How `text` ends; `None` where it has no word, or where a code or sign ends it that nothing is known of.
fn ending(text: &Text<'_>) -> Option<Ending> {
    let tokens = text.tokens();
    let is_closing = |word: &str| {
        word.starts_with([
            '"', '\'', '”', '’', '“', '‘', '»', '›', ')', ']', '}', '）', '】', '」', '』', '》', '*', '_',
        ])
    };
    let mut rest = tokens.len();
    loop {
        let token = tokens.get(rest.checked_sub(1)?)?;
        match token.kind {
            TokenKind::Code => {}
            TokenKind::Punctuation if is_closing(text.at(&token.span)) => {}
            TokenKind::Word | TokenKind::Number => return Some(Ending { kind: Kind::None, span: token.span.clone() }),
            TokenKind::Punctuation => break,
        }
        rest -= 1;
    }
    let last = tokens.get(rest.checked_sub(1)?)?;
    let mark = text.at(&last.span).chars().next()?;
    let kind = Kind::of(mark);
    if kind == Kind::None {
        return None;
    }
    let dots = tokens[..rest].iter().rev().take_while(|token| text.at(&token.span) == ".").count();
    if dots >= 3 {
        return Some(Ending { kind: Kind::Ellipsis, span: tokens.get(rest - dots)?.span.start..last.span.end });
    }
    // `?!` and `!!!` are of the kind of a question where there is one.
    let marks = tokens[..rest].iter().rev().map(|token| text.at(&token.span));
    if marks.take_while(|mark| matches!(*mark, "?" | "!")).any(|mark| mark == "?") {
        return Some(Ending { kind: Kind::Question, span: last.span.clone() });
    }
    let is_short = kind == Kind::Stop && dots == 1 && is_abbreviation(text, last.span.start);
    Some(Ending { kind: if is_short { Kind::Abbreviation } else { kind }, span: last.span.clone() })
}

/// Whether an abbreviation ends at the byte `at`, where its full stop stands: `n.k`, `U.S`, `Ltd`.
fn is_abbreviation(text: &Text<'_>, at: usize) -> bool {
    let before = text.text().get(..at).unwrap_or_default();
    let word = before.rsplit([' ', '\n', '\t', '\u{A0}', '(', '"', '“', '/', ',']).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    // The words of these lists that are abbreviations before figures only are plain words at an end.
    let is_listed = || {
        use crate::text::abbreviations::Stop;
        matches!(stop_after(word, text.language.base()), Some(Stop::Never | Stop::BeforeSmallLetter | Stop::InName))
    };
    is_initial || word.contains('.') || is_listed()
}

/// Whether an English question asks for something to be done, which Swahili says with an imperative.
fn is_request(source: &Text<'_>) -> bool {
    let text = source.text().trim_start().to_lowercase();
    let polite = ["could you", "would you", "can you", "will you", "can i", "may i", "could i", "why not", "please"];
    polite.iter().any(|start| text.starts_with(start)) || text.contains("please")
}

impl Rule for End {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(source), target) = (reading.source.as_ref(), &reading.target) else { return };
        // Thai marks the ends of its sentences by spaces; the Greek question mark is a semicolon.
        if matches!(source.language.base(), "th" | "lo" | "my" | "km" | "el") {
            return;
        }
        let (Some(before), Some(after)) = (ending(source), ending(target)) else { return };
        if before.kind.may_become(after.kind)
            || !target.text().chars().any(char::is_alphabetic)
            || !source.text().chars().any(char::is_alphabetic)
            || ([before.kind, after.kind].contains(&Kind::Question) && is_request(source))
            || (before.kind == Kind::None && after.kind == Kind::Stop && source.words().nth(LABEL).is_some())
        {
            return;
        }
        let message = format!("ends with {}, the source with {}", after.kind.name(), before.kind.name());
        let right = match after.kind {
            Kind::None => format!("{}{}", target.at(&after.span), before.kind.mark()),
            _ => before.kind.mark().to_owned(),
        };
        found.report(after.span, message).suggest(right);
    }
}
