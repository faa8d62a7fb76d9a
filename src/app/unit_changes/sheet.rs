//! A unit as a small text for an editor, and what a person made of it.

use super::Edit;
use super::sides::Sides;
use crate::model::provenance::Status;
use crate::store::StoredUnit;

/// A unit laid out for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The lines over the parts, in order.
    heads: [String; 4],
    /// What stands under each of them.
    parts: [String; 4],
    intro: String,
}

impl Sheet {
    /// The sheet of `unit`; `None` where it has no text in one of the two languages.
    pub fn of(unit: &StoredUnit, sides: &Sides) -> Option<Sheet> {
        let (source, target) = (sides.source(&unit.unit)?, sides.target(&unit.unit)?);
        let variant = |at: usize| &unit.unit.variants[at];
        let statuses: Vec<&str> = Status::ALL.iter().map(|status| status.as_str()).collect();
        Some(Sheet {
            intro: format!(
                "Unit {} of memory {}. Change what stands under the lines that begin with ---, save, and close the \
                 editor.\nNothing is changed where all is left as it is, or all is deleted.\n",
                unit.id, unit.memory
            ),
            heads: [
                format!("--- source ({})", variant(source).language),
                format!("--- target ({})", variant(target).language),
                format!("--- status ({})", statuses.join(", ")),
                "--- note".to_owned(),
            ],
            parts: [
                variant(source).segment.text().to_owned(),
                variant(target).segment.text().to_owned(),
                unit.unit.status.to_string(),
                unit.unit.note().unwrap_or_default(),
            ],
        })
    }

    /// The text for the editor.
    pub fn text(&self) -> String {
        let parts = self.heads.iter().zip(&self.parts).map(|(head, part)| format!("{head}\n{part}\n"));
        self.intro.clone() + &parts.collect::<String>()
    }

    /// What a person made of it; `None` where nothing is to be changed.
    ///
    /// # Errors
    /// In words, where a line over a part is gone or the status is none.
    pub fn read(&self, edited: &str) -> Result<Option<Edit>, String> {
        if edited.trim().is_empty() {
            return Ok(None);
        }
        let lines: Vec<&str> = edited.lines().collect();
        let mut places = Vec::with_capacity(self.heads.len());
        for head in &self.heads {
            let from = places.last().map_or(0, |last| last + 1);
            let at = lines[from..].iter().position(|line| line.trim_end() == head.as_str());
            places.push(from + at.ok_or_else(|| format!("the line `{head}` is gone"))?);
        }
        let part = |number: usize| {
            let end = places.get(number + 1).copied().unwrap_or(lines.len());
            let text = lines[places[number] + 1..end].join("\n");
            // An editor may add line breaks at the ends; a text has none there.
            let new = text.trim_matches('\n').to_owned();
            (new != self.parts[number].trim_matches('\n')).then_some(new)
        };
        let status =
            part(2).map(|word| word.trim().parse::<Status>().map_err(|error| error.to_string())).transpose()?;
        let edit = Edit { source: part(0), target: part(1), status, note: part(3), exchange: None };
        Ok((edit != Edit::default()).then_some(edit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::provenance::Origin;
    use crate::model::segment::Segment;
    use crate::model::unit::{Unit, Variant};
    use crate::text::language::Language;

    fn sheet() -> Sheet {
        let variant = |language, text: &str| Variant::new(language, Segment::plain(text));
        let texts = vec![variant(Language::english(), "# Heat\n--- it"), variant(Language::swahili(), "Joto")];
        let unit = StoredUnit { id: 7, memory: "m".into(), unit: Unit::new(Status::Draft, Origin::Human, texts) };
        Sheet::of(&unit, &Sides { from: Language::english(), to: Language::swahili() }).unwrap()
    }

    #[test]
    fn what_is_left_alone_changes_nothing() {
        let sheet = sheet();
        for same in [sheet.text(), sheet.text() + "\n\n", String::new(), " \n".to_owned()] {
            assert_eq!(sheet.read(&same), Ok(None), "{same:?}");
        }
    }

    #[test]
    fn what_is_changed_is_read() {
        let sheet = sheet();
        let edited = sheet.text().replace("Joto\n", "Joto kali\nsana\n").replace("\ndraft\n", "\n approved \n");
        let edit = sheet.read(&(edited + "seen by Asha\n")).unwrap().unwrap();
        assert_eq!(edit.source, None);
        assert_eq!(edit.target.as_deref(), Some("Joto kali\nsana"));
        assert_eq!((edit.status, edit.note.as_deref()), (Some(Status::Approved), Some("seen by Asha")));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let sheet = sheet();
        assert!(sheet.read(&sheet.text().replace("--- target", "-- target")).unwrap_err().contains("--- target (sw)"));
        assert!(sheet.read(&sheet.text().replace("\ndraft\n", "\ndone\n")).unwrap_err().contains("reviewed"));
    }
}
