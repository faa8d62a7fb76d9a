//! Styled text set in columns: broken at spaces, inside a word only where it is longer than a line.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A stretch of text in one style.
pub(super) type Piece = (String, Style);

/// One character as people see it.
struct Cell<'a> {
    text: &'a str,
    width: usize,
    style: Style,
}

/// `pieces` in lines of at most `width` columns; at least one line. Line breaks in them are spaces.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Line<'static>> {
    let cells: Vec<Cell<'_>> = pieces
        .iter()
        .flat_map(|(text, style)| text.graphemes(true).map(|text| Cell { text, width: text.width(), style: *style }))
        .collect();
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let end = line_end(&cells[start..], width) + start;
        lines.push(line(&cells[start..end]));
        if end == cells.len() {
            return lines;
        }
        start = end;
    }
}

/// How many cells stand in the first line.
fn line_end(cells: &[Cell<'_>], width: usize) -> usize {
    let (mut used, mut end) = (0, 0);
    for cell in cells {
        // A space at the end of a line needs no room.
        if used + cell.width > width && !(cell.text == " " && used <= width) {
            break;
        }
        used += cell.width;
        end += 1;
    }
    if end == cells.len() {
        return end;
    }
    match cells[..end].iter().rposition(|cell| cell.text == " ") {
        Some(space) if space > 0 => space + 1,
        // A character that is wider than the line stands alone in it.
        _ => end.max(1),
    }
}

/// A line of these cells, without the space at which it was broken.
fn line(cells: &[Cell<'_>]) -> Line<'static> {
    let mut spans: Vec<(String, Style)> = Vec::new();
    for cell in cells {
        match spans.last_mut() {
            Some((text, style)) if *style == cell.style => text.push_str(cell.text),
            _ => spans.push((cell.text.to_owned(), cell.style)),
        }
    }
    Line::from(spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>())
}

/// The start of `text` in one line of at most `width` columns, with `…` where something is left out.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let mut start = String::new();
    for one in text.graphemes(true) {
        used += one.width();
        if used > width {
            break;
        }
        start.push_str(one);
    }
    if width > 0 {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(text: &str, width: usize) -> Vec<String> {
        let lines = wrap(&[(text.to_owned(), Style::default())], width);
        lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect()
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(set("Tanuri ni moto sana.", 10), ["Tanuri ni", "moto sana."]);
        assert_eq!(set("Kiwanda", 4), ["Kiwa", "nda"]);
        assert_eq!(set("金属 moto", 4), ["金属", "moto"]);
        assert_eq!(set("", 4), [""]);
        assert_eq!((cut("Kiwanda", 4), cut("moto", 4), cut("moto", 0)), ("Kiw…".into(), "moto".into(), String::new()));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(text in "(\\PC|\u{301}|金| ){0,60}", width in 2usize..30) {
            let lines = wrap(&[(text.clone(), Style::default())], width);
            let joined: String = lines.iter().map(|line| line.to_string()).collect();
            prop_assert_eq!(&joined, &text);
            for line in &lines {
                let line = line.to_string();
                prop_assert!(line.trim_end_matches(' ').width() <= width.max(8), "{:?}", line);
            }
            prop_assert!(cut(&text, width).width() <= width);
        }
    }
}
