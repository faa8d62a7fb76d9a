use super::*;

fn of(term: &str) -> Paradigm {
    with(term, Hint::default())
}

fn with(term: &str, hint: Hint) -> Paradigm {
    paradigm(term, &hint).unwrap_or_else(|error| panic!("{term}: {error:?}"))
}

fn hint(part: Option<OpenPart>, classes: &str) -> Hint {
    Hint { part, classes: classes.parse().ok() }
}

/// The cells of the row `name` in the first table that has one, each with its forms joined.
fn cells(paradigm: &Paradigm, name: &str) -> Vec<String> {
    let mut rows = paradigm.tables.iter().flat_map(|table| &table.rows);
    let row = rows.find(|row| row.name.starts_with(name)).unwrap_or_else(|| panic!("no row {name}"));
    row.cells.iter().map(|cell| cell.join("|")).collect()
}

#[test]
fn any_form_leads_to_the_citation_form() {
    for (term, lemma, part) in [
        ("vitabu", "kitabu", WordPart::Noun),
        ("Viwandani", "kiwanda", WordPart::Noun),
        ("zimeunganishwa", "unganisha", WordPart::Verb),
        ("kuunganisha", "unganisha", WordPart::Verb),
        ("kubwa", "kubwa", WordPart::Adjective),
        ("-kubwa", "kubwa", WordPart::Adjective),
        ("ndefu", "refu", WordPart::Adjective),
        ("-ingine", "ingine", WordPart::Adjective),
        ("-angu", "-angu", WordPart::Agreeing),
        ("mifumo ya kisasa", "mfumo wa kisasa", WordPart::Noun),
        ("mfumo  wa kisasa", "mfumo wa kisasa", WordPart::Noun),
        ("kiteknolojia", "kiteknolojia", WordPart::Adjective),
        ("pa", "pa", WordPart::Verb),
        ("kwenda", "enda", WordPart::Verb),
        ("hali ya juu", "hali ya juu", WordPart::Adjective),
    ] {
        let found = of(term);
        assert_eq!((found.lemma.as_str(), found.part), (lemma, part), "{term}");
        assert!(found.known, "{term}");
    }
}

#[test]
fn a_noun_shows_what_it_governs() {
    let book = of("kitabu");
    assert_eq!((book.classes.as_deref(), book.gloss.as_deref()), (Some("7/8"), Some("book")));
    assert_eq!(cells(&book, "noun"), ["kitabu", "vitabu"]);
    assert_eq!(cells(&book, "-a of"), ["cha", "vya"]);
    assert_eq!(cells(&book, "-zuri"), ["kizuri", "vizuri"]);
    assert_eq!(cells(&book, "that (yonder)"), ["kile", "vile"]);
    assert_eq!(cells(&book, "relative"), ["-cho", "-vyo"]);
    let place = book.tables.last().unwrap();
    assert_eq!(
        (place.title.as_str(), &place.rows[0].cells[0]),
        ("as a place", &vec!["kitabuni".into(), "vitabuni".into()])
    );
    assert_eq!(cells(&of("kiongozi"), "-a of"), ["wa", "wa"]);
    assert_eq!(cells(&of("rafiki"), "-angu"), ["yangu|wangu", "zangu|wangu"]);
    assert_eq!(cells(&of("mfumo wa kisasa"), "noun"), ["mfumo wa kisasa", "mifumo ya kisasa"]);
    assert_eq!(cells(&of("maji"), "subject"), ["ya-"]);
    assert_eq!(of("gari").classes.as_deref(), Some("5/6|9/10"));
}

#[test]
fn an_adjective_shows_every_class() {
    let new = of("-pya");
    assert_eq!(new.tables[0].rows.len(), 16);
    assert_eq!(cells(&new, "9"), ["mpya", "nyumba mpya"]);
    assert_eq!(cells(&of("bora"), "any"), ["bora", "kitu bora"]);
    assert_eq!(cells(&of("kisasa"), "7"), ["cha kisasa", "kitu cha kisasa"]);
    assert_eq!(cells(&of("wili"), "10"), ["mbili", "nyumba mbili"]);
    assert_eq!(cells(&of("-ote"), "5"), ["lote", "jengo lote"]);
}

