//! Patterns of SRX, which are regular expressions of ICU, in the words of the `regex` crate.
//!
//! What that crate writes otherwise is translated ([`super::escapes`], possessive and atomic parts, which are taken for
//! ordinary ones: where they differ, they fit less). Look-around is kept apart, because the crate has none:
//! [`super::conditions`] makes of it what can be made. What is left is refused, with the place in the pattern.

use super::escapes::{self, Characters};

/// How deep groups may be nested.
const DEEPEST: usize = 60;

/// A part of a pattern, from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A pattern of the `regex` crate.
    Plain(String),
    /// A look ahead or behind.
    Look {
        /// Whether it looks behind.
        behind: bool,
        /// Whether what it looks for must not be there.
        negative: bool,
        /// What it looks for, as a pattern of the `regex` crate.
        inner: String,
    },
    /// A group that is not repeated and has looks in it.
    Group(Vec<Vec<Piece>>),
}

/// What cannot be understood or done, and where: in code points from the pattern's start, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

/// The alternatives of `pattern`, each a row of pieces.
pub(super) fn parse(pattern: &str) -> Result<Vec<Vec<Piece>>, Fault> {
    let mut parser = Parser { characters: Characters::new(pattern), flags: Flags::default(), depth: 0 };
    let alternatives = parser.alternatives()?;
    match parser.characters.peek() {
        None => Ok(alternatives),
        Some(_) => Err(parser.characters.fault("`)` closes nothing; write a plain one as `\\)`")),
    }
}

/// The flags that hold where the parser is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Flags {
    any_case: bool,
    lines: bool,
    dot_all: bool,
    spaced: bool,
}

