//! The objects of SARIF 2.1.0 that a log of ours has.

use serde::Serialize;

use crate::check::Rule;
use crate::model::finding::Side;
use crate::report::check::docs::Docs;

/// `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    pub(super) rule_id: &'a str,
    pub(super) rule_index: usize,
    pub(super) level: &'static str,
    pub(super) message: Message<'a>,
    pub(super) locations: [Location; 1],
    pub(super) partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<Fix>,
    pub(super) properties: Pair<'a>,
}

/// `message`.
#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub(super) text: &'a str,
}

/// What has a text of its own: `message`, `artifactContent`, `multiformatMessageString`.
#[derive(Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

impl Text {
    pub(super) fn of(text: &str) -> Self {
        Text { text: text.to_owned() }
    }
}

#[derive(Serialize)]
pub(super) struct Fingerprints<'a> {
    #[serde(rename = "istilahi/v1")]
    pub(super) ours: &'a str,
}

/// What SARIF has no place for: the pair of texts and where in it the finding stands.
#[derive(Serialize)]
pub(super) struct Pair<'a> {
    pub(super) segment: usize,
    pub(super) side: Side,
    pub(super) words: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<&'a str>,
    pub(super) target: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) evidence: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<String>,
}

/// `location`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<LogicalLocation>,
}

/// `physicalLocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<RegionJson>,
}

/// `artifactLocation`.
#[derive(Serialize)]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
}

/// `logicalLocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub(super) name: String,
    pub(super) fully_qualified_name: String,
    pub(super) kind: &'static str,
}

/// `region`. Its columns count code points, as the run says.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RegionJson {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<Text>,
}

/// `fix`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix {
    pub(super) description: Text,
    pub(super) artifact_changes: [ArtifactChange; 1],
}

/// `artifactChange`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: [Replacement; 1],
}

/// `replacement`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement {
    pub(super) deleted_region: RegionJson,
    pub(super) inserted_content: Text,
}

/// `invocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tool_execution_notifications: Vec<Notification>,
}

/// `notification`.
#[derive(Serialize)]
pub(super) struct Notification {
    pub(super) level: &'static str,
    pub(super) message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) locations: Vec<Location>,
}

/// `tool`.
#[derive(Serialize)]
pub(super) struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    rules: Vec<RuleJson>,
}

impl Tool {
    pub(super) fn new(rules: Vec<RuleJson>) -> Self {
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let homes = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
        let information_uri = homes.into_iter().find(|home| !home.is_empty()).unwrap_or_default();
        Tool { driver: Driver { name, version, information_uri, rules } }
    }
}

/// `reportingDescriptor`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleJson {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<RuleProperties>,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: Vec<String>,
    /// As code hosts name it: `very-high`, `high`, `medium`.
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
}

impl RuleJson {
    /// A rule of the program.
    pub(super) fn of(rule: &dyn Rule) -> Self {
        let docs = Docs::of(rule);
        let help = docs.markdown();
        let full = docs.section("What it finds").unwrap_or_else(|| rule.summary().to_owned());
        let area = rule.id().split('.').next().unwrap_or_default();
        let precision = rule.precision().map(|share| match share {
            share if share >= 0.95 => "very-high",
            share if share >= 0.8 => "high",
            _ => "medium",
        });
        RuleJson {
            id: rule.id().to_owned(),
            short_description: Some(Text::of(rule.summary())),
            full_description: Some(Text { text: full }),
            help: Some(Help { text: help.clone(), markdown: help }),
            default_configuration: Some(Configuration { level: super::level(rule.severity()) }),
            properties: Some(RuleProperties { tags: vec![area.to_owned()], precision }),
        }
    }

    /// A pattern that a user named.
    pub(super) fn named(id: &str) -> Self {
        RuleJson {
            id: id.to_owned(),
            short_description: None,
            full_description: None,
            help: None,
            default_configuration: None,
            properties: None,
        }
    }
}
