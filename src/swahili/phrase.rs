//! The plural of a whole term: its head's plural, and the concords of what belongs to the head.
//!
//! `mfumo wa viwanda` → `mifumo ya viwanda`. The hard part is that a later `-a` may belong to a nearer noun (`mfumo wa
//! uzalishaji wa chuma` → `mifumo ya uzalishaji wa chuma`); where that cannot be told, there is no plural.

use super::adjective::{agree, is_invariable, stem};
use super::noun_class::{ClassPair, ClassSet, NounClass};
use super::{noun, relative};

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
    let mut made: Vec<DerivedPlural> = Vec::new();
    for &pair in classes.pairs() {
        let new = plural(term, pair, animate).filter(|text| made.iter().all(|other| other.text != *text));
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

fn plural(term: &str, pair: ClassPair, animate: bool) -> Option<String> {
    let mut words = term.split_whitespace();
    let head = words.next()?;
    let concords = pair.concords(animate);
    let (from, to) = (concords.singular, concords.plural?);
    let mut made = vec![noun::plural(head, pair)?];
    let mut place = Place::Head;
    for word in words {
        let lower = word.to_lowercase();
        let agreed = if matches!(place, Place::Particle) { None } else { agreeing(&lower, from, to) };
        let Some((agreed, next)) = agreed else {
            let apart = !matches!(place, Place::Head);
            if !apart && !is_invariable(&lower) {
                return None;
            }
            made.push(word.to_owned());
            place = if apart { Place::Noun(lower) } else { Place::Head };
            continue;
        };
        match &place {
            Place::Noun(noun) if agreed != lower => match owner(noun, from.associative()) {
                Owner::Head => made.push(agreed),
                Owner::Nearest => made.push(word.to_owned()),
                Owner::Unclear => return None,
            },
            _ => made.push(agreed),
        }
        // What follows an adjective stands where the adjective stood.
        place = next.unwrap_or(place);
    }
    Some(made.join(" "))
}

/// The plural of a word that agrees with a singular head, and where we stand after it, if not where we stood.
fn agreeing(word: &str, from: NounClass, to: NounClass) -> Option<(String, Option<Place>)> {
    if word == from.associative() {
        return Some((to.associative().to_owned(), Some(Place::Particle)));
    }
    if word == from.enye() {
        return Some((to.enye().to_owned(), Some(Place::Particle)));
    }
    if let Some(stem) = stem(word, from) {
        return Some((agree(stem, to), None));
    }
    if let Some(verb) = relative::agree(word, from, to) {
        return Some((verb, Some(Place::Verb)));
    }
    // An agent noun beside a person: mkurugenzi mtendaji.
    let people = ClassPair { singular: from, plural: Some(to) };
    let agent = from.number() == 1 && word.ends_with("aji");
    agent.then(|| noun::plural(word, people)).flatten().map(|plural| (plural, None))
}

/// Whose a word is that agrees with the head of the term and stands after another noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Head,
    Nearest,
    Unclear,
}

/// Judges by the concords that the shape of `noun` allows; `particle` is the head's `-a`, which stands for its class.
fn owner(noun: &str, particle: &str) -> Owner {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| noun.starts_with(prefix));
    let certain = |own: &[&str]| if own.contains(&particle) { Owner::Nearest } else { Owner::Head };
    if starts(&["kiongozi", "kijana", "kibarua", "viongozi", "vijana", "vibarua"]) {
        certain(&["wa"])
    } else if noun == "hali" {
        certain(&["ya"])
    } else if starts(&["ki", "cha", "che", "cho", "chu"]) {
        certain(&["cha"])
    } else if starts(&["vi", "vya", "vye", "vyo", "vyu"]) {
        certain(&["vya"])
    } else if starts(&["u"]) {
        certain(&["wa"])
    } else if starts(&["ku", "kw"]) {
        certain(&["kwa"])
    } else if starts(&["mb", "mp", "mv", "wa", "we", "wi", "wo", "ma", "me", "mi", "mo", "j"]) {
        // Prefixes of several classes: mbinu 9 or mbunge 1, wizara 9 or watu 2, maji 6 or mada 9.
        if particle == "wa" && starts(&["ma", "mi", "me", "j"]) { Owner::Head } else { Owner::Unclear }
    } else if starts(&["m"]) {
        certain(&["wa"])
    } else if particle == "wa" {
        // Only a person could have wa here; things of 5, 9 and 10 have la, ya, za.
        Owner::Head
    } else if matches!(particle, "cha" | "vya" | "kwa") {
        Owner::Head
    } else {
        Owner::Unclear
    }
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
            ("teknolojia ya habari ya kisasa", "9/10"),
            ("utafiti na maendeleo", "14/10"),
            ("ushirikiano wa kimkakati", "14"),
            ("", "7/8"),
            ("  \t", "7/8"),
            ("kifaa ...", "7/8"),
            ("jengo la ofisi kubwa", "5/6"),
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
