//! The plural of a whole term: its head's plural, and the concords of what belongs to the head.
//!
//! `mfumo wa viwanda` → `mifumo ya viwanda`. The hard part is that a later `-a` may belong to a nearer noun (`mfumo wa
//! uzalishaji wa chuma` → `mifumo ya uzalishaji wa chuma`); where that cannot be told, there is no plural.

use super::agreement::Agreement;
use super::class_set::{ClassPair, ClassSet};
use super::lexicon::Lexicon;
use super::lexicon::adjectives::{Adjective, Concord};
use super::lexicon::nouns::Animacy;
use super::morphology::{Morphology, Reading};
use super::noun_class::NounClass;
use super::{noun, noun_shape, relative};

/// A plural that a rule made: a guess, good for recognising, not for correcting anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedPlural {
    /// The plural of the whole term.
    pub text: String,
    /// The classes that it was made for.
    pub pair: ClassPair,
}

/// The plurals of `term` (a noun, or a phrase whose first word is its head) in each of its head's `classes` that has a
/// plural and for which the rules are sure; also where it equals the singular (`nyenzo`). `animate`: the head names
/// persons or animals, and its modifiers take the concords of classes 1 and 2.
pub fn plurals(term: &str, classes: &ClassSet, animate: bool) -> Vec<DerivedPlural> {
    let head = term.split_whitespace().next().unwrap_or_default();
    let of_head = classes.pairs().iter().flat_map(|&pair| {
        let listed = listed_plurals(head, pair);
        let made = if listed.is_empty() { noun::plural(head, pair).into_iter().collect() } else { listed };
        made.into_iter().map(move |plural| (pair, plural))
    });
    with_concords(term, of_head, animate)
}

/// The plurals of `term` where nobody gave the class of its head: by the lexicon, else by the shape of the head.
pub fn plurals_of_unknown_class(term: &str) -> Vec<DerivedPlural> {
    let head = term.split_whitespace().next().unwrap_or_default();
    let animacy = Lexicon::shipped().noun(&head.to_lowercase()).map(|noun| noun.animacy);
    with_concords(term, noun_shape::plurals(head).into_iter(), animacy == Some(Animacy::Animate))
}

/// The singular of `term`, a phrase whose first word is the plural of `head` in the classes of `pair`; `None` where it
/// is no such phrase, or that cannot be told.
pub fn singular(term: &str, head: &str, pair: ClassPair, animate: bool) -> Option<String> {
    let concords = pair.concords(animate);
    let singular = turned(term, head.to_owned(), concords.plural?, concords.singular)?;
    let back = plurals(&singular, &ClassSet::from(pair), animate);
    back.iter().any(|plural| plural.text == term).then_some(singular)
}

/// The plurals of `head` in the lexicon, where it has them in the classes of `pair`.
fn listed_plurals(head: &str, pair: ClassPair) -> Vec<String> {
    let Some(noun) = Lexicon::shipped().noun(&head.to_lowercase()) else {
        return Vec::new();
    };
    let uses = noun.uses.iter().filter(|(of, _)| *of == pair);
    let plurals = uses.filter_map(|(_, plural)| plural.as_deref());
    plurals.map(|plural| noun_shape::like(head, plural)).collect()
}

fn with_concords(term: &str, of_head: impl Iterator<Item = (ClassPair, String)>, animate: bool) -> Vec<DerivedPlural> {
    let mut made: Vec<DerivedPlural> = Vec::new();
    for (pair, head) in of_head {
        let new = plural(term, head, pair, animate).filter(|text| made.iter().all(|other| other.text != *text));
        made.extend(new.map(|text| DerivedPlural { text, pair }));
    }
    made
}

/// Where in the term we stand.
enum Place {
    /// Beside the head and what agrees with it: what comes must agree with it too.
    Head,
    /// After `-a` or `-enye`: what comes is a noun or the like, whatever it looks like.
    Particle,
    /// After a relative verb: its complement, or more that agrees with the head.
    Verb,
    /// After this noun, with which what comes may agree.
    Noun(String),
}

fn plural(term: &str, head: String, pair: ClassPair, animate: bool) -> Option<String> {
    let concords = pair.concords(animate);
    turned(term, head, concords.singular, concords.plural?)
}

/// `term` with the other number of its head, `head`, and with concords of class `to` where it has those of `from`.
fn turned(term: &str, head: String, from: NounClass, to: NounClass) -> Option<String> {
    let words = term.split_whitespace().skip(1);
    let mut made = vec![head];
    let mut place = Place::Head;
    for word in words {
        let lower = word.to_lowercase();
        let agreed = if matches!(place, Place::Particle) { None } else { agreeing(&lower, from, to) };
        let Some(Agreed { form, next, with }) = agreed else {
            let apart = !matches!(place, Place::Head);
            if !apart && !is_invariable(&lower) {
                return None;
            }
            made.push(word.to_owned());
            place = if apart { Place::Noun(lower) } else { Place::Head };
            continue;
        };
        match &place {
            Place::Noun(noun) if form != lower => match owner(noun, with) {
                Owner::Head => made.push(form),
                Owner::Either => made.push(word.to_owned()),
            },
            _ => made.push(form),
        }
        // What follows an adjective stands where the adjective stood.
        place = next.unwrap_or(place);
    }
    Some(made.join(" "))
}

