//! From byte offsets to what people and JSON count in: code points, lines and columns.

use std::ops::Range;

/// A place in a file: line and column, both from 1; the column counts code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// The starts of a text's lines, to place many offsets in it.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`; LF, CR LF and a lone CR end one.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        Lines { text, starts }
    }

    /// Where the byte `offset` stands; one past the end counts as the end. Costs the length of its line.
    pub fn position(&self, offset: usize) -> Position {
        self.walk().position(offset)
    }

    /// The same for many offsets in ascending order: a long line is gone through once.
    pub fn walk(&self) -> Walk<'_, 'a> {
        Walk { lines: self, known: 0, column: 1 }
    }
}

/// Places offsets one after the other.
#[derive(Debug, Clone)]
pub struct Walk<'l, 'a> {
    lines: &'l Lines<'a>,
    /// The offset that was placed last, and its column.
    known: usize,
    column: usize,
}

impl Walk<'_, '_> {
    /// Where the byte `offset` stands.
    pub fn position(&mut self, offset: usize) -> Position {
        let Lines { text, starts } = self.lines;
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts[line - 1];
        let (from, column) =
            if (start..=offset).contains(&self.known) { (self.known, self.column) } else { (start, 1) };
        let steps = text.get(from..offset.min(text.len())).map_or(0, |between| between.chars().count());
        (self.known, self.column) = (offset, column + steps);
        Position { line, column: self.column }
    }
}

/// A byte span of `text` in code points: `[start, end)`.
pub fn code_points(text: &str, span: &Range<usize>) -> [usize; 2] {
    let start = text[..span.start].chars().count();
    [start, start + text[span.start..span.end].chars().count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_code_points() {
        let text = "é\r\nab\rç d";
        let lines = Lines::new(text);
        let at = |needle: char| lines.position(text.find(needle).unwrap());
        assert_eq!(at('é'), Position { line: 1, column: 1 });
        assert_eq!(at('b'), Position { line: 2, column: 2 });
        assert_eq!(at('d'), Position { line: 3, column: 3 });
    }

    #[test]
    fn walking_and_jumping_come_to_the_same_place() {
        let text = "ab çd\n\nef 中文 g\nh";
        let lines = Lines::new(text);
        let mut walk = lines.walk();
        for (offset, _) in text.char_indices() {
            assert_eq!(walk.position(offset), lines.position(offset));
        }
        assert_eq!(walk.position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn spans_are_counted_in_code_points() {
        assert_eq!(code_points("aé😀b", &(3..7)), [2, 3]);
    }
}
