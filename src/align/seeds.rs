//! What is known of two documents' words before any sentence is paired: the caller's lexicon, and what looks the same.

use fnv::{FnvHashMap, FnvHashSet};

use super::Lexicon;
use super::entry::entry;
use super::learn::Bead;
use super::side::{Manner, Side, Word};
use super::table::Link;
use crate::spotting::are_cognate;
use crate::text::fold::stable_hash;
use crate::text::language::Language;

/// How likely a sign is kept in translation.
fn kept(manner: Manner) -> f32 {
    match manner {
        Manner::Word => 0.5,
        Manner::Number => 0.6,
        Manner::Verbatim => 0.9,
        Manner::Mark => 0.4,
        Manner::Code => 0.6,
        Manner::Kind => 0.8,
    }
}

/// A word is compared with no more than this many that begin with its sounds, so that no text makes it slow.
const MOST_COMPARED: usize = 2_000;

/// How alike the sounds of two words are, from 0 to 1, to be those of one name or loan.
const ALIKE: f64 = 0.75;

/// A lexicon that lists nothing is asked for the words of so many pairs.
const MOST_ASKED: usize = 20_000;

/// What a lexicon says is believed to this degree: its words are forms and senses of many.
const OF_LEXICON: f32 = 0.6;

/// The links between the words of `source` and `target` that need no sentences.
pub(super) fn seeds(
    source: &Side,
    target: &Side,
    languages: (&Language, &Language),
    lexicon: &dyn Lexicon,
) -> Vec<Link> {
    let mut links = Vec::new();
    same(source, target, &mut links);
    cognates(source, target, &mut links);
    known(source, target, languages, lexicon, &mut links);
    links
}

fn both(source: u32, target: u32, likely: f32) -> Link {
    Link { source, target, forward: likely, backward: likely }
}

/// Signs and words that are written alike.
fn same(source: &Side, target: &Side, links: &mut Vec<Link>) {
    for (number, word) in (0..).zip(&source.vocabulary) {
        if word.manner != Manner::Word {
            links.extend(target.number(word.manner, &word.text).map(|other| both(number, other, kept(word.manner))));
        }
    }
    for (form, number) in &source.forms {
        if let (Some(number), Some(Some(other))) = (number, target.forms.get(form)) {
            // Short words are the same by chance: `hali`, `date`.
            let likely =
                if form.chars().count() > 4 || form.contains(|c: char| c.is_ascii_digit()) { 0.5 } else { 0.25 };
            links.push(both(*number, *other, likely));
        }
    }
}

/// What the lexicon lists.
fn known(
    source: &Side,
    target: &Side,
    languages: (&Language, &Language),
    lexicon: &dyn Lexicon,
    links: &mut Vec<Link>,
) {
    for (number, word) in (0..).zip(&source.vocabulary).filter(|(_, word)| word.manner == Manner::Word) {
        lexicon.each(&word.form, &mut |translation, likely| {
            let found = target.number(Manner::Word, translation);
            let found = found.or_else(|| target.number(Manner::Word, &entry(translation, languages.1.base())?));
            if let Some(other) = found {
                links.push(both(number, other, OF_LEXICON * likely.clamp(0.0, 1.0)));
            }
        });
    }
}

/// What the lexicon says of words that stand in `beads` together, where it does not list what it knows.
pub(super) fn asked(source: &Side, target: &Side, lexicon: &dyn Lexicon, beads: &[Bead], links: &mut Vec<Link>) {
    let is_word = |side: &Side, word: u32| side.vocabulary[word as usize].manner == Manner::Word;
    let listed: Vec<bool> = source.vocabulary.iter().map(|word| lexicon.each(&word.form, &mut |_, _| {})).collect();
    if listed.iter().all(|listed| *listed) {
        return;
    }
    let mut seen = FnvHashSet::default();
    for (from, to) in beads.iter().take(MOST_ASKED) {
        for word in from.clone().flat_map(|at| source.words(at)).filter(|word| is_word(source, **word)) {
            if listed[*word as usize] {
                continue;
            }
            for other in to.clone().flat_map(|at| target.words(at)).filter(|word| is_word(target, **word)) {
                if seen.insert((*word, *other)) {
                    let (a, b) = (&source.vocabulary[*word as usize].form, &target.vocabulary[*other as usize].form);
                    let likely = lexicon.translates(a, b).filter(|likely| *likely > 0.0);
                    links.extend(likely.map(|likely| both(*word, *other, OF_LEXICON * likely.min(1.0))));
                }
            }
        }
    }
}

/// A word of the target as loans are looked for among them.
struct Candidate {
    number: u32,
    sounds: String,
    outline: Outline,
}

