use std::ops::Range;

use super::languages::{is_chemical, is_verbal};
use crate::check::found::Found;
use crate::check::pair::{FoldedWord, Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::identify::shape::{Tells, may_be_english, tells};
use crate::model::concept::TermStatus;
use crate::swahili::morphology::{Morphology, Reading as WordReading};
use crate::text::function_words::is_swahili;
use crate::text::light_words::is_light_word;

rule! {
    /// Words left in the source language
    ///
    /// ## What it finds
    ///
    /// Two or more English words in a row inside a Swahili sentence, or Swahili ones inside an English sentence. Without
    /// a source it goes by the small words of the language and by the shape of the others; with one, by what stands in
    /// the source as well.
    ///
    /// Names and titles, what stands in quotation marks or brackets, code, units, Latin phrases, and terms that the
    /// glossary admits are left alone, and so is a text that is English as a whole.
    ///
    /// ## Why
    ///
    /// The translator or the machine passed over them, and readers who know no English do too.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The price depends on supply and demand in the region.
    /// sw: Bei hutegemea [[supply and demand]] katika eneo hilo.
    ///
    /// en: The Bank of America raised its forecast.
    /// sw: Bank of America ilipandisha makadirio yake.
    ///
    /// sw: Kipimo hiki (quality of service) kinaonyesha ubora wa mtandao.
    /// ```
    ///
    /// ## What to do
    ///
    /// Translate them. If they are a name or a term, put them into quotation marks or into the glossary.
    Untranslated = "phrase.untranslated", Info, precision 0.69
}

/// Phrases that Swahili texts have in their own language.
const FOREIGN: [&str; 14] = [
    "ad hoc",
    "de facto",
    "de novo",
    "et al",
    "ex vivo",
    "in silico",
    "in situ",
    "in utero",
    "in vitro",
    "in vivo",
    "per capita",
    "per se",
    "post mortem",
    "vice versa",
];

impl Rule for Untranslated {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        let (is_left, language): (fn(&str) -> Left, &str) = match text.language.base() {
            "sw" => (left_english, "English"),
            "en" => (left_swahili, "Swahili"),
            _ => return,
        };
        let words = text.folded_words();
        let mut likely = words.iter().filter(|(word, _)| language == "Swahili" || may_be_english(word));
        if likely.nth(1).is_none() {
            return;
        }
        let mut index = 0;
        while index < words.len() {
            let run = run(text, index, is_left);
            let length = run.len();
            if run.is_sure()
                && let Some(span) = run.span(text)
                && stands(reading, &span, &run)
            {
                found.report(span, format!("left in {language}"));
            }
            index += length.max(1);
        }
    }
}

/// What a word says for being left in the other language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// It is a small word of it.
    Small,
    /// It is a word of it.
    Word,
    /// It may be one.
    Maybe,
    /// It is none.
    No,
}

fn left_english(word: &str) -> Left {
    match tells(word) {
        Tells::SmallEnglish => Left::Small,
        Tells::English => Left::Word,
        Tells::Nothing => Left::Maybe,
        Tells::Swahili => Left::No,
    }
}

fn left_swahili(word: &str) -> Left {
    if is_swahili(word) {
        return Left::Small;
    }
    let listed = || Morphology::shipped().listed(word).iter().any(|one| matches!(one, WordReading::Noun { .. }));
    if word.len() >= 4 && word.ends_with(['a', 'e', 'i', 'o', 'u']) && !is_light_word(word) && listed() {
        Left::Word
    } else {
        Left::No
    }
}

/// Words in a row that may have been left.
#[derive(Debug, Default)]
struct Run {
    first: usize,
    kinds: Vec<Left>,
    /// Whether it is a clause and no name, though it begins with a capital: `Made in China`.
    is_clause: bool,
}

impl Run {
    fn len(&self) -> usize {
        self.kinds.len()
    }

    fn count(&self, kind: Left) -> usize {
        self.kinds.iter().filter(|one| **one == kind).count()
    }

    /// Whether it is two words at least, and these are sure.
    fn is_sure(&self) -> bool {
        let sure = self.count(Left::Small) + self.count(Left::Word);
        self.len() >= 2 && sure >= 2 && (self.is_clause || self.count(Left::Word) + self.count(Left::Maybe) >= 1)
    }

    fn span(&self, text: &Text<'_>) -> Option<Range<usize>> {
        let words = text.folded_words().get(self.first..self.first + self.len())?;
        Some(words.first()?.1.start..words.last()?.1.end)
    }
}

