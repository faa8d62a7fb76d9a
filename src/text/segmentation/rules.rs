//! Rules for cutting as SRX 2.0 has them (Segmentation Rules eXchange, LISA OSCAR 2008): named sets of rules, and which
//! languages they are for. How they are applied is in [`super::engine`], how they are written in `format::srx`.

use super::codes::CodeRole;
use crate::text::positions::Position;

/// All that an SRX file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Srx {
    /// Whether texts inside a text (such as notes) are cut as well. istilahi has them as passages of their own, which
    /// are always cut; it is kept for other programs.
    pub segments_subflows: bool,
    /// Whether all sets whose language pattern fits are used, in the order of the map, or only the first.
    pub cascades: bool,
    /// Which codes at a break belong to the segment before it.
    pub handles: Handles,
    /// The sets of rules.
    pub sets: Vec<RuleSet>,
    /// Which sets are for which languages, in order.
    pub maps: Vec<LanguageMap>,
}

/// Which inline codes at a break belong to the segment that ends there (`formathandle`). The default is what SRX says
/// of codes that start or end something; one that stands alone touches the mark before it where this is asked for, and
/// stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handles {
    /// Codes that open a pair.
    pub start: bool,
    /// Codes that close a pair.
    pub end: bool,
    /// Codes that stand alone.
    pub isolated: bool,
}

impl Default for Handles {
    fn default() -> Self {
        Handles { start: false, end: true, isolated: true }
    }
}

impl Handles {
    /// Whether a code with this role stays before a break.
    pub(super) fn includes(self, role: CodeRole) -> bool {
        match role {
            CodeRole::Opening => self.start,
            CodeRole::Closing => self.end,
            CodeRole::Isolated => self.isolated,
            CodeRole::Object => false,
        }
    }
}

/// A named set of rules (`languagerule`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// Its name.
    pub name: String,
    /// Its rules: of those that fit a place, the first decides.
    pub rules: Vec<Rule>,
}

/// One rule: there is a break, or none, where both patterns fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whether there is a break.
    pub breaks: bool,
    /// The pattern (ICU) for the text up to the place; empty fits everything.
    pub before: String,
    /// The pattern for the text from the place on.
    pub after: String,
    /// Where it stands in its file.
    pub position: Position,
}

impl Rule {
    /// A break between `before` and `after`.
    pub fn breaking(before: impl Into<String>, after: impl Into<String>) -> Self {
        Rule { breaks: true, before: before.into(), after: after.into(), position: Position::default() }
    }

    /// No break between `before` and `after`.
    pub fn joining(before: impl Into<String>, after: impl Into<String>) -> Self {
        Rule { breaks: false, ..Rule::breaking(before, after) }
    }
}

/// Which languages a set is for (`languagemap`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageMap {
    /// The pattern for a whole language tag, any case.
    pub pattern: String,
    /// The name of the set.
    pub set: String,
    /// Where it stands in its file.
    pub position: Position,
}
