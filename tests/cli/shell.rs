//! `istilahi completions` and `istilahi man`.

use crate::support::Place;

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    let place = Place::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = place.run(&["completions", shell]).ok();
        for word in ["suggest", "glossary", "min-score", "reviewed-only"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let message = place.run(&["completions", "tcsh"]).refused();
    assert!(message.contains("bash") && message.contains("zsh"), "{message}");
    assert!(!place.database().exists());
}

#[test]
fn there_is_a_page_for_the_program_and_each_command() {
    let place = Place::new();
    let page = place.run(&["man"]).ok();
    assert!(page.contains(".TH") && page.contains("suggest"), "{page}");
    let page = place.run(&["man", "glossary", "import"]).ok();
    assert!(page.contains(".TH") && page.contains("FILE"), "{page}");
    let message = place.run(&["man", "sugest"]).refused();
    assert!(message.contains("`sugest`"), "{message}");
}

#[test]
fn all_pages_go_into_a_folder() {
    let place = Place::new();
    place.run(&["man", "--output", "man1"]).ok();
    let mut pages: Vec<String> = std::fs::read_dir(place.path("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for page in ["istilahi.1", "istilahi-suggest.1", "istilahi-glossary-import.1", "istilahi-memory-edit.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} is not in {pages:?}");
    }
    place.write("file", "");
    let message = place.run(&["man", "--output", "file"]).refused();
    assert!(message.contains("file"), "{message}");
}
