//! The rules themselves, as a table to read and as `istilahi/rule/1`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::docs::Docs;
use super::text::severity_style;
use crate::check::setting::{Options, Setting, Usual};
use crate::check::{Profile, Rule, all};
use crate::model::finding::Severity;
use crate::report::Look;
use crate::report::text::layout::{BOLD, DIM, Layout, plain};

/// The first part of a rule's name.
fn area(rule: &dyn Rule) -> &'static str {
    rule.id().split('.').next().unwrap_or_default()
}

/// `93 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Writes the rules as a table by area; with a profile as it has them, those that are off as well.
///
/// # Errors
/// What the writer reports.
pub fn list_rules(out: &mut dyn Write, look: Look, profile: Option<&Profile>) -> io::Result<()> {
    let mut layout = Layout::new(out, look);
    let widest = all().map(|rule| rule.id().width()).max().unwrap_or(0);
    let head = format!("  {:widest$}  {:<8}  {:>9}  ", "rule", "severity", "precision");
    layout.paragraph(&head, &[(DIM, "what it finds")])?;
    let mut last = "";
    for rule in all() {
        let usual = rule.severity();
        let severity = profile.map_or(Some(usual), |profile| profile.severity(rule));
        if area(rule) != last {
            last = area(rule);
            layout.paragraph("", &[(BOLD, last)])?;
        }
        let id = format!("  {:widest$}  ", rule.id());
        let (style, word) = severity.map_or((DIM, "off"), |severity| (severity_style(severity), severity.as_str()));
        let word = format!("{word:<8}  ");
        let precision = format!("{:>9}  ", rule.precision().map_or_else(|| "–".to_owned(), percent));
        let changed = if severity == Some(usual) { String::new() } else { format!("  (usually {usual})") };
        let id_style = if severity.is_none() { DIM } else { BOLD };
        let pieces = [(style, word.as_str()), (DIM, &precision), plain(rule.summary()), (DIM, &changed)];
        layout.labelled((id_style, &id), &pieces)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct RuleJson<'a> {
    schema: &'static str,
    rule: &'static str,
    area: &'static str,
    severity: &'static str,
    usual_severity: Severity,
    summary: &'a str,
    precision: Option<f64>,
    needs_source: bool,
    language: Option<&'static str>,
    settings: Vec<SettingJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
}

#[derive(Serialize)]
struct SettingJson {
    name: &'static str,
    about: &'static str,
    value: ValueJson,
}

/// The value that holds: that of the profile, else the usual one.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Flag(bool),
    Number(f64),
    Text(String),
    Words(Vec<String>),
    Replacements(BTreeMap<String, String>),
}

fn value(setting: &Setting, options: Options<'_>) -> ValueJson {
    match setting.usual {
        Usual::Flag(_) => ValueJson::Flag(options.flag(setting)),
        Usual::Number(_) => ValueJson::Number(options.number(setting)),
        Usual::Text(_) => ValueJson::Text(options.text(setting).to_owned()),
        Usual::Words => ValueJson::Words(options.words(setting).to_vec()),
        Usual::Replacements => ValueJson::Replacements(options.replacements(setting).cloned().unwrap_or_default()),
    }
}

/// Writes `rule` as one line of JSON: as `profile` has it, and with its docs where they are wanted.
///
/// # Errors
/// What the writer reports.
pub fn rule_as_json(
    out: &mut dyn Write,
    rule: &dyn Rule,
    profile: Option<&Profile>,
    with_docs: bool,
) -> io::Result<()> {
    let severity = profile.map_or(Some(rule.severity()), |profile| profile.severity(rule));
    let options = profile.map_or(Options::new(None, None), |profile| profile.options(rule.id()));
    let setting = |one: &Setting| SettingJson { name: one.name, about: one.about, value: value(one, options) };
    serde_json::to_writer(
        &mut *out,
        &RuleJson {
            schema: "istilahi/rule/1",
            rule: rule.id(),
            area: area(rule),
            severity: severity.map_or("off", Severity::as_str),
            usual_severity: rule.severity(),
            summary: rule.summary(),
            precision: rule.precision(),
            needs_source: rule.needs_source(),
            language: rule.language(),
            settings: rule.settings().iter().map(setting).collect(),
            docs: with_docs.then(|| Docs::of(rule).markdown()),
        },
    )?;
    out.write_all(b"\n")
}
