//! The numbers of a source and of its translation set against each other, by value.
//!
//! What is certain is matched first: figures with figures of the same value. What is left may be in words, in a range
//! (`2015-16`), in Roman numerals, an hour of the Swahili clock, a part (`50%` and `nusu`), or the digits of a name.
//! What is left then and is like something left on the other side was changed; else it is missing or was added, unless
//! the other text has its value somewhere: whoever says a number once where the source repeats it loses nothing.

use std::ops::Range;

use super::items::{Item, items};
use crate::check::identifier::names::{Name, names};
use crate::check::pair::Text;
use crate::placeables::english;
use crate::placeables::numbers::Manner;
use crate::swahili::orthography::quantity::Quantity;
use crate::text::fold::fold;
use crate::text::language::Language;

/// What the numbers of two texts differ in, as bytes of the source and of the target.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Differences {
    /// Numbers of the source with others that stand in their place.
    pub(in crate::check) changed: Vec<(Range<usize>, Range<usize>)>,
    /// Numbers of the source that the target does not have.
    pub(in crate::check) missing: Vec<Range<usize>>,
    /// Numbers of the target that the source does not have.
    pub(in crate::check) added: Vec<Range<usize>>,
    /// Numbers that stand for each other.
    pub(in crate::check) matched: Vec<(Range<usize>, Range<usize>)>,
}

/// Compares the numbers of two texts.
pub(in crate::check) fn compare<'t>(source: &Text<'t>, target: &Text<'t>) -> Differences {
    let mut differences = Differences::default();
    let known = |language: &Language| matches!(language.base(), "en" | "sw" | "swc");
    let mine = items(source);
    if !mine.iter().any(|item| item.sure) && !target.has_digits() {
        return differences;
    }
    let mut pairing = Pairing { source: mine, target: items(target), matched: Vec::new(), texts: (source, target) };
    pairing.times();
    pairing.all(&|one, other| one.is_figure() && other.is_figure() && one.equals(other));
    pairing.all(&|one, other| one.sure && other.sure && one.equals(other));
    pairing.all(&|one, other| one.equals(other));
    pairing.all(&|one, other| one.equals_without_size(other));
    pairing.written_alike();
    pairing.unlike_forms();
    differences.changed.extend(pairing.other_sizes());
    differences.changed.extend(pairing.changed());
    // Of a language whose words are not known, a number may be in words.
    if known(source.language) && known(target.language) {
        let lone =
            |mine: &[Item], here: &Text<'_>, others: &[Item], there: &Text<'_>, figures: bool| -> Vec<Range<usize>> {
                let present = |item: &Item| {
                    others.iter().any(|other| item.equals(other) || item.equals_without_size(other))
                        || item.is_figure() && item.span.len() > 1 && stands_in(there.text(), here.at(&item.span))
                };
                let lone = mine.iter().filter(|item| {
                    item.sure
                        && !item.taken
                        && !present(item)
                        && (!figures || item.is_figure() && item.whole() != Some(1))
                });
                lone.map(|item| item.span.clone()).collect()
            };
        differences.missing = lone(&pairing.source, source, &pairing.target, target, false);
        differences.added = lone(&pairing.target, target, &pairing.source, source, true);
    }
    differences.matched = pairing.matched;
    differences
}

/// Whether `figure` stands in `text` with no digit at either end, be it within a name.
fn stands_in(text: &str, figure: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text.match_indices(figure).any(|(at, found)| {
        let after = text.get(at + found.len()..).unwrap_or_default();
        !text.get(..at).unwrap_or_default().ends_with(digit) && !after.starts_with(digit)
    })
}

struct Pairing<'a, 't> {
    source: Vec<Item>,
    target: Vec<Item>,
    matched: Vec<(Range<usize>, Range<usize>)>,
    texts: (&'a Text<'t>, &'a Text<'t>),
}

impl Pairing<'_, '_> {
    fn take(&mut self, one: usize, other: usize) {
        let (Some(mine), Some(theirs)) = (self.source.get_mut(one), self.target.get_mut(other)) else { return };
        (mine.taken, theirs.taken) = (true, true);
        self.matched.push((mine.span.clone(), theirs.span.clone()));
    }

