//! What is taken off a score, and for what. The amounts are in the user docs (`docs/matching.md`).

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::candidate::Standing;
use super::tokenised::Tokenised;
use crate::model::provenance::{Origin, Status};
use crate::model::score::{Penalty, Reason, Tenths};
use crate::text::fold::normalise;

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

/// The penalties for where a unit comes from: they hold whatever the query is.
pub(crate) fn of_standing(standing: &Standing<'_>) -> impl Iterator<Item = Penalty> {
    let origin = match standing.origin {
        Origin::Human => None,
        Origin::Machine => Some((Reason::MachineOrigin, MACHINE)),
        Origin::Alignment => Some((Reason::AlignmentOrigin, ALIGNMENT)),
    };
    let status = (standing.status == Status::Draft).then_some((Reason::Status, DRAFT));
    let memory = (standing.memory_penalty > 0).then_some((Reason::Memory, standing.memory_penalty));
    [memory, status, origin].into_iter().flatten().map(|(reason, tenths)| Penalty { reason, tenths })
}

/// The penalties for differences that the distance of folded tokens does not see, and for other figures, which it
/// counts like any word. In equal texts only the codes can differ.
pub(crate) fn of_texts(query: &Tokenised, source: &Tokenised, same_text: bool) -> Vec<Penalty> {
    let mut penalties = Vec::new();
    let mut add = |applies: bool, reason, tenths| {
        if applies {
            penalties.push(Penalty { reason, tenths });
        }
    };
    let other_codes = query.code_contents() != source.code_contents();
    if !same_text {
        let Differences { case, shape, tokens } = differences(query, source);
        add(case, Reason::Case, CASE);
        // What is left where all tokens are equal is the white space around marks.
        let spacing = !tokens && !case && !other_codes;
        add(shape || spacing, Reason::Punctuation, PUNCTUATION);
        add(query.numbers() != source.numbers(), Reason::Number, NUMBER);
    }
    add(other_codes, Reason::InlineCode, INLINE_CODE);
    penalties
}

/// What a text that lacks a number of the query costs at least, unless it is the same text.
pub(crate) fn of_other_numbers() -> Penalty {
    Penalty { reason: Reason::Number, tenths: NUMBER }
}

/// What differs between two texts beside their folded tokens, and whether those differ.
struct Differences {
    case: bool,
    shape: bool,
    tokens: bool,
}

fn differences(query: &Tokenised, source: &Tokenised) -> Differences {
    let mut found = Differences { case: false, shape: false, tokens: false };
    for operation in capture_diff_slices(Algorithm::Myers, source.hashes(), query.hashes()) {
        let DiffOp::Equal { old_index, new_index, len } = operation else {
            found.tokens = true;
            continue;
        };
        for step in 0..len {
            if source.is_code(old_index + step) {
                continue;
            }
            let old = source.written(&source.tokens()[old_index + step]);
            let new = query.written(&query.tokens()[new_index + step]);
            if old == new {
                continue;
            }
            let (old, new) = (normalise(old), normalise(new));
            if old != new {
                let same_letters = old.to_lowercase() == new.to_lowercase();
                found.case |= same_letters;
                found.shape |= !same_letters;
            }
        }
    }
    found
}
