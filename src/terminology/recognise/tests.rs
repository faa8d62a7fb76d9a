use super::super::sample::{concepts, entry};
use super::*;
use crate::model::segment::{CodeKind, SegmentBuilder};

/// What is found, as `text=concept/how`.
fn found(language: &str, segment: &Segment) -> Vec<String> {
    let concepts = concepts();
    let recogniser = Recogniser::new(&concepts, &language.parse().unwrap());
    let show = |one: &Occurrence| {
        let (concept, text) = (&concepts[one.concept], &segment.text()[one.span.clone()]);
        assert!(one.term < concept.terms.len());
        format!("{text}={}/{}", concept.name, one.how)
    };
    recogniser.recognise(segment).iter().map(show).collect()
}

fn plain(language: &str, text: &str) -> Vec<String> {
    found(language, &Segment::plain(text))
}

#[test]
fn swahili_terms_and_their_plurals() {
    assert_eq!(
        plain("sw-TZ", "Mifumo ya viwanda na vifaa vya wataalamu vitaimarisha minyororo ya thamani ya tasnia."),
        [
            "Mifumo ya viwanda=industrial-system/inflected",
            "vifaa=equipment/inflected",
            "wataalamu=expert/inflected",
            "minyororo ya thamani=value-chain/inflected",
            "tasnia=industry/exact",
        ]
    );
    assert_eq!(plain("sw", "kuta za majengo"), ["kuta=wall/inflected", "majengo=building/inflected"]);
    assert_eq!(
        plain("sw", "Makubaliano; USHIRIKIANO"),
        ["Makubaliano=agreement/exact", "USHIRIKIANO=cooperation/exact"]
    );
}

#[test]
fn swahili_verbs_in_any_form() {
    assert_eq!(
        plain("sw", "Pande hizo zimeunganishwa; kampuni zilitia saini makubaliano ambayo ilitiwa saini jana."),
        [
            "zimeunganishwa=connect/inflected",
            "zilitia saini=sign/inflected",
            "makubaliano=agreement/exact",
            "ilitiwa saini=sign/inflected",
        ]
    );
    assert_eq!(plain("sw", "Unganisha waya"), ["Unganisha=connect/exact"]);
    assert!(plain("sw", "zilitia mafuta").is_empty());
}

#[test]
fn swahili_places_and_what_is_made_from_a_term() {
    assert_eq!(plain("sw", "kazi viwandani"), ["viwandani=factory/inflected"]);
    assert_eq!(
        plain("sw", "Muunganishaji, uunganishaji, unaunganishika; mtia saini, utiaji saini; kitasnia"),
        [
            "Muunganishaji=connect/related",
            "uunganishaji=connect/related",
            "unaunganishika=connect/related",
            "utiaji saini=sign/related",
            "kitasnia=industry/related",
        ]
    );
}

