//! Relative verbs that describe the head of a term: `inayoibuka`, `kisichoshika`, `isiyo` — and their plurals.
//!
//! Only subject relatives, in which the subject prefix and the relative marker are of one class (`kilichotengenezwa`);
//! in an object relative (`nilichokisoma`) the verb does not go by the head alone. Source: Ashton 1944.

use super::agreement::Agreement;
use super::concord::PERSONS;
use super::noun_class::NounClass;

/// The tenses that take a relative marker inside the verb: present, past, future, negative.
const TENSES: &[&str] = &["na", "li", "taka", "si"];

/// Subject prefix and relative marker of `class`; none for places and infinitives, which no term describes so.
fn concords(class: NounClass) -> Option<(&'static str, &'static str)> {
    (class.number() < NounClass::INFINITIVE.number()).then(|| (class.subject(), class.relative()))
}

/// The relative verb `word`, folded, which describes a noun of class `from`, as it describes one of class `to`; `None`
/// where it is no such verb.
pub(super) fn agree(word: &str, from: NounClass, to: NounClass) -> Option<String> {
    let ((subject, relative), (new_subject, new_relative)) = (concords(from)?, concords(to)?);
    let verb = word.strip_prefix(subject)?;
    let in_tense = |tense: &str| {
        let rest = verb.strip_prefix(tense)?.strip_prefix(relative)?;
        // isiyo, zilizo: the copula has nothing after the marker, in these two alone.
        let copula = rest.is_empty() && matches!(tense, "li" | "si");
        (copula || rest.chars().count() > 1).then(|| format!("{new_subject}{tense}{new_relative}{rest}"))
    };
    TENSES.iter().find_map(|tense| in_tense(tense))
}

/// The relative verb `word`, folded, which describes a noun of one of the classes `from`, as it describes one of class
/// `to`, also where its subject is another: `nilichokisoma`, `niliyokisoma`.
pub(super) fn agree_with(word: &str, from: Agreement, to: NounClass) -> Option<String> {
    from.classes().find_map(|from| agree(word, from, to)).or_else(|| {
        let (_, new_relative) = concords(to)?;
        let subjects = NounClass::all().map(NounClass::subject);
        let mut verbs = subjects
            .chain(PERSONS.map(|(_, [subject, ..])| subject))
            .filter_map(|subject| Some((subject, word.strip_prefix(subject)?)));
        verbs.find_map(|(subject, verb)| {
            TENSES.iter().find_map(|tense| {
                let marked = verb.strip_prefix(tense)?;
                let mut relatives = from.classes().filter_map(concords).map(|(_, relative)| relative);
                let rest = relatives.find_map(|relative| marked.strip_prefix(relative))?;
                (rest.chars().count() > 1).then(|| format!("{subject}{tense}{new_relative}{rest}"))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plural(word: &str, from: u8, to: u8) -> Option<String> {
        agree(word, NounClass::new(from).unwrap(), NounClass::new(to).unwrap())
    }

    #[test]
    fn subject_relatives_agree() {
        for (word, from, to, expected) in [
            ("inayoibuka", 9, 10, "zinazoibuka"),
            ("kisichoshika", 7, 8, "visivyoshika"),
            ("kilichotengenezwa", 7, 8, "vilivyotengenezwa"),
            ("unaotumia", 3, 4, "inayotumia"),
            ("isiyo", 9, 10, "zisizo"),
            ("lililo", 5, 6, "yaliyo"),
            ("anayefanya", 1, 2, "wanaofanya"),
        ] {
            assert_eq!(plural(word, from, to).as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_marker_of_an_object_relative_agrees_alone() {
        let with = |word, from: &[u8], to| agree_with(word, Agreement::of(from), NounClass::new(to).unwrap());
        assert_eq!(with("nilichokisoma", &[7], 9).as_deref(), Some("niliyokisoma"));
        assert_eq!(with("viliyochafuliwa", &[4, 6, 9], 8).as_deref(), Some("vilivyochafuliwa"));
        assert_eq!(with("inayojulikana", &[4, 6, 9], 7).as_deref(), Some("kinachojulikana"));
        assert_eq!(with("kitabu", &[7], 9), None);
    }

    #[test]
    fn other_words_are_left_alone() {
        for (word, class) in [("nilichokisoma", 7), ("kitabu", 7), ("inatumika", 9), ("unao", 3), ("", 1), ("é", 9)] {
            assert_eq!(plural(word, class, 8), None, "{word}");
        }
    }
}
