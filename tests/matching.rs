//! `suggest` against brute force: over random memories it finds the same units in the same order.

use std::cmp::Reverse;
use std::time::Duration;

use istilahi::app::AppError;
use istilahi::app::document::SourceSegment;
use istilahi::app::matches::Request;
use istilahi::app::progress::Silent;
use istilahi::app::suggest::suggest;
use istilahi::matching::candidate::{Candidate, Neighbours};
use istilahi::matching::query::Query;
use istilahi::matching::ranking::Match;
use istilahi::model::provenance::{Origin, Status};
use istilahi::model::score::MatchKind;
use istilahi::model::segment::Segment;
use istilahi::model::unit::{Unit, Variant};
use istilahi::store::{AUDITS, Actor, Change, MemoryFilter, Opening, Store, StoreError};
use istilahi::text::language::Language;
use istilahi::text::positions::Position;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

const NOW: &str = "2026-11-22T10:00:00Z";

/// What the texts are made of: words that fold alike, numbers, marks, Han characters.
const WORDS: &[&str] = &[
    "the",
    "The",
    "alloy",
    "alloys",
    "is",
    "not",
    "5",
    "50",
    "5.5",
    ",",
    ".",
    "“hot”",
    "\"hot\"",
    "ng'ombe",
    "well-known",
    "冶金",
    "é",
    "e\u{301}",
    "KIWANDA",
    "kiwanda",
];

/// One unit, as the test draws it.
#[derive(Clone, Debug)]
struct Drawn {
    texts: [String; 2],
    status: Status,
    origin: Origin,
    memory: usize,
}

/// The two memories: priority and penalty in tenths.
type Memories = [(i64, u32); 2];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..14).prop_map(|words| words.join(" "))
}

/// A text with a word taken out, doubled or put elsewhere: what a fuzzy match is made of.
fn near(text: String) -> impl Strategy<Value = String> {
    (Just(text), 0..3_u8, any::<prop::sample::Index>()).prop_map(|(text, how, at)| {
        let mut words: Vec<&str> = text.split(' ').collect();
        let at = at.index(words.len());
        match how {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words.insert(at, words[at]),
            _ => words.rotate_left(at),
        }
        words.join(" ")
    })
}

fn drawn(pool: Vec<String>) -> impl Strategy<Value = Drawn> {
    let text = move || {
        let known = prop::sample::select(pool.clone());
        prop_oneof![2 => known.clone(), 3 => known.prop_flat_map(near), 1 => sentence()]
    };
    let of = |all: &'static [Status]| prop::sample::select(all);
    (text(), text(), of(Status::ALL), prop::sample::select(Origin::ALL), 0..2_usize)
        .prop_map(|(en, sw, status, origin, memory)| Drawn { texts: [en, sw], status, origin, memory })
}

fn case() -> impl Strategy<Value = (Vec<Drawn>, Vec<String>)> {
    prop::collection::vec(sentence(), 1..6).prop_flat_map(|pool| {
        let queries =
            prop_oneof![prop::sample::select(pool.clone()), prop::sample::select(pool.clone()).prop_flat_map(near)];
        (prop::collection::vec(drawn(pool), 1..40), prop::collection::vec(queries, 1..4))
    })
}

fn unit(drawn: &Drawn) -> Unit {
    let [en, sw] = drawn.texts.clone();
    let variants = vec![
        Variant::new(Language::english(), Segment::plain(en)),
        Variant::new(Language::swahili(), Segment::plain(sw)),
    ];
    Unit::new(drawn.status, drawn.origin, variants)
}

/// What is done to the index when some of the units are there.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Upkeep {
    Nothing,
    Merge,
    Rebuild,
}

fn keep_up(change: &mut Change<'_>, upkeep: Upkeep) -> Result<(), StoreError> {
    match upkeep {
        Upkeep::Nothing => Ok(()),
        Upkeep::Merge => change.merge_index(),
        Upkeep::Rebuild => change.rebuild_index(),
    }
}

