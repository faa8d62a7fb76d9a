//! `istilahi check --fix`: what is mended, and that nothing else changes.

use std::path::Path;

use crate::support::{DATA, Place, Run, skipped, tmx};

/// The check that the tests go by: its suggestion is safe.
const RULE: [&str; 2] = ["--rule", "space.double"];

fn fix(place: &Place, arguments: &[&str]) -> Run {
    place.run(&[&["check", "--fix"], &RULE[..], arguments].concat())
}

/// Asserts that of the file `name` with `before` nothing but the two spaces changes.
#[track_caller]
fn becomes(name: &str, before: &[u8], after: &[u8]) {
    let place = Place::empty();
    place.write(name, before);
    let run = fix(&place, &[name]);
    let written = std::fs::read(place.path(name)).unwrap();
    let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(show(&written), show(after), "{name}: {}{}", run.stdout, run.stderr);
    assert_eq!(written, after, "{name}");
    assert_eq!(run.status, 0, "{name}: {}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(&format!("fixed 1 finding in {name}\n")), "{name}: {}", run.stderr);
}

/// The same for a text file: `⟦` and `⟧` are around the space that is too much.
#[track_caller]
fn loses_a_space(name: &str, text: &str) {
    let before = text.replace("⟦", "").replace("⟧", "");
    let (start, rest) = text.split_once("⟦").unwrap();
    let after = [start, rest.split_once("⟧").unwrap().1].concat();
    becomes(name, before.as_bytes(), after.as_bytes());
}

#[test]
fn each_format_is_written_back_with_that_change_alone() {
    loses_a_space("a.txt", "Jina:\tx \nKiwanda ⟦ ⟧ni kipya. \u{A0}\n\n\n");
    loses_a_space("a.md", "# Habari\n\n* Kiwanda ⟦ ⟧ni `a  b` *kipya*.  \n  Ndiyo.\n\n<!-- a  b -->\n\n    a  b\n");
    loses_a_space(
        "a.tmx",
        &format!(
            "<?xml version='1.0'?>\n<!-- a  b --><tmx  version=\"1.4\"><header/><body>\n<tu tuid='a  b'><note>c  d</note>\
         <tuv xml:lang=\"en\"><seg>A</seg></tuv><tuv  xml:lang=\"sw\"><prop type='x'>c  d</prop><seg>&#75;iwanda \
         {}&lt;ni&gt; <ph>&lt;b  /&gt;</ph>kipya</seg></tuv></tu></body></tmx>",
            "⟦ ⟧"
        ),
    );
    loses_a_space(
        "a.xlf",
        "<xliff version=\"1.2\"><file original=\"a\" source-language='en' target-language='sw' \
        datatype=\"plaintext\"><body><trans-unit id=\"1\"><source>A</source><target   state=\"translated\">Kiwanda <g \
        id=\"1\">cha ⟦ ⟧bati</g></target><note>a  b</note><alt-trans><source>A</source><target>Kiwanda cha  \
        bati</target></alt-trans></trans-unit></body></file></xliff>",
    );
    loses_a_space(
        "b.xlf",
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" \
        trgLang=\"sw\">\n<file id=\"f\"><unit id=\"1\"><segment id=\"a\"><source>A.</source><target>Bati.</target>\
        </segment><segment id=\"b\"><source>B.</source><target><![CDATA[Bati ⟦ ⟧& shaba.]]></target></segment></unit>\
        </file></xliff>\n",
    );
    loses_a_space(
        "a.po",
        "# a  b\nmsgid \"\"\nmsgstr \"Language: sw\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\
        \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n#, c-format\nmsgid  \"%d file\"\nmsgid_plural \"%d files\"\n\
        msgstr[0] \"\"\n\"Faili \\\"%d\\\"\\n\"\n\"moja\"\nmsgstr[1] \"\"\n\"Mafaili ⟦ ⟧\"\n\"%d\"\n\n#~ msgid \"x\"\n#~ msgstr \"a  b\"\n",
    );
    loses_a_space("a.csv", "id,en,sw,note\n1,\"A, b\",\"Kiwanda \"\"x\"\" ⟦ ⟧ni, kipya\",c  d\n2,\"B\",Bati ,\n");
    loses_a_space("b.csv", "en;sw\n A;\"Kiwanda\nni ⟦ ⟧kipya\"\n");
    loses_a_space("a.tsv", "en\tsw\nA\tKiwanda \"ni\" ⟦ ⟧kipya\nB \tBati\n");
    loses_a_space(
        "a.jsonl",
        "{\"schema\": \"istilahi/unit/1\",  \"variants\":[{\"text\":\"A\\u0062\",\"lang\":\"en\"},{\"lang\":\"sw\",\
        \"text\":\"Ki\\u0077anda ⟦ ⟧\\\"ni\\\"\"}],\"note\":\"a  b\"}\n",
    );
    loses_a_space(
        "a.json",
        "[ {\"source_language\": \"en\", \"target_language\": \"sw\", \"source\": \"A\", \"target\": \
        \"Kiwanda\\n ni ⟦ ⟧kipya\", \"origin\": \"a  b\", \"category\": 3}]",
    );
}

#[test]
fn encoding_mark_and_line_ends_are_kept() {
    let before = "en\tsw\r\nA\tKiwanda  ni caf\u{e9}\r\n\r\nB\tBati";
    let after = before.replace("  ", " ");
    becomes("a.tsv", before.as_bytes(), after.as_bytes());
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    becomes("a.tsv", &marked(before), &marked(&after));
    for (mark, order) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)] {
        let utf16 = |text: &str| mark.into_iter().chain(text.encode_utf16().flat_map(order)).collect::<Vec<u8>>();
        becomes("a.tsv", &utf16(before), &utf16(&after));
        becomes("a.txt", &utf16("Kiwanda  ni.\r\n"), &utf16("Kiwanda ni.\r\n"));
    }
    let latin = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"a\"\nmsgstr \"caf\u{e9}  ni\"\n";
    becomes("a.po", &latin(po), &latin(&po.replace("  ", " ")));
    let xml = tmx(&[("A", "caf\u{e9}  ni")]).replace("UTF-8", "ISO-8859-1");
    becomes("a.tmx", &latin(&xml), &latin(&xml.replace("caf\u{e9}  ", "caf\u{e9} ")));
}

