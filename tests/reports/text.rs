//! What people read.

use istilahi::model::finding::Severity;

use super::samples::{hostile, look, problems, sample, usual, written, written_for};

#[test]
fn each_finding_has_its_place_its_sentence_and_help() {
    let mut samples = usual();
    samples[0].source = Some("The plant is new.".to_owned());
    let text = written("text", &samples, &problems());
    assert_eq!(
        text,
        "\
docs/habari ya leo.md:3:8: warning[space.double]: something is wrong here
    Kiwanda  ni kipya.
           ^^
    help: write `␣` (--fix does it)

docs/habari ya leo.md:3:1: warning[space.double]: something is wrong here
    Kiwanda  ni kipya.
           ^^
    help: write `␣` (--fix does it)

docs/habari ya leo.md: 2 warnings

news.tmx:12:1: error[number.value]: something is wrong here  (unit d1_s2)
    Watu 15 walifika.
    ---- ^^
    source: 50 people arrived.
    help: write `50` or `hamsini`

news.tmx: 1 error

memory client unit 12: info[spelling.mixed]: something is wrong here
    Msaada wa kitaalam.
              ^^^^^^^^

client: 1 info

not all was checked: 1 problem; 1 error, 2 warnings, 1 info in 40 segments: number.value 1, space.double 2, spelling.mixed 1
2 fixable with --fix
"
    );
}

#[test]
fn nothing_is_said_in_a_line() {
    assert_eq!(written("text", &[], &[]), "nothing found in 40 segments\n");
}

#[test]
fn marks_stand_under_wide_characters() {
    let one = sample("a.md", 1, "x.y", Severity::Error, "日本 [語👍] e\u{301}{語}");
    let text = written("text", &[one], &[]);
    assert!(text.contains("    日本 語👍 e\u{301}語\n         ^^^^  --\n"), "{text}");
}

#[test]
fn a_text_from_right_to_left_has_brackets() {
    let text = written("text", &[sample("a.md", 1, "x.y", Severity::Error, "مرحبا [بالعالم]")], &[]);
    assert!(text.contains("    مرحبا [بالعالم]\n"), "{text}");
}

#[test]
fn colours_take_the_place_of_marks() {
    let text = written_for("text", look(true, Some(80)), &usual(), &[]);
    assert!(text.contains("\u{1b}[4m") && !text.contains("^^"), "{}", text.escape_debug());
    assert!(text.contains("\u{1b}[7m"), "a space is shown by its background");
}

#[test]
fn long_sentences_are_cut_and_lines_keep_to_the_width() {
    for width in [40, 60, 100] {
        let text = written_for("text", look(false, Some(width)), &hostile(), &problems());
        let long = text.lines().find(|line| line.contains("hapa")).expect("the marked word is shown");
        assert!(long.contains('…') && long.chars().count() <= width + 24, "{long}");
    }
}
