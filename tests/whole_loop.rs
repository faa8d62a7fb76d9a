//! The whole way of a translator: two documents become a memory and a glossary, a third text is translated with both,
//! checked, and put back.

use serde_json::Value;

use crate::support::{Place, Run, project_text};

/// The pairs of the page as the program wrote it, decided on by somebody: all that are whole are accepted.
fn reviewed(page: &str) -> String {
    page.replace("\"status\":\"draft\",\"origin\":\"alignment\"", "\"status\":\"reviewed\",\"origin\":\"alignment\"")
}

/// The candidates of a table with the verdict of a terminologist: these terms are good ones.
fn decided(table: &str, good: &[&str]) -> String {
    let row = |line: &str| match good.iter().any(|term| line.starts_with(&format!(",{term},"))) {
        true => format!("yes{line}\n"),
        false if line.starts_with(',') => format!("no{line}\n"),
        false => format!("{line}\n"),
    };
    table.lines().map(row).collect()
}

fn kinds(objects: &[Value], kind: &str) -> usize {
    objects.iter().filter(|one| one["kind"] == kind).count()
}

#[track_caller]
fn ok(run: Run) -> Vec<Value> {
    assert!(run.status == 0, "{}{}", run.stdout, run.stderr);
    run.objects()
}

#[test]
fn two_documents_help_with_a_third() {
    let place = Place::new();
    for name in ["pump-works.en.md", "pump-works.sw.md", "pump-works-next.en.md"] {
        place.write(name, project_text(&format!("examples/{name}")));
    }
    // Two sentences were joined, one was left out, and nothing else is told.
    let pairs = ok(place.run(&["align", "pump-works.en.md", "pump-works.sw.md", "--format", "json"]));
    assert_eq!((kinds(&pairs, "2-1"), kinds(&pairs, "1-0"), kinds(&pairs, "1-1")), (1, 1, pairs.len() - 2));
    let alone = pairs.iter().find(|one| one["kind"] == "1-0").expect("counted above");
    assert_eq!(alone["source"], "The first course begins on 4 May 2026.");

    place.run(&["align", "pump-works.en.md", "pump-works.sw.md", "--output", "review.html"]).ok();
    place.write("review.html", reviewed(&place.read("review.html")));
    place.run(&["import", "review.html", "--memory", "pumps"]).ok();
    assert!(place.memories().contains(&("pumps".to_owned(), pairs.len() as u64 - 1)), "{:?}", place.memories());
    let hits = ok(place.run(&["search", "stainless steel", "--memory", "pumps", "--format", "json"]));
    assert_eq!(hits.iter().filter(|one| one["schema"] == "istilahi/hit/1").count(), 1);

    let extract = ["extract", "--bilingual", "--memory", "pumps", "--output", "candidates.csv"];
    place.run(&extract).ok();
    let table = decided(&place.read("candidates.csv"), &["pump,pampu", "litre,lita", "motor,mota", "housing,kasha"]);
    assert_eq!(table.matches("yes,").count(), 4, "{table}");
    place.write("candidates.csv", table);
    place.run(&["glossary", "import", "candidates.csv"]).ok();
    let found = ok(place.run(&["term", "makasha", "--format", "json"]));
    assert_eq!(found[0]["matched"]["term"], "kasha");

    let next = "pump-works-next.en.md";
    let suggestions = ok(place.run(&["suggest", next, "--format", "json"]));
    let repaired = suggestions.iter().filter(|one| one["draft_from"] == "repaired").count();
    assert!(repaired >= 4, "{repaired} repaired drafts");
    let terms = suggestions.iter().flat_map(|one| one["terms"].as_array().cloned().unwrap_or_default());
    assert!(terms.filter(|one| one["concept"].as_str().is_some_and(|name| name.contains("pump"))).count() >= 3);

    // The translator leaves a figure as it was: the check says so, and no more than that is wrong.
    place.run(&["suggest", next, "--output", "next.csv"]).ok();
    let drafts = place.read("next.csv");
    assert!(drafts.contains("Kiwanda kitazalisha pampu 5,000"), "{drafts}");
    let wrong = drafts.replace(",draft,", ",translated,");
    place.write("next.csv", &wrong);
    let run = place.run(&["check", "next.csv", "--format", "json"]);
    assert_eq!(run.status, 1);
    let findings = run.stdout.lines().filter(|line| line.contains("\"severity\":\"error\"")).collect::<Vec<_>>();
    assert!(findings.len() == 1 && findings[0].contains("number.value"), "{findings:?}");
    place.write("next.csv", wrong.replace("pampu 5,000", "pampu 9,000"));
    place.run(&["check", "next.csv"]).ok();

    let before = pairs.len() as u64 - 1;
    place.run(&["import", "next.csv", "--memory", "pumps"]).ok();
    place.run(&["unit", "add", "Kisiwa Pumps", "Kisiwa Pumps", "--memory", "pumps"]).ok();
    let rows = drafts.lines().count() as u64 - 1;
    assert!(place.memories().contains(&("pumps".to_owned(), before + rows + 1)), "{:?}", place.memories());
    let again = ok(place.run(&["suggest", next, "--format", "json"]));
    let known = |one: &&Value| matches!(one["draft_from"].as_str(), Some("exact" | "context"));
    assert_eq!(again.iter().filter(known).count() as u64, rows);
    place.run(&["export", "--memory", "pumps", "--output", "pumps.tmx"]).ok();
    assert_eq!(
        place.read("pumps.tmx").matches("<tu").count() - place.read("pumps.tmx").matches("<tuv").count(),
        usize::try_from(before + rows + 1).expect("few")
    );
    place.is_whole();
}
