//! Reads rules.
//!
//! Elements go by their local names, so that files of SRX 1.0 and those with other prefixes are read as well; what other
//! programs add in namespaces of their own (`okpsrx:sample`) means nothing here.

use crate::format::xml::{Token, XmlStream};
use crate::format::{Effect, ReadError, Source, Warning};
use crate::text::positions::Position;
use crate::text::segmentation::rules::{LanguageMap, Rule, RuleSet, Srx};

/// The most rules that a file can have.
const MOST_RULES: usize = 100_000;

/// The longest pattern, in bytes.
const LONGEST_PATTERN: usize = 256 << 10;

/// How to see what is expected.
const EXAMPLE: &str = "to see what an SRX file looks like, type: istilahi segment --write-srx rules.srx";

/// Reads an SRX file. The warnings say what was put right in it; what its patterns are worth is not known yet.
///
/// # Errors
/// [`ReadError`] where it is not SRX, or an attribute has a value that it cannot have.
pub fn read(source: &mut Source<'_>) -> Result<(Srx, Vec<Warning>), ReadError> {
    let mut xml = XmlStream::open(source)?;
    let mut reader = Reader::default();
    loop {
        let token = xml.next().map_err(|error| if reader.has_root { error } else { no_srx(error) })?;
        match token {
            Token::Start => reader.start(&mut xml)?,
            Token::Eof => break,
            Token::End | Token::Text => {}
        }
    }
    let repairs =
        xml.take_repairs().into_iter().map(|(position, message)| warning(position, message, Effect::Repaired));
    reader.warnings.extend(repairs);
    reader.finish()
}

#[derive(Default)]
struct Reader {
    srx: Srx,
    has_root: bool,
    has_header: bool,
    rules: usize,
    warnings: Vec<Warning>,
}

impl Reader {
    fn start(&mut self, xml: &mut XmlStream<'_>) -> Result<(), ReadError> {
        let position = xml.position();
        let element = Element { name: xml.name().to_owned(), position, attributes: xml.take_attributes() };
        if !self.has_root {
            self.has_root = true;
            return self.root(&element);
        }
        match element.name.as_str() {
            "header" => {
                self.has_header = true;
                self.srx.segments_subflows = element.choice("segmentsubflows", true)?;
                self.srx.cascades = element.choice("cascade", true)?;
                if element.attribute("cascade").is_none() {
                    let message = "its <header> has no attribute `cascade`; all sets that are for a language are used";
                    self.warnings.push(warning(position, message.to_owned(), Effect::Repaired));
                }
            }
            "formathandle" => {
                let handles = &mut self.srx.handles;
                let handle = match element.required("type")? {
                    "start" => &mut handles.start,
                    "end" => &mut handles.end,
                    "isolated" => &mut handles.isolated,
                    other => {
                        return Err(element.wrong(format!("`{other}` is no type of codes"), "start, end or isolated"));
                    }
                };
                *handle = element.choice("include", *handle)?;
            }
            "languagerule" => self.set(&element)?,
            "rule" => return self.rule(&element, xml),
            "languagemap" => self.srx.maps.push(LanguageMap {
                pattern: element.required("languagepattern")?.to_owned(),
                set: element.required("languagerulename")?.to_owned(),
                position,
            }),
            _ => {}
        }
        Ok(())
    }

    fn root(&mut self, element: &Element) -> Result<(), ReadError> {
        if element.name != "srx" {
            let message = format!("this is no SRX file: it begins with <{}>, not with <srx>", element.name);
            return Err(malformed(element.position, message, EXAMPLE));
        }
        let version = element.attribute("version").unwrap_or_default();
        if !matches!(version, "2.0" | "2" | "1.0" | "1") {
            let message = format!("its version is given as `{version}`; it is read as SRX 2.0");
            self.warnings.push(warning(element.position, message, Effect::Repaired));
        }
        Ok(())
    }

    fn set(&mut self, element: &Element) -> Result<(), ReadError> {
        let name = element.required("languagerulename")?;
        if self.srx.sets.iter().any(|set| set.name == name) {
            let message = format!("two sets of rules are called `{name}`; the second one is not used");
            self.warnings.push(warning(element.position, message, Effect::Skipped));
        }
        self.srx.sets.push(RuleSet { name: name.to_owned(), rules: Vec::new() });
        Ok(())
    }

    /// A rule, with its patterns.
    fn rule(&mut self, element: &Element, xml: &mut XmlStream<'_>) -> Result<(), ReadError> {
        let breaks = element.choice("break", true)?;
        let mut rule = Rule { breaks, position: element.position, ..Rule::breaking("", "") };
        let inside = xml.depth();
        while xml.depth() >= inside {
            if xml.next()? != Token::Start {
                continue;
            }
            let position = xml.position();
            let pattern = match xml.name() {
                "beforebreak" => &mut rule.before,
                "afterbreak" => &mut rule.after,
                _ => continue,
            };
            *pattern = xml.text_of_element()?;
            if pattern.len() > LONGEST_PATTERN {
                let message = format!("this pattern is {} kB long", pattern.len() >> 10);
                return Err(malformed(position, message, "break it into several rules"));
            }
        }
        self.rules += 1;
        if self.rules > MOST_RULES {
            let message = format!("there are more than {MOST_RULES} rules");
            return Err(malformed(element.position, message, "leave out the languages that are not needed"));
        }
        match self.srx.sets.last_mut() {
            Some(set) => set.rules.push(rule),
            None => {
                let message = "this rule stands in no <languagerule> and is left out".to_owned();
                self.warnings.push(warning(element.position, message, Effect::Skipped));
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(Srx, Vec<Warning>), ReadError> {
        let start = Position { line: 1, column: 1 };
        if self.srx.maps.is_empty() {
            let message = "no <languagemap> says which rules are for which languages".to_owned();
            let hint = "add one to <maprules>: <languagemap languagepattern=\".*\" languagerulename=\"NAME\"/>";
            return Err(malformed(start, message, hint));
        }
        if !self.has_header {
            let message = "it has no <header>; only the first set that is for a language is used".to_owned();
            self.warnings.push(warning(start, message, Effect::Repaired));
        }
        Ok((self.srx, self.warnings))
    }
}

/// What is no XML at all is no SRX either.
fn no_srx(error: ReadError) -> ReadError {
    match error {
        ReadError::Malformed { position, message, hint: None } => malformed(position, message, EXAMPLE),
        error => error,
    }
}

fn warning(position: Position, message: String, effect: Effect) -> Warning {
    Warning { position, message, effect }
}

fn malformed(position: Position, message: String, hint: &str) -> ReadError {
    ReadError::Malformed { position, message, hint: Some(hint.to_owned()) }
}

/// An element that starts.
struct Element {
    name: String,
    position: Position,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    fn required(&self, name: &str) -> Result<&str, ReadError> {
        self.attribute(name).ok_or_else(|| {
            let message = format!("<{}> has no attribute `{name}`", self.name);
            malformed(self.position, message, &format!("add it: <{} {name}=\"…\">", self.name))
        })
    }

    /// The value of an attribute that is `yes` or `no`.
    fn choice(&self, name: &str, usual: bool) -> Result<bool, ReadError> {
        match self.attribute(name).map(str::trim) {
            None => Ok(usual),
            Some("yes") => Ok(true),
            Some("no") => Ok(false),
            Some(other) => Err(self.wrong(format!("`{other}` cannot be the value of `{name}`"), "yes or no")),
        }
    }

    fn wrong(&self, message: String, values: &str) -> ReadError {
        malformed(self.position, message, &format!("it must be {values}"))
    }
}
