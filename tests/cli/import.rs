//! `istilahi import`.

use crate::support::{Place, data, tmx};

const UNITS: &[(&str, &str)] =
    &[("Tin melts.", "Bati huyeyuka."), ("Zinc boils.", "Zinki huchemka."), ("Lead sinks.", "Risasi huzama.")];

fn memories(place: &Place) -> Vec<(String, u64)> {
    let list = place.run(&["memory", "list", "--format", "json"]).objects();
    list.iter().map(|one| (one["name"].as_str().unwrap().to_owned(), one["units"].as_u64().unwrap())).collect()
}

#[test]
fn a_file_goes_into_a_memory_of_its_name() {
    let place = Place::empty();
    place.write("Alloys 2024.tmx", tmx(UNITS));
    let report = place.run(&["import", "Alloys 2024.tmx", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["memory"], &report["units"], &report["added"]), (&"Alloys 2024".into(), &3.into(), &3.into()));
    assert_eq!(memories(&place), [("Alloys 2024".to_owned(), 3)]);
    place.run_with_input(&["import", "-", "--memory", "piped"], tmx(UNITS)).ok();
    assert_eq!(memories(&place)[1], ("piped".to_owned(), 3));
    let found = place.run(&["suggest", "--text", "Zinc boils.", "--format", "json"]).objects();
    assert_eq!(found[0]["draft"], "Zinki huchemka.");
}

#[test]
fn equal_units_are_kept_and_counted() {
    let place = Place::empty();
    place.write("twice.tmx", tmx(&[UNITS, UNITS, &UNITS[..1]].concat()));
    let report = place.run(&["import", "twice.tmx", "--format", "json"]).objects().remove(0);
    assert_eq!((&report["units"], &report["added"], &report["duplicates"]), (&7.into(), &7.into(), &4.into()));
    let again = place.run(&["import", "twice.tmx", "--format", "json"]).objects().remove(0);
    assert_eq!((&again["added"], &again["duplicates"]), (&7.into(), &7.into()));
    assert_eq!(memories(&place), [("twice".to_owned(), 14)]);
}

#[test]
fn a_dry_run_says_the_same_and_stores_nothing() {
    let place = Place::empty();
    place.write("a.tmx", tmx(&[UNITS, UNITS].concat()));
    let dry = place.run(&["import", "a.tmx", "--dry-run", "--format", "json"]).objects().remove(0);
    assert_eq!(dry["batch"], serde_json::Value::Null);
    assert_eq!(memories(&place), []);
    let text = place.run(&["import", "a.tmx", "--dry-run"]).ok();
    assert!(text.contains("would go into"), "{text}");
    let real = place.run(&["import", "a.tmx", "--format", "json"]).objects().remove(0);
    for field in ["units", "added", "duplicates", "skipped", "repaired", "memory", "file"] {
        assert_eq!(dry[field], real[field], "{field}");
    }
}

#[test]
fn the_order_of_the_file_gives_context() {
    let place = Place::empty();
    place.write("a.tmx", tmx(UNITS));
    place.run(&["import", "a.tmx"]).ok();
    let kinds = |text: &str| -> Vec<String> {
        let found = place.run_with_input(&["suggest", "-", "--format", "json"], text).objects();
        found.iter().map(|one| one["matches"][0]["kind"].as_str().unwrap_or("none").to_owned()).collect()
    };
    assert_eq!(kinds("Tin melts.\nZinc boils.\nLead sinks."), ["context", "context", "context"]);
    assert_eq!(kinds("Zinc boils.\nTin melts.\nLead sinks."), ["exact", "exact", "exact"]);
    assert_eq!(kinds("Iron rusts.\nTin melts.\nZinc boils.\nLead sinks."), ["none", "exact", "context", "context"]);
}

