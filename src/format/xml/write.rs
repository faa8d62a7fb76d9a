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
