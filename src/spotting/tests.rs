use super::sample::Sample;
use super::{DOUBTFUL, ENOUGH, Occurrence, Spotted, spot};
use crate::model::segment::Segment;
use crate::text::fold::fold;

/// Spots `phrase` in those of `pairs` that have it; all of them are the sample.
fn spotted(phrase: &str, pairs: &[(&str, &str)], same_word: &dyn Fn(&str, &str) -> bool) -> Vec<Spotted> {
    let phrase = Segment::plain(phrase).folded_tokens();
    let targets: Vec<Segment> = pairs.iter().map(|(_, target)| Segment::plain(*target)).collect();
    let mut sample = Sample::default();
    let mut occurrences = Vec::new();
    for (unit, ((source, _), target)) in (1..).zip(pairs.iter().zip(&targets)) {
        let source = Segment::plain(*source).folded_tokens();
        sample.add(unit, &source, &target.folded_tokens());
        if let Some(at) = source.windows(phrase.len().max(1)).position(|window| window == phrase) {
            occurrences.push(Occurrence { unit, source, phrase: at..at + phrase.len(), target });
        }
    }
    spot(&occurrences, &sample, same_word)
}

fn no_forms(_: &str, _: &str) -> bool {
    false
}

const PAIRS: &[(&str, &str)] = &[
    ("The price of rare earth rose in March.", "Bei ya madini adimu ilipanda mwezi Machi."),
    ("Rare earth is mined in the north.", "Madini adimu huchimbwa kaskazini."),
    ("The company sells rare earth and copper.", "Kampuni inauza madini adimu na shaba."),
    ("The price of copper fell.", "Bei ya shaba ilishuka."),
    ("The company is in the north.", "Kampuni iko kaskazini."),
    ("The company sells tin in March.", "Kampuni inauza bati mwezi Machi."),
    ("Tin is mined here.", "Bati huchimbwa hapa."),
    ("The miners read a book.", "Wachimbaji husoma kitabu."),
    ("The old man bought two books.", "Mzee alinunua vitabu viwili."),
];

#[test]
fn what_recurs_and_nothing_else_explains_is_the_translation() {
    let found = spotted("rare earth", PAIRS, &no_forms);
    assert_eq!((found[0].text.as_str(), found[0].count), ("madini adimu", 3), "{found:?}");
    assert_eq!(found[0].places[1], (1, 0..12));
    assert!(found[0].score > DOUBTFUL, "{found:?}");
    assert_eq!(spotted("copper", PAIRS, &no_forms)[0].text, "shaba");
}

#[test]
fn it_works_from_swahili_and_from_chinese_too() {
    let turned: Vec<(&str, &str)> = PAIRS.iter().map(|(source, target)| (*target, *source)).collect();
    assert_eq!(spotted("madini adimu", &turned, &no_forms)[0].text, "rare earth");
    let chinese = [
        ("中国稀土价格上涨。", "Bei ya madini adimu ya China ilipanda."),
        ("稀土在北方开采。", "Madini adimu huchimbwa kaskazini."),
        ("价格下跌。", "Bei ilishuka."),
        ("中国在北方。", "China iko kaskazini."),
    ];
    assert_eq!(spotted("稀土", &chinese, &no_forms)[0].text, "madini adimu");
    let turned: Vec<(&str, &str)> = chinese.iter().map(|(source, target)| (*target, *source)).collect();
    assert_eq!(spotted("madini adimu", &turned, &no_forms)[0].text, "稀土");
}

#[test]
fn without_occurrences_there_is_no_evidence() {
    assert_eq!(spotted("lithium", PAIRS, &no_forms), []);
    assert_eq!(spot(&[], &Sample::default(), &no_forms), []);
    let target = Segment::plain("");
    let empty = Occurrence { unit: 1, source: vec!["tin".to_owned()], phrase: 0..1, target: &target };
    let wrong = Occurrence { phrase: 3..9, ..empty.clone() };
    assert_eq!(spot(&[empty, wrong], &Sample::default(), &no_forms), []);
}

#[test]
fn names_and_numbers_stand_for_themselves() {
    let pairs = [
        ("Chinalco and Alcoa met in 2024.", "Chinalco na Alcoa zilikutana mwaka 2024."),
        ("In 2024 Chinalco grew.", "Mwaka 2024 Chinalco ilikua."),
        ("It rained in 2023.", "Mvua ilinyesha mwaka 2023."),
        ("In 2022 prices fell.", "Mwaka 2022 bei zilishuka."),
    ];
    assert_eq!(spotted("chinalco", &pairs, &no_forms)[0].text, "Chinalco");
}

#[test]
fn forms_are_counted_together_where_the_caller_knows_them() {
    let pairs = [
        ("A book fell.", "Kitabu kilianguka."),
        ("The book is new.", "Vitabu ni vipya."),
        ("The book came.", "Vitabu vilikuja."),
        ("My book is old.", "Kitabu changu ni cha zamani."),
        ("The book burns.", "Kitabu kinaungua."),
        ("The house is new.", "Nyumba ni mpya."),
        ("The house fell.", "Nyumba ilianguka."),
    ];
    let forms = |a: &str, b: &str| fold(a).ends_with("tabu") && fold(b).ends_with("tabu");
    let found = spotted("book", &pairs, &forms);
    assert_eq!((found[0].text.as_str(), found[0].count), ("Kitabu", 5), "{found:?}");
    assert_eq!(spotted("book", &pairs, &no_forms)[0].count, 3);
}

#[test]
fn several_translations_of_one_source_are_one_source() {
    let twice = [
        (
            "The two sides signed a plan of strategic cooperation.",
            "Pande mbili zilitia saini mpango wa ushirikiano wa kimkakati.",
        ),
        (
            "The two sides signed a plan of strategic cooperation.",
            "Kampuni hizo zilitia saini mpango wa ushirikiano wa kimkakati.",
        ),
    ];
    let once = spotted("strategic cooperation", &twice[..1], &no_forms);
    let both = spotted("strategic cooperation", &twice, &no_forms);
    let best = |found: &[Spotted]| found.first().map_or(0.0, |one| one.score);
    assert!(best(&both) <= best(&once) + 0.01 && best(&both) < DOUBTFUL, "{once:?} {both:?}");
}

#[test]
fn marks_codes_and_nul_are_no_translation() {
    for target in ["...", "\0", "12 13", "na ya", "\u{FFFC}", "'\u{2019}\u{02BC}"] {
        assert_eq!(spotted("tin ore", &[("The tin ore", target)], &no_forms), [], "{target:?}");
    }
}

#[test]
fn long_texts_and_many_of_them_are_read_in_part() {
    let source = "tin ".repeat(5000);
    let target = "bati ".repeat(5000);
    let pairs = vec![(source.as_str(), target.as_str()); 2 * ENOUGH];
    assert!(spotted("tin", &pairs, &no_forms).iter().all(|one| one.count <= ENOUGH));
}
