//! What is known of the words of two languages before their candidates are linked: the glosses of the Swahili lexicon,
//! the glossary, and words that are plainly the same loan.

use fnv::{FnvHashMap, FnvHashSet};

use super::Candidate;
use super::order::from_head;
use crate::model::concept::Concept;
use crate::swahili::lexicon::Lexicon;
use crate::text::fold::folded;
use crate::text::language::Language;

/// Which words of two languages are known to translate each other.
#[derive(Clone, Debug)]
pub struct KnownWords {
    languages: (Language, Language),
    /// The translations of each word of the first language.
    words: FnvHashMap<String, Vec<String>>,
    /// The terms of the glossary, with their translations.
    terms: FnvHashSet<(String, String)>,
}

/// A candidate's words as they are compared.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    term: String,
    /// Its content words from the head on, each with its consonants.
    words: Vec<(String, String)>,
}

impl Compared {
    /// How many content words it has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

impl KnownWords {
    /// The glosses of the lexicon, where one of the languages is Swahili and the other English, and the terms of
    /// `concepts`.
    pub fn new(from: &Language, to: &Language, concepts: &[Concept]) -> KnownWords {
        let mut known = KnownWords {
            languages: (from.clone(), to.clone()),
            words: FnvHashMap::default(),
            terms: FnvHashSet::default(),
        };
        match (from.base(), to.base()) {
            ("en", "sw") => known.add_lexicon(false),
            ("sw", "en") => known.add_lexicon(true),
            _ => {}
        }
        for concept in concepts {
            for source in concept.terms_in(from) {
                for target in concept.terms_in(to) {
                    known.terms.insert((folded(&source.text).into_owned(), folded(&target.text).into_owned()));
                }
            }
        }
        known
    }

    fn add_lexicon(&mut self, is_from_swahili: bool) {
        let lexicon = Lexicon::shipped();
        let nouns = lexicon.nouns.iter().map(|one| (&one.noun, &one.gloss));
        let adjectives = lexicon.adjectives.iter().map(|one| (&one.stem, &one.gloss));
        for (word, gloss) in nouns.chain(adjectives) {
            for sense in gloss.split([';', ',']) {
                let sense = sense.split('(').next().unwrap_or_default().trim();
                if sense.is_empty() || sense.contains(' ') {
                    continue;
                }
                let (english, swahili) = (sense.to_lowercase(), word.to_lowercase());
                let (from, to) = if is_from_swahili { (swahili, english) } else { (english, swahili) };
                self.words.entry(from).or_default().push(to);
            }
        }
    }

    /// The primary subtags of the two languages.
    pub(super) fn bases(&self) -> (&str, &str) {
        (self.languages.0.base(), self.languages.1.base())
    }

    /// `candidate` of the first or second language as it is compared.
    pub(super) fn compared(&self, candidate: &Candidate, is_source: bool) -> Compared {
        let language = if is_source { &self.languages.0 } else { &self.languages.1 };
        let words = from_head(&candidate.words, language.base()).into_iter();
        Compared {
            term: folded(&candidate.term).into_owned(),
            words: words.map(|word| (word.to_owned(), consonants(word))).collect(),
        }
    }

    /// How much is known for `target` as the translation of `source`, 0 to 1: the share of their words that translate
    /// each other, each with the one in its place; where one has more words than the other, the heads alone count.
    pub(super) fn support(&self, source: &Compared, target: &Compared) -> f64 {
        if !self.terms.is_empty() && self.terms.contains(&(source.term.clone(), target.term.clone())) {
            return 1.0;
        }
        let longer = source.len().max(target.len());
        let compared = if source.len() == target.len() { longer } else { 1 };
        let pairs = source.words.iter().zip(&target.words).take(compared);
        let known = pairs.filter(|(source, target)| self.translates(source, target)).count();
        known as f64 / longer.max(1) as f64
    }

    fn translates(&self, (source, its): &(String, String), (target, theirs): &(String, String)) -> bool {
        self.words.get(source).is_some_and(|all| all.contains(target)) || are_loans((source, its), (target, theirs))
    }
}

/// Whether two words are plainly one: `relay` and `relei`, `module` and `moduli`. Both have at least four letters, and
/// the same consonants, of which there are at least two.
fn are_loans((a, of_a): (&str, &str), (b, of_b): (&str, &str)) -> bool {
    let long = |word: &str| word.chars().count() >= 4;
    let begin = |word: &str, bare: &str| {
        let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']);
        (!vowel).then(|| bare.chars().next())
    };
    a == b || long(a) && long(b) && of_a.len() > 1 && of_a == of_b && begin(a, of_a) == begin(b, of_b)
}

/// The consonants of a word, as Swahili writes those of its loans: `c` and `q` as `k`, `x` as `ks`, doubled ones once.
fn consonants(word: &str) -> String {
    let mut found = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        let written = match c {
            'c' | 'q' => "k",
            'x' => "ks",
            'v' => "f",
            'z' => "s",
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' => continue,
            _ if c.is_alphanumeric() => {
                if !found.ends_with(c) {
                    found.push(c);
                }
                continue;
            }
            _ => continue,
        };
        if !found.ends_with(written) {
            found.push_str(written);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(known: &KnownWords, words: &str, is_source: bool) -> Compared {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        known.compared(&Candidate { term: words.join(" "), words, ..Candidate::default() }, is_source)
    }

    fn support(known: &KnownWords, source: &str, target: &str) -> f64 {
        known.support(&compared(known, source, true), &compared(known, target, false))
    }

    #[test]
    fn glosses_and_loans_are_known() {
        let known = KnownWords::new(&Language::english(), &Language::swahili(), &[]);
        for (source, target, expected) in [
            ("moisture", "unyevu", 1.0),
            ("moisture", "udongo", 0.0),
            ("soil moisture sensor", "kihisi -a unyevu -a udongo", 1.0),
            ("soil moisture", "udongo -a unyevu", 0.0),
            ("sensor", "kihisi -a unyevu", 0.5),
            ("zorbane", "zorbeni", 1.0),
            ("zorbane", "orbani", 0.0),
            ("pin", "pani", 0.0),
        ] {
            assert_eq!(support(&known, source, target), expected, "{source} = {target}");
        }
        let backwards = KnownWords::new(&Language::swahili(), &Language::english(), &[]);
        assert_eq!(support(&backwards, "kihisi -a unyevu", "moisture sensor"), 1.0);
        let none = KnownWords::new(&Language::english(), &Language::english(), &[]);
        assert_eq!(support(&none, "moisture", "unyevu"), 0.0);
    }
}
