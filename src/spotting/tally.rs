//! From stretches of single targets to translations of the phrase: what recurs is likelier.

use std::cmp::Ordering;
use std::ops::Range;

use fnv::FnvHashMap;

use super::association::Association;
use super::stretch::Stretch;
use super::{Occurrence, SameWord, Spotted, Target};

/// What it is worth that a stretch stands in other targets too, by the logarithm of their number.
const RECURS: f64 = 0.5;

/// The same where other forms of its words do.
const RECURS_IN_FORMS: f64 = 0.5;

/// What each content word costs that the stretch has less than the phrase.
const TOO_SHORT: f64 = 0.6;

/// What it costs for each word of a longer phrase that it has no counterpart in the stretch; a sure one is worth the
/// rest of 1.
const UNCOVERED: f64 = 0.3;

/// A stretch of less worth is no evidence.
const LEAST: f64 = 0.3;

/// The phrase itself in a target is worth less: often it is only given there beside its translation.
const COPY: f64 = 0.3;

/// A sample of fewer units says less.
const FEW: f64 = 200.0;

/// A stretch as it stands in any target.
struct Wording {
    /// The sources with targets that have it word for word.
    recurs: usize,
    /// Those with targets that have each of its words in some form.
    in_forms: usize,
    /// What its words and its length are worth.
    bonus: f64,
    /// See [`Chosen::lacks`].
    lacks: f64,
    /// See [`Chosen::exceeds`].
    exceeds: f64,
}

/// A wording that was chosen in some targets.
struct Chosen {
    words: Vec<String>,
    /// Occurrence, tokens and worth of each.
    places: Vec<(usize, Stretch)>,
    in_forms: usize,
    /// Whether it is the phrase itself.
    is_copy: bool,
    /// How many of the content words that are to be expected it lacks, as a share.
    lacks: f64,
    /// How many it has more than one beyond these.
    exceeds: f64,
}

impl Chosen {
    fn mean(&self) -> f64 {
        self.places.iter().map(|(_, stretch)| stretch.weight).sum::<f64>() / self.places.len() as f64
    }

    fn rank(&self) -> f64 {
        let rank = (self.places.len() as f64 + self.in_forms as f64 / 2.0) * self.mean().max(0.1);
        if self.is_copy { rank * COPY } else { rank }
    }
}

