//! What is written reads back; what is written as it was is the same file; and no file makes the reader panic.

use proptest::prelude::*;

use super::super::{GlossaryWriter, Heading, Losses};
use super::entry::unwrapped;
use super::tests::{martif, read, try_read};
use super::{Tbx, Tbx3};
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::frame::Frame;
use crate::text::language::Language;

fn written(writer: &dyn GlossaryWriter, concepts: &[Concept], exact: Option<Frame>) -> (String, Losses) {
    let mut heading = Heading::new(Language::english(), Language::swahili());
    heading.exact = exact;
    let mut out = Vec::new();
    let losses = writer.write(&mut out, &heading, concepts).unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

/// Reads `text`, writes it as it was, and holds the canonical XML of the two against each other.
fn assert_exact(text: &str) {
    let first = read(text);
    let (again, losses) = written(&Tbx, &first.concepts, first.frame.clone());
    assert!(losses.is_empty());
    let second = read(&again);
    assert_eq!(second.frame, first.frame, "{again}");
    let entries = |concepts: &[Concept]| concepts.iter().map(|one| one.as_written.clone()).collect::<Vec<_>>();
    assert_eq!(entries(&second.concepts), entries(&first.concepts));
    // Nothing of the file is in none of the pieces.
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().concat();
    let pieces = first.frame.clone().unwrap();
    let whole = pieces.head + &entries(&first.concepts).into_iter().flatten().collect::<String>() + &pieces.tail;
    let body = squeezed(text);
    let body = &body[body.find(if body.contains("<martif") { "<martif" } else { "<tbx" }).unwrap()..];
    assert!(squeezed(&whole).ends_with(body), "{whole}\n{text}");
}

const HEADER: &str = "<fileDesc><titleStmt><title>t</title><note>n &amp; m</note></titleStmt><sourceDesc><p>s</p>\
    </sourceDesc></fileDesc><encodingDesc><p type=\"XCSURI\">x.xcs</p></encodingDesc><revisionDesc><change><p>c</p>\
    </change></revisionDesc>";

const BACK: &str = "<back><refObjectList type=\"respPerson\"><refObject id=\"p1\"><itemSet><itemGrp><item type=\"fn\">\
    A B</item></itemGrp></itemSet></refObject></refObjectList></back>";

#[test]
fn a_martif_file_comes_back_as_it_was() {
    let entry = "<termEntry id=\"c1\"><descrip type=\"subjectField\">metals</descrip><xref target=\"http://x/\" \
        type=\"xGraphic\">g</xref><transacGrp><transac type=\"transactionType\">origination</transac><transacNote \
        target=\"p1\" type=\"responsibility\">A</transacNote><date>2020-01-01</date></transacGrp><langSet \
        xml:lang=\"en\"><ntig id=\"t1\"><termGrp><term>tin  <hi type=\"bold\">can</hi>\n</term><termNote \
        type=\"Txt::Odd one\">a &lt; b</termNote><termNoteGrp><termNote type=\"register\">r</termNote><note>q</note>\
        </termNoteGrp><termCompList type=\"hyphenation\"><termComp>t</termComp></termCompList></termGrp><descripGrp>\
        <descrip type=\"context\">A <foreign xml:lang=\"sw\">kopo</foreign>.</descrip><admin type=\"source\">b</admin>\
        </descripGrp></ntig></langSet></termEntry>";
    let file = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n<martif type=\"TBX-Basic\" \
         xml:lang=\"en\">\n <martifHeader>{HEADER}</martifHeader>\n <text>\n  <body>\n{entry}<?between a?>\n{}\n  </body>\
         {BACK}</text></martif>",
        entry.replace("c1", "c2")
    );
    assert_exact(&file);
    assert_exact(&martif("").replace("\n\n", ""));
}

