//! The cases in the docs of the rules and in `tests/checks/`, and the test that holds every rule to them.
//!
//! A case is a paragraph of lines. `en: …` and then `sw: …` are a pair, several `sw: …` are texts without a source; the
//! rule must report just what stands between `[[` and `]]`. `fix: …` is what the text above becomes when the safe
//! suggestions are made, `suggest: …` the first suggestion there, `context: …` the context of the pair above,
//! `profile: …` a line of TOML for the whole case.
//!
//! `concept: NAME | en: term | sw: term [7/8] | sw forbidden: term` gives the glossary of a case a concept; `NAME keep` is
//! one that is not translated. Between language and colon a term can have a status and a part of speech (`noun` unless
//! it says `verb`, `adjective`, `name`); the first term of a language is preferred, the others are admitted unless they
//! say otherwise. Behind a term stand its class, and its plural in brackets: `mfumo wa zamani [3/4] (mifumo ya zamani)`.
//!
//! `{{<b>}}`, `{{</b>}}` and `{{<br/>}}` are inline codes with what stands inside the braces as their content.

use std::fs;
use std::path::Path;

use super::{Engine, Glossary, Pair, Profile, Rule, Setup, all, named};
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::finding::{Finding, Side};
use crate::model::segment::{Code, CodeKind, Segment};
use crate::text::language::Language;

/// A text with the places that are to be reported.
#[derive(Clone, Debug)]
struct Marked {
    language: Language,
    text: String,
    spans: Vec<(usize, usize)>,
    codes: Vec<Code>,
}

