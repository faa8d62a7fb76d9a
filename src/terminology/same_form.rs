//! A term in the form that another one of its concept stands in: `viwanda vya jadi` by `tasnia ya jadi` is `tasnia za
//! jadi`, `zitaongeza` by `kutumia` is `zitatumia`. What the words around it agree with is not looked at, so this is
//! good for suggestions alone.

use super::how::How;
use super::inflection::forms;
use super::swahili_forms::{adjective_in, verb_stem};
use crate::model::concept::{PartOfSpeech, Term};
use crate::swahili::noun::locative;
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::analyse::{Parse, analyse};
use crate::swahili::verb::conjugate::conjugate;
use crate::swahili::verb::stems::Stems;
use crate::text::fold::fold;
use crate::text::letter_case::capitalised;

/// `other` in the form that `written`, which was recognised as `term`, has, with a capital where it has one; `None`
/// where no rule makes it.
pub fn in_same_form(written: &str, term: &Term, other: &Term) -> Option<String> {
    if term.language.base() != other.language.base() {
        return Some(other.text.trim().to_owned()).filter(|_| fold(written) == fold(&term.text));
    }
    let made = by_citation(written, term, other)
        .or_else(|| of_noun(written, term, other))
        .or_else(|| of_adjective(written, term, other))
        .or_else(|| of_verb(written, term, other))?;
    Some(with_capital(made, written, term)).filter(|made| !made.starts_with('-'))
}

/// The plural of `term`: the one that the glossary gives, else by rule; `None` where it has none.
pub fn plural_of(term: &Term) -> Option<String> {
    let is_noun = matches!(term.part_of_speech, Some(PartOfSpeech::Noun) | None) && verb_stem(term).is_none();
    let by_rule = || {
        let plural = forms(term).into_iter().find(|form| form.how == How::Inflected)?.text;
        let place = term.language.base() == "sw" && plural == locative(term.text.trim());
        Some(plural).filter(|plural| !place && !plural.ends_with("'s"))
    };
    term.plurals().next().map(str::to_owned).or_else(|| is_noun.then(by_rule).flatten())
}

fn by_citation(written: &str, term: &Term, other: &Term) -> Option<String> {
    // The citation form of a verb is one of its forms, and the other may be cited without ku-.
    let same = fold(written) == fold(term.text.trim()) && verb_stem(term).is_none();
    same.then(|| other.text.trim().to_owned())
}

fn of_noun(written: &str, term: &Term, other: &Term) -> Option<String> {
    let (written, singular) = (fold(written), term.text.trim());
    let counts = |other: &Term| plural_of(other).unwrap_or_else(|| other.text.trim().to_owned());
    let plural = plural_of(term);
    if plural.as_deref().is_some_and(|plural| fold(plural) == written)
        || term.plurals().any(|plural| fold(plural) == written)
    {
        return Some(counts(other));
    }
    let single = |text: &str| !text.contains(char::is_whitespace);
    let place = |text: String| single(&text).then(|| locative(&text));
    if single(singular) && fold(&locative(singular)) == written {
        return place(other.text.trim().to_owned());
    }
    let plural = plural.filter(|plural| single(plural) && fold(&locative(plural)) == written)?;
    let _ = plural;
    place(counts(other))
}

/// The form of the class that `written` is of; of several, the one that most of them share.
fn of_adjective(written: &str, term: &Term, other: &Term) -> Option<String> {
    let stem = |term: &Term| -> Option<String> {
        let text = term.text.trim().strip_prefix('-')?;
        Some(text.trim().to_owned()).filter(|_| term.part_of_speech == Some(PartOfSpeech::Adjective))
    };
    let (stem, other_stem) = (stem(term)?, stem(other)?);
    let written = fold(written);
    let fits = |class: &NounClass| adjective_in(&stem, *class).iter().any(|form| fold(form) == written);
    let made: Vec<String> =
        NounClass::all().filter(fits).filter_map(|class| adjective_in(&other_stem, class).into_iter().next()).collect();
    let times = |form: &String| made.iter().filter(|one| *one == form).count();
    made.iter().rev().max_by_key(|form| times(form)).cloned()
}

