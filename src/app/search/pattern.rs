//! A regular expression that somebody types, held to sizes that no pattern can make slow.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::super::AppError;

/// The largest compiled pattern, in bytes.
const LARGEST: usize = 8 << 20;
/// The most memory that a search with it takes, in bytes.
const LARGEST_CACHE: usize = 8 << 20;
/// How deep groups may be in one another.
const DEEPEST: u32 = 100;

/// The pattern, ready; matching takes time in proportion to the text (crate `regex`).
pub(in crate::app) fn compile(pattern: &str) -> Result<Regex, AppError> {
    let refused = |message: String| AppError::Refused(format!("the pattern {message}"));
    // For the place of an error, which the other crate only draws.
    if let Err(error) = regex_syntax::ParserBuilder::new().nest_limit(DEEPEST).build().parse(pattern) {
        let (what, start) = match &error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start.offset),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span().start.offset),
            other => (other.to_string(), 0),
        };
        let character = pattern.get(..start).map_or(0, |before| before.chars().count()) + 1;
        return Err(refused(format!("cannot be read at character {character}: {what}")));
    }
    let built =
        RegexBuilder::new(pattern).size_limit(LARGEST).dfa_size_limit(LARGEST_CACHE).nest_limit(DEEPEST).build();
    match built {
        Ok(regex) if pattern.is_empty() => {
            drop(regex);
            Err(refused("is empty".to_owned()))
        }
        Ok(regex) => Ok(regex),
        Err(regex::Error::CompiledTooBig(_)) => Err(refused("is too large: use smaller repetitions".to_owned())),
        Err(error) => Err(refused(format!("cannot be read: {error}"))),
    }
}

/// The places in `text` that the pattern matches; those without a character are none.
pub(super) fn spans(pattern: &Regex, text: &str) -> Vec<Range<usize>> {
    pattern.find_iter(text).map(|found| found.range()).filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(pattern: &str) -> String {
        compile(pattern).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_pattern_is_refused_with_its_place() {
        assert_eq!(refused("é(b"), "the pattern cannot be read at character 2: unclosed group");
        assert!(
            refused("[z-a]").starts_with("the pattern cannot be read at character 2: invalid character class range")
        );
        assert!(refused("(?<=a)b").contains("look-around"));
        assert!(refused(r"(a)\1").contains("backreferences"));
        assert!(refused(r"\p{Klingon}").contains("at character 1"));
        assert_eq!(refused(""), "the pattern is empty");
        assert!(refused(r"(\w{1000}){1000}").contains("too large"));
        assert!(refused(&"(".repeat(2000)).contains("character"));
    }

    #[test]
    fn what_has_no_character_is_no_match() {
        assert_eq!(spans(&compile("x*").unwrap(), "axxbx"), [1..3, 4..5]);
        assert!(spans(&compile("x*").unwrap(), "ab").is_empty());
    }
}