struct Parser<'a> {
    characters: Characters<'a>,
    flags: Flags,
    depth: usize,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Vec<Vec<Piece>>, Fault> {
        let mut alternatives = vec![Vec::new()];
        while let Some(c) = self.characters.peek() {
            match c {
                ')' => break,
                '|' => {
                    self.characters.next();
                    alternatives.push(Vec::new());
                }
                _ => {
                    if let (Some(piece), Some(row)) = (self.piece()?, alternatives.last_mut()) {
                        push(row, piece);
                    }
                }
            }
        }
        Ok(alternatives)
    }

    /// One atom with its quantifier; nothing for a comment or flags.
    fn piece(&mut self) -> Result<Option<Piece>, Fault> {
        let at = self.characters.at();
        let Some(c) = self.characters.next() else { return Ok(None) };
        let atom = match c {
            '(' => return self.group(at),
            '[' => escapes::class(&mut self.characters, 0)?,
            '\\' => escapes::outside_class(&mut self.characters)?,
            '.' | '^' | '$' => c.to_string(),
            '*' | '+' | '?' => {
                return Err(Fault { at, message: format!("`{c}` repeats nothing; write a plain one as `\\{c}`") });
            }
            c if self.flags.spaced && c.is_whitespace() => return Ok(None),
            '#' if self.flags.spaced => {
                while self.characters.next().is_some_and(|c| c != '\n') {}
                return Ok(None);
            }
            c => escapes::literal(c),
        };
        Ok(Some(self.quantified(atom)))
    }

    /// `atom` with the quantifier that follows, under the flags that hold.
    fn quantified(&mut self, atom: String) -> Piece {
        let quantifier = self.quantifier();
        let atom = match (quantifier.is_empty(), self.flags.written()) {
            (_, flags) if !flags.is_empty() => format!("(?{flags}:{atom}){quantifier}"),
            // An atom of several characters, such as quoted text, is repeated as a whole.
            (false, _) => format!("(?:{atom}){quantifier}"),
            (true, _) => atom,
        };
        Piece::Plain(atom)
    }

    /// The quantifier that follows; whether it is lazy or possessive makes no difference to where a pattern can fit.
    fn quantifier(&mut self) -> String {
        let quantifier = match self.characters.peek() {
            Some(c @ ('*' | '+' | '?')) => {
                self.characters.next();
                c.to_string()
            }
            Some('{') => match self.characters.counts() {
                Some(counts) => counts,
                None => return String::new(),
            },
            _ => return String::new(),
        };
        if matches!(self.characters.peek(), Some('?' | '+')) {
            self.characters.next();
        }
        quantifier
    }

    fn group(&mut self, at: usize) -> Result<Option<Piece>, Fault> {
        let fault = |message: &str| Err(Fault { at, message: message.to_owned() });
        self.depth += 1;
        if self.depth > DEEPEST {
            return fault("groups are nested too deep");
        }
        let outer = self.flags;
        let look = match self.opening(at)? {
            Opening::Group => None,
            Opening::Look { behind, negative } => Some((behind, negative)),
            Opening::Nothing => {
                self.depth -= 1;
                return Ok(None);
            }
        };
        let alternatives = self.alternatives()?;
        if self.characters.next() != Some(')') {
            return fault("`(` is never closed; write a plain one as `\\(`");
        }
        self.flags = outer;
        self.depth -= 1;
        let plain = rendered(&alternatives);
        match (look, plain) {
            (Some(_), None) => fault("a look-around inside a look-around cannot be used here"),
            (Some((behind, negative)), Some(inner)) => match self.quantifier().is_empty() {
                true => Ok(Some(Piece::Look { behind, negative, inner })),
                false => fault("a look-around that is repeated cannot be used here"),
            },
            // The flags outside are inside as well, and were written there.
            (None, Some(plain)) => Ok(Some(Piece::Plain(format!("{plain}{}", self.quantifier())))),
            (None, None) => match self.quantifier().is_empty() {
                true => Ok(Some(Piece::Group(alternatives))),
                false => fault("a look-around in a part that is repeated cannot be used here"),
            },
        }
    }

    /// What stands behind `(`.
    fn opening(&mut self, at: usize) -> Result<Opening, Fault> {
        let rest = self.characters.rest();
        for (sign, opening) in [
            ("?:", Opening::Group),
            ("?>", Opening::Group),
            ("?=", Opening::Look { behind: false, negative: false }),
            ("?!", Opening::Look { behind: false, negative: true }),
            ("?<=", Opening::Look { behind: true, negative: false }),
            ("?<!", Opening::Look { behind: true, negative: true }),
        ] {
            if rest.starts_with(sign) {
                self.characters.skip(sign.len());
                return Ok(opening);
            }
        }
        if let Some(comment) = rest.strip_prefix("?#") {
            let Some(end) = comment.find(')') else {
                return Err(Fault { at, message: "the comment is never closed".to_owned() });
            };
            self.characters.skip(2 + end + 1);
            return Ok(Opening::Nothing);
        }
        if let Some(name) = rest.strip_prefix("?<").or_else(|| rest.strip_prefix("?P<")) {
            let Some(end) = name.find('>') else {
                return Err(Fault { at, message: "the name of the group is never closed".to_owned() });
            };
            self.characters.skip(rest.len() - name.len() + end + 1);
            return Ok(Opening::Group);
        }
        if rest.starts_with('?') {
            self.characters.next();
            return self.flags(at);
        }
        Ok(Opening::Group)
    }

    /// Flags for the rest of the group they stand in, or for a group of their own.
    fn flags(&mut self, at: usize) -> Result<Opening, Fault> {
        let mut on = true;
        let mut flags = self.flags;
        loop {
            match self.characters.next() {
                Some('-') => on = false,
                Some('i') => flags.any_case = on,
                Some('m') => flags.lines = on,
                Some('s') => flags.dot_all = on,
                Some('x') => flags.spaced = on,
                // Unicode case, Unix lines, Unicode words: as it is here anyway, or all but so.
                Some('u' | 'd' | 'w' | 'U') => {}
                Some(')') => {
                    self.flags = flags;
                    return Ok(Opening::Nothing);
                }
                Some(':') => {
                    self.flags = flags;
                    return Ok(Opening::Group);
                }
                _ => return Err(Fault { at, message: "`(?` begins nothing known".to_owned() }),
            }
        }
    }
}

enum Opening {
    Group,
    Look { behind: bool, negative: bool },
    Nothing,
}

impl Flags {
    fn written(self) -> String {
        let Flags { any_case, lines, dot_all, .. } = self;
        [(any_case, 'i'), (lines, 'm'), (dot_all, 's')].iter().filter(|(on, _)| *on).map(|(_, flag)| flag).collect()
    }
}

fn push(row: &mut Vec<Piece>, piece: Piece) {
    match (row.last_mut(), piece) {
        (Some(Piece::Plain(text)), Piece::Plain(more)) => text.push_str(&more),
        (_, piece) => row.push(piece),
    }
}

/// The alternatives as one pattern; `None` where looks are among them.
fn rendered(alternatives: &[Vec<Piece>]) -> Option<String> {
    let mut text = String::from("(?:");
    for (number, row) in alternatives.iter().enumerate() {
        if number > 0 {
            text.push('|');
        }
        for piece in row {
            let Piece::Plain(plain) = piece else { return None };
            text.push_str(plain);
        }
    }
    text.push(')');
    Some(text)
}
