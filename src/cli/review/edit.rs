//! An item that is edited: its fields as they are typed, and the item as it was when that began.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::line::TypedLine;
use super::screen::{Mode, Screen};
use super::work::Decision;
use crate::app::review::{Card, State};

/// What is typed into an item.
#[derive(Debug)]
pub(super) struct Edit {
    /// The fields by name.
    pub(super) fields: Vec<(String, TypedLine)>,
    /// The field that the keys go to.
    pub(super) at: usize,
    /// The item as the person saw it before typing.
    began: Card,
    /// Whether somebody else changed it since: what is typed is not kept in its place but by a key of its own.
    pub(super) is_overtaken: bool,
}

impl Edit {
    /// `None` where there is nothing to edit.
    fn of(card: Card) -> Option<Edit> {
        let fields: Vec<(String, TypedLine)> =
            card.fields.iter().map(|field| (field.name.clone(), TypedLine::new(&field.text))).collect();
        (!fields.is_empty()).then_some(Edit { fields, at: 0, began: card, is_overtaken: false })
    }

    fn texts(&self) -> Vec<String> {
        self.fields.iter().map(|(_, line)| line.text().to_owned()).collect()
    }

    /// The line that the keys go to.
    pub(super) fn line(&mut self) -> Option<&mut TypedLine> {
        self.fields.get_mut(self.at).map(|(_, line)| line)
    }

    /// Whether the item is another one than it was, in what a verdict is on.
    fn differs(&self, now: &Card) -> bool {
        let Card { label, state, facts, rows: _, fields } = &self.began;
        (label, state, facts, fields) != (&now.label, &now.state, &now.facts, &now.fields)
    }
}

impl Screen<'_> {
    pub(super) fn begin_edit(&mut self) {
        match self.card().and_then(Edit::of) {
            Some(edit) => self.mode = Mode::Edit(edit),
            None if self.said.is_refusal => {}
            None => self.refuse("there is nothing to edit"),
        }
    }

    pub(super) fn edit(&mut self, mut edit: Edit, key: KeyEvent) {
        let count = edit.fields.len().max(1);
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc => return self.say("nothing was changed"),
            KeyCode::Enter if key.modifiers.is_empty() && edit.is_overtaken => self.refuse(OVERTAKEN),
            KeyCode::Char('o') if is_control && edit.is_overtaken => return self.keep_over(edit),
            KeyCode::Enter if key.modifiers.is_empty() => {
                let texts = edit.texts();
                self.mode = Mode::Edit(edit);
                return self.decide(Decision::Edit(texts));
            }
            KeyCode::Enter => edit.line().into_iter().for_each(|line| line.insert("\n")),
            KeyCode::Tab | KeyCode::Down => edit.at = (edit.at + 1) % count,
            KeyCode::BackTab | KeyCode::Up => edit.at = (edit.at + count - 1) % count,
            _ => {
                edit.line().into_iter().for_each(|line| {
                    line.handle(key);
                });
                self.said.text.clear();
            }
        }
        self.mode = Mode::Edit(edit);
    }

    /// Keeps what is typed in the place of what somebody else wrote, which is on the screen.
    fn keep_over(&mut self, mut edit: Edit) {
        if let Some(now) = self.card() {
            (edit.began, edit.is_overtaken) = (now, false);
        }
        let texts = edit.texts();
        self.mode = Mode::Edit(edit);
        self.decide(Decision::Edit(texts));
    }

    /// What was typed could not be kept. It is not lost; and where somebody else was quicker, that is shown beside it.
    pub(super) fn look_again(&mut self) {
        let now = self.card();
        let Mode::Edit(edit) = &mut self.mode else { return };
        match now {
            Some(now) if now.state == State::Gone => {}
            Some(now) if edit.differs(&now) => {
                edit.is_overtaken = true;
                self.refuse(OVERTAKEN);
            }
            _ => {}
        }
    }
}

const OVERTAKEN: &str = "somebody else changed it in the meantime: it stands above as it is now, below is what you \
                         typed; Ctrl-O writes yours over it, Esc leaves it";
