//! A small glossary for the tests of this room.

use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};

/// A concept with terms given as (language, text, part of speech, noun class).
pub(super) fn entry(name: &str, terms: &[(&str, &str, &str, &str)]) -> Concept {
    let term = |(language, text, part, class): &(&str, &str, &str, &str)| Term {
        part_of_speech: part.parse::<PartOfSpeech>().ok(),
        noun_class: Some((*class).to_owned()).filter(|class| !class.is_empty()),
        animate: *class == "1/2",
        ..Term::new(language.parse().unwrap(), *text)
    };
    Concept { terms: terms.iter().map(term).collect(), ..Concept::new(name) }
}

/// The glossary: Swahili plurals are left to the rules.
pub(super) fn concepts() -> Vec<Concept> {
    let mut concepts = vec![
        entry("system", &[("en", "system", "noun", ""), ("sw", "mfumo", "noun", "3/4")]),
        entry(
            "industrial-system",
            &[("en", "industrial system", "noun", ""), ("sw", "mfumo wa viwanda", "noun", "3/4")],
        ),
        entry("equipment", &[("en", "equipment", "noun", ""), ("sw", "kifaa", "noun", "7/8")]),
        entry("material", &[("en", "material", "noun", ""), ("sw", "nyenzo", "noun", "9/10")]),
        entry("value-chain", &[("en", "value chain", "noun", ""), ("sw", "mnyororo wa thamani", "noun", "3/4")]),
        entry("supply-chain", &[("en", "supply chain", "noun", ""), ("sw", "mnyororo wa ugavi", "noun", "3/4")]),
        entry("industry", &[("en", "industry", "noun", ""), ("sw", "tasnia", "noun", "9/10")]),
        entry(
            "factory",
            &[("en", "factory", "noun", ""), ("en", "plant", "noun", ""), ("sw", "kiwanda", "noun", "7/8")],
        ),
        entry("plant-life", &[("en", "plant", "noun", ""), ("sw", "mmea", "noun", "3/4")]),
        entry("agreement", &[("en", "agreement", "noun", ""), ("sw", "makubaliano", "noun", "6")]),
        entry("cooperation", &[("en", "cooperation", "noun", ""), ("sw", "ushirikiano", "noun", "14")]),
        entry("building", &[("en", "building", "noun", ""), ("sw", "jengo", "noun", "5/6")]),
        entry("wall", &[("en", "wall", "noun", ""), ("sw", "ukuta", "noun", "11/10")]),
        entry("expert", &[("en", "expert", "noun", ""), ("sw", "mtaalamu", "noun", "1/2")]),
        entry("optimisation", &[("en", "optimisation", "noun", ""), ("sw", "utaftaji", "noun", "14")]),
        entry("alloy", &[("en", "alloy", "noun", ""), ("sw", "aloi", "noun", "9/10")]),
        entry("aluminium-alloy", &[("en", "aluminium alloy", "noun", ""), ("sw", "aloi ya alumini", "noun", "9/10")]),
        entry("ree", &[("en", "REE", "noun", ""), ("sw", "elementi adimu ya ardhi", "noun", "9/10")]),
        entry("ai", &[("en", "AI", "noun", ""), ("sw", "akili bandia", "noun", "9")]),
        entry("sign", &[("en", "sign", "verb", ""), ("sw", "kutia saini", "verb", "")]),
        entry("connect", &[("en", "to connect", "verb", ""), ("sw", "unganisha", "verb", "")]),
        entry(
            "state-enterprise",
            &[("en", "state-owned enterprise", "noun", ""), ("sw", "shirika la umma", "noun", "5/6")],
        ),
        entry("rate-of-return", &[("en", "rate of return", "noun", ""), ("sw", "kiwango cha faida", "noun", "7/8")]),
        entry("low-carbon", &[("en", "low-carbon", "adjective", ""), ("sw", "-enye kaboni kidogo", "adjective", "")]),
        entry("beijing", &[("en", "Beijing", "proper noun", ""), ("sw", "Beijing", "proper noun", "")]),
        entry("chinalco", &[("en", "Chinalco", "proper noun", "")]),
    ];
    for concept in &mut concepts {
        concept.do_not_translate = concept.name == "chinalco";
        concept.domain = Some(if concept.name == "alloy" { "metallurgy" } else { "industry" }.to_owned());
        for term in &mut concept.terms {
            if term.text == "utaftaji" {
                term.status = TermStatus::Forbidden;
            }
        }
    }
    concepts
}
