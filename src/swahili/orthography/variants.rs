//! Spellings of one word: `kitaalam` and `kitaalamu`, `onesha` and `onyesha`. The groups are in the lexicon.

use std::sync::LazyLock;

use fnv::FnvHashMap;

use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::variants::{VariantGroup, VariantKind};
use crate::text::fold::fold;

/// Groups by each of their spellings, folded.
static GROUPS: LazyLock<FnvHashMap<String, &'static VariantGroup>> = LazyLock::new(|| {
    let spellings = |group: &'static VariantGroup| {
        group.others.iter().chain([&group.preferred]).map(move |spelling| (fold(spelling), group))
    };
    Lexicon::shipped().variants.iter().flat_map(spellings).collect()
});

/// The group of spellings that `word`, a citation form or a fixed phrase, belongs to; `None` where only one is known.
pub fn group(word: &str) -> Option<&'static VariantGroup> {
    GROUPS.get(&fold(word)).copied()
}

/// What to write for `word`: the standard spelling, where `word` is another one of its group. `None` where it is the
/// standard, both are, or nothing is known of it; and where it may be another word (`tikiti`, melon and ticket).
pub fn standard(word: &str) -> Option<&'static str> {
    let group = group(word)?;
    let other_word = group.note.as_deref().is_some_and(|note| note.contains("a word of its own"));
    let differs = group.kind != VariantKind::Pair && !other_word && fold(&group.preferred) != fold(word);
    differs.then_some(group.preferred.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_spelling_leads_to_the_standard() {
        assert_eq!(standard("Kitaalam"), Some("kitaalamu"));
        assert_eq!(standard("kitaalamu"), None);
        assert_eq!(group("kitaalam"), group("kitaalamu"));
    }

    #[test]
    fn two_standards_and_other_words_are_left_alone() {
        assert_eq!(group("onesha").map(|group| group.kind), Some(VariantKind::Pair));
        for word in ["onesha", "onyesha", "kitabu", "", "日本"] {
            assert_eq!(standard(word), None, "{word}");
        }
    }
}
