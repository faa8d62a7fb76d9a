//! The pieces of a segment that the memories hold, a line each: evidence, and no sentence.

use std::io;

use super::super::counted;
use super::layout::{DIM, Layout, PLAIN, TERM, WARNING};
use crate::app::fragments::Fragment;
use crate::matching::candidate::Candidate;
use crate::spotting::{DOUBTFUL, Spotted};

/// How many units are named, and how many translations.
const SHOWN_UNITS: usize = 3;
const SHOWN_TRANSLATIONS: usize = 2;

const LABEL: &str = "fragments  ";

/// `rare earth → madini adimu (7 of 9 units)  main 12, 40`; a doubtful translation has a question mark.
pub(super) fn write(layout: &mut Layout<'_>, indent: &str, fragments: &[Fragment]) -> io::Result<()> {
    for (at, one) in fragments.iter().enumerate() {
        let label = format!("{indent}{:width$}", if at == 0 { LABEL } else { "" }, width = LABEL.len());
        let all = one.occurrences.len();
        let all = format!("{}{}", counted(all as u64, "unit"), if one.more { " and more" } else { "" });
        let mut translations = String::new();
        let mut count = format!(" ({all})");
        let shown: Vec<&Spotted> = shown(&one.translations).collect();
        if let [first, rest @ ..] = shown.as_slice() {
            translations.push_str(&marked(first));
            count = format!(" ({} of {all})", first.count);
            for other in rest {
                count.push_str(&format!(", {} ({})", marked(other), other.count));
            }
        } else {
            translations.push_str("(too little evidence)");
        }
        let units = format!("  {}", units(&one.occurrences));
        let style = if shown.is_empty() { WARNING } else { PLAIN };
        layout.paragraph(
            &label,
            &[(TERM, &one.text), (DIM, " → "), (style, &translations), (DIM, &count), (DIM, &units)],
        )?;
    }
    Ok(())
}

/// The likeliest translation, and others that are not doubtful.
fn shown(translations: &[Spotted]) -> impl Iterator<Item = &Spotted> {
    let sure = |(at, one): &(usize, &Spotted)| *at == 0 || one.score >= DOUBTFUL && one.count > 1;
    translations.iter().enumerate().filter(sure).map(|(_, one)| one).take(SHOWN_TRANSLATIONS)
}

fn marked(one: &Spotted) -> String {
    if one.score < DOUBTFUL { format!("{}?", one.text) } else { one.text.clone() }
}

/// `main 12, 40; legal 7`.
fn units(occurrences: &[Candidate]) -> String {
    let mut text = String::new();
    let mut memory = None;
    for unit in occurrences.iter().take(SHOWN_UNITS) {
        if memory == Some(unit.memory.as_str()) {
            text.push_str(&format!(", {}", unit.unit));
        } else {
            let parted = if text.is_empty() { "" } else { "; " };
            text.push_str(&format!("{parted}{} {}", unit.memory, unit.unit));
            memory = Some(&unit.memory);
        }
    }
    if occurrences.len() > SHOWN_UNITS {
        text.push_str(&format!(" and {} more", occurrences.len() - SHOWN_UNITS));
    }
    text
}
