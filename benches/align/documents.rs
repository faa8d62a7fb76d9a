//! Documents in English and Swahili whose sentences are known to belong together.

use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

use istilahi::format::{ReadOptions, Source, UnitSink, Warning, named};
use istilahi::model::passage::PassageKind;
use istilahi::model::unit::Unit;
use istilahi::text::fold::stable_hash;
use istilahi::text::positions::Position;

/// A sentence or line of a document.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) passage: usize,
    pub(crate) kind: PassageKind,
}

/// A document and its translation.
pub(crate) struct Document {
    pub(crate) name: String,
    /// Where it is from.
    pub(crate) group: &'static str,
    pub(crate) pairs: Vec<(Line, Line)>,
}

#[derive(Default)]
struct Units(Vec<(String, String, String)>);

impl UnitSink for Units {
    fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
        if let [source, target] = unit.variants.as_slice() {
            let name = unit.name.unwrap_or_default();
            let name = name.split(':').next().unwrap_or_default().to_owned();
            self.0.push((name, source.segment.text().to_owned(), target.segment.text().to_owned()));
        }
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _warning: Warning) {}
}

/// The documents of `data` that weights are fitted on, or the others.
pub(crate) fn read(data: &Path, tuning: bool) -> Vec<Document> {
    let mut documents = courses(&data.join("courses"), tuning);
    documents.extend(tico19(&data.join("tico19/all.en-sw.tmx"), tuning));
    documents
}

/// Lessons, a paragraph, heading or list item a line; those that do not have as many in both languages are left out.
fn courses(folder: &Path, tuning: bool) -> Vec<Document> {
    let numbers = if tuning { 19..27 } else { 27..34 };
    let read = |number: usize, language: &str| -> Vec<Line> {
        let text = std::fs::read_to_string(folder.join(format!("{number:03}.{language}.txt"))).unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.enumerate().map(|(passage, line)| Line { text: line.to_owned(), passage, kind: kind(line) }).collect()
    };
    let lessons = numbers.map(|number| (number, read(number, "en"), read(number, "sw")));
    lessons
        .filter(|(_, source, target)| !source.is_empty() && source.len() == target.len())
        .map(|(number, source, target)| Document {
            name: format!("courses/{number:03}"),
            group: "courses",
            pairs: source.into_iter().zip(target).collect(),
        })
        .collect()
}

fn kind(line: &str) -> PassageKind {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let numbered = line.split_once(". ").is_some_and(|(number, _)| number.parse::<u16>().is_ok());
    match line.as_bytes().first() {
        Some(b'#') => PassageKind::Heading(level.min(6) as u8),
        Some(b'>') => PassageKind::Quote,
        Some(b'|') => PassageKind::Cell,
        Some(b'-' | b'*' | b'+') if line[1..].starts_with(' ') => PassageKind::ListItem,
        _ if numbered => PassageKind::ListItem,
        _ => PassageKind::Paragraph,
    }
}

/// Articles and papers, sentence by sentence; nothing is known of their paragraphs.
fn tico19(file: &Path, tuning: bool) -> Vec<Document> {
    let Ok(file) = File::open(file) else { return Vec::new() };
    let options = ReadOptions::default();
    let reader = named("tmx").and_then(|format| format.unit_reader()).expect("TMX is read");
    let mut units = Units::default();
    reader.read(&mut Source::new(&mut BufReader::new(file), &options), &mut units).expect("a valid file");
    let line = |text: String| Line { text, passage: 0, kind: PassageKind::Paragraph };
    let mut documents: Vec<Document> = Vec::new();
    for (name, source, target) in units.0 {
        let fitted = ["Wikipedia", "Wikinews", "wiki"].iter().any(|start| name.starts_with(start));
        if fitted != tuning {
            continue;
        }
        match documents.iter_mut().find(|document| document.name == name) {
            Some(document) => document.pairs.push((line(source), line(target))),
            None => {
                let groups = ["PubMed", "CMU", "Wikisource", "Wikivoyage", "Wikinews", "Wikipedia"];
                let group = groups.into_iter().find(|group| name.starts_with(group)).unwrap_or("wiki");
                documents.push(Document { name, group, pairs: vec![(line(source), line(target))] });
            }
        }
    }
    documents
}

/// The words of a text, ascending: what it says, near enough.
pub(crate) fn words(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<u64> = words.map(|word| stable_hash(&word.to_lowercase())).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether two sentences with these words, or parts of them, say the same.
pub(crate) fn are_alike(one: &[u64], other: &[u64]) -> bool {
    let common = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    // Of a sentence that is merged with another, a part is.
    common * 10 >= one.len().min(other.len()) * 7 && common * 10 >= one.len().max(other.len()) * 3
}
