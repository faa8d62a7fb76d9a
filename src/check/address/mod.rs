//! Addresses, which are the same in every language.

mod email;
mod url;

use std::ops::Range;

use super::found::Found;
use super::pair::{Reading, Text};
use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&url::Url, &email::Email];

/// An address, and its bytes.
type Address<'a> = (&'a str, Range<usize>);

/// The addresses of web pages in `text`.
fn urls<'a>(text: &Text<'a>) -> Vec<Address<'a>> {
    let found = text.verbatim().iter().map(|span| (text.at(span), span.clone()));
    found.filter(|(address, _)| address.starts_with(['h', 'H', 'w', 'W', 'f']) && !address.contains(' ')).collect()
}

/// The addresses of mail in `text`.
fn mails<'a>(text: &Text<'a>) -> Vec<Address<'a>> {
    let found = text.verbatim().iter().map(|span| (text.at(span), span.clone()));
    found.filter(|(address, _)| address.contains('@') && !address.contains([':', '%', '/', '{'])).collect()
}

/// Reports the addresses of one kind that only one of the two texts has, by what `same` calls the same. A new one is
/// taken for one that was lost, in their order.
fn compare(
    reading: &Reading<'_>,
    find: for<'a> fn(&Text<'a>) -> Vec<Address<'a>>,
    same: fn(&str, &str) -> bool,
    found: &mut Found<'_>,
) {
    let Some(source) = &reading.source else { return };
    let target = &reading.target;
    if target.segment.is_blank() {
        return;
    }
    let (mine, theirs) = (find(source), find(target));
    let (lost, new) = (lacking(&mine, &theirs, same), lacking(&theirs, &mine, same));
    for (at, (address, span)) in new.iter().enumerate() {
        let report = found.report(span.clone(), format!("`{address}` is not in the source"));
        if let Some((was, _)) = lost.get(at) {
            report.suggest(*was);
        }
    }
    // A part of a longer address is there all the same.
    for (address, span) in lost.iter().skip(new.len()).filter(|(address, _)| !target.text().contains(address)) {
        found.report_source(span.clone(), format!("`{address}` is not in the translation"));
    }
}

/// The addresses of `mine` that `theirs` lack.
fn lacking<'a, 'b>(
    mine: &'b [Address<'a>],
    theirs: &[Address<'_>],
    same: fn(&str, &str) -> bool,
) -> Vec<&'b Address<'a>> {
    mine.iter().filter(|(address, _)| !theirs.iter().any(|(other, _)| same(address, other))).collect()
}
