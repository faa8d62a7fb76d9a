//! Term candidates as a table, each with a sentence that it stands in.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::layout::{BOLD, DIM, FOUND, Layout, TERM, visible};
use crate::app::extract::{Context, Extracted, Extraction};

/// The widest column of terms.
const WIDEST: usize = 40;

/// How much of a sentence is shown around the term, in characters to either side.
const AROUND: usize = 30;

pub(super) fn write(layout: &mut Layout<'_>, extraction: &Extraction) -> io::Result<()> {
    let candidates = &extraction.candidates;
    let Some(widest) = candidates.iter().map(|one| one.candidate.term.width()).max() else { return Ok(()) };
    let width = widest.clamp(4, WIDEST);
    let heading = format!("{:>6}  {:>7}  {:<width$}  {}", "count", "score", "term", "about");
    layout.line(&[(DIM, &heading)])?;
    candidates.iter().try_for_each(|one| candidate(layout, one, width))
}

fn candidate(layout: &mut Layout<'_>, found: &Extracted, width: usize) -> io::Result<()> {
    let one = &found.candidate;
    let numbers = format!("{:>6}  {:>7.1}  ", one.count, one.score);
    let term = visible(&one.term);
    let gap = " ".repeat(width.saturating_sub(term.width()) + 2);
    let mut about: Vec<String> = Vec::new();
    about.extend(one.class.as_ref().map(|class| format!("class {}", class.class)));
    about.extend(one.is_name.then(|| "name".to_owned()));
    about.extend(found.known.as_ref().map(|known| format!("known: {known}")));
    let others: Vec<String> =
        one.forms.iter().filter(|(form, _)| *form != one.term).map(|(form, _)| form.clone()).collect();
    about.extend(
        (!others.is_empty()).then(|| format!("also {}", others.iter().take(3).cloned().collect::<Vec<_>>().join(", "))),
    );
    let about = visible(&about.join("; "));
    if about.is_empty() {
        layout.line(&[(DIM, &numbers), (BOLD, &term)])?;
    } else {
        layout.line(&[(DIM, &numbers), (BOLD, &term), (DIM, &gap), (DIM, &about)])?;
    }
    let indent = " ".repeat(17);
    for translation in &found.translations {
        let known = translation.known.as_ref().map(|known| format!("; known: {known}")).unwrap_or_default();
        let class = translation.class.as_ref().map(|class| format!(", class {}", class.class)).unwrap_or_default();
        let detail =
            format!("  {} of {} ({:.2}){class}{known}", translation.count, one.segments.len(), translation.score);
        layout.paragraph(&indent, &[(TERM, &translation.term), (DIM, &detail)])?;
    }
    // What speaks for the class of a word that nobody knows.
    if let Some(class) = one.class.as_ref().filter(|class| !class.evidence.iter().any(|one| one == "in the lexicon")) {
        layout.paragraph(&indent, &[(DIM, &class.evidence.join("; "))])?;
    }
    found.contexts.first().map_or(Ok(()), |context| sentence(layout, &indent, context, found))
}

fn sentence(layout: &mut Layout<'_>, indent: &str, context: &Context, found: &Extracted) -> io::Result<()> {
    let text = visible(&context.text);
    let lower = text.to_lowercase();
    // Lower case may have other lengths; then nothing is marked.
    let place = (lower.len() == text.len())
        .then(|| {
            found.candidate.forms.iter().find_map(|(form, _)| Some((lower.find(&form.to_lowercase())?, form.len())))
        })
        .flatten()
        .filter(|(at, length)| text.is_char_boundary(*at) && text.is_char_boundary(at + length));
    let Some((at, length)) = place else {
        let start: String = text.chars().take(2 * AROUND).collect();
        return layout.paragraph(indent, &[(DIM, &start)]);
    };
    let (before, rest) = text.split_at(at);
    let (term, after) = rest.split_at(length);
    let long = before.chars().count() > AROUND;
    let mut start: String = before.chars().skip(before.chars().count().saturating_sub(AROUND)).collect();
    if long {
        start.insert(0, '…');
    }
    let mut end: String = after.chars().take(AROUND).collect();
    if after.chars().count() > AROUND {
        end.push('…');
    }
    layout.paragraph(indent, &[(DIM, &start), (FOUND, term), (DIM, &end)])
}
