//! Concepts with faults and without.

use super::*;
use crate::model::concept::PartOfSpeech;

fn term(text: &str, class: &str, plural: &str) -> Term {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Term {
        part_of_speech: Some(PartOfSpeech::Noun),
        noun_class: some(class),
        plural: some(plural),
        ..Term::new(Language::swahili(), text)
    }
}

fn said(terms: Vec<Term>, others: &[Concept]) -> Vec<String> {
    let concept = Concept { terms, ..Concept::new("one") };
    faults(&concept, others).iter().map(Fault::to_string).collect()
}

#[test]
fn what_fits_is_left_alone() {
    for (text, class, plural) in [
        ("kifaa", "7/8", "vifaa"),
        ("mfumo wa viwanda", "3/4", "mifumo ya viwanda"),
        ("tanuri", "5/6|9/10", "matanuri|tanuri"),
        ("uwezo", "14", ""),
        ("maji", "6", ""),
        ("teknolojia ya kisasa", "9/10", "teknolojia za kisasa"),
        ("mzogo", "3/4", "mizogo"),
    ] {
        assert_eq!(said(vec![term(text, class, plural)], &[]), [""; 0], "{text}");
    }
}

#[test]
fn class_and_plural_must_agree() {
    for (text, class, plural, says) in [
        ("kompyuta", "7/8", "", "not of class 7, whose nouns begin with ki-, ch-"),
        ("kifaa", "7/8", "mifaa", "`mifaa` is not of class 8"),
        ("mfumo ya viwanda", "3/4", "", "the `-a` of class 3 is `wa`, not `ya`"),
        ("mfumo wa viwanda", "3/4", "mifumo wa viwanda", "the `-a` of class 4 is `ya`, not `wa`"),
        ("uwezo", "14", "nyuwezo", "class 14 has none"),
        ("kifaa", "KI-VI", "", "is no noun class"),
        ("kifaa", "8/7", "", "is no noun class"),
        ("sera", "9/10", "masera", "`masera` is not of class 10"),
    ] {
        let said = said(vec![term(text, class, plural)], &[]);
        assert!(said.first().is_some_and(|one| one.contains(says)), "{text}: {said:?}");
    }
    let verb = Term { part_of_speech: Some(PartOfSpeech::Verb), ..term("kuchimba", "15", "") };
    assert!(said(vec![verb], &[])[0].contains("is a verb"));
}

#[test]
fn what_the_lexicon_says_is_a_warning() {
    let concept = Concept { terms: vec![term("kitabu", "9/10", "")], ..Concept::new("book") };
    let found = faults(&concept, &[]);
    assert!(matches!(&found[..], [Fault::OtherClass { usual, .. }] if usual == "7/8"), "{found:?}");
    assert!(!found[0].is_error());
    let concept = Concept { terms: vec![term("kitabu", "", "")], ..Concept::new("book") };
    assert!(matches!(&faults(&concept, &[])[..], [Fault::ClassKnown { .. }]));
}

#[test]
fn concepts_are_compared_by_folded_terms() {
    let english = |text: &str| Term::new(Language::english(), text);
    let other = Concept { terms: vec![english("Tin"), term("bati", "5/6", "")], ..Concept::new("tin") };
    let others = [other];
    let found = said(vec![english("tin"), term("Bati", "5/6", "")], &others);
    assert!(found[0].starts_with("concept tin has the same terms"), "{found:?}");
    let found = said(vec![english("TIN"), term("kopo", "5/6", "")], &others);
    assert_eq!(found, ["the en term `TIN` is also a term of concept tin"]);
    let found = said(vec![english("tin"), english("Tin")], &[]);
    assert!(found[0].contains("stands twice"), "{found:?}");
}

#[test]
fn statuses_must_leave_a_term_to_use() {
    let with = |text: &str, status| Term { status, ..term(text, "", "") };
    let found = said(vec![with("zzbati", TermStatus::Preferred), with("zzstani", TermStatus::Preferred)], &[]);
    assert!(found[0].contains("more than one preferred sw term: `zzbati`, `zzstani`"), "{found:?}");
    for status in [TermStatus::Deprecated, TermStatus::Forbidden] {
        let found = said(vec![with("zzbati", status)], &[]);
        assert!(found[0].contains("has no replacement"), "{found:?}");
    }
}
