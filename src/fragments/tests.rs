use std::ops::Range;

use proptest::prelude::*;

use super::in_memory::InMemory;
use super::phrases::Phrases;
use super::search::{Found, MOST_LOOK_UPS, look_ups_allowed, search};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};
use crate::text::light_words::is_content_word;

fn tokens(text: &str) -> Vec<String> {
    Segment::plain(text).folded_tokens()
}

fn memory(texts: &[&str]) -> InMemory {
    let mut memory = InMemory::default();
    for (unit, text) in (1..).zip(texts) {
        memory.add(unit, tokens(text));
    }
    memory
}

fn found(text: &str, memory: &InMemory) -> Found {
    search(&tokens(text), &[], memory).unwrap_or_else(|never| match never {})
}

fn shown(text: &str, memory: &InMemory) -> Vec<(String, Vec<i64>)> {
    let tokens = tokens(text);
    let units = |phrase: &[String]| memory.units_with(phrase, 20).unwrap_or_else(|never| match never {});
    found(text, memory)
        .chosen
        .into_iter()
        .map(|piece| (tokens[piece.clone()].join(" "), units(&tokens[piece])))
        .collect()
}

#[test]
fn the_longest_pieces_are_found_and_end_in_content_words() {
    let memory = memory(&[
        "The price of rare earth metals rose.",
        "Rare earth is mined in the north.",
        "A new processing plant opened in the north of the country.",
        "Rare earth metals",
    ]);
    let text = "Demand for rare earth metals at the new processing plant was high.";
    assert_eq!(
        shown(text, &memory),
        [("rare earth metals".to_owned(), vec![1, 4]), ("new processing plant".to_owned(), vec![3])]
    );
}

#[test]
fn a_rare_word_stands_alone_where_nothing_longer_covers_it_and_it_is_no_term() {
    let memory = memory(&["Bauxite is red.", "Where bauxite is found", "Red is a colour.", "The smelter"]);
    assert_eq!(shown("Our bauxite went to the smelter.", &memory), [("bauxite".to_owned(), vec![1, 2])]);
    let known: Vec<Range<usize>> = std::iter::once(1..2).collect();
    let found = search(&tokens("Our bauxite went."), &known, &memory).unwrap_or_else(|never| match never {});
    assert!(found.chosen.is_empty());
}

#[test]
fn marks_count_and_codes_part() {
    let memory = memory(&["iron, copper and zinc", "copper wire"]);
    assert!(found("Now iron copper.", &memory).longest.is_empty());
    assert_eq!(shown("Now iron, copper.", &memory)[0].0, "iron , copper");
    let mut builder = SegmentBuilder::default();
    builder.push_text("copper");
    builder.push_code(CodeKind::Start, "<b>");
    builder.push_text("wire");
    let found = search(&builder.finish().folded_tokens(), &[], &memory).unwrap_or_else(|never| match never {});
    assert!(found.longest.is_empty());
}

#[test]
fn chinese_characters_are_words() {
    let memory = memory(&["中国稀土集团成立了", "稀土价格"]);
    assert_eq!(shown("北方稀土集团", &memory), [("稀 土 集 团".to_owned(), vec![1])]);
}

#[test]
fn nothing_is_found_in_nothing() {
    let memory = memory(&["iron ore", ""]);
    for text in ["", "iron", "of the", "12 34", "\0", "...", "\u{FFFC}"] {
        assert_eq!(shown(text, &memory), [], "{text:?}");
    }
    assert_eq!(shown("iron ore", &InMemory::default()), []);
}

#[test]
fn a_very_long_segment_costs_no_more_than_is_allowed() {
    let text = "copper wire ".repeat(2500);
    let memory = memory(&["copper wire copper", "wire copper wire"]);
    let found = found(&text, &memory);
    assert_eq!((found.look_ups, found.complete), (MOST_LOOK_UPS, false));
    assert!(!found.chosen.is_empty());
    assert_eq!(look_ups_allowed(15), 25);
}

/// Every piece from a content word to a later one that the memory holds.
fn all_pieces(tokens: &[String], memory: &InMemory) -> Vec<Range<usize>> {
    let content = |at: &usize| is_content_word(&tokens[*at]);
    let starts = (0..tokens.len()).filter(content);
    let pairs = starts.flat_map(|start| (start + 1..tokens.len()).filter(content).map(move |end| start..end + 1));
    pairs
        .filter(|range| {
            let units = memory.units_with(&tokens[range.clone()], 1).unwrap_or_else(|never| match never {});
            !units.is_empty()
        })
        .collect()
}

/// The content words that the best choice among `pieces` covers, less half a word for each piece; doubled.
fn best_worth(tokens: &[String], pieces: &[Range<usize>], from: usize) -> usize {
    let choices = pieces.iter().filter(|piece| piece.start >= from).map(|piece| {
        let words = tokens[piece.clone()].iter().filter(|word| is_content_word(word)).count();
        2 * words - 1 + best_worth(tokens, pieces, piece.end)
    });
    choices.max().unwrap_or(0)
}

proptest! {
    #[test]
    fn the_search_finds_what_a_search_through_all_pieces_finds(
        units in prop::collection::vec(prop::collection::vec(0..7_usize, 0..9), 0..7),
        segment in prop::collection::vec(0..7_usize, 0..14),
    ) {
        let words = |numbers: &[usize]| -> Vec<String> {
            numbers.iter().map(|at| ["ore", "iron", "tin", "the", ",", "kiln", "7"][*at].to_owned()).collect()
        };
        let mut memory = InMemory::default();
        for (unit, source) in (1..).zip(&units) {
            memory.add(unit, words(source));
        }
        let tokens = words(&segment);
        let found = search(&tokens, &[], &memory).unwrap_or_else(|never| match never {});
        let all = all_pieces(&tokens, &memory);
        let within = |a: &Range<usize>, b: &Range<usize>| b.start <= a.start && a.end <= b.end && a != b;
        let longest: Vec<Range<usize>> =
            all.iter().filter(|one| !all.iter().any(|other| within(one, other))).cloned().collect();
        prop_assert!(found.look_ups <= look_ups_allowed(tokens.len()));
        if !found.complete {
            return Ok(());
        }
        prop_assert_eq!(&found.longest, &longest);
        let several: Vec<&Range<usize>> = found.chosen.iter().filter(|range| range.len() > 1).collect();
        prop_assert!(found.chosen.windows(2).all(|two| two[0].end <= two[1].start));
        let worth: usize = several
            .iter()
            .map(|range| 2 * tokens[(*range).clone()].iter().filter(|word| is_content_word(word)).count() - 1)
            .sum();
        prop_assert_eq!(worth, best_worth(&tokens, &longest, 0));
    }
}
