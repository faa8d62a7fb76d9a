//! `istilahi segment`, and `--srx` of the commands that cut texts.

use std::io::Write;

use crate::support::{Place, Run, project_text, tmx};

/// An SRX file with these rules for every language.
fn srx(rules: &str) -> String {
    format!(
        "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n<header segmentsubflows=\"yes\" cascade=\"yes\"/>\n\
         <body><languagerules><languagerule languagerulename=\"All\">\n{rules}\n</languagerule></languagerules>\n\
         <maprules><languagemap languagepattern=\".*\" languagerulename=\"All\"/></maprules></body></srx>\n"
    )
}

/// A rule that breaks behind each semicolon.
const SEMICOLONS: &str = "<rule><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>";

fn texts(run: Run) -> Vec<String> {
    run.objects().iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_segment_has_its_number_and_place() {
    let place = Place::new();
    place.write("a.md", "# Tin & zinc\n\nMr. Juma left. **Then** he came.\n\n- One. Two.\n");
    let run = place.run(&["segment", "a.md"]);
    assert_eq!(run.stderr, "5 segments in 3 passages\n");
    assert_eq!(
        run.ok(),
        "   1      1:3  Tin & zinc\n   2      3:1  Mr. Juma left.\n   3     3:16  **Then** he came.\n   \
         4      5:3  One.\n   5      5:8  Two.\n"
    );
    let found = place.run(&["segment", "a.md", "--format", "json"]).objects();
    assert_eq!((&found[2]["line"], &found[2]["column"], &found[2]["passage"]), (&3.into(), &16.into(), &2.into()));
    assert!(!place.database().exists(), "no database is needed");
}

#[test]
fn every_kind_of_text_is_cut() {
    let place = Place::new();
    let html = "<!DOCTYPE html><h1>Title</h1><p>One <b>two.</b> Three.</p><ul><li>Four</ul>";
    let found = texts(place.run_with_input(&["segment", "-", "--as", "html", "--format", "json"], html));
    assert_eq!(found, ["Title", "One <b>two.</b>", "Three.", "Four"]);
    let swahili = "Bw. Juma na Dk. Asha n.k. Kampuni ilianza. Taz. uk. 12.";
    let found = texts(place.run_with_input(&["segment", "-", "--lang", "sw", "--format", "json"], swahili));
    assert_eq!(found, ["Bw. Juma na Dk. Asha n.k.", "Kampuni ilianza.", "Taz. uk. 12."]);
    let found = texts(place.run_with_input(&["segment", "-", "--lang", "zh", "--format", "json"], "你好。再见！"));
    assert_eq!(found, ["你好。", "再见！"]);
    // Units are segments.
    place.write("a.tmx", tmx(&[("One. Two.", "Moja. Mbili."), ("Three", "Tatu")]));
    let found = texts(place.run(&["segment", "a.tmx", "--lang", "sw-TZ", "--format", "json"]));
    assert_eq!(found, ["Moja. Mbili.", "Tatu"]);
    let message = place.run(&["segment", "a.tmx", "--lang", "fr"]).refused();
    assert!(message.contains("nothing in it is in fr, only en, sw"), "{message}");
    place.write("a.po", "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\nmsgid \"Open. Close\"\nmsgstr \"\"\n\nmsgid \"Done\"\nmsgstr \"Tayari\"\n");
    assert_eq!(texts(place.run(&["segment", "a.po", "--format", "json"])), ["Open. Close", "Done"]);
}

#[test]
fn the_shipped_rules_are_written_read_and_edited() {
    let place = Place::new();
    let message = place.run(&["segment", "--write-srx", "rules.srx"]);
    assert!(message.stderr.contains("istilahi segment FILE --srx rules.srx"), "{}", message.stderr);
    message.ok();
    let text = project_text("examples/ardhi-adimu.sw.md");
    place.write("a.md", &text);
    let arguments = ["segment", "a.md", "--lang", "sw", "--format", "json"];
    let shipped = place.run(&arguments).ok();
    assert_eq!(place.run(&[arguments.as_slice(), &["--srx", "rules.srx"]].concat()).ok(), shipped);
    // Rules that somebody has edited are not written over.
    let edited = place.read("rules.srx").replace("(?:Bw|", "(?:Fnd|Bw|");
    place.write("rules.srx", &edited);
    let message = place.run(&["segment", "--write-srx", "rules.srx"]).refused();
    assert!(message.contains("nothing was written") && message.contains("name a new file"), "{message}");
    assert_eq!(place.read("rules.srx"), edited);
    let count = |srx: &[&str]| {
        let arguments = [&["segment", "-", "--lang", "sw", "--format", "json"], srx].concat();
        texts(place.run_with_input(&arguments, "Fnd. Juma alikuja.")).len()
    };
    assert_eq!((count(&[]), count(&["--srx", "rules.srx"])), (2, 1));
    let written = place.run(&["segment", "--write-srx", "-"]).ok();
    assert!(written.starts_with("<?xml") && written.contains("http://www.lisa.org/srx20"), "{written}");
}

#[test]
fn every_command_that_cuts_takes_rules() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.write("rules.srx", srx(SEMICOLONS)).write("a.txt", "Copper; tin. Zinc; copper.\n");
    let expected = ["Copper;", "tin. Zinc;", "copper."];
    assert_eq!(texts(place.run(&["segment", "a.txt", "--srx", "rules.srx", "--format", "json"])), expected);
    for arguments in [&["suggest", "a.txt"] as &[&str], &["suggest", "--text", "Copper; tin. Zinc; copper."]] {
        let run = place.run(&[arguments, &["--srx", "rules.srx", "--format", "json"]].concat());
        let sources: Vec<_> = run.objects().iter().map(|one| one["source"].as_str().unwrap().to_owned()).collect();
        assert_eq!(sources, expected);
    }
    let analysis = place.run(&["analyse", "a.txt", "--srx", "rules.srx", "--format", "json"]).objects();
    let segments: u64 =
        analysis.iter().filter(|one| one["file"] == "a.txt").map(|one| one["segments"].as_u64().unwrap()).sum();
    assert_eq!(segments, 3);
    let found = place.run(&["recognise", "a.txt", "--srx", "rules.srx", "--format", "json"]).objects();
    assert!(found.iter().any(|one| one["segment"] == 3), "{found:?}");
    let found = place.run(&["extract", "a.txt", "--srx", "rules.srx", "--min-count", "1"]);
    assert!(found.stderr.contains("from 3 segments"), "{}", found.stderr);
    place.write("b.txt", "Shaba; bati. Zinki; shaba.\n");
    let pairs = place.run(&["align", "a.txt", "b.txt", "--srx", "rules.srx", "--force", "--format", "json"]).objects();
    let sources: Vec<_> = pairs.iter().map(|one| one["source"].as_str().unwrap_or_default()).collect();
    assert_eq!(sources, expected, "{pairs:?}");
    for (rules, numbers) in [(&[] as &[&str], [1]), (&["--srx", "rules.srx"], [2])] {
        place.write("d.txt", "Kiwanda kipya; kazi ya ya kila siku\n");
        let arguments = ["check", "d.txt", "--rule", "word.repeated", "--report", "json"];
        let found = place.run(&[arguments.as_slice(), rules].concat()).objects();
        assert_eq!(found.iter().map(|one| one["segment"].as_u64().unwrap()).collect::<Vec<_>>(), numbers, "{rules:?}");
        // With its source, both are cut.
        place.write("e.txt", "New factory; daily daily work\n");
        let found = place.run(&[arguments.as_slice(), &["--source", "e.txt"], rules].concat()).objects();
        assert_eq!(found.iter().filter_map(|one| one["segment"].as_u64()).collect::<Vec<_>>(), numbers, "{rules:?}");
    }
    // As a default.
    let mut command = place.command(&["segment", "a.txt", "--format", "json"]);
    place.write("config.toml", "srx = \"rules.srx\"\n");
    command.env("ISTILAHI_CONFIG", place.path("config.toml"));
    assert_eq!(texts(place.finish(command, b"")), expected);
}

