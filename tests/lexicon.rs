//! The Swahili lexicon: every row against the class tables and against the other files.

use std::collections::{BTreeMap, BTreeSet};

use istilahi::swahili::class_set::ClassPair;
use istilahi::swahili::concord;
use istilahi::swahili::lexicon::adjectives::Concord;
use istilahi::swahili::lexicon::nouns::{Animacy, Noun};
use istilahi::swahili::lexicon::variants::VariantKind;
use istilahi::swahili::lexicon::{Lexicon, SHIPPED};
use istilahi::swahili::morphology::{Morphology, Reading};
use istilahi::swahili::noun_class::NounClass;

fn assert_none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{} {what}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_row_can_be_read_and_there_are_enough() {
    let (lexicon, faults) = Lexicon::read(SHIPPED);
    assert_eq!(faults, []);
    assert!(lexicon.nouns.len() >= 1_500, "{} nouns", lexicon.nouns.len());
    let roots = lexicon.verbs.iter().filter(|verb| verb.base.is_none()).count();
    assert!(roots >= 900, "{roots} verb roots");
    assert!(lexicon.adjectives.len() >= 250, "{} adjectives", lexicon.adjectives.len());
}

#[test]
fn files_are_plain_sorted_and_without_doubles() {
    let mut faults = Vec::new();
    let files = [
        ("nouns", SHIPPED.nouns, 1),
        ("verbs", SHIPPED.verbs, 1),
        ("adjectives", SHIPPED.adjectives, 2),
        ("closed", SHIPPED.closed, 2),
        ("variants", SHIPPED.variants, 2),
    ];
    for (name, text, key_fields) in files {
        if text.contains('\r') || !text.ends_with('\n') || text.starts_with('\u{FEFF}') {
            faults.push(format!("{name}: line ends or byte-order mark"));
        }
        let mut last = Vec::new();
        for record in csv::Reader::from_reader(text.as_bytes()).records().map(|record| record.expect("a row")) {
            let key: Vec<String> = record.iter().take(key_fields).map(str::to_owned).collect();
            if key <= last {
                faults.push(format!("{name}: {} after {}", key.join(","), last.join(",")));
            }
            if record.iter().any(|field| field.trim() != field || field.contains("  ")) {
                faults.push(format!("{name}: spaces in {}", key.join(",")));
            }
            if record[0].contains(|c: char| !c.is_ascii_alphabetic() && !" '.-".contains(c)) {
                faults.push(format!("{name}: letters of {}", key.join(",")));
            }
            last = key;
        }
    }
    assert_none("faults", &faults);
}

/// Whether `form` can be a noun of `class` by its prefix.
fn fits(form: &str, class: NounClass, noun: &Noun) -> bool {
    match class.number() {
        // Persons of 1 and 2 without a prefix, and nouns of 9, 10, 5 and the places take any shape.
        5 | 9 | 10 | 16 => true,
        // Loans of other shapes in classes 3, 11 and 14 are marked as doubtful or have no plural.
        3 | 11 | 14 => class.noun_prefixes().iter().any(|prefix| form.starts_with(prefix)) || noun.doubt.is_some(),
        _ => class.noun_prefixes().iter().any(|prefix| form.starts_with(prefix)),
    }
}

#[test]
fn nouns_fit_their_classes() {
    let mut faults = Vec::new();
    for noun in &Lexicon::shipped().nouns {
        for (ClassPair { singular, plural: class }, plural) in &noun.uses {
            if !fits(&noun.noun, *singular, noun) {
                faults.push(format!("{} has no prefix of class {singular}", noun.noun));
            }
            if let (Some(class), Some(plural)) = (class, plural) {
                if !fits(plural, *class, noun) {
                    faults.push(format!("{plural} has no prefix of class {class}"));
                }
                let end = |text: &str| text.chars().rev().take(2).collect::<String>();
                let irregular = ["mwenyekiti", "jambo", "mua"].contains(&noun.noun.as_str());
                if end(plural) != end(&noun.noun) && !irregular {
                    faults.push(format!("{plural} is no plural of {}", noun.noun));
                }
            }
        }
        let person = noun.uses.iter().any(|(pair, _)| pair.singular == NounClass::PERSON);
        if person && noun.animacy == Animacy::Inanimate {
            faults.push(format!("{} is of class 1 and not animate", noun.noun));
        }
        if noun.gloss.is_empty() || noun.domain.is_empty() {
            faults.push(format!("{} has no gloss or domain", noun.noun));
        }
    }
    assert_none("nouns", &faults);
}

