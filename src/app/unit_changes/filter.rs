//! What somebody types to choose units: `status=draft`, `memory!=client`, `target~dunia\s+adimu`.

use regex::Regex;

use super::sides::Sides;
use crate::app::AppError;
use crate::app::search::pattern;
use crate::store::{Condition, Property, StoredUnit};
use crate::text::fold::fold;
use crate::text::nearest::nearest;

/// What a filter can ask of a unit, in the order of the help.
const FIELDS: &[&str] = &["memory", "status", "origin", "batch", "file", "lang", "text", "source", "target", "note"];

const SHAPE: &str = "write FIELD=VALUE, FIELD!=VALUE, FIELD~PATTERN or FIELD!~PATTERN, as in --where status=draft; \
                     fields are memory, status, origin, batch, file, lang, text, source, target, note";

/// Which units are wanted: those for which everything holds.
#[derive(Clone, Debug)]
pub struct Filter {
    pub(super) conditions: Vec<Condition>,
    texts: Vec<TextCondition>,
    sides: Sides,
}

/// Something that a text of a unit must have, or must not have.
#[derive(Clone, Debug)]
struct TextCondition {
    part: Part,
    looks: Looks,
    holds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Any,
    Source,
    Target,
    Note,
}

#[derive(Clone, Debug)]
enum Looks {
    /// It holds these letters, folded.
    Holds(String),
    /// The pattern matches somewhere.
    Matches(Regex),
}

impl Looks {
    fn fits(&self, text: &str) -> bool {
        match self {
            Looks::Holds(letters) => fold(text).contains(letters.as_str()),
            Looks::Matches(pattern) => pattern.is_match(text),
        }
    }
}

impl Filter {
    /// The filter for all of `typed`; `sides` says which texts are source and target.
    ///
    /// # Errors
    /// [`AppError::Advised`] where one of them cannot be read.
    pub fn parse(typed: &[String], sides: Sides) -> Result<Filter, AppError> {
        let mut filter = Filter { conditions: Vec::new(), texts: Vec::new(), sides };
        for one in typed {
            filter.add(one).map_err(|error| match error {
                AppError::Refused(message) => AppError::advised(format!("--where '{one}': {message}"), SHAPE),
                other => other,
            })?;
        }
        Ok(filter)
    }

    fn add(&mut self, typed: &str) -> Result<(), AppError> {
        let at = typed.find(['=', '~']).ok_or_else(|| AppError::Refused("there is no `=` and no `~` in it".into()))?;
        let (field, value) = (&typed[..at], &typed[at + 1..]);
        let (field, holds) = field.strip_suffix('!').map_or((field, true), |field| (field, false));
        let field = field.trim();
        let is_pattern = typed[at..].starts_with('~');
        if value.is_empty() {
            return Err(AppError::Refused("there is nothing behind the sign".to_owned()));
        }
        if let Some(part) = part(field) {
            let looks = match is_pattern {
                true => Looks::Matches(pattern::compile(value)?),
                false => Looks::Holds(fold(value)),
            };
            self.texts.push(TextCondition { part, looks, holds });
            return Ok(());
        }
        let property = property(field, value)?;
        if is_pattern {
            return Err(AppError::Refused(format!("`~` is for text, source, target and note; write {field}={value}")));
        }
        self.conditions.push(Condition { property, holds });
        Ok(())
    }

    /// Whether nothing is asked of a unit.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.texts.is_empty()
    }

    /// Whether texts must be read to tell.
    pub(super) fn reads_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether the texts of `unit` are as they must be.
    pub(super) fn admits_texts(&self, unit: &StoredUnit) -> bool {
        self.texts.iter().all(|one| {
            let variants = &unit.unit.variants;
            let fits = |at: Option<usize>| at.is_some_and(|at| one.looks.fits(variants[at].segment.text()));
            let found = match one.part {
                Part::Any => variants.iter().any(|variant| one.looks.fits(variant.segment.text())),
                Part::Source => fits(self.sides.source(&unit.unit)),
                Part::Target => fits(self.sides.target(&unit.unit)),
                Part::Note => unit.unit.note().is_some_and(|note| one.looks.fits(&note)),
            };
            found == one.holds
        })
    }
}

