//! What is written reads back, and no file makes the reader or the filler panic.

use proptest::prelude::*;

use super::super::{DocumentReader, Fill, Filler, Heading, ReadOptions, Source};
use super::Po;
use super::placeholders::{Family, segment};
use super::tests::{read, try_read, written};
use crate::model::provenance::{Origin, Status};
use crate::model::score::Tenths;
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;

fn text() -> impl Strategy<Value = String> {
    // Without line breaks at the ends, which gettext wants at both texts or at none.
    "[a-zé’😀<>\"\\\\#~][ \n\t\r\x07\x1ba-zé’😀<>&\"'\\\\]{0,60}[a-z\"\\\\]"
}

/// The units of one entry.
fn entry() -> impl Strategy<Value = Vec<Unit>> {
    let comment = || proptest::option::of("[a-z#~,.:|\"][a-z#~,.:|\" ]{0,10}(\n|\n\n)?[ a-z]{0,4}[a-z]");
    let annotations =
        (comment(), comment(), proptest::option::of(text()), proptest::option::of("[a-z.:0-9]{1,8}( [a-z]{1,3})?"));
    let more = (any::<bool>(), any::<bool>(), any::<bool>(), proptest::option::of(text()));
    ((text(), text()), (text(), text()), annotations, more).prop_map(
        |(
            (id, form),
            (plural_id, plural_form),
            (note, extracted, context, reference),
            (fuzzy, is_c, has_plural, previous),
        )| {
            let mut annotations: Vec<Annotation> = note.map(Annotation::note).into_iter().collect();
            annotations.extend(extracted.map(|text| Annotation {
                attributes: vec![("from".to_owned(), "developer".to_owned())],
                ..Annotation::note(text)
            }));
            annotations.extend(context.map(|text| Annotation::property("x-context", text)));
            annotations.extend(reference.map(|text| Annotation::property("x-reference", text)));
            let flags: Vec<&str> =
                [("fuzzy", fuzzy), ("c-format", is_c)].iter().filter(|(_, on)| *on).map(|(flag, _)| *flag).collect();
            if !flags.is_empty() {
                annotations.push(Annotation::property("x-flags", flags.join(", ")));
            }
            annotations.extend(previous.map(|text| Annotation::property("x-previous", text)));
            let families = Family::named(flags);
            let unit = |source: &str, target: &str, property: Option<(&str, &str)>| {
                let value = if is_c { " %d" } else { "" };
                let variant =
                    |tag, text: &str| Variant::written(tag, segment(&format!("x{value}{text}"), &families)).unwrap();
                let status = if fuzzy { Status::Draft } else { Status::Translated };
                let mut unit = Unit::new(status, Origin::Human, vec![variant("en", source), variant("sw", target)]);
                unit.annotations.clone_from(&annotations);
                unit.annotations
                    .extend(property.map(|(name, text)| Annotation::property(name, format!("x{value}{text}"))));
                unit
            };
            if !has_plural {
                return vec![unit(&id, &form, None)];
            }
            vec![
                unit(&id, &form, Some(("x-msgid-plural", plural_id.as_str()))),
                unit(&plural_id, &plural_form, Some(("x-msgid-singular", id.as_str()))),
            ]
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(entries in proptest::collection::vec(entry(), 1..4)) {
        let mut seen = std::collections::HashSet::new();
        let new = |units: &Vec<Unit>| seen.insert(units[0].variants[0].segment.text().to_owned());
        let units: Vec<Unit> = entries.into_iter().filter(new).flatten().collect();
        let (text, losses) = written(&units);
        prop_assert!(losses.is_empty(), "{:?}\n{}", losses, text);
        let back: Vec<Unit> = read(&text).units.into_iter().map(|(unit, _)| unit).collect();
        prop_assert_eq!(&back, &units, "{}", text);
        prop_assert_eq!(written(&back).0, text);
    }

    #[test]
    fn no_file_breaks_it(text in "(msgid|msgid_plural|msgstr|msgctxt|\\[0\\]|\\[1\\]|\\[9|\"|\"a\"|\\\\|\\\\3|\\\\xe|\n|\r|#~|#\\||#,|#\\.| |\0|é|fuzzy|domain){0,60}") {
        let _ = try_read(text.as_bytes());
        let heading = Heading::new(Language::english(), Language::swahili());
        let options = ReadOptions::default();
        let (mut input, mut out) = (text.as_bytes(), Vec::new());
        // What looks like UTF-16 and is none cannot be read either.
        if Po.fill(&mut Source::new(&mut input, &options), &mut out, &heading, &[]).is_err() {
            prop_assert!(try_read(text.as_bytes()).0.is_err());
            return Ok(());
        }
        prop_assert_eq!(&out, text.as_bytes());
        // Filled in, it still is what it was, and what was filled in is finished.
        let fill = Fill { target: Segment::plain("neno"), from: "exact", score: Tenths::default() };
        let (mut input, mut out) = (text.as_bytes(), Vec::new());
        let open = DocumentReader::read(&Po, &mut Source::new(&mut input, &options)).map_or(0, |one| one.passages.len());
        let mut input = text.as_bytes();
        Po.fill(&mut Source::new(&mut input, &options), &mut out, &heading, &vec![Some(fill); open]).unwrap();
        let before = try_read(text.as_bytes()).1.units.len();
        let after = try_read(&out).1.units.len();
        prop_assert!(after >= before && (open == 0 || after > 0), "{}", String::from_utf8_lossy(&out));
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = try_read(&bytes);
        let start = b"msgid \"\"\nmsgstr \"Content-Type: ; charset=shift_jis\\n\"\nmsgid \"";
        let _ = try_read(&[start, &bytes[..]].concat());
    }
}