/// Chooses a stretch in each target and counts equal ones; see [`super::spot`].
pub(super) fn tally(
    found: Vec<Vec<Stretch>>,
    occurrences: &[&Occurrence<'_>],
    targets: &[Target],
    association: &mut Association<'_>,
    same_word: SameWord<'_>,
) -> Vec<Spotted> {
    let mut wordings: FnvHashMap<Vec<u32>, Wording> = FnvHashMap::default();
    let mut chosen: Vec<Chosen> = Vec::new();
    for (at, stretches) in found.into_iter().enumerate() {
        let source = occurrences[at].source.len().max(1) as f64;
        let ratio = (targets[at].tokens.len() as f64 / source).min(1.0);
        let weighed = stretches.into_iter().map(|mut stretch| {
            let words = association.targets[at][stretch.tokens.clone()].to_vec();
            let wording = wordings.entry(words).or_insert_with_key(|words| Wording::of(words, ratio, association));
            stretch.weight += wording.bonus
                + RECURS * (wording.recurs.max(1) as f64).ln()
                + RECURS_IN_FORMS * (wording.in_forms.max(1) as f64).ln();
            stretch
        });
        let Some(best) = weighed.max_by(|a, b| a.weight.total_cmp(&b.weight)).filter(|best| best.weight > LEAST) else {
            continue;
        };
        let words = targets[at].tokens[best.tokens.clone()].to_vec();
        match chosen.iter_mut().find(|one| one.words == words) {
            Some(one) => one.places.push((at, best)),
            None => {
                let wording = wordings.get(&association.targets[at][best.tokens.clone()]);
                let is_copy = words == association.whole;
                chosen.extend(wording.map(|one| Chosen {
                    words,
                    places: vec![(at, best)],
                    in_forms: one.in_forms,
                    is_copy,
                    lacks: one.lacks,
                    exceeds: one.exceeds,
                }));
            }
        }
    }
    let by_rank = |a: &Chosen, b: &Chosen| b.rank().total_cmp(&a.rank()).then_with(|| a.words.cmp(&b.words));
    chosen.sort_by(by_rank);
    let mut merged: Vec<Chosen> = Vec::new();
    for one in chosen {
        match merged.iter_mut().find(|other| are_forms(&other.words, &one.words, same_word)) {
            Some(other) => other.places.extend(one.places),
            None => merged.push(one),
        }
    }
    merged.sort_by(by_rank);
    merged.iter().map(|one| spotted(one, occurrences, targets, association)).collect()
}

impl Wording {
    fn of(words: &[u32], ratio: f64, association: &mut Association<'_>) -> Wording {
        let content: Vec<u32> = words.iter().copied().filter(|word| association.is_content(*word)).collect();
        let recurs = association.recurs(words);
        let in_forms = association.in_forms(&content);
        let phrase = association.phrase.len();
        let expected = phrase as f64 * ratio;
        let lacking = (expected - content.len() as f64).max(0.0);
        let mut bonus = -TOO_SHORT * lacking;
        if phrase > 1 {
            for at in 0..phrase {
                let best = content.iter().map(|word| association.excess(at, *word)).fold(0.0, f64::max);
                bonus += best - UNCOVERED;
            }
        }
        let exceeds = (content.len() as f64 - expected - 1.0).max(0.0);
        Wording { recurs, in_forms, bonus, lacks: lacking / expected.max(1.0), exceeds }
    }
}

/// Whether two stretches have the same words, some in other forms.
fn are_forms(a: &[String], b: &[String], same_word: SameWord<'_>) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || same_word(a, b))
}

fn spotted(
    one: &Chosen,
    occurrences: &[&Occurrence<'_>],
    targets: &[Target],
    association: &Association<'_>,
) -> Spotted {
    let mut places: Vec<(usize, Range<usize>)> = Vec::new();
    let mut best: Option<(f64, &str)> = None;
    for (at, stretch) in &one.places {
        let (text, span) = targets[*at].text(occurrences[*at].target, &stretch.tokens);
        let same = targets[*at].tokens[stretch.tokens.clone()] == one.words[..];
        // Lower case serves in more places than the capital of a sentence's first word.
        let lower = if text.chars().next().is_some_and(char::is_uppercase) { 0.0 } else { 0.5 };
        let worth = stretch.weight + lower;
        if same && best.is_none_or(|(least, _)| worth.total_cmp(&least) == Ordering::Greater) {
            best = Some((worth, text));
        }
        places.push((*at, span));
    }
    places.sort_by_key(|(at, _)| *at);
    let text = best.map_or_else(String::new, |(_, text)| text.to_owned());
    Spotted { text, count: places.len(), score: score(one, association), places }
}

/// How likely a result is right in full: a logistic function, fitted to what a reader said of the first results for 100
/// English phrases of TICO-19. That text says nothing of a sample of fewer than [`FEW`] units, which is trusted less.
fn score(one: &Chosen, association: &Association<'_>) -> f64 {
    let sources = association.sources as f64;
    let support = (one.places.len().max(one.in_forms) as f64).min(sources);
    let length = 3.2 * one.lacks + 0.6 * one.exceeds;
    let few = 0.3 * (FEW / (association.units() + 10.0)).ln().max(0.0);
    let sum = -1.05 + 0.2 * one.mean().min(5.0) + 0.6 * support / sources + 0.55 * support.ln() - length - few;
    1.0 / (1.0 + (-sum).exp())
}
