//! The tags and texts of a page, with their places: html5gum cuts, by the rules that browsers follow.

use std::collections::VecDeque;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, StringReader, Tokenizer};

/// How far one can look ahead.
pub(super) const FARTHEST: usize = 200;

/// A piece of a page and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A start tag.
    Start {
        name: String,
        /// Whether it asks not to be translated.
        is_kept: bool,
        /// Whether it is written as `<a/>`.
        is_closed: bool,
    },
    /// An end tag.
    End { name: String },
    /// Text; what it is stands in the page.
    Text,
}

/// The start tag that is being read.
#[derive(Default)]
struct Open {
    at: usize,
    name: String,
    attribute: Attribute,
    is_kept: bool,
}

/// The attributes that mean something here.
#[derive(Default)]
enum Attribute {
    Translate,
    Class,
    #[default]
    Other,
}

type Callback = Box<dyn FnMut(CallbackEvent<'_>, Span<usize>) -> Option<Token>>;

/// The pieces of a page, one after the other.
pub(super) struct Tokens<'a> {
    tokenizer: Tokenizer<StringReader<'a>, CallbackEmitter<Callback, Token, usize>>,
    ahead: VecDeque<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        let mut open = Open::default();
        let callback: Callback = Box::new(move |event, span| open.take(event, span));
        let mut emitter = CallbackEmitter::new(callback);
        emitter.naively_switch_states(true);
        Tokens { tokenizer: Tokenizer::new_with_emitter(page, emitter), ahead: VecDeque::new() }
    }

    fn read(&mut self) -> Option<Token> {
        match self.tokenizer.next()? {
            Ok(token) => Some(token),
            Err(never) => match never {},
        }
    }

    /// The piece that is `steps` further on than the next one.
    pub(super) fn look(&mut self, steps: usize) -> Option<&Token> {
        while self.ahead.len() <= steps {
            let token = self.read()?;
            self.ahead.push_back(token);
        }
        self.ahead.get(steps)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.ahead.pop_front().or_else(|| self.read())
    }
}

impl Open {
    fn take(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Token> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let kind = match event {
            CallbackEvent::OpenStartTag { name } => {
                *self = Open { at: span.start, name: text(name), ..Open::default() };
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = match name {
                    b"translate" => Attribute::Translate,
                    b"class" => Attribute::Class,
                    _ => Attribute::Other,
                };
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                self.is_kept |= match self.attribute {
                    Attribute::Translate => value.trim_ascii().eq_ignore_ascii_case(b"no"),
                    Attribute::Class => value.split(u8::is_ascii_whitespace).any(|class| class == b"notranslate"),
                    Attribute::Other => false,
                };
                return None;
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let name = std::mem::take(&mut self.name);
                let kind = Kind::Start { name, is_kept: self.is_kept, is_closed: self_closing };
                return Some(Token { kind, at: self.at..span.end });
            }
            CallbackEvent::EndTag { name } => Kind::End { name: text(name) },
            CallbackEvent::String { .. } => Kind::Text,
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => return None,
        };
        Some(Token { kind, at: span.start..span.end })
    }
}
