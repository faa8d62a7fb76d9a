//! `istilahi align`: what it reads, shows, writes and refuses.

use serde_json::Value;

use crate::support::{Place, tmx};

pub(super) const ENGLISH: &str = "# News of 2024\n\n\
    The furnace in Mwanza melts **40 tonnes** of tin a day. Chinalco will build 3 mills in Guinea by 2031.\n\n\
    - Copper: 25 t\n- Zinc: 17 t\n\n\
    | part | mass |\n|---|---|\n| hearth | 4 t |\n\n\
    > \"The price was 32,500 dollars on 7 March,\" said Asha Juma.\n";

pub(super) const SWAHILI: &str = "# Habari za 2024\n\n\
    Tanuri la Mwanza huyeyusha **tani 40** za bati kwa siku. Chinalco itajenga viwanda 3 nchini Guinea ifikapo 2031.\n\n\
    - Shaba: t 25\n- Zinki: t 17\n\n\
    | sehemu | uzito |\n|---|---|\n| kitako | t 4 |\n\n\
    > \"Bei ilikuwa dola 32,500 tarehe 7 Machi,\" alisema Asha Juma.\n";

/// Sure of nothing: what the aligner thinks of each pair is measured elsewhere.
pub(super) const ALL: [&str; 2] = ["--min-confidence", "0"];

pub(super) fn place() -> Place {
    let place = Place::empty();
    place.write("en.md", ENGLISH).write("sw.md", SWAHILI);
    place
}

fn pairs(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["align", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.objects()
}

#[test]
fn every_sentence_is_in_a_pair_with_its_place() {
    let found = pairs(&place(), &["en.md", "sw.md"]);
    let texts: Vec<_> =
        found.iter().map(|one| (one["source"].as_str().unwrap(), one["target"].as_str().unwrap())).collect();
    let expected = [
        ("News of 2024", "Habari za 2024"),
        (
            "The furnace in Mwanza melts **40 tonnes** of tin a day.",
            "Tanuri la Mwanza huyeyusha **tani 40** za bati kwa siku.",
        ),
        ("Chinalco will build 3 mills in Guinea by 2031.", "Chinalco itajenga viwanda 3 nchini Guinea ifikapo 2031."),
        ("Copper: 25 t", "Shaba: t 25"),
        ("Zinc: 17 t", "Zinki: t 17"),
        ("part", "sehemu"),
        ("mass", "uzito"),
        ("hearth", "kitako"),
        ("4 t", "t 4"),
        (
            "\"The price was 32,500 dollars on 7 March,\" said Asha Juma.",
            "\"Bei ilikuwa dola 32,500 tarehe 7 Machi,\" alisema Asha Juma.",
        ),
    ];
    assert_eq!(texts, expected);
    assert!(found.iter().all(|one| one["kind"] == "1-1" && one["crosses"].is_null()));
    let place = &found[2]["target_segments"][0];
    assert_eq!((&place["index"], &place["line"], &place["column"]), (&3.into(), &3.into(), &58.into()));
}

#[test]
fn without_a_database_none_is_made() {
    let place = Place::new();
    place.write("en.md", ENGLISH).write("sw.md", SWAHILI);
    let run = place.run(&["align", "en.md", "sw.md"]);
    assert!(run.stderr.starts_with("10 pairs"), "{}", run.stderr);
    let shown = run.ok();
    assert!(shown.contains("\n  en  Copper: 25 t\n  sw  Shaba: t 25\n"), "{shown}");
    assert!(!place.database().exists());
}

#[test]
fn formats_may_differ_and_one_text_may_come_from_standard_input() {
    let place = place();
    place.write("sw.html", "<h1>Habari za 2024</h1><p>Tanuri la Mwanza huyeyusha tani 40 za bati kwa siku.</p>");
    let english = "News of 2024\n\nThe furnace in Mwanza melts 40 tonnes of tin a day.\n";
    let run = place.run_with_input(&["align", "-", "sw.html", "--format", "json"], english);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.objects().len(), 2);
    assert!(place.run(&["align", "-", "-"]).refused().contains("only one of the two"));
}

#[test]
fn writing_from_right_to_left_comes_through() {
    let place = Place::empty();
    place.write("ar.md", "# أخبار 2024\n\nينتج المصنع 40 طنا في اليوم.\n\n| كتلة |\n|---|\n| 4 |\n");
    place.write("sw.md", "# Habari za 2024\n\nKiwanda huzalisha tani 40 kwa siku.\n\n| uzito |\n|---|\n| 4 |\n");
    let found = pairs(&place, &["ar.md", "sw.md", "--from", "ar", "--to", "sw"]);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[1]["source"], "ينتج المصنع 40 طنا في اليوم.");
    assert_eq!(found[1]["target"], "Kiwanda huzalisha tani 40 kwa siku.");
    place.run(&["align", "ar.md", "sw.md", "--from", "ar", "--output", "a.html", ALL[0], ALL[1]]).ok();
    assert!(place.read("a.html").contains("ينتج المصنع"));
}

