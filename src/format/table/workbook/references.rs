//! Whether the references in a worksheet (`B7`, `A1:C9`) lie on it. The reader counts with them as they are written, and
//! one with twenty digits is more than it can count with.

/// The last row and column of a worksheet, from 1.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Whether every attribute `r` and `ref` of `tag`, the inside of a start tag, is a reference, or a row's number.
pub(super) fn are_sound(tag: &str) -> bool {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let value = after.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return true };
        let Some((value, behind)) = value[1..].split_once(quote) else { return true };
        rest = behind;
        let name = before.trim_end().rsplit(|c: char| c.is_whitespace() || c == ':').next().unwrap_or_default();
        if matches!(name, "r" | "ref") && !is_range(value) {
            return false;
        }
    }
    true
}

/// `B7`, `7`, or two of them that are in order.
fn is_range(written: &str) -> bool {
    match written.split_once(':') {
        None => place(written).is_some(),
        Some((start, end)) => match (place(start), place(end)) {
            (Some(start), Some(end)) => start.0 <= end.0 && start.1 <= end.1,
            _ => false,
        },
    }
}

/// Row and column, from 1; a column of 0 is none.
fn place(written: &str) -> Option<(u32, u32)> {
    let digits = written.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &written[..written.len() - digits.len()];
    if letters.len() > 3 || digits.len() > 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, c| column * 26 + u32::from(c.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    ((1..=MOST_ROWS).contains(&row) && column <= MOST_COLUMNS).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lie_on_a_worksheet() {
        for good in [
            "c r=\"XFD1048576\" s='4'",
            "row r=\"12\" x:dy=\"0.30000000000000004\"",
            "dimension ref='A1:C9'",
            "c",
            "c r",
        ] {
            assert!(are_sound(good), "{good}");
        }
        for bad in
            ["c r=\"ZZZZZ1\"", "c s=\"1\" r = 'A99999999999'", "dimension ref=\"C9:A1\"", "row r=\"0\"", "c r=\"\""]
        {
            assert!(!are_sound(bad), "{bad}");
        }
    }
}
