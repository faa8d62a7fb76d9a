//! A unit in the user's editor.

use std::io::Write;
use std::process::Command;

use tempfile::TempPath;

use crate::app::unit_changes::{Edit, Sheet, Sides};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::store::StoredUnit;

/// What the user made of `unit`, and the file that it was typed in, which is deleted when that is dropped; `None` where
/// nothing is to be changed.
pub(super) fn edited(
    unit: &StoredUnit,
    sides: &Sides,
    terminal: &Terminal<'_>,
) -> Result<Option<(Edit, TempPath)>, Failure> {
    let sheet = Sheet::of(unit, sides).ok_or_else(|| {
        Failure::new(format!("unit {} has no text in {} or in {}", unit.id, sides.from, sides.to))
            .hint("name the languages of its texts with --from LANG and --to LANG")
    })?;
    let editor = terminal.editor().ok_or_else(|| {
        Failure::new("no editor is known")
            .hint(format!("set $EDITOR, or say what is to change: istilahi unit edit {} --target TEXT", unit.id))
    })?;
    let mut file = tempfile::Builder::new().prefix("istilahi-unit-").suffix(".txt").tempfile()?;
    file.write_all(sheet.text().as_bytes())?;
    file.flush()?;
    let path = file.into_temp_path();
    let failed = |why: String| {
        Failure::new(format!("the editor `{editor}` {why}")).hint("nothing was changed; set $EDITOR to another one")
    };
    let mut words = editor.split_whitespace();
    let program = words.next().ok_or_else(|| failed("is empty".to_owned()))?;
    let status = Command::new(program)
        .args(words)
        .arg(&path)
        .status()
        .map_err(|error| failed(format!("cannot be started: {error}")))?;
    if !status.success() {
        return Err(failed(format!("ended with {status}")));
    }
    let text = std::fs::read_to_string(&path)?;
    match sheet.read(&text) {
        Ok(edit) => Ok(edit.map(|edit| (edit, path))),
        Err(problem) => {
            // What was typed is worth more than a tidy folder.
            let kept =
                path.keep().map_or(String::new(), |path| format!("; what you typed is kept in {}", path.display()));
            let problem = Failure::new(format!("what you saved cannot be read: {problem}"));
            Err(problem.hint(format!("nothing was changed{kept}")))
        }
    }
}
