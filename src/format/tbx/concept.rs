//! What an entry means: a concept with its terms.

use std::collections::{BTreeMap, HashSet};

use super::super::concept_names::{Names, slug, with_prefix};
use super::super::{Effect, Glossary};
use super::ids;
use super::labels::{Label, Owner, unescaped};
use super::level::{Category, Entry, Level, RawTerm, Section};
use super::warnings::Warnings;
use super::words::{Meaning, key, meaning, part_of_speech, status};
use crate::model::concept::is_noun_class_set;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::frame::Frame;
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many categories without a field are remembered by name.
const MOST_CATEGORIES: usize = 100;

/// The concepts found so far.
pub(super) struct Concepts {
    pub(super) list: Vec<Concept>,
    pub(super) warnings: Warnings,
    /// The language of the file as a whole.
    pub(super) main_language: Option<Language>,
    prefix: String,
    names: Names,
    has_names: bool,
    has_status: bool,
    /// How many entries are proposals that nobody has decided on.
    pub(super) undecided: u64,
    /// The categories that have no field, with how often they stood in the file.
    other: BTreeMap<String, u64>,
}

/// What the levels of an entry say of its concept.
#[derive(Default)]
struct Gathered {
    domain: Option<String>,
    /// The definitions with their languages: none for the concept's own.
    definitions: Vec<(Option<Language>, String)>,
    do_not_translate: bool,
    notes: Vec<String>,
    /// Whether a term says that nobody has decided on it.
    is_unprocessed: bool,
}

/// A term, and what is still to be decided of it.
struct Found {
    term: Term,
    status: Option<TermStatus>,
    is_singular: bool,
}

impl Concepts {
    pub(super) fn new(prefix: &str) -> Self {
        Concepts {
            list: Vec::new(),
            warnings: Warnings::default(),
            main_language: None,
            prefix: prefix.to_owned(),
            names: Names::default(),
            has_names: false,
            has_status: false,
            undecided: 0,
            other: BTreeMap::new(),
        }
    }

    /// All that was read of a file that ends at `end`.
    pub(super) fn finish(mut self, frame: Option<Frame>, end: Position) -> Glossary {
        if !self.other.is_empty() {
            let names: Vec<String> = self.other.iter().map(|(name, count)| format!("{name} ({count})")).collect();
            let message = format!(
                "categories that no field here is for, kept in the entries as written only: {}",
                names.join(", ")
            );
            self.warnings.add("categories", end, Effect::Kept, message);
        }
        Glossary {
            concepts: self.list,
            warnings: self.warnings.finish(end),
            has_names: self.has_names,
            ids_are_local: true,
            has_status: self.has_status,
            declined: 0,
            undecided: self.undecided,
            frame,
        }
    }

    /// Adds the concept of `entry`.
    pub(super) fn add(&mut self, entry: Entry, written: String) {
        let mut concept = Concept::new(self.name(&entry));
        let mut gathered = Gathered::default();
        self.describe(entry.level, None, &mut gathered);
        let mut seen = HashSet::new();
        let mut terms = Vec::new();
        for section in entry.sections {
            self.section(section, &mut gathered, &mut seen, &mut terms);
        }
        // A status that somebody gave is a decision.
        if gathered.is_unprocessed && terms.iter().all(|term| term.status.is_none()) {
            self.undecided += 1;
            return;
        }
        concept.terms = with_status(terms);
        if concept.terms.is_empty() {
            self.warnings.add("entries without a term", entry.position, Effect::Kept, "this entry has no term");
        }
        concept.domain = gathered.domain;
        concept.do_not_translate = gathered.do_not_translate;
        let mut notes = gathered.notes;
        concept.definition = self.definition(gathered.definitions, &mut notes);
        concept.note = joined(notes);
        concept.as_written = Some(written);
        self.list.push(concept);
    }

    /// The name of an entry: its id where that can be one.
    fn name(&mut self, entry: &Entry) -> String {
        let at = entry.position;
        let Some(id) = &entry.id else {
            let term = entry.sections.iter().flat_map(|section| &section.terms).find_map(|term| term.text.as_deref());
            let name = self.names.take(&with_prefix(&self.prefix, term.unwrap_or_default()));
            let message = format!("this entry has no id; it became `{name}`");
            self.warnings.add("entries without an id", at, Effect::Repaired, message);
            return name;
        };
        self.has_names = true;
        let wanted = ids::name_of(id).unwrap_or_else(|| {
            let made = slug(id);
            let shown: String = id.chars().take(60).collect();
            self.warnings.add_once("ids that are no names", at, || {
                format!("ids such as `{shown}` are no concept names; names were made of them, as `{made}`")
            });
            made
        });
        let name = self.names.take(&wanted);
        if name != wanted {
            let message = format!("an entry before this has the id `{wanted}` too; this one became `{name}`");
            self.warnings.add("ids given twice", at, Effect::Repaired, message);
        }
        name
    }

