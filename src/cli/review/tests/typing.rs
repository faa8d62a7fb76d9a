//! What is typed and pasted, and screens of every size.

use super::*;

#[test]
fn no_size_and_no_text_break_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("candidates.csv");
    let long = "neno refu ".repeat(3000);
    let rows = format!("term,note,accept\n\u{202E}\u{1b}[31mmoto 👩‍🔧 金属,{long},\n\"a\nb\",,\n,,maybe\n");
    std::fs::write(&path, rows).expect("a table");
    let mut candidates = Candidates::read(&path).expect("candidates");
    let mut screen = Screen::new(Review::new(&mut candidates), PATIENCE);
    for keys in ["", "e", "⎋?", "⎋/x", "⎋j", "j", "e"] {
        type_in(&mut screen, keys);
        for (columns, lines) in [(1, 1), (3, 2), (10, 5), (40, 10), (200, 60), (80, 1)] {
            let text = shown(&mut screen, columns, lines);
            assert!(!text.contains(['\u{1b}', '\u{202E}']), "{text}");
        }
    }
}

#[test]
fn what_is_pasted_has_the_line_breaks_that_were_copied() {
    with_units(|screen, session| {
        type_in(screen, "/");
        screen.paste("shaba\rni");
        type_in(screen, "⏎");
        assert_eq!(screen.review.place(), 2);
        type_in(screen, "e");
        screen.paste(" Moja\rmbili\r\n");
        type_in(screen, "⏎");
        assert_eq!(kept(session)[3].1, "Shaba ni metali. Moja\nmbili");
    });
}

#[test]
fn the_help_and_a_long_text_are_seen_to_their_end() {
    with_units(|screen, session| {
        type_in(screen, "?");
        assert!(!shown(screen, 40, 10).contains("quit: every"));
        for _ in 0..8 {
            screen.handle(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE));
            shown(screen, 40, 10);
        }
        assert!(shown(screen, 40, 10).contains("filters: draft"), "{}", shown(screen, 40, 10));
        type_in(screen, "xe");
        screen.paste(&" neno refu".repeat(60));
        // Wherever the cursor is, its line is shown.
        for word in ["mwanzo", "kati", "mwisho"] {
            match word {
                "mwanzo" => type_in(screen, "⇤"),
                "kati" => type_in(screen, &"→".repeat(300)),
                _ => type_in(screen, "⇥⇥⇲"),
            };
            screen.paste(word);
            assert!(shown(screen, 40, 10).contains(word), "{}", shown(screen, 40, 10));
        }
        type_in(screen, "⏎");
        assert!(kept(session)[1].1.starts_with("mwanzoKiwanda"), "{:?}", kept(session)[1]);
    });
}
