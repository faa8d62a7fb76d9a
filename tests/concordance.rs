//! The index of the concordance against a scan of every text.

use std::time::Duration;

use istilahi::matching::candidate::Neighbours;
use istilahi::matching::concordance::{Sought, places};
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::segment::{CodeKind, Segment, SegmentBuilder};
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{Actor, Holder, MemoryFilter, Opening, Reach, Source, Store, StoreError};
use istilahi::text::language::Language;
use istilahi::text::search_words::search_words;
use istilahi::text::tokens::tokenise;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

/// What texts are made of: words that are alike but for accents and marks, what means something to a query of FTS5, Han
/// characters, numbers, and what cannot be seen.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "the", "The", "ng'ombe", "ng\u{2019}ombe", "ngombe", "na\u{EF}ve", "nai\u{308}ve", "naive", "well-known", "well",
    "known", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "\"", "'", "*", "^", "(", ")", ":", "words:", "{", "}", "+", "-", ",",
    ".", "5", "50", "5.5", "1,234", "3.5mm", "\u{4E2D}", "\u{56FD}", "\u{7A00}\u{571F}", "\u{0}", "\u{AD}", "\u{301}",
    "CO\u{2082}", "\u{FDFA}", "\u{BD}", "a", "b", "en:a", "\u{1F44D}\u{FE0F}", "\u{130}", "\u{915}\u{940}", "c-", "-d",
];

/// A piece of text, and whether it is an inline code.
type Piece = (&'static str, bool);

fn text() -> impl Strategy<Value = Vec<Piece>> {
    let piece = (prop::sample::select(PIECES), prop_oneof![9 => Just(false), 1 => Just(true)]);
    let space = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, space), 0..10)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, (space, false)]).collect())
}

fn segment(pieces: &[Piece]) -> Segment {
    let mut builder = SegmentBuilder::default();
    for (piece, is_code) in pieces {
        if *is_code {
            builder.push_code(CodeKind::CodeSpan, piece);
        } else {
            builder.push_text(piece);
        }
    }
    builder.finish()
}

fn unit(en: Segment, sw: Segment) -> Unit {
    let variants = vec![Variant::new(Language::english(), en), Variant::new(Language::swahili(), sw)];
    Unit::new(Status::Translated, Origin::Human, variants)
}

fn opening(folder: &tempfile::TempDir) -> (Opening, Actor) {
    let opening = Opening { path: folder.path().join("test.db"), lock_timeout: Duration::from_secs(1) };
    (opening, Actor { author: "tester".to_owned(), now: "2026-11-22T10:00:00Z".to_owned() })
}

