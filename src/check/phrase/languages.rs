//! Words that look left in English and are parts of names.

/// Small English words that are or were verbs.
const VERBAL: [&str; 12] = ["are", "can", "had", "has", "have", "is", "made", "must", "should", "was", "were", "would"];

/// Endings of the names of chemicals.
const CHEMICAL: [&str; 12] = ["acid", "ane", "ase", "ate", "ene", "ide", "ine", "ite", "ium", "ol", "one", "yl"];

/// Whether `word`, folded, is a small English word that no name is joined by.
pub(super) fn is_verbal(word: &str) -> bool {
    VERBAL.contains(&word)
}

/// Whether all of `words`, folded, could be the parts of a chemical's name.
pub(super) fn is_chemical<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    words.all(|word| CHEMICAL.iter().any(|ending| word.ends_with(ending)))
}