/// The adjectives that `word` can be a form of, with what it agrees with.
fn adjectives(word: &str) -> impl Iterator<Item = (&'static Adjective, Agreement)> {
    let morphology = Morphology::shipped();
    morphology.listed(word).iter().filter_map(|reading| match reading {
        Reading::Adjective { adjective, agreement } => {
            Some((morphology.lexicon().adjectives.get(*adjective as usize)?, *agreement))
        }
        _ => None,
    })
}

/// Whether `word` follows a noun of any class as it is: `adimu`, `bora`.
fn is_invariable(word: &str) -> bool {
    adjectives(word).any(|(adjective, _)| adjective.concord == Concord::Invariable)
}

/// A word that agrees with a singular head.
struct Agreed {
    /// Its plural.
    form: String,
    /// Where we stand after it, if not where we stood.
    next: Option<Place>,
    /// What the word itself can agree with.
    with: Agreement,
}

fn agreeing(word: &str, from: NounClass, to: NounClass) -> Option<Agreed> {
    let where_so =
        |so: &dyn Fn(NounClass) -> bool| NounClass::all().filter(|class| so(*class)).map(Agreement::from).collect();
    let particles: [fn(NounClass) -> String; 2] = [NounClass::associative, NounClass::enye];
    for particle in particles {
        if word == particle(from) {
            let with = where_so(&|class| word == particle(class));
            return Some(Agreed { form: particle(to), next: Some(Place::Particle), with });
        }
    }
    if let Some((adjective, with)) =
        adjectives(word).find(|(adjective, with)| adjective.concord.is_agreeing() && with.has(from))
    {
        // One that stands without a prefix goes on without: mfumo dhaifu, mifumo dhaifu.
        let is_bare = adjective.concord == Concord::Either && word == adjective.stem;
        let form = if is_bare { word.to_owned() } else { adjective.forms(to).into_iter().next()? };
        return Some(Agreed { form, next: None, with });
    }
    if let Some(form) = relative::agree(word, from, to) {
        let with = where_so(&|class| relative::agree(word, class, to).is_some());
        return Some(Agreed { form, next: Some(Place::Verb), with });
    }
    // An agent noun beside a person: mkurugenzi mtendaji.
    let people = ClassPair { singular: from, plural: Some(to) };
    let agent = from == NounClass::PERSON && word.ends_with("aji");
    let form = agent.then(|| noun::plural(word, people)).flatten()?;
    Some(Agreed { form, next: None, with: from.into() })
}

/// Whose a word is that agrees with the head of the term and stands after another noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// The head's: the nearer noun is of another class.
    Head,
    /// The nearer noun's or the head's; the nearer one's for the most part (`uzalishaji wa chuma`, `mtandao mpana`).
    Either,
}

/// Judges by the classes that `noun` has in the lexicon, else by those that its shape allows; `with` is what the word
/// agrees with.
fn owner(noun: &str, with: Agreement) -> Owner {
    let morphology = Morphology::shipped();
    let mut own = Agreement::NONE;
    for reading in morphology.listed(noun) {
        let (Reading::Noun { class, locative: false, .. }, Some(entry)) = (reading, reading.noun(morphology.lexicon()))
        else {
            continue;
        };
        if entry.animacy != Animacy::Inanimate {
            own = own.or(Agreement::of(&[1, 2]));
        }
        if entry.animacy != Animacy::Animate {
            own = own.or((*class).into());
        }
    }
    if own.is_empty() {
        own = by_shape(noun);
    }
    if own.meets(with) { Owner::Either } else { Owner::Head }
}

