//! What evidence weighs. Fitted on documents that no figure in `docs/alignment.md` comes from.

/// Logarithms of probabilities unless something else is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// What words and signs count, beside lengths; 0 aligns by length alone.
    pub words: f32,
    /// What lengths count.
    pub lengths: f32,
    /// Two sentences for one.
    pub merged: f32,
    /// Two sentences for two others that cannot be parted.
    pub crossed: f32,
    /// The first sentence of a passage that is missing on one side.
    pub gap: f32,
    /// Each further one.
    pub further: f32,
    /// A word whose translations are known and none of them is there.
    pub unexplained: f32,
    /// How rare a word can be, as one in so many: a word that stands once in a long document is no surer than in a
    /// short one.
    pub rarest: f32,
    /// By how much a sentence is doubted before anything is known: an offset for every pair.
    pub pair: f32,
    /// What sentences of documents are taken to be more than are there: words of short documents are rarer than they
    /// look. A count of words.
    pub unseen: f32,
    /// Where only one of two sentences begins a passage, in documents of passages of several sentences.
    pub passage: f32,
    /// Two sentences for one where a cell or a caption is one of the two.
    pub apart: f32,
    /// What probabilities are raised to when confidence is worked out: words of a sentence do not speak independently.
    pub sharpness: f32,
    /// How often words are learned from the pairs and the documents aligned again.
    pub rounds: usize,
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            words: 0.6,
            lengths: 0.8,
            merged: -2.5,
            crossed: -6.0,
            gap: -1.5,
            further: -1.0,
            unexplained: -0.5,
            rarest: 5000.0,
            pair: 0.0,
            unseen: 1000.0,
            passage: -1.5,
            apart: -4.0,
            sharpness: 0.5,
            rounds: 2,
        }
    }
}

impl Weights {
    /// Lengths and nothing else: what others are measured against.
    pub fn length_alone() -> Self {
        Weights { words: 0.0, lengths: 1.0, gap: -3.5, rounds: 1, ..Weights::default() }
    }
}
