use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::passage::{Paired, Unpaired};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::text::tokens::{Token, TokenKind};

rule! {
    /// Quotation marks that are unpaired or lost
    ///
    /// ## What it finds
    ///
    /// - an odd number of double quotation marks, or an opening single one that nothing closes, where the source has
    ///   pairs only;
    /// - words between quotation marks in the source, where the translation has fewer of them; these are shown in the
    ///   source.
    ///
    /// Straight, curly and angle marks count alike, and so do single and double ones. The apostrophe of `ng'`, inches
    /// (`5"`) and minutes are no quotation marks. Inline codes that set words off, such as italics, stand for quotation
    /// marks.
    ///
    /// ## Why
    ///
    /// Without them somebody's words, or the label of a button, look like ours.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Press "Start" and wait.
    /// sw: Bonyeza [["]]Anza na usubiri.
    ///
    /// en: Press [["Start"]] and wait.
    /// sw: Bonyeza Anza na usubiri.
    ///
    /// en: Press "Start" and wait for the cow's bell.
    /// sw: Bonyeza «Anza» na usubiri kengele ya ng'ombe.
    /// ```
    ///
    /// ## What to do
    ///
    /// Set them as the source does, in the form that the target language has.
    Quotes = "punctuation.quotes", Warning, precision 0.83
}

/// The quotation marks of a text.
#[derive(Debug, Default)]
struct Marks {
    /// Double ones.
    double: Vec<Range<usize>>,
    /// Pairs of single ones.
    pairs: Vec<(Range<usize>, Range<usize>)>,
    /// Single ones that open and are not closed.
    open: Vec<Range<usize>>,
}

impl Marks {
    fn of(text: &Text<'_>) -> Marks {
        let mut marks = Marks::default();
        if !text.text().contains(|c| is_double(c) || is_single(c)) {
            return marks;
        }
        let tokens = text.tokens();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punctuation) {
            let Some(mark) = text.at(&token.span).chars().next() else { continue };
            if is_double(mark) {
                let is_open = marks.double.len() % 2 == 1;
                if is_open || !is_of_figure(text, tokens, at) {
                    marks.double.push(token.span.clone());
                }
            } else if is_single(mark) {
                let behind = text.text()[token.span.end..].chars().next();
                let before = text.text()[..token.span.start].chars().next_back();
                let may_open = before
                    .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '—' | '–'))
                    && behind.is_some_and(char::is_alphabetic);
                let may_close = before.is_some_and(|c| !c.is_whitespace()) && !may_open;
                if may_open {
                    marks.open.push(token.span.clone());
                } else if may_close && let Some(start) = marks.open.pop() {
                    marks.pairs.push((start, token.span.clone()));
                }
            }
        }
        marks
    }

    /// How many there are, whatever their form.
    fn count(&self) -> usize {
        self.double.len() + 2 * self.pairs.len()
    }
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」' | '『' | '』')
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

/// Whether a straight double mark stands right behind a figure, as that of inches does.
fn is_of_figure(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    let figure = at.checked_sub(1).and_then(|before| tokens.get(before));
    text.at(&tokens[at].span) == "\""
        && figure.is_some_and(|one| {
            one.span.end == tokens[at].span.start && text.at(&one.span).ends_with(|c: char| c.is_ascii_digit())
        })
}

/// The marks of `text` that have no partner.
fn alone(text: &Text<'_>) -> Unpaired {
    let marks = Marks::of(text);
    if marks.double.len() % 2 == 1 {
        let odd = odd_one(text, &marks.double).into_iter();
        return odd.map(|span| (span, "a quotation mark without its partner".to_owned())).collect();
    }
    let open = if marks.double.is_empty() { marks.open } else { Vec::new() };
    open.into_iter().map(|span| (span, "a quotation mark that nothing closes".to_owned())).collect()
}

impl Rule for Quotes {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let there = Marks::of(target);
        let wanted = reading.source.as_ref().map(Marks::of).unwrap_or_default();
        let is_odd = there.double.len() % 2 == 1;
        let alone = match reading.part_of {
            // What opens here may close in another sentence.
            Some(part) if is_odd || !there.open.is_empty() => part.unpaired(Paired::Quotes, target, alone),
            Some(_) => Vec::new(),
            None if is_odd && !wanted.double.len().is_multiple_of(2) => Vec::new(),
            None if !is_odd && !wanted.open.is_empty() => Vec::new(),
            None => alone(target),
        };
        for (span, what) in alone {
            found.report(span, what);
        }
        if is_odd && wanted.double.len().is_multiple_of(2) {
            return;
        }
        let Some(source) = reading.source.as_ref().filter(|_| there.count() < wanted.double.len()) else { return };
        // Italics or bold may stand for them, and an unclosed mark was spoken of already.
        if target.segment.codes().len() > source.segment.codes().len() || !there.open.is_empty() {
            return;
        }
        if target.segment.is_blank() {
            return;
        }
        let (Some(first), Some(last)) = (wanted.double.first(), wanted.double.last()) else { return };
        let message = match there.count() {
            0 => "the translation has lost these quotation marks".to_owned(),
            count => format!("{} quotation marks, and {count} in the translation", wanted.double.len()),
        };
        found.report_source(first.start..last.end, message);
    }
}

/// The mark among an odd number that is the likeliest to have no partner: a curly or angle one whose like is missing,
/// else the last one before a word or behind one that breaks the order, else the last.
fn odd_one(text: &Text<'_>, marks: &[Range<usize>]) -> Option<Range<usize>> {
    let mut open: Option<&Range<usize>> = None;
    for span in marks {
        let opens = match text.at(span) {
            "“" | "„" | "‟" | "«" | "「" | "『" => true,
            "”" | "»" | "」" | "』" => false,
            _ => {
                let behind = text.text().get(span.end..).and_then(|rest| rest.chars().next());
                let before = text.text().get(..span.start).and_then(|rest| rest.chars().next_back());
                before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
                    && behind.is_some_and(|c| !c.is_whitespace())
            }
        };
        match (opens, open) {
            (true, None) => open = Some(span),
            (false, Some(_)) => open = None,
            (true, Some(before)) => return Some(before.clone()),
            (false, None) => return Some(span.clone()),
        }
    }
    open.or(marks.last()).cloned()
}
