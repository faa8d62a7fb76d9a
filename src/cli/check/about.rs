//! `istilahi check rules` and `istilahi check explain`.

use clap::Args;

use super::super::failure::{Failure, Outcome};
use super::super::options::ReportForm;
use super::super::terminal::Terminal;
use super::problems;
use crate::app::check::{Problem, find_profile};
use crate::check::{self, Rule, all};
use crate::report::check as forms;
use crate::text::nearest::nearest;

/// List the rules
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Show them as this profile has them: default, strict, light, monolingual, or a file
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,

    #[command(flatten)]
    form: ReportForm,
}

/// Say what a rule finds, why, and what to do
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule, such as number.value
    #[arg(value_name = "RULE")]
    rule: String,

    #[command(flatten)]
    form: ReportForm,
}

pub(super) fn rules(arguments: &Rules, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    let found = arguments.profile.as_deref().map(|name| find_profile(Some(name), None));
    let (profile, wrong) = found.map_or((None, Vec::new()), |(profile, wrong)| (Some(profile), wrong));
    wrong.iter().for_each(|problem| problems::say(problem, terminal));
    let mut out = terminal.out();
    match arguments.form.is_text() {
        true => forms::list_rules(&mut out, terminal.look(), profile.as_ref())?,
        false => all().try_for_each(|rule| forms::rule_as_json(&mut out, rule, profile.as_ref(), false))?,
    }
    out.flush()?;
    Ok(if wrong.iter().any(Problem::is_failure) { Outcome::Partly } else { Outcome::Done })
}

pub(super) fn explain(arguments: &Explain, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    // A user's own pattern has the docs of all patterns.
    let id = if arguments.rule.starts_with("user.") { "user.pattern" } else { &arguments.rule };
    let rule = named(id)?;
    let mut out = terminal.out();
    match arguments.form.is_text() {
        true => forms::explain(&mut out, terminal.look(), rule)?,
        false => forms::rule_as_json(&mut out, rule, None, true)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The rule called `id`.
pub(super) fn named(id: &str) -> Result<&'static dyn Rule, Failure> {
    check::named(id).ok_or_else(|| {
        let near = nearest(id, all().map(|rule| rule.id()));
        let hint = near.map_or_else(
            || "to list the rules, type: istilahi check rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::new(format!("there is no rule `{id}`")).hint(hint)
    })
}
