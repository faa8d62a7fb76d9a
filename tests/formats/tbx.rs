//! TBX: hostile files, what schemas say of what is written, and files that come back as they were.

use std::path::{Path, PathBuf};
use std::process::Command;

use istilahi::format::{Glossary, Heading, ReadOptions, Source, named};
use istilahi::model::concept::{Concept, TermStatus};
use istilahi::text::language::Language;
use serde_json::Value;

use crate::support::{Place, data, skipped};

/// The TBX files of the hostile data, with how many concepts and warnings each has.
const HOSTILE: &[(&str, usize, usize)] = &[
    ("b01_martif_tig", 1, 0),
    ("b02_martif_ntig", 1, 0),
    ("b03_v3_dca", 1, 0),
    ("b04_v3_dct", 1, 0),
    ("b05_status_spellings", 11, 0),
    ("b06_no_id_dup_id", 3, 2),
    ("b07_term_ws_hi", 1, 0),
    ("b08_unknown_datcat", 1, 1),
    ("b09_missing_target", 1, 0),
    ("b10_xcs_dtd", 1, 0),
    ("b11_noun_class", 1, 0),
];

fn hostile(name: &str) -> Option<PathBuf> {
    data(&format!("hostile/{name}.tbx"))
}

fn read(path: &Path) -> Glossary {
    let bytes = std::fs::read(path).expect("a file of the data");
    let options = ReadOptions::default();
    let reader = named("tbx").and_then(|format| format.glossary_reader()).expect("TBX is read");
    reader.read(&mut Source::new(&mut bytes.as_slice(), &options), "prefix").expect("it can be read")
}

/// The concepts of a hostile file without the entries they came from; `None` where it is not there.
fn concepts(name: &str) -> Option<Vec<Concept>> {
    let mut concepts = read(&hostile(name)?).concepts;
    concepts.iter_mut().for_each(|concept| concept.as_written = None);
    Some(concepts)
}

/// What `xmllint` with `arguments` prints; `None` where it is not installed.
fn xmllint(arguments: &[&str], file: &Path) -> Option<(bool, String)> {
    let run = Command::new("xmllint").arg("--nonet").args(arguments).arg(file).output();
    let Ok(output) = run else {
        skipped("xmllint is not installed");
        return None;
    };
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let printed = if output.status.success() { text(output.stdout) } else { text(output.stderr) };
    Some((output.status.success(), printed))
}

fn listed(place: &Place) -> Vec<Value> {
    place.run(&["glossary", "list", "--format", "json"]).objects()
}

#[test]
fn hostile_tbx_is_imported_with_as_many_concepts_and_warnings() {
    for (name, count, warnings) in HOSTILE {
        let Some(path) = hostile(name) else { return };
        let place = Place::empty();
        let path = path.to_str().expect("a path in UTF-8");
        let report = place.run(&["glossary", "import", path, "--format", "json"]).objects().remove(0);
        assert_eq!(report["concepts"], *count, "{name}: {report}");
        assert_eq!(report["warnings"].as_array().map(Vec::len), Some(*warnings), "{name}: {report}");
        assert_eq!(listed(&place).len(), *count, "{name}");
        place.is_whole();
    }
}

#[test]
fn old_and_new_tbx_in_every_style_give_one_concept() {
    let Some(tig) = concepts("b01_martif_tig") else { return };
    assert_eq!(tig[0].domain.as_deref(), Some("computing"));
    let terms: Vec<_> = tig[0].terms.iter().map(|term| (term.language.as_str(), &*term.text, term.status)).collect();
    let expected = [
        ("en", "file", TermStatus::Preferred),
        ("sw", "faili", TermStatus::Preferred),
        ("sw", "jalada", TermStatus::Deprecated),
    ];
    assert_eq!(terms, expected);
    for name in ["b02_martif_ntig", "b03_v3_dca", "b04_v3_dct", "b10_xcs_dtd"] {
        assert_eq!(concepts(name).as_ref(), Some(&tig), "{name}");
    }
}

