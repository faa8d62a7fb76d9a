//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists, mathematics and front matter.
//!
//! Headings, paragraphs, list items, table cells and footnotes are passages; code blocks, HTML blocks and front matter
//! are left alone. Markup inside a passage becomes inline codes that hold it as written, so a draft can be put back
//! into the document byte by byte.

mod left_out;
mod passage;
mod signs;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use self::passage::PassageBuilder;
use super::text_passage::{TextPassage, document};
use super::xml::foreign_markup;
use super::{Document, DocumentReader, Format, Head, ReadError, Source};
use crate::model::passage::PassageKind;
use crate::model::segment::CodeKind;

/// Markdown.
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn title(&self) -> &'static str {
        "Markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && foreign_markup(&head.text).is_none() && signs::looks_like_markdown(&head.text)
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

impl DocumentReader for Markdown {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        let text = source.text()?;
        Ok(document(&text, passages(&text), &left_out::left_out(&text)))
    }
}

fn passages(text: &str) -> Vec<TextPassage> {
    let mut walk =
        Walk { source: text, passages: Vec::new(), current: None, blocks: Vec::new(), open: Vec::new(), skipped: 0 };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        walk.event(event, range);
    }
    walk.finish_passage();
    walk.passages
}

/// Markup that was opened in the current passage and not closed yet.
struct Open {
    pair: String,
    category: &'static str,
    /// How many bytes its closing marker has; `None` for a link, whose end reaches from its text to its own end.
    marker: Option<usize>,
}

/// The state of one pass over a document.
struct Walk<'a> {
    source: &'a str,
    passages: Vec<TextPassage>,
    current: Option<PassageBuilder<'a>>,
    /// What the blocks that are open make of a passage, the innermost last.
    blocks: Vec<PassageKind>,
    open: Vec<Open>,
    /// How many elements are open whose content is not translated: code blocks, images, …
    skipped: usize,
}

impl<'a> Walk<'a> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.passage().text(&text, range),
            Event::SoftBreak => self.passage().text(" ", range),
            Event::HardBreak | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::DisplayMath(_) => {
                self.passage().code(CodeKind::Placeholder, range);
            }
            // `$5-$6` is a price range: a formula's closing sign has no figure behind it (the rule of Pandoc).
            Event::InlineMath(_) if self.source[range.end..].starts_with(|c: char| c.is_ascii_digit()) => {
                let raw = &self.source[range.clone()];
                self.passage().text(raw, range);
            }
            Event::InlineMath(_) => {
                self.passage().code(CodeKind::Placeholder, range);
            }
            Event::Code(_) => {
                self.passage().code(CodeKind::CodeSpan, range);
            }
            Event::Rule => self.finish_passage(),
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.open_marker("italic", 1, range.start),
            Tag::Strong => self.open_marker("bold", 2, range.start),
            Tag::Strikethrough => {
                let tildes = if self.source[range.start..].starts_with("~~") { 2 } else { 1 };
                self.open_marker("strikethrough", tildes, range.start);
            }
            Tag::Superscript | Tag::Subscript => {}
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.passage().code(CodeKind::Placeholder, range).category = Some("link".to_owned());
                self.skipped = 1;
            }
            Tag::Link { .. } => self.open_code("link", range.start..range.start + 1, None),
            Tag::Image { .. } => {
                self.passage().code(CodeKind::Image, range);
                self.skipped = 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.finish_passage();
                self.skipped = 1;
            }
            block => {
                self.finish_passage();
                self.blocks.push(kind(block));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.close_code(range.end),
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::Image => {}
            _ => {
                self.finish_passage();
                self.blocks.pop();
            }
        }
    }

    fn open_marker(&mut self, category: &'static str, length: usize, at: usize) {
        self.open_code(category, at..at + length, Some(length));
    }

    fn open_code(&mut self, category: &'static str, range: Range<usize>, marker: Option<usize>) {
        let passage = self.passage();
        let pair = passage.next_pair();
        let code = passage.code(CodeKind::Start, range);
        code.pair = Some(pair.clone());
        code.category = Some(category.to_owned());
        self.open.push(Open { pair, category, marker });
    }

    fn close_code(&mut self, end: usize) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let passage = self.passage();
        let start = open.marker.map_or(passage.document_end(), |length| end - length);
        let code = passage.code(CodeKind::End, start..end);
        code.pair = Some(open.pair);
        code.category = Some(open.category.to_owned());
    }

    fn passage(&mut self) -> &mut PassageBuilder<'a> {
        let known = self.blocks.iter().rev().find(|kind| **kind != PassageKind::Paragraph);
        let kind = known.copied().unwrap_or_default();
        self.current.get_or_insert_with(|| PassageBuilder::new(self.source, kind))
    }

    fn finish_passage(&mut self) {
        self.open.clear();
        self.passages.extend(self.current.take().and_then(PassageBuilder::finish));
    }
}

