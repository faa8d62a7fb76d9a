//! The forms that a term takes in running text: the only place that knows about inflection, with `verbs` for
//! the forms of Swahili verbs, which are too many to list.
//!
//! A term's citation form comes first. Forms made by rule are marked as derived: they serve to recognise, and no check
//! may call a text wrong for differing from one.

use super::how::How;
use super::{derivation, english_forms, swahili_forms};
use crate::model::concept::Term;

/// One form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The form of the whole term.
    pub text: String,
    /// [`How::Exact`] for the citation form, with or without an English `to` or a Swahili `ku-`, [`How::Related`] for
    /// a word that is made from it, else [`How::Inflected`].
    pub how: How,
    /// Whether a rule made it; otherwise the glossary has it.
    pub derived: bool,
}

/// The forms of `term`, the citation form first, none twice; none at all for a blank term. Of a Swahili verb only the
/// infinitive and the bare stem, and the names for who does it and the doing.
pub fn forms(term: &Term) -> Vec<Form> {
    let text = term.text.trim();
    let mut forms = Forms::default();
    forms.add(text.to_owned(), How::Exact, false);
    for plural in term.plurals() {
        forms.add(plural.to_owned(), How::Inflected, false);
    }
    match term.language.base() {
        _ if text.is_empty() => {}
        "en" => english_forms::add(term, text, &mut forms),
        "sw" => {
            swahili_forms::add(term, text, &mut forms);
            derivation::add(term, text, &mut forms);
        }
        _ => {}
    }
    forms.0
}

/// Forms as they are collected: none is empty, none stands twice.
#[derive(Default)]
pub(super) struct Forms(Vec<Form>);

impl Forms {
    pub(super) fn add(&mut self, text: String, how: How, derived: bool) {
        if !text.is_empty() && self.0.iter().all(|form| form.text != text) {
            self.0.push(Form { text, how, derived });
        }
    }

    /// Adds another form of the same term, made by a rule.
    pub(super) fn inflect(&mut self, text: String) {
        self.add(text, How::Inflected, true);
    }

    /// Adds a word that is made from the term.
    pub(super) fn relate(&mut self, text: String) {
        self.add(text, How::Related, true);
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Form> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::concept::PartOfSpeech;
    use crate::text::language::Language;

    fn term(language: Language, text: &str, part: PartOfSpeech) -> Term {
        Term { part_of_speech: Some(part), ..Term::new(language, text) }
    }

    fn english(text: &str, part: PartOfSpeech) -> String {
        texts(&term(Language::english(), text, part))
    }

    fn texts(term: &Term) -> String {
        forms(term).iter().map(|form| form.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn english_nouns() {
        use PartOfSpeech::{Noun, ProperNoun};
        assert_eq!(
            english("rate of return", Noun),
            "rate of return|rates of return|rate of return's|rates of return's"
        );
        assert_eq!(
            english("state-owned enterprise", Noun),
            "state-owned enterprise|state-owned enterprises|state-owned enterprise's"
        );
        assert_eq!(english("REE", Noun), "REE|REEs|REE's");
        assert_eq!(english("rare earths", Noun), "rare earths|rare earths's");
        assert_eq!(english("Chinalco", ProperNoun), "Chinalco|Chinalco's");
    }

    #[test]
    fn english_verbs_inflect_their_first_word() {
        use PartOfSpeech::Verb;
        assert_eq!(english("to carry out", Verb), "to carry out|carry out|carries out|carried out|carrying out");
        let exact = |form: &&Form| form.how == How::Exact;
        assert_eq!(forms(&term(Language::english(), "to sign", Verb)).iter().filter(exact).count(), 2);
    }

    #[test]
    fn a_given_plural_stands_for_a_derived_one() {
        let mut noun = term(Language::swahili(), "mfumo wa viwanda", PartOfSpeech::Noun);
        noun.noun_class = Some("3/4".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya viwanda");
        assert!(forms(&noun)[1].derived);
        noun.plural = Some("mifumo ya kiviwanda|mifumo ya viwanda".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya kiviwanda|mifumo ya viwanda");
        assert!(!forms(&noun)[1].derived);
        noun.plural = None;
        // A class that is none says nothing: the lexicon knows the head.
        noun.noun_class = Some("tatu".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya viwanda");
    }

    #[test]
    fn swahili_infinitives_and_stems() {
        let verb = |text: &str| texts(&term(Language::swahili(), text, PartOfSpeech::Verb));
        assert_eq!(verb("unganisha"), "unganisha|kuunganisha|muunganishaji|mwunganishaji|waunganishaji|uunganishaji");
        assert_eq!(verb("kutia saini"), "kutia saini|tia saini|mtiaji saini|watiaji saini|utiaji saini");
        assert_eq!(verb("kula"), "kula");
        assert_eq!(verb("-jibu"), "-jibu|jibu|kujibu");
    }

    #[test]
    fn swahili_places_and_what_is_made_of_nouns() {
        let noun = |text: &str, class: &str| {
            texts(&Term { noun_class: Some(class.into()), ..term(Language::swahili(), text, PartOfSpeech::Noun) })
        };
        assert_eq!(noun("kiwanda", "7/8"), "kiwanda|viwanda|kiwandani|viwandani");
        assert_eq!(noun("teknolojia", "9/10"), "teknolojia|teknolojiani|kiteknolojia");
        assert_eq!(noun("mhandisi", "1/2"), "mhandisi|wahandisi|kihandisi");
        assert_eq!(noun("tanuri", "5/6|9/10"), "tanuri|matanuri|tanurini|matanurini|kitanuri|vitanuri");
    }

    #[test]
    fn swahili_adjectives_in_every_class() {
        let adjective = |text: &str| texts(&term(Language::swahili(), text, PartOfSpeech::Adjective));
        assert_eq!(
            adjective("-a kisasa"),
            "-a kisasa|wa kisasa|ya kisasa|la kisasa|cha kisasa|vya kisasa|za kisasa\
            |pa kisasa|mwa kisasa"
        );
        assert!(adjective("-kubwa").contains("|vikubwa|"));
        assert_eq!(adjective("-rahisi"), "-rahisi|rahisi");
        assert_eq!(adjective("safi"), "safi");
    }

    #[test]
    fn a_blank_term_has_no_form() {
        for text in ["", "  ", "\n"] {
            assert_eq!(forms(&term(Language::english(), text, PartOfSpeech::Verb)), []);
        }
    }
}
