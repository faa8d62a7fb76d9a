//! Characters, escapes and classes of ICU patterns in the words of the `regex` crate.

use super::pattern::Fault;

/// How deep classes may be nested.
const DEEPEST: usize = 20;

/// What ICU takes for the end of a line.
const LINE_ENDS: &str = r"\n\x0B\x0C\r\x{85}\x{2028}\x{2029}";

/// What ICU takes for horizontal white space.
const BLANKS: &str = r"\t\p{Zs}";

/// The characters of a pattern, gone through from left to right.
pub(super) struct Characters<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Characters<'a> {
    pub(super) fn new(pattern: &'a str) -> Self {
        Characters { rest: pattern, at: 1 }
    }

    /// Where the next character stands, from 1.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.skip(c.len_utf8());
        Some(c)
    }

    /// Goes on by `bytes`.
    pub(super) fn skip(&mut self, bytes: usize) {
        let (gone, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.at += gone.chars().count();
        self.rest = rest;
    }

    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { at: self.at, message: message.into() }
    }

    /// `{3}`, `{3,}` or `{3,5}`, if that is what follows.
    pub(super) fn counts(&mut self) -> Option<String> {
        let end = self.rest.find('}')?;
        let (low, high) = self.rest[1..end].split_once(',').unwrap_or((&self.rest[1..end], "0"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(low) || !(high.is_empty() || is_number(high)) {
            return None;
        }
        let counts = self.rest[..=end].to_owned();
        self.skip(end + 1);
        Some(counts)
    }

    /// `count` hexadecimal digits, or any number of them in braces.
    fn hexadecimal(&mut self, count: usize) -> Result<u32, Fault> {
        let (digits, length) = match self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((digits, _)) => (digits, digits.len() + 2),
            None => (self.rest.get(..count).unwrap_or_default(), count),
        };
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'));
        let number = number.ok_or_else(|| self.fault("a number in hexadecimal digits should stand here"))?;
        self.skip(length);
        Ok(number)
    }
}

/// `c` as itself.
pub(super) fn literal(c: char) -> String {
    regex_syntax::escape(c.encode_utf8(&mut [0; 4]))
}

/// The escape whose backslash has just been read.
pub(super) fn outside_class(characters: &mut Characters<'_>) -> Result<String, Fault> {
    let fault = |characters: &Characters<'_>, what: &str| Err(characters.fault(what));
    match characters.peek() {
        Some(c @ ('b' | 'B' | 'A')) => {
            characters.next();
            Ok(format!("\\{c}"))
        }
        Some('z' | 'Z') => {
            characters.next();
            Ok(r"\z".to_owned())
        }
        Some('R') => {
            characters.next();
            Ok(format!(r"(?:\r\n|[{LINE_ENDS}])"))
        }
        Some('X') => {
            characters.next();
            Ok(r"(?:\r\n|\P{M}\p{M}*)".to_owned())
        }
        Some('G') => fault(characters, "`\\G` cannot be used here"),
        Some('1'..='9' | 'k') => fault(characters, "a reference back to a group cannot be used here"),
        Some('Q') => {
            characters.next();
            Ok(format!("(?:{})", regex_syntax::escape(quoted(characters))))
        }
        _ => one(characters).map(|one| match one {
            One::Character(c) => literal(c),
            One::Class(items) => format!("[{items}]"),
        }),
    }
}

/// Text up to `\E`, or to the end.
fn quoted<'a>(characters: &mut Characters<'a>) -> &'a str {
    let rest = characters.rest();
    let (text, length) = rest.split_once("\\E").map_or((rest, rest.len()), |(text, _)| (text, text.len() + 2));
    characters.skip(length);
    text
}

/// The class whose `[` has just been read.
pub(super) fn class(characters: &mut Characters<'_>, depth: usize) -> Result<String, Fault> {
    let start = characters.at();
    if depth > DEEPEST {
        return Err(characters.fault("classes are nested too deep"));
    }
    let mut text = String::from("[");
    if characters.peek() == Some('^') {
        characters.next();
        text.push('^');
    }
    let mut is_first = true;
    loop {
        let rest = characters.rest();
        let Some(c) = characters.next() else {
            return Err(Fault { at: start, message: "`[` is never closed; write a plain one as `\\[`".to_owned() });
        };
        match c {
            ']' if !is_first => break,
            '[' => match posix(rest) {
                Some((item, length)) => {
                    characters.skip(length - 1);
                    text.push_str(&item);
                }
                None => text.push_str(&class(characters, depth + 1)?),
            },
            '\\' if characters.peek() == Some('Q') => {
                characters.next();
                quoted(characters).chars().for_each(|c| text.push_str(&item(c)));
            }
            '\\' => match one(characters)? {
                One::Character(c) => text.push_str(&item(c)),
                One::Class(items) => text.push_str(&format!("[{items}]")),
            },
            '&' | '-' if rest[1..].starts_with(c) => {
                characters.next();
                text.extend([c, c]);
            }
            // What ICU has between two classes in sets.
            '&' | '-' if text.ends_with(']') && rest[1..].starts_with('[') => text.extend([c, c]),
            '-' if !is_first && !characters.rest().starts_with(']') => text.push('-'),
            c => text.push_str(&item(c)),
        }
        is_first = false;
    }
    text.push(']');
    Ok(text)
}

