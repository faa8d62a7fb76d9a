//! Messages with arguments in braces after the manner of ICU: `{count, plural, one {# file} other {# files}}`.

use std::ops::Range;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument<'a> {
    /// Its name or number.
    pub name: &'a str,
    /// `plural`, `select`, `number` …; empty where it has none.
    pub kind: &'a str,
    /// The key words of its branches, in order: `one`, `=0`, `other`.
    pub branches: Vec<&'a str>,
    /// Its bytes, braces included.
    pub span: Range<usize>,
}

impl Argument<'_> {
    /// Whether it has branches of which one is taken.
    pub fn chooses(&self) -> bool {
        matches!(self.kind, "plural" | "select" | "selectordinal")
    }
}

/// What is wrong with a message, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the brace that has no partner, or of the argument that cannot be read.
    pub span: Range<usize>,
    /// In a few words.
    pub what: &'static str,
}

/// Messages are nested no deeper.
const DEEPEST: usize = 16;

/// Whether `text` has an argument that chooses between branches, and so is a message in this form.
pub fn is_message(text: &str) -> bool {
    text.contains('{')
        && ["plural,", "select,", "selectordinal,"]
            .iter()
            .any(|kind| text.match_indices(kind).any(|(at, _)| text[..at].trim_end().ends_with(',')))
}

/// The arguments of the message `text`, those in branches included.
pub fn read(text: &str) -> Result<Vec<Argument<'_>>, Fault> {
    let mut reader = Reader { text, at: 0, arguments: Vec::new() };
    reader.message(0)?;
    match text.get(reader.at..) {
        Some("") | None => Ok(reader.arguments),
        Some(_) => Err(Fault { span: reader.at..reader.at + 1, what: "closes nothing" }),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    arguments: Vec<Argument<'a>>,
}

impl<'a> Reader<'a> {
    /// Reads text up to the end or a closing brace.
    fn message(&mut self, depth: usize) -> Result<(), Fault> {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '{' => self.argument(depth)?,
                '}' => return Ok(()),
                // Quoted braces are text: '{'.
                '\'' if self.rest().get(1..).is_some_and(|rest| rest.starts_with(['{', '}'])) => {
                    let quoted = self.rest().get(1..).unwrap_or_default();
                    self.at += 1 + quoted.find('\'').map_or(quoted.len(), |end| end + 1);
                }
                c => self.at += c.len_utf8(),
            }
        }
        Ok(())
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text up to one of `ends`, trimmed.
    fn until(&mut self, ends: &[char]) -> &'a str {
        let rest = self.rest();
        let length = rest.find(ends).unwrap_or(rest.len());
        self.at += length;
        rest[..length].trim()
    }

    fn argument(&mut self, depth: usize) -> Result<(), Fault> {
        let start = self.at;
        let fault = |what| Fault { span: start..start + 1, what };
        if depth >= DEEPEST {
            return Err(fault("is nested too deep"));
        }
        self.at += 1;
        let name = self.until(&['{', '}', ',']);
        let place = self.arguments.len();
        let mut argument = Argument { name, kind: "", branches: Vec::new(), span: start..start };
        self.arguments.push(argument.clone());
        if self.rest().starts_with(',') {
            self.at += 1;
            argument.kind = self.until(&['{', '}', ',']);
            if self.rest().starts_with(',') {
                self.at += 1;
                if argument.chooses() {
                    argument.branches = self.branches(depth, start)?;
                } else {
                    self.until(&['}']);
                }
            }
        }
        if !self.rest().starts_with('}') {
            return Err(fault("is not closed"));
        }
        self.at += 1;
        argument.span = start..self.at;
        if let Some(stored) = self.arguments.get_mut(place) {
            *stored = argument;
        }
        Ok(())
    }

    /// `one {…} other {…}`, up to the brace that closes the argument.
    fn branches(&mut self, depth: usize, start: usize) -> Result<Vec<&'a str>, Fault> {
        let mut branches = Vec::new();
        loop {
            let word = self.until(&['{', '}']);
            if !self.rest().starts_with('{') {
                return Ok(branches);
            }
            // `offset:1 one {…}`
            let key = word.rsplit(char::is_whitespace).next().unwrap_or(word);
            branches.push(key);
            let open = self.at;
            self.at += 1;
            self.message(depth + 1)?;
            if !self.rest().starts_with('}') {
                return Err(Fault { span: open.max(start)..open + 1, what: "is not closed" });
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn arguments_and_branches() {
        let text = "{n, plural, offset:1 =0 {none} one {# of {name}} other {# '{'x'}'}} {d, date, short} {x}";
        let found = read(text).unwrap();
        let shown: Vec<String> =
            found.iter().map(|one| format!("{} {} {}", one.name, one.kind, one.branches.join("|"))).collect();
        assert_eq!(shown, ["n plural =0|one|other", "name  ", "d date ", "x  "]);
        assert_eq!(&text[found[1].span.clone()], "{name}");
        assert!(is_message(text) && !is_message("{x} plural, or"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, span, what) in [
            ("{n, plural, one {a} other {b}", 0..1, "is not closed"),
            ("{n, plural, one {a", 16..17, "is not closed"),
            ("a} b", 1..2, "closes nothing"),
            ("{n", 0..1, "is not closed"),
        ] {
            assert_eq!(read(text), Err(Fault { span, what }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([{}',#é ]|plural|select|one|other|n){0,60}") {
            let _ = is_message(&text);
            if let Ok(found) = read(&text) {
                prop_assert!(found.iter().all(|one| text.get(one.span.clone()).is_some()));
            }
        }
    }
}
