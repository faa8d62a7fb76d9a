//! The characters that XML 1.0 allows.

use std::borrow::Cow;

/// Whether XML 1.0 allows `c`, be it as itself or as a reference (production 2, `Char`).
pub(in crate::format) fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

/// Whether XML allows all of `text`.
pub(in crate::format) fn all_allowed(text: &str) -> bool {
    // Bytes tell most texts: what is forbidden is below U+0020, or begins with 0xEF.
    let surely = |byte: u8| byte >= b' ' && byte != 0xEF || matches!(byte, b'\t' | b'\n' | b'\r');
    text.bytes().all(surely) || text.chars().all(is_allowed)
}

/// How many characters of `text` XML does not allow, so that no writer can write them.
pub(in crate::format) fn forbidden(text: &str) -> usize {
    if all_allowed(text) { 0 } else { text.chars().filter(|c| !is_allowed(*c)).count() }
}

/// `text` without the characters that XML does not allow.
pub(in crate::format) fn cleaned(text: &str) -> Cow<'_, str> {
    if all_allowed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forbidden_characters_go() {
        assert!(matches!(cleaned("a\tb\r\n\u{85}\u{200B}😀"), Cow::Borrowed(_)));
        assert_eq!((forbidden("aﬁ\t"), forbidden("a\0b\u{7}")), (0, 2));
        assert!(all_allowed("ﬁ\u{FFFD}"));
        assert_eq!(cleaned("a\0b\u{7}c\u{FFFE}\u{FFFF}d"), "abcd");
    }
}
