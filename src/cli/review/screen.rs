//! What the keys do. It knows a review and nothing of a terminal, so a test can type.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::edit::Edit;
use super::line::TypedLine;
use super::work::{Decision, Work};
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
    /// What is under way, in which the keys have to wait.
    pub(super) work: Option<Work>,
    /// How long a decision waits for another program that writes.
    pub(super) patience: Duration,
}

/// What the keys go to.
#[derive(Debug)]
pub(super) enum Mode {
    /// The item is looked at.
    Look,
    /// Something is asked, and an answer typed.
    Ask(Question, TypedLine),
    /// The item is edited.
    Edit(Edit),
    /// The keys are explained, from this line on.
    Help(usize),
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
    pub(super) fn new(review: Review<'q>, patience: Duration) -> Self {
        let (mode, said) = (Mode::Look, Said::default());
        Screen { review, mode, said, scrolled: 0, room: 1, work: None, patience }
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

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.said = Said { text: text.into(), is_refusal: false };
    }

    pub(super) fn refuse(&mut self, text: impl Into<String>) {
        self.said = Said { text: text.into(), is_refusal: true };
    }

    /// Does what a key means. What it changes is kept when this returns.
    pub(super) fn handle(&mut self, key: KeyEvent) -> Effect {
        if key.kind == KeyEventKind::Release {
            return Effect::Draw;
        }
        let is_stop = key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL);
        if self.work.is_some() {
            if is_stop || key.code == KeyCode::Esc {
                self.give_up();
            }
            return Effect::Draw;
        }
        if is_stop {
            return Effect::Quit;
        }
        match std::mem::replace(&mut self.mode, Mode::Look) {
            Mode::Look => return self.look(key),
            Mode::Help(line) => self.help(line, key),
            Mode::Ask(question, line) => self.ask(question, line, key),
            Mode::Edit(edit) => self.edit(edit, key),
        }
        Effect::Draw
    }

    /// Scrolls in the help, or leaves it.
    fn help(&mut self, line: usize, key: KeyEvent) {
        let page = self.room.max(2) - 1;
        match key.code {
            KeyCode::Char(' ') | KeyCode::PageDown => self.mode = Mode::Help(line + page),
            KeyCode::PageUp => self.mode = Mode::Help(line.saturating_sub(page)),
            _ => {}
        }
    }

    /// Takes text that was pasted. Terminals hand line breaks over as returns.
    pub(super) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match &mut self.mode {
            _ if self.work.is_some() => {}
            Mode::Ask(_, line) => line.insert(text.lines().next().unwrap_or_default()),
            Mode::Edit(edit) => {
                edit.line().into_iter().for_each(|line| line.insert(text.trim_end_matches(['\r', '\n'])));
            }
            Mode::Look | Mode::Help(_) => {}
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
            KeyCode::Char('?') => self.mode = Mode::Help(0),
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
            KeyCode::Char('a') => self.decide(Decision::Accept),
            KeyCode::Char(digit @ '1'..='9') => self.decide(Decision::Write(digit as usize - '1' as usize)),
            KeyCode::Char('r') if self.review.queue().asks_why() => self.begin(Question::Why),
            KeyCode::Char('r') => self.decide(Decision::Reject(None)),
            KeyCode::Char('u') => self.decide(Decision::Undo),
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
            Question::Search => self.search(answer),
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
            Question::Why => self.decide(Decision::Reject(Some(answer.to_owned()))),
        }
    }
}

/// What went wrong, and what to do about it, in one line.
pub(super) fn message(error: &AppError) -> String {
    match hint(error) {
        Some(hint) => format!("{error}: {hint}"),
        None => error.to_string(),
    }
}
