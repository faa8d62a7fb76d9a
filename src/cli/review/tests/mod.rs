//! The screen, typed at and looked at without a terminal.

#[cfg(unix)]
mod breakdown;
mod together;
mod typing;

use std::path::Path;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::draw::draw;
use super::rows::Palette;
use super::screen::{Effect, Mode, Screen};
use crate::app::AppError;
use crate::app::review::{Candidates, Dismissals, Findings, Review, Units, UnitsWanted};
use crate::app::session::Session;
use crate::check::{Profile, all};
use crate::matching::candidate::Neighbours;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::store::{Actor, Opening, Store, Wanted};
use crate::text::language::Language;

/// How long a decision waits for another program.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the screen of these columns and lines shows, without spaces at the ends of lines.
fn shown(screen: &mut Screen<'_>, columns: u16, lines: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).expect("a terminal in memory");
    terminal.draw(|frame| draw(frame, screen, Palette { colour: true })).expect("it can be drawn on");
    let buffer = terminal.backend().buffer();
    let line = |y| {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap_or(1).max(1);
        }
        line.trim_end().to_owned() + "\n"
    };
    (0..lines).map(line).collect()
}

/// Compares what is on the screen with what was kept.
fn is_as_kept(name: &str, shown: &str) {
    let settings = || {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../../tests/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings
    };
    settings().bind(|| insta::assert_snapshot!(format!("review-{name}"), shown));
}

/// Types `keys`: characters as they are, `⏎`, `⎋`, `⇥`, `⌫`, `←`, `→`, `⇤`, `⇲`.
fn type_in(screen: &mut Screen<'_>, keys: &str) -> Effect {
    let mut effect = Effect::Draw;
    for key in keys.chars() {
        let code = match key {
            '⏎' => KeyCode::Enter,
            '⎋' => KeyCode::Esc,
            '⇥' => KeyCode::Tab,
            '⌫' => KeyCode::Backspace,
            '←' => KeyCode::Left,
            '→' => KeyCode::Right,
            '⇤' => KeyCode::Home,
            '⇲' => KeyCode::End,
            c => KeyCode::Char(c),
        };
        effect = screen.handle(KeyEvent::new(code, KeyModifiers::NONE));
        shown(screen, 80, 24);
    }
    effect
}

fn session(folder: &Path) -> Session {
    let actor = Actor { author: "asha".to_owned(), now: "2026-11-22T10:00:00Z".to_owned() };
    Session { opening: Opening { path: folder.join("x.db"), lock_timeout: Duration::from_secs(1) }, actor }
}

/// A memory `client` of a few units, with the shipped glossary.
fn store(session: &Session) -> Store {
    let unit = |source: &str, target: &str, status, origin| {
        let variant = |language, text: &str| Variant::new(language, Segment::plain(text));
        Unit::new(status, origin, vec![variant(Language::english(), source), variant(Language::swahili(), target)])
    };
    let mut units = vec![
        unit("The plant is new.", "Kiwanda ni kipya.", Status::Approved, Origin::Human),
        unit("The plant recycles aluminium.", "Kiwanda zinarejeleza alumini.", Status::Draft, Origin::Alignment),
        unit("It opened in 2024.", "Kilifunguliwa mwaka 2025.", Status::Draft, Origin::Alignment),
        unit("Copper is a metal.", "Shaba ni metali.", Status::Translated, Origin::Human),
    ];
    units[1].annotations.push(Annotation::property("x-confidence", "0.72"));
    let (mut store, _) = session.open_or_create().expect("a database");
    store
        .change(&session.actor, "import", None, |change| {
            let memory = change.create_memory("client", 0, 0)?;
            for unit in &units {
                change.add_unit(memory.id, unit, &[Neighbours::default(); 2])?;
            }
            Ok::<_, AppError>(())
        })
        .expect("a memory");
    store
}

fn wanted() -> UnitsWanted {
    UnitsWanted {
        memory: "client".to_owned(),
        wanted: Wanted { statuses: vec![Status::Draft, Status::Translated], origins: Vec::new() },
        languages: (Language::english(), Language::swahili()),
        accept_as: Status::Reviewed,
        profile: Profile::default(),
    }
}

