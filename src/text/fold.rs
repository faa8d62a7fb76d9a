//! Forms of a text for comparison: the text itself is always stored and shown as it was written.

use std::borrow::Cow;
use std::hash::Hasher;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text as two people would call it the same: NFC, one kind of apostrophe, nothing invisible, white space as single
/// spaces and none at the ends. Equality of this form is what *exact* means.
pub fn normalise(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let composed: Cow<'_, str> = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut normal = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        let visible = word.chars().filter(|c| !is_invisible(*c));
        normal.extend(visible.map(|c| if is_apostrophe(c) { '\'' } else { c }));
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Whether nothing has to be changed, as in most texts: ASCII with single spaces inside.
fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    let inside = text.bytes().all(|byte| {
        let is_space = byte == b' ';
        let is_fine = (b' '..=b'~').contains(&byte) && !(is_space && after_space);
        after_space = is_space;
        is_fine
    });
    inside && (!after_space || text.is_empty())
}

/// The characters that show nothing and mean nothing in running text: soft hyphen, zero-width space, byte-order mark,
/// word joiner and the marks of writing direction. (The zero-width joiners shape letters and emoji, so they count.)
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A token as matching compares it: NFC, nothing invisible, lower case, one kind of apostrophe, quotation mark, hyphen and dash.
/// Digits, signs and accents stay what they are.
pub fn fold(token: &str) -> String {
    folded(token).into_owned()
}

/// [`fold`] for many tokens: most of them are what they are.
pub fn folded(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`') {
        return Cow::Borrowed(token);
    }
    if token.is_ascii() {
        let mut lower = token.to_ascii_lowercase();
        if lower.contains('`') {
            lower = lower.replace('`', "'");
        }
        return Cow::Owned(lower);
    }
    token.nfc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).map(plain_mark).collect()
}

/// [`stable_hash`] of the [`fold`]ed token, without writing that down.
pub fn folded_hash(token: &str) -> u64 {
    if !token.is_ascii() {
        return stable_hash(&fold(token));
    }
    let mut hasher = fnv::FnvHasher::default();
    for byte in token.bytes() {
        hasher.write(&[if byte == b'`' { b'\'' } else { byte.to_ascii_lowercase() }]);
    }
    hasher.finish()
}

/// The marks that stand for an apostrophe, as in `ng'ombe`.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02B9}' | '\u{00B4}' | '\u{FF07}')
}

/// The marks that join two parts of one word.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn plain_mark(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        '\u{201A}' | '\u{2039}' | '\u{203A}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{FF02}' => '"',
        '\u{2012}'..='\u{2015}' | '\u{2212}' => '\u{2013}',
        other => other,
    }
}

/// A number that stays the same from run to run and machine to machine (64-bit FNV-1a), for keys kept in a database.
pub fn stable_hash(text: &str) -> u64 {
    stable_hash_on(fnv::FnvHasher::default().finish(), text)
}

/// [`stable_hash`] of a text that `text` ends, where `before` is that of what stands before it.
pub fn stable_hash_on(before: u64, text: &str) -> u64 {
    let mut hasher = fnv::FnvHasher::with_key(before);
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_composition_and_white_space_do_not_make_another_text() {
        assert_eq!(normalise("  Ng\u{2019}ombe \n wengi\u{a0}sana "), normalise("Ng'ombe wengi sana"));
        assert_eq!(normalise("cafe\u{301}"), "café");
        assert_ne!(normalise("Alumini"), normalise("alumini"));
        for text in ["", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u{1F}b", "`it's`"] {
            assert_eq!(normalise(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
        assert_eq!(normalise("\u{FEFF}alu\u{AD}mini\u{200B} \u{200F}"), "alumini");
    }

    #[test]
    fn folding_keeps_digits_and_accents() {
        assert_eq!(fold("“"), "\"");
        assert_eq!(fold("NG\u{2019}OMBE"), "ng'ombe");
        assert_eq!(fold("É"), "é");
        assert_ne!(fold("5"), fold("50"));
    }

    #[test]
    fn stable_hash_does_not_change() {
        assert_eq!(stable_hash("alumini"), 0x4d5986c84308d9e0);
        for token in ["Alumini", "NG`OMBE", "ng\u{2019}ombe", "\u{201C}", "5,000", "É", "\u{AD}", ""] {
            assert_eq!(folded_hash(token), stable_hash(&fold(token)), "{token:?}");
        }
    }
}
