//! The glossary files that ship, held to what glossary/README.md says of them.

use std::collections::{BTreeMap, BTreeSet};

use istilahi::app::shipped;
use istilahi::model::segment::Segment;
use istilahi::swahili::class_set::{ClassPair, ClassSet};
use istilahi::swahili::noun_class::NounClass;
use istilahi::terminology::recognise::Recogniser;
use istilahi::text::language::Language;

use crate::support::{Place, data, project_text};

const CONCEPTS: &[&str] = &["concept", "domain", "definition", "do_not_translate", "note"];
const TERMS: &[&str] =
    &["concept", "lang", "term", "status", "part_of_speech", "noun_class", "plural", "animate", "source", "note"];
const RELEASE: &[&str] = &["segment", "en", "sw_published", "sw_reviewed", "note"];
const STATUSES: &[&str] = &["preferred", "admitted", "deprecated", "forbidden"];

type Row = BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let text = project_text(&format!("glossary/{file}.csv"));
    let mut table = csv::Reader::from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{file}.csv: {error}"))).collect()
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n  {}", faults.len(), faults.join("\n  "));
}

#[test]
fn files_have_their_form() {
    for (file, header) in [("concepts", CONCEPTS), ("terms", TERMS), ("release", RELEASE)] {
        let text = project_text(&format!("glossary/{file}.csv"));
        assert_eq!(text.lines().next(), Some(header.join(",").as_str()));
        assert!(!text.contains(['\r', '\t', '\u{FEFF}', '\u{A0}']), "{file}.csv");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{file}.csv");
        let mut faults = Vec::new();
        for (at, row) in rows(file).iter().enumerate() {
            for (field, cell) in row {
                if cell.trim() != cell
                    || cell.contains("  ")
                    || cell.contains('\n')
                    || cell.chars().any(char::is_control)
                {
                    faults.push(format!("{file}.csv row {}: {field} {cell:?}", at + 2));
                }
            }
        }
        assert_none(&faults);
    }
}

#[test]
fn rows_are_sorted_and_unique() {
    let concepts: Vec<String> = rows("concepts").iter().map(|row| row["concept"].clone()).collect();
    assert!(concepts.is_sorted_by(|a, b| a < b), "concepts.csv is sorted by concept");
    let status = |row: &Row| STATUSES.iter().position(|one| *one == row["status"]);
    let key = |row: &Row| (row["concept"].clone(), row["lang"].clone(), status(row), row["term"].clone());
    let terms = rows("terms");
    for pair in terms.windows(2) {
        assert!(key(&pair[0]) < key(&pair[1]), "terms.csv: {:?} stands before {:?}", key(&pair[0]), key(&pair[1]));
    }
    let mut seen = BTreeSet::new();
    for row in &terms {
        let one = (row["concept"].clone(), row["lang"].clone(), row["term"].clone());
        assert!(seen.insert(one.clone()), "{one:?} stands twice");
        assert!(concepts.binary_search(&row["concept"]).is_ok(), "{one:?} is of no concept");
    }
}

#[test]
fn cells_hold_what_the_readme_allows() {
    let readme = project_text("glossary/README.md");
    let mut faults = Vec::new();
    let mut check = |what: &str, row: &Row, field: &str, allowed: &[&str]| {
        if !allowed.contains(&row[field].as_str()) {
            faults.push(format!("{what}: {field} {:?}", row[field]));
        }
    };
    let domains = readme.lines().find(|line| line.starts_with("Domains: ")).expect("a list of domains");
    let domains: Vec<&str> = domains.split('`').skip(1).step_by(2).collect();
    for row in rows("concepts") {
        check(&row["concept"], &row, "domain", &domains);
        check(&row["concept"], &row, "do_not_translate", &["", "yes"]);
    }
    for row in rows("terms") {
        let what = format!("{} {} {}", row["concept"], row["lang"], row["term"]);
        check(&what, &row, "lang", &["en", "sw"]);
        check(&what, &row, "status", STATUSES);
        let parts = ["noun", "verb", "adjective", "adverb", "proper noun", "phrase"];
        check(&what, &row, "part_of_speech", &parts);
        check(&what, &row, "animate", &["", "yes"]);
        check(&what, &row, "source", &["release", "CLDR", "common use", "proposed"]);
    }
    assert_none(&faults);
}

