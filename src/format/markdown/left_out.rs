//! What of a document holds words for its readers and is not translated: blocks of HTML, and front matter.
//!
//! Code blocks are not among it: nobody expects code to be translated.

use pulldown_cmark::{Event, Parser, Tag};

use super::options;

/// The places of such blocks, with what they are.
pub(super) fn left_out(text: &str) -> Vec<(usize, &'static str)> {
    let blocks = Parser::new_ext(text, options()).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::HtmlBlock) => has_words(&text[range.clone()]).then_some((range.start, "an HTML block")),
        Event::Start(Tag::MetadataBlock(_)) => Some((range.start, "front matter")),
        _ => None,
    });
    blocks.collect()
}

/// Whether there is a letter outside the tags and comments.
fn has_words(html: &str) -> bool {
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        if before.contains(char::is_alphabetic) {
            return true;
        }
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    rest.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn only_what_holds_words_is_named() {
        let text = "---\ntitle: Metals\n---\n\n<!-- a note -->\n\n<img src=\"a.png\">\n\n<p>The alloy</p>\n\nText.\n";
        assert_eq!(left_out(text), [(0, "front matter"), (text.find("<p>").unwrap(), "an HTML block")]);
        assert!(left_out("Plain <b>text</b>.\n\n```\ncode\n```\n").is_empty());
    }
}
