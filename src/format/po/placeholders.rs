//! The places in a message that a program puts values into: `%s`, `%(name)s`, `{0}`. Looked for where the flags of the
//! entry name a format that has them, and then inline codes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::segment::{CodeKind, Segment, SegmentBuilder};

/// How a kind of program writes its placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `%s`, `%2$d`, `%(name)s`: C, Python, PHP, Perl, Lua …
    Percent,
    /// `%1`, `%n`, `%L1`: Qt, KDE.
    Numbered,
    /// `%1%` and `%|1$s|`, beside those of C: Boost.
    Boost,
    /// `{0}`, `{name:>10}`: Python, C#, Java, Perl, Rust.
    Brace,
    /// `$name`, `${name}`.
    Shell,
    /// A format that is not known here.
    Other,
}

const PERCENT: &str = "%(?:%|<PRI[A-Za-z0-9]+>|\\{[^{}\\n]*\\}\
    |(?:[0-9]+\\$)?(?:\\([^()\\n]*\\)|<[A-Za-z0-9_]+>)?[-+ #0'I]*(?:[0-9]+|\\*(?:[0-9]+\\$)?)?\
    (?:\\.(?:[0-9]+|\\*(?:[0-9]+\\$)?)?)?(?:hh|h|ll|l|L|q|j|z|t)?[A-Za-z@])";

static PATTERNS: LazyLock<[(Family, Option<Regex>); 5]> = LazyLock::new(|| {
    let boost = format!("%[0-9]+%|%\\|[^|\\n]*\\||{PERCENT}");
    [
        (Family::Percent, Regex::new(PERCENT).ok()),
        (Family::Numbered, Regex::new("%(?:L?[0-9]{1,2}|n)").ok()),
        (Family::Boost, Regex::new(&boost).ok()),
        (Family::Brace, Regex::new(r"\{\{|\}\}|\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}").ok()),
        (Family::Shell, Regex::new(r"\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})").ok()),
    ]
});

impl Family {
    /// The families that `flags` name.
    pub(super) fn named<'a>(flags: impl IntoIterator<Item = &'a str>) -> Vec<Family> {
        let mut found = Vec::new();
        for flag in flags {
            let flag = flag.strip_prefix("possible-").unwrap_or(flag);
            let Some(name) = flag.strip_suffix("-format").filter(|_| !flag.starts_with("no-")) else { continue };
            let family = match name {
                "c" | "objc" | "gcc-internal" | "gfc-internal" | "php" | "perl" | "python" | "awk" | "lua"
                | "javascript" | "elisp" | "tcl" | "object-pascal" | "java-printf" | "ruby" | "go" => Family::Percent,
                "qt" | "qt-plural" | "kde" | "kde-kuit" | "smalltalk" | "ycp" => Family::Numbered,
                "boost" => Family::Boost,
                "python-brace" | "csharp" | "java" | "perl-brace" | "rust" | "c++" => Family::Brace,
                "sh" | "sh-printf" => Family::Shell,
                _ => Family::Other,
            };
            if !found.contains(&family) {
                found.push(family);
            }
        }
        found
    }

    fn pattern(self) -> Option<&'static Regex> {
        PATTERNS.iter().find(|(family, _)| *family == self).and_then(|(_, pattern)| pattern.as_ref())
    }
}

/// What stands for itself and is no placeholder.
fn is_escape(found: &str) -> bool {
    matches!(found, "%%" | "{{" | "}}")
}

/// `text` with its placeholders as codes.
pub(super) fn segment(text: &str, families: &[Family]) -> Segment {
    let mut builder = SegmentBuilder::default();
    let mut done = 0;
    // Two formats in one message are rare, and the second would only find what the first left.
    let found = families.iter().find_map(|family| family.pattern()).into_iter().flat_map(|one| one.find_iter(text));
    for one in found.filter(|one| !is_escape(one.as_str())) {
        builder.push_text(&text[done..one.start()]);
        builder.push_code(CodeKind::Placeholder, one.as_str());
        done = one.end();
    }
    builder.push_text(&text[done..]);
    builder.finish()
}

/// The values that a text asks for: name or number, and of what type.
type Arguments = BTreeMap<String, String>;

/// Whether `target` asks for the values that `source` asks for: gettext refuses a translation that does not. With
/// `may_omit`, some may be missing.
pub(super) fn agree(source: &str, target: &str, families: &[Family], may_omit: bool) -> bool {
    families.iter().all(|family| {
        let Some(pattern) = family.pattern() else {
            // Whatever its signs are, they should be the same.
            let signs = |text: &str| {
                let mut signs: Vec<char> = text.chars().filter(|c| "%{}$~<>".contains(*c)).collect();
                signs.sort_unstable();
                signs
            };
            return signs(source) == signs(target);
        };
        let Some(wanted) = arguments(source, *family, pattern) else { return true };
        let Some(given) = arguments(target, *family, pattern) else { return false };
        given.iter().all(|(name, kind)| wanted.get(name) == Some(kind)) && (may_omit || given.len() == wanted.len())
    })
}