    /// Matches every free number with the first free one that it `fits`.
    fn all(&mut self, fits: &dyn Fn(&Item, &Item) -> bool) {
        for one in 0..self.source.len() {
            let Some(item) = self.source.get(one).filter(|item| !item.taken) else { continue };
            let found = self.target.iter().position(|other| !other.taken && fits(item, other));
            if let Some(other) = found {
                self.take(one, other);
            }
        }
    }

    /// Times that are the same by either clock, whose figures differ then.
    fn times(&mut self) {
        let (source, target) = self.texts;
        if source.times().is_empty() || target.times().is_empty() {
            return;
        }
        let mut used = vec![false; target.times().len()];
        for time in source.times() {
            let free = target.times().iter().zip(&used).position(|(other, used)| !used && time.meets(other));
            let Some(at) = free else { continue };
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
            take_in(&mut self.source, &time.span);
            take_in(&mut self.target, target.times().get(at).map_or(&(0..0), |time| &time.span));
        }
    }

    /// The same digits, however they are grouped.
    fn written_alike(&mut self) {
        let (source, target) = self.texts;
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
        let written = |text: &Text<'_>, item: &Item| digits(text.at(&item.span));
        for one in 0..self.source.len() {
            let Some(item) = self.source.get(one).filter(|item| item.is_figure() && !item.taken) else { continue };
            let mine = written(source, item);
            let found = self.target.iter().position(|other| {
                let whole = other.is_figure() && !other.taken && (item.size == 1 || other.size == 1);
                whole && written(target, other) == mine
            });
            if let Some(other) = found {
                self.take(one, other);
            } else if let Some(first) = self.grouped_by_spaces(&mine) {
                self.take(one, first);
                if let Some(second) = self.target.get_mut(first + 1) {
                    second.taken = true;
                }
            }
        }
    }

    /// `10 000`, which is read as two figures.
    fn grouped_by_spaces(&self, digits: &[u8]) -> Option<usize> {
        let text = self.texts.1;
        self.target.windows(2).position(|pair| {
            let [one, two] = pair else { return false };
            let free = !one.taken && !two.taken && one.is_figure() && two.is_figure();
            let space = text.at(&(one.span.end..two.span.start)) == " " && two.span.len() == 3;
            free && space && [text.at(&one.span), text.at(&two.span)].concat().as_bytes() == digits
        })
    }

    /// What is written in another way: ranges, decades, hours of the clock, parts, Roman numerals, names.
    fn unlike_forms(&mut self) {
        let free = |items: &[Item]| items.iter().any(|item| item.sure && !item.taken);
        if !free(&self.source) && !free(&self.target) {
            return;
        }
        let (source, target) = self.texts;
        self.all(&|one, other| {
            is_end_of_range(source, one, other) || is_end_of_range(target, other, one) || is_decade(one, other)
        });
        // The clock struck twelve, saa iligonga sita.
        let has = |text: &Text<'_>, known: &str| text.words().any(|(word, _)| word.eq_ignore_ascii_case(known));
        let by_clock = has(source, "clock") && has(target, "saa") || has(target, "clock") && has(source, "saa");
        let in_time = |text: &Text<'_>, item: &Item| {
            by_clock || text.times().iter().any(|time| time.span.contains(&item.span.start))
        };
        self.all(&|one, other| {
            let hours = one.whole().zip(other.whole()).filter(|(one, other)| (1..=24).contains(one) && *other <= 12);
            let meets = hours.is_some_and(|(one, other)| (one + 5) % 12 + 1 == other);
            let back = hours.is_some_and(|(one, other)| (other + 5) % 12 + 1 == one);
            meets && in_time(target, other) || back && in_time(source, one)
        });
        self.all(&|one, other| is_hour_of(target, other, one) || is_hour_of(source, one, other));
        self.all(&|one, other| is_part(one, other) || is_part(other, one));
        let (of_source, of_target) = (names(source), names(target));
        let sides = [
            (&mut self.source, target, (&of_target, &of_source)),
            (&mut self.target, source, (&of_source, &of_target)),
        ];
        for (items, text, (there, here)) in sides {
            for item in items.iter_mut().filter(|item| item.sure && !item.taken) {
                let Some(value) = item.whole() else { continue };
                let others = there.iter().filter(|name| name.has_digits && !here.iter().any(|known| known.is(name)));
                let in_name = || others.clone().any(|name: &Name<'_>| name.runs().any(|run| run == value));
                item.taken = in_name() || has_roman(text, value);
            }
        }
        self.fractions();
        // Five miles are eight kilometres: both are accounted for, and neither stands for the other.
        let equal = self.matched.len();
        self.all(&|one, other| {
            let unit = |text: &Text<'_>, item: &Item| text.unit_beside(&item.span).map(|(unit, _)| unit);
            one.is_figure()
                && other.is_figure()
                && unit(source, one).zip(unit(target, other)).is_some_and(|(one, other)| !one.meets(other))
        });
        self.matched.truncate(equal);
    }

