//! XLIFF through the program, with hostile files, and against the schemas of the standard.

use std::process::{Command, Stdio};

use istilahi::format::{self, Heading};
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::{CodeKind, Segment, SegmentBuilder};
use istilahi::model::unit::{Annotation, Unit, Variant};
use istilahi::text::language::Language;

use crate::support::{Place, data, skipped};

const JOB: &str = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" \
     target-language=\"sw\" datatype=\"plaintext\"><body>\n<trans-unit id=\"1\"><source>Tin melts.</source>\
     <target state=\"final\">Bati huyeyuka.</target></trans-unit>\n<trans-unit id=\"2\"><source>Zinc \
     melts.</source></trans-unit>\n</body></file></xliff>\n";

#[test]
fn a_job_is_imported_and_what_is_open_gets_suggestions() {
    let place = Place::empty();
    place.write("job.xlf", JOB);
    let report = place.run(&["import", "job.xlf", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["units"], &report["skipped"], &report["repaired"]), (&1.into(), &0.into(), &0.into()));
    assert!(
        report["warnings"].to_string().contains("segments without a translation, which were passed over: 1"),
        "{report}"
    );
    let found = place.run(&["suggest", "job.xlf", "--min-score", "50", "--format", "json"]).objects();
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["source"], &found[0]["draft"]), (&"Zinc melts.".into(), &"Bati huyeyuka.".into()));
}

#[test]
fn drafts_are_not_put_into_a_file_for_another_language() {
    let place = Place::empty();
    place.write("job.xlf", JOB);
    place.run(&["import", "job.xlf"]).ok();
    let french = JOB.replace("target-language=\"sw\"", "target-language=\"fr\"");
    place.write("french.xlf", &french);
    for command in [&["suggest", "french.xlf", "--output", "out.xlf"][..], &["analyse", "french.xlf"]] {
        let message = place.run(command).refused();
        assert!(message.contains("french.xlf: what is left to translate in it is from en into fr"), "{message}");
        assert!(message.contains("--from en --to fr"), "{message}");
    }
    assert!(!place.path("out.xlf").exists());
    let regional = JOB.replace("\"en\"", "\"en-GB\"").replace("\"sw\"", "\"sw-KE\"");
    place.write("regional.xlf", &regional);
    place.run(&["suggest", "regional.xlf", "--min-score", "50", "--output", "out.xlf"]).ok();
    assert_eq!(std::fs::read_to_string(place.path("out.xlf")).unwrap().matches("<target").count(), 2);
    // What is in the wanted languages is still translated where other parts are not.
    let both = JOB.replace("</xliff>", &french[french.find("<file").unwrap()..]);
    place.write("both.xlf", both);
    let ran = place.run(&["suggest", "both.xlf", "--min-score", "50"]);
    assert!(ran.stderr.contains("what is translated from en into fr is left out"), "{}", ran.stderr);
}

#[test]
fn exports_of_both_versions_import_as_the_same() {
    let place = Place::empty();
    place
        .run(&["unit", "add", "Run `x` **now**", "Endesha `x` **sasa**", "--note", "a & b", "--status", "reviewed"])
        .ok();
    let tmx = |place: &Place| place.run(&["export"]).ok();
    for name in ["xliff", "xliff2"] {
        let text = place.run(&["export", "--as", name]).ok();
        let other = Place::empty();
        other.write("job.xlf", &text).run(&["import", "job.xlf", "--memory", "main"]).ok();
        assert_eq!(other.run(&["export", "--as", name]).ok(), text);
        assert_eq!(tmx(&other).matches("<note>a &amp; b</note><prop type=\"x-status\">reviewed</prop>").count(), 1);
    }
}

#[test]
fn hostile_files_do_what_the_index_says() {
    let Some(folder) = data("hostile") else { return };
    let text = |name: &str| std::fs::read(folder.join(name)).expect("a file of the index");
    // The pair beside the entry names a source of its own, so that it is a unit too.
    for (name, units) in [("x01_alttrans.xlf", 2), ("x02_mtc_gls.xlf", 2), ("s25_xliff_named_tmx.tmx", 1)] {
        let place = Place::empty();
        let report = place.write(name, text(name)).run(&["import", name, "--format", "json"]).objects().remove(0);
        assert_eq!(report["units"], units, "{report}");
        place.is_whole();
    }
    let place = Place::empty();
    place.write("x02.xlf", text("x02_mtc_gls.xlf"));
    place.run(&["glossary", "import", "x02.xlf"]).ok();
    assert!(place.run(&["term", "file"]).ok().contains("faili"));
}

