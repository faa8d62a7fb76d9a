//! The encoding of a PO file: a byte-order mark decides, then what was asked for, then the header entry, then UTF-8.

use std::io::{BufRead, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::header::Header;
use super::parser::Parser;

/// How far the header is looked for.
const HEAD: u64 = 64 << 10;

/// Names that gettext knows and the web does not.
const ALIASES: &[(&str, &str)] = &[
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("cp950", "big5"),
    ("iso_646.irv:1991", "utf-8"),
    // Plain ASCII is UTF-8; what is not is an error then, and no wrong letter.
    ("ansi_x3.4-1968", "utf-8"),
    ("us-ascii", "utf-8"),
    ("ascii", "utf-8"),
    // What xgettext writes into a template.
    ("charset", "utf-8"),
];

/// What was found about an encoding.
#[derive(Debug)]
pub(in crate::format) struct Charset {
    /// The encoding; `None` where nothing but the shape of the bytes tells it.
    pub(in crate::format) encoding: Option<&'static Encoding>,
    /// What is odd about it.
    pub(in crate::format) doubt: Option<String>,
}

/// Reads the start of `stream`, which is to be put before the rest again.
pub(super) fn peek(stream: &mut dyn BufRead) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    stream.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// The encoding of a file that starts with `head`.
pub(in crate::format) fn of(head: &[u8], wanted: Option<&'static Encoding>) -> Charset {
    if wanted.is_some() || Encoding::for_bom(head).is_some() {
        return Charset { encoding: wanted, doubt: None };
    }
    let Some(label) = header(head).and_then(|header| header.charset()) else {
        return Charset { encoding: None, doubt: None };
    };
    let lower = label.to_ascii_lowercase();
    let name = ALIASES.iter().find(|(alias, _)| *alias == lower).map_or(lower.as_str(), |(_, name)| name);
    let Some(encoding) = Encoding::for_label_no_replacement(name.as_bytes()) else {
        let doubt = format!("the charset `{label}` that the header names is not known; read as UTF-8");
        return Charset { encoding: None, doubt: Some(doubt) };
    };
    // Such a header could not have been read if it were true.
    if [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) {
        return Charset { encoding: None, doubt: None };
    }
    let doubt = looks_like_utf8(head).then(|| {
        format!("the header says that the charset is {label}, but the text looks like UTF-8; read as {label}")
    });
    Charset { encoding: Some(encoding), doubt }
}

/// The encoding that the bytes of a whole file are in, where [`of`] leaves it to their shape; with the length of the
/// byte-order mark.
pub(super) fn certain(bytes: &[u8], encoding: Option<&'static Encoding>) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    let by_shape = match bytes {
        [b' '..=b'~', 0, b' '..=b'~', 0, ..] => UTF_16LE,
        [0, b' '..=b'~', 0, b' '..=b'~', ..] => UTF_16BE,
        _ => UTF_8,
    };
    (encoding.unwrap_or(by_shape), 0)
}

/// Whether there are characters beyond ASCII, and all are UTF-8.
fn looks_like_utf8(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The last character may be cut.
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    whole && !head.is_ascii()
}

/// The header entry at the start of a file in any encoding that keeps ASCII as it is.
fn header(head: &[u8]) -> Option<Header> {
    let text = String::from_utf8_lossy(head);
    let mut parser = Parser::new(false);
    for (at, line) in text.split(['\n', '\r']).enumerate() {
        parser.line(at + 1, line);
        if let Some(first) = parser.next() {
            return first.is_header().then(|| Header::of(&first));
        }
    }
    parser.finish();
    parser.next().filter(|first| first.is_header()).map(|first| Header::of(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(charset: &str) -> (Option<&'static str>, bool) {
        let head =
            format!("# caf\u{e9}\nmsgid \"\"\nmsgstr \"\"\n\"Content-type: text/plain; charset={charset}\\n\"\n");
        let head: Vec<u8> = head.chars().map(|c| c as u32 as u8).collect();
        let found = of(&head, None);
        (found.encoding.map(Encoding::name), found.doubt.is_some())
    }

    #[test]
    fn the_header_names_the_encoding() {
        assert_eq!(found("ISO-8859-1"), (Some("windows-1252"), false));
        assert_eq!(found("CP932"), (Some("Shift_JIS"), false));
        for utf8 in ["UTF-8", "utf8", "CHARSET", "ASCII", "UTF-16"] {
            assert_eq!(found(utf8), (None, false), "{utf8}");
        }
        assert_eq!(found("KLINGON"), (None, true));
    }

    #[test]
    fn a_header_that_is_surely_wrong_is_doubted() {
        let head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=latin1\\n\"\nmsgid \"é\"\n".as_bytes();
        assert!(of(head, None).doubt.is_some());
        assert!(of(head, Some(UTF_8)).doubt.is_none());
    }
}
