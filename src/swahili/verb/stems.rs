//! The stems that analyses may end at: every verb of a list with its extensions.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use super::extension::{COMBINATIONS, Extension, extended};
use super::monosyllable;
use super::slots::Final;

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
    let Some((root, vowel)) = split_vowel(verb).filter(|(root, _)| !root.is_empty()) else {
        return Vec::new();
    };
    let monosyllable = monosyllable::is_monosyllable(verb);
    let stem = Stem { verb: number, extensions, kept_vowel: None, monosyllable: false, needs_object: false };
    if extensions.is_empty() {
        let kept_vowel = (vowel != 'a').then_some(vowel);
        return vec![(root.to_owned(), Stem { kept_vowel, monosyllable, needs_object: verb == "pa", ..stem })];
    }
    let listed = passives.iter().filter(|_| extensions == [Extension::Passive].as_slice());
    let listed = listed.filter_map(|passive| passive.strip_suffix('a').map(str::to_owned));
    let by_rule = if monosyllable { monosyllable::extended(verb, extensions) } else { extended(verb, extensions) };
    listed.chain(by_rule).map(|root| (root, stem)).collect()
}

/// Stems by what they are without their final vowel.
#[derive(Clone, Debug, Default)]
pub struct Stems(HashMap<String, Vec<Stem>, BuildHasherDefault<FnvHasher>>);

impl Stems {
    /// Adds the verb cited as `verb` (`soma`, `jibu`, `la`) under `number`, with everything that extensions make of it
    /// and with the `passives` that the rules do not make. A text that is no verb (it ends in no vowel) adds nothing.
    pub fn add(&mut self, number: u32, verb: &str, passives: &[&str]) {
        for extensions in COMBINATIONS {
            for (root, stem) in made(number, verb, passives, extensions) {
                self.insert(&root, stem);
            }
        }
    }

    fn insert(&mut self, root: &str, stem: Stem) {
        if let Some(known) = self.0.get_mut(root) {
            // A stem made in two ways (jibiwa: passive, or passive of the applicative) is the simpler one.
            if known.iter().all(|other| other.verb != stem.verb || other.kept_vowel != stem.kept_vowel) {
                known.push(stem);
            }
        } else {
            self.0.insert(root.to_owned(), vec![stem]);
        }
    }

    /// The stems that `rest`, with its final vowel, can be.
    pub(super) fn of<'a>(&'a self, rest: &str, last: Final) -> impl Iterator<Item = Stem> + 'a {
        let found = split_vowel(rest).and_then(|(root, vowel)| Some((self.0.get(root)?, vowel)));
        found
            .into_iter()
            .flat_map(move |(stems, vowel)| stems.iter().filter(move |stem| vowel == stem.final_vowel(last)))
            .copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn split_vowel(verb: &str) -> Option<(&str, char)> {
    let vowel = verb.chars().next_back().filter(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))?;
    Some((&verb[..verb.len() - 1], vowel))
}
