//! Two glossaries put together: which concepts are the same, what one has and the other lacks, and where they disagree.
//!
//! What only one of them says is taken. Where both say something and it differs, somebody has to choose. Where a term is
//! attested is no matter of dispute: what is there stays.

use std::collections::HashMap;

use super::faults::{Fault, faults, is_same};
use crate::model::concept::{Concept, Term, TermStatus};
use crate::text::fold::{fold, normalise};
use crate::text::language::Language;

/// A point on which two glossaries disagree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// The name of the concept here.
    pub concept: String,
    /// Its name in the other glossary.
    pub other: String,
    /// What it is about: `preferred` (which term), `status`, `noun_class`, `plural`, `part_of_speech`, `note`, `domain`,
    /// `definition`, `do_not_translate`, or `concept` (two concepts of one name, or one that could be several).
    pub field: &'static str,
    /// The language of the term.
    pub language: Option<Language>,
    /// The term, where it is about one that both have.
    pub term: Option<String>,
    /// What is said here.
    pub mine: String,
    /// What the other glossary says.
    pub theirs: String,
}

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// What is here.
    Mine,
    /// What the other glossary says.
    Theirs,
}

/// What becomes of one concept of the other glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The concept as it is to be stored; `None` where it is left out.
    pub concept: Option<Concept>,
    /// The concept here as it was; `None` where there is none like it.
    pub before: Option<Concept>,
    /// Where the two disagree.
    pub conflicts: Vec<Conflict>,
}

/// What is known of the other glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its concepts have names of their own.
    pub has_names: bool,
    /// It says which terms are to be used.
    pub has_status: bool,
}

/// How a concept of the other glossary stands to those here.
enum Likeness {
    Same(usize),
    /// The name is taken by a concept without a common term, or several could be meant.
    Unclear(Vec<usize>),
    New,
}

/// The glossary that another one is brought into.
#[derive(Debug)]
pub struct Merger {
    concepts: Vec<Concept>,
    by_name: HashMap<String, usize>,
    by_term: HashMap<(Language, String), Vec<usize>>,
}

impl Merger {
    /// A merger into `concepts`.
    pub fn new(concepts: Vec<Concept>) -> Merger {
        let mut merger = Merger { concepts: Vec::new(), by_name: HashMap::new(), by_term: HashMap::new() };
        concepts.into_iter().for_each(|concept| merger.put(concept));
        merger
    }

    /// Takes in `concept`, in the place of the one with its name.
    fn put(&mut self, concept: Concept) {
        let at = match self.by_name.get(&concept.name) {
            Some(at) => *at,
            None => self.concepts.len(),
        };
        for term in &concept.terms {
            let places = self.by_term.entry(key(term)).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
        if at == self.concepts.len() {
            self.by_name.insert(concept.name.clone(), at);
            self.concepts.push(concept);
        } else {
            self.concepts[at] = concept;
        }
    }

    /// Brings in `theirs`. `choose` says whose word counts on a point; `None` leaves it as it is here.
    pub fn bring(&mut self, theirs: &Concept, other: Other, choose: &dyn Fn(&Conflict) -> Option<Taken>) -> Merged {
        let merged = match self.likeness(theirs, other) {
            Likeness::New => Merged { concept: Some(self.named(theirs)), before: None, conflicts: Vec::new() },
            Likeness::Same(at) => {
                let (concept, conflicts) = merge(&self.concepts[at], theirs, other.has_status, choose);
                Merged { concept: Some(concept), before: Some(self.concepts[at].clone()), conflicts }
            }
            Likeness::Unclear(places) => {
                let describe = |concept: &Concept| {
                    let terms: Vec<&str> = concept.terms.iter().map(|term| term.text.as_str()).collect();
                    format!("{} ({})", concept.name, terms.join(", "))
                };
                let mine: Vec<String> = places.iter().map(|at| describe(&self.concepts[*at])).collect();
                let conflict = Conflict {
                    concept: self.concepts[places[0]].name.clone(),
                    other: theirs.name.clone(),
                    field: "concept",
                    language: None,
                    term: None,
                    mine: mine.join("; "),
                    theirs: describe(theirs),
                };
                let concept = (choose(&conflict) == Some(Taken::Theirs)).then(|| self.named(theirs));
                Merged { concept, before: None, conflicts: vec![conflict] }
            }
        };
        if let Some(concept) = &merged.concept {
            self.put(concept.clone());
        }
        merged
    }

    /// What is wrong with `concept` beside those that are here by now, and was not with `before`.
    pub fn new_faults(&self, concept: &Concept, before: Option<&Concept>) -> Vec<Fault> {
        let mut places: Vec<usize> =
            concept.terms.iter().flat_map(|term| self.by_term.get(&key(term)).into_iter().flatten()).copied().collect();
        places.sort_unstable();
        places.dedup();
        let others: Vec<Concept> = places.into_iter().map(|at| self.concepts[at].clone()).collect();
        let was = before.map_or(Vec::new(), |before| faults(before, &others));
        let mut found = faults(concept, &others);
        found.retain(|fault| !was.contains(fault));
        found
    }

    /// `theirs` under its name, or where that is taken under the same with a number.
    fn named(&self, theirs: &Concept) -> Concept {
        let is_taken = |name: &str| self.by_name.contains_key(name);
        let mut name = theirs.name.clone();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{}-{number}", theirs.name);
            number += 1;
        }
        Concept { name, as_written: None, ..theirs.clone() }
    }

