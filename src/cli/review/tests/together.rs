//! Other programs in the same database, and what takes longer than a key.

use std::sync::mpsc;

use super::*;
use crate::cli::review::work::TURN;

/// Runs `work` while another program writes to the database, and lets that end when `work` calls what it is given.
fn while_another_writes(session: &Session, work: impl FnOnce(&dyn Fn())) {
    let mut other = session.open().expect("the database");
    let (begun, is_begun) = mpsc::channel();
    let (end, is_ended) = mpsc::channel::<()>();
    let actor = session.actor.clone();
    let writing = std::thread::spawn(move || {
        other.change(&actor, "import", None, |_| {
            begun.send(()).expect("somebody waits for it");
            // It ends as well where the test does.
            let _ = is_ended.recv();
            Ok::<_, AppError>(())
        })
    });
    is_begun.recv().expect("it writes");
    work(&|| end.send(()).expect("it still writes"));
    drop(end);
    writing.join().expect("no panic").expect("a change");
}

/// The screen on the units, whose database waits as it does on a terminal.
fn with_patience(patience: Duration, work: impl FnOnce(&mut Screen<'_>, &Session)) {
    let folder = tempfile::tempdir().expect("a folder");
    let session = session(folder.path());
    let rules: Vec<_> = all().collect();
    let store = store(&session);
    store.set_lock_timeout(TURN).expect("a timeout");
    let mut units = Units::new(&session, store, wanted(), &rules).expect("units");
    work(&mut Screen::new(Review::new(&mut units), patience), &session);
}

fn finish(screen: &mut Screen<'_>) {
    while screen.work.is_some() {
        screen.go_on();
    }
}

#[test]
fn a_decision_waits_for_another_program_and_says_so() {
    with_patience(PATIENCE, |screen, session| {
        while_another_writes(session, |end| {
            type_in(screen, "a");
            assert!(screen.work.is_some() && shown(screen, 80, 24).contains("0 s of 60 s"), "{:?}", screen.said);
            screen.go_on();
            // Nothing else is decided in the meantime, and one can think better of it.
            type_in(screen, "rjq");
            assert!(screen.work.is_some() && screen.review.place() == 0);
            type_in(screen, "⎋");
            assert!(screen.work.is_none() && screen.said.text == "nothing was changed", "{:?}", screen.said);
            type_in(screen, "a");
            end();
            finish(screen);
        });
        assert!(screen.said.text.contains("is reviewed"), "{:?}", screen.said);
        let expected = [Status::Approved, Status::Reviewed, Status::Draft, Status::Translated];
        assert_eq!(kept(session).iter().map(|(status, _)| *status).collect::<Vec<_>>(), expected);
        assert!(shown(screen, 80, 24).contains("Kilifunguliwa"), "the next one");
    });
}

#[test]
fn what_was_typed_is_not_lost_to_another_program() {
    with_patience(Duration::ZERO, |screen, session| {
        while_another_writes(session, |_| {
            type_in(screen, "e⌫ safi.⏎");
            assert!(screen.work.is_none() && screen.said.is_refusal, "{:?}", screen.said);
            assert!(shown(screen, 80, 24).contains("nothing was changed"), "{}", shown(screen, 80, 24));
        });
        type_in(screen, "⏎");
        assert_eq!(kept(session)[1], (Status::Reviewed, "Kiwanda zinarejeleza alumini safi.".to_owned()));
        while_another_writes(session, |_| {
            type_in(screen, "u");
            assert!(screen.said.is_refusal, "{:?}", screen.said);
        });
        type_in(screen, "u");
        assert_eq!(kept(session)[1], (Status::Draft, "Kiwanda zinarejeleza alumini.".to_owned()));
    });
}

/// Changes a unit of the memory, as somebody else does.
fn change_unit(session: &Session, place: usize, target: &str) {
    let mut store = session.open().expect("the database");
    let unit = store.units(Some("client"), None).expect("units").nth(place).expect("a unit").expect("a unit");
    let texts = [unit.unit.variants[0].segment.clone(), Segment::plain(target)].to_vec();
    let change = |change: &mut crate::store::Change<'_>| change.review_unit(&unit, texts, Status::Draft);
    assert!(store.change(&session.actor, "unit edit", None, change).expect("a change"));
}

#[test]
fn what_somebody_else_wrote_is_overwritten_by_a_key_of_its_own_only() {
    with_units(|screen, session| {
        type_in(screen, "e⌫ safi.");
        change_unit(session, 1, "Kiwanda kinarejeleza alumini.");
        type_in(screen, "⏎⏎⏎");
        let text = shown(screen, 80, 24);
        assert!(text.contains("kinarejeleza alumini.") && text.contains("zinarejeleza alumini safi."), "{text}");
        assert_eq!(kept(session)[1], (Status::Draft, "Kiwanda kinarejeleza alumini.".to_owned()));
        is_as_kept("units-overtaken-80x24", &text);
        // Somebody was quicker once more.
        change_unit(session, 1, "Kiwanda hurejeleza alumini.");
        let over = KeyEvent::new(KeyCode::Char('o'), KeyModifiers::CONTROL);
        screen.handle(over);
        assert!(shown(screen, 80, 24).contains("hurejeleza"));
        assert_eq!(kept(session)[1].1, "Kiwanda hurejeleza alumini.");
        screen.handle(over);
        assert_eq!(kept(session)[1], (Status::Reviewed, "Kiwanda zinarejeleza alumini safi.".to_owned()));
        type_in(screen, "u");
        assert_eq!(kept(session)[1], (Status::Draft, "Kiwanda hurejeleza alumini.".to_owned()));
    });
}

/// What was refused for another reason is read again as well.
#[test]
fn a_refused_edit_does_not_take_in_what_somebody_else_wrote() {
    with_units(|screen, session| {
        type_in(screen, "e");
        type_in(screen, &"⌫".repeat("Kiwanda zinarejeleza alumini.".chars().count()));
        change_unit(session, 1, "Kiwanda kinarejeleza alumini.");
        type_in(screen, "⏎Mtambo⏎");
        assert!(screen.said.is_refusal && shown(screen, 80, 24).contains("Ctrl-O"), "{:?}", screen.said);
        assert_eq!(kept(session)[1].1, "Kiwanda kinarejeleza alumini.");
        type_in(screen, "⎋a");
        assert_eq!(kept(session)[1], (Status::Reviewed, "Kiwanda kinarejeleza alumini.".to_owned()));
    });
}

#[test]
fn a_long_search_tells_how_far_it_is_and_can_be_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("candidates.csv");
    let rows: String = (1..=5000).map(|number| format!("neno {number},\n")).collect();
    std::fs::write(&path, format!("term,accept\n{rows}")).expect("a table");
    let mut candidates = Candidates::read(&path).expect("candidates");
    let mut screen = Screen::new(Review::new(&mut candidates), PATIENCE);
    type_in(&mut screen, "/NENO 4321⏎");
    assert!(shown(&mut screen, 80, 24).contains("searching: 1,000 of 5,000"), "{:?}", screen.said);
    finish(&mut screen);
    assert_eq!(screen.review.place(), 4320);
    // Round the end, and again from where it was ended.
    type_in(&mut screen, "/neno 4319⏎");
    assert_eq!(screen.handle(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)), Effect::Draw);
    assert!(screen.work.is_none() && screen.review.place() == 4320, "{:?}", screen.said);
    type_in(&mut screen, "/⏎");
    finish(&mut screen);
    assert_eq!(screen.review.place(), 4318);
    type_in(&mut screen, "/nothing of the kind⏎");
    finish(&mut screen);
    assert!(screen.said.is_refusal, "{:?}", screen.said);
}