#[test]
fn a_verb_shows_its_tenses() {
    let read = of("soma");
    assert_eq!(cells(&read, "infinitive"), ["kusoma", "kutosoma"]);
    assert_eq!(cells(&read, "imperative"), ["soma", "usisome"]);
    assert_eq!(cells(&read, "I")[..4], ["ninasoma", "nilisoma", "nitasoma", "nimesoma"]);
    assert_eq!(cells(&read, "1 who"), ["anayesoma", "aliyesoma", "atakayesoma", "asomaye", "asiyesoma"]);
    assert_eq!(cells(&read, "applicative")[0], "somea");
    assert_eq!(cells(&of("la"), "I")[0], "ninakula");
    assert_eq!(cells(&of("pa"), "infinitive"), ["kumpa", "kutompa"]);
    let title = "passive, class 4 or 9";
    assert!(read.tables.iter().any(|table| table.title == title));
    assert!(of("enda").tables.iter().all(|table| table.title != title));
    assert!(of("zaliwa").tables.iter().all(|table| table.title != "extensions"));
}

#[test]
fn ambiguous_words_name_the_others() {
    let cat = of("paka");
    assert_eq!((cat.part, cat.also.as_slice()), (WordPart::Noun, [("paka".to_owned(), WordPart::Verb)].as_slice()));
    assert_eq!(with("paka", hint(Some(OpenPart::Verb), "")).part, WordPart::Verb);
    assert_eq!(with("gari", hint(None, "9/10")).classes.as_deref(), Some("9/10"));
}

#[test]
fn unknown_words_are_guessed_by_rule() {
    for (term, hint, lemma, name, expected) in [
        ("kizugo", hint(None, ""), "kizugo", "noun", "kizugo vizugo"),
        ("vizugo", hint(None, ""), "kizugo", "noun", "kizugo vizugo"),
        ("vizugo", hint(None, "7/8"), "kizugo", "noun", "kizugo vizugo"),
        ("zugo", hint(None, "5/6"), "zugo", "noun", "zugo mazugo"),
        ("kifaa", hint(None, "9/10"), "kifaa", "-a of", "ya za"),
        ("kuzogoda", hint(Some(OpenPart::Verb), ""), "zogoda", "infinitive", "kuzogoda kutozogoda"),
        ("zugika", hint(Some(OpenPart::Adjective), ""), "zugika", "7", "kizugika kitu kizugika"),
        ("kizugo cha kisasa", hint(None, ""), "kizugo cha kisasa", "noun", "kizugo cha kisasa vizugo vya kisasa"),
    ] {
        let found = with(term, hint);
        assert_eq!((found.lemma.as_str(), found.known), (lemma, false), "{term}");
        assert_eq!(cells(&found, name).join(" "), expected, "{term}");
    }
}

#[test]
fn what_has_no_forms_has_no_paradigm() {
    assert!(matches!(paradigm("lakini", &Hint::default()), Err(NoParadigm::Unchanging(word)) if word.word == "lakini"));
    assert!(matches!(paradigm("kwa ajili ya", &Hint::default()), Err(NoParadigm::Unchanging(_))));
    for term in ["", "-", "👍", "日本", "x", "mfumo 👍 ya", &"é".repeat(10_000), "- -"] {
        assert_eq!(paradigm(term, &Hint::default()), Err(NoParadigm::Unknown), "{term:.20}");
    }
    for part in OpenPart::ALL {
        for term in ["", "a", "ng'", "-", "ku", "x-y-z", &"ma".repeat(5_000)] {
            let _ = paradigm(term, &hint(Some(*part), ""));
            let _ = paradigm(term, &hint(None, "5/6|9/10"));
        }
    }
}
