//! What the keys do. It knows a review and nothing of a terminal, so a test can type.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::line::TypedLine;
use crate::app::AppError;
use crate::app::review::{Card, Review};
use crate::cli::failure::hint;

/// What is on the screen.
#[derive(Debug)]
pub(super) struct Screen<'q> {
    /// What is reviewed.
    pub(super) review: Review<'q>,
    /// What the keys go to.
    pub(super) mode: Mode,
    /// What was said last.
    pub(super) said: Said,
    /// How many lines of the item are above the screen.
    pub(super) scrolled: usize,
    /// How many lines of the item have room, as it was drawn last.
    pub(super) room: usize,
}

/// What the keys go to.
#[derive(Debug)]
pub(super) enum Mode {
    /// The item is looked at.
    Look,
    /// Something is asked, and an answer typed.
    Ask(Question, TypedLine),
    /// The item is edited: its fields by name, and which of them the keys go to.
    Edit(Vec<(String, TypedLine)>, usize),
    /// The keys are explained.
    Help,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// What to look for.
    Search,
    /// What to leave in.
    Filter,
    /// The number to go to.
    GoTo,
    /// Why the item is rejected.
    Why,
}

/// What was said last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    /// Whether it could not be done.
    pub(super) is_refusal: bool,
}

/// What a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The screen is drawn anew.
    Draw,
    /// The review ends.
    Quit,
}

impl<'q> Screen<'q> {
    pub(super) fn new(review: Review<'q>) -> Self {
        Screen { review, mode: Mode::Look, said: Said::default(), scrolled: 0, room: 1 }
    }

    /// The item that is on the screen. Where it cannot be read, that is said.
    pub(super) fn card(&mut self) -> Option<Card> {
        match self.review.card() {
            Ok(card) => card.cloned(),
            Err(error) => {
                let error = message(&error);
                self.refuse(error);
                None
            }
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.said = Said { text: text.into(), is_refusal: false };
    }

    fn refuse(&mut self, text: impl Into<String>) {
        self.said = Said { text: text.into(), is_refusal: true };
    }

    fn tell(&mut self, outcome: Result<String, AppError>) {
        self.scrolled = 0;
        match outcome {
            Ok(text) => self.say(text),
            Err(error) => self.refuse(message(&error)),
        }
    }

    /// Does what a key means. What it changes is kept when this returns.
    pub(super) fn handle(&mut self, key: KeyEvent) -> Effect {
        if key.kind == KeyEventKind::Release {
            return Effect::Draw;
        }
        if key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL) {
            return Effect::Quit;
        }
        match std::mem::replace(&mut self.mode, Mode::Look) {
            Mode::Look => return self.look(key),
            Mode::Help => {}
            Mode::Ask(question, line) => self.ask(question, line, key),
            Mode::Edit(fields, at) => self.edit(fields, at, key),
        }
        Effect::Draw
    }

    /// Takes text that was pasted.
    pub(super) fn paste(&mut self, text: &str) {
        match &mut self.mode {
            Mode::Ask(_, line) => line.insert(text.lines().next().unwrap_or_default()),
            Mode::Edit(fields, at) => {
                if let Some((_, line)) = fields.get_mut(*at) {
                    line.insert(text.trim_end_matches(['\r', '\n']));
                }
            }
            Mode::Look | Mode::Help => {}
        }
    }