#[test]
fn misspelt_words_that_are_no_words() {
    let odd =
        [entry("produce", &[("sw", "kuzalisha", "verb", "")]), entry("tech", &[("sw", "teknolojia", "noun", "9/10")])];
    let recogniser = Recogniser::new(&odd, &Language::swahili());
    let found = |text: &str| -> Vec<(usize, How)> {
        recogniser.recognise(&Segment::plain(text)).iter().map(|one| (one.concept, one.how)).collect()
    };
    assert_eq!(found("Hazizalisha umeme."), [(0, How::Fuzzy)]);
    assert_eq!(found("za teknolojiya"), [(1, How::Fuzzy)]);
    for text in ["za Teknolojiya", "mbeleni", "zazilishi", "teknolja"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn another_word_is_no_form_of_a_term() {
    let terms = [("anza", "verb"), ("-zima", "adjective"), ("kupa", "verb"), ("ubora", "noun"), ("kuchuma", "verb")]
        .map(|(text, part)| entry(text, &[("sw", text, part, "")]));
    let recogniser = Recogniser::new(&terms, &Language::swahili());
    let found = |text: &str| recogniser.recognise(&Segment::plain(text)).len();
    for text in ["kwanza", "lazima", "hapa", "bora", "chuma", "chumani", "mwanzoni", "Asia", "watu wazima wa Italia"] {
        assert!(found(text) <= usize::from(text.contains("wazima")), "{text}");
    }
    for text in ["tulianza", "nzima", "alimpa", "ubora", "kuchuma", "anachuma"] {
        assert_eq!(found(text), 1, "{text}");
    }
}

#[test]
fn the_longest_term_wins_and_shared_forms_are_all_given() {
    assert_eq!(plain("sw", "mfumo wa viwanda"), ["mfumo wa viwanda=industrial-system/exact"]);
    assert_eq!(plain("sw", "mfumo wa vifaa"), ["mfumo=system/exact", "vifaa=equipment/inflected"]);
    assert_eq!(plain("en", "two plants"), ["plants=factory/inflected", "plants=plant-life/inflected"]);
    // Deprecated and forbidden terms are terms too.
    assert_eq!(plain("sw", "viwanda"), ["viwanda=factory/inflected"]);
    assert_eq!(plain("sw", "utaftaji"), ["utaftaji=optimisation/exact"]);
}

#[test]
fn english_forms() {
    assert_eq!(
        plain("en-GB", "Both state-owned enterprises signed; the alloy's supply chains and rates of return"),
        [
            "state-owned enterprises=state-enterprise/inflected",
            "signed=sign/inflected",
            "alloy's=alloy/inflected",
            "supply chains=supply-chain/inflected",
            "rates of return=rate-of-return/inflected",
        ]
    );
    assert_eq!(
        plain("en", "the state\u{2010}owned\nenterprise\u{2019}s"),
        ["state\u{2010}owned\nenterprise\u{2019}s=state-enterprise/inflected"]
    );
}

#[test]
fn hyphen_and_space_match_each_other_and_nothing_is_found_inside_a_word() {
    assert_eq!(
        plain("en", "low carbon and Low-Carbon"),
        ["low carbon=low-carbon/exact", "Low-Carbon=low-carbon/exact"]
    );
    assert_eq!(plain("en", "the supply-chain"), ["supply-chain=supply-chain/exact"]);
    assert!(plain("en", "very-low-carbon low-carbon-ish alloyed AI-based supply, chain").is_empty());
    assert!(plain("sw", "mfumoo kifaab").is_empty());
}

#[test]
fn capitals_count_where_they_tell_a_name() {
    assert_eq!(plain("en", "REE, REEs, AI"), ["REE=ree/exact", "REEs=ree/inflected", "AI=ai/exact"]);
    assert!(plain("en", "a ree, Rees, ai").is_empty());
    assert_eq!(plain("en", "Beijing's BEIJING beijing"), ["Beijing's=beijing/inflected", "BEIJING=beijing/exact"]);
}

#[test]
fn formatting_stands_between_words_and_content_does_not() {
    let mixed = |kind: CodeKind, content: &str, before: &str, after: &str| {
        let mut builder = SegmentBuilder::default();
        builder.push_text(before);
        builder.push_code(kind, content);
        builder.push_text(after);
        found("en", &builder.finish())
    };
    assert_eq!(mixed(CodeKind::Start, "<b>", "supply ", "chain"), ["supply <b>chain=supply-chain/exact"]);
    assert_eq!(mixed(CodeKind::End, "**", "an **alloy", " x"), ["alloy=alloy/exact"]);
    assert!(mixed(CodeKind::CodeSpan, "`supply chain`", "the ", " x").is_empty());
    assert!(mixed(CodeKind::CodeSpan, "`x`", "supply ", " chain").is_empty());
    assert!(mixed(CodeKind::End, "</b>", "<b>alloy", "ed").is_empty());
    assert_eq!(mixed(CodeKind::CodeSpan, "`x`", "", " alloy"), ["alloy=alloy/exact"]);
}

#[test]
fn what_is_not_translated_is_found_in_every_language() {
    assert_eq!(plain("sw", "Kampuni ya Chinalco"), ["Chinalco=chinalco/exact"]);
    assert!(plain("sw", "supply chain").is_empty());
}

#[test]
fn any_text_and_any_glossary_are_survived() {
    let odd = ["", " ", "...", "-", "\u{AD}", "a-", "日本", "e\u{301}"]
        .map(|text| entry(text, &[("sw", text, "noun", "7/8")]));
    let recogniser = Recogniser::new(&odd, &Language::swahili());
    assert!(recogniser.recognise(&Segment::plain("... - \u{AD} ,,,")).is_empty());
    assert_eq!(recogniser.recognise(&Segment::plain("x日本É é")).len(), 3);
    assert!(Recogniser::default().recognise(&Segment::plain("maneno")).is_empty());
}

#[test]
fn a_term_may_be_as_long_as_the_text() {
    let long = "neno ".repeat(40_000);
    let concepts = [entry("long", &[("sw", long.trim(), "phrase", "")])];
    let recogniser = Recogniser::new(&concepts, &Language::swahili());
    assert_eq!(recogniser.recognise(&Segment::plain(long.as_str())).len(), 1);
}
