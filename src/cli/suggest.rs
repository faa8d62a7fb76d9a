//! `istilahi suggest`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, Outcome};
use super::options::{Cutting, Languages, ReportForm};
use super::terminal::{Counted, Terminal};
use crate::app::AppError;
use crate::app::document::{SourceSegment, typed_segments};
use crate::app::drafts::Drafts;
use crate::app::matches::Request;
use crate::app::session::Session;
use crate::app::suggest::{Suggestion, suggest};
use crate::report::{counted, grouped};
use crate::store::MemoryFilter;
use crate::text::segmentation::Cutter;

/// Show matches, glossary terms and a draft for each segment of a text
///
/// Reads plain text, Markdown, HTML, docx and odt and cuts it into sentences, headings, list items and cells; of
/// bilingual files (XLIFF, PO) it reads what has no finished translation. A match shows its score (100 is equal text),
/// where it comes from, what must change in its source, and its translation. Exits with 1 where there is nothing at all
/// to show.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  istilahi suggest news.md
  istilahi suggest news.md --output draft.tmx          drafts for a translation tool
  istilahi suggest ui.po --output ui.sw.po             the file with the drafts filled in
  istilahi suggest habari.txt --from sw --to en
  istilahi suggest --text 'The alloy is recycled.' --min-score 60
  pbpaste | istilahi suggest - --format json | jq -r .draft")]
pub(super) struct Arguments {
    /// The text; `-` for standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// A text on the command line, instead of a file
    #[arg(long, value_name = "STRING", conflicts_with = "file", allow_hyphen_values = true)]
    text: Option<String>,

    /// Read the file as this format whatever it looks like; `istilahi formats` lists them
    #[arg(id = "as", long = "as", value_name = "FORMAT", conflicts_with = "text")]
    format: Option<String>,

    #[command(flatten)]
    languages: Languages,

    #[command(flatten)]
    cutting: Cutting,

    /// The lowest score that is shown, 50 to 100
    #[arg(long, value_name = "POINTS", default_value_t = 70, value_parser = clap::value_parser!(u8).range(i64::from(LOWEST_SCORE)..=100))]
    min_score: u8,

    /// How many matches are shown for a segment at most
    #[arg(long, value_name = "COUNT", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    max: u16,

    /// Only matches from this memory; can be given several times
    #[arg(long, value_name = "NAME")]
    memory: Vec<String>,

    /// Only units that a second person has reviewed or approved
    #[arg(long)]
    reviewed_only: bool,

    /// Write the drafts to this file as well; its ending tells the format. A bilingual file (.xlf, .po) of the text's own
    /// format is the text with the drafts filled in
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    form: ReportForm,
}

/// The lowest score that matching is made for.
const LOWEST_SCORE: u8 = 50;

/// What the segments came to, for the closing line.
#[derive(Default)]
struct Tally {
    segments: u64,
    same_text: u64,
    fuzzy: u64,
    repeated: u64,
    fragments: u64,
    terms: u64,
}

impl Tally {
    fn count(&mut self, suggestion: &Suggestion) {
        self.segments += 1;
        if suggestion.repetition_of.is_some() {
            self.repeated += 1;
            return;
        }
        let mut concepts: Vec<&str> = suggestion.terms.iter().map(|term| term.concept.as_str()).collect();
        concepts.sort_unstable();
        concepts.dedup();
        self.terms += concepts.len() as u64;
        self.fragments += suggestion.fragments.len() as u64;
        match &suggestion.draft {
            Some(draft) if draft.has_same_text() => self.same_text += 1,
            Some(_) => self.fuzzy += 1,
            None => {}
        }
    }
}

