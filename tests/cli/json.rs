//! JSON Lines, held to the schemas in tests/schemas over real runs of every command.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{Place, Run, project, project_text, tmx};

fn schemas() -> BTreeMap<String, Validator> {
    let mut schemas = BTreeMap::new();
    for entry in std::fs::read_dir(project("tests/schemas")).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind}: {error}"));
        schemas.insert(kind, jsonschema::validator_for(&schema).unwrap());
    }
    schemas
}

/// Checks what the commands print, and counts the objects of each kind.
struct Checker {
    schemas: BTreeMap<String, Validator>,
    seen: BTreeMap<String, usize>,
}

impl Checker {
    #[track_caller]
    fn check(&mut self, run: Run) -> Vec<Value> {
        assert!(matches!(run.status, 0 | 1), "{}", run.stderr);
        self.check_objects(run.objects())
    }

    #[track_caller]
    fn check_objects(&mut self, objects: Vec<Value>) -> Vec<Value> {
        for object in &objects {
            let name = object["schema"].as_str().unwrap_or_else(|| panic!("no schema: {object}"));
            let kind = name.strip_prefix("istilahi/").and_then(|rest| rest.strip_suffix("/1"));
            let kind = kind.unwrap_or_else(|| panic!("{name} is no name of a schema"));
            let schema = self.schemas.get(kind).unwrap_or_else(|| panic!("tests/schemas/{kind}.json is missing"));
            let faults: Vec<String> =
                schema.iter_errors(object).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(faults.is_empty(), "{}\nin {object}", faults.join("\n"));
            *self.seen.entry(kind.to_owned()).or_default() += 1;
        }
        objects
    }
}

