//! Speed, on one core.

use std::hint::black_box;
use std::time::Instant;

use istilahi::identify::identify;
use istilahi::swahili::lexicon::Lexicon;
use istilahi::swahili::morphology::Morphology;
use istilahi::text::tokens::{TokenKind, tokenise};

use crate::figures::rows;

/// The first use of the lexicon, which reads it and lays it out.
pub(crate) fn load() {
    let start = Instant::now();
    let lexicon = Lexicon::shipped();
    let read = start.elapsed();
    black_box(Morphology::shipped());
    println!(
        "lexicon: {} nouns, {} verbs, {} adjectives read in {read:.1?}, laid out in {:.1?}",
        lexicon.nouns.len(),
        lexicon.verbs.len(),
        lexicon.adjectives.len(),
        start.elapsed() - read
    );
}

/// Words of running text, analysed one by one.
pub(crate) fn measure() {
    let morphology = Morphology::shipped();
    // The sentences of a measuring set, as running text.
    let text: String = rows("concord.csv").iter().map(|row| format!("{} ", &row[1])).collect();
    let words: Vec<String> = tokenise(&text, [])
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| text[token.span].to_owned())
        .collect();
    let rounds = 200_000 / words.len().max(1) + 1;
    let start = Instant::now();
    for _ in 0..rounds {
        for word in &words {
            black_box(morphology.analyse(word));
        }
    }
    let analyses = rounds * words.len();
    let rate = analyses as f64 / start.elapsed().as_secs_f64();
    println!("analysis of running text: {rate:.0} words a second (goal 500,000)");
    let pieces: Vec<String> = words.chunks(2).map(|two| two.join(" ")).collect();
    let start = Instant::now();
    black_box(identify("nothing"));
    println!("languages are learned in {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
    // The first time each word is new.
    for round in ["new", "known"] {
        let start = Instant::now();
        for piece in &pieces {
            black_box(identify(piece));
        }
        let rate = pieces.len() as f64 / start.elapsed().as_secs_f64();
        println!("language of two words that are {round}: {rate:.0} pieces a second (goal 200,000)");
    }
}
