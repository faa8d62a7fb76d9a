//! The shipped glossary's terms in running Swahili: how many are found and how, how many of a sample are right, and how
//! fast it goes.
//!
//! `DATA=FOLDER` names a folder with `tico19/all.en-sw.tmx` (human translations) and `courses/*.sw.txt` (technical texts).
//! A sample is drawn with a fixed seed (`SEED=NUMBER` for another one) and printed where `MISSES` is set; a person's
//! verdicts are in `benches/measures/term_verdicts.csv`. Right is a hit on the term's own word, also in a near sense
//! (`kiwango`: standard, level, rate); wrong are another word, another way of making it than the one given, and a trade's
//! own use of the word (`bandari`, `mteja`, `mazingira` of computers).

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use istilahi::app::shipped;
use istilahi::model::concept::{Concept, PartOfSpeech, Term};
use istilahi::model::segment::Segment;
use istilahi::swahili::lexicon::Lexicon;
use istilahi::swahili::lexicon::adjectives::Concord;
use istilahi::terminology::how::How;
use istilahi::terminology::recognise::Recogniser;
use istilahi::text::language::Language;

use crate::figures::{rows, share};

/// How many hits are judged.
const SAMPLE: usize = 200;
/// How many words of context stand on each side.
const CONTEXT: usize = 8;
const SEED: u64 = 12;

pub(crate) fn measure() {
    let folder = std::env::var_os("DATA").filter(|folder| Path::new(folder).is_dir());
    match &folder {
        Some(folder) => {
            let concepts = shipped::concepts();
            let recogniser = Recogniser::new(&concepts, &Language::swahili());
            let human = tmx(&Path::new(folder).join("tico19/all.en-sw.tmx"));
            report("tico19", &hits(&concepts, &recogniser, &human), &|hit| {
                matches!(hit.how, How::Inflected | How::Related | How::Fuzzy)
            });
            // Harder: every word of the lexicon is a term.
            let words = glossary(usize::MAX);
            let of_words = Recogniser::new(&words, &Language::swahili());
            report("tico19 lexicon", &hits(&words, &of_words, &human), &|hit| hit.how == How::Inflected);
            let courses = courses(&Path::new(folder).join("courses"));
            report("courses", &hits(&concepts, &recogniser, &courses), &|hit| hit.how != How::Related);
        }
        None => println!("terms in text: skipped: DATA names no folder"),
    }
    speed(folder.map(|folder| courses(&Path::new(&folder).join("courses"))));
}

/// A term in a text.
struct Hit {
    how: How,
    form: String,
    term: String,
    context: String,
}

struct Found {
    words: usize,
    hits: Vec<Hit>,
}

fn hits(concepts: &[Concept], recogniser: &Recogniser, segments: &[String]) -> Found {
    let mut found = Found { words: 0, hits: Vec::new() };
    for text in segments {
        found.words += text.split_whitespace().count();
        for one in recogniser.recognise(&Segment::plain(text.as_str())) {
            let (before, after) = (&text[..one.span.start], &text[one.span.end..]);
            let mut left: Vec<&str> = before.split_whitespace().rev().take(CONTEXT).collect();
            left.reverse();
            let right: Vec<&str> = after.split_whitespace().take(CONTEXT).collect();
            let form = text[one.span.clone()].to_owned();
            found.hits.push(Hit {
                how: one.how,
                context: format!("{} [{form}] {}", left.join(" "), right.join(" ")),
                form,
                term: concepts[one.concept].terms[one.term].text.clone(),
            });
        }
    }
    found
}

/// Prints counts, and precision by the verdicts on a sample of the hits that `counts` says.
fn report(text: &str, found: &Found, counts: &dyn Fn(&Hit) -> bool) {
    let mut by_how: BTreeMap<How, usize> = BTreeMap::new();
    found.hits.iter().for_each(|hit| *by_how.entry(hit.how).or_default() += 1);
    let counted: Vec<String> = by_how.iter().map(|(how, count)| format!("{count} {how}")).collect();
    println!("terms in {text}: {} words, {} hits: {}", found.words, found.hits.len(), counted.join(", "));
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    let verdicts: HashMap<(String, String), bool> = rows("term_verdicts.csv")
        .iter()
        .filter(|row| row[0] == *text)
        .map(|row| ((row[2].to_owned(), row[3].to_owned()), &row[4] == "right"))
        .collect();
    // Each how by itself in human text, where the question is how good each is; together in the technical one.
    let together = text == "courses";
    let groups: Vec<Vec<&Hit>> = if together {
        vec![found.hits.iter().filter(|hit| counts(hit)).collect()]
    } else {
        let of = |how: &How| found.hits.iter().filter(|hit| hit.how == *how && counts(hit)).collect();
        by_how.keys().map(of).filter(|group: &Vec<&Hit>| !group.is_empty()).collect()
    };
    for group in groups {
        let of_group = if together { "all but related".to_owned() } else { group[0].how.to_string() };
        let population = group.len();
        let sample = sample(group, seed);
        let verdict = |hit: &Hit| verdicts.get(&(hit.context.clone(), hit.term.clone())).copied();
        let judged: Vec<bool> = sample.iter().filter_map(|hit| verdict(hit)).collect();
        let right = judged.iter().filter(|right| **right).count();
        let precision = share(right, judged.len());
        let false_hits = (1.0 - precision) * population as f64 * 1000.0 / found.words.max(1) as f64;
        println!(
            "    {of_group}: {population} hits, sample {}, judged {}, right {right}: precision {precision:.3} \
            (goal 0.98), {false_hits:.2} false hits per 1,000 words (goal 3)",
            sample.len(),
            judged.len(),
        );
        if std::env::var_os("MISSES").is_some() {
            for hit in sample {
                let verdict = verdict(hit).map_or("?", |right| if right { "right" } else { "wrong" });
                println!("    {verdict}\t{}\t{}\t{}\t{}", hit.how, hit.form, hit.term, hit.context);
            }
        }
    }
}

