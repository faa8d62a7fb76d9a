//! What an XML or HTML file is, told by its first element.

/// The name of the first element of an XML text, past its declaration, DOCTYPE and comments.
pub(in crate::format) fn root_name(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        rest = if let Some(comment) = rest.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if rest.starts_with('!') && rest.find('[') < rest.find('>') && rest.contains('[') {
            // The declarations inside a DOCTYPE end in `>` as well.
            rest.match_indices(']').find_map(|(at, _)| rest[at + 1..].trim_start().strip_prefix('>'))?
        } else if rest.starts_with(['?', '!']) {
            rest.split_once('>')?.1
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some(&rest[..end]);
        }
        .trim_start();
    }
}

/// What a file is called that says it is markup, by its first element: to be asked where no format reads it.
pub(in crate::format) fn foreign_markup(head: &str) -> Option<&'static str> {
    let start = head.trim_start_matches('\u{FEFF}').trim_start();
    let is_xml = start.starts_with("<?xml");
    let declares = is_xml || start.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
    let root = root_name(head).unwrap_or_default().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_page = start.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    match root.as_str() {
        "html" => None,
        "mtf" => Some("a MultiTerm glossary (MultiTerm XML)"),
        _ if declares && !is_page => Some("an XML file"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_stands_behind_declarations_and_comments() {
        for head in [
            "<tmx version='1.4'>",
            "\u{FEFF}<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx>",
            "<!DOCTYPE tmx [ <!ENTITY a \"b\"> <!ENTITY c \"d\"> ]>\n<tmx/>",
            "<!DOCTYPE tmx [\n <!ENTITY a \"b\">\n]  ><tmx>",
        ] {
            assert_eq!(root_name(head), Some("tmx"), "{head}");
        }
        for head in ["", "tmx", "<", "<!--", "<?xml", "<!DOCTYPE x [", "<3 you"] {
            assert!(root_name(head).is_none_or(|name| name == "3"), "{head}");
        }
    }

    #[test]
    fn markup_of_other_kinds_is_called_by_its_name() {
        assert_eq!(foreign_markup("<HTML><body>"), None);
        assert_eq!(foreign_markup("<!DOCTYPE html><p>"), None);
        assert_eq!(foreign_markup("<mtf><conceptGrp>"), Some("a MultiTerm glossary (MultiTerm XML)"));
        assert_eq!(foreign_markup("<?xml version='1.0'?><note>"), Some("an XML file"));
        assert_eq!(foreign_markup("<p align=center>A picture</p>\n\n# Title"), None);
        assert_eq!(foreign_markup("Plain <b>text</b>"), None);
    }
}