/// A store with `units`, the first of them and the others in changes of their own; after each the index is kept up as
/// `upkeep` says.
fn fill(
    folder: &tempfile::TempDir,
    units: &[Drawn],
    memories: Memories,
    upkeep: [(usize, Upkeep); 2],
) -> (Store, Vec<i64>) {
    let opening = Opening { path: folder.path().join("test.db"), lock_timeout: Duration::from_secs(1) };
    let actor = Actor { author: "tester".to_owned(), now: NOW.to_owned() };
    let mut ids = Vec::new();
    let mut store = Store::create(&opening, &actor, |change| {
        for (name, (priority, penalty)) in ["a", "b"].into_iter().zip(memories) {
            change.create_memory(name, priority, penalty)?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    let mut rest = units;
    for (count, upkeep) in upkeep.into_iter().chain([(units.len(), Upkeep::Nothing)]) {
        let (some, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        store
            .change(&actor, "test", None, |change| {
                for drawn in some {
                    let memory = change.memory(["a", "b"][drawn.memory])?.id;
                    ids.push(change.add_unit(memory, &unit(drawn), &[Neighbours::default(); 2])?.0);
                }
                keep_up(change, upkeep)
            })
            .unwrap();
        for audit in AUDITS {
            let result = store.audit(audit, &mut |_| {}).unwrap();
            assert_eq!(result.first, [], "{}", audit.name);
        }
    }
    (store, ids)
}

/// A match as the test compares it.
#[derive(Debug, PartialEq)]
struct Shown {
    unit: i64,
    kind: MatchKind,
    points: f64,
}

/// Every unit compared with the query, without any index, threshold or early end.
fn brute_force(
    query: &str,
    units: &[(i64, &Drawn)],
    memories: Memories,
    to_swahili: bool,
    request: &Request,
) -> Vec<Shown> {
    let (source, target) = if to_swahili { (0, 1) } else { (1, 0) };
    let query = Segment::plain(query);
    let (normal_form, mine) = (query.normal_form(), query.folded_tokens());
    let query = Query::new(query, Neighbours::default());
    let mut all = Vec::new();
    for (id, drawn) in units.iter().filter(|(_, drawn)| drawn.status != Status::Rejected) {
        let candidate = Candidate {
            unit: *id,
            variant: *id,
            memory: ["a", "b"][drawn.memory].to_owned(),
            priority: memories[drawn.memory].0,
            memory_penalty: memories[drawn.memory].1,
            status: drawn.status,
            origin: drawn.origin,
            changed: NOW.to_owned(),
            source: Segment::plain(drawn.texts[source].as_str()),
            neighbours: Neighbours::default(),
            target_language: request.to.clone(),
            target: Segment::plain(drawn.texts[target].as_str()),
        };
        let Match { candidate, kind, score, .. } = query.compare(candidate, 0).expect("a threshold of 0 lets all in");
        let theirs = candidate.source.folded_tokens();
        let distance = strsim::generic_levenshtein(&mine, &theirs);
        let distance = if candidate.source.normal_form() == normal_form { 0 } else { distance };
        let length = mine.len().max(theirs.len()).max(1);
        let taken: usize = score.penalties().iter().map(|penalty| penalty.tenths as usize).sum();
        // Thousandths of a point, so that nothing is rounded: 1000·(1 − d/length) − tenths.
        let numerator = (1000 * (length - distance)).saturating_sub(taken * length);
        if numerator >= 10 * usize::from(request.min_score) * length {
            all.push((numerator, length, kind, candidate, score.points()));
        }
    }
    all.sort_by(|a, b| {
        let rest = |one: &(usize, usize, MatchKind, Candidate, f64)| {
            (one.2, Reverse(one.3.priority), Reverse(one.3.status.rank()), one.3.unit)
        };
        (b.0 * a.1).cmp(&(a.0 * b.1)).then_with(|| rest(a).cmp(&rest(b)))
    });
    let mut seen: Vec<(String, String)> = Vec::new();
    all.retain(|(_, _, _, candidate, _)| {
        let texts = (candidate.source.text().to_owned(), candidate.target.text().to_owned());
        let new = !seen.contains(&texts);
        seen.push(texts);
        new
    });
    let shown = all.into_iter().map(|(_, _, kind, candidate, points)| Shown { unit: candidate.unit, kind, points });
    shown.take(request.max).collect()
}

fn found(store: &Store, query: &str, request: &Request) -> Vec<Shown> {
    let source =
        SourceSegment { segment: Segment::plain(query), position: Position { line: 1, column: 1 }, passage: 0 };
    let mut shown = Vec::new();
    suggest(store, request, vec![source], &mut Silent, |suggestion| {
        shown.extend(suggestion.matches.iter().map(|one| Shown {
            unit: one.candidate.unit,
            kind: one.kind,
            points: one.score.points(),
        }));
        Ok::<_, AppError>(())
    })
    .unwrap();
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn suggest_finds_what_brute_force_finds(
        (units, queries) in case(),
        priorities in prop::array::uniform2(-1..2_i64),
        penalties in prop::array::uniform2(prop::sample::select(&[0_u32, 0, 5, 15, 100, 500][..])),
        min_score in 50..=100_u8,
        max in 1..=5_usize,
        upkeep in prop::array::uniform2((0..30_usize, prop::sample::select(&[Upkeep::Nothing, Upkeep::Merge, Upkeep::Rebuild][..]))),
    ) {
        let memories = [(priorities[0], penalties[0]), (priorities[1], penalties[1])];
        let folder = tempfile::tempdir().unwrap();
        let (store, ids) = fill(&folder, &units, memories, upkeep);
        let numbered: Vec<(i64, &Drawn)> = ids.into_iter().zip(&units).collect();
        for to_swahili in [true, false] {
            let (from, to) = (Language::english(), Language::swahili());
            let (from, to) = if to_swahili { (from, to) } else { (to, from) };
            let request = Request { from, to, min_score, max, filter: MemoryFilter::default() };
            for query in &queries {
                let expected = brute_force(query, &numbered, memories, to_swahili, &request);
                assert_eq!(found(&store, query, &request), expected, "{query:?}, {memories:?}, {request:?}, {upkeep:?}");
            }
        }
    }
}