    /// `1/2` and `nusu`: two figures that are one part.
    fn fractions(&mut self) {
        let (source, target) = self.texts;
        let parts = |items: &[Item]| -> Vec<Quantity> {
            let words = items.iter().filter(|item| !item.is_figure());
            words.flat_map(|item| item.readings.iter().copied()).collect()
        };
        let (of_source, of_target) = (parts(&self.source), parts(&self.target));
        for (items, text, others) in [(&mut self.source, source, of_target), (&mut self.target, target, of_source)] {
            for at in 1..items.len() {
                let Some([over, under]) = items.get(at - 1..at + 1) else { continue };
                let joined =
                    text.at(&(over.span.end..under.span.start)) == "/" && over.is_figure() && under.is_figure();
                let whole = |item: &Item| item.whole().and_then(|whole| u32::try_from(whole).ok());
                let value = whole(over).zip(whole(under)).and_then(|(over, under)| Quantity::ratio(over, under));
                if joined && value.is_some_and(|value| others.contains(&value)) {
                    items.iter_mut().skip(at - 1).take(2).for_each(|item| item.taken = true);
                }
            }
        }
    }

    /// Numbers that are the same but for the word of size, which the target has nowhere.
    fn other_sizes(&mut self) -> Vec<(Range<usize>, Range<usize>)> {
        let target = self.texts.1;
        let mut found = Vec::new();
        for (mine, theirs) in &self.matched {
            let find = |items: &[Item], span: &Range<usize>| {
                items.iter().find(|item| item.span == *span && item.is_figure()).cloned()
            };
            let Some((one, other)) = find(&self.source, mine).zip(find(&self.target, theirs)) else { continue };
            if one.size == other.size || one.equals(&other) || one.size == 1 {
                continue;
            }
            let sizes = sizes_of(target);
            if !sizes.is_empty() && !sizes.contains(&one.size) {
                found.push((mine.clone(), theirs.clone()));
            }
        }
        found
    }

    /// Free numbers of both texts that are so like each other that one stands for the other.
    fn changed(&mut self) -> Vec<(Range<usize>, Range<usize>)> {
        let (source, target) = self.texts;
        let mut found = Vec::new();
        let free = |items: &[Item]| -> Vec<usize> {
            (0..items.len()).filter(|at| items.get(*at).is_some_and(|item| item.sure && !item.taken)).collect()
        };
        let (mine, theirs) = (free(&self.source), free(&self.target));
        let single = mine.len() == 1 && theirs.len() == 1;
        for one in mine {
            let Some(item) = self.source.get(one) else { continue };
            let lost = !self.target.iter().any(|other| item.equals(other));
            let likeness = |at: &usize| {
                let other = self.target.get(*at).filter(|other| !other.taken)?;
                let new = !self.source.iter().any(|one| one.equals(other));
                let words = !item.is_figure() || !other.is_figure();
                let small = |item: &Item| item.whole().is_some_and(|whole| whole < 100);
                let distance = match words {
                    true => (single && small(item) && small(other)).then_some(2),
                    false => likeness(source.at(&item.span), target.at(&other.span), single),
                }?;
                (lost || new).then_some((distance, *at))
            };
            let Some((_, other)) = theirs.iter().filter_map(likeness).min() else { continue };
            self.take(one, other);
            found.extend(self.matched.pop());
        }
        found
    }
}