/// The same concept in both styles of version 3.
fn version_3() -> [String; 2] {
    let file = |style: &str, entry: &str, spaces: &str| {
        format!(
            "<?xml version=\"1.0\"?><?xml-model href=\"x.rng\"?>\n<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"{spaces} \
             style=\"{style}\" type=\"TBX-Linguist\" xml:lang=\"en\"><tbxHeader>{HEADER}</tbxHeader>\n<text><body>\
             {entry}</body></text></tbx>"
        )
    };
    let spaces = " xmlns:basic=\"http://www.tbxinfo.net/ns/basic\" xmlns:ling=\"http://www.tbxinfo.net/ns/linguist\" \
        xmlns:min=\"http://www.tbxinfo.net/ns/min\"";
    let dca = "<conceptEntry id=\"kifaa\"><descrip type=\"subjectField\">metals</descrip><descripGrp><descrip \
        type=\"definition\">A thing.</descrip><admin type=\"source\">me</admin></descripGrp><transacGrp><transac \
        type=\"transactionType\">origination</transac></transacGrp><langSec xml:lang=\"sw\"><termSec><term>kifaa</term>\
        <termNote type=\"partOfSpeech\">noun</termNote><termNote type=\"administrativeStatus\">admittedTerm-admn-sts\
        </termNote><termNote type=\"grammaticalNumber\">singular</termNote><termNote type=\"grammaticalGender\">other\
        </termNote><note>ngeli: 7/8</note><admin type=\"source\">TUKI</admin><descrip type=\"context\">c</descrip>\
        </termSec></langSec></conceptEntry>";
    let dct = "<conceptEntry id=\"kifaa\"><min:subjectField>metals</min:subjectField><descripGrp><basic:definition>A \
        thing.</basic:definition><basic:source>me</basic:source></descripGrp><transacGrp><basic:transactionType>\
        origination</basic:transactionType></transacGrp><langSec xml:lang=\"sw\"><termSec><term>kifaa</term>\
        <min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>admittedTerm-admn-sts\
        </min:administrativeStatus><ling:grammaticalNumber>singular</ling:grammaticalNumber><basic:grammaticalGender>\
        other</basic:grammaticalGender><note>ngeli: 7/8</note><basic:source>TUKI</basic:source><basic:context>c\
        </basic:context></termSec></langSec></conceptEntry>";
    [file("dca", dca, ""), file("dct", dct, spaces)]
}

#[test]
fn both_styles_of_version_3_give_one_concept_and_come_back_as_they_were() {
    let files = version_3();
    let [dca, dct] = files.each_ref().map(|file| {
        assert_exact(file);
        let mut concept = read(file).concepts.remove(0);
        concept.as_written = None;
        concept
    });
    assert_eq!(dca, dct);
    assert_eq!(dca.definition.as_deref(), Some("A thing."));
    let [term] = &dca.terms[..] else { panic!("{dca:?}") };
    assert_eq!((term.noun_class.as_deref(), term.source.as_deref()), (Some("7/8"), Some("TUKI")));
}

#[test]
fn a_new_concept_is_written_in_the_style_of_the_file_it_goes_into() {
    let mut new = Concept::new("bati");
    new.domain = Some("metals".to_owned());
    new.definition = Some("A metal.".to_owned());
    new.terms.push(Term { source: Some("TUKI".to_owned()), ..Term::new(Language::swahili(), "bati") });
    let [dca, dct] = version_3();
    for (file, has) in [
        (dca, "<conceptEntry id=\"bati\"><descrip type=\"subjectField\">"),
        (dct, "<conceptEntry id=\"bati\"><min:subjectField xmlns:min=\"http://www.tbxinfo.net/ns/min\">"),
        (martif(""), "<termEntry id=\"bati\"><descrip type=\"subjectField\">"),
    ] {
        let glossary = read(&file);
        let mut concepts = glossary.concepts;
        concepts.push(new.clone());
        let (text, _) = written(&Tbx, &concepts, glossary.frame);
        assert!(text.contains(has), "{text}");
        let mut back = read(&text).concepts.pop().unwrap();
        back.as_written = None;
        assert_eq!(back, new);
    }
}

#[test]
fn what_has_no_place_is_counted() {
    let (text, losses) = written(&Tbx, &[Concept::new("empty")], None);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [("concepts without terms", 1)]);
    assert!(read(&text).concepts.is_empty());
}

