//! Writes strings as gettext does: a line of the file ends where a line of the text ends, and at spaces before column 80.

use unicode_width::UnicodeWidthStr;

/// The widest line, quotation marks included.
const WIDTH: usize = 79;

/// The lines that hold `keyword` and `text`, without line ends.
pub(super) fn lines(keyword: &str, text: &str) -> Vec<String> {
    let escaped: Vec<String> = text.split_inclusive('\n').map(escaped).collect();
    match &escaped[..] {
        [] => return vec![format!("{keyword} \"\"")],
        [one] if keyword.len() + 3 + one.width() <= WIDTH => return vec![format!("{keyword} \"{one}\"")],
        _ => {}
    }
    let mut lines = vec![format!("{keyword} \"\"")];
    for line in escaped {
        let mut piece = String::new();
        let mut width = 2;
        for word in line.split_inclusive(' ') {
            let more = word.width();
            if !piece.is_empty() && width + more > WIDTH {
                lines.push(format!("\"{piece}\""));
                piece.clear();
                width = 2;
            }
            piece.push_str(word);
            width += more;
        }
        lines.push(format!("\"{piece}\""));
    }
    lines
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            '\x07' => escaped.push_str("\\a"),
            '\x08' => escaped.push_str("\\b"),
            '\x0B' => escaped.push_str("\\v"),
            '\x0C' => escaped.push_str("\\f"),
            '\0' => {}
            c if c.is_ascii_control() => escaped.push_str(&format!("\\{:03o}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stand_on_one_line() {
        assert_eq!(lines("msgid", ""), ["msgid \"\""]);
        assert_eq!(lines("msgid", "a \"b\"\\\n"), [r#"msgid "a \"b\"\\\n""#]);
        assert_eq!(lines("msgid", "\x1b\x071"), [r#"msgid "\033\a1""#]);
    }

    #[test]
    fn long_ones_are_wrapped_at_spaces_and_line_ends() {
        let text = "neno ".repeat(20) + "\nmwisho";
        let lines = lines("msgstr[0]", &text);
        assert_eq!(lines[0], "msgstr[0] \"\"");
        assert_eq!(lines.last().map(String::as_str), Some("\"mwisho\""));
        assert!(lines.len() == 4 && lines.iter().all(|line| line.width() <= 79), "{lines:?}");
    }
}
