//! The test that holds every rule to the cases in its docs and in `tests/checks/`.

mod notation;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use notation::{Case, Expected, Marked, cases, fenced};

use super::{Engine, Glossary, Pair, Profile, Rule, Setup, all, fix, named};
use crate::model::finding::{Finding, Severity, Side};
use crate::model::segment::Segment;
use crate::text::language::Language;

/// Every fault of `rule` in `case`, in words.
fn faults(rule: &'static dyn Rule, case: &Case) -> Vec<String> {
    let (mut profile, faults) = Profile::read(&case.profile, &mut |_| None);
    assert!(faults.is_empty(), "{}: {faults:?}", rule.id());
    profile.only([rule.id()]);
    let first = case.pairs.first().expect("a case has a text");
    let mut setup = Setup {
        source: first.source.as_ref().map_or_else(Language::english, |source| source.language.clone()),
        target: first.target.language.clone(),
        glossary: None,
        profile,
    };
    if !case.concepts.is_empty() {
        setup.glossary = Some(Arc::new(Glossary::new(case.concepts.clone(), &setup.source, &setup.target)));
    }
    let pairs: Vec<Pair> = case
        .pairs
        .iter()
        .map(|expected| Pair {
            source: expected.source.as_ref().map(Marked::segment),
            target: expected.target.segment(),
            context: expected.context.clone(),
            ..Pair::default()
        })
        .collect();
    let engine = Engine::new(&[rule], &setup);
    let document = engine.check(&pairs);
    let mut faults: Vec<String> = document.faults().iter().map(|fault| format!("{fault:?}")).collect();
    let findings = document.findings();
    for (index, expected) in case.pairs.iter().enumerate() {
        let here: Vec<&Finding> = findings.iter().copied().filter(|one| one.segment == index).collect();
        for (side, marked) in [(Side::Source, expected.source.as_ref()), (Side::Target, Some(&expected.target))] {
            let Some(marked) = marked else { continue };
            let of_side = here.iter().filter(|one| one.side == side);
            let found: Vec<(usize, usize)> = of_side.map(|one| (one.span.start, one.span.end)).collect();
            if found != marked.spans {
                let words = |spans: &[(usize, usize)]| {
                    spans.iter().map(|(start, end)| format!("`{}`", &marked.text[*start..*end])).collect::<Vec<_>>()
                };
                faults.push(format!("{}: found {:?}, expected {:?}", marked.text, words(&found), words(&marked.spans)));
            }
        }
        if let Some(wanted) = &expected.fix {
            let target = expected.target.segment();
            let edits = fix::edits(&target, &here);
            let text = fix::apply(&target, &edits).map_or_else(String::new, |fixed| fixed.text().to_owned());
            if text != *wanted {
                faults.push(format!("{}: is fixed to `{text}`, expected `{wanted}`", expected.target.text));
            }
        }
        if let Some(suggest) = &expected.suggest {
            let first = here.iter().find_map(|one| one.suggestions.first());
            if first != Some(suggest) {
                faults.push(format!("{}: suggests {first:?}, expected `{suggest}`", expected.target.text));
            }
        }
    }
    faults
}

#[test]
fn every_rule_does_what_its_docs_and_cases_show() {
    let mut wrong = Vec::new();
    for rule in all() {
        let in_docs = cases(&fenced(rule.docs()));
        if in_docs.is_empty() {
            wrong.push(format!("{}: its docs show no case", rule.id()));
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/checks/{}.md", rule.id()));
        let further = fs::read_to_string(path).unwrap_or_default();
        for case in in_docs.iter().chain(&cases(&fenced(&further))) {
            wrong.extend(faults(rule, case).into_iter().map(|fault| format!("{}: {fault}", rule.id())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_cases_is_of_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // Verdicts on human text are in folders of their own.
        if entry.path().is_dir() {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_clean = name == CLEAN;
        assert!(is_clean || name.strip_suffix(".md").and_then(named).is_some(), "tests/checks/{name} is of no rule");
    }
}

#[test]
fn every_rule_is_described_in_full() {
    let mut ids: Vec<&str> = Vec::new();
    for rule in all() {
        let (id, docs) = (rule.id(), rule.docs());
        assert!(!ids.contains(&id), "{id} stands twice");
        ids.push(id);
        assert!(id.split_once('.').is_some(), "{id} has no area");
        assert!(!rule.summary().is_empty() && !rule.summary().ends_with('.'), "{id}: the summary is a phrase");
        for heading in ["## What it finds", "## Why", "## Example", "## What to do"] {
            assert!(docs.contains(heading), "{id}: its docs have no `{heading}`");
        }
    }
}

/// Sentences and pairs that look wrong and are right.
const CLEAN: &str = "clean.md";

/// What the errors and warnings of all rules are on `pairs`, in words.
fn heavy_findings(pairs: &[Pair]) -> Vec<String> {
    let target = "sw".parse().unwrap();
    let setup = Setup { source: Language::english(), target, glossary: None, profile: Profile::default() };
    let rules: Vec<&dyn Rule> = all().map(|rule| rule as &dyn Rule).collect();
    let engine = Engine::new(&rules, &setup);
    let document = engine.check(pairs);
    let heavy = |one: &&&Finding| one.severity != Severity::Info;
    let text = |one: &Finding| pairs[one.segment].target.text().to_owned();
    let findings = document.findings();
    findings.iter().filter(heavy).map(|one| format!("{}: {} in: {}", one.rule, one.message, text(one))).collect()
}

#[test]
fn correct_text_has_no_errors_or_warnings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reviewed = fs::read_to_string(root.join("glossary/release.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(reviewed.as_bytes());
    let texts = rows.records().map(|row| row.unwrap().get(3).unwrap_or_default().to_owned());
    let pair = |text| Pair { source: None, target: Segment::plain(text), ..Pair::default() };
    let mut found = heavy_findings(&texts.map(pair).collect::<Vec<Pair>>());
    let clean = fs::read_to_string(root.join("tests/checks").join(CLEAN)).unwrap();
    for case in cases(&fenced(&clean)) {
        let pair = |one: &Expected| Pair {
            source: one.source.as_ref().map(Marked::segment),
            target: one.target.segment(),
            ..Pair::default()
        };
        found.extend(heavy_findings(&case.pairs.iter().map(pair).collect::<Vec<Pair>>()));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
