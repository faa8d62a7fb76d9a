//! What is taken off a score, and for what. The amounts are in the user docs (`docs/matching.md`).

use similar::DiffOp;

use super::candidate::Candidate;
use super::diff::token_operations;
use crate::model::provenance::{Origin, Status};
use crate::model::score::{Penalty, Reason, Tenths};
use crate::model::segment::Segment;
use crate::text::fold::normalise;
use crate::text::tokens::TokenKind;

/// Letters differ in case only.
const CASE: Tenths = 10;
/// Marks differ in shape or spacing only.
const PUNCTUATION: Tenths = 5;
/// The figures are others.
const NUMBER: Tenths = 20;
/// The contents of codes are others.
const INLINE_CODE: Tenths = 10;
/// The unit is a draft: it may have come from a fuzzy match, and nobody has finished it, so a finished translation of
/// a similar text comes first.
const DRAFT: Tenths = 200;
/// The unit was translated by a machine: more than all that can be said against its text, so that a person's
/// translation of the same text comes first.
const MACHINE: Tenths = 50;
/// The unit was paired by a program.
const ALIGNMENT: Tenths = 20;

/// The penalties for where a candidate comes from: they hold whatever the query is.
pub(crate) fn of_provenance(candidate: &Candidate) -> Vec<Penalty> {
    let origin = match candidate.origin {
        Origin::Human => None,
        Origin::Machine => Some((Reason::MachineOrigin, MACHINE)),
        Origin::Alignment => Some((Reason::AlignmentOrigin, ALIGNMENT)),
    };
    let status = (candidate.status == Status::Draft).then_some((Reason::Status, DRAFT));
    let memory = (candidate.memory_penalty > 0).then_some((Reason::Memory, candidate.memory_penalty));
    [memory, status, origin].into_iter().flatten().map(|(reason, tenths)| Penalty { reason, tenths }).collect()
}

/// The penalties for differences that the distance of folded tokens does not see, and for other figures, which it
/// counts like any word. In equal texts only the codes can differ.
pub(crate) fn of_texts(query: &Segment, source: &Segment, same_text: bool) -> Vec<Penalty> {
    let mut penalties = Vec::new();
    let mut add = |applies: bool, reason, tenths| {
        if applies {
            penalties.push(Penalty { reason, tenths });
        }
    };
    if !same_text {
        let Differences { case, shape, tokens } = differences(query, source);
        add(case, Reason::Case, CASE);
        // What is left where all tokens are equal is the white space around marks.
        let spacing = !tokens && !case && code_contents(query) == code_contents(source);
        add(shape || spacing, Reason::Punctuation, PUNCTUATION);
        add(numbers(query) != numbers(source), Reason::Number, NUMBER);
    }
    add(code_contents(query) != code_contents(source), Reason::InlineCode, INLINE_CODE);
    penalties
}

/// What differs between two texts beside their folded tokens, and whether those differ.
struct Differences {
    case: bool,
    shape: bool,
    tokens: bool,
}

fn differences(query: &Segment, source: &Segment) -> Differences {
    let (query_tokens, source_tokens) = (query.tokens(), source.tokens());
    let mut found = Differences { case: false, shape: false, tokens: false };
    for operation in token_operations(source, query) {
        let DiffOp::Equal { old_index, new_index, len } = operation else {
            found.tokens = true;
            continue;
        };
        for step in 0..len {
            let (old, new) = (&source_tokens[old_index + step], &query_tokens[new_index + step]);
            if old.kind == TokenKind::Code {
                continue;
            }
            let (old, new) = (normalise(&source.text()[old.span.clone()]), normalise(&query.text()[new.span.clone()]));
            if old != new {
                let same_letters = old.to_lowercase() == new.to_lowercase();
                found.case |= same_letters;
                found.shape |= !same_letters;
            }
        }
    }
    found
}

fn numbers(segment: &Segment) -> Vec<&str> {
    let mut numbers: Vec<&str> = segment
        .tokens()
        .into_iter()
        .map(|token| &segment.text()[token.span])
        .filter(|token| token.contains(char::is_numeric))
        .collect();
    numbers.sort_unstable();
    numbers
}

fn code_contents(segment: &Segment) -> Vec<&str> {
    let mut contents: Vec<&str> = segment.codes().iter().map(|code| segment.content(code)).collect();
    contents.sort_unstable();
    contents
}
