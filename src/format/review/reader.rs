//! Reads what was saved from the page: what was rejected is left out, and what has one side alone.

use std::ops::ControlFlow;

use super::super::json_fault::json_fault;
use super::super::json_lines::unit_of_json;
use super::super::limited::Limited;
use super::super::lines::{TextLines, column};
use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::{END, START};
use crate::model::provenance::Status;
use crate::text::positions::Position;

/// Reads the pairs of `source` into `sink`.
pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let for_check = source.options.for_check;
    let mut lines = TextLines::open(source, None, "")?.unchanged();
    let mut found = false;
    while !found && lines.advance()? {
        found = lines.line().ends_with(START);
    }
    let first = lines.position();
    if !found {
        return Err(damaged(first, "this page has lost its pairs"));
    }
    let mut limited = Limited::default();
    let (mut pairs, mut given, mut rejected, mut alone) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut is_whole = false;
    while lines.advance()? {
        let line = lines.line().trim();
        if line == END {
            is_whole = true;
            break;
        }
        if line.is_empty() || line == "[" {
            continue;
        }
        let at = lines.position();
        let mut warn = |what, effect, message: String| {
            limited.warning(what, at, effect, message).into_iter().for_each(|warning| sink.warning(warning));
        };
        let unit = unit_of_json(line.strip_suffix(',').unwrap_or(line), &mut warn).map_err(|error| {
            let place = Position { column: column(line, error.column().saturating_sub(1)), ..at };
            damaged(place, &format!("this line of the page is no pair any more: {}", json_fault(&error)))
        })?;
        pairs += 1;
        let texts = unit.variants.iter().filter(|variant| !variant.segment.is_blank()).count();
        match unit.status {
            Status::Rejected => rejected += 1,
            _ if texts < 2 && !for_check => alone += 1,
            _ => {
                given += 1;
                if let ControlFlow::Break(()) = sink.unit(unit, at) {
                    return Err(ReadError::Stopped);
                }
            }
        }
    }
    if !is_whole {
        return Err(damaged(lines.position(), "the page ends in the middle of its pairs"));
    }
    limited.rest().for_each(|warning| sink.warning(warning));
    let mut say = |message| sink.warning(Warning { position: first, message, effect: Effect::Kept });
    if rejected > 0 {
        say(format!("rejected pairs, which were left out: {rejected}"));
    }
    if alone > 0 {
        say(format!("pairs with a text on one side alone, which were left out: {alone}"));
    }
    if pairs == 0 {
        say("the page holds no pairs".to_owned());
    } else if given == 0 {
        let hint = Some("accept pairs in the page, and save it again".to_owned());
        let message = format!("no pair is to be kept; pairs: {pairs}");
        return Err(ReadError::Malformed { position: first, message, hint });
    }
    Ok(())
}

fn damaged(position: Position, message: &str) -> ReadError {
    let hint = Some("open the page in a browser and save it with its own button `Save`".to_owned());
    ReadError::Malformed { position, message: message.to_owned(), hint }
}
