use std::ops::Range;

use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::passage::{Paired, Unpaired};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::text::tokens::{Token, TokenKind};

rule! {
    /// A bracket without its partner
    ///
    /// ## What it finds
    ///
    /// `(`, `[` or `{` that is not closed in the translation, and a closing one that was not opened, where the source
    /// has as many of both. The round bracket after a number or letter in a list (`1)`, `a)`), smileys, and intervals
    /// such as `[0, 1)` are left alone. Brackets of Chinese and Japanese count as ours.
    ///
    /// That the source has brackets and the translation none is no fault: a translator may say it without.
    ///
    /// ## Why
    ///
    /// The reader does not know where the remark ends, and a part of it may be lost.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The furnace (built in 1998) is cold.
    /// sw: Tanuri [[(]]lililojengwa mwaka 1998 ni baridi.
    ///
    /// en: 1) Open the valve (slowly).
    /// sw: 1) Fungua vali (polepole).
    /// ```
    ///
    /// ## What to do
    ///
    /// Close or open it, or take it away.
    Brackets = "punctuation.brackets", Warning
}

/// An opening bracket with the one that closes it.
const KINDS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

fn plain(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '［' | '【' | '〔' => '[',
        '］' | '】' | '〕' => ']',
        '｛' => '{',
        '｝' => '}',
        other => other,
    }
}

/// Which of [`KINDS`] the mark is of, and whether it opens.
fn kind(mark: char) -> Option<(usize, bool)> {
    let place = KINDS.iter().position(|(opening, closing)| *opening == mark || *closing == mark)?;
    Some((place, KINDS[place].0 == mark))
}

/// A bracket that has no partner.
#[derive(Debug)]
struct Alone<'a> {
    mark: char,
    kind: usize,
    opens: bool,
    span: &'a Range<usize>,
}

/// The brackets of `text` that have no partner.
fn unpaired<'a>(text: &'a Text<'_>) -> Vec<Alone<'a>> {
    let tokens = text.tokens();
    let mut open: [Vec<Alone<'_>>; KINDS.len()] = Default::default();
    let (mut alone, mut labels) = (Vec::new(), 0);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punctuation) {
        let Some(mark) = text.at(&token.span).chars().next().map(plain) else { continue };
        let Some((kind, opens)) = kind(mark) else { continue };
        let bracket = Alone { mark, kind, opens, span: &token.span };
        if is_smiley(text, tokens, at) {
            // Its mouth may close a bracket as well: `(karibu :)`.
            if !opens {
                open[kind].pop();
            }
            continue;
        }
        if opens {
            open[kind].push(bracket);
            continue;
        }
        let is_closed = open[kind].pop().is_some()
            // An interval: `[0, 1)`.
            || (is_behind_figure(tokens, at) && open.iter_mut().any(|other| other.pop().is_some()));
        if is_closed {
            continue;
        }
        if mark == ')' && is_of_list(text, tokens, at, labels > 0) {
            labels += 1;
        } else {
            alone.push(bracket);
        }
    }
    alone.extend(open.into_iter().flatten());
    alone.sort_by_key(|one| one.span.start);
    alone
}

/// Whether a figure stands right before the bracket at `at`.
fn is_behind_figure(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|one| one.kind == TokenKind::Number && one.span.end == tokens[at].span.start)
}

/// Whether the bracket at `at` belongs to the number or letter of an item: `1)`, `iv)`, `2.a)`. The first of a list
/// stands at the start or behind a mark, one after `another` behind any word.
fn is_of_list(text: &Text<'_>, tokens: &[Token], at: usize, another: bool) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    if before.span.end != tokens[at].span.start {
        return false;
    }
    let label = text.at(&before.span);
    let is_roman = || label.len() <= 4 && label.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let is_label = before.kind == TokenKind::Number || label.chars().count() == 1 || is_roman();
    let previous = at.checked_sub(2).and_then(|previous| tokens.get(previous));
    let starts = previous.is_none_or(|one| {
        one.kind != TokenKind::Word && one.kind != TokenKind::Number || another && one.span.end < before.span.start
    });
    is_label && starts
}

/// Whether the bracket at `at` is a mouth: `:)`, `;-(`.
fn is_smiley(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    let mark = |back: usize| {
        let token = at.checked_sub(back).and_then(|place| tokens.get(place))?;
        let next = tokens.get(at.checked_sub(back - 1)?)?;
        (token.span.end == next.span.start).then(|| text.at(&token.span))
    };
    let is_eyes = |mark: Option<&str>| matches!(mark, Some(":" | ";" | "="));
    let eyes_at = if is_eyes(mark(1)) {
        1
    } else if mark(1) == Some("-") && is_eyes(mark(2)) {
        2
    } else {
        return false;
    };
    // `neno:(` is no face: one stands by itself.
    let eyes = tokens.get(at - eyes_at).map_or(0, |token| token.span.start);
    text.text().get(..eyes).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
}

impl Rule for Brackets {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        if !target.text().contains(|c: char| "()[]{}".contains(plain(c))) {
            return;
        }
        let alone = unpaired(target);
        if alone.is_empty() {
            return;
        }
        // What opens here may close in another sentence.
        if let Some(part) = reading.part_of {
            for (span, what) in part.unpaired(Paired::Brackets, target, |text| said(&unpaired(text))) {
                found.report(span, what);
            }
            return;
        }
        // A source that is faulty itself says nothing of the translation.
        let mut in_source = [false; KINDS.len()];
        if let Some(source) = reading.source.as_ref() {
            unpaired(source).iter().for_each(|one| in_source[one.kind] = true);
        }
        let alone: Vec<Alone<'_>> = alone.into_iter().filter(|one| !in_source[one.kind]).collect();
        for (span, what) in said(&alone) {
            found.report(span, what);
        }
    }
}

fn said(alone: &[Alone<'_>]) -> Unpaired {
    let what = |one: &Alone<'_>| if one.opens { "is not closed" } else { "was not opened" };
    alone.iter().map(|one| (one.span.clone(), format!("`{}` {}", one.mark, what(one)))).collect()
}
