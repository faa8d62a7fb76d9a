//! Rules that compare whole segments with each other.

mod likeness;
mod source;
mod target;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&target::Target, &source::Source];

/// A text as a message quotes it.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
