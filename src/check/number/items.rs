//! The numbers of one text as they are compared: with every value that they can have.

use std::ops::Range;

use crate::check::pair::Text;
use crate::placeables::numbers::{Manner, Number};
use crate::swahili::orthography::quantity::Quantity;

/// One number of a text.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) span: Range<usize>,
    /// With the word of size.
    pub(super) amounts: Vec<Quantity>,
    /// Without it.
    pub(super) readings: Vec<Quantity>,
    pub(super) size: u64,
    pub(super) manner: Manner,
    pub(super) percent: bool,
    /// Whether it is the month of a date by its name, which only a date in figures has as a number.
    pub(super) month: bool,
    /// Whether it is a part of a date in figures.
    pub(super) dated: bool,
    /// Whether it must be in the other text as well.
    pub(super) sure: bool,
    /// Whether its counterpart was found.
    pub(super) taken: bool,
}

impl Item {
    fn hint(span: Range<usize>, value: u16) -> Item {
        let value = vec![Quantity::from(u64::from(value))];
        let (amounts, readings) = (value.clone(), value);
        let (manner, size) = (Manner::Hint, 1);
        Item {
            span,
            amounts,
            readings,
            size,
            manner,
            percent: false,
            month: false,
            dated: false,
            sure: false,
            taken: false,
        }
    }

    fn of(text: &str, number: &Number) -> Item {
        let written = text.get(number.span.clone()).unwrap_or_default();
        let mut readings = number.readings.clone();
        if readings.is_empty() {
            // 03, as in a date.
            readings.extend(Quantity::decimal(written, 0));
        }
        let fraction = text.get(number.span.end..).and_then(|rest| rest.chars().next()).and_then(fraction_of);
        if let Some((part, _)) = fraction {
            readings = readings.iter().filter_map(|whole| whole.plus(part)).collect();
        }
        let size = Quantity::from(number.size);
        let amounts: Vec<Quantity> = readings.iter().filter_map(|value| value.times(size)).collect();
        let counted = |value: &Quantity| value.whole().is_some_and(|whole| whole > 2);
        let sure = match number.manner {
            Manner::Figures | Manner::Ending => true,
            Manner::Hint => false,
            // A word of size alone is as often a figure of speech.
            Manner::Words | Manner::Phrase => {
                readings.iter().all(counted) && !matches!(written, "mia" | "elfu" | "laki" | "milioni" | "bilioni")
            }
        };
        let Number { mut span, manner, percent, size, .. } = number.clone();
        span.end += fraction.map_or(0, |(_, length)| length);
        Item { span, amounts, readings, size, manner, percent, month: false, dated: false, sure, taken: false }
    }

    pub(super) fn is_figure(&self) -> bool {
        matches!(self.manner, Manner::Figures | Manner::Ending)
    }

    /// Whether both are worth the same in some reading.
    pub(super) fn equals(&self, other: &Item) -> bool {
        let meant = (!self.month || other.dated || other.month) && (!other.month || self.dated || self.month);
        meant && self.amounts.iter().any(|amount| other.amounts.contains(amount))
    }

    /// Whether both are the same but for words of size.
    pub(super) fn equals_without_size(&self, other: &Item) -> bool {
        let meant = !self.month && !other.month && (self.size == 1 || other.size == 1);
        meant && self.readings.iter().any(|value| other.readings.contains(value))
    }

    /// Its value as a whole number, where it has one.
    pub(super) fn whole(&self) -> Option<u64> {
        self.amounts.first()?.whole()
    }
}

/// What a sign such as the one in `2½` is worth, and its length.
fn fraction_of(sign: char) -> Option<(Quantity, usize)> {
    let (over, under) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        _ => return None,
    };
    Some((Quantity::ratio(over, under)?, sign.len_utf8()))
}

/// The numbers of `text`, in order.
pub(super) fn items(text: &Text<'_>) -> Vec<Item> {
    let whole = text.text();
    let is_in = |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let mut items = Vec::new();
    let figure_dates = text.dates().iter().filter(|date| date.is_in_figures());
    for number in text.numbers() {
        let percent_word = whole.get(number.span.clone()) == Some("mia")
            && whole.get(..number.span.start).is_some_and(|before| before.ends_with("kwa "));
        if !percent_word && !figure_dates.clone().any(|date| is_in(&number.span, &date.span)) {
            items.push(Item::of(whole, number));
        }
    }
    for date in text.dates() {
        for (at, part) in date.parts()[..3].iter().enumerate() {
            let Some((value, _)) = part else { continue };
            let mut item = Item::hint(date.span.clone(), *value);
            item.month = at == 1;
            if date.is_in_figures() {
                item.manner = Manner::Figures;
                (item.sure, item.dated, item.month) = (true, true, false);
            }
            items.push(item);
        }
    }
    items.sort_by_key(|item| (item.span.start, item.span.end));
    items
}