#[test]
fn hostile_tbx_means_what_it_must() {
    let Some(spellings) = concepts("b05_status_spellings") else { return };
    let statuses: Vec<_> = spellings.iter().map(|concept| concept.terms[0].status).collect();
    use TermStatus::{Admitted, Deprecated, Forbidden, Preferred};
    let expected = [
        Preferred, Preferred, Preferred, Preferred, Admitted, Deprecated, Deprecated, Forbidden, Deprecated,
        Deprecated, Preferred,
    ];
    assert_eq!(statuses, expected);
    let names = |name| concepts(name).into_iter().flatten().map(|concept| concept.name).collect::<Vec<_>>();
    assert_eq!(names("b06_no_id_dup_id"), ["prefix-file", "c1", "c1-2"]);
    let of = |name: &str| concepts(name).expect("the folder is there").remove(0);
    assert_eq!(of("b07_term_ws_hi").terms[0].text, "Provincial Reporting Establishment");
    assert_eq!(of("b09_missing_target").terms_in(&Language::swahili()), Vec::<&_>::new());
    let button = of("b11_noun_class");
    let [term] = &button.terms[..] else { panic!("{button:?}") };
    assert_eq!((term.noun_class.as_deref(), term.plural.as_deref()), (Some("7/8"), Some("vitufe")));
}

#[test]
fn hostile_tbx_is_written_as_it_was() {
    let place = Place::new();
    for (name, ..) in HOSTILE {
        let Some(path) = hostile(name) else { return };
        let glossary = read(&path);
        let mut heading = Heading::new(Language::english(), Language::swahili());
        heading.exact = glossary.frame;
        let mut out = Vec::new();
        let writer = named("tbx").and_then(|format| format.glossary_writer()).expect("TBX is written");
        writer.write(&mut out, &heading, &glossary.concepts).expect("it can be written");
        // White space between the elements aside.
        let text = String::from_utf8(out).expect("UTF-8").replace(">\n<", "><");
        place.write("again.tbx", text);
        let Some((true, before)) = xmllint(&["--c14n"], &path) else { return };
        let Some((true, after)) = xmllint(&["--c14n"], &place.path("again.tbx")) else { return };
        assert_eq!(after, before, "{name}");
    }
}

#[test]
fn what_is_exported_is_valid_and_reads_back() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write(
        "more.csv",
        "concept,domain,definition,do_not_translate,concept_note,lang,term,status,part_of_speech,noun_class,plural,animate,source,note\n\
         3d-mwalimu,,\"A <b> & \"\"c\"\"\",yes,ngeli: 1/2,sw,mwalimu,forbidden,proper noun,1/2,walimu,yes,TUKI,plural: x\n\
         3d-mwalimu,,,,,en,in this way,deprecated,phrase,,,,,\"a\nb\"\n",
    );
    place.run(&["glossary", "import", "more.csv"]).ok();
    for (format, checks) in [
        ("tbx", &[("--dtdvalid", "tbx2008/TBXcoreStructV02.dtd"), ("--schema", "tbx.xsd")][..]),
        ("tbx3", &[("--relaxng", "tbx3/TBXcoreStructV03.rng")][..]),
    ] {
        let file = format!("out-{format}.tbx");
        place.run(&["glossary", "export", "--as", format, "--output", &file]).ok();
        for (option, schema) in checks {
            let Some(schema) = data(&format!("schemas/{schema}")) else { continue };
            let schema = schema.to_str().expect("a path in UTF-8");
            let Some((is_valid, printed)) = xmllint(&["--noout", option, schema], &place.path(&file)) else { continue };
            assert!(is_valid, "{format} {schema}: {printed}");
        }
        let other = Place::empty();
        other.write(&file, place.read(&file));
        let report = other.run(&["glossary", "import", &file, "--format", "json"]).objects().remove(0);
        assert_eq!(report["warnings"], serde_json::json!([]), "{format}");
        assert_eq!(listed(&other), listed(&place), "{format}");
    }
}