impl Marked {
    fn read(language: Language, line: &str) -> Marked {
        let mut marked = Marked { language, text: String::new(), spans: Vec::new(), codes: Vec::new() };
        let mut rest = line;
        let mut open = None;
        while let Some(next) = rest.chars().next() {
            if let Some(inside) = rest.strip_prefix("[[") {
                open = Some(marked.text.len());
                rest = inside;
            } else if let (Some(start), Some(behind)) = (open, rest.strip_prefix("]]")) {
                marked.spans.push((start, marked.text.len()));
                (open, rest) = (None, behind);
            } else if let Some((content, behind)) = code(rest) {
                let start = marked.text.len();
                marked.text.push_str(content);
                let kind = match content {
                    _ if content.starts_with("</") => CodeKind::End,
                    _ if content.ends_with("/>") => CodeKind::Placeholder,
                    _ => CodeKind::Start,
                };
                marked.codes.push(Code::new(kind, start..marked.text.len()));
                rest = behind;
            } else {
                marked.text.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
        assert!(open.is_none(), "no `]]` in: {line}");
        marked
    }

    fn segment(&self) -> Segment {
        Segment::checked(self.text.clone(), self.codes.clone()).expect("codes are in order")
    }
}

/// The content of the code that `text` begins with, and what stands behind it.
fn code(text: &str) -> Option<(&str, &str)> {
    let (content, behind) = text.strip_prefix("{{")?.split_once("}}")?;
    (content.starts_with('<') && content.ends_with('>')).then_some((content, behind))
}

/// One pair of a case, with what is expected of it.
#[derive(Debug)]
struct Expected {
    source: Option<Marked>,
    target: Marked,
    fix: Option<String>,
    suggest: Option<String>,
    context: Option<String>,
}

#[derive(Debug, Default)]
struct Case {
    profile: String,
    concepts: Vec<Concept>,
    pairs: Vec<Expected>,
}

/// The cases in `lines`.
fn cases(lines: &[&str]) -> Vec<Case> {
    let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(case).collect()
}

fn case(lines: &[&str]) -> Case {
    let mut case = Case::default();
    let mut waiting: Option<Marked> = None;
    for line in lines {
        let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("no key in: {line}"));
        let value = value.strip_prefix(' ').unwrap_or(value);
        let alone = |target| Expected { source: None, target, fix: None, suggest: None, context: None };
        if matches!(key, "fix" | "suggest" | "context") {
            case.pairs.extend(waiting.take().map(alone));
        }
        let last = || panic!("nothing above: {line}");
        match key {
            "profile" => case.profile = format!("{}{value}\n", case.profile),
            "fix" => case.pairs.last_mut().unwrap_or_else(last).fix = Some(value.to_owned()),
            "concept" => case.concepts.push(concept(value)),
            "context" => case.pairs.last_mut().unwrap_or_else(last).context = Some(value.to_owned()),
            "suggest" => case.pairs.last_mut().unwrap_or_else(last).suggest = Some(value.to_owned()),
            _ => {
                let language: Language = key.parse().unwrap_or_else(|_| panic!("no language: {line}"));
                let marked = Marked::read(language, value);
                match waiting.take() {
                    None => waiting = Some(marked),
                    Some(before) if before.language == marked.language => {
                        case.pairs.push(alone(before));
                        waiting = Some(marked);
                        continue;
                    }
                    source => {
                        case.pairs.push(Expected { source, target: marked, fix: None, suggest: None, context: None })
                    }
                }
                continue;
            }
        }
    }
    if let Some(target) = waiting {
        case.pairs.push(Expected { source: None, target, fix: None, suggest: None, context: None });
    }
    case
}

/// The concept that a line describes.
fn concept(line: &str) -> Concept {
    let mut parts = line.split(" | ");
    let name = parts.next().unwrap_or_default().trim();
    let mut concept = Concept::new(name.trim_end_matches(" keep"));
    concept.do_not_translate = name.ends_with(" keep");
    for part in parts {
        let (about, text) = part.split_once(':').unwrap_or_else(|| panic!("no term in: {line}"));
        let mut words = about.split_whitespace();
        let language: Language = words.next().and_then(|word| word.parse().ok()).expect("a term has a language");
        let (text, plural) = text.split_once(" (").map_or((text, None), |(text, rest)| (text, rest.strip_suffix(')')));
        let (text, class) = text.split_once(" [").map_or((text, None), |(text, rest)| (text, rest.strip_suffix(']')));
        let mut term = Term::new(language.clone(), text.trim());
        let first = concept.terms.iter().all(|term| term.language != language);
        term.status = if first { TermStatus::Preferred } else { TermStatus::Admitted };
        term.part_of_speech = Some(PartOfSpeech::Noun);
        term.plural = plural.map(str::to_owned);
        term.noun_class = class.map(|class| class.trim_end_matches(']').to_owned());
        term.animate = class == Some("1/2");
        for word in words {
            match word {
                "name" => term.part_of_speech = Some(PartOfSpeech::ProperNoun),
                word => match word.parse() {
                    Ok(status) => term.status = status,
                    Err(_) => term.part_of_speech = Some(word.parse().expect("a status or a part of speech")),
                },
            }
        }
        concept.terms.push(term);
    }
    concept
}

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
        setup.glossary = Some(Glossary::new(case.concepts.clone(), &setup.source, &setup.target));
    }
    let pairs: Vec<Pair> = case
        .pairs
        .iter()
        .map(|expected| Pair {
            source: expected.source.as_ref().map(Marked::segment),
            target: expected.target.segment(),
            context: expected.context.clone(),
        })
        .collect();
    let engine = Engine::new(&[rule], &setup);
    let document = engine.check(&pairs);
    let mut faults: Vec<String> = document.faults().iter().map(|fault| format!("{fault:?}")).collect();
    let findings = document.findings();
    for (index, expected) in case.pairs.iter().enumerate() {
        let here: Vec<&&Finding> = findings.iter().filter(|one| one.segment == index).collect();
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
        if let Some(fix) = &expected.fix {
            let mut text = expected.target.text.clone();
            for finding in here.iter().rev().filter(|one| one.is_safe) {
                text.replace_range(finding.span.clone(), &finding.suggestions[0]);
            }
            if text != *fix {
                faults.push(format!("{}: is fixed to `{text}`, expected `{fix}`", expected.target.text));
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

/// The lines inside the fences of `text`.
fn fenced(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        if line.trim_start().starts_with("```") {
            inside = !inside;
            lines.push("");
        } else if inside {
            lines.push(line);
        }
    }
    lines
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
        assert!(name.strip_suffix(".md").and_then(named).is_some(), "tests/checks/{name} is of no rule");
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

#[test]
fn correct_text_has_no_errors_or_warnings() {
    let reviewed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary/release.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(reviewed.as_bytes());
    let texts = rows.records().map(|row| row.unwrap().get(3).unwrap_or_default().to_owned());
    let pair = |text| Pair { source: None, target: Segment::plain(text), context: None };
    let pairs: Vec<Pair> = texts.map(pair).collect();
    let target = "sw".parse().unwrap();
    let setup = Setup { source: Language::english(), target, glossary: None, profile: Profile::default() };
    let rules: Vec<&dyn Rule> = all().map(|rule| rule as &dyn Rule).collect();
    let engine = Engine::new(&rules, &setup);
    let document = engine.check(&pairs);
    let heavy = |one: &&&Finding| one.severity != crate::model::finding::Severity::Info;
    let found: Vec<String> = document.findings().iter().filter(heavy).map(|one| format!("{one:?}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
