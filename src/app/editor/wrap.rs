//! Soft wrap: a text as rows of a given width.

use super::width::columns;
use crate::content::clean::part;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// One row of the wrapped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Byte offsets; spaces that hang over the edge belong to it, a line end does not.
    pub span: Range<usize>,
    /// Whether the line goes on in the next row.
    pub soft: bool,
}

/// Wraps at words to `width` columns. A space at a soft break hangs over the edge, so no row begins with it; a word
/// longer than a row is cut between graphemes. There is always at least one row.
pub fn wrap(text: &str, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut base = 0;
    for line in text.split('\n') {
        wrap_line(line, base, width, &mut rows);
        base += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, base: usize, width: usize, rows: &mut Vec<Row>) {
    let mut start = 0;
    let mut column = 0;
    // Where the current word begins, and in which column.
    let mut word = (0, 0);
    for (at, grapheme) in graphemes(line) {
        let wide = columns(grapheme);
        if is_space(grapheme) {
            column += wide;
            word = (at + grapheme.len(), column);
            continue;
        }
        while column + wide > width && at > start {
            let (cut, used) = if word.0 > start { word } else { (at, column) };
            rows.push(Row { span: base + start..base + cut, soft: true });
            start = cut;
            column -= used;
            word = (cut, 0);
        }
        column += wide;
    }
    rows.push(Row { span: base + start..base + line.len(), soft: false });
}

/// The row that holds an offset; at a soft break that is the later row.
pub fn row_of(rows: &[Row], at: usize) -> usize {
    rows.partition_point(|row| row.span.start <= at).saturating_sub(1)
}

impl Row {
    /// The last place in the row where a cursor can stand and still belong to it.
    pub fn last(&self, text: &str) -> usize {
        if !self.soft {
            return self.span.end;
        }
        let words = part(text, self.span.clone()).trim_end_matches(is_space_char);
        if words.len() < self.span.len() {
            return self.span.start + words.len();
        }
        graphemes(words).last().map_or(self.span.start, |(at, _)| self.span.start + at)
    }

    /// The column of an offset in the row.
    pub fn column(&self, text: &str, at: usize) -> usize {
        let end = at.clamp(self.span.start, self.span.end);
        graphemes(part(text, self.span.start..end)).map(|(_, grapheme)| columns(grapheme)).sum()
    }

    /// The offset nearest to a column, on the left of the grapheme that covers it.
    pub fn at_column(&self, text: &str, column: usize) -> usize {
        let last = self.last(text);
        let mut used = 0;
        for (at, grapheme) in graphemes(part(text, self.span.start..last)) {
            used += columns(grapheme);
            if used > column {
                return self.span.start + at;
            }
        }
        last
    }
}

/// The graphemes of a text with their byte offsets; plain ASCII is not worth asking the tables for.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let plain = text.is_ascii() && !text.contains('\r');
    let bytes = plain.then(|| (0..text.len()).map(|at| (at, part(text, at..at + 1))));
    let clusters = (!plain).then(|| text.grapheme_indices(true));
    bytes.into_iter().flatten().chain(clusters.into_iter().flatten())
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(is_space_char)
}

fn is_space_char(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|row| text.get(row.span).unwrap()).collect()
    }

    #[test]
    fn words_stay_whole_and_the_space_hangs() {
        assert_eq!(rows("my manager asked", 10), ["my manager ", "asked"]);
        assert_eq!(rows("my manager asked", 12), ["my manager ", "asked"]);
        assert_eq!(rows("a    b", 2), ["a    ", "b"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_cut() {
        assert_eq!(rows("ab abcdefgh", 4), ["ab ", "abcd", "efgh"]);
        assert_eq!(rows("漢字漢字", 3), ["漢", "字", "漢", "字"]);
        assert_eq!(rows("漢", 1), ["漢"]);
    }

    #[test]
    fn line_ends_make_rows_of_their_own() {
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("a\n\nb\n", 5), ["a", "", "b", ""]);
    }

    #[test]
    fn the_cursor_at_a_soft_break_belongs_to_the_next_row() {
        let wrapped = wrap("my manager asked", 10);
        assert_eq!([9, 10, 11].map(|at| row_of(&wrapped, at)), [0, 0, 1]);
        assert_eq!(wrapped[0].last("my manager asked"), 10);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in "[ a-z漢\n\u{301}👩\u{200d}\u{ff9e}]{0,60}|\\PC{0,40}", width in 1usize..20) {
            let wrapped = wrap(&text, width);
            let mut at = 0;
            for (i, row) in wrapped.iter().enumerate() {
                prop_assert_eq!(row.span.start, at);
                let told = text.get(row.span.clone()).unwrap();
                let fits = told.trim_end_matches(is_space_char);
                let used: usize = graphemes(fits).map(|(_, g)| columns(g)).sum();
                prop_assert!(used <= width || graphemes(fits).count() == 1, "{:?}", told);
                at = row.span.end + usize::from(!row.soft && i + 1 < wrapped.len());
                let last = row.last(&text);
                prop_assert!(text.is_char_boundary(last) && row_of(&wrapped, last) == i);
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