/// The values that `text` asks for; `None` where it has something that is no placeholder and looks like one.
fn arguments(text: &str, family: Family, pattern: &Regex) -> Option<Arguments> {
    let signs: &[char] = match family {
        Family::Percent | Family::Boost => &['%'],
        Family::Brace => &['{', '}'],
        _ => &[],
    };
    let mut found = Arguments::new();
    let (mut next, mut done) = (1, 0);
    for one in pattern.find_iter(text) {
        if text[done..one.start()].contains(signs) {
            return None;
        }
        done = one.end();
        if is_escape(one.as_str()) {
            continue;
        }
        match family {
            Family::Percent | Family::Boost => percent(one.as_str(), &mut next, &mut found),
            Family::Brace => {
                let name = one.as_str()[1..].split(['!', ':', ',', '}']).next().unwrap_or_default().trim();
                let name = if name.is_empty() { numbered(&mut next) } else { name.to_owned() };
                found.insert(name, String::new());
            }
            _ => {
                let name = one.as_str().trim_matches(['$', '{', '}', '%', 'L']);
                found.insert(name.to_owned(), String::new());
            }
        }
    }
    (!text[done..].contains(signs)).then_some(found)
}

fn numbered(next: &mut usize) -> String {
    let number = next.to_string();
    *next += 1;
    number
}

/// What one directive of C and its kin asks for.
fn percent(directive: &str, next: &mut usize, found: &mut Arguments) {
    let inside = directive.trim_start_matches('%').trim_end_matches('%');
    let (number, rest) = match inside.split_once('$') {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => (Some(number.to_owned()), rest),
        _ => (None, inside),
    };
    let (name, rest) = match rest.find([')', '>', '}']) {
        Some(end) => (Some(rest[..=end].to_owned()), &rest[end + 1..]),
        None => (None, rest),
    };
    for _ in rest.matches('*') {
        found.insert(numbered(next), "d".to_owned());
    }
    let kind = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let kind = match kind.char_indices().next_back() {
        Some((at, 'i')) => format!("{}d", &kind[..at]),
        Some((at, 'o' | 'x' | 'X')) => format!("{}u", &kind[..at]),
        Some((at, 'E' | 'f' | 'F' | 'g' | 'G' | 'a' | 'A')) => format!("{}e", &kind[..at]),
        _ => kind.to_owned(),
    };
    // `%m` of the C library takes none.
    if kind != "m" {
        let name = name.or(number).unwrap_or_else(|| numbered(next));
        found.insert(name, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str, flag: &str) -> Vec<String> {
        let segment = segment(text, &Family::named([flag]));
        assert_eq!(segment.text(), text);
        segment.codes().iter().map(|code| segment.content(code).to_owned()).collect()
    }

    #[test]
    fn placeholders_are_those_of_the_format() {
        for (text, flag, found) in [
            ("%d of %2$-5.3ld, 100%%s %<PRIu64>", "c-format", &["%d", "%2$-5.3ld", "%<PRIu64>"][..]),
            ("%(name)s: %(n)03d%%", "python-format", &["%(name)s", "%(n)03d"]),
            ("{0} {name!r:>{w}} {{no}} {", "python-brace-format", &["{0}", "{name!r:>{w}}"]),
            ("%1 of %L2, %n%", "kde-format", &["%1", "%L2", "%n"]),
            ("%1% %s", "boost-format", &["%1%", "%s"]),
            ("$a ${b_1} $1", "sh-format", &["$a", "${b_1}"]),
            ("%{name} %<n>d", "ruby-format", &["%{name}", "%<n>d"]),
            ("%s", "no-c-format", &[]),
            ("%s", "fuzzy", &[]),
            ("~a", "lisp-format", &[]),
        ] {
            assert_eq!(codes(text, flag), found, "{text}");
        }
    }

    #[test]
    fn translations_ask_for_what_their_source_asks_for() {
        let c = [Family::Percent];
        assert!(agree("%s has %d", "%2$d kwa %1$s", &c, false));
        assert!(agree("%d", "%i", &c, false) && agree("%*d", "%*d", &c, false));
        assert!(agree("100%", "asilimia 100 %k", &c, false), "no valid format, so nothing to compare");
        assert!(agree("one file", "faili moja", &c, false));
        for (source, target) in
            [("%s", "%d"), ("%s", ""), ("a", "%s"), ("%s", "%s %"), ("%ld", "%d"), ("%(a)s", "%(b)s")]
        {
            assert!(!agree(source, target, &c, false), "{source} {target}");
        }
        assert!(agree("%d files", "faili moja", &c, true) && !agree("a", "%d", &c, true));
        assert!(agree("{} {}", "{1} {2}", &[Family::Brace], false) && !agree("{a}", "{a", &[Family::Brace], false));
        assert!(!agree("~a", "a", &[Family::Other], false) && agree("~a", "b ~a", &[Family::Other], false));
    }
}
