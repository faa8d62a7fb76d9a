//! Patterns read from their end.
//!
//! Whether a pattern fits some text that ends at a place is told by its mirror image, on the mirror image of the text,
//! from that place on: the regular expressions here cannot search backwards themselves.

use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

/// The pattern for the mirror images of what `hir` fits.
pub(super) fn reversed(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Hir::literal(mirrored(text).into_bytes()),
            // Patterns are of text, so this does not happen.
            Err(_) => Hir::literal(literal.0.iter().rev().copied().collect::<Vec<u8>>()),
        },
        HirKind::Class(class) => Hir::class(class.clone()),
        HirKind::Look(look) => Hir::look(other_side(*look)),
        HirKind::Repetition(repetition) => {
            Hir::repetition(Repetition { sub: Box::new(reversed(&repetition.sub)), ..repetition.clone() })
        }
        HirKind::Capture(capture) => reversed(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().rev().map(reversed).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(reversed).collect()),
    }
}

/// `text` with its characters in the opposite order.
pub(super) fn mirrored(text: &str) -> String {
    text.chars().rev().collect()
}

fn other_side(look: Look) -> Look {
    match look {
        Look::Start => Look::End,
        Look::End => Look::Start,
        Look::StartLF => Look::EndLF,
        Look::EndLF => Look::StartLF,
        // In the mirror CR LF is LF CR, so that this is right only for the lone LF: patterns are read without CR LF.
        Look::StartCRLF => Look::EndCRLF,
        Look::EndCRLF => Look::StartCRLF,
        Look::WordStartAscii => Look::WordEndAscii,
        Look::WordEndAscii => Look::WordStartAscii,
        Look::WordStartUnicode => Look::WordEndUnicode,
        Look::WordEndUnicode => Look::WordStartUnicode,
        Look::WordStartHalfAscii => Look::WordEndHalfAscii,
        Look::WordEndHalfAscii => Look::WordStartHalfAscii,
        Look::WordStartHalfUnicode => Look::WordEndHalfUnicode,
        Look::WordEndHalfUnicode => Look::WordStartHalfUnicode,
        same @ (Look::WordAscii | Look::WordAsciiNegate | Look::WordUnicode | Look::WordUnicodeNegate) => same,
    }
}
