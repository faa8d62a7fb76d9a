//! The pieces of a string: what stands between two quotation marks, with the escapes of C.
//!
//! What is written wrongly is taken as it was surely meant: a quotation mark inside without its backslash, a missing
//! one at the end of the line, a backslash before a letter that means nothing.

/// What a piece has that it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The line ends inside.
    Open,
    /// A quotation mark inside has no backslash before it.
    BareQuote,
    /// A backslash before something that means nothing.
    BadEscape,
    /// Escaped bytes that are no UTF-8.
    BadBytes,
    /// A NUL.
    Nul,
}

impl Fault {
    /// What is wrong, and what was done.
    pub(super) fn message(self) -> &'static str {
        match self {
            Fault::Open => "this string does not end on its line; the line's end was taken for its end",
            Fault::BareQuote => "a quotation mark inside this string lacks its backslash; taken as part of the text",
            Fault::BadEscape => "a backslash stands before something that it has no meaning for; both were kept",
            Fault::BadBytes => "escaped bytes in this string are no UTF-8; U+FFFD stands for them",
            Fault::Nul => "a NUL in this string was left out",
        }
    }
}

/// What was read of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes in the line, the closing mark included.
    pub(super) length: usize,
    /// The first fault, with its byte in the line.
    pub(super) fault: Option<(usize, Fault)>,
}

/// Appends the piece that `line` starts with, behind its opening mark, to `text`. `step` hears of each place from which
/// text and line run in step again: the lengths of both.
pub(super) fn read_piece(line: &str, text: &mut String, mut step: impl FnMut(usize, usize)) -> Piece {
    let bytes = line.as_bytes();
    let end = line.trim_end().len();
    let ends_quoted = end > 0 && bytes[end - 1] == b'"';
    let mut fault = None;
    let mut blame = |at: usize, what: Fault| {
        fault.get_or_insert((at, what));
    };
    let mut at = 0;
    loop {
        let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\\' | 0)).map(|found| at + found)
        else {
            text.push_str(&line[at..]);
            blame(line.len(), Fault::Open);
            return Piece { length: line.len(), fault };
        };
        text.push_str(&line[at..found]);
        at = found + 1;
        match bytes[found] {
            b'"' => {
                let last_two = at + 1 == end;
                if !ends_quoted || at == end || !last_two && goes_on(&line[at..]) {
                    return Piece { length: at, fault };
                }
                text.push('"');
                blame(found, Fault::BareQuote);
            }
            0 => blame(found, Fault::Nul),
            _ => match escape(&bytes[at..], text) {
                Ok(length) => at += length,
                Err((length, what)) => {
                    blame(found, what);
                    if what == Fault::BadEscape {
                        text.push('\\');
                    }
                    at += length;
                }
            },
        }
        step(text.len(), at);
    }
}

/// Whether what stands behind a quotation mark shows that it closed the string.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(['"', '#']) || rest.starts_with("msg")
}

/// Appends what the escape stands for whose bytes behind the backslash start `bytes`; gives their number.
fn escape(bytes: &[u8], text: &mut String) -> Result<usize, (usize, Fault)> {
    let Some(first) = bytes.first() else { return Err((0, Fault::BadEscape)) };
    let c = match first {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0C',
        b'v' => '\x0B',
        b'\\' | b'"' | b'\'' | b'?' => char::from(*first),
        b'x' | b'0'..=b'7' => return escaped_bytes(bytes, text),
        _ => return Err((0, Fault::BadEscape)),
    };
    text.push(c);
    Ok(1)
}

/// Numbers stand for bytes: several escapes in a row can be one character.
fn escaped_bytes(bytes: &[u8], text: &mut String) -> Result<usize, (usize, Fault)> {
    let Some((value, mut length)) = number(bytes) else { return Err((0, Fault::BadEscape)) };
    if value == 0 {
        return Err((length, Fault::Nul));
    }
    let mut run = vec![value];
    while value >= 0x80 && bytes.get(length) == Some(&b'\\') {
        match number(&bytes[length + 1..]) {
            Some((next, more)) if next >= 0x80 => {
                run.push(next);
                length += 1 + more;
            }
            _ => break,
        }
    }
    match std::str::from_utf8(&run) {
        Ok(run) => {
            text.push_str(run);
            Ok(length)
        }
        Err(_) => {
            text.push('\u{FFFD}');
            Err((length, Fault::BadBytes))
        }
    }
}

/// One byte as up to three octal digits, or as `x` and hexadecimal digits; with their number.
fn number(bytes: &[u8]) -> Option<(u8, usize)> {
    let (radix, skip, most) = if bytes.first() == Some(&b'x') { (16, 1, usize::MAX) } else { (8, 0, 3) };
    let digits = bytes[skip..].iter().take(most).take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let digits = std::str::from_utf8(&bytes[skip..skip + digits]).ok()?;
    let value = u8::from_str_radix(digits, radix).ok()?;
    Some((value, skip + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, usize, Option<Fault>) {
        let mut text = String::new();
        let piece = read_piece(line, &mut text, |_, _| {});
        (text, piece.length, piece.fault.map(|(_, fault)| fault))
    }

    #[test]
    fn every_escape_of_c_is_read() {
        let (text, length, fault) = read(r#"\n\t\r\a\b\f\v\\\"\'\?\101\x42\303\251\xC3\xA9." rest"#);
        assert_eq!(text, "\n\t\r\x07\x08\x0C\x0B\\\"'?ABéé.");
        assert_eq!((length, fault), (48, None));
    }

    #[test]
    fn slips_are_taken_as_they_were_meant() {
        for (line, text, fault) in [
            (r#"say "hi" now""#, r#"say "hi" now"#, Fault::BareQuote),
            ("no end", "no end", Fault::Open),
            (r"no end\", r"no end\", Fault::BadEscape),
            (r#"a\qb\xg\9""#, r"a\qb\xg\9", Fault::BadEscape),
            (r#"\303x""#, "\u{FFFD}x", Fault::BadBytes),
            (r#"\xFFFFF""#, r"\xFFFFF", Fault::BadEscape),
            ("a\0b\\0c\"", "abc", Fault::Nul),
        ] {
            let read = read(line);
            assert_eq!((read.0.as_str(), read.2), (text, Some(fault)), "{line}");
        }
    }

    #[test]
    fn several_pieces_on_a_line_are_parted() {
        assert_eq!(read(r#"a" "b""#), ("a".to_owned(), 2, None));
        assert_eq!(read(r#"a" msgstr "b""#), ("a".to_owned(), 2, None));
        assert_eq!(read(r#"a"  "#), ("a".to_owned(), 2, None));
    }
}
