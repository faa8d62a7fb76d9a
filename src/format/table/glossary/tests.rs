//! What tables mean, form by form, and that what is written reads back.

use proptest::prelude::*;

use super::super::super::{Effect, Glossary, GlossaryWriter, Heading, ReadError};
use super::super::Csv;
use super::read_glossary_pair;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

fn read(text: &str) -> Glossary {
    super::read_text(text, "").unwrap()
}

fn messages(glossary: &Glossary) -> Vec<(usize, &str)> {
    glossary.warnings.iter().map(|warning| (warning.position.line, warning.message.as_str())).collect()
}

#[test]
fn terms_of_one_concept_need_not_stand_together() {
    let glossary = read(
        "term,lang,concept,status,noun_class,animate,part_of_speech\n\
         tin,en,tin,,,,noun\nshaba,sw,copper,,9/10,,\nbati,sw,tin,preferred,5/6|9/10,yes,proper noun\n",
    );
    assert!(glossary.warnings.is_empty(), "{:?}", glossary.warnings);
    let names: Vec<_> = glossary.concepts.iter().map(|concept| concept.name.as_str()).collect();
    assert_eq!(names, ["tin", "copper"]);
    let bati = &glossary.concepts[0].terms[1];
    assert_eq!((bati.text.as_str(), bati.noun_class.as_deref()), ("bati", Some("5/6|9/10")));
    assert_eq!((bati.animate, bati.part_of_speech), (true, Some(PartOfSpeech::ProperNoun)));
}

#[test]
fn bad_cells_are_warned_of_and_the_row_kept() {
    let glossary = read(
        "concept,lang,term,status,part_of_speech,noun_class,colour\n\
         tin,en,tin,best,,,red\ntin,xx yy,zinn,,,,\ntin,sw,,,,,\ntin,sw,bati,,thing,KI-VI,\ntin,en,tin,,,,\n",
    );
    let found = messages(&glossary);
    let lines: Vec<_> = found.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 5, 6], "{found:?}");
    assert!(found[0].1.contains("colour") && found[1].1.contains("best") && found[4].1.contains("thing"));
    assert_eq!(glossary.warnings[2].effect, Effect::Skipped);
    assert_eq!(glossary.concepts[0].terms.len(), 2);
    assert_eq!(glossary.concepts[0].terms[1].noun_class, None);
}

#[test]
fn a_plain_table_gives_the_grammar_to_the_swahili_term() {
    let glossary = super::read_text(
        "sw;en;noun_class;plural;note\r\nkifaa|chombo;device;7/8;vifaa|vyombo;n\r\nkifaa;tool;;;\r\n",
        "my list",
    )
    .unwrap();
    assert!(glossary.warnings.is_empty(), "{:?}", glossary.warnings);
    let [device, tool] = &glossary.concepts[..] else { panic!("{glossary:?}") };
    assert_eq!((device.name.as_str(), tool.name.as_str()), ("my-list-kifaa", "my-list-kifaa-2"));
    assert_eq!(device.note.as_deref(), Some("n"));
    let terms: Vec<_> = device.terms.iter().map(|t| (t.text.as_str(), t.status, t.plural.as_deref())).collect();
    assert_eq!(
        terms,
        [
            ("kifaa", TermStatus::Preferred, Some("vifaa")),
            ("chombo", TermStatus::Admitted, Some("vyombo")),
            ("device", TermStatus::Preferred, None)
        ]
    );
    assert_eq!(device.terms[0].noun_class.as_deref(), Some("7/8"));
}

#[test]
fn ragged_rows_and_cells_with_line_breaks() {
    let glossary = read("en,sw,definition\ntin,bati\n\"cop\"\"per\",shaba,\"two\nlines\"\nzinc,zinki,x,y\n\n,,\n");
    let lines: Vec<_> = messages(&glossary).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [2, 5]);
    assert_eq!(glossary.concepts[1].definition.as_deref(), Some("two\nlines"));
    assert_eq!(glossary.concepts[1].terms[0].text, "cop\"per");
}