/// What the block makes of the passages in it.
fn kind(block: &Tag<'_>) -> PassageKind {
    match block {
        Tag::Heading { level, .. } => PassageKind::Heading(*level as u8),
        Tag::Item => PassageKind::ListItem,
        Tag::TableCell => PassageKind::Cell,
        Tag::BlockQuote(_) => PassageKind::Quote,
        _ => PassageKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::segment::Code;

    /// The passages of `text`, after a check that every character outside codes is found at its place in the document.
    fn read(text: &str) -> Vec<TextPassage> {
        let found = passages(text);
        for passage in &found {
            let segment = &passage.segment;
            for (at, c) in segment.text().char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let found = text[passage.document_offset(at)..].chars().next();
                assert!(found == Some(c) || found == Some('&'), "{c} of {:?} in {text:?}: {found:?}", segment.text());
            }
            for code in segment.codes() {
                let at = passage.document_offset(code.span.start);
                assert!(text[at..].starts_with(segment.content(code)), "{code:?}");
            }
        }
        found
    }

    fn texts(text: &str) -> Vec<String> {
        read(text).into_iter().map(|passage| passage.segment.text().to_owned()).collect()
    }

    fn codes(text: &str) -> Vec<(String, Code)> {
        let segment = read(text).remove(0).segment;
        segment.codes().iter().map(|code| (segment.content(code).to_owned(), code.clone())).collect()
    }

    #[test]
    fn blocks_are_passages() {
        let text = "---\ntitle: no\n---\n# Kichwa\n\nA first\nline  here.\n\n- one\n- [x] two\n  - three\n\n> quoted\n> text\n\n\
                    | a | b |\n|---|---|\n| c d | |\n\n```\ncode\n```\n<div>\nhtml\n</div>\n\n[^1]: A note.\n\nSet\n===\n";
        assert_eq!(
            texts(text),
            ["Kichwa", "A first line  here.", "one", "two", "three", "quoted text", "a", "b", "c d", "A note.", "Set"]
        );
    }

    #[test]
    fn passages_say_what_they_are() {
        let text = "# A\n\nb\n\n- c\n\n  d\n  > e\n\n> f\n\n| g | h |\n|---|---|\n| i | |\n\n### J\nk\n";
        let kinds: Vec<_> = read(text).into_iter().map(|one| (one.segment.text().to_owned(), one.kind)).collect();
        let expected = [
            ("A", PassageKind::Heading(1)),
            ("b", PassageKind::Paragraph),
            ("c", PassageKind::ListItem),
            ("d", PassageKind::ListItem),
            ("e", PassageKind::Quote),
            ("f", PassageKind::Quote),
            ("g", PassageKind::Cell),
            ("h", PassageKind::Cell),
            ("i", PassageKind::Cell),
            ("J", PassageKind::Heading(3)),
            ("k", PassageKind::Paragraph),
        ];
        assert_eq!(kinds, expected.map(|(text, kind)| (text.to_owned(), kind)));
    }

    #[test]
    fn emphasis_becomes_pairs() {
        let found = codes("Run ***it* now** or ~~not~~.");
        let raw: Vec<&str> = found.iter().map(|(raw, _)| raw.as_str()).collect();
        assert_eq!(raw, ["**", "*", "*", "**", "~~", "~~"]);
        let pairs: Vec<_> = found.iter().map(|(_, code)| code.pair.as_deref().unwrap_or("")).collect();
        assert_eq!(pairs, ["1", "2", "2", "1", "3", "3"]);
        let kinds: Vec<_> = found.iter().map(|(_, code)| code.category.as_deref().unwrap_or("")).collect();
        assert_eq!(kinds, ["bold", "italic", "italic", "bold", "strikethrough", "strikethrough"]);
    }

    #[test]
    fn links_are_translated_inside_and_kept_outside() {
        let found =
            codes("See [the *old* page](https://a.example \"T\") and [b][ref] now.\n\n[ref]: https://b.example");
        let raw: Vec<&str> = found.iter().map(|(raw, _)| raw.as_str()).collect();
        assert_eq!(raw, ["[", "*", "*", "](https://a.example \"T\")", "[", "][ref]"]);
        assert_eq!(found[0].1.pair, found[3].1.pair);
        assert_eq!(found[3].1.category.as_deref(), Some("link"));
    }

    #[test]
    fn what_is_not_translated_is_one_code() {
        let found =
            codes("Use `a  b` ![alt *x*](p.png) <https://c.example> <br> x[^n] $x^2$ end\\\nmore\n\n[^n]: note");
        let kinds: Vec<_> = found.iter().map(|(raw, code)| (raw.as_str(), code.kind)).collect();
        assert_eq!(
            kinds,
            [
                ("`a  b`", CodeKind::CodeSpan),
                ("![alt *x*](p.png)", CodeKind::Image),
                ("<https://c.example>", CodeKind::Placeholder),
                ("<br>", CodeKind::Placeholder),
                ("[^n]", CodeKind::Placeholder),
                ("$x^2$", CodeKind::Placeholder),
                ("\\\n", CodeKind::Placeholder),
            ]
        );
    }

    #[test]
    fn escapes_and_entities_are_decoded_with_their_places() {
        let text = "A \\*star\\* &amp; caf&eacute; end";
        let passage = read(text).remove(0);
        assert_eq!(passage.segment.text(), "A *star* & café end");
        let end = passage.segment.text().find("end").unwrap();
        assert_eq!(passage.document_offset(end), text.find("end").unwrap());
        assert!(passage.document_offset(passage.segment.text().len()) <= text.len());
    }

    #[test]
    fn what_follows_a_line_end_stands_on_the_next_line() {
        for text in
            ["The *mill*\nis new. Tin\nmelts.", "> The mill\r\n> is new.\r\n> Tin melts.", "- a\n  Tin\n  melts."]
        {
            let mut bytes = text.as_bytes();
            let options = super::super::ReadOptions::default();
            let document = Markdown.read(&mut Source::new(&mut bytes, &options)).unwrap();
            let passage = &document.passages[0];
            for word in ["is", "new", "Tin", "melts"] {
                let Some(at) = passage.segment.text().find(word) else { continue };
                let written = text.find(word).unwrap();
                let line = 1 + text[..written].matches('\n').count();
                let column = written - text[..written].rfind('\n').map_or(0, |end| end + 1) + 1;
                let place = passage.position(at);
                assert_eq!((place.line, place.column), (line, column), "{word} of {text:?}");
            }
        }
    }

    #[test]
    fn prices_are_no_formulas() {
        assert!(read("It costs US$5-$6 or $7, not $ 8.")[0].segment.codes().is_empty());
    }

    #[test]
    fn only_markup_is_no_passage() {
        assert!(read("![a](b.png)\n\n`code`\n\n---\n").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_document_breaks_it(text in "([-*_`~#>|$!<&\\[\\]().:a1 é\n\\\\]|&amp;|<b>|\r\n|https://a.b|\n\n){0,60}") {
            for passage in passages(&text) {
                for (at, _) in passage.segment.text().char_indices() {
                    proptest::prop_assert!(text.is_char_boundary(passage.document_offset(at)));
                }
                for code in passage.segment.codes() {
                    let at = passage.document_offset(code.span.start);
                    proptest::prop_assert!(text[at..].starts_with(passage.segment.content(code)));
                }
            }
        }
    }
}
