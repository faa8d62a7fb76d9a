//! A line of text that is typed: a cursor between characters as people see them, whatever code points they are made of.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// A text with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedLine {
    text: String,
    /// A byte of the text, at the start of a character or at the end.
    cursor: usize,
}

impl TypedLine {
    /// A text with the cursor at its end.
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        TypedLine { cursor: text.len(), text }
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, on it, and behind it.
    pub(super) fn parts(&self) -> [&str; 3] {
        let (before, rest) = self.text.split_at(self.cursor);
        let on = rest.graphemes(true).next().unwrap_or("");
        [before, on, &rest[on.len()..]]
    }

    /// Puts `text` in at the cursor.
    pub(super) fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
        // What was put in may have joined what stands behind it, as accents do.
        self.settle();
    }

    /// Moves the cursor out of the middle of a character.
    fn settle(&mut self) {
        let starts = self.text.grapheme_indices(true).map(|(at, _)| at).chain([self.text.len()]);
        self.cursor = starts.into_iter().find(|at| *at >= self.cursor).unwrap_or(self.text.len());
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].graphemes(true).next_back().map_or(self.cursor, |last| self.cursor - last.len())
    }

    fn behind(&self) -> usize {
        self.cursor + self.parts()[1].len()
    }

    /// The start of the word before the cursor.
    fn word_before(&self) -> usize {
        let mut words = self.text[..self.cursor].unicode_word_indices();
        words.next_back().map_or(0, |(at, _)| at)
    }

    /// The end of the word behind the cursor.
    fn word_behind(&self) -> usize {
        let mut words = self.text[self.cursor..].unicode_word_indices();
        words.next().map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
        self.settle();
    }

    /// Does what a key means in a line; `false` where it means nothing.
    pub(super) fn handle(&mut self, key: KeyEvent) -> bool {
        let by_word = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Left => self.cursor = if by_word { self.word_before() } else { self.before() },
            KeyCode::Right => self.cursor = if by_word { self.word_behind() } else { self.behind() },
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            KeyCode::Backspace if by_word => self.delete(self.word_before(), self.cursor),
            KeyCode::Backspace => self.delete(self.before(), self.cursor),
            KeyCode::Delete if by_word => self.delete(self.cursor, self.word_behind()),
            KeyCode::Delete => self.delete(self.cursor, self.behind()),
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('w') if control => self.delete(self.word_before(), self.cursor),
            KeyCode::Char('u') if control => self.delete(0, self.cursor),
            KeyCode::Char('k') if control => self.delete(self.cursor, self.text.len()),
            // AltGr comes as both, and writes a character.
            KeyCode::Char(c) if !control || key.modifiers.contains(KeyModifiers::ALT) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    #[test]
    fn a_character_is_what_people_see() {
        let mut line = TypedLine::new("ng'ombe e\u{301}👩‍🔧");
        line.handle(key(KeyCode::Backspace));
        assert_eq!(line.text(), "ng'ombe e\u{301}");
        line.handle(key(KeyCode::Left));
        assert_eq!(line.parts(), ["ng'ombe ", "e\u{301}", ""]);
        line.handle(key(KeyCode::Delete));
        assert_eq!(line.parts(), ["ng'ombe ", "", ""]);
        line.handle(KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn what_is_typed_goes_in_at_the_cursor() {
        let mut line = TypedLine::new("bti");
        line.handle(key(KeyCode::Home));
        line.handle(key(KeyCode::Right));
        line.handle(key(KeyCode::Char('a')));
        assert_eq!(line.parts(), ["ba", "t", "i"]);
        // A joined accent belongs to the letter before it.
        line.insert("\u{301}");
        assert_eq!(line.text(), "ba\u{301}ti");
        line.handle(KeyEvent::new(KeyCode::Char('k'), KeyModifiers::CONTROL));
        assert_eq!(line.text(), "ba\u{301}");
        assert!(!line.handle(key(KeyCode::F(1))));
    }

    proptest! {
        #[test]
        fn no_keys_break_it(text in "(\\PC|\u{301}|\u{200D}|👩|🔧| ){0,20}", keys in proptest::collection::vec(0u8..12, 0..40)) {
            let mut line = TypedLine::new(text);
            for one in keys {
                let (code, modifiers) = match one {
                    0 => (KeyCode::Left, KeyModifiers::NONE),
                    1 => (KeyCode::Right, KeyModifiers::NONE),
                    2 => (KeyCode::Left, KeyModifiers::CONTROL),
                    3 => (KeyCode::Right, KeyModifiers::ALT),
                    4 => (KeyCode::Backspace, KeyModifiers::NONE),
                    5 => (KeyCode::Delete, KeyModifiers::NONE),
                    6 => (KeyCode::Char('w'), KeyModifiers::CONTROL),
                    7 => (KeyCode::Char('é'), KeyModifiers::NONE),
                    8 => (KeyCode::Char('\u{301}'), KeyModifiers::NONE),
                    9 => (KeyCode::Home, KeyModifiers::NONE),
                    10 => (KeyCode::Delete, KeyModifiers::CONTROL),
                    _ => (KeyCode::Char('\u{200D}'), KeyModifiers::NONE),
                };
                line.handle(KeyEvent::new(code, modifiers));
                prop_assert_eq!(line.parts().concat(), line.text());
            }
        }
    }
}
