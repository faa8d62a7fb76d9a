//! From the tags and texts of a page to its passages.

use super::super::text_passage::TextPassage;
use super::blocks::Blocks;
use super::elements::{Role, is_block, role};
use super::passage::PassageBuilder;
use super::skip::{Fate, Skip, Skipped};
use super::tokens::{FARTHEST, Kind, Token, Tokens};
use crate::model::segment::CodeKind;

/// What was found in a page.
#[derive(Default)]
pub(super) struct Found {
    pub(super) passages: Vec<TextPassage>,
    /// What holds words and was left out, with its place.
    pub(super) left_out: Vec<(usize, &'static str)>,
}

/// Goes through `page`.
pub(super) fn walk(page: &str) -> Found {
    let mut walk = Walk {
        page,
        tokens: Tokens::new(page),
        current: PassageBuilder::default(),
        blocks: Blocks::default(),
        skip: None,
        found: Found::default(),
    };
    while let Some(token) = walk.tokens.next() {
        walk.token(token);
    }
    if let Some(skip) = walk.skip.take() {
        walk.skipped(&skip.ended(page.len(), true));
    }
    walk.finish_passage();
    walk.found
}

struct Walk<'a> {
    page: &'a str,
    tokens: Tokens<'a>,
    current: PassageBuilder,
    blocks: Blocks,
    skip: Option<Skip>,
    found: Found,
}

impl Walk<'_> {
    fn token(&mut self, token: Token) {
        if let Some(skip) = &mut self.skip {
            let Some(skipped) = skip.take(&token, self.page) else {
                return;
            };
            self.skip = None;
            self.skipped(&skipped);
            if skipped.is_done {
                return;
            }
        }
        let Token { kind, at } = token;
        match kind {
            Kind::Text => self.current.text(self.page, at),
            Kind::Start { name, is_kept: true, .. } if has_end(&name) => self.keep(name, at.start),
            Kind::Start { name, is_closed, .. } => match role(&name) {
                Role::Block => {
                    self.finish_passage();
                    self.blocks.open(&name);
                }
                Role::Inline => self.current.open(self.page, name, at),
                Role::Alone(_) if name == "br" => self.current.line_break(self.page, at),
                Role::Alone(kind) => {
                    self.current.code(kind, self.page, at);
                }
                Role::Void if name == "hr" => self.finish_passage(),
                Role::Void => {}
                Role::Whole(kind) if is_closed => {
                    self.current.code(kind, self.page, at);
                }
                Role::Whole(kind) => self.skip_from(name, Fate::Code(kind), at.start),
                Role::CodeSpan if self.ends_in_passage(&name) => {
                    self.skip_from(name, Fate::Code(CodeKind::CodeSpan), at.start);
                }
                Role::CodeSpan => self.current.open(self.page, name, at),
                Role::Hidden => self.skip_from(name, Fate::Nothing, at.start),
                Role::LeftOut(what) => {
                    self.finish_passage();
                    self.skip_from(name, what.map_or(Fate::Nothing, Fate::Named), at.start);
                }
            },
            Kind::End { name } => match role(&name) {
                Role::Block | Role::LeftOut(_) => {
                    self.finish_passage();
                    self.blocks.close(&name);
                }
                Role::Inline | Role::CodeSpan => self.current.close(self.page, &name, at),
                // Browsers take `</br>` for a line break.
                Role::Alone(_) if name == "br" => self.current.line_break(self.page, at),
                Role::Alone(_) | Role::Void | Role::Hidden | Role::Whole(_) => {}
            },
        }
    }

    /// Passes over an element that asks not to be translated: inside a passage it is a code.
    fn keep(&mut self, name: String, start: usize) {
        if is_block(&name) || matches!(role(&name), Role::Hidden) {
            self.finish_passage();
            self.skip_from(name, Fate::Nothing, start);
        } else {
            let kind = if role(&name) == Role::CodeSpan { CodeKind::CodeSpan } else { CodeKind::Placeholder };
            // One that does not end in the passage goes around blocks, or is never closed.
            let fate = if self.ends_in_passage(&name) { Fate::Code(kind) } else { Fate::Nothing };
            self.skip_from(name, fate, start);
        }
    }

    fn skip_from(&mut self, name: String, fate: Fate, start: usize) {
        self.skip = Some(Skip::new(name, fate, start));
    }

    fn skipped(&mut self, skipped: &Skipped) {
        match skipped.fate {
            Fate::Nothing => {}
            Fate::Named(what) => self.found.left_out.push((skipped.at.start, what)),
            Fate::Code(kind) => {
                self.current.code(kind, self.page, skipped.at.clone());
            }
        }
    }

    /// Whether the inline element `name`, which starts here, ends before the passage does.
    fn ends_in_passage(&mut self, name: &str) -> bool {
        let mut depth = 1;
        for steps in 0..FARTHEST {
            match self.tokens.look(steps).map(|token| &token.kind) {
                None => return false,
                Some(Kind::Text) => {}
                Some(Kind::Start { name: other, .. }) if is_block(other) => return false,
                Some(Kind::Start { name: other, .. }) => depth += usize::from(other == name),
                Some(Kind::End { name: other }) if is_block(other) => return false,
                Some(Kind::End { name: other }) => depth -= usize::from(other == name),
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }

    fn finish_passage(&mut self) {
        let kind = self.blocks.kind();
        self.found.passages.extend(std::mem::take(&mut self.current).finish(kind));
    }
}

/// Whether the element has an end tag.
fn has_end(name: &str) -> bool {
    !matches!(role(name), Role::Alone(_) | Role::Void)
}