#[test]
fn what_is_not_safe_stays_and_is_reported() {
    let place = Place::empty();
    let text = "Timu ya wataalamu na wataalamu.\n\nMsaada wa kitaalam  ulitolewa kwa kitaalamu na kitaalamu.\n";
    place.write("a.md", text);
    let run = place.run(&["check", "a.md", "--fix", "--fail-on", "info"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("[spelling.mixed]") && !run.stdout.contains("[space.double]"), "{}", run.stdout);
    assert_eq!(place.read("a.md"), text.replace("  ", " "));
    // Once more, and nothing is left to mend.
    let again = place.run(&["check", "a.md", "--fix", "--fail-on", "info"]);
    assert!(!again.stderr.contains("fixed"), "{}", again.stderr);
}

#[test]
fn words_that_cannot_be_told_from_others_are_left_and_that_is_said() {
    let place = Place::empty();
    // Only a column that is known by another row tells which of two equal cells is the translation.
    let text = "note,en,sw\na,b  c,d e\nx  y,z,x  y\n";
    place.write("a.csv", text);
    let run = fix(&place, &["a.csv"]);
    assert_eq!(place.read("a.csv"), text);
    assert!(run.stderr.contains("1 safe suggestion was not made"), "{}", run.stderr);
    assert!(run.stdout.contains("[space.double]"), "{}", run.stdout);
    // Two spaces with a code between them are two spaces.
    let text = tmx(&[("A", "Kiwanda <ph>x</ph>  <ph/> ni")]).replace("  <ph/> ", " <ph/> ");
    place.write("a.tmx", &text);
    fix(&place, &["a.tmx"]);
    assert_eq!(place.read("a.tmx"), text);
}

#[test]
fn files_that_cannot_be_written_back_are_refused_with_what_to_do() {
    let place = Place::empty();
    let run = place.run_with_input(&["check", "--fix", "--rule", "space.double"], "Kiwanda  ni.\n");
    let message = run.stderr.clone();
    assert!(run.stdout.contains("[space.double]"), "{}", run.stdout);
    assert!(run.status == 2 && message.contains("standard input: --fix cannot write to standard input"), "{message}");
    place.write("a.tmx", tmx(&[("A", "Kiwanda  ni.")]));
    let gzip = std::process::Command::new("gzip").arg("-k").arg(place.path("a.tmx")).status();
    if gzip.is_ok_and(|status| status.success()) {
        let run = fix(&place, &["a.tmx.gz"]);
        assert!(run.stdout.contains("a.tmx.gz:5:") && run.stderr.contains("unpack it"), "{}{}", run.stdout, run.stderr);
        assert_eq!(run.status, 2);
    }
    place.run(&["convert", "a.tmx", "a.xlsx"]).ok();
    let run = fix(&place, &["a.xlsx", "a.tmx"]);
    assert!(run.stderr.contains("save the sheet as CSV"), "{}", run.stderr);
    // The other file is mended all the same.
    assert!(run.status == 2 && run.stderr.contains("fixed 1 finding in a.tmx"), "{}", run.stderr);
    // A file that is cut off is not written.
    let whole = tmx(&[("A", "Kiwanda  ni."), ("B", "Bati")]);
    place.write("b.tmx", &whole[..whole.len() - 30]);
    let run = fix(&place, &["b.tmx"]);
    assert!(run.status == 2 && run.stdout.contains("[space.double]"), "{}{}", run.stdout, run.stderr);
    assert_eq!(place.read("b.tmx").len(), whole.len() - 30);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::empty();
    place.write("a.txt", "Kiwanda  ni.\n");
    std::fs::set_permissions(place.path("a.txt"), std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.txt", place.path("b.txt")).unwrap();
    fix(&place, &["b.txt"]).ok();
    assert!(std::fs::symlink_metadata(place.path("b.txt")).unwrap().is_symlink());
    assert_eq!(place.read("a.txt"), "Kiwanda ni.\n");
    assert_eq!(std::fs::metadata(place.path("a.txt")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_memory_is_mended_in_one_batch_that_can_be_taken_back() {
    let place = Place::empty();
    let units = [("Tin  melts.", "Bati  huyeyuka."), ("Zinc boils.", "Zinki huchemka."), ("Lead.", "Ri  sa  si.")];
    place.write("a.tmx", tmx(&units));
    place.run(&["import", "a.tmx"]).ok();
    let export = || place.run(&["export", "--as", "tmx", "--memory", "a"]).ok();
    let before = export();
    let run = fix(&place, &["--memory", "a"]);
    assert!(run.stderr.contains("fixed 2 findings in a (to take it back: istilahi undo "), "{}", run.stderr);
    let after = before.replace("Ri  sa  si.", "Ri sa si.");
    let dateless = |text: &str| text.lines().filter(|line| !line.contains("<header")).collect::<Vec<_>>().join("\n");
    assert_eq!(dateless(&export()), dateless(&after));
    place.is_whole();
    let batches = place.run(&["history", "--format", "json"]).objects();
    assert_eq!((batches[0]["command"].as_str(), batches[0]["units"].as_u64()), (Some("check --fix"), Some(1)));
    // The new text is found, and the old one is not.
    let found = place.run(&["search", "sa si", "--format", "json"]).objects();
    assert_eq!(found.len(), 1);
    // What was brought in cannot be taken back alone, for the mended unit stands on it.
    let message = place.run(&["undo", &batches[1]["id"].to_string()]).refused();
    assert!(message.contains("check --fix"), "{message}");
    place.run(&["undo"]).ok();
    assert_eq!(export(), before);
    place.is_whole();
    // Taking back is a batch, which can be taken back as well.
    let newest = place.run(&["history", "--format", "json"]).objects()[0]["id"].to_string();
    place.run(&["undo", &newest]).ok();
    assert_eq!(dateless(&export()), dateless(&after));
    place.is_whole();
}

#[test]
fn a_translation_beside_its_source_is_mended_and_the_source_is_not() {
    let place = Place::empty();
    place.write("a.md", "# News\n\nTin melts.\n").write("b.md", "# Habari\n\nBati  huyeyuka.\n");
    fix(&place, &["b.md", "--source", "a.md"]).ok();
    assert_eq!(place.read("b.md"), "# Habari\n\nBati huyeyuka.\n");
    assert_eq!(place.read("a.md"), "# News\n\nTin melts.\n");
}

#[test]
fn hostile_files_are_never_damaged() {
    let folder = std::path::absolute(Path::new(DATA).join("hostile")).unwrap();
    let Ok(files) = std::fs::read_dir(&folder) else {
        skipped("the hostile files are not there");
        return;
    };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tsv") || name.ends_with(".txt") {
            continue;
        }
        let place = Place::empty();
        std::fs::copy(file.path(), place.path(&name)).unwrap();
        let before = std::fs::read(place.path(&name)).unwrap();
        let run = fix(&place, &[&name]);
        assert!(!run.stderr.contains("panicked"), "{name}: {}", run.stderr);
        let after = std::fs::read(place.path(&name)).unwrap();
        let spaces = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, b' ' | 0)).copied().collect::<Vec<u8>>();
        assert!(spaces(&before) == spaces(&after), "{name}");
        assert!(before == after || run.stderr.contains("fixed"), "{name}: {}", run.stderr);
    }
}

/// Texts of signs that formats escape, with runs of spaces in them; the same on every machine.
fn odd_texts(count: usize) -> Vec<String> {
    const PIECES: [&str; 14] =
        ["a", "é", "中", "&", "<b>", "\"", "\\", ",", ";", "'", "]]>", "&amp;", "%d", "\u{1F600}"];
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut text = |number: usize| {
        let mut text = format!("Neno {number}");
        for _ in 0..next(12) {
            text.push_str(["", " ", "  ", "   "][next(4)]);
            text.push_str(PIECES[next(PIECES.len())]);
        }
        text + " z"
    };
    (0..count).map(&mut text).collect()
}

#[test]
fn a_file_that_was_mended_reads_as_it_should() {
    let place = Place::empty();
    let texts = odd_texts(150);
    let unit = |(number, text): (usize, &String)| {
        let variants = serde_json::json!([{"lang": "en", "text": format!("A {number}")}, {"lang": "sw", "text": text}]);
        format!("{}\n", serde_json::json!({"schema": "istilahi/unit/1", "variants": variants}))
    };
    place.write("all.jsonl", texts.iter().enumerate().map(unit).collect::<String>());
    // What a format makes of the texts is what it has to give back.
    let read = |name: &str| {
        place.run(&["convert", name, "read.jsonl"]);
        let lines: Vec<serde_json::Value> =
            place.read("read.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.iter().map(|unit| unit["variants"][1]["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mended = |text: &String| {
        let mut mended = text.clone();
        while mended.contains("  ") {
            mended = mended.replace("  ", " ");
        }
        mended
    };
    for name in ["b.jsonl", "b.tmx", "b.xlf", "b.po", "b.csv", "b.tsv"] {
        place.run(&["convert", "all.jsonl", name]).ok();
        let before = read(name);
        assert_eq!(before.len(), texts.len(), "{name}");
        let run = fix(&place, &[name]);
        assert!(run.stderr.contains("fixed ") && !run.stderr.contains("not made"), "{name}: {}", run.stderr);
        assert_eq!(read(name), before.iter().map(mended).collect::<Vec<_>>(), "{name}");
    }
}
