//! Where the shipped rules cut text that people wrote: the sentences of tico19, joined again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use istilahi::format::{self, ReadOptions, Source, UnitSink, Warning};
use istilahi::model::segment::Segment;
use istilahi::model::unit::Unit;
use istilahi::text::language::Language;
use istilahi::text::positions::Position;
use istilahi::text::segmentation::engine::Engine;
use istilahi::text::segmentation::{Cutter, shipped};

use crate::support::{data, project_text};

/// How many units are joined to one text where two ways of cutting are compared.
const JOINED: usize = 10;

/// The texts of the units of a TMX file in one language, in order.
struct Texts {
    language: &'static str,
    texts: Vec<String>,
}

impl UnitSink for Texts {
    fn unit(&mut self, unit: Unit, _: Position) -> ControlFlow<()> {
        let variant = unit.variants.into_iter().find(|one| one.language.base() == self.language);
        self.texts.extend(variant.map(|one| one.segment.text().trim().to_owned()));
        ControlFlow::Continue(())
    }

    fn warning(&mut self, _: Warning) {}
}

fn tico19(language: &'static str) -> Option<Vec<String>> {
    let bytes = std::fs::read(data("tico19/all.en-sw.tmx")?).unwrap();
    let mut sink = Texts { language, texts: Vec::new() };
    let reader = format::named("tmx").and_then(|tmx| tmx.unit_reader()).unwrap();
    reader.read(&mut Source::new(&mut bytes.as_slice(), &ReadOptions::default()), &mut sink).unwrap();
    Some(sink.texts)
}

fn engine(language: &str) -> Cutter {
    let language: Language = language.parse().unwrap();
    let (engine, left_out) = Engine::new(&shipped::srx(), &language).unwrap();
    assert_eq!(left_out, []);
    Cutter::rules(engine)
}

/// Whether text can show that a sentence ends between `left` and `right`: an end mark, then a capital or a figure.
fn is_shown(left: &str, right: &str) -> bool {
    let closing = |c: char| "\"')]}”’»".contains(c);
    let opening = |c: char| "\"'([“‘«".contains(c);
    left.trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
        && right.trim_start_matches(opening).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

#[derive(Debug, Default)]
struct Figures {
    shown: usize,
    found: usize,
    made: usize,
    /// The breaks inside a unit: its number from 1, and what stands around the break.
    inside: Vec<(usize, String)>,
    missed: Vec<(usize, String)>,
}

fn around(left: &str, right: &str) -> String {
    let mut tail: Vec<char> = left.chars().rev().take(25).collect();
    tail.reverse();
    let left: String = tail.into_iter().collect();
    let right: String = right.trim_start().chars().take(25).collect();
    format!("{left} ¦ {right}")
}

/// What `cutter` makes of all `texts`, joined by spaces.
fn measure(texts: &[String], cutter: &Cutter) -> Figures {
    let mut figures = Figures::default();
    let text = texts.join(" ");
    let mut units = BTreeMap::new();
    let mut end = 0;
    for (number, unit) in (1..).zip(texts) {
        end += unit.len();
        units.insert(end, number);
        end += 1;
    }
    let mut breaks: BTreeSet<usize> = cutter.cut(&text, &[]).into_iter().map(|piece| piece.end).collect();
    breaks.pop_last();
    units.pop_last();
    figures.made = breaks.len();
    for place in breaks.iter().filter(|place| !units.contains_key(place)) {
        let unit = units.range(place..).next().map_or(texts.len(), |(_, unit)| *unit);
        figures.inside.push((unit, around(&text[..*place], &text[*place..])));
    }
    for (end, unit) in units {
        let (left, right) = (&text[..end], text[end..].trim_start());
        if is_shown(left, right) {
            figures.shown += 1;
            match breaks.contains(&end) {
                true => figures.found += 1,
                false => figures.missed.push((unit, around(left, right))),
            }
        }
    }
    figures
}

/// The verdicts on breaks inside units: language, unit, what stands around the break, `real` or `false`.
fn verdicts() -> BTreeMap<(String, usize, String), bool> {
    let text = project_text("tests/segmentation/tico19.tsv");
    let rows = text.lines().skip(1).map(|row| {
        let [language, unit, around, verdict] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        assert!(matches!(verdict, "real" | "false"), "{row}");
        ((language.to_owned(), unit.parse().unwrap(), around.to_owned()), verdict == "real")
    });
    rows.collect()
}

#[test]
fn sentences_that_were_joined_are_found_again() {
    let verdicts = verdicts();
    let mut unjudged = Vec::new();
    let mut all = Vec::new();
    for language in ["en", "sw"] {
        let Some(texts) = tico19(language) else { return };
        let figures = measure(&texts, &Cutter::shipped(language));
        let Figures { shown, found, made, inside, missed } = figures;
        let mut wrong = 0;
        for (unit, around) in &inside {
            match verdicts.get(&(language.to_owned(), *unit, around.clone())) {
                Some(is_real) => wrong += usize::from(!is_real),
                None => unjudged.push(format!("{language}\t{unit}\t{around}\t")),
            }
        }
        let told = format!(
            "{language}: {found} of {shown} found, {wrong} of {made} wrong, {} inside units\n{missed:#?}",
            inside.len()
        );
        all.push((shown, found, made, inside.len(), wrong, told));
    }
    assert!(unjudged.is_empty(), "{} breaks without a verdict:\n{}\n{all:#?}", unjudged.len(), unjudged.join("\n"));
    for (shown, found, made, inside, wrong, told) in all {
        assert!(shown > 2_700, "{told}");
        assert!(found * 100 >= shown * 99, "{told}");
        assert!(wrong * 100 <= made, "{told}");
        // The figures that docs/segmentation.md names.
        let page = project_text("docs/segmentation.md");
        let row = format!("| {shown} | {found} | {made} | {inside} | {wrong} |");
        assert!(page.contains(&row), "docs/segmentation.md does not have {row}\n{told}");
    }
}

#[test]
fn srx_and_program_cut_real_text_alike() {
    let mut pieces = 0;
    for language in ["en", "sw"] {
        let Some(texts) = tico19(language) else { return };
        let (shipped, rules) = (Cutter::shipped(language), engine(language));
        for units in texts.chunks(JOINED) {
            let text = units.join(" ");
            let found = shipped.cut(&text, &[]);
            assert_eq!(found, rules.cut(&text, &[]), "{text}");
            pieces += found.len();
        }
    }
    assert!(pieces > 5_700, "{pieces}");
}

#[test]
fn srx_and_program_cut_real_documents_alike() {
    let Some(folder) = data("courses") else { return };
    let mut pieces = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let Some(language) = ["en", "sw"].into_iter().find(|one| name.ends_with(&format!(".{one}.txt"))) else {
            continue;
        };
        let (shipped, rules) = (Cutter::shipped(language), engine(language));
        let bytes = std::fs::read(&path).unwrap();
        let reader = format::named("markdown").and_then(|markdown| markdown.document_reader()).unwrap();
        let document = reader.read(&mut Source::new(&mut bytes.as_slice(), &ReadOptions::default())).unwrap();
        for passage in document.passages {
            let cut = |cutter: &Cutter| {
                passage.segment.cut(cutter).into_iter().map(|(_, piece)| piece).collect::<Vec<Segment>>()
            };
            let found = cut(&shipped);
            assert_eq!(found, cut(&rules), "{name}");
            pieces += found.len();
        }
    }
    assert!(pieces > 1_900, "{pieces}");
}