#[test]
fn every_listed_form_leads_back_to_its_entry() {
    let morphology = Morphology::shipped();
    let mut faults = Vec::new();
    for (number, noun) in (0..).zip(&morphology.lexicon().nouns) {
        let plurals = noun.uses.iter().filter_map(|(_, plural)| plural.clone());
        for form in std::iter::once(noun.noun.clone()).chain(plurals) {
            let is_it = |reading: &Reading| matches!(reading, Reading::Noun { noun, .. } if *noun == number);
            if !morphology.readings(&form).iter().any(is_it) {
                faults.push(form);
            }
        }
    }
    for (number, adjective) in (0..).zip(&morphology.lexicon().adjectives) {
        for form in NounClass::all().flat_map(|class| adjective.forms(class)) {
            let is_it =
                |reading: &Reading| matches!(reading, Reading::Adjective { adjective, .. } if *adjective == number);
            if !morphology.readings(&form.to_lowercase()).iter().any(is_it) {
                faults.push(form);
            }
        }
    }
    assert_none("forms", &faults);
}

#[test]
fn verbs_end_in_a_vowel_and_their_bases_are_listed() {
    let lexicon = Lexicon::shipped();
    let mut faults = Vec::new();
    for verb in &lexicon.verbs {
        if !verb.verb.ends_with(['a', 'e', 'i', 'u', 'o']) || verb.verb.contains(' ') || verb.gloss.is_empty() {
            faults.push(verb.verb.clone());
        }
        if verb.base.as_deref().is_some_and(|base| lexicon.verb_number(base).is_none() || base == verb.verb) {
            faults.push(format!("{}: base {:?}", verb.verb, verb.base));
        }
        faults.extend(verb.passives.iter().filter(|passive| !passive.ends_with("wa")).cloned());
    }
    assert_none("verbs", &faults);
}

#[test]
fn closed_classes_hold_nothing_that_agrees() {
    // Adverbs and prepositions that have the letters of an agreeing word.
    #[rustfmt::skip]
    const KNOWN: [&str; 13] = [
        "haya", "hivi", "hivihivi", "hivyo", "hivyohivyo", "huku", "kwa", "kwenye", "palepale", "vile", "vilevile", "vipi", "wao",
    ];
    let agreeing: BTreeSet<String> =
        NounClass::all().flat_map(concord::forms).filter(|form| form.0.is_modifier()).map(|form| form.2).collect();
    let closed = Lexicon::shipped().closed.iter().map(|word| word.word.clone());
    let faults: Vec<String> =
        closed.filter(|word| agreeing.contains(word) && !KNOWN.contains(&word.as_str())).collect();
    assert_none("words", &faults);
}

#[test]
fn adjectives_that_agree_are_stems() {
    let mut faults = Vec::new();
    for adjective in &Lexicon::shipped().adjectives {
        let is_stem = adjective.stem.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
        if adjective.concord == Concord::Agreeing && !is_stem {
            faults.push(adjective.stem.clone());
        }
        if adjective.gloss.is_empty() {
            faults.push(format!("{}: no gloss", adjective.stem));
        }
    }
    assert_none("adjectives", &faults);
}

#[test]
fn a_spelling_is_in_one_group_and_slips_are_no_words() {
    let lexicon = Lexicon::shipped();
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for group in &lexicon.variants {
        if group.others.is_empty() || group.others.contains(&group.preferred) {
            faults.push(format!("{}: no other spelling", group.preferred));
        }
        for spelling in group.others.iter().chain([&group.preferred]) {
            if let Some(other) = groups.insert(spelling, &group.preferred) {
                faults.push(format!("{spelling}: in the groups of {other} and {}", group.preferred));
            }
        }
        let marked = group.note.as_deref().is_some_and(|note| note.contains("a word of its own"));
        for slip in group.others.iter().filter(|_| group.kind == VariantKind::Slip && !marked) {
            if lexicon.noun(slip).is_some() {
                faults.push(format!("{slip}: a slip for {} and a noun", group.preferred));
            }
        }
    }
    assert_none("groups", &faults);
}
