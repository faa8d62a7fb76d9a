//! `xmllint` holds exported files to their schemas: TMX to its DTD and to the schema with which OmegaT refuses files.

use std::path::Path;

use super::{program, run};
use crate::support::{Place, data};

/// Memories with all that is hard on a schema.
fn place_with_units() -> Place {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Run `a` **b** [c](d)", "Endesha `a` **b** [c](d)", "--note", "n & <m>"]).ok();
    place.write(
        "odd.tmx",
        "<tmx version=\"1.1\"><header creationtool=\"x\"/><body><tu tuid=\"a b\" odd=\"1\" creationdate=\"1 May\"><prop>p</prop>\
         <tuv lang=\"EN_us\"><seg>a<ph type=\"image\">&lt;</ph><hi>b<hi>c</hi></hi><it>x</it><ut>u</ut></seg></tuv>\
         <tuv lang=\"SW_ke\" lastusagedate=\"never\"><seg>d<bpt i=\"z\">(</bpt>e</seg><prop type=\"late\">q</prop></tuv>\
         </tu></body></tmx>",
    );
    place.run(&["import", "odd.tmx"]).ok();
    place.write(
        "a.po",
        "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\n#. d\n#, fuzzy\nmsgctxt \"c\"\nmsgid \"a\\tb\"\nmsgid_plural \"as\"\nmsgstr[0] \"\\ab\"\nmsgstr[1] \"c\"\n",
    );
    place.run(&["import", "a.po"]).ok();
    place
}

#[test]
fn the_rules_for_cutting_are_valid_srx() {
    let Some(schema) = data("schemas/srx20.xsd") else { return };
    let Some(xmllint) = program("xmllint") else { return };
    let place = Place::new();
    place.run(&["segment", "--write-srx", "rules.srx"]).ok();
    validates(&xmllint, &place, "--schema", &schema, "rules.srx");
}

#[track_caller]
fn validates(xmllint: &Path, place: &Place, option: &str, schema: &Path, file: &str) {
    let schema = schema.canonicalize().expect("it is there");
    run(xmllint, &place.path("."), &["--nonet", "--noout", option, &schema.display().to_string(), file]);
}

#[test]
fn every_exported_tmx_is_valid() {
    let (Some(dtd), Some(schema)) = (data("schemas/tmx14.dtd"), data("schemas/tmx14.xsd")) else { return };
    let Some(xmllint) = program("xmllint") else { return };
    let place = place_with_units();
    let memories: Vec<String> = place.memories().into_iter().map(|(name, _)| name).collect();
    assert!(memories.len() >= 3, "{memories:?}");
    for memory in memories {
        place.run(&["export", "--memory", &memory, "--output", "out.tmx"]).ok();
        validates(&xmllint, &place, "--dtdvalid", &dtd, "out.tmx");
        validates(&xmllint, &place, "--schema", &schema, "out.tmx");
    }
    place.write("text.txt", "Run `a` now.\n\nTin & zinc.\n");
    place.run(&["suggest", "text.txt", "--min-score", "50", "--output", "drafts.tmx"]).ok();
    validates(&xmllint, &place, "--dtdvalid", &dtd, "drafts.tmx");
    validates(&xmllint, &place, "--schema", &schema, "drafts.tmx");
}
