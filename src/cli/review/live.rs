//! The screen on a real terminal: keys in, pictures out, and the terminal as it was whatever happens.

use std::io::{self, Stdout};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

use super::draw::draw;
use super::rows::Palette;
use super::screen::{Effect, Screen};
use crate::cli::failure::Failure;

/// How long a signal, and what is said of something that is under way, may wait until it is seen.
const A_MOMENT: Duration = Duration::from_millis(200);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The person left.
    Quit,
    /// Somebody told the program to stop.
    Stopped,
}

/// The terminal as the screen needs it; what it was before when this is dropped.
struct Taken {
    terminal: ratatui::Terminal<CrosstermBackend<Stdout>>,
}

impl Taken {
    fn new() -> io::Result<Self> {
        enable_raw_mode()?;
        let mut out = io::stdout();
        let taken = execute!(out, EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(out)));
        match taken {
            Ok(terminal) => Ok(Taken { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let _ = self.terminal.show_cursor();
        give_back();
    }
}

/// Nobody is left to be told where the terminal is gone.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen);
    let _ = disable_raw_mode();
}

/// Shows `screen` until the person leaves. `now` is the clock.
pub(super) fn show(screen: &mut Screen<'_>, palette: Palette, now: &dyn Fn() -> String) -> Result<End, Failure> {
    let stopped = stop_signal()?;
    // What a panic says would be lost on the screen; a rule that breaks down is caught and named elsewhere.
    let said = Arc::new(Mutex::new(String::new()));
    let hook = panic::take_hook();
    let keep = Arc::clone(&said);
    panic::set_hook(Box::new(move |panic| *keep.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string()));
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut taken = Taken::new()?;
        run(screen, &mut taken.terminal, palette, now, &stopped)
    }));
    panic::set_hook(hook);
    match outcome {
        Ok(end) => Ok(end?),
        Err(_) => {
            let said = said.lock().unwrap_or_else(PoisonError::into_inner);
            Err(Failure::new(format!("the review broke down: {}", said.replace('\n', " ")))
                .hint("every decision was kept as it was made; type the command again, and report this"))
        }
    }
}

fn run(
    screen: &mut Screen<'_>,
    terminal: &mut ratatui::Terminal<CrosstermBackend<Stdout>>,
    palette: Palette,
    now: &dyn Fn() -> String,
    stopped: &AtomicBool,
) -> io::Result<End> {
    loop {
        terminal.draw(|frame| draw(frame, screen, palette))?;
        let drawn = Instant::now();
        let is_typed = loop {
            if stopped.load(Ordering::Relaxed) {
                return Ok(End::Stopped);
            }
            if event::poll(if screen.work.is_some() { Duration::ZERO } else { A_MOMENT })? {
                break true;
            }
            if screen.work.is_some() {
                screen.go_on();
                if screen.work.is_none() || drawn.elapsed() >= A_MOMENT {
                    break false;
                }
            }
        };
        if !is_typed {
            continue;
        }
        match event::read()? {
            Event::Key(key) => {
                screen.review.set_time(&now());
                if screen.handle(key) == Effect::Quit {
                    return Ok(End::Quit);
                }
            }
            Event::Paste(text) => screen.paste(&text),
            // A terminal of another size is drawn anew.
            _ => {}
        }
    }
}

/// Set where the program is told to stop; told a second time it stops at once. A terminal that goes away ends the
/// program as ever: there is nothing left to give back.
#[cfg(unix)]
fn stop_signal() -> io::Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stopped))?;
        flag::register(signal, Arc::clone(&stopped))?;
    }
    Ok(stopped)
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<Arc<AtomicBool>> {
    Ok(Arc::default())
}
