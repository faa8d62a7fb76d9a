//! Wrong and mixed terms and names, with a small glossary, and translations that do not go together.

use istilahi::check::Pair;
use istilahi::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use istilahi::model::finding::Side;
use istilahi::text::language::Language;

use super::edit::{Spoilt, at, english, exchanged, in_target, places};
use super::{Kind, Mutant, Random};

/// The terms of the pairs: English, Swahili, its class, its plural; then others with their status.
type Other = (&'static str, &'static str, &'static str, TermStatus);
const NOUNS: &[(&str, &str, &str, &str, &[Other])] = &[
    (
        "transformer",
        "transfoma",
        "9/10",
        "transfoma",
        &[("kibadilishaji umeme", "7/8", "vibadilishaji umeme", TermStatus::Forbidden)],
    ),
    (
        "computer",
        "kompyuta",
        "9/10",
        "kompyuta",
        &[
            ("tarakilishi", "9/10", "tarakilishi", TermStatus::Forbidden),
            ("ngamizi", "9/10", "ngamizi", TermStatus::Deprecated),
        ],
    ),
    (
        "sensor",
        "kihisi",
        "7/8",
        "vihisi",
        &[("kitambuzi", "7/8", "vitambuzi", TermStatus::Admitted), ("sensa", "9/10", "sensa", TermStatus::Deprecated)],
    ),
    (
        "furnace",
        "tanuri",
        "5/6",
        "matanuri",
        &[("joko", "5/6", "majoko", TermStatus::Admitted), ("oveni", "9/10", "oveni", TermStatus::Forbidden)],
    ),
    (
        "valve",
        "vali",
        "9/10",
        "vali",
        &[("kilango", "7/8", "vilango", TermStatus::Admitted), ("valvu", "9/10", "valvu", TermStatus::Deprecated)],
    ),
    (
        "password",
        "nenosiri",
        "5/6",
        "manenosiri",
        &[
            ("neno la siri", "5/6", "maneno ya siri", TermStatus::Admitted),
            ("nywila", "9/10", "nywila", TermStatus::Deprecated),
        ],
    ),
    ("expert", "mtaalamu", "1/2", "wataalamu", &[("bingwa", "5/6", "mabingwa", TermStatus::Admitted)]),
    ("bridge", "daraja", "5/6", "madaraja", &[("kivuko", "7/8", "vivuko", TermStatus::Deprecated)]),
    ("battery", "betri", "9/10", "betri", &[("beteri", "9/10", "beteri", TermStatus::Forbidden)]),
];

/// The names that are not translated.
const KEPT: &[&str] = &["Norwind", "Sunvolt"];

/// The names of one ministry.
const MINISTRY: (&str, &str, &str) = ("Ministry of Health", "Wizara ya Afya", "Wizara ya Siha");

fn term(language: Language, text: &str, part: PartOfSpeech, status: TermStatus) -> Term {
    let mut term = Term::new(language, text);
    term.status = status;
    term.part_of_speech = Some(part);
    term
}

/// The glossary of the pairs.
pub(super) fn concepts() -> Vec<Concept> {
    let mut concepts = Vec::new();
    for (english, swahili, class, plural, others) in NOUNS {
        let mut concept = Concept::new(*english);
        concept.terms.push(term(Language::english(), english, PartOfSpeech::Noun, TermStatus::Preferred));
        let first = (*swahili, *class, *plural, TermStatus::Preferred);
        for (swahili, class, plural, status) in [first].iter().chain(*others) {
            let mut term = term(Language::swahili(), swahili, PartOfSpeech::Noun, *status);
            term.noun_class = Some((*class).to_owned());
            term.plural = Some((*plural).to_owned());
            term.animate = *class == "1/2";
            concept.terms.push(term);
        }
        concepts.push(concept);
    }
    let name = |language, text, status| term(language, text, PartOfSpeech::ProperNoun, status);
    for kept in KEPT {
        let mut concept = Concept::new(*kept);
        concept.do_not_translate = true;
        concept.terms.push(name(Language::english(), kept, TermStatus::Preferred));
        concepts.push(concept);
    }
    let mut ministry = Concept::new("ministry-of-health");
    ministry.terms.push(name(Language::english(), MINISTRY.0, TermStatus::Preferred));
    ministry.terms.push(name(Language::swahili(), MINISTRY.1, TermStatus::Preferred));
    ministry.terms.push(name(Language::swahili(), MINISTRY.2, TermStatus::Admitted));
    concepts.push(ministry);
    concepts
}

const FORBIDDEN: Kind = Kind { rules: &["term.forbidden"], error: "a forbidden term" };
const DEPRECATED: Kind = Kind { rules: &["term.deprecated"], error: "a deprecated term" };
const MISSING: Kind = Kind { rules: &["term.missing"], error: "another word for a term" };
const MIXED: Kind = Kind { rules: &["term.mixed"], error: "another good term than before" };
const CHANGED: Kind = Kind { rules: &["term.kept"], error: "a name changed" };
const LOST: Kind = Kind { rules: &["term.kept"], error: "a name left out" };
const ENTITY: Kind = Kind { rules: &["entity.mixed"], error: "another name than before" };
const ENTITY_KIND: Kind = Kind { rules: &["entity.mixed"], error: "the kind of a name in the other language" };
const TARGET: Kind = Kind { rules: &["consistency.target"], error: "a sentence translated in another way" };
const SOURCE: Kind = Kind { rules: &["consistency.source"], error: "the translation of another sentence" };

pub(super) fn mutants(good: &[Pair], random: &mut Random) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (term, swahili, _, plural, others) in NOUNS {
        let with_term: Vec<&Pair> = good.iter().filter(|pair| has_word(english(pair), term)).collect();
        for pair in &with_term {
            for (form, is_plural) in [(swahili, english(pair).contains(&format!("{term}s"))), (plural, true)] {
                let Some(span) = places(pair, &format!(r"(?i)\b{form}\b")).first().cloned() else { continue };
                for (other, _, other_plural, status) in *others {
                    let wrong = like(&at(pair, &span), if is_plural { other_plural } else { other });
                    let Some(spoilt) = in_target(pair, span.clone(), &wrong) else { continue };
                    match status {
                        TermStatus::Forbidden => mutants.push(alone(FORBIDDEN, spoilt)),
                        TermStatus::Deprecated => mutants.push(alone(DEPRECATED, spoilt)),
                        _ => mutants.push(behind(MIXED, &[with_term[0], with_term[1]], spoilt)),
                    }
                }
                let word = like(&at(pair, &span), if is_plural { "vitu" } else { "kitu" });
                mutants.extend(in_target(pair, span, &word).and_then(|one| in_source(MISSING, one, term)));
                break;
            }
        }
    }
    for pair in good {
        for name in KEPT {
            let Some(span) = places(pair, &format!(r"\b{name}\b")).first().cloned() else { continue };
            mutants.extend(in_target(pair, span.clone(), &format!("{name}i")).map(|one| alone(CHANGED, one)));
            mutants.extend(in_target(pair, span, "Kampuni hiyo").and_then(|one| in_source(LOST, one, name)));
        }
    }
    mutants.extend(names(good));
    mutants.extend(sentences(good, random));
    mutants
}

