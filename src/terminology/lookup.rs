//! The term that somebody asks for, in any form and with a slip of the pen.
//!
//! Best first: the citation form, then another form, then longer terms that hold the query; only where the first two
//! gave nothing, misspellings as well. The order is the same from run to run.

use std::cmp::Ordering;
use std::collections::HashMap;

use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

use super::how::How;
use super::inflection::forms;
use super::key::key;
use super::swahili_forms::verb_stem;
use super::verbs::Verbs;
use crate::model::concept::{Concept, PartOfSpeech, TermStatus};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;

/// What a word that is made from a term answers with: below the term's own forms, above longer terms.
const DERIVED: f64 = 95.0;
/// At most so many answers.
const MOST: usize = 10;
/// A misspelling is at least so like the form it stands for (1: equal).
const LEAST_SIMILARITY: f64 = 0.70;
/// In words of up to so many letters, one edit is all that is allowed.
const SHORT: usize = 4;
/// Misspellings further below the best answer than this, in points, are noise.
const NOISE: f64 = 15.0;

/// One answer: a concept, by the term that answers best.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The concept, as an index into those that the look-up was made from.
    pub concept: usize,
    /// The term, as an index into the concept's terms.
    pub term: usize,
    /// The form of the term that answers the query.
    pub form: String,
    /// How it answers.
    pub how: How,
    /// How well: 100 the citation form or another form; 95 what is made from the term; a longer term 60 to below 95 by the
    /// share of its words that were asked for; a misspelling 100 times its similarity.
    pub score: f64,
}

/// One way to ask for a term.
#[derive(Clone, Debug)]
struct Entry {
    concept: usize,
    term: usize,
    key: String,
    letters: usize,
    form: String,
    how: How,
}

/// What an answer is ordered and chosen by, beside its score.
#[derive(Clone, Debug)]
struct Named {
    concept: String,
    domain: Option<String>,
    terms: Vec<(Language, TermStatus, String)>,
}

/// Finds terms by what a person types.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    concepts: Vec<Named>,
    entries: Vec<Entry>,
    by_key: HashMap<String, Vec<usize>>,
    verbs: Verbs,
    /// The concept and the term by the verb and what follows it.
    by_verb: HashMap<(u32, String), Vec<(usize, usize)>>,
}

impl Lookup {
    /// A look-up in `concepts`.
    pub fn new(concepts: &[Concept]) -> Lookup {
        let mut lookup = Lookup::default();
        for (at, concept) in concepts.iter().enumerate() {
            for (index, term) in concept.terms.iter().enumerate() {
                for form in forms(term) {
                    lookup.add(at, index, key(&form.text), form.text, form.how);
                }
                if let Some((stem, rest)) = Some(term).filter(|term| term.language.base() == "sw").and_then(verb_stem) {
                    let verb = lookup.verbs.add(stem);
                    lookup.by_verb.entry((verb, key(rest))).or_default().push((at, index));
                }
                // Asked for as an infinitive, also where the glossary cites the bare verb.
                if term.language.base() == "en" && term.part_of_speech == Some(PartOfSpeech::Verb) {
                    let verb = key(&term.text);
                    let infinitive = if verb.starts_with("to ") { verb } else { format!("to {verb}") };
                    lookup.add(at, index, infinitive, term.text.trim().to_owned(), How::Exact);
                }
            }
            lookup.concepts.push(Named {
                concept: concept.name.clone(),
                domain: concept.domain.as_deref().map(|domain| domain.trim().to_lowercase()),
                terms: concept
                    .terms
                    .iter()
                    .map(|term| (term.language.clone(), term.status, term.text.clone()))
                    .collect(),
            });
        }
        lookup
    }

    fn add(&mut self, concept: usize, term: usize, key: String, form: String, how: How) {
        if !key.is_empty() {
            self.by_key.entry(key.clone()).or_default().push(self.entries.len());
            let letters = key.chars().count();
            self.entries.push(Entry { concept, term, key, letters, form, how });
        }
    }

