//! What is written reads back, in each kind of file, and nothing that is read breaks anything.

use std::io::Write;
use std::ops::ControlFlow;

use proptest::prelude::*;
use tempfile::NamedTempFile;

use super::super::{Format, Glossary, Heading, Losses, ReadError, ReadOptions, Source, UnitSink, Warning};
use super::{Csv, Tsv, Xlsx};
use crate::model::concept::Concept;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// What a reader gave.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) units: Vec<Unit>,
    pub(super) warnings: Vec<Warning>,
}

impl UnitSink for Seen {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        self.units.push(unit);
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

impl Seen {
    /// The texts of each unit.
    pub(super) fn texts(&self) -> Vec<Vec<&str>> {
        self.units.iter().map(|unit| unit.variants.iter().map(|one| one.segment.text()).collect()).collect()
    }

    /// The warnings with their lines.
    pub(super) fn messages(&self) -> Vec<(usize, &str)> {
        self.warnings.iter().map(|warning| (warning.position.line, warning.message.as_str())).collect()
    }
}

/// Reads `bytes` as a file of `format`.
fn with_source<T>(bytes: &[u8], options: &ReadOptions, work: impl FnOnce(&mut Source<'_>) -> T) -> T {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut stream = bytes;
    work(&mut Source { stream: &mut stream, path: Some(file.path()), options })
}

/// The units in `bytes`.
pub(super) fn units(format: &dyn Format, bytes: &[u8], options: &ReadOptions) -> Result<Seen, ReadError> {
    let mut seen = Seen::default();
    with_source(bytes, options, |source| format.unit_reader().unwrap().read(source, &mut seen))?;
    Ok(seen)
}

/// The concepts in `bytes`.
pub(super) fn glossary(format: &dyn Format, bytes: &[u8], options: &ReadOptions) -> Result<Glossary, ReadError> {
    with_source(bytes, options, |source| format.glossary_reader().unwrap().read(source, "list"))
}

fn heading() -> Heading {
    Heading::new(Language::english(), Language::swahili())
}

/// `units` as a file.
pub(super) fn written(format: &dyn Format, units: &[Unit]) -> (Vec<u8>, Losses) {
    let mut out = Vec::new();
    let mut output = format.unit_writer().unwrap().start(&mut out, &heading()).unwrap();
    units.iter().for_each(|unit| output.unit(unit).unwrap());
    let losses = output.finish().unwrap();
    (out, losses)
}

/// `concepts` as a file.
pub(super) fn written_glossary(format: &dyn Format, concepts: &[Concept]) -> (Vec<u8>, Losses) {
    let mut out = Vec::new();
    let losses = format.glossary_writer().unwrap().write(&mut out, &heading(), concepts).unwrap();
    (out, losses)
}

/// The options that call columns so.
pub(super) fn calling(columns: &[(&str, &str)]) -> ReadOptions {
    let columns = columns.iter().map(|(which, called)| ((*which).to_owned(), (*called).to_owned())).collect();
    ReadOptions { columns, ..ReadOptions::default() }
}

const FORMATS: [&dyn Format; 3] = [&Csv, &Tsv, &Xlsx];

/// A text with what tables trip over, white space at its ends included.
fn text() -> impl Strategy<Value = String> {
    "[ \t\"]{0,2}[=+@'\",;|#a-zé\\-][\",;|=a-z \r\n\t_x0-9]{0,10}[\"a-z. ]".prop_map(|text| text)
}

/// A cell whose white space at the ends means nothing.
fn trimmed() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.trim().to_owned())
}

fn unit() -> impl Strategy<Value = Unit> {
    let words = (proptest::sample::select(Status::ALL), proptest::sample::select(Origin::ALL));
    let more = (
        proptest::option::of(trimmed()),
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::collection::vec(proptest::option::of(trimmed()), 4),
    );
    (text(), text(), words, more).prop_map(|(source, target, (status, origin), (name, note, context, attributes))| {
        let variant = |language, text| Variant::new(language, Segment::plain(text));
        let variants = vec![variant(Language::english(), source), variant(Language::swahili(), target)];
        let mut unit = Unit::new(status, origin, variants);
        unit.name = name;
        unit.annotations.extend(note.map(Annotation::note));
        unit.annotations.extend(context.map(|context| Annotation::property("x-context", context)));
        let names = ["creationdate", "creationid", "changedate", "changeid"];
        let present = names.into_iter().zip(attributes).filter_map(|(name, value)| Some((name.to_owned(), value?)));
        unit.attributes.extend(present);
        unit
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn units_read_back_as_they_were_written(units_in in proptest::collection::vec(unit(), 1..5)) {
        for format in FORMATS {
            let (bytes, losses) = written(format, &units_in);
            let lost: Vec<_> = losses.iter().filter(|(what, _)| !what.contains("formula")).collect();
            prop_assert!(lost.is_empty(), "{}: {lost:?}", format.name());
            let seen = units(format, &bytes, &ReadOptions::default()).unwrap();
            prop_assert_eq!(&seen.units, &units_in, "{}", format.name());
            prop_assert!(seen.warnings.is_empty(), "{}: {:?}", format.name(), seen.warnings);
        }
    }

    #[test]
    fn concepts_read_back_as_they_were_written(
        concepts in proptest::collection::vec(super::glossary::tests::concept(), 1..6)
    ) {
        let mut seen = std::collections::HashSet::new();
        let concepts: Vec<Concept> =
            concepts.into_iter().filter(|concept| seen.insert(concept.name.clone())).collect();
        for format in FORMATS {
            let (bytes, _) = written_glossary(format, &concepts);
            let glossary = glossary(format, &bytes, &ReadOptions::default()).unwrap();
            prop_assert_eq!(&glossary.concepts, &concepts, "{}", format.name());
            prop_assert!(glossary.warnings.is_empty(), "{}: {:?}", format.name(), glossary.warnings);
        }
    }

    #[test]
    fn no_text_breaks_the_readers(
        text in "(en,sw|en;sw|en\tsw|\"en\"\t\"sw\"|source,target,sourceLang|sep=.|\u{FEFF}id,en,sw)?\
                 [\"\"\",;|\t\r\n\n\nabé=]{0,80}"
    ) {
        for format in [&Csv as &dyn Format, &Tsv] {
            let _ = units(format, text.as_bytes(), &ReadOptions::default());
            let _ = glossary(format, text.as_bytes(), &calling(&[("1", "en"), ("2", "sw")]));
        }
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in FORMATS {
            let _ = units(format, &bytes, &ReadOptions::default());
        }
    }

    #[test]
    fn no_damage_to_a_workbook_breaks_the_reader(
        at in proptest::collection::vec((0.0..1.0, any::<u8>()), 1..6), cut in proptest::option::of(0.0..1.0f64)
    ) {
        let (mut bytes, _) = written(&Xlsx, &[Unit::new(Status::Draft, Origin::Human, vec![
            Variant::new(Language::english(), Segment::plain("tin")),
            Variant::new(Language::swahili(), Segment::plain("bati")),
        ])]);
        for (place, byte) in at {
            let place = (place * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate((cut * bytes.len() as f64) as usize);
        }
        let _ = units(&Xlsx, &bytes, &ReadOptions::default());
    }
}