    /// Takes what a level above the terms says of the concept.
    fn describe(&mut self, level: Level, language: Option<&Language>, gathered: &mut Gathered) {
        let of = language.map(|language| format!("{language}: ")).unwrap_or_default();
        for category in level.categories {
            self.describe_by(category, language, &of, gathered);
        }
        for note in level.notes {
            match Label::parse(&note, Owner::Concept) {
                Some(Label::DoNotTranslate) => gathered.do_not_translate = true,
                _ if language.is_some() => gathered.notes.push(format!("{of}{note}")),
                _ => gathered.notes.push(unescaped(&note, Owner::Concept).to_owned()),
            }
        }
    }

    fn describe_by(&mut self, category: Category, language: Option<&Language>, of: &str, gathered: &mut Gathered) {
        if category.text.is_empty() {
            return;
        }
        match meaning(&category.name) {
            _ if category.is_subordinate => self.count_other(&category.name),
            Meaning::Domain if gathered.domain.is_none() => gathered.domain = Some(collapsed(&category.text)),
            Meaning::Definition => gathered.definitions.push((language.cloned(), category.text)),
            Meaning::Translate => gathered.do_not_translate |= is_no(&category.text),
            Meaning::Domain | Meaning::Note => gathered.notes.push(format!("{of}{}", as_note(&category))),
            _ => self.count_other(&category.name),
        }
    }

    /// The definition: the concept's own, else that in the file's language, else the first; the others become notes.
    fn definition(&self, mut all: Vec<(Option<Language>, String)>, notes: &mut Vec<String>) -> Option<String> {
        let own = all.iter().position(|(language, _)| language.is_none());
        let main = || all.iter().position(|(language, _)| *language == self.main_language);
        let chosen = own.or_else(main).unwrap_or(0);
        let definition = (chosen < all.len()).then(|| all.remove(chosen).1);
        notes.extend(all.into_iter().map(|(language, text)| match language {
            Some(language) => format!("definition ({language}): {text}"),
            None => format!("definition: {text}"),
        }));
        definition
    }

    fn section(
        &mut self,
        section: Section,
        gathered: &mut Gathered,
        seen: &mut HashSet<(Language, String)>,
        terms: &mut Vec<Found>,
    ) {
        let at = section.position;
        let language = match section.language.as_deref() {
            None => {
                let message = "this language has no tag (xml:lang); kept as text of an unknown language";
                self.warnings.add("languages without a tag", at, Effect::Kept, message);
                Language::undetermined()
            }
            Some(written) => written.parse().unwrap_or_else(|error| {
                let message = format!("{error}; kept as text of an unknown language");
                self.warnings.add("languages that are no tags", at, Effect::Kept, message);
                Language::undetermined()
            }),
        };
        self.describe(section.level, Some(&language), gathered);
        let first = terms.len();
        for raw in section.terms {
            let at = raw.position;
            let Some(text) = raw.text.as_deref().map(collapsed).filter(|text| !text.is_empty()) else {
                let message = "a term without text was left out";
                self.warnings.add("terms without text", at, Effect::Skipped, message);
                continue;
            };
            let (found, is_plural) = self.term(raw, Term::new(language.clone(), text), gathered);
            if is_plural && let Some(singular) = terms[first..].last_mut().filter(|term| is_form_of(&found, term)) {
                let plural = singular.term.plural.take();
                singular.term.plural = Some(plural.map(|plural| plural + "|").unwrap_or_default() + &found.term.text);
            } else if seen.insert((language.clone(), found.term.text.clone())) {
                terms.push(found);
            } else {
                let message =
                    format!("this entry has the {language} term `{}` twice; the second was left out", found.term.text);
                self.warnings.add("terms given twice", at, Effect::Skipped, message);
            }
        }
    }