fn take_in(items: &mut [Item], span: &Range<usize>) {
    let within = |item: &&mut Item| span.start <= item.span.start && item.span.end <= span.end;
    items.iter_mut().filter(within).for_each(|item| item.taken = true);
}

/// How many digits differ, where so few do that one number is a slip for the other.
fn likeness(one: &str, other: &str, single: bool) -> Option<usize> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (one, other) = (digits(one), digits(other));
    let distance = strsim::osa_distance(&one, &other);
    let longest = one.len().max(other.len());
    let close = distance <= 1 || (distance == 2 && longest >= 4) || (single && one.len().abs_diff(other.len()) <= 1);
    close.then_some(distance)
}

/// Whether `short` ends a range of years that `full` writes in full: 16 in `2015-16` and 2016.
fn is_end_of_range(text: &Text<'_>, short: &Item, full: &Item) -> bool {
    let Some((small, large)) = short.whole().zip(full.whole()) else { return false };
    let before = text.text().get(..short.span.start).unwrap_or_default();
    let stem = before.trim_end_matches(['-', '\u{2013}', '/']);
    let year = stem.get(stem.len().saturating_sub(4)..).and_then(|year| year.parse::<u64>().ok());
    let sound = stem.len() < before.len() && small < 100 && large >= 1_000;
    sound && year.is_some_and(|year| year / 100 == large / 100 && large % 100 == small)
}

/// The 1990s and `miaka ya 90`, `miaka ya tisini`.
fn is_decade(one: &Item, other: &Item) -> bool {
    let Some((one_value, other_value)) = one.whole().zip(other.whole()) else { return false };
    let decade = one.manner == Manner::Ending || other.manner == Manner::Ending;
    decade && one_value % 10 == 0 && one_value != other_value && one_value % 100 == other_value % 100
}

/// Whether `hour` is the hour of a time by the Swahili clock that has a part of an hour in words: `half past six` and
/// `saa kumi na mbili na nusu`.
fn is_hour_of(text: &Text<'_>, time: &Item, hour: &Item) -> bool {
    let Some(hour) = hour.whole().filter(|hour| (1..=12).contains(hour) && time.whole().is_none()) else {
        return false;
    };
    let here = text.times().iter().filter(|clock| clock.span.contains(&time.span.start));
    here.flat_map(|clock| &clock.swahili).any(|one| u64::from(one.hour().unsigned_abs()) % 12 == hour % 12)
}

/// 50% and `nusu`.
fn is_part(percent: &Item, part: &Item) -> bool {
    let hundredth = Quantity::ratio(1, 100);
    let share = |value: &Quantity| hundredth.and_then(|hundredth| value.times(hundredth));
    percent.percent
        && !part.is_figure()
        && percent.readings.iter().filter_map(share).any(|one| part.readings.contains(&one))
}

/// The sizes that `text` names.
fn sizes_of(text: &Text<'_>) -> Vec<u64> {
    let size = |word: &str| match fold(word).as_str() {
        "elfu" | "maelfu" => Some(1_000),
        "laki" => Some(100_000),
        "milioni" | "mamilioni" => Some(1_000_000),
        "bilioni" | "mabilioni" => Some(1_000_000_000),
        "trilioni" => Some(1_000_000_000_000),
        word => english::size(word),
    };
    text.words().filter_map(|(word, _)| size(word)).collect()
}

/// Whether `text` has `value` in Roman numerals.
fn has_roman(text: &Text<'_>, value: u64) -> bool {
    const DIGITS: [(&str, u64); 9] =
        [("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("III", 3), ("II", 2), ("I", 1)];
    if !(1..=50).contains(&value) {
        return false;
    }
    let mut rest = value;
    let mut numeral = String::new();
    for (digits, worth) in DIGITS {
        while rest >= worth {
            numeral.push_str(digits);
            rest -= worth;
        }
    }
    text.words().any(|(word, _)| word == numeral || word.strip_suffix(['a', 'b', 'A', 'B']) == Some(&numeral))
}