fn fill(folder: &tempfile::TempDir, units: &[Unit]) -> (Store, Vec<i64>) {
    let (opening, actor) = opening(folder);
    let mut ids = Vec::new();
    let store = Store::create(&opening, &actor, |change| {
        let memory = change.create_memory("a", 0, 0)?;
        for unit in units {
            ids.push(change.add_unit(memory.id, unit, &[Neighbours::default(); 2])?.0);
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    (store, ids)
}

/// The units with a phrase, the first ones.
fn with_phrase(store: &Store, base: &str, phrase: &[String], at_most: usize) -> Vec<i64> {
    let shelf = store.shelf(&MemoryFilter::default()).unwrap();
    let mut units = Vec::new();
    let take = |source: Source, _: Holder<'_>| {
        units.push(source.unit);
        Ok::<_, StoreError>(units.len() < at_most)
    };
    store.each_with_phrase(base, phrase, 0..=i64::MAX, &shelf, take).unwrap();
    units
}

#[test]
fn a_phrase_is_sought_in_some_variants_and_in_some_memories() {
    let folder = tempfile::tempdir().unwrap();
    let texts = ["Tin ore", "The tin of the ore", "Tin", "Ore and tin", "tin ore"];
    let units: Vec<Unit> = texts.iter().map(|text| unit(Segment::plain(*text), Segment::plain("Bati"))).collect();
    let (mut store, ids) = fill(&folder, &units);
    let (_, actor) = opening(&folder);
    store
        .change(&actor, "x", None, |change| {
            let memory = change.create_memory("b", 0, 0)?;
            change.add_unit(memory.id, &units[0], &[Neighbours::default(); 2])
        })
        .unwrap();
    // Each unit has two variants, the English one first.
    assert_eq!(store.reach_of_token("en", "tin", 1, 3).unwrap(), Reach::Through(5));
    assert_eq!(store.reach_of_token("en", "tin", 2, 3).unwrap(), Reach::Through(7));
    assert_eq!(store.reach_of_token("en", "tin", 1, 10).unwrap(), Reach::All { variants: 6 });
    assert_eq!(store.reach_of_token("en", "zinc", 1, 10).unwrap(), Reach::All { variants: 0 });
    assert_eq!(store.reach_of_token("en", ",", 1, 10).unwrap(), Reach::Everywhere);
    let phrase = Segment::plain("tin ore").folded_tokens();
    let found = |numbers, memories: &[&str]| {
        let memories = memories.iter().map(|name| (*name).to_owned()).collect();
        let shelf = store.shelf(&MemoryFilter { memories, reviewed_only: false }).unwrap();
        let mut units = Vec::new();
        let take = |source: Source, _: Holder<'_>| {
            units.push(source.unit);
            Ok::<_, StoreError>(true)
        };
        store.each_with_phrase("en", &phrase, numbers, &shelf, take).unwrap();
        units
    };
    assert_eq!(found(1..=100, &[]), [ids[0], ids[4], 6]);
    assert_eq!(found(2..=9, &[]), [ids[4]]);
    assert_eq!(found(1..=100, &["a"]), [ids[0], ids[4]]);
    assert_eq!(found(1..=100, &["b"]), [6]);
    assert_eq!(with_phrase(&store, "en", &Segment::plain("tin of the ore").folded_tokens(), 9), [ids[1]]);
}

#[test]
fn a_sample_is_spread_over_the_memories_that_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let text = |at: usize| Segment::plain(format!("Tin {at}"));
    let units: Vec<Unit> = (0..3000).map(|at| unit(text(at), Segment::plain("Bati"))).collect();
    let (mut store, _) = fill(&folder, &units);
    let (_, actor) = opening(&folder);
    store
        .change(&actor, "x", None, |change| {
            let memory = change.create_memory("b", 0, 0)?;
            for unit in &units[..7] {
                change.add_unit(memory.id, unit, &[Neighbours::default(); 2])?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let sample = |languages, memories: &[&str], at_most| {
        let memories = memories.iter().map(|name| (*name).to_owned()).collect();
        let shelf = store.shelf(&MemoryFilter { memories, reviewed_only: false }).unwrap();
        let numbers = store.numbers_on(&shelf).unwrap();
        let mut units: Vec<(i64, String, String)> = Vec::new();
        let mut take = |unit, source: &Segment, target: &Segment| {
            units.push((unit, source.text().to_owned(), target.text().to_owned()));
        };
        store.sample_of_units(languages, &shelf, numbers, at_most, &mut take).unwrap();
        units
    };
    let all = sample(("en", "sw"), &[], 100);
    assert!((90..=100).contains(&all.len()), "{}", all.len());
    assert_eq!(all[0], (1, "Tin 0".to_owned(), "Bati".to_owned()));
    assert!(all.iter().any(|one| one.0 > 2700) && all.is_sorted());
    let turned: Vec<i64> = sample(("sw", "en"), &[], 100).into_iter().map(|one| one.0).collect();
    assert_eq!(turned, all.iter().map(|one| one.0).collect::<Vec<_>>());
    assert_eq!(
        sample(("en", "sw"), &["b"], 100).iter().map(|one| one.0).collect::<Vec<_>>(),
        (3001..=3007).collect::<Vec<_>>()
    );
    assert_eq!(sample(("en", "fr"), &[], 100), []);
}

fn holds(tokens: &[String], phrase: &[String]) -> bool {
    tokens.windows(phrase.len()).any(|window| window == phrase)
}

fn words(text: &str) -> Vec<String> {
    search_words(text, &tokenise(text, [])).into_iter().map(|word| word.folded).collect()
}

/// The units in which the scan of all texts finds everything.
fn scanned<'a>(
    units: impl Iterator<Item = (&'a Unit, i64)>,
    variant: usize,
    is_found: impl Fn(&Segment) -> bool,
) -> Vec<i64> {
    units.filter(|(unit, _)| is_found(&unit.variants[variant].segment)).map(|(_, id)| id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_scan_finds(
        texts in prop::collection::vec((text(), text()), 1..25),
        from in any::<prop::sample::Index>(),
        start in any::<prop::sample::Index>(),
        length in 1..7_usize,
        typed in prop::collection::vec(prop::sample::select(PIECES), 1..4),
        prefix in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let units: Vec<Unit> = texts.iter().map(|(en, sw)| unit(segment(en), segment(sw))).collect();
        let (store, ids) = fill(&folder, &units);
        let all = || units.iter().zip(ids.iter().copied());

        // Tokens of one of the texts, codes and marks among them.
        let tokens = segment(&texts[from.index(texts.len())].0).folded_tokens();
        if !tokens.is_empty() {
            let at = start.index(tokens.len());
            let phrase = &tokens[at..tokens.len().min(at + length)];
            let has_word = phrase.iter().any(|one| !one.starts_with('\u{FFFC}') && !words(one).is_empty());
            for (variant, base) in [(0, "en"), (1, "sw")] {
                let expected = scanned(all(), variant, |segment| has_word && holds(&segment.folded_tokens(), phrase));
                assert_eq!(with_phrase(&store, base, phrase, usize::MAX), expected, "{phrase:?}");
                assert_eq!(with_phrase(&store, base, phrase, 1), expected[..expected.len().min(1)]);
            }
        }

        // What somebody types: all of it, in any order.
        let sought: Vec<Sought> = typed
            .iter()
            .map(|piece| Sought { alternatives: vec![words(piece)], prefix })
            .filter(|sought| !sought.alternatives[0].is_empty())
            .collect();
        let (en, sw) = (Language::english(), Language::swahili());
        let expected = scanned(all(), 0, |segment| places(&sought, segment).is_some());
        let found = store.units_with_words(&en, &sought, &[], &sw, &MemoryFilter::default()).unwrap();
        let mut found: Vec<i64> = found.iter().map(|one| one.unit).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{sought:?}");
        assert_eq!(store.count_in_concordance("en", &sought).unwrap(), expected.len() as u64);
        let none = store.units_with_words(&en, &sought, &sought, &sw, &MemoryFilter::default()).unwrap();
        assert_eq!(none, []);
    }
}

#[test]
fn other_forms_do_as_well_and_every_word_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = [("A book", "Kitabu"), ("Books", "Vitabu vyangu"), ("Cattle", "Ng\u{2019}ombe, 3.5")];
    let units: Vec<Unit> = pairs.iter().map(|(en, sw)| unit(Segment::plain(*en), Segment::plain(*sw))).collect();
    let (store, _) = fill(&folder, &units);
    let books = Sought { alternatives: vec![vec!["kitabu".into()], vec!["vitabu".into()]], prefix: false };
    assert_eq!(store.count_in_concordance("sw", std::slice::from_ref(&books)).unwrap(), 2);
    assert_eq!(store.count_in_concordance("en", &[books]).unwrap(), 0);
    assert_eq!(store.count_in_concordance("sw", &[]).unwrap(), 0);
    let mut known = Vec::new();
    store.words_in_concordance("sw", &mut |word| known.push(word.to_owned())).unwrap();
    assert_eq!(known, ["3.5", "kitabu", "ngombe", "vitabu", "vyangu"]);
}

#[test]
fn what_is_deleted_is_found_no_more_and_its_number_serves_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = fill(&folder, &[unit(Segment::plain("Tin"), Segment::plain("Bati"))]);
    let (_, actor) = opening(&folder);
    let tin = [Sought::phrase(vec!["tin".into()])];
    let copper = [Sought::phrase(vec!["copper".into()])];
    let count = |store: &Store, sought: &[Sought]| store.count_in_concordance("en", sought).unwrap();
    assert_eq!(count(&store, &tin), 1);
    store.change(&actor, "test", None, |change| change.delete_memory("a")).unwrap();
    assert_eq!(count(&store, &tin), 0);
    store
        .change(&actor, "test", None, |change| {
            let memory = change.create_memory("b", 0, 0)?;
            let unit = unit(Segment::plain("Copper"), Segment::plain("Shaba"));
            change.add_unit(memory.id, &unit, &[Neighbours::default(); 2])
        })
        .unwrap();
    assert_eq!((count(&store, &tin), count(&store, &copper)), (0, 1));
}

#[test]
fn long_texts_and_texts_without_words() {
    let folder = tempfile::tempdir().unwrap();
    let long = "kitabu ".repeat(5000) + "mwisho";
    let word = "x".repeat(70_000);
    let texts = ["", " ", "...", long.as_str(), word.as_str()];
    let units: Vec<Unit> = texts.iter().map(|text| unit(Segment::plain("a"), Segment::plain(*text))).collect();
    let (store, ids) = fill(&folder, &units);
    let tokens = Segment::plain("kitabu mwisho").folded_tokens();
    assert_eq!(with_phrase(&store, "sw", &tokens, 10).len(), 1);
    let all = Segment::plain(long.as_str()).folded_tokens();
    assert_eq!(with_phrase(&store, "sw", &all, 10)[0], ids[3]);
    assert_eq!(with_phrase(&store, "sw", &[word], 10)[0], ids[4]);
    for none in [&[][..], &[".".to_owned()], &["\u{FFFC}start".to_owned()]] {
        assert!(with_phrase(&store, "sw", none, 10).is_empty());
    }
}
