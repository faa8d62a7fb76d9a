//! Which units a command is about: numbers, a file of numbers, or filters.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::failure::Failure;
use super::super::options::Languages;
use super::super::terminal::{Counted, Terminal};
use crate::app::unit_changes::{self, Chosen, Filter, Sides};
use crate::store::Store;

/// Which units are meant.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct Choice {
    /// The numbers of the units
    #[arg(value_name = "ID", value_parser = unit_number)]
    ids: Vec<i64>,

    /// A file with one number a line, or JSON Lines with `unit` or `id`; `-` for standard input
    #[arg(long, value_name = "FILE")]
    from_file: Option<PathBuf>,

    /// All units for which this holds; several must all hold
    ///
    /// FIELD=VALUE or FIELD!=VALUE, with the fields memory, status, origin, batch, file and lang (several values are
    /// parted by commas), and text, source, target and note, which hold the value, capitals not counting.
    /// FIELD~PATTERN and FIELD!~PATTERN are regular expressions over the last four.
    #[arg(long = "where", value_name = "FILTER", conflicts_with_all = ["ids", "from_file"])]
    wheres: Vec<String>,

    /// Do it without asking, where --where chooses the units
    #[arg(long)]
    pub(super) yes: bool,

    /// Only show what would be changed, all of it
    #[arg(long, conflicts_with = "yes")]
    pub(super) dry_run: bool,

    #[command(flatten)]
    languages: Languages,
}

impl Choice {
    /// The units that are meant.
    pub(super) fn chosen(&self, store: &Store, terminal: &Terminal<'_>) -> Result<Chosen, Failure> {
        let (from, to) = self.languages.pair()?;
        let sides = Sides { from, to };
        if self.is_filter() {
            let filter = Filter::parse(&self.wheres, sides.clone())?;
            let ids = unit_changes::select(store, &filter, &mut terminal.progress(Counted::Work))?;
            return Ok(Chosen { ids, filter: Some(filter), sides, seen: None });
        }
        let mut ids = self.ids.clone();
        if let Some(path) = &self.from_file {
            ids.extend(read_ids(path, terminal)?);
        }
        if ids.is_empty() {
            return Err(Failure::new("no unit is named").hint(
                "name units by their numbers, as istilahi search shows them, or choose them with --where, as in --where \
                 status=draft",
            ));
        }
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(*id));
        Ok(Chosen { ids, filter: None, sides, seen: None })
    }

    /// Whether a filter chooses the units.
    pub(super) fn is_filter(&self) -> bool {
        !self.wheres.is_empty()
    }

    /// The one unit that is named, where it is one.
    pub(super) fn only(&self) -> Option<i64> {
        match self.ids.as_slice() {
            [id] if self.from_file.is_none() => Some(*id),
            _ => None,
        }
    }
}

/// The number of a unit, as somebody types it.
pub(super) fn unit_number(typed: &str) -> Result<i64, String> {
    typed.parse().ok().filter(|id| *id > 0).ok_or_else(|| format!("`{typed}` is no number of a unit"))
}

/// The numbers in a file, one a line.
fn read_ids(path: &Path, terminal: &Terminal<'_>) -> Result<Vec<i64>, Failure> {
    terminal.with_input(Some(path), |mut input| {
        let name = input.name();
        let text = input.read_text()?;
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let number = |(at, line): (usize, &str)| {
            id_in(line.trim()).ok_or_else(|| {
                let shown: String = line.trim().chars().take(40).collect();
                Failure::new(format!("{name}: line {}: `{shown}` is no number of a unit", at + 1)).hint(
                    "write one number a line, or give the output of istilahi search --format json; nothing was changed",
                )
            })
        };
        lines.map(number).collect()
    })
}

fn id_in(line: &str) -> Option<i64> {
    if let Ok(id) = line.parse() {
        return Some(id).filter(|id| *id > 0);
    }
    let object: serde_json::Value = serde_json::from_str(line).ok()?;
    let id = object.get("unit").or_else(|| object.get("id"))?;
    id.as_i64().filter(|id| *id > 0)
}

#[cfg(test)]
mod tests {
    use super::id_in;

    #[test]
    fn numbers_and_json_lines_are_read() {
        assert_eq!(id_in("12"), Some(12));
        assert_eq!(id_in("{\"schema\":\"istilahi/hit/1\",\"unit\":7}"), Some(7));
        assert_eq!(id_in("{\"schema\":\"istilahi/unit/1\",\"id\":9}"), Some(9));
        for line in ["", "x", "0", "-3", "1.5", "{\"unit\":null}", "{\"id\":\"9\"}", "[1]", "{"] {
            assert_eq!(id_in(line), None, "{line}");
        }
    }
}