#[test]
fn every_format_of_units_is_written() {
    let place = place();
    for ending in ["tmx", "xlf", "po", "jsonl", "csv", "tsv", "html", "xlsx"] {
        let name = format!("out.{ending}");
        let shown = place.run(&["align", "en.md", "sw.md", "--output", &name, ALL[0], ALL[1]]);
        assert!(shown.stderr.contains(&format!("wrote 10 pairs to {name}")), "{ending}: {}", shown.stderr);
        assert_eq!(shown.ok(), "", "{ending}");
        let report = place.run(&["import", &name, "--memory", ending, "--format", "json"]).objects();
        assert_eq!(report[0]["added"], 10, "{ending}: {report:?}");
    }
    let tmx = place.read("out.tmx");
    assert_eq!(tmx.matches("<prop type=\"x-origin\">alignment</prop>").count(), 10);
    assert_eq!(tmx.matches("<prop type=\"x-status\">draft</prop>").count(), 10);
    assert_eq!(tmx.matches("<prop type=\"x-kind\">1-1</prop>").count(), 10);
    assert_eq!(tmx.matches("<prop type=\"x-confidence\">").count(), 10);
}

#[test]
fn what_is_not_sure_enough_stays_out_of_memories_and_in_reviews() {
    let place = place();
    let sure = ["--min-confidence", "1"];
    let refused = place.run(&[&["align", "en.md", "sw.md", "--output", "out.tmx"], &sure[..]].concat()).refused();
    assert!(refused.contains("no pair has a confidence of 1.00") && refused.contains("review.html"), "{refused}");
    assert!(!place.path("out.tmx").exists());
    place.run(&[&["align", "en.md", "sw.md", "--memory", "m"], &sure[..]].concat()).refused();
    assert!(place.memories().is_empty());
    let written = place.run(&[&["align", "en.md", "sw.md", "--output", "out.csv"], &sure[..]].concat());
    assert!(written.stderr.contains("10 below 1.00"), "{}", written.stderr);
    assert_eq!(place.read("out.csv").lines().count(), 11);
}

#[test]
fn pairs_go_into_a_memory_as_one_batch_that_can_be_taken_back() {
    let place = place();
    let run = place.run(&["align", "en.md", "sw.md", "--memory", "m", ALL[0], ALL[1]]);
    assert!(run.stderr.contains("added 10 drafts to memory m (batch 2)"), "{}", run.stderr);
    assert_eq!(place.memories(), [("m".to_owned(), 10)]);
    let batches = place.run(&["history", "--format", "json"]).objects();
    assert_eq!((&batches[0]["command"], &batches[0]["units"]), (&"align".into(), &10.into()));
    let suggestion = place.run(&["suggest", "--text", "Zinc: 17 t", "--format", "json"]).objects();
    assert_eq!(suggestion[0]["matches"][0]["target"], "Zinki: t 17");
    assert_eq!(suggestion[0]["matches"][0]["origin"], "alignment");
    place.is_whole();
    place.run(&["undo"]).ok();
    assert!(place.memories().iter().all(|(_, units)| *units == 0));
}

#[test]
fn documents_that_are_no_pair_are_refused_with_what_to_do() {
    let place = place();
    let prose = |words: &str| words.repeat(12);
    place
        .write("empty.md", "")
        .write("blank.md", "\n\n![a](b.png)\n")
        .write("copy.md", ENGLISH)
        .write("other.md", prose("The price of copper is set by the market and by the state of the mines. "))
        .write("neither.md", prose("Der Preis von Kupfer wird vom Markt bestimmt, sagte Herr Schmidt gestern Abend. "))
        .write("fake.docx", "The furnace is hot.")
        .write("units.tmx", tmx(&[("Tin", "Bati")]))
        .write("big.txt", "Tanuri la Mwanza huyeyusha bati.\n".repeat(1_050_000));
    for (source, target, says, hint) in [
        ("sw.md", "en.md", "wrong order", "istilahi align 'en.md' 'sw.md'"),
        ("sw.md", "en.md", "wrong order", "istilahi align 'sw.md' 'en.md' --from sw --to en"),
        ("en.md", "en.md", "the same file", "SOURCE TARGET"),
        ("en.md", "copy.md", "hold the same text", "SOURCE TARGET"),
        ("en.md", "other.md", "other.md looks like English and is read as Swahili", "--to en"),
        ("sw.md", "sw.md", "the same file", "SOURCE TARGET"),
        ("en.md", "neither.md", "neither.md does not look like Swahili", "--force"),
        ("en.md", "empty.md", "empty.md: there is no text in it", "holds text"),
        ("blank.md", "sw.md", "blank.md: there is no text in it", "holds text"),
        ("en.md", "missing.md", "there is no such file", "check the name"),
        ("en.md", "units.tmx", "cannot be aligned with another document", "istilahi import"),
        ("en.md", "big.txt", "more than 32 MB", "by chapters"),
    ] {
        let message = place.run(&["align", source, target, "--output", "out.html"]).refused();
        assert!(message.contains(says) && message.contains(hint), "{source} {target}: {message}");
        assert!(!place.path("out.html").exists());
    }
    let message = place.run(&["align", "fake.docx", "sw.md", "--as", "docx"]).refused();
    assert!(message.contains("this is not a Word document"), "{message}");
    place.run(&["align", "en.md", "other.md", "--force"]).ok();
}

