//! Alignment: how many pairs are right on documents with merged and missing sentences, how many missing ones are found,
//! how far the confidence can be trusted, and what 100,000 sentences cost.
//!
//! `DATA=../shared/data` names a folder with `tico19/all.en-sw.tmx` and `courses/`; without it there is nothing to
//! measure but speed. Weights were fitted on some documents (`TUNING=1` shows these), the figures are of the others.
//! `WEIGHTS=gap=-4,words=0.5` tries other weights, `PARTS=quality,related,speed` names what is measured. `SENTENCES` (100,000) is how many are aligned for speed, 0 for none.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "align/beds.rs"]
mod beds;
#[path = "align/documents.rs"]
mod documents;
#[path = "align/figures.rs"]
mod figures;
#[path = "align/relation.rs"]
mod relation;
#[path = "align/speed.rs"]
mod speed;

use std::path::Path;
use std::thread;

use istilahi::align::{Alignment, Lexicon, Part, Texts, Weights, Words, align_with};
use istilahi::app::shipped;
use istilahi::model::segment::Segment;
use istilahi::text::language::Language;

use beds::{Bed, Cuts};
use documents::Document;
use figures::{Calibration, Figures};

/// How often each document is cut anew, so that chance plays no part.
const TIMES: u64 = 5;

struct Nothing;

impl Lexicon for Nothing {
    fn translates(&self, _source: &str, _target: &str) -> Option<f32> {
        None
    }
}

fn main() {
    let weights = weights();
    let (en, sw) = (Language::english(), Language::swahili());
    let mut glossary = Words::new(&en, &sw);
    glossary.add_concepts(&shipped::concepts());
    let mut all = Words::new(&en, &sw);
    all.add_concepts(&shipped::concepts());
    all.add_lexicon();
    let tuning = std::env::var_os("TUNING").is_some();
    let data = std::env::var_os("DATA").map(|data| documents::read(Path::new(&data), tuning)).unwrap_or_default();
    let wanted = std::env::var("PARTS").unwrap_or_else(|_| "quality,related,speed".to_owned());
    let lexicons: [(&str, &dyn Lexicon); 3] =
        [("none", &Nothing), ("glossary", &glossary), ("glossary and lexicon", &all)];
    if data.is_empty() {
        println!("alignment: skipped: DATA names no folder with documents");
    }
    if wanted.contains("quality") && !data.is_empty() {
        quality(&data, &lexicons, &weights);
    }
    if wanted.contains("related") && !data.is_empty() {
        relation::relation(&data, &lexicons, &weights);
    }
    if wanted.contains("speed") {
        speed::speed(&data, &all, &weights);
    }
}

fn weights() -> Weights {
    let mut weights = Weights::default();
    for one in std::env::var("WEIGHTS").unwrap_or_default().split(',').filter(|one| !one.is_empty()) {
        let (name, value) = one.split_once('=').expect("name=value");
        let number: f32 = value.parse().expect("a number");
        match name {
            "words" => weights.words = number,
            "lengths" => weights.lengths = number,
            "merged" => weights.merged = number,
            "crossed" => weights.crossed = number,
            "gap" => weights.gap = number,
            "further" => weights.further = number,
            "unexplained" => weights.unexplained = number,
            "rarest" => weights.rarest = number,
            "pair" => weights.pair = number,
            "unseen" => weights.unseen = number,
            "passage" => weights.passage = number,
            "apart" => weights.apart = number,
            "sharpness" => weights.sharpness = number,
            "rounds" => weights.rounds = number as usize,
            _ => panic!("no weight is called {name}"),
        }
    }
    weights
}

/// The segments of a document as parts.
fn parts<'a>(segments: &'a [Segment], bed: &[documents::Line]) -> Vec<Part<'a>> {
    let parts = segments.iter().zip(bed);
    parts.map(|(segment, line)| Part { segment, passage: line.passage, kind: line.kind }).collect()
}

fn run(bed: &Bed, lexicon: &dyn Lexicon, weights: &Weights) -> Alignment {
    let (en, sw) = (Language::english(), Language::swahili());
    let segments = |lines: &[documents::Line]| -> Vec<Segment> {
        lines.iter().map(|line| Segment::plain(line.text.as_str())).collect()
    };
    let (source, target) = (segments(&bed.source), segments(&bed.target));
    let (source, target) = (parts(&source, &bed.source), parts(&target, &bed.target));
    let texts = Texts { source: &source, target: &target, languages: (&en, &sw) };
    align_with(&texts, lexicon, weights, &mut |_| {})
}

fn quality(documents: &[Document], lexicons: &[(&str, &dyn Lexicon)], weights: &Weights) {
    let pairs: usize = documents.iter().map(|document| document.pairs.len()).sum();
    println!("alignment: {} documents, {pairs} pairs, each cut {TIMES} times", documents.len());
    for cuts in [Cuts::Sentences, Cuts::Passages, Cuts::Moved] {
        let beds: Vec<Bed> =
            documents.iter().flat_map(|document| (0..TIMES).map(move |seed| beds::cut(document, cuts, seed))).collect();
        println!("{}", cuts.title());
        println!("  {:<34} {}", "", Figures::HEAD);
        each("length alone", &beds, &Nothing, &Weights::length_alone());
        for (name, lexicon) in lexicons {
            let calibration = each(name, &beds, *lexicon, weights);
            if *name != "glossary" {
                println!("{calibration}");
            }
        }
    }
}

fn each(name: &str, beds: &[Bed], lexicon: &dyn Lexicon, weights: &Weights) -> Calibration {
    let half = beds.len().div_ceil(2).max(1);
    let found: Vec<Alignment> = thread::scope(|scope| {
        let threads: Vec<_> = beds
            .chunks(half)
            .map(|beds| scope.spawn(move || beds.iter().map(|bed| run(bed, lexicon, weights)).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    let mut kinds: Vec<&str> = beds.iter().map(|bed| bed.group).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut calibration = Calibration::default();
    let mut whole = Figures::default();
    for kind in &kinds {
        let mut part = Figures::default();
        for (bed, alignment) in beds.iter().zip(&found).filter(|(bed, _)| bed.group == *kind) {
            part.add(bed, alignment);
            calibration.add(bed, alignment);
        }
        if kinds.len() > 1 && name.starts_with("glossary and") {
            println!("    {:<32} {part}", format!("of these {kind}"));
        }
        whole.join(&part);
    }
    println!("  {name:<34} {whole}");
    calibration
}
