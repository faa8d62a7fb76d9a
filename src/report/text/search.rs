//! A translation in which a search found something, and how it was translated.

use std::io;
use std::ops::Range;

use super::layout::{BOLD, DIM, FOUND, Layout, Piece, plain};
use crate::app::search::{Found, Hit};
use crate::model::provenance::Origin;

/// How many other places of the same texts are named.
const SHOWN_ORIGINS: usize = 3;

/// How many translations are named.
const SHOWN_TRANSLATIONS: usize = 10;

pub(super) fn write_hit(layout: &mut Layout<'_>, hit: &Hit) -> io::Result<()> {
    let mut about = format!(", {}", hit.status);
    if hit.origin != Origin::Human {
        about.push_str(&format!(", {}", hit.origin));
    }
    if !hit.changed.is_empty() {
        about.push_str(&format!(", {}", hit.changed.split('T').next().unwrap_or_default()));
    }
    for (memory, unit) in hit.also.iter().take(SHOWN_ORIGINS) {
        about.push_str(&format!("; also {memory} {unit}"));
    }
    if hit.also.len() > SHOWN_ORIGINS {
        about.push_str(&format!(" and {} more", hit.also.len() - SHOWN_ORIGINS));
    }
    layout.paragraph("", &[(BOLD, &format!("{} {}", hit.memory, hit.unit)), (DIM, &about)])?;
    for (text, spans) in [(hit.source.text(), &hit.source_spans), (hit.target.text(), &hit.target_spans)] {
        layout.paragraph("  ", &marked(text, spans, !layout.is_coloured()))?;
    }
    layout.blank()
}

/// The text with what was found in colour, or else between square brackets.
fn marked<'a>(text: &'a str, spans: &[Range<usize>], brackets: bool) -> Vec<Piece<'a>> {
    let (open, close) = if brackets { ("[", "]") } else { ("", "") };
    let mut pieces = Vec::with_capacity(spans.len() * 4 + 1);
    let mut done = 0;
    for span in spans {
        pieces.push(plain(&text[done..span.start]));
        pieces.extend([plain(open), (FOUND, &text[span.clone()]), plain(close)]);
        done = span.end;
    }
    pieces.push(plain(&text[done..]));
    pieces
}

pub(super) fn write_translations(layout: &mut Layout<'_>, found: &Found) -> io::Result<()> {
    if found.translations.is_empty() {
        return Ok(());
    }
    let shown = found.translations.iter().take(SHOWN_TRANSLATIONS);
    let mut list: Vec<String> = shown.map(|(text, count)| format!("{text} {count}")).collect();
    let more = found.translations.len().saturating_sub(SHOWN_TRANSLATIONS);
    if more > 0 {
        list.push(format!("and {more} more"));
    }
    layout.labelled((BOLD, "translated as  "), &[plain(&list.join(", "))])?;
    layout.blank()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Look;

    #[test]
    fn counts_stand_in_one_block() {
        let counts = [("madini adimu", 7), ("ardhi adimu", 2)];
        let translations = counts.map(|(text, count)| (text.to_owned(), count)).to_vec();
        let mut out = Vec::new();
        let look = Look { colour: false, width: None };
        write_translations(&mut Layout::new(&mut out, look), &Found { units: 9, shown: 9, translations }).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "translated as  madini adimu 7, ardhi adimu 2\n\n");
    }
}
