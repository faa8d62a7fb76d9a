//! Standard input, output and error as the commands see them.

use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::environment::Environment;
use super::failure::{Failure, error_style};
use super::options::{Color, Cutting, Global};
use crate::app::document::{SourceText, read_source};
use crate::app::input::{Input, STANDARD_INPUT};
use crate::app::progress::Progress;
use crate::app::segment::own_rules;
use crate::app::shipped::Created;
use crate::format::Losses;
use crate::report::{Form, Look, Report, grouped};
use crate::store::Store;
use crate::text::function_words::likelier_language;
use crate::text::language::Language;
use crate::text::positions::Position;
use crate::text::segmentation::Cutter;

/// The widest text that is set, in columns: longer lines tire the eye.
const WIDEST: usize = 110;

/// How many rules for cutting that cannot be used are named.
const MOST_WARNINGS: usize = 20;

/// Where a command reads and writes.
pub(super) struct Terminal<'a> {
    environment: &'a Environment,
    colour: ColorChoice,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(environment: &'a Environment, options: &Global) -> Self {
        match options.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
        .write_global();
        let colour = AutoStream::choice(&io::stdout());
        Terminal { environment, colour }
    }

    /// Runs `work` with a report in `form` that writes to standard output.
    pub(super) fn report<T, E: From<io::Error>>(
        &self,
        form: &Form,
        work: impl FnOnce(&mut dyn Report) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut out = self.out();
        let value = {
            let mut report = (form.start)(&mut out, self.look());
            work(report.as_mut())
        };
        // What was done before a failure is still shown.
        out.flush()?;
        value
    }

    /// Standard output. On a terminal each line is seen at once.
    pub(super) fn out(&self) -> Box<dyn Write> {
        if self.environment.stdout_is_terminal {
            Box::new(io::stdout())
        } else {
            Box::new(io::BufWriter::with_capacity(64 << 10, io::stdout()))
        }
    }

    pub(super) fn look(&self) -> Look {
        let columns = self.environment.variable("COLUMNS").and_then(|columns| columns.parse().ok());
        let width = || columns.or_else(terminal_columns).unwrap_or(80).min(WIDEST);
        Look { colour: self.colour != ColorChoice::Never, width: self.environment.stdout_is_terminal.then(width) }
    }

    /// Whether a person sees what is drawn and types.
    pub(super) fn is_screen(&self) -> bool {
        let can_draw = self.environment.variable("TERM") != Some("dumb");
        can_draw && self.environment.stdin_is_terminal && self.environment.stdout_is_terminal
    }

    /// The time in UTC as RFC 3339, as it is now.
    pub(super) fn now(&self) -> String {
        self.environment.now_again()
    }

    /// Says something on standard error.
    pub(super) fn say(&self, message: &str) {
        // Nobody is left to be told where standard error is closed.
        let _ = writeln!(anstream::stderr(), "{message}");
    }

    /// Says on standard error what went wrong, where the command goes on with other things.
    pub(super) fn complain(&self, failure: &Failure) {
        let _ = writeln!(anstream::stderr(), "{failure}");
    }

    /// Whether a person is there who can be asked.
    pub(super) fn can_ask(&self) -> bool {
        self.environment.stdin_is_terminal && self.environment.stderr_is_terminal
    }

    /// Asks something on standard error and gives the answer, trimmed and in lower case; empty where there is none.
    pub(super) fn ask(&self, question: &str) -> io::Result<String> {
        let mut error = anstream::stderr();
        write!(error, "{question} ")?;
        error.flush()?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        Ok(answer.trim().to_lowercase())
    }

    /// The program that edits texts for the user, with its arguments.
    pub(super) fn editor(&self) -> Option<&str> {
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| self.environment.variable(name))
    }

    /// Warns on standard error.
    pub(super) fn warn(&self, message: &str) {
        let style = error_style(anstyle::AnsiColor::Yellow);
        let _ = writeln!(anstream::stderr(), "{style}warning:{style:#} {message}");
    }

    /// Warns of what the format of an output had no place for.
    pub(super) fn say_lost(&self, losses: &Losses) {
        let list: Vec<String> = losses.iter().map(|(what, count)| format!("{} {what}", grouped(count))).collect();
        if !list.is_empty() {
            self.warn(&format!("the format has no place for: {}", list.join(", ")));
        }
    }

    /// The rules by which texts in `language` are cut; warns of what of one's own cannot be used.
    pub(super) fn cutter(&self, cutting: &Cutting, language: &Language) -> Result<Cutter, Failure> {
        let mut warnings = Vec::new();
        let cutter = cutter(cutting, language, &mut warnings)?;
        self.warn_of_rules(cutting, &warnings);
        Ok(cutter)
    }

    /// The same for a text and its translation.
    pub(super) fn cutters(
        &self,
        cutting: &Cutting,
        from: &Language,
        to: &Language,
    ) -> Result<(Cutter, Cutter), Failure> {
        let mut warnings = Vec::new();
        let cutters = (cutter(cutting, from, &mut warnings)?, cutter(cutting, to, &mut warnings)?);
        self.warn_of_rules(cutting, &warnings);
        Ok(cutters)
    }

    fn warn_of_rules(&self, cutting: &Cutting, warnings: &[(Position, String)]) {
        let Some(path) = &cutting.srx else { return };
        for (Position { line, column }, what) in warnings.iter().take(MOST_WARNINGS) {
            self.warn(&format!("{}: line {line}, column {column}: {what}", path.display()));
        }
        if let Some(more) = warnings.len().checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
            self.warn(&format!("{}: and {} more of the kind", path.display(), grouped(more as u64)));
        }
    }

    /// Warns of what is left out of a text.
    pub(super) fn say_left_out(&self, name: &str, left_out: &[(Position, String)]) {
        for (position, what) in left_out {
            self.warn(&format!("{name}: line {}: {what} is left out", position.line));
        }
    }

    /// Reads a text, cuts it by `cutter`, and warns of what is left out of it.
    pub(super) fn read_source(
        &self,
        path: Option<&Path>,
        format: Option<&str>,
        language: &Language,
        to: Option<&Language>,
        cutter: &Cutter,
    ) -> Result<SourceText, Failure> {
        self.with_input(path, |mut input| {
            let source = read_source(&mut input, format, language, to, cutter)?;
            self.say_left_out(&input.name(), &source.left_out);
            Ok(source)
        })
    }

    /// Warns where `texts` are read as `language` and look like another one, which `option` would name.
    pub(super) fn warn_of_another_language<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        language: &Language,
        option: impl FnOnce(&str) -> String,
    ) {
        let name = |tag| match tag {
            "en" => "English",
            "sw" => "Swahili",
            other => other,
        };
        if let Some(likelier) = likelier_language(texts.into_iter()).filter(|likelier| *likelier != language.base()) {
            let (looks, read) = (name(likelier), name(language.base()));
            self.warn(&format!(
                "the text looks like {looks} and is read as {read}; if it is {looks}, add: {}",
                option(likelier)
            ));
        }
    }

    /// Says where a database was created, if it was, and what it holds.
    pub(super) fn say_created(&self, store: &Store, created: Option<Created>) {
        if let Some(Created { units, concepts }) = created {
            let path = store.path().display();
            self.say(&format!(
                "created {path} with the memory `release` ({units} units) and the shipped glossary ({concepts} concepts)"
            ));
        }
    }

    /// The lines of standard input, without those that are blank.
    pub(super) fn lines(&self) -> Result<Vec<String>, Failure> {
        self.with_input(Some(Path::new("-")), |mut input| {
            let text = input.read_text()?;
            Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
        })
    }

    /// Asks the person at the terminal; the answer is no where nobody sits at one.
    pub(super) fn confirm(&self, question: &str) -> Result<bool, Failure> {
        let answer = if self.can_ask() { self.ask(&format!("{question} [y/N]"))? } else { String::new() };
        Ok(matches!(answer.as_str(), "y" | "yes" | "ndiyo" | "ndio"))
    }

    /// Calls `work` with the file at `path`, or with standard input for `-` and for no path at all.
    pub(super) fn with_input<T>(
        &self,
        path: Option<&Path>,
        work: impl FnOnce(Input<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match path {
            Some(path) if path != Path::new("-") => work(Input::File(PathBuf::from(path))),
            None if self.environment.stdin_is_terminal => {
                Err(Failure::new("there is no text to read").hint("name a file, or `-` to type the text here"))
            }
            _ => {
                let mut stdin = io::stdin().lock();
                let reader: &mut dyn Read = &mut stdin;
                work(Input::Stream { name: STANDARD_INPUT, reader })
            }
        }
    }

    /// A progress bar on standard error where a person reads it. Segments are shown as they are done, so on one screen
    /// with them a bar would only be in the way.
    pub(super) fn progress(&self, unit: Counted) -> Bar {
        let in_the_way = unit == Counted::Segments && self.environment.stdout_is_terminal;
        Bar { bar: ProgressBar::hidden(), hidden: in_the_way || !self.environment.stderr_is_terminal, unit }
    }
}

