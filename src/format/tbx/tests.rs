//! What TBX files mean and what is refused.

use super::super::{Effect, Format, Glossary, GlossaryReader, Head, ReadError, ReadOptions, Source, recognised};
use super::Tbx;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

pub(super) fn try_read(bytes: &[u8]) -> Result<Glossary, ReadError> {
    let mut input = bytes;
    let options = ReadOptions::default();
    Tbx.read(&mut Source::new(&mut input, &options), "my list")
}

pub(super) fn read(text: &str) -> Glossary {
    try_read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn refused(text: &str) -> String {
    match try_read(text.as_bytes()) {
        Err(ReadError::Malformed { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

fn messages(glossary: &Glossary) -> Vec<&str> {
    glossary.warnings.iter().map(|warning| warning.message.as_str()).collect()
}

/// A martif file with these entries.
pub(super) fn martif(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n\
         <martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>t</p></sourceDesc></fileDesc>\
         </martifHeader><text><body>\n{entries}\n</body></text></martif>"
    )
}

/// One entry with one Swahili term, of which this is said.
fn of_term(said: &str) -> Term {
    let file = martif(&format!(
        "<termEntry id='c'><langSet xml:lang='sw'><tig><term>kifaa</term>{said}</tig></langSet></termEntry>"
    ));
    read(&file).concepts.remove(0).terms.remove(0)
}

fn concept(entry: &str) -> Concept {
    read(&martif(entry)).concepts.remove(0)
}

#[test]
fn tbx_is_known_by_its_root() {
    for (text, format) in [
        ("<martif type='TBX'>", Some("tbx")),
        ("\u{FEFF}<?xml version='1.0'?><!-- x --><t:tbx xmlns:t='x'>", Some("tbx")),
        ("<tmx version='1.4'>", Some("tmx")),
        ("<?xml version='1.0'?><mtf><conceptGrp>", None),
        ("<?xml version='1.0'?><xliff>", None),
    ] {
        let found = recognised(&Head::new(text.as_bytes()));
        assert_eq!(found.ok().map(Format::name).filter(|name| *name != "xliff"), format, "{text}");
    }
    let utf_16: Vec<u8> = "\u{FEFF}<mtf>\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(recognised(&Head::new(&utf_16)).is_err_and(|foreign| foreign.0.contains("MultiTerm")));
}

#[test]
fn a_term_has_what_is_said_of_it() {
    let term = of_term(
        "<termNote type='partOfSpeech'>noun</termNote><termNote type='nounClass'>7/8</termNote>\
         <termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote><admin type='source'>TUKI</admin>\
         <descrip type='context'>Kifaa kipya.</descrip><note>plural: vifaa</note><note>of  metal</note>",
    );
    let expected = Term {
        status: TermStatus::Admitted,
        part_of_speech: Some(PartOfSpeech::Noun),
        noun_class: Some("7/8".to_owned()),
        plural: Some("vifaa".to_owned()),
        source: Some("TUKI".to_owned()),
        note: Some("context: Kifaa kipya.\nof  metal".to_owned()),
        ..Term::new(Language::swahili(), "kifaa")
    };
    assert_eq!(term, expected);
    for said in ["<termNote type='x-nounClass'>9/10</termNote>", "<note>ngeli: 9/10</note>", "<note>Ngeli:9/10</note>"]
    {
        assert_eq!(of_term(said).noun_class.as_deref(), Some("9/10"), "{said}");
    }
    let odd = of_term("<termNote type='nounClass'>KI-VI</termNote>");
    assert_eq!((odd.noun_class, odd.note.as_deref()), (None, Some("ngeli: KI-VI")));
    let phrase = of_term("<termNote type='partOfSpeech'>other</termNote><termNote type='termType'>phrase</termNote>");
    assert_eq!(phrase.part_of_speech, Some(PartOfSpeech::Phrase));
}

#[test]
fn what_belongs_to_a_category_is_not_taken_for_the_terms() {
    let term = of_term(
        "<descripGrp><descrip type='context'>Hiki.</descrip><admin type='source'>book</admin></descripGrp>\
         <transacGrp><transac type='transactionType'>origination</transac><date>2020-01-01</date><note>by me</note>\
         </transacGrp><admin type='source'>TUKI</admin>",
    );
    assert_eq!((term.source.as_deref(), term.note.as_deref()), (Some("TUKI"), Some("context: Hiki.")));
}

#[test]
fn a_plural_that_is_an_entry_of_its_own_is_joined_to_its_singular() {
    let section = |first: &str, second: &str| {
        let number = |number: &str| format!("<termNote type='grammaticalNumber'>{number}</termNote>");
        let entry = format!(
            "<termEntry id='c'><langSet xml:lang='sw'><tig><term>kifaa</term>{}</tig>\
             <tig><term>vifaa</term>{}{second}</tig></langSet></termEntry>",
            number(first),
            number("plural")
        );
        concept(&entry).terms
    };
    let joined = section("singular", "");
    assert_eq!((joined.len(), joined[0].plural.as_deref()), (1, Some("vifaa")));
    assert_eq!(section("dual", "").len(), 2, "only behind what is called a singular");
    assert_eq!(section("singular", "<note>rare</note>").len(), 2, "nothing that is said of it is lost");
}

#[test]
fn the_first_term_is_preferred_where_no_status_is_given() {
    let tig = |term: &str, status: &str| format!("<tig><term>{term}</term>{status}</tig>");
    let preferred = "<termNote type='administrativeStatus'>preferred</termNote>";
    let unknown = "<termNote type='administrativeStatus'>so-so</termNote>";
    let statuses = |tigs: String| {
        let glossary = read(&martif(&format!("<termEntry id='c'><langSet xml:lang='sw'>{tigs}</langSet></termEntry>")));
        let statuses: Vec<_> = glossary.concepts[0].terms.iter().map(|term| term.status).collect();
        (statuses, glossary.has_status, glossary.warnings.len())
    };
    use TermStatus::{Admitted, Preferred};
    assert_eq!(statuses(tig("a", "") + &tig("b", "")), (vec![Preferred, Admitted], false, 0));
    assert_eq!(statuses(tig("a", "") + &tig("b", preferred)), (vec![Admitted, Preferred], true, 0));
    assert_eq!(statuses(tig("a", unknown)), (vec![Preferred], false, 1));
}

#[test]
fn a_concept_has_one_definition_and_the_others_as_notes() {
    let entry = |own: &str| {
        concept(&format!(
            "<termEntry id='c'><descrip type='subjectField'>\n metal  work </descrip>{own}<note>n</note>\
             <langSet xml:lang='sw'><descrip type='definition'>Kitu.</descrip><note>m</note><tig><term>x</term></tig>\
             </langSet><langSet xml:lang='en'><descripGrp><descrip type='definition'>Thing.</descrip></descripGrp>\
             <tig><term>y</term></tig></langSet></termEntry>"
        ))
    };
    let without = entry("");
    assert_eq!(without.domain.as_deref(), Some("metal work"));
    assert_eq!(without.definition.as_deref(), Some("Thing."), "that in the file's own language");
    assert_eq!(without.note.as_deref(), Some("n\nsw: m\ndefinition (sw): Kitu."));
    let with = entry("<descrip type='definition'>Any thing.</descrip>");
    assert_eq!(with.definition.as_deref(), Some("Any thing."));
    assert!(concept("<termEntry id='c'><note>do not translate: yes</note></termEntry>").do_not_translate);
    assert!(concept("<termEntry id='c'><descrip type='Translation needed'>No</descrip></termEntry>").do_not_translate);
}

#[test]
fn lines_that_are_broken_for_their_layout_are_joined() {
    let found = concept("<termEntry id='c'><note>one\n\t\ttwo \n  three\nfour\n\nfive  six</note></termEntry>");
    assert_eq!(found.note.as_deref(), Some("one two three\nfour\n\nfive  six"));
}

#[test]
fn names_come_from_ids_or_are_made() {
    let entry = |id: &str, term: &str| {
        format!("<termEntry{id}><langSet xml:lang='en'><tig><term>{term}</term></tig></langSet></termEntry>")
    };
    let file = martif(
        &(entry(" id='c1'", "a") + &entry(" id='c1'", "b") + &entry("", "Big file") + &entry(" id='R&amp;D x'", "c")),
    );
    let glossary = read(&file);
    let names: Vec<_> = glossary.concepts.iter().map(|concept| concept.name.as_str()).collect();
    assert_eq!(names, ["c1", "c1-2", "my-list-big-file", "r-d-x"]);
    assert!(glossary.has_names);
    assert_eq!(glossary.warnings.len(), 3, "{:?}", messages(&glossary));
    assert!(!read(&martif(&entry("", "a"))).has_names);
}

#[test]
fn languages_that_are_none_are_kept_and_warned_of() {
    let glossary = read(&martif(
        "<termEntry id='c'><langSet xml:lang='---'><tig><term>a</term></tig></langSet>\
         <langSet xml:lang='xx yy'><tig><term>b</term></tig></langSet><langSet><tig><term>c</term></tig></langSet>\
         <langSet lang='SW_ke'><tig><term>d</term></tig></langSet></termEntry>",
    ));
    let found: Vec<_> = glossary.concepts[0].terms.iter().map(|term| term.language.as_str()).collect();
    assert_eq!(found, ["und", "und", "und", "sw-KE"]);
    assert_eq!(glossary.warnings.len(), 3);
    assert!(glossary.warnings.iter().all(|warning| warning.effect == Effect::Kept && warning.position.line == 4));
}

#[test]
fn terms_without_text_and_given_twice_are_left_out() {
    let glossary = read(&martif(
        "<termEntry id='c'><langSet xml:lang='en'><tig><term> </term></tig><tig/><tig><term>a</term></tig>\
         <tig><term>\n a\n</term></tig><ntig><term>b <hi>c</hi>\td</term></ntig></langSet></termEntry>",
    ));
    let found: Vec<_> = glossary.concepts[0].terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(found, ["a", "b c d"]);
    assert!(glossary.warnings.iter().all(|warning| warning.effect == Effect::Skipped));
    assert_eq!(glossary.warnings.len(), 3);
}

#[test]
fn a_warning_that_repeats_is_told_a_hundred_times() {
    let entries = "<termEntry><langSet xml:lang='en'><tig><term>a</term></tig></langSet></termEntry>".repeat(250);
    let glossary = read(&martif(&entries));
    assert_eq!((glossary.concepts.len(), glossary.warnings.len()), (250, 101));
    assert!(messages(&glossary)[100].contains("150 more"));
}

#[test]
fn an_empty_file_is_warned_of_and_no_tbx_is_refused() {
    let glossary = read(&martif(""));
    assert_eq!((glossary.concepts.len(), messages(&glossary)), (0, vec!["the file is TBX and holds no concepts"]));
    for (text, says) in [
        ("<tmx version='1.4'><body/></tmx>", "a TMX translation memory"),
        ("<xliff/>", "an XLIFF file"),
        ("<mtf/>", "a MultiTerm glossary"),
        ("<html/>", "a web page"),
        ("<MARTIF/>", "whose names are not written"),
        ("<martif><text/></martif>", "without a body"),
        ("<martif><text><body><entry/></body></text></martif>", "no TBX: entry"),
        ("<martif><text><body><termEntry id='a'>", "cut off"),
        ("<!DOCTYPE martif [<!ENTITY a 'b'>]><martif/>", "entities of its own"),
    ] {
        assert!(refused(text).contains(says), "{text}: {}", refused(text));
    }
}

#[test]
fn whole_entries_of_a_damaged_file_are_saved_where_that_is_asked_for() {
    let whole = martif("<termEntry id='a'><langSet xml:lang='en'><tig><term>x</term></tig></langSet></termEntry>");
    let cut = &whole[..whole.find("</body>").unwrap()];
    assert!(refused(cut).contains("cut off"));
    let options = ReadOptions { repair: true, ..ReadOptions::default() };
    let mut input = cut.as_bytes();
    let glossary = Tbx.read(&mut Source::new(&mut input, &options), "").unwrap();
    assert_eq!((glossary.concepts.len(), glossary.frame), (1, None));
    assert!(glossary.warnings[0].message.contains("1 concepts before this"), "{:?}", glossary.warnings);
}

#[test]
fn a_text_that_is_too_long_is_kept_in_the_entry_only() {
    let long = "x".repeat(2 << 20);
    let glossary = read(&martif(&format!(
        "<termEntry id='a'><note>{long}</note><langSet xml:lang='en'><tig><term>x</term></tig></langSet></termEntry>"
    )));
    assert_eq!(glossary.concepts[0].note, None);
    assert_eq!(glossary.warnings.len(), 1);
    assert!(glossary.concepts[0].as_written.as_ref().unwrap().len() > long.len());
    let endless = martif(&format!("<termEntry id='a'>{}</termEntry>", format!("<note>{long}</note>").repeat(9)));
    assert_eq!(refused(&endless), "an entry of more than 16 MB");
}