/// Text with the characters that XML trips over, without white space at its ends or indented lines.
fn text() -> impl Strategy<Value = String> {
    "(note: |plural: |ngeli: 7/8|status: )?[a-zé’😀<>&\"'\\]:]([ \t\n\ra-z<>&:|\"]{0,10}[a-z>.])?"
        .prop_map(|text| unwrapped(&text))
}

fn line() -> impl Strategy<Value = String> {
    "[a-z<&>é]{1,5}( [a-z&:|’]{1,5}){0,2}"
}

fn term() -> impl Strategy<Value = Term> {
    let language = proptest::sample::select(vec!["en", "sw", "sw-TZ", "zh-Hant", "und"]);
    let words =
        (proptest::sample::select(TermStatus::ALL), proptest::option::of(proptest::sample::select(PartOfSpeech::ALL)));
    let class = proptest::option::of(proptest::sample::select(vec!["7/8", "15", "5/6|9/10"]));
    let more =
        (proptest::option::of(line()), any::<bool>(), proptest::option::of(text()), proptest::option::of(text()));
    (language, line(), words, class, more).prop_map(
        |(language, text, (status, part_of_speech), class, (plural, animate, source, note))| Term {
            status,
            part_of_speech,
            noun_class: class.map(str::to_owned),
            plural,
            animate,
            source,
            note,
            ..Term::new(language.parse().unwrap(), text)
        },
    )
}

/// A concept whose terms stand by language, as they do in TBX.
fn concept() -> impl Strategy<Value = Concept> {
    let texts = (proptest::option::of(line()), proptest::option::of(text()), proptest::option::of(text()));
    ("[a-z0-9é-][a-z0-9-]{0,6}", texts, any::<bool>(), proptest::collection::vec(term(), 1..5)).prop_map(
        |(name, (domain, definition, note), do_not_translate, mut terms)| {
            let mut seen = std::collections::HashSet::new();
            terms.retain(|term| seen.insert((term.language.clone(), term.text.clone())));
            terms.sort_by(|a, b| a.language.cmp(&b.language));
            Concept { name, domain, definition, do_not_translate, note, terms, as_written: None }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(mut concepts in proptest::collection::vec(concept(), 1..4)) {
        let mut seen = std::collections::HashSet::new();
        concepts.retain(|concept| seen.insert(concept.name.clone()));
        for writer in [&Tbx as &dyn GlossaryWriter, &Tbx3] {
            let (text, losses) = written(writer, &concepts, None);
            prop_assert!(losses.is_empty());
            let glossary = read(&text);
            let mut back = glossary.concepts;
            back.iter_mut().for_each(|concept| concept.as_written = None);
            prop_assert_eq!(&back, &concepts, "{}", text);
            prop_assert!(glossary.warnings.is_empty(), "{:?}", glossary.warnings);
            let (again, _) = written(writer, &back, None);
            prop_assert_eq!(again, text);
        }
    }

    #[test]
    fn no_file_breaks_it(text in "(<martif>|<tbx>|<body>|</body>|<termEntry>|</termEntry>|<langSet xml:lang='sw'>|</langSet>|<tig>|</tig>|<term>|</term>|<note>|</note>|<descripGrp>|<descrip type='definition'>|</descrip>|<x/>|<tig/>|<term/>|ngeli: |&amp;|&|<|a|\0|<!--|-->|<\\?p \\?>|<!\\[CDATA\\[|]]>|'| ){0,40}") {
        let _ = try_read(text.as_bytes());
        let _ = try_read(format!("<martif><body><termEntry>{text}</termEntry></body></martif>").as_bytes());
    }

    #[test]
    fn no_damage_breaks_it(at in 0..3000_usize, byte: u8, cut in 0..4000_usize) {
        for file in version_3() {
            let mut bytes = file.into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = try_read(&bytes);
            bytes.truncate(cut);
            let _ = try_read(&bytes);
        }
    }
}
