//! A match put right, with every change marked, and what is left in doubt.

use std::io;

use super::layout::{DELETED, INSERTED, Layout, PLAIN, Piece, WARNING};
use super::suggestion::marked;
use crate::repair::{Doubt, Repair, Unvouched};

pub(super) fn write(layout: &mut Layout<'_>, repair: &Repair) -> io::Result<()> {
    let marks = !layout.is_coloured();
    let text = repair.target.text();
    let mut pieces: Vec<(anstyle::Style, String)> = Vec::new();
    let mut done = 0;
    for change in &repair.changes {
        pieces.push((PLAIN, text[done..change.span.start].to_owned()));
        pieces.push((DELETED, marked(marks, "[-", &change.before, "-]")));
        pieces.push((PLAIN, " ".to_owned()));
        pieces.push((INSERTED, marked(marks, "{+", &change.after, "+}")));
        done = change.span.end;
    }
    pieces.push((PLAIN, text[done..].to_owned()));
    let pieces: Vec<Piece<'_>> = pieces.iter().map(|(style, text)| (*style, text.as_str())).collect();
    layout.paragraph("    repair  ", &pieces)?;
    if repair.is_vouched() {
        return Ok(());
    }
    let doubts: Vec<String> = repair.unvouched.iter().map(described).collect();
    layout.paragraph("     doubt  ", &[(WARNING, &doubts.join("; "))])
}

fn described(one: &Unvouched) -> String {
    let Unvouched { doubt, before, after, target } = one;
    let what = match (before.is_empty(), after.is_empty()) {
        (false, false) => format!("“{before}” → “{after}”"),
        (true, false) => format!("“{after}” is new"),
        (false, true) => format!("“{before}” is gone"),
        (true, true) => format!("“{target}”"),
    };
    match doubt {
        Doubt::Difference => what,
        Doubt::NotFound => format!("{what}: not found in the translation"),
        Doubt::Several => format!("{what}: which one in the translation is not told"),
        Doubt::Form => format!("{what}: no sure way to write it"),
        Doubt::Plural => format!("{what}: singular or plural around it"),
        Doubt::Agreement if target.is_empty() => "what agrees with the new term".to_owned(),
        Doubt::Agreement => format!("{what} may have to agree with the new term"),
        Doubt::Name => format!("{what}: the name may be written otherwise"),
        Doubt::Capitals => format!("{what}: capitals or marks"),
        Doubt::Article => format!("the article {what}"),
        Doubt::Figure => format!("the figure {what} may depend on another"),
    }
}
