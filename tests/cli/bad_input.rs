//! What a person gets who gives the program something it cannot use: exit 2, what is wrong and where, what to do.

use crate::support::{Place, Run, project_text, tmx};

/// Asserts that it was refused with a message that says `says` and what to do.
#[track_caller]
fn assert_refused(run: Run, says: &[&str]) {
    let message = run.refused();
    for one in says {
        assert!(message.contains(one), "{one:?} is not in: {message}");
    }
    let what_to_do = ["hint:", "try '--help'", "[possible values:", "BCP 47"];
    assert!(what_to_do.iter().any(|one| message.contains(one)), "it does not say what to do: {message}");
    assert!(message.len() < 2000, "{} bytes of message", message.len());
}

#[test]
fn files_that_hold_no_text() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.write("empty.md", "").write("blank.md", " \n\t\n\u{A0}\u{2003}\n").write("codes.md", "![](a.png)\n\n---\n");
    std::fs::create_dir(place.path("folder.md")).unwrap();
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0; 500]);
    place.write("picture.md", &png).write("picture.png", &png).write("picture.tmx", &png).write("picture.csv", &png);
    for (file, says) in [
        ("none.md", "no such file"),
        ("folder.md", "folder"),
        ("empty.md", "no text in it"),
        ("blank.md", "no text in it"),
        ("codes.md", "no text in it"),
        ("picture.md", "a picture (PNG)"),
        ("picture.png", "a picture (PNG)"),
    ] {
        assert_refused(place.run(&["suggest", file]), &[file, says]);
        assert_refused(place.run(&["recognise", file]), &[file, says]);
    }
    assert_refused(place.run_with_input(&["suggest", "-"], ""), &["standard input", "no text in it"]);
    assert_refused(place.run(&["suggest", "--text", " "]), &["--text"]);
    for command in [&["import"] as &[&str], &["glossary", "import"]] {
        for file in ["none.tmx", "folder.md", "empty.md", "blank.md", "picture.tmx", "picture.csv"] {
            assert_refused(place.run(&[command, &[file]].concat()), &[file]);
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_place() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    place.write("latin.md", b"First line.\nCaf\xE9 here.\n");
    assert_refused(place.run(&["suggest", "latin.md"]), &["latin.md", "line 2, column 4", "0xE9", "iconv"]);
    assert_refused(place.run(&["recognise", "latin.md"]), &["line 2, column 4"]);
    place.write("latin.csv", b"en,sw\ncaf\xE9,mkahawa\n");
    assert_refused(place.run(&["glossary", "import", "latin.csv"]), &["line 2, column 4"]);
    place.write("broken.tmx", tmx(&[("Tin x melts.", "Bati.")]).replace('x', "\u{1}").as_bytes());
    place.write(
        "latin.tmx",
        tmx(&[("Caf@ here.", "Bati.")]).bytes().map(|b| if b == b'@' { 0xE9 } else { b }).collect::<Vec<_>>(),
    );
    assert_refused(place.run(&["import", "latin.tmx"]), &["latin.tmx", "line 5, column "]);
    // Half a character of UTF-16.
    place.write("half.md", b"\xFF\xFEA\0B");
    assert_refused(place.run(&["suggest", "half.md"]), &["half.md", "UTF-16"]);
}

#[test]
fn utf_16_and_byte_order_marks_are_read() {
    let place = Place::new();
    let text = "The café buys copper.\r\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    place.write("le.txt", [b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat());
    place.write("be.txt", [b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat());
    place.write("mark.txt", format!("\u{FEFF}{text}"));
    for file in ["le.txt", "be.txt", "mark.txt"] {
        let found = place.run(&["suggest", file, "--format", "json"]).objects();
        assert_eq!(found[0]["source"], "The café buys copper.", "{file}");
        assert_eq!(found[0]["terms"][0]["span"], serde_json::json!([14, 20]), "{file}");
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_refused() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    for (name, text) in [("words.md", "shaba nzuri ".repeat(50 << 20 >> 3)), ("word.md", "x".repeat(50 << 20))] {
        place.write(name, &text[..50 << 20]);
        drop(text);
        assert_refused(place.run(&["suggest", name]), &[name, "line 1", "50 MB", "paragraphs"]);
        assert_refused(place.run(&["recognise", name]), &[name, "50 MB"]);
        assert_refused(place.run(&["import", name]), &[name]);
        assert_refused(place.run(&["glossary", "import", name]), &[name]);
    }
}

#[test]
fn long_segments_and_many_are_no_trouble() {
    let place = Place::new();
    let long = format!("{}.", "copper and tin ".repeat(1667).trim_end());
    place.write("long.txt", &long);
    let found = place.run(&["suggest", "long.txt", "--format", "json"]).objects();
    assert_eq!(found.len(), 1);
    assert!(found[0]["terms"].as_array().unwrap().len() >= 1667);
    place.run(&["unit", "add", &long, "Shaba na bati."]).ok();
    let found = place.run(&["suggest", "long.txt", "--format", "json"]).objects();
    assert_eq!(found[0]["matches"][0]["kind"], "exact");
    let many: String = (0..2000).map(|number| format!("The furnace number {number} melts copper.\n\n")).collect();
    place.write("many.txt", many);
    assert_eq!(place.run(&["suggest", "many.txt", "--format", "json"]).objects().len(), 2000);
}

#[test]
fn languages_that_are_not_there() {
    let place = Place::new();
    let text = ["suggest", "--text", "Tin."];
    let run = |more: &[&str]| place.run(&[text.as_slice(), more].concat());
    assert_refused(run(&["--from", "klingon"]), &["klingon", "BCP 47"]);
    assert_refused(run(&["--to", ""]), &["BCP 47"]);
    for more in [["--from", "fr"], ["--to", "fr"]] {
        let message = run(&more).refused();
        assert!(message.contains("`fr`") && message.contains("en, sw"), "{message}");
    }
    let message = place.run_with_input(&["recognise", "-", "--lang", "fr"], "Étain.").refused();
    assert!(message.contains("`fr`"), "{message}");
    // A region of a language that is there will do.
    run(&["--from", "en-GB", "--to", "sw-TZ"]);
}

#[test]
fn numbers_out_of_range_and_unknown_words() {
    let place = Place::new();
    for (option, value, says) in [
        ("--min-score", "49", "50..=100"),
        ("--min-score", "101", "50..=100"),
        ("--min-score", "abc", "abc"),
        ("--min-score", "70.5", "70.5"),
        ("--max", "0", "1..=100"),
        ("--max", "-1", "-1"),
        ("--format", "xml", "json"),
        ("--lock-timeout", "-1", "-1"),
    ] {
        assert_refused(place.run(&["suggest", "--text", "Tin.", option, value]), &[says]);
    }
    place.write("a.txt", "Tin.");
    assert_refused(place.run(&["suggest", "a.txt", "--as", "pdf"]), &["`pdf`", "text", "markdown"]);
    assert_refused(place.run(&["suggest", "a.txt", "--as", "tmx"]), &["`tmx`", "text", "markdown"]);
    assert_refused(place.run(&["suggest", "a.txt", "--memory", "none"]), &["`none`", "release"]);
}

#[test]
fn files_given_to_the_wrong_command() {
    let place = Place::new();
    place.write("a.tmx", tmx(&[("Tin", "Bati")])).write("a.txt", "Tin melts.\n").write("a.csv", "en,sw\ntin,bati\n");
    assert_refused(place.run(&["suggest", "a.tmx"]), &["TMX", "istilahi import 'a.tmx'"]);
    assert_refused(place.run(&["suggest", "a.csv"]), &["istilahi glossary import 'a.csv'"]);
    assert_refused(place.run(&["import", "a.txt"]), &["istilahi suggest 'a.txt'"]);
    assert_refused(place.run(&["glossary", "import", "a.tmx"]), &["istilahi import 'a.tmx'"]);
    // The content decides and not the name.
    place.write("b.txt", tmx(&[("Tin", "Bati")])).write("b.tmx", "Tin melts.\n");
    assert_refused(place.run(&["suggest", "b.txt"]), &["istilahi import 'b.txt'"]);
    assert_refused(place.run(&["import", "b.tmx"]), &["b.tmx"]);
}

#[test]
fn outputs_that_cannot_be_written() {
    let place = Place::new();
    place.run(&["init"]).ok();
    std::fs::create_dir(place.path("folder.tmx")).unwrap();
    for (output, says) in
        [("a.docx", "docx"), ("a", "no ending"), ("none/a.tmx", "none/a.tmx"), ("folder.tmx", "folder.tmx")]
    {
        assert_refused(place.run(&["suggest", "--text", "Copper.", "--output", output]), &[says]);
    }
    // Known before the work: nothing is shown.
    let run = place.run(&["suggest", "--text", "Copper.", "--output", "a.docx"]);
    assert_eq!(run.stdout, "");
    assert!(!place.path("a.docx").exists());
}

#[test]
fn nothing_from_a_file_is_a_command_to_the_terminal() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let evil = "Copper \u{1b}]0;owned\u{7} and \u{1b}[2Jtin \u{9b}31m\u{8} and \u{202e}bidi.";
    place.write("evil.txt", evil);
    place.run(&["unit", "add", evil, "Shaba \u{1b}[31m."]).ok();
    place.write("evil.csv", "en,sw,definition\ncopper \u{1b}[5m tube,bomba \u{1b}[5m la shaba,\u{1b}[5m\n");
    for arguments in [
        &["suggest", "evil.txt"] as &[&str],
        &["recognise", "evil.txt"],
        &["unit", "add", evil, evil],
        &["glossary", "import", "evil.csv"],
        &["glossary", "list"],
        &["term", "bomba \u{1b}[5m la shaba"],
        &["term", "\u{1b}[5m"],
        &["suggest", "\u{1b}[5m.txt"],
        &["suggest", "--text", "a", "--memory", "\u{1b}[5m"],
        &["suggest", "evil.txt", "--as", "\u{1b}[5m"],
        &["import", "\u{1b}[5m.tmx"],
        &["man", "\u{1b}[5m"],
        &["term", "copper", "--domain", "\u{1b}[5m"],
    ] {
        let run = place.run(arguments);
        let raw = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
        assert!(!raw(&run.stdout), "{arguments:?}: {:?}", run.stdout);
        assert!(!raw(&run.stderr), "{arguments:?}: {:?}", run.stderr);
    }
    // JSON escapes them, so that nothing is lost.
    let found = place.run(&["suggest", "evil.txt", "--format", "json"]);
    assert!(!found.stdout.contains('\u{1b}'));
    assert_eq!(found.objects()[0]["source"], evil);
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_called_so() {
    let place = Place::new();
    place.write("a.docx", "The furnace is hot.\n").write("a.md", "Tanuri lina joto.\n");
    for arguments in [&["suggest", "a.docx"] as &[&str], &["align", "a.docx", "a.md"], &["extract", "a.docx"]] {
        let message = place.run(arguments).refused();
        assert!(message.contains("a.docx") && message.contains("Word document"), "{message}");
    }
    assert!(place.run(&["suggest", "a.docx", "--as", "text"]).stdout.contains("The furnace is hot."));
}

#[test]
fn the_release_is_not_needed_to_translate() {
    let place = Place::empty();
    place.write("a.md", project_text("examples/aluminium-recycling.en.md"));
    let message = place.run(&["suggest", "a.md"]).refused();
    assert!(message.contains("`en`"), "{message}");
}
