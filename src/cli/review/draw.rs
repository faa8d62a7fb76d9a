//! What the screen shows: on top where one is, then the item, below it what was said and the keys.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

use super::line::TypedLine;
use super::rows::{Palette, beside, label_width, set};
use super::screen::{Mode, Question, Screen};
use super::wrap::{cut, wrap};
use crate::app::review::{Card, Role, Row, State};
use crate::report::check::harmless;
use crate::report::grouped;

/// A body of fewer lines has no empty ones between its parts.
const LITTLE_ROOM: u16 = 10;

/// The keys below an item, the ones that matter most first.
const KEYS: &[(&str, &str)] = &[
    ("a", "accept"),
    ("r", "reject"),
    ("e", "edit"),
    ("u", "undo"),
    ("j/k", "move"),
    ("n/p", "open"),
    ("/", "search"),
    ("f", "filter"),
    ("g", "go to"),
];

/// The keys that stand there however little room there is.
const ALWAYS: &[(&str, &str)] = &[("?", "help"), ("q", "quit")];

const HELP: &[(&str, &str)] = &[
    ("a", "accept: the unit, the candidate, or the first suggestion for a finding"),
    ("1 to 9", "write the suggestion of that number"),
    ("r", "reject; a finding is dismissed, with a reason"),
    ("e", "edit: Enter keeps and accepts, Tab goes to the next field, Esc leaves it"),
    ("Alt-Enter", "break the line, in what is edited"),
    ("u", "undo: take the last decision back, and the one before it"),
    ("j k ↓ ↑", "the next item, and the one before"),
    ("n p", "the next that is open, and the one before"),
    ("Home End", "the first and the last item"),
    ("Space PgUp", "scroll in an item that is longer than the screen"),
    ("/", "search; an empty answer searches for the same again, Esc ends it"),
    ("f", "filter; an empty answer shows what is usual"),
    ("g", "go to an item by its number"),
    ("q Ctrl-C", "quit: every decision is kept as it is made"),
];

/// What scrolls.
const SPACE: &str = ": Space";

const NOTHING_LEFT: &str = "Nothing is left here. f shows other items, q quits.";

/// Draws the screen.
pub(super) fn draw(frame: &mut Frame<'_>, screen: &mut Screen<'_>, palette: Palette) {
    let card = screen.card();
    let area = frame.area();
    let said = said(screen, area, palette);
    let rows = u16::try_from(said.len()).unwrap_or(u16::MAX).saturating_add(1);
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(2), Constraint::Min(0), Constraint::Length(rows)]).areas(area);
    draw_head(frame, head, screen, card.as_ref(), palette);
    draw_foot(frame, foot, screen, said);
    let body = Rect {
        y: body.y.saturating_add(u16::from(body.height > 8)),
        height: body.height.saturating_sub(u16::from(body.height > 8)),
        ..body
    };
    screen.room = usize::from(body.height);
    if let Mode::Help(_) = screen.mode {
        let lines = help(screen, usize::from(body.width));
        if let Mode::Help(line) = &mut screen.mode {
            show(frame, body, lines, line, SPACE);
        }
        return;
    }
    let Some(card) = card else {
        // What cannot be read is said below.
        let text = if screen.review.queue().is_empty() { NOTHING_LEFT } else { "" };
        frame.render_widget(Paragraph::new(wrap(&[(text.to_owned(), Style::new())], usize::from(body.width))), body);
        return;
    };
    match &screen.mode {
        Mode::Edit(edit) => {
            let names: Vec<&str> = edit.fields.iter().map(|(name, _)| name.as_str()).collect();
            // What is edited is not shown a second time, but for what somebody else made of it.
            let is_tight = body.height < LITTLE_ROOM;
            let is_shown = |row: &Row| {
                let gives_way = is_tight && row.role == Role::Context;
                let is_typed = row.role == Role::Target && names.contains(&row.label.as_str());
                !(gives_way || is_typed && !edit.is_overtaken)
            };
            let rows: Vec<&Row> = card.rows.iter().filter(|row| is_shown(row)).collect();
            let (lines, cursor) = edited(&edit.fields, edit.at, usize::from(body.width), palette);
            let most = body.height.saturating_sub(body.height / 3).max(1);
            let height = u16::try_from(lines.len()).unwrap_or(most).min(most);
            let [above, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(height)]).areas(body);
            let mut rows = set(&rows, usize::from(above.width), palette);
            if above.height < LITTLE_ROOM {
                rows.retain(|line| line.width() > 0);
            }
            show(frame, above, rows, &mut 0, "");
            // The last line may say that there are more.
            let mut scrolled = (cursor.0 + 2).saturating_sub(usize::from(height));
            show(frame, below, lines, &mut scrolled, "");
            let at = (cursor.0 - scrolled.min(cursor.0), cursor.1);
            set_cursor(frame, below, at);
        }
        _ => {
            // Where there is little room, what stands around the unit gives way.
            let is_tight = body.height < LITTLE_ROOM;
            let rows: Vec<&Row> = card.rows.iter().filter(|row| !is_tight || row.role != Role::Context).collect();
            let mut lines = set(&rows, usize::from(body.width), palette);
            if is_tight {
                lines.retain(|line| line.width() > 0);
            }
            show(frame, body, lines, &mut screen.scrolled, SPACE);
        }
    }
}