/// The run that begins with the word `first`; empty where it begins none.
fn run(text: &Text<'_>, first: usize, is_left: fn(&str) -> Left) -> Run {
    let words = text.folded_words();
    let mut run = Run { first, kinds: Vec::new(), is_clause: false };
    let mut before: Option<&Range<usize>> = None;
    for (word, span) in words.get(first..).unwrap_or_default() {
        if before.is_some_and(|before| !text.are_neighbours(before, span)) {
            break;
        }
        // A name is no word that was left, unless a clause begins with it or ends in it: Made in China.
        let has_capital = text.at(span).contains(char::is_uppercase);
        if has_capital && run.kinds.is_empty() && is_left(word) == Left::Small && is_verbal(word) {
            run.is_clause = true;
        }
        let ends_clause = run.is_clause && run.kinds.last() == Some(&Left::Small) && run.len() >= 2;
        let is_name = has_capital && (!run.is_clause || run.len() > 0);
        if is_name && ends_clause {
            run.kinds.push(Left::Maybe);
            break;
        }
        let kind = if is_name { Left::No } else { is_left(word) };
        if kind == Left::No {
            break;
        }
        run.kinds.push(kind);
        before = Some(span);
    }
    while !run.is_clause && run.kinds.last() == Some(&Left::Maybe) && run.count(Left::Word) == 0 {
        run.kinds.pop();
    }
    run
}

/// Whether what stands at `span` was left, and is no quotation, name, code or term.
fn stands(reading: &Reading<'_>, span: &Range<usize>, run: &Run) -> bool {
    let text = &reading.target;
    let words = text.at(span);
    let folded = words.to_lowercase();
    if FOREIGN.iter().any(|phrase| folded.contains(phrase)) || is_set_off(text.text(), span) {
        return false;
    }
    // A small word at the beginning or the end joins names: Bank of America.
    let all = text.folded_words();
    let index = run.first;
    let is_name = |at: Option<usize>, neighbour: &dyn Fn(&Range<usize>) -> bool| {
        let word = at.and_then(|at| all.get(at));
        word.is_some_and(|(_, other)| text.at(other).starts_with(char::is_uppercase) && neighbour(other))
    };
    let before =
        is_name(index.checked_sub(1), &|other| text.are_neighbours(other, span) && !text.begins_sentence(other));
    let after = is_name(Some(index + run.len()), &|other| text.are_neighbours(span, other));
    let begins_small = run.kinds.first() == Some(&Left::Small);
    let ends_small = run.kinds.last() == Some(&Left::Small);
    if !run.is_clause && ((before && begins_small) || (after && ends_small)) {
        return false;
    }
    // The names of species, viruses and chemicals, and what is said to be called so.
    let own_words = all.get(index..index + run.len()).unwrap_or_default();
    let is_code = |word: &FoldedWord<'_>| {
        let word = text.at(&word.1);
        word.contains(|c: char| c.is_ascii_digit()) && word.starts_with(char::is_uppercase)
    };
    let numbered = all.get(index + run.len()).is_some_and(|word| after && is_code(word));
    let chemical = || is_chemical(own_words.iter().map(|(word, _)| &**word));
    if numbered || chemical() || is_named(text, index) {
        return false;
    }
    if let Some(source) = &reading.source
        && !source.text().to_lowercase().contains(&folded)
    {
        return false;
    }
    let rest = all.iter().filter(|(_, other)| other.end <= span.start || other.start >= span.end);
    let own: fn(&str) -> bool = match text.language.base() {
        "sw" => |word| tells(word) == Tells::Swahili,
        _ => |word| matches!(tells(word), Tells::SmallEnglish | Tells::English),
    };
    let admitted = || {
        let concepts = reading.setup.glossary.as_ref().map_or(&[][..], |glossary| &glossary.concepts);
        let here = text.terms().iter().filter(|term| term.span.start <= span.start && span.end <= term.span.end);
        let mut terms = here.filter_map(|one| concepts.get(one.concept)?.terms.get(one.term));
        terms.any(|term| matches!(term.status, TermStatus::Preferred | TermStatus::Admitted))
    };
    rest.filter(|(word, _)| own(word)).take(2).count() == 2 && !admitted()
}

/// Whether the words before the word `index` say that a name or another language follows: `jina la`, `unaoitwa`.
fn is_named(text: &Text<'_>, index: usize) -> bool {
    let before = text.folded_words().get(index.saturating_sub(3)..index).unwrap_or_default();
    let says = |word: &str| {
        matches!(word, "jina" | "majina" | "yaani" | "neno" | "maneno" | "kiingereza" | "kilatini")
            || ["itwa", "itwao", "itwayo", "julikana", "julikanao", "julikanayo"].iter().any(|end| word.ends_with(end))
    };
    before.iter().any(|(word, _)| says(word))
}

/// Whether `span` stands in brackets or quotation marks, or beside signs that code has.
fn is_set_off(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let behind = text.get(span.end..).unwrap_or_default();
    let open = |opening: &[char], closing: &[char]| {
        let last = before.rfind(opening);
        last.is_some_and(|at| before.rfind(closing).is_none_or(|closed| closed < at)) && behind.contains(closing)
    };
    let quotes = |mark: char| before.matches(mark).count() % 2 == 1 && behind.contains(mark);
    open(&['(', '[', '{'], &[')', ']', '}'])
        || open(&['\u{201C}', '\u{AB}', '\u{201E}'], &['\u{201D}', '\u{BB}', '\u{201C}'])
        || open(&['\u{2018}'], &['\u{2019}'])
        || quotes('"')
        || quotes('`')
        || quotes('*')
        || quotes('_')
        || before.ends_with(['\'', '/', '@', '.', '=', '<', '\\'])
        || behind.starts_with(['/', '@', '=', '>', '\\'])
}
