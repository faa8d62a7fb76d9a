//! The pages that are written, used in a real browser: Chromium, driven by Playwright.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use super::{program, run};
use crate::support::{Place, project, skipped};

/// A Python that has Playwright, and a browser.
fn driver_and_browser() -> Option<(PathBuf, PathBuf)> {
    let browser = program("chromium")?;
    let python = project("target/tools/bin/python3");
    let has_playwright = Command::new(&python).args(["-c", "import playwright"]).output();
    if has_playwright.is_ok_and(|output| output.status.success()) {
        return Some((python, browser));
    }
    skipped("playwright is not installed");
    None
}

/// What `script` saw in the browser.
fn seen(place: &Place, script: &str, arguments: &[&str]) -> Option<Value> {
    let (python, browser) = driver_and_browser()?;
    let script = project("tests/tools/browser").join(script);
    let script = script.to_str().expect("a path that is a text");
    // No compiled modules are to be left among the tests.
    let all = [&["-B", script], arguments, &[browser.to_str().expect("a path that is a text")]].concat();
    let printed = run(&python, &place.path("."), &all);
    Some(serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}")))
}

const PAIRS: &str = "en,sw
<script>alert(1)</script> is a text.,<script>alert(1)</script> ni matini.
Tin is cheap.,Bati ni bei nafuu.
It melts soon.,Huyeyuka upesi.
The furnace is hot.,Tanuri ni moto.
So take care.,Basi jihadhari.
Copper is red. Zinc is grey.,Shaba ni nyekundu. Zinki ni ya kijivu.
The pump is new.,Pampu ni mpya.
The motor is old.,Mota ni ya zamani.
The panel is flat.,Paneli ni bapa.
The port is far.,Bandari iko mbali.
The works is near.,Kiwanda kiko karibu.
The mould is full.,Kalibu imejaa.
The metal is pure.,Metali ni safi.
";

#[test]
#[ignore = "takes some seconds: a browser starts"]
fn a_review_page_is_decided_on_in_a_browser_and_imported() {
    let place = Place::new();
    place.write("pairs.csv", PAIRS.replacen("en,sw\n", "en,sw,status\n", 1).replace(".\n", ".,draft\n"));
    place.run(&["import", "pairs.csv", "--memory", "m"]).ok();
    place.run(&["export", "--memory", "m", "--as", "review", "--output", "page.html"]).ok();
    let Some(seen) = seen(&place, "review_page.py", &["page.html", "saved.html"]) else { return };
    let expected = json!({
        "errors": [],
        "requests": [],
        "first": [1, false],
        "after accepting": [2, false],
        "after rejecting": [3, false],
        "after undoing": [3, false],
        "after joining": [4, false],
        "after splitting": [5, false],
        "after editing": [7, false],
        "further down": [13, false],
        "further up": [6, false],
        "counts": "13 pairs: 1 accepted, 1 rejected, 11 open",
        "counts of the saved page": "13 pairs: 1 accepted, 1 rejected, 11 open",
        "saved as": "page.html",
    });
    assert_eq!(seen, expected);
    place.run(&["import", "saved.html", "--memory", "back"]).ok();
    let exported = place.run(&["export", "--memory", "back", "--as", "csv"]).ok();
    let rows: Vec<&str> =
        exported.lines().skip(1).map(|row| row.trim_start_matches(',').trim_end_matches(',')).collect();
    assert_eq!(rows[0], "<script>alert(1)</script> is a text.,<script>alert(1)</script> ni matini.,reviewed,human");
    assert_eq!(rows[1], "It melts soon.,Huyeyuka upesi.,draft,human", "the rejected pair before it is left out");
    assert_eq!(rows[2], "The furnace is hot. So take care.,Tanuri ni moto. Basi jihadhari.,translated,human");
    assert_eq!(rows[3], "Copper is red.,Shaba ni nyekundu.,translated,human");
    assert_eq!(rows[4], "Zinc is grey.,Zinki ni ya kijivu.,translated,human");
    assert_eq!(rows[5], "The pump is new.,Pampu ni mpya. Mwisho.,translated,human");
}

#[test]
#[ignore = "takes some seconds: a browser starts"]
fn findings_are_filtered_in_a_browser() {
    let place = Place::new();
    place.write(
        "pairs.csv",
        "en,sw\nIt costs 9000 dollars.,Inagharimu dola 5000.\nIt is <b>.,Ni  <script>alert(1)</script>.\n",
    );
    let page = place.run(&["check", "pairs.csv", "--report", "html"]).stdout;
    place.write("report.html", page);
    let Some(seen) = seen(&place, "findings.py", &["report.html"]) else { return };
    let expected = json!({
        "errors": [],
        "requests": [],
        "all": "3 of 3 shown",
        "rule of the second": "number.value",
        "with the words": "1 of 3 shown",
        "without warnings": "2 of 3 shown",
    });
    assert_eq!(seen, expected);
}