    fn look(&mut self, key: KeyEvent) -> Effect {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return Effect::Draw;
        }
        let before = self.review.place();
        self.said = Said::default();
        match key.code {
            KeyCode::Char('q') => return Effect::Quit,
            KeyCode::Char('?') => self.mode = Mode::Help,
            KeyCode::Char('j') | KeyCode::Down => self.review.step(1),
            KeyCode::Char('k') | KeyCode::Up => self.review.step(-1),
            KeyCode::Home => self.review.step(isize::MIN),
            KeyCode::End => self.review.step(isize::MAX),
            KeyCode::Char('n') => {
                if !self.review.next_open() {
                    self.say("no other is open");
                }
            }
            KeyCode::Char('p') => {
                if !self.review.previous_open() {
                    self.say("no other is open");
                }
            }
            KeyCode::Char(' ') | KeyCode::PageDown => self.scrolled += self.room.max(2) - 1,
            KeyCode::PageUp => self.scrolled = self.scrolled.saturating_sub(self.room.max(2) - 1),
            KeyCode::Char('a') => {
                let outcome = self.review.accept();
                self.tell(outcome);
            }
            KeyCode::Char(digit @ '1'..='9') => {
                let outcome = self.review.write_suggestion(digit as usize - '1' as usize);
                self.tell(outcome);
            }
            KeyCode::Char('r') if self.review.queue().asks_why() => self.begin(Question::Why),
            KeyCode::Char('r') => {
                let outcome = self.review.reject(None);
                self.tell(outcome);
            }
            KeyCode::Char('u') => {
                let outcome = self.review.undo();
                self.tell(outcome);
            }
            KeyCode::Char('e') => self.begin_edit(),
            KeyCode::Char('/') => self.begin(Question::Search),
            KeyCode::Char('f') => self.begin(Question::Filter),
            KeyCode::Char('g') => self.begin(Question::GoTo),
            _ => self.say("? shows the keys"),
        }
        if self.review.place() != before {
            self.scrolled = 0;
        }
        Effect::Draw
    }

    fn begin(&mut self, question: Question) {
        self.mode = Mode::Ask(question, TypedLine::default());
    }

    fn begin_edit(&mut self) {
        let fields: Vec<(String, TypedLine)> = self.card().map_or(Vec::new(), |card| {
            card.fields.into_iter().map(|field| (field.name, TypedLine::new(field.text))).collect()
        });
        if fields.is_empty() {
            self.refuse("there is nothing to edit");
        } else {
            self.mode = Mode::Edit(fields, 0);
        }
    }

    fn ask(&mut self, question: Question, mut line: TypedLine, key: KeyEvent) {
        match key.code {
            KeyCode::Esc => self.said = Said::default(),
            KeyCode::Enter => self.answer(question, line.text()),
            _ => {
                line.handle(key);
                self.mode = Mode::Ask(question, line);
            }
        }
    }

    fn answer(&mut self, question: Question, answer: &str) {
        self.scrolled = 0;
        match question {
            Question::Search => match self.review.search(answer) {
                Ok(true) => self.said = Said::default(),
                Ok(false) => self.refuse("nothing of the kind is there"),
                Err(error) => self.refuse(message(&error)),
            },
            Question::Filter => match self.review.filter(answer) {
                Ok(()) => self.said = Said::default(),
                Err(error) => self.refuse(message(&error)),
            },
            Question::GoTo => {
                let len = self.review.queue().len();
                if !answer.trim().parse().is_ok_and(|number| self.review.go_to(number)) {
                    self.refuse(format!("type a number from 1 to {len}"));
                }
            }
            Question::Why => {
                let outcome = self.review.reject(Some(answer));
                self.tell(outcome);
            }
        }
    }

    fn edit(&mut self, mut fields: Vec<(String, TypedLine)>, mut at: usize, key: KeyEvent) {
        let count = fields.len().max(1);
        match key.code {
            KeyCode::Esc => {
                self.say("nothing was changed");
                return;
            }
            KeyCode::Enter if key.modifiers.is_empty() => {
                let texts: Vec<String> = fields.iter().map(|(_, line)| line.text().to_owned()).collect();
                let outcome = self.review.edit(&texts);
                let is_kept = outcome.is_ok();
                self.tell(outcome);
                if is_kept {
                    return;
                }
                // What was typed is not lost.
            }
            KeyCode::Enter => fields[at].1.insert("\n"),
            KeyCode::Tab | KeyCode::Down => at = (at + 1) % count,
            KeyCode::BackTab | KeyCode::Up => at = (at + count - 1) % count,
            _ => {
                fields[at].1.handle(key);
                self.said = Said::default();
            }
        }
        self.mode = Mode::Edit(fields, at);
    }
}

/// What went wrong, and what to do about it, in one line.
fn message(error: &AppError) -> String {
    match hint(error) {
        Some(hint) => format!("{error}: {hint}"),
        None => error.to_string(),
    }
}
