use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

fn languages() -> (Language, Language) {
    (Language::english(), Language::swahili())
}

fn aligned(source: &[&str], target: &[&str]) -> Alignment {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let (en, sw) = languages();
        let mut words = Words::new(&en, &sw);
        words.add_lexicon();
        words
    });
    aligned_with(source, target, &*WORDS)
}

fn aligned_with(source: &[&str], target: &[&str], lexicon: &dyn Lexicon) -> Alignment {
    let (en, sw) = languages();
    let segments = |texts: &[&str]| texts.iter().map(|text| Segment::plain(*text)).collect::<Vec<_>>();
    let (source, target) = (segments(source), segments(target));
    fn parts(segments: &[Segment]) -> Vec<Part<'_>> {
        let part = |(at, segment)| Part { segment, passage: at / 3, kind: PassageKind::Paragraph };
        segments.iter().enumerate().map(part).collect()
    }
    let (source, target) = (parts(&source), parts(&target));
    let mut last = 0.0;
    let texts = Texts { source: &source, target: &target, languages: (&en, &sw) };
    let found = align(&texts, lexicon, &mut |share| {
        assert!((0.0..=1.0).contains(&share) && share >= last - 1e-9, "{share} after {last}");
        last = share;
    });
    whole(&found, source.len(), target.len());
    found
}

/// Every sentence is in one pair, pairs in the order of the source, numbers within their bounds.
fn whole(found: &Alignment, sources: usize, targets: usize) {
    let mut seen = (vec![0; sources], vec![0; targets]);
    let mut done = 0;
    for pair in &found.pairs {
        assert!(!pair.source.is_empty() || !pair.target.is_empty());
        assert!(pair.source.len() < 3 && pair.target.len() < 3 && (0.0..=1.0).contains(&pair.confidence));
        assert!(pair.source.is_empty() || pair.source.start >= done);
        done = done.max(pair.source.end);
        pair.source.clone().for_each(|at| seen.0[at] += 1);
        pair.target.clone().for_each(|at| seen.1[at] += 1);
    }
    assert!(seen.0.iter().chain(&seen.1).all(|times| *times == 1));
    assert!((0.0..=1.0).contains(&found.related));
    assert!(found.crossings.iter().all(|(a, b)| *a < found.pairs.len() && *b < found.pairs.len()));
}

const ENGLISH: [&str; 12] = [
    "The farmer has two cows and five goats.",
    "Water is pumped from the well every morning.",
    "The price of maize rose in 2019.",
    "Children walk to school because there is no bus.",
    "A doctor visits the village on Tuesday.",
    "The soil must be dry before planting.",
    "Where is the market?",
    "The teacher wrote a letter to the government.",
    "Rain destroyed the bridge near Morogoro.",
    "The committee will meet again in April.",
    "Fish is sold by the lake in the evening.",
    "The hospital needs medicine and new beds.",
];

const SWAHILI: [&str; 12] = [
    "Mkulima ana ng'ombe wawili na mbuzi watano.",
    "Maji husukumwa kutoka kisimani kila asubuhi.",
    "Bei ya mahindi ilipanda mwaka 2019.",
    "Watoto hutembea kwenda shuleni kwa sababu hakuna basi.",
    "Daktari hutembelea kijiji siku ya Jumanne.",
    "Udongo lazima uwe mkavu kabla ya kupanda.",
    "Soko liko wapi?",
    "Mwalimu aliandika barua kwa serikali.",
    "Mvua iliharibu daraja karibu na Morogoro.",
    "Kamati itakutana tena mwezi wa Aprili.",
    "Samaki huuzwa kando ya ziwa jioni.",
    "Hospitali inahitaji dawa na vitanda vipya.",
];

#[test]
fn sentences_find_their_translations() {
    let found = aligned(&ENGLISH, &SWAHILI);
    let pairs: Vec<Pair> = found.pairs.iter().filter(|pair| pair.source == pair.target).cloned().collect();
    assert_eq!(pairs.len(), 12, "{found:#?}");
    assert!(found.related > 0.8, "{}", found.related);
    assert!(pairs.iter().all(|pair| pair.confidence > 0.5));
}

