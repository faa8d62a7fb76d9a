//! From what was typed to the word whose paradigm it is: any form of it, its citation form first.

use super::{Hint, NoParadigm, OpenPart, Paradigm, adjective, noun, unknown, verb};
use crate::swahili::class_set::{ClassPair, ClassSet};
use crate::swahili::concord;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::{Animacy, Noun};
use crate::swahili::morphology::{Morphology, Reading, WordPart};
use crate::swahili::noun_class::NounClass;
use crate::swahili::phrase;
use crate::swahili::verb::{Tense, VerbForm};
use crate::text::fold::fold;

pub(super) fn find(term: &str, hint: &Hint) -> Result<Paradigm, NoParadigm> {
    let term = term.split_whitespace().map(fold).collect::<Vec<_>>().join(" ");
    if term.contains(' ') {
        let stem = candidates(&term, true).into_iter().find(|reading| fits(reading, hint));
        if let Some(adjective) = stem.and_then(|stem| of_reading(&stem, hint)) {
            return Ok(adjective);
        }
        let fixed = Lexicon::shipped().closed.iter().find(|phrase| fold(&phrase.word) == term);
        return of_phrase(&term, hint).ok_or(fixed.map_or(NoParadigm::Unknown, NoParadigm::Unchanging));
    }
    let (word, is_stem) = match term.strip_prefix('-') {
        Some(stem) => (stem, true),
        None => (term.as_str(), false),
    };
    let mut readings = candidates(word, is_stem);
    if let (Some(Reading::Closed { word }), true) = (readings.first(), *hint == Hint::default())
        && let Some(word) = Lexicon::shipped().closed.get(*word as usize)
    {
        // kwenda, "towards", is the infinitive as well; lakini, "but", is nobody's place (laki) to people.
        readings.retain(is_cited);
        if readings.is_empty() {
            return Err(NoParadigm::Unchanging(word));
        }
    }
    let mut found: Vec<Paradigm> = Vec::new();
    for reading in readings.iter().filter(|reading| fits(reading, hint)) {
        let made = of_reading(reading, hint);
        found.extend(made.filter(|made| found.iter().all(|other| !is_same(other, &made.lemma, made.part))));
    }
    if found.is_empty() {
        return unknown::paradigm(word, is_stem, hint).ok_or(NoParadigm::Unknown);
    }
    let mut paradigm = found.remove(0);
    paradigm.also = found.into_iter().map(|other| (other.lemma, other.part)).collect();
    Ok(paradigm)
}

fn is_same(paradigm: &Paradigm, lemma: &str, part: WordPart) -> bool {
    paradigm.lemma == lemma && paradigm.part == part
}

/// Whether a reading is of a form that dictionaries cite.
fn is_cited(reading: &Reading) -> bool {
    match reading {
        Reading::Noun { plural, locative, .. } => !plural && !locative,
        Reading::Verb { form, .. } => form.tense == Tense::Infinitive && form.extensions.is_empty(),
        Reading::Adjective { .. } => true,
        _ => false,
    }
}

/// What `word` can be, citation forms first; what is unlikely only where there is nothing else.
fn candidates(word: &str, is_stem: bool) -> Vec<Reading> {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let mut readings: Vec<Reading> = Vec::new();
    // Stems that are no word by themselves: -ingine, -pa, -angu.
    for (number, _) in (0..).zip(&lexicon.adjectives).filter(|(_, adjective)| fold(&adjective.stem) == word) {
        readings.push(Reading::Adjective { adjective: number, agreement: Default::default() });
    }
    if let Some(verb) = lexicon.verb_number(word) {
        readings.push(Reading::Verb { verb, form: VERB_AS_CITED, likely: true });
    }
    if is_stem {
        let lemma = format!("-{word}");
        let concords = NounClass::all().flat_map(concord::forms).find(|(_, known, _)| *known == lemma);
        readings.extend(concords.map(|(kind, lemma, _)| {
            let agreement = Default::default();
            Reading::Concord(concord::Concord { kind, lemma, agreement })
        }));
        return readings;
    }
    // A noun is cited as it stands, and stands before a stem.
    let mut listed = morphology.readings(word).to_vec();
    listed.sort_by_key(|reading| !matches!(reading, Reading::Noun { .. }) || reading.lemma(lexicon) != word);
    let nouns = listed.iter().filter(|one| matches!(one, Reading::Noun { .. }) && one.lemma(lexicon) == word).count();
    let rest = listed.split_off(nouns);
    listed.extend(readings);
    listed.extend(rest);
    let is_likely = |reading: &Reading| !matches!(reading, Reading::Verb { likely: false, .. });
    if listed.iter().any(is_likely) {
        listed.retain(is_likely);
    }
    listed
}

/// The form that verbs are cited in.
const VERB_AS_CITED: VerbForm = VerbForm::new(Tense::Imperative);

fn fits(reading: &Reading, hint: &Hint) -> bool {
    let part = match reading.part(Morphology::shipped().lexicon()) {
        WordPart::Noun => Some(OpenPart::Noun),
        WordPart::Verb => Some(OpenPart::Verb),
        WordPart::Adjective | WordPart::Numeral | WordPart::Adverb => Some(OpenPart::Adjective),
        WordPart::Agreeing | WordPart::Closed => None,
    };
    let wanted = if hint.classes.is_some() { Some(OpenPart::Noun) } else { hint.part };
    wanted.is_none() || wanted == part
}

