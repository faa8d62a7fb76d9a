//! What becomes of an alignment, whatever made it.

use super::fit::is_related;
use super::*;
use crate::align::{Alignment, Pair};
use crate::model::segment::{CodeKind, Segment, SegmentBuilder};

fn side(text: &str, language: &Language, format: &str) -> Side {
    let request = Request {
        format: Some(format.to_owned()),
        from: language.clone(),
        to: language.clone(),
        source_cutter: Cutter::shipped(language.base()),
        target_cutter: Cutter::shipped(language.base()),
        min_confidence: 0.5,
        force: false,
    };
    let mut bytes = text.as_bytes();
    Side::read(&mut Input::Stream { name: "a", reader: &mut bytes }, &request, language, &request.source_cutter)
        .unwrap()
}

fn aligned() -> Aligned {
    let source = side("# A\n\nIt is **hot**. It is **new**.\n\n- Tin\n- Zinc\n", &Language::english(), "markdown");
    let target = side("# B\n\nNi moto na jipya.\n\n- Zinki\n- Bati\n\nNyongeza.\n", &Language::swahili(), "markdown");
    let pair = |source, target, confidence| Pair { source, target, confidence };
    let pairs = vec![
        pair(0..1, 0..1, 0.9),
        pair(1..3, 1..2, 0.4),
        pair(3..4, 2..2, 0.8),
        pair(4..5, 2..3, 0.9),
        pair(5..5, 3..4, 0.8),
        pair(5..5, 4..5, 0.7),
    ];
    Aligned::new(source, target, Alignment { pairs, related: 0.9, crossings: vec![(2, 4)] }, 0.5)
}

#[test]
fn pairs_have_the_sentences_of_both_sides_with_their_places() {
    let found: Vec<Paired> = aligned().iter().collect();
    let kinds: Vec<String> = found.iter().map(Paired::kind).collect();
    assert_eq!(kinds, ["1-1", "2-1", "1-0", "1-1", "0-1", "0-1"]);
    let two = found[1].source.as_ref().unwrap();
    assert_eq!(two.segment.text(), "It is **hot**. It is **new**.");
    assert_eq!((two.sentences.clone(), two.places.len(), two.places[1].column), (2..4, 2, 16));
    assert!(found[1].is_low && !found[0].is_low && found[2].target.is_none());
    let crosses: Vec<Option<usize>> = found.iter().map(|pair| pair.crosses).collect();
    assert_eq!(crosses, [None, None, Some(5), None, Some(3), None]);
}

#[test]
fn what_there_is_of_each_kind_is_counted() {
    let expected = Counts { pairs: 6, good: 2, low: 1, merged: 1, source_alone: 1, target_alone: 2, crossings: 1 };
    assert_eq!(aligned().counts(), expected);
}

#[test]
fn a_unit_says_how_it_was_found() {
    let aligned = aligned();
    let units: Vec<_> = aligned.iter().map(|pair| pair.unit(&aligned)).collect();
    let properties: Vec<_> =
        units[2].annotations.iter().map(|one| (one.property.as_deref().unwrap(), one.text.as_str())).collect();
    assert_eq!(properties, [("x-kind", "1-0"), ("x-confidence", "0.80"), ("x-crosses", "5")]);
    assert_eq!((units[2].variants.len(), units[0].variants.len()), (1, 2));
}

#[test]
fn codes_of_joined_sentences_keep_their_pairs_apart() {
    let bold = || {
        let mut builder = SegmentBuilder::default();
        builder.push_code(CodeKind::Start, "**").pair = Some("1".to_owned());
        builder.push_text("a.");
        builder.push_code(CodeKind::End, "**").pair = Some("1".to_owned());
        builder.finish()
    };
    let (one, other) = (bold(), bold());
    let pairs = |segment: &Segment| segment.codes().iter().map(|code| code.pair.clone().unwrap()).collect::<Vec<_>>();
    let apart = joined([(0, &one), (1, &other)].into_iter(), "en");
    assert_eq!((apart.text(), pairs(&apart)), ("**a.** **a.**", ["1", "1", "2", "2"].map(str::to_owned).to_vec()));
    let together = joined([(0, &one), (0, &other)].into_iter(), "zh");
    assert_eq!((together.text(), pairs(&together)), ("**a.****a.**", ["1", "1", "1", "1"].map(str::to_owned).to_vec()));
}

#[test]
fn documents_that_have_nothing_to_do_with_each_other_are_no_pair() {
    let related = |related| is_related(&Alignment { related, ..Alignment::default() });
    assert!(related(0.6) && !related(0.4) && !related(f32::NAN));
}

#[test]
fn passages_are_what_their_document_says() {
    let side = side("# A\n\nIt is hot. It is new.\n\n- Tin\n", &Language::english(), "markdown");
    let parts = side.parts();
    let kinds: Vec<_> = parts.iter().map(|part| (part.passage, part.kind)).collect();
    use crate::model::passage::PassageKind::{Heading, ListItem, Paragraph};
    assert_eq!(kinds, [(0, Heading(1)), (1, Paragraph), (1, Paragraph), (2, ListItem)]);
}

#[test]
fn the_glossary_that_ships_is_evidence() {
    use crate::align::Lexicon;
    let words = known_words(None, (&Language::english(), &Language::swahili())).unwrap();
    assert!(words.translates("aluminium", "alumini").is_some_and(|likely| likely > 0.5));
    assert_eq!(words.translates("aluminium", "kitabu"), Some(0.0));
    assert_eq!(words.translates("zzz", "alumini"), None);
}
