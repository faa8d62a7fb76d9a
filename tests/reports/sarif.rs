//! SARIF, held to the JSON schema that its standard publishes.

use cargo_metadata::{CargoOpt, MetadataCommand};
use jsonschema::Validator;
use serde_json::Value;

use super::samples::{hostile, problems, usual, written};
use crate::support::{Place, project};

/// The schema of SARIF 2.1.0, which a crate that only tests use carries.
fn schema() -> Validator {
    let mut command = MetadataCommand::new();
    let options = ["--locked", "--offline"].map(str::to_owned).to_vec();
    command.manifest_path(project("Cargo.toml")).features(CargoOpt::AllFeatures);
    // Crates for other platforms need not be here.
    let platform = ["--filter-platform".to_owned(), host()].to_vec();
    let metadata = command.other_options([options, platform].concat()).exec().expect("cargo metadata");
    let package = metadata.packages.iter().find(|one| one.name.as_str() == "serde-sarif").expect("a dependency");
    let path = package.manifest_path.with_file_name("src").join("schema.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON");
    // It names itself by an address, which nothing is to be fetched from.
    schema.as_object_mut().expect("an object").remove("$id");
    // The published schema has a pattern that is no regular expression: its last bracket is never opened.
    for owner in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][owner]["properties"]["language"];
        language.as_object_mut().expect("an object").remove("pattern");
    }
    jsonschema::draft7::new(&schema).expect("a schema")
}

fn host() -> String {
    let output = std::process::Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

#[track_caller]
pub(super) fn check(schema: &Validator, text: &str) -> Value {
    let log: Value = serde_json::from_str(text).expect("it is JSON");
    let faults: Vec<String> =
        schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("the number of a rule") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    log
}

#[test]
fn every_log_is_valid() {
    let schema = schema();
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0" })), "the schema sees a fault");
    for samples in [usual(), hostile(), Vec::new()] {
        for problems in [problems(), Vec::new()] {
            let log = check(&schema, &written("sarif", &samples, &problems));
            let run = &log["runs"][0];
            assert_eq!(run["results"].as_array().unwrap().len(), samples.len());
            assert_eq!(run["invocations"][0]["executionSuccessful"], problems.is_empty());
        }
    }
}

#[test]
fn a_result_says_where_what_and_how_to_mend_it() {
    let log: Value = serde_json::from_str(&written("sarif", &usual(), &problems())).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let first = &results[0];
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "docs/habari%20ya%20leo.md");
    assert_eq!(
        place["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 10, "snippet": { "text": "  " } })
    );
    let change = &first["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "docs/habari%20ya%20leo.md");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], " ");
    assert_eq!(change["replacements"][0]["deletedRegion"]["endColumn"], 10);
    assert_eq!(first["partialFingerprints"]["istilahi/v1"], results[1]["partialFingerprints"]["istilahi/v1"]);
    assert!(results[1].get("fixes").is_none(), "its place is not known to the character");
    assert_eq!(results[2]["level"], "error");
    assert_eq!(results[2]["locations"][0]["logicalLocations"][0]["name"], "d1_s2");
    let memory = &results[3]["locations"][0];
    assert!(memory.get("physicalLocation").is_none());
    assert_eq!(memory["logicalLocations"][0]["fullyQualifiedName"], "memory client unit 12");
    let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!(notes[0]["message"]["text"], "the element is not closed; repair it");
    assert_eq!(notes[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 7);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let double = rules.iter().find(|rule| rule["id"] == "space.double").unwrap();
    assert_eq!(double["defaultConfiguration"]["level"], "warning");
    assert!(double["help"]["markdown"].as_str().unwrap().contains("## Why"));
    assert!(rules.iter().any(|rule| rule["id"] == "number.value"), "also what is no rule of the program is listed");
}

/// The file with the first fix of each result made, from the last to the first.
fn mended(place: &Place, file: &str, pattern: &str) -> (usize, String) {
    place.write("istilahi.toml", format!("[[patterns]]\nname = 'x'\n{pattern}\n"));
    let run = place.run(&["check", file, "--rule", "user.x", "--report", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let mut lines: Vec<String> = place.read(file).split('\n').map(str::to_owned).collect();
    let mut fixes = 0;
    for result in log["runs"][0]["results"].as_array().expect("results").iter().rev() {
        let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        let Some(text) = replacement["insertedContent"]["text"].as_str() else { continue };
        let at = |key: &str| replacement["deletedRegion"][key].as_u64().expect("a number") as usize;
        assert_eq!(at("startLine"), at("endLine"));
        let line = &mut lines[at("startLine") - 1];
        let (before, behind): (String, String) =
            (line.chars().take(at("startColumn") - 1).collect(), line.chars().skip(at("endColumn") - 1).collect());
        *line = format!("{before}{text}{behind}");
        fixes += 1;
    }
    (fixes, lines.join("\n"))
}

#[test]
fn a_fix_is_written_as_its_file_writes_it_or_left_out() {
    let place = Place::empty();
    let comma = "target = 'bati na'\ninstead = 'bati, shaba na'";
    place.write("a.csv", "en,sw\nTin and zinc,Ni bati na zinki\nTin,\"Hapa, ni bati na zinki\"\n");
    let once = "en,sw\nTin and zinc,Ni bati na zinki\nTin,\"Hapa, ni bati, shaba na zinki\"\n";
    assert_eq!(mended(&place, "a.csv", comma), (1, once.to_owned()));
    let quoted = "target = 'bati'\ninstead = '\"bati\"'";
    let once = "en,sw\nTin and zinc,Ni bati na zinki\nTin,\"Hapa, ni \"\"bati\"\" na zinki\"\n";
    assert_eq!(mended(&place, "a.csv", quoted), (1, once.to_owned()));
    place.write("b.csv", "en;sw\nTin and zinc;Ni bati na zinki\nTin;\"\"\"Hapa\"\" ni bati na; zinki\"\n");
    assert_eq!(mended(&place, "b.csv", comma).0, 2);
    let semicolon = mended(&place, "b.csv", "target = 'bati na'\ninstead = 'bati; shaba na'");
    assert_eq!(semicolon.0, 1, "{semicolon:?}");
    place.write("a.tsv", "en\tsw\nTin\tNi bati na zinki\nTin\t\"Hapa, ni bati\"\n");
    assert_eq!(mended(&place, "a.tsv", quoted).0, 1, "{}", mended(&place, "a.tsv", quoted).1);
    // The marks of the cell would be a part of its text without the comma.
    assert_eq!(mended(&place, "a.tsv", "target = ', ni'\ninstead = ' ni'").0, 0);
    let po = "msgid \"Tin\"\nmsgstr \"Ni bati\"\n";
    place.write("a.po", po);
    assert_eq!(mended(&place, "a.po", quoted), (1, po.replace("bati", "\\\"bati\\\"")));
    let ampersand = "target = 'bati'\ninstead = 'bati & risasi'";
    place.write("a.tmx", crate::support::tmx(&[("Tin", "Ni bati")]));
    let before = place.read("a.tmx");
    assert_eq!(mended(&place, "a.tmx", ampersand), (1, before.replace("bati", "bati &amp; risasi")));
    place.write("a.html", "<p>Ni bati.</p>\n").write("a.txt", "Ni bati.\n");
    assert_eq!(mended(&place, "a.html", ampersand).0, 0);
    assert_eq!(mended(&place, "a.txt", ampersand), (1, "Ni bati & risasi.\n".to_owned()));
}
