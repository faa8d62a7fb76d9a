//! Speed, on one core.

use std::hint::black_box;
use std::time::Instant;

use istilahi::swahili::morphology::Morphology;
use istilahi::text::tokens::{TokenKind, tokenise};

use crate::figures::rows;

pub(crate) fn measure() {
    let start = Instant::now();
    let morphology = Morphology::shipped();
    println!("lexicon and morphology made in {:.1?}", start.elapsed());
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
}