#[test]
fn a_broken_file_leaves_nothing_behind() {
    let place = Place::empty();
    let good = tmx(UNITS);
    let cut = &good[..good.rfind("</seg>").unwrap()];
    place.write("cut.tmx", cut);
    place.write("crossed.tmx", good.replacen("</seg></tuv></tu>", "</tuv></seg></tu>", 1));
    place.write("good.tmx", &good);
    for file in ["cut.tmx", "crossed.tmx"] {
        let message = place.run(&["import", file]).refused();
        assert!(message.contains(file) && message.contains("line ") && message.contains("column "), "{message}");
        assert_eq!(memories(&place), [], "{file}");
    }
    // The line and column are those of the fault.
    let message = place.run(&["import", "crossed.tmx"]).refused();
    let line = good.lines().position(|line| line.contains("Tin melts.")).unwrap() + 1;
    assert!(message.contains(&format!("line {line}, column ")), "{message}");
    let run = place.run(&["import", "cut.tmx", "good.tmx", "none.tmx", "--format", "json"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cut.tmx") && run.stderr.contains("none.tmx"), "{}", run.stderr);
    assert_eq!(run.objects().len(), 1);
    assert_eq!(memories(&place), [("good".to_owned(), 3)]);
}

#[test]
fn a_valid_file_without_units_is_a_warning() {
    let place = Place::empty();
    place.write("empty.tmx", tmx(&[]));
    let run = place.run(&["import", "empty.tmx"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("warning:") && run.stderr.contains("empty.tmx"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("warning").count(), 1, "{}", run.stderr);
}

#[test]
fn what_is_no_memory_is_refused_with_what_to_do() {
    let place = Place::empty();
    place.write("text.md", "# Heading\n\nA text.\n");
    place.write("terms.csv", "concept,lang,term\ntin,en,tin\n");
    place.write("page.tmx", "<html><body>Not found</body></html>\n");
    for (file, says) in
        [("text.md", "istilahi suggest 'text.md'"), ("terms.csv", "istilahi glossary import"), ("page.tmx", "page.tmx")]
    {
        let message = place.run(&["import", file]).refused();
        assert!(message.contains(says) && message.contains("hint:"), "{file}: {message}");
    }
    let message = place.run(&["import", "text.md", "--as", "tmxx"]).refused();
    assert!(message.contains("`tmxx`") && message.contains("tmx"), "{message}");
    let message = place.run(&["import", "page.tmx", "--as", "tmx"]).refused();
    assert!(message.contains("a web page"), "{message}");
    place.write("-.tmx", "x");
    let message = place.run(&["import", "text.md", "--memory", "-x"]).refused();
    assert!(message.contains("-x"), "{message}");
    assert_eq!(memories(&place), []);
}

#[test]
fn hostile_files_are_read_or_refused_and_never_half_of_it() {
    let Some(folder) = data("hostile") else { return };
    let place = Place::empty();
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 50, "{} files", paths.len());
    let files: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    let run = place.run(&[&["import", "--format", "json"], files.as_slice()].concat());
    assert_eq!(run.status, 2);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    let errors: Vec<String> =
        run.stderr.lines().filter(|line| line.starts_with("error: ")).map(str::to_owned).collect();
    let mut stored = Vec::new();
    let mut read = Vec::new();
    for report in run.objects() {
        let count = |field: &str| report[field].as_u64().unwrap();
        assert_eq!(count("units"), count("added") + count("skipped"), "{report}");
        stored.push((report["memory"].as_str().unwrap().to_owned(), count("added")));
        read.push(report["file"].as_str().unwrap().to_owned());
    }
    for file in &files {
        let refused = errors.iter().filter(|error| error.starts_with(&format!("error: {file}: "))).count();
        assert_eq!(refused + read.iter().filter(|one| one == file).count(), 1, "{file}: {errors:#?}");
    }
    // The index beside the files says which of them a reader must take and which it must not.
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap();
    for row in index.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row[0].ends_with(".tmx")) {
        let is_read = read.iter().any(|file| file.ends_with(&format!("/{}", row[0])));
        match row[1] {
            "import" | "import-warn" => assert!(is_read, "{} was refused: {}", row[0], row[3]),
            "reject" => assert!(!is_read, "{} was read: {}", row[0], row[3]),
            _ => {}
        }
    }
    // What was stored is what was said, and nothing of a file that was refused.
    stored.sort();
    assert_eq!(memories(&place), stored);
    // All of it can be written and read again.
    place.run(&["export", "--output", "all.tmx"]).ok();
    let report = place.run(&["import", "all.tmx", "--memory", "again", "--format", "json"]).objects().remove(0);
    assert_eq!(report["added"], stored.iter().map(|(_, units)| units).sum::<u64>());
    // What is only doubtful stays as it was.
    let doubts = ["one language only", "kept as it stands", "are empty"];
    let is_doubt = |message: &str| doubts.iter().any(|doubt| message.contains(doubt));
    let warnings = report["warnings"].as_array().unwrap();
    assert!(warnings.iter().all(|one| is_doubt(one["message"].as_str().unwrap())), "{report}");
}

#[test]
fn markup_is_called_what_it_is() {
    let place = Place::empty();
    let entity = "<!DOCTYPE tmx [ <!ENTITY x \"y\"> ]>\n<tmx";
    place.write("dtd.tmx", tmx(&[("Tin", "Bati")]).replacen("<tmx", entity, 1));
    place.write("page.tmx", "<html><body>Not found</body></html>\n");
    place.write("terms.xml", "<?xml version=\"1.0\"?>\n<mtf/>\n");
    place.write("job.xlf", "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"/>\n");
    for (command, file, says) in [
        ("import", "dtd.tmx", "entities of its own"),
        ("suggest", "dtd.tmx", "TMX 1.4"),
        ("import", "page.tmx", "a web page"),
        ("import", "job.xlf", "XLIFF without a `file`"),
        ("import", "terms.xml", "a MultiTerm glossary"),
        ("glossary", "page.tmx", "a web page"),
    ] {
        let arguments = if command == "glossary" { vec!["glossary", "import", file] } else { vec![command, file] };
        let message = place.run(&arguments).refused();
        assert!(message.contains(says), "{message}");
    }
    place.run(&["unit", "add", "Tin", "Bati"]).ok();
    assert_eq!(place.run(&["suggest", "page.tmx", "--format", "json"]).objects()[0]["source"], "Not found");
}

#[test]
fn the_memory_is_named_like_the_whole_name_of_the_file() {
    let place = Place::new();
    for (file, memory) in [("acme.2023.tmx", "acme.2023"), ("plain.TMX", "plain"), ("no ending", "no ending")] {
        place.write(file, tmx(&[("Tin", "Bati")]));
        assert_eq!(place.run(&["import", file, "--format", "json"]).objects()[0]["memory"], memory);
    }
    place.write("release.tmx", tmx(&[("Tin", "Bati")]));
    let message = place.run(&["import", "release.tmx"]).refused();
    assert!(message.contains("shipped memory") && message.contains("--memory"), "{message}");
}
