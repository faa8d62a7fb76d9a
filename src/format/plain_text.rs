//! Plain text.
//!
//! Blank lines part blocks. In a block a line is a passage, unless the block is hard-wrapped, as mail and old manuals
//! are: then its lines are joined by one space each. A list item starts a passage of its own, without its marker. A
//! short line that stands alone above something and ends without a mark is a heading.

use super::text_passage::{TextPassage, document};
use super::xml::foreign_markup;
use super::{Document, DocumentReader, Format, Head, ReadError, Source};
use crate::model::passage::PassageKind;
use crate::model::segment::Segment;
use crate::text::function_words::is_function_word;

/// Plain text.
pub(super) struct PlainText;

impl Format for PlainText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn title(&self) -> &'static str {
        "plain text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    /// Whatever no other format claims is text, unless it says that it is markup.
    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && foreign_markup(&head.text).is_none()
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }
}

/// One line without the white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// The byte of the document it starts at.
    at: usize,
}

impl DocumentReader for PlainText {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        let text = source.text()?;
        Ok(document(&text, passages(&text), &[]))
    }
}

fn passages(text: &str) -> Vec<TextPassage> {
    let mut found = Vec::new();
    // The lines since the last blank line or list marker.
    let mut run: Vec<Line<'_>> = Vec::new();
    let mut kind = PassageKind::Paragraph;
    let mut at = 0;
    for raw in text.split(['\n', '\r']) {
        let line = Line { text: raw.trim(), at: at + (raw.len() - raw.trim_start().len()) };
        at += raw.len() + 1;
        // CR LF gives an empty piece between the two, which is no blank line.
        let inside_line_end = raw.is_empty() && is_cr_lf(text, at);
        if inside_line_end {
            continue;
        }
        let marker = marker_length(line.text);
        if line.text.is_empty() || marker > 0 {
            finish(&mut run, kind, &mut found);
            kind = if marker > 0 { PassageKind::ListItem } else { PassageKind::Paragraph };
        }
        if !line.text.is_empty() {
            run.push(Line { text: &line.text[marker..], at: line.at + marker });
        }
    }
    finish(&mut run, kind, &mut found);
    keep_headings(&mut found);
    found
}

/// How many headings follow each other at most; more of them are a list of names or the like.
const MOST_HEADINGS: usize = 2;

/// A heading has something below it.
fn keep_headings(passages: &mut [TextPassage]) {
    let is_heading = |one: &TextPassage| matches!(one.kind, PassageKind::Heading(_));
    let mut rest = passages;
    while let Some(start) = rest.iter().position(is_heading) {
        let count = rest[start..].iter().take_while(|one| is_heading(one)).count();
        if count > MOST_HEADINGS || start + count == rest.len() {
            rest[start..start + count].iter_mut().for_each(|one| one.kind = PassageKind::Paragraph);
        }
        rest = &mut rest[start + count..];
    }
}

/// The longest heading, in characters and words.
const LONGEST_HEADING: (usize, usize) = (80, 12);

/// Whether a line that stands alone between blank ones reads as a heading. How deep it is cannot be told.
fn is_heading(line: &str) -> bool {
    let (characters, words) = LONGEST_HEADING;
    let starts = line.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    starts
        && line.chars().take(characters + 1).count() <= characters
        && line.split_whitespace().count() <= words
        && line.ends_with(char::is_alphanumeric)
}

/// Whether the separator before the byte `after` is the LF of a CR LF.
fn is_cr_lf(text: &str, after: usize) -> bool {
    after >= 2 && text.as_bytes().get(after - 2..after) == Some(b"\r\n")
}

fn finish(run: &mut Vec<Line<'_>>, kind: PassageKind, passages: &mut Vec<TextPassage>) {
    let kind = match run.as_slice() {
        [only] if kind == PassageKind::Paragraph && is_heading(only.text) => PassageKind::Heading(1),
        _ => kind,
    };
    if is_hard_wrapped(run) {
        passages.push(joined(run, kind));
    } else {
        passages.extend(run.iter().map(|line| joined(std::slice::from_ref(line), kind)));
    }
    run.clear();
}

/// Whether the lines are one paragraph that was broken to fit a width: at least a third of its line ends stand in the
/// middle of a sentence. (One such end among many is a slip in a list of sentences, and joining all would be worse.)
fn is_hard_wrapped(lines: &[Line<'_>]) -> bool {
    let goes_on = |pair: &&[Line<'_>]| {
        ends_open(pair[0].text) && (starts_small(pair[1].text) || ends_before_a_word(pair[0].text))
    };
    let broken = lines.windows(2).filter(goes_on).count();
    broken > 0 && 3 * broken >= lines.len() - 1
}

/// Whether the line ends in a comma or in a word that never ends a sentence, such as `the` or `ya`.
fn ends_before_a_word(line: &str) -> bool {
    line.ends_with(',') || line.rsplit(' ').next().is_some_and(is_function_word)
}

fn ends_open(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '\'', ')', ']', '\u{201D}', '\u{2019}', '»']);
    !end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：'])
}

