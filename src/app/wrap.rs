//! Text broken into rows at words.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The rows of a text on a screen `width` columns wide, as byte ranges into it. Line breaks in the text break the
/// row; a word that is wider than a row is cut between graphemes; spaces at the end of a row belong to no row.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        wrap_line(line, line_start, width, &mut rows);
        line_start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    let mut row = 0..0;
    let mut used = 0;
    let mut at = 0;
    for word in line.split(' ') {
        let gap = at - row.end;
        if !word.is_empty() {
            if used + gap + word.width() > width {
                if row.end > row.start {
                    rows.push(offset + row.start..offset + row.end);
                }
                row = at..at;
                used = 0;
                for (i, grapheme) in word.grapheme_indices(true) {
                    if used > 0 && used + grapheme.width() > width {
                        rows.push(offset + row.start..offset + at + i);
                        row.start = at + i;
                        used = 0;
                    }
                    used += grapheme.width();
                }
            } else {
                used += gap + word.width();
            }
            row.end = at + word.len();
        }
        at += word.len() + 1;
    }
    rows.push(offset + row.start..offset + row.end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_at_words_and_keep_their_punctuation() {
        assert_eq!(rows("I noticed it, and escalated.", 10), ["I noticed", "it, and", "escalated."]);
        assert_eq!(rows("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(rows("", 10), [""]);
    }

    #[test]
    fn a_word_wider_than_the_row_is_cut() {
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("日本語", 4), ["日本", "語"]);
    }

    proptest! {
        #[test]
        fn rows_hold_all_words_and_fit(text in "[a-z日 .,\n]{0,60}", width in 2_usize..20) {
            let rows = rows(&text, width);
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&rows.concat()), squeeze(&text));
            for row in rows {
                prop_assert!(row.width() <= width, "{:?} is wider than {}", row, width);
            }
        }
    }
}
