//! translate-toolkit's `pofilter` and `check` over the same human translation: how often each of them flags it.
//!
//! The text is good, so nearly every flag is a look that somebody takes for nothing.

use super::{python_with_toolkit, run};
use crate::support::{Place, data};

/// How many units of the text pofilter is given: equal ones are written once.
const LEAST_UNITS: usize = 3_000;

#[test]
#[ignore = "takes half a minute: both go through 3,071 units"]
fn good_translations_are_flagged_half_as_often_as_by_pofilter() {
    let Some(python) = python_with_toolkit() else { return };
    let Some(memory) = data("tico19/all.en-sw.tmx") else { return };
    let place = Place::empty();
    let memory = memory.canonicalize().expect("it is there");
    let memory = memory.to_str().expect("its name is text");
    place.run(&["convert", memory, "all.po"]).ok();
    let units = place.read("all.po").lines().filter(|line| line.starts_with("msgid ")).count();
    assert!(units >= LEAST_UNITS, "{units} units");

    // Spelling needs a dictionary that is not everywhere, and is no form of a segment.
    let program = "import sys\nfrom translate.filters import pofilter\npofilter.main()";
    let arguments = ["--progress=none", "--language=sw", "--excludefilter=spellcheck", "all.po", "flagged.po"];
    run(&python, &place.path("."), &[&["-c", program], &arguments[..]].concat());
    let theirs = place.read("flagged.po").matches("(pofilter) ").count();

    let check = place.run(&["check", memory, "--report", "json"]);
    assert!(check.status <= 1, "{}", check.stderr);
    let findings = check.objects();
    let of = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    let (errors, warnings) = (of("error"), of("warning"));
    assert!(theirs > 0, "pofilter flags nothing: {}", place.read("flagged.po"));
    assert!(2 * (errors + warnings) <= theirs, "{errors} errors and {warnings} warnings, of pofilter {theirs} flags");
}