#[test]
fn every_object_has_the_shape_of_its_schema() {
    let place = Place::new();
    let mut checker = Checker { schemas: schemas(), seen: BTreeMap::new() };
    for (file, from, to) in [("aluminium-recycling.en.md", "en", "sw"), ("ardhi-adimu.sw.md", "sw", "en")] {
        place.write(file, project_text(&format!("examples/{file}")));
        let languages = ["--from", from, "--to", to, "--min-score", "50", "--max", "3"];
        let suggest = [&["suggest", file, "--format", "json"], languages.as_slice()].concat();
        for object in checker.check(place.run(&suggest)) {
            check_suggestion(&object);
        }
        checker.check(place.run(&["segment", file, "--lang", from, "--format", "json"]));
        checker.check(place.run(&["recognise", file, "--lang", from, "--format", "json"]));
        checker.check(place.run(&["extract", file, "--lang", from, "--min-count", "1", "--names", "--format", "json"]));
        checker.check(place.run(&["analyse", file, file, "--from", from, "--to", to, "--format", "json"]));
    }
    checker.check(place.run(&["term", "vifaa", "supply chains", "alumnium", "Chinalco", "qqqqq", "--format", "json"]));
    for words in [
        "vitabu wa zimeunganishwa mtumiaji kijitoto lakini kizugo walizogoda",
        "nimewaambieni 👍 bora kiwandani wawili",
    ] {
        checker.check(place.run(&["morph", words, "bora", "日本", "--format", "json"]));
    }
    for term in ["gari", "-kubwa", "wa", "zimeunganishwa", "mifumo ya kisasa", "kizugo", "paka"] {
        checker.check(place.run(&["forms", term, "--format", "json"]));
    }
    checker.check(place.run(&["glossary", "list", "--format", "json"]));
    checker.check(place.run(&["glossary", "sync", "--format", "json"]));
    place.write("terms.csv", "en,sw,colour\ntin,bati,grey\n,,\n");
    checker.check(place.run(&["glossary", "import", "terms.csv", "--format", "json"]));
    checker.check(place.run(&["unit", "add", "Tin", "Bati", "--note", "n", "--format", "json"]));
    checker.check(place.run(&["unit", "add", "Tin", "Bati", "--memory", "m", "--status", "draft", "--format", "json"]));
    let faulty = tmx(&[("Tin", "Bati"), ("Tin", "Bati")]).replacen("xml:lang=\"sw\"", "xml:lang=\"no tag\"", 1);
    checker.check(place.run(&["unit", "show", "1", "27", "--format", "json"]));
    checker.check(place.run(&["unit", "edit", "27", "--status", "reviewed", "--format", "json"]));
    checker.check(place.run(&["unit", "approve", "--where", "memory=m", "--yes", "--format", "json"]));
    checker.check(place.run(&["unit", "reject", "--where", "memory=m", "--dry-run", "--format", "json"]));
    checker.check(place.run(&["glossary", "show", "copper", "--format", "json"]));
    checker.check(place.run(&["term", "recycled aluminium", "--uses", "--format", "json"]));
    let add = ["glossary", "add", "--en", "ladle", "--sw", "upawa", "--class", "11/10", "--format", "json"];
    checker.check(place.run(&add));
    checker.check(place.run(&["glossary", "edit", "ladle", "--domain", "materials", "--format", "json"]));
    place.write("theirs.csv", "en,sw,colour\ncopper,kopa,red\nbrass,shaba nyeupe,yellow\n");
    checker.check(place.run(&["glossary", "merge", "theirs.csv", "--format", "json"]));
    checker.check(place.run(&["glossary", "merge", "theirs.csv", "--prefer", "mine", "--format", "json"]));
    place.write("a.tmx", faulty.replace("</body>", "<tu/></body>"));
    checker.check(place.run(&["import", "a.tmx", "--format", "json"]));
    checker.check(place.run(&["import", "a.tmx", "--dry-run", "--format", "json"]));
    checker.check(place.run(&["convert", "a.tmx", "b.tmx", "--level", "1", "--format", "json"]));
    checker.check(place.run(&["formats", "--format", "json"]));
    place.run(&["memory", "create", "gone"]).ok();
    checker.check(place.run(&["undo", "--format", "json"]));
    checker.check(place.run(&["history", "--format", "json"]));
    checker.check(place.run(&["history", "--unit", "1", "--format", "json"]));
    place.run(&["memory", "edit", "m", "--penalty", "12.5", "--priority", "-1"]).ok();
    place.run(&["memory", "create", "empty"]).ok();
    checker.check(place.run(&["memory", "list", "--format", "json"]));
    checker.check(place.run(&["memory", "merge", "empty", "--into", "m", "--format", "json"]));
    checker.check(place.run(&["memory", "clean", "release", "--format", "json"]));
    place.run(&["unit", "add", "Tin", "Bati", "--memory", "m"]).ok();
    checker.check(place.run(&["memory", "clean", "m", "--apply", "--yes", "--format", "json"]));
    checker.check(place.run(&["suggest", "--text", "Tin", "--format", "json"]));
    checker.check(place.run(&["doctor", "--format", "json"]));
    checker.check(place.run(&["suggest", "--text", "Qqqqq.", "--format", "json"]));
    for query in
        [&["rare earth"][..], &["\"rare earth\""], &["kampuni", "--in", "target"], &["--regex", r"\d+"], &["qqqqq"]]
    {
        for object in checker.check(place.run(&[&["search", "--format", "json"], query].concat())) {
            if object["schema"] == "istilahi/hit/1" {
                check_hit(&object);
            }
        }
    }
    place.write("check.md", "Kiwanda  ni kipya.\n");
    // A file that is not there is a line as well; the exit status says that not all was done.
    let run = place.run(&["check", "check.md", "missing.md", "--format", "json"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    checker.check_objects(run.objects());
    place.write("en.txt", "The furnace melts 40 tonnes a day.\n\nIt is in Mwanza.\n");
    place.write("sw.txt", "Tanuri huyeyusha tani 40 kwa siku.\n\nLiko Mwanza.\n\nNi jipya.\n");
    checker.check(place.run(&["align", "en.txt", "sw.txt", "--force", "--format", "json"]));
    checker.check(place.run(&["check", "rules", "--format", "json"]));
    checker.check(place.run(&["check", "explain", "space.double", "--format", "json"]));
    for kind in checker.schemas.keys() {
        assert!(checker.seen.contains_key(kind), "no {kind} was seen");
    }
}

/// Spans are in order, do not overlap, and lie in their text.
fn check_hit(object: &Value) {
    let mut all = 0;
    for side in ["source", "target"] {
        let length = object[side].as_str().unwrap().chars().count() as u64;
        let mut done = 0;
        for span in object[format!("{side}_spans")].as_array().unwrap() {
            let (start, end) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
            assert!(done <= start && start < end && end <= length, "{object}");
            done = end;
            all += 1;
        }
    }
    assert!(all > 0, "{object}");
}

fn check_fragments(object: &Value, fragments: &[&Value]) {
    let source: Vec<char> = object["source"].as_str().unwrap().chars().collect();
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    for one in fragments {
        let (start, end) = (number(&one["span"][0]), number(&one["span"][1]));
        let text: String = source[start..end].iter().collect();
        assert_eq!(text.to_lowercase(), one["source"].as_str().unwrap().to_lowercase());
        assert_eq!(one["occurrences"].as_array().unwrap().len(), number(&one["count"]));
        let translations = one["translations"].as_array().unwrap();
        assert_eq!(one["target"], translations.first().map_or("".into(), |first| first["text"].clone()));
        assert_eq!(one["unit"], one["occurrences"][0]["unit"]);
    }
    let scores: Vec<f64> = fragments.iter().map(|one| one["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

/// What a schema cannot say.
fn check_suggestion(object: &Value) {
    let matches = object["matches"].as_array().unwrap();
    let is_fragment = |one: &&Value| one["kind"] == "fragment";
    let fragments: Vec<&Value> = matches.iter().filter(is_fragment).collect();
    let matches: Vec<&Value> = matches.iter().filter(|one| !is_fragment(one)).collect();
    assert!(fragments.is_empty() || matches.is_empty(), "fragments are for segments without a match");
    check_fragments(object, &fragments);
    let scores: Vec<f64> = matches.iter().map(|one| one["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert!(scores.len() <= 3 && scores.iter().all(|score| *score >= 50.0), "{scores:?}");
    for one in &matches {
        let points = |name: &str| one[name].as_f64().unwrap();
        let penalties = one["penalties"].as_array().unwrap();
        let taken: f64 = penalties.iter().map(|penalty| penalty["points"].as_f64().unwrap()).sum();
        let expected = (points("raw_score") - taken).max(0.0);
        // Both are cut after one decimal.
        assert!((points("score") - expected).abs() < 0.11, "{one}");
        let diff = one["diff"].as_array().unwrap();
        let joined = |left_out: &str| -> String {
            let parts = diff.iter().filter(|part| part["op"] != left_out);
            parts.map(|part| part["text"].as_str().unwrap()).collect()
        };
        let words = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(words(&joined("insert")), words(one["source"].as_str().unwrap()), "the diff starts from the match");
        assert_eq!(words(&joined("delete")), words(object["source"].as_str().unwrap()), "the diff ends at the segment");
    }
    let draft_from = object["draft_from"].as_str().unwrap();
    assert_eq!(object["draft"].is_null(), draft_from == "none");
    assert_eq!(draft_from == "none", matches.is_empty());
    let source: Vec<char> = object["source"].as_str().unwrap().chars().collect();
    for term in object["terms"].as_array().unwrap() {
        let at = |at: usize| term["span"][at].as_u64().unwrap() as usize;
        assert_eq!(source[at(0)..at(1)].iter().collect::<String>(), term["form"].as_str().unwrap());
    }
}
