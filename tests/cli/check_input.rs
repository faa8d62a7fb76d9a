//! What `istilahi check` reads, and where it says that findings are.

use std::path::Path;

use crate::support::{DATA, Place, Run, skipped, tmx};

fn check(place: &Place, arguments: &[&str]) -> Run {
    place.run(&[&["check", "--report", "json", "--rule", "space.double"], arguments].concat())
}

/// The places of the findings: line, column, and the words.
#[track_caller]
fn places(run: Run) -> Vec<(u64, u64)> {
    let of = |one: &serde_json::Value| Some((one["line"].as_u64()?, one["column"].as_u64()?));
    let objects = run.objects();
    let findings = objects.iter().filter(|one| one["schema"] == "istilahi/finding/1");
    findings.map(|one| of(one).expect("a finding in a file has a place")).collect()
}

/// Asserts that the two spaces of the file `name` are found where they stand in it.
#[track_caller]
fn finds_the_words(name: &str, text: &str, options: &[&str]) {
    let place = Place::empty();
    let (before, after) = text.split_once("[[").unwrap();
    place.write(name, [before, after].concat());
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() as u64 + 1;
    let run = check(&place, &[&[name], options].concat());
    assert!(run.status == 0, "{name}: {}", run.stderr);
    assert_eq!(places(run), [(line, column)], "{name}");
}

#[test]
fn a_finding_is_where_its_words_stand_in_the_file() {
    finds_the_words("a.txt", "Ndiyo. Éé kiwanda[[  ni kipya.\n", &[]);
    finds_the_words("a.md", "# Habari\n\n- Ndiyo.\n- Hapana. **Kiwanda**[[  ni kipya.\n", &[]);
    finds_the_words("a.tmx", &tmx(&[("A", "Bati."), ("B", "&#75;iwanda é &amp;[[  ni")]), &[]);
    finds_the_words(
        "a.po",
        "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\nmsgid \"a\"\nmsgstr \"\"\n\"Ki\\n\"\n\"wa[[  nda\"\n",
        &[],
    );
    finds_the_words("a.csv", "en,sw\nA,\"Ki\nwa\"\"nda\"\"[[  ni\"\n", &[]);
    finds_the_words("a.tsv", "en\tsw\nA\tKiwanda \"x\"[[  ni\n", &[]);
    finds_the_words(
        "a.xlf",
        "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"sw\" datatype=\"x\"><body>\n\
         <trans-unit id=\"1\"><source>A<x id=\"1\"/> b</source><target>Ki <x id=\"1\"/>wa[[  nda</target></trans-unit>\
         </body></file></xliff>",
        &[],
    );
}

#[test]
fn a_finding_beside_a_source_is_in_the_translation() {
    let place = Place::empty();
    place
        .write("a.md", "# News\n\nTin melts. Zinc boils.\n")
        .write("b.md", "# Habari\n\nBati huyeyuka. Zinki  huchemka.\n");
    let run = check(&place, &["b.md", "--source", "a.md"]);
    let found = run.objects();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0]["path"].as_str(), found[0]["line"].as_u64(), found[0]["column"].as_u64()),
        (Some("b.md"), Some(3), Some(21))
    );
}

#[test]
fn marks_that_open_in_one_sentence_may_close_in_another() {
    let place = Place::empty();
    let right = "\"Kiwanda ni kipya. Kinatengeneza pampu,\" alisema. (Tazama ukurasa wa pili. Kuna picha.)\n";
    place.write("a.txt", right);
    let rules = ["--rule", "punctuation.quotes", "--rule", "punctuation.brackets"];
    let run = place.run(&[&["check", "a.txt"], &rules[..]].concat());
    assert!(!run.stdout.contains("punctuation."), "{}", run.stdout);
    place.write("b.txt", right.replace(",\"", ",").replace(".)", "."));
    let run = place.run(&[&["check", "b.txt"], &rules[..]].concat());
    assert!(
        run.stdout.contains("punctuation.quotes 1") && run.stdout.contains("punctuation.brackets 1"),
        "{}",
        run.stdout
    );
}

#[test]
fn one_mark_without_a_partner_is_one_finding_in_its_passage() {
    let place = Place::empty();
    place.write("a.txt", "(Kwanza. Pili.) Tatu (nne. \"Njoo. Twende.\" Alisema \"ndiyo.\n");
    let run = place.run(&["check", "a.txt", "--rule", "punctuation.quotes", "--rule", "punctuation.brackets"]);
    assert!(run.stdout.contains("a.txt:1:22:") && run.stdout.contains("a.txt:1:52:"), "{}", run.stdout);
    assert!(run.stdout.contains("2 warnings"), "{}", run.stdout);
}

