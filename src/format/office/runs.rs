//! The runs of one paragraph, and the segment they make.
//!
//! Word processors cut a paragraph into many runs that look alike; only where the look changes is there a code. What
//! all of a paragraph has in common (a bold heading) is no change. Codes are named as in HTML, for people to read.

use crate::model::segment::{CodeKind, Segment, SegmentBuilder};

/// How text looks, as far as a translation has to follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Look {
    pub(in crate::format) bold: bool,
    pub(in crate::format) italic: bool,
    /// In code type, which is not translated.
    pub(in crate::format) code: bool,
    /// The number of the link it is a part of; 0: none.
    pub(in crate::format) link: usize,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String, Look),
    /// Its kind, content and category, and the link it is a part of.
    Code(CodeKind, &'static str, &'static str, usize),
}

/// The runs of a paragraph, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    pieces: Vec<Piece>,
    /// The bytes of all text.
    pub(super) length: usize,
}

/// A pair that can be open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Link(usize),
    Bold,
    Italic,
}

impl Mark {
    /// The start tag, the end tag, and what it is called.
    fn tags(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Mark::Link(_) => ("<a>", "</a>", "link"),
            Mark::Bold => ("<b>", "</b>", "bold"),
            Mark::Italic => ("<i>", "</i>", "italic"),
        }
    }
}

impl Runs {
    pub(super) fn text(&mut self, text: &str, look: Look) {
        self.length += text.len();
        match self.pieces.last_mut() {
            Some(Piece::Text(last, before)) if *before == look => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece::Text(text.to_owned(), look)),
        }
    }

    /// A code that stands alone.
    pub(super) fn code(&mut self, kind: CodeKind, content: &'static str, category: &'static str, link: usize) {
        self.length += content.len();
        self.pieces.push(Piece::Code(kind, content, category, link));
    }

    /// The segment; `None` where there is nothing to translate.
    pub(super) fn finish(mut self) -> Option<Segment> {
        self.trim();
        self.calm_blanks();
        self.take_out_common();
        let mut writer = Writer::default();
        let mut pieces = self.pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Code(kind, content, category, link) => {
                    if writer.link() != link {
                        writer.go_to(Look { link, ..Look::default() });
                    }
                    let code = writer.segment.push_code(kind, content);
                    code.category = Some(category.to_owned());
                }
                Piece::Text(text, look) if look.code => {
                    writer.go_to(look);
                    let mut code = text;
                    // Bold inside code is no change.
                    while let Some(Piece::Text(more, _)) = pieces
                        .next_if(|next| matches!(next, Piece::Text(_, next) if next.code && next.link == look.link))
                    {
                        code.push_str(&more);
                    }
                    writer.segment.push_code(CodeKind::CodeSpan, &code);
                }
                Piece::Text(text, look) => {
                    writer.go_to(look);
                    writer.segment.push_text(&text);
                }
            }
        }
        writer.go_to(Look::default());
        let segment = writer.segment.finish();
        (!segment.is_blank()).then_some(segment)
    }

    /// Takes the white space off both ends.
    fn trim(&mut self) {
        let trim_end: fn(&str) -> &str = str::trim_end;
        for (backwards, trim) in [(false, str::trim_start as fn(&str) -> &str), (true, trim_end)] {
            if backwards {
                self.pieces.reverse();
            }
            for piece in &mut self.pieces {
                let Piece::Text(text, _) = piece else { break };
                *text = trim(text).to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            if backwards {
                self.pieces.reverse();
            }
        }
        self.pieces.retain(|piece| !matches!(piece, Piece::Text(text, _) if text.is_empty()));
    }

    /// White space looks like the text before it, where that after it looks the same, and else like nothing.
    fn calm_blanks(&mut self) {
        for at in 0..self.pieces.len() {
            let look = |at: Option<usize>| match at.and_then(|at| self.pieces.get(at)) {
                Some(Piece::Text(_, look)) => Some(*look),
                _ => None,
            };
            let (before, after) = (look(at.checked_sub(1)), look(Some(at + 1)));
            if let Piece::Text(text, look) = &mut self.pieces[at]
                && text.trim().is_empty()
            {
                *look = match (before, after) {
                    (Some(before), Some(after)) if before == after => before,
                    _ => Look { link: look.link, ..Look::default() },
                };
            }
        }
        let pieces = std::mem::take(&mut self.pieces);
        for piece in pieces {
            match piece {
                Piece::Text(text, look) => self.text(&text, look),
                code => self.pieces.push(code),
            }
        }
    }

    /// What all of the text has in common is no change.
    fn take_out_common(&mut self) {
        let looks = || {
            self.pieces.iter().filter_map(|piece| match piece {
                Piece::Text(text, look) if !text.trim().is_empty() => Some(*look),
                _ => None,
            })
        };
        let (bold, italic, code) =
            (looks().all(|look| look.bold), looks().all(|look| look.italic), looks().all(|look| look.code));
        for piece in &mut self.pieces {
            if let Piece::Text(_, look) = piece {
                look.bold &= !bold;
                look.italic &= !italic;
                look.code &= !code;
            }
        }
    }
}