/// The paradigm of a reading of one word; `None` where it has none.
fn of_reading(reading: &Reading, hint: &Hint) -> Option<Paradigm> {
    let lexicon = Lexicon::shipped();
    let lemma = reading.lemma(lexicon).to_owned();
    let paradigm = |lemma: String, classes: Option<String>, tables| Paradigm {
        lemma,
        part: reading.part(lexicon),
        classes,
        gloss: reading.gloss(lexicon).filter(|_| !reading.is_derived()).map(str::to_owned),
        known: reading.is_known(),
        also: Vec::new(),
        tables,
    };
    match reading {
        Reading::Noun { noun, .. } => {
            let entry = in_classes(lexicon.nouns.get(*noun as usize)?, hint)?;
            Some(paradigm(lemma, Some(classes_of(&entry)), noun::tables(&entry)))
        }
        Reading::Doer { class, .. } => {
            let (pair, animacy): (_, Animacy) = match class.number() {
                14 => ("14", Animacy::Inanimate),
                _ => ("1/2", Animacy::Animate),
            };
            let entry = by_rule(&lemma, &pair.parse().ok()?, animacy);
            Some(paradigm(lemma.clone(), Some(classes_of(&entry)), noun::tables(&entry)))
        }
        Reading::Diminutive { .. } => {
            let entry = by_rule(&lemma, &"7/8".parse().ok()?, Animacy::Inanimate);
            Some(paradigm(lemma.clone(), Some(classes_of(&entry)), noun::tables(&entry)))
        }
        Reading::Adjective { adjective: number, .. } => {
            let known = lexicon.adjectives.get(*number as usize)?;
            Some(paradigm(lemma, None, adjective::tables(known)))
        }
        Reading::Manner { of } => {
            let stem = format!("ki{of}");
            let tables = adjective::after_associative(&stem);
            Some(paradigm(stem, None, tables))
        }
        Reading::Concord(concord) => Some(paradigm(lemma, None, adjective::agreeing(concord.kind, concord.lemma))),
        Reading::Verb { verb, .. } => {
            let verb = lexicon.verbs.get(*verb as usize)?;
            let tables = verb::tables(&verb::Entry::from(verb));
            Some(Paradigm { gloss: Some(verb.gloss.clone()), ..paradigm(lemma, None, tables) })
        }
        Reading::Closed { .. } | Reading::GuessedNoun { .. } | Reading::GuessedVerb { .. } => None,
    }
}

/// A noun of the lexicon in the classes that were asked for; `None` where it is not used in them.
fn in_classes<'a>(noun: &'a Noun, hint: &Hint) -> Option<noun::Entry<'a>> {
    let mut entry = noun::Entry::from(noun);
    if let Some(classes) = &hint.classes {
        entry.uses.retain(|(pair, _)| classes.pairs().contains(pair));
    }
    (!entry.uses.is_empty()).then_some(entry)
}

/// A noun with the plurals that the rules make in these classes.
pub(super) fn by_rule<'a>(noun: &'a str, classes: &ClassSet, animacy: Animacy) -> noun::Entry<'a> {
    let uses = classes.pairs().iter().map(|pair| (*pair, crate::swahili::noun::plural(noun, *pair))).collect();
    noun::Entry { noun, uses, animacy, people: false }
}

pub(super) fn classes_of(entry: &noun::Entry<'_>) -> String {
    let mut pairs: Vec<String> = entry.uses.iter().map(|(pair, _)| pair.to_string()).collect();
    pairs.dedup();
    pairs.join("|")
}

/// A noun with what belongs to it, in the singular or the plural.
fn of_phrase(term: &str, hint: &Hint) -> Option<Paradigm> {
    if hint.part.is_some_and(|part| part != OpenPart::Noun) {
        return None;
    }
    let head = term.split(' ').next()?;
    let morphology = Morphology::shipped();
    for reading in morphology.listed(head) {
        let (Reading::Noun { plural, locative: false, class, .. }, Some(noun)) =
            (reading, reading.noun(morphology.lexicon()))
        else {
            continue;
        };
        let Some(mut entry) = in_classes(noun, hint) else { continue };
        let animate = entry.animacy == Animacy::Animate;
        // Of a plural, its own class says which pair it is of.
        let of_plural = *plural && entry.uses.iter().any(|(pair, _)| pair.plural == Some(*class));
        let singular = if of_plural {
            entry.uses.retain(|(pair, _)| pair.plural == Some(*class));
            let pair = entry.uses.first()?.0;
            match phrase::singular(term, &noun.noun, pair, animate) {
                Some(singular) => singular,
                None => continue,
            }
        } else {
            term.to_owned()
        };
        let plural_in = |pair: &ClassPair| {
            phrase::plurals(&singular, &ClassSet::from(*pair), animate).into_iter().next().map(|plural| plural.text)
        };
        let uses: Vec<_> = entry.uses.iter().map(|(pair, _)| (*pair, plural_in(pair))).collect();
        // kifaa vya: neither number.
        if !of_plural && uses.iter().all(|(pair, plural)| pair.plural.is_some() && plural.is_none()) {
            continue;
        }
        let entry = noun::Entry { noun: &singular, uses, animacy: entry.animacy, people: entry.people };
        return Some(Paradigm {
            classes: Some(classes_of(&entry)),
            tables: noun::tables(&entry),
            lemma: singular.clone(),
            part: WordPart::Noun,
            gloss: None,
            known: true,
            also: Vec::new(),
        });
    }
    unknown::of_phrase(term, hint)
}