#[test]
fn codes_without_content_part_no_phrase_and_make_no_other_translation() {
    let place = Place::empty();
    let unit = |id: usize, source: &str, target: &str| {
        format!("<trans-unit id='{id}'><source>{source}</source><target>{target}</target></trans-unit>")
    };
    let in_code = |text: &str| format!("<g id='1'>{text}</g>");
    let units = [
        unit(1, "Switch off the machine.", "Zima mashine."),
        unit(2, &in_code("Switch off the machine."), &in_code("Zima mashine.")),
        unit(3, "Open at <g id='1'>8</g> a.m.", "Fungua saa <g id='1'>2</g> asubuhi."),
        unit(4, "On <g id='1'>December</g> 24, 2024", "Tarehe 24 <g id='1'>Desemba</g> 2024"),
    ];
    let head = "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' \
                source-language='en' target-language='sw' datatype='plaintext'><body>";
    place.write("a.xlf", format!("{head}{}</body></file></xliff>", units.concat()));
    let run = place.run(&["check", "a.xlf", "--fail-on", "info"]);
    assert!(run.status == 0, "{}", run.stdout);
}

#[test]
fn standard_input_is_read_once() {
    let place = Place::empty();
    for text in ["Kiwanda  ni kipya.\n".to_owned(), tmx(&[("A", "Kiwanda  ni.")]), "en,sw\nA,Kiwanda  ni\n".to_owned()]
    {
        for name in [&["-"] as &[&str], &[]] {
            let arguments = [&["check", "--report", "json", "--rule", "space.double"], name].concat();
            let run = place.run_with_input(&arguments, &text);
            assert_eq!(run.status, 0, "{}", run.stderr);
            let found = run.objects();
            assert_eq!((found.len(), found[0]["path"].as_str()), (1, Some("standard input")));
        }
    }
}

#[test]
fn what_is_not_translated_is_a_pair_with_an_empty_translation() {
    let place = Place::empty();
    // The rule finds nothing in an empty text; the number of the segment tells that it was there.
    let number = |name: &str, text: &str| {
        place.write(name, text);
        let run = check(&place, &[name]);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        run.objects().iter().filter_map(|one| one["segment"].as_u64()).collect::<Vec<_>>()
    };
    let xliff = |version: &str, inside: &str| {
        format!(
            "<xliff version=\"{version}\" srcLang=\"en\" trgLang=\"sw\"><file id=\"f\" original=\"f\" source-language=\"en\" target-language=\"sw\" datatype=\"x\">{inside}</file></xliff>"
        )
    };
    let one = xliff(
        "1.2",
        "<body><trans-unit id=\"1\"><source>A</source></trans-unit><trans-unit id=\"2\" translate=\"no\"><source>A</source><target>x  y</target></trans-unit><trans-unit id=\"3\"><source>B</source><target>x  y</target></trans-unit></body>",
    );
    assert_eq!(number("a.xlf", &one), [2]);
    let two = xliff(
        "2.0",
        "<unit id=\"1\"><segment><source>A</source></segment><segment><source>B</source><target>x  y</target></segment></unit>",
    );
    assert_eq!(number("b.xlf", &two), [2]);
    let po = "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\nmsgid \"a\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"b\"\nmsgstr \"x  y\"\n\n#~ msgid \"c\"\n#~ msgstr \"x  y\"\n";
    assert_eq!(number("a.po", po), [2]);
    assert_eq!(number("a.csv", "en,sw\nA,\nB,x  y\n"), [2]);
    let empty = tmx(&[("A", ""), ("B", "x  y")]).replacen("<tuv xml:lang=\"sw\"><seg></seg></tuv>", "", 1);
    assert_eq!(number("a.tmx", &empty), [2]);
    let entry = |target: &str| {
        format!(
            "{{\"source_language\":\"en\",\"target_language\":\"sw\",\"source\":\"A\",\"target\":\"{target}\",\"origin\":\"\",\"category\":3}}"
        )
    };
    assert_eq!(number("a.json", &format!("[{},{}]", entry(""), entry("x  y"))), [2]);
    assert_eq!(
        number(
            "a.txt",
            "%20070801~103212\t%U\t%TU=1\t%EN\t%W\t%SW\t%-\n20\tu\t0\ten\tA\tsw\t\n20\tu\t0\ten\tB\tsw\tx  y\n"
        ),
        [2]
    );
}