/// The rules that `cutting` names for `language`, and among `warnings` what of them cannot be used, each fault once.
fn cutter(cutting: &Cutting, language: &Language, warnings: &mut Vec<(Position, String)>) -> Result<Cutter, Failure> {
    let Some(path) = &cutting.srx else {
        return Ok(Cutter::shipped(language.base()));
    };
    let rules = own_rules(path, language)?;
    for warning in rules.warnings {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
    Ok(rules.cutter)
}

fn terminal_columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// What a progress bar counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Bytes of a file.
    Bytes,
    /// Segments of a text.
    Segments,
    /// Steps of work that shows nothing before it is done.
    Work,
}

/// Progress as a bar with rate and time left.
pub(super) struct Bar {
    bar: ProgressBar,
    hidden: bool,
    unit: Counted,
}

impl Progress for Bar {
    fn begin(&mut self, what: &str, total: Option<u64>) {
        if self.hidden {
            return;
        }
        let template = match (self.unit, total) {
            (Counted::Bytes, Some(_)) => "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
            (Counted::Bytes, None) => "{msg} {spinner} {bytes} {bytes_per_sec}",
            (_, Some(_)) => "{msg} {wide_bar} {pos}/{len} {rate} {eta}",
            (_, None) => "{msg} {spinner}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        // The library's own rate has four decimals.
        let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = write!(out, "{}/s", grouped(state.per_sec().round() as u64));
        };
        let style = style.with_key("rate", rate);
        self.bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr()).with_style(style);
        self.bar.set_message(what.to_owned());
    }

    fn advance(&mut self, steps: u64) {
        self.bar.inc(steps);
    }

    fn waiting(&mut self) {
        let _ = writeln!(anstream::stderr(), "waiting for another process that is writing to the database …");
    }

    fn end(&mut self) {
        self.bar.finish_and_clear();
    }
}
