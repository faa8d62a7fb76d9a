//! The search for the longest pieces.

use std::ops::Range;

use super::cover::choose;
use super::phrases::Phrases;
use crate::text::light_words::is_content_word;

/// A segment is asked about at most so many times, however long it is; some 200 tokens of it are read then.
pub const MOST_LOOK_UPS: usize = 400;

/// A segment of [`USUAL_LENGTH`] tokens or fewer is asked about at most so many times.
const USUAL_LOOK_UPS: usize = 25;
const USUAL_LENGTH: usize = 15;

/// A single word is a fragment where at least and at most so many units have it: in fewer nothing can be compared, in
/// more it is no rare word.
const RARE: (usize, usize) = (2, 12);

/// A single word has at least so many letters.
const LEAST_LETTERS: usize = 4;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// As tokens: every piece of two or more content words that the memory holds and that is part of no longer one, in order.
    pub longest: Vec<Range<usize>>,
    /// The pieces that were chosen: they do not overlap, and there are single rare words among them.
    pub chosen: Vec<Range<usize>>,
    /// How often the memory was asked.
    pub look_ups: usize,
    /// Whether the whole segment was searched; otherwise it is too long.
    pub complete: bool,
}

/// How often a memory may be asked about a segment of so many tokens.
pub fn look_ups_allowed(tokens: usize) -> usize {
    let beyond = tokens.saturating_sub(USUAL_LENGTH);
    (2 * tokens).min(USUAL_LOOK_UPS + 2 * beyond).min(MOST_LOOK_UPS)
}

/// Finds the longest pieces of a segment with the folded `tokens` that `phrases` holds. `known` are the tokens of
/// glossary terms, whose words are not looked up alone.
///
/// The pieces are found with two pointers: the end moves while the piece is found, the start when it is not, so that
/// *c* content words need at most 2*c* − 3 look-ups (and one for each rare word).
///
/// # Errors
/// What `phrases` reports.
pub fn search<P: Phrases>(tokens: &[String], known: &[Range<usize>], phrases: &P) -> Result<Found, P::Error> {
    let mut asking = Asking { phrases, left: look_ups_allowed(tokens.len()), look_ups: 0 };
    let mut found = Found { complete: true, ..Found::default() };
    for words in stretches(tokens) {
        found.complete &= asking.longest(tokens, &words, &mut found.longest)?;
    }
    let worth =
        |piece: &Range<usize>| 2 * tokens[piece.clone()].iter().filter(|word| is_content_word(word)).count() - 1;
    let spans: Vec<(usize, usize, usize)> =
        found.longest.iter().map(|piece| (piece.start, piece.end, worth(piece))).collect();
    found.chosen = choose(&spans).into_iter().map(|at| found.longest[at].clone()).collect();
    let mut single = Vec::new();
    for word in stretches(tokens).into_iter().flatten() {
        let taken = |range: &Range<usize>| range.contains(&word);
        let covered = known.iter().any(taken) || found.longest.iter().any(taken);
        if covered || tokens[word].chars().count() < LEAST_LETTERS {
            continue;
        }
        match asking.count(&tokens[word..=word], RARE.1 + 1)? {
            Some(units) if (RARE.0..=RARE.1).contains(&units) => single.push(word..word + 1),
            Some(_) => {}
            None => found.complete = false,
        }
    }
    found.chosen.extend(single);
    found.chosen.sort_by_key(|piece| piece.start);
    found.look_ups = asking.look_ups;
    Ok(found)
}

/// The places of the content words, in a list for each stretch without inline codes.
fn stretches(tokens: &[String]) -> Vec<Vec<usize>> {
    let mut stretches = vec![Vec::new()];
    for (at, token) in tokens.iter().enumerate() {
        if token.starts_with('\u{FFFC}') {
            stretches.push(Vec::new());
        } else if is_content_word(token)
            && let Some(last) = stretches.last_mut()
        {
            last.push(at);
        }
    }
    stretches
}

/// A memory that is asked a limited number of times.
struct Asking<'a, P> {
    phrases: &'a P,
    left: usize,
    look_ups: usize,
}

impl<P: Phrases> Asking<'_, P> {
    /// How many units have `phrase`, `at_most` so many; `None` where no more may be asked.
    fn count(&mut self, phrase: &[String], at_most: usize) -> Result<Option<usize>, P::Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.look_ups += 1;
        Ok(Some(self.phrases.units_with(phrase, at_most)?.len()))
    }

    /// Adds the longest pieces from one of `words` to another. Gives whether all were searched.
    fn longest(
        &mut self,
        tokens: &[String],
        words: &[usize],
        longest: &mut Vec<Range<usize>>,
    ) -> Result<bool, P::Error> {
        let (mut first, mut last) = (0, 1);
        // The piece from `first` to the word before `last`, where that is a piece.
        let mut held: Option<Range<usize>> = None;
        let mut complete = true;
        while last < words.len() {
            let piece = words[first]..words[last] + 1;
            let Some(units) = self.count(&tokens[piece.clone()], 1)? else {
                complete = false;
                break;
            };
            if units == 0 {
                longest.extend(held.take());
                first += 1;
                last = last.max(first + 1);
            } else {
                held = Some(piece);
                last += 1;
            }
        }
        longest.extend(held);
        Ok(complete)
    }
}
