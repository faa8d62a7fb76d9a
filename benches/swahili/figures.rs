//! Recall and precision of finding words by their forms, and the cases that went wrong.

use std::collections::BTreeSet;

/// One form: what it should lead to (any of these is right) and what it led to.
pub(crate) struct Case {
    pub(crate) form: String,
    pub(crate) right: Vec<String>,
    pub(crate) found: BTreeSet<String>,
}

/// Prints the figures of `cases` under `name`, and the misses.
pub(crate) fn print(name: &str, goal: &str, cases: &[Case]) {
    let is_hit = |case: &Case| case.right.iter().any(|word| case.found.contains(word));
    let right_finds = |case: &Case| case.found.iter().filter(|word| case.right.contains(word)).count();
    let hits = cases.iter().filter(|case| is_hit(case)).count();
    let finds: usize = cases.iter().map(|case| case.found.len()).sum();
    let right: usize = cases.iter().map(right_finds).sum();
    println!(
        "{name}: {} forms, recall {:.4}, precision {:.4} (goal {goal})",
        cases.len(),
        share(hits, cases.len()),
        share(right, finds)
    );
    let all = std::env::var_os("MISSES").is_some();
    let shown = if all { usize::MAX } else { 12 };
    let wrong: Vec<&Case> = cases.iter().filter(|case| !is_hit(case) || right_finds(case) < case.found.len()).collect();
    for case in wrong.iter().take(shown) {
        let found: Vec<&str> = case.found.iter().map(String::as_str).collect();
        println!("    {}: should be {}, found {}", case.form, case.right.join(" or "), found.join(", "));
    }
    if wrong.len() > shown {
        println!("    and {} more", wrong.len() - shown);
    }
}

/// `part` of `whole`; 1 where there is nothing to find.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The rows of a CSV file below `benches/measures/`, without its header.
pub(crate) fn rows(name: &str) -> Vec<csv::StringRecord> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/measures").join(name);
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.records().map(|row| row.expect("a row")).collect()
}