    /// The answers to `query`, best first, one a concept, ten at most; only terms that serve where `language` is asked
    /// for, and only concepts of `domain` (case does not count), where those are given.
    pub fn find(&self, query: &str, language: Option<&Language>, domain: Option<&str>) -> Vec<Found> {
        let query = key(query);
        if query.is_empty() {
            return Vec::new();
        }
        let domain = domain.map(|domain| domain.trim().to_lowercase());
        let serves = |concept: usize, term: usize| {
            let concept = &self.concepts[concept];
            (domain.is_none() || concept.domain == domain)
                && language.is_none_or(|wanted| concept.terms[term].0.serves(wanted).is_some())
        };
        let admitted = |entry: &&Entry| serves(entry.concept, entry.term);
        let answer = |entry: &Entry, how: How, score: f64| {
            let Entry { concept, term, form, .. } = entry;
            Found { concept: *concept, term: *term, form: form.clone(), how, score }
        };
        let same = self.by_key.get(&query).into_iter().flatten().map(|at| &self.entries[*at]);
        let mut found: Vec<Found> =
            same.filter(admitted).map(|entry| answer(entry, entry.how, score(entry.how))).collect();
        let misspelt = self.verb_forms(&query, &mut found);
        found.retain(|one| serves(one.concept, one.term));
        let none_is_same = found.is_empty();
        let words = format!(" {query} ");
        // A word such as `to` or `ya` stands in very many terms and leads to none.
        let longer = |entry: &&Entry| entry.key.len() > query.len() && !is_function_word(&query);
        let cited = || self.entries.iter().filter(admitted).filter(|entry| entry.how != How::Related);
        for entry in cited().filter(longer) {
            if format!(" {} ", entry.key).contains(&words) {
                let share = count_words(&query) / count_words(&entry.key);
                found.push(answer(entry, How::Related, 60.0 + 35.0 * share));
            }
        }
        if none_is_same {
            let letters = query.chars().count();
            found.extend(misspelt.into_iter().filter(|one| serves(one.concept, one.term)));
            for entry in cited() {
                if let Some(similarity) = misspelling(&query, letters, entry) {
                    found.push(answer(entry, How::Fuzzy, 100.0 * similarity));
                }
            }
        }
        self.best(found)
    }

    /// Adds the verbs that `query` is a form of to `found`, and returns those that it may be a misspelt form of.
    fn verb_forms(&self, query: &str, found: &mut Vec<Found>) -> Vec<Found> {
        let (first, rest) = query.split_once(' ').unwrap_or((query, ""));
        let answers = |verb: u32, form: String, how: How, score: f64| {
            let terms = self.by_verb.get(&(verb, rest.to_owned())).into_iter().flatten();
            terms.map(move |(concept, term)| Found { concept: *concept, term: *term, form: form.clone(), how, score })
        };
        let mut unknown = false;
        for one in self.verbs.of(first, &mut unknown).into_iter().filter(|one| one.sure || !rest.is_empty()) {
            found.extend(answers(one.verb, query.to_owned(), one.how, score(one.how)));
        }
        let misspelt = self.verbs.misspelt(first).filter(|_| unknown);
        let likeness = 100.0 * (1.0 - 1.0 / count(query.chars()));
        let fuzzy = |(verb, meant): (u32, String)| {
            let form = if rest.is_empty() { meant } else { format!("{meant} {rest}") };
            answers(verb, form, How::Fuzzy, likeness)
        };
        misspelt.into_iter().flat_map(fuzzy).collect()
    }

    fn best(&self, mut found: Vec<Found>) -> Vec<Found> {
        found.sort_by(|a, b| self.order(a, b));
        let top = found.iter().find(|one| one.how == How::Fuzzy).map_or(0.0, |best| best.score);
        let mut seen = vec![false; self.concepts.len()];
        found.retain(|one| {
            let noise = one.how == How::Fuzzy && one.score < top - NOISE;
            !noise && !std::mem::replace(&mut seen[one.concept], true)
        });
        found.truncate(MOST);
        found
    }

    /// Misspellings last: where the query stands in a term as it is, it is hardly one. Then score, how, status, term,
    /// concept, and the indices. Forms of one term that are equal in all this stay in their order, the citation form
    /// first, because the sort is stable.
    fn order(&self, a: &Found, b: &Found) -> Ordering {
        let key = |one: &Found| {
            let concept = &self.concepts[one.concept];
            let (_, status, term) = &concept.terms[one.term];
            (one.how, *status, term.as_str(), concept.concept.as_str(), one.concept, one.term)
        };
        let is_fuzzy = |one: &Found| one.how == How::Fuzzy;
        is_fuzzy(a).cmp(&is_fuzzy(b)).then(b.score.total_cmp(&a.score)).then_with(|| key(a).cmp(&key(b)))
    }
}

/// What a form answers with that was asked for as it is.
fn score(how: How) -> f64 {
    if how == How::Related { DERIVED } else { 100.0 }
}

fn count_words(key: &str) -> f64 {
    count(key.split(' '))
}

fn count<T>(all: impl Iterator<Item = T>) -> f64 {
    // Keys are far shorter than 2^32 words; a longer one only saturates the share.
    f64::from(u32::try_from(all.count()).unwrap_or(u32::MAX))
}