/// What shows at a glance that two words are not alike.
struct Outline {
    /// How many letters there are in its sounds.
    length: usize,
    /// Which of them, a bit for each.
    letters: u32,
    /// What its first five letters hash to, which are the least that [`are_cognate`] asks for.
    beginning: u64,
}

impl Outline {
    fn of(form: &str, sounds: &str) -> Outline {
        let bit = |c: char| 1 << (u32::from(c) % 32);
        let beginning = form.char_indices().nth(5).map_or(form.len(), |(at, _)| at);
        Outline {
            length: sounds.chars().count(),
            letters: sounds.chars().fold(0, |letters, c| letters | bit(c)),
            beginning: stable_hash(&form[..beginning]),
        }
    }

    /// Whether so few letters may differ that [`ALIKE`] can be reached: a letter that is replaced by another changes
    /// two bits at most.
    fn may_be_alike(&self, other: &Outline) -> bool {
        let most = (self.length.max(other.length) as f64 * (1.0 - ALIKE)) as usize;
        self.length.abs_diff(other.length) <= most && (self.letters ^ other.letters).count_ones() as usize <= 2 * most
    }
}

/// Names and loans: alike in letters or, as Swahili writes them, in sounds.
fn cognates(source: &Side, target: &Side, links: &mut Vec<Link>) {
    let mut by_sound: FnvHashMap<String, Vec<Candidate>> = FnvHashMap::default();
    for (number, word) in (0..).zip(&target.vocabulary) {
        if let Some((group, sounds)) = sounds(word) {
            let outline = Outline::of(&word.form, &sounds);
            by_sound.entry(group).or_default().push(Candidate { number, sounds, outline });
        }
    }
    for (number, word) in (0..).zip(&source.vocabulary) {
        let Some((group, own)) = sounds(word) else { continue };
        let outline = Outline::of(&word.form, &own);
        for other in by_sound.get(&group).into_iter().flatten().take(MOST_COMPARED) {
            let is_cognate = outline.beginning == other.outline.beginning
                && are_cognate(&word.form, &target.vocabulary[other.number as usize].form);
            if !is_cognate && !outline.may_be_alike(&other.outline) {
                continue;
            }
            let alike = strsim::normalized_levenshtein(&own, &other.sounds);
            if alike >= ALIKE || is_cognate {
                links.push(both(number, other.number, 0.2 + 0.3 * alike as f32));
            }
        }
    }
}

/// The first two consonants of a word, and the word as Swahili would write its sounds, without its last vowels. `None`
/// for short words and for what is not in Latin letters.
fn sounds(word: &Word) -> Option<(String, String)> {
    if word.manner != Manner::Word || word.form.chars().count() < 5 || word.form.chars().count() > 40 {
        return None;
    }
    // The citation form of a loan is nearer to its source than a form in a text.
    let text = if word.text.len() >= 4 { &word.text } else { &word.form };
    let mut sounds = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let sound = match (letter, next) {
            ('p', Some('h')) => {
                letters.next();
                "f"
            }
            ('c', Some('h')) => {
                letters.next();
                "ch"
            }
            ('c', Some('e' | 'i' | 'y')) => "s",
            ('c', Some('k')) => "",
            ('c' | 'q', _) => "k",
            ('x', _) => "ks",
            ('y', Some('a' | 'e' | 'i' | 'o' | 'u')) => "y",
            ('y', _) => "i",
            _ => {
                if !sounds.ends_with(letter) {
                    sounds.push(letter);
                }
                continue;
            }
        };
        if !sounds.ends_with(sound) || sound.is_empty() {
            sounds.push_str(sound);
        }
    }
    sounds.truncate(sounds.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len());
    let first = sounds.chars().next().filter(|c| c.is_alphabetic())?;
    let consonant = sounds.chars().skip(1).find(|c| c.is_alphabetic() && !"aeiou".contains(*c))?;
    (sounds.chars().count() >= 4).then(|| (format!("{first}{consonant}"), sounds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loans_are_known_by_their_sounds() {
        let word =
            |text: &str| Word { manner: Manner::Word, text: text.to_owned(), form: text.to_owned(), sentences: 1 };
        let alike = |a: &str, b: &str| match (sounds(&word(a)), sounds(&word(b))) {
            (Some(a), Some(b)) => {
                let alike = strsim::normalized_levenshtein(&a.1, &b.1) >= ALIKE;
                let may = Outline::of("", &a.1).may_be_alike(&Outline::of("", &b.1));
                assert!(may || !alike, "{a:?} {b:?}");
                a.0 == b.0 && alike
            }
            _ => false,
        };
        for (en, sw) in [("hospital", "hospitali"), ("virus", "virusi"), ("bacteria", "bakteria")] {
            assert!(alike(en, sw), "{en} {sw}");
        }
        assert!(!alike("state", "statistics") && !alike("kitabu", "kitanda"));
    }
}
