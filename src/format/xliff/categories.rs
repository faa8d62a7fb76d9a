//! What a code is and what it stands for, in the attributes of both XLIFFs.
//!
//! XLIFF 1.2 has `ctype` and `mtype` with fixed words or `x-…`; another category is written as `x-type-…`. XLIFF 2 has
//! `type` and `subType`; another category is the `subType` `istilahi:…` of the `type` `other`.

use super::parts::{Attributes, find};
use super::standing::OURS;
use crate::model::segment::CodeKind;

const CODE_SPAN: &str = "code-span";
const UNKNOWN: &str = "unknown";
/// What a category of our own begins with in 1.2.
const OWN: &str = "x-type-";

const DELIMITERS: &[&str] = &["bold", "italic", "underlined", "link"];
const PLACEHOLDERS: &[&str] = &["image", "pb", "lb"];
const TYPES: &[&str] = &["fmt", "ui", "quote", "link", "image", "other"];
const MARKS_TWO: &[&str] = &["generic", "comment", "term"];
const MARKS_ONE: &[&str] = &[
    "abbrev",
    "abbreviated-form",
    "abbreviation",
    "acronym",
    "appellation",
    "collocation",
    "common-name",
    "datetime",
    "equation",
    "expanded-form",
    "formula",
    "head-term",
    "initialism",
    "international-scientific-term",
    "internationalism",
    "logical-expression",
    "materials-management-unit",
    "name",
    "near-synonym",
    "part-number",
    "phrase",
    "phraseological-unit",
    "protected",
    "romanized-form",
    "set-phrase",
    "short-form",
    "sku",
    "standard-text",
    "symbol",
    "synonym",
    "synonymous-phrase",
    "term",
    "transcribed-form",
    "transliterated-form",
    "truncated-term",
    "variant",
];

/// The kind and category of a code of 1.2 that stands alone and has this `ctype`.
pub(super) fn alone_one(ctype: Option<&str>) -> (CodeKind, Option<String>) {
    match ctype {
        Some("x-code-span") => (CodeKind::CodeSpan, None),
        Some("x-unknown") => (CodeKind::Unknown, None),
        Some("image") => (CodeKind::Image, None),
        other => (CodeKind::Placeholder, category_one(other)),
    }
}

/// The category that `ctype` or `mtype` means.
pub(super) fn category_one(written: Option<&str>) -> Option<String> {
    let written = written.filter(|written| !written.is_empty() && *written != "x-highlight")?;
    Some(written.strip_prefix(OWN).unwrap_or(written).to_owned())
}

/// Where a category is written in 1.2, which decides what words it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Site {
    /// `g`, `bpt`, `it`.
    Delimiter,
    /// `x`, `ph`.
    Placeholder,
    /// `mrk`.
    Mark,
}

/// The `ctype` or `mtype` for a code; `Err` where its category cannot be written.
pub(super) fn written_one(site: Site, kind: CodeKind, category: Option<&str>) -> Result<Option<String>, ()> {
    let fixed = match (site, kind) {
        (Site::Placeholder, CodeKind::CodeSpan) => Some("x-code-span"),
        (Site::Placeholder, CodeKind::Unknown) => Some("x-unknown"),
        (Site::Placeholder, CodeKind::Image) => Some("image"),
        (Site::Mark, _) if category.is_none() => Some("x-highlight"),
        _ => None,
    };
    if let Some(fixed) = fixed {
        return Ok(Some(fixed.to_owned()));
    }
    let Some(category) = category else {
        return Ok(None);
    };
    let words = match site {
        Site::Delimiter => DELIMITERS,
        Site::Placeholder => PLACEHOLDERS,
        Site::Mark => MARKS_ONE,
    };
    let is_taken =
        matches!(category, "x-highlight" | "x-code-span" | "x-unknown" | "image") || category.starts_with(OWN);
    if words.contains(&category) && !is_taken {
        Ok(Some(category.to_owned()))
    } else if category.is_empty() || category.contains(char::is_whitespace) {
        Err(())
    } else if category.starts_with("x-") && category.len() > 2 && !is_taken {
        Ok(Some(category.to_owned()))
    } else {
        Ok(Some(format!("{OWN}{category}")))
    }
}

