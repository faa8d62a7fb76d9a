//! What UTX glossaries mean and what is written into them.

use proptest::prelude::*;

use super::super::{Effect, ReadOptions};
use super::*;
use crate::model::concept::Term;
use crate::text::language::Language;

fn try_read(bytes: &[u8]) -> Result<Glossary, ReadError> {
    let mut input = bytes;
    let options = ReadOptions::default();
    Utx.read(&mut Source::new(&mut input, &options), "my")
}

fn read(text: &str) -> Glossary {
    try_read(text.as_bytes()).unwrap()
}

fn written(concepts: &[Concept]) -> (String, Vec<(&'static str, u64)>) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let losses = Utx.write(&mut out, &heading, concepts).unwrap();
    (String::from_utf8(out).unwrap(), losses.iter().collect())
}

fn terms(concept: &Concept) -> Vec<(&str, &str, TermStatus)> {
    concept.terms.iter().map(|term| (term.language.as_str(), term.text.as_str(), term.status)).collect()
}

#[test]
fn a_glossary_of_version_1_11_is_read() {
    let glossary = read(
        "#UTX 1.11; en-US/sw; 2013-12-20T17:00:45; copyright: Asha (2008); license: CC-by 3.0; bidirectional\r\n\
         #description: Mining; not everything\r\n\
         #src\ttgt\tsrc:pos\tterm status\tsrc:comment\ttgt:yomi\tConcept ID\r\n\
         ore\tmbale\tnoun\tapproved\trock\t-\tC002\r\n\
         # a comment\r\n\
         ore\tmadini ghafi\tnoun\tprovisional\trock\t-\tC002\r\n\
         ore\tjiwe\tnoun\tforbidden\trock\t-\tC002\r\n\
         sinter\t-\tverb\t-\t-\t-\tC003\r\n\
         melt\tyeyusha\tVerb\tnon-standard\r\n",
    );
    assert_eq!(glossary.concepts.len(), 2);
    let [ore, melt] = &glossary.concepts[..] else { panic!() };
    assert_eq!(ore.name, "C002");
    assert_eq!(
        terms(ore),
        [
            ("en-US", "ore", TermStatus::Preferred),
            ("sw", "mbale", TermStatus::Preferred),
            ("sw", "madini ghafi", TermStatus::Admitted),
            ("sw", "jiwe", TermStatus::Forbidden),
        ]
    );
    assert_eq!((ore.terms[0].part_of_speech, ore.terms[0].note.as_deref()), (Some(PartOfSpeech::Noun), Some("rock")));
    assert_eq!((melt.name.as_str(), melt.terms[1].status), ("my-melt", TermStatus::Deprecated));
    assert_eq!(melt.terms[0].part_of_speech, Some(PartOfSpeech::Verb));
    let warnings: Vec<_> = glossary.warnings.iter().map(|one| (one.position.line, one.effect)).collect();
    assert_eq!(warnings, [(3, Effect::Kept), (8, Effect::Skipped)]);
    assert!(glossary.has_names && glossary.has_status);
}

#[test]
fn columns_can_name_their_languages() {
    let glossary = read(
        "#UTX 1.20; lang: en/sw/fr\n#creation date: 2018-01-01\n\
         #term:en\tterm:sw\tterm:fr\tpos:en\tterm status:fr\tconcept ID\ntin\tbati\tétain\tnoun\tforbidden\tx 1\n",
    );
    let concept = &glossary.concepts[0];
    let found: Vec<_> = terms(concept).into_iter().map(|(tag, _, status)| (tag, status)).collect();
    use TermStatus::{Forbidden, Preferred};
    assert_eq!(found, [("en", Preferred), ("sw", Preferred), ("fr", Forbidden)]);
    assert_eq!((concept.name.as_str(), glossary.warnings[0].effect), ("x-1", Effect::Repaired));
}

#[test]
fn simple_glossaries_of_version_1_00_are_read() {
    let glossary =
        read("#UTX-S 1.00; en/eo; 2010-01-01T00:00:00Z\n#src\ttgt\tsrc:pos\nworld\tmondo\t\nworld\tglobo\tzzz");
    assert_eq!((glossary.concepts.len(), glossary.concepts[0].terms[1].language.as_str()), (2, "eo"));
    assert!(!glossary.has_names && !glossary.has_status);
    let without = read("#UTX-S 0.90 en-US/ja-JP 2009-01-01\n#src\ttgt\na\tb");
    assert!(without.warnings[0].message.contains("does not name its languages"));
    assert_eq!(read("#UTX 1.11; en/???\n#src\ttgt\na\tb").concepts[0].terms[1].language.as_str(), "und");
}

#[test]
fn what_is_no_utx_is_refused() {
    for (text, word) in [
        ("", "no UTX"),
        ("src\ttgt\na\tb", "no UTX"),
        ("#UTX 1.11; en/sw\na\tb\n", "columns"),
        ("#UTX 1.11; en/sw\n#src\ttgt\na\n", "entries: 1"),
    ] {
        let error = try_read(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    }
    let empty = read("#UTX 1.11; en/sw\r\n#src\ttgt\r\n");
    assert_eq!((empty.concepts.len(), empty.warnings.len()), (0, 1));
}

#[test]
fn doubtful_cells_are_warned_of() {
    let glossary = read(
        "#UTX 1.11; en/sw\n#src\ttgt\tsrc:pos\tterm status\ttgt:noun class\n\
         a\tb\tfoo\tbar\t77\tover\na\tb\t-\t-\t5/6\n",
    );
    let messages: Vec<_> = glossary.warnings.iter().map(|one| one.message.as_str()).collect();
    let words = ["more cells", "`77` is no noun class", "`bar` is no term status", "`foo` is no part of speech"];
    for word in words {
        assert!(messages.iter().any(|message| message.contains(word)), "{word}: {messages:?}");
    }
}

#[test]
fn it_is_recognised_by_its_first_line() {
    let recognises = |text: &str| Utx.recognises(&Head::new(text.as_bytes()));
    assert!(
        recognises("#UTX 1.11; en/sw\r\n") && recognises("\u{FEFF}#utx: 1.20\n") && recognises("#UTX-S 1.00; en/sw")
    );
    for other in ["# UTX", "#UTXX", "UTX 1.11", "src\ttgt", "", "# Glossary -*- coding: utf-8 -*-"] {
        assert!(!recognises(other), "{other}");
    }
}

#[test]
fn a_plain_glossary_is_plain_utx() {
    let mut ore = Concept::new("ore");
    ore.terms = vec![Term::new(Language::english(), "#ore"), Term::new(Language::swahili(), "mba\tle")];
    let mut lost = Concept::new("lost");
    lost.terms = vec![Term::new(Language::english(), "lost"), Term::new("fr".parse().unwrap(), "perdu")];
    let (text, losses) = written(&[ore, lost]);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        text,
        format!(
            "#UTX 1.11; en/sw; creator: istilahi {version}\r\n#src\ttgt\tsrc:pos\tterm status\tconcept ID\r\n \
             #ore\tmba le\t-\tapproved\tore\r\n"
        )
    );
    assert_eq!(losses, [("concepts without a translation", 1), ("tabs and line breaks", 1)]);
}

fn term(tag: &'static str) -> impl Strategy<Value = Term> {
    let text = || proptest::option::of("[a-zé\"(][a-z,; ]{0,8}[a-z)]");
    let class = proptest::option::of(proptest::sample::select(vec!["7/8", "5/6|9/10", "1a/2a"]));
    let words = (
        proptest::sample::select(TermStatus::ALL),
        proptest::option::of(proptest::sample::select(PartOfSpeech::ALL)),
        any::<bool>(),
    );
    ("[a-z#\"][a-z’ ]{0,6}[a-z]", words, class, text(), text(), text()).prop_map(
        move |(text, (status, part_of_speech, animate), class, plural, source, note)| Term {
            status,
            part_of_speech,
            animate,
            noun_class: class.map(str::to_owned),
            plural,
            source,
            note,
            ..Term::new(tag.parse().unwrap(), text)
        },
    )
}

fn concepts() -> impl Strategy<Value = Concept> {
    let text = || proptest::option::of("[A-Z][a-z;: ]{0,10}[a-z.]");
    let targets = proptest::collection::vec(term("sw"), 1..3);
    (term("en"), targets, text(), text(), text(), any::<bool>()).prop_map(
        |(source, mut targets, domain, definition, note, do_not_translate)| {
            for (at, target) in targets.iter_mut().enumerate() {
                target.text.push_str(&at.to_string());
            }
            let terms = [source].into_iter().chain(targets).collect();
            Concept { domain, definition, note, do_not_translate, terms, ..Concept::new("") }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(mut concepts in proptest::collection::vec(concepts(), 1..4)) {
        for (at, concept) in concepts.iter_mut().enumerate() {
            concept.name = format!("concept-{at}");
        }
        let (text, losses) = written(&concepts);
        prop_assert!(losses.is_empty(), "{:?}", losses);
        let back = read(&text);
        prop_assert_eq!(back.concepts, concepts, "{}", text);
        prop_assert!(back.warnings.is_empty(), "{:?}", back.warnings);
    }

    #[test]
    fn no_file_breaks_it(text in "(#UTX 1.11; en/sw|#src\ttgt\tsrc:pos\tterm status|\n|\r\n|\t|-|a|#|noun|:|\0|é|concept ID){0,30}") {
        let _ = try_read(text.as_bytes());
        let _ = try_read(format!("#UTX 1.11; en/sw\n#src\ttgt\ttgt:x\tconcept ID\tterm:de\n{text}").as_bytes());
    }
}
