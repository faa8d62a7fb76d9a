//! gettext PO by way of the program.

use crate::support::{Place, data};

const FILE: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: sw\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\
    \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n#. button\n#, c-format\nmsgctxt \"menu\"\nmsgid \"%d file\"\n\
    msgid_plural \"%d files\"\nmsgstr[0] \"faili %d\"\nmsgstr[1] \"mafaili %d\"\n\n#, fuzzy\nmsgid \"Save\"\nmsgstr \"Hifadhi\"\n";

#[test]
fn what_is_imported_is_exported_as_it_was() {
    let place = Place::empty();
    place.write("a.po", FILE);
    let report = place.run(&["import", "a.po", "--format", "json"]).objects().remove(0);
    assert_eq!((report["added"].as_u64(), report["warnings"].as_array().map(Vec::len)), (Some(3), Some(0)), "{report}");
    place.run(&["export", "--memory", "a", "--output", "b.po"]).ok();
    let (_, entries) = FILE.split_once("\n\n").expect("a header and entries");
    assert!(place.read("b.po").ends_with(entries), "{}", place.read("b.po"));
    // TMX holds it too, all but who wrote a note.
    place.run(&["export", "--memory", "a", "--output", "a.tmx"]).ok();
    place.run(&["import", "a.tmx", "--memory", "c"]).ok();
    place.run(&["export", "--memory", "c", "--output", "c.po"]).ok();
    assert!(place.read("c.po").ends_with(&entries.replace("#. ", "# ")), "{}", place.read("c.po"));
    place.is_whole();
}

#[test]
fn open_entries_are_what_is_to_be_translated() {
    let place = Place::empty();
    place.write("a.po", FILE);
    place.run(&["unit", "add", "Save", "Weka"]).ok();
    let suggestions = place.run(&["suggest", "a.po", "--format", "json"]).objects();
    assert_eq!(suggestions.len(), 1, "{suggestions:?}");
    assert_eq!((suggestions[0]["source"].as_str(), suggestions[0]["draft"].as_str()), (Some("Save"), Some("Weka")));
}

#[test]
fn obsolete_entries_with_former_texts_are_passed_over() {
    let Some(file) = data("hostile/p01_plural_sw.po") else { return };
    let place = Place::empty();
    let file = file.canonicalize().expect("it is there");
    let file = file.to_str().expect("its name is text");
    let report = place.run(&["import", file, "--memory", "p", "--format", "json"]).objects().remove(0);
    assert_eq!((report["added"].as_u64(), report["skipped"].as_u64()), (Some(2), Some(0)), "{report}");
    let warnings = report["warnings"].as_array().expect("a list");
    assert!(warnings.len() == 1 && warnings[0].to_string().contains("1 entry is obsolete"), "{warnings:?}");
    let units = place.run(&["export", "--memory", "p"]).ok();
    for part in ["draft", "menu", "old %d", "%d files"] {
        assert!(units.contains(part), "{part}: {units}");
    }
}

#[test]
fn files_that_give_nothing_are_refused_by_what_they_are() {
    let place = Place::empty();
    for (text, word) in [
        ("", "no text"),
        ("#~ msgid \"a\"\n#~ msgstr \"b\"\n", "obsolete"),
        ("msgid \"\"\nmsgstr \"\"\n\"Language: sw\\n\"\n\nmsgid \"a\"\nmsgstr \"\"\n", "template"),
        ("msgid \"a", "template"),
        ("Habari\n", "no PO"),
    ] {
        place.write("a.po", text);
        let message = place.run(&["import", "a.po", "--as", "po"]).refused();
        assert!(message.contains(word), "{text}: {message}");
    }
}

#[test]
fn a_file_between_other_languages_gets_no_draft() {
    let place = Place::empty();
    place.run(&["unit", "add", "Save", "Weka"]).ok();
    place.write("fr.po", FILE.replace("Language: sw", "Language: fr"));
    let message = place.run(&["suggest", "fr.po", "--output", "out.po"]).refused();
    assert!(message.contains("fr") && message.contains("--to"), "{message}");
    assert!(!place.path("out.po").exists());
    place.write("ke.po", FILE.replace("Language: sw", "Language: sw_KE"));
    place.run(&["suggest", "ke.po", "--output", "out.po"]).ok();
    assert!(place.read("out.po").contains("msgstr \"Weka\""), "{}", place.read("out.po"));
}
