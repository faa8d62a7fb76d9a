//! `istilahi memory clean`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::app::clean::{self, Cleaning, Found, Kind, Request};
use crate::app::session::Session;
use crate::cli::failure::Failure;
use crate::cli::options::{Languages, ReportForm};
use crate::cli::terminal::{Counted, Terminal};
use crate::report::counted;
use crate::store::Store;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The memory
    name: String,

    /// Look for these kinds only
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds(), conflicts_with = "except")]
    only: Vec<String>,

    /// Look for all kinds but these
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    except: Vec<String>,

    /// How many examples of each kind are shown; 0 for all units
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    max: usize,

    /// Delete what was found; what is doubtful only where --only names its kind
    #[arg(long)]
    apply: bool,

    /// Delete without being asked
    #[arg(long, requires = "apply")]
    yes: bool,

    #[command(flatten)]
    languages: Languages,

    #[command(flatten)]
    form: ReportForm,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str()))
}

impl Arguments {
    fn request(&self) -> Result<Request, Failure> {
        let names = |list: &[String], kind: Kind| list.iter().any(|name| name == kind.as_str());
        let wanted = |kind: &Kind| match self.only.is_empty() {
            true => !names(&self.except, *kind),
            false => names(&self.only, *kind),
        };
        Ok(Request {
            memory: self.name.clone(),
            kinds: Kind::ALL.iter().copied().filter(wanted).collect(),
            with_doubtful: !self.only.is_empty(),
            languages: self.languages.pair()?,
            examples: if self.max == 0 { usize::MAX } else { self.max },
        })
    }
}

pub(super) fn run(
    arguments: &Arguments,
    session: &Session,
    store: &mut Store,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let request = arguments.request()?;
    let mut progress = terminal.progress(Counted::Work);
    let mut cleaning = clean::look(store, &request, &mut progress)?;
    let show = |cleaning: &Cleaning| {
        terminal.report(arguments.form.form(), |report| report.cleaning(cleaning)).map_err(Failure::from)
    };
    let units = counted(cleaning.deletes(), "unit");
    if !arguments.apply || cleaning.deletes() == 0 {
        show(&cleaning)?;
        if arguments.form.is_text() {
            say_next(arguments, &cleaning, terminal);
        }
        return Ok(());
    }
    // Shown before it is done, so that who is asked knows what for; scripts get it with the number of the batch.
    if arguments.form.is_text() {
        show(&cleaning)?;
    }
    if !arguments.yes && !terminal.confirm(&format!("Delete {units} of memory {}?", request.memory))? {
        return Err(Failure::new(format!("{units} would be deleted; nothing was"))
            .hint("to delete them without being asked, add --yes"));
    }
    let mut progress = terminal.progress(Counted::Work);
    clean::apply(session, store, &mut cleaning, &mut progress)?;
    if arguments.form.is_text() {
        terminal.say(&format!("deleted {units} of memory {}; istilahi undo brings them back", request.memory));
    } else {
        show(&cleaning)?;
    }
    Ok(())
}

/// Says what can be typed next.
fn say_next(arguments: &Arguments, cleaning: &Cleaning, terminal: &Terminal<'_>) {
    let command = |kinds: &str| {
        let languages = arguments.languages.as_typed();
        format!("istilahi memory clean '{}'{kinds}{languages} --apply", cleaning.memory)
    };
    if cleaning.others > 0 {
        let units = counted(cleaning.others, "unit");
        terminal.say(&format!(
            "the translations of {units} in other languages were not judged; name these with --from LANG and --to LANG"
        ));
    }
    if cleaning.deletes() > 0 {
        let kinds = match (arguments.only.as_slice(), arguments.except.as_slice()) {
            ([], []) => String::new(),
            ([], except) => format!(" --except {}", except.join(",")),
            (only, _) => format!(" --only {}", only.join(",")),
        };
        terminal.say(&format!("to delete {}, type: {}", counted(cleaning.deletes(), "unit"), command(&kinds)));
    }
    let left: Vec<&Found> = cleaning.found.iter().filter(|found| found.left > 0).collect();
    if !left.is_empty() {
        let kinds: Vec<&str> = left.iter().map(|found| found.kind.as_str()).collect();
        let units = counted(left.iter().map(|found| found.left).sum(), "doubtful unit");
        let only = command(&format!(" --only {}", kinds.join(",")));
        terminal.say(&format!("to delete {units} as well, type: {only}"));
    }
}