    /// What is said of a term, and whether it is said to be a plural.
    fn term(&mut self, raw: RawTerm, term: Term, gathered: &mut Gathered) -> (Found, bool) {
        let language = term.language.clone();
        let mut found = Found { term, status: None, is_singular: false };
        let (mut statuses, mut notes, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        let mut part = None;
        let (mut is_phrase, mut is_plural) = (false, false);
        for category in raw.level.categories {
            let (text, at) = (category.text.as_str(), category.position);
            let term = &mut found.term;
            match meaning(&category.name) {
                _ if category.is_subordinate => self.count_other(&category.name),
                _ if text.is_empty() => {}
                Meaning::Status(rank) => match status(text) {
                    Some(status) => statuses.push((rank, status)),
                    None => {
                        let message = format!("`{}` is no status of a term; read as if there were none", shown(text));
                        self.warnings.add("unknown statuses", at, Effect::Kept, message);
                    }
                },
                Meaning::PartOfSpeech => match part_of_speech(text) {
                    Some(known) => part = part.or(known),
                    None => {
                        let message = format!("`{}` is no part of speech; read as if there were none", shown(text));
                        self.warnings.add("unknown parts of speech", at, Effect::Kept, message);
                    }
                },
                Meaning::Process => gathered.is_unprocessed |= key(text) == "unprocessed",
                Meaning::TermType if key(text) == "phrase" => is_phrase = true,
                Meaning::Number if matches!(key(text).as_str(), "plural" | "singular") => {
                    is_plural = key(text) == "plural";
                    found.is_singular = !is_plural;
                }
                Meaning::NounClass if term.noun_class.is_none() && is_noun_class_set(text) => {
                    term.noun_class = Some(text.to_owned());
                }
                Meaning::NounClass => {
                    let message = format!("`{}` is no noun class such as 7/8 or 5/6|9/10; kept as a note", shown(text));
                    self.warnings.add("unknown noun classes", at, Effect::Kept, message);
                    notes.push(format!("ngeli: {text}"));
                }
                Meaning::Plural if term.plural.is_none() => term.plural = Some(collapsed(text)),
                Meaning::Animacy => term.animate |= matches!(key(text).as_str(), "animate" | "yes" | "true"),
                Meaning::Source => sources.push(category.text),
                Meaning::Plural | Meaning::Note => notes.push(as_note(&category)),
                Meaning::Definition | Meaning::Domain | Meaning::Translate => {
                    let of = format!("{language}: ");
                    self.describe_by(category, Some(&language), &of, gathered);
                }
                Meaning::TermType | Meaning::Number | Meaning::Other => self.count_other(&category.name),
            }
        }
        let term = &mut found.term;
        for note in raw.level.notes {
            match Label::parse(&note, Owner::Term) {
                Some(Label::NounClass(class)) if term.noun_class.is_none() => term.noun_class = Some(class),
                Some(Label::Plural(plural)) if term.plural.is_none() => term.plural = Some(plural),
                Some(Label::Animate) => term.animate = true,
                // Our own notes know better than the nearest word that TBX had.
                Some(Label::Status(status)) => statuses.insert(0, (0, status)),
                Some(Label::PartOfSpeech(known)) => part = Some(known),
                _ => notes.push(unescaped(&note, Owner::Term).to_owned()),
            }
        }
        term.part_of_speech = part.or(is_phrase.then_some(PartOfSpeech::Phrase));
        term.source = (!sources.is_empty()).then(|| sources.join("; "));
        term.note = joined(notes);
        found.status = statuses.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, status)| status);
        self.has_status |= found.status.is_some();
        (found, is_plural)
    }

    fn count_other(&mut self, name: &str) {
        if self.other.len() < MOST_CATEGORIES || self.other.contains_key(name) {
            *self.other.entry(shown(name)).or_default() += 1;
        }
    }
}

/// Whether `plural`, a term that is said to be a plural, is only that form of `singular`, which stands before it.
fn is_form_of(plural: &Found, singular: &Found) -> bool {
    let (form, of) = (&plural.term, &singular.term);
    singular.is_singular
        && plural.status.is_none_or(|status| singular.status == Some(status))
        && form.part_of_speech.is_none_or(|part| of.part_of_speech == Some(part))
        && form.source.is_none()
        && form.note.is_none()
        && form.plural.is_none()
}

/// The terms with a status each. One that the file gives none is admitted where another of its language is preferred,
/// or stands before it; else it is preferred.
fn with_status(found: Vec<Found>) -> Vec<Term> {
    let is_preferred = |one: &&Found| one.status == Some(TermStatus::Preferred);
    let mut has_preferred: HashSet<Language> =
        found.iter().filter(is_preferred).map(|one| one.term.language.clone()).collect();
    let decided = found.into_iter().map(|one| {
        let mut term = one.term;
        term.status = match one.status {
            Some(status) => status,
            None if has_preferred.insert(term.language.clone()) => TermStatus::Preferred,
            None => TermStatus::Admitted,
        };
        term
    });
    decided.collect()
}

/// A category as a line of a note: with its name, unless it is a note of its own.
fn as_note(category: &Category) -> String {
    match key(&category.name).as_str() {
        "" | "note" | "comment" | "remark" => category.text.clone(),
        _ => format!("{}: {}", category.name.trim(), category.text),
    }
}

fn joined(notes: Vec<String>) -> Option<String> {
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// `text` with each stretch of white space as one space; a no-break space is no white space.
pub(super) fn collapsed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_no(text: &str) -> bool {
    matches!(key(text).as_str(), "no" | "false")
}

/// The start of `text`, for a message.
fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