    fn likeness(&self, theirs: &Concept, other: Other) -> Likeness {
        let mut shared: HashMap<usize, Vec<&Term>> = HashMap::new();
        for term in &theirs.terms {
            for at in self.by_term.get(&key(term)).into_iter().flatten() {
                if self.concepts[*at].terms.iter().any(|one| is_same(one, term)) {
                    shared.entry(*at).or_default().push(term);
                }
            }
        }
        let named = self.by_name.get(&theirs.name).copied().filter(|_| other.has_names);
        if let Some(at) = named {
            return if shared.contains_key(&at) { Likeness::Same(at) } else { Likeness::Unclear(vec![at]) };
        }
        let spans = |terms: &[&Term]| terms.iter().any(|term| term.language != terms[0].language);
        let best = |all: Vec<(usize, usize)>| {
            let most = all.iter().map(|(_, count)| *count).max();
            let mut places: Vec<usize> =
                all.iter().filter(|(_, count)| Some(*count) == most).map(|(at, _)| *at).collect();
            places.sort_unstable();
            places
        };
        let counted = |test: &dyn Fn(usize, &[&Term]) -> bool| {
            let fitting = shared.iter().filter(|(at, terms)| test(**at, terms));
            best(fitting.map(|(at, terms)| (*at, terms.len())).collect())
        };
        // Common terms in two languages make a concept the same one.
        if let Some(at) = counted(&|_, terms| spans(terms)).first() {
            return Likeness::Same(*at);
        }
        // One word in one language may be another sense of it, where the field is another.
        let may_be = |at: usize, _: &[&Term]| {
            let mine = &self.concepts[at];
            mine.domain.is_none() || theirs.domain.is_none() || mine.domain == theirs.domain
        };
        match counted(&may_be).as_slice() {
            [] => Likeness::New,
            [at] => Likeness::Same(*at),
            several => Likeness::Unclear(several.to_vec()),
        }
    }
}

fn key(term: &Term) -> (Language, String) {
    (term.language.clone(), fold(term.text.trim()))
}

/// Puts two forms of one concept together.
fn merge(
    mine: &Concept,
    theirs: &Concept,
    has_status: bool,
    choose: &dyn Fn(&Conflict) -> Option<Taken>,
) -> (Concept, Vec<Conflict>) {
    let mut merge = Merge { mine, theirs, choose, conflicts: Vec::new() };
    let mut made = mine.clone();
    merge.text("domain", (None, None), &mut made.domain, theirs.domain.as_ref());
    merge.text("definition", (None, None), &mut made.definition, theirs.definition.as_ref());
    merge.text("note", (None, None), &mut made.note, theirs.note.as_ref());
    if theirs.do_not_translate && !mine.do_not_translate {
        made.do_not_translate = merge.takes_theirs("do_not_translate", (None, None), "no", "yes");
    }
    let disputed = merge.preferred(&mut made, has_status);
    for term in &theirs.terms {
        merge.term(&mut made, term, has_status, &disputed);
    }
    if made != *mine {
        made.as_written = None;
    }
    (made, merge.conflicts)
}

struct Merge<'a> {
    mine: &'a Concept,
    theirs: &'a Concept,
    choose: &'a dyn Fn(&Conflict) -> Option<Taken>,
    conflicts: Vec<Conflict>,
}

