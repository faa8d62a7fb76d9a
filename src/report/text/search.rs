//! A translation in which a search found something, and how it was translated.

use std::io;
use std::ops::Range;

use super::layout::{BOLD, DIM, FOUND, Layout, Piece, plain};
use crate::app::search::{Found, Hit, Side};
use crate::model::provenance::Origin;
use crate::spotting::{DOUBTFUL, Spotted};

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
    for one in &found.translations {
        let shown = one.translations.iter().take(SHOWN_TRANSLATIONS);
        let mut list: Vec<String> = shown.map(|one| format!("{} {}", marked_if_doubtful(one), one.count)).collect();
        let more = one.translations.len().saturating_sub(SHOWN_TRANSLATIONS);
        if more > 0 {
            list.push(format!("and {more} more"));
        }
        let label = if one.side == Side::Target { "translates  " } else { "translated as  " };
        let of = format!("  (in {} {})", one.hits, if one.hits == 1 { "hit" } else { "hits" });
        layout.labelled((BOLD, label), &[plain(&list.join(", ")), (DIM, &of)])?;
    }
    if found.translations.is_empty() { Ok(()) } else { layout.blank() }
}

/// The translation, with a question mark where it is doubtful.
fn marked_if_doubtful(one: &Spotted) -> String {
    let mark = if one.score < DOUBTFUL { " ?" } else { "" };
    format!("{}{mark}", one.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::search::Translated;
    use crate::report::Look;
    use crate::text::language::Language;

    #[test]
    fn counts_stand_in_one_block() {
        let spotted = |(text, count, score): (&str, usize, f64)| Spotted {
            text: text.to_owned(),
            count,
            score,
            places: Vec::new(),
        };
        let translated = |side, language, hits, list: &[(&'static str, usize, f64)]| Translated {
            side,
            language,
            hits,
            translations: list.iter().copied().map(spotted).collect(),
        };
        let translations = vec![
            translated(Side::Source, Language::swahili(), 9, &[("madini adimu", 7, 0.9), ("ardhi adimu", 2, 0.6)]),
            translated(Side::Target, Language::english(), 1, &[("tin", 1, 0.3)]),
        ];
        let mut out = Vec::new();
        let look = Look { colour: false, width: None };
        write_translations(&mut Layout::new(&mut out, look), &Found { units: 9, shown: 9, translations }).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "translated as  madini adimu 7, ardhi adimu 2  (in 9 hits)\ntranslates  tin ? 1  (in 1 hit)\n\n"
        );
    }
}