#[test]
fn files_that_are_cut_off_leave_nothing_behind() {
    let place = Place::empty();
    place.write("job.xlf", &JOB[..JOB.len() - 20]);
    assert!(place.run(&["import", "job.xlf"]).refused().contains("cut off"));
    assert_eq!(place.memories(), []);
}

/// A segment with every kind of code, in pairs that nest and pairs that do not.
fn coded(extra: &str) -> Segment {
    let mut builder = SegmentBuilder::default();
    builder.push_text("a & <b> ");
    for (number, kind) in CodeKind::ALL.iter().chain(CodeKind::ALL).enumerate() {
        let content = if number % 3 == 0 { "" } else { "<x>" };
        let code = builder.push_code(*kind, content);
        code.pair = Some((number % 4).to_string());
        code.counterpart = (number % 2 == 0).then(|| format!("no token {number}"));
        code.category = [None, Some("bold"), Some("x-own"), Some("a:b")][number % 4].map(str::to_owned);
        builder.push_text(extra);
    }
    for (kind, pair) in [(CodeKind::Start, "8"), (CodeKind::Start, "9"), (CodeKind::End, "9"), (CodeKind::End, "8")] {
        builder.push_code(kind, "").pair = Some(pair.to_owned());
    }
    builder.push_code(CodeKind::HighlightStart, "");
    builder.push_text("marked");
    builder.push_code(CodeKind::HighlightEnd, "");
    builder.finish()
}

fn units() -> Vec<Unit> {
    let mut units = Vec::new();
    for (number, status) in Status::ALL.iter().chain(Status::ALL).enumerate() {
        let variant = |tag: &str, segment: Segment| Variant::written(tag, segment).expect("a language");
        let mut variants = vec![variant("en", coded(" ")), variant("sw", coded(" z ")), variant("fr", coded(""))];
        variants.push(variant("sw-KE", Segment::plain("c")));
        variants.truncate([4, 2, 1][number % 3]);
        variants[0].attributes = vec![("changeid".to_owned(), "amina & co".to_owned())];
        variants[0].annotations = vec![Annotation::note("of the source"), Annotation::property("p q", "v")];
        let mut unit = Unit::new(*status, Origin::ALL[number % 3], variants);
        unit.name = [None, Some("same"), Some("with blanks <&>")][number % 3].map(str::to_owned);
        unit.attributes = vec![("creationdate".to_owned(), "20260101T000000Z".to_owned())];
        unit.annotations = vec![
            Annotation::property("x-file", ["a.md", "b.md"][number / 4 % 2]),
            Annotation::property("x-sourcefile", "a"),
            Annotation::property("Txt::Field", "b"),
            Annotation { attributes: vec![("priority".into(), "99".into())], ..Annotation::note("n < m") },
            Annotation::property("x-draft-from", ["fuzzy", "exact", "odd word"][number % 3]),
        ];
        units.push(unit);
    }
    units
}

#[test]
fn what_is_written_is_valid_by_the_schemas() {
    let Some(schemas) = data("schemas/xliff") else { return };
    if Command::new("xmllint").arg("--version").stderr(Stdio::null()).status().is_err() {
        return skipped("xmllint is not there");
    }
    let place = Place::new();
    let metadata = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">";
    let import = |namespace: &str, file: &str| {
        let path = schemas.join(file).canonicalize().expect("a schema");
        format!("<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>", path.display())
    };
    let one = import("urn:oasis:names:tc:xliff:document:1.2", "1.2/xliff-core-1.2-strict.xsd");
    let two = import("urn:oasis:names:tc:xliff:document:2.0", "2.1/xliff_core_2.0.xsd")
        + &import("urn:oasis:names:tc:xliff:metadata:2.0", "2.1/metadata.xsd");
    for (name, schema) in [("xliff", one), ("xliff2", two)] {
        let writer = format::named(name).and_then(|format| format.unit_writer()).expect("it is written");
        for (file, units) in [("all", units()), ("none", Vec::new())] {
            let mut out = Vec::new();
            let heading = Heading::new(Language::english(), Language::swahili());
            let mut output = writer.start(&mut out, &heading).expect("memory");
            units.iter().for_each(|unit| output.unit(unit).expect("memory"));
            output.finish().expect("memory");
            let (file, xsd) = (format!("{name}-{file}.xlf"), format!("{name}.xsd"));
            place.write(&file, &out).write(&xsd, format!("{metadata}{schema}</xs:schema>"));
            let mut xmllint = Command::new("xmllint");
            let checked = xmllint.args(["--nonet", "--noout", "--schema"]).args([place.path(&xsd), place.path(&file)]);
            let checked = checked.output().expect("xmllint was there");
            let said = String::from_utf8_lossy(&checked.stderr);
            assert!(checked.status.success(), "{said}\n{}", String::from_utf8_lossy(&out));
        }
    }
}
