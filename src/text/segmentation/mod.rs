//! Cutting text into segments: by the shipped rules, or by rules of one's own as SRX has them.
//!
//! [`Cutter`] is what the rest of the program sees. Both ways of cutting look at the same `visible` text, in which
//! inline codes are gone or stand as one character, and both give places where a segment ends: the shipped rules by
//! [`super::sentences`], which is quick, rules in SRX by [`engine`]. [`shipped`] writes the former down as the latter.

pub mod codes;
mod conditions;
pub mod engine;
mod escapes;
mod pattern;
mod reversed;
pub mod rules;
pub mod shipped;
#[cfg(test)]
mod tests;
mod visible;

use std::ops::Range;
use std::sync::Arc;

use self::codes::CodeInText;
use self::engine::Engine;
use self::rules::Handles;
use self::visible::Visible;
use super::sentences;

/// How a text of one language is cut.
#[derive(Clone, Debug)]
pub struct Cutter {
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    /// By the shipped rules for the language with this primary subtag.
    Shipped(String),
    /// By other rules.
    Rules(Arc<Engine>),
}

impl Cutter {
    /// The shipped rules for the language with the primary subtag `base`.
    pub fn shipped(base: &str) -> Self {
        Cutter { way: Way::Shipped(base.to_owned()) }
    }

    /// The rules of `engine`.
    pub fn rules(engine: Engine) -> Self {
        Cutter { way: Way::Rules(Arc::new(engine)) }
    }

    /// Cuts `text`, whose inline codes are `codes`, in order: byte ranges without the white space around them, in
    /// order, none of them empty. What is between them is white space, so that nothing of the text is lost.
    pub fn cut(&self, text: &str, codes: &[CodeInText]) -> Vec<Range<usize>> {
        let (visible, ends, handles);
        match &self.way {
            Way::Shipped(base) => {
                visible = Visible::new(text, codes);
                ends = sentences::ends(visible.text(), base);
                handles = Handles::default();
            }
            Way::Rules(engine) => {
                visible = Visible::new(text, codes);
                ends = engine.ends(visible.text());
                handles = engine.handles();
            }
        }
        let mut found = Vec::with_capacity(ends.len() + 1);
        let mut start = 0;
        for end in visible.places(&ends, handles) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
        push_trimmed(text, start..text.len(), &mut found);
        found
    }
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}
