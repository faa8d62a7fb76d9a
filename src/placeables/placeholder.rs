//! Addresses and variables in plain text, which are the same in every language: `https://…`, `a@b.org`, `{name}`,
//! `${name}`, `%s`, `%1$s`, `%(name)d`.

use std::ops::Range;

/// The longest variable in braces; more is text in braces.
const LONGEST: usize = 60;

/// The placeholders of `text`, in order.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    let signs = text.char_indices().filter(|(_, c)| matches!(c, 'h' | 'H' | 'w' | 'W' | 'f' | '{' | '$' | '%' | '@'));
    for (at, c) in signs {
        if at < done {
            continue;
        }
        let end = match c {
            '{' => braces(text, at),
            '$' => text[at + 1..].starts_with('{').then(|| braces(text, at + 1)).flatten(),
            '%' => printf(text, at),
            '@' => None,
            _ => address(text, at),
        };
        if let Some(end) = end {
            found.push(at..end);
            done = end;
        } else if c == '@'
            && let Some(span) = mail(text, at).filter(|span| span.start >= done)
        {
            done = span.end;
            found.push(span);
        }
    }
    found
}

fn is_inside_word(text: &str, at: usize) -> bool {
    text[..at].ends_with(char::is_alphanumeric)
}

fn address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if is_inside_word(text, at) || !["http://", "https://", "ftp://", "www."].iter().any(|prefix| starts(prefix)) {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`')).unwrap_or(rest.len());
    let whole = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
    (whole.len() > 8).then_some(at + whole.len())
}

fn braces(text: &str, open: usize) -> Option<usize> {
    let rest = &text[open..];
    let double = rest.starts_with("{{");
    let (skip, close) = if double { (2, "}}") } else { (1, "}") };
    let length = rest[skip..].find(close).filter(|length| *length <= LONGEST)?;
    let name = &rest[skip..skip + length];
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-' | '$' | ' ' | '[' | ']');
    // A variable is one name; words in braces are text.
    let one = name.trim().split(' ').count() == 1;
    (name.chars().all(fits) && one).then_some(open + skip + length + close.len())
}

fn printf(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at + 1..];
    // 45%d would be a percentage with something behind it.
    if text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut length = 0;
    if rest.first() == Some(&b'(') {
        length = rest.iter().take(LONGEST).position(|byte| *byte == b')')? + 1;
    }
    let flags = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'$' | b'-' | b'+' | b'#' | b'.' | b'*');
    length += rest.get(length..)?.iter().take_while(|byte| flags(byte)).count();
    length += rest.get(length..)?.iter().take_while(|byte| matches!(byte, b'l' | b'h' | b'z')).count();
    let kind = rest.get(length)?;
    let ends = !rest.get(length + 1).is_some_and(u8::is_ascii_alphanumeric);
    (b"sdifuxXceEgG@".contains(kind) && ends).then_some(at + 1 + length + 1)
}

fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let start = text[..at].trim_end_matches(inside).len();
    let domain = &text[at + 1..];
    let length = domain.find(|c: char| !inside(c)).unwrap_or(domain.len());
    let domain = domain[..length].trim_end_matches(['.', '-']);
    (start < at && domain.contains('.')).then_some(start..at + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_and_variables() {
        for (text, expected) in [
            ("See https://a.org/x?y=1, or (www.example.com).", &["https://a.org/x?y=1", "www.example.com"][..]),
            ("Write to juma.k@example.or.tz.", &["juma.k@example.or.tz"]),
            ("{0} of {{ total }}, ${name}; { not this }.", &["{0}", "{{ total }}", "${name}", "{ not this }"][..3]),
            ("%s and %1$s and %(n)d, 45% of, %.2f%%", &["%s", "%1$s", "%(n)d", "%.2f"]),
            ("twitter @name, 5 % de", &[]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(https?://|www[.]|[a-z@{}%$().é0-9 ]|%s){0,40}") {
            let mut done = 0;
            for span in find(&text) {
                prop_assert!(done <= span.start && text.get(span.clone()).is_some());
                done = span.end;
            }
        }
    }
}