/// Puts the segment together.
#[derive(Default)]
struct Writer {
    segment: SegmentBuilder,
    open: Vec<(Mark, String)>,
    pairs: usize,
}

impl Writer {
    /// The link that is open; 0: none.
    fn link(&self) -> usize {
        let link = self.open.iter().find_map(|(mark, _)| if let Mark::Link(link) = mark { Some(*link) } else { None });
        link.unwrap_or(0)
    }

    /// Closes and opens pairs until what follows looks like `look`.
    fn go_to(&mut self, look: Look) {
        let wanted = |mark: Mark| match mark {
            Mark::Link(link) => look.link == link,
            Mark::Bold => look.bold && !look.code,
            Mark::Italic => look.italic && !look.code,
        };
        let keep = self.open.iter().take_while(|(mark, _)| wanted(*mark)).count();
        while self.open.len() > keep {
            if let Some((mark, pair)) = self.open.pop() {
                self.push(CodeKind::End, mark, pair);
            }
        }
        for mark in [Mark::Link(look.link), Mark::Bold, Mark::Italic] {
            let is_open = self.open.iter().any(|(open, _)| *open == mark);
            if mark != Mark::Link(0) && wanted(mark) && !is_open {
                self.pairs += 1;
                let pair = self.pairs.to_string();
                self.push(CodeKind::Start, mark, pair.clone());
                self.open.push((mark, pair));
            }
        }
    }

    fn push(&mut self, kind: CodeKind, mark: Mark, pair: String) {
        let (start, end, category) = mark.tags();
        let code = self.segment.push_code(kind, if kind == CodeKind::Start { start } else { end });
        (code.pair, code.category) = (Some(pair), Some(category.to_owned()));
    }
}

/// Whether the font called `name` is one that code is set in.
pub(in crate::format) fn is_code_font(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.into_iter().any(|word| {
        matches!(word, "mono" | "monospace" | "monospaced" | "consolas" | "courier" | "menlo" | "monaco" | "code")
            || matches!(word, "freemono" | "sfmono" | "inconsolata" | "typewriter" | "fixedsys" | "terminal")
    }) || name.contains("lucida console")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Look = Look { bold: true, italic: false, code: false, link: 0 };
    const PLAIN: Look = Look { bold: false, italic: false, code: false, link: 0 };
    const CODE: Look = Look { bold: false, italic: false, code: true, link: 0 };

    fn segment(runs: &[(&str, Look)]) -> Option<Segment> {
        let mut all = Runs::default();
        runs.iter().for_each(|(text, look)| all.text(text, *look));
        all.finish()
    }

    fn text(runs: &[(&str, Look)]) -> String {
        segment(runs).map(|segment| segment.text().to_owned()).unwrap_or_default()
    }

    #[test]
    fn only_changes_are_codes() {
        assert_eq!(
            text(&[("Run ", PLAIN), ("the ", PLAIN), ("hot", BOLD), (" mill", PLAIN)]),
            "Run the <b>hot</b> mill"
        );
        assert_eq!(text(&[("All ", BOLD), ("bold", BOLD)]), "All bold");
        assert_eq!(
            text(&[("All", BOLD), (" ", PLAIN), ("bold", BOLD), (" ", PLAIN), ("no", PLAIN)]),
            "<b>All bold</b> no"
        );
        assert_eq!(text(&[("  x", PLAIN), (" ", BOLD), (" ", PLAIN)]), "x");
    }

    #[test]
    fn pairs_are_nested() {
        let both = Look { italic: true, ..BOLD };
        let italic = Look { bold: false, ..both };
        let linked = Look { link: 1, ..BOLD };
        let runs =
            [("a", BOLD), ("b", both), ("c", italic), ("d", PLAIN), ("e", linked), ("f", Look { link: 2, ..PLAIN })];
        let segment = segment(&runs).unwrap();
        assert_eq!(segment.text(), "<b>a<i>b</i></b><i>c</i>d<a><b>e</b></a><a>f</a>");
        let pairs: Vec<_> = segment.codes().iter().map(|code| code.pair.as_deref().unwrap()).collect();
        assert_eq!(pairs, ["1", "2", "2", "1", "3", "3", "4", "5", "5", "4", "6", "6"]);
    }

    #[test]
    fn code_is_a_span_and_code_alone_is_text() {
        let found =
            segment(&[("Type ", PLAIN), ("ls ", CODE), ("-l", Look { bold: true, ..CODE }), (".", PLAIN)]).unwrap();
        assert_eq!((found.codes().len(), found.content(&found.codes()[0])), (1, "ls -l"));
        let found = segment(&[("A letter in Courier.", CODE)]).unwrap();
        assert!(found.codes().is_empty());
    }

    #[test]
    fn code_fonts_are_known() {
        for font in ["Courier New", "DejaVu Sans Mono", "Consolas", "JetBrains Mono", "Source Code Pro", "monospace"] {
            assert!(is_code_font(font), "{font}");
        }
        for font in ["Calibri", "Monotype Corsiva", "Times New Roman", "Lucida Sans"] {
            assert!(!is_code_font(font), "{font}");
        }
    }
}
