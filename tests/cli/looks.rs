//! What people see: text output as a whole.

use crate::support::{Place, project_text};

macro_rules! assert_looks {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $text);
        })
    };
}

/// An exact match, a fuzzy one, a repetition, terms without a match, and a text with nothing at all.
const TEXT: &str = "\
Chinalco's board met twice.

In the research and application of advanced materials, the two companies will work together to increase China's \
competitiveness in the global new materials industry.

In the research and application of advanced materials, the two sides will work together to increase China's \
competitiveness in the global new materials industry.

Chinalco's board met twice.

It rained.
";

#[test]
fn suggest_in_text() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let run = place.run_with_input(&["suggest", "-"], TEXT);
    assert_eq!(run.status, 0);
    assert_looks!("suggest", format!("{}---\n{}", run.stdout, run.stderr));
}

#[test]
fn suggest_in_colour() {
    let place = Place::empty();
    place.run(&["unit", "add", "The tin is hot.", "Bati ni moto."]).ok();
    let text = place.run(&["suggest", "--text", "The zinc is hot!", "--min-score", "50", "--color", "always"]).ok();
    assert_looks!("suggest-colour", text.replace('\u{1b}', "␛"));
}

#[test]
fn term_in_text() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let queries = ["vifaa", "minyororo ya ugavi", "Chinalco", "alumnium", "qqqqqq"];
    let text = place.run(&[&["term"], queries.as_slice()].concat()).ok();
    assert_looks!("term", text);
}

#[test]
fn recognise_in_text() {
    let place = Place::new();
    place.run(&["init"]).ok();
    let text: String = project_text("examples/ardhi-adimu.sw.md").lines().take(5).collect::<Vec<_>>().join("\n");
    let run = place.run_with_input(&["recognise", "-", "--lang", "sw", "--as", "markdown"], text);
    assert_looks!("recognise", format!("{}---\n{}", run.stdout, run.stderr));
}

#[test]
fn first_run_in_text() {
    let place = Place::new();
    let run = place.run(&["init"]);
    assert_looks!("init", format!("{}---\n{}", run.stdout, run.stderr));
}

#[test]
fn search_in_text_and_in_colour() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "The tin\u{1b}[31m [is] hot.", "Bati ni moto.", "--origin", "machine"]).ok();
    place.run(&["unit", "add", "The tin\u{1b}[31m [is] hot.", "Bati ni moto.", "--memory", "other"]).ok();
    let mut looks = String::new();
    for arguments in [&["tin hot"][..], &["moto", "--color", "always"], &["company", "--max", "2"], &["qqqqq"]] {
        let run = place.run(&[&["search"], arguments].concat());
        looks.push_str(&format!("{}---\n{}\n", run.stdout, run.stderr));
    }
    assert_looks!("search", looks);
}
