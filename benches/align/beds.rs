//! Documents as they come: sentences merged, sentences and passages missing or moved.

use super::documents::{Document, Line};

/// What is done to a document.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Cuts {
    /// One sentence in ten merged with the next on one side, one in twenty missing on one side.
    Sentences,
    /// Also a passage of four sentences in each forty missing on one side.
    Passages,
    /// Also a passage of four sentences in each forty moved twelve sentences further in the target.
    Moved,
    /// Also all passages of four sentences in another order in the target.
    Shuffled,
}

impl Cuts {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Cuts::Sentences => "one sentence in ten merged, one in twenty missing",
            Cuts::Passages => "also four in a row of each forty missing",
            Cuts::Moved => "also four in a row of each forty moved",
            Cuts::Shuffled => "also all passages of four in another order",
        }
    }
}

/// Numbers of the sentences of each side.
pub(crate) type Truth = (Vec<usize>, Vec<usize>);

/// A document and its translation, and what is true of them.
#[derive(Default)]
pub(crate) struct Bed {
    pub(crate) group: &'static str,
    pub(crate) source: Vec<Line>,
    pub(crate) target: Vec<Line>,
    /// What each sentence of the target translates, whether it is in the source or not.
    pub(crate) meanings: Vec<String>,
    /// The sentences that belong together, and those that stand alone.
    pub(crate) truth: Vec<Truth>,
}

/// Numbers by chance, the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }
}

fn join(lines: &[&Line]) -> Line {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    Line { text: texts.join(" "), ..lines[0].clone() }
}

/// Cuts `document`; the same `seed` always does the same.
pub(crate) fn cut(document: &Document, cuts: Cuts, seed: u64) -> Bed {
    let name = document.name.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(131).wrapping_add(u64::from(byte)));
    let mut chance = Chance(name ^ (seed << 32));
    let count = document.pairs.len();
    // Whether each sentence is missing in the source, in the target.
    let mut missing = vec![(false, false); count];
    for one in &mut missing {
        if chance.below(20) == 0 {
            *one = if chance.below(2) == 0 { (true, false) } else { (false, true) };
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    for passage in 0..count / 40 {
        let at = passage * 40 + chance.below(20) as usize;
        let side = chance.below(2) == 0;
        match cuts {
            Cuts::Sentences | Cuts::Shuffled => {}
            Cuts::Passages => missing[at..at + 4].fill((side, !side)),
            Cuts::Moved => {
                order[at..at + 16].rotate_left(4);
            }
        }
    }
    if cuts == Cuts::Shuffled {
        let mut passages: Vec<&[usize]> = order.chunks(4).collect();
        (1..passages.len()).rev().for_each(|at| passages.swap(at, chance.below(at as u64 + 1) as usize));
        order = passages.concat();
    }
    // How many sentences go with the one before on each side.
    let mut bed = Bed { group: document.group, ..Bed::default() };
    let mut numbers: Vec<(Option<usize>, Option<usize>)> = vec![(None, None); count];
    let mut joined = vec![0; count];
    let mut at = 0;
    while at + 1 < count {
        let next_to = order[at] + 1 == order[at + 1];
        let (one, two) = (order[at], order[at + 1]);
        if chance.below(10) == 0 && next_to && missing[one] == (false, false) && missing[two] == (false, false) {
            joined[two] = 1 + chance.below(2) as u8;
            at += 1;
        }
        at += 1;
    }
    for at in 0..count {
        if !missing[at].0 {
            if joined[at] == 1 {
                let last = bed.source.pop().expect("the one before is there");
                bed.source.push(join(&[&last, &document.pairs[at].0]));
            } else {
                bed.source.push(document.pairs[at].0.clone());
            }
            numbers[at].0 = Some(bed.source.len() - 1);
        }
    }
    for at in order {
        if !missing[at].1 {
            let meaning = document.pairs[at].0.text.as_str();
            if joined[at] == 2 {
                let last = bed.target.pop().expect("the one before is there");
                bed.target.push(join(&[&last, &document.pairs[at].1]));
                let last = bed.meanings.pop().unwrap_or_default();
                bed.meanings.push(format!("{last} {meaning}"));
            } else {
                bed.target.push(document.pairs[at].1.clone());
                // What is joined in the source is one sentence there.
                bed.meanings.push(meaning.to_owned());
            }
            numbers[at].1 = Some(bed.target.len() - 1);
        }
    }
    for at in 0..count {
        let (source, target) = numbers[at];
        match bed.truth.last_mut().filter(|_| joined[at] > 0) {
            Some(last) => {
                last.0.extend(source.filter(|number| !last.0.contains(number)));
                last.1.extend(target.filter(|number| !last.1.contains(number)));
            }
            None => bed.truth.push((source.into_iter().collect(), target.into_iter().collect())),
        }
    }
    bed
}