#[test]
fn each_form_of_a_plural_is_checked() {
    let place = Place::empty();
    let po = "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\"Plural-Forms: nplurals=3; plural=n>2?2:n>1;\\n\"\n\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x  y\"\nmsgstr[1] \"x  y\"\nmsgstr[2] \"z  y\"\n";
    place.write("a.po", po);
    assert_eq!(places(check(&place, &["a.po"])), [(7, 13), (8, 13), (9, 13)]);
}

#[test]
fn a_file_that_is_half_there_is_an_error_and_the_others_are_checked() {
    let place = Place::empty();
    place
        .write("template.pot", "msgid \"\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"\"\n")
        .write("sources.tmx", tmx(&[("A", "b")]).replace("<tuv xml:lang=\"sw\"><seg>b</seg></tuv>", ""))
        .write("one.csv", "en,note\nA,b\n")
        .write("other.tmx", tmx(&[("A", "b")]).replace("\"sw\"", "\"fr\""))
        .write("turned.xlf", "<xliff version=\"1.2\"><file original=\"a\" source-language=\"sw\" target-language=\"en\" datatype=\"x\"><body><trans-unit id=\"1\"><source>A</source><target>b</target></trans-unit></body></file></xliff>")
        .write("terms.utx", "#UTX 1.20; en/sw; 2024-01-01T00:00:00Z; copyright: x\n#src\ttgt\tsrc:pos\ntin\tbati\tnoun\n")
        .write("good.tmx", tmx(&[("A", "Kiwanda  ni.")]));
    for (name, message, hint) in [
        ("template.pot", "half of it is missing", "istilahi suggest"),
        ("sources.tmx", "half of it is missing", "istilahi suggest"),
        ("one.csv", "one language only", "name the columns"),
        ("other.tmx", "translated from en into fr", "--from en --to fr"),
        ("turned.xlf", "translated from sw into en", "--from sw --to en"),
        ("terms.utx", "cannot be checked", "glossary"),
        ("missing.tmx", "there is no such file", "check the name"),
    ] {
        let run = check(&place, &[name, "good.tmx"]);
        let (stderr, status) = (run.stderr.clone(), run.status);
        assert_eq!(status, 2, "{name}: {stderr}");
        assert!(stderr.contains(name) && stderr.contains(message) && stderr.contains(hint), "{name}: {stderr}");
        let objects = run.objects();
        let kinds: Vec<&str> = objects.iter().filter_map(|one| one["schema"].as_str()).collect();
        let found = objects.iter().find(|one| one["schema"] == "istilahi/finding/1").expect("the other is checked");
        assert_eq!(found["path"], "good.tmx", "{name}");
        assert!(kinds.contains(&"istilahi/problem/1"), "{name}: {kinds:?}");
    }
    let run = check(&place, &["turned.xlf", "--from", "sw", "--to", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn what_was_read_before_a_fault_is_checked() {
    let place = Place::empty();
    let whole = tmx(&[("A", "Kiwanda  ni."), ("B", "Bati")]);
    place.write("a.tmx", &whole[..whole.len() - 30]);
    let run = check(&place, &["a.tmx"]);
    assert!(run.status == 2 && run.stderr.contains("a.tmx:6:"), "{}", run.stderr);
    assert_eq!(run.objects().len(), 2);
}

#[test]
fn warnings_of_readers_are_shown_and_are_problems() {
    let place = Place::empty();
    place.write("a.tmx", tmx(&[("A", "b")]).replace("version=\"1.4\"", "version=\"7\""));
    let run = check(&place, &["a.tmx"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("warning: a.tmx:2:1: TMX 7 is not known"), "{}", run.stderr);
    let objects = run.objects();
    assert_eq!(
        (objects[0]["schema"].as_str(), objects[0]["severity"].as_str()),
        (Some("istilahi/problem/1"), Some("warning"))
    );
}

#[test]
fn texts_of_unequal_structure_are_aligned_and_what_stands_alone_is_counted() {
    let place = Place::empty();
    let source = "# News of 2024\n\nThe furnace in Mwanza melts 40 tonnes of tin a day.\n\n## Prices in March\n\nOn 7 March a \
                  tonne cost 32,500 dollars in London.\n\nChinalco will build 3 mills in Guinea by 2031.\n";
    let target = "# Habari za 2024\n\nTanuri la Mwanza huyeyusha tani 40 za bati kwa siku.\n\n## Bei za Machi\n\nTarehe 7 Machi \
                  tani iligharimu dola 32,500 jijini London.\n\nChinalco itajenga  viwanda 3 nchini Guinea ifikapo \
                  2031.\n\nMwandishi wa habari hizi ni Asha.\n";
    place.write("a.md", source).write("b.md", target);
    let run = check(&place, &["b.md", "--source", "a.md"]);
    assert!(run.stderr.contains("b.md:11:1: "), "{}", run.stderr);
    assert!(run.stderr.contains("1 sentence without a source"), "{}", run.stderr);
    assert!(run.stderr.contains("istilahi align"), "{}", run.stderr);
    let objects = run.objects();
    let findings: Vec<_> = objects.iter().filter(|one| one["schema"] == "istilahi/finding/1").collect();
    assert_eq!(findings.len(), 1, "{objects:?}");
    assert_eq!((&findings[0]["line"], &findings[0]["column"]), (&9.into(), &18.into()));
}

#[test]
fn a_text_alone_that_is_in_the_other_language_is_noticed() {
    let place = Place::empty();
    place.write("a.txt", "The price of copper is set by the market and by the state of the mines.\n");
    let run = check(&place, &["a.txt"]);
    assert!(run.stderr.contains("looks like English") && run.stderr.contains("--to en"), "{}", run.stderr);
    assert!(!check(&place, &["a.txt", "--to", "en"]).stderr.contains("looks like"));
}

#[test]
fn drafts_of_a_memory_are_checked_and_rejected_units_are_not() {
    let place = Place::empty();
    for (text, status) in [("a  b", "draft"), ("c  d", "rejected"), ("e  f", "approved")] {
        place.run(&["unit", "add", "A", text, "--memory", "m", "--status", status]);
    }
    let objects = check(&place, &["--memory", "m"]).objects();
    let units: Vec<Option<u64>> = objects.iter().map(|one| one["unit"].as_u64()).collect();
    assert!(objects.iter().all(|one| one["memory"] == "m" && one["line"].is_null()), "{objects:?}");
    assert_eq!(units.len(), 2, "{objects:?}");
}

#[test]
fn hostile_files_are_checked_or_refused() {
    let folder = std::path::absolute(Path::new(DATA).join("hostile")).unwrap();
    let Ok(files) = std::fs::read_dir(&folder) else {
        skipped("the hostile files are not there");
        return;
    };
    let place = Place::empty();
    for file in files.flatten() {
        let name = file.path();
        let run = check(&place, &[name.to_str().unwrap()]);
        assert!((0..=2).contains(&run.status) && !run.stderr.contains("panicked"), "{name:?}: {}", run.stderr);
        assert!(run.status != 2 || run.stderr.contains("error:"), "{name:?}: {}", run.stderr);
    }
}

#[test]
fn a_pattern_of_the_profile_runs_alone_and_is_explained() {
    let place = Place::empty();
    place.write("a.txt", "Tafadhali  funga mlango.\n").write(
        "istilahi.toml",
        "[rules]\n'user.pattern' = 'error'\n[[patterns]]\nname = 'please'\ntarget = 'Tafadhali'\n\
         [[patterns]]\nname = 'door'\ntarget = 'mlango'\nseverity = 'info'\n",
    );
    let found = |arguments: &[&str]| {
        let run = place.run(&[&["check", "a.txt", "--no-glossary", "--report", "json"], arguments].concat());
        let status = run.status;
        let findings = run.objects().into_iter().map(|one| format!("{} {}", one["rule"], one["severity"]));
        (status, findings.collect::<Vec<_>>().join(", ").replace('"', ""))
    };
    assert_eq!(found(&["--rule", "user.door"]), (0, "user.door info".to_owned()));
    assert_eq!(found(&["--rule", "user.please"]), (1, "user.please error".to_owned()));
    assert_eq!(found(&["--rule", "user.pattern"]), (1, "user.please error, user.door info".to_owned()));
    let unknown = place.run(&["check", "a.txt", "--rule", "user.floor"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("no pattern `user.floor`"), "{}", unknown.stderr);
    assert!(place.run(&["check", "explain", "user.door"]).ok().contains("user.pattern"));
}