/// A character in a class.
fn item(c: char) -> String {
    match c {
        '[' | ']' | '^' | '-' | '&' | '~' | '\\' => format!("\\{c}"),
        c => c.to_string(),
    }
}

/// `[:name:]` and its length in bytes.
fn posix(rest: &str) -> Option<(String, usize)> {
    let (name, _) = rest.strip_prefix("[:")?.split_once(":]")?;
    let length = name.len() + 4;
    let (negated, name) = name.strip_prefix('^').map_or((false, name), |name| (true, name));
    property(name, negated).map(|items| (format!("[{items}]"), length))
}

/// What an escape means that can stand in a class as well.
enum One {
    Character(char),
    Class(String),
}

fn one(characters: &mut Characters<'_>) -> Result<One, Fault> {
    let at = characters.at();
    let Some(c) = characters.next() else {
        return Err(characters.fault("a backslash at the end means nothing"));
    };
    let number = |number: u32| {
        let c = char::from_u32(number).map(One::Character);
        c.ok_or_else(|| Fault { at, message: format!("{number:X} is the number of no character") })
    };
    Ok(match c {
        'd' | 'D' | 'w' | 'W' | 's' | 'S' => One::Class(format!("\\{c}")),
        'h' => One::Class(BLANKS.to_owned()),
        'H' => One::Class(format!("^{BLANKS}")),
        'v' => One::Class(LINE_ENDS.to_owned()),
        'V' => One::Class(format!("^{LINE_ENDS}")),
        'n' => One::Character('\n'),
        'r' => One::Character('\r'),
        't' => One::Character('\t'),
        'f' => One::Character('\u{C}'),
        'a' => One::Character('\u{7}'),
        'e' => One::Character('\u{1B}'),
        // In a class; elsewhere it was read before.
        'b' => One::Character('\u{8}'),
        'c' => match characters.next() {
            Some(letter) if letter.is_ascii() => One::Character(char::from(letter.to_ascii_uppercase() as u8 ^ 64)),
            _ => return Err(characters.fault("a letter should stand behind `\\c`")),
        },
        '0' => {
            let digits = characters.rest().bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = u32::from_str_radix(&characters.rest()[..digits], 8).unwrap_or_default();
            characters.skip(digits);
            number(code)?
        }
        'x' => number(characters.hexadecimal(2)?)?,
        'U' => number(characters.hexadecimal(8)?)?,
        'u' => {
            let high = characters.hexadecimal(4)?;
            // Java writes a character beyond the first 65,536 as two halves.
            match (high, characters.rest().strip_prefix("\\u").and_then(|rest| rest.get(..4))) {
                (0xD800..=0xDBFF, Some(low)) => {
                    let low = u32::from_str_radix(low, 16).ok().filter(|low| (0xDC00..=0xDFFF).contains(low));
                    let low =
                        low.ok_or_else(|| characters.fault("the second half of a character should stand here"))?;
                    characters.skip(6);
                    number(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?
                }
                _ => number(high)?,
            }
        }
        'p' | 'P' => {
            let rest = characters.rest();
            let (name, length) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                Some((name, _)) => (name, name.len() + 2),
                None => rest.chars().next().map_or(("", 0), |c| (&rest[..c.len_utf8()], c.len_utf8())),
            };
            let items = property(name, c == 'P')
                .ok_or_else(|| Fault { at, message: format!("no property of characters is called `{name}`") })?;
            characters.skip(length);
            One::Class(items)
        }
        c if c.is_ascii_alphanumeric() => {
            return Err(Fault { at, message: format!("`\\{c}` means nothing known here") });
        }
        c => One::Character(c),
    })
}

/// The property called `name` as an item of a class.
fn property(name: &str, negated: bool) -> Option<String> {
    let (negated, name) = name.strip_prefix('^').map_or((negated, name), |name| (!negated, name));
    let name = match name {
        // Names that Java and POSIX have, and Unicode has not.
        "Alnum" | "alnum" => {
            return Some(if negated { r"^\p{Alphabetic}\p{Nd}" } else { r"\p{Alphabetic}\p{Nd}" }.into());
        }
        "Blank" | "blank" => return Some(if negated { "^".to_owned() + BLANKS } else { BLANKS.to_owned() }),
        "word" => return Some(if negated { r"\W" } else { r"\w" }.into()),
        "javaLowerCase" => "Lowercase",
        "javaUpperCase" => "Uppercase",
        "javaLetter" | "IsLetter" => "L",
        "javaDigit" | "IsDigit" => "Nd",
        "javaWhitespace" | "Space" | "space" => "White_Space",
        "ASCII" => return Some(if negated { r"^\x00-\x7F" } else { r"\x00-\x7F" }.into()),
        name => name,
    };
    let sign = if negated { 'P' } else { 'p' };
    let known = [name, name.strip_prefix("Is").unwrap_or(name), name.strip_prefix("is").unwrap_or(name)]
        .into_iter()
        .map(|name| format!("\\{sign}{{{name}}}"))
        .find(|item| regex_syntax::parse(item).is_ok());
    known
        .filter(|_| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '=' | ' ' | '-')))
}
