//! The glossary's Swahili verbs in a text: which of them a word can be a form of, and how surely.
//!
//! A verb that the lexicon has is found by the lexicon's own readings of the word, so that it never matches where another
//! verb, or another word, is likelier. Only verbs that the lexicon does not have are analysed apart.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::homograph::is_no_verb;
use super::how::How;
use super::misspelling::{LEAST_LETTERS, Misspellings, is_one_slip, is_plain};
use crate::swahili::lexicon::verbs::Verb;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::verb::VerbForm;
use crate::swahili::verb::analyse::{Parse, analyse};
use crate::swahili::verb::extension::{Extension, extended};
use crate::swahili::verb::stems::Stems;
use crate::text::fold::fold;

/// Shorter roots, without their final vowel, are too like one another for misspellings.
const LEAST_ROOT: usize = 6;
/// More steps from a verb to what it was made from than any verb has, should they go round in a circle.
const MOST_STEPS: usize = 4;

/// One verb that a word can be a form of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct VerbMatch {
    /// The number that [`Verbs::add`] gave.
    pub(super) verb: u32,
    /// [`How::Inflected`], also of passives; [`How::Related`] where an extension makes another verb of it.
    pub(super) how: How,
    /// Whether the word is hardly anything else; if not, the rest of a longer term must show it.
    pub(super) sure: bool,
}

/// The verbs of a glossary.
#[derive(Clone, Debug, Default)]
pub(super) struct Verbs {
    numbers: HashMap<String, u32>,
    /// From the verb's number in the lexicon.
    known: HashMap<u32, u32>,
    /// The verbs that the lexicon does not have.
    others: Stems,
    /// Their roots, active and passive.
    roots: Misspellings,
}

impl Verbs {
    /// Adds the verb with this stem, unless it is there; its number either way.
    pub(super) fn add(&mut self, stem: &str) -> u32 {
        let stem = fold(stem);
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        if let Some(number) = self.numbers.get(&stem) {
            return *number;
        }
        match Morphology::shipped().lexicon().verb_number(&stem) {
            Some(known) => drop(self.known.insert(known, next)),
            None => {
                self.others.add(next, &stem, &[]);
                add_roots(&stem, next, &mut self.roots);
            }
        }
        self.numbers.insert(stem, next);
        next
    }

    /// Whether anything is known of `word`, folded, or of what is before its `-ni` (`mbeleni`).
    pub(super) fn is_known(word: &str) -> bool {
        let morphology = Morphology::shipped();
        let is_place = word.strip_suffix("ni").is_some_and(|word| morphology.is_listed(word));
        is_place || !morphology.readings(word).is_empty()
    }

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The verbs that `word`, folded, can be a form of or comes from, each once, the nearest and surest first. Where
    /// nothing at all is known of the word, `unknown` is set.
    pub(super) fn of(&self, word: &str, unknown: &mut bool) -> Vec<VerbMatch> {
        let morphology = Morphology::shipped();
        let readings = morphology.readings(word);
        *unknown = readings.is_empty();
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let apart = !is_no_verb(word);
        for reading in readings.iter() {
            if let Reading::Verb { verb, form, likely } = reading {
                self.with_bases(*verb, form, apart && *likely, &mut found);
            }
        }
        if !self.others.is_empty() {
            let mut own = Vec::new();
            analyse(word, &self.others, &mut |parse| own.push(parse));
            let longest = own.iter().map(|parse| parse.letters).max();
            let known = if own.is_empty() { Vec::new() } else { morphology.parses(word) };
            let rival = known.iter().map(|parse| parse.letters).max();
            for Parse { verb, form, letters } in own {
                let how = if form.is_inflection() { How::Inflected } else { How::Related };
                let listed = readings.iter().any(|reading| !matches!(reading, Reading::Verb { .. }));
                let sure = !listed && Some(letters) == longest && rival.is_none_or(|rival| rival < letters);
                found.push(VerbMatch { verb, how, sure });
            }
        }
        found.sort_by_key(|one| (one.verb, !one.sure, one.how));
        found.dedup_by_key(|one| one.verb);
        found.sort_by_key(|one| (one.how, !one.sure, one.verb));
        found
    }

    /// Adds the lexicon's verb `number`, and those that it was made from, where the glossary has them.
    fn with_bases(&self, number: u32, form: &VerbForm, sure: bool, found: &mut Vec<VerbMatch>) {
        let lexicon = Morphology::shipped().lexicon();
        // What is doable or done to one another has no object: anayewajibika is not from jibu.
        let is_intransitive = matches!(form.extensions.last(), Some(Extension::Stative | Extension::Reciprocal));
        if is_intransitive && !form.object.is_empty() {
            return;
        }
        let mut add = |number: u32, how: How| {
            found.extend(self.known.get(&number).map(|verb| VerbMatch { verb: *verb, how, sure }));
        };
        add(number, if form.is_inflection() { How::Inflected } else { How::Related });
        let base = |number: u32| {
            let verb: Option<&Verb> = lexicon.verbs.get(number as usize);
            verb.and_then(|verb| lexicon.verb_number(verb.base.as_deref()?))
        };
        let bases = std::iter::successors(base(number), |number| base(*number));
        bases.take(MOST_STEPS).for_each(|number| add(number, How::Related));
    }