fn part(field: &str) -> Option<Part> {
    Some(match field {
        "text" => Part::Any,
        "source" => Part::Source,
        "target" => Part::Target,
        "note" => Part::Note,
        _ => return None,
    })
}

/// The property that `field` names, with values that commas part.
fn property(field: &str, value: &str) -> Result<Property, AppError> {
    fn all<T: std::str::FromStr>(value: &str, what: &str) -> Result<Vec<T>, AppError> {
        let one =
            |word: &str| word.trim().parse().map_err(|_| AppError::Refused(format!("`{}` is no {what}", word.trim())));
        value.split(',').map(one).collect()
    }
    Ok(match field {
        "memory" => Property::Memory(all(value, "memory")?),
        "status" => Property::Status(all(value, "status (draft, translated, reviewed, approved, rejected)")?),
        "origin" => Property::Origin(all(value, "origin (human, machine, alignment)")?),
        "batch" => Property::Batch(all(value, "number of a batch (istilahi history lists them)")?),
        // A comma is no rare guest in the names of files.
        "file" => Property::File(vec![value.to_owned()]),
        "lang" => Property::Language(all(value, "language (BCP 47)")?),
        other => {
            let near = nearest(other, FIELDS.iter().copied());
            let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(AppError::Refused(format!("`{other}` is no field{meant}")));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::provenance::{Origin, Status};
    use crate::model::segment::Segment;
    use crate::model::unit::{Annotation, Unit, Variant};
    use crate::text::language::Language;

    fn sides() -> Sides {
        Sides { from: Language::english(), to: Language::swahili() }
    }

    fn parse(typed: &[&str]) -> Result<Filter, AppError> {
        Filter::parse(&typed.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>(), sides())
    }

    #[test]
    fn properties_and_texts_are_told_apart() {
        let filter = parse(&["status=draft,translated", "memory!=a b", "target~^Ta", "text=MOTO"]).unwrap();
        assert_eq!(filter.conditions.len(), 2);
        assert_eq!(
            filter.conditions[0],
            Condition { property: Property::Status(vec![Status::Draft, Status::Translated]), holds: true }
        );
        assert_eq!(
            filter.conditions[1],
            Condition { property: Property::Memory(vec!["a b".to_owned()]), holds: false }
        );
        assert_eq!(filter.texts.len(), 2);
    }

    #[test]
    fn texts_are_asked_as_they_are_typed() {
        let variant = |language, text: &str| Variant::new(language, Segment::plain(text));
        let texts = vec![variant(Language::english(), "Hot = good?"), variant(Language::swahili(), "Moto ni mzuri.")];
        let mut unit = Unit::new(Status::Draft, Origin::Human, texts);
        unit.annotations.push(Annotation::note("from Asha"));
        let unit = StoredUnit { id: 1, memory: "m".to_owned(), unit };
        for (typed, expected) in [
            ("text=moto", true),
            ("source=moto", false),
            ("target=MOTO", true),
            ("target!=moto", false),
            ("source==", true),
            ("source=t = g", true),
            ("target~^moto", false),
            ("target~^Moto", true),
            ("target!~z{2}", true),
            ("note=asha", true),
            ("note=juma", false),
        ] {
            assert_eq!(parse(&[typed]).unwrap().admits_texts(&unit), expected, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (typed, says) in [
            ("draft", "no `=`"),
            ("status=", "nothing behind"),
            ("status=done", "`done` is no status"),
            ("status~draft", "write status=draft"),
            ("stats=draft", "did you mean `status`"),
            ("batch=x", "number of a batch"),
            ("lang=english!", "no language"),
            ("target~(", "unclosed group"),
        ] {
            let error = parse(&[typed]).unwrap_err();
            assert!(error.to_string().contains(says), "{typed}: {error}");
        }
    }
}