fn set_cursor(frame: &mut Frame<'_>, area: Rect, (line, column): (usize, usize)) {
    let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)).min(area.right().saturating_sub(1));
    let y = area.y.saturating_add(u16::try_from(line).unwrap_or(u16::MAX)).min(area.bottom().saturating_sub(1));
    if area.width > 0 && area.height > 0 {
        frame.set_cursor_position(Position { x, y });
    }
}

/// Shows `lines` from the line `scrolled` on, which is no farther than their end, and says where there are more, and by
/// which `key` they are seen.
fn show(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>, scrolled: &mut usize, key: &str) {
    let height = usize::from(area.height);
    *scrolled = (*scrolled).min(lines.len().saturating_sub(height));
    let more = lines.len().saturating_sub(*scrolled + height);
    let mut seen: Vec<Line<'static>> = lines.into_iter().skip(*scrolled).take(height).collect();
    if more > 0 && height > 1 {
        seen.pop();
        let text = format!("… {} more lines{key}", more + 1);
        seen.push(Line::styled(text, Style::new().add_modifier(Modifier::DIM)));
    }
    frame.render_widget(Paragraph::new(seen), area);
}

fn draw_head(frame: &mut Frame<'_>, area: Rect, screen: &Screen<'_>, card: Option<&Card>, palette: Palette) {
    let queue = screen.review.queue();
    let width = usize::from(area.width);
    let (at, len) = (screen.review.place() + 1, queue.len());
    let place =
        format!("{} of {}, {} open", grouped(at.min(len) as u64), grouped(len as u64), grouped(queue.open() as u64));
    let name = cut(&harmless(&queue.name()), width.saturating_sub(place.width() + 3));
    let gap = " ".repeat(width.saturating_sub(name.width() + place.width() + 2));
    let bar = Style::new().add_modifier(Modifier::REVERSED);
    let mut lines = vec![Line::styled(format!(" {name}{gap}{place} "), bar)];
    if let Some(card) = card {
        let state = match card.state {
            State::Open => ("", Style::new()),
            State::Accepted => ("accepted", palette.of(Color::Green)),
            State::Rejected => ("rejected", palette.of(Color::Red)),
            State::Gone => ("gone", palette.of(Color::Red)),
        };
        let facts = card.facts.iter().map(|fact| harmless(fact)).collect::<Vec<_>>().join(", ");
        let label = cut(&harmless(&card.label), width.saturating_sub(state.0.len() + 4));
        let facts = cut(&facts, width.saturating_sub(label.width() + state.0.len() + 5));
        let mut spans = vec![Span::styled(format!(" {label}  "), Style::new().add_modifier(Modifier::BOLD))];
        if !state.0.is_empty() {
            spans.push(Span::styled(format!("{}  ", state.0), state.1.add_modifier(Modifier::BOLD)));
        }
        spans.push(Span::styled(facts, Style::new().add_modifier(Modifier::DIM)));
        lines.push(Line::from(spans));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// What was said, in at most a third of the lines of the screen; an empty line where nothing was.
fn said(screen: &Screen<'_>, area: Rect, palette: Palette) -> Vec<Line<'static>> {
    let width = usize::from(area.width);
    let style = if screen.said.is_refusal { palette.of(Color::Red).add_modifier(Modifier::BOLD) } else { Style::new() };
    let text = match &screen.mode {
        Mode::Ask(question, _) if screen.said.text.is_empty() => {
            let help = asked(*question, screen).1;
            return vec![Line::styled(cut(&help, width), Style::new().add_modifier(Modifier::DIM))];
        }
        _ => harmless(&screen.said.text).replace('\n', " "),
    };
    let most = usize::from(area.height / 3).max(1);
    let mut lines = wrap(&[(text, style)], width.max(1));
    lines.truncate(most);
    lines
}

fn draw_foot(frame: &mut Frame<'_>, area: Rect, screen: &Screen<'_>, mut said: Vec<Line<'static>>) {
    let width = usize::from(area.width);
    let keys = match &screen.mode {
        _ if screen.work.is_some() => keys(&[("Esc", "stop")], &[], width),
        Mode::Look => keys(KEYS, ALWAYS, width),
        Mode::Help(_) => keys(&[("any key", "back")], &[], width),
        Mode::Edit(edit) => {
            let may: &[_] = match (edit.is_overtaken, edit.fields.len()) {
                (true, _) => &[("Ctrl-O", "write mine over it")],
                (false, 1) => &[("Enter", "keep and accept")],
                _ => &[("Enter", "keep and accept"), ("Tab", "next field")],
            };
            keys(may, &[("Esc", "leave it")], width)
        }
        Mode::Ask(question, line) => {
            let (asked, _) = asked(*question, screen);
            let [before, on, behind] = line.parts().map(harmless);
            let column = asked.width() + before.width();
            let shown = column.saturating_sub(width.saturating_sub(2));
            let text: String = skip_columns(&format!("{asked}{before}{on}{behind}"), shown);
            let below = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
            set_cursor(frame, below, (0, column - shown));
            Line::raw(text)
        }
    };
    said.push(keys);
    frame.render_widget(Paragraph::new(said), area);
}

/// `text` without its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> String {
    let mut used = 0;
    let rest = text.chars().skip_while(|c| {
        let is_before = used < columns;
        used += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
        is_before
    });
    rest.collect()
}

/// What is asked, and what can be answered.
fn asked(question: Question, screen: &Screen<'_>) -> (String, String) {
    let queue = screen.review.queue();
    match question {
        Question::Search => ("search: ".to_owned(), "Enter alone: the same again; Esc: leave it".to_owned()),
        Question::GoTo => ("go to: ".to_owned(), format!("1 to {}", queue.len())),
        Question::Filter => ("filter: ".to_owned(), queue.filters().join(" ")),
        Question::Why => ("why? ".to_owned(), "why it is no fault; Enter dismisses it, Esc leaves it".to_owned()),
    }
}

/// As many of the keys as have room, and `always` behind them.
fn keys(keys: &[(&str, &str)], always: &[(&str, &str)], width: usize) -> Line<'static> {
    let wide = |(key, does): &(&str, &str)| key.width() + does.width() + 3;
    let mut room = (width + 2).saturating_sub(always.iter().map(wide).sum());
    let fitting = keys.iter().take_while(|key| {
        let is_in = wide(key) <= room;
        room = room.saturating_sub(wide(key));
        is_in
    });
    let shown: Vec<&(&str, &str)> = fitting.chain(always).collect();
    let spans = shown.into_iter().flat_map(|(key, does)| {
        [Span::styled((*key).to_owned(), Style::new().add_modifier(Modifier::BOLD)), Span::raw(format!(" {does}  "))]
    });
    Line::from(spans.collect::<Vec<_>>())
}

fn help(screen: &Screen<'_>, width: usize) -> Vec<Line<'static>> {
    let filters = format!("filters: {}", screen.review.queue().filters().join(" "));
    let rows: Vec<Row> = HELP
        .iter()
        .map(|(key, does)| Row::new(Role::Fact, *key, *does))
        .chain([Row::new(Role::Fact, "", filters)])
        .collect();
    set(&rows.iter().collect::<Vec<_>>(), width, Palette { colour: false })
}

/// The fields in lines, and where the cursor stands in them: line and column.
fn edited(
    fields: &[(String, TypedLine)],
    at: usize,
    width: usize,
    palette: Palette,
) -> (Vec<Line<'static>>, (usize, usize)) {
    let labels = label_width(fields.iter().map(|(name, _)| name.as_str()), width.saturating_sub(6));
    let columns = width.saturating_sub(labels + 3).max(1);
    let mut cursor = (0, labels + 3);
    let rule = "─".repeat(width);
    let mut lines = vec![Line::styled(rule, Style::new().add_modifier(Modifier::DIM))];
    for (number, (name, line)) in fields.iter().enumerate() {
        let is_here = number == at;
        let (plain, on) = (Style::new(), Style::new().add_modifier(Modifier::REVERSED));
        let [before, under, behind] = line.parts().map(|part| harmless(part).replace('\n', "⏎").replace('\t', " "));
        let under = if under.is_empty() { " ".to_owned() } else { under };
        let pieces = [(before, plain), (under, if is_here { on } else { plain }), (behind, plain)];
        let set = wrap(&pieces, columns);
        if is_here {
            for (down, one) in set.iter().enumerate() {
                let here = one.spans.iter().position(|span| span.style == on);
                if let Some(here) = here {
                    let ahead: usize = one.spans[..here].iter().map(|span| span.content.width()).sum();
                    cursor = (lines.len() + down, labels + 3 + ahead);
                }
            }
        }
        let mark = if is_here { palette.of(Color::Cyan).add_modifier(Modifier::BOLD) } else { palette.of(Color::Cyan) };
        lines.extend(beside(name, labels, set, mark));
    }
    (lines, cursor)
}
