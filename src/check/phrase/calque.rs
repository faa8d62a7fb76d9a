use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::LazyLock;

use fnv::FnvHasher;
use serde::Deserialize;

use super::pattern::Pattern;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::text::fold::fold;

rule! {
    /// A foreign phrase in Swahili words
    ///
    /// ## What it finds
    ///
    /// Phrases translated word by word that Swahili does not say: `kucheza jukumu` for *play a role*, `kulipa umakini` for
    /// *pay attention*. The list is `glossary/calques.csv`. A verb is found in all its forms. Phrases of the list that are
    /// marked as doubtful, because they are also right in another sense or widely used, are reported with the setting
    /// `doubtful` alone.
    ///
    /// ## Why
    ///
    /// Whoever does not think of the English phrase does not understand it, or takes it literally.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Bati [[linacheza jukumu]] kubwa katika viwanda.
    ///
    /// sw: Watoto wanacheza mpira, na wazazi wana jukumu la kuwalinda.
    ///
    /// profile: [rules]
    /// profile: "phrase.calque" = { add = { "-piga nje" = "-tupa" }, remove = ["-cheza jukumu/majukumu/dhima"] }
    /// sw: Alicheza jukumu kubwa, kisha [[akapiga nje]] taka.
    /// ```
    ///
    /// ## What to do
    ///
    /// Say what is meant in Swahili's own words; the suggestion names them with the verb uninflected (`-changia`).
    ///
    /// ## Settings
    ///
    /// - `add`: further phrases, each with what to say. `-cheza` is any form of the verb, `-a` any of `ya`, `wa`, `za` …,
    ///   `jukumu/majukumu` either word.
    /// - `remove`: phrases of the list that you accept, as they are written there.
    /// - `doubtful`: also report phrases that are marked as doubtful.
    Calque = "phrase.calque", Warning
}

const ADD: Setting = Setting {
    name: "add",
    usual: Usual::Replacements,
    about: "Further phrases that Swahili does not say, each with what it says.",
};

const REMOVE: Setting =
    Setting { name: "remove", usual: Usual::Words, about: "Phrases of the list that are not reported." };

const DOUBTFUL: Setting = Setting {
    name: "doubtful",
    usual: Usual::Flag(false),
    about: "Whether phrases of the list that are marked as doubtful are reported too.",
};

const FILE: &str = include_str!("../../../glossary/calques.csv");

/// One row of the list.
#[derive(Clone, Debug, Deserialize)]
struct Row {
    phrase: String,
    instead: String,
    note: String,
    doubt: String,
}

#[derive(Debug)]
struct Listed {
    row: Row,
    pattern: Pattern,
}

#[derive(Debug, Default)]
struct Calques {
    all: Vec<Listed>,
    /// Their numbers by the word that they are looked for by.
    by_word: HashMap<String, Vec<usize>, BuildHasherDefault<FnvHasher>>,
}

static CALQUES: LazyLock<Calques> = LazyLock::new(|| {
    let mut calques = Calques::default();
    for row in csv::Reader::from_reader(FILE.as_bytes()).deserialize::<Row>().flatten() {
        let Some(pattern) = Pattern::read(&row.phrase) else { continue };
        for word in pattern.anchors() {
            calques.by_word.entry(word.clone()).or_default().push(calques.all.len());
        }
        calques.all.push(Listed { row, pattern });
    }
    calques
});

impl Rule for Calque {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn settings(&self) -> &'static [Setting] {
        &[ADD, REMOVE, DOUBTFUL]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        let removed = options.words(&REMOVE);
        let doubtful = options.flag(&DOUBTFUL);
        let calques = &*CALQUES;
        let mut here: Vec<(Range<usize>, &str, &str)> = Vec::new();
        for (index, (word, _)) in text.folded_words().iter().enumerate() {
            for calque in calques.by_word.get(&**word).into_iter().flatten().filter_map(|at| calques.all.get(*at)) {
                let row = &calque.row;
                if (row.doubt.is_empty() || doubtful)
                    && !removed.contains(&row.phrase)
                    && let Some(span) = calque.pattern.find(text, index)
                {
                    here.push((span, &row.instead, &row.note));
                }
            }
        }
        for (phrase, instead) in options.replacements(&ADD).into_iter().flatten() {
            let Some(pattern) = Pattern::read(phrase) else { continue };
            let words = text.folded_words().iter().enumerate();
            let anchored = words.filter(|(_, (word, _))| pattern.anchors().iter().any(|anchor| anchor == word));
            here.extend(anchored.filter_map(|(index, _)| Some((pattern.find(text, index)?, instead.as_str(), ""))));
        }
        here.sort_by_key(|(span, ..)| (span.start, usize::MAX - span.end));
        let mut end = 0;
        for (span, instead, english) in here {
            if span.start < end {
                continue;
            }
            end = span.end;
            let words = fold(text.at(&span));
            let message = match english {
                "" => format!("`{words}` is not said in Swahili"),
                _ => format!("`{words}` is English in Swahili words: {english}"),
            };
            let report = found.report(span, message);
            if !instead.is_empty() {
                report.suggest(instead);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sound() {
        let rows: Vec<Row> = csv::Reader::from_reader(FILE.as_bytes()).deserialize().map(Result::unwrap).collect();
        assert!(rows.is_sorted_by_key(|row| row.phrase.clone()), "sorted by phrase");
        for row in &rows {
            assert!(Pattern::read(&row.phrase).is_some(), "{}: cannot be read", row.phrase);
            assert!(!row.instead.is_empty() && !row.note.is_empty(), "{}: says too little", row.phrase);
        }
        assert!(rows.windows(2).all(|two| two[0].phrase != two[1].phrase), "each once");
        assert!(rows.iter().filter(|row| row.doubt.is_empty()).count() >= 60);
        assert_eq!(CALQUES.all.len(), rows.len());
    }
}