fn with_units(work: impl FnOnce(&mut Screen<'_>, &Session)) {
    let folder = tempfile::tempdir().expect("a folder");
    let session = session(folder.path());
    let rules: Vec<_> = all().collect();
    let store = store(&session);
    let mut units = Units::new(&session, store, wanted(), &rules).expect("units");
    work(&mut Screen::new(Review::new(&mut units), PATIENCE), &session);
}

/// Statuses and translations in the memory, in order.
fn kept(session: &Session) -> Vec<(Status, String)> {
    let store = session.open().expect("the database");
    let units = store.units(Some("client"), None).expect("the memory");
    units
        .map(|unit| unit.expect("a unit").unit)
        .map(|unit| (unit.status, unit.variants[1].segment.text().to_owned()))
        .collect()
}

#[test]
fn units_are_shown_with_all_that_a_reader_wants() {
    with_units(|screen, _| {
        for (columns, lines) in [(80, 24), (120, 40), (40, 10)] {
            is_as_kept(&format!("units-{columns}x{lines}"), &shown(screen, columns, lines));
        }
        type_in(screen, "e");
        is_as_kept("units-edit-80x24", &shown(screen, 80, 24));
        is_as_kept("units-edit-40x10", &shown(screen, 40, 10));
        type_in(screen, "⎋?");
        is_as_kept("help-80x24", &shown(screen, 80, 24));
    });
}

/// The picture in the docs is the one above.
#[test]
fn the_docs_show_the_screen() {
    with_units(|screen, _| {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands/review.md");
        let text = std::fs::read_to_string(&page).expect("the page");
        let drawn = format!("```text screen\n{}```\n", shown(screen, 80, 24));
        let (before, rest) = text.split_once("```text screen\n").expect("a picture");
        let (_, behind) = rest.split_once("```\n").expect("its end");
        let right = format!("{before}{drawn}{behind}");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&page, &right).expect("the page can be written");
        } else {
            assert!(text == right, "docs/commands/review.md shows another screen; to draw it: UPDATE_DOCS=1\n{drawn}");
        }
    });
}

#[test]
fn what_a_program_made_comes_first_and_decisions_are_kept_at_once() {
    with_units(|screen, session| {
        assert!(shown(screen, 80, 24).contains("Kiwanda zinarejeleza"));
        type_in(screen, "a");
        assert_eq!(kept(session)[1].0, Status::Reviewed);
        assert!(shown(screen, 80, 24).contains("Kilifunguliwa"), "the next one");
        type_in(screen, "r");
        assert_eq!(kept(session)[2].0, Status::Rejected);
        type_in(screen, "e⌫ nyekundu.⏎");
        assert_eq!(kept(session)[3], (Status::Reviewed, "Shaba ni metali nyekundu.".to_owned()));
        assert!(screen.said.text.contains("that was the last"), "{:?}", screen.said);
        // Back, one by one.
        type_in(screen, "uu");
        let expected = [Status::Approved, Status::Reviewed, Status::Draft, Status::Translated];
        assert_eq!(kept(session).iter().map(|(status, _)| *status).collect::<Vec<_>>(), expected);
        assert_eq!(kept(session)[3].1, "Shaba ni metali.");
        type_in(screen, "u");
        assert_eq!(kept(session)[1].0, Status::Draft);
        assert!(screen.said.text.contains("taken back: unit 28"), "{:?}", screen.said);
        type_in(screen, "u");
        assert!(screen.said.is_refusal && screen.said.text.contains("nothing to take back"), "{:?}", screen.said);
        assert_eq!(type_in(screen, "q"), Effect::Quit);
    });
}

#[test]
fn what_was_decided_is_taken_back_after_a_restart() {
    with_units(|screen, session| {
        type_in(screen, "e⌫!⏎r");
        let rules: Vec<_> = all().collect();
        let store = session.open().expect("the database");
        let mut units = Units::new(session, store, wanted(), &rules).expect("units");
        let mut again = Screen::new(Review::new(&mut units), PATIENCE);
        assert!(shown(&mut again, 80, 24).contains("Shaba ni metali"));
        type_in(&mut again, "u");
        assert!(shown(&mut again, 80, 24).contains("Kilifunguliwa"), "the unit is back on the screen");
        type_in(&mut again, "u");
        assert_eq!(kept(session)[1], (Status::Draft, "Kiwanda zinarejeleza alumini.".to_owned()));
        type_in(&mut again, "u");
        assert!(again.said.is_refusal);
    });
}

