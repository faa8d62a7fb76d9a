//! What `&name;` and `&#number;` stand for.

use quick_xml::escape::resolve_html5_entity;

use super::characters::is_allowed;

/// The meaning of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Reference {
    Character(char),
    /// A character that HTML has a name for, as `&nbsp;`, and XML does not.
    Html(char),
    /// The first half of a surrogate pair, as broken programs write characters beyond U+FFFF.
    HighSurrogate(u32),
    /// A number that is no character, or one that XML does not allow.
    Forbidden,
    /// A name that XML does not define.
    Unknown,
}

/// What the reference called `name` (without `&` and `;`) stands for.
pub(in crate::format) fn look_up(name: &str) -> Reference {
    match name {
        "lt" => Reference::Character('<'),
        "gt" => Reference::Character('>'),
        "amp" => Reference::Character('&'),
        "apos" => Reference::Character('\''),
        "quot" => Reference::Character('"'),
        _ => match name.strip_prefix('#') {
            None => html(name).map_or(Reference::Unknown, Reference::Html),
            Some(number) => numbered(number),
        },
    }
}

/// The character called `name` in HTML 5; the names of two characters are none that texts have.
fn html(name: &str) -> Option<char> {
    let mut characters = resolve_html5_entity(name)?.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn numbered(number: &str) -> Reference {
    let Some(number) = parse(number) else {
        return Reference::Forbidden;
    };
    match char::from_u32(number) {
        Some(c) if is_allowed(c) => Reference::Character(c),
        None if (0xD800..0xDC00).contains(&number) => Reference::HighSurrogate(number),
        _ => Reference::Forbidden,
    }
}

/// The character that a high surrogate and the reference `name` make together.
pub(in crate::format) fn join(high: u32, name: &str) -> Option<char> {
    let low = parse(name.strip_prefix('#')?).filter(|low| (0xDC00..0xE000).contains(low))?;
    char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}

fn parse(number: &str) -> Option<u32> {
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |hex| (hex, 16));
    // `from_str_radix` takes a sign, which a reference must not have.
    digits.chars().all(|c| c.is_digit(radix)).then(|| u32::from_str_radix(digits, radix).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_have_their_characters() {
        assert_eq!(look_up("amp"), Reference::Character('&'));
        assert_eq!(look_up("#x2019"), Reference::Character('’'));
        assert_eq!(look_up("#13"), Reference::Character('\r'));
        for forbidden in ["#0", "#x1F", "#xFFFF", "#", "#+5", "#99999999999", "#xDC00"] {
            assert_eq!(look_up(forbidden), Reference::Forbidden, "{forbidden}");
        }
        assert_eq!(look_up("eacute"), Reference::Html('é'));
        assert_eq!(look_up("nbsp"), Reference::Html('\u{A0}'));
        assert_eq!(look_up("prod1"), Reference::Unknown);
    }

    #[test]
    fn halves_make_a_character() {
        assert_eq!(look_up("#xD83D"), Reference::HighSurrogate(0xD83D));
        assert_eq!(join(0xD83D, "#xDCD6"), Some('\u{1F4D6}'));
        assert_eq!(join(0xD83D, "#x41"), None);
    }
}
