//! `istilahi morph`.

use serde_json::{Value, json};

use crate::support::{Place, Run};

fn analysed(arguments: &[&str]) -> Vec<Value> {
    let run = Place::new().run(&[&["morph", "--format", "json"], arguments].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    run.objects()
}

#[test]
fn a_form_is_analysed() {
    let found = analysed(&["vitabu", "zimeunganishwa", "viwandani", "hatukumsomea"]);
    let first: Vec<&Value> = found.iter().map(|word| &word["analyses"][0]).collect();
    assert_eq!(found[0]["form"], "vitabu");
    for (field, expected) in [
        ("lemma", json!("kitabu")),
        ("part_of_speech", json!("noun")),
        ("noun_class", json!("8")),
        ("number", json!("plural")),
        ("classes", json!("7/8")),
        ("known", json!(true)),
        ("related", json!(false)),
        ("gloss", json!("book")),
    ] {
        assert_eq!(first[0][field], expected, "{field}");
    }
    assert_eq!(first[1]["lemma"], "unganisha");
    assert_eq!((&first[1]["tense"], &first[1]["subject"]), (&json!("perfect"), &json!(["10"])));
    assert_eq!((&first[1]["extensions"], &first[1]["negative"]), (&json!(["passive"]), &json!(false)));
    assert_eq!((&first[2]["lemma"], &first[2]["locative"]), (&json!("kiwanda"), &json!(true)));
    assert_eq!((&first[3]["object"], &first[3]["negative"]), (&json!(["1"]), &json!(true)));
    assert_eq!((&first[3]["subject"], &first[3]["tense"]), (&json!(["1pl"]), &json!("past")));
}

#[test]
fn agreeing_words_and_adjectives_say_with_what() {
    let found = analysed(&["wa", "kikubwa"]);
    assert_eq!(found[0]["analyses"][0]["agreement"], json!(["1", "2", "3", "11", "14"]));
    assert_eq!(found[0]["analyses"][0]["kind"], "associative");
    assert_eq!(found[1]["analyses"][0]["agreement"], json!(["7"]));
}

#[test]
fn text_is_cut_into_words() {
    let place = Place::new();
    let run = place.run_with_input(&["morph", "-", "--format", "json"], "Mifumo ya kisasa, 12.\n\nNg\u{2019}ombe!\n");
    let forms: Vec<Value> = run.objects().iter().map(|word| word["form"].clone()).collect();
    assert_eq!(forms, ["Mifumo", "ya", "kisasa", "Ng\u{2019}ombe"]);
    let quoted = analysed(&["Mifumo ya kisasa, 12.", "bora"]);
    assert_eq!(quoted.len(), 4);
    assert_eq!(quoted[0]["analyses"][0]["lemma"], "mfumo");
}

#[test]
fn a_guess_is_said_to_be_one() {
    assert_eq!(analysed(&["kizugo"])[0]["analyses"][0]["known"], false);
    let text = Place::new().run(&["morph", "kizugo"]).ok();
    assert!(text.contains("a guess"), "{text}");
}

#[test]
fn nothing_to_say_is_exit_1_and_is_said() {
    let place = Place::new();
    let Run { status, stdout, .. } = place.run(&["morph", "👍"]);
    assert_eq!((status, stdout.as_str()), (1, "👍: no word that could be analysed\n\n"));
    let json = place.run(&["morph", "👍", "日本", "--format", "json"]);
    assert_eq!(json.status, 1);
    assert!(json.objects().iter().all(|word| word["analyses"] == json!([])));
    assert_eq!(place.run_with_input(&["morph", "-"], "").status, 1);
    assert_eq!(place.run(&["morph", "👍", "vitabu"]).status, 0);
}

#[test]
fn it_needs_no_database_and_makes_none() {
    let place = Place::new();
    place.run(&["morph", "vitabu"]).ok();
    assert!(!place.database().exists());
}

#[test]
fn odd_words_are_harmless() {
    let place = Place::new();
    for empty in ["", " "] {
        assert!(place.run(&["morph", empty]).refused().contains("istilahi morph vitabu"));
    }
    for word in ["'", "-x", "ki-ki", "a\u{301}", "\u{202E}vitabu", &"wa".repeat(5_000), &"hatukumwaambieni".repeat(600)]
    {
        let run = place.run(&["morph", "--", word]);
        assert!(matches!(run.status, 0 | 1), "{word:.20}: {}", run.stderr);
        assert!(!run.stdout.contains('\u{202E}'), "{word:.20}");
    }
    assert!(place.run_with_input(&["morph", "-"], b"\xff\xffx").refused().contains("standard input"));
}

#[test]
fn colour_dims_what_is_unlikely() {
    let text = Place::new().run(&["morph", "walipa", "--color", "always"]).ok();
    let unlikely = text.lines().find(|line| line.contains("give")).unwrap();
    assert!(unlikely.starts_with("\u{1b}[2m"), "{unlikely:?}");
}
