//! Whether a text is Markdown: only by signs that prose does not have.
//!
//! Text on standard input has no file name, and reading prose as Markdown would eat its asterisks and hash signs. So
//! `#5`, `a * b * c` or one dash at the start of a line prove nothing.

/// Whether `head`, the start of a text, has a sure sign of Markdown.
pub(super) fn looks_like_markdown(head: &str) -> bool {
    let lines: Vec<&str> = head.lines().collect();
    if has_front_matter(&lines) {
        return true;
    }
    let mut list_items = 0;
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| lines[before].trim());
        let after = lines.get(at + 1).map_or("", |after| after.trim());
        let indent = line.len() - line.trim_start_matches(' ').len();
        let line = line.trim();
        list_items += usize::from(is_list_item(line));
        if list_items >= 2
            || indent <= 3 && (is_heading(line) || line.starts_with("```") || line.starts_with("~~~"))
            || is_setext_underline(line, before, after)
            || is_table_separator(line, before)
            || has_link(line)
            || has_code_span(line)
        {
            return true;
        }
    }
    false
}

/// `---` or `+++`, then at least one `key: value` or `key = value`, then the same line again.
fn has_front_matter(lines: &[&str]) -> bool {
    let Some((first, rest)) = lines.split_first() else {
        return false;
    };
    let (close, sign) = match first.trim_end() {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return false,
    };
    let Some(end) = rest.iter().position(|line| line.trim_end() == close) else {
        return false;
    };
    rest.first().is_some_and(|line| !line.trim().is_empty()) && rest[..end].iter().any(|line| line.contains(sign))
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - text.len())) && text.starts_with([' ', '\t']) && !text.trim().is_empty()
}

fn is_list_item(line: &str) -> bool {
    line.strip_prefix(['-', '*']).is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty())
}

/// A line of `=` or `-` under a line that stands alone.
fn is_setext_underline(line: &str, before: &str, after: &str) -> bool {
    let one_sign = line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
    one_sign && before.chars().any(char::is_alphanumeric) && after.is_empty()
}

fn is_table_separator(line: &str, before: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        && before.contains('|')
}

/// `[text](target)` or `![text](target)`, where the target looks like a path or an address.
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let target = line[at + 2..].split([')', ' ']).next().unwrap_or("");
        line[..at].contains('[') && line[at + 2..].contains(')') && target.contains(['.', '/', '#', ':'])
    })
}

/// `` `code` `` between blanks or marks: a backtick inside a word is someone's apostrophe.
fn has_code_span(line: &str) -> bool {
    let mut rest = line;
    let mut before = ' ';
    while let Some(at) = rest.find('`') {
        before = rest[..at].chars().next_back().unwrap_or(before);
        rest = &rest[at + 1..];
        if let Some(end) = rest.find('`') {
            let (code, after) = (&rest[..end], rest[end + 1..].chars().next().unwrap_or(' '));
            let free = |c: char| !c.is_alphanumeric() && c != '`';
            if free(before) && free(after) && !code.trim().is_empty() && !code.starts_with(' ') {
                return true;
            }
        }
        before = '`';
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_recognised() {
        for text in [
            "# Kichwa\n\ntext",
            "text\n\n```sh\nls\n```\n",
            "See [here](https://a.example).",
            "![x](img/a.png)",
            "- one\n- two",
            "Run `cargo run` now.",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "---\ntitle: x\n---\ntext",
            "Kichwa\n======\n\ntext",
        ] {
            assert!(looks_like_markdown(text), "{text}");
        }
    }

    #[test]
    fn prose_is_not() {
        for text in [
            "Shaba na bati.",
            "Issue #5 and #hashtag\n#5 again",
            "a * b * c = d\n* footnote",
            "ng`ombe na ng`ombe wengine",
            "It said ``yes'' to `this' question",
            "- a single dash",
            "One | two | three",
            "f[0](x) and a[i] (see b)",
            "-- \nJuma",
            "",
        ] {
            assert!(!looks_like_markdown(text), "{text}");
        }
    }
}