#[test]
fn rules_that_cannot_be_used_are_named_and_the_others_used() {
    let place = Place::new();
    place
        .write("rules.srx", srx(&format!("<rule break=\"no\"><beforebreak>(x)\\1</beforebreak></rule>\n{SEMICOLONS}")));
    let run = place.run_with_input(&["segment", "-", "--srx", "rules.srx", "--format", "json"], "A; b");
    assert!(
        run.stderr
            .contains("rules.srx: line 4, column 1: rule 1 of `All` is left out: its beforebreak: at its character 5"),
        "{}",
        run.stderr
    );
    assert_eq!(texts(run), ["A;", "b"]);
    let many = "<rule><beforebreak>\\1</beforebreak></rule>".repeat(50);
    place.write("many.srx", srx(&many));
    let run = place.run_with_input(&["segment", "-", "--srx", "many.srx"], "A; b");
    assert!(run.stderr.contains("and 30 more of the kind"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 22, "{}", run.stderr);
}

#[test]
fn bad_rules_are_refused_with_place_and_remedy() {
    let place = Place::new();
    let whole = srx(SEMICOLONS);
    for (content, says) in [
        (b"".to_vec(), "there is no text in it"),
        (b"<tmx version='1.4'></tmx>".to_vec(), "this is no SRX file: it begins with <tmx>"),
        (b"not xml at all".to_vec(), "istilahi segment --write-srx"),
        (vec![0, 159, 146, 150], "rules.srx"),
        (whole.as_bytes()[..whole.len() / 2].to_vec(), "cut off"),
        (whole.replace("\".*\"", "\"fr\"").into_bytes(), "there are no rules for en in it"),
        (
            whole
                .replace(
                    "<languagemap languagepattern=\".*\" languagerulename=\"All\"",
                    "<languagemap languagepattern=\".*\" languagerulename=\"Al\"",
                )
                .into_bytes(),
            "the language map names the rules `Al`",
        ),
        (
            whole.replace("<rule>", "<rule break=\"perhaps\">").into_bytes(),
            "line 4, column 1: `perhaps` cannot be the value of `break`",
        ),
        (whole.replace("<languagemap", "<languagemop").into_bytes(), "no <languagemap>"),
    ] {
        place.write("rules.srx", &content);
        let message = place.run_with_input(&["segment", "-", "--srx", "rules.srx"], "A. B").refused();
        assert!(message.contains(says), "{says}: {message}");
    }
    let message = place.run_with_input(&["segment", "-", "--srx", "none.srx"], "A").refused();
    assert!(message.contains("there is no such file"), "{message}");
}

#[test]
fn bad_texts_are_refused() {
    let place = Place::new();
    for input in ["", " \n "] {
        let message = place.run_with_input(&["segment", "-"], input).refused();
        assert!(message.contains("there is no text in it"), "{message}");
    }
    let message = place.run(&["segment", "none.md"]).refused();
    assert!(message.contains("there is no such file"), "{message}");
    let run = place.run_with_input(&["segment", "-"], "Hii ni hadithi ya watu wa kijiji na nyumba za mji katika nchi.");
    assert!(run.stderr.contains("--lang sw"), "{}", run.stderr);
}

/// Rules on which others would not come to an end, on a text that is full of what they look for.
#[test]
fn rules_and_texts_that_are_hard_come_to_an_end() {
    let place = Place::new();
    let rules = "<rule><beforebreak>(a*)*(b|bb|a)*c</beforebreak><afterbreak>.*.*.*x</afterbreak></rule>\
                 <rule><beforebreak>(\\p{L}+\\s?)+!</beforebreak></rule>";
    place.write("rules.srx", srx(rules));
    let mut text = Vec::new();
    for _ in 0..400 {
        writeln!(text, "{}c aab!", "a".repeat(20)).unwrap();
    }
    let found = texts(place.run_with_input(&["segment", "-", "--srx", "rules.srx", "--format", "json"], text));
    assert_eq!(found.len(), 400);
}
