//! The pages of the rules, which are made from the docs in the rules' own files: a page for each area, and a table of all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use istilahi::check::setting::{Setting, Usual};
use istilahi::check::{Rule, all};

use crate::support::project;

const FOLDER: &str = "docs/rules";

fn area(rule: &dyn Rule) -> &'static str {
    rule.id().split('.').next().expect("a name has an area")
}

fn precision(rule: &dyn Rule) -> String {
    rule.precision().map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// What GitHub makes of the heading `space.double`.
fn anchor(rule: &dyn Rule) -> String {
    rule.id().replace('.', "")
}

/// The text as it may stand in a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Every page by its name, as it should be.
fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut index = String::from(
        "# Rules\n\n\
         What [check](../commands/check.md) finds. `istilahi check rules` lists the same, with `--profile` as a profile has \
         it; `istilahi check explain RULE` prints a rule's section of these pages.\n\n\
         The precision is the share of a rule's findings in good human translations that are faults; a dash stands where \
         there were too few findings to tell.\n",
    );
    let mut last = "";
    for rule in all() {
        let area = area(rule);
        let page = pages.entry(format!("{area}.md")).or_insert_with(|| {
            format!("# Rules: {area}\n\n[All rules](README.md). How severe a rule is, and its settings, can be set in a profile.\n")
        });
        page.push_str(&section(rule));
        if area != last {
            last = area;
            write!(index, "\n## [{area}]({area}.md)\n\n| rule | severity | precision | finds |\n|---|---|---|---|\n")
                .expect("a string takes all");
        }
        let (id, severity, summary) = (rule.id(), rule.severity(), cell(rule.summary()));
        writeln!(index, "| [{id}]({area}.md#{}) | {severity} | {} | {summary} |", anchor(rule), precision(rule))
            .expect("a string takes all");
    }
    pages.insert("README.md".to_owned(), index);
    pages
}

/// What a page says of one rule: its docs with their headings one level down.
fn section(rule: &dyn Rule) -> String {
    let mut facts = vec![format!("Severity: {}", rule.severity())];
    facts.extend(rule.precision().is_some().then(|| format!("measured precision: {}", precision(rule))));
    facts.extend(rule.needs_source().then(|| "compares with the source".to_owned()));
    facts.extend(rule.language().map(|language| format!("for texts in `{language}`")));
    let mut text = format!("\n## {}\n\n{}.\n\n{}.\n", rule.id(), rule.summary(), facts.join("; "));
    let mut fenced = false;
    let docs = rule.docs().lines().skip(1).map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
    let mut sections: Vec<String> = vec![String::new()];
    for line in docs {
        fenced ^= line.starts_with("```");
        if line.starts_with("## ") && !fenced {
            sections.push(String::new());
        }
        let hash = if line.starts_with('#') && !fenced { "#" } else { "" };
        let last = sections.last_mut().expect("there is one at least");
        writeln!(last, "{hash}{line}").expect("a string takes all");
    }
    let mut has_settings = rule.settings().is_empty();
    for section in sections.iter().map(|section| section.trim()).filter(|section| !section.is_empty()) {
        write!(text, "\n{section}\n").expect("a string takes all");
        if section.starts_with("### Settings") {
            text.push_str(&settings(rule));
            has_settings = true;
        }
    }
    if !has_settings {
        write!(text, "\n### Settings\n{}", settings(rule)).expect("a string takes all");
    }
    text
}

fn settings(rule: &dyn Rule) -> String {
    if rule.settings().is_empty() {
        return String::new();
    }
    let row = |one: &Setting| {
        let usual = match one.usual {
            Usual::Flag(flag) => format!("`{flag}`"),
            Usual::Number(number) => format!("`{number}`"),
            Usual::Text(text) => format!("`\"{text}\"`"),
            Usual::Words | Usual::Replacements => "none".to_owned(),
        };
        format!("| `{}` | {} | {usual} | {} |\n", one.name, one.usual.kind(), cell(one.about))
    };
    let rows: String = rule.settings().iter().map(row).collect();
    format!("\n| setting | value | usually | meaning |\n|---|---|---|---|\n{rows}")
}

#[test]
fn pages_of_rules_are_made_from_their_docs() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let folder = project(FOLDER);
    if update {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
    }
    let pages = pages();
    let mut wrong = Vec::new();
    for (name, text) in &pages {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).ok().as_ref() == Some(text) {
            continue;
        }
        match update {
            true => std::fs::write(&path, text).expect("the page can be written"),
            false => wrong.push(format!("{FOLDER}/{name} is not what the rules' docs say")),
        }
    }
    let there =
        std::fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("an entry").file_name());
    for name in there.map(|name| name.to_string_lossy().into_owned()).filter(|name| !pages.contains_key(name)) {
        match update {
            true => std::fs::remove_file(folder.join(&name)).expect("the page can be removed"),
            false => wrong.push(format!("{FOLDER}/{name} is of no area")),
        }
    }
    assert!(wrong.is_empty(), "{}\nto write them: UPDATE_DOCS=1 cargo test docs", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_section_and_a_row() {
    let pages = pages();
    let index = &pages["README.md"];
    let mut anchors = BTreeSet::new();
    for rule in all() {
        assert!(pages[&format!("{}.md", area(rule))].contains(&format!("\n## {}\n", rule.id())));
        assert!(index.contains(&format!("| [{}](", rule.id())));
        assert!(anchors.insert(anchor(rule)), "two rules have one anchor");
    }
    assert_eq!(pages.len(), 1 + all().map(area).collect::<BTreeSet<_>>().len(), "areas stand together");
}
