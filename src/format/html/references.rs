//! Text of a page with its character references resolved, each character with its place.

use html5gum::{Token, Tokenizer};

/// The longest name of a reference is `CounterClockwiseContourIntegral`.
const LONGEST: usize = 33;

/// Hands each character that the bytes of `raw`, which stand at `at` in the page, show to `take`, with its place.
pub(super) fn resolve(raw: &str, at: usize, mut take: impl FnMut(char, usize)) {
    let mut done = 0;
    while done < raw.len() {
        let rest = &raw[done..];
        if !rest.starts_with('&') {
            let end = rest.find('&').unwrap_or(rest.len());
            rest[..end].char_indices().for_each(|(offset, c)| take(c, at + done + offset));
            done += end;
            continue;
        }
        let name = rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(rest.len() - 1);
        let end = 1 + name.min(LONGEST);
        let end = if rest[end..].starts_with(';') { end + 1 } else { end };
        let shown = shown(&rest[..end]);
        // What follows a reference without a semicolon is itself again: `&notit;` is ¬it;.
        let same = rest[..end].bytes().rev().zip(shown.bytes().rev()).take_while(|(a, b)| a == b).count();
        let mut offset = 0;
        for c in shown.chars() {
            let behind = (offset + same).checked_sub(shown.len()).map(|further| end - same + further);
            take(c, at + done + behind.unwrap_or(0));
            offset += c.len_utf8();
        }
        done += end;
    }
}

/// What `candidate`, which begins with `&` and holds no tag, is in a page.
fn shown(candidate: &str) -> String {
    let mut shown = String::new();
    for token in Tokenizer::new(candidate) {
        if let Ok(Token::String(text)) = token {
            shown.push_str(&String::from_utf8_lossy(&text));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(raw: &str) -> (String, Vec<usize>) {
        let (mut text, mut places) = (String::new(), Vec::new());
        resolve(raw, 10, |c, at| {
            text.push(c);
            places.push(at);
        });
        (text, places)
    }

    #[test]
    fn references_are_what_browsers_show() {
        for (raw, text) in [
            ("R&amp;D &lt;b&gt; caf&eacute;", "R&D <b> café"),
            ("&#8217;&#x1F600;&#x80;", "’😀€"),
            ("AT&T & co; &; &unknown; &", "AT&T & co; &; &unknown; &"),
            ("&notit; &copy2026", "¬it; ©2026"),
            ("&amp;amp;", "&amp;"),
            ("&CounterClockwiseContourIntegral;&#999999999999999999999999999999999999999999999;", "∳\u{FFFD}"),
        ] {
            let found = resolved(raw).0;
            assert!(found.starts_with(text.trim_end_matches('\u{FFFD}')), "{raw}: {found}");
        }
    }

    #[test]
    fn characters_keep_their_places() {
        assert_eq!(resolved("a&amp;b"), ("a&b".to_owned(), vec![10, 11, 16]));
        assert_eq!(resolved("&notit;"), ("¬it;".to_owned(), vec![10, 14, 15, 16]));
    }
}
