//! How often the language of a few words is told rightly, on text that people wrote or corrected.

use std::time::Instant;

use istilahi::identify::{Told, identify};

use crate::support::{Place, data};

/// Pieces of each text that are looked at.
const PIECES: usize = 10_000;

/// Numbers without a pattern, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Pieces of one to three words from `lines`, each with a word that begins with a small letter.
fn pieces(lines: &[String]) -> Vec<String> {
    let lines: Vec<Vec<&str>> = lines.iter().map(|line| line.split_whitespace().collect()).collect();
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let mut chance = Chance(7);
    let mut found = Vec::with_capacity(PIECES);
    while found.len() < PIECES {
        let words = &lines[chance.below(lines.len())];
        let length = 1 + chance.below(3);
        if words.len() >= length {
            let first = chance.below(words.len() - length + 1);
            let piece = &words[first..first + length];
            if piece.iter().any(is_small) {
                found.push(piece.join(" "));
            }
        }
    }
    found
}

/// The texts of tico19 in both languages, as the program reads them.
fn tico19() -> Option<[Vec<String>; 2]> {
    let file = data("tico19/all.en-sw.tmx")?;
    let place = Place::empty();
    place.run(&["import", file.to_str().expect("a plain path"), "--memory", "m"]).ok();
    let units = place.run(&["export", "--as", "jsonl"]).objects();
    let texts = |language: &str| {
        let variants = units.iter().flat_map(|unit| unit["variants"].as_array().into_iter().flatten());
        variants
            .filter(|one| one["lang"] == language)
            .map(|one| one["text"].as_str().expect("a text").to_owned())
            .collect()
    };
    Some([texts("en"), texts("sw")])
}

#[test]
#[expect(clippy::print_stdout, reason = "what was measured, for those who ask to see it")]
fn pieces_of_one_to_three_words_are_told_rightly() {
    let Some([english, swahili]) = tico19() else { return };
    assert!(english.len() > 3_000 && swahili.len() > 3_000);
    let mut wrong_of_all = 0;
    for (lines, expected) in [(&english, Told::English), (&swahili, Told::Swahili)] {
        let pieces = pieces(lines);
        let begun = Instant::now();
        let wrong: Vec<&String> = pieces.iter().filter(|piece| identify(piece).language != Some(expected)).collect();
        let rate = pieces.len() as f64 / begun.elapsed().as_secs_f64();
        println!("{expected}: {} of {} wrong, {rate:.0} pieces a second, such as", wrong.len(), pieces.len());
        for piece in wrong.iter().step_by(wrong.len().div_ceil(20).max(1)) {
            println!("  {piece}");
        }
        // At least 98 in 100 are right; what a text has from the other language counts as wrong here.
        assert!(wrong.len() * 50 <= pieces.len(), "{expected}: {} of {} wrong", wrong.len(), pieces.len());
        wrong_of_all += wrong.len();
    }
    assert!(wrong_of_all * 70 <= 2 * PIECES, "{wrong_of_all}");
}

#[test]
fn no_text_of_good_translations_is_surely_in_another_language() {
    let Some([english, swahili]) = tico19() else { return };
    for (lines, own) in [(&english, Told::English), (&swahili, Told::Swahili)] {
        for line in lines {
            let found = identify(line);
            let is_other = found.language != Some(own) && found.certainty >= 0.99 && found.words >= 4;
            assert!(!is_other, "{line}: {found:?}");
        }
    }
}