#[test]
fn an_empty_table_is_no_error_and_no_table_is() {
    let glossary = read("\u{FEFF}sep=;\nen;sw\n");
    assert!(glossary.concepts.is_empty());
    assert_eq!(glossary.warnings.len(), 1);
    for text in ["", "Habari za leo", "word,gloss\na,b\n"] {
        let error = super::read_text(text, "").unwrap_err();
        assert!(matches!(error, ReadError::Malformed { hint: Some(ref hint), .. } if hint.contains("en,sw")));
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_an_error() {
    let error = super::read_text("en,sw\n\"tin,bati\nzinc,zinki\n", "").unwrap_err().to_string();
    assert!(error.contains("never closed"), "{error}");
    assert_eq!(read("en,sw\n5\" pipe,bomba\n").concepts.len(), 1);
}

#[test]
fn a_glossary_of_two_tables_is_put_together() {
    let concepts = "concept,domain,definition,do_not_translate,note\ntin,metals,A metal.,,n\nchinalco,,,yes,\n";
    let terms = "concept,lang,term,status\nchinalco,en,Chinalco,preferred\nzinc,en,zinc,preferred\n";
    let glossary = read_glossary_pair(concepts, terms).unwrap();
    let names: Vec<_> = glossary.iter().map(|concept| (concept.name.as_str(), concept.terms.len())).collect();
    assert_eq!(names, [("tin", 0), ("chinalco", 1), ("zinc", 1)]);
    assert!(glossary[1].do_not_translate && glossary[0].note.as_deref() == Some("n"));
    assert!(read_glossary_pair(concepts, "concept,lang,term\nx,en,\n").is_err());
}

/// Text with the characters that tables trip over, without white space at its ends.
fn text() -> impl Strategy<Value = String> {
    "[=+@'\",;|a-zé\\-][\",;|=a-z \n\t]{0,8}[\"a-z.]".prop_map(|text| text.trim().to_owned())
}

fn term() -> impl Strategy<Value = Term> {
    let words =
        (proptest::sample::select(TermStatus::ALL), proptest::option::of(proptest::sample::select(PartOfSpeech::ALL)));
    let classes = proptest::option::of(proptest::sample::select(vec!["7/8", "15", "5/6|9/10"]));
    let texts = text();
    let language = proptest::sample::select(vec!["en", "sw", "sw-TZ", "zh-Hant"]);
    let more =
        (proptest::option::of(text()), any::<bool>(), proptest::option::of(text()), proptest::option::of(text()));
    (language, texts, words, classes, more).prop_map(
        |(language, text, words, class, (plural, animate, source, note))| Term {
            language: language.parse::<Language>().unwrap(),
            text,
            status: words.0,
            part_of_speech: words.1,
            noun_class: class.map(str::to_owned),
            plural,
            animate,
            source,
            note,
        },
    )
}

pub(in super::super) fn concept() -> impl Strategy<Value = Concept> {
    let texts = (proptest::option::of(text()), proptest::option::of(text()), proptest::option::of(text()));
    ("[a-z0-9][a-z0-9-]{0,9}", texts, any::<bool>(), proptest::collection::vec(term(), 0..4)).prop_map(
        |(name, (domain, definition, note), do_not_translate, mut terms)| {
            let mut seen = std::collections::HashSet::new();
            terms.retain(|term| seen.insert((term.language.clone(), term.text.clone())));
            Concept { name, domain, definition, do_not_translate, note, terms, as_written: None }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(mut concepts in proptest::collection::vec(concept(), 1..6)) {
        let mut seen = std::collections::HashSet::new();
        concepts.retain(|concept| seen.insert(concept.name.clone()));
        let mut written = Vec::new();
        let heading = Heading::new(Language::english(), Language::swahili());
        Csv.write(&mut written, &heading, &concepts).unwrap();
        let glossary = read(std::str::from_utf8(&written).unwrap());
        prop_assert_eq!(glossary.concepts, concepts);
        prop_assert!(glossary.warnings.is_empty(), "{:?}", glossary.warnings);
    }

    #[test]
    fn no_table_breaks_it(text in "(concept,lang,term|en;sw|\u{FEFF}|sep=.)?[\",;|\t\r\nabé=]{0,80}") {
        let _ = super::read_text(&text, "p");
    }
}

fn summary(concept: &Concept) -> Vec<String> {
    concept.terms.iter().map(|term| format!("{} {} {}", term.language, term.text, term.status)).collect()
}

#[test]
fn an_empty_status_means_preferred() {
    let glossary = read("concept,lang,term,status\ntin,sw,bati,\ntin,sw,stani,deprecated\n");
    assert!(glossary.has_status);
    assert_eq!(summary(&glossary.concepts[0]), ["sw bati preferred", "sw stani deprecated"]);
}

#[test]
fn a_term_base_of_memoq_is_read() {
    let glossary = super::read_text(
        "Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;Entry_Creator;\
         Entry_LastModified;Entry_Modifier;Entry_Note;English_United_States_Def;English_United_States;Term_Info;\
         Term_Example;Swahili_Def;Swahili;Term_Info;Term_Example;Swahili;Term_Info;Term_Example\n\
         7;Chemistry;Metals;;;5/6/2024 1:02:03 PM;ana;5/6/2024 1:02:03 PM;ana;a note;A metal.;tin;CasePermissive;;\
         Metali.;bati;CasePermissive;bati nyeupe;stani;CasePermissive;Forbidden\n\
         9;;;;;;;;;;;copper;;;;shaba;;;shaba nyekundu;;\n",
        "base",
    )
    .unwrap();
    let [tin, copper] = &glossary.concepts[..] else { panic!("{glossary:?}") };
    assert_eq!((tin.name.as_str(), copper.name.as_str()), ("base-tin", "base-copper"));
    assert_eq!(tin.domain.as_deref(), Some("Metals"));
    assert_eq!(tin.definition.as_deref(), Some("A metal."));
    assert_eq!(tin.note.as_deref(), Some("a note\nChemistry\nMetali."));
    assert_eq!(summary(tin), ["en-US tin preferred", "sw bati preferred", "sw stani admitted"]);
    assert_eq!(tin.terms[1].note.as_deref(), Some("bati nyeupe"));
    assert_eq!(summary(copper), ["en-US copper preferred", "sw shaba preferred", "sw shaba nyekundu admitted"]);
    assert_eq!(glossary.warnings.len(), 1, "{:?}", glossary.warnings);
}

#[test]
fn a_glossary_of_tolgee_is_read() {
    let glossary = read(
        "term,description,translatable,casesensitive,abbreviation,forbidden,sw\n\
         Chinalco,A company,No,Yes,No,No,\nWHO,,Yes,No,Yes,No,Shirika la Afya\nslag,,Yes,No,No,Yes,taka\n",
    );
    assert!(glossary.warnings.is_empty(), "{:?}", glossary.warnings);
    let [company, who, slag] = &glossary.concepts[..] else { panic!("{glossary:?}") };
    assert!(company.do_not_translate && !who.do_not_translate);
    assert_eq!(company.definition.as_deref(), Some("A company"));
    assert_eq!((company.note.as_deref(), who.note.as_deref()), (Some("case-sensitive"), Some("an abbreviation")));
    assert_eq!(summary(who), ["en WHO preferred", "sw Shirika la Afya preferred"]);
    assert_eq!(summary(slag), ["en slag forbidden", "sw taka forbidden"]);
}

#[test]
fn a_termbase_of_trados_is_read() {
    let glossary = read(
        "Entry::Subject,English,English::Definition,Swahili,Swahili::Status\nMetals,tin,A metal,bati|stani,Obsolete\n",
    );
    let [tin] = &glossary.concepts[..] else { panic!("{glossary:?}") };
    assert_eq!(summary(tin), ["en tin preferred", "sw bati deprecated", "sw stani deprecated"]);
    assert_eq!(tin.definition.as_deref(), Some("A metal"));
}

#[test]
fn rows_may_name_their_languages() {
    let glossary = super::read_text(
        "stringID,sourceLang,targetLang,pos,description,sourceString,targetString\n\
         1,en,sw_KE,proper noun,An office.,CDC,CDC\n2,en,x?,noun,,case,kisa\n3,en,sw,n,,case,kisa\n",
        "tico",
    )
    .unwrap();
    let names: Vec<_> = glossary.concepts.iter().map(|concept| concept.name.as_str()).collect();
    assert_eq!(names, ["tico-cdc", "tico-case"]);
    assert_eq!(summary(&glossary.concepts[0]), ["en CDC preferred", "sw-KE CDC preferred"]);
    assert_eq!(messages(&glossary).len(), 2);
}