/// How like `query`, of so many `letters`, is to the form of `entry`, where it can be a misspelling of it.
fn misspelling(query: &str, letters: usize, entry: &Entry) -> Option<f64> {
    let (shorter, longer) = (letters.min(entry.letters), letters.max(entry.letters));
    // No edit script is shorter than the difference in length, so a long query costs nothing here.
    if (longer - shorter) * 10 > longer * 3 || longer < 3 || query == entry.key {
        return None;
    }
    if shorter <= SHORT && damerau_levenshtein(query, &entry.key) > 1 {
        return None;
    }
    let similarity = normalized_damerau_levenshtein(query, &entry.key);
    (similarity >= LEAST_SIMILARITY || shorter <= SHORT).then_some(similarity)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{concepts, entry};
    use super::*;

    /// The answers as `concept:form/how/score`.
    fn asked(query: &str, language: Option<&str>) -> Vec<String> {
        let concepts = concepts();
        let language = language.map(|tag| tag.parse().unwrap());
        let found = Lookup::new(&concepts).find(query, language.as_ref(), None);
        let show = |one: &Found| format!("{}:{}/{}/{:.0}", concepts[one.concept].name, one.form, one.how, one.score);
        found.iter().map(show).collect()
    }

    #[test]
    fn citation_form_then_other_forms_then_longer_terms() {
        assert_eq!(asked("MFUMO", None), ["system:mfumo/exact/100", "industrial-system:mfumo wa viwanda/related/72"]);
        assert_eq!(asked("thamani", None), ["value-chain:mnyororo wa thamani/related/72"]);
        assert_eq!(asked("vifaa", Some("sw-KE")), ["equipment:vifaa/inflected/100"]);
        assert_eq!(asked("alumini", None)[0], "aluminium-alloy:aloi ya alumini/related/72");
        assert_eq!(asked("“Low carbon”?", None), ["low-carbon:low-carbon/exact/100"]);
        assert_eq!(asked("plants", Some("en")), ["factory:plants/inflected/100", "plant-life:plants/inflected/100"]);
    }

    #[test]
    fn infinitives_with_and_without_their_mark() {
        assert_eq!(asked("kuunganisha", None), ["connect:kuunganisha/exact/100"]);
        assert_eq!(asked("-unganisha", None), ["connect:unganisha/exact/100"]);
        assert_eq!(asked("tia saini", None), ["sign:tia saini/exact/100"]);
        assert_eq!(asked("to sign", None), ["sign:sign/exact/100"]);
        assert_eq!(asked("connect", None), ["connect:connect/exact/100"]);
        assert_eq!(asked("signing", None), ["sign:signing/inflected/100"]);
    }

    #[test]
    fn verbs_by_any_form_and_what_is_made_of_them() {
        assert_eq!(asked("zimeunganishwa", None), ["connect:zimeunganishwa/inflected/100"]);
        assert_eq!(asked("ilitiwa saini", None), ["sign:ilitiwa saini/inflected/100"]);
        assert_eq!(asked("uunganishaji", None), ["connect:uunganishaji/related/95"]);
        assert_eq!(asked("zinaunganishika", None), ["connect:zinaunganishika/related/95"]);
        assert_eq!(asked("hawaunganisha", None), ["connect:hawaunganishi/fuzzy/92"]);
        assert_eq!(asked("kiwandani", None), ["factory:kiwandani/inflected/100"]);
        assert!(asked("zilitia", None).is_empty());
    }

    #[test]
    fn misspellings_of_any_form() {
        assert_eq!(asked("vifa", Some("sw")), ["equipment:vifaa/fuzzy/80"]);
        assert_eq!(asked("mnyoror wa thamani", None)[0], "value-chain:mnyororo wa thamani/fuzzy/95");
        assert_eq!(asked("aloy", Some("en")), ["alloy:alloy/fuzzy/80"]);
        assert_eq!(asked("akili badnia", None), ["ai:akili bandia/fuzzy/92"]);
        // Two edits in four letters are another word; so is one in two.
        assert!(asked("alxx", None).is_empty());
        assert!(asked("ax", None).is_empty());
    }

    #[test]
    fn language_and_domain_choose() {
        let concepts = concepts();
        let lookup = Lookup::new(&concepts);
        assert_eq!(lookup.find("mfumo", Some(&Language::english()), None), []);
        assert_eq!(lookup.find("alloy", None, Some("Metallurgy ")).len(), 1);
        assert!(lookup.find("alloy", None, Some("law")).is_empty());
    }

    #[test]
    fn order_is_by_status_then_term_and_ends_at_ten() {
        let mut same: Vec<Concept> =
            (0..30).map(|n| entry(&format!("c{n:02}"), &[("sw", "kifaa", "noun", "7/8")])).collect();
        same[0].terms[0].status = TermStatus::Forbidden;
        same.reverse();
        let names: Vec<&str> =
            Lookup::new(&same).find("kifaa", None, None).iter().map(|one| same[one.concept].name.as_str()).collect();
        assert_eq!(names, ["c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10"]);
    }

    #[test]
    fn any_query_is_survived() {
        for query in ["", " \t", "...", "\u{0}", "-", &"mfumo ".repeat(2_000), &"x".repeat(10_000), "🎓"] {
            assert!(asked(query, None).is_empty(), "{query:.20}");
        }
    }
}
