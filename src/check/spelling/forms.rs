//! Which spelling of which word a form in a text has: `wataalam` is the plural of `mtaalam`, one spelling of `mtaalamu`;
//! `hauonyeshi` is a form of `onyesha`.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::LazyLock;

use fnv::{FnvHashSet, FnvHasher};
use regex::Regex;

use crate::check::pair::Text;
use crate::swahili::adjective::agree;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::adjectives::Concord;
use crate::swahili::lexicon::variants::{VariantGroup, VariantKind};
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun::locative;
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// A word of a text that has several spellings.
#[derive(Clone, Debug)]
pub(in crate::check) struct Spelt {
    /// The spellings of its citation form.
    pub(super) group: &'static VariantGroup,
    /// Which of them this is.
    pub(super) spelling: &'static str,
    /// This form in the preferred spelling.
    pub(super) standard: String,
}

impl Spelt {
    /// Whether it has another spelling than the preferred one.
    pub(super) fn is_other(&self) -> bool {
        self.spelling != self.group.preferred
    }

    /// Whether one of the spellings is also another word.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.group.note.as_deref().is_some_and(|note| note.contains("word of its own"))
    }
}

/// `form`, a form of `preferred`, as one of the spelling `to`; `None` where the two differ in no way that can be told.
pub(super) fn respell(form: &str, preferred: &str, to: &str) -> Option<String> {
    if to == preferred {
        return Some(form.to_owned());
    }
    let (old, new) = distinct_root(preferred, to);
    // Where they differ at the end (mtaalamu, mtaalam), there is no place for more letters.
    match preferred.len() == old.len() {
        true => form
            .strip_suffix(common_start(preferred, to).1)
            .map(|start| format!("{start}{}", common_start(to, preferred).1)),
        false => {
            form.find(old).filter(|_| !old.is_empty()).map(|at| form.replacen(old, new, usize::from(at < form.len())))
        }
    }
}

/// The part that `a` and `b` begin with, and what follows it in `a`.
fn common_start<'a>(a: &'a str, b: &str) -> (&'a str, &'a str) {
    let start = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.split_at_checked(start).unwrap_or((a, ""))
}

/// A form that is listed: its group, its spelling and the same form in the preferred one.
type Listed = (&'static VariantGroup, &'static str, String);

type Forms = HashMap<String, Listed, BuildHasherDefault<FnvHasher>>;

/// Verbs of which one root is a spelling: `onesh` of `onyesh`.
#[derive(Debug)]
struct VerbSpelling {
    group: &'static VariantGroup,
    spelling: &'static str,
    root: &'static str,
    standard: &'static str,
    verb: u32,
}

#[derive(Debug)]
struct Spellings {
    /// Forms of words other than verbs, folded.
    forms: Forms,
    /// The first words of spellings of several words.
    first_words: FnvHashSet<&'static str>,
    verbs: Vec<VerbSpelling>,
    /// Finds the roots of `verbs`.
    roots: Option<Regex>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| Spellings::new(Lexicon::shipped()));

/// The words of `text` with several spellings, each with its bytes.
pub(in crate::check) fn spelt(text: &Text<'_>) -> Vec<(Spelt, Range<usize>)> {
    let mut all = Vec::new();
    let mut take = |spelt: Spelt, span: Range<usize>| all.push((spelt, span));
    let spellings = &*SPELLINGS;
    let roots = spellings.roots.as_ref();
    let mut roots = roots.into_iter().flat_map(|roots| roots.find_iter(text.text())).peekable();
    for (index, (word, span)) in text.folded_words().iter().enumerate() {
        while roots.next_if(|root| root.start() < span.start).is_some() {}
        if spellings.first_words.contains(&**word)
            && let Some((found, end)) = spellings.phrase(text, index)
        {
            take(found, span.start..end);
        } else if let Some((group, spelling, standard)) = spellings.forms.get(&**word) {
            take(Spelt { group, spelling, standard: standard.clone() }, span.clone());
        } else if let Some(root) = roots.next_if(|root| root.end() <= span.end)
            && let Some(found) = spellings.verb(word, &fold(root.as_str()))
        {
            take(found, span.clone());
        }
    }
    all
}