fn starts_small(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

fn joined(lines: &[Line<'_>], kind: PassageKind) -> TextPassage {
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    let mut anchors = Vec::with_capacity(lines.len());
    for line in lines {
        if !text.is_empty() {
            text.push(' ');
        }
        anchors.push((text.len(), line.at));
        text.push_str(line.text);
    }
    TextPassage { kind, segment: Segment::plain(text), anchors }
}

/// The bytes of a list marker (`- `, `• `, `12. `, `a) `) and the blanks after it; 0: there is none.
fn marker_length(line: &str) -> usize {
    let after = if let Some(rest) = line.strip_prefix(['-', '*', '•', '◦', '▪', '‣', '·']) {
        rest
    } else {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let rest = &line[digits..];
        match digits {
            1..=3 => rest.strip_prefix(['.', ')']).unwrap_or(""),
            0 => rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).and_then(|r| r.strip_prefix(')')).unwrap_or(""),
            _ => "",
        }
    };
    let item = after.trim_start();
    if item.is_empty() || item.len() == after.len() { 0 } else { line.len() - item.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = passages(text);
        for passage in &found {
            for (at, c) in passage.segment.text().char_indices().filter(|(_, c)| *c != ' ') {
                assert!(text[passage.document_offset(at)..].starts_with(c), "{c} of {text:?}");
            }
        }
        found.into_iter().map(|passage| passage.segment.text().to_owned()).collect()
    }

    #[test]
    fn a_name_at_the_start_of_a_line_does_not_end_a_wrapped_paragraph() {
        assert_eq!(
            read("The plant was built by the\nTanzanian company in\nDar es Salaam. It is new."),
            ["The plant was built by the Tanzanian company in Dar es Salaam. It is new."]
        );
        assert_eq!(read("Dar es Salaam\nArusha\nMwanza"), ["Dar es Salaam", "Arusha", "Mwanza"]);
    }

    #[test]
    fn passages_say_what_they_are() {
        use PassageKind::{Heading, ListItem, Paragraph};
        let text = "The furnace\n\nIt is hot.\nIt is new.\n\nParts:\n- hearth\n- roof of the\n  furnace\n\nMore.\n\n\
                    no heading\n\nThe last line";
        let kinds: Vec<_> = passages(text).iter().map(|one| one.kind).collect();
        let expected =
            [Heading(1), Paragraph, Paragraph, Paragraph, ListItem, ListItem, Paragraph, Paragraph, Paragraph];
        assert_eq!(kinds, expected, "{:?}", passages(text));
    }

    #[test]
    fn lines_are_passages() {
        assert_eq!(
            read("Heading\n\n  First sentence. \nSecond one.\r\n\r\nThird."),
            ["Heading", "First sentence.", "Second one.", "Third."]
        );
        assert!(read(" \n\n\t").is_empty());
    }

    #[test]
    fn cr_lf_and_cr_end_lines() {
        assert_eq!(read("One\r\nTwo\rThree\r\n\r\nFour"), ["One", "Two", "Three", "Four"]);
        assert_eq!(read("a long\r\nline here"), ["a long line here"]);
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        assert_eq!(
            read("Aluminium is a light\n metal. It is made from\nbauxite.\n\nNext."),
            ["Aluminium is a light metal. It is made from bauxite.", "Next."]
        );
        assert_eq!(read("well-\nknown"), ["well- known"]);
    }

    #[test]
    fn one_slip_does_not_join_a_list_of_sentences() {
        let text = "One.\nTwo.\nThree\nfour.\nFive.\nSix.\nSeven.";
        assert_eq!(read(text).len(), 7);
    }

    #[test]
    fn list_items_start_passages_without_their_markers() {
        assert_eq!(
            read("We need:\n- copper\n* tin\n• zinc and\n  lead\n1. first\n2) second\na) letter"),
            ["We need:", "copper", "tin", "zinc and lead", "first", "second", "letter"]
        );
    }

    #[test]
    fn what_only_resembles_a_marker_stays() {
        assert_eq!(read("-5 degrees\n1.5 metres\n-\n2024. Mwaka"), ["-5 degrees", "1.5 metres", "-", "2024. Mwaka"]);
    }

    #[test]
    fn a_very_long_line_is_read_once() {
        let text = "neno ".repeat(1_000_000);
        assert_eq!(read_length(&text), text.len() - 1);
    }

    fn read_length(text: &str) -> usize {
        passages(text)[0].segment.text().len()
    }
}
