//! gettext's `msgfmt -c`, which refuses what a program could not use.

use std::path::Path;

use istilahi::format::{DocumentReader, Fill, Format, Heading, ReadOptions, Source, named};
use istilahi::model::score::Tenths;
use istilahi::model::segment::Segment;
use istilahi::text::language::Language;

use super::{program, run};
use crate::support::Place;

fn po() -> &'static dyn Format {
    named("po").expect("it is registered")
}

/// Asserts that `msgfmt -c` takes `name`, and gives its figures.
#[track_caller]
fn accepted(msgfmt: &Path, place: &Place, name: &str) -> String {
    run(msgfmt, &place.path("."), &["-c", "--statistics", "-o", "/dev/null", name])
}

#[test]
fn msgfmt_takes_what_is_exported() {
    let Some(msgfmt) = program("msgfmt") else { return };
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Click **Save** \"now\" \\ 100% %s", "Bofya **Hifadhi** \"sasa\" \\ %d"]).ok();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.run(&["unit", "add", "Tin", "Stani"]).ok();
    place.run(&["unit", "add", "Tin", "Bati", "--status", "approved"]).ok();
    place.run(&["export", "--output", "all.po"]).ok();
    let figures = accepted(&msgfmt, &place, "all.po");
    assert!(figures.contains("translated messages"), "{figures}");
    // A memory is not written by the rules of a program: what gettext would refuse is fuzzy.
    place.write(
        "odd.po",
        "msgid \"\"\nmsgstr \"Language: sw\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n#, c-format\nmsgid \"%s of %d\"\n\
         msgstr \"%2$d ya %1$s\"\n\n#, c-format\nmsgid \"%s\"\nmsgstr \"hakuna\"\n\nmsgid \"a\\n\"\nmsgstr \"b\"\n\n\
         #, python-format\nmsgid \"%(a)s\"\nmsgstr \"%(b)s\"\n\n#, python-brace-format\nmsgid \"{a}\"\nmsgstr \"{a\"\n\n\
         #, c-format\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"faili moja\"\nmsgstr[1] \"faili %d\"\n\n\
         #, c-format\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"siku %d\"\n\n#, odd, range: 0..9\nmsgid \"\\a\\033\"\n\
         msgstr \"\\r\"\n",
    );
    place.run(&["import", "odd.po"]).ok();
    place.run(&["export", "--memory", "odd", "--output", "out.po"]).ok();
    let figures = accepted(&msgfmt, &place, "out.po");
    assert!(figures.contains("3 translated messages, 5 fuzzy translations"), "{figures}{}", place.read("out.po"));
}

#[test]
fn msgfmt_takes_every_language() {
    let Some(msgfmt) = program("msgfmt") else { return };
    let place = Place::empty();
    for language in ["sw", "sw-TZ", "fr", "ja", "ru", "ar", "pt-BR", "sr-Latn", "tlh"] {
        place.write(
            "a.po",
            format!(
                "msgid \"\"\nmsgstr \"Language: {language}\\nPlural-Forms: nplurals=2; plural=n != 1;\\n\"\n\nmsgid \"day\"\n\
                 msgid_plural \"days\"\nmsgstr[0] \"siku\"\nmsgstr[1] \"siku\"\n"
            ),
        );
        let name = format!("{language}.po");
        place.run(&["import", "a.po", "--memory", language]).ok();
        place.run(&["export", "--memory", language, "--to", language, "--output", &name]).ok();
        accepted(&msgfmt, &place, &name);
    }
}

#[test]
fn msgfmt_takes_what_is_filled_in() {
    let Some(msgfmt) = program("msgfmt") else { return };
    let place = Place::empty();
    let template = "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: x\\n\"\n\"Language: \\n\"\n\"MIME-Version: 1.0\\n\"\n\
        \"Content-Type: text/plain; charset=CHARSET\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\
        \"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n\n#, c-format\nmsgid \"%d file\"\n\
        msgid_plural \"%d files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\nmsgid \"Open\\n\"\nmsgstr \"\"\n\n#, c-format\nmsgid \"%s\"\n\
        msgstr \"\"\n\nmsgid \"left\"\nmsgstr \"\"\n";
    let options = ReadOptions::default();
    let reader: &dyn DocumentReader = po().document_reader().expect("PO can be translated");
    let mut input = template.as_bytes();
    let document = reader.read(&mut Source::new(&mut input, &options)).expect("it is PO");
    assert_eq!(document.passages.len(), 5);
    let fill = |from, text: &str| Some(Fill { target: Segment::plain(text), from, score: Tenths::default() });
    let fills = [
        fill("exact", "faili %d"),
        fill("exact", "mafaili %d’"),
        fill("context", "Fungua"),
        fill("exact", "hakuna"),
        None,
    ];
    let heading = Heading::new(Language::english(), Language::swahili());
    let (mut input, mut out) = (template.as_bytes(), Vec::new());
    let filler = reader.filler().expect("PO can be filled");
    filler.fill(&mut Source::new(&mut input, &options), &mut out, &heading, &fills).expect("it is PO");
    place.write("out.po", out);
    let figures = accepted(&msgfmt, &place, "out.po");
    assert!(
        figures.contains("2 translated messages, 1 fuzzy translation, 1 untranslated"),
        "{figures}{}",
        place.read("out.po")
    );
}