#[test]
fn a_unit_that_somebody_else_changed_is_not_decided_on_unseen() {
    with_units(|screen, session| {
        shown(screen, 80, 24);
        let mut store = session.open().expect("the database");
        let unit = store.units(Some("client"), None).expect("units").nth(1).expect("a unit").expect("a unit");
        let mut change = |texts: [&str; 2], status| {
            let shown = store.known_unit(unit.id).expect("the unit");
            let texts = texts.map(Segment::plain).to_vec();
            let change =
                store.change(&session.actor, "unit edit", None, |change| change.review_unit(&shown, texts, status));
            assert!(change.expect("a change"));
        };
        let texts = ["The plant recycles aluminium.", "Kiwanda kinarejeleza alumini."];
        change(texts, Status::Draft);
        screen.handle(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE));
        assert!(screen.said.text.contains("changed it in the meantime"), "{:?}", screen.said);
        assert!(shown(screen, 80, 24).contains("kinarejeleza"), "as it is now");
        assert_eq!(kept(session)[1].0, Status::Draft);
        // So for a verdict on the same texts.
        change(texts, Status::Rejected);
        screen.handle(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE));
        assert!(screen.said.text.contains("changed it in the meantime"), "{:?}", screen.said);
        assert_eq!(kept(session)[1].0, Status::Rejected);
        shown(screen, 80, 24);
        type_in(screen, "a");
        assert_eq!(kept(session)[1].0, Status::Reviewed);
    });
}

#[test]
fn a_number_writes_a_suggestion_and_decides_nothing() {
    with_units(|screen, session| {
        type_in(screen, "1");
        assert_eq!(kept(session)[1], (Status::Draft, "Kiwanda kinarejeleza alumini.".to_owned()));
        let text = shown(screen, 80, 24);
        assert!(text.contains("unit 28") && !text.contains("sw.subject"), "{text}");
        type_in(screen, "1");
        assert!(screen.said.text.contains("there is no suggestion"), "{:?}", screen.said);
        type_in(screen, "au");
        assert_eq!(kept(session)[1].0, Status::Draft);
        type_in(screen, "u");
        assert_eq!(kept(session)[1].1, "Kiwanda zinarejeleza alumini.");
        type_in(screen, "fapproved⏎a");
        assert!(screen.said.text.contains("is approved already"), "{:?}", screen.said);
        assert_eq!(kept(session)[0].0, Status::Approved);
    });
}

#[test]
fn one_finds_one_s_way() {
    with_units(|screen, _| {
        type_in(screen, "/SHABA⏎");
        assert!(shown(screen, 80, 24).contains("Shaba ni metali"));
        type_in(screen, "/nothing⏎");
        assert!(screen.said.is_refusal);
        type_in(screen, "g1⏎");
        assert_eq!(screen.review.place(), 0);
        type_in(screen, "g9⏎");
        assert!(screen.said.text.contains("1 to 3"));
        type_in(screen, "jjjj");
        assert_eq!(screen.review.place(), 2);
        type_in(screen, "kn");
        assert_eq!(screen.review.place(), 2);
        type_in(screen, "fapproved⏎");
        assert!(shown(screen, 80, 24).contains("Kiwanda ni kipya"));
        type_in(screen, "fhuman⏎");
        assert_eq!(screen.review.queue().len(), 1);
        type_in(screen, "faproved⏎");
        assert!(screen.said.text.contains("did you mean `approved`"), "{:?}", screen.said);
        type_in(screen, "fapproved machine⏎");
        assert!(shown(screen, 80, 24).contains("Nothing is left here"));
        type_in(screen, "aeru/x⏎n");
        type_in(screen, "f⏎");
        assert_eq!(screen.review.queue().len(), 3);
    });
}

