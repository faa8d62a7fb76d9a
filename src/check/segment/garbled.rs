//! Text that was read in the wrong encoding, and what it was: `â€™` for `’`.
//!
//! UTF-8 bytes that were taken for Windows-1252 make one character each. They are read back: every such character is
//! its byte again, and where the bytes are UTF-8, that is what was meant.

use std::ops::Range;

/// What Windows-1252 has from 0x80 to 0x9F; `\0` where it has nothing.
#[rustfmt::skip]
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0',
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The byte that was taken for `c`, from 0x80 on.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        _ => WINDOWS.iter().position(|known| *known == c && c != '\0').and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// How many characters a garbled one has that begins with `c`. Only those beginnings are known that no word of any
/// language has before a sign: letters as `É` stand before `™` in earnest.
fn length(c: char) -> Option<usize> {
    match c {
        'Â' | 'Ã' => Some(2),
        'â' | 'ï' => Some(3),
        'ð' => Some(4),
        _ => None,
    }
}

/// What is left of `”` and `†` where a program dropped the characters that Windows-1252 does not have.
const REMAINDER: &str = "â€";

/// The garbled characters of `text`, each with what it was; `None` where that is not certain.
pub(super) fn garbled(text: &str) -> impl Iterator<Item = (Range<usize>, Option<char>)> {
    text.char_indices().filter_map(|(start, first)| {
        whole(text, start, first).or_else(|| {
            let is_remainder = text[start..].starts_with(REMAINDER);
            is_remainder.then(|| (start..start + REMAINDER.len(), None))
        })
    })
}

/// The garbled character at the byte `start`, where `first` stands.
fn whole(text: &str, start: usize, first: char) -> Option<(Range<usize>, Option<char>)> {
    let count = length(first)?;
    let mut bytes = [0; 4];
    let mut end = start;
    for (place, c) in bytes.iter_mut().zip(text[start..].chars().take(count)) {
        *place = byte(c)?;
        end += c.len_utf8();
    }
    let meant = std::str::from_utf8(bytes.get(..count)?).ok()?;
    let mut chars = meant.chars();
    let meant = chars.next().filter(|_| chars.next().is_none())?;
    Some((start..end, Some(meant)))
}

#[cfg(test)]
mod tests {
    use super::garbled;

    /// What UTF-8 becomes when it is read as Windows-1252.
    fn misread(text: &str) -> String {
        let read = |byte: &u8| match byte {
            0x80..=0x9F => match super::WINDOWS[usize::from(byte - 0x80)] {
                '\0' => char::from(*byte),
                c => c,
            },
            _ => char::from(*byte),
        };
        text.as_bytes().iter().map(read).collect()
    }

    #[test]
    fn what_was_misread_is_read_back() {
        for c in ['’', '“', '”', '–', '—', '…', 'é', 'ñ', '°', '\u{A0}', '€', '😀', '\u{FEFF}', '×', '®']
        {
            let text = misread(&format!("a{c}b"));
            let found: Vec<_> = garbled(&text).collect();
            assert_eq!(found, [(1..text.len() - 1, Some(c))], "{text}");
        }
    }

    #[test]
    fn a_remainder_is_known() {
        assert_eq!(garbled("aâ€ b").collect::<Vec<_>>(), [(1..6, None)]);
    }

    #[test]
    fn letters_with_accents_are_right() {
        for text in ["Ação", "château", "NAÏVE", "Â", "Ã", "crème brûlée", "ðæð", "Málaga™", "São Paulo", ""]
        {
            assert_eq!(garbled(text).count(), 0, "{text}");
        }
    }
}
