use std::ops::Range;

use super::*;

/// What disagrees, as `word/with`.
fn faults(text: &str) -> Vec<String> {
    let sentence = Sentence::read(&Segment::plain(text));
    let show = |one: &Disagreement| format!("{}/{}", &text[one.word.clone()], &text[one.with.clone()]);
    sentence.disagreements.iter().map(show).collect()
}

#[test]
fn modifiers_agree_with_their_noun_or_an_earlier_one() {
    for text in [
        "Mradi wa ujenzi na ukarabati wa barabara unaendelea.",
        "Mfumo wa kisasa wa viwanda wa China utapata fursa mpya za maendeleo.",
        "viongozi wa serikali walikutana na wataalamu wengi",
        "Baada ya mkutano huo, kampuni hizo mbili zilitia saini makubaliano.",
        "Virusi vya korona (COVID-19) vya mwaka 2019 vimeenea.",
        "kampuni inayomilikiwa na serikali ya China",
        "rafiki yangu mzuri na viumbe vyote",
        "kuunga mkono kile ambacho ni muhimu",
        "vijiti vyako mwenyewe",
    ] {
        assert_eq!(faults(text), [""; 0], "{text}");
    }
}

#[test]
fn a_word_that_no_noun_licenses_is_named() {
    for (text, expected) in [
        ("Mfumo ya viwanda unahitajika.", "ya/Mfumo"),
        ("vikwazo za kiuchumi", "za/vikwazo"),
        ("Kampuni hiki imekua.", "hiki/Kampuni"),
        ("mitambo kubwa ya umeme", "kubwa/mitambo"),
        ("vifaa zote vya umeme", "zote/vifaa"),
        ("mifumo inayotumika", ""),
        ("vifaa ambazo zinatumika", "ambazo/vifaa"),
    ] {
        let expected: Vec<&str> = Some(expected).filter(|text| !text.is_empty()).into_iter().collect();
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn verbs_agree_with_their_subject() {
    for (text, expected) in [
        ("Ushirikiano huu inaonyesha kuwa mambo ni mazuri.", "inaonyesha/Ushirikiano"),
        ("Ushirikiano huu unaonyesha kuwa mambo ni mazuri.", ""),
        ("Mitambo ya kiwanda hicho zinazalisha umeme.", "zinazalisha/Mitambo"),
        ("Kitabu na kisu kilipotea.", "kilipotea/Kitabu na kisu"),
        ("Kitabu na kisu vilipotea.", ""),
        ("Kikundi cha A na kikundi cha B kilitia saini.", "kilitia/Kikundi cha A na kikundi"),
        ("Simu na kompyuta imeibiwa.", "imeibiwa/Simu na kompyuta"),
        ("Watoto wawili alipotea jana.", "alipotea/Watoto"),
        ("watu waliothibitishwa kuwa na ugonjwa wanapaswa kupumzika.", ""),
        ("kipindi cha wanafunzi haifai kuwa kirefu", ""),
        ("Polisi walisema kuwa serikali imechukua hatua.", ""),
    ] {
        let expected: Vec<&str> = Some(expected).filter(|text| !text.is_empty()).into_iter().collect();
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn a_suggestion_agrees() {
    let of = |text: &str| Sentence::read(&Segment::plain(text)).disagreements.remove(0).suggestions;
    assert_eq!(of("Mfumo ya viwanda"), ["wa"]);
    assert_eq!(of("mitambo kubwa ya umeme"), ["mikubwa"]);
    assert_eq!(of("Mitambo ya kiwanda hicho zinazalisha umeme."), ["inazalisha"]);
    assert_eq!(of("Shirika la afya ilitangaza dharura.")[0], "lilitangaza");
    assert_eq!(of("Simu na kompyuta imeibiwa.")[0], "zimeibiwa");
    assert_eq!(of("vifaa iliyopo hapa"), ["vilivyopo"]);
    assert_eq!(of("vipimo zilizofanywa jana"), ["vilivyofanywa"]);
}

#[test]
fn a_suggested_verb_has_the_prefix_of_its_class() {
    for (text, expected) in [
        ("Mtoto wa jirani haikusoma kitabu.", "hakusoma"),
        ("Mtoto wa jirani kipo nyumbani.", "yupo"),
        ("Mtoto wa jirani haina kitabu.", "hana"),
    ] {
        let found = Sentence::read(&Segment::plain(text)).disagreements;
        assert_eq!(found.first().map(|one| one.suggestions.join(" ")).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_sentence_without_a_verb_and_words_that_are_not_known_are_named() {
    let of = |text: &str| Sentence::read(&Segment::plain(text));
    assert!(of("Kwa kukuza viwanda vya jadi na uchumi wa nchi.").is_verbless);
    assert!(!of("Kwa kukuza viwanda, serikali itafanikiwa.").is_verbless);
    assert!(!of("Kwa kukuza viwanda ni rahisi.").is_verbless);
    assert_eq!(of("kitu kitachotokea kesho").unknown, [Range { start: 5, end: 17 }]);
}

#[test]
fn any_text_is_survived() {
    for text in ["", "...", "((", "))", "na na na", "日本 ya", "ya ya wa", &"wa ".repeat(3_000)] {
        let _ = Sentence::read(&Segment::plain(text));
    }
}
