//! The rows of an item in lines: labels beside texts, with what is marked in them.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::wrap::{Piece, cut, wrap};
use crate::app::review::{Role, Row};
use crate::model::finding::Severity;
use crate::report::check::{Kind, excerpt, harmless};

/// The widest column of labels.
const WIDEST_LABEL: usize = 14;

/// How many lines a text has at most that is shown whole; of a longer one what is around its mark.
const MOST_LINES: usize = 40;

/// How many characters of a text without marks are shown.
const LONGEST_TEXT: usize = 20_000;

/// How it looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Whether there are colours.
    pub(super) colour: bool,
}

impl Palette {
    /// A colour, where there are any.
    pub(super) fn of(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    fn label(self, role: Role) -> Style {
        match role {
            Role::Finding(Severity::Error) => self.of(Color::Red).add_modifier(Modifier::BOLD),
            Role::Finding(Severity::Warning) => self.of(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Finding(Severity::Info) => self.of(Color::Blue).add_modifier(Modifier::BOLD),
            Role::Suggestion => self.of(Color::Green),
            Role::Source | Role::Target => self.of(Color::Cyan),
            Role::Context | Role::Term | Role::Fact => Style::new().add_modifier(Modifier::DIM),
        }
    }

    fn text(self, role: Role) -> Style {
        match role {
            Role::Target => Style::new().add_modifier(Modifier::BOLD),
            Role::Context => Style::new().add_modifier(Modifier::DIM),
            Role::Suggestion => self.of(Color::Green),
            _ => Style::new(),
        }
    }
}

/// How wide the labels are.
pub(super) fn label_width<'r>(labels: impl Iterator<Item = &'r str>, width: usize) -> usize {
    labels.map(UnicodeWidthStr::width).max().unwrap_or(0).min(WIDEST_LABEL).min(width / 3)
}

/// The rows in lines: labels beside texts.
pub(super) fn set(rows: &[&Row], width: usize, palette: Palette) -> Vec<Line<'static>> {
    let labels = label_width(rows.iter().map(|row| row.label.as_str()), width);
    let columns = width.saturating_sub(labels + 3).max(1);
    let mut lines = Vec::new();
    let mut last: Option<Role> = None;
    for row in rows {
        let is_said = |role: Role| matches!(role, Role::Finding(_) | Role::Suggestion);
        if last.is_some_and(|last| last != row.role && !(is_said(last) && row.role == Role::Suggestion)) {
            lines.push(Line::default());
        }
        last = Some(row.role);
        lines.extend(beside(&row.label, labels, texts(row, columns, palette), palette.label(row.role)));
    }
    lines
}

/// A label and lines beside it.
pub(super) fn beside(label: &str, labels: usize, texts: Vec<Line<'static>>, style: Style) -> Vec<Line<'static>> {
    let label = cut(&harmless(label), labels);
    let pad = " ".repeat(labels.saturating_sub(label.width()));
    let lines = texts.into_iter().enumerate().map(|(number, text)| {
        let label = if number == 0 { format!(" {pad}{label}  ") } else { " ".repeat(labels + 3) };
        let mut spans = vec![Span::styled(label, style)];
        spans.extend(text.spans);
        Line::from(spans)
    });
    lines.collect()
}

/// The text of a row in lines.
fn texts(row: &Row, columns: usize, palette: Palette) -> Vec<Line<'static>> {
    let plain = palette.text(row.role);
    if row.role == Role::Context {
        return vec![Line::styled(cut(&one_line(&row.text), columns), plain)];
    }
    let mark = match row.role {
        Role::Source => plain.add_modifier(Modifier::UNDERLINED),
        _ => palette.of(Color::Red).add_modifier(Modifier::BOLD | Modifier::REVERSED),
    };
    let evidence = plain.add_modifier(Modifier::UNDERLINED);
    let is_long = row.text.len() > columns * MOST_LINES;
    if let ([one], Role::Source | Role::Target) = (row.marks.as_slice(), row.role)
        && row.role == Role::Target
    {
        let room = if is_long { columns * MOST_LINES / 2 } else { usize::MAX / 16 };
        let pieces = excerpt(&row.text, one, &row.evidence, room).into_iter().map(|piece| {
            let style = match piece.kind {
                Kind::Plain | Kind::Gap => plain,
                Kind::Mark => mark,
                Kind::Evidence => evidence,
            };
            (piece.text, style)
        });
        return wrap(&pieces.collect::<Vec<_>>(), columns);
    }
    let text = match row.text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => &row.text[..end],
        None => &row.text,
    };
    let mut edges: Vec<usize> = row.marks.iter().chain(&row.evidence).flat_map(|span| [span.start, span.end]).collect();
    edges.extend([0, text.len()]);
    edges.retain(|at| *at <= text.len() && text.is_char_boundary(*at));
    edges.sort_unstable();
    edges.dedup();
    let mut pieces: Vec<Piece> = Vec::new();
    for two in edges.windows(2) {
        let is_in = |spans: &[std::ops::Range<usize>]| spans.iter().any(|span| span.contains(&two[0]));
        let style = if is_in(&row.marks) {
            mark
        } else if is_in(&row.evidence) {
            evidence
        } else {
            plain
        };
        pieces.push((one_line(&text[two[0]..two[1]]), style));
    }
    if text.len() < row.text.len() {
        pieces.push((" …".to_owned(), plain));
    }
    wrap(&pieces, columns)
}

/// `text` with line breaks and tabs as spaces, and nothing that could command a terminal.
fn one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\t'], " ")
}
