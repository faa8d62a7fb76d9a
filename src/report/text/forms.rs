//! A paradigm as tables. A table that is wider than the terminal is cut into several, each with the names of the rows.

use std::io;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::layout::{BOLD, DIM, Layout, PLAIN, WARNING, plain};
use crate::swahili::paradigm::{Paradigm, Table};

/// The space between two columns.
const GAP: usize = 2;

/// What stands where there is no form.
const NOTHING: &str = "–";

pub(super) fn write(layout: &mut Layout<'_>, term: &str, paradigm: &Paradigm) -> io::Result<()> {
    let mut about = format!("  {}", paradigm.part);
    about.extend(paradigm.classes.iter().map(|classes| format!(", class {}", classes.replace('|', ", "))));
    let gloss = paradigm.gloss.as_ref().map(|gloss| format!("  “{gloss}”")).unwrap_or_default();
    let mark = if paradigm.known { "" } else { "  (a guess by rule, not from the lexicon)" };
    layout.paragraph("", &[(BOLD, &paradigm.lemma), plain(&about), (DIM, &gloss), (WARNING, mark)])?;
    if !paradigm.also.is_empty() {
        let also: Vec<String> = paradigm.also.iter().map(|(lemma, part)| format!("{lemma} ({part})")).collect();
        layout.paragraph("  ", &[(DIM, &format!("{term} can also be: {}", also.join(", ")))])?;
    }
    for table in &paradigm.tables {
        layout.blank()?;
        layout.paragraph("", &[(BOLD, &table.title)])?;
        write_table(layout, table)?;
    }
    layout.blank()
}

fn write_table(layout: &mut Layout<'_>, table: &Table) -> io::Result<()> {
    let names = table.rows.iter().map(|row| row.name.width()).max().unwrap_or(0);
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.cells.iter().map(|forms| shown(forms)).collect()).collect();
    let width_of = |column: usize| {
        let cells = cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.chain([table.columns[column].width()]).max().unwrap_or(0)
    };
    let room = layout.table_width().saturating_sub(GAP + names);
    let mut done = 0;
    while done < table.columns.len() {
        let mut end = done + 1;
        let mut filled = GAP + width_of(done);
        while end < table.columns.len() && filled + GAP + width_of(end) <= room {
            filled += GAP + width_of(end);
            end += 1;
        }
        if done > 0 {
            layout.blank()?;
        }
        let mut line = |name: &str, style: Style, texts: &[String]| {
            let mut text = String::new();
            for (column, cell) in (done..end).zip(texts) {
                let padding = width_of(column).saturating_sub(cell.width()) + GAP;
                text.push_str(&format!("{cell}{:padding$}", ""));
            }
            let label = format!("  {name}{:1$}", "", names.saturating_sub(name.width()) + GAP);
            layout.paragraph(&label, &[(style, text.trim_end())])
        };
        line("", DIM, &table.columns[done..end])?;
        for (row, cells) in table.rows.iter().zip(&cells) {
            line(&row.name, PLAIN, cells.get(done..end).unwrap_or_default())?;
        }
        done = end;
    }
    Ok(())
}

fn shown(forms: &[String]) -> String {
    if forms.is_empty() { NOTHING.to_owned() } else { forms.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Look;
    use crate::swahili::paradigm::{Hint, paradigm};

    fn written(term: &str, width: Option<usize>) -> String {
        let mut out = Vec::new();
        let found = paradigm(term, &Hint::default()).unwrap();
        let look = Look { colour: false, width };
        write(&mut Layout::new(&mut out, look), term, &found).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn tables_fit_into_80_columns() {
        for term in ["kitabu", "mnyororo wa thamani", "unganisha", "tengeneza", "soma", "-ingine", "gari", "kwenda"] {
            for width in [None, Some(80)] {
                let text = written(term, width);
                let wide: Vec<&str> = text.lines().filter(|line| line.width() > 80).collect();
                assert!(wide.is_empty(), "{term}: {wide:#?}");
                assert!(text.lines().all(|line| line == line.trim_end()), "{term}");
            }
        }
    }

    #[test]
    fn a_guess_is_said_to_be_one() {
        assert!(
            written("kizugo", None).starts_with("kizugo  noun, class 7/8  (a guess by rule, not from the lexicon)\n")
        );
        assert!(written("kitabu", None).starts_with("kitabu  noun, class 7/8  “book”\n"));
    }
}
