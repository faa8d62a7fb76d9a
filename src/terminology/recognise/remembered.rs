//! What was found out about single words. A text has few words many times, and a verb is told from a word in some
//! microseconds, so each word is analysed once. What is remembered depends on the word and the recogniser alone.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fnv::FnvHasher;

use crate::terminology::verbs::VerbMatch;
use crate::text::fold::stable_hash;

/// Threads rarely wait for each other with this many.
const SHARDS: usize = 16;
/// More words than this, and a shard begins anew: what a text repeats comes back at once.
const MOST_WORDS: usize = 8192;

/// What is known of one word.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The glossary's verbs that it can be a form of, and whether nothing at all is known of it.
    pub(super) verbs: OnceLock<(Vec<VerbMatch>, bool)>,
    /// The verb that it is a misspelt form of.
    pub(super) misspelt: OnceLock<Option<u32>>,
    /// The piece of the tree that it is a misspelling of.
    pub(super) near: OnceLock<Option<u32>>,
}

type Shard = HashMap<Box<str>, Arc<Known>, BuildHasherDefault<FnvHasher>>;

/// The words, by their letters.
#[derive(Debug)]
pub(super) struct Remembered(Box<[Mutex<Shard>]>);

impl Default for Remembered {
    fn default() -> Self {
        Remembered((0..SHARDS).map(|_| Mutex::default()).collect())
    }
}

impl Clone for Remembered {
    /// A copy of a recogniser finds out by itself.
    fn clone(&self) -> Self {
        Remembered::default()
    }
}

impl Remembered {
    /// What is known of `word`, folded.
    pub(super) fn of(&self, word: &str) -> Arc<Known> {
        let shard = (stable_hash(word) >> 32) as usize % SHARDS;
        // A thread that panicked left a whole map behind.
        let mut words = self.0[shard].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = words.get(word) {
            return Arc::clone(known);
        }
        if words.len() >= MOST_WORDS {
            words.clear();
        }
        Arc::clone(words.entry(word.into()).or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_remembered_and_the_memory_is_bounded() {
        let remembered = Remembered::default();
        remembered.of("kiwanda").near.get_or_init(|| Some(7));
        assert_eq!(remembered.of("kiwanda").near.get(), Some(&Some(7)));
        assert_eq!(remembered.of("viwanda").near.get(), None);
        assert_eq!(remembered.clone().of("kiwanda").near.get(), None);
        for number in 0..SHARDS * MOST_WORDS * 2 {
            let _ = remembered.of(&number.to_string());
        }
        assert!(remembered.0.iter().all(|shard| shard.lock().unwrap().len() <= MOST_WORDS));
    }
}