#[test]
fn options_that_cannot_be_are_refused_before_anything_is_read() {
    let place = place();
    for (options, says) in [
        (&["--output", "-"][..], "--output review.html"),
        (&["--output", "out.xyz"], "known formats"),
        (&["--output", "out"], "no ending"),
        (&["--output", "nowhere/out.tmx"], "its folder is not there"),
        (&["--min-confidence", "1.5"], "from 0 to 1"),
        (&["--min-confidence", "NaN"], "from 0 to 1"),
        (&["--from", "sw", "--to", "sw"], "both in sw"),
    ] {
        let message = place.run(&[&["align", "en.md", "sw.md"], options].concat()).refused();
        assert!(message.contains(says), "{options:?}: {message}");
    }
}

/// A text on a library, its translation, and a text on something else.
const LIBRARY: &str = "The library opens at eight in the morning. Children borrow books for two weeks.\n\n\
    The new reading room has sixty chairs. A teacher comes on Saturday to read stories.\n\n\
    Newspapers are kept for one year. Old maps are in the large cupboard.\n\n\
    Nobody may eat between the shelves. Whoever loses a book pays for it.\n";
const LIBRARY_SWAHILI: &str = "Maktaba hufunguliwa saa mbili asubuhi. Watoto huazima vitabu kwa wiki mbili.\n\n\
    Chumba kipya cha kusomea kina viti sitini. Mwalimu huja Jumamosi kusoma hadithi.\n\n\
    Magazeti hutunzwa kwa mwaka mmoja. Ramani za zamani ziko katika kabati kubwa.\n\n\
    Hakuna anayeruhusiwa kula kati ya rafu. Anayepoteza kitabu hulipia.\n";
const FISHING: &str = "Wavuvi walirudi na samaki wengi jana usiku. Upepo wa kusi ulivuma tangu Jumatatu.\n\n\
    Mashua tatu zinahitaji rangi na mbao mpya. Soko la ufukweni lilijaa wanunuzi.\n\n\
    Bei ya pweza imepanda kuliko mwaka jana. Barafu haitoshi kuhifadhi mzigo wote.\n\n\
    Nyavu zenye matundu madogo zimepigwa marufuku. Askari wa doria hukagua kila bandari.\n";

#[test]
fn two_documents_on_different_things_are_refused() {
    let place = Place::empty();
    place.write("en.txt", LIBRARY).write("own.txt", LIBRARY_SWAHILI).write("other.txt", FISHING);
    let message = place.run(&["align", "en.txt", "other.txt", "--output", "out.html"]).refused();
    assert!(message.contains("other.txt does not look like a translation of en.txt"), "{message}");
    assert!(message.contains("--force"), "{message}");
    assert!(!place.path("out.html").exists());
    place.run(&["align", "en.txt", "other.txt", "--force"]).ok();
    assert_eq!(pairs(&place, &["en.txt", "own.txt"]).len(), 8);
}

#[test]
fn documents_in_the_wrong_order_are_refused_whatever_they_are_on() {
    let place = Place::empty();
    place.write("en.txt", LIBRARY).write("own.txt", LIBRARY_SWAHILI).write("other.txt", FISHING);
    for target in ["own.txt", "other.txt"] {
        let message = place.run(&["align", target, "en.txt"]).refused();
        assert!(message.contains("seem to stand in the wrong order"), "{message}");
        assert!(message.contains(&format!("istilahi align 'en.txt' '{target}'")), "{message}");
    }
    place.run(&["align", "own.txt", "en.txt", "--from", "sw", "--to", "en"]).ok();
}
