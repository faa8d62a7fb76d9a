//! A panic while the screen has the terminal: the program starts itself on a terminal of its own and breaks down there.

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use super::*;
use crate::app::review::{Card, Queue};
use crate::cli::review::live;

/// Set for the program that breaks down.
const BREAKS_DOWN: &str = "ISTILAHI_TEST_BREAKS_DOWN";

/// A queue that nobody can look into.
struct Broken;

impl Queue for Broken {
    fn name(&self) -> String {
        "broken".to_owned()
    }
    fn len(&self) -> usize {
        1
    }
    fn is_open(&self, _: usize) -> bool {
        true
    }
    fn open(&self) -> usize {
        1
    }
    fn card(&mut self, _: usize) -> Result<Card, AppError> {
        panic!("the wheel\nis off")
    }
    fn accept(&mut self, _: usize) -> Result<String, AppError> {
        Ok(String::new())
    }
    fn write_suggestion(&mut self, _: usize, _: usize) -> Result<String, AppError> {
        Ok(String::new())
    }
    fn reject(&mut self, _: usize, _: Option<&str>) -> Result<String, AppError> {
        Ok(String::new())
    }
    fn edit(&mut self, _: usize, _: &[String]) -> Result<String, AppError> {
        Ok(String::new())
    }
    fn undo(&mut self) -> Result<Option<usize>, AppError> {
        Ok(None)
    }
    fn holds(&mut self, _: usize, _: &str) -> Result<bool, AppError> {
        Ok(false)
    }
    fn filters(&self) -> Vec<&'static str> {
        Vec::new()
    }
    fn filter(&mut self, _: &[&str]) -> Result<(), AppError> {
        Ok(())
    }
    fn set_time(&mut self, _: &str) {}
}

#[test]
fn a_breakdown_gives_the_terminal_back_and_says_what_it_was() {
    if std::env::var_os(BREAKS_DOWN).is_some() {
        let mut broken = Broken;
        let mut screen = Screen::new(Review::new(&mut broken), PATIENCE);
        let failure = live::show(&mut screen, Palette { colour: false }, &String::new).expect_err("it breaks down");
        panic!("{failure}");
    }
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).and_then(|()| unlockpt(&ours)).expect("a terminal that can be opened");
    let name = ptsname(&ours, Vec::new()).expect("it has a name");
    let theirs = File::options().read(true).write(true).open(name.to_str().expect("a plain name")).expect("its end");
    tcsetwinsize(&theirs, Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 }).expect("a size");
    let before = tcgetattr(&theirs).expect("its modes").local_modes;
    let end = || Stdio::from(theirs.try_clone().expect("one more hold of it"));
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let test = module_path!().split_once("::").expect("a module").1;
    command
        .args([&format!("{test}::a_breakdown_gives_the_terminal_back_and_says_what_it_was"), "--exact", "--nocapture"])
        .args(["--test-threads", "1"])
        .env(BREAKS_DOWN, "yes")
        .stdin(end())
        .stdout(end())
        .stderr(end());
    let mut child = command.spawn().expect("it starts");
    drop(command);
    let mut reader = File::from(ours);
    let (seen, is_seen) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        let (mut all, mut piece) = (String::new(), [0; 4096]);
        // The end of the other side is an error here.
        while let Ok(count @ 1..) = reader.read(&mut piece) {
            all.push_str(&String::from_utf8_lossy(&piece[..count]));
        }
        let _ = seen.send(all);
    });
    child.wait().expect("it ends");
    let modes = tcgetattr(&theirs).expect("its modes").local_modes;
    assert_eq!(modes, before);
    assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO));
    drop(theirs);
    let all = is_seen.recv_timeout(Duration::from_secs(60)).expect("what it wrote");
    reading.join().expect("no panic");
    // The other screen is entered and left, and what is said stands on the usual one.
    let (_, shown) = all.split_once("\u{1b}[?1049h").expect("a screen");
    let (_, behind) = shown.split_once("\u{1b}[?1049l").expect("the usual screen");
    assert!(behind.contains("the review broke down") && behind.contains("the wheel is off"), "{behind}");
    assert!(behind.contains("every decision was kept"), "{behind}");
    assert!(all.contains("\u{1b}[?25h") && all.contains("\u{1b}[?2004l"), "the cursor and pasting: {all}");
}
