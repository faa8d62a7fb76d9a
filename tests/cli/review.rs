//! The review screen, on a terminal of its own where there are such, and without one.

use crate::support::Place;

#[test]
fn without_a_terminal_it_names_the_commands_for_scripts() {
    let place = Place::new();
    place.run(&["init"]).ok();
    for arguments in [&["review"] as &[&str], &["review", "x.csv"], &["review", "--findings", "--memory", "release"]] {
        let said = place.run(arguments).refused();
        assert!(said.contains("needs a terminal") && said.contains("istilahi unit approve"), "{said}");
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    let place = Place::new();
    for arguments in [
        &["review", "x.po", "--findings"] as &[&str],
        &["review", "x.po", "--memory", "client"],
        &["review", "--candidates"],
        &["review", "x.po", "--status", "draft"],
        &["review", "--accept-as", "rejected"],
        &["review", "--origin", "martian"],
    ] {
        place.run(arguments).refused();
    }
}

#[cfg(unix)]
mod terminal {
    use std::fs::File;
    use std::io::{Read, Write};
    use std::process::{Child, Stdio};
    use std::sync::{Arc, Mutex};
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, kill_process};
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

    use super::Place;

    /// The program on a terminal of its own.
    struct Session {
        child: Child,
        keys: File,
        /// The person's end of the terminal, as the program sees it.
        screen: File,
        seen: Arc<Mutex<String>>,
    }

    impl Session {
        fn start(place: &Place, arguments: &[&str]) -> Session {
            let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
            grantpt(&ours).and_then(|()| unlockpt(&ours)).expect("a terminal that can be opened");
            let name = ptsname(&ours, Vec::new()).expect("it has a name");
            let name = name.to_str().expect("a plain name").to_owned();
            let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
            let screen = File::options().read(true).write(true).open(name).expect("its other end");
            tcsetwinsize(&screen, size).expect("a size");
            let end = || Stdio::from(screen.try_clone().expect("one more hold of it"));
            let mut command = place.command(arguments);
            command.env("TERM", "xterm-256color").stdin(end()).stdout(end()).stderr(end());
            let child = command.spawn().expect("the program starts");
            drop(command);
            let keys = File::from(ours);
            let mut reader = keys.try_clone().expect("a reader");
            let seen = Arc::new(Mutex::new(String::new()));
            let into = Arc::clone(&seen);
            std::thread::spawn(move || {
                let mut piece = [0; 4096];
                while let Ok(count) = reader.read(&mut piece) {
                    into.lock().unwrap().push_str(&String::from_utf8_lossy(&piece[..count]));
                }
            });
            Session { child, keys, screen, seen }
        }

        /// Waits until `word` is shown, and forgets what was shown up to then.
        #[track_caller]
        fn sees(&self, word: &str) {
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(60) {
                let mut seen = self.seen.lock().unwrap();
                if let Some(at) = seen.find(word) {
                    seen.drain(..at + word.len());
                    return;
                }
                drop(seen);
                std::thread::sleep(Duration::from_millis(20));
            }
            panic!("`{word}` is not shown: {}", self.seen.lock().unwrap());
        }

        fn types(&mut self, keys: &str) {
            self.keys.write_all(keys.as_bytes()).expect("keys are typed");
        }

        /// Waits for the end; the exit status, and whether the terminal is as it was.
        fn end(mut self) -> (Option<i32>, bool) {
            let status = self.child.wait().expect("it ends");
            let modes = tcgetattr(&self.screen).expect("its modes").local_modes;
            (status.code(), modes.contains(LocalModes::ICANON | LocalModes::ECHO))
        }
    }

    fn memory() -> Place {
        let place = Place::empty();
        place.run(&["unit", "add", "Tin is a metal.", "Bati ni metali."]).ok();
        place.run(&["unit", "add", "Zinc is hot.", "Zinki ni moto.", "--origin", "machine"]).ok();
        place
    }

    fn statuses(place: &Place) -> Vec<String> {
        let text = place.run(&["export", "--as", "jsonl"]).ok();
        let object = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON");
        let lines: Vec<serde_json::Value> = text.lines().map(object).collect();
        lines.iter().filter_map(|one| one["status"].as_str().map(str::to_owned)).collect()
    }

    #[test]
    fn keys_decide_and_the_terminal_is_given_back() {
        let place = memory();
        let mut session = Session::start(&place, &["review"]);
        session.sees("Zinki");
        session.types("a");
        session.sees("Bati");
        assert_eq!(statuses(&place), ["translated", "reviewed"]);
        session.types("r");
        session.sees("rejected");
        session.types("u");
        session.sees("taken");
        session.types("q");
        session.sees("1 decided, 1 open");
        assert_eq!(session.end(), (Some(0), true));
        assert_eq!(statuses(&place), ["translated", "reviewed"]);
        let history = place.run(&["history"]).ok();
        assert!(history.contains("review") && history.contains("undo"), "{history}");
        place.is_whole();
    }

    #[test]
    fn a_signal_loses_nothing_but_what_is_being_typed() {
        let place = memory();
        let mut session = Session::start(&place, &["review"]);
        session.sees("Zinki");
        session.types("a");
        session.sees("Bati");
        session.types("e and more");
        // The line above what is edited.
        session.sees("──");
        tcsetwinsize(&session.screen, Winsize { ws_row: 10, ws_col: 40, ws_xpixel: 0, ws_ypixel: 0 }).expect("a size");
        kill_process(Pid::from_child(&session.child), Signal::TERM).expect("a signal");
        session.sees("stopped by a signal");
        assert_eq!(session.end(), (Some(2), true));
        assert_eq!(statuses(&place), ["translated", "reviewed"]);
        // Ctrl-C.
        let mut session = Session::start(&place, &["review"]);
        session.sees("Bati");
        session.types("e\u{3}");
        assert_eq!(session.end(), (Some(0), true));
        // No signal at all.
        let mut session = Session::start(&place, &["review"]);
        session.sees("Bati");
        session.types("a");
        session.sees("last");
        session.child.kill().expect("it is killed");
        session.child.wait().expect("it ends");
        assert_eq!(statuses(&place), ["reviewed", "reviewed"]);
        place.is_whole();
        let session = Session::start(&place, &["review"]);
        session.sees("nothing to review");
        assert_eq!(session.end().0, Some(1));
    }

    #[test]
    fn a_file_is_mended_and_put_back() {
        let place = Place::empty();
        let po = "msgid \"\"\nmsgstr \"Language: sw\\n\"\n\n# a note\nmsgid \"It weighs 40 kg.\"\nmsgstr \"Ina uzito wa  kg 40.\"\n";
        place.write("menu.po", po);
        let mut session = Session::start(&place, &["review", "menu.po", "--rule", "space.double"]);
        session.sees("space.double");
        session.types("a");
        session.sees("written");
        assert_eq!(place.read("menu.po"), po.replace("wa  kg", "wa kg"));
        session.types("u");
        session.sees("taken");
        session.types("q");
        assert_eq!(session.end(), (Some(0), true));
        assert_eq!(place.read("menu.po"), po);
    }

    #[test]
    fn a_table_with_a_column_for_the_verdict_is_one_of_candidates() {
        let place = Place::new();
        place.write("terms.csv", "en,sw,count,accept\ntin,bati,3,\nzinc,zinki,2,\n");
        let mut session = Session::start(&place, &["review", "terms.csv"]);
        session.sees("bati");
        session.types("a");
        session.sees("zinki");
        session.types("rq");
        assert_eq!(session.end(), (Some(0), true));
        assert_eq!(place.read("terms.csv"), "en,sw,count,accept\ntin,bati,3,yes\nzinc,zinki,2,no\n");
        assert!(!place.database().exists(), "no database is needed");
    }
    /// A table as a spreadsheet saves it, with a mark at its start.
    #[test]
    fn a_table_from_a_spreadsheet_is_one_of_candidates() {
        let place = Place::new();
        place.write("terms.csv", "\u{FEFF}accept;en;sw\r\n;tin;bati\r\n");
        let mut session = Session::start(&place, &["review", "terms.csv"]);
        session.sees("bati");
        session.types("aq");
        assert_eq!(session.end(), (Some(0), true));
        assert_eq!(place.read("terms.csv"), "\u{FEFF}accept;en;sw\r\nyes;tin;bati\r\n");
    }

    #[test]
    fn candidates_in_a_workbook_are_sent_on() {
        let place = Place::new();
        place.write("a.md", "The rolling mill rolls tin. The rolling mill is new.\n");
        place.run(&["extract", "a.md", "--output", "terms.xlsx"]).ok();
        for arguments in [&["review", "terms.xlsx"] as &[&str], &["review", "terms.xlsx", "--candidates"]] {
            let session = Session::start(&place, arguments);
            session.sees("istilahi review terms.csv");
            session.sees("istilahi glossary import terms.xlsx");
            assert_eq!(session.end(), (Some(2), true));
        }
    }

    #[test]
    fn a_locked_database_is_waited_for() {
        let place = memory();
        let mut session = Session::start(&place, &["review"]);
        session.sees("Zinki");
        let other = rusqlite::Connection::open(place.database()).expect("the database");
        other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
        session.types("a");
        session.sees("writing");
        other.execute_batch("ROLLBACK").expect("no lock");
        session.sees("reviewed");
        // Longer than one has patience, or than was said.
        other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
        session.types("a");
        session.sees("writing");
        session.types("\u{3}");
        session.sees("nothing");
        session.types("q");
        assert_eq!(session.end(), (Some(0), true));
        let mut session = Session::start(&place, &["review", "--lock-timeout", "0"]);
        session.sees("Bati");
        session.types("a");
        session.sees("locked");
        other.execute_batch("ROLLBACK").expect("no lock");
        session.types("a");
        session.sees("last");
        session.types("q");
        assert_eq!(session.end(), (Some(0), true));
        assert_eq!(statuses(&place), ["reviewed", "reviewed"]);
    }
}