#[test]
fn a_missing_passage_stands_alone_and_the_rest_is_where_it_was() {
    let shorter: Vec<&str> = SWAHILI[..3].iter().chain(&SWAHILI[7..]).copied().collect();
    let found = aligned(&ENGLISH, &shorter);
    let alone: Vec<usize> =
        found.pairs.iter().filter(|pair| pair.target.is_empty()).map(|pair| pair.source.start).collect();
    assert_eq!(alone, [3, 4, 5, 6], "{found:#?}");
}

#[test]
fn two_sentences_for_one_are_one_pair() {
    let joined = format!("{} {}", SWAHILI[4], SWAHILI[5]);
    let mut target: Vec<&str> = SWAHILI.to_vec();
    target.splice(4..6, [joined.as_str()]);
    let found = aligned(&ENGLISH, &target);
    assert!(found.pairs.iter().any(|pair| pair.source == (4..6) && pair.target == (4..5)), "{found:#?}");
}

#[test]
fn a_moved_passage_is_reported_and_not_crossed_over() {
    let moved: Vec<&str> = SWAHILI[..2].iter().chain(&SWAHILI[5..]).chain(&SWAHILI[2..5]).copied().collect();
    let found = aligned(&ENGLISH, &moved);
    assert!(!found.crossings.is_empty(), "{found:#?}");
    for (a, b) in &found.crossings {
        let (source, target) = (found.pairs[*a].source.start, found.pairs[*b].target.start);
        assert_eq!(moved[target], SWAHILI[source], "{found:#?}");
    }
}

#[test]
fn unrelated_documents_are_not_related() {
    let other = [
        "Simu hii ina kamera nzuri sana.",
        "Wachezaji walifunga mabao mengi uwanjani.",
        "Nyumba yao ina vyumba vinne.",
        "Alinunua gari jipya jana.",
        "Muziki wa taarabu unapendwa pwani.",
        "Mbwa wake anabweka usiku kucha.",
        "Ndege ilitua salama baada ya dhoruba.",
        "Kompyuta yangu imeharibika.",
        "Tulikula wali na kuku.",
        "Benki ilifungwa saa kumi.",
        "Wanafunzi waliimba wimbo wa taifa.",
        "Milima hiyo ina theluji.",
    ];
    let found = aligned(&ENGLISH, &other);
    assert!(found.related < 0.3, "{found:#?}");
    assert!(found.pairs.iter().all(|pair| pair.confidence < 0.7));
}

#[test]
fn a_document_in_the_wrong_language_is_not_related() {
    assert!(aligned(&ENGLISH, &ENGLISH).related < 0.3);
    assert!(aligned(&SWAHILI, &SWAHILI).related < 0.3);
    assert!(aligned(&SWAHILI, &ENGLISH).related < 0.3);
}

#[test]
fn empty_giant_and_equal_texts_are_aligned() {
    assert_eq!(aligned(&[], &[]).pairs, []);
    assert_eq!(aligned(&ENGLISH, &[]).pairs.len(), 12);
    assert_eq!(aligned(&[], &SWAHILI).related, 0.0);
    let giant = "Maji ya kisima. ".repeat(10_000);
    aligned(&["Water."], &[&giant]);
    let numbers: Vec<String> = (0..300).map(|at| at.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let found = aligned(&numbers, &numbers[3..]);
    assert!(found.pairs.iter().filter(|pair| pair.source.start == pair.target.start + 3).count() > 290);
    let blank = vec![""; 50];
    aligned(&blank, &ENGLISH);
    aligned(&vec!["The water is good."; 700], &vec!["Maji ni mazuri."; 650]);
}

#[test]
#[ignore = "takes half a minute"]
fn ten_thousand_equal_sentences_are_aligned() {
    let found = aligned(&vec!["The water is good."; 10_000], &vec!["Maji ni mazuri."; 10_000]);
    assert_eq!(found.pairs.len(), 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_text_breaks_it(
        source in proptest::collection::vec("([a-zA-Z0-9.,?%:`{}#é漢 ]|maji |2019 |\u{202E}){0,30}", 0..25),
        target in proptest::collection::vec("([a-zA-Z0-9.,?%:`{}#é漢 ]|water |2019 |\u{0}){0,30}", 0..25),
    ) {
        let (source, target): (Vec<&str>, Vec<&str>) =
            (source.iter().map(String::as_str).collect(), target.iter().map(String::as_str).collect());
        aligned(&source, &target);
    }
}
