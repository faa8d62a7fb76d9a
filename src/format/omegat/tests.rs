//! What OmegaT glossaries mean and what is written into them.

use proptest::prelude::*;

use super::super::{Effect, ReadOptions};
use super::*;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

fn try_read(bytes: &[u8]) -> Result<Glossary, ReadError> {
    let mut input = bytes;
    let options = ReadOptions::default();
    OmegaT.read(&mut Source::new(&mut input, &options), "my")
}

fn read(text: &str) -> Glossary {
    try_read(text.as_bytes()).unwrap()
}

fn lines(glossary: &Glossary) -> Vec<(usize, Effect)> {
    glossary.warnings.iter().map(|warning| (warning.position.line, warning.effect)).collect()
}

fn written(concepts: &[Concept]) -> (String, Vec<(&'static str, u64)>) {
    let heading = Heading::new(Language::english(), Language::swahili());
    let mut out = Vec::new();
    let losses = OmegaT.write(&mut out, &heading, concepts).unwrap();
    (String::from_utf8(out).unwrap(), losses.iter().collect())
}

fn concept(name: &str, sources: &[&str], targets: &[(&str, TermStatus)]) -> Concept {
    let sources = sources.iter().map(|text| Term::new(Language::english(), *text));
    let targets =
        targets.iter().map(|(text, status)| Term { status: *status, ..Term::new(Language::swahili(), *text) });
    Concept { terms: sources.chain(targets).collect(), ..Concept::new(name) }
}

#[test]
fn lines_with_one_source_term_are_a_concept() {
    let glossary = read("# Glossary\nfile\tfaili\tnoun\nfolder\tfolda\n\n  file \tjalada\t\nonlysource\t\n\tkitu\n");
    let terms: Vec<Vec<&str>> =
        glossary.concepts.iter().map(|one| one.terms.iter().map(|term| term.text.as_str()).collect()).collect();
    assert_eq!(terms, [vec!["file", "faili", "jalada"], vec!["folder", "folda"]]);
    let file = &glossary.concepts[0];
    assert_eq!((file.name.as_str(), file.terms[1].note.as_deref()), ("my-file", Some("noun")));
    assert_eq!(file.terms[2].status, TermStatus::Admitted);
    assert_eq!((file.terms[0].language.as_str(), file.terms[1].language.as_str()), ("en", "sw"));
    assert_eq!(lines(&glossary), [(6, Effect::Skipped), (7, Effect::Skipped)]);
    assert!(!glossary.has_names && !glossary.has_status);
}

#[test]
fn quotation_marks_are_characters_like_any_other() {
    let glossary = read("# -*- coding: utf-8 -*-\n\"a\tb\"\n5\" disk\tdiski 5\"\n");
    assert_eq!(glossary.concepts[0].terms[0].text, "\"a");
    assert_eq!(glossary.concepts[1].terms[1].text, "diski 5\"");
}

#[test]
fn the_first_line_can_name_the_encoding() {
    let glossary = try_read(b"# mine -*- coding: windows-1252 -*-\ncaf\xE9\tmkahawa\n").unwrap();
    assert_eq!(glossary.concepts[0].terms[0].text, "café");
    let bytes: Vec<u8> = "\u{FEFF}ore\tmbale\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(try_read(&bytes).unwrap().concepts[0].terms[1].text, "mbale");
    assert!(try_read(b"caf\xE9\tmkahawa\n").unwrap_err().to_string().contains("offset 3"));
    let odd = read("# -*- coding: klingon -*-\na\tb\n");
    assert_eq!((odd.concepts.len(), lines(&odd)), (1, vec![(1, Effect::Kept)]));
}

#[test]
fn what_is_too_much_is_warned_of() {
    let glossary = read("a\tb\tc\td\na\tb\ta\u{7}\n");
    assert_eq!(lines(&glossary), [(1, Effect::Kept), (2, Effect::Repaired), (2, Effect::Skipped)]);
    let many = read(&"x\n".repeat(300).replacen("x\n", "x\ty\n", 1));
    assert_eq!(many.warnings.len(), 101);
    assert!(many.warnings[100].message.contains("199 more"));
}

#[test]
fn a_file_without_entries_is_empty_or_something_else() {
    let empty = read("# Glossary in tab-separated format\n\n");
    assert_eq!((empty.concepts.len(), lines(&empty).len()), (0, 1));
    for text in ["just text\nof some kind", "{\"a\": 1}", "a,b\nc,d"] {
        assert!(try_read(text.as_bytes()).unwrap_err().to_string().contains("two terms"), "{text}");
    }
}

#[test]
fn it_is_recognised_by_its_first_line_alone() {
    let recognises = |text: &str| OmegaT.recognises(&Head::new(text.as_bytes()));
    assert!(recognises(FIRST_LINE));
    assert!(recognises("\u{FEFF}# mine -*- coding: latin1 -*-\r\na\tb"));
    for other in
        ["# Title\n\ntext", "a\tb\nc\td", "en\tsw\nfile\tfaili", "", "-*- coding: utf-8 -*-", "#UTX 1.11; en/sw"]
    {
        assert!(!recognises(other), "{other}");
    }
}

#[test]
fn terms_to_avoid_are_named_and_not_offered() {
    use TermStatus::{Admitted, Deprecated, Forbidden, Preferred};
    let mut rare = concept("rare-earths", &["rare earths"], &[("ardhi adimu", Preferred), ("dunia adimu", Forbidden)]);
    rare.definition = Some("Seventeen\tmetals.".to_owned());
    rare.terms[1].noun_class = Some("9/10".to_owned());
    rare.terms[1].part_of_speech = Some(PartOfSpeech::Noun);
    let mut tin = concept("tin", &["tin", "stannum"], &[("bati", Preferred), ("bati nyeupe", Admitted)]);
    tin.terms[1].status = Deprecated;
    let mut name = concept("ant", &["Ant"], &[]);
    name.do_not_translate = true;
    let define = concept("define", &["#define"], &[("fasili", Preferred)]);
    let lost = concept("lost", &["lost"], &[("potea", Forbidden)]);
    let (text, losses) = written(&[rare, tin, name, define, lost]);
    assert_eq!(
        text,
        format!(
            "{FIRST_LINE}\nrare earths\tardhi adimu\tnoun; class 9/10; Seventeen metals.; not: dunia adimu\n\
             tin\tbati\ntin\tbati nyeupe\tadmitted\n\
             stannum\tbati\tstannum in the source: deprecated\n\
             stannum\tbati nyeupe\tadmitted; stannum in the source: deprecated\n\
             Ant\tAnt\tdo not translate\n #define\tfasili\n"
        )
    );
    assert_eq!(losses, [("concepts without a translation", 1), ("tabs and line breaks", 1)]);
    assert_eq!(read(&text).concepts.iter().map(|one| one.terms.len()).collect::<Vec<_>>(), [2, 3, 3, 2, 2]);
}

proptest! {
    #[test]
    fn what_is_written_reads_back(rows in proptest::collection::btree_map(
        "[A-Z#\"][a-zé’ ]{0,8}[a-z]", ("[a-z\"#;][a-z ]{0,6}[a-z\"]", proptest::option::of("[a-z(#][a-z,; ]{0,9}[a-z)]")), 1..6)
    ) {
        let mut names = crate::format::concept_names::Names::default();
        let concepts: Vec<Concept> = rows.iter().map(|(source, (target, note))| {
            let name = names.take(&crate::format::concept_names::with_prefix("my", source));
            let mut concept = concept(&name, &[source], &[(target, TermStatus::Preferred)]);
            concept.terms[1].note.clone_from(note);
            concept
        }).collect();
        let (text, losses) = written(&concepts);
        prop_assert!(losses.is_empty());
        prop_assert_eq!(read(&text).concepts, concepts, "{}", text);
    }

    #[test]
    fn no_file_breaks_it(bytes in proptest::collection::vec(prop_oneof![Just(b'\t'), Just(b'\n'), Just(b'#'), any::<u8>()], 0..80)) {
        let _ = try_read(&bytes);
    }
}