/// Names of institutions and companies, each against two pairs before.
fn names(good: &[Pair]) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let ministry: Vec<&Pair> = good.iter().filter(|pair| pair.target.text().contains(MINISTRY.1)).collect();
    for pair in &ministry {
        let others: Vec<&Pair> = ministry.iter().copied().filter(|other| other != pair).collect();
        let span = places(pair, MINISTRY.1).remove(0);
        mutants.extend(in_target(pair, span, MINISTRY.2).map(|one| behind(ENTITY, &others, one)));
    }
    // The pairs have companies by their bare names; here each gets its kind.
    for (company, english, swahili) in
        [("Norwind", "Norwind Group", "Kikundi cha Norwind"), ("Sunvolt", "Sunvolt Company", "Kampuni ya Sunvolt")]
    {
        let with_name: Vec<&Pair> = good.iter().filter(|pair| pair.target.text().contains(company)).collect();
        let named = |pair: &Pair, name: &str| {
            let span = places(pair, company).remove(0);
            in_target(pair, span, name)
        };
        for pair in &with_name {
            let others = with_name.iter().filter(|other| *other != pair).filter_map(|other| named(other, english));
            let others: Vec<Pair> =
                others.map(|one| Pair { source: one.source, target: one.target, ..Pair::default() }).collect();
            // As often as not there are two pairs only: the first is given twice.
            let before: Vec<&Pair> = others.iter().chain(&others).take(2).collect();
            mutants.extend(named(pair, swahili).map(|one| behind(ENTITY_KIND, &before, one)));
        }
    }
    mutants
}

/// Sentences against others.
fn sentences(good: &[Pair], random: &mut Random) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for pair in good.iter().filter(|pair| pair.target.codes().is_empty()).step_by(4) {
        let Some(span) = random.pick(&places(pair, r" \w+\b")) else { continue };
        let Some(target) = exchanged(&pair.target, span, "") else { continue };
        let place = 0..target.text().len();
        let spoilt = Spoilt { source: pair.source.clone(), target, side: Side::Target, place };
        mutants.push(behind(TARGET, &[pair, pair], spoilt));
    }
    for two in good.windows(2).step_by(4) {
        if two[0].target.text().split(' ').count() >= 4 {
            let (source, target) = (two[1].source.clone(), two[0].target.clone());
            let place = 0..target.text().len();
            mutants.push(behind(SOURCE, &[&two[0]], Spoilt { source, target, side: Side::Target, place }));
        }
    }
    mutants
}

fn has_word(text: &str, term: &str) -> bool {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == term || word.strip_suffix('s') == Some(term))
}

/// `word` with a capital where `before` had one.
fn like(before: &str, word: &str) -> String {
    match before.starts_with(char::is_uppercase) {
        true => format!("{}{}", word[..1].to_uppercase(), &word[1..]),
        false => word.to_owned(),
    }
}

fn alone(kind: Kind, spoilt: Spoilt) -> Mutant {
    let Spoilt { source, target, side, place } = spoilt;
    Mutant::of_pair(kind, Pair { source, target, ..Pair::default() }, side, place)
}

/// The error in the last of several pairs.
fn behind(kind: Kind, before: &[&Pair], spoilt: Spoilt) -> Mutant {
    let mut pairs: Vec<Pair> = before.iter().map(|pair| (*pair).clone()).collect();
    let at = pairs.len();
    let Spoilt { source, target, side, place } = spoilt;
    pairs.push(Pair { source, target, ..Pair::default() });
    Mutant { kind, pairs, at, side, place }
}

/// The error is to be found in the source, at `words`.
fn in_source(kind: Kind, spoilt: Spoilt, words: &str) -> Option<Mutant> {
    let source = spoilt.source.as_ref()?.text().to_lowercase();
    let start = source.find(&words.to_lowercase())?;
    Some(alone(kind, Spoilt { side: Side::Source, place: start..start + words.len(), ..spoilt }))
}
