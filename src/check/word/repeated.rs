use crate::check::found::Found;
use crate::check::pair::{FoldedWord, Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::finding::Side;
use crate::swahili::orthography::reduplication::{Doubling, doubling};

rule! {
    /// The same word twice in a row
    ///
    /// ## What it finds
    ///
    /// A small word that stands twice in a row: `kwa kwa`, `ya ya`, `katika katika`, in English `the the`. It looks at
    /// English sources as well as at translations.
    ///
    /// Swahili doubles many words on purpose: `huo huo` is the very same, `vile vile` likewise, `tofauti tofauti` of many
    /// kinds, `kimya kimya` in silence. These are left alone, and so is every word of which the program does not know
    /// that it cannot be doubled.
    ///
    /// ## Why
    ///
    /// It is a slip of the hand, or what is left of an edit.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The price of copper rose.
    /// sw: Bei [[ya ya]] shaba ilipanda.
    /// fix: Bei ya shaba ilipanda.
    ///
    /// en: It was sold at the same time.
    /// sw: Iliuzwa wakati huo huo, kwa bei tofauti tofauti.
    /// ```
    ///
    /// ## What to do
    ///
    /// Leave one of them. `check --fix` does it.
    Repeated = "word.repeated", Warning
}

/// English words that no grammar doubles. `that that`, `had had`, `is is` and `in in` occur.
#[rustfmt::skip]
const ENGLISH: [&str; 26] = [
    "a", "an", "and", "are", "as", "at", "be", "because", "but", "by", "for", "from", "if", "into", "its", "my", "of",
    "or", "our", "than", "the", "their", "these", "to", "with", "your",
];

impl Rule for Repeated {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        look(&reading.target, Side::Target, found);
        if let Some(source) = &reading.source {
            look(source, Side::Source, found);
        }
    }
}

fn look(text: &Text<'_>, side: Side, found: &mut Found<'_>) {
    let is_slip: fn(&str) -> bool = match text.language.base() {
        "sw" => |word| doubling(word, word) == Some(Doubling::Slip),
        "en" => |word| ENGLISH.contains(&word),
        _ => return,
    };
    let words = text.folded_words();
    for (index, pair) in words.windows(2).enumerate() {
        let [(first, from), (second, to)] = pair else { continue };
        if first != second || !text.are_neighbours(from, to) || !is_slip(first) {
            continue;
        }
        // Three in a row are a cry or a song.
        let third = |other: Option<&FoldedWord<'_>>| other.is_some_and(|(word, _)| word == first);
        if third(index.checked_sub(1).and_then(|before| words.get(before))) || third(words.get(index + 2)) {
            continue;
        }
        // A name: Na Na, Li Na.
        if text.at(to).starts_with(char::is_uppercase) && text.at(from) == text.at(to) {
            continue;
        }
        let once = text.at(from).to_owned();
        let message = format!("`{first}` twice in a row");
        match side {
            Side::Target => found.report(from.start..to.end, message).mend(once),
            Side::Source => found.report_source(from.start..to.end, message).suggest(once),
        };
    }
}