/// The classes that the shape of an unknown noun allows.
fn by_shape(noun: &str) -> Agreement {
    let of = |prefixes: &[&str], classes: &[u8]| {
        prefixes.iter().any(|prefix| noun.starts_with(prefix)).then(|| Agreement::of(classes))
    };
    of(&["ki", "ch"], &[7])
        .or_else(|| of(&["vi", "vy"], &[8]))
        .or_else(|| of(&["ku", "kw"], &[15]))
        .or_else(|| of(&["u"], &[11, 14]))
        .unwrap_or(Agreement::of(&[1, 2, 3, 4, 5, 6, 9, 10]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(term: &str, classes: &str, animate: bool) -> Vec<String> {
        plurals(term, &classes.parse().unwrap(), animate).into_iter().map(|plural| plural.text).collect()
    }

    #[test]
    fn the_head_and_its_concords_change() {
        for (term, classes, expected) in [
            ("mfumo wa viwanda", "3/4", "mifumo ya viwanda"),
            ("mnyororo wa thamani", "3/4", "minyororo ya thamani"),
            ("kifaa cha hali ya juu", "7/8", "vifaa vya hali ya juu"),
            ("sera ya kitaifa ya viwanda", "9/10", "sera za kitaifa za viwanda"),
            ("mfumo wa kisasa wa viwanda", "3/4", "mifumo ya kisasa ya viwanda"),
            ("mfumo wa uzalishaji wa chuma", "3/4", "mifumo ya uzalishaji wa chuma"),
            ("mnyororo wa thamani wa madini", "3/4", "minyororo ya thamani ya madini"),
            ("kituo kikuu cha data", "7/8", "vituo vikuu vya data"),
            ("jengo kubwa la ofisi", "5/6", "majengo makubwa ya ofisi"),
            ("elementi adimu ya ardhi", "9/10", "elementi adimu za ardhi"),
            ("nyenzo mpya", "9/10", "nyenzo mpya"),
            ("nyenzo ya hali ya juu", "9/10", "nyenzo za hali ya juu"),
            ("mfumo wa viwanda mkubwa", "3/4", "mifumo ya viwanda mikubwa"),
            ("mfumo wa mtandao mpana", "3/4", "mifumo ya mtandao mpana"),
            ("tasnia ya kimkakati inayoibuka", "9/10", "tasnia za kimkakati zinazoibuka"),
            ("tasnia inayoibuka ya kimkakati", "9/10", "tasnia zinazoibuka za kimkakati"),
            ("kampuni inayomilikiwa na serikali", "9/10", "kampuni zinazomilikiwa na serikali"),
            ("chuma kisichoshika kutu", "7/8", "vyuma visivyoshika kutu"),
            ("mfumo wenye kaboni kidogo", "3/4", "mifumo yenye kaboni kidogo"),
            ("ukuta mwembamba wa matofali", "11/10", "kuta nyembamba za matofali"),
        ] {
            assert_eq!(made(term, classes, false), [expected]);
        }
    }

    #[test]
    fn a_plural_term_leads_back_to_its_singular() {
        for (term, head, pair, animate, expected) in [
            ("mifumo ya kisasa", "mfumo", "3/4", false, Some("mfumo wa kisasa")),
            ("mifumo ya uzalishaji wa chuma", "mfumo", "3/4", false, Some("mfumo wa uzalishaji wa chuma")),
            ("viongozi wakuu wa mradi", "kiongozi", "7/8", true, Some("kiongozi mkuu wa mradi")),
            ("tasnia zinazoibuka", "tasnia", "9/10", false, Some("tasnia inayoibuka")),
            ("mifumo wa kisasa", "mfumo", "3/4", false, None),
            ("", "mfumo", "3/4", false, None),
            ("uwezo mkubwa", "uwezo", "14", false, None),
        ] {
            assert_eq!(singular(term, head, pair.parse().unwrap(), animate).as_deref(), expected, "{term}");
        }
    }

    #[test]
    fn an_adjective_without_a_prefix_stays_so() {
        assert_eq!(made("mfumo dhaifu", "3/4", false), ["mifumo dhaifu"]);
        assert_eq!(made("mfumo mdhaifu", "3/4", false), ["mifumo midhaifu"]);
    }

    #[test]
    fn persons_take_the_concords_of_people() {
        assert_eq!(made("kiongozi mkuu wa mradi", "7/8", true), ["viongozi wakuu wa mradi"]);
        assert_eq!(made("mtaalamu wa madini", "1/2", true), ["wataalamu wa madini"]);
        assert_eq!(made("mkurugenzi mtendaji wa kampuni", "1/2", true), ["wakurugenzi watendaji wa kampuni"]);
        assert_eq!(made("mchimbaji madini", "1/2", true), [""; 0]);
        assert_eq!(made("kiongozi cha mradi", "7/8", true), [""; 0]);
    }

    #[test]
    fn what_is_not_sure_has_no_plural() {
        for (term, classes) in [
            ("mfumo ya viwanda", "3/4"),
            ("mfumo kidhibiti", "3/4"),
            ("kitabu nilichokisoma", "7/8"),
            ("utafiti na maendeleo", "14/10"),
            ("ushirikiano wa kimkakati", "14"),
            ("", "7/8"),
            ("  \t", "7/8"),
            ("kifaa ...", "7/8"),
        ] {
            assert_eq!(made(term, classes, false), [""; 0], "{term}");
        }
    }

    #[test]
    fn a_noun_of_several_classes_has_several_plurals() {
        assert_eq!(made("gari la umeme", "5/6|9/10", false), ["magari ya umeme"]);
        assert_eq!(made("soko", "5/6|9/10", false), ["masoko", "soko"]);
    }
}