impl Merge<'_> {
    /// Notes a conflict; whether the word of the other glossary counts.
    fn takes_theirs(
        &mut self,
        field: &'static str,
        (language, term): (Option<&Language>, Option<&str>),
        mine: &str,
        theirs: &str,
    ) -> bool {
        let conflict = Conflict {
            concept: self.mine.name.clone(),
            other: self.theirs.name.clone(),
            field,
            language: language.cloned(),
            term: term.map(str::to_owned),
            mine: mine.to_owned(),
            theirs: theirs.to_owned(),
        };
        let takes = (self.choose)(&conflict) == Some(Taken::Theirs);
        self.conflicts.push(conflict);
        takes
    }

    fn text(
        &mut self,
        field: &'static str,
        place: (Option<&Language>, Option<&str>),
        mine: &mut Option<String>,
        theirs: Option<&String>,
    ) {
        let Some(new) = theirs else { return };
        let takes = match mine.as_deref() {
            None => true,
            Some(old) if same_value(field, old, new) => false,
            Some(old) => self.takes_theirs(field, place, old, new),
        };
        if takes {
            *mine = Some(new.clone());
        }
    }

    /// Settles which term of each language is preferred; returns the terms about which nothing more is to be said.
    fn preferred(&mut self, made: &mut Concept, has_status: bool) -> Vec<Term> {
        let preferred = |concept: &Concept, language: &Language| {
            let of = |term: &&Term| term.language == *language && term.status == TermStatus::Preferred;
            concept.terms.iter().find(of).cloned()
        };
        let mut languages: Vec<&Language> = self.theirs.terms.iter().map(|term| &term.language).collect();
        languages.sort();
        languages.dedup();
        let mut settled = Vec::new();
        for language in languages {
            let (Some(mine), Some(theirs)) = (preferred(self.mine, language), preferred(self.theirs, language)) else {
                continue;
            };
            let known = self.mine.terms.iter().position(|term| is_same(term, &theirs));
            let is_fine = known.is_some_and(|at| !has_status && self.mine.terms[at].status.is_usable());
            if is_same(&mine, &theirs) || is_fine {
                continue;
            }
            if self.takes_theirs("preferred", (Some(language), None), &mine.text, &theirs.text) {
                for term in made.terms.iter_mut().filter(|term| is_same(term, &mine)) {
                    term.status = TermStatus::Admitted;
                }
                match known {
                    Some(at) => made.terms[at].status = TermStatus::Preferred,
                    None => made.terms.push(theirs.clone()),
                }
                settled.push(mine);
            } else if known.is_none() {
                // Their word for it is left out whole.
                settled.push(mine);
                settled.push(theirs);
                continue;
            } else {
                settled.push(mine);
            }
            settled.push(theirs);
        }
        settled
    }

    fn term(&mut self, made: &mut Concept, theirs: &Term, has_status: bool, settled: &[Term]) {
        let is_settled = settled.iter().any(|term| is_same(term, theirs));
        let Some(at) = made.terms.iter().position(|term| is_same(term, theirs)) else {
            if !is_settled {
                let of = |term: &Term| term.language == theirs.language && term.status == TermStatus::Preferred;
                let has_preferred = made.terms.iter().any(of);
                let status = match theirs.status {
                    TermStatus::Preferred if has_preferred => TermStatus::Admitted,
                    status => status,
                };
                made.terms.push(Term { status, ..theirs.clone() });
            }
            return;
        };
        let mut term = made.terms[at].clone();
        let (language, text) = (term.language.clone(), term.text.clone());
        let place = (Some(&language), Some(text.as_str()));
        let differs = if has_status { theirs.status != term.status } else { !term.status.is_usable() };
        let new = if has_status { theirs.status } else { TermStatus::Admitted };
        if !is_settled && differs && self.takes_theirs("status", place, term.status.as_str(), theirs.status.as_str()) {
            term.status = new;
        }
        self.text("noun_class", place, &mut term.noun_class, theirs.noun_class.as_ref());
        self.text("plural", place, &mut term.plural, theirs.plural.as_ref());
        self.text("note", place, &mut term.note, theirs.note.as_ref());
        if let Some(new) = theirs.part_of_speech {
            let takes = match term.part_of_speech {
                None => true,
                Some(old) => old != new && self.takes_theirs("part_of_speech", place, old.as_str(), new.as_str()),
            };
            term.part_of_speech = if takes { Some(new) } else { term.part_of_speech };
        }
        term.animate |= theirs.animate;
        term.source = term.source.or_else(|| theirs.source.clone());
        made.terms[at] = term;
    }
}

/// Whether two values say the same: lists in any order, texts but for white space.
fn same_value(field: &str, one: &str, other: &str) -> bool {
    if matches!(field, "noun_class" | "plural") {
        let parts = |text: &str| {
            let mut parts: Vec<String> = text.split('|').map(|part| fold(part.trim())).collect();
            parts.sort();
            parts
        };
        return parts(one) == parts(other);
    }
    normalise(one) == normalise(other)
}

#[cfg(test)]
mod tests;
