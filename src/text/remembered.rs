//! What was found out about single words. A text has few words many times, so that what a word comes to is worked out
//! once. What is remembered must depend on the word alone, and on who remembers it.

use std::collections::HashMap;
use std::fmt;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, Mutex, PoisonError};

use fnv::FnvHasher;

use super::fold::stable_hash;

/// Threads rarely wait for each other with this many.
const SHARDS: usize = 16;
/// More words than this, and a shard begins anew: what a text repeats comes back at once.
const MOST_WORDS: usize = 8192;

type Shard<V> = HashMap<Box<str>, Arc<V>, BuildHasherDefault<FnvHasher>>;

/// What words came to, by their letters.
pub struct Remembered<V>(Box<[Mutex<Shard<V>>]>);

impl<V> fmt::Debug for Remembered<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remembered").finish_non_exhaustive()
    }
}

impl<V> Default for Remembered<V> {
    fn default() -> Self {
        Remembered((0..SHARDS).map(|_| Mutex::default()).collect())
    }
}

impl<V> Clone for Remembered<V> {
    /// A copy finds out by itself.
    fn clone(&self) -> Self {
        Remembered::default()
    }
}

impl<V> Remembered<V> {
    /// What `word` comes to: as it is remembered, else as `find` finds it.
    pub fn of(&self, word: &str, find: impl FnOnce() -> V) -> Arc<V> {
        let shard = &self.0[(stable_hash(word) >> 32) as usize % SHARDS];
        // A thread that panicked left a whole map behind.
        if let Some(known) = shard.lock().unwrap_or_else(PoisonError::into_inner).get(word) {
            return Arc::clone(known);
        }
        // Nobody waits meanwhile, and `find` can ask for other words.
        let found = Arc::new(find());
        let mut words = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if words.len() >= MOST_WORDS {
            words.clear();
        }
        Arc::clone(words.entry(word.into()).or_insert(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_out_once_and_the_memory_is_bounded() {
        let remembered: Remembered<usize> = Remembered::default();
        assert_eq!(*remembered.of("kiwanda", || 7), 7);
        assert_eq!(*remembered.of("kiwanda", || 8), 7);
        assert_eq!(*remembered.of("viwanda", || remembered.of("kiwanda", || 9).wrapping_add(1)), 8);
        assert_eq!(*remembered.clone().of("kiwanda", || 8), 8);
        for number in 0..SHARDS * MOST_WORDS * 2 {
            remembered.of(&number.to_string(), || number);
        }
        assert!(remembered.0.iter().all(|shard| shard.lock().unwrap().len() <= MOST_WORDS));
    }
}