/// The kind and category of a code of 2.x that stands alone.
pub(super) fn alone_two(attributes: &Attributes) -> (CodeKind, Option<String>) {
    match category_two(attributes) {
        Some(category) if category == CODE_SPAN => (CodeKind::CodeSpan, None),
        Some(category) if category == UNKNOWN => (CodeKind::Unknown, None),
        Some(category) if category == "image" => (CodeKind::Image, None),
        category => (CodeKind::Placeholder, category),
    }
}

/// The category that `type` and `subType` mean.
pub(super) fn category_two(attributes: &Attributes) -> Option<String> {
    match (find(attributes, "type"), find(attributes, "subType")) {
        (Some(kind), Some(sub)) => match sub.strip_prefix(OURS) {
            Some(ours) if kind == "other" => Some(ours.to_owned()),
            _ => Some(format!("{kind} {sub}")),
        },
        (kind, sub) => kind.or(sub).map(str::to_owned),
    }
}

/// The `type` and `subType` for a code; `Err` where its category cannot be written.
pub(super) fn written_two(kind: CodeKind, category: Option<&str>) -> Result<(Option<String>, Option<String>), ()> {
    let category = match kind {
        CodeKind::CodeSpan => Some(CODE_SPAN),
        CodeKind::Unknown => Some(UNKNOWN),
        CodeKind::Image => Some("image"),
        _ => category,
    };
    let Some(category) = category else {
        return Ok((None, None));
    };
    if TYPES.contains(&category) {
        return Ok((Some(category.to_owned()), None));
    }
    if let Some((kind, sub)) = category.split_once(' ')
        && TYPES.contains(&kind)
        && is_user_defined(sub)
        && !(kind == "other" && sub.starts_with(OURS))
    {
        return Ok((Some(kind.to_owned()), Some(sub.to_owned())));
    }
    let sub = format!("{OURS}{category}");
    if is_user_defined(&sub) { Ok((Some("other".to_owned()), Some(sub))) } else { Err(()) }
}

/// The category of a `mrk` of 2.x.
pub(super) fn mark_two(attributes: &Attributes) -> Option<String> {
    let kind = find(attributes, "type").filter(|kind| *kind != "generic");
    match kind {
        None => (find(attributes, "translate") == Some("no")).then(|| "protected".to_owned()),
        Some(kind) => Some(kind.strip_prefix(OURS).unwrap_or(kind).to_owned()),
    }
}

/// The attribute of a `mrk` of 2.x for `category`; `Err` where that cannot be written.
pub(super) fn written_mark_two(category: Option<&str>) -> Result<Option<(&'static str, String)>, ()> {
    match category {
        None => Ok(None),
        Some("protected") => Ok(Some(("translate", "no".to_owned()))),
        Some(kind) if MARKS_TWO[1..].contains(&kind) => Ok(Some(("type", kind.to_owned()))),
        Some(kind) if is_user_defined(kind) && !kind.starts_with(OURS) => Ok(Some(("type", kind.to_owned()))),
        Some(kind) => {
            let own = format!("{OURS}{kind}");
            if is_user_defined(&own) && kind != "generic" { Ok(Some(("type", own))) } else { Err(()) }
        }
    }
}

/// Whether it has the form `prefix:value` that XLIFF 2 asks of words it does not define.
fn is_user_defined(value: &str) -> bool {
    let fits = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == ':');
    value.split_once(':').is_some_and(|(prefix, rest)| fits(prefix) && fits(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_come_back() {
        for category in ["bold", "x-own", "x-type-y", "fnote", "image", "x-highlight"] {
            for site in [Site::Delimiter, Site::Mark] {
                let written = written_one(site, CodeKind::Start, Some(category)).unwrap();
                assert_eq!(category_one(written.as_deref()).as_deref(), Some(category), "{site:?}");
            }
        }
        for category in ["fmt", "fmt xlf:b", "bold", "link", "image"] {
            let (kind, sub) = written_two(CodeKind::Start, Some(category)).unwrap();
            let named = [("type", kind), ("subType", sub)];
            let attributes: Attributes =
                named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
            assert_eq!(category_two(&attributes).as_deref(), Some(category));
        }
        assert!(written_one(Site::Mark, CodeKind::HighlightStart, Some("a b")).is_err());
        assert!(written_two(CodeKind::Start, Some("a:b c")).is_err());
    }
}