#[test]
fn an_empty_text_is_refused_and_what_was_typed_stays() {
    with_units(|screen, session| {
        type_in(screen, "e");
        let length = "Kiwanda zinarejeleza alumini.".chars().count();
        type_in(screen, &"⌫".repeat(length));
        type_in(screen, "⏎");
        assert!(screen.said.is_refusal && matches!(screen.mode, Mode::Edit(..)), "{:?}", screen.said);
        type_in(screen, "⎋");
        assert_eq!(kept(session)[1].1, "Kiwanda zinarejeleza alumini.");
    });
}

const TABLE: &str = "concept,lang,term,status,part_of_speech,noun_class,plural,count,accept\n\
    c1,sw,kiwanda,,noun,7/8,viwanda,12,\nc2,sw,\"urejelezaji, wa\",,noun,,,4,\nc3,sw,shaba,,noun,9,,3,yes\n";

#[test]
fn candidates_are_decided_in_their_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("candidates.csv");
    std::fs::write(&path, TABLE).expect("a table");
    let mut candidates = Candidates::read(&path).expect("candidates");
    let mut screen = Screen::new(Review::new(&mut candidates), PATIENCE);
    let read = || std::fs::read_to_string(&path).expect("the table");
    is_as_kept("candidates-80x24", &shown(&mut screen, 80, 24).replace(&path.display().to_string(), "candidates.csv"));
    type_in(&mut screen, "a");
    assert_eq!(read(), TABLE.replace("viwanda,12,", "viwanda,12,yes"));
    type_in(&mut screen, "e");
    type_in(&mut screen, "⌫⌫⌫⌫⇥9/9⏎");
    assert!(screen.said.is_refusal && screen.said.text.contains("noun class"), "{:?}", screen.said);
    type_in(&mut screen, "⌫⌫⌫14⏎");
    assert!(read().contains("c2,sw,urejelezaji,,noun,14,,4,yes\n"), "{}", read());
    type_in(&mut screen, "uu");
    assert_eq!(read(), TABLE);
    type_in(&mut screen, "r");
    assert_eq!(read(), TABLE.replace("viwanda,12,", "viwanda,12,no"));
    type_in(&mut screen, "fno⏎");
    assert_eq!(screen.review.queue().len(), 1);
}

#[test]
fn findings_of_a_memory_are_mended_dismissed_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let session = session(folder.path());
    let mut store = store(&session);
    let rules: Vec<_> = all().collect();
    let baseline = folder.path().join("dismissed.jsonl");
    let request = crate::app::check::Request { with_glossary: true, ..Default::default() };
    let setup = crate::app::check::setup(Some(&store), &request, Profile::default()).expect("a setup");
    let mut parts = crate::app::check::Parts::new([setup]);
    let (read, _) = parts.read(0, |texts| crate::app::check::read_memory(&store, "client", &request, texts));
    read.expect("the memory");
    let dismissals = Dismissals { path: Some(baseline.clone()), ..Dismissals::default() };
    let mut findings =
        Findings::new(&session, &mut store, &mut parts, request, &rules, Some("client"), dismissals).expect("findings");
    let mut screen = Screen::new(Review::new(&mut findings), PATIENCE);
    is_as_kept("findings-80x24", &shown(&mut screen, 80, 24));
    let before = screen.review.queue().open();
    type_in(&mut screen, "fnumber.value⏎");
    assert_eq!(screen.review.queue().len(), 1);
    type_in(&mut screen, "rthe client's year⏎");
    let text = std::fs::read_to_string(&baseline).expect("the baseline");
    assert!(text.contains("the client's year") && text.contains("number.value"), "{text}");
    type_in(&mut screen, "u");
    assert_eq!(std::fs::read_to_string(&baseline).expect("the baseline"), "");
    type_in(&mut screen, "e⌫⌫4.⏎");
    assert_eq!(kept(&session)[2], (Status::Draft, "Kilifunguliwa mwaka 2024.".to_owned()));
    assert_eq!(screen.review.queue().open(), 0);
    type_in(&mut screen, "u");
    assert_eq!(kept(&session)[2].1, "Kilifunguliwa mwaka 2025.");
    type_in(&mut screen, "f⏎");
    assert_eq!(screen.review.queue().open(), before);
}
