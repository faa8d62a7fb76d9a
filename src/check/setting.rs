//! What a profile can set of a rule.

use std::collections::BTreeMap;

use crate::model::finding::Severity;

/// Something that a profile can set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key in the profile.
    pub name: &'static str,
    /// What holds where no profile sets it; it also tells the kind of value.
    pub usual: Usual,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What holds where no profile sets it.
#[derive(Clone, Copy, Debug)]
pub enum Usual {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word or phrase.
    Text(&'static str),
    /// Words or phrases, added to those that the program has.
    Words,
    /// Words or phrases, each with what should stand in its place (empty where that is not known), added to those that
    /// the program has.
    Replacements,
}

impl Usual {
    /// What a value of this kind is called.
    pub fn kind(self) -> &'static str {
        match self {
            Usual::Flag(_) => "true or false",
            Usual::Number(_) => "a number",
            Usual::Text(_) => "a text",
            Usual::Words => "a list of texts",
            Usual::Replacements => "a table of texts: \"wrong\" = \"right\"",
        }
    }
}

/// A value that a profile gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word or phrase.
    Text(String),
    /// Words or phrases.
    Words(Vec<String>),
    /// Words or phrases with their replacements.
    Replacements(BTreeMap<String, String>),
}

/// What holds of one rule's settings in a run.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    given: Option<&'a BTreeMap<&'static str, Value>>,
    severity: Option<Severity>,
}

impl<'a> Options<'a> {
    /// The options of a rule for which a profile gave these values, and this severity.
    pub fn new(given: Option<&'a BTreeMap<&'static str, Value>>, severity: Option<Severity>) -> Self {
        Options { given, severity }
    }

    /// The severity that a profile gave the rule; `None` where it has its usual one.
    pub fn severity(&self) -> Option<Severity> {
        self.severity
    }

    fn get(&self, setting: &Setting) -> Option<&'a Value> {
        self.given?.get(setting.name)
    }

    /// A setting that is yes or no.
    pub fn flag(&self, setting: &Setting) -> bool {
        match (self.get(setting), setting.usual) {
            (Some(Value::Flag(flag)), _) => *flag,
            (_, Usual::Flag(flag)) => flag,
            _ => false,
        }
    }

    /// A setting that is a number.
    pub fn number(&self, setting: &Setting) -> f64 {
        match (self.get(setting), setting.usual) {
            (Some(Value::Number(number)), _) => *number,
            (_, Usual::Number(number)) => number,
            _ => 0.0,
        }
    }

    /// A setting that is a text.
    pub fn text(&self, setting: &Setting) -> &'a str {
        match (self.get(setting), setting.usual) {
            (Some(Value::Text(text)), _) => text,
            (_, Usual::Text(text)) => text,
            _ => "",
        }
    }

    /// The words that the profile adds.
    pub fn words(&self, setting: &Setting) -> &'a [String] {
        match self.get(setting) {
            Some(Value::Words(words)) => words,
            _ => &[],
        }
    }

    /// The replacements that the profile adds.
    pub fn replacements(&self, setting: &Setting) -> Option<&'a BTreeMap<String, String>> {
        match self.get(setting) {
            Some(Value::Replacements(pairs)) => Some(pairs),
            _ => None,
        }
    }
}
