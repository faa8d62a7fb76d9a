//! Addresses, which are the same in every language.

mod email;
mod url;

use super::pair::Text;
use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&url::Url, &email::Email];

/// The addresses of web pages in `text`.
fn urls<'a>(text: &Text<'a>) -> Vec<(&'a str, std::ops::Range<usize>)> {
    let found = text.verbatim().iter().map(|span| (text.at(span), span.clone()));
    found.filter(|(address, _)| address.starts_with(['h', 'H', 'w', 'W', 'f']) && !address.contains(' ')).collect()
}

/// The addresses of mail in `text`.
fn mails<'a>(text: &Text<'a>) -> Vec<(&'a str, std::ops::Range<usize>)> {
    let found = text.verbatim().iter().map(|span| (text.at(span), span.clone()));
    found.filter(|(address, _)| address.contains('@') && !address.contains([':', '%', '/', '{'])).collect()
}

/// The addresses of `mine` that `theirs` lack, by what `same` calls the same.
fn lacking<'a, 'b, T>(
    mine: &'b [(&'a str, T)],
    theirs: &[(&str, T)],
    same: fn(&str, &str) -> bool,
) -> Vec<&'b (&'a str, T)> {
    mine.iter().filter(|(address, _)| !theirs.iter().any(|(other, _)| same(address, other))).collect()
}
