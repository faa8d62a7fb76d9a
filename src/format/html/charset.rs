//! The encoding of a page: a byte-order mark, then the one that was asked for, then the one that the page names.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::ReadError;
use super::super::decode::decode_text_as;

/// How far into a page its encoding is looked for; browsers look as far.
const HEAD: usize = 1024;
/// A page with one NUL in this many bytes is UTF-16, or no text; with fewer they are damage.
const FEW: usize = 100;

/// A page as text.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Where the first NUL stood that was taken out.
    pub(super) first_nul: Option<usize>,
}

/// The text of `bytes`.
pub(super) fn decode(mut bytes: Vec<u8>, asked: Option<&'static Encoding>) -> Result<Decoded, ReadError> {
    let first_nul = bytes.iter().position(|byte| *byte == 0).filter(|_| {
        let nuls = bytes.iter().filter(|byte| **byte == 0).count();
        Encoding::for_bom(&bytes).is_none_or(|(mark, _)| mark == UTF_8) && nuls <= bytes.len() / FEW
    });
    if first_nul.is_some() {
        bytes.retain(|byte| *byte != 0);
    }
    let encoding = asked.or_else(|| named(&bytes));
    let text = decode_text_as(&bytes, encoding)?.into_owned();
    // The place is one in the text: what was decoded before it can have another length than its bytes.
    let first_nul = first_nul.map(|at| {
        let before = decode_text_as(&bytes[..at.min(bytes.len())], encoding);
        before.map_or(0, |before| before.len()).min(text.len())
    });
    Ok(Decoded { text, first_nul })
}

/// The encoding that a page names in a `meta` tag or its XML declaration.
pub(in crate::format) fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let label = of_declaration(&head).or_else(|| of_meta(&head))?;
    let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
    // A page whose `meta` could be read as ASCII is none of these.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn of_declaration(head: &str) -> Option<&str> {
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    value(declaration.split_once("encoding")?.1)
}

/// `<meta charset=x>` and `<meta http-equiv=content-type content="text/html; charset=x">`.
fn of_meta(head: &str) -> Option<&str> {
    let head = without_comments(head);
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next().unwrap_or_default();
        value(tag.split_once("charset")?.1)
    })
}

/// The text up to the first comment that does not end in it, and the shorter ones as they are: a charset in a comment
/// would have to stand in a whole `meta` tag to be taken for one.
fn without_comments(head: &str) -> &str {
    let mut from = 0;
    while let Some(start) = head[from..].find("<!--").map(|at| from + at) {
        match head[start..].find("-->") {
            Some(end) => from = start + end,
            None => return &head[..start],
        }
    }
    head
}

/// What follows `=`, with or without quotes.
fn value(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?'));
    let value = &rest[..end.unwrap_or(rest.len())];
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), None).ok().unwrap().text
    }

    #[test]
    fn the_page_names_its_encoding() {
        for head in [
            "<meta charset=windows-1252>",
            "<META CHARSET=\"Latin1\" />",
            "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>",
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>",
        ] {
            let mut bytes = head.as_bytes().to_vec();
            bytes.extend(b"caf\xE9");
            assert!(text(&bytes).ends_with("café"), "{head}");
        }
    }

    #[test]
    fn a_mark_counts_before_what_the_page_says() {
        assert_eq!(text(b"\xEF\xBB\xBF<meta charset=latin1>\xC3\xA9"), "<meta charset=latin1>é");
        assert_eq!(text("<meta charset=utf-16>é".as_bytes()), "<meta charset=utf-16>é");
        assert_eq!(text("<meta charset=klingon>é".as_bytes()), "<meta charset=klingon>é");
        assert!(decode(b"<meta charset=utf-8>\xE9".to_vec(), None).is_err());
    }

    #[test]
    fn few_nuls_are_damage_and_many_are_no_text() {
        let mut page = "x".repeat(200).into_bytes();
        page[50] = 0;
        let decoded = decode(page, None).ok().unwrap();
        assert_eq!((decoded.text.len(), decoded.first_nul), (199, Some(50)));
        assert!(decode(b"<\0h\0t\0m\0l\0".to_vec(), None).is_err());
    }
}