/// Some of `all`, evenly drawn (SplitMix64, Steele et al. 2014), in order.
fn sample(mut all: Vec<&Hit>, seed: u64) -> Vec<&Hit> {
    let mut state = seed;
    let mut below = |end: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((bits ^ (bits >> 31)) % end as u64) as usize
    };
    while all.len() > SAMPLE {
        all.swap_remove(below(all.len()));
    }
    all.sort_by_key(|hit| (&hit.term, &hit.form, &hit.context));
    all
}

/// The Swahili segments of a TMX file.
fn tmx(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let swahili = text.split("<tuv xml:lang=\"sw\">").skip(1);
    let segment = |part: &str| Some(part.split_once("<seg>")?.1.split_once("</seg>")?.0.to_owned());
    let plain = |text: String| {
        ["&lt;<", "&gt;>", "&quot;\"", "&apos;'", "&amp;&"].iter().fold(text, |text, entity| {
            let (entity, mark) = entity.split_at(entity.len() - 1);
            text.replace(entity, mark)
        })
    };
    swahili.filter_map(segment).map(plain).collect()
}

/// The lines of the Swahili lessons.
fn courses(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".sw.txt"));
    paths.sort();
    let text =
        |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    paths.iter().flat_map(|path| text(path).lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Terms out of the lexicon, of nouns, verbs, adjectives and phrases, as many as are asked for.
fn glossary(count: usize) -> Vec<Concept> {
    let lexicon = Lexicon::shipped();
    let term = |text: String, part: PartOfSpeech, class: Option<String>| {
        let term =
            Term { part_of_speech: Some(part), noun_class: class, ..Term::new(Language::swahili(), text.clone()) };
        Concept { terms: vec![term], ..Concept::new(text) }
    };
    let of_nouns =
        lexicon.nouns.iter().map(|noun| term(noun.noun.clone(), PartOfSpeech::Noun, Some(noun.classes.to_string())));
    let of_verbs = lexicon.verbs.iter().map(|verb| term(format!("ku{}", verb.verb), PartOfSpeech::Verb, None));
    let of_adjectives = lexicon.adjectives.iter().map(|adjective| {
        let mark = if adjective.concord == Concord::AfterAssociative { "-a " } else { "-" };
        term(format!("{mark}{}", adjective.stem), PartOfSpeech::Adjective, None)
    });
    let all: Vec<Concept> = of_nouns.chain(of_verbs).chain(of_adjectives).collect();
    let count = count.min(all.len());
    let step = all.len() as f64 / count.max(1) as f64;
    (0..count).map(|number| all[((number as f64 * step) as usize).min(all.len() - 1)].clone()).collect()
}

fn speed(text: Option<Vec<String>>) {
    let text = text.unwrap_or_else(|| rows("concord.csv").iter().map(|row| row[1].to_owned()).collect());
    let concepts = glossary(5_000);
    // The lexicon is read once a run, whatever is asked.
    Recogniser::new(&concepts[..1], &Language::swahili());
    let start = Instant::now();
    let recogniser = Recogniser::new(&concepts, &Language::swahili());
    println!("recogniser of {} terms made in {:.1?} (goal 50 ms)", concepts.len(), start.elapsed());
    let segments: Vec<Segment> = text.iter().map(|line| Segment::plain(line.as_str())).collect();
    let (mut bytes, mut hits) = (0, 0);
    let start = Instant::now();
    for segment in segments.iter().cycle() {
        hits += black_box(recogniser.recognise(segment)).len();
        bytes += segment.text().len() + 1;
        if bytes >= 1_000_000 {
            break;
        }
    }
    println!("{:.2} MB of text, {hits} hits in {:.2?} (goal 1 s a MB)", bytes as f64 / 1e6, start.elapsed());
}
