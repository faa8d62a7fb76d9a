//! The stems that analyses may end at: every verb of a list with its extensions.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use super::extension::{self, Extension};
use super::monosyllable;
use super::slots::Final;
use crate::swahili::letters::is_vowel;

/// One stem of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem {
    /// The number of the verb, as it was added.
    pub verb: u32,
    /// What the stem adds to the verb.
    pub extensions: &'static [Extension],
    /// The vowel that it keeps in every form, of a loan (`jibu`).
    kept_vowel: Option<char>,
    /// Whether it is the bare stem of a verb of one syllable.
    pub(super) monosyllable: bool,
    /// Whether it stands only after an object: `-pa`, give.
    pub(super) needs_object: bool,
}

impl Stem {
    /// The vowel that it ends in where a Bantu verb ends in `last`.
    pub(super) fn final_vowel(self, last: Final) -> char {
        match (self.kept_vowel, last) {
            (Some(kept), _) => kept,
            (None, Final::A) => 'a',
            (None, Final::E) => 'e',
            (None, Final::I) => 'i',
        }
    }
}

/// The stems, without their final vowel, that `extensions` make of the verb cited as `verb`, which gets `number`:
/// `passives` that the rules do not make before those that they do. None of what is no verb: it ends in no vowel.
pub(super) fn made(
    number: u32,
    verb: &str,
    passives: &[&str],
    extensions: &'static [Extension],
) -> Vec<(String, Stem)> {
    let mut made = Vec::new();
    each_stem(number, verb, passives, &mut |root, stem| {
        if stem.extensions == extensions {
            made.push((root.to_owned(), stem));
        }
    });
    made
}

/// Hands `take` the bare stem of `verb`, its `passives` that the rules do not make, and what the rules make.
fn each_stem(number: u32, verb: &str, passives: &[&str], take: &mut dyn FnMut(&str, Stem)) {
    let Some((root, vowel)) = split_vowel(verb).filter(|(root, _)| !root.is_empty()) else {
        return;
    };
    let monosyllable = monosyllable::is_monosyllable(verb);
    let kept_vowel = (vowel != 'a').then_some(vowel);
    take(root, Stem { verb: number, extensions: &[], kept_vowel, monosyllable, needs_object: verb == "pa" });
    let made =
        |extensions| Stem { verb: number, extensions, kept_vowel: None, monosyllable: false, needs_object: false };
    for passive in passives.iter().filter_map(|passive| passive.strip_suffix('a')) {
        take(passive, made(PASSIVE));
    }
    let mut by_rule = |extensions: &'static [Extension], root: &str| take(root, made(extensions));
    if monosyllable { monosyllable::each(verb, &mut by_rule) } else { extension::each(verb, &mut by_rule) }
}

const PASSIVE: &[Extension] = &[Extension::Passive];

/// Stems by what they are without their final vowel.
#[derive(Clone, Debug, Default)]
pub struct Stems {
    /// The first of the stems with these letters, as an index into `all`.
    first: HashMap<Box<str>, u32, BuildHasherDefault<FnvHasher>>,
    /// Every stem, with the index of the next one with the same letters.
    all: Vec<(Stem, Option<u32>)>,
}

impl Stems {
    /// Stems with room for those of `verbs` verbs.
    pub fn with_room(verbs: usize) -> Stems {
        let stems = verbs * 28;
        Stems {
            first: HashMap::with_capacity_and_hasher(stems, BuildHasherDefault::default()),
            all: Vec::with_capacity(stems),
        }
    }

    /// Adds the verb cited as `verb` (`soma`, `jibu`, `la`) under `number`, with everything that extensions make of it
    /// and with the `passives` that the rules do not make. A text that is no verb (it ends in no vowel) adds nothing.
    pub fn add(&mut self, number: u32, verb: &str, passives: &[&str]) {
        each_stem(number, verb, passives, &mut |root, stem| self.insert(root, stem));
    }

    fn insert(&mut self, root: &str, stem: Stem) {
        let new = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let Some(first) = self.first.get(root) else {
            self.first.insert(root.into(), new);
            self.all.push((stem, None));
            return;
        };
        let mut at = *first as usize;
        loop {
            let (known, next) = &mut self.all[at];
            // A stem made in two ways (jibiwa: passive, or passive of the applicative) is the simpler one.
            if known.verb == stem.verb && known.kept_vowel == stem.kept_vowel {
                if stem.extensions.len() < known.extensions.len() {
                    *known = stem;
                }
                return;
            }
            match next {
                Some(next) => at = *next as usize,
                None => {
                    *next = Some(new);
                    self.all.push((stem, None));
                    return;
                }
            }
        }
    }

    /// The stems that `rest`, with its final vowel, can be.
    pub(super) fn of<'a>(&'a self, rest: &str, last: Final) -> impl Iterator<Item = Stem> + 'a {
        let found = split_vowel(rest).and_then(|(root, vowel)| Some((*self.first.get(root)?, vowel)));
        let (first, vowel) = found.unzip();
        let entry = |at: u32| self.all.get(at as usize);
        let entries = std::iter::successors(first.and_then(entry), move |(_, next)| next.and_then(entry));
        entries.map(|(stem, _)| *stem).filter(move |stem| Some(stem.final_vowel(last)) == vowel)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

fn split_vowel(verb: &str) -> Option<(&str, char)> {
    let vowel = verb.chars().next_back().filter(|c| is_vowel(*c))?;
    Some((&verb[..verb.len() - 1], vowel))
}
