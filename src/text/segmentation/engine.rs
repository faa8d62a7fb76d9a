//! Applies rules as SRX defines them: at each place of a text the first rule whose patterns fit on both sides decides
//! whether a segment ends there.
//!
//! All patterns of a language are two automata: one reads the text from a place on, the other its mirror image, each
//! giving at once which patterns fit. A pattern sees at most `WINDOW` bytes on its side, so that the time for a text
//! is bounded by its length, whatever the patterns are.

use std::collections::HashMap;
use std::fmt;

use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax::Config as Syntax;
use regex_automata::{Anchored, Input, MatchKind, PatternSet};
use regex_syntax::hir::Hir;

use super::conditions::{Condition, Side, alternatives};
use super::reversed::{mirrored, reversed};
use super::rules::{Handles, Rule, Srx};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How far from a place a pattern sees, in bytes.
const WINDOW: usize = 1000;

/// The size to which one pattern may grow, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

/// The size to which all patterns together may grow, in bytes.
const LARGEST: usize = 128 << 20;

/// The most rules for one language.
const MOST_RULES: usize = 20_000;

/// A rule or language map that cannot be used and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands in its file.
    pub position: Position,
    /// What it is and why, in words.
    pub message: String,
}

/// Why rules cannot be used at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// No language pattern fits.
    #[error("there are no rules for {0} in it")]
    NoLanguage(Language),
    /// A language is mapped to a set that is not there.
    #[error("the language map names the rules `{set}`, which are not there")]
    NoSet {
        /// The name.
        set: String,
        /// Where the map is.
        position: Position,
    },
    /// There are too many, or their patterns are too large.
    #[error("the rules for {0} are too large to be used")]
    TooLarge(Language),
}

/// The rules for one language, ready to be applied.
#[derive(Debug)]
pub struct Engine {
    rules: Vec<Compiled>,
    before: Automaton,
    after: Automaton,
    /// Which places can be breaks, as far as the text before them tells.
    candidates: Option<Regex>,
    handles: Handles,
}

/// One way in which a rule fits.
#[derive(Debug)]
struct Compiled {
    breaks: bool,
    /// The patterns on both sides, and whether each has to fit.
    before: Vec<(usize, bool)>,
    after: Vec<(usize, bool)>,
}

impl Engine {
    /// The rules that `srx` has for `language`, and what of it cannot be used.
    ///
    /// # Errors
    /// [`EngineError`].
    pub fn new(srx: &Srx, language: &Language) -> Result<(Engine, Vec<LeftOut>), EngineError> {
        let mut left_out = Vec::new();
        let mut used: Vec<(&str, usize, &Rule)> = Vec::new();
        let mut is_mapped = false;
        for map in &srx.maps {
            match fits(&map.pattern, language) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(reason) => {
                    let message = format!("the language pattern `{}` is left out: {reason}", map.pattern);
                    left_out.push(LeftOut { position: map.position, message });
                    continue;
                }
            }
            let Some(set) = srx.sets.iter().find(|set| set.name == map.set) else {
                return Err(EngineError::NoSet { set: map.set.clone(), position: map.position });
            };
            used.extend(set.rules.iter().enumerate().map(|(at, rule)| (set.name.as_str(), at + 1, rule)));
            is_mapped = true;
            if !srx.cascades {
                break;
            }
        }
        if !is_mapped {
            return Err(EngineError::NoLanguage(language.clone()));
        }
        if used.len() > MOST_RULES {
            return Err(EngineError::TooLarge(language.clone()));
        }
        let mut builder = Builder::default();
        for (set, number, rule) in used {
            if let Err(reason) = builder.add(rule) {
                let message = format!("rule {number} of `{set}` is left out: {reason}");
                left_out.push(LeftOut { position: rule.position, message });
            }
        }
        let engine = builder.finish(srx.handles).ok_or_else(|| EngineError::TooLarge(language.clone()))?;
        Ok((engine, left_out))
    }

    /// Which inline codes at a break belong to the segment before it.
    pub(super) fn handles(&self) -> Handles {
        self.handles
    }

    /// The bytes of `text` at which a segment ends and another one starts, in order.
    pub fn ends(&self, text: &str) -> Vec<usize> {
        let mirror = mirrored(text);
        let (mut before, mut after) = (self.before.set(), self.after.set());
        let mut ends = Vec::new();
        for (at, _) in text.char_indices().skip(1) {
            let back = window(&mirror, text.len() - at);
            if !self.candidates.as_ref().is_some_and(|candidates| candidates.is_match(back.clone().earliest(true))) {
                continue;
            }
            self.before.fill(back, &mut before);
            self.after.fill(window(text, at), &mut after);
            let all = |set: &PatternSet, wanted: &[(usize, bool)]| {
                wanted.iter().all(|(pattern, fits)| contains(set, *pattern) == *fits)
            };
            let first = self.rules.iter().find(|rule| all(&before, &rule.before) && all(&after, &rule.after));
            if first.is_some_and(|rule| rule.breaks) {
                ends.push(at);
            }
        }
        ends
    }
}

fn contains(set: &PatternSet, pattern: usize) -> bool {
    regex_automata::PatternID::new(pattern).is_ok_and(|pattern| set.contains(pattern))
}

/// What a pattern sees of `text` from the byte `at` on.
fn window(text: &str, at: usize) -> Input<'_> {
    let mut end = text.len().min(at + WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Input::new(text).range(at..end).anchored(Anchored::Yes)
}

