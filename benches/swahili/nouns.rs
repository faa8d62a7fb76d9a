//! Plurals that lead to their nouns among a list of nouns whose classes nobody gave.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use istilahi::model::concept::{PartOfSpeech, Term};
use istilahi::terminology::how::How;
use istilahi::terminology::inflection::forms;
use istilahi::text::language::Language;

use crate::figures::{Case, print, rows};
use crate::rival::lemmas;

const GOAL: &str = "0.985, 0.985";

pub(crate) fn measure() {
    for (name, file) in
        [("noun plurals, typed set", "noun_plurals.csv"), ("noun plurals, second set", "noun_plurals_blind.csv")]
    {
        let pairs: Vec<(String, String)> =
            rows(file).iter().map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
        let nouns: Vec<String> = pairs.iter().map(|pair| pair.1.clone()).collect();
        measure_on(name, &pairs, &nouns);
    }
    match std::env::var("FREEDICT").ok().map(|path| freedict(&path)) {
        Some(Ok((pairs, nouns))) => measure_on("noun plurals, FreeDict", &pairs, &nouns),
        Some(Err(error)) => println!("noun plurals, FreeDict: skipped: {error}"),
        None => println!("noun plurals, FreeDict: skipped: FREEDICT names no file"),
    }
}

fn measure_on(name: &str, pairs: &[(String, String)], nouns: &[String]) {
    let mut by_form: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for noun in nouns {
        let term = Term { part_of_speech: Some(PartOfSpeech::Noun), ..Term::new(Language::swahili(), noun.as_str()) };
        for form in forms(&term).into_iter().filter(|form| matches!(form.how, How::Exact | How::Inflected)) {
            by_form.entry(form.text).or_default().insert(noun.clone());
        }
    }
    let mut right: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (plural, noun) in pairs.iter().filter(|(plural, noun)| plural != noun) {
        right.entry(plural).or_default().push(noun.clone());
    }
    let case = |found: &dyn Fn(&str) -> BTreeSet<String>| -> Vec<Case> {
        let case = |(form, right): (&&str, &Vec<String>)| Case {
            form: (*form).to_owned(),
            right: right.clone(),
            found: found(form),
        };
        right.iter().map(case).collect()
    };
    print(name, GOAL, &case(&|form| by_form.get(form).cloned().unwrap_or_default()));
    let words: Vec<&str> = right.keys().copied().collect();
    if let Some(lemmas) = lemmas(&words) {
        let lemmas: BTreeMap<&str, String> = words.into_iter().zip(lemmas).collect();
        let known: BTreeSet<&String> = nouns.iter().collect();
        let found = |form: &str| lemmas[form].clone();
        let cases =
            case(&|form| BTreeSet::from([found(form)]).into_iter().filter(|noun| known.contains(noun)).collect());
        print(&format!("{name}, simplemma"), "none", &cases);
    }
}

type Pairs = Vec<(String, String)>;

/// Plurals with their nouns, and all nouns, of the dictionary at `path`. A plural has an entry of its own there, which is
/// no noun to be found.
fn freedict(path: &str) -> Result<(Pairs, Vec<String>), String> {
    let output = Command::new("gzip").args(["-dc", path]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    let mut pairs = Pairs::new();
    let mut nouns: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| line.contains("/ <n>")) {
        let Some((noun, rest)) = line.split_once(" /") else { continue };
        if noun.contains(' ') {
            continue;
        }
        nouns.push(noun.to_owned());
        if let Some(plural) = rest.split("(pl: {").nth(1).and_then(|rest| rest.split('}').next()) {
            pairs.push((plural.to_owned(), noun.to_owned()));
        }
    }
    let is_singular = |noun: &str| pairs.iter().any(|(_, one)| one == noun);
    nouns.retain(|noun| is_singular(noun) || !pairs.iter().any(|(plural, _)| plural == noun));
    nouns.sort();
    nouns.dedup();
    if pairs.is_empty() { Err(format!("{path} has no nouns with plurals")) } else { Ok((pairs, nouns)) }
}
