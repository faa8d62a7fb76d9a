//! Wrong addresses, variables, inline codes and names with digits.

use istilahi::check::Pair;
use istilahi::model::finding::Side;
use istilahi::model::segment::{Code, CodeKind, Segment};

use super::Random;
use super::edit::{Mutator, Spoilt, at, english, exchanged, in_target, left_out, place};

const URL: &str = r"(?:https?://|www\.)[\w./]*[\w/]";
const MAIL: &str = r"[\w.]+@[\w.]+\w";
const VARIABLE: &str = r"\{\w+\}|%\d\$[sd]|%[sd]";
const IDENTIFIER: &str = r"\b[A-Z]+-?\d+\b";

pub(super) const KINDS: &[(&[&str], &str, Mutator)] = &[
    (&["address.url"], "a letter of an address changed", |pair, random| changed(pair, random, URL, 9)),
    (&["address.url"], "an address left out", |pair, random| lost(pair, random, URL)),
    (&["address.email"], "a letter of an address changed", |pair, random| changed(pair, random, MAIL, 2)),
    (&["address.email"], "an address left out", |pair, random| lost(pair, random, MAIL)),
    (&["placeholder.missing"], "a variable left out", |pair, random| lost(pair, random, VARIABLE)),
    (&["placeholder.added"], "the name of a variable translated", |pair, random| {
        let span = place(pair, random, r"\{(\w+)\}")?;
        in_target(pair, span, "jina_lake")
    }),
    (&["placeholder.added"], "another kind of variable", |pair, random| {
        let span = place(pair, random, r"%(?:\d\$)?([sd])")?;
        let other = if at(pair, &span) == "s" { "d" } else { "s" };
        in_target(pair, span, other)
    }),
    (&["placeholder.added"], "a variable twice", |pair, random| {
        let span = place(pair, random, VARIABLE)?;
        let twice = format!("{0} {0}", at(pair, &span));
        in_target(pair, span, &twice)
    }),
    (&["placeholder.syntax"], "a closing brace lost", |pair, random| {
        let span = place(pair, random, r"\{[\w, ]+(\})")?;
        in_target(pair, span, "").map(|one| Spoilt { place: 0..one.target.text().len(), ..one })
    }),
    (&["placeholder.syntax"], "a key word translated", |pair, random| {
        let span = place(pair, random, r"\bother\b")?;
        in_target(pair, span, "nyingine")
    }),
    (&["code.missing"], "a code left out", |pair, random| {
        let code = random.pick(pair.target.codes())?;
        let content = pair.target.content(&code).to_owned();
        let source = english(pair).find(&content)?;
        let target = exchanged(&pair.target, code.span, "")?;
        let place = source..source + content.len();
        Some(Spoilt { source: pair.source.clone(), target, side: Side::Source, place })
    }),
    (&["code.added"], "a code twice", |pair, random| {
        let code = random.pick(pair.target.codes())?;
        let end = code.span.end;
        let text =
            format!("{}{}{}", &pair.target.text()[..end], pair.target.content(&code), &pair.target.text()[end..]);
        let length = code.span.len();
        let shifted = |one: &Code| Code::new(one.kind, one.span.start + length..one.span.end + length);
        let (before, behind): (Vec<&Code>, Vec<&Code>) =
            pair.target.codes().iter().partition(|one| one.span.start <= code.span.start);
        let mut codes: Vec<Code> = before.into_iter().cloned().collect();
        codes.push(shifted(&code));
        codes.extend(behind.into_iter().map(shifted));
        let place = code.span.start..end + length;
        let target = Segment::checked(text, codes)?;
        Some(Spoilt { source: pair.source.clone(), target, side: Side::Target, place })
    }),
    (&["code.order"], "a pair of codes turned round", |pair, _| {
        let codes = pair.target.codes();
        let open = codes.iter().position(|code| code.kind == CodeKind::Start)?;
        let (start, end) = (&codes[open], codes.get(open + 1)?);
        let text = pair.target.text();
        let pieces = [(CodeKind::End, end), (CodeKind::Start, start)];
        let mut made = String::from(&text[..start.span.start]);
        let mut turned = codes[..open].to_vec();
        for (at, (kind, code)) in pieces.into_iter().enumerate() {
            turned.push(Code::new(kind, made.len()..made.len() + code.span.len()));
            made.push_str(pair.target.content(code));
            if at == 0 {
                made.push_str(&text[start.span.end..end.span.start]);
            }
        }
        made.push_str(&text[end.span.end..]);
        turned.extend_from_slice(&codes[open + 2..]);
        let target = Segment::checked(made, turned)?;
        let place = start.span.start..end.span.end;
        Some(Spoilt { source: pair.source.clone(), target, side: Side::Target, place })
    }),
    (&["code.space"], "a space lost at a code", |pair, random| {
        let text = pair.target.text();
        let outer = |code: &&Code| match code.kind {
            CodeKind::Start => text[..code.span.start].ends_with(' '),
            _ => text[code.span.end..].starts_with(' '),
        };
        let codes: Vec<&Code> = pair.target.codes().iter().filter(outer).collect();
        let code = random.pick(&codes)?;
        let space = if code.kind == CodeKind::Start { code.span.start - 1 } else { code.span.end };
        let around = code.span.start.saturating_sub(3)..code.span.end + 2;
        in_target(pair, space..space + 1, "").map(|one| Spoilt { place: around, ..one })
    }),
    (&["identifier.changed"], "another digit in a name", |pair, random| {
        let span = place(pair, random, IDENTIFIER)?;
        let written = at(pair, &span);
        let other = if written.ends_with('7') { '3' } else { '7' };
        in_target(pair, span, &format!("{}{other}", &written[..written.len() - 1]))
    }),
    (&["identifier.missing"], "a name with digits left out", |pair, random| lost(pair, random, IDENTIFIER)),
];

/// A letter of what `pattern` finds becomes another one, the one after `behind` others.
fn changed(pair: &Pair, random: &mut Random, pattern: &str, behind: usize) -> Option<Spoilt> {
    let span = place(pair, random, pattern)?;
    let letter = span.start + behind..span.start + behind + 1;
    let other = if at(pair, &letter) == "a" { "e" } else { "a" };
    in_target(pair, letter, other)
}

/// What `pattern` finds is left out.
fn lost(pair: &Pair, random: &mut Random, pattern: &str) -> Option<Spoilt> {
    let span = place(pair, random, pattern)?;
    let written = at(pair, &span);
    left_out(pair, span, &written)
}