impl Spellings {
    fn new(lexicon: &'static Lexicon) -> Spellings {
        let mut spellings =
            Spellings { forms: Forms::default(), first_words: FnvHashSet::default(), verbs: Vec::new(), roots: None };
        for group in &lexicon.variants {
            for spelling in group.others.iter().chain([&group.preferred]) {
                spellings.add(lexicon, group, spelling);
            }
        }
        let mut roots: Vec<String> = spellings.verbs.iter().map(|verb| regex::escape(verb.root)).collect();
        // Of two that begin at the same place, the longer one is tried first.
        roots.sort_by_key(|root| usize::MAX - root.len());
        spellings.roots = Regex::new(&format!("(?i){}", roots.join("|"))).ok().filter(|_| !roots.is_empty());
        spellings
    }

    fn add(&mut self, lexicon: &'static Lexicon, group: &'static VariantGroup, spelling: &'static str) {
        let preferred = group.preferred.as_str();
        if let Some((first, _)) = spelling.split_once(' ') {
            self.first_words.insert(first);
        }
        self.list(group, spelling, spelling, preferred);
        if let Some(verb) = lexicon.verb_number(preferred) {
            // What stands before the final vowel is in every form.
            let cut = |stem: &'static str| stem.strip_suffix(['a', 'e', 'i', 'u']).unwrap_or(stem);
            let (root, standard) = (cut(spelling), cut(preferred));
            if root != standard || (spelling == preferred && group.kind != VariantKind::Slip) {
                self.verbs.push(VerbSpelling { group, spelling, root, standard, verb });
            }
        }
        if spelling.contains(' ') || preferred.contains(' ') {
            return;
        }
        if let Some(noun) = lexicon.noun(preferred) {
            self.list(group, spelling, &locative(spelling), &locative(preferred));
            for plural in noun.uses.iter().filter_map(|(_, plural)| plural.as_deref()) {
                if let Some(form) = same_change(preferred, plural, spelling) {
                    self.list(group, spelling, &locative(&form), &locative(plural));
                    self.list(group, spelling, &form, plural);
                }
            }
        }
        let agreeing = |concord| matches!(concord, Concord::Agreeing | Concord::Either);
        if lexicon.adjectives.iter().any(|one| one.stem == preferred && agreeing(one.concord)) {
            for class in NounClass::all() {
                self.list(group, spelling, &agree(spelling, class), &agree(preferred, class));
            }
        }
    }

    fn list(&mut self, group: &'static VariantGroup, spelling: &'static str, form: &str, standard: &str) {
        self.forms.entry(fold(form)).or_insert_with(|| (group, spelling, standard.to_owned()));
    }

    /// The spelling of several words that begins with the word `index`, and where it ends.
    fn phrase(&self, text: &Text<'_>, index: usize) -> Option<(Spelt, usize)> {
        let words = text.folded_words();
        let (first, start) = words.get(index)?;
        let mut last = start;
        let mut phrase = first.clone().into_owned();
        let mut longest = None;
        for (word, span) in words.iter().skip(index + 1).take(3) {
            if !text.are_neighbours(last, span) {
                break;
            }
            phrase.push(' ');
            phrase.push_str(word);
            last = span;
            if let Some((group, spelling, standard)) = self.forms.get(&phrase) {
                longest = Some((Spelt { group, spelling, standard: standard.clone() }, span.end));
            }
        }
        longest
    }

    /// The spelling of the verb that `word`, folded, is a form of, by the root that was found in it.
    fn verb(&self, word: &str, root: &str) -> Option<Spelt> {
        self.verbs.iter().filter(|verb| verb.root == root).find_map(|verb| {
            let at = word.find(verb.root)?;
            let standard = format!("{}{}{}", word.get(..at)?, verb.standard, word.get(at + verb.root.len()..)?);
            let is_form = |reading: &Reading| match reading {
                Reading::Verb { verb: number, likely: true, .. } | Reading::Doer { verb: number, .. } => {
                    *number == verb.verb
                }
                _ => false,
            };
            let morphology = Morphology::shipped();
            let found = morphology.readings(&standard).iter().any(is_form);
            found.then_some(Spelt { group: verb.group, spelling: verb.spelling, standard })
        })
    }
}

/// `a` and `b` from the first letter in which they differ back to their common beginning and end.
fn distinct_root<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let end = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    let cut = |text: &'a str| text.get(..text.len() - end).unwrap_or(text);
    (cut(a), cut(b))
}

/// What becomes of `word` where the change from `from` to `to` is made at its beginning: `mtaalamu` to `wataalamu` makes
/// `wataalam` of `mtaalam`.
fn same_change(from: &str, to: &str, word: &str) -> Option<String> {
    let common = from.bytes().rev().zip(to.bytes().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (from.get(..from.len() - common)?, to.get(..to.len() - common)?);
    Some(format!("{new}{}", word.strip_prefix(old)?))
}