pub(super) fn run(arguments: Arguments, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let (from, to) = arguments.languages.pair()?;
    let request = Request {
        from,
        to,
        min_score: arguments.min_score,
        max: usize::from(arguments.max),
        filter: MemoryFilter { memories: arguments.memory, reviewed_only: arguments.reviewed_only },
    };
    let mut drafts = Drafts::new(&request);
    if let Some(path) = &arguments.output {
        if path == Path::new("-") {
            return Err(Failure::new("drafts cannot be written to standard output, where the suggestions are")
                .hint("name a file: --output draft.tmx"));
        }
        Drafts::check(path)?;
    }
    let cutter = terminal.cutter(&arguments.cutting, &request.from)?;
    let segments = match &arguments.text {
        Some(text) => typed(text, &cutter)?,
        None => {
            let (file, format) = (arguments.file.as_deref(), arguments.format.as_deref());
            let source = terminal.read_source(file, format, &request.from, Some(&request.to), &cutter)?;
            let file = file.filter(|file| *file != Path::new("-"));
            if let (Some(passages), Some(file), Some(output)) = (source.to_fill, file, &arguments.output) {
                drafts.fill(file, format, passages, output);
            }
            source.segments
        }
    };
    // A text in the other direction would only look as if the memory held nothing.
    let texts = segments.iter().map(|one| one.segment.text());
    terminal.warn_of_another_language(texts, &request.from, |language| format!("--from {language}"));
    let (store, created) = session.open_or_create()?;
    terminal.say_created(&store, created);

    let mut tally = Tally::default();
    let mut progress = terminal.progress(Counted::Segments);
    // A reader who has seen enough (`| head`) does not keep the drafts from being written.
    let mut unshown = None;
    let mut searched = Ok(());
    let shown = terminal.report(arguments.form.form(), |report| {
        searched = suggest(&store, &request, segments, &mut progress, |suggestion| {
            tally.count(suggestion);
            drafts.add(suggestion);
            match report.suggestion(suggestion) {
                Err(error) if arguments.output.is_some() => {
                    unshown.get_or_insert(error);
                    Ok(())
                }
                other => other.map_err(AppError::Stream),
            }
        });
        Ok::<_, std::io::Error>(())
    });
    searched?;
    if let Some(path) = &arguments.output {
        let written = drafts.write(path)?;
        let verb = if written.filled { "filled" } else { "wrote" };
        let into = if written.filled { "into" } else { "to" };
        terminal.say(&format!("{verb} {} {into} {}", counted(written.drafts as u64, "draft"), path.display()));
        terminal.say_lost(&written.losses);
    }
    unshown.map_or(shown, Err).map_err(AppError::Stream)?;
    if arguments.form.is_text() {
        terminal.say(&closing_line(&tally, request.min_score));
    }
    let nothing = tally.same_text + tally.fuzzy + tally.fragments + tally.terms == 0;
    Ok(if nothing { Outcome::Nothing } else { Outcome::Done })
}

fn typed(text: &str, cutter: &Cutter) -> Result<Vec<SourceSegment>, Failure> {
    let segments = typed_segments(text, cutter);
    if segments.is_empty() {
        return Err(
            Failure::new("there is no text in --text").hint("type it in quotes: --text 'The alloy is recycled.'")
        );
    }
    Ok(segments)
}

fn closing_line(tally: &Tally, min_score: u8) -> String {
    let Tally { segments, same_text, fuzzy, repeated, fragments, terms } = tally;
    let without = segments - same_text - fuzzy - repeated;
    let weaker = if without > 0 && min_score > LOWEST_SCORE {
        format!(" (for weaker ones: --min-score {LOWEST_SCORE})")
    } else {
        String::new()
    };
    let fragments = match fragments {
        0 => String::new(),
        some => format!("; {}", counted(*some, "fragment")),
    };
    format!(
        "{}: {} with the same text in memory, {} with a fuzzy match, {} repeated, {} without a match{weaker}{fragments}; {}",
        counted(*segments, "segment"),
        grouped(*same_text),
        grouped(*fuzzy),
        grouped(*repeated),
        grouped(without),
        counted(*terms, "term")
    )
}
