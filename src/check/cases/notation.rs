//! How cases are written.
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

use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::segment::{Code, CodeKind, Segment};
use crate::text::language::Language;

/// A text with the places that are to be reported.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) language: Language,
    pub(super) text: String,
    pub(super) spans: Vec<(usize, usize)>,
    pub(super) codes: Vec<Code>,
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

    pub(super) fn segment(&self) -> Segment {
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
pub(super) struct Expected {
    pub(super) source: Option<Marked>,
    pub(super) target: Marked,
    pub(super) fix: Option<String>,
    pub(super) suggest: Option<String>,
    pub(super) context: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Case {
    pub(super) profile: String,
    pub(super) concepts: Vec<Concept>,
    pub(super) pairs: Vec<Expected>,
}

/// The cases in `lines`.
pub(super) fn cases(lines: &[&str]) -> Vec<Case> {
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

/// The lines inside the fences of `text`.
pub(super) fn fenced(text: &str) -> Vec<&str> {
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