    /// The verb that `word`, folded and unknown, is a form of but for one slip, with the form that was meant:
    /// `hazizalishi` of `hazizalisha`. None where another verb of the lexicon is as near.
    pub(super) fn misspelt(&self, word: &str) -> Option<(u32, String)> {
        if word.len() < LEAST_LETTERS || !is_plain(word) {
            return None;
        }
        let mut found: Option<(Meant, String)> = None;
        // The word is what is before the root, the root and a vowel.
        let (stem, vowel) = word.split_at(word.len() - 1);
        for start in 0..=stem.len().saturating_sub(LEAST_ROOT - 1) {
            let (before, root) = stem.split_at(start);
            let known = KNOWN_ROOTS.near(root, true).map(|(known, number)| (known, Meant::Known(number)));
            let others = self.roots.near(root, true).map(|(known, number)| (known, Meant::Other(number)));
            for (known, verb) in known.chain(others) {
                // A right root with a wrong vowel is a noun for the most part (mkurupuko), unless a negation asks for -i.
                let negated = known == root && vowel == "a";
                let meant = format!("{before}{known}{}", if negated { "i" } else { vowel });
                if (known == root && !negated) || !is_one_slip(meant.as_bytes(), word.as_bytes()) {
                    continue;
                }
                match &found {
                    _ if !self.is_form(&meant, verb, negated) => {}
                    Some((other, _)) if *other != verb => return None,
                    _ => found = Some((verb, meant)),
                }
            }
        }
        let (verb, meant) = found?;
        let number = match verb {
            Meant::Known(known) => *self.known.get(&known)?,
            Meant::Other(number) => number,
        };
        Some((number, meant))
    }

    /// Whether `word` is surely a form of `verb` itself, and with `negated` one that is negative.
    fn is_form(&self, word: &str, verb: Meant, negated: bool) -> bool {
        let fits = |form: &VerbForm| form.is_inflection() && (form.negative || !negated);
        match verb {
            Meant::Known(known) => Morphology::shipped().readings(word).iter().any(
                |reading| matches!(reading, Reading::Verb { verb, form, likely: true } if *verb == known && fits(form)),
            ),
            Meant::Other(number) => {
                let mut found = false;
                analyse(word, &self.others, &mut |parse| found |= parse.verb == number && fits(&parse.form));
                found
            }
        }
    }
}

/// A verb that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// One of the lexicon, by its number there.
    Known(u32),
    /// One of the glossary that the lexicon does not have.
    Other(u32),
}

/// The roots of the lexicon's verbs, active and passive, by their numbers.
static KNOWN_ROOTS: LazyLock<Misspellings> = LazyLock::new(|| {
    let mut roots = Misspellings::default();
    for (number, verb) in (0..).zip(&Morphology::shipped().lexicon().verbs) {
        add_roots(&verb.verb, number, &mut roots);
    }
    roots
});

fn add_roots(stem: &str, number: u32, roots: &mut Misspellings) {
    let active = stem.strip_suffix(|c| "aeiou".contains(c)).map(str::to_owned);
    for root in active.into_iter().chain(extended(stem, &[Extension::Passive])) {
        if root.len() >= LEAST_ROOT {
            roots.add(&root, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: [&str; 8] = ["unganisha", "tumia", "anza", "zima", "pa", "zalisha", "tia", "zuguka"];

    fn found(word: &str) -> String {
        let mut verbs = Verbs::default();
        let _: Vec<u32> = VERBS.iter().map(|verb| verbs.add(verb)).collect();
        let show =
            |one: &VerbMatch| format!("{}/{}{}", VERBS[one.verb as usize], one.how, if one.sure { "" } else { "?" });
        verbs.of(word, &mut false).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_in_any_form() {
        for (word, expected) in [
            ("zimeunganishwa", "unganisha/inflected"),
            ("kuunganisha", "unganisha/inflected"),
            ("zinatumika", "tumia/related"),
            ("hutumiwa", "tumia/inflected"),
            ("alianza", "anza/inflected"),
            ("zilitiwa", "tia/inflected"),
            ("inazuguka", "zuguka/inflected"),
            ("inazugusha", ""),
        ] {
            assert_eq!(found(word), expected, "{word}");
        }
    }

    #[test]
    fn other_words_are_no_forms() {
        for word in ["kwanza", "lazima", "hapa", "mfumo", "", "日本"] {
            assert!(found(word).split(' ').all(|one| one.is_empty() || one.ends_with('?')), "{word}: {}", found(word));
        }
    }

    #[test]
    fn one_slip_in_a_form() {
        let mut verbs = Verbs::default();
        let _: Vec<u32> = VERBS.iter().map(|verb| verbs.add(verb)).collect();
        let misspelt =
            |word: &str| verbs.misspelt(word).iter().map(|(verb, _)| VERBS[*verb as usize]).collect::<Vec<_>>();
        assert_eq!(misspelt("hazizalisha"), ["zalisha"]);
        assert_eq!(misspelt("zimeunganshwa"), ["unganisha"]);
        for word in ["mfumo", "", "é", "zzzzzzzzzz"] {
            assert_eq!(misspelt(word), [""; 0], "{word}");
        }
    }
}
