//! Text as XML may hold it.

use std::io::Write;

use super::characters::is_allowed;

/// Writes `text` as character data. White space stays as it is; a carriage return is a reference, because a reader
/// would take it for a line end.
pub(in crate::format) fn text(out: &mut dyn Write, text: &str) -> std::io::Result<()> {
    escaped(out, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

/// Writes ` name="value"`.
pub(in crate::format) fn attribute(out: &mut dyn Write, name: &str, value: &str) -> std::io::Result<()> {
    write!(out, " {name}=\"")?;
    escaped(out, value, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    })?;
    out.write_all(b"\"")
}

fn escaped(out: &mut dyn Write, text: &str, escape: impl Fn(char) -> Option<&'static str>) -> std::io::Result<()> {
    if text.bytes().all(is_plain) {
        return out.write_all(text.as_bytes());
    }
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let replacement = if is_allowed(c) { escape(c) } else { Some("") };
        if let Some(replacement) = replacement {
            out.write_all(&text.as_bytes()[done..at])?;
            out.write_all(replacement.as_bytes())?;
            done = at + c.len_utf8();
        }
    }
    out.write_all(&text.as_bytes()[done..])
}

/// Whether a byte is of no character that is ever escaped or left out. U+FFFE and U+FFFF begin with 0xEF.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, 0..=0x1F | b'&' | b'<' | b'>' | b'"' | 0xEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> (String, String) {
        let (mut as_text, mut as_attribute) = (Vec::new(), Vec::new());
        super::text(&mut as_text, text).unwrap();
        attribute(&mut as_attribute, "a", text).unwrap();
        (String::from_utf8(as_text).unwrap(), String::from_utf8(as_attribute).unwrap())
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        assert_eq!(written("Chuma é 中文 '😀'"), ("Chuma é 中文 '😀'".into(), " a=\"Chuma é 中文 '😀'\"".into()));
        assert_eq!(
            written("a<b>&\"\r\n"),
            ("a&lt;b&gt;&amp;\"&#13;\n".into(), " a=\"a&lt;b&gt;&amp;&quot;&#13;&#10;\"".into())
        );
        assert_eq!(written("a\0\u{FFFE}\u{FFFF}ﬁ").0, "aﬁ");
    }
}