#[test]
fn every_column_is_in_the_readme() {
    let readme = project_text("glossary/README.md");
    for (file, header) in [("concepts", CONCEPTS), ("terms", TERMS), ("release", RELEASE)] {
        let section = readme.split("\n## ").find(|section| section.starts_with(&format!("{file}.csv")));
        let section = section.unwrap_or_else(|| panic!("no section on {file}.csv"));
        for field in header {
            assert!(section.contains(&format!("\n| `{field}` | ")), "{file}.csv: {field}");
        }
    }
}

#[test]
fn concepts_are_complete() {
    let concepts = rows("concepts");
    assert!(concepts.len() >= 150, "{} concepts", concepts.len());
    let terms = rows("terms");
    let mut faults = Vec::new();
    for concept in &concepts {
        let name = &concept["concept"];
        if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            faults.push(format!("{name}: no name"));
        }
        if !concept["definition"].ends_with('.') || concept["definition"].split(' ').count() < 3 {
            faults.push(format!("{name}: definition {:?}", concept["definition"]));
        }
        for lang in ["en", "sw"] {
            let preferred = |row: &&Row| row["concept"] == *name && row["lang"] == lang && row["status"] == "preferred";
            let count = terms.iter().filter(preferred).count();
            if count != 1 {
                faults.push(format!("{name}: {count} preferred {lang} terms"));
            }
        }
    }
    for row in terms.iter().filter(|row| STATUSES[2..].contains(&row["status"].as_str()) && row["note"].is_empty()) {
        faults.push(format!("{}: {} does not say what to use", row["concept"], row["term"]));
    }
    assert_none(&faults);
}

#[test]
fn the_companies_are_entities_with_their_aliases() {
    let entities: BTreeSet<String> =
        rows("concepts").iter().filter(|row| row["domain"] == "entity").map(|row| row["concept"].clone()).collect();
    let terms = rows("terms");
    for names in [
        ["Chinalco", "Aluminum Corporation of China", "China Aluminium Group", "Kikundi cha Aluminium cha China"]
            .as_slice(),
        &["China Rare Earth Group", "Kikundi cha China Rare Earth"],
    ] {
        let of = |name: &str| terms.iter().find(|row| row["term"] == name).map(|row| row["concept"].clone());
        let concept = of(names[0]).unwrap_or_else(|| panic!("{} is no term", names[0]));
        assert!(entities.contains(&concept), "{concept}");
        for name in names {
            let there = terms.iter().any(|row| row["concept"] == concept && row["term"] == *name);
            assert!(there, "{name} is no alias of {concept}");
        }
    }
}

/// What is wrong with a noun in the class of the pair: its prefix, and the -a that may follow it.
fn noun_fault(phrase: &str, class: NounClass, concords: NounClass) -> Option<String> {
    let mut words = phrase.split(' ');
    let (head, next) = (words.next().unwrap_or_default().to_lowercase(), words.next().unwrap_or_default());
    // Classes 5, 9 and 10 take nouns without a prefix, 1 and 2 those of relatives and trades (fundi, mafundi).
    let free = matches!(class.number(), 1 | 2 | 5 | 9 | 10);
    if !free && !class.noun_prefixes().iter().any(|prefix| head.starts_with(prefix)) {
        return Some(format!("`{head}` has no prefix of class {class}"));
    }
    let associatives: BTreeSet<String> = NounClass::all().map(NounClass::associative).collect();
    // `kwa` may be the preposition: uchakataji kwa joto.
    if associatives.contains(next) && next != "kwa" && next != concords.associative() {
        return Some(format!("`{phrase}`: class {concords} has -a {}", concords.associative()));
    }
    None
}

