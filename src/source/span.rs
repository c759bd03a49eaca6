//! Places in a text: byte spans, and the line and column that people are shown.

/// A half-open range of bytes in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` for a mere position.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The empty range at `at`.
    pub fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }
}

/// Line and column as editors count them: both from 1, columns in characters (not bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The place of a finding about a whole file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// Finds line and column of byte offsets in one text. Knows `\n`, `\r\n` and `\r` line ends.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes `text`; costs one pass over it.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(i + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(i + 1);
            }
        }
        Self { text, starts }
    }

    /// Line (from 0) that holds the byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of line `line` (from 0), its line end included.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        Span::new(start, end)
    }

    /// The text of line `line` (from 0) without its line end.
    pub fn line_text(&self, line: usize) -> &'t str {
        let span = self.line_span(line);
        self.text[span.start..span.end].trim_end_matches(['\n', '\r'])
    }

    /// Line and column of the byte `offset`. A byte order mark takes no column.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(self.text, offset);
        let line = self.line_of(offset);
        let before = &self.text[self.starts[line]..offset];
        let mark = usize::from(line == 0 && before.starts_with('\u{feff}'));
        Position {
            line: line + 1,
            column: before.chars().count() - mark + 1,
        }
    }
}

/// The largest character boundary at or below `offset`.
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (usize, usize) {
        let offset = text.find(needle).expect("needle is in the text");
        let p = LineIndex::new(text).position(offset);
        (p.line, p.column)
    }

    #[test]
    fn columns_count_characters_after_umlauts_and_emoji() {
        assert_eq!(at("äöü😀x", "x"), (1, 5));
        assert_eq!(at("a: 1\nß: x", "x"), (2, 4));
    }

    #[test]
    fn knows_all_line_ends_and_the_byte_order_mark() {
        assert_eq!(at("a\r\nb\rc\nx", "x"), (4, 1));
        assert_eq!(at("\u{feff}ab", "b"), (1, 2));
    }

    #[test]
    fn lines_come_without_their_end() {
        let index = LineIndex::new("eins\r\nzwei");
        assert_eq!(index.line_text(0), "eins");
        assert_eq!(index.line_text(1), "zwei");
        assert_eq!(index.line_count(), 2);
    }
}
