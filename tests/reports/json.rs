//! JSON Lines, held to the schemas in tests/schemas.

use jsonschema::Validator;
use serde_json::Value;

use super::samples::{hostile, problems, usual, written};
use crate::support::project_text;

fn schema(kind: &str) -> Validator {
    let schema: Value = serde_json::from_str(&project_text(&format!("tests/schemas/{kind}.json"))).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn every_line_has_the_shape_of_its_schema() {
    let schemas = [schema("finding"), schema("problem")];
    for samples in [usual(), hostile(), Vec::new()] {
        let text = written("json", &samples, &problems());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), samples.len() + problems().len());
        for (at, line) in lines.iter().enumerate() {
            let object: Value = serde_json::from_str(line).expect("JSON");
            let schema = &schemas[usize::from(at >= samples.len())];
            let faults: Vec<String> =
                schema.iter_errors(&object).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(faults.is_empty(), "{}\nin {object}", faults.join("\n"));
        }
        for (line, sample) in lines.iter().zip(&samples) {
            let object: Value = serde_json::from_str(line).expect("JSON");
            let at = |which: usize| object["span"][which].as_u64().expect("a number") as usize;
            let words: String = sample.target.chars().skip(at(0)).take(at(1) - at(0)).collect();
            assert_eq!(object["text"], words.as_str());
        }
    }
    assert_eq!(written("json", &[], &[]), "");
}

#[test]
fn the_place_is_that_of_the_finding_where_it_is_known() {
    let text = written("json", &usual(), &[]);
    let places: Vec<[Value; 4]> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|one| ["line", "column", "end_line", "end_column"].map(|name| one[name].clone()))
        .collect();
    let null = Value::Null;
    assert_eq!(places[0], [Value::from(3), Value::from(8), Value::from(3), Value::from(10)]);
    assert_eq!(places[1], [Value::from(3), Value::from(1), null.clone(), null.clone()]);
    assert_eq!(places[3], [null.clone(), null.clone(), null.clone(), null]);
}