#[test]
fn swahili_nouns_have_a_class_and_a_plural_that_fits_it() {
    let mut faults = Vec::new();
    for row in rows("terms") {
        let (term, class) = (&row["term"], &row["noun_class"]);
        let is_noun = row["lang"] == "sw" && ["noun", "proper noun"].contains(&row["part_of_speech"].as_str());
        if !is_noun {
            if !class.is_empty() {
                faults.push(format!("{term}: class {class}, and no Swahili noun"));
            }
            continue;
        }
        let Ok(set) = class.parse::<ClassSet>() else {
            faults.push(format!("{term}: class {class:?}"));
            continue;
        };
        let animate = row["animate"] == "yes";
        let plurals: Vec<&str> = row["plural"].split('|').filter(|plural| !plural.is_empty()).collect();
        let pairs: Vec<&ClassPair> = set.pairs().iter().filter(|pair| pair.plural.is_some()).collect();
        if plurals.len() != pairs.len() {
            faults.push(format!("{term}: class {class}, plural {:?}", row["plural"]));
        }
        let fits = |pair: &&ClassPair| noun_fault(term, pair.singular, pair.concords(animate).singular).is_none();
        if row["status"] != "forbidden" && !set.pairs().iter().any(|pair| fits(&pair)) {
            faults.push(format!("{term}: does not fit class {class}"));
        }
        for (plural, pair) in plurals.iter().zip(pairs) {
            let class = pair.plural.expect("pairs without a plural are left out");
            let fault = noun_fault(plural, class, pair.concords(animate).plural.unwrap_or(class));
            faults.extend(fault.map(|fault| format!("{term}: plural {fault}")));
            let same_head = plural.split(' ').next() == term.split(' ').next();
            if (pair.singular.number(), class.number()) == (9, 10) && !same_head {
                faults.push(format!("{term}: {plural} is not the same in class 10"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_corrected_release_holds_no_term_to_avoid() {
    let concepts = shipped::concepts();
    let recogniser = Recogniser::new(&concepts, &Language::swahili());
    let mut faults = Vec::new();
    let mut found = 0;
    for row in shipped::release() {
        let segment = Segment::plain(row.sw_reviewed.as_str());
        for occurrence in recogniser.recognise(&segment) {
            let term = &concepts[occurrence.concept].terms[occurrence.term];
            found += 1;
            if !term.status.is_usable() {
                let form = &row.sw_reviewed[occurrence.span.clone()];
                let concept = &concepts[occurrence.concept].name;
                faults.push(format!("segment {}: `{form}` is {} for {concept}", row.segment, term.status));
            }
        }
    }
    assert_none(&faults);
    assert!(found > 60, "only {found} terms were recognised in the release");
}

#[test]
fn the_release_has_its_segments_and_names_its_corrections() {
    let release = shipped::release();
    assert_eq!(release.len(), 13);
    assert!(release.iter().zip(1..).all(|(row, number)| row.segment == number));
    let mut faults = Vec::new();
    let mut corrections = 0;
    for row in &release {
        assert!(!row.en.is_empty() && !row.sw_published.is_empty());
        for note in row.note.split('|').filter(|note| !note.is_empty()) {
            corrections += 1;
            let Some((published, rest)) = note.split_once(" → ") else {
                faults.push(format!("segment {}: {note:?} has no arrow", row.segment));
                continue;
            };
            let Some((reviewed, reason)) = rest.split_once(": ") else {
                faults.push(format!("segment {}: {note:?} gives no reason", row.segment));
                continue;
            };
            if !row.sw_published.contains(published) {
                faults.push(format!("segment {}: `{published}` was not published", row.segment));
            }
            if !row.sw_reviewed.contains(reviewed) {
                faults.push(format!("segment {}: `{reviewed}` is not in the corrected text", row.segment));
            }
            if reason.len() < 5 || published == reviewed {
                faults.push(format!("segment {}: {note:?}", row.segment));
            }
        }
    }
    assert_none(&faults);
    assert!(corrections >= 50, "{corrections} corrections");
}

#[test]
fn the_published_text_is_the_release_word_for_word() {
    let Some(path) = data("../release/release.sw.txt") else { return };
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let text = std::fs::read_to_string(path).unwrap();
    let joined: Vec<String> = shipped::release().iter().map(|row| row.sw_published.clone()).collect();
    assert_eq!(words(&joined.join(" ")), words(&text));
}

#[test]
fn the_examples_show_what_the_program_does() {
    let place = Place::new();
    for (file, from, to) in [("aluminium-recycling.en.md", "en", "sw"), ("ardhi-adimu.sw.md", "sw", "en")] {
        place.write(file, project_text(&format!("examples/{file}")));
        let found = place.run(&["suggest", file, "--from", from, "--to", to, "--format", "json"]);
        assert_eq!(found.status, 0, "{}", found.stderr);
        let found = found.objects();
        assert!(found.len() > 20, "{file}: {} segments", found.len());
        let kinds: Vec<&str> = found.iter().filter_map(|one| one["matches"][0]["kind"].as_str()).collect();
        assert!(!kinds.is_empty(), "{file}");
        assert!(found.iter().any(|one| !one["terms"].as_array().unwrap().is_empty()));
        if from == "en" {
            assert!(kinds.len() >= 3, "{kinds:?}");
            assert!(kinds.iter().any(|kind| *kind != "fuzzy"), "{kinds:?}");
        }
    }
}