/// Whether the language pattern fits the whole of the tag, in any case, with hyphens or underscores.
fn fits(pattern: &str, language: &Language) -> Result<bool, String> {
    // Case is set before classes are negated: the opposite of `[^e]` in any case is not `E`.
    let rows = alternatives(&format!("(?i){pattern}"), Side::After)?;
    for tag in [language.as_str().to_owned(), language.as_str().replace('-', "_")] {
        for row in &rows {
            let mut all = true;
            for Condition { side, negative, pattern } in row {
                // At the start of the tag nothing stands before it.
                let fits = match side {
                    Side::Before => pattern.properties().minimum_len() == Some(0),
                    Side::After => {
                        let end = if *negative { Hir::empty() } else { Hir::look(regex_syntax::hir::Look::End) };
                        let whole = Hir::concat(vec![pattern.clone(), end]);
                        let regex = compiled(&[whole], LARGEST_PATTERN).ok_or("it is too large")?;
                        regex.is_match(Input::new(&tag).anchored(Anchored::Yes))
                    }
                };
                all &= fits != *negative;
            }
            if all && !row.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// All patterns as one automaton that says which of them fit.
fn compiled(patterns: &[Hir], limit: usize) -> Option<Regex> {
    let config = Config::new()
        .match_kind(MatchKind::All)
        .nfa_size_limit(Some(limit))
        .onepass(false)
        .dfa(false)
        .backtrack(false)
        .hybrid_cache_capacity(8 << 20);
    Regex::builder().configure(config).build_many_from_hir(patterns).ok()
}

/// Patterns, each kept once.
#[derive(Debug, Default)]
struct Patterns {
    patterns: Vec<Hir>,
    numbers: HashMap<String, usize>,
}

impl Patterns {
    fn add(&mut self, pattern: &Hir) -> usize {
        let patterns = &mut self.patterns;
        *self.numbers.entry(pattern.to_string()).or_insert_with(|| {
            patterns.push(pattern.clone());
            patterns.len() - 1
        })
    }
}

#[derive(Debug, Default)]
struct Builder {
    rules: Vec<Compiled>,
    before: Patterns,
    after: Patterns,
    /// Of the rules that break: what stands before; and whether there is one for which anything may.
    breaking: Vec<Hir>,
    anything_breaks: bool,
}

impl Builder {
    /// Adds `rule`.
    ///
    /// # Errors
    /// Why it cannot be used.
    fn add(&mut self, rule: &Rule) -> Result<(), String> {
        let before = alternatives(&rule.before, Side::Before).map_err(|reason| format!("its beforebreak: {reason}"))?;
        let after = alternatives(&rule.after, Side::After).map_err(|reason| format!("its afterbreak: {reason}"))?;
        let all = before.iter().chain(&after).flatten();
        if all.clone().any(|condition| !is_small(&condition.pattern)) {
            return Err("its pattern grows too large; repeat less in it".to_owned());
        }
        for before in &before {
            for after in &after {
                self.add_way(rule.breaks, before.iter().chain(after));
            }
        }
        Ok(())
    }

    fn add_way<'a>(&mut self, breaks: bool, conditions: impl Iterator<Item = &'a Condition>) {
        let mut way = Compiled { breaks, before: Vec::new(), after: Vec::new() };
        let mut candidate = None;
        for Condition { side, negative, pattern } in conditions {
            match side {
                Side::Before => {
                    let pattern = reversed(pattern);
                    way.before.push((self.before.add(&pattern), !negative));
                    candidate = candidate.or((!negative).then_some(pattern));
                }
                Side::After => way.after.push((self.after.add(pattern), !negative)),
            }
        }
        if breaks {
            match candidate {
                Some(pattern) => self.breaking.push(pattern),
                None => self.anything_breaks = true,
            }
        }
        self.rules.push(way);
    }

    /// `None` where it is too large.
    fn finish(self, handles: Handles) -> Option<Engine> {
        let candidates = match (self.anything_breaks, self.breaking.is_empty()) {
            (true, _) => Some(compiled(&[Hir::empty()], LARGEST)?),
            (false, true) => None,
            (false, false) => Some(compiled(&[Hir::alternation(self.breaking)], LARGEST)?),
        };
        let before = Automaton::new(&self.before.patterns)?;
        let after = Automaton::new(&self.after.patterns)?;
        Some(Engine { rules: self.rules, before, after, candidates, handles })
    }
}

/// Whether a pattern stays small when it is compiled.
fn is_small(pattern: &Hir) -> bool {
    let config = thompson::Config::new().nfa_size_limit(Some(LARGEST_PATTERN));
    thompson::Compiler::new().syntax(Syntax::new()).configure(config).build_from_hir(pattern).is_ok()
}

/// Several patterns at once.
struct Automaton {
    regex: Option<Regex>,
}

impl fmt::Debug for Automaton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Automaton of {} patterns", self.regex.as_ref().map_or(0, Regex::pattern_len))
    }
}

impl Automaton {
    /// `None` where it is too large.
    fn new(patterns: &[Hir]) -> Option<Self> {
        let regex = if patterns.is_empty() { None } else { Some(compiled(patterns, LARGEST)?) };
        Some(Automaton { regex })
    }

    fn set(&self) -> PatternSet {
        PatternSet::new(self.regex.as_ref().map_or(0, Regex::pattern_len))
    }

    /// Puts the patterns that fit at the start of `input` into `set`.
    fn fill(&self, input: Input<'_>, set: &mut PatternSet) {
        set.clear();
        if let Some(regex) = &self.regex {
            regex.which_overlapping_matches(&input, set);
        }
    }
}
