//! What a rule asks of the text on both sides of a place, in patterns without look-around.
//!
//! A look at the very place is a condition of its own, on the text before it or behind it. One at the outer end of a
//! pattern becomes part of the pattern. Others are refused, but for those that part words.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::pattern::{Piece, parse};

/// The most alternatives with looks that a pattern can have.
const MOST_ALTERNATIVES: usize = 64;

/// On which side of the place a pattern stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It fits text that ends at the place.
    Before,
    /// It fits text that starts there.
    After,
}

/// Something that must be so at a place, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) side: Side,
    pub(super) negative: bool,
    pub(super) pattern: Hir,
}

/// What `pattern` asks of the place on whose `side` it stands: the conditions of any one of the alternatives must all
/// hold. An alternative without conditions always does.
///
/// # Errors
/// What in the pattern cannot be used, in words.
pub(super) fn alternatives(pattern: &str, side: Side) -> Result<Vec<Vec<Condition>>, String> {
    let rows = parse(pattern).map_err(|fault| format!("at its character {}: {}", fault.at, fault.message))?;
    let mut flat = Vec::new();
    for row in &rows {
        flat.extend(spread(row)?);
        if flat.len() > MOST_ALTERNATIVES && flat.iter().any(|row| row.iter().any(is_look)) {
            return Err("it has too many alternatives with look-around".to_owned());
        }
    }
    let (with_looks, plain): (Vec<_>, Vec<_>) = flat.into_iter().partition(|row| row.iter().any(is_look));
    let mut alternatives = Vec::new();
    if !plain.is_empty() {
        let rows = plain.iter().map(|row| row.iter().map(plain_hir).collect::<Result<Vec<_>, _>>().map(Hir::concat));
        let whole = Hir::alternation(rows.collect::<Result<_, _>>()?);
        alternatives.push(condition(side, false, whole).into_iter().collect());
    }
    for row in &with_looks {
        alternatives.push(conditions(row, side)?);
    }
    Ok(alternatives)
}

/// A condition that says something: nothing before a place or behind it always fits.
fn condition(side: Side, negative: bool, pattern: Hir) -> Option<Condition> {
    let always_fits = !negative && matches!(pattern.kind(), HirKind::Empty);
    (!always_fits).then_some(Condition { side, negative, pattern })
}

fn is_look(piece: &Piece) -> bool {
    !matches!(piece, Piece::Plain(_))
}

fn plain_hir(piece: &Piece) -> Result<Hir, String> {
    match piece {
        Piece::Plain(pattern) | Piece::Look { inner: pattern, .. } => hir(pattern),
        Piece::Group(_) => Err("a group could not be taken apart".to_owned()),
    }
}

/// The meaning of a pattern in the words of the `regex` crate.
pub(super) fn hir(pattern: &str) -> Result<Hir, String> {
    let parsed = ParserBuilder::new().nest_limit(200).build().parse(pattern);
    parsed.map_err(|error| match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it is no regular expression".to_owned(),
    })
}

/// `row` without groups: one row for each way through them.
fn spread(row: &[Piece]) -> Result<Vec<Vec<Piece>>, String> {
    let mut rows = vec![Vec::new()];
    for piece in row {
        let Piece::Group(inner) = piece else {
            rows.iter_mut().for_each(|row| row.push(piece.clone()));
            continue;
        };
        let mut ways = Vec::new();
        for row in inner {
            ways.extend(spread(row)?);
        }
        if rows.len() * ways.len() > MOST_ALTERNATIVES {
            return Err("it has too many alternatives with look-around".to_owned());
        }
        let longer = |row: &Vec<Piece>| ways.iter().map(|way| [row.as_slice(), way].concat()).collect::<Vec<_>>();
        rows = rows.iter().flat_map(longer).collect();
    }
    Ok(rows)
}

/// The conditions of one row of pieces without groups.
fn conditions(row: &[Piece], side: Side) -> Result<Vec<Condition>, String> {
    let mut conditions = Vec::new();
    // The pieces that stand right at the place are its last ones before it, its first ones behind it.
    let nearest = match side {
        Side::Before => row.iter().rev().take_while(|piece| is_look(piece)).count(),
        Side::After => row.iter().take_while(|piece| is_look(piece)).count(),
    };
    let (looks, body) = match side {
        Side::Before => {
            let (body, looks) = row.split_at(row.len() - nearest);
            (looks, body)
        }
        Side::After => row.split_at(nearest),
    };
    for look in looks {
        if let Piece::Look { behind, negative, inner } = look {
            let side = if *behind { Side::Before } else { Side::After };
            conditions.extend(condition(side, *negative, hir(inner)?));
        }
    }
    let outermost = match side {
        Side::Before => 0..body.iter().take_while(|piece| is_look(piece)).count(),
        Side::After => body.len() - body.iter().rev().take_while(|piece| is_look(piece)).count()..body.len(),
    };
    let mut parts = Vec::new();
    for (at, piece) in body.iter().enumerate() {
        parts.push(match piece {
            Piece::Look { behind, negative, inner } => {
                let inner = hir(inner)?;
                let is_outermost = outermost.len() == 1 && outermost.contains(&at);
                let looks_outward = *behind == (side == Side::Before);
                match word_edge(*behind, *negative, &inner) {
                    Some(edge) => edge,
                    None if is_outermost && looks_outward => outward(*behind, *negative, inner)?,
                    None => return Err(unusable(*behind, *negative)),
                }
            }
            piece => plain_hir(piece)?,
        });
    }
    conditions.extend(condition(side, false, Hir::concat(parts)));
    Ok(conditions)
}

fn unusable(behind: bool, negative: bool) -> String {
    let sign = match (behind, negative) {
        (false, false) => "(?=",
        (false, true) => "(?!",
        (true, false) => "(?<=",
        (true, true) => "(?<!",
    };
    format!("its look-around `{sign}…)` stands where it cannot be used")
}

/// A look for a letter of a word, which is an edge of a word, or none.
fn word_edge(behind: bool, negative: bool, inner: &Hir) -> Option<Hir> {
    let letter = hir(r"\w").ok()?;
    if !negative || unwrapped(inner) != &letter {
        return None;
    }
    Some(Hir::look(if behind { Look::WordStartHalfUnicode } else { Look::WordEndHalfUnicode }))
}

/// A look from the outer end of a pattern further outward, as part of the pattern.
fn outward(behind: bool, negative: bool, inner: Hir) -> Result<Hir, String> {
    if !negative {
        return Ok(inner);
    }
    let other = match unwrapped(&inner).kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let mut other = class.clone();
            other.negate();
            Hir::class(Class::Unicode(other))
        }
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) if text.chars().count() == 1 => {
                hir(&format!("(?s:[^\\{text}])")).or_else(|_| hir(&format!("(?s:[^{text}])")))?
            }
            _ => return Err(unusable(behind, negative)),
        },
        _ => return Err(unusable(behind, negative)),
    };
    let edge = Hir::look(if behind { Look::Start } else { Look::End });
    Ok(Hir::alternation(vec![edge, other]))
}

fn unwrapped(mut hir: &Hir) -> &Hir {
    while let HirKind::Capture(capture) = hir.kind() {
        hir = &capture.sub;
    }
    hir
}