#[test]
fn what_is_no_tbx_is_called_what_it_is() {
    let place = Place::empty();
    let whole = "<?xml version=\"1.0\"?>\n<martif type=\"TBX\"><text><body><termEntry id=\"a\"><langSet xml:lang=\"en\">\
        <tig><term>a</term></tig></langSet></termEntry>";
    place.write("tmx.tbx", crate::support::tmx(&[("a", "b")]));
    place.write("xliff.tbx", "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"></xliff>");
    let multiterm: Vec<u8> = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<mtf><conceptGrp/></mtf>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    place.write("multiterm.xml", multiterm);
    place.write("cut.tbx", whole);
    place.write("bomb.tbx", format!("<!DOCTYPE martif [<!ENTITY a \"b\">]>{whole}"));
    place.write("none.tbx", "<martif><text/></martif>");
    for (file, says) in [
        ("tmx.tbx", "TMX 1.4"),
        ("xliff.tbx", "XLIFF"),
        ("multiterm.xml", "a MultiTerm glossary"),
        ("cut.tbx", "cut off"),
        ("bomb.tbx", "entities of its own"),
        ("none.tbx", "without a body"),
    ] {
        let message = place.run(&["glossary", "import", file]).refused();
        assert!(message.contains(says), "{file}: {message}");
    }
    place.write("empty.tbx", "<martif><text><body></body></text></martif>");
    let report = place.run(&["glossary", "import", "empty.tbx", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["concepts"], report["warnings"].as_array().map(Vec::len)), (&0.into(), Some(1)));
    assert_eq!(listed(&place), Vec::<Value>::new());
}

#[test]
fn an_entry_of_another_file_with_the_same_number_is_another_concept() {
    let place = Place::empty();
    let file = |term: &str| {
        format!(
            "<martif type='TBX-Basic'><text><body><termEntry id='c1'><langSet xml:lang='en'><tig><term>{term}</term>\
             </tig></langSet></termEntry></body></text></martif>"
        )
    };
    place.write("a.tbx", file("tin")).write("b.tbx", file("zinc"));
    for name in ["a.tbx", "b.tbx", "b.tbx", "a.tbx"] {
        place.run(&["glossary", "import", name]).ok();
    }
    let concepts = place.run(&["glossary", "list", "--format", "json"]).objects();
    let found: Vec<_> = concepts.iter().map(|one| (one["id"].clone(), one["terms"][0]["term"].clone())).collect();
    assert_eq!(found, [("c1".into(), "tin".into()), ("c1-2".into(), "zinc".into())]);
}

#[test]
fn an_imported_glossary_is_written_again_as_it_was() {
    for name in
        ["b01_martif_tig", "b02_martif_ntig", "b03_v3_dca", "b04_v3_dct", "b08_unknown_datcat", "b11_noun_class"]
    {
        let Some(path) = hostile(name) else { return };
        let path = std::path::absolute(path).unwrap();
        let Some((true, before)) = xmllint(&["--noblanks", "--c14n"], &path) else { return };
        let place = Place::empty();
        place.run(&["glossary", "import", path.to_str().unwrap()]).ok();
        place.run(&["glossary", "export", "--exact", "--as", "tbx", "--output", "out.tbx"]).ok();
        assert_eq!(xmllint(&["--noblanks", "--c14n"], &place.path("out.tbx")), Some((true, before)), "{name}");
        // Also after it was imported again, when nothing in it was new.
        place.run(&["glossary", "import", path.to_str().unwrap()]).ok();
        place.run(&["glossary", "export", "--exact", "--as", "tbx", "--output", "again.tbx"]).ok();
        assert_eq!(place.read("again.tbx"), place.read("out.tbx"), "{name}");
    }
}
