//! Forms laid out as a tree of pieces, so that the time of finding goes by the text and not by the glossary.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use super::capitals::Capitals;
use super::how::How;
use super::key::Piece;
use super::misspelling::{LEAST_LETTERS, Misspellings, is_near_another_noun};
use crate::model::concept::TermStatus;

/// The node that every form of listed words begins at.
pub(super) const ROOT: u32 = 0;

/// A form that ends at a node of the tree.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) concept: usize,
    pub(super) term: usize,
    pub(super) how: How,
    pub(super) capitals: Capitals,
    /// The form's text, where capitals count.
    pub(super) written: String,
    /// How good the term is among those of its concept with this form: language, then status; lower is better.
    pub(super) rank: (u8, TermStatus),
}

impl End {
    pub(super) fn new(
        (concept, term): (usize, usize),
        how: How,
        capitals: Capitals,
        written: String,
        rank: (u8, TermStatus),
    ) -> End {
        End { concept, term, how, capitals, written, rank }
    }
}

/// The tree.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// The number of each piece that stands in any form.
    words: HashMap<String, u32, BuildHasherDefault<FnvHasher>>,
    /// From a node by a piece to the next node.
    steps: HashMap<(u32, u32), u32, BuildHasherDefault<FnvHasher>>,
    /// By node.
    ends: Vec<Vec<End>>,
    spellings: Misspellings,
    spelt: HashSet<u32, BuildHasherDefault<FnvHasher>>,
}

impl Default for Tree {
    fn default() -> Tree {
        Tree {
            words: HashMap::default(),
            steps: HashMap::default(),
            ends: vec![Vec::new()],
            spellings: Misspellings::default(),
            spelt: HashSet::default(),
        }
    }
}

impl Tree {
    /// A new node that no piece leads to.
    pub(super) fn node(&mut self) -> u32 {
        let node = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.ends.push(Vec::new());
        node
    }

    /// Adds a form of these `pieces`, from the node `from`.
    pub(super) fn add(&mut self, from: u32, pieces: &[Piece<'_>], end: End) {
        let mut node = from;
        for piece in pieces {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = match self.words.get(&*piece.folded) {
                Some(word) => *word,
                None => *self.words.entry(piece.folded.clone().into_owned()).or_insert(next_word),
            };
            node = match self.steps.get(&(node, word)) {
                Some(next) => *next,
                None => {
                    let next = self.node();
                    self.steps.insert((node, word), next);
                    next
                }
            };
        }
        if let Some(ends) = self.ends.get_mut(node as usize) {
            ends.push(end);
        }
    }

    /// Has `word`, which stands in the tree, found by its misspellings too.
    pub(super) fn add_spelling(&mut self, word: &str) {
        let number = self.word(word).filter(|_| word.len() >= LEAST_LETTERS);
        if let Some(number) = number.filter(|number| self.spelt.insert(*number)) {
            self.spellings.add(word, number);
        }
    }

    /// The number of a piece.
    pub(super) fn word(&self, piece: &str) -> Option<u32> {
        self.words.get(piece).copied()
    }

    /// The number of the piece that `piece` is one slip away from; none where it is one from several, or from another
    /// noun as well.
    pub(super) fn near(&self, piece: &str) -> Option<u32> {
        let mut near = self.spellings.near(piece, false);
        let (meant, word) = near.next()?;
        let alone = near.next().is_none() && !is_near_another_noun(piece, meant);
        alone.then_some(word)
    }

    /// The node that `word` leads to from `node`.
    pub(super) fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// The forms that end at `node`.
    pub(super) fn ends(&self, node: u32) -> &[End] {
        self.ends.get(node as usize).map_or(&[], Vec::as_slice)
    }
}
