//! Which capitals of a term its occurrences must have: `AI` is not `ai`, and `Polish` is not `polish`.

use crate::model::concept::{PartOfSpeech, Term};

/// Which letters of a form must be capitals in the text too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// None: case does not count.
    Free,
    /// The first letter, of a name in one word: `Beijing`, not `beijing`.
    First,
    /// Every one that is a capital in the form, of a term in capitals alone: `REEs`, not `rees`.
    All,
}

impl Capitals {
    /// What `term` asks of its forms.
    pub(super) fn of(term: &Term) -> Self {
        let text = term.text.trim();
        if text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase) {
            Capitals::All
        } else if term.part_of_speech == Some(PartOfSpeech::ProperNoun) && !text.contains(char::is_whitespace) {
            Capitals::First
        } else {
            Capitals::Free
        }
    }

    /// Whether `text`, which equals `form` but for case and what joins its words, has the capitals that it must have.
    pub(super) fn fit(self, form: &str, text: &str) -> bool {
        let counted = match self {
            Capitals::Free => 0,
            Capitals::First => 1,
            Capitals::All => usize::MAX,
        };
        let form = form.chars().filter(|c| c.is_alphanumeric());
        let text = text.chars().filter(|c| c.is_alphanumeric());
        form.zip(text).take(counted).all(|(form, text)| !form.is_uppercase() || text.is_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_the_form_are_asked_for() {
        for (form, text, fits) in
            [("REE", "REE", true), ("REEs", "REES", true), ("REEs", "Rees", false), ("CO-OP", "CO OP", true)]
        {
            assert_eq!(Capitals::All.fit(form, text), fits, "{form} {text}");
        }
        assert!(Capitals::First.fit("Beijing", "BEIJING") && !Capitals::First.fit("Beijing", "beijing"));
        assert!(Capitals::First.fit("eBay", "ebay"), "a name written small asks for nothing");
    }
}
