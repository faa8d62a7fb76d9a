//! The escapes of Wordfast.
//!
//! `&'XX;` is the character with that code in Windows-1252; a soft line break is `&'B;`. Files of the Macintosh have
//! other codes for the same signs, which nothing in the file tells apart; they are read as Windows has them.

use encoding_rs::WINDOWS_1252;

use crate::model::segment::{CodeKind, Segment, SegmentBuilder};

/// The segment that `field` holds.
pub(super) fn segment(field: &str) -> Segment {
    let mut builder = SegmentBuilder::default();
    let mut rest = field;
    while let Some(at) = rest.find('&') {
        builder.push_text(&rest[..at]);
        rest = &rest[at..];
        if let Some(letter) = tag(rest) {
            let length = "&tA;".len();
            let code = builder.push_code(CodeKind::Placeholder, &rest[..length]);
            code.counterpart = Some(letter.to_string());
            rest = &rest[length..];
        } else if let Some((character, length)) = escaped(rest) {
            builder.push_text(character.encode_utf8(&mut [0; 4]));
            rest = &rest[length..];
        } else {
            builder.push_text("&");
            rest = &rest[1..];
        }
    }
    builder.push_text(rest);
    builder.finish()
}

/// The field for `segment`. Codes are written with their content, which is the text of the tag; `&tA;` is one already.
pub(super) fn field(segment: &Segment, inline_codes: bool) -> String {
    let mut field = String::with_capacity(segment.text().len());
    let mut done = 0;
    for code in segment.codes() {
        escape(&segment.text()[done..code.span.start], &mut field);
        let content = segment.content(code);
        match inline_codes {
            false => {}
            true if is_tag(content) => field.push_str(content),
            true => escape(content, &mut field),
        }
        done = code.span.end;
    }
    escape(&segment.text()[done..], &mut field);
    field
}

/// Whether `content` is a tag as Wordfast writes it, `&tA;`.
pub(super) fn is_tag(content: &str) -> bool {
    content.len() == "&tA;".len() && tag(content).is_some()
}

/// The letter of the tag that `text` starts with.
fn tag(text: &str) -> Option<char> {
    let mut characters = text.strip_prefix("&t")?.chars();
    let letter = characters.next().filter(char::is_ascii_uppercase)?;
    (characters.next() == Some(';')).then_some(letter)
}

/// The character of the escape that `text` starts with, and the escape's length.
pub(in crate::format) fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("&'")?;
    let digits = &digits[..digits.bytes().take(3).position(|byte| byte == b';')?];
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let byte = u8::from_str_radix(digits, 16).ok()?;
    let character = match byte {
        b'\t' | b'\n' | b'\r' => char::from(byte),
        // What Word has for a line break inside a paragraph.
        0x0B => '\n',
        0..=0x1F => return None,
        _ => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?,
    };
    Some((character, "&';".len() + digits.len()))
}

/// Appends `text` so that it reads back as it is.
fn escape(text: &str, field: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '\t' => field.push_str("&'9;"),
            '\n' => field.push_str("&'B;"),
            '\r' => field.push_str("&'D;"),
            // Only where it would be taken for an escape: Wordfast writes the sign itself.
            '&' if tag(&text[at..]).is_some() || escaped(&text[at..]).is_some() => field.push_str("&'26;"),
            c => field.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_characters_and_tags_are_codes() {
        let found = segment("Q&'26;A &'93;x&'94; a&'B;b&'A9; R&D &'zz; &'1; &amp; &tA;c&tb;&");
        assert_eq!(found.text(), "Q&A “x” a\nb© R&D &'zz; &'1; &amp; &tA;c&tb;&");
        assert_eq!(found.codes().len(), 1);
        assert_eq!(found.codes()[0].counterpart.as_deref(), Some("A"));
        assert_eq!(segment("&'é;&t").text(), "&'é;&t");
    }

    #[test]
    fn what_looks_like_an_escape_is_escaped() {
        let plain = Segment::plain("R&D &'93; &tA; &amp; a\tb\r\nc");
        let written = field(&plain, true);
        assert_eq!(written, "R&D &'26;'93; &'26;tA; &amp; a&'9;b&'D;&'B;c");
        assert_eq!(segment(&written), plain);
    }

    #[test]
    fn codes_keep_their_content_or_go() {
        let mut builder = SegmentBuilder::default();
        builder.push_code(CodeKind::Start, "<b>");
        builder.push_text("x");
        builder.push_code(CodeKind::Placeholder, "&tB;");
        let segment = builder.finish();
        assert_eq!(field(&segment, true), "<b>x&tB;");
        assert_eq!(field(&segment, false), "x");
    }
}