fn of_verb(written: &str, term: &Term, other: &Term) -> Option<String> {
    if term.language.base() != "sw" {
        return None;
    }
    let (stem, _) = verb_stem(term)?;
    let (other_stem, rest) = verb_stem(other)?;
    let mut stems = Stems::with_room(1);
    stems.add(0, &fold(stem), &[]);
    let mut found: Option<Parse> = None;
    let word = fold(written.split_whitespace().next()?);
    analyse(&word, &stems, &mut |parse| {
        if parse.form.is_inflection() && found.is_none_or(|found| found.letters < parse.letters) {
            found = Some(parse);
        }
    });
    let verb = conjugate(&fold(other_stem), &[], &found?.form)?;
    Some(if rest.is_empty() { verb } else { format!("{verb} {rest}") })
}

/// `made`, with a capital where `written` has one that `term` is not cited with.
fn with_capital(made: String, written: &str, term: &Term) -> String {
    let starts_big = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    if !starts_big(written) || starts_big(term.text.trim()) {
        return made;
    }
    capitalised(&made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn term(text: &str, part: PartOfSpeech, class: &str, plural: &str) -> Term {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Term {
            part_of_speech: Some(part),
            noun_class: given(class),
            plural: given(plural),
            ..Term::new(Language::swahili(), text)
        }
    }

    #[test]
    fn nouns_in_number_and_place() {
        let old = term("kiwanda cha jadi", PartOfSpeech::Noun, "7/8", "viwanda vya jadi");
        let new = term("tasnia ya jadi", PartOfSpeech::Noun, "9/10", "tasnia za jadi");
        let made = |written: &str| in_same_form(written, &old, &new);
        assert_eq!(made("viwanda vya jadi").as_deref(), Some("tasnia za jadi"));
        assert_eq!(made("Kiwanda cha jadi").as_deref(), Some("Tasnia ya jadi"));
        assert_eq!(made("kiwandani"), None);
        let (old, new) =
            (term("karakana", PartOfSpeech::Noun, "9/10", ""), term("kiwanda", PartOfSpeech::Noun, "7/8", ""));
        assert_eq!(in_same_form("karakanani", &old, &new).as_deref(), Some("kiwandani"));
    }

    #[test]
    fn verbs_in_tense_and_class() {
        let old = term("kuongeza kikamilifu faida", PartOfSpeech::Verb, "", "");
        let new = term("kutumia kikamilifu", PartOfSpeech::Verb, "", "");
        for (written, made) in [
            ("itaongeza kikamilifu faida", "itatumia kikamilifu"),
            ("kuongeza kikamilifu faida", "kutumia kikamilifu"),
            ("Zimeongezwa kikamilifu faida", "Zimetumiwa kikamilifu"),
        ] {
            assert_eq!(in_same_form(written, &old, &new).as_deref(), Some(made), "{written}");
        }
    }

    #[test]
    fn adjectives_in_class() {
        let (old, new) =
            (term("-a kale", PartOfSpeech::Adjective, "", ""), term("-a zamani", PartOfSpeech::Adjective, "", ""));
        assert_eq!(in_same_form("vya kale", &old, &new).as_deref(), Some("vya zamani"));
        assert_eq!(in_same_form("Ya kale", &old, &new).as_deref(), Some("Ya zamani"));
    }

    #[test]
    fn what_no_rule_makes_is_not_made() {
        let adverb = term("mtawaliwa", PartOfSpeech::Adverb, "", "");
        assert_eq!(
            in_same_form("mtawaliwa", &adverb, &term("mtawalia", PartOfSpeech::Adverb, "", "")).as_deref(),
            Some("mtawalia")
        );
        assert_eq!(in_same_form("", &adverb, &adverb), None);
        assert_eq!(in_same_form("日本", &term("日", PartOfSpeech::Noun, "", ""), &adverb), None);
    }
}
