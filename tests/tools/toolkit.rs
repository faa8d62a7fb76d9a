//! translate-toolkit, which Weblate, Pootle and Virtaal read files with.

use std::path::Path;

use super::{python_with_toolkit, run};
use crate::support::Place;

/// Prints each unit of a file as `source|target`, as the toolkit sees it.
const SHOW: &str = "
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
for language, setting in ((2, 'setsourcelanguage'), (3, 'settargetlanguage')):
    if hasattr(store, setting):
        getattr(store, setting)(sys.argv[language])
for unit in store.units:
    if unit.source and not unit.isheader():
        print(str(unit.source).replace('\\n', '~') + '|' + str(unit.target or '').replace('\\n', '~'))
";

/// A memory with these units, exported into `name`.
fn exported(place: &Place, name: &str) -> String {
    place.run(&["unit", "add", "Tin & <zinc> are metals.", "Bati na <zinki> ni metali.", "--memory", "a"]).ok();
    place.run(&["unit", "add", "The ox’s \"horn\" 😀", "Pembe ya ng’ombe", "--memory", "a"]).ok();
    place.run(&["unit", "add", "Open the file", "Fungua faili", "--memory", "a"]).ok();
    place.run(&["export", "--memory", "a", "--output", name]).ok();
    place.run(&["export", "--memory", "a"]).ok()
}

const PAIRS: &str = "Tin & <zinc> are metals.|Bati na <zinki> ni metali.\nThe ox’s \"horn\" 😀|Pembe ya ng’ombe\nOpen the file|Fungua faili\n";

fn show(python: &Path, place: &Place, name: &str) -> String {
    run(python, &place.path("."), &["-c", SHOW, name, "en", "sw"])
}

/// Runs one of the toolkit's converters.
fn convert(python: &Path, place: &Place, converter: &str, arguments: &[&str]) {
    let program = format!("import sys\nfrom translate.convert import {converter}\n{converter}.main(sys.argv[1:])");
    let all = [&["-c", &program, "--progress=none"], arguments].concat();
    run(python, &place.path("."), &all);
}

/// Asserts that `name`, which the toolkit wrote, holds the units of [`exported`].
#[track_caller]
fn holds_the_units(place: &Place, name: &str) {
    let report = place.run(&["import", name, "--memory", "back", "--format", "json"]);
    assert_eq!(report.status, 0, "{}", report.stderr);
    place.run(&["export", "--memory", "back", "--output", "back.po"]).ok();
    let back = place.read("back.po");
    for part in ["Tin & <zinc> are metals.", "Pembe ya ng’ombe", "\"Fungua faili\""] {
        assert!(back.contains(part), "{part}: {back}");
    }
    place.run(&["memory", "delete", "back", "--yes"]).ok();
}

#[test]
#[ignore = "takes some seconds: Python starts several times"]
fn the_toolkit_reads_what_is_written() {
    let Some(python) = python_with_toolkit() else { return };
    // Of tables it wants columns called source and target, and not the languages.
    for ending in ["tmx", "po", "xlf"] {
        let place = Place::empty();
        let name = format!("a.{ending}");
        exported(&place, &name);
        assert_eq!(show(&python, &place, &name), PAIRS, "{ending}");
    }
}

#[test]
#[ignore = "takes some seconds: Python starts several times"]
fn what_the_toolkit_writes_is_read() {
    let Some(python) = python_with_toolkit() else { return };
    let place = Place::empty();
    exported(&place, "a.po");
    convert(&python, &place, "po2tmx", &["-l", "sw", "a.po", "b.tmx"]);
    holds_the_units(&place, "b.tmx");
    for (converter, back, name) in [("po2xliff", "xliff2po", "b.xlf"), ("po2csv", "csv2po", "b.csv")] {
        convert(&python, &place, converter, &["a.po", name]);
        holds_the_units(&place, name);
        convert(&python, &place, back, &[name, "c.po"]);
        holds_the_units(&place, "c.po");
    }
}

#[test]
#[ignore = "takes some seconds: Python starts several times"]
fn glossaries_go_to_the_toolkit_and_back() {
    let Some(python) = python_with_toolkit() else { return };
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("odd.csv", "en,sw,domain\ncut & weld,kata <na> unga,transport\n");
    place.run(&["glossary", "import", "odd.csv"]).ok();
    place.run(&["glossary", "export", "--domain", "transport", "--output", "a.tbx"]).ok();
    let terms = show(&python, &place, "a.tbx");
    assert!(terms.contains("railway|reli") && terms.contains("cut & weld|kata <na> unga"), "{terms}");
    convert(&python, &place, "tbx2po", &["a.tbx", "a.po"]);
    assert!(place.run(&["import", "a.po", "--memory", "terms"]).ok().contains("unit"));
}
